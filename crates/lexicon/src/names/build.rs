//! Makes the byte image of a table of names; the layout is described in `table.rs`.

use std::collections::{BTreeMap, BTreeSet};

use super::table::{CAPITALS, MAGIC};
use super::{NameClass, key};
use crate::image::{count, seal, write_strings};

/// Collects pairs of names for a table.
#[derive(Clone, Debug, Default)]
pub struct NamesBuilder {
    /// Mark of each pair, by Chinese and English key.
    pairs: BTreeMap<(String, String), u8>,
}

impl NamesBuilder {
    /// Makes an empty builder.
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a pair of names as written; a pair that is there keeps its first class.
    ///
    /// An English name of capitals alone will only be found where it is written so.
    pub fn add(&mut self, class: NameClass, chinese: &str, english: &str) {
        let keys = (key::chinese(chinese), key::english(english));
        if keys.0.is_empty() || keys.1.is_empty() {
            return;
        }
        let number = NameClass::ALL.iter().position(|&other| other == class);
        let number = number.and_then(|number| u8::try_from(number).ok());
        let capitals = if english.chars().any(char::is_lowercase) { 0 } else { CAPITALS };
        let mark = number.expect("a class is one of a few") | capitals;
        self.pairs.entry(keys).or_insert(mark);
    }

    /// Returns the byte image; the same pairs give the same bytes.
    pub fn build(&self) -> Vec<u8> {
        let chinese = numbered(self.pairs.keys().map(|(chinese, _)| chinese.as_str()));
        let english = numbered(self.pairs.keys().map(|(_, english)| english.as_str()));
        let (english_starts, english_pool) = write_strings(english.keys().copied());
        let (chinese_starts, chinese_pool) = write_strings(chinese.keys().copied());
        let forward = self
            .pairs
            .iter()
            .map(|((zh, en), mark)| (chinese[zh.as_str()], english[en.as_str()], *mark));
        let mut backward: Vec<_> = forward.clone().map(|(zh, en, mark)| (en, zh, mark)).collect();
        backward.sort_unstable();

        let mut body = Vec::new();
        for length in
            [english.len(), chinese.len(), self.pairs.len(), english_pool.len(), chinese_pool.len()]
        {
            body.extend(count(length).to_le_bytes());
        }
        for part in [english_starts, english_pool, chinese_starts, chinese_pool] {
            body.extend(part);
        }
        write_pairs(forward, chinese.len(), &mut body);
        write_pairs(backward.into_iter(), english.len(), &mut body);
        seal(MAGIC, &body)
    }
}

fn numbered<'s>(names: impl Iterator<Item = &'s str>) -> BTreeMap<&'s str, u32> {
    let distinct: BTreeSet<&str> = names.collect();
    distinct.into_iter().zip(0..).collect()
}

/// Writes the starts of each name's pairs, then the pairs, which come sorted by name.
fn write_pairs(pairs: impl Iterator<Item = (u32, u32, u8)>, names: usize, body: &mut Vec<u8>) {
    let mut starts = vec![0_u32; names + 1];
    let mut list = Vec::new();
    for (name, other, mark) in pairs {
        starts[name as usize + 1] += 1;
        list.extend(&other.to_le_bytes()[..3]);
        list.push(mark);
    }
    let mut sum = 0;
    for start in starts {
        sum += start;
        body.extend(sum.to_le_bytes());
    }
    body.extend(list);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::names::Names;
    use crate::table::TableError;

    #[test]
    fn what_is_added_is_read_back_and_damage_is_seen() {
        let mut builder = NamesBuilder::new();
        builder.add(NameClass::City, "碧湖", "Bihu");
        builder.add(NameClass::City, "碧湖", "Green Lake");
        builder.add(NameClass::Organisation, "綠湖社", "GLS");
        builder.add(NameClass::City, "", "Nowhere");
        let image = builder.build();
        let names = Names::from_bytes(&image).unwrap();
        assert_eq!(names.sizes(), (3, 2, 3));
        let listed: Vec<&str> = names.of_chinese("碧湖").map(|entry| entry.name).collect();
        assert_eq!(listed, ["bihu", "green lake"]);
        let back: Vec<&str> = names.of_english("GLS").map(|entry| entry.name).collect();
        assert_eq!(back, ["绿湖社"]);

        assert_eq!(Names::from_bytes(b"").unwrap_err(), TableError::Magic);
        let cut = Names::from_bytes(&image[..image.len() - 1]);
        assert!(matches!(cut.unwrap_err(), TableError::Length { .. }));
        let mut wrong = image.clone();
        wrong[40] ^= 1;
        assert_eq!(Names::from_bytes(&wrong).unwrap_err(), TableError::Checksum);
        assert!(Names::from_bytes(&NamesBuilder::new().build()).is_ok());
    }
}
