//! Keys of names that are the same in both languages.
//!
//! Names of the table by their English form; Chinese names by their pinyin without tones: `Xue
//! Wentao` and 薛文涛 are both `xuewentao`, and so are the given names alone. In Chinese text every
//! run of two to four characters that stand as single characters, or in words that are rare or
//! unknown, may be such a name; an accidental meeting with a key of the other side is unlikely.

use std::ops::Range;

use zhen_lexicon::{Lexicon, Names, reading, syllables};
use zhen_segment::{fold, simplify_char};

use super::signature::{Key, hashed};

/// Characters or syllables of a name in pinyin.
const SYLLABLES: Range<usize> = 2..5;
/// What may stand inside a romanised name: Xi'an, Wen-tao.
const JOINTS: [char; 3] = ['\'', '’', '-'];
/// Rarity, in nats, above which a Chinese word may be part of a name.
const RARE: f32 = 8.0;

/// Keys of the names in an English sentence.
pub(super) fn english_name_keys(text: &str) -> Vec<Key> {
    let names = Names::built_in();
    let mut keys: Vec<Key> = names
        .find_english_names(text)
        .into_iter()
        .map(|found| listed(names.english_name(found.name)))
        .collect();
    // Runs of words with capitals that fall into syllables of pinyin.
    let mut run: Vec<(usize, String)> = Vec::new();
    for word in text.split(|c: char| !c.is_alphanumeric() && !JOINTS.contains(&c)) {
        let letters = fold(word).replace(JOINTS, "");
        let parts = match word.chars().next() {
            Some(first) if first.is_uppercase() => syllables(&letters).map(|parts| parts.len()),
            _ => None,
        };
        match parts {
            Some(count) => run.push((count, letters)),
            None => {
                add_runs(&run, &mut keys);
                run.clear();
            }
        }
    }
    add_runs(&run, &mut keys);
    keys
}

/// Adds every part of a run of syllables that may be a name.
fn add_runs(run: &[(usize, String)], keys: &mut Vec<Key>) {
    for start in 0..run.len() {
        let (mut count, mut letters) = (0, String::new());
        for (syllables, word) in &run[start..] {
            count += syllables;
            letters += word;
            if SYLLABLES.contains(&count) {
                keys.push(romanised(&letters));
            }
        }
    }
}

/// Keys of the names in a Chinese sentence of these words.
pub(super) fn chinese_name_keys(
    text: &str,
    words: &[Range<usize>],
    lexicon: &Lexicon<'_>,
) -> Vec<Key> {
    let names = Names::built_in();
    let mut keys = Vec::new();
    for found in names.find_chinese_names(text) {
        keys.extend(names.english_of(&found).map(|entry| listed(entry.name)));
    }
    let mut run: Vec<&'static str> = Vec::new();
    for span in words {
        let word = fold(&text[span.clone()]);
        let is_rare = lexicon.chinese(&word).is_none_or(|id| lexicon.chinese_rarity(id) > RARE);
        let length = word.chars().count();
        let may_be_name = length < SYLLABLES.end && (is_rare || length == 1);
        let read = word.chars().map(|character| reading(simplify_char(character)));
        match read.collect::<Option<Vec<_>>>().filter(|_| may_be_name) {
            Some(read) => run.extend(read),
            None => {
                add_syllables(&run, &mut keys);
                run.clear();
            }
        }
    }
    add_syllables(&run, &mut keys);
    keys
}

/// Adds every stretch of a run of characters that may be a name.
fn add_syllables(run: &[&str], keys: &mut Vec<Key>) {
    for start in 0..run.len() {
        for end in SYLLABLES.map(|length| start + length).take_while(|&end| end <= run.len()) {
            keys.push(romanised(&run[start..end].concat()));
        }
    }
}

fn listed(english: &str) -> Key {
    hashed(b'n', english.bytes())
}

fn romanised(letters: &str) -> Key {
    hashed(b'p', letters.bytes())
}
