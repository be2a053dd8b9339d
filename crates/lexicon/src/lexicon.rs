//! The lexicon: which English stems a Chinese word may be translated by, and how probably.
//!
//! The table inside the binary is the lowest layer; tables that [`crate::train`] made of a user's
//! own texts lie over it. Words of all layers share one numbering: those of the lowest layer keep
//! their numbers, and further ones follow in the order of the layers.

use std::collections::{BTreeMap, HashMap};
use std::sync::LazyLock;

use crate::parts::{english_parts, longest_parts};
use crate::table::{Link, Table, TableError};
use crate::training::{TrainedLink, TranslationPrior};

/// The table inside the binary; `scripts/build-lexicon` makes it, `data/NOTICE` says of what.
static BUILT_IN: &[u8] = include_bytes!("../data/lexicon.bin");

/// Occurrences in a user's text at which it and the lexicon have the same say of a word.
const PRIOR_OCCURRENCES: f32 = 10.0;

/// A translation lexicon of one or more layers.
#[derive(Clone, Debug)]
pub struct Lexicon<'t> {
    base: Table<'t>,
    layers: Vec<Layer<'t>>,
    /// Stems and words that only layers hold, with the rarity that the first of them states.
    stems: Extra<'t>,
    words: Extra<'t>,
}

/// A table over the lowest one.
#[derive(Clone, Debug)]
struct Layer<'t> {
    table: Table<'t>,
    /// The lexicon's number of each stem of the table.
    stems: Vec<u32>,
    /// The table's number of those of the lexicon's words that it holds.
    words: HashMap<u32, u32>,
}

/// Strings that the lowest layer does not hold.
#[derive(Clone, Debug, Default)]
struct Extra<'t> {
    numbers: HashMap<&'t str, u32>,
    texts: Vec<&'t str>,
    rarities: Vec<f32>,
}

impl<'t> Extra<'t> {
    fn number(&mut self, base: usize, text: &'t str, rarity: f32) -> u32 {
        let next = u32::try_from(base + self.rarities.len()).expect("tables hold few words");
        *self.numbers.entry(text).or_insert_with(|| {
            self.texts.push(text);
            self.rarities.push(rarity);
            next
        })
    }
}

impl Lexicon<'static> {
    /// Returns the lexicon inside the binary; costs nothing to load.
    pub fn built_in() -> &'static Self {
        static LEXICON: LazyLock<Lexicon<'static>> = LazyLock::new(|| {
            Lexicon::of_table(Table::new(BUILT_IN).expect("a test checks the table in the binary"))
        });
        &LEXICON
    }
}

impl<'t> Lexicon<'t> {
    fn of_table(base: Table<'t>) -> Self {
        Self { base, layers: Vec::new(), stems: Extra::default(), words: Extra::default() }
    }

    /// Reads a lexicon from the bytes of a file, checking all of them.
    ///
    /// # Errors
    ///
    /// If the bytes are no lexicon, are cut off, or do not match their checksum.
    pub fn from_bytes(image: &'t [u8]) -> Result<Self, TableError> {
        Ok(Self::of_table(Table::checked(image)?))
    }

    /// Lays the lexicon of a file over this one; what it says of a word pair replaces what this
    /// one says of it, and everything else stays. Linear in the size of the file.
    ///
    /// # Errors
    ///
    /// As [`Lexicon::from_bytes`].
    pub fn with_layer(mut self, image: &'t [u8]) -> Result<Self, TableError> {
        let table = Table::checked(image)?;
        let (stem_count, word_count, _) = self.base.sizes();
        let (layer_stems, layer_words, _) = table.sizes();
        let stems = (0..layer_stems as u32)
            .map(|id| {
                let text = table.english_text(id);
                let rarity = table.english_rarity(id);
                let known = self.base.english(text);
                known.unwrap_or_else(|| self.stems.number(stem_count, text, rarity))
            })
            .collect();
        let words = (0..layer_words as u32)
            .map(|id| {
                let text = table.chinese_text(id);
                let rarity = table.chinese_rarity(id);
                let known = self.base.chinese(text);
                (known.unwrap_or_else(|| self.words.number(word_count, text, rarity)), id)
            })
            .collect();
        self.layers.push(Layer { table, stems, words });
        Ok(self)
    }

    /// Returns the number of English stems, Chinese words and links; of links that several layers
    /// hold, each layer's counts.
    pub fn sizes(&self) -> (usize, usize, usize) {
        let (stems, words, links) = self.base.sizes();
        let further: usize = self.layers.iter().map(|layer| layer.table.sizes().2).sum();
        (stems + self.stems.rarities.len(), words + self.words.rarities.len(), links + further)
    }

    /// Finds an English stem, as [`zhen_segment::stem`] makes it.
    pub fn english(&self, stem: &str) -> Option<u32> {
        self.base.english(stem).or_else(|| self.stems.numbers.get(stem).copied())
    }

    /// Finds a Chinese word, as [`zhen_segment::fold`] makes it.
    pub fn chinese(&self, word: &str) -> Option<u32> {
        self.base.chinese(word).or_else(|| self.words.numbers.get(word).copied())
    }

    /// Returns −ln of an English stem's share of running text, in nats: 3 for "the", 21 at most.
    pub fn english_rarity(&self, stem: u32) -> f32 {
        rarity(stem, self.base.sizes().0, &self.stems, |stem| self.base.english_rarity(stem))
    }

    /// Returns −ln of a Chinese word's share of running text, in nats: 3 for 的, 21 at most.
    pub fn chinese_rarity(&self, word: u32) -> f32 {
        rarity(word, self.base.sizes().1, &self.words, |word| self.base.chinese_rarity(word))
    }

    /// Returns the links of a Chinese word: those of the lowest layer strongest p(en given zh)
    /// first, then those that further layers add.
    pub fn links(&self, word: u32) -> impl Iterator<Item = Link> + use<'t> {
        let mut links: Vec<Link> = self.base.links(word).collect();
        for layer in &self.layers {
            let Some(&id) = layer.words.get(&word) else {
                continue;
            };
            for link in layer.table.links(id) {
                let link = Link { english: layer.stems[link.english as usize], ..link };
                match links.iter_mut().find(|known| known.english == link.english) {
                    Some(known) => *known = link,
                    None => links.push(link),
                }
            }
        }
        links.into_iter()
    }

    /// Cuts a folded Chinese word that the lexicon may not hold into words that it does hold.
    ///
    /// A known word is returned alone. Otherwise the longest known words are taken from the left,
    /// single characters at the least; characters that begin no known word are passed over. Costs
    /// O(length²) look-ups, for words of up to eight characters.
    pub fn known_parts(&self, word: &str) -> Vec<u32> {
        match self.chinese(word) {
            Some(id) => vec![id],
            None => longest_parts(word, |part| self.chinese(part)),
        }
    }

    /// Finds stems that a folded English word which the lexicon may not hold is made of.
    ///
    /// A known stem is returned alone. Otherwise the word loses a common prefix, or falls into
    /// two known stems (`cyberattack`); a word that does neither has no parts.
    pub fn known_english_parts(&self, stem: &str) -> Vec<u32> {
        match self.english(stem) {
            Some(id) => vec![id],
            None => english_parts(stem, |part| self.english(part)),
        }
    }
}

fn rarity(id: u32, base: usize, extra: &Extra<'_>, of_base: impl Fn(u32) -> f32) -> f32 {
    match (id as usize).checked_sub(base) {
        Some(at) => extra.rarities.get(at).copied().unwrap_or(f32::MAX),
        None => of_base(id),
    }
}

/// What a user's text is read with: this lexicon is what is known before.
impl TranslationPrior for Lexicon<'_> {
    fn links_of(&self, chinese: &str) -> Vec<TrainedLink> {
        let parts = self.known_parts(chinese);
        let share = 1.0 / parts.len().max(1) as f32;
        // Of parts that share a translation the sum counts.
        let mut links: BTreeMap<u32, (f32, f32)> = BTreeMap::new();
        for link in parts.into_iter().flat_map(|part| self.links(part)) {
            let sums = links.entry(link.english).or_default();
            sums.0 += link.forward * share;
            sums.1 += link.backward * share;
        }
        links
            .into_iter()
            .map(|(english, (forward, backward))| TrainedLink {
                chinese: chinese.to_owned(),
                english: self.stem_text(english).to_owned(),
                forward,
                backward,
            })
            .collect()
    }

    fn occurrences(&self) -> f32 {
        PRIOR_OCCURRENCES
    }
}

impl Lexicon<'_> {
    pub(crate) fn stem_text(&self, stem: u32) -> &str {
        match (stem as usize).checked_sub(self.base.sizes().0) {
            Some(at) => self.stems.texts.get(at).copied().unwrap_or_default(),
            None => self.base.english_text(stem),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::build::TableBuilder;

    #[test]
    fn the_table_in_the_binary_is_whole() {
        assert!(Table::checked(BUILT_IN).is_ok());
    }

    #[test]
    fn everyday_words_are_linked() {
        let lexicon = Lexicon::built_in();
        for (chinese, stem) in
            [("湖", "lake"), ("会谈", "talk"), ("日本", "japan"), ("电话", "telephon")]
        {
            let word = lexicon.chinese(chinese).expect("listed");
            let english = lexicon.english(stem).expect("listed");
            assert!(lexicon.links(word).any(|link| link.english == english), "{chinese} {stem}");
        }
    }

    #[test]
    fn an_unknown_word_falls_back_to_its_parts() {
        let lexicon = Lexicon::built_in();
        assert_eq!(lexicon.known_parts("湖").len(), 1);
        assert_eq!(lexicon.chinese("电话湖泊"), None);
        let parts = lexicon.known_parts("电话湖泊");
        assert_eq!(parts, [lexicon.chinese("电话").unwrap(), lexicon.chinese("湖泊").unwrap()]);
        assert_eq!(lexicon.english("lakebridg"), None);
        let parts = lexicon.known_english_parts("lakebridg");
        assert_eq!(parts, [lexicon.english("lake").unwrap(), lexicon.english("bridg").unwrap()]);
    }

    #[test]
    fn a_layer_adds_words_and_replaces_links() {
        let table = |links: &[(&str, &str, f32)]| {
            let mut builder = TableBuilder::new();
            for (chinese, english, weight) in links {
                builder.add_link(chinese, english, *weight);
            }
            builder.build()
        };
        let base = table(&[("湖", "lake", 3.0), ("湖", "water", 1.0)]);
        let layer = table(&[("湖", "water", 1.0), ("深湖", "deep", 1.0)]);
        let lexicon = Lexicon::from_bytes(&base).unwrap().with_layer(&layer).unwrap();
        assert_eq!(lexicon.sizes(), (3, 2, 4));
        let links: Vec<(u32, bool)> = lexicon
            .links(lexicon.chinese("湖").unwrap())
            .map(|link| (link.english, link.forward > 0.9))
            .collect();
        let (lake, water) = (lexicon.english("lake").unwrap(), lexicon.english("water").unwrap());
        assert_eq!(links, [(lake, false), (water, true)]);
        let deep = lexicon.chinese("深湖").unwrap();
        let link = lexicon.links(deep).next().unwrap();
        assert_eq!(Some(link.english), lexicon.english("deep"));
        assert_eq!(lexicon.links_of("深湖")[0].english, "deep");
    }
}
