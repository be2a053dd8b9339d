//! Text as XML 1.0 can hold it.

use std::borrow::Cow;

use quick_xml::escape::{escape, partial_escape};

use crate::field::field_text;

/// Tells whether XML 1.0 can hold a character, as itself or by number (section 2.2, `Char`).
pub(crate) fn is_allowed(character: char) -> bool {
    match character {
        '\t' | '\n' | '\r' => true,
        '\0'..='\u{1f}' | '\u{fffe}' | '\u{ffff}' => false,
        // A `char` is never half a surrogate pair.
        _ => true,
    }
}

/// Brings a text to one line without the characters that XML cannot hold, and adds their number
/// to `dropped`.
pub(crate) fn one_line(text: &str, dropped: &mut usize) -> String {
    let line = field_text(text);
    let illegal = line.chars().filter(|&character| !is_allowed(character)).count();
    if illegal == 0 {
        return line;
    }
    *dropped += illegal;
    // White space beside a dropped character may now be at an end.
    field_text(&line.chars().filter(|&character| is_allowed(character)).collect::<String>())
}

/// Escapes a text that stands between tags: `&`, `<` and `>`, so that `]]>` is never there.
pub(crate) fn escaped(text: &str) -> Cow<'_, str> {
    partial_escape(text)
}

/// Escapes a text that stands in quotation marks.
pub(crate) fn escaped_attribute(text: &str) -> Cow<'_, str> {
    escape(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn characters_that_xml_forbids_are_counted_and_dropped() {
        let table = [
            ("plain 中文 😀", "plain 中文 😀", 0),
            ("a\u{0}b\u{1b}c", "abc", 2),
            ("\u{1f} a \u{ffff}", "a", 2),
            ("\u{fffe}\u{10ffff}\u{1fffe}\u{7f}\u{202e}", "\u{10ffff}\u{1fffe}\u{7f}\u{202e}", 1),
            // These are line breaks, which become a space in any format.
            ("a\u{c}b\u{1c}c\n", "a b c", 0),
        ];
        for (text, expected, expected_dropped) in table {
            let mut dropped = 0;
            assert_eq!(one_line(text, &mut dropped), expected, "{text:?}");
            assert_eq!(dropped, expected_dropped, "{text:?}");
        }
    }

    #[test]
    fn markup_is_escaped() {
        assert_eq!(escaped("<b> & ]]> \"'"), "&lt;b&gt; &amp; ]]&gt; \"'");
        assert_eq!(escaped_attribute("\"a\" & 'b'"), "&quot;a&quot; &amp; &apos;b&apos;");
    }
}
