//! The table of names: a byte image that is read in place.
//!
//! Layout, all integers little-endian:
//!
//! | bytes | what |
//! |---|---|
//! | 8 | magic `zhennam` and the layout version |
//! | 8 | FNV-1a checksum of everything after these 16 bytes |
//! | 5 × 4 | English names, Chinese names, pairs, bytes of each of the two string pools |
//! | 4 × (English + 1), pool | start of each English name in its pool; the pool |
//! | 4 × (Chinese + 1), pool | the same for Chinese names |
//! | 4 × (Chinese + 1), 4 × pairs | start of each Chinese name's pairs; English name (3 bytes), mark |
//! | 4 × (English + 1), 4 × pairs | start of each English name's pairs; Chinese name (3 bytes), mark |
//!
//! The mark is the number of the class, and [`CAPITALS`] when the English name is written in
//! capitals throughout.

use super::{NameClass, NameEntry};
use crate::image::{StringList, read_u32, sections, verify};
use crate::table::TableError;

/// The first eight bytes of every table of names; the last is the layout version.
pub(super) const MAGIC: [u8; 8] = *b"zhennam\x01";
/// The mark of acronyms: `WHO` is one, `Who` is not.
pub(super) const CAPITALS: u8 = 0x80;

/// A table of names, borrowed from its byte image.
#[derive(Clone, Copy, Debug)]
pub(super) struct NamesTable<'t> {
    english: StringList<'t>,
    chinese: StringList<'t>,
    by_chinese: Pairs<'t>,
    by_english: Pairs<'t>,
}

#[derive(Clone, Copy, Debug)]
struct Pairs<'t> {
    starts: &'t [u8],
    list: &'t [u8],
}

impl<'t> Pairs<'t> {
    /// Numbers in the other language and marks of the pairs of a name.
    fn of(&self, name: Option<u32>) -> impl Iterator<Item = (u32, u8)> + use<'t> {
        let range = name.and_then(|name| {
            let index = name as usize;
            (index + 1 < self.starts.len() / 4).then(|| {
                read_u32(self.starts, index) as usize * 4
                    ..read_u32(self.starts, index + 1) as usize * 4
            })
        });
        let list = range.and_then(|range| self.list.get(range)).unwrap_or_default();
        list.chunks_exact(4)
            .map(|pair| (u32::from_le_bytes([pair[0], pair[1], pair[2], 0]), pair[3]))
    }
}

impl<'t> NamesTable<'t> {
    /// Reads the layout without the checksum: for images that were built with us.
    pub(super) fn new(image: &'t [u8]) -> Result<Self, TableError> {
        let lengths = |[english, chinese, pairs, english_pool, chinese_pool]: [usize; 5]| {
            [
                4 * (english + 1),
                english_pool,
                4 * (chinese + 1),
                chinese_pool,
                4 * (chinese + 1),
                4 * pairs,
                4 * (english + 1),
                4 * pairs,
            ]
        };
        let [
            english_starts,
            english_pool,
            chinese_starts,
            chinese_pool,
            by_chinese,
            english_list,
            by_english,
            chinese_list,
        ] = sections(image, MAGIC, lengths)?;
        Ok(Self {
            english: StringList { starts: english_starts, pool: english_pool },
            chinese: StringList { starts: chinese_starts, pool: chinese_pool },
            by_chinese: Pairs { starts: by_chinese, list: english_list },
            by_english: Pairs { starts: by_english, list: chinese_list },
        })
    }

    /// Reads a table and checks every byte of it.
    pub(super) fn checked(image: &'t [u8]) -> Result<Self, TableError> {
        let table = Self::new(image)?;
        verify(image)?;
        Ok(table)
    }

    pub(super) fn sizes(&self) -> (usize, usize, usize) {
        (self.english.len(), self.chinese.len(), self.by_chinese.list.len() / 4)
    }

    pub(super) fn english(&self) -> &StringList<'t> {
        &self.english
    }

    pub(super) fn chinese(&self) -> &StringList<'t> {
        &self.chinese
    }

    pub(super) fn of_chinese(
        &self,
        name: Option<u32>,
    ) -> impl Iterator<Item = NameEntry<'t>> + use<'t> {
        let english = self.english;
        self.by_chinese.of(name).map(move |(id, mark)| entry(english.text(id as usize), mark))
    }

    pub(super) fn of_english(
        &self,
        name: Option<u32>,
    ) -> impl Iterator<Item = NameEntry<'t>> + use<'t> {
        let chinese = self.chinese;
        self.by_english.of(name).map(move |(id, mark)| entry(chinese.text(id as usize), mark))
    }

    /// Classes of an English name, and whether it is written in capitals throughout.
    pub(super) fn writings(
        &self,
        english: u32,
    ) -> impl Iterator<Item = (NameClass, bool)> + use<'t> {
        self.by_english.of(Some(english)).map(|(_, mark)| (class(mark), mark & CAPITALS != 0))
    }
}

fn entry(name: &str, mark: u8) -> NameEntry<'_> {
    NameEntry { name, class: class(mark) }
}

fn class(mark: u8) -> NameClass {
    let number = usize::from(mark & !CAPITALS);
    NameClass::ALL.get(number).copied().unwrap_or(NameClass::Other)
}
