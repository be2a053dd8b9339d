//! What is kept of a document to find its counterpart: words, names, values and vectors.
//!
//! A signature takes some kilobytes, whatever the length of the document, so that a hundred
//! thousand of them fit in memory while their texts do not. Its *keys* mean the same in both
//! languages: stems (and the Latin words of a Chinese text), names by the table of names, by
//! pinyin or by sound, values. Chinese words are kept as the lexicon's numbers; their translations
//! are looked up when two signatures are compared.

use std::collections::BTreeMap;

use zhen_facts::{find_facts, keys};
use zhen_lexicon::Lexicon;
use zhen_segment::{ChineseSegmenter, english_words, fold, stem};
use zhen_text::{Document, Language};

use super::name_keys::{chinese_name_keys, english_name_keys};
use super::passages::Passages;
use crate::evidence::covered_by_fact;

/// Distinct words of each kind that are kept at most, the rarest first.
const MOST_WORDS: usize = 768;
/// Distinct values that are kept at most, the most telling first.
const MOST_FACTS: usize = 96;
/// Distinct names that are kept at most.
const MOST_NAMES: usize = 320;
/// Rarity in nats of a word that the lexicon does not hold.
pub(super) const UNKNOWN_RARITY: f32 = 14.0;

/// A key that means the same in both languages: a stem of the lexicon by its number, anything else
/// by a hash with the highest bit set.
pub(super) type Key = u32;

/// A word and how often it stands in the document.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct CountedWord {
    /// A [`Key`], or the lexicon's number of a Chinese word.
    pub(super) word: u32,
    /// Occurrences, at least 1.
    pub(super) count: u16,
}

/// One of the keys under which a value may be written.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct FactKey {
    pub(super) key: Key,
    /// Number of the value among those of the document: a value has several keys.
    pub(super) fact: u16,
    /// Hundredths of the strength.
    hundredths: u8,
}

impl FactKey {
    /// How unlikely it is to meet the key by chance, in (0, 1].
    pub(super) fn strength(self) -> f32 {
        f32::from(self.hundredths) / 100.0
    }
}

/// What is kept of a document.
#[derive(Clone, Debug)]
pub struct DocumentSignature {
    /// English stems, or the Latin words of a Chinese document, by their keys.
    pub(super) stems: Vec<CountedWord>,
    /// Chinese words by the lexicon's numbers.
    pub(super) words: Vec<CountedWord>,
    /// Names by their keys.
    pub(super) names: Vec<Key>,
    /// Values, by key.
    pub(super) facts: Vec<FactKey>,
    /// Number of distinct values.
    pub(super) fact_count: usize,
    /// Vectors of its passages.
    pub(super) passages: Passages,
    /// Characters other than white space.
    pub(super) characters: f32,
    pub(super) sentences: usize,
}

impl DocumentSignature {
    /// Reads what is telling of a document. Linear in its text.
    pub fn new(document: &Document, lexicon: &Lexicon<'_>) -> Self {
        let mut draft = Draft::default();
        for sentence in 0..document.sentences().len() {
            let text = document.sentence_text(sentence);
            match document.language() {
                Language::English => draft.read_english(text, lexicon),
                Language::Chinese => draft.read_chinese(text, lexicon),
            }
        }
        let passages = Passages::of(document);
        let characters = |text: &str| text.chars().filter(|c| !c.is_whitespace()).count();
        let sentences = 0..document.sentences().len();
        let characters: usize =
            sentences.map(|sentence| characters(document.sentence_text(sentence))).sum();
        let facts = draft.fact_keys();
        Self {
            stems: rarest(draft.stems, |key| stem_rarity(key, lexicon)),
            words: rarest(draft.words, |word| lexicon.chinese_rarity(word)),
            names: capped(draft.names),
            fact_count: facts.iter().map(|fact| usize::from(fact.fact) + 1).max().unwrap_or(0),
            facts,
            passages,
            characters: characters as f32,
            sentences: document.sentences().len(),
        }
    }

    /// Bytes of memory that the signature takes.
    pub fn memory_byte(&self) -> usize {
        size_of::<Self>()
            + size_of_val(self.stems.as_slice())
            + size_of_val(self.words.as_slice())
            + size_of_val(self.names.as_slice())
            + size_of_val(self.facts.as_slice())
            + self.passages.memory_byte()
    }

    /// Whether nothing is known of the document: it has no word that could have a counterpart.
    pub fn is_empty(&self) -> bool {
        self.stems.is_empty() && self.words.is_empty() && self.names.is_empty()
    }

    /// Returns the number of sentences.
    pub fn sentences(&self) -> usize {
        self.sentences
    }
}

/// Rarity of a stem in nats.
pub(super) fn stem_rarity(key: Key, lexicon: &Lexicon<'_>) -> f32 {
    if is_hashed(key) { UNKNOWN_RARITY } else { lexicon.english_rarity(key).min(UNKNOWN_RARITY) }
}

/// Whether a key is a hash and no number of the lexicon.
pub(super) fn is_hashed(key: Key) -> bool {
    key & HASHED != 0
}

const HASHED: u32 = 1 << 31;

/// FNV-1a (Fowler, Noll, Vo; 64 bits), folded to 31 bits.
pub(super) fn hashed(class: u8, bytes: impl IntoIterator<Item = u8>) -> Key {
    let bytes = std::iter::once(class).chain(bytes);
    let hash = bytes.fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3)
    });
    ((hash >> 32) ^ hash) as u32 | HASHED
}

/// What was read of a document so far.
#[derive(Debug, Default)]
struct Draft {
    stems: BTreeMap<Key, u16>,
    words: BTreeMap<u32, u16>,
    names: BTreeMap<Key, ()>,
    /// Values by their own key: how strong, and all keys.
    facts: BTreeMap<u64, Vec<(u64, f32)>>,
}

impl Draft {
    fn read_english(&mut self, text: &str, lexicon: &Lexicon<'_>) {
        let facts = find_facts(text, Language::English);
        let mut rest = facts.as_slice();
        for span in english_words(text) {
            if !covered_by_fact(&mut rest, &span)
                && text[span.clone()].contains(char::is_alphanumeric)
            {
                self.read_stem(&stem(&fold(&text[span])), lexicon);
            }
        }
        self.read_facts(&facts);
        self.names.extend(english_name_keys(text).into_iter().map(|key| (key, ())));
    }

    fn read_chinese(&mut self, text: &str, lexicon: &Lexicon<'_>) {
        let facts = find_facts(text, Language::Chinese);
        let mut rest = facts.as_slice();
        let spans = ChineseSegmenter::shared().segment(text);
        for span in &spans {
            let word = &text[span.clone()];
            if covered_by_fact(&mut rest, span) || !word.contains(char::is_alphanumeric) {
                continue;
            }
            let word = fold(word);
            if word.is_ascii() {
                self.read_stem(&stem(&word), lexicon);
                continue;
            }
            for part in lexicon.known_parts(&word) {
                count(self.words.entry(part).or_default());
            }
        }
        self.read_facts(&facts);
        let names = chinese_name_keys(text, &spans, lexicon);
        self.names.extend(names.into_iter().map(|key| (key, ())));
    }

    fn read_stem(&mut self, stem: &str, lexicon: &Lexicon<'_>) {
        let parts = lexicon.known_english_parts(stem);
        if parts.is_empty() {
            count(self.stems.entry(hashed(b's', stem.bytes())).or_default());
        }
        for part in parts {
            count(self.stems.entry(part).or_default());
        }
    }

    fn read_facts(&mut self, facts: &[zhen_facts::Fact]) {
        for fact in facts {
            let all: Vec<(u64, f32)> =
                keys(&fact.value).map(|link| (link.key.bits(), link.strength)).collect();
            if let Some(&(own, _)) = all.first() {
                self.facts.entry(own).or_insert(all);
            }
        }
    }

    /// The keys of the most telling values, by key.
    fn fact_keys(&self) -> Vec<FactKey> {
        let mut facts: Vec<&Vec<(u64, f32)>> = self.facts.values().collect();
        facts.sort_by(|left, right| {
            right[0].1.total_cmp(&left[0].1).then(left[0].0.cmp(&right[0].0))
        });
        let mut listed: Vec<FactKey> = Vec::new();
        for (fact, all) in (0_u16..).zip(facts.into_iter().take(MOST_FACTS)) {
            listed.extend(all.iter().map(|&(key, strength)| FactKey {
                key: hashed(b'f', key.to_le_bytes()),
                fact,
                hundredths: libm::roundf(strength * 100.0) as u8,
            }));
        }
        listed.sort_by_key(|fact| (fact.key, fact.fact));
        listed
    }
}

fn count(count: &mut u16) {
    *count = count.saturating_add(1);
}

/// The rarest of some words, in the order of their numbers.
fn rarest(words: BTreeMap<u32, u16>, rarity: impl Fn(u32) -> f32) -> Vec<CountedWord> {
    let mut words: Vec<CountedWord> =
        words.into_iter().map(|(word, count)| CountedWord { word, count }).collect();
    if words.len() > MOST_WORDS {
        words.sort_by(|left, right| {
            rarity(right.word).total_cmp(&rarity(left.word)).then(left.word.cmp(&right.word))
        });
        words.truncate(MOST_WORDS);
        words.sort_by_key(|word| word.word);
    }
    words.shrink_to_fit();
    words
}

/// Names in the order of their keys. Of too many, those with the least keys stay: the same on both
/// sides, since keys are hashes.
fn capped(names: BTreeMap<Key, ()>) -> Vec<Key> {
    names.into_keys().take(MOST_NAMES).collect()
}
