//! Compares the names of a text with those of its translation.
//!
//! Every name is looked for in the whole of the other text, not only among the names found there:
//! by the table, as the same Latin letters, by romanisation, by sound, by the lexicon (which knows
//! that British is 英国), and by what earlier beads called it. What is left on both sides is a
//! conflict where the kinds agree; otherwise it is missing, which translations do often: a name
//! becomes a pronoun, a title, "our country". How far to believe each is [`confidence`].
//!
//! Cost: O(names × length of the other text) for names that the table does not match.

mod abbreviation;
mod chinese_in_english;
mod confidence;
mod english_in_chinese;
mod halves;
mod judge;
mod residue;
mod romanised;
mod signs;
mod sound;
mod usual;
mod weights;

use std::ops::Range;

use zhen_lexicon::{NameClass, Names};

use super::chinese_text::ChineseText;
use super::english_text::EnglishText;
use super::memory::NameMemory;
use super::{Name, NameKind, NameSource, chinese, english};
use crate::wrapped::Unwrapped;

pub(super) use judge::judge;
pub(super) use signs::Surroundings;

/// What says that two spans name the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum NameWay {
    /// The table of names.
    Listed,
    /// The same Latin letters.
    Latin,
    /// The characters are read so in pinyin, Wade–Giles or Cantonese.
    Romanised,
    /// The characters sound alike.
    Sound,
    /// The lexicon translates one by the other.
    Linked,
    /// One character stands for a state: 中美.
    Abbreviated,
    /// Earlier texts of the document had the pair.
    Remembered,
}

/// A name and its counterpart.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NamePair {
    /// Bytes of the English text.
    pub english: Range<usize>,
    /// Bytes of the Chinese text.
    pub chinese: Range<usize>,
    /// What says so.
    pub way: NameWay,
}

/// A name without counterpart.
#[derive(Clone, Debug, PartialEq)]
pub struct UnmatchedName {
    /// The name.
    pub name: Name,
    /// Probability in [0, 1] that it is a slip, where one in twenty names is.
    pub confidence: f64,
    /// The signs that it was weighed by, in the order of the weights.
    pub signs: Vec<f64>,
}

/// Two names of a kind that stand where one name should.
#[derive(Clone, Debug, PartialEq)]
pub struct NameConflict {
    /// The English name.
    pub english: Name,
    /// The Chinese name.
    pub chinese: Name,
    /// Probability in [0, 1] that it is a slip, where one in twenty names is.
    pub confidence: f64,
    /// The signs that it was weighed by, in the order of the weights.
    pub signs: Vec<f64>,
}

/// What the names of two texts have to do with each other.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct NameComparison {
    /// Names with their counterparts, in the order of the English text.
    pub matched: Vec<NamePair>,
    /// Names of one kind, neither of which has a counterpart.
    pub conflicting: Vec<NameConflict>,
    /// English names without counterpart.
    pub unmatched_english: Vec<UnmatchedName>,
    /// Chinese names without counterpart.
    pub unmatched_chinese: Vec<UnmatchedName>,
}

impl NameComparison {
    /// Returns the highest confidence of all conflicts and unmatched names; 0 without any.
    pub fn confidence(&self) -> f64 {
        let conflicts = self.conflicting.iter().map(|conflict| conflict.confidence);
        let unmatched = self.unmatched_english.iter().chain(&self.unmatched_chinese);
        conflicts.chain(unmatched.map(|name| name.confidence)).fold(0.0, f64::max)
    }

    /// Makes spans of joined texts spans of the texts that they were.
    pub(super) fn lead_back(&mut self, english: &Unwrapped<'_>, chinese: &Unwrapped<'_>) {
        for pair in &mut self.matched {
            pair.english = english.span(&pair.english);
            pair.chinese = chinese.span(&pair.chinese);
        }
        for conflict in &mut self.conflicting {
            conflict.english.span = english.span(&conflict.english.span);
            conflict.chinese.span = chinese.span(&conflict.chinese.span);
        }
        for (text, names) in
            [(english, &mut self.unmatched_english), (chinese, &mut self.unmatched_chinese)]
        {
            names.iter_mut().for_each(|unmatched| {
                unmatched.name.span = text.span(&unmatched.name.span);
            });
        }
    }
}

/// The names of two texts before they are judged.
#[derive(Clone, Debug, Default)]
pub(super) struct Laid {
    pub(super) matched: Vec<NamePair>,
    /// English names without counterpart.
    pub(super) english: Vec<Name>,
    /// Chinese names without counterpart.
    pub(super) chinese: Vec<Name>,
    /// Parts of matched names that contradict each other.
    pub(super) halves: Vec<(Name, Name)>,
}

impl Laid {
    /// Whether every name has its counterpart.
    pub(super) fn is_even(&self) -> bool {
        self.english.is_empty() && self.chinese.is_empty() && self.halves.is_empty()
    }
}

/// Words times characters of two texts from which their names are not compared: no translator's
/// unit is so long.
const MOST: usize = 4_000_000;

/// Lays the names of two texts, whose lines are whole, over each other.
pub(super) fn lay(
    english: &EnglishText<'_>,
    chinese: &ChineseText<'_>,
    memory: &NameMemory,
) -> Laid {
    if english.words.len().saturating_mul(chinese.characters.len()) > MOST {
        return Laid::default();
    }
    let chinese_names = chinese::find(chinese);
    let mut matched = Vec::new();
    let mut left_english = Vec::new();
    let mut halves = Vec::new();
    for name in english::find(english) {
        let found = english_in_chinese::find(&name, english, chinese, memory);
        let written = english.text.get(name.span.clone()).unwrap_or_default();
        let is_chance = |place: &Range<usize>, way| {
            is_chance(written, &chinese.span(place), way, &chinese_names, chinese.text)
        };
        match found.filter(|(place, way)| !is_chance(place, *way)) {
            Some((place, way)) => {
                let span = name.span.clone();
                let pair = NamePair { english: span, chinese: chinese.span(&place), way };
                halves.extend(halves::find(&name, &pair, &chinese_names, english, chinese, memory));
                matched.push(pair);
            }
            None => left_english.push(name),
        }
    }
    let mut left_chinese = Vec::new();
    for name in chinese_names {
        let overlaps = |pair: &NamePair| {
            pair.chinese.start < name.span.end && name.span.start < pair.chinese.end
        };
        if name.kind == NameKind::Organisation && name.source == NameSource::HeadWord {
            let places = chinese::places_within(&name, chinese).into_iter();
            left_chinese.extend(places.filter(|place| {
                !matched.iter().any(|pair| {
                    pair.chinese.start < place.span.end && place.span.start < pair.chinese.end
                }) && chinese_in_english::find(place, english, chinese, memory).is_none()
            }));
        }
        if matched.iter().any(overlaps) {
            continue;
        }
        match chinese_in_english::find(&name, english, chinese, memory) {
            Some((span, way)) => {
                halves.extend(halves::find_chinese(&name, &span, english, chinese));
                matched.push(NamePair { english: span, chinese: name.span, way });
            }
            None => left_chinese.push(name),
        }
    }
    // A Chinese name may explain an English one that does not explain it.
    left_english.retain(|name| {
        !matched
            .iter()
            .any(|pair| pair.english.start < name.span.end && name.span.start < pair.english.end)
    });
    matched.sort_by_key(|pair| (pair.english.start, pair.chinese.start));
    Laid { matched, english: left_english, chinese: left_chinese, halves }
}

/// Whether another English text has the counterpart of a Chinese name.
pub(super) fn has_chinese_name(
    name: &Name,
    english: &EnglishText<'_>,
    chinese: &ChineseText<'_>,
    memory: &NameMemory,
) -> bool {
    chinese_in_english::find(name, english, chinese, memory).is_some()
}

/// Whether another Chinese text has the counterpart of an English name.
pub(super) fn has_english_name(
    name: &Name,
    english: &EnglishText<'_>,
    chinese: &ChineseText<'_>,
    memory: &NameMemory,
) -> bool {
    english_in_chinese::find(name, english, chinese, memory).is_some()
}

/// Whether characters only sound like an English name because another name of the table does.
fn is_chance(name: &str, place: &Range<usize>, way: NameWay, chinese: &[Name], text: &str) -> bool {
    way == NameWay::Sound
        && chinese.iter().any(|other| {
            let meets = other.span.start < place.end && place.start < other.span.end;
            let is_within = place.start <= other.span.start && other.span.end <= place.end;
            let written = text.get(other.span.clone()).unwrap_or_default();
            other.source == NameSource::Listed
                && meets
                && (!is_within || !name.split([' ', '-']).any(|word| may_be_spelt(word, written)))
        })
}

/// Whether an English word may be another spelling of a name that the table has for characters:
/// one that begins alike, or any if the table has none.
fn may_be_spelt(word: &str, chinese: &str) -> bool {
    /// Letters that other spellings of a place or an organisation, and of a person, begin with.
    const ALIKE: [usize; 2] = [3, 1];
    let word = zhen_segment::fold(word);
    let mut names = Names::built_in().of_chinese(chinese).peekable();
    names.peek().is_none()
        || names.any(|entry| {
            let least = ALIKE[usize::from(entry.class == NameClass::Person)];
            entry.name.split(' ').any(|part| {
                part.bytes().zip(word.bytes()).take_while(|(one, other)| one == other).count()
                    >= least.min(part.len())
            })
        })
}
