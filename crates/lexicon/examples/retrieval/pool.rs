//! The units of a set that are searched among each other.

use std::fs;
use std::io;
use std::path::Path;

/// Units of a pool at most.
const MOST_UNITS: usize = 1000;
/// Seed of the choice among more units.
const SEED: u64 = 1;

/// Units of a set with their translations.
pub struct Pool {
    pub name: String,
    pub pairs: Vec<(String, String)>,
}

impl Pool {
    /// Reads the 1-1 beads of all documents of a set, in the order of their names.
    pub fn read(set: &Path) -> io::Result<Self> {
        let mut names: Vec<_> = fs::read_dir(set.join("gold"))?
            .map(|entry| entry.map(|entry| entry.file_name()))
            .collect::<io::Result<_>>()?;
        names.sort();
        let mut pairs = Vec::new();
        for name in names {
            let read = |folder: &str| fs::read_to_string(set.join(folder).join(&name));
            let (english, chinese, gold) = (read("en")?, read("zh")?, read("gold")?);
            let english: Vec<&str> = english.lines().map(str::trim).collect();
            let chinese: Vec<&str> = chinese.lines().map(str::trim).collect();
            for (left, right) in gold.lines().filter_map(one_to_one) {
                if let (Some(left), Some(right)) = (english.get(left), chinese.get(right))
                    && !left.is_empty()
                    && !right.is_empty()
                {
                    pairs.push(((*left).to_owned(), (*right).to_owned()));
                }
            }
        }
        if pairs.len() > MOST_UNITS {
            choose(&mut pairs);
        }
        let name = set.file_name().map(|name| name.to_string_lossy().into_owned());
        Ok(Self { name: name.unwrap_or_default(), pairs })
    }

    /// Writes the pool as two columns.
    pub fn write(&self, folder: &Path) -> io::Result<()> {
        let rows = self.pairs.iter().map(|(english, chinese)| format!("{english}\t{chinese}\n"));
        fs::write(folder.join(format!("{}.tsv", self.name)), rows.collect::<String>())
    }
}

/// The two indices of `[12]:[13]`; nothing for other beads.
fn one_to_one(line: &str) -> Option<(usize, usize)> {
    let mut sides = line.trim().split(':');
    let mut index = || sides.next()?.trim().strip_prefix('[')?.strip_suffix(']')?.parse().ok();
    Some((index()?, index()?))
}

/// Keeps the first units of a seeded shuffle (Fisher–Yates over SplitMix64).
fn choose(pairs: &mut Vec<(String, String)>) {
    let mut state = SEED;
    let mut next = || {
        state = state.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (state ^ (state >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    };
    for at in 0..MOST_UNITS {
        let left = (pairs.len() - at) as u64;
        let other = at + (next() % left) as usize;
        pairs.swap(at, other);
    }
    pairs.truncate(MOST_UNITS);
}
