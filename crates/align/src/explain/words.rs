//! Words of a bead: which explain each other, and which are left.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use zhen_text::Bead;

use super::Place;
use crate::evidence::{NameWay, Occurrence, Occurrences, PairEvidence, What};

/// Words of both sides of a bead.
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct WordEvidence {
    /// Words that explain each other, the strongest link first.
    ///
    /// Of all links that are stronger than chance, those that are the strongest of one of their
    /// two words.
    pub links: Vec<WordLink>,
    /// Names, in the order of the English text.
    pub names: Vec<NameLink>,
    /// Terms of a glossary: the English ones in the order of the text, then the Chinese ones that
    /// render none of them.
    pub terms: Vec<TermEvidence>,
    /// English words that nothing in the bead explains and that are in no term, each once, in the order of
    /// the text.
    pub english_left: Vec<UnlinkedWord>,
    /// Chinese words that nothing in the bead explains and that are in no term, each once, in the order of
    /// the text.
    pub chinese_left: Vec<UnlinkedWord>,
}

/// An English and a Chinese word that explain each other.
#[derive(Clone, Debug, PartialEq)]
pub struct WordLink {
    /// Where the English word stands, in any of its forms; never empty.
    pub english: Vec<Place>,
    /// Where the Chinese word stands; never empty.
    pub chinese: Vec<Place>,
    /// How many times likelier the Chinese word makes the English one than chance does: chance is
    /// its share of the English document.
    pub english_ratio: f32,
    /// The same of the Chinese word, given the English one.
    pub chinese_ratio: f32,
}

impl WordLink {
    /// Returns how many times likelier than chance the link is, the mean of both directions.
    pub fn strength(&self) -> f32 {
        (self.english_ratio + self.chinese_ratio) / 2.0
    }
}

/// A name that stands on both sides.
#[derive(Clone, Debug, PartialEq)]
pub struct NameLink {
    /// The words of the English name, each where it stands first; never empty.
    pub english: Vec<Place>,
    /// The Chinese name.
    pub chinese: Place,
    /// What says that they name the same.
    pub way: NameWay,
}

/// A term of a glossary that stands on both sides, or without its counterpart.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TermEvidence {
    /// Where the English term stands first; `None` if it is not in the bead.
    pub english: Option<Place>,
    /// Where the Chinese term stands first; `None` if no rendering is in the bead.
    pub chinese: Option<Place>,
}

/// A word that nothing on the other side of its bead explains.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnlinkedWord {
    /// Where it stands first.
    pub place: Place,
    /// Whether something elsewhere in the other document could explain it. If not, the word says
    /// nothing: the lexicon may not know it.
    pub has_link_elsewhere: bool,
}

/// Words of one side by their token types, with the places where they stand.
type Words = BTreeMap<u32, Vec<Place>>;

/// Finds the words of a bead.
pub(super) fn words_of(
    evidence: &PairEvidence,
    occurrences: &Occurrences,
    bead: &Bead,
) -> WordEvidence {
    let english = kinds_in(&occurrences.english, &bead.source, &What::Word);
    let chinese = kinds_in(&occurrences.chinese, &bead.target, &What::Word);
    let english_terms = kinds_in(&occurrences.english, &bead.source, &What::Term);
    let chinese_terms = kinds_in(&occurrences.chinese, &bead.target, &What::Term);
    let links = best_links(all_links(evidence, &english, &chinese));
    let names = names_of(&occurrences.chinese, bead, &english);

    let mut english_known: BTreeSet<&Place> = links.iter().map(|link| &link.english[0]).collect();
    english_known.extend(names.iter().flat_map(|name| &name.english));
    let chinese_known: BTreeSet<&Place> = links.iter().map(|link| &link.chinese[0]).collect();
    let in_a_name = |place: &Place| names.iter().any(|name| meets(&name.chinese, place));
    let in_a_term =
        |terms: &Words, place: &Place| terms.values().flatten().any(|term| meets(term, place));
    let english_left = left(
        &english,
        |place| english_known.contains(place) || in_a_term(&english_terms, place),
        |kind| evidence.links.english_is_linked(kind),
    );
    let chinese_left = left(
        &chinese,
        |place| {
            chinese_known.contains(place) || in_a_name(place) || in_a_term(&chinese_terms, place)
        },
        |kind| evidence.links.chinese_is_linked(kind),
    );
    let terms = terms_of(evidence, &english_terms, &chinese_terms);
    WordEvidence { english_left, chinese_left, links, names, terms }
}

/// Whether two places share characters.
fn meets(one: &Place, other: &Place) -> bool {
    one.sentence == other.sentence && one.start < other.end && other.start < one.end
}

/// The terms of both sides, with their counterparts.
fn terms_of(evidence: &PairEvidence, english: &Words, chinese: &Words) -> Vec<TermEvidence> {
    let mut terms = Vec::new();
    let mut rendered = BTreeSet::new();
    for (&kind, places) in chinese {
        let linked = evidence.links.of(kind).iter().filter_map(|link| {
            rendered.insert(link.english);
            english.get(&link.english)
        });
        let before = terms.len();
        let found = Some(places[0].clone());
        terms.extend(linked.map(|english| TermEvidence {
            english: Some(english[0].clone()),
            chinese: found.clone(),
        }));
        if terms.len() == before {
            terms.push(TermEvidence { english: None, chinese: found });
        }
    }
    let alone = english.iter().filter(|(kind, _)| !rendered.contains(kind));
    terms.extend(
        alone.map(|(_, places)| TermEvidence { english: Some(places[0].clone()), chinese: None }),
    );
    terms.sort_by_key(|term| (term.english.is_none(), term.english.clone(), term.chinese.clone()));
    terms
}

fn place(sentence: usize, occurrence: &Occurrence) -> Place {
    Place { sentence, start: occurrence.span.start, end: occurrence.span.end }
}

/// The token types of one kind, words or terms, in some sentences.
fn kinds_in(side: &[Vec<Occurrence>], sentences: &Range<usize>, what: &What) -> Words {
    let mut words = Words::new();
    for sentence in sentences.clone() {
        for occurrence in side[sentence].iter().filter(|other| other.what == *what) {
            words.entry(occurrence.kind).or_default().push(place(sentence, occurrence));
        }
    }
    words
}

/// All links that are stronger than chance, the strongest first.
fn all_links(evidence: &PairEvidence, english: &Words, chinese: &Words) -> Vec<WordLink> {
    let mut links = Vec::new();
    for (&kind, chinese) in chinese {
        for link in evidence.links.of(kind) {
            let Some(english) = english.get(&link.english) else { continue };
            let link = WordLink {
                english: english.clone(),
                chinese: chinese.clone(),
                english_ratio: link.english_ratio,
                chinese_ratio: link.chinese_ratio,
            };
            if link.strength() > 1.0 {
                links.push(link);
            }
        }
    }
    links.sort_by(|one, other| {
        let places = || (&one.english, &one.chinese).cmp(&(&other.english, &other.chinese));
        other.strength().total_cmp(&one.strength()).then_with(places)
    });
    links
}

/// Keeps the links that come first for one of their two words.
fn best_links(mut links: Vec<WordLink>) -> Vec<WordLink> {
    let (mut english, mut chinese) = (BTreeSet::new(), BTreeSet::new());
    links.retain(|link| {
        let is_first = english.insert(link.english[0].clone());
        chinese.insert(link.chinese[0].clone()) || is_first
    });
    links
}

fn names_of(side: &[Vec<Occurrence>], bead: &Bead, english: &Words) -> Vec<NameLink> {
    let mut names: Vec<NameLink> = Vec::new();
    for sentence in bead.target.clone() {
        for occurrence in &side[sentence] {
            let What::Name { english: kind, way } = occurrence.what else { continue };
            let Some(word) = english.get(&kind) else { continue };
            let chinese = place(sentence, occurrence);
            match names.iter_mut().find(|name| name.chinese == chinese) {
                Some(name) => name.english.push(word[0].clone()),
                None => names.push(NameLink { english: vec![word[0].clone()], chinese, way }),
            }
        }
    }
    for name in &mut names {
        name.english.sort();
    }
    names.sort_by(|one, other| (&one.english, &one.chinese).cmp(&(&other.english, &other.chinese)));
    names
}

/// The words that are not known, in the order of the text.
fn left(
    words: &Words,
    is_known: impl Fn(&Place) -> bool,
    is_linked: impl Fn(u32) -> bool,
) -> Vec<UnlinkedWord> {
    let unknown = words.iter().filter(|(_, places)| !places.iter().any(&is_known));
    let mut left: Vec<UnlinkedWord> = unknown
        .map(|(&kind, places)| UnlinkedWord {
            place: places[0].clone(),
            has_link_elsewhere: is_linked(kind),
        })
        .collect();
    left.sort_by(|one, other| one.place.cmp(&other.place));
    left
}
