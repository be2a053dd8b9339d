//! Finds names of the English document in Chinese sentences by their sound.
//!
//! Two ways: a romanised Chinese name (`Wentao`) is looked for as characters with that pinyin
//! (文涛); a foreign name (`Moreau`) as a run of transliteration characters with a similar sound
//! (莫罗).

use std::collections::{BTreeMap, HashMap, HashSet};

use zhen_lexicon::{
    Lexicon, chinese_skeleton, english_skeleton, is_sound_character, readings, skeleton_similarity,
    syllables,
};
use zhen_segment::simplify_char;

use super::english::{EnglishSide, EnglishToken};

/// A name rarer than this may be a foreign name; more frequent words are in the lexicon anyway.
/// −ln of the share of running text: e^−11 is one word in 60,000.
const RARE: f32 = 11.0;
/// Characters in a romanised given name or place at most.
const LONGEST_ROMANISED: usize = 4;
/// Characters in a part of a transliterated name.
const TRANSLITERATED: std::ops::RangeInclusive<usize> = 2..=6;
/// Similarity from which two names count as the same, for two and for more characters: short
/// names collide more easily.
const ALIKE: [f64; 2] = [0.88, 0.82];

/// Looks for the names of one English document.
#[derive(Debug)]
pub(super) struct NameFinder {
    /// Romanised names of at least two syllables, by their letters.
    romanised: HashMap<String, u32>,
    /// First syllables of those, to give up early.
    openings: HashSet<String>,
    /// Foreign names, by the first class of sound of their skeletons.
    foreign: BTreeMap<char, Vec<(String, u32)>>,
    /// Answers for runs of characters that were asked before.
    asked: HashMap<String, Option<u32>>,
}

impl NameFinder {
    pub(super) fn new(english: &EnglishSide, lexicon: &Lexicon<'_>) -> Self {
        let mut finder = Self {
            romanised: HashMap::new(),
            openings: HashSet::new(),
            foreign: BTreeMap::new(),
            asked: HashMap::new(),
        };
        for name in &english.names {
            let lower = name.text.to_lowercase();
            let EnglishToken::Stem(stem) = &english.tokens.keys()[name.kind as usize] else {
                continue;
            };
            let rare = lexicon.english(stem).is_none_or(|id| lexicon.english_rarity(id) > RARE);
            match syllables(&lower).filter(|parts| (2..=LONGEST_ROMANISED).contains(&parts.len())) {
                Some(parts) => {
                    finder.openings.insert(parts[0].to_owned());
                    finder.romanised.insert(parts.concat(), name.kind);
                }
                None if rare && lower.chars().count() >= 3 => {
                    let skeleton = english_skeleton(&lower);
                    if let Some(first) = skeleton.chars().next() {
                        finder.foreign.entry(first).or_default().push((skeleton, name.kind));
                    }
                }
                None => {}
            }
        }
        finder
    }

    /// Returns the English token types of the names that `text` seems to hold, each once.
    pub(super) fn find(&mut self, text: &str) -> Vec<u32> {
        let mut found = Vec::new();
        if self.romanised.is_empty() && self.foreign.is_empty() {
            return found;
        }
        let characters: Vec<char> = text.chars().map(simplify_char).collect();
        for start in 0..characters.len() {
            self.romanised_from(&characters[start..], &mut found);
        }
        for run in characters.split(|&character| !is_sound_character(character)) {
            self.foreign_in(run, &mut found);
        }
        found.sort_unstable();
        found.dedup();
        found
    }

    /// Follows all readings of the characters ahead as long as some name may begin so.
    fn romanised_from(&self, ahead: &[char], found: &mut Vec<u32>) {
        let mut prefixes: Vec<String> = match ahead.first() {
            Some(&character) => readings(character)
                .into_iter()
                .filter(|reading| self.openings.contains(*reading))
                .map(str::to_owned)
                .collect(),
            None => return,
        };
        for &character in ahead.iter().take(LONGEST_ROMANISED).skip(1) {
            if prefixes.is_empty() {
                return;
            }
            let next = readings(character);
            prefixes = prefixes
                .iter()
                .flat_map(|prefix| next.iter().map(move |reading| format!("{prefix}{reading}")))
                .collect();
            found.extend(prefixes.iter().filter_map(|prefix| self.romanised.get(prefix)));
        }
    }

    fn foreign_in(&mut self, run: &[char], found: &mut Vec<u32>) {
        for start in 0..run.len() {
            for length in TRANSLITERATED {
                let Some(part) = run.get(start..start + length) else {
                    break;
                };
                let part: String = part.iter().collect();
                let answer = match self.asked.get(&part) {
                    Some(&answer) => answer,
                    None => {
                        let answer = self.closest(&part, length);
                        self.asked.insert(part, answer);
                        answer
                    }
                };
                found.extend(answer);
            }
        }
    }

    /// The foreign name that sounds most like `part`, if one is close enough.
    fn closest(&self, part: &str, length: usize) -> Option<u32> {
        let skeleton = chinese_skeleton(part);
        let candidates = self.foreign.get(&skeleton.chars().next()?)?;
        let least = ALIKE[usize::from(length > 2)];
        let mut best: Option<(f64, u32)> = None;
        for (name, kind) in candidates {
            let similarity = skeleton_similarity(name, &skeleton);
            // The first of equally close names wins, so that the order of text decides.
            if similarity >= least && best.is_none_or(|(known, _)| similarity > known) {
                best = Some((similarity, *kind));
            }
        }
        best.map(|(_, kind)| kind)
    }
}
