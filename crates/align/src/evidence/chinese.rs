//! Reads a Chinese document as tokens: words, Latin stems, values, and names that sound like
//! names of the English side.

use std::collections::HashMap;

use zhen_facts::{Value, find_facts};
use zhen_lexicon::Terms;
use zhen_segment::{ChineseSegmenter, fold, stem};
use zhen_text::{Document, Language};

use super::form::form_of;
use super::names::NameFinder;
use super::occurrences::{Occurrence, What};
use super::side::{Interner, Side, covered_by_fact, is_telling};

/// Words too common to tell one sentence from another, folded.
const FUNCTION_WORDS: &[&str] = &[
    "的", "了", "在", "是", "和", "之", "也", "就", "都", "而", "与", "及", "着", "于", "地", "得",
];

/// What a Chinese token is.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(super) enum ChineseToken {
    /// A folded Chinese word.
    Word(String),
    /// A stem of a word in Latin letters.
    Latin(String),
    /// A value.
    Fact(Value),
    /// Characters that sound like this English token type.
    Name(u32),
    /// A term of a glossary, by its number.
    Term(u32),
}

impl ChineseToken {
    pub(super) fn is_term(&self) -> bool {
        matches!(self, Self::Term(_))
    }
}

/// A Chinese document as tokens.
#[derive(Clone, Debug)]
pub(super) struct ChineseSide {
    pub(super) side: Side,
    pub(super) tokens: Interner<ChineseToken>,
}

/// Reads the sentences of a Chinese document; `names` and `terms` are those to look for, `note` is
/// told of each token where it stands.
pub(super) fn read(
    document: &Document,
    names: &mut NameFinder<'_>,
    terms: &Terms,
    note: &mut impl FnMut(usize, Occurrence),
) -> ChineseSide {
    let segmenter = ChineseSegmenter::shared();
    let mut side = Side::default();
    let mut tokens = Interner::new();
    let mut known: HashMap<String, Option<u32>> = HashMap::new();
    for sentence in 0..document.sentences().len() {
        let text = document.sentence_text(sentence);
        let facts = find_facts(text, Language::Chinese);
        let mut rest = facts.as_slice();
        let mut kinds = Vec::new();
        for span in segmenter.segment(text) {
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
                note(sentence, Occurrence { kind, span, what: What::Word });
            }
        }
        for fact in &facts {
            let kind = tokens.number(ChineseToken::Fact(fact.value));
            if is_telling(&fact.value) {
                side.set_telling(kind);
            }
            kinds.push(kind);
            let (span, what) = (fact.span.clone(), What::Value(fact.value));
            note(sentence, Occurrence { kind, span, what });
        }
        for name in names.find(text) {
            let kind = tokens.number(ChineseToken::Name(name.kind));
            kinds.push(kind);
            let what = What::Name { english: name.kind, way: name.way };
            note(sentence, Occurrence { kind, span: name.span, what });
        }
        for found in terms.find_chinese_places(text) {
            let kind = tokens.number(ChineseToken::Term(found.term));
            kinds.push(kind);
            note(sentence, Occurrence { kind, span: found.span, what: What::Term });
        }
        side.push(form_of(document, sentence), kinds);
    }
    for (kind, token) in (0_u32..).zip(tokens.keys()) {
        if matches!(token, ChineseToken::Name(_) | ChineseToken::Latin(_) | ChineseToken::Term(_)) {
            side.set_verbatim(kind);
        }
    }
    ChineseSide { side, tokens }
}

fn token_of(word: &str) -> Option<ChineseToken> {
    if !word.chars().any(char::is_alphanumeric) {
        return None;
    }
    let folded = fold(word);
    if folded.is_ascii() {
        return Some(ChineseToken::Latin(stem(&folded)));
    }
    (!FUNCTION_WORDS.contains(&folded.as_str())).then_some(ChineseToken::Word(folded))
}
