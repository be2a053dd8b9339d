//! A scan of a markup before it is split into tokens: tags with too many attributes, and what is
//! never closed.
//!
//! It knows tags, comments and elements of raw text, and nothing of what they mean. Linear in the
//! markup.

use std::ops::Range;

use super::element;
use super::tokens::Dialect;

/// Attributes of one tag that are read; those after them are dropped, as no page needs them.
const MOST_ATTRIBUTES: usize = 1_000;

/// What the scan found.
#[derive(Debug, Default)]
pub(super) struct Outline {
    /// Bytes of the markup that hold attributes beyond the limit, in order.
    pub(super) excess: Vec<Range<usize>>,
    /// What swallows the rest of the markup.
    pub(super) unclosed: Option<Unclosed>,
}

/// A comment or element of raw text without an end.
#[derive(Debug)]
pub(super) struct Unclosed {
    /// Name of the element; none for a comment.
    pub(super) name: Option<String>,
    /// Where it begins.
    pub(super) start: usize,
    /// Where what it swallows begins.
    pub(super) inside: usize,
}

impl Outline {
    /// Scans a markup.
    pub(super) fn of(markup: &str, dialect: Dialect) -> Self {
        let mut outline = Self::default();
        let mut at = 0;
        while let Some(found) = markup[at..].find('<') {
            let start = at + found;
            let rest = &markup[start..];
            at = if rest.starts_with("<!--") {
                let Some(end) = end_of_comment(rest) else {
                    outline.unclosed = Some(Unclosed { name: None, start, inside: start + 4 });
                    return outline;
                };
                start + end
            } else if let Some(end) = end_of_declaration(rest, dialect) {
                start + end
            } else if begins_tag(&rest[1..]) {
                let tag = Tag::read(rest);
                outline.cut(start, &tag);
                let inside = start + tag.end;
                let name = tag.name.to_ascii_lowercase();
                if !tag.is_whole || !element::is_raw(&name, dialect, tag.closes_itself) {
                    inside
                } else if name == "plaintext" {
                    return outline;
                } else if let Some(end) = end_of_raw(&markup[inside..], &name) {
                    inside + end
                } else {
                    outline.unclosed = Some(Unclosed { name: Some(name), start, inside });
                    return outline;
                }
            } else if rest[1..].starts_with('/') && begins_tag(&rest[2..]) {
                let tag = Tag::read(&rest[1..]);
                outline.cut(start + 1, &tag);
                start + 1 + tag.end
            } else {
                start + 1
            };
        }
        outline
    }

    fn cut(&mut self, start: usize, tag: &Tag) {
        if let Some(excess) = &tag.excess {
            self.excess.push(start + excess.start..start + excess.end);
        }
    }
}

fn begins_tag(text: &str) -> bool {
    text.starts_with(|next: char| next.is_ascii_alphabetic())
}

/// Returns the bytes of the declaration, instruction or CDATA section that a text begins with.
fn end_of_declaration(text: &str, dialect: Dialect) -> Option<usize> {
    let is_section = dialect == Dialect::Xml && text.starts_with("<![CDATA[");
    let end = if is_section { "]]>" } else { ">" };
    let is_any = text.starts_with("<!") || text.starts_with("<?");
    is_any.then(|| text.find(end).map_or(text.len(), |found| found + end.len()))
}

/// Returns the bytes of the comment that a text begins with.
fn end_of_comment(text: &str) -> Option<usize> {
    let inside = &text[4..];
    // `<!-->` and `<!--->` are whole comments.
    if inside.starts_with('>') {
        return Some(5);
    }
    if inside.starts_with("->") {
        return Some(6);
    }
    let mut closers = inside.match_indices('>').map(|(index, _)| index);
    let end = closers.find(|end| {
        let before = &inside[..*end];
        before.ends_with("--") || before.ends_with("--!")
    });
    end.map(|end| end + 5)
}

/// Returns where the end tag of an element of raw text begins.
fn end_of_raw(text: &str, name: &str) -> Option<usize> {
    text.match_indices("</").map(|(index, _)| index).find(|index| {
        let tag = &text.as_bytes()[index + 2..];
        tag.get(..name.len()).is_some_and(|found| found.eq_ignore_ascii_case(name.as_bytes()))
            && tag.get(name.len()).is_some_and(|next| b" \t\r\n\x0c/>".contains(next))
    })
}

/// A tag as it is written.
struct Tag<'t> {
    name: &'t str,
    /// Bytes up to its end, or to the end of the text.
    end: usize,
    is_whole: bool,
    closes_itself: bool,
    excess: Option<Range<usize>>,
}

impl<'t> Tag<'t> {
    /// Reads the tag that a text begins with.
    fn read(text: &'t str) -> Self {
        let bytes = text.as_bytes();
        let is_space = |byte: u8| b" \t\r\n\x0c".contains(&byte);
        let skip = |from: usize, stops: &dyn Fn(u8) -> bool| {
            let length = bytes[from..].iter().position(|byte| stops(*byte));
            length.map_or(bytes.len(), |length| from + length)
        };
        let name_end = skip(1, &|byte| is_space(byte) || byte == b'/' || byte == b'>');
        let mut at = name_end;
        let (mut count, mut excess) = (0, None);
        let mut closes_itself = false;
        loop {
            at = skip(at, &|byte| !is_space(byte));
            match bytes.get(at) {
                None | Some(b'>') => break,
                Some(b'/') => {
                    closes_itself = bytes.get(at + 1) == Some(&b'>');
                    at += 1;
                    continue;
                }
                Some(_) => {}
            }
            count += 1;
            let start = at;
            // A name may begin with `=`.
            at = skip(at + 1, &|byte| is_space(byte) || matches!(byte, b'/' | b'>' | b'='));
            let value = skip(at, &|byte| !is_space(byte));
            if bytes.get(value) == Some(&b'=') {
                at = skip(value + 1, &|byte| !is_space(byte));
                at = match bytes.get(at) {
                    Some(quote @ (b'"' | b'\'')) => {
                        (skip(at + 1, &|byte| byte == *quote) + 1).min(bytes.len())
                    }
                    _ => skip(at, &|byte| is_space(byte) || byte == b'>'),
                };
            }
            if count > MOST_ATTRIBUTES {
                excess = Some(excess.map_or(start, |range: Range<usize>| range.start)..at);
            }
        }
        let is_whole = at < bytes.len();
        let end = (at + 1).min(bytes.len());
        Self { name: &text[1..name_end], end, is_whole, closes_itself, excess }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn excess_of(markup: &str) -> Vec<&str> {
        let outline = Outline::of(markup, Dialect::Html);
        outline.excess.into_iter().map(|range| &markup[range]).collect()
    }

    #[test]
    fn attributes_beyond_the_limit_are_cut() {
        let thousand: String = (0..1_000).map(|index| format!(" a{index}=\"x > y\"")).collect();
        assert!(excess_of(&format!("<p{thousand}>text")).is_empty());
        assert_eq!(excess_of(&format!("<p{thousand} b c='>' />text")), ["b c='>'"]);
        assert!(excess_of(&format!("<!-- <p{thousand} b c='>' />text -->")).is_empty());
        assert!(excess_of(&format!("<script> <p{thousand} b c='>' />text</script>")).is_empty());
    }

    #[test]
    fn what_is_never_closed_is_found() {
        let unclosed = |markup: &str| {
            let found = Outline::of(markup, Dialect::Html).unclosed;
            found.map(|found| (found.name.unwrap_or_default(), found.start))
        };
        assert_eq!(unclosed("<p>a<script>b</scripts>"), Some(("script".into(), 4)));
        assert_eq!(unclosed("<p>a<!-- b --c>"), Some((String::new(), 4)));
        assert_eq!(unclosed("<STYLE>a</Style ><!--><!---><!-- a ---><!--a--!>"), None);
        assert_eq!(unclosed("<!x <style><? <script>a"), None);
        let section = Outline::of("<![CDATA[ <script> ]]>", Dialect::Xml);
        assert!(section.unclosed.is_none());
        assert_eq!(unclosed("<p title='<!--'>1 < 2"), None);
    }
}
