//! Tags of HTML and of JSX, and what they do to the text around them.

use std::collections::HashSet;

use zhen_text::BlockKind;

use super::brace;
use super::inline::near_line;

/// A tag at the beginning of a text.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Tag<'t> {
    /// Its name as written; empty for the `<>` of JSX.
    pub(super) name: &'t str,
    /// Whether it is `</name>`.
    pub(super) is_end: bool,
    /// Whether it is `<name/>`.
    pub(super) is_empty: bool,
    /// Bytes from `<` to `>`.
    pub(super) length: usize,
}

/// What a tag does to the text around it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Effect {
    /// It stands inside of a sentence.
    Inline,
    /// It breaks the line.
    LineBreak,
    /// It begins or ends a block.
    Block,
    /// Its content is no text.
    Code,
    /// Nobody but its program knows; alone on its line it is a block.
    Unknown,
}

const INLINE: &str = " a abbr b bdi bdo big cite code data del dfn em font i img input ins kbd \
    label mark q rp rt ruby s samp small span strike strong sub sup time tt u var wbr ";
const BLOCK: &str = " address article aside blockquote body caption center col colgroup dd details \
    dialog dir div dl dt fieldset figcaption figure footer form frame frameset h1 h2 h3 h4 h5 h6 \
    head header hr html legend li link main menu meta nav ol optgroup option p picture section \
    summary table tbody td tfoot th thead title tr ul ";
const CODE: &str = " pre script style svg math textarea ";
/// Elements that are known, and do nothing that matters here.
const OTHER: &str = " acronym applet area audio base basefont bgsound blink br button canvas \
    datalist embed hgroup iframe image isindex keygen map marquee meter nobr noembed noframes \
    noscript object output param plaintext portal progress rb rtc search select selectedcontent \
    slot source template track video xmp ";

/// Tells whether a name is in a list of names between spaces.
fn is_in(names: &str, name: &str) -> bool {
    names.split(' ').any(|known| known == name)
}

impl Tag<'_> {
    /// Tells what the tag does to the text around it.
    pub(super) fn effect(&self) -> Effect {
        if self.is_component() {
            return Effect::Unknown;
        }
        let name = self.name.to_ascii_lowercase();
        match name.as_str() {
            "" => Effect::Unknown,
            "br" => Effect::LineBreak,
            _ if is_in(INLINE, &name) => Effect::Inline,
            _ if is_in(BLOCK, &name) => Effect::Block,
            _ if is_in(CODE, &name) => Effect::Code,
            _ => Effect::Unknown,
        }
    }

    /// Tells whether this is an element of HTML.
    pub(super) fn is_element(&self) -> bool {
        let is_other = || is_in(OTHER, &self.name.to_ascii_lowercase());
        self.effect() != Effect::Unknown || !self.is_component() && is_other()
    }

    /// Tells whether this is a component of JSX or Vue, such as `<TabItem>`: `<TABLE>` is none.
    pub(super) fn is_component(&self) -> bool {
        self.name.starts_with(|c: char| c.is_ascii_uppercase())
            && self.name.contains(|c: char| c.is_ascii_lowercase())
    }

    /// Finds the kind of the blocks in the element, given that of the blocks around it.
    pub(super) fn kind_inside(&self, around: Option<BlockKind>) -> Option<BlockKind> {
        let name = self.name.to_ascii_lowercase();
        let kind = match name.as_str() {
            "p" | "div" | "center" => return around,
            "td" | "th" => BlockKind::TableCell,
            "li" | "dt" | "dd" => BlockKind::ListItem,
            "caption" | "figcaption" => BlockKind::Caption,
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => {
                BlockKind::Heading(name.as_bytes()[1] - b'0')
            }
            _ => return None,
        };
        (!self.is_end).then_some(kind)
    }
}

/// Finds the names that stand in end tags: `</name`.
pub(super) fn closed_names(text: &str) -> HashSet<&str> {
    let is_in_name = |c: char| c.is_ascii_alphanumeric() || "._:-".contains(c);
    let rests = text.match_indices("</").map(|(at, _)| &text[at + 2..]);
    rests.map(|rest| &rest[..rest.find(|c| !is_in_name(c)).unwrap_or(rest.len())]).collect()
}

/// Reads the tag that a text begins with; also returns how many bytes were looked at.
///
/// Attributes may have values in braces, as in JSX. No tag of HTML goes on after a blank line.
pub(super) fn parse(text: &str) -> (Option<Tag<'_>>, usize) {
    let bytes = text.as_bytes();
    let is_end = bytes.get(1) == Some(&b'/');
    let name_start = 1 + usize::from(is_end);
    let name_length = bytes[name_start.min(bytes.len())..]
        .iter()
        .take_while(|byte| byte.is_ascii_alphanumeric() || b"._:-".contains(byte))
        .count();
    let name_end = name_start + name_length;
    if name_length == 0 {
        let tag = Tag { name: "", is_end, is_empty: false, length: name_end + 1 };
        return ((bytes.get(name_end) == Some(&b'>')).then_some(tag), name_end);
    }
    if !bytes[name_start].is_ascii_alphabetic() {
        return (None, name_end);
    }
    let name = &text[name_start..name_end];
    let may_have_blank_lines = bytes[name_start].is_ascii_uppercase() || name.contains('.');
    let mut at = name_end;
    loop {
        let spaces = bytes[at..].iter().take_while(|byte| byte.is_ascii_whitespace()).count();
        let gap = &bytes[at..at + spaces];
        if !may_have_blank_lines && gap.iter().filter(|&&byte| byte == b'\n').count() > 1 {
            return (None, at);
        }
        at += spaces;
        match bytes.get(at) {
            Some(b'>') => {
                let length = at + 1;
                return (Some(Tag { name, is_end, is_empty: false, length }), length);
            }
            Some(b'/') if bytes.get(at + 1) == Some(&b'>') => {
                let length = at + 2;
                return (Some(Tag { name, is_end, is_empty: true, length }), length);
            }
            // A spread of attributes: `{...properties}`.
            Some(b'{') => {
                let (length, looked_at) = brace::balanced(&text[at..]);
                match length {
                    Some(length) => at += length,
                    None => return (None, at + looked_at),
                }
            }
            Some(&byte) if spaces > 0 && !is_end && is_attribute_start(byte) => {
                match attribute(text, at, may_have_blank_lines) {
                    Ok(end) => at = end,
                    Err(looked_at) => return (None, looked_at),
                }
            }
            _ => return (None, at),
        }
    }
}

fn is_attribute_start(byte: u8) -> bool {
    byte.is_ascii_alphabetic() || b"_:@#*[(v".contains(&byte)
}

/// Finds the end of an attribute, or how far was looked for it in vain.
fn attribute(text: &str, start: usize, may_have_blank_lines: bool) -> Result<usize, usize> {
    let bytes = text.as_bytes();
    let is_in_name = |byte: &u8| byte.is_ascii_alphanumeric() || b"_.:-@#*[]()".contains(byte);
    let end = start + bytes[start..].iter().take_while(|byte| is_in_name(byte)).count();
    let gap = bytes[end..].iter().take_while(|byte| byte.is_ascii_whitespace()).count();
    if bytes.get(end + gap) != Some(&b'=') {
        return Ok(end);
    }
    let gap_after = &bytes[end + gap + 1..];
    let value = end + gap + 1 + gap_after.iter().take_while(|b| b.is_ascii_whitespace()).count();
    match bytes.get(value) {
        Some(&quote @ (b'"' | b'\'')) => {
            let Some(length) = bytes[value + 1..].iter().position(|&byte| byte == quote) else {
                return Err(bytes.len());
            };
            let end = value + 1 + length + 1;
            let has_blank_line = !may_have_blank_lines && text[value..end].contains("\n\n");
            if has_blank_line { Err(end) } else { Ok(end) }
        }
        Some(b'{') => {
            let (length, looked_at) = brace::balanced(&text[value..]);
            length.map(|length| value + length).ok_or(value + looked_at)
        }
        _ => {
            let ends = |byte: &u8| byte.is_ascii_whitespace() || b"\"'=<>`".contains(byte);
            let length = bytes[value..].iter().position(ends);
            match length {
                Some(length) if length > 0 => {
                    let is_last =
                        text[value..value + length].ends_with('/') && bytes[value + length] == b'>';
                    Ok(value + length - usize::from(is_last))
                }
                _ => Err(value),
            }
        }
    }
}

/// Takes the tags out of a text in which there is nothing else to be understood.
pub(super) fn without_tags(text: &str) -> String {
    let mut kept = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('<') {
        kept.push_str(&rest[..at]);
        rest = &rest[at..];
        // A tag in code stands on its line; longer ones would have to be looked for too long.
        let length = match parse(near_line(rest)).0 {
            Some(tag) => tag.length,
            None => {
                kept.push('<');
                1
            }
        };
        rest = &rest[length..];
    }
    kept.push_str(rest);
    kept
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_are_measured() {
        let table = [
            ("<b>x", Some(("b", 3))),
            ("</TabItem> x", Some(("TabItem", 10))),
            ("<br/>", Some(("br", 5))),
            ("<a href=\"x>y\" target=_blank>z", Some(("a", 28))),
            ("<Card\n  title='a'\n\n  icon={<Icon name=\"x\"/>}\n/>", Some(("Card", 47))),
            ("<Chart data={{a: \"}\", b: [1]}} {...rest}>", Some(("Chart", 41))),
            ("<img src=x/>", Some(("img", 12))),
            ("<>x", Some(("", 2))),
            ("</>", Some(("", 3))),
            ("<b\n\nc>", None),
            ("<https://pumps.example>", None),
            ("<a@b.example>", None),
            ("<3>", None),
            ("<名称>", None),
            ("< b>", None),
            ("<b", None),
            ("<b =>", None),
            ("<b c=\"", None),
            ("<", None),
            ("</", None),
        ];
        for (text, expected) in table {
            let found = parse(text).0.map(|tag| (tag.name, tag.length));
            assert_eq!(found, expected, "{text}");
        }
        assert_eq!(without_tags("<code>a &lt; b\nif a < c</code>"), "a &lt; b\nif a < c");
    }

    #[test]
    fn names_tell_the_effect() {
        let effect = |name| Tag { name, is_end: false, is_empty: false, length: 0 }.effect();
        assert_eq!(effect("strong"), Effect::Inline);
        assert_eq!(effect("TD"), Effect::Block);
        assert_eq!(effect("Table"), Effect::Unknown);
        assert_eq!(effect("BR"), Effect::LineBreak);
        assert_eq!(effect("pre"), Effect::Code);
        assert_eq!(effect("x"), Effect::Unknown);
    }
}
