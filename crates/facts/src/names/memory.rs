//! What the names of earlier texts of a document were called in the other language.

use std::collections::HashMap;
use std::ops::Range;

use zhen_segment::fold;
use zhen_text::Language;

use super::chinese_text::ChineseText;
use super::compare::{self, NameComparison, NameWay};
use super::english_text::EnglishText;
use crate::wrapped::Unwrapped;

/// Fewest letters of a word that is remembered.
const LEAST_LETTERS: usize = 2;
/// Most Chinese names remembered for one word.
const MOST: usize = 8;

/// Names of a document that had a counterpart so far.
///
/// A name is given in full once and in part later: `Henry Moreau`, then `Moreau`; 王文华, then 王.
/// Whatever the names of a bead were called before may stand for them again.
///
/// ```
/// use zhen_facts::NameMemory;
///
/// let mut memory = NameMemory::default();
/// for (english, chinese) in [
///     ("Li Wenhua spoke first.", "李文华首先发言。"),
///     ("Wenhua then left.", "随后，李先生离开了。"),
/// ] {
///     let comparison = memory.compare(english, chinese);
///     assert!(comparison.confidence() < 0.5);
///     memory.remember(english, chinese, &comparison);
/// }
/// ```
#[derive(Clone, Debug, Default)]
pub struct NameMemory {
    /// Chinese names, simplified, of folded English words.
    chinese: HashMap<String, Vec<String>>,
    /// English words of Chinese names.
    english: HashMap<String, Vec<String>>,
}

impl NameMemory {
    /// Compares the names of two texts as [`compare_names`](crate::compare_names) does; what was
    /// remembered matches too.
    pub fn compare(&self, english: &str, chinese: &str) -> NameComparison {
        compare::compare(english, chinese, self)
    }

    /// Remembers the matched names of two texts.
    pub fn remember(&mut self, english: &str, chinese: &str, comparison: &NameComparison) {
        for pair in &comparison.matched {
            let texts = (english.get(pair.english.clone()), chinese.get(pair.chinese.clone()));
            let (Some(english), Some(chinese)) = texts else { continue };
            let is_sure = matches!(pair.way, NameWay::Romanised | NameWay::Sound | NameWay::Listed);
            if !is_sure || english.len() > 40 {
                continue;
            }
            let chinese = fold(&Unwrapped::new(chinese, Language::Chinese).text);
            for word in EnglishText::new(english).words {
                if word.is_capital && word.folded.len() >= LEAST_LETTERS {
                    remember(&mut self.chinese, &word.folded, &chinese);
                    remember(&mut self.english, &chinese, &word.folded);
                }
            }
        }
    }

    /// Where a text has what a word was called before, in full or by its family name.
    pub(super) fn chinese_in(&self, word: &str, text: &ChineseText<'_>) -> Option<Range<usize>> {
        let names = self.chinese.get(word)?;
        names.iter().find_map(|name| {
            let characters: Vec<char> = name.chars().collect();
            let parts = [0..characters.len(), 0..characters.len().min(1), 1..characters.len()];
            parts.into_iter().filter(|part| !part.is_empty()).find_map(|part| {
                let part: String = characters[part].iter().collect();
                text.find(&part)
            })
        })
    }

    /// Where a text has a word that was called so before.
    pub(super) fn english_in(&self, name: &str, text: &EnglishText<'_>) -> Option<Range<usize>> {
        let words = self.english.get(&fold(name))?;
        let known = |folded: &String| words.contains(folded);
        text.words.iter().find(|word| known(&word.folded)).map(|word| word.span.clone())
    }
}

fn remember(map: &mut HashMap<String, Vec<String>>, key: &str, name: &str) {
    let names = map.entry(key.to_owned()).or_default();
    if names.len() < MOST && !names.iter().any(|known| known == name) {
        names.push(name.to_owned());
    }
}
