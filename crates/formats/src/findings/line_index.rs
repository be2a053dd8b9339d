//! Lines and columns of a text.
//!
//! Built in one walk; a look-up takes a binary search and a walk over at most [`STEP`] bytes, also
//! in a text that is one line of megabytes. Columns are counted in characters (Unicode code points)
//! for people and in UTF-16 code units for editors and SARIF.

/// Bytes between two places whose characters are counted beforehand.
const STEP: usize = 1 << 10;

/// What ends a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum LineEnds {
    /// LF alone (and CRLF, whose CR is the last character of its line).
    Feeds,
    /// LF, CR, CRLF, U+2028, U+2029.
    All,
}

/// Characters before a place in a line, and the same in UTF-16 code units, from 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Columns {
    /// In Unicode code points.
    pub(super) characters: usize,
    /// In UTF-16 code units.
    pub(super) utf16: usize,
}

/// Where the lines of a text begin.
pub(super) struct LineIndex<'t> {
    text: &'t str,
    /// Byte offsets, ascending; the first is 0.
    starts: Vec<usize>,
    counted: Vec<Counted>,
}

/// What stands before a byte.
#[derive(Clone, Copy, Default)]
struct Counted {
    byte: usize,
    characters: usize,
    utf16: usize,
}

impl<'t> LineIndex<'t> {
    /// Finds the lines of a text.
    pub(super) fn new(text: &'t str, ends: LineEnds) -> Self {
        let mut starts = vec![0];
        let mut counted = vec![Counted::default()];
        let mut now = Counted::default();
        for character in text.chars() {
            if now.byte >= counted.len() * STEP {
                counted.push(now);
            }
            now = now.after(character);
            let is_end = match character {
                '\n' => true,
                '\r' => ends == LineEnds::All && !text[now.byte..].starts_with('\n'),
                '\u{2028}' | '\u{2029}' => ends == LineEnds::All,
                _ => false,
            };
            if is_end {
                starts.push(now.byte);
            }
        }
        Self { text, starts, counted }
    }

    /// Returns the number of the line that a byte of the text is in, from 1.
    pub(super) fn line(&self, byte: usize) -> usize {
        self.starts.partition_point(|&start| start <= byte)
    }

    /// Returns the columns of a byte, which must begin a character or end the text.
    pub(super) fn columns(&self, byte: usize) -> Columns {
        let start = self.starts[self.line(byte) - 1];
        let (start, place) = (self.before(start), self.before(byte));
        Columns {
            characters: place.characters - start.characters + 1,
            utf16: place.utf16 - start.utf16 + 1,
        }
    }

    fn before(&self, byte: usize) -> Counted {
        let step = (byte / STEP).min(self.counted.len() - 1);
        let from = self.counted[step];
        let rest = self.text.get(from.byte..byte).unwrap_or_default();
        rest.chars().fold(from, Counted::after)
    }
}

impl Counted {
    fn after(self, character: char) -> Self {
        Self {
            byte: self.byte + character.len_utf8(),
            characters: self.characters + 1,
            utf16: self.utf16 + character.len_utf16(),
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn astral_characters_are_one_character_and_two_units() {
        let index = LineIndex::new("a\n𠀀b😀", LineEnds::Feeds);
        let columns = |byte| {
            let Columns { characters, utf16 } = index.columns(byte);
            (index.line(byte), characters, utf16)
        };
        // a, line feed, 𠀀 (4 bytes), b, 😀 (4 bytes), end.
        assert_eq!(
            [0, 1, 2, 6, 7, 11].map(columns),
            [(1, 1, 1), (1, 2, 2), (2, 1, 1), (2, 2, 3), (2, 3, 4), (2, 4, 6),]
        );
    }

    #[test]
    fn line_ends_are_those_asked_for() {
        let text = "a\r\nb\rc\u{2028}d\ne";
        let line_of = |ends| LineIndex::new(text, ends).line(text.len());
        assert_eq!(line_of(LineEnds::Feeds), 3);
        assert_eq!(line_of(LineEnds::All), 5);
    }

    proptest! {
        #[test]
        fn every_place_is_where_a_plain_count_finds_it(
            text in "[a中😀\n]{0,40}", times in 1_usize..80,
        ) {
            let text = text.repeat(times);
            let index = LineIndex::new(&text, LineEnds::Feeds);
            let places = text.char_indices().map(|(byte, _)| byte).chain([text.len()]);
            for byte in places.step_by(7) {
                let before = &text[..byte];
                let line = before.rsplit('\n').next().unwrap_or_default();
                prop_assert_eq!(index.line(byte), before.matches('\n').count() + 1);
                prop_assert_eq!(index.columns(byte).characters, line.chars().count() + 1);
                prop_assert_eq!(index.columns(byte).utf16, line.encode_utf16().count() + 1);
            }
        }
    }
}
