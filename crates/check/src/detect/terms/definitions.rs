//! Terms that the document defines: `"Agreement" means …` and “协议”是指….
//!
//! A definition on both sides of a bead says how a term is rendered; the renderings elsewhere in the
//! document confirm it. After that, a place where the term is rendered otherwise is surely a slip:
//! the two words may be taken for two things.

mod chinese;
mod english;
mod quoted;
mod swapped;

use std::collections::HashSet;
use std::ops::RangeInclusive;

use zhen_align::Place;
use zhen_segment::fold;

use self::swapped::swapped;
use super::deviation::{Expected, draft};
use super::instead::{self, is_particle};
use super::renderings::{key, lexical};
use super::words::{BeadWords, PairWords};
use crate::checker::CheckedPair;
use crate::detail::TermBasis;
use crate::detect::Draft;
use crate::detect::bead_text::place;
use crate::severity::Severity;

/// Confidence where another rendering can be told, and where none can: a pronoun may stand for it.
const OTHER: f64 = 0.9;
const NONE: f64 = 0.3;
/// Share of the beads with a term that have the rendering, from which the definition holds.
const HOLDS: f64 = 0.6;
/// Definitions that a bead has at most, to be taken in their order.
const MOST: usize = 4;
/// How many beads before and after are looked into.
const REACH: usize = 2;

/// A defined term.
#[derive(Clone, Debug)]
struct Definition {
    /// Its words by their forms, and whether each is capitalised.
    words: Vec<(usize, bool)>,
    stems: Vec<usize>,
    expected: Expected,
}

/// Drafts a finding for each place where a defined term is rendered otherwise.
pub(super) fn find(pair: &CheckedPair<'_>, words: &PairWords, drafts: &mut Vec<Draft>) {
    let definitions = definitions(pair, words);
    if definitions.is_empty() {
        return;
    }
    let keys: Vec<String> = words.beads.iter().map(|bead| key(words, bead)).collect();
    let places = occurrences(pair, words, &definitions);
    for (index, (definition, own_places)) in definitions.iter().zip(&places).enumerate() {
        let has = |bead: usize| keys[bead].contains(&definition.expected.key);
        let own: HashSet<usize> = own_places.iter().map(|(bead, _)| *bead).collect();
        let with = own.iter().filter(|&&bead| has(bead)).count();
        let share = with as f64 / own.len().max(1) as f64;
        let is_linked = definition.expected.coverage >= 1.0 && 2 * with >= own.len();
        if share < HOLDS && !is_linked {
            continue;
        }
        for (number, range) in own_places {
            let beside = number.saturating_sub(REACH)..(number + REACH + 1).min(keys.len());
            let lends = |bead: usize| has(bead) && !own.contains(&bead);
            let bead = &words.beads[*number];
            if bead.is_null() || has(*number) || beside.clone().any(lends) {
                continue;
            }
            let found = instead::rendering(words, bead, &definition.stems)
                .filter(|found| found.share >= 1.0);
            let counts: Vec<usize> = places
                .iter()
                .map(|places| places.iter().filter(|(bead, _)| bead == number).count())
                .collect();
            let swapped = swapped(pair, bead, &definitions, index, &counts, &keys[*number]);
            let found = swapped.or(found);
            let confidence = match &found {
                Some(found) if definition.expected.differs_from(found) => OTHER,
                _ => NONE,
            };
            let basis = (TermBasis::Definition, confidence);
            let draft = draft(pair, bead, range, found.as_ref(), &definition.expected, basis);
            drafts.push(Draft { severity: Severity::Warning, ..draft });
        }
    }
}

/// Finds the definitions that both sides of a bead have; of a term that is defined twice the first.
fn definitions(pair: &CheckedPair<'_>, words: &PairWords) -> Vec<Definition> {
    let mut found: Vec<Definition> = Vec::new();
    for bead in words.beads.iter().filter(|bead| !bead.is_null()) {
        let mut english = Vec::new();
        for sentence in bead.english_sentences.clone() {
            let spans = english::defined(pair.english.sentence_text(sentence));
            english.extend(spans.into_iter().map(|span| place(sentence, span)));
        }
        if english.is_empty() {
            continue;
        }
        let mut chinese = Vec::new();
        for sentence in bead.chinese_sentences.clone() {
            let spans = chinese::defined(pair.chinese.sentence_text(sentence));
            chinese.extend(spans.into_iter().map(|span| place(sentence, span)));
        }
        if english.len() != chinese.len() || english.len() > MOST {
            continue;
        }
        for (term, rendering) in english.iter().zip(chinese) {
            let Some(own) = definition(pair, words, bead, term, rendering) else { continue };
            if !found.iter().any(|other| other.words == own.words) {
                found.push(own);
            }
        }
    }
    found
}

fn definition(
    pair: &CheckedPair<'_>,
    words: &PairWords,
    bead: &BeadWords,
    term: &Place,
    rendering: Place,
) -> Option<Definition> {
    let inside = |sentence: usize, span: &std::ops::Range<usize>, place: &Place| {
        sentence == place.sentence && place.start <= span.start && span.end <= place.end
    };
    let own: Vec<_> =
        bead.english.iter().filter(|word| inside(word.sentence, &word.span, term)).collect();
    let text = pair.english.sentence_text(term.sentence);
    let is_capital =
        |span: &std::ops::Range<usize>| text[span.clone()].starts_with(char::is_uppercase);
    let stems: Vec<usize> = own.iter().map(|word| word.number).collect();
    let written = pair.chinese.sentence_text(rendering.sentence);
    let written = written.get(rendering.start..rendering.end)?;
    let folded: String = fold(written).chars().filter(|c| !c.is_whitespace()).collect();
    let run: Vec<usize> = bead
        .chinese
        .iter()
        .filter(|word| inside(word.sentence, &word.span, &rendering))
        .map(|word| word.number)
        .collect();
    let key: String = folded.chars().filter(|c| !is_particle(c.encode_utf8(&mut [0; 4]))).collect();
    // `or` and the like are explained, not defined.
    let is_content = stems.iter().any(|&stem| words.stems[stem].is_content());
    let is_term = own.len() > 1 || own.iter().any(|word| is_capital(&word.span));
    if key.is_empty() || !is_content || !is_term {
        return None;
    }
    Some(Definition {
        words: own.iter().map(|word| (word.form, is_capital(&word.span))).collect(),
        expected: Expected {
            key,
            coverage: lexical(words, &stems, &run).map_or(0.0, |(coverage, _)| coverage),
            place: rendering,
        },
        stems,
    })
}

/// Where each of the terms stands: a bead and words of it. Of terms that begin at one place the
/// longest counts, and none counts within a longer name.
fn occurrences(
    pair: &CheckedPair<'_>,
    words: &PairWords,
    definitions: &[Definition],
) -> Vec<Vec<(usize, RangeInclusive<usize>)>> {
    let mut places = vec![Vec::new(); definitions.len()];
    for (number, bead) in words.beads.iter().enumerate() {
        let written = |at: usize| {
            let word = &bead.english[at];
            pair.english.sentence_text(word.sentence).get(word.span.clone()).unwrap_or_default()
        };
        let is_capital = |at: usize| written(at).starts_with(char::is_uppercase);
        // Party A RMB 500: the code of a currency is no part of the name.
        let is_code =
            |at: usize| written(at).len() > 2 && written(at).chars().all(char::is_uppercase);
        let stands = |definition: &Definition, first: usize| {
            definition.words.iter().enumerate().all(|(index, (form, is_written_so))| {
                bead.english.get(first + index).is_some_and(|word| {
                    let is_joined = index == 0 || word.is_joined;
                    is_joined && word.form == *form && (!is_written_so || is_capital(first + index))
                })
            })
        };
        let mut first = 0;
        while first < bead.english.len() {
            let longest = (0..definitions.len())
                .filter(|&own| stands(&definitions[own], first))
                .max_by_key(|&own| definitions[own].words.len());
            let Some(own) = longest else {
                first += 1;
                continue;
            };
            let last = first + definitions[own].words.len() - 1;
            let before = first > 1 && bead.english[first].is_joined && is_capital(first - 1);
            let after = bead.english.get(last + 1).is_some_and(|word| word.is_joined)
                && is_capital(last + 1)
                && !is_code(last + 1);
            if !(is_capital(first) && (before || after)) {
                places[own].push((number, first..=last));
            }
            first = last + 1;
        }
    }
    places
}
