//! How well two sentences explain each other word by word, as one number.
//!
//! Each word counts by how much likelier its best counterpart on the other side makes it than
//! chance: ln(1 + p(word given counterpart) / p(word)), Moore's likelihood ratio (2002) with the
//! best link in place of the sum. The sum over both sides, divided by the root of the summed
//! weight of all words (their rarity less a little), compares like a cosine: two short sentences
//! that share one word stay behind two long ones that share ten. Divided by the full weight, short
//! sentences win too often; not divided at all, long ones (measured at retrieval in novels).

use zhen_segment::{ChineseSegmenter, english_words, fold, stem};

use crate::image::checksum;
use crate::lexicon::Lexicon;

/// Rarity, in nats, that no word exceeds: of rarer ones too little is known to trust the figure.
const RAREST: f32 = 14.0;
/// Nats by which every word counts less than its rarity: function words count next to nothing.
const COMMON: f32 = 2.0;
/// The least weight of a word.
const LEAST_WEIGHT: f32 = 0.2;
/// Rarity of Latin words in Chinese text that English text does not have.
const LATIN_RARITY: f32 = 12.0;
/// Probability of a link between equal Latin words or numbers.
const IDENTICAL: f32 = 0.9;

/// The words of an English text.
#[derive(Clone, Debug)]
pub struct EnglishText {
    /// Keys of the stems, rising, repeated as they occur.
    keys: Vec<u64>,
    weight: f32,
    words: usize,
    known: usize,
}

/// The words of a Chinese text with what they can be translated by.
#[derive(Clone, Debug)]
pub struct ChineseText {
    words: Vec<ChineseWord>,
    weight: f32,
    known: usize,
}

#[derive(Clone, Debug)]
struct ChineseWord {
    links: Vec<WordLink>,
}

/// A link with what it makes either word count.
#[derive(Clone, Copy, Debug)]
struct WordLink {
    english: u64,
    for_english: f32,
    for_chinese: f32,
}

impl EnglishText {
    /// Returns the number of words that the lexicon knows, and of all.
    pub fn coverage(&self) -> (usize, usize) {
        (self.known, self.words)
    }
}

impl ChineseText {
    /// Returns the number of words that the lexicon knows, and of all.
    pub fn coverage(&self) -> (usize, usize) {
        (self.known, self.words.len())
    }
}

impl Lexicon<'_> {
    /// Reads the words of an English text for [`lexical_similarity`].
    pub fn read_english(&self, text: &str) -> EnglishText {
        let mut read = EnglishText { keys: Vec::new(), weight: 0.0, words: 0, known: 0 };
        for span in english_words(text) {
            let word = &text[span];
            if !word.chars().any(char::is_alphanumeric) {
                continue;
            }
            let stem = plain(stem(word));
            let parts = self.known_english_parts(&stem);
            read.words += 1;
            read.known += usize::from(!parts.is_empty());
            if parts.is_empty() {
                // It may still stand in the Chinese text as it is.
                read.weight += weight(RAREST);
                read.keys.push(key(&stem));
            }
            for part in parts {
                read.weight += weight(self.english_rarity(part).min(RAREST));
                read.keys.push(key(self.stem_text(part)));
            }
        }
        read.keys.sort_unstable();
        read
    }

    /// Reads the words of a Chinese text for [`lexical_similarity`].
    pub fn read_chinese(&self, text: &str) -> ChineseText {
        let mut read = ChineseText { words: Vec::new(), weight: 0.0, known: 0 };
        for span in ChineseSegmenter::shared().segment(text) {
            let word = fold(&text[span]);
            if !word.chars().any(char::is_alphanumeric) {
                continue;
            }
            if word.is_ascii() {
                let stem = plain(stem(&word));
                let rarity = self.stem_rarity(&stem);
                let gain = gain(IDENTICAL, rarity.unwrap_or(LATIN_RARITY));
                let link = WordLink { english: key(&stem), for_english: gain, for_chinese: gain };
                read.known += usize::from(rarity.is_some());
                read.push(rarity.unwrap_or(LATIN_RARITY), vec![link]);
                continue;
            }
            // Of an unknown word its known parts are words; without any it has no translation.
            let parts = self.known_parts(&word);
            read.known += parts.len();
            if parts.is_empty() {
                read.push(RAREST, Vec::new());
            }
            for part in parts {
                let rarity = self.chinese_rarity(part).min(RAREST);
                let links = self.links(part).map(|link| WordLink {
                    english: key(self.stem_text(link.english)),
                    for_english: gain(link.forward, self.english_rarity(link.english)),
                    for_chinese: gain(link.backward, rarity),
                });
                read.push(rarity, links.collect());
            }
        }
        read
    }

    fn stem_rarity(&self, stem: &str) -> Option<f32> {
        self.english(stem).map(|id| self.english_rarity(id).min(RAREST))
    }
}

impl ChineseText {
    fn push(&mut self, rarity: f32, links: Vec<WordLink>) {
        self.weight += weight(rarity);
        self.words.push(ChineseWord { links });
    }
}

/// Scores how well two texts explain each other; 0 when they share nothing, higher is better.
///
/// Scores of different pairs compare after the margin is taken: the mean of each text's best
/// scores with other texts (Artetxe & Schwenk 2019). Time: the links of the Chinese words times
/// the logarithm of the English ones.
pub fn lexical_similarity(english: &EnglishText, chinese: &ChineseText) -> f32 {
    let weight = english.weight + chinese.weight;
    if weight <= 0.0 {
        return 0.0;
    }
    let mut best_of_english = vec![0.0_f32; english.keys.len()];
    let mut sum = 0.0;
    for word in &chinese.words {
        let mut best = 0.0_f32;
        for link in &word.links {
            let first = english.keys.partition_point(|&key| key < link.english);
            let same = english.keys[first..].iter().take_while(|&&key| key == link.english).count();
            if same > 0 {
                best = best.max(link.for_chinese);
                for value in &mut best_of_english[first..first + same] {
                    *value = value.max(link.for_english);
                }
            }
        }
        sum += best;
    }
    sum += best_of_english.iter().sum::<f32>();
    sum / libm::sqrtf(weight)
}

/// What a word counts whose counterpart makes it this probable.
fn gain(probability: f32, rarity: f32) -> f32 {
    libm::logf(1.0 + probability * libm::expf(rarity.min(RAREST)))
}

fn weight(rarity: f32) -> f32 {
    (rarity - COMMON).max(LEAST_WEIGHT)
}

/// Numbers are the same with and without commas.
fn plain(stem: String) -> String {
    let is_number = stem.starts_with(|first: char| first.is_ascii_digit());
    if is_number { stem.replace(',', "") } else { stem }
}

fn key(stem: &str) -> u64 {
    checksum(stem.as_bytes())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn similarity(english: &str, chinese: &str) -> f32 {
        let lexicon = Lexicon::built_in();
        lexical_similarity(&lexicon.read_english(english), &lexicon.read_chinese(chinese))
    }

    #[test]
    fn translations_are_more_alike_than_chance() {
        let pairs = [
            ("The ferry leaves at dawn.", "渡轮黎明出发。"),
            ("Snow closed the mountain road.", "大雪封住了山路。"),
            ("She paid 1,250 yuan.", "她付了1250元。"),
            ("Version 2.4 of FooBar", "FooBar 2.4 版"),
        ];
        for (english, chinese) in pairs {
            let own = similarity(english, chinese);
            for (_, other) in pairs.iter().filter(|(_, other)| *other != chinese) {
                assert!(own > 1.5 * similarity(english, other), "{english} {other}");
            }
        }
    }

    #[test]
    fn nothing_is_like_nothing() {
        assert_eq!(similarity("", ""), 0.0);
        assert_eq!(similarity("…", "湖"), 0.0);
    }
}
