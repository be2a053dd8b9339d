//! What terms are compared by: folded words and the stem of the last one in English, folded characters
//! in Chinese.

use std::ops::Range;

use zhen_segment::{english_words, fold, stem};

/// What tells an English term from others.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(super) struct EnglishKey {
    /// Folded words but the last, each after what stands before it.
    pub(super) words: Vec<String>,
    /// What stands before the last word, and its stem.
    pub(super) last: String,
    /// Whether it is a single word in capitals: `WHO` is not `who`.
    pub(super) is_acronym: bool,
}

/// A word of an English text as terms are compared.
pub(super) struct KeyedWord {
    /// Bytes of the text.
    pub(super) span: Range<usize>,
    /// What stands between it and the word before, without white space and hyphens.
    pub(super) gap: String,
    pub(super) folded: String,
    pub(super) stem: String,
    pub(super) is_acronym: bool,
}

pub(super) fn keyed_words(
    text: &str,
    mut keys: impl FnMut(&str) -> (String, String),
) -> Vec<KeyedWord> {
    let mut end = 0;
    let keyed = |span: Range<usize>| {
        let joins = |c: char| c.is_whitespace() || matches!(c, '-' | '\u{2010}' | '\u{2011}');
        let gap: String = text[end..span.start].chars().filter(|&c| !joins(c)).collect();
        end = span.end;
        let word = &text[span.clone()];
        let (folded, stem) = keys(word);
        let is_acronym = word.chars().filter(|c| c.is_uppercase()).count() >= 2;
        KeyedWord { span, gap: fold(&gap), folded, stem, is_acronym }
    };
    english_words(text).into_iter().map(keyed).collect()
}

impl EnglishKey {
    pub(super) fn of(term: &str) -> Self {
        let mut words = keyed_words(term, |word| (fold(word), stem(word)));
        if let Some(first) = words.first_mut() {
            first.gap.clear();
        }
        let is_acronym = words.len() == 1 && words[0].is_acronym && term == term.to_uppercase();
        let last = words.pop().map(|word| word.gap + &word.stem).unwrap_or_default();
        let words = words.into_iter().map(|word| word.gap + &word.folded).collect();
        Self { words, last, is_acronym }
    }
}

/// Folded characters; white space counts only between Latin letters.
pub(super) fn chinese_key(text: &str) -> Vec<char> {
    placed_chinese_key(text).0
}

/// Returns the key of a Chinese text, and for each of its characters the bytes of the text.
pub(super) fn placed_chinese_key(text: &str) -> (Vec<char>, Vec<Range<usize>>) {
    let mut folded: Vec<(char, Range<usize>)> = Vec::new();
    for (start, c) in text.char_indices() {
        let span = start..start + c.len_utf8();
        folded.extend(fold(&text[span.clone()]).chars().map(|key| (key, span.clone())));
    }
    let is_latin = |at: Option<usize>| {
        at.and_then(|at| folded.get(at)).is_some_and(|(c, _)| c.is_ascii_alphanumeric())
    };
    let counts = |(at, (c, span)): (usize, &(char, Range<usize>))| {
        let is_space = c.is_whitespace();
        let stands = !is_space || is_latin(at.checked_sub(1)) && is_latin(Some(at + 1));
        stands.then(|| (if is_space { ' ' } else { *c }, span.clone()))
    };
    folded.iter().enumerate().filter_map(counts).unzip()
}
