//! One side of a document pair as numbers: the tokens and the form of each sentence.

use std::collections::HashMap;
use std::hash::Hash;
use std::ops::Range;

use zhen_facts::{Fact, Value, keys};

use super::form::Form;

/// Strength from which a value is no accident: months, weekdays and small numbers are below.
const TELLING: f32 = 0.5;

/// A distinct token of a sentence and how often it stands there.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) struct Token {
    /// Number of the token's type on its side.
    pub(crate) kind: u32,
    /// Occurrences in the sentence, at least 1.
    pub(crate) count: u16,
}

/// What is special about a token type.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Mark {
    /// A value that a translation must keep.
    telling: bool,
    /// A name, or a word in Latin letters in a Chinese text: translations keep it as it is.
    verbatim: bool,
}

/// Tokens and forms of all sentences of one side.
#[derive(Clone, Debug, Default)]
pub(crate) struct Side {
    forms: Vec<Form>,
    tokens: Vec<Token>,
    /// Start of each sentence's tokens, and the number of all tokens at the end.
    starts: Vec<usize>,
    /// Occurrences of each token type in the document.
    occurrences: Vec<u32>,
    /// What is special about each token type, as far as anything is.
    marks: Vec<Mark>,
    /// Linked tokens and all tokens of each sentence.
    counts: Vec<(f32, f32)>,
}

impl Side {
    /// Number of sentences.
    pub(crate) fn len(&self) -> usize {
        self.forms.len()
    }

    /// Form of a sentence.
    pub(crate) fn form(&self, sentence: usize) -> &Form {
        &self.forms[sentence]
    }

    /// Characters other than white space of some sentences.
    pub(crate) fn length(&self, sentences: Range<usize>) -> f32 {
        // An empty sum of floats is −0.
        self.forms[sentences].iter().map(|form| form.length).sum::<f32>() + 0.0
    }

    /// Distinct tokens of a sentence.
    pub(crate) fn tokens(&self, sentence: usize) -> &[Token] {
        &self.tokens[self.starts[sentence]..self.starts[sentence + 1]]
    }

    /// Occurrences of each token type in the document.
    pub(crate) fn occurrences(&self) -> &[u32] {
        &self.occurrences
    }

    /// Tokens of each sentence that have a link in the document pair, and all its tokens.
    pub(crate) fn counts(&self) -> &[(f32, f32)] {
        &self.counts
    }

    /// Counts the tokens that are linked.
    pub(super) fn count_linked(&mut self, is_linked: impl Fn(u32) -> bool) {
        let count = |sentence| {
            let tokens = self.tokens(sentence);
            let linked = tokens.iter().filter(|token| is_linked(token.kind));
            (
                linked.map(|token| f32::from(token.count)).sum(),
                tokens.iter().map(|token| f32::from(token.count)).sum(),
            )
        };
        self.counts = (0..self.len()).map(count).collect();
    }

    /// The sentences of a range alone; token types keep their numbers and occurrences.
    pub(super) fn window(&self, sentences: Range<usize>) -> Self {
        let starts = self.starts.get(sentences.start..=sentences.end).unwrap_or(&[]);
        let first = starts.first().copied().unwrap_or(0);
        let last = starts.last().copied().unwrap_or(0);
        Self {
            forms: self.forms[sentences.clone()].to_vec(),
            tokens: self.tokens[first..last].to_vec(),
            starts: starts.iter().map(|start| start - first).collect(),
            occurrences: self.occurrences.clone(),
            marks: self.marks.clone(),
            counts: self.counts[sentences].to_vec(),
        }
    }

    /// Whether a token type is a value that a translation must keep: a full date, 2,400, 3.5 %.
    pub(crate) fn is_telling(&self, kind: u32) -> bool {
        self.marks.get(kind as usize).is_some_and(|mark| mark.telling)
    }

    /// Whether a token type is a name or a word that is copied.
    pub(crate) fn is_verbatim(&self, kind: u32) -> bool {
        self.marks.get(kind as usize).is_some_and(|mark| mark.verbatim)
    }

    /// Gives a sentence a marker, unless it has one.
    pub(super) fn set_marker_if_none(&mut self, sentence: usize, marker: u32) {
        self.forms[sentence].marker.get_or_insert(marker);
    }

    /// Marks a token type as a value that a translation must keep.
    pub(super) fn set_telling(&mut self, kind: u32) {
        self.mark(kind).telling = true;
    }

    /// Marks a token type as a name or a word that is copied.
    pub(super) fn set_verbatim(&mut self, kind: u32) {
        self.mark(kind).verbatim = true;
    }

    fn mark(&mut self, kind: u32) -> &mut Mark {
        if self.marks.len() <= kind as usize {
            self.marks.resize(kind as usize + 1, Mark::default());
        }
        &mut self.marks[kind as usize]
    }

    /// Takes in the next sentence: its token types, repeated as often as they occur.
    pub(crate) fn push(&mut self, form: Form, mut kinds: Vec<u32>) {
        if self.starts.is_empty() {
            self.starts.push(0);
        }
        self.forms.push(form);
        kinds.sort_unstable();
        for run in kinds.chunk_by(|left, right| left == right) {
            let kind = run[0];
            if self.occurrences.len() <= kind as usize {
                self.occurrences.resize(kind as usize + 1, 0);
            }
            let count = u16::try_from(run.len()).unwrap_or(u16::MAX);
            self.occurrences[kind as usize] += u32::from(count);
            self.tokens.push(Token { kind, count });
        }
        self.starts.push(self.tokens.len());
    }
}

/// Numbers distinct keys in the order of their first appearance.
#[derive(Clone, Debug)]
pub(crate) struct Interner<K> {
    numbers: HashMap<K, u32>,
    keys: Vec<K>,
}

impl<K: Clone + Eq + Hash> Interner<K> {
    pub(crate) fn new() -> Self {
        Self { numbers: HashMap::new(), keys: Vec::new() }
    }

    /// Returns the number of a key, giving it the next one when it is new.
    pub(crate) fn number(&mut self, key: K) -> u32 {
        let next = u32::try_from(self.keys.len()).expect("fewer distinct words than 2^32");
        *self.numbers.entry(key).or_insert_with_key(|key| {
            self.keys.push(key.clone());
            next
        })
    }

    pub(crate) fn find<Q>(&self, key: &Q) -> Option<u32>
    where
        K: std::borrow::Borrow<Q>,
        Q: Eq + Hash + ?Sized,
    {
        self.numbers.get(key).copied()
    }

    /// All keys by their numbers.
    pub(crate) fn keys(&self) -> &[K] {
        &self.keys
    }
}

/// Tells whether a value is one that a translation must keep.
pub(crate) fn is_telling(value: &Value) -> bool {
    keys(value).next().is_some_and(|link| link.strength >= TELLING)
}

/// Tells whether a word lies inside a fact, which stands for it.
///
/// Both are in order; `facts` is advanced past the facts that end before the word.
pub(crate) fn covered_by_fact(facts: &mut &[Fact], word: &Range<usize>) -> bool {
    while let Some((first, rest)) = facts.split_first() {
        if first.span.end > word.start {
            return first.span.start <= word.start && word.end <= first.span.end;
        }
        *facts = rest;
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn repeated_tokens_are_counted() {
        let mut side = Side::default();
        side.push(Form::default(), vec![3, 1, 3]);
        side.push(Form::default(), vec![]);
        assert_eq!(side.tokens(0), [Token { kind: 1, count: 1 }, Token { kind: 3, count: 2 }]);
        assert_eq!(side.tokens(1), []);
        assert_eq!(side.occurrences(), [0, 1, 0, 2]);
    }
}
