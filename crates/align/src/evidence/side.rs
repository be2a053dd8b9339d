//! One side of a document pair as numbers: the tokens and the shape of each sentence.

use std::collections::HashMap;
use std::hash::Hash;
use std::ops::Range;

use zhen_facts::{Fact, Value, keys};
use zhen_text::{BlockKind, Document};

/// Strength from which a value is no accident: months, weekdays and small numbers are below.
const TELLING: f32 = 0.5;

/// A distinct token of a sentence and how often it stands there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Token {
    /// Number of the token's type on its side.
    pub(crate) kind: u32,
    /// Occurrences in the sentence, at least 1.
    pub(crate) count: u16,
}

/// How a sentence ends, as far as translations keep it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Ending {
    /// No sentence-final mark: titles, list items, lines cut off.
    #[default]
    Open,
    /// A full stop.
    Stop,
    /// A question mark.
    Question,
    /// An exclamation mark.
    Exclamation,
    /// A colon, semicolon, comma or dash: the sentence goes on.
    Continued,
}

/// What a sentence looks like, apart from its words.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(crate) struct Shape {
    /// Characters other than white space.
    pub(crate) length: f32,
    /// Whether it is the first of its block; never, when lines are all that is known.
    pub(crate) starts_block: bool,
    /// How it ends.
    pub(crate) ending: Ending,
    /// Whether it holds a quotation mark.
    pub(crate) quotes: bool,
}

/// Tokens and shapes of all sentences of one side.
#[derive(Clone, Debug, Default)]
pub(crate) struct Side {
    shapes: Vec<Shape>,
    tokens: Vec<Token>,
    /// Start of each sentence's tokens, and the number of all tokens at the end.
    starts: Vec<usize>,
    /// Occurrences of each token type in the document.
    occurrences: Vec<u32>,
    /// Whether each token type is a value that a translation must keep.
    telling: Vec<bool>,
}

impl Side {
    /// Number of sentences.
    pub(crate) fn len(&self) -> usize {
        self.shapes.len()
    }

    /// Shape of a sentence.
    pub(crate) fn shape(&self, sentence: usize) -> &Shape {
        &self.shapes[sentence]
    }

    /// Distinct tokens of a sentence.
    pub(crate) fn tokens(&self, sentence: usize) -> &[Token] {
        &self.tokens[self.starts[sentence]..self.starts[sentence + 1]]
    }

    /// Occurrences of each token type in the document.
    pub(crate) fn occurrences(&self) -> &[u32] {
        &self.occurrences
    }

    /// The sentences of a range alone; token types keep their numbers and occurrences.
    pub(super) fn window(&self, sentences: Range<usize>) -> Self {
        let starts = self.starts.get(sentences.start..=sentences.end).unwrap_or(&[]);
        let first = starts.first().copied().unwrap_or(0);
        let last = starts.last().copied().unwrap_or(0);
        Self {
            shapes: self.shapes[sentences].to_vec(),
            tokens: self.tokens[first..last].to_vec(),
            starts: starts.iter().map(|start| start - first).collect(),
            occurrences: self.occurrences.clone(),
            telling: self.telling.clone(),
        }
    }

    /// Whether a token type is a value that a translation must keep: a full date, 2,400, 3.5 %.
    pub(crate) fn is_telling(&self, kind: u32) -> bool {
        self.telling.get(kind as usize).copied().unwrap_or(false)
    }

    /// Marks a token type as a value that a translation must keep.
    pub(crate) fn set_telling(&mut self, kind: u32) {
        if self.telling.len() <= kind as usize {
            self.telling.resize(kind as usize + 1, false);
        }
        self.telling[kind as usize] = true;
    }

    /// Takes in the next sentence: its token types, repeated as often as they occur.
    pub(crate) fn push(&mut self, shape: Shape, mut kinds: Vec<u32>) {
        if self.starts.is_empty() {
            self.starts.push(0);
        }
        self.shapes.push(shape);
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

/// Describes the shape of a sentence of `document`.
pub(crate) fn shape_of(document: &Document, sentence: usize) -> Shape {
    let text = document.sentence_text(sentence);
    // Lines of a one-sentence-a-line file say nothing of paragraphs.
    let block = document.sentences()[sentence].block;
    let in_paragraphs = document.blocks()[block].kind != BlockKind::Line;
    Shape {
        length: text.chars().filter(|character| !character.is_whitespace()).count() as f32,
        starts_block: in_paragraphs && document.starts_block(sentence),
        ending: ending_of(text),
        quotes: text.contains(['"', '“', '”', '「', '」', '『', '』', '‘']),
    }
}

fn ending_of(text: &str) -> Ending {
    let closing = |character: char| "\"'”’」』）)】]》*_`".contains(character);
    match text
        .trim_end_matches(|character: char| character.is_whitespace() || closing(character))
        .chars()
        .last()
    {
        Some('.' | '。' | '．' | '…') => Ending::Stop,
        Some('?' | '？') => Ending::Question,
        Some('!' | '！') => Ending::Exclamation,
        Some(':' | '：' | ';' | '；' | ',' | '，' | '、' | '—' | '–' | '-') => {
            Ending::Continued
        }
        _ => Ending::Open,
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
    fn endings_look_through_closing_quotes() {
        let table = [
            ("He left.", Ending::Stop),
            ("“是吗？”", Ending::Question),
            ("Stop!\" ", Ending::Exclamation),
            ("他说：", Ending::Continued),
            ("Chapter I", Ending::Open),
            ("", Ending::Open),
        ];
        for (text, expected) in table {
            assert_eq!(ending_of(text), expected, "{text}");
        }
    }

    #[test]
    fn repeated_tokens_are_counted() {
        let mut side = Side::default();
        side.push(Shape::default(), vec![3, 1, 3]);
        side.push(Shape::default(), vec![]);
        assert_eq!(side.tokens(0), [Token { kind: 1, count: 1 }, Token { kind: 3, count: 2 }]);
        assert_eq!(side.tokens(1), []);
        assert_eq!(side.occurrences(), [0, 1, 0, 2]);
    }
}
