//! Any text in HTML, and back.
//!
//! HTML cannot hold U+0000, and forbids the other control characters and the noncharacters. In a
//! text they are shown by their code, which an attribute repeats ([`push_text`]); in an attribute they are
//! written `\u{1b}` ([`push_list`]). Both read back, so nothing is lost.

use std::fmt::Write as _;

/// What stands between two items of a list in an attribute.
const SEPARATOR: &str = "; ";

/// Appends a text as content of an element.
pub(crate) fn push_text(html: &mut String, text: &str) {
    for character in text.chars() {
        if is_forbidden(character) {
            let code = u32::from(character);
            // Writing into a string cannot fail.
            let _ = write!(html, "<span class=\"char\" data-char=\"{code:X}\">U+{code:04X}</span>");
        } else {
            push_character(html, character);
        }
    }
}

/// Appends a text that people read as the value of an attribute, between quotation marks.
///
/// It is not read back: what HTML forbids is U+FFFD.
pub(crate) fn push_attribute(html: &mut String, text: &str) {
    for character in text.chars() {
        push_character(html, if is_forbidden(character) { '\u{fffd}' } else { character });
    }
}

/// Appends a list as the value of an attribute, between quotation marks.
pub(super) fn push_list<S: AsRef<str>>(html: &mut String, items: &[S]) {
    for (index, item) in items.iter().enumerate() {
        if index > 0 {
            html.push_str(SEPARATOR);
        }
        for character in item.as_ref().chars() {
            match character {
                '\\' | ';' => html.extend(['\\', character]),
                _ if is_forbidden(character) || matches!(character, '\u{2028}' | '\u{2029}') => {
                    let _ = write!(html, "\\u{{{:x}}}", u32::from(character));
                }
                _ => push_character(html, character),
            }
        }
    }
}

/// Reads a list that [`push_list`] wrote, once its entities are characters again; `None` if it is
/// none.
pub(super) fn read_list(value: &str) -> Option<Vec<String>> {
    let mut items = vec![String::new()];
    let mut rest = value.chars();
    while let Some(character) = rest.next() {
        let read = match character {
            '\\' => match rest.next()? {
                'u' => {
                    let (code, after) = rest.as_str().strip_prefix('{')?.split_once('}')?;
                    rest = after.chars();
                    char_of(code)?
                }
                escaped => escaped,
            },
            ';' => {
                rest = rest.as_str().strip_prefix(' ')?.chars();
                items.push(String::new());
                continue;
            }
            _ => character,
        };
        items.last_mut()?.push(read);
    }
    Some(items)
}

/// Returns the text without entities; `None` where an ampersand begins none that is written here.
pub(super) fn read_entities(html: &str) -> Option<String> {
    let mut text = String::with_capacity(html.len());
    let mut pieces = html.split('&');
    text.push_str(pieces.next()?);
    for piece in pieces {
        let (name, after) = piece.split_once(';')?;
        text.push(match name {
            "amp" => '&',
            "lt" => '<',
            "gt" => '>',
            "quot" => '"',
            _ => return None,
        });
        text.push_str(after);
    }
    Some(text)
}

/// Returns the character of a code in hexadecimal digits.
pub(super) fn char_of(code: &str) -> Option<char> {
    u32::from_str_radix(code, 16).ok().and_then(char::from_u32)
}

fn push_character(html: &mut String, character: char) {
    match character {
        '&' => html.push_str("&amp;"),
        '<' => html.push_str("&lt;"),
        '>' => html.push_str("&gt;"),
        '"' => html.push_str("&quot;"),
        _ => html.push(character),
    }
}

/// Tells whether HTML forbids a character: controls and noncharacters.
///
/// It allows some white space controls, but a row is a line, and none of them is text.
pub(crate) fn is_forbidden(character: char) -> bool {
    let code = u32::from(character);
    character.is_control() || matches!(code, 0xfdd0..=0xfdef) || code & 0xfffe == 0xfffe
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn markup_is_escaped_and_forbidden_characters_are_shown() {
        let table = [
            ("a < b && c > \"d\"", "a &lt; b &amp;&amp; c &gt; &quot;d&quot;"),
            ("</script>", "&lt;/script&gt;"),
            ("a\u{0}b", "a<span class=\"char\" data-char=\"0\">U+0000</span>b"),
            ("\u{7f}", "<span class=\"char\" data-char=\"7F\">U+007F</span>"),
            ("\u{ffff}", "<span class=\"char\" data-char=\"FFFF\">U+FFFF</span>"),
            ("\u{90}", "<span class=\"char\" data-char=\"90\">U+0090</span>"),
            ("好\u{202e}😀\u{a0}", "好\u{202e}😀\u{a0}"),
        ];
        for (text, expected) in table {
            let mut html = String::new();
            push_text(&mut html, text);
            assert_eq!(html, expected);
        }
    }

    #[test]
    fn a_list_that_was_not_written_here_is_none() {
        for value in ["a;b", "a\\", "\\u1b", "\\u{1b", "\\u{d800}", "\\u{x}"] {
            assert_eq!(read_list(value), None, "{value}");
        }
        for html in ["&nbsp;", "&", "a & b", "&#65;"] {
            assert_eq!(read_entities(html), None, "{html}");
        }
    }

    proptest! {
        #[test]
        fn lists_read_back(
            items in prop::collection::vec(
                prop_oneof![any::<String>(), "[a;\\\\ u{}&\"\u{0}\n\u{2028}\u{fffe}]{0,8}"], 1..4),
        ) {
            let mut html = String::new();
            push_list(&mut html, &items);
            let breaks_a_line = html.contains(['"', '<', '\n', '\u{0}']);
            prop_assert!(!breaks_a_line);
            let value = read_entities(&html);
            prop_assert_eq!(value.and_then(|value| read_list(&value)), Some(items));
        }
    }
}
