//! How text becomes one line: the rule for fields, and for the joint between two sentences.
//!
//! Both rules ask what stands on either side of a gap. Characters are *wide* (Han, kana, bopomofo,
//! full-width forms: written without spaces), *narrow* (letters and digits of scripts that use
//! spaces, ASCII punctuation), or neither: curly quotes, dashes, ellipses and symbols are used by
//! both languages and count as whatever stands beyond them. Time is linear in the text.

/// How many characters without a side of their own are looked past at a gap.
///
/// Runs such as `……”` are short; the limit keeps the rule linear on megabytes of symbols.
const NEUTRAL_RUN: usize = 8;

/// Brings a text to one line, as fields of a bitext hold it.
///
/// A tab becomes a space. White space with a line break in it vanishes between two wide
/// characters and becomes one space elsewhere. Everything that any common tool takes for the end
/// of a line is a line break: LF, CR, CRLF, vertical tab, form feed, U+001C to U+001E, U+0085,
/// U+2028, U+2029. White space and byte order marks at both ends are trimmed; every other
/// character is kept. Applied twice, it changes nothing more.
///
/// ```
/// use zhen_formats::field_text;
///
/// assert_eq!(field_text(" 我们去\n看海。\r\nIt is\nfar.\t"), "我们去看海。 It is far.");
/// ```
pub fn field_text(text: &str) -> String {
    if is_field(text) {
        return text.to_owned();
    }
    field_in_pieces(text, |_, _| {})
}

/// Brings a text to one line as [`field_text`] does.
///
/// `piece` is told where each piece that both have begins: the byte of the text and that of the
/// field. A piece is as long in both; what is between pieces was left out or became one space.
pub(crate) fn field_in_pieces(text: &str, mut piece: impl FnMut(usize, usize)) -> String {
    let mut rest = trim(text);
    // Trimming takes from both ends, so the place is found from what was trimmed at the start.
    let mut from = text.len() - text.trim_start_matches(is_trimmed).len();
    let mut field = String::with_capacity(rest.len());
    piece(from, 0);
    while let Some(start) = rest.find(is_space) {
        let (before, from_gap) = rest.split_at(start);
        field.push_str(before);
        let gap = &from_gap[..from_gap.len() - from_gap.trim_start_matches(is_space).len()];
        rest = &from_gap[gap.len()..];
        from += before.len() + gap.len();
        if !gap.contains(is_line_break) {
            field.extend(gap.chars().map(|space| if space == '\t' { ' ' } else { space }));
            continue;
        }
        if !(side_before(&field) == Side::Wide && side_after(rest) == Side::Wide) {
            field.push(' ');
        }
        piece(from, field.len());
    }
    field.push_str(rest);
    field
}

/// Tells whether a text is one line as it stands, so that [`field_text`] leaves it as it is.
///
/// One look at each byte: most texts are, and need no more.
pub(crate) fn is_field(text: &str) -> bool {
    let is_kept = |character: Option<char>| !character.is_some_and(is_trimmed);
    let bytes = text.as_bytes();
    let breaks = |(index, byte): (usize, &u8)| match byte {
        b'\t'..=b'\r' | 0x1c..=0x1e => true,
        // U+0085, U+2028 and U+2029.
        0xc2 => bytes.get(index + 1) == Some(&0x85),
        0xe2 => matches!(bytes.get(index + 1..index + 3), Some([0x80, 0xa8 | 0xa9])),
        _ => false,
    };
    is_kept(text.chars().next())
        && is_kept(text.chars().next_back())
        && !bytes.iter().enumerate().any(breaks)
}

/// Tells whether nothing is left of a text in a field.
pub(crate) fn is_blank(text: &str) -> bool {
    trim(text).is_empty()
}

/// Tells whether two Chinese sentences are joined without a space.
///
/// Chinese sentences stand side by side; only where narrow characters meet (`Windows 10` and
/// `11 月发布。`, or two English sentences quoted in a Chinese text) would the join make one word
/// or number of two, and a space is needed.
///
/// ```
/// use zhen_formats::joins;
///
/// assert!(joins("他来了。", "我走了。"));
/// assert!(joins("他说“OK。”", "APEC 会议开始。"));
/// assert!(!joins("操作系统：Windows 10", "11 月发布"));
/// ```
pub fn joins(left: &str, right: &str) -> bool {
    !(side_before(left) == Side::Narrow && side_after(right) == Side::Narrow)
}

/// What stands next to a gap.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Side {
    Wide,
    Narrow,
    /// Nothing, or only characters that both languages use.
    Neutral,
}

fn side_before(text: &str) -> Side {
    first_side(text.chars().rev())
}

fn side_after(text: &str) -> Side {
    first_side(text.chars())
}

fn first_side(characters: impl Iterator<Item = char>) -> Side {
    let mut sides = characters.take(NEUTRAL_RUN).map(side_of);
    sides.find(|&side| side != Side::Neutral).unwrap_or(Side::Neutral)
}

fn side_of(character: char) -> Side {
    if is_wide(character) {
        Side::Wide
    } else if character.is_alphanumeric() || character.is_ascii_punctuation() {
        Side::Narrow
    } else {
        Side::Neutral
    }
}

/// Tells whether a character is written without spaces around it, one square to a character.
fn is_wide(character: char) -> bool {
    matches!(character,
        '\u{2e80}'..='\u{2fff}'       // radicals, description characters
        | '\u{3001}'..='\u{312f}'     // punctuation, kana, bopomofo
        | '\u{3190}'..='\u{31ff}'     // annotation, strokes, bopomofo and kana extensions
        | '\u{3220}'..='\u{4dbf}'     // enclosed and squared forms, extension A
        | '\u{4e00}'..='\u{9fff}'     // unified ideographs
        | '\u{f900}'..='\u{faff}'     // compatibility ideographs
        | '\u{fe10}'..='\u{fe1f}'     // vertical forms
        | '\u{fe30}'..='\u{fe6f}'     // compatibility and small forms
        | '\u{ff01}'..='\u{ff60}'     // full-width forms
        | '\u{ffe0}'..='\u{ffe6}'     // full-width signs
        | '\u{20000}'..='\u{3ffff}'   // extensions B and later
    )
}

fn is_line_break(character: char) -> bool {
    matches!(character,
        '\n'..='\r' | '\u{1c}'..='\u{1e}' | '\u{85}' | '\u{2028}' | '\u{2029}')
}

fn is_space(character: char) -> bool {
    character.is_whitespace() || is_line_break(character)
}

fn trim(text: &str) -> &str {
    text.trim_matches(is_trimmed)
}

/// Tells whether a character is left out at both ends of a field.
fn is_trimmed(character: char) -> bool {
    is_space(character) || character == '\u{feff}'
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn line_breaks_vanish_only_between_wide_characters() {
        let table = [
            ("甲\n乙", "甲乙"),
            ("甲\r\n乙", "甲乙"),
            ("甲\r乙", "甲乙"),
            ("甲。\n（乙）", "甲。（乙）"),
            ("甲 \n\u{3000}\u{3000}乙", "甲乙"),
            ("甲\n\n乙", "甲乙"),
            ("甲\nB", "甲 B"),
            ("A\n乙", "A 乙"),
            ("one\ntwo", "one two"),
            ("one \r\n  two", "one two"),
            ("５０\n％", "５０％"),
            ("甲\u{2028}乙\u{2029}丙\u{85}丁\u{b}戊\u{c}己", "甲乙丙丁戊己"),
            ("a\u{2028}b\u{2029}c\u{85}d\u{b}e\u{c}f\u{1c}g\u{1d}h\u{1e}i", "a b c d e f g h i"),
        ];
        for (text, expected) in table {
            assert_eq!(field_text(text), expected, "{text:?}");
        }
    }

    #[test]
    fn shared_punctuation_counts_as_what_stands_beyond_it() {
        let table = [
            ("他说：\n“好。”\n“走吧。”", "他说：“好。”“走吧。”"),
            ("等等……\n——他说", "等等……——他说"),
            ("He left…\n“Why?”\n“Who knows.”", "He left… “Why?” “Who knows.”"),
            ("“中文”\n“English”", "“中文” “English”"),
            ("“\n”", "“ ”"),
        ];
        for (text, expected) in table {
            assert_eq!(field_text(text), expected, "{text:?}");
        }
    }

    #[test]
    fn tabs_become_spaces_and_other_characters_stay() {
        let table = [
            ("a\tb\t\tc", "a b  c"),
            ("甲\t乙", "甲 乙"),
            ("甲　乙", "甲　乙"),
            ("\u{feff} a \u{feff}\n", "a"),
            ("a\u{0}b\u{1b}c\u{1f}d\u{200b}e", "a\u{0}b\u{1b}c\u{1f}d\u{200b}e"),
            ("\"quoted\" 'text' \\n", "\"quoted\" 'text' \\n"),
            (" \t\r\n\u{3000}", ""),
        ];
        for (text, expected) in table {
            assert_eq!(field_text(text), expected, "{text:?}");
        }
    }

    #[test]
    fn megabytes_of_symbols_and_line_breaks_take_linear_time() {
        let text = "…\n".repeat(500_000);
        assert_eq!(field_text(&text).chars().count(), 999_999);
    }

    #[test]
    fn chinese_sentences_join_unless_narrow_characters_meet() {
        let table = [
            ("第一章", "Introduction", true),
            ("API", "第二章", true),
            ("Introduction", "API 是接口。", false),
            ("It works.", "Then it stops.", false),
            ("定于 2024.", "5. 委员会", false),
            ("“好。”", "“走。”", true),
            ("“Good.”", "“Go.”", false),
            ("好😀", "😀坏", true),
            ("", "a", true),
        ];
        for (left, right, expected) in table {
            assert_eq!(joins(left, right), expected, "{left:?} {right:?}");
        }
    }

    proptest! {
        #[test]
        fn a_field_is_one_line_and_stays_as_it_is(text in any::<String>()) {
            let field = field_text(&text);
            prop_assert!(!field.contains(|c| is_line_break(c) || c == '\t'), "{:?}", field);
            prop_assert_eq!(field_text(&field), field);
        }

        #[test]
        fn pieces_of_a_field_are_slices_of_the_text(
            text in prop_oneof![any::<String>(), "[ab中。“\n\t \u{2028}\u{3000}\u{feff}]{0,20}"],
        ) {
            let mut pieces = Vec::new();
            let field = field_in_pieces(&text, |from, to| pieces.push((from, to)));
            prop_assert_eq!(&field, &field_text(&text));
            let ends = pieces.iter().skip(1).map(|&(_, to)| to).chain([field.len()]);
            for (&(from, to), end) in pieces.iter().zip(ends) {
                let piece = field[to..end].trim_end_matches(' ');
                prop_assert_eq!(&text[from..from + piece.len()].replace('\t', " "), piece);
            }
        }

        #[test]
        fn a_text_that_is_a_field_is_told(
            text in prop_oneof![
                any::<String>(),
                "[ab中。“\n\t \u{b}\u{1c}\u{1f}\u{84}\u{85}\u{a0}\u{2027}\u{2028}\u{2029}\u{202a}\u{3000}\u{feff}]{0,4}",
            ],
        ) {
            prop_assert_eq!(is_field(&text), field_text(&text) == text, "{:?}", text);
        }

        #[test]
        fn only_white_space_is_lost(text in "[ab中文。“”…\n\r\t \u{2028}\u{3000}\u{feff}]{0,20}") {
            let kept = |text: &str| -> String {
                text.chars().filter(|&c| !is_space(c) && c != '\u{feff}').collect()
            };
            let field = field_text(&text);
            prop_assert_eq!(kept(&field), kept(&text));
            prop_assert!(!field.contains(|c| is_line_break(c) || c == '\t'), "{:?}", field);
            prop_assert_eq!(field_text(&field), field);
        }
    }
}
