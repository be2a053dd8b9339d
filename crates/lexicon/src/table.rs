//! The translation table: a byte image that is read in place, without parsing or allocation.
//!
//! Layout, all integers little-endian:
//!
//! | bytes | what |
//! |---|---|
//! | 8 | magic `zhenlex` and the layout version |
//! | 8 | FNV-1a checksum of everything after these 16 bytes |
//! | 5 × 4 | English stems, Chinese words, links, bytes of each of the two string pools |
//! | 4 × (stems + 1), pool, stems | start of each stem in its pool; the pool; rarity of each stem |
//! | 4 × (words + 1), pool, words | the same for Chinese words |
//! | 4 × (words + 1) | start of each Chinese word's links |
//! | 5 × links | English stem (3 bytes), p(en given zh), p(zh given en), see [`quantise`] |
//!
//! Strings are sorted by their bytes, so a look-up is a binary search: O(log n) comparisons and
//! no start-up cost at all.

use thiserror::Error;

use crate::image::{ImageFault, StringList, read_u32, sections, verify};

/// The first eight bytes of every table; the last is the layout version.
pub(crate) const MAGIC: [u8; 8] = *b"zhenlex\x01";
/// Bytes of one link.
pub(crate) const LINK_BYTE: usize = 5;

/// Why a byte image is not a translation table.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum TableError {
    /// The file does not begin as a table does, or has another layout version.
    #[error(
        "not a zhen table of this kind, or one of another version: make it anew with this version"
    )]
    Magic,
    /// The file is shorter or longer than its header says.
    #[error("expected {expected} bytes, found {found}: the lexicon file is cut off or damaged")]
    Length {
        /// Bytes that the header promises.
        expected: usize,
        /// Bytes that are there.
        found: usize,
    },
    /// The contents do not match the checksum.
    #[error("the checksum does not match: the lexicon file is damaged")]
    Checksum,
}

impl From<ImageFault> for TableError {
    fn from(fault: ImageFault) -> Self {
        match fault {
            ImageFault::Magic => Self::Magic,
            ImageFault::Length { expected, found } => Self::Length { expected, found },
            ImageFault::Checksum => Self::Checksum,
        }
    }
}

/// A translation link of a Chinese word.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Link {
    /// Index of the English stem in its table.
    pub english: u32,
    /// p(English stem given this Chinese word), in (0, 1].
    pub forward: f32,
    /// p(this Chinese word given the English stem), in (0, 1].
    pub backward: f32,
}

/// A sorted list of strings with a rarity each, inside the byte image.
#[derive(Clone, Copy, Debug)]
struct Vocabulary<'t> {
    strings: StringList<'t>,
    rarities: &'t [u8],
}

/// A translation table, borrowed from its byte image.
#[derive(Clone, Copy, Debug)]
pub struct Table<'t> {
    english: Vocabulary<'t>,
    chinese: Vocabulary<'t>,
    link_starts: &'t [u8],
    links: &'t [u8],
}

impl<'t> Table<'t> {
    /// Reads the layout of a table without its checksum: for images that were built with us.
    ///
    /// # Errors
    ///
    /// If the magic is wrong, or the length is not what the header says.
    pub fn new(image: &'t [u8]) -> Result<Self, TableError> {
        let lengths = |[stems, words, links, stem_pool, word_pool]: [usize; 5]| {
            [
                4 * (stems + 1),
                stem_pool,
                stems,
                4 * (words + 1),
                word_pool,
                words,
                4 * (words + 1),
                LINK_BYTE * links,
            ]
        };
        let [
            stem_starts,
            stem_text,
            stem_rarity,
            word_starts,
            word_text,
            word_rarity,
            starts,
            list,
        ] = sections(image, MAGIC, lengths)?;
        Ok(Self {
            english: Vocabulary {
                strings: StringList { starts: stem_starts, pool: stem_text },
                rarities: stem_rarity,
            },
            chinese: Vocabulary {
                strings: StringList { starts: word_starts, pool: word_text },
                rarities: word_rarity,
            },
            link_starts: starts,
            links: list,
        })
    }

    /// Reads a table and checks every byte of it: for files that came from elsewhere.
    ///
    /// # Errors
    ///
    /// As [`Table::new`], or if the checksum does not match.
    pub fn checked(image: &'t [u8]) -> Result<Self, TableError> {
        let table = Self::new(image)?;
        verify(image)?;
        Ok(table)
    }

    /// Returns the number of English stems, Chinese words and links.
    pub fn sizes(&self) -> (usize, usize, usize) {
        (self.english.rarities.len(), self.chinese.rarities.len(), self.links.len() / LINK_BYTE)
    }

    /// Finds an English stem, as [`zhen_segment::stem`] makes it.
    pub fn english(&self, stem: &str) -> Option<u32> {
        self.english.strings.find(stem.as_bytes())
    }

    /// Finds a Chinese word, as [`zhen_segment::fold`] makes it.
    pub fn chinese(&self, word: &str) -> Option<u32> {
        self.chinese.strings.find(word.as_bytes())
    }

    /// Returns the text of an English stem; empty for a number that the table does not have.
    pub(crate) fn english_text(&self, stem: u32) -> &'t str {
        self.english.strings.text(stem as usize)
    }

    /// Returns the text of a Chinese word; empty for a number that the table does not have.
    pub(crate) fn chinese_text(&self, word: u32) -> &'t str {
        self.chinese.strings.text(word as usize)
    }

    /// Returns the rarity of an English stem: −ln of its share of running text, in nats.
    pub fn english_rarity(&self, stem: u32) -> f32 {
        f32::from(self.english.rarities.get(stem as usize).copied().unwrap_or(u8::MAX))
            / RARITY_STEPS
    }

    /// Returns the rarity of a Chinese word: −ln of its share of running text, in nats.
    pub fn chinese_rarity(&self, word: u32) -> f32 {
        f32::from(self.chinese.rarities.get(word as usize).copied().unwrap_or(u8::MAX))
            / RARITY_STEPS
    }

    /// Returns, for each English stem, the Chinese word that is its most probable translation, and
    /// p(that word given the stem); `u32::MAX` and 0 for a stem without links.
    pub(crate) fn strongest_words(&self) -> Vec<(u32, f32)> {
        let mut best = vec![(u32::MAX, 0_u8); self.english.rarities.len()];
        for (word, bounds) in (0_u32..)
            .zip(self.link_starts.chunks_exact(4).zip(self.link_starts.chunks_exact(4).skip(1)))
        {
            let at = |bytes: &[u8]| read_u32(bytes, 0) as usize * LINK_BYTE;
            let links = self.links.get(at(bounds.0)..at(bounds.1)).unwrap_or_default();
            for link in links.chunks_exact(LINK_BYTE) {
                let stem = u32::from_le_bytes([link[0], link[1], link[2], 0]);
                if let Some(best) = best.get_mut(stem as usize)
                    && (link[4] > best.1 || best.0 == u32::MAX)
                {
                    *best = (word, link[4]);
                }
            }
        }
        let restored = |(word, byte)| (word, if word == u32::MAX { 0.0 } else { restore(byte) });
        best.into_iter().map(restored).collect()
    }

    /// Returns the links of a Chinese word, strongest p(en given zh) first.
    pub fn links(&self, word: u32) -> impl Iterator<Item = Link> + use<'t> {
        let bound = |index: usize| match index < self.link_starts.len() / 4 {
            true => read_u32(self.link_starts, index) as usize * LINK_BYTE,
            false => 0,
        };
        let list = self.links.get(bound(word as usize)..bound(word as usize + 1));
        list.unwrap_or_default().chunks_exact(LINK_BYTE).map(|link| Link {
            english: u32::from_le_bytes([link[0], link[1], link[2], 0]),
            forward: restore(link[3]),
            backward: restore(link[4]),
        })
    }
}

/// Steps of a quantised rarity per nat: 255 stands for e^−21, rarer than any listed word.
pub(crate) const RARITY_STEPS: f32 = 12.0;

/// Writes a probability in (0, 1] as a byte: 255 is 1, each step down divides it by e^(1/30).
pub(crate) fn quantise(probability: f32) -> u8 {
    let steps = (-libm::logf(probability.clamp(1e-4, 1.0)) * 30.0).round();
    // At most 277 steps below one; the last few share the smallest value.
    255 - steps.min(254.0) as u8
}

fn restore(byte: u8) -> f32 {
    libm::expf(-(255.0 - f32::from(byte)) / 30.0)
}
