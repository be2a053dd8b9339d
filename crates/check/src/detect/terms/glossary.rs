//! Terms of the user's glossaries whose renderings are not there, and the reverse.
//!
//! English terms are found longest first, whole words; a term is rendered where one of its
//! renderings stands in the bead's Chinese side, also inside a longer word, but not inside the
//! rendering of a longer term of the bead. What is left over is looked for in the beads beside.
//! A term that is rendered once in a bead may be taken up by a pronoun after that.

mod occurrence;

use std::collections::BTreeMap;

use zhen_align::Place;
use zhen_lexicon::Terms;

use self::occurrence::{Occurrence, occurrences, trust};
use super::instead::{self, Rendering};
use super::words::{BeadWords, PairWords};
use crate::checker::CheckedPair;
use crate::detail::{Detail, TermBasis};
use crate::detect::Draft;
use crate::finding::Passage;
use crate::kind::FindingKind;
use crate::severity::Severity;

/// How many beads before and after are looked into.
const REACH: usize = 2;
/// Confidence where another rendering can be told, where none can, where a short form of the
/// rendering stands, where the term was left in English, and where it is rendered in the bead, but
/// not as often as it stands there.
const OTHER: f64 = 0.95;
const NONE: f64 = 0.7;
const SHORT: f64 = 0.4;
const LEFT: f64 = 0.8;
const REPEATED: f64 = 0.3;
/// The same where what was left in English may be an identifier.
const IDENTIFIER: f64 = 0.4;
/// Confidence that a rendering without its term should not be there.
const WITHOUT_TERM: f64 = 0.3;

/// Drafts a finding for each term of a bead without rendering, and each rendering without term.
pub(super) fn find(
    pair: &CheckedPair<'_>,
    words: &PairWords,
    terms: &Terms,
    drafts: &mut Vec<Draft>,
) {
    if terms.is_empty() {
        return;
    }
    let mut finder = terms.english_finder();
    let mut beads: Vec<BeadTerms> = words
        .beads
        .iter()
        .map(|bead| {
            let english = occurrences(pair.english, bead, |text| finder.find_places(text));
            BeadTerms::new(pair, bead, terms, english)
        })
        .collect();
    lend(&mut beads);
    for (own, bead) in beads.iter().zip(&words.beads).filter(|(_, bead)| !bead.is_null()) {
        own.draft_missing(pair, words, bead, terms, drafts);
        own.draft_added(pair, bead, terms, drafts);
    }
}

/// The terms of a bead.
#[derive(Clone, Debug, Default)]
struct BeadTerms {
    english: BTreeMap<u32, Vec<Occurrence>>,
    /// Places of the renderings of each English term of the bead or of Chinese terms in it.
    chinese: BTreeMap<u32, Vec<Place>>,
    /// Renderings in beads beside this that answer for English terms of this one.
    borrowed: BTreeMap<u32, usize>,
    /// Renderings in this bead that answer for English terms of others.
    lent: BTreeMap<u32, usize>,
}

impl BeadTerms {
    fn new(
        pair: &CheckedPair<'_>,
        bead: &BeadWords,
        terms: &Terms,
        english: BTreeMap<u32, Vec<Occurrence>>,
    ) -> Self {
        let mut chinese: BTreeMap<u32, Vec<Place>> = BTreeMap::new();
        for sentence in bead.chinese_sentences.clone() {
            let text = pair.chinese.sentence_text(sentence);
            let place = |span: &std::ops::Range<usize>| Place {
                sentence,
                start: span.start,
                end: span.end,
            };
            for found in terms.find_chinese_places(text) {
                for &term in terms.english_of(found.term) {
                    if !english.contains_key(&term) {
                        chinese.entry(term).or_default().push(place(&found.span));
                    }
                }
            }
            for &term in english.keys() {
                let places = terms.places_of(term, text);
                chinese.entry(term).or_default().extend(places.iter().map(place));
            }
        }
        let mut own = Self { english, chinese, ..Self::default() };
        own.take_inner();
        own
    }

    /// Takes away renderings inside those of longer terms that the English side has, too.
    fn take_inner(&mut self) {
        let of_english = self.chinese.iter().filter(|(term, _)| self.english.contains_key(term));
        let outer: Vec<Place> = of_english.flat_map(|(_, places)| places.clone()).collect();
        let is_inside = |place: &Place| {
            outer.iter().any(|outer| {
                let holds = outer.start <= place.start && place.end <= outer.end;
                let is_longer = outer.end - outer.start > place.end - place.start;
                outer.sentence == place.sentence && holds && is_longer
            })
        };
        self.chinese.values_mut().for_each(|places| places.retain(|place| !is_inside(place)));
    }

    /// Whether a place is taken by a rendering of another term.
    fn is_taken(&self, place: &Place) -> bool {
        self.chinese.iter().any(|(term, places)| {
            let meets = |own: &Place| {
                own.sentence == place.sentence && own.start < place.end && place.start < own.end
            };
            self.english.contains_key(term) && places.iter().any(meets)
        })
    }

    fn english_count(&self, term: u32) -> usize {
        self.english.get(&term).map_or(0, Vec::len) + self.lent.get(&term).copied().unwrap_or(0)
    }

    fn chinese_count(&self, term: u32) -> usize {
        self.chinese.get(&term).map_or(0, Vec::len) + self.borrowed.get(&term).copied().unwrap_or(0)
    }

    fn draft_missing(
        &self,
        pair: &CheckedPair<'_>,
        words: &PairWords,
        bead: &BeadWords,
        terms: &Terms,
        drafts: &mut Vec<Draft>,
    ) {
        for (&term, own) in &self.english {
            let rendered = self.chinese_count(term);
            if rendered >= self.english_count(term) {
                continue;
            }
            let trust = own.iter().map(|own| trust(own, terms.english_text(term), terms));
            let trust = trust.fold(0.0, f64::max);
            let renderings = terms.renderings(term);
            let left = left_standing(pair, bead, own);
            let found = instead::rendering(words, bead, &own[0].stems)
                .filter(|found| found.share >= 1.0 || own[0].stems.len() > 2)
                .filter(|found| !self.is_taken(&found.place));
            let (confidence, place) = match (left, found) {
                _ if rendered > 0 => (REPEATED, None),
                (Some(place), _) if is_identifier(pair, &place, terms.english_text(term)) => {
                    (IDENTIFIER, Some(place))
                }
                (Some(place), _) => (LEFT, Some(place)),
                (_, Some(found)) if is_short(&found, renderings) => (SHORT, Some(found.place)),
                (_, Some(found)) => (OTHER, Some(found.place)),
                _ => (NONE, None),
            };
            let marks = own.iter().map(|own| own.place.clone()).collect();
            drafts.push(Draft {
                severity: Severity::Warning,
                ..Draft::new(
                    FindingKind::Term,
                    confidence * trust * bead.confidence,
                    Passage { sentences: bead.english_sentences.clone(), marks },
                    Passage {
                        sentences: bead.chinese_sentences.clone(),
                        marks: place.iter().cloned().collect(),
                    },
                    Detail::Term {
                        term: terms.english_text(term).to_owned(),
                        expected: renderings.join(" / "),
                        found: place.map_or_else(String::new, |place| {
                            let text = pair.chinese.sentence_text(place.sentence);
                            text.get(place.start..place.end).unwrap_or_default().to_owned()
                        }),
                        basis: TermBasis::Glossary,
                    },
                )
            });
        }
    }

    fn draft_added(
        &self,
        pair: &CheckedPair<'_>,
        bead: &BeadWords,
        terms: &Terms,
        drafts: &mut Vec<Draft>,
    ) {
        for (&term, places) in &self.chinese {
            let Some(place) = places.first() else { continue };
            let text = pair.chinese.sentence_text(place.sentence);
            let written = text.get(place.start..place.end).unwrap_or_default();
            let is_of_one = terms
                .find_chinese(written)
                .iter()
                .all(|&chinese| terms.english_of(chinese) == [term]);
            if self.english_count(term) > 0 || !is_of_one {
                continue;
            }
            drafts.push(Draft {
                severity: Severity::Warning,
                ..Draft::new(
                    FindingKind::Term,
                    WITHOUT_TERM * bead.confidence,
                    Passage::of_sentences(bead.english_sentences.clone()),
                    Passage { sentences: bead.chinese_sentences.clone(), marks: places.clone() },
                    Detail::Term {
                        term: written.to_owned(),
                        expected: terms.english_text(term).to_owned(),
                        found: String::new(),
                        basis: TermBasis::Glossary,
                    },
                )
            });
        }
    }
}

/// Lets renderings that are left over answer for terms of the beads beside theirs.
fn lend(beads: &mut [BeadTerms]) {
    for distance in 1..=REACH {
        for first in 0..beads.len().saturating_sub(distance) {
            let (left, right) = beads.split_at_mut(first + distance);
            let (one, other) = (&mut left[first], &mut right[0]);
            lend_to(one, other);
            lend_to(other, one);
        }
    }
}

fn lend_to(needy: &mut BeadTerms, rich: &mut BeadTerms) {
    let needed: Vec<u32> = needy.english.keys().copied().collect();
    for term in needed {
        while needy.chinese_count(term) < needy.english_count(term)
            && rich.english_count(term) < rich.chinese_count(term)
        {
            *needy.borrowed.entry(term).or_default() += 1;
            *rich.lent.entry(term).or_default() += 1;
        }
    }
}

/// Where a term stands in the Chinese text as in the English.
fn left_standing(
    pair: &CheckedPair<'_>,
    bead: &BeadWords,
    occurrences: &[Occurrence],
) -> Option<Place> {
    bead.chinese_sentences.clone().find_map(|sentence| {
        let text = pair.chinese.sentence_text(sentence);
        occurrences.iter().find_map(|own| {
            let start = text.find(&own.written)?;
            Some(Place { sentence, start, end: start + own.written.len() })
        })
    })
}

/// Whether a word that was left in English is a part of code, or written as a name where the
/// glossary has a common word.
fn is_identifier(pair: &CheckedPair<'_>, place: &Place, term: &str) -> bool {
    let text = pair.chinese.sentence_text(place.sentence);
    let is_code = |c: char| c.is_ascii_alphanumeric() || "-_./:`'\"{}[]<>=$@#".contains(c);
    let written = text.get(place.start..place.end).unwrap_or_default();
    text[..place.start].ends_with(is_code)
        || text[place.end..].starts_with(is_code)
        || written.starts_with(char::is_uppercase) && !term.starts_with(char::is_uppercase)
}

/// Whether what stands there is a part of a rendering, or has only characters of it in its order.
fn is_short(found: &Rendering, renderings: &[String]) -> bool {
    renderings.iter().any(|rendering| {
        let key = zhen_segment::fold(rendering);
        let mut rest = key.chars().filter(|c| !c.is_whitespace());
        found.key.chars().all(|own| rest.any(|other| other == own))
    })
}
