//! The words of a bead, and which of them render each other by the lexicon.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use zhen_lexicon::Lexicon;
use zhen_segment::{ChineseSegmenter, english_words, fold, simplify_char, stem};

/// Probability, either way, from which two words are linked.
const LEAST_LINK: f32 = 0.05;
/// Rarity, in nats, from which a word is more than grammar.
const CONTENT: f32 = 6.0;
/// Stems that deny, which every word that denies is linked with.
const DENYING: [&str; 11] =
    ["not", "n't", "never", "no", "none", "nor", "neither", "without", "cannot", "noth", "nobodi"];

/// The sentences of one side of a bead, with their indices.
pub(crate) type Sentences<'s> = &'s [(usize, &'s str)];

/// A word of a bead.
#[derive(Clone, Debug)]
pub(crate) struct Word {
    pub(crate) sentence: usize,
    pub(crate) span: Range<usize>,
    /// The word in lower case, and in simplified characters.
    pub(crate) text: String,
    /// Whether it says more than grammar does.
    pub(crate) is_content: bool,
    /// Words of the other side that it is linked with, and the probability of the link.
    pub(crate) links: Vec<(usize, f32)>,
}

/// The words of both sides in order.
#[derive(Clone, Debug)]
pub(crate) struct BeadWords {
    pub(crate) english: Vec<Word>,
    pub(crate) chinese: Vec<Word>,
    /// Latin words of the Chinese side, in lower case.
    pub(crate) standing: BTreeSet<String>,
}

impl BeadWords {
    /// Reads the words of a bead. Linear in the words and their links.
    pub(crate) fn new(english: Sentences<'_>, chinese: Sentences<'_>) -> Self {
        let lexicon = Lexicon::built_in();
        let mut of_stem: BTreeMap<u32, Vec<usize>> = BTreeMap::new();
        let mut words =
            Self { english: Vec::new(), chinese: Vec::new(), standing: BTreeSet::new() };
        for &(sentence, text) in english {
            for span in english_words(text) {
                let id = lexicon.english(&stem(&text[span.clone()]));
                if let Some(id) = id {
                    of_stem.entry(id).or_default().push(words.english.len());
                }
                let is_content = id.is_none_or(|id| lexicon.english_rarity(id) > CONTENT);
                let written = text[span.clone()].to_lowercase().replace('’', "'");
                words.english.push(Word {
                    sentence,
                    span,
                    text: written,
                    is_content,
                    links: Vec::new(),
                });
            }
        }
        let denying: Vec<u32> = DENYING.iter().filter_map(|stem| lexicon.english(stem)).collect();
        for &(sentence, text) in chinese {
            for span in ChineseSegmenter::shared().segment(text) {
                let written = &text[span.clone()];
                if written.is_ascii() {
                    words.standing.insert(written.to_ascii_lowercase());
                }
                let folded = fold(written);
                let id = lexicon.chinese(&folded);
                let is_content = id.is_none_or(|id| lexicon.chinese_rarity(id) > CONTENT)
                    && written.chars().all(char::is_alphanumeric);
                let index = words.chinese.len();
                let mut links: BTreeMap<usize, f32> = BTreeMap::new();
                for link in
                    lexicon.known_parts(&folded).into_iter().flat_map(|id| lexicon.links(id))
                {
                    let probability = link.forward.max(link.backward);
                    if probability < LEAST_LINK || denying.contains(&link.english) {
                        continue;
                    }
                    for &english in of_stem.get(&link.english).into_iter().flatten() {
                        let own = links.entry(english).or_default();
                        *own = own.max(probability);
                    }
                }
                for (&english, &probability) in &links {
                    words.english[english].links.push((index, probability));
                }
                let links = links.into_iter().collect();
                let written = written.to_lowercase().chars().map(simplify_char).collect();
                words.chinese.push(Word { sentence, span, text: written, is_content, links });
            }
        }
        words
    }
}

/// Returns which of the words of a side, which are in order, stands at a place.
pub(crate) fn index_of(words: &[Word], sentence: usize, span: &Range<usize>) -> Option<usize> {
    let place = |word: &Word| (word.sentence, word.span.start);
    let index = words.partition_point(|word| place(word) < (sentence, span.start));
    words.get(index).filter(|word| word.sentence == sentence && word.span == *span)?;
    Some(index)
}

/// Tells whether a Chinese word is mostly rendered by words that deny.
pub(crate) fn denies(word: &str) -> bool {
    let lexicon = Lexicon::built_in();
    let denying: Vec<u32> = DENYING.iter().filter_map(|stem| lexicon.english(stem)).collect();
    let links = lexicon.known_parts(&fold(word)).into_iter().flat_map(|id| lexicon.links(id));
    links.filter(|link| denying.contains(&link.english)).map(|link| link.forward).sum::<f32>()
        >= 0.2
}

/// Tells whether the Chinese side has a word for an English word, or for the rest of one.
pub(crate) fn has_link(chinese: &[Word], english: &str) -> bool {
    let lexicon = Lexicon::built_in();
    let Some(stem) = lexicon.english(&stem(english)) else { return false };
    chinese.iter().any(|word| {
        let parts = lexicon.known_parts(&fold(&word.text));
        let mut links = parts.into_iter().flat_map(|id| lexicon.links(id));
        links.any(|link| link.english == stem && link.forward.max(link.backward) >= 0.02)
    })
}

/// Tells whether a Chinese word that the lexicon lists renders one of the English words.
pub(crate) fn renders(joined: &str, english: &BTreeSet<u32>) -> bool {
    let lexicon = Lexicon::built_in();
    lexicon.chinese(&fold(joined)).is_some_and(|id| {
        lexicon.links(id).any(|link| {
            english.contains(&link.english)
                && link.forward.max(link.backward) >= LEAST_LINK
                && lexicon.english_rarity(link.english) > CONTENT
        })
    })
}
