//! The table of characters: traditional and variant forms to one simplified form.
//!
//! The data are `data/characters.tsv`, derived from OpenCC by `scripts/build-fold-table` (see
//! `data/NOTICE`). A map without context conflates a few characters that one script keeps apart
//! (乾隆 becomes 干隆); for matching keys that is right, because both sides are folded alike.
//! The basic block is a flat table, so a lookup is one load; what lies outside it is searched.

use std::sync::LazyLock;

/// Returns the one simplified character that stands for `c` in matching keys.
///
/// Characters of both scripts, of Hong Kong and of Taiwan come to the same character; any other
/// character is returned unchanged.
pub fn simplify_char(c: char) -> char {
    if c < FIRST_HAN { c } else { TABLE.entry(c).simplified }
}

/// Tells whether `c` is written in traditional text only.
pub(crate) fn is_traditional_only(c: char) -> bool {
    c >= FIRST_HAN && TABLE.entry(c).traditional_only
}

/// Tells whether `c` is written in simplified text only.
pub(crate) fn is_simplified_only(c: char) -> bool {
    c >= FIRST_HAN && TABLE.entry(c).simplified_only
}

/// Tells whether `c` is a Chinese character, 〇 and 々 among them.
pub(crate) fn is_han(c: char) -> bool {
    matches!(c,
        '\u{4E00}'..='\u{9FFF}' | '\u{3400}'..='\u{4DBF}' | '〇' | '々'
        | '\u{F900}'..='\u{FAFF}' | '\u{20000}'..='\u{3FFFF}')
}

/// The first character the table can hold.
const FIRST_HAN: char = '\u{3400}';
/// The last character of the flat part of the table.
const LAST_FLAT: char = '\u{9FFF}';

#[derive(Clone, Copy)]
struct Entry {
    simplified: char,
    traditional_only: bool,
    simplified_only: bool,
}

struct Table {
    /// Entries of `FIRST_HAN..=LAST_FLAT`.
    flat: Vec<Entry>,
    /// The other entries, sorted by character.
    sparse: Vec<(char, Entry)>,
}

static TABLE: LazyLock<Table> =
    LazyLock::new(|| Table::parse(include_str!("../data/characters.tsv")));

impl Table {
    fn parse(data: &str) -> Self {
        let flat = (FIRST_HAN..=LAST_FLAT).map(Entry::unchanged).collect();
        let mut table = Self { flat, sparse: Vec::new() };
        for line in data.lines() {
            let mut fields = line.split('\t');
            let mut character = || fields.next().and_then(|field| field.chars().next());
            let (Some(source), Some(target), marks) =
                (character(), character(), fields.next().unwrap_or_default())
            else {
                continue;
            };
            let traditional_only = marks.contains('T');
            table.update(source, |entry| {
                entry.simplified = target;
                entry.traditional_only = traditional_only;
            });
            if marks.contains('S') {
                table.update(target, |entry| entry.simplified_only = true);
            }
        }
        table
    }

    fn update(&mut self, c: char, change: impl FnOnce(&mut Entry)) {
        if c <= LAST_FLAT {
            return change(&mut self.flat[flat_index(c)]);
        }
        let position = match self.sparse.binary_search_by_key(&c, |&(key, _)| key) {
            Ok(position) => position,
            Err(position) => {
                self.sparse.insert(position, (c, Entry::unchanged(c)));
                position
            }
        };
        change(&mut self.sparse[position].1);
    }

    fn entry(&self, c: char) -> Entry {
        if c <= LAST_FLAT {
            return self.flat[flat_index(c)];
        }
        match self.sparse.binary_search_by_key(&c, |&(key, _)| key) {
            Ok(position) => self.sparse[position].1,
            Err(_) => Entry::unchanged(c),
        }
    }
}

impl Entry {
    fn unchanged(c: char) -> Self {
        Self { simplified: c, traditional_only: false, simplified_only: false }
    }
}

fn flat_index(c: char) -> usize {
    u32::from(c) as usize - u32::from(FIRST_HAN) as usize
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn variants_of_every_region_come_to_one_character() {
        let classes = [
            "为為爲",
            "卫衛衞",
            "线線綫缐",
            "里裏裡",
            "着著",
            "群羣",
            "峰峯",
            "面麵麪",
            "床牀",
            "台臺檯枱颱",
            "说說説",
            "众衆眾",
            "启啓啟",
            "吃喫",
            "抬擡",
            "叙敘敍",
            "发發髮",
            "后後",
            "干乾幹",
            "鸡雞鷄",
            "你妳",
            "才纔",
        ];
        for class in classes {
            let first = class.chars().next().unwrap();
            for c in class.chars() {
                assert_eq!(simplify_char(c), first, "{c} in {class}");
            }
        }
    }

    #[test]
    fn the_table_is_a_fixpoint() {
        for line in include_str!("../data/characters.tsv").lines() {
            let target = line.chars().nth(2).unwrap();
            assert_eq!(simplify_char(target), target, "{line}");
        }
    }

    #[test]
    fn other_characters_are_unchanged() {
        for c in "aZ9 é。「中国么着\u{3007}\u{10FFFF}".chars() {
            assert_eq!(simplify_char(c), c);
        }
    }
}
