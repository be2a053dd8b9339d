//! Boilerplate of a site, learned from its pages: lines that stand on many of them.
//!
//! A line is known by a hash of its text, case and white space aside. What repeats is a cue, no
//! verdict: the layout of the page decides, so that a heading which many documents share stays
//! where it stands alone in running text.

use std::collections::HashMap;

/// Pages without which nothing is learned.
const LEAST_PAGES: usize = 5;
/// Pages a line must stand on.
const LEAST_REPEATS: u32 = 3;
/// Share of the pages from which a line probably belongs to the site …
const PROBABLE_SHARE: f64 = 0.2;
/// … and from which it surely does.
const SURE_SHARE: f64 = 0.5;

/// How surely a line belongs to the site and not to the document.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum SiteShare {
    /// It stands on a fifth of the pages.
    Probable,
    /// It stands on half of them.
    Sure,
}

/// The lines that repeat on the pages of a site.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SiteLines {
    lines: HashMap<u64, SiteShare>,
    pages: usize,
}

impl SiteLines {
    /// Returns the keys of the lines with whether each is surely the site's, in order: two sites
    /// with the same are read alike.
    pub fn keys(&self) -> Vec<(u64, bool)> {
        let keys = self.lines.iter().map(|(&key, &share)| (key, share == SiteShare::Sure));
        let mut keys: Vec<(u64, bool)> = keys.collect();
        keys.sort_unstable();
        keys
    }

    /// Learns from the lines of pages, each the keys of one page in any order ([`page_keys`]).
    pub fn learn(pages: impl IntoIterator<Item = Vec<u64>>) -> Self {
        let mut counts: HashMap<u64, u32> = HashMap::new();
        let mut count = 0;
        for mut keys in pages {
            count += 1;
            keys.sort_unstable();
            keys.dedup();
            for key in keys {
                *counts.entry(key).or_default() += 1;
            }
        }
        if count < LEAST_PAGES {
            return Self { lines: HashMap::new(), pages: count };
        }
        let lines = counts.into_iter().filter(|(_, repeats)| *repeats >= LEAST_REPEATS);
        let lines = lines.filter_map(|(key, repeats)| {
            let share = f64::from(repeats) / count as f64;
            let kind = if share >= SURE_SHARE {
                SiteShare::Sure
            } else if share >= PROBABLE_SHARE {
                SiteShare::Probable
            } else {
                return None;
            };
            Some((key, kind))
        });
        Self { lines: lines.collect(), pages: count }
    }

    /// Returns how many different lines repeat.
    pub fn len(&self) -> usize {
        self.lines.len()
    }

    /// Tells whether no line repeats.
    pub fn is_empty(&self) -> bool {
        self.lines.is_empty()
    }

    /// Returns how many pages were learned from.
    pub fn pages(&self) -> usize {
        self.pages
    }

    /// Tells how surely a line belongs to the site.
    pub(crate) fn share_of(&self, line: &str) -> Option<SiteShare> {
        if self.lines.is_empty() { None } else { self.lines.get(&line_key(line)).copied() }
    }
}

/// Returns the keys of the lines of a page, to learn from.
pub fn page_keys<'l>(lines: impl IntoIterator<Item = &'l str>) -> Vec<u64> {
    lines.into_iter().map(line_key).collect()
}

/// Hashes a line (FNV-1a, 64 bits), the same on every machine.
fn line_key(line: &str) -> u64 {
    let mut hash = 0xcbf2_9ce4_8422_2325_u64;
    let mut add = |byte: u8| hash = (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
    for (index, word) in line.split_whitespace().enumerate() {
        if index > 0 {
            add(b' ');
        }
        for character in word.chars().flat_map(char::to_lowercase) {
            let mut buffer = [0; 4];
            character.encode_utf8(&mut buffer).bytes().for_each(&mut add);
        }
    }
    hash
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_of_many_pages_are_known_again() {
        let page = |own: &str| page_keys(["Port  Office", own, "Tides and times", own]);
        let pages = ["a", "b", "c", "d", "e"].map(page);
        let site = SiteLines::learn(pages.clone());
        assert_eq!(site.share_of("port office"), Some(SiteShare::Sure));
        assert_eq!(site.share_of("a"), None);
        assert_eq!((site.len(), site.pages()), (2, 5));
        assert!(SiteLines::learn(pages[..4].to_vec()).is_empty(), "too few pages");
    }

    #[test]
    fn a_line_of_a_few_pages_is_probable() {
        let mut pages = vec![page_keys(["x"]); 3];
        pages.extend(vec![page_keys(["y"]); 12]);
        let site = SiteLines::learn(pages);
        assert_eq!(site.share_of("x"), Some(SiteShare::Probable));
    }
}
