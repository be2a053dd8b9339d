//! The words of a text in both languages, and what each costs in a text of the other.

use std::ops::Range;

use crate::language::{is_english_function_word, is_han};

/// Price of an ideograph in English text.
const HAN_IN_ENGLISH: f64 = 1.2;
/// Price of a Chinese mark in English text.
const MARK_IN_ENGLISH: f64 = 0.5;
/// Share of the price that is due inside brackets and quotation marks.
const IN_BRACKETS: f64 = 0.4;

/// What a word is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum WordKind {
    Han,
    Latin,
}

#[derive(Clone, Debug)]
pub(super) struct Word {
    /// Bytes of the text.
    pub(super) span: Range<usize>,
    pub(super) kind: WordKind,
    /// Ideographs, or 1.
    pub(super) count: f64,
    /// Price in English and in Chinese text.
    pub(super) price: [f64; 2],
}

/// The words of a text: runs of ideographs and Latin words.
pub(super) fn words_of(text: &str) -> Vec<Word> {
    let mut words: Vec<Word> = Vec::new();
    let mut depth = 0_usize;
    let mut characters = text.char_indices().peekable();
    while let Some((start, character)) = characters.next() {
        let discount = if depth > 0 { IN_BRACKETS } else { 1.0 };
        if is_han(character) {
            let mut end = start + character.len_utf8();
            let mut count = 1.0;
            while let Some(&(offset, next)) = characters.peek() {
                if !is_han(next) {
                    break;
                }
                end = offset + next.len_utf8();
                count += 1.0;
                characters.next();
            }
            let price = [HAN_IN_ENGLISH * count * discount, 0.0];
            words.push(Word { span: start..end, kind: WordKind::Han, count, price });
        } else if is_latin(character) {
            let mut end = start + character.len_utf8();
            while let Some(&(offset, next)) = characters.peek() {
                if !(is_latin(next) || next.is_ascii_digit() || matches!(next, '\'' | '’' | '-'))
                {
                    break;
                }
                end = offset + next.len_utf8();
                characters.next();
            }
            let price = [0.0, latin_price(&text[start..end]) * discount];
            words.push(Word { span: start..end, kind: WordKind::Latin, count: 1.0, price });
        } else if matches!(character, '(' | '（' | '[' | '【' | '《' | '「' | '“') {
            depth += 1;
        } else if matches!(character, ')' | '）' | ']' | '】' | '》' | '」' | '”') {
            depth = depth.saturating_sub(1);
        } else if character == '\n' {
            depth = 0;
        } else if matches!(character, '。' | '，' | '、' | '；' | '：' | '？' | '！') {
            // A Chinese mark goes with the word before it.
            if let Some(word) = words.last_mut() {
                word.price[0] += MARK_IN_ENGLISH * discount;
            }
        }
    }
    words
}

fn is_latin(character: char) -> bool {
    character.is_ascii_alphabetic()
        || matches!(character, '\u{c0}'..='\u{24f}' | '\u{1e00}'..='\u{1eff}')
            && character.is_alphabetic()
}

/// Price of a Latin word in Chinese text: names and units cost little.
fn latin_price(word: &str) -> f64 {
    if is_english_function_word(word) && word.len() > 1 {
        2.5
    } else if word.starts_with(char::is_uppercase) || word.len() == 1 {
        0.5
    } else if word.contains(|c: char| c.is_ascii_digit() || c.is_uppercase()) {
        0.4
    } else {
        1.2
    }
}
