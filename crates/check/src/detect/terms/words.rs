//! The words of a document pair, numbered, with what the lexicon links.
//!
//! Everything that looks for renderings counts in these numbers: a stem or word is read once for
//! the whole pair, whatever its places. Linear in the texts.

use std::collections::HashMap;
use std::ops::Range;

use zhen_align::Place;
use zhen_lexicon::Lexicon;
use zhen_segment::{ChineseSegmenter, english_words, fold, stem};
use zhen_text::Document;

use crate::checker::CheckedPair;

/// Probability of a link that is no link.
const LEAST_LINK: f32 = 0.015;
/// Probability of a link between a Latin word of the Chinese text and the same in the English.
const IDENTICAL: f32 = 0.95;
/// Rarity, in nats, from which a word is more than grammar.
const CONTENT: f32 = 6.0;

/// A word where it stands.
#[derive(Clone, Debug)]
pub(super) struct Word {
    /// Number of the stem, or of the Chinese word.
    pub(super) number: usize,
    /// Number of the folded word, the same for singular and plural; of an English word only.
    pub(super) form: usize,
    pub(super) sentence: usize,
    pub(super) span: Range<usize>,
    /// Whether nothing but white space or a hyphen parts it from the word before.
    pub(super) is_joined: bool,
}

impl Word {
    /// Returns the place from this word to another one of its sentence.
    pub(super) fn place_to(&self, last: &Self) -> Place {
        Place { sentence: self.sentence, start: self.span.start, end: last.span.end }
    }
}

/// A bead, null beads among them, with its words.
#[derive(Clone, Debug)]
pub(super) struct BeadWords {
    pub(super) english_sentences: Range<usize>,
    pub(super) chinese_sentences: Range<usize>,
    pub(super) confidence: f64,
    pub(super) english: Vec<Word>,
    pub(super) chinese: Vec<Word>,
}

impl BeadWords {
    pub(super) fn is_null(&self) -> bool {
        self.english_sentences.is_empty() || self.chinese_sentences.is_empty()
    }
}

/// The words of a pair, bead by bead.
#[derive(Clone, Debug)]
pub(super) struct PairWords {
    pub(super) beads: Vec<BeadWords>,
    pub(super) stems: Vec<StemEntry>,
    pub(super) words: Vec<WordEntry>,
}

/// What is known of an English stem.
#[derive(Clone, Debug)]
pub(super) struct StemEntry {
    /// Rarity in nats; none where the lexicon does not know it.
    pub(super) rarity: Option<f32>,
}

impl StemEntry {
    /// Whether it says more than grammar does.
    pub(super) fn is_content(&self) -> bool {
        self.rarity.is_none_or(|rarity| rarity > CONTENT)
    }
}

/// What is known of a Chinese word.
#[derive(Clone, Debug)]
pub(super) struct WordEntry {
    /// The folded word.
    pub(super) key: String,
    /// Numbers of the stems of the pair that it is linked with, and how strongly, in (0, 1].
    pub(super) links: Vec<(usize, f32)>,
}

impl WordEntry {
    /// Returns how strongly the word is linked with a stem; 0 where it is not.
    pub(super) fn link(&self, stem: usize) -> f32 {
        self.links.iter().find(|link| link.0 == stem).map_or(0.0, |link| link.1)
    }
}

impl PairWords {
    /// Reads the words of all beads.
    pub(super) fn of(pair: &CheckedPair<'_>, lexicon: &Lexicon<'_>) -> Self {
        let mut reader = Reader::new(lexicon);
        let mut beads = Vec::new();
        for scored in pair.alignment.beads() {
            beads.push(BeadWords {
                english_sentences: scored.bead.source.clone(),
                chinese_sentences: scored.bead.target.clone(),
                confidence: scored.confidence,
                english: reader.english(pair.english, scored.bead.source.clone()),
                chinese: reader.chinese(pair.chinese, scored.bead.target.clone()),
            });
        }
        let words = reader.linked_words();
        Self { beads, stems: reader.stems, words }
    }
}

struct Reader<'l> {
    lexicon: &'l Lexicon<'l>,
    /// Numbers of stems by the folded word, so that each is stemmed once.
    by_word: HashMap<String, usize>,
    by_stem: HashMap<String, usize>,
    forms: HashMap<String, usize>,
    by_id: HashMap<u32, usize>,
    stems: Vec<StemEntry>,
    by_chinese: HashMap<String, usize>,
    chinese: Vec<String>,
}

impl<'l> Reader<'l> {
    fn new(lexicon: &'l Lexicon<'l>) -> Self {
        Self {
            lexicon,
            by_word: HashMap::new(),
            by_stem: HashMap::new(),
            forms: HashMap::new(),
            by_id: HashMap::new(),
            stems: Vec::new(),
            by_chinese: HashMap::new(),
            chinese: Vec::new(),
        }
    }

    fn english(&mut self, document: &Document, sentences: Range<usize>) -> Vec<Word> {
        let mut words: Vec<Word> = Vec::new();
        for sentence in sentences {
            let text = document.sentence_text(sentence);
            let mut end = None;
            for span in english_words(text) {
                let number = self.stem(&text[span.clone()]);
                let is_joined = end.is_some_and(|end| {
                    text[end..span.start].chars().all(|c| c.is_whitespace() || c == '-')
                });
                end = Some(span.end);
                let form = self.form(&text[span.clone()]);
                words.push(Word { number, form, sentence, span, is_joined });
            }
        }
        words
    }

    fn form(&mut self, word: &str) -> usize {
        let folded = fold(word);
        let singular = match folded.strip_suffix("ies") {
            Some(start) => format!("{start}y"),
            None => match folded.strip_suffix('s') {
                Some(start) if !start.ends_with(['s', 'u', 'i']) => start.to_owned(),
                _ => folded,
            },
        };
        let next = self.forms.len();
        *self.forms.entry(singular).or_insert(next)
    }

    fn stem(&mut self, word: &str) -> usize {
        let folded = fold(word);
        if let Some(&number) = self.by_word.get(&folded) {
            return number;
        }
        let stem = stem(word);
        let number = match self.by_stem.get(&stem) {
            Some(&number) => number,
            None => {
                let number = self.stems.len();
                let id = self.lexicon.english(&stem);
                if let Some(id) = id {
                    self.by_id.insert(id, number);
                }
                let rarity = id.map(|id| self.lexicon.english_rarity(id));
                self.stems.push(StemEntry { rarity });
                self.by_stem.insert(stem, number);
                number
            }
        };
        self.by_word.insert(folded, number);
        number
    }

    fn chinese(&mut self, document: &Document, sentences: Range<usize>) -> Vec<Word> {
        let mut words: Vec<Word> = Vec::new();
        for sentence in sentences {
            let text = document.sentence_text(sentence);
            let mut end = None;
            for span in ChineseSegmenter::shared().segment(text) {
                let key = fold(&text[span.clone()]);
                if !key.chars().any(char::is_alphanumeric) {
                    continue;
                }
                let is_joined =
                    end.is_some_and(|end: usize| text[end..span.start].trim().is_empty());
                end = Some(span.end);
                let next = self.chinese.len();
                let number = match self.by_chinese.get(&key) {
                    Some(&number) => number,
                    None => {
                        self.chinese.push(key.clone());
                        self.by_chinese.insert(key, next);
                        next
                    }
                };
                words.push(Word { number, form: 0, sentence, span, is_joined });
            }
        }
        words
    }

    /// Links the Chinese words with the stems, all of which are numbered by now.
    fn linked_words(&mut self) -> Vec<WordEntry> {
        let chinese = std::mem::take(&mut self.chinese);
        chinese.into_iter().map(|key| WordEntry { links: self.links(&key), key }).collect()
    }

    fn links(&self, key: &str) -> Vec<(usize, f32)> {
        if key.is_ascii() {
            let number = self.by_word.get(key).copied();
            return number.map(|number| (number, IDENTICAL)).into_iter().collect();
        }
        let mut links: Vec<(usize, f32)> = Vec::new();
        for part in self.lexicon.known_parts(key) {
            for link in self.lexicon.links(part) {
                let strength = link.forward.max(link.backward);
                let Some(&stem) = self.by_id.get(&link.english) else { continue };
                if strength < LEAST_LINK {
                    continue;
                }
                match links.iter_mut().find(|own| own.0 == stem) {
                    Some(own) => own.1 = own.1.max(strength),
                    None => links.push((stem, strength)),
                }
            }
        }
        links
    }
}
