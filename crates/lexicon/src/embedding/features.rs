//! What of a text the embedding looks at: words and pieces of words, as 64-bit keys.
//!
//! Chinese gives every character and every run of two, three and four characters, so no word
//! segmentation is needed and an unknown word still has its parts. Everything else gives words
//! and the four-letter windows of `<word>`, by which rare forms share what is known of frequent
//! ones; Latin words and numbers have the same keys on both sides. The table holds only some of
//! the keys; the rest are passed over.

use zhen_segment::fold;

/// Longest run of Chinese characters that makes one feature.
const LONGEST_RUN: usize = 4;
/// Letters of a window of a word, its boundary marks included.
const WINDOW: usize = 4;
/// Longest word that is looked at in windows; longer ones are code or damaged text.
const LONGEST_WORD: usize = 40;

/// FNV-1a's starting value and factor (Fowler, Noll, Vo), here over characters.
const START: u64 = 0xcbf2_9ce4_8422_2325;
const FACTOR: u64 = 0x0100_0000_01b3;

/// Calls `take` with the key of every feature of `text`, in order, repeated as they occur.
///
/// Linear in the text.
pub fn for_each_feature(text: &str, mut take: impl FnMut(u64)) {
    let folded = fold(text);
    let mut run: Vec<char> = Vec::with_capacity(64);
    let mut kind = Kind::Other;
    for character in folded.chars().chain([' ']) {
        let next = kind_of(character);
        if next != kind && !run.is_empty() {
            take_run(kind, &mut run, &mut take);
            run.clear();
        }
        if next == Kind::Word && run.is_empty() {
            run.push('<');
        }
        kind = next;
        if kind != Kind::Other {
            run.push(character);
        }
    }
}

#[derive(Clone, Copy, PartialEq)]
enum Kind {
    Chinese,
    Word,
    Other,
}

fn kind_of(character: char) -> Kind {
    match character {
        '\u{3400}'..='\u{9fff}' | '〇' | '々' | '\u{20000}'..='\u{3ffff}' => Kind::Chinese,
        _ if character.is_alphanumeric() => Kind::Word,
        _ => Kind::Other,
    }
}

fn take_run(kind: Kind, run: &mut Vec<char>, take: &mut impl FnMut(u64)) {
    if kind == Kind::Chinese {
        for start in 0..run.len() {
            let mut key = START;
            for &character in run[start..].iter().take(LONGEST_RUN) {
                key = extend(key, character);
                take(mix(key));
            }
        }
        return;
    }
    run.push('>');
    take(key_of(run));
    if (WINDOW + 1..=LONGEST_WORD + 2).contains(&run.len()) {
        for window in run.windows(WINDOW) {
            take(key_of(window));
        }
    }
}

fn key_of(characters: &[char]) -> u64 {
    mix(characters.iter().fold(START, |key, &character| extend(key, character)))
}

fn extend(key: u64, character: char) -> u64 {
    (key ^ u64::from(u32::from(character))).wrapping_mul(FACTOR)
}

/// Spreads a key over all its bits (the finaliser of MurmurHash3, Appleby), because the table
/// is searched by the first ones.
fn mix(key: u64) -> u64 {
    let key = (key ^ (key >> 33)).wrapping_mul(0xff51_afd7_ed55_8ccd);
    let key = (key ^ (key >> 33)).wrapping_mul(0xc4ce_b9fe_1a85_ec53);
    key ^ (key >> 33)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn count(text: &str) -> usize {
        let mut count = 0;
        for_each_feature(text, |_| count += 1);
        count
    }

    #[test]
    fn features_are_counted_by_hand() {
        // 4 characters, 3 runs of two, 2 of three, 1 of four.
        assert_eq!(count("双方会谈"), 10);
        // <lake> and its windows <lak, lake, ake>.
        assert_eq!(count("lake"), 4);
        // <of> is its only window, so the word stands for itself.
        assert_eq!(count("of"), 1);
        assert_eq!(count("双方，会谈"), 6);
        assert_eq!(count(" ，。 "), 0);
    }

    #[test]
    fn the_same_word_has_the_same_keys_in_every_form() {
        let keys = |text: &str| {
            let mut keys = Vec::new();
            for_each_feature(text, |key| keys.push(key));
            keys
        };
        assert_eq!(keys("會談"), keys("会谈"));
        assert_eq!(keys("ＬＡＫＥ"), keys("lake"));
        assert_ne!(keys("lake"), keys("take"));
    }
}
