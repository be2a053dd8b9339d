//! Finds romanised Chinese names of several words: `Wang Yi`, `Tsai Ing-wen`, `Tsang Yam-kuen`.
//!
//! A run of capitalised or hyphenated English words that are all romanised syllables is a
//! candidate. A character that can be spelled as its first or last part calls it up, and the
//! characters from there on are then read in all schemes.

use std::collections::{BTreeSet, HashMap, HashSet};
use std::rc::Rc;

use zhen_lexicon::{RomanisedName, Scheme, is_romanised_syllable, spellings, syllables};
use zhen_segment::fold;

use super::english::EnglishSide;

/// Words of a romanised name.
const WORDS: std::ops::RangeInclusive<usize> = 2..=4;
/// Score from which characters are that name: some scheme fits, nothing is merely alike.
const FITS: f64 = 0.85;

/// A name that may be Chinese.
#[derive(Debug)]
struct Candidate {
    name: RomanisedName,
    /// Characters it takes.
    characters: usize,
    /// Token types of its words.
    kinds: Vec<u32>,
}

/// Looks for the romanised names of one English document.
#[derive(Debug)]
pub(super) struct RomanisedFinder {
    candidates: Vec<Candidate>,
    /// Candidates by the syllables that their first character may have.
    openings: HashMap<String, Vec<usize>>,
    /// Candidates that a character may open, where it was asked before.
    called: HashMap<char, Rc<[usize]>>,
}

impl RomanisedFinder {
    pub(super) fn new(english: &EnglishSide) -> Self {
        let names: HashSet<u32> = english.names.iter().map(|name| name.kind).collect();
        let mut finder =
            Self { candidates: Vec::new(), openings: HashMap::new(), called: HashMap::new() };
        let mut known: BTreeSet<Vec<String>> = BTreeSet::new();
        for (words, kinds) in &english.runs {
            let lower: Vec<String> = words.iter().map(|word| fold(word)).collect();
            for from in 0..words.len() {
                for length in WORDS {
                    let Some(part) = lower.get(from..from + length) else { break };
                    // The family name has a capital wherever it stands.
                    let is_name = names.contains(&kinds[from]);
                    if is_name && known.insert(part.to_vec()) {
                        finder.add(part, &kinds[from..from + length]);
                    }
                }
            }
        }
        finder
    }

    fn add(&mut self, words: &[String], kinds: &[u32]) {
        let parts: Option<Vec<Vec<&str>>> = words.iter().map(|word| parts_of(word)).collect();
        let (Some(parts), Some(name)) = (parts, RomanisedName::new(&words.join(" "))) else {
            return;
        };
        let index = self.candidates.len();
        // Either the first word or the last may be the family name.
        let mut openings = BTreeSet::new();
        for word in [&parts[0], &parts[parts.len() - 1]] {
            openings.extend(word.first().map(|part| (*part).to_owned()));
        }
        for opening in openings {
            self.openings.entry(opening).or_default().push(index);
        }
        let characters = parts.iter().map(Vec::len).sum();
        self.candidates.push(Candidate { name, characters, kinds: kinds.to_vec() });
    }

    /// Tells of the names that begin at the first of some characters: the token type of each of
    /// their words, and how many characters the name takes.
    pub(super) fn find(&mut self, ahead: &[char], mut found: impl FnMut(u32, usize)) {
        let Some(&first) = ahead.first() else { return };
        if self.candidates.is_empty() || first.is_ascii() {
            return;
        }
        let called = match self.called.get(&first) {
            Some(called) => Rc::clone(called),
            None => {
                let mut list = BTreeSet::new();
                for spelling in Scheme::ALL.iter().flat_map(|&scheme| spellings(first, scheme)) {
                    list.extend(self.openings.get(&spelling).into_iter().flatten().copied());
                }
                let called: Rc<[usize]> = list.into_iter().collect();
                self.called.insert(first, Rc::clone(&called));
                called
            }
        };
        for &index in called.iter() {
            let candidate = &self.candidates[index];
            if let Some(characters) = ahead.get(..candidate.characters)
                && candidate.name.score(characters) >= FITS
            {
                candidate.kinds.iter().for_each(|&kind| found(kind, candidate.characters));
            }
        }
    }
}

/// The syllables of a word: several in pinyin, or one in any scheme.
fn parts_of(word: &str) -> Option<Vec<&str>> {
    if is_romanised_syllable(word) {
        return Some(vec![word]);
    }
    syllables(word).filter(|parts| parts.len() <= 2)
}
