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
mod romanised;
mod sound;

use std::ops::Range;

use zhen_lexicon::{NameClass, Names};
use zhen_text::Language;

use super::chinese_text::ChineseText;
use super::english_text::EnglishText;
use super::memory::NameMemory;
use super::{Name, NameKind, NameSource, chinese, english};
use crate::wrapped::Unwrapped;

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
    fn lead_back(&mut self, english: &Unwrapped<'_>, chinese: &Unwrapped<'_>) {
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

/// Compares the names of an English text with those of its Chinese translation.
///
/// ```
/// use zhen_facts::compare_names;
///
/// let english = "Wang Wenhua met Moreau in Germany.";
/// assert_eq!(compare_names(english, "王文华在德国会见莫罗。").confidence(), 0.0);
/// assert!(compare_names(english, "王文华在法国会见莫罗。").confidence() > 0.5);
/// ```
pub fn compare_names(english: &str, chinese: &str) -> NameComparison {
    NameMemory::default().compare(english, chinese)
}

/// Compares names, with what earlier texts of the document say of them.
pub(super) fn compare(english: &str, chinese: &str, memory: &NameMemory) -> NameComparison {
    let joined_english = Unwrapped::new(english, Language::English);
    let joined_chinese = Unwrapped::new(chinese, Language::Chinese);
    let mut comparison = compare_joined(&joined_english.text, &joined_chinese.text, memory);
    if !joined_english.is_same() || !joined_chinese.is_same() {
        comparison.lead_back(&joined_english, &joined_chinese);
    }
    comparison
}

/// Compares names of texts whose lines are whole.
fn compare_joined(english: &str, chinese: &str, memory: &NameMemory) -> NameComparison {
    let (english, chinese) = (EnglishText::new(english), ChineseText::new(chinese));
    let chinese_names = chinese::find(&chinese);
    let mut matched = Vec::new();
    let mut left_english = Vec::new();
    for name in english::find(&english) {
        let found = english_in_chinese::find(&name, &english, &chinese, memory);
        match found.filter(|(place, way)| !is_chance(&chinese.span(place), *way, &chinese_names)) {
            Some((place, way)) => {
                let pair = NamePair { english: name.span, chinese: chinese.span(&place), way };
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
        if matched.iter().any(overlaps) {
            continue;
        }
        match chinese_in_english::find(&name, &english, &chinese, memory) {
            Some((english, way)) => matched.push(NamePair { english, chinese: name.span, way }),
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
    judged(matched, left_english, left_chinese, &english, &chinese)
}

/// Whether characters only sound like an English name because a place of the table does.
fn is_chance(place: &Range<usize>, way: NameWay, chinese: &[Name]) -> bool {
    way == NameWay::Sound
        && chinese.iter().any(|name| {
            name.kind == NameKind::Place
                && name.source == NameSource::Listed
                && name.span.start < place.end
                && place.start < name.span.end
        })
}

/// Whether a name may have a nationality: of a state, a region of the world.
fn is_state(name: &Name, chinese: &ChineseText<'_>) -> bool {
    let written = chinese.text.get(name.span.clone()).unwrap_or_default();
    Names::built_in().of_chinese(written).any(|entry| entry.class == NameClass::Territory)
}

/// Sets what is left against each other, in the order of the texts.
fn judged(
    matched: Vec<NamePair>,
    english: Vec<Name>,
    mut chinese: Vec<Name>,
    english_text: &EnglishText<'_>,
    chinese_text: &ChineseText<'_>,
) -> NameComparison {
    let mut comparison = NameComparison { matched, ..NameComparison::default() };
    for name in english {
        let rival = (0..chinese.len())
            .filter(|&at| confidence::are_rivals(&name, &chinese[at]))
            .max_by(|&one, &other| {
                let of = |at: usize| confidence::of_conflict(&name, &chinese[at]);
                of(one).total_cmp(&of(other)).then(other.cmp(&one))
            });
        match rival {
            Some(at) => {
                let rival = chinese.remove(at);
                let confidence = confidence::of_conflict(&name, &rival);
                let conflict = NameConflict { english: name, chinese: rival, confidence };
                comparison.conflicting.push(conflict);
            }
            None => {
                let confidence = confidence::of_english(&name, english_text, chinese_text);
                comparison.unmatched_english.push(UnmatchedName { name, confidence });
            }
        }
    }
    for name in chinese {
        let mut confidence = confidence::of_chinese(&name, english_text, chinese_text);
        if name.kind == NameKind::Place
            && is_state(&name, chinese_text)
            && english_in_chinese::lacks_nationality(english_text, chinese_text)
        {
            confidence = confidence.max(confidence::BESIDE_NATIONALITY);
        }
        comparison.unmatched_chinese.push(UnmatchedName { name, confidence });
    }
    comparison
}
