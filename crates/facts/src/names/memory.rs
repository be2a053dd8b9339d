//! What the names of earlier texts of a document were called in the other language.

use std::collections::HashMap;
use std::ops::Range;

use zhen_lexicon::{Names, SoundModel};
use zhen_segment::fold;

use super::chinese::{is_dot, is_family_name};
use super::chinese_text::ChineseText;
use super::compare::{NamePair, NameWay};
use super::english_text::{EnglishText, english_key};

/// Fewest letters of a word that is remembered.
const LEAST_LETTERS: usize = 2;
/// Most Chinese names remembered for one word.
const MOST: usize = 8;

/// Names of a document that had a counterpart so far.
///
/// A name is given in full once and in part later: `Henry Moreau`, then `Moreau`; 王文华, then 王.
/// Whatever the names of a bead were called elsewhere may stand for them again.
#[derive(Clone, Debug, Default)]
pub(super) struct NameMemory {
    /// Chinese names, simplified, of folded English words.
    chinese: HashMap<String, Vec<String>>,
    /// English words of Chinese names.
    english: HashMap<String, Vec<String>>,
}

impl NameMemory {
    /// Remembers the matched names of two texts.
    pub(super) fn remember(&mut self, english: &str, chinese: &str, matched: &[NamePair]) {
        for pair in matched {
            let texts = (english.get(pair.english.clone()), chinese.get(pair.chinese.clone()));
            let (Some(english), Some(chinese)) = texts else { continue };
            let is_sure = matches!(pair.way, NameWay::Romanised | NameWay::Sound | NameWay::Listed);
            if !is_sure || english.len() > 40 {
                continue;
            }
            let chinese = fold(chinese);
            let words = EnglishText::new(english).words;
            let words =
                words.iter().filter(|word| word.is_capital && word.folded.len() >= LEAST_LETTERS);
            let words: Vec<&str> = words.map(|word| word.folded.as_str()).collect();
            if words.len() > 1 {
                self.pair(&fold(english), &chinese);
            }
            for word in said(&words, &chinese, pair.way) {
                self.pair(word, &chinese);
            }
        }
    }

    /// Remembers what a word, in folded letters, was called, in simplified characters.
    pub(super) fn pair(&mut self, english: &str, chinese: &str) {
        remember(&mut self.chinese, english, chinese);
        remember(&mut self.english, chinese, english);
    }

    /// Where a text has what a word was called before, in full or by its family name.
    pub(super) fn chinese_in(&self, word: &str, text: &ChineseText<'_>) -> Option<Range<usize>> {
        let names = self.chinese.get(word)?;
        names.iter().find_map(|name| {
            let characters: Vec<char> = name.chars().collect();
            let whole = text.find(name);
            if whole.is_some() || characters.len() > 4 {
                return whole;
            }
            let given: String = characters[1..].iter().collect();
            text.find(&given).filter(|place| place.len() > 1).or_else(|| {
                // 王 stands for 王文华 before a title, or where no word goes on.
                let first = *characters.first().filter(|&&first| is_family_name(first))?;
                (0..text.characters.len())
                    .find(|&at| {
                        text.characters[at] == first && text.is_border(at) && text.is_border(at + 1)
                    })
                    .map(|at| at..at + 1)
            })
        })
    }

    /// Where a text has a word that was called so before.
    pub(super) fn english_in(&self, name: &str, text: &EnglishText<'_>) -> Option<Range<usize>> {
        let words = self.english.get(&fold(name))?;
        let known = |folded: &String| words.contains(folded);
        let word = text.words.iter().find(|word| known(&word.folded));
        word.map(|word| word.span.clone())
            .or_else(|| words.iter().find_map(|name| text.find_key(&english_key(name))))
    }
}

/// The words of a name that its Chinese counterpart says: all of a Chinese person's, the one that
/// sounds like it of a foreigner's.
fn said<'w>(words: &[&'w str], chinese: &str, way: NameWay) -> Vec<&'w str> {
    if words.len() < 2 || way == NameWay::Romanised || chinese.contains(is_dot) {
        return words.to_vec();
    }
    let table = Names::built_in();
    let listed = |word: &&&str| table.of_english(word).any(|entry| entry.name == chinese);
    if let Some(&word) = words.iter().find(listed) {
        return vec![word];
    }
    let model = SoundModel::built_in();
    let Some(sound) = model.chinese(chinese) else { return Vec::new() };
    let likeness =
        |word: &str| model.english(word).map_or(0.0, |word| model.similarity(&word, &sound));
    let best = words.iter().copied().max_by(|one, other| likeness(one).total_cmp(&likeness(other)));
    best.into_iter().collect()
}

fn remember(map: &mut HashMap<String, Vec<String>>, key: &str, name: &str) {
    let names = map.entry(key.to_owned()).or_default();
    if names.len() < MOST && !names.iter().any(|known| known == name) {
        names.push(name.to_owned());
    }
}
