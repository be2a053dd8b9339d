//! The word table: jieba's dictionary as a byte image that is read in place.
//!
//! Parsing the dictionary takes jieba longer than aligning two short documents, so the same words
//! and the same scores are compiled once, by `scripts/build-word-table`, into a double array
//! (Aoe 1989, "An efficient digital search algorithm by using a double-array structure"). Nothing
//! is parsed, copied or allocated at the start.
//!
//! Layout, all integers little-endian:
//!
//! | bytes | what |
//! |---|---|
//! | 8 | magic `zhenwrd` and the layout version |
//! | 8 | FNV-1a checksum of everything after these 16 bytes |
//! | 2 × 4 | scores, nodes |
//! | 2 × 20,992 | code of each character from U+4E00 to U+9FFF, [`UNKNOWN`] when no word has it |
//! | 8 × scores | score of a word, ln of its share of running text; the first is that of a character without any word |
//! | 8 × nodes | the double array, see [`Node`] |
//!
//! The child of a node over a character is at the node's base plus the character's code, and is
//! the node's own when it carries that code: no two nodes share a base. The base of the root is 0.
//! Common characters have small codes, which packs the array to within a few per cent.

use thiserror::Error;

mod build;
mod double_array;

pub use build::{WordTableBuildError, build_word_table};

/// The first eight bytes of every word table; the last is the layout version.
const MAGIC: [u8; 8] = *b"zhenwrd\x01";
/// Bytes before the part that the checksum covers.
const HEADER_BYTE: usize = 16;
/// The first character with a code; the dictionary has none outside the basic block.
const FIRST_CODED: char = '\u{4E00}';
/// The last character with a code.
const LAST_CODED: char = '\u{9FFF}';
/// Characters with a code.
const CODED: usize = LAST_CODED as usize - FIRST_CODED as usize + 1;

/// The code of a character that is in no word: no node carries it.
pub(crate) const UNKNOWN: u16 = (1 << CODE_BIT) - 1;

/// Bits of the base of a node's children.
const BASE_BIT: u32 = 20;
/// Bits of the code of a node's own character.
const CODE_BIT: u32 = 14;
/// Bits of the number of a node's score.
const SCORE_BIT: u32 = 14;

static BUILT_IN: &[u8] = include_bytes!("../data/words.bin");

/// Why a byte image is not a word table.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub(crate) enum WordTableError {
    /// The image does not begin as a table does, or has another layout version.
    #[error("not a word table, or one of another version: run scripts/build-word-table")]
    Magic,
    /// The image is shorter or longer than its header says.
    #[error("the word table is cut off: run scripts/build-word-table")]
    Length,
    /// The contents do not match the checksum.
    #[error("the checksum of the word table does not match: run scripts/build-word-table")]
    Checksum,
}

/// A prefix of a word, in eight bytes.
///
/// From the low bits: the base of its children (20 bits), the code of its last character (14), the
/// number of its score, 0 when it is no word (14), and a filter of its children (16).
#[derive(Clone, Copy, Debug)]
pub(crate) struct Node(u64);

impl Node {
    /// The empty prefix, which may be followed by any character.
    pub(crate) const ROOT: Node = Node(u64::MAX << (BASE_BIT + CODE_BIT + SCORE_BIT));

    fn base(self) -> usize {
        (self.0 & ((1 << BASE_BIT) - 1)) as usize
    }

    fn code(self) -> u16 {
        (self.0 >> BASE_BIT) as u16 & ((1 << CODE_BIT) - 1)
    }

    /// Returns the number of the word's score; `None` when this prefix is no word.
    pub(crate) fn score_number(self) -> Option<usize> {
        let number = (self.0 >> (BASE_BIT + CODE_BIT)) as usize & ((1 << SCORE_BIT) - 1);
        (number != 0).then_some(number)
    }

    /// Tells whether the node can have a child over the code: most nodes have one child or none,
    /// so that one bit in sixteen spares nearly every vain look at the array.
    fn may_precede(self, code: u16) -> bool {
        self.0 & filter_bit(code) != 0
    }
}

/// The bit of a node's filter that stands for a child over the code.
fn filter_bit(code: u16) -> u64 {
    1 << (BASE_BIT + CODE_BIT + SCORE_BIT + u32::from(code % 16))
}

/// The words of a dictionary and their scores, borrowed from a byte image.
#[derive(Clone, Copy, Debug)]
pub(crate) struct WordTable<'t> {
    codes: &'t [[u8; 2]],
    scores: &'t [[u8; 8]],
    nodes: &'t [[u8; 8]],
}

impl WordTable<'static> {
    /// Returns the table inside the binary.
    pub(crate) fn built_in() -> Self {
        Self::new(BUILT_IN).expect("the table inside the binary is whole, which a test checks")
    }
}

impl<'t> WordTable<'t> {
    /// Reads the layout of a table without its checksum: for the image built with us.
    pub(crate) fn new(image: &'t [u8]) -> Result<Self, WordTableError> {
        if !image.starts_with(&MAGIC) {
            return Err(WordTableError::Magic);
        }
        let body = image.get(HEADER_BYTE..).ok_or(WordTableError::Length)?;
        let (counts, body) = body.split_first_chunk::<8>().ok_or(WordTableError::Length)?;
        let [a, b, c, d, e, f, g, h] = *counts;
        let scores = u32::from_le_bytes([a, b, c, d]) as usize;
        let nodes = u32::from_le_bytes([e, f, g, h]) as usize;
        if scores == 0 || body.len() != 2 * CODED + 8 * (scores + nodes) {
            return Err(WordTableError::Length);
        }
        let (codes, numbers) = body.split_at(2 * CODED);
        let (scores, nodes) = numbers.as_chunks().0.split_at(scores);
        Ok(Self { codes: codes.as_chunks().0, scores, nodes })
    }

    /// Reads a table and checks every byte of it.
    #[cfg_attr(
        not(test),
        expect(dead_code, reason = "the image in the binary is checked by a test")
    )]
    pub(crate) fn checked(image: &'t [u8]) -> Result<Self, WordTableError> {
        let table = Self::new(image)?;
        if image[MAGIC.len()..HEADER_BYTE] == checksum(&image[HEADER_BYTE..]).to_le_bytes() {
            Ok(table)
        } else {
            Err(WordTableError::Checksum)
        }
    }

    /// Returns the code of a character, [`UNKNOWN`] when it is in no word.
    pub(crate) fn code(&self, c: char) -> u16 {
        // A character before the block wraps around to a place far behind its end.
        let place = u32::from(c).wrapping_sub(u32::from(FIRST_CODED)) as usize;
        self.codes.get(place).map_or(UNKNOWN, |&code| u16::from_le_bytes(code))
    }

    /// Returns the prefix that is `prefix` and one more character.
    pub(crate) fn child(&self, prefix: Node, code: u16) -> Option<Node> {
        if !prefix.may_precede(code) {
            return None;
        }
        let node = Node(u64::from_le_bytes(*self.nodes.get(prefix.base() + usize::from(code))?));
        (node.code() == code).then_some(node)
    }

    /// Returns the score of that number: ln of a word's share of running text.
    pub(crate) fn score(&self, number: usize) -> f64 {
        self.scores.get(number).map_or(f64::NEG_INFINITY, |&score| f64::from_le_bytes(score))
    }

    /// Returns the score of a character without any word.
    pub(crate) fn unknown_score(&self) -> f64 {
        self.score(0)
    }
}

/// The 64-bit FNV-1a checksum of `bytes`.
fn checksum(bytes: &[u8]) -> u64 {
    bytes.iter().fold(0xcbf2_9ce4_8422_2325, |hash, &byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn score_of(table: &WordTable, word: &str) -> Option<f64> {
        let mut node = Node::ROOT;
        for c in word.chars() {
            node = table.child(node, table.code(c))?;
        }
        node.score_number().map(|number| table.score(number))
    }

    #[test]
    fn the_table_in_the_binary_is_whole() {
        assert_eq!(WordTable::checked(BUILT_IN).map(|_| ()), Ok(()));
        assert!(BUILT_IN.len() < 6_000_000, "{} bytes", BUILT_IN.len());
    }

    #[test]
    fn words_keep_their_scores() {
        // 3 + 1 + 4 = 8, words with other characters included.
        let image = build_word_table("协议 3 n\n协 1 v\nA型 4 n\n").unwrap();
        let table = WordTable::checked(&image).unwrap();
        assert_eq!(score_of(&table, "协议"), Some(3_f64.ln() - 8_f64.ln()));
        assert_eq!(score_of(&table, "协"), Some(0.0 - 8_f64.ln()));
        assert_eq!(table.unknown_score(), 0.0 - 8_f64.ln());
        for word in ["议", "协议协", "型", "A型", "", "𠀀"] {
            assert_eq!(score_of(&table, word), None, "{word}");
        }
    }

    #[test]
    fn damage_is_found() {
        let image = build_word_table("协议 3 n\n").unwrap();
        let mut flipped = image.clone();
        *flipped.last_mut().unwrap() ^= 1;
        assert_eq!(WordTable::checked(&flipped).unwrap_err(), WordTableError::Checksum);
        for length in 0..HEADER_BYTE + 8 {
            assert!(WordTable::new(&image[..length]).is_err(), "{length}");
        }
        assert_eq!(WordTable::new(&image[..image.len() - 1]).unwrap_err(), WordTableError::Length);
        assert_eq!(WordTable::new(b"zhenwrd\x02").unwrap_err(), WordTableError::Magic);
    }
}
