//! Stems: the key under which an English word stands in the lexicon.
//!
//! A word is folded, brought to its base form by the table of irregular forms, and stemmed by the
//! English Snowball stemmer (Porter 2001, "Snowball: a language for stemming algorithms"), which
//! knows no irregular forms of its own. British and American endings come to one stem.

use std::borrow::Cow;

use rust_stemmers::{Algorithm, Stemmer};

use crate::fold::fold;

mod distinct;
mod irregular;

/// Returns the stem of an English word: the same key for all its forms.
///
/// A stem is a key, not a word (`families` gives `famili`). Words with digits or without Latin
/// letters are only folded.
pub fn stem(word: &str) -> String {
    let folded = fold(word);
    let base = irregular::base_form(&folded).unwrap_or(&folded);
    if !base.bytes().all(|byte| byte.is_ascii_lowercase()) {
        return base.to_owned();
    }
    let base = american_spelling(base);
    if let Some(stem) = distinct::distinct_stem(&base) {
        return stem.to_owned();
    }
    Stemmer::create(Algorithm::English).stem(&base).into_owned()
}

/// Shortest word whose ending in -ise is read as the British form of -ize; shorter ones are
/// mostly words like `raised`.
const SHORTEST_ISE: usize = 7;

const ISE_ENDINGS: [&str; 8] =
    ["ise", "ised", "iser", "isers", "ises", "ising", "isation", "isations"];

/// Words in -our that American spelling writes with -or; their derivatives start alike.
const OUR_WORDS: [&str; 13] = [
    "behaviour",
    "colour",
    "endeavour",
    "favour",
    "flavour",
    "harbour",
    "honour",
    "humour",
    "labour",
    "neighbour",
    "rumour",
    "vapour",
    "vigour",
];

/// Respells `organise` as `organize` and `labour` as `labor`.
///
/// `promise` becomes `promize` too: a key need not be a word, only the same on every occasion.
fn american_spelling(word: &str) -> Cow<'_, str> {
    if word.len() >= SHORTEST_ISE
        && let Some(ending) = ISE_ENDINGS.iter().find(|ending| word.ends_with(*ending))
    {
        let kept = word.len() - ending.len();
        return Cow::Owned(format!("{}iz{}", &word[..kept], &ending[2..]));
    }
    if word.contains("our") && OUR_WORDS.iter().any(|start| word.starts_with(start)) {
        return Cow::Owned(word.replacen("our", "or", 1));
    }
    Cow::Borrowed(word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_of_a_word_share_a_stem() {
        let cases = [
            "child children",
            "go went gone going goes",
            "goose geese",
            "man men",
            "say said says",
            "begin began begun beginning",
            "write wrote written writing",
            "country countries",
            "organise organize organised organizing",
            "organisation organization",
            "labour labor",
            "centre center centers",
            "neighbouring neighboring",
            "defence defense",
            "travelled traveled",
            "programme program",
            "analysis analyses",
            "be is are was were been being 'm ’re",
            "not n't n’t",
            "Fiancée fiancee",
            "CITY cities",
            "ｃｉｔｙ city",
            "agree agreed agrees",
            "woman women",
            "buy bought",
            "meet met meeting",
        ];
        for forms in cases {
            let stems: Vec<_> = forms.split(' ').map(stem).collect();
            assert!(stems.windows(2).all(|pair| pair[0] == pair[1]), "{forms}: {stems:?}");
        }
    }

    #[test]
    fn different_words_keep_different_stems() {
        for (left, right) in [
            ("organ", "organize"),
            ("hour", "hor"),
            ("us", "U.S."),
            ("new", "news"),
            ("import", "important"),
            ("international", "internal"),
        ] {
            assert_ne!(stem(left), stem(right), "{left} {right}");
        }
    }

    #[test]
    fn what_is_no_english_word_is_only_folded() {
        assert_eq!(stem("COVID-19"), "covid-19");
        assert_eq!(stem("U.S."), "u.s.");
        assert_eq!(stem("2,400"), "2,400");
        assert_eq!(stem("協議"), "协议");
        assert_eq!(stem(""), "");
    }
}
