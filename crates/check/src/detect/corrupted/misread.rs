//! Chinese text that was decoded by the wrong table: UTF-8 as GBK, GBK as Latin-1.

use std::ops::Range;

use super::{Damage, characters};
use crate::detect::bead_text::is_han;

/// What the first bytes of 。, “ and ， in UTF-8 are in GBK: no text has these characters.
const MARKS: [char; 3] = ['銆', '鈥', '锛'];
/// Characters that the commonest Chinese ones become, and that hardly any text has.
const TELLING: &str = "鐨鏄鍦鍙鍒鎴鍥鐢缁鍐鍔鏂寮鍚鎵鍗涔浠鍜";
/// Different ones of them that a run of Chinese characters has at least.
const SEVERAL: usize = 2;
/// Signs and letters of Latin-1 that follow each other, at least: no language writes so.
const LATIN: usize = 4;

/// Finds UTF-8 that was read as GBK.
pub(super) fn as_gbk(text: &str) -> Vec<Damage> {
    let is_misread = |run: &str| {
        let mut telling: Vec<char> = run.chars().filter(|c| TELLING.contains(*c)).collect();
        telling.sort_unstable();
        telling.dedup();
        run.contains(MARKS) || telling.len() >= SEVERAL
    };
    let runs = runs(text, is_han).into_iter().filter(|run| is_misread(&text[run.clone()]));
    runs.map(|span| Damage { span, confidence: 0.9 }).collect()
}

/// Finds GBK that was read as Latin-1: ¸Û¿Ú.
pub(super) fn as_latin(text: &str) -> Vec<Damage> {
    let is_latin = |c: char| matches!(c, '\u{A1}'..='\u{FF}' if !matches!(c, '«' | '»'));
    let is_misread = |run: &str| {
        characters::unreadable(run).is_empty()
            && run.chars().count() >= LATIN
            && run.chars().filter(|c| c.is_alphabetic()).count() >= 2
    };
    let runs = runs(text, is_latin).into_iter().filter(|run| is_misread(&text[run.clone()]));
    runs.map(|span| Damage { span, confidence: 0.9 }).collect()
}

/// The longest pieces of a text whose characters are all of a kind.
fn runs(text: &str, is_of_kind: impl Fn(char) -> bool) -> Vec<Range<usize>> {
    let mut runs: Vec<Range<usize>> = Vec::new();
    for (at, character) in text.char_indices().filter(|(_, c)| is_of_kind(*c)) {
        let end = at + character.len_utf8();
        match runs.last_mut() {
            Some(run) if run.end == at => run.end = end,
            _ => runs.push(at..end),
        }
    }
    runs
}
