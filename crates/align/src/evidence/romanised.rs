//! Finds romanised Chinese names of several words: `Wang Yi`, `Tsai Ing-wen`, `Tsang Yam-kuen`.
//!
//! A run of capitalised or hyphenated English words that are all romanised syllables is a
//! candidate. An index of their letters tells which of them the characters from each one on may
//! spell; only those are compared in earnest, once for the same characters.

use std::collections::{BTreeSet, HashMap, HashSet};
use std::rc::Rc;

use zhen_lexicon::{RomanisedName, is_romanised_syllable, syllables};
use zhen_segment::fold;

use super::english::EnglishSide;
use super::spelling_index::{SpellingIndex, State};

/// Words of a romanised name.
const WORDS: std::ops::RangeInclusive<usize> = 2..=4;
/// Score from which characters are that name: some scheme fits, nothing is merely alike.
const FITS: f64 = 0.85;

/// A name that may be Chinese.
#[derive(Debug)]
struct Candidate {
    name: RomanisedName,
    /// Syllables that its first character may have: those that begin the first word or the last,
    /// either of which may be the family name.
    openings: BTreeSet<String>,
    /// Characters it takes.
    characters: usize,
    /// Token types of its words.
    kinds: Vec<u32>,
}

/// Looks for the romanised names of one English document.
#[derive(Debug)]
pub(super) struct RomanisedFinder {
    candidates: Vec<Candidate>,
    /// Candidates by their letters.
    index: SpellingIndex,
    /// Candidates that some characters are, where it was asked before.
    asked: HashMap<Vec<char>, Rc<[usize]>>,
}

impl RomanisedFinder {
    pub(super) fn new(english: &EnglishSide) -> Self {
        let names: HashSet<u32> = english.names.iter().map(|name| name.kind).collect();
        let mut finder =
            Self { candidates: Vec::new(), index: SpellingIndex::new(), asked: HashMap::new() };
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
        for writing in name.writings() {
            self.index.add(&writing, self.candidates.len());
        }
        let outer = [&parts[0], &parts[parts.len() - 1]];
        let openings = outer.iter().filter_map(|word| word.first());
        self.candidates.push(Candidate {
            name,
            openings: openings.map(|&part| part.to_owned()).collect(),
            characters: parts.iter().map(Vec::len).sum(),
            kinds: kinds.to_vec(),
        });
    }

    /// Tells of the names that begin at the first of some characters: the token type of each of
    /// their words, and how many characters the name takes.
    pub(super) fn find(&mut self, ahead: &[char], mut found: impl FnMut(u32, usize)) {
        let Some(&first) = ahead.first() else { return };
        if self.candidates.is_empty() || first.is_ascii() {
            return;
        }
        let mut state = self.index.start();
        for (index, &character) in ahead.iter().enumerate() {
            match self.index.step(state, character) {
                Some(next) => state = next,
                None => break,
            }
            if !self.index.ends_name(state) {
                continue;
            }
            let characters = &ahead[..=index];
            for &name in self.named(state, characters).iter() {
                self.candidates[name].kinds.iter().for_each(|&kind| found(kind, characters.len()));
            }
        }
    }

    /// Candidates that some characters are, of those that end in the state behind them.
    fn named(&mut self, state: State, characters: &[char]) -> Rc<[usize]> {
        if let Some(named) = self.asked.get(characters) {
            return Rc::clone(named);
        }
        let spelled = self.index.spelled(characters[0]);
        let is_named = |&name: &usize| {
            let candidate = &self.candidates[name];
            candidate.characters == characters.len()
                && spelled.iter().any(|spelling| candidate.openings.contains(spelling))
                && candidate.name.score(characters) >= FITS
        };
        let named: Rc<[usize]> = self.index.names(state).into_iter().filter(is_named).collect();
        self.asked.insert(characters.to_vec(), Rc::clone(&named));
        named
    }
}

/// The syllables of a word: several in pinyin, or one in any scheme.
fn parts_of(word: &str) -> Option<Vec<&str>> {
    if is_romanised_syllable(word) {
        return Some(vec![word]);
    }
    syllables(word).filter(|parts| parts.len() <= 2)
}

#[cfg(test)]
mod tests {
    use zhen_lexicon::{Lexicon, Scheme, spellings};
    use zhen_text::{Document, Language};

    use super::super::english;
    use super::*;

    /// Characters with several readings and spellings, and a few that begin no name.
    const CHARACTERS: &str = "王毅单曾李西安先小平文英乐林的，a";

    /// Runs of one to five of some characters, in a fixed order that looks like chance.
    fn runs(characters: &[char], count: u64) -> impl Iterator<Item = Vec<char>> {
        (1..=count).map(|number| {
            let mut chance = number.wrapping_mul(0x9e37_79b9_7f4a_7c15);
            let mut below = |bound: usize| {
                chance ^= chance >> 29;
                chance = chance.wrapping_mul(0xbf58_476d_1ce4_e5b9);
                (chance >> 33) as usize % bound
            };
            (0..1 + below(5)).map(|_| characters[below(characters.len())]).collect()
        })
    }

    /// Names of two to four words that spell such runs in mixed schemes, one a line.
    fn names(characters: &[char]) -> String {
        let spell = |number: usize, character: char| {
            let scheme = Scheme::ALL[number % 7 % 3];
            spellings(character, scheme).into_iter().nth(number % 2).unwrap_or_default()
        };
        let line = |(number, run): (usize, Vec<char>)| {
            let mut name = String::new();
            for (place, &character) in run.iter().enumerate() {
                name += match (place, (number + place) % 3) {
                    (0, _) => "",
                    (1, _) | (_, 0) => " ",
                    (_, 1) => "-",
                    _ => "",
                };
                let spelled = spell(number / 3 + place * (number % 2), character);
                let mut letters = spelled.chars();
                let first = letters.next().map(|letter| letter.to_ascii_uppercase());
                name.extend(first.into_iter().chain(letters));
            }
            name + ".\n"
        };
        runs(characters, 600).enumerate().map(line).collect()
    }

    #[test]
    fn the_index_finds_what_comparing_every_candidate_finds() {
        let characters: Vec<char> = CHARACTERS.chars().collect();
        let document = Document::from_lines(names(&characters[..13]), Language::English);
        let side = english::read(&document, Lexicon::built_in().terms(), &mut |_, _| {});
        let mut finder = RomanisedFinder::new(&side);
        let mut names_found = 0;
        for ahead in runs(&characters, 800) {
            let mut found = Vec::new();
            finder.find(&ahead, |kind, length| found.push((kind, length)));
            let mut expected = Vec::new();
            for candidate in &finder.candidates {
                let first: Vec<String> =
                    Scheme::ALL.iter().flat_map(|&scheme| spellings(ahead[0], scheme)).collect();
                if first.iter().any(|spelling| candidate.openings.contains(spelling))
                    && let Some(characters) = ahead.get(..candidate.characters)
                    && candidate.name.score(characters) >= FITS
                {
                    let kinds = candidate.kinds.iter();
                    expected.extend(kinds.map(|&kind| (kind, candidate.characters)));
                }
            }
            names_found += expected.len();
            found.sort_unstable();
            expected.sort_unstable();
            assert_eq!(found, expected, "{ahead:?}");
        }
        assert!(finder.candidates.len() > 300, "{}", finder.candidates.len());
        assert!(names_found > 200, "{names_found}");
    }
}
