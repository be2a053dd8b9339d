//! The names of all beads of a document pair.
//!
//! The beads are read twice. The first reading learns what the names of the document are called
//! in the other language and how often it has them; the second compares what was left over once
//! more, with all of that, and looks for it in the beads beside: a sentence may give a name to its
//! neighbour in translation, and a name may become a pronoun or the reverse.
//!
//! Cost: linear in the number of beads.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::ops::Range;

use zhen_segment::fold;
use zhen_text::Language;

use super::Name;
use super::chinese_text::ChineseText;
use super::compare::{self, Laid, NameComparison, Surroundings};
use super::english_text::EnglishText;
use super::memory::NameMemory;
use crate::wrapped::Unwrapped;

/// Beads before and after in which a name is looked for.
const REACH: usize = 2;

/// Compares the names of the beads of a document pair: English text, Chinese text.
///
/// A bead with an empty side has nothing to compare, but its names may be those that a bead
/// beside it lacks.
pub fn compare_document_names<S: AsRef<str>>(beads: &[(S, S)]) -> Vec<NameComparison> {
    let joined: Vec<(Unwrapped<'_>, Unwrapped<'_>)> = beads
        .iter()
        .map(|(english, chinese)| {
            (
                Unwrapped::new(english.as_ref(), Language::English),
                Unwrapped::new(chinese.as_ref(), Language::Chinese),
            )
        })
        .collect();
    let mut reading = Reading::default();
    let mut laid = Vec::with_capacity(joined.len());
    for (english, chinese) in &joined {
        laid.push(reading.first(&english.text, &chinese.text));
    }
    let texts: Vec<(&str, &str)> =
        joined.iter().map(|(english, chinese)| (&*english.text, &*chinese.text)).collect();
    let mut window = Window::default();
    let mut comparisons = Vec::with_capacity(laid.len());
    for (at, laid) in laid.into_iter().enumerate() {
        let mut comparison = if laid.is_even() {
            NameComparison { matched: laid.matched, ..NameComparison::default() }
        } else {
            window.open(&texts, at);
            reading.second(&window, at)
        };
        let (english, chinese) = &joined[at];
        if !english.is_same() || !chinese.is_same() {
            comparison.lead_back(english, chinese);
        }
        comparisons.push(comparison);
    }
    comparisons
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
    compare_document_names(&[(english, chinese)]).pop().unwrap_or_default()
}

/// What was learned of a document.
#[derive(Debug, Default)]
struct Reading {
    memory: NameMemory,
    /// Beads that have a name, by its keys.
    mentions: HashMap<String, usize>,
}

impl Reading {
    /// Compares two texts and learns from them.
    fn first(&mut self, english: &str, chinese: &str) -> Laid {
        let texts = Texts::new(english, chinese);
        let laid = compare::lay(&texts.english, &texts.chinese, &self.memory);
        self.memory.remember(english, chinese, &laid.matched);
        let mut keys: HashSet<String> = HashSet::new();
        for pair in &laid.matched {
            keys.extend(english_keys(english, &pair.english));
            keys.extend(chinese_keys(chinese, &pair.chinese));
        }
        for name in &laid.english {
            keys.extend(english_keys(english, &name.span));
        }
        for name in &laid.chinese {
            keys.extend(chinese_keys(chinese, &name.span));
        }
        for key in keys {
            *self.mentions.entry(key).or_default() += 1;
        }
        if english.trim().is_empty() || chinese.trim().is_empty() {
            return Laid::default();
        }
        laid
    }

    /// Compares two texts with all that was learned.
    fn second(&self, window: &Window<'_>, at: usize) -> NameComparison {
        let Some(texts) = window.texts.get(&at) else { return NameComparison::default() };
        let laid = compare::lay(&texts.english, &texts.chinese, &self.memory);
        let beside = |is_there: &dyn Fn(&Texts<'_>) -> bool| {
            window.texts.iter().any(|(&other, texts)| other != at && is_there(texts))
        };
        let english: Vec<Surroundings> = laid
            .english
            .iter()
            .map(|name| Surroundings {
                elsewhere: self.elsewhere(&english_keys(texts.english.text, &name.span)),
                is_beside: beside(&|other| texts.has_english_name(name, other, &self.memory)),
            })
            .collect();
        let chinese: Vec<Surroundings> = laid
            .chinese
            .iter()
            .map(|name| Surroundings {
                elsewhere: self.elsewhere(&chinese_keys(texts.chinese.text, &name.span)),
                is_beside: beside(&|other| texts.has_chinese_name(name, other, &self.memory)),
            })
            .collect();
        compare::judge(laid, &texts.english, &texts.chinese, [&english, &chinese])
    }

    /// Returns how many other beads have a name.
    fn elsewhere(&self, keys: &[String]) -> usize {
        let counts = keys.iter().filter_map(|key| self.mentions.get(key));
        counts.max().map_or(0, |&count| count.saturating_sub(1))
    }
}

/// The texts of a bead.
#[derive(Debug)]
struct Texts<'t> {
    english: EnglishText<'t>,
    chinese: ChineseText<'t>,
}

impl<'t> Texts<'t> {
    fn new(english: &'t str, chinese: &'t str) -> Self {
        Self { english: EnglishText::new(english), chinese: ChineseText::new(chinese) }
    }

    fn has_english_name(&self, name: &Name, other: &Texts<'_>, memory: &NameMemory) -> bool {
        compare::has_english_name(name, &self.english, &other.chinese, memory)
    }

    fn has_chinese_name(&self, name: &Name, other: &Texts<'_>, memory: &NameMemory) -> bool {
        compare::has_chinese_name(name, &other.english, &self.chinese, memory)
    }
}

/// The texts of a bead and of those beside it.
#[derive(Debug, Default)]
struct Window<'t> {
    texts: BTreeMap<usize, Texts<'t>>,
}

impl<'t> Window<'t> {
    /// Makes the texts around a bead ready, and lets go of all others.
    fn open(&mut self, texts: &[(&'t str, &'t str)], at: usize) {
        let reach = at.saturating_sub(REACH)..texts.len().min(at + REACH + 1);
        self.texts.retain(|known, _| reach.contains(known));
        for number in reach {
            let (english, chinese) = texts[number];
            self.texts.entry(number).or_insert_with(|| Texts::new(english, chinese));
        }
    }
}

/// What an English name is counted by: the whole and its last word.
fn english_keys(text: &str, span: &Range<usize>) -> Vec<String> {
    let name = fold(text.get(span.clone()).unwrap_or_default());
    let last = name.rsplit([' ', '-']).next().map(str::to_owned);
    let mut keys: Vec<String> = last.into_iter().filter(|word| word.len() > 2).collect();
    keys.push(name);
    keys
}

/// What a Chinese name is counted by: the whole and its last part.
fn chinese_keys(text: &str, span: &Range<usize>) -> Vec<String> {
    let name = fold(text.get(span.clone()).unwrap_or_default());
    let last = name.rsplit(super::chinese::is_dot).next().map(str::to_owned);
    let mut keys: Vec<String> = last.into_iter().filter(|part| *part != name).collect();
    keys.push(name);
    keys
}
