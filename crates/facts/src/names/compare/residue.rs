//! Words that nothing on the other side explains: where a name was replaced, its counterpart is
//! one of them, whether it was seen to be a name or not.

use std::ops::Range;

use zhen_lexicon::Lexicon;
use zhen_segment::{fold, stem};

use super::super::chinese_text::ChineseText;
use super::super::english::may_be_name;
use super::super::english_text::EnglishText;
use super::Laid;

/// −ln of a Chinese word's share of running text, from which it may be somebody's name.
const RARE: f32 = 9.5;

/// Counts the unexplained words of both sides, English first; names that are left over aside.
pub(super) fn count(
    laid: &Laid,
    english: &EnglishText<'_>,
    chinese: &ChineseText<'_>,
) -> [usize; 2] {
    let meets =
        |one: &Range<usize>, other: &Range<usize>| one.start < other.end && other.start < one.end;
    let lexicon = Lexicon::built_in();
    let stems: Vec<Option<u32>> =
        english.words.iter().map(|word| lexicon.english(&stem(&word.folded))).collect();
    let is_taken_english = |span: &Range<usize>| {
        laid.matched.iter().any(|pair| meets(&pair.english, span))
            || laid.english.iter().any(|name| meets(&name.span, span))
    };
    let here = english.words.iter().zip(&stems).filter(|(word, stem)| {
        word.is_capital
            && !word.starts_sentence
            && word.folded.len() > 2
            && may_be_name(word)
            && !is_taken_english(&word.span)
            && stem.is_none_or(|stem| chinese.linked(stem).is_none())
    });
    let here = if english.is_heading { 0 } else { here.count() };
    let is_taken_chinese = |span: &Range<usize>| {
        laid.matched.iter().any(|pair| meets(&pair.chinese, span))
            || laid.chinese.iter().any(|name| meets(&name.span, span))
    };
    let there = chinese.words().iter().filter(|word| {
        word.len() > 1
            && chinese.characters[word.start..word.end].iter().all(|c| c.is_alphabetic())
            && !is_taken_chinese(&chinese.span(word))
            && is_unexplained(&fold(&chinese.string(word)), &stems)
    });
    [here, there.count()]
}

fn is_unexplained(word: &str, stems: &[Option<u32>]) -> bool {
    let lexicon = Lexicon::built_in();
    match lexicon.chinese(word) {
        Some(id) => {
            lexicon.chinese_rarity(id) > RARE
                && !lexicon.links(id).any(|link| stems.contains(&Some(link.english)))
        }
        None => {
            let parts = lexicon.known_parts(word);
            !parts
                .iter()
                .any(|&part| lexicon.links(part).any(|link| stems.contains(&Some(link.english))))
        }
    }
}
