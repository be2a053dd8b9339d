//! The names found in a Chinese sentence: where they stand, and what says so.

use std::cmp::Reverse;
use std::ops::Range;

/// What says that Chinese characters name the same as an English word.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum NameWay {
    /// The table of names.
    List,
    /// The characters have that reading in pinyin.
    Pinyin,
    /// The characters can be spelled so as a whole, in pinyin, Wade–Giles or Cantonese.
    Spelling,
    /// The characters sound alike.
    Sound,
}

/// A name in a Chinese sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct FoundName {
    /// Token type of the English word.
    pub(super) kind: u32,
    /// Bytes of the sentence's text.
    pub(super) span: Range<usize>,
    /// What says so.
    pub(super) way: NameWay,
}

/// Names found so far, with spans in characters.
#[derive(Debug, Default)]
pub(super) struct FoundNames(Vec<FoundName>);

impl FoundNames {
    /// Takes in a name of `length` characters from number `start` on.
    pub(super) fn add(&mut self, kind: u32, start: usize, length: usize, way: NameWay) {
        self.0.push(FoundName { kind, span: start..start + length, way });
    }

    /// Each English token type once, with the longest characters that name it, as bytes of `text`.
    pub(super) fn finish(mut self, text: &str) -> Vec<FoundName> {
        let key =
            |name: &FoundName| (name.kind, Reverse(name.span.len()), name.span.start, name.way);
        self.0.sort_unstable_by_key(key);
        self.0.dedup_by_key(|name| name.kind);
        if !self.0.is_empty() {
            let bytes: Vec<usize> = text.char_indices().map(|(byte, _)| byte).collect();
            let byte = |index: usize| bytes.get(index).copied().unwrap_or(text.len());
            for name in &mut self.0 {
                name.span = byte(name.span.start)..byte(name.span.end);
            }
        }
        self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_is_named_once_by_the_longest_characters() {
        let mut found = FoundNames::default();
        found.add(7, 2, 2, NameWay::Pinyin);
        found.add(7, 1, 3, NameWay::Spelling);
        found.add(3, 1, 3, NameWay::Spelling);
        // Every character takes three bytes.
        let expected = [3, 7].map(|kind| FoundName { kind, span: 3..12, way: NameWay::Spelling });
        assert_eq!(found.finish("见薛文涛"), expected);
    }
}
