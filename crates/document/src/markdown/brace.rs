//! What stands in braces: expressions of JSX, lists of attributes, shortcodes of Hugo and tags of
//! Liquid.

use zhen_text::OmissionReason;

use super::inline::near_line;

/// Bytes of an expression, at most.
const LONGEST_EXPRESSION: usize = 1 << 20;

/// Measures the expression in braces that a text begins with; also returns how many bytes were
/// looked at. Braces inside of quoted strings, template literals and comments do not count.
pub(super) fn balanced(text: &str) -> (Option<usize>, usize) {
    let bytes = &text.as_bytes()[..text.len().min(LONGEST_EXPRESSION)];
    let mut depth = 0_usize;
    let mut at = 0;
    // Where it is known that quotes and comments do not close, so that nothing is searched twice.
    let mut unquoted_to = [0; 3];
    let mut is_comment_open = false;
    while at < bytes.len() {
        match bytes[at] {
            b'{' => depth += 1,
            b'}' => {
                depth -= 1;
                if depth == 0 {
                    return (Some(at + 1), at + 1);
                }
            }
            quote @ (b'"' | b'\'' | b'`') if at >= unquoted_to[slot(quote)] => {
                match quoted(&bytes[at..], quote) {
                    Ok(length) => at += length,
                    Err(length) => unquoted_to[slot(quote)] = at + length,
                }
            }
            b'/' if bytes[at..].starts_with(b"/*") && !is_comment_open => {
                let end = bytes[at + 2..].windows(2).position(|window| window == b"*/");
                is_comment_open = end.is_none();
                at += end.map_or(1, |end| end + 3);
            }
            _ => {}
        }
        at += 1;
    }
    (None, at)
}

fn slot(quote: u8) -> usize {
    match quote {
        b'"' => 0,
        b'\'' => 1,
        _ => 2,
    }
}

/// Measures a string up to its last quote, or the bytes in which there is none: `don't` has none.
fn quoted(bytes: &[u8], quote: u8) -> Result<usize, usize> {
    let mut is_escaped = false;
    for (at, &byte) in bytes.iter().enumerate().skip(1) {
        match byte {
            _ if is_escaped => is_escaped = false,
            b'\\' => is_escaped = true,
            b'\n' if quote != b'`' => return Err(at),
            _ if byte == quote => return Ok(at),
            _ => {}
        }
    }
    Err(bytes.len())
}

/// Returns the content of an expression that is one string: `{" "}`, `{'<'}`.
pub(super) fn string_in(expression: &str) -> Option<&str> {
    let inner = expression.trim();
    let quote = inner.chars().next().filter(|quote| matches!(quote, '"' | '\'' | '`'))?;
    let inner = inner.strip_prefix(quote)?.strip_suffix(quote)?;
    (!inner.contains([quote, '\\', '$', '\n'])).then_some(inner)
}

/// Measures the list of attributes that a text begins with: `{#id .class key="value"}`, or
/// `{: .class}`.
pub(super) fn attributes(text: &str) -> Option<usize> {
    let end = near_line(text).find('}')?;
    let inner = text[1..end].trim();
    let (has_colon, inner) = match inner.strip_prefix(':') {
        Some(inner) => (true, inner),
        None => (false, inner),
    };
    let is_name = |name: &str| {
        !name.is_empty() && name.chars().all(|c| c.is_alphanumeric() || "-_:.".contains(c))
    };
    let mut words = inner.split_whitespace();
    let first = words.next()?;
    let is_attribute = |word: &str| match word.strip_prefix(['#', '.']) {
        Some(name) => is_name(name),
        None => word.split_once('=').is_some_and(|(name, _)| is_name(name)),
    };
    let opens = has_colon || first.starts_with(['#', '.']);
    // A value may hold spaces; only the first word has to be an attribute then.
    let is_list =
        opens && is_attribute(first) && (words.clone().all(is_attribute) || inner.contains("=\""));
    is_list.then_some(end + 1)
}

/// Measures the role of MyST that a text begins with: `` {ref}`label` `` without its label.
pub(super) fn role(text: &str) -> Option<usize> {
    let is_in_name = |byte: &u8| byte.is_ascii_alphanumeric() || b":_+-".contains(byte);
    let length = text.bytes().skip(1).take_while(|byte| is_in_name(byte)).count();
    (length > 0 && text[1 + length..].starts_with("}`")).then_some(length + 2)
}

/// A shortcode or a tag of a template, without its marks.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Call<'t> {
    /// Its name; `/name` at the end of one that has content.
    pub(super) name: &'t str,
    arguments: &'t str,
}

impl<'t> Call<'t> {
    /// Reads the inside of a shortcode.
    pub(super) fn of(inner: &'t str) -> Self {
        let inner = inner.trim();
        // `{{< / note >}}` is `{{< /note >}}`.
        let skip = inner.len() - inner.trim_start_matches('/').trim_start().len();
        let end = inner[skip..].find(|c: char| c.is_whitespace());
        let end = end.map_or(inner.len(), |end| skip + end);
        Self { name: &inner[..end], arguments: &inner[end..] }
    }

    /// Tells what stands between the call and its end if it is no text.
    pub(super) fn content(&self) -> Option<OmissionReason> {
        let is_empty = self.arguments.trim_end().ends_with('/');
        match self.name {
            _ if is_empty => None,
            "highlight" | "mermaid" | "codeblock" | "code" | "math" => Some(OmissionReason::Code),
            "comment" => Some(OmissionReason::Comment),
            _ => None,
        }
    }

    /// Returns the value of an argument: `title="…"`.
    pub(super) fn value(&self, argument: &str) -> Option<&'t str> {
        for (at, _) in self.arguments.match_indices(argument) {
            let begins_word = self.arguments[..at].ends_with(|c: char| c.is_whitespace());
            let rest = self.arguments[at + argument.len()..].trim_start();
            let Some(rest) = rest.strip_prefix('=').filter(|_| begins_word) else { continue };
            let rest = rest.trim_start();
            let quote = rest.chars().next().filter(|quote| matches!(quote, '"' | '\'' | '`'))?;
            let rest = &rest[1..];
            return Some(&rest[..rest.find(quote)?]);
        }
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn expressions_are_measured() {
        let table = [
            ("{a} b", Some(3)),
            ("{a: {b: \"}\"}, c: '}'} d", Some(21)),
            ("{`}${x}` /* } */}", Some(17)),
            ("{<p>Don't</p>}", Some(14)),
            ("{a", None),
            ("{\"}", Some(3)),
        ];
        for (text, length) in table {
            assert_eq!(balanced(text).0, length, "{text}");
        }
        assert_eq!(string_in(" ' ' "), Some(" "));
        assert_eq!(string_in("'a' + 'b'"), None);
    }

    #[test]
    fn attributes_are_told_from_text_in_braces() {
        for text in ["{#id}", "{#安装 .x}", "{: .note}", "{.a key=\"b c\"}", "{:target=\"_blank\"}"]
        {
            assert_eq!(attributes(text), Some(text.len()), "{text}");
        }
        for text in ["{a, b}", "{}", "{ 1 }", "{.a b}", "{#}", "{:}", "{#x\n}", "{#", "{名称}"] {
            assert_eq!(attributes(text), None, "{text}");
        }
    }

    #[test]
    fn calls_have_names_and_arguments() {
        let call = Call::of(" glossary_tooltip text=\"容器\" term_id='container' ");
        assert_eq!(call.name, "glossary_tooltip");
        assert_eq!(call.value("text"), Some("容器"));
        assert_eq!(call.value("id"), None);
        assert_eq!(Call::of(" / note ").name, "/ note");
        assert_eq!(Call::of("highlight go").content(), Some(OmissionReason::Code));
        assert_eq!(Call::of("highlight go /").content(), None);
    }
}
