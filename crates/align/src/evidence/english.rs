//! Reads an English document as tokens: stems and values, and notes the names in it.

use std::collections::{BTreeMap, HashMap};
use std::ops::Range;

use zhen_facts::{Value, find_facts};
use zhen_lexicon::{Names, Terms};
use zhen_segment::{english_words, stem};
use zhen_text::{Document, Language};

use super::form::form_of;
use super::occurrences::{Occurrence, What};
use super::side::{Interner, Side, covered_by_fact, is_telling};

/// Words too common to tell one sentence from another, as stems.
const FUNCTION_WORDS: &[&str] = &[
    "the", "of", "to", "and", "a", "an", "in", "for", "on", "that", "with", "by", "as", "at", "be",
    "is", "are", "was", "were", "been", "it", "this", "from", "or", "which", "its", "s", "'s", "t",
    "n't", "'re", "'ve", "'ll", "'d", "'m", "do", "have", "has", "had", "there", "so", "than",
];

/// What an English token is.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(super) enum EnglishToken {
    /// A stem.
    Stem(String),
    /// A value.
    Fact(Value),
    /// A term of a glossary, by its number.
    Term(u32),
}

impl EnglishToken {
    pub(super) fn is_term(&self) -> bool {
        matches!(self, Self::Term(_))
    }
}

/// A word that is always capitalised where it occurs.
#[derive(Clone, Debug)]
pub(super) struct Name {
    /// Token type of the name.
    pub(super) kind: u32,
    /// The name as written, without accents of the fold.
    pub(super) text: String,
}

/// An English document as tokens.
#[derive(Clone, Debug)]
pub(super) struct EnglishSide {
    pub(super) side: Side,
    pub(super) tokens: Interner<EnglishToken>,
    /// Words that look like names, in order of first appearance.
    pub(super) names: Vec<Name>,
    /// Token types of the names of the table, by their numbers there.
    pub(super) listed: BTreeMap<u32, Vec<u32>>,
    /// Runs of words with capitals or behind a hyphen, as written, with their token types.
    pub(super) runs: BTreeMap<Vec<String>, Vec<u32>>,
}

/// The words of a sentence: where they stand, and their token types if they have one.
type Words = [(Range<usize>, Option<u32>)];

/// Reads the sentences of an English document; `terms` are those to look for, `note` is told of
/// each token where it stands.
pub(super) fn read(
    document: &Document,
    terms: &Terms,
    note: &mut impl FnMut(usize, Occurrence),
) -> EnglishSide {
    let mut finder = terms.english_finder();
    let mut side = Side::default();
    let mut tokens = Interner::new();
    // Stemming is the costly part; a document repeats its words.
    let mut known: HashMap<String, Option<u32>> = HashMap::new();
    let mut writings: Vec<Writing> = Vec::new();
    let (mut listed, mut runs) = (BTreeMap::new(), BTreeMap::new());
    for sentence in 0..document.sentences().len() {
        let text = document.sentence_text(sentence);
        let facts = find_facts(text, Language::English);
        let mut rest = facts.as_slice();
        let mut kinds = Vec::new();
        let mut words = Vec::new();
        for span in english_words(text) {
            if covered_by_fact(&mut rest, &span) {
                continue;
            }
            let word = &text[span.clone()];
            let kind = match known.get(word) {
                Some(&kind) => kind,
                None => {
                    let kind = token_of(word).map(|token| tokens.number(token));
                    known.insert(word.to_owned(), kind);
                    kind
                }
            };
            if let Some(kind) = kind {
                kinds.push(kind);
                note(sentence, Occurrence { kind, span: span.clone(), what: What::Word });
                note_writing(&mut writings, kind, word);
            }
            words.push((span, kind));
        }
        note_listed(text, &words, &mut listed);
        note_runs(text, &words, &mut runs);
        for fact in &facts {
            let kind = tokens.number(EnglishToken::Fact(fact.value));
            if is_telling(&fact.value) {
                side.set_telling(kind);
            }
            kinds.push(kind);
            let (span, what) = (fact.span.clone(), What::Value(fact.value));
            note(sentence, Occurrence { kind, span, what });
        }
        for found in finder.find_places(text) {
            let kind = tokens.number(EnglishToken::Term(found.term));
            kinds.push(kind);
            note(sentence, Occurrence { kind, span: found.span, what: What::Term });
        }
        side.push(form_of(document, sentence), kinds);
    }
    let names = names_of(&writings);
    EnglishSide { side, tokens, names, listed, runs }
}

/// Notes the names of the table in a sentence.
fn note_listed(text: &str, words: &Words, listed: &mut BTreeMap<u32, Vec<u32>>) {
    for name in Names::built_in().find_english_names(text) {
        let inside =
            |span: &Range<usize>| name.span.start <= span.start && span.end <= name.span.end;
        let kinds = words.iter().filter(|(span, _)| inside(span)).filter_map(|(_, kind)| *kind);
        let kinds: Vec<u32> = kinds.collect();
        if !kinds.is_empty() {
            listed.entry(name.name).or_insert(kinds);
        }
    }
}

/// Notes the longest runs of at least two words that may be one person's name.
fn note_runs(text: &str, words: &Words, runs: &mut BTreeMap<Vec<String>, Vec<u32>>) {
    let goes_on = |left: &(Range<usize>, Option<u32>), right: &(Range<usize>, Option<u32>)| {
        let capital = text[right.0.clone()].chars().next().is_some_and(char::is_uppercase);
        match &text[left.0.end..right.0.start] {
            _ if left.1.is_none() || right.1.is_none() => false,
            "-" => true,
            " " => capital,
            _ => false,
        }
    };
    for run in words.chunk_by(goes_on).filter(|run| run.len() > 1) {
        let Some(kinds) = run.iter().map(|(_, kind)| *kind).collect::<Option<Vec<u32>>>() else {
            continue;
        };
        let written = run.iter().map(|(span, _)| text[span.clone()].to_owned()).collect();
        runs.entry(written).or_insert(kinds);
    }
}

/// How the words of one token type are written.
#[derive(Clone, Debug, Default)]
struct Writing {
    capitalised: Option<String>,
    lower_seen: bool,
}

fn note_writing(writings: &mut Vec<Writing>, kind: u32, word: &str) {
    if writings.len() <= kind as usize {
        writings.resize(kind as usize + 1, Writing::default());
    }
    let writing = &mut writings[kind as usize];
    if !word.chars().next().is_some_and(char::is_uppercase) {
        writing.lower_seen = true;
    } else if writing.capitalised.is_none() {
        writing.capitalised = Some(word.to_owned());
    }
}

fn names_of(writings: &[Writing]) -> Vec<Name> {
    let as_name = |(kind, writing): (usize, &Writing)| {
        let text = writing.capitalised.clone().filter(|_| !writing.lower_seen)?;
        let kind = u32::try_from(kind).expect("token types are numbered by u32");
        (text.chars().count() >= 2).then_some(Name { kind, text })
    };
    writings.iter().enumerate().filter_map(as_name).collect()
}

fn token_of(word: &str) -> Option<EnglishToken> {
    if !word.chars().any(char::is_alphanumeric) {
        return None;
    }
    let stem = stem(word);
    (!FUNCTION_WORDS.contains(&stem.as_str())).then_some(EnglishToken::Stem(stem))
}
