//! The lexicon: which English stems a Chinese word may be translated by, and how probably.
//!
//! The table inside the binary is the lowest layer; tables that [`crate::train_layer`] made of
//! a user's own texts lie over it. Words of all layers share one numbering: those of the lowest
//! layer keep their numbers, and further ones follow in the order of the layers.

use std::collections::{BTreeMap, HashMap};
use std::sync::LazyLock;

use crate::glossary::Glossary;
use crate::image::stated_checksum;
use crate::parts::{english_parts, longest_parts};
use crate::table::{Link, Table, TableError};
use crate::terms::Terms;
use crate::training::{TrainedLink, TranslationPrior};

/// The table inside the binary; `scripts/build-lexicon` makes it, `data/NOTICE` says of what.
static BUILT_IN: &[u8] = include_bytes!("../data/lexicon.bin");

/// Occurrences in a user's text at which it and the lexicon have the same say of a word.
const PRIOR_OCCURRENCES: f32 = 10.0;
/// How far the translations of its parts are believed of a word that is not known itself: many
/// compounds, names above all, mean something else than their parts.
const COMPOSED: f32 = 0.3;

/// A translation lexicon of one or more layers.
#[derive(Clone, Debug)]
pub struct Lexicon<'t> {
    base: Table<'t>,
    layers: Vec<Layer<'t>>,
    /// Stems and words that only layers hold, with the rarity that the first of them states.
    stems: Extra<'t>,
    words: Extra<'t>,
    terms: Terms,
}

/// A table over the lowest one.
#[derive(Clone, Debug)]
struct Layer<'t> {
    table: Table<'t>,
    /// The lexicon's number of each stem of the table.
    stems: Vec<u32>,
    /// The table's number of those of the lexicon's words that it holds.
    words: HashMap<u32, u32>,
    /// Sum of p(zh given en) over the table's links of each of the lexicon's stems.
    stem_masses: HashMap<u32, f32>,
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
    /// Returns the checksum of the table inside the binary.
    pub fn checksum() -> u64 {
        stated_checksum(BUILT_IN)
    }

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
        Self {
            base,
            layers: Vec::new(),
            stems: Extra::default(),
            words: Extra::default(),
            terms: Terms::default(),
        }
    }

    /// Reads a lexicon from the bytes of a file, checking all of them.
    ///
    /// # Errors
    ///
    /// If the bytes are no lexicon, are cut off, or do not match their checksum.
    pub fn from_bytes(image: &'t [u8]) -> Result<Self, TableError> {
        Ok(Self::of_table(Table::checked(image)?))
    }

    /// Lays the lexicon of a file over this one. Linear in the size of the file.
    ///
    /// What the file says of a word pair replaces what this lexicon says of it. Other links of
    /// the same words keep only the probability that the file leaves over: a file that is sure of
    /// a word has the last word, one that has hardly seen it changes little.
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
        let mut layer = Layer { table, stems, words, stem_masses: HashMap::new() };
        // In the order of the table, so that the sums are always the same.
        for link in (0..layer_words as u32).flat_map(|id| table.links(id)) {
            if let Some(&stem) = layer.stems.get(link.english as usize) {
                *layer.stem_masses.entry(stem).or_default() += link.backward;
            }
        }
        self.layers.push(layer);
        Ok(self)
    }

    /// Adds the terms of a glossary; its renderings of a term replace those of earlier glossaries.
    ///
    /// Terms stand beside the layers, not in them: whatever a lexicon says of a term's words, the
    /// term is linked with its renderings, and the order of lexicons and glossaries among each
    /// other does not matter.
    pub fn with_glossary(mut self, glossary: &Glossary) -> Self {
        self.terms.add(glossary);
        self
    }

    /// Returns the terms of all glossaries.
    pub fn terms(&self) -> &Terms {
        &self.terms
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

    /// Returns the links of a Chinese word: what is left of the lowest layer's, strongest
    /// p(en given zh) first, then those of the layers over it.
    pub fn links(&self, word: u32) -> impl Iterator<Item = Link> + use<'t> {
        let mut links: Vec<Link> = self.base.links(word).collect();
        for layer in &self.layers {
            let own = layer.links(word);
            let word_mass: f32 = own.iter().map(|link| link.forward).sum();
            links.retain(|link| own.iter().all(|new| new.english != link.english));
            for link in &mut links {
                let stem_mass = layer.stem_masses.get(&link.english).copied().unwrap_or(0.0);
                link.forward *= (1.0 - word_mass).max(0.0);
                link.backward *= (1.0 - stem_mass).max(0.0);
            }
            links.retain(|link| link.forward.max(link.backward) > 0.0);
            links.extend(own);
        }
        links.into_iter()
    }

    /// Returns the text of a Chinese word of the lowest layer; empty for any other number.
    pub fn chinese_word(&self, word: u32) -> &'t str {
        self.base.chinese_text(word)
    }

    /// Returns, for each English stem of the lowest layer, the Chinese word that is its most
    /// probable translation, and p(that word given the stem); `u32::MAX` and 0 for a stem without.
    pub fn strongest_words(&self) -> Vec<(u32, f32)> {
        self.base.strongest_words()
    }

    /// Returns the links of the lowest layer, word by word.
    pub fn entries(&self) -> impl Iterator<Item = TrainedLink> {
        let base = self.base;
        (0..base.sizes().1 as u32).flat_map(move |word| {
            base.links(word).map(move |link| TrainedLink {
                chinese: base.chinese_text(word).to_owned(),
                english: base.english_text(link.english).to_owned(),
                forward: link.forward,
                backward: link.backward,
            })
        })
    }

    /// Cuts a folded Chinese word that the lexicon may not hold into words that it does hold.
    ///
    /// A known word is returned alone. Otherwise the longest known words are taken from the left,
    /// single characters at the least; characters that begin no known word are passed over. Linear
    /// in the word: a part has at most eight characters.
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

impl Layer<'_> {
    /// The links of one of the lexicon's words, with the lexicon's numbers of stems.
    fn links(&self, word: u32) -> Vec<Link> {
        let Some(&id) = self.words.get(&word) else {
            return Vec::new();
        };
        let links = self.table.links(id).filter_map(|link| {
            Some(Link { english: *self.stems.get(link.english as usize)?, ..link })
        });
        links.collect()
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
        let trust = if self.chinese(chinese).is_some() { 1.0 } else { COMPOSED };
        let share = trust / parts.len().max(1) as f32;
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

    fn knows(&self, english: &str) -> bool {
        self.english(english).is_some()
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
mod tests;
