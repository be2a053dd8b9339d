//! English terms of a glossary where they stand in a bead, and how sure it is that they are meant.

use std::collections::BTreeMap;

use zhen_align::Place;
use zhen_lexicon::{FoundTerm, Terms};
use zhen_text::Document;

use crate::detect::terms::words::{BeadWords, Word};

/// Trust in a term that is part of a longer name, in one that is a verb here, and in one whose
/// capital is that of the sentence.
const IN_NAME: f64 = 0.5;
const VERB: f64 = 0.6;
const AT_START: f64 = 0.5;

/// An English term where it stands.
#[derive(Clone, Debug)]
pub(super) struct Occurrence {
    pub(super) place: Place,
    /// Its words by their numbers.
    pub(super) stems: Vec<usize>,
    pub(super) written: String,
    is_first: bool,
    is_in_name: bool,
}

/// Finds the terms of the bead's English side.
pub(super) fn occurrences(
    document: &Document,
    bead: &BeadWords,
    mut find: impl FnMut(&str) -> Vec<FoundTerm>,
) -> BTreeMap<u32, Vec<Occurrence>> {
    let mut occurrences: BTreeMap<u32, Vec<Occurrence>> = BTreeMap::new();
    for sentence in bead.english_sentences.clone() {
        let text = document.sentence_text(sentence);
        let words: Vec<&Word> =
            bead.english.iter().filter(|word| word.sentence == sentence).collect();
        let is_title = !words.iter().any(|word| {
            let written = &text[word.span.clone()];
            written.len() > 3 && written.starts_with(char::is_lowercase)
        });
        for found in find(text) {
            let inside = |word: &&&Word| {
                found.span.start <= word.span.start && word.span.end <= found.span.end
            };
            let first = words.partition_point(|word| word.span.start < found.span.start);
            let own: Vec<usize> = words.iter().filter(inside).map(|word| word.number).collect();
            let is_capital = |at: Option<usize>| {
                at.and_then(|at| words.get(at))
                    .is_some_and(|word| text[word.span.clone()].starts_with(char::is_uppercase))
            };
            let after = first + own.len();
            let joins_next = words.get(after).is_some_and(|word| word.is_joined);
            let joins_first = words.get(first).is_some_and(|word| word.is_joined);
            let is_in_name = is_capital(Some(first))
                && (first > 1 && joins_first && is_capital(first.checked_sub(1))
                    || joins_next && is_capital(Some(after)));
            occurrences.entry(found.term).or_default().push(Occurrence {
                place: Place { sentence, start: found.span.start, end: found.span.end },
                stems: own,
                written: text[found.span.clone()].to_owned(),
                is_first: first == 0,
                is_in_name: is_in_name && !is_title,
            });
        }
    }
    occurrences
}

/// Returns how sure it is that an occurrence means the term, in [0, 1].
pub(super) fn trust(occurrence: &Occurrence, term: &str, terms: &Terms) -> f64 {
    let is_capitalised =
        |text: &str| text.starts_with(char::is_uppercase) && text.chars().any(char::is_lowercase);
    let mut trust = match inflection(term, &occurrence.written) {
        Inflection::Noun => 1.0,
        Inflection::Verb => VERB,
        Inflection::Other => 0.0,
    };
    // `Party` is not any party, where the glossary does not write all its terms so.
    let tells = is_capitalised(term)
        && !term.contains(char::is_whitespace)
        && terms.english_terms().any(|other| !is_capitalised(terms.english_text(other)));
    if tells && !occurrence.written.starts_with(char::is_uppercase) {
        trust = 0.0;
    } else if tells && occurrence.is_first {
        trust *= AT_START;
    }
    if occurrence.is_in_name && !is_capitalised(term) {
        trust *= IN_NAME;
    }
    trust
}

/// How a word of the text is formed from the word of a glossary.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Inflection {
    /// The same, a plural, a genitive.
    Noun,
    /// A past or a participle.
    Verb,
    /// Another word of the same stem: `universal` for `university`.
    Other,
}

fn inflection(term: &str, written: &str) -> Inflection {
    let last = |text: &str| {
        let folded = zhen_segment::fold(text).replace('’', "'");
        let folded = folded.strip_suffix("'s").or(folded.strip_suffix('\'')).unwrap_or(&folded);
        folded.rsplit([' ', '-']).next().unwrap_or_default().to_owned()
    };
    let (term, written) = (last(term), last(written));
    let shared = term.bytes().zip(written.bytes()).take_while(|(one, other)| one == other).count();
    let (Some(own), Some(other)) = (term.get(shared..), written.get(shared..)) else {
        return Inflection::Other;
    };
    let is_noun =
        |ending: &str| matches!(ending, "" | "s" | "es" | "y" | "ies" | "f" | "fe" | "ves" | "ren");
    let is_verb = |ending: &str| {
        let doubled = ending.strip_prefix(|first: char| term[..shared].ends_with(first));
        [Some(ending), doubled].into_iter().flatten().any(|ending| {
            matches!(ending, "" | "e" | "y" | "d" | "ed" | "ied" | "ing" | "s" | "es" | "ies")
        })
    };
    if is_noun(own) && is_noun(other) {
        Inflection::Noun
    } else if is_verb(own) && is_verb(other) {
        Inflection::Verb
    } else if own.len() + other.len() <= 4 && shared < 5 {
        // Irregular plurals: children, men, indices.
        Inflection::Noun
    } else {
        Inflection::Other
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn inflections_are_told_from_other_words_of_the_stem() {
        let table = [
            ("ferry", "ferries", Inflection::Noun),
            ("value added tax", "Value-Added Taxes", Inflection::Noun),
            ("party", "Party’s", Inflection::Noun),
            ("child", "children", Inflection::Noun),
            ("man", "men", Inflection::Noun),
            ("contract", "contracting", Inflection::Verb),
            ("deploy", "deployed", Inflection::Verb),
            ("permit", "permitted", Inflection::Verb),
            ("university", "universal", Inflection::Other),
            ("organ", "organization", Inflection::Other),
        ];
        for (term, written, expected) in table {
            assert_eq!(inflection(term, written), expected, "{term} {written}");
        }
    }
}
