//! Sentences and headings of the Chinese text that are those of the English one, letter for letter.
//!
//! That both versions have the same words is plainer than how the words look: few of them will do.
//! Names, titles of products, code and addresses are the same on purpose; a sentence is told from
//! them by its words in lower case, a heading of one word by that word being an ordinary one.

use zhen_lexicon::Lexicon;
use zhen_segment::{english_words, stem};
use zhen_text::{BlockKind, Document};

use super::clause::GRAMMAR;
use crate::detect::bead_text::is_han;

/// Words in lower case that a sentence has at least.
const LOWER: usize = 2;
/// Share of the other sentences that are Chinese, from which a document is.
const CHINESE: f64 = 0.5;
/// Rarity in nats up to which a word is ordinary.
const ORDINARY: f32 = 11.0;
/// Letters of an ordinary word that is a heading, at least.
const LETTERS: usize = 5;
/// Ends of words that name what is done: hardly a product is called so.
const ENDINGS: [&str; 12] = [
    "tion", "tions", "sion", "ance", "ence", "ment", "ments", "ing", "ness", "ility", "ities",
    "ary",
];
/// Marks of code, addresses, paths.
const CODE: [char; 14] = ['_', '=', '{', '}', '<', '>', '/', '\\', '|', '*', '@', '`', '$', '#'];

/// Tells whether a sentence is the same as one of the English ones and should not be.
pub(super) fn is_left_standing(document: &Document, sentence: usize, english: &[&str]) -> bool {
    let text = document.sentence_text(sentence).trim();
    let is_same = || english.iter().any(|own| own.trim() == text);
    !text.is_empty()
        && text.starts_with(|c: char| c.is_ascii_uppercase())
        && !text.contains(CODE)
        && !text.chars().any(is_han)
        && is_same()
        && !touches_code(document, sentence)
        && (is_sentence(text) || is_heading(document, sentence, text))
}

/// Tells whether all but some of the text is Chinese.
pub(super) fn is_chinese(document: &Document) -> bool {
    let has_letters = |text: &str| text.chars().any(char::is_alphabetic);
    let texts = (0..document.sentences().len()).map(|own| document.sentence_text(own));
    let (mut all, mut chinese) = (0_usize, 0_usize);
    for text in texts.filter(|text| has_letters(text)) {
        all += 1;
        chinese += usize::from(text.chars().any(is_han));
    }
    chinese > 0 && chinese as f64 >= CHINESE * all as f64
}

/// Tells whether some of a sentence is marked as code.
fn touches_code(document: &Document, sentence: usize) -> bool {
    let span = &document.sentences()[sentence].span;
    document.code_spans().iter().any(|code| code.start < span.end && span.start < code.end)
}

fn is_sentence(text: &str) -> bool {
    let words = words(text);
    let is_lower = |word: &&str| word.bytes().all(|byte| byte.is_ascii_lowercase());
    let lower: Vec<&str> = words.iter().copied().filter(is_lower).collect();
    let ordinary = lower.iter().filter(|word| is_ordinary(word)).count();
    let says_something = lower.iter().any(|word| !GRAMMAR.contains(word) && is_ordinary(word));
    // In a title or a list of names most words have capitals.
    let capitals = words.len() - lower.len();
    ordinary >= LOWER && says_something && capitals <= lower.len()
}

fn is_heading(document: &Document, sentence: usize, text: &str) -> bool {
    let block = document.sentences()[sentence].block;
    let is_marked =
        matches!(document.blocks()[block].kind, BlockKind::Title | BlockKind::Heading(_));
    let [word] = words(text)[..] else { return false };
    let lower = word.to_ascii_lowercase();
    let is_plain = word == text
        && word.len() >= LETTERS
        && word[1..].bytes().all(|byte| byte.is_ascii_lowercase())
        && ENDINGS.iter().any(|ending| lower.ends_with(ending))
        && is_ordinary(&lower);
    // What stands in Chinese sentences too was not left by oversight.
    let is_kept = || {
        let texts = (0..document.sentences().len()).map(|own| document.sentence_text(own));
        texts
            .filter(|text| text.chars().any(is_han))
            .any(|text| words_of(text).any(|own| own.eq_ignore_ascii_case(word)))
    };
    is_marked && is_plain && !is_kept()
}

fn is_ordinary(word: &str) -> bool {
    let lexicon = Lexicon::built_in();
    let id = lexicon.english(&stem(word));
    id.is_some_and(|id| lexicon.english_rarity(id) < ORDINARY)
}

fn words(text: &str) -> Vec<&str> {
    words_of(text).collect()
}

fn words_of(text: &str) -> impl Iterator<Item = &str> {
    english_words(text).into_iter().map(move |span| &text[span])
}
