//! The table of phrases, `cues.tsv`, and how a phrase is found in a line.

use std::collections::HashMap;
use std::ops::Range;
use std::sync::LazyLock;

use aho_corasick::AhoCorasick;
use zhen_text::OmissionReason;

use super::cue::{Cue, MenuLabel, Weight};
use super::shape::{Prose, Shape};

/// A phrase and what it says about a line.
pub(super) struct Phrase {
    pub(super) text: &'static str,
    pub(super) cue: Cue,
    /// Whether the line may be running text.
    prose: bool,
}

impl Phrase {
    /// Returns the cue of a line that is perhaps running text, where phrases count for less.
    pub(super) fn weakened_by(&self, shape: &Shape) -> Option<Cue> {
        let weight = match shape.prose {
            _ if self.prose => Some(self.cue.weight),
            Prose::None => Some(self.cue.weight),
            Prose::Short => self.cue.weight.lower(),
            Prose::Long => self.cue.weight.lower().and_then(Weight::lower),
        };
        weight.map(|weight| Cue { weight, ..self.cue })
    }
}

/// The phrases by where in a line they are looked for, in the normal form of lines.
#[derive(Default)]
pub(super) struct Table {
    /// Labels of menus.
    pub(super) tokens: HashMap<&'static str, MenuLabel>,
    /// Whole lines.
    pub(super) lines: HashMap<&'static str, Phrase>,
    /// Beginnings of lines, by their first character.
    pub(super) starts: HashMap<char, Vec<Phrase>>,
    /// Phrases that tell wherever they stand.
    anywhere: Vec<Phrase>,
}

/// The table, read when it is first needed.
pub(super) static TABLE: LazyLock<Table> = LazyLock::new(|| {
    let mut table = Table::default();
    for line in include_str!("cues.tsv").lines() {
        if !line.starts_with('#') && !line.is_empty() {
            table.add(line);
        }
    }
    table
});

/// Finds all phrases that tell wherever they stand in one walk over a line.
static ANYWHERE: LazyLock<AhoCorasick> = LazyLock::new(|| {
    let phrases = TABLE.anywhere.iter().map(|phrase| phrase.text);
    AhoCorasick::new(phrases).expect("a few hundred short phrases make a small automaton")
});

impl Table {
    /// Returns the phrases that stand anywhere in a text, not as parts of longer words, in the
    /// order of the table.
    pub(super) fn phrases_in(&self, text: &str) -> impl Iterator<Item = &Phrase> {
        let mut found: Vec<usize> = ANYWHERE
            .find_overlapping_iter(text)
            .filter(|found| stands_alone(text, found.range()))
            .map(|found| found.pattern().as_usize())
            .collect();
        found.sort_unstable();
        found.dedup();
        found.into_iter().map(|index| &self.anywhere[index])
    }

    fn add(&mut self, line: &'static str) {
        let mut columns = line.split('\t');
        let mut column = || columns.next().expect("the tests read every line of the table");
        let (kind, reason, weight, phrases) = (column(), column(), column(), column());
        let cue = Cue {
            reason: reason_of(reason),
            weight: weight_of(weight),
            opens_list: weight.contains("+list"),
            inside: weight.contains("+inside"),
            opens_notice: reason == "footer" && weight.contains("+prose"),
            opens_comments: weight.contains("+comments"),
        };
        for text in phrases.split(" | ").map(str::trim).filter(|text| !text.is_empty()) {
            let phrase = Phrase { text, cue, prose: weight.contains("+prose") };
            match (kind, text.chars().next()) {
                ("token", _) => {
                    let functional = cue.weight > Weight::Weak;
                    let label = MenuLabel { reason: cue.reason, functional };
                    self.tokens.entry(text).or_insert(label);
                }
                ("line", _) => {
                    self.lines.insert(text, phrase);
                }
                ("start", Some(first)) => self.starts.entry(first).or_default().push(phrase),
                _ => self.anywhere.push(phrase),
            }
        }
    }
}

fn reason_of(name: &str) -> OmissionReason {
    match name {
        "breadcrumb" => OmissionReason::Breadcrumb,
        "share" => OmissionReason::Share,
        "editor" => OmissionReason::Editor,
        "related" => OmissionReason::Related,
        "footer" => OmissionReason::Footer,
        _ => OmissionReason::Navigation,
    }
}

fn weight_of(name: &str) -> Weight {
    if name.starts_with("strong") {
        Weight::Strong
    } else if name.starts_with("medium") {
        Weight::Medium
    } else {
        Weight::Weak
    }
}

/// Tells whether a text begins with a phrase, not with a longer word.
pub(super) fn starts_with_phrase(text: &str, phrase: &str) -> bool {
    text.strip_prefix(phrase).is_some_and(|rest| !splits_word(phrase, rest))
}

/// Tells whether a phrase is no part of longer words.
fn stands_alone(text: &str, range: Range<usize>) -> bool {
    let (before, phrase, after) = (&text[..range.start], &text[range.clone()], &text[range.end..]);
    let begins_inside = phrase.starts_with(is_latin) && before.ends_with(is_latin);
    !begins_inside && !splits_word(phrase, after)
}

/// Tells whether a phrase ends inside a word: a Latin one, or `版权所有` in `版权所有者`.
fn splits_word(phrase: &str, rest: &str) -> bool {
    phrase.ends_with(is_latin) && rest.starts_with(is_latin)
        || phrase.ends_with("所有") && rest.starts_with(['者', '人'])
}

fn is_latin(character: char) -> bool {
    character.is_ascii_alphabetic()
}

#[cfg(test)]
mod tests {
    use super::super::cue::normalize;
    use super::*;

    #[test]
    fn the_table_has_four_columns_and_known_names() {
        for line in include_str!("cues.tsv").lines().filter(|line| !line.starts_with('#')) {
            let columns: Vec<_> = line.split('\t').collect();
            assert_eq!(columns.len(), 4, "{line}");
            assert!(["token", "line", "start", "has"].contains(&columns[0]), "{line}");
            let reason = reason_of(columns[1]);
            assert_eq!(reason.name(), columns[1], "{line}");
            let weight = columns[2].split('+').next().unwrap();
            assert!(["weak", "medium", "strong"].contains(&weight), "{line}");
        }
    }

    #[test]
    fn phrases_are_written_in_the_normal_form() {
        for phrase in TABLE.starts.values().flatten().chain(&TABLE.anywhere) {
            assert_eq!(normalize(phrase.text), phrase.text);
        }
        for phrase in TABLE.tokens.keys().chain(TABLE.lines.keys()) {
            assert_eq!(normalize(phrase), *phrase);
        }
    }
}
