//! Building a translation table: collect weighted links, normalise both ways, write the image.

use std::collections::{BTreeMap, BTreeSet};

use crate::image::{count, seal, write_strings};
use crate::table::{LINK_BYTE, MAGIC, RARITY_STEPS, quantise};
use crate::training::{TrainedLink, TrainedLinks, TranslationPrior};

/// Links kept for one Chinese word, strongest first.
const MOST_LINKS: usize = 40;
/// Links with a geometric mean of both probabilities below this are dropped.
const LEAST_STRENGTH: f32 = 0.0015;
/// Occurrences in training at which the dictionary and the training have the same say.
const DICTIONARY_OCCURRENCES: f32 = 20.0;

/// Collects weighted links between Chinese words and English stems.
#[derive(Clone, Debug, Default)]
pub struct TableBuilder {
    /// Weight of each link, by Chinese word, then English stem.
    links: BTreeMap<String, BTreeMap<String, f32>>,
    english_shares: BTreeMap<String, f64>,
    chinese_shares: BTreeMap<String, f64>,
    trained: TrainedLinks,
}

/// A link on its way into the table.
struct MixedLink<'b> {
    english: &'b str,
    /// p(English given Chinese).
    forward: f32,
    /// p(Chinese given English).
    backward: f32,
}

/// Links of a dictionary by Chinese word.
#[derive(Clone, Debug)]
pub struct DictionaryPrior {
    links: BTreeMap<String, Vec<TrainedLink>>,
    english: BTreeSet<String>,
}

impl TranslationPrior for DictionaryPrior {
    fn links_of(&self, chinese: &str) -> Vec<TrainedLink> {
        self.links.get(chinese).cloned().unwrap_or_default()
    }

    fn knows(&self, english: &str) -> bool {
        self.english.contains(english)
    }

    fn occurrences(&self) -> f32 {
        DICTIONARY_OCCURRENCES
    }
}

fn masses(words: &[(String, f32)]) -> BTreeMap<&str, f32> {
    words.iter().map(|(word, mass)| (word.as_str(), *mass)).collect()
}

impl TableBuilder {
    /// Makes a builder without links.
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds weight to the link of a folded Chinese word and an English stem.
    pub fn add_link(&mut self, chinese: &str, english: &str, weight: f32) {
        let links = self.links.entry(chinese.to_owned()).or_default();
        *links.entry(english.to_owned()).or_default() += weight;
    }

    /// Adds to an English stem's share of running text, in (0, 1).
    pub fn add_english_share(&mut self, english: &str, share: f64) {
        *self.english_shares.entry(english.to_owned()).or_default() += share;
    }

    /// Adds to a Chinese word's share of running text, in (0, 1).
    pub fn add_chinese_share(&mut self, chinese: &str, share: f64) {
        *self.chinese_shares.entry(chinese.to_owned()).or_default() += share;
    }

    /// Returns the English stem's share of running text; 0 when it is not known.
    pub fn english_share(&self, english: &str) -> f64 {
        self.english_shares.get(english).copied().unwrap_or(0.0)
    }

    /// Mixes in what was learned from parallel text; calling it again replaces it.
    ///
    /// The more often a word was seen in training, the less the dictionary says of it.
    pub fn set_trained(&mut self, trained: TrainedLinks) {
        self.trained = trained;
    }

    /// What the links added so far say, as a prior for training.
    pub fn prior(&self) -> DictionaryPrior {
        let owned = |(chinese, links): (&str, Vec<MixedLink<'_>>)| {
            let links = links.into_iter().map(|link| TrainedLink {
                chinese: chinese.to_owned(),
                english: link.english.to_owned(),
                forward: link.forward,
                backward: link.backward,
            });
            (chinese.to_owned(), links.collect())
        };
        DictionaryPrior {
            links: self.dictionary_links().into_iter().map(owned).collect(),
            english: self.links.values().flat_map(BTreeMap::keys).cloned().collect(),
        }
    }

    /// Writes the image that [`crate::Table`] reads. The same links always give the same bytes.
    pub fn build(&self) -> Vec<u8> {
        let words = self.mixed_links();
        let mut stems: BTreeMap<&str, u32> = BTreeMap::new();
        for link in words.values().flatten() {
            stems.entry(link.english).or_default();
        }
        for (number, index) in stems.values_mut().zip(0_u32..) {
            *number = index;
        }

        let mut links_image = Vec::new();
        let mut starts = vec![0];
        for links in words.values() {
            for link in links {
                links_image.extend_from_slice(&stems[link.english].to_le_bytes()[..3]);
                links_image.push(quantise(link.forward));
                links_image.push(quantise(link.backward));
            }
            starts.push(links_image.len() / LINK_BYTE);
        }

        let english = strings(stems.keys().copied(), |stem| self.english_shares.get(stem).copied());
        let chinese = strings(words.keys().copied(), |word| self.chinese_shares.get(word).copied());
        let counts = [stems.len(), words.len(), starts[words.len()], english.pool, chinese.pool];
        let mut body = Vec::new();
        write_integers(&mut body, &counts);
        body.extend_from_slice(&english.image);
        body.extend_from_slice(&chinese.image);
        write_integers(&mut body, &starts);
        body.extend_from_slice(&links_image);

        seal(MAGIC, &body)
    }

    /// Links of both sources, strongest first, pruned; words without links are left out.
    fn mixed_links(&self) -> BTreeMap<&str, Vec<MixedLink<'_>>> {
        let mut mixed: BTreeMap<(&str, &str), (f32, f32)> = BTreeMap::new();
        let chinese_masses = masses(&self.trained.chinese);
        let english_masses = masses(&self.trained.english);
        let doubt = |masses: &BTreeMap<&str, f32>, word: &str| {
            DICTIONARY_OCCURRENCES
                / (masses.get(word).copied().unwrap_or(0.0) + DICTIONARY_OCCURRENCES)
        };
        for (word, links) in &self.dictionary_links() {
            let forward_doubt = doubt(&chinese_masses, word);
            for link in links {
                let backward = link.backward * doubt(&english_masses, link.english);
                mixed.insert((*word, link.english), (link.forward * forward_doubt, backward));
            }
        }
        for link in &self.trained.links {
            // The dictionary's share is in what was learned, unless the words never met.
            let entry = mixed.entry((&link.chinese, &link.english)).or_default();
            *entry = (entry.0.max(link.forward), entry.1.max(link.backward));
        }
        let mut words: BTreeMap<&str, Vec<MixedLink<'_>>> = BTreeMap::new();
        for ((word, english), (forward, backward)) in mixed {
            if libm::sqrtf(forward * backward) >= LEAST_STRENGTH {
                words.entry(word).or_default().push(MixedLink { english, forward, backward });
            }
        }
        for links in words.values_mut() {
            // Equal links stay in the order of the stems, so that the image is always the same.
            links.sort_by(|left, right| right.forward.total_cmp(&left.forward));
            links.truncate(MOST_LINKS);
        }
        words
    }

    /// What the dictionary alone says: p(stem given word) and p(word given stem).
    fn dictionary_links(&self) -> BTreeMap<&str, Vec<MixedLink<'_>>> {
        let mut words: BTreeMap<&str, Vec<MixedLink<'_>>> = BTreeMap::new();
        let mut stems: BTreeMap<&str, f64> = BTreeMap::new();
        for (word, links) in &self.links {
            let total: f32 = links.values().sum();
            for (english, weight) in links {
                let forward = weight / total.max(1e-9);
                // A frequent Chinese word is the likelier rendering; the root keeps rare ones.
                let pull = f64::from(forward) * self.word_pull(word);
                *stems.entry(english).or_default() += pull;
                let link = MixedLink { english, forward, backward: pull as f32 };
                words.entry(word).or_default().push(link);
            }
        }
        for link in words.values_mut().flatten() {
            link.backward = (f64::from(link.backward) / stems[link.english]) as f32;
        }
        words
    }

    fn word_pull(&self, word: &str) -> f64 {
        let share = self.chinese_shares.get(word).copied().unwrap_or(0.0).max(1e-8);
        libm::sqrt(share)
    }
}

/// Starts, pool and rarities of a sorted list of strings, and the length of the pool.
struct Strings {
    image: Vec<u8>,
    pool: usize,
}

fn strings<'s>(
    sorted: impl Iterator<Item = &'s str> + Clone,
    share: impl Fn(&str) -> Option<f64>,
) -> Strings {
    let rarities = sorted.clone().map(|text| {
        let rarity = share(text).map_or(f32::MAX, |share| -libm::log(share.max(1e-12)) as f32);
        (rarity.max(0.0) * RARITY_STEPS).round().min(255.0) as u8
    });
    let rarities: Vec<u8> = rarities.collect();
    let (mut image, pool) = write_strings(sorted);
    image.extend_from_slice(&pool);
    image.extend_from_slice(&rarities);
    Strings { image, pool: pool.len() }
}

fn write_integers(image: &mut Vec<u8>, integers: &[usize]) {
    image.extend(integers.iter().flat_map(|&integer| count(integer).to_le_bytes()));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::table::{Table, TableError};

    fn image() -> Vec<u8> {
        let mut builder = TableBuilder::new();
        builder.add_link("湖", "lake", 3.0);
        builder.add_link("湖", "water", 1.0);
        builder.add_link("水", "water", 1.0);
        builder.add_english_share("water", 1e-3);
        builder.build()
    }

    #[test]
    fn links_come_back_with_both_probabilities() {
        let image = image();
        let table = Table::checked(&image).unwrap();
        assert_eq!(table.sizes(), (2, 2, 3));
        let links: Vec<_> = table.links(table.chinese("湖").unwrap()).collect();
        assert_eq!(links.len(), 2);
        assert_eq!(links[0].english, table.english("lake").unwrap());
        // p(lake | 湖) = 3/4; p(湖 | lake) = 1. A step of the quantiser is e^(1/30) = 3.4 %.
        assert!((links[0].forward - 0.75).abs() < 0.03);
        assert!((links[0].backward - 1.0).abs() < 0.03);
        // p(water | 湖) = 1/4 against p(water | 水) = 1: 湖 has a fifth of "water".
        assert!((links[1].backward - 0.2).abs() < 0.01);
    }

    #[test]
    fn rarity_is_minus_the_logarithm_of_the_share() {
        let image = image();
        let table = Table::checked(&image).unwrap();
        // −ln(0.001) = 6.908
        assert!((table.english_rarity(table.english("water").unwrap()) - 6.908).abs() < 0.05);
        assert!(table.english_rarity(table.english("lake").unwrap()) > 20.0);
    }

    #[test]
    fn damaged_images_are_refused() {
        let good = image();
        let mut flipped = good.clone();
        *flipped.last_mut().unwrap() ^= 1;
        assert_eq!(Table::checked(&flipped).unwrap_err(), TableError::Checksum);
        assert_eq!(Table::new(b"something else").unwrap_err(), TableError::Magic);
        let cut = &good[..good.len() - 3];
        let expected = TableError::Length { expected: good.len(), found: good.len() - 3 };
        assert_eq!(Table::new(cut).unwrap_err(), expected);
    }
}
