//! Romanised Chinese names: 王毅 is written Wang Yi. The only door to the pinyin crate.

use std::collections::HashSet;
use std::sync::LazyLock;

use pinyin::{ToPinyin, ToPinyinMulti};

/// The longest pinyin syllable, `zhuang`, in letters.
const LONGEST_SYLLABLE: usize = 6;

/// Every syllable that some character is read as, without tones, `ü` written `v`.
static SYLLABLES: LazyLock<HashSet<&'static str>> =
    LazyLock::new(|| ('\u{4e00}'..='\u{9fa5}').filter_map(reading).collect());

/// Returns the usual reading of a character, without tone; `lü` is `lv`.
pub fn reading(character: char) -> Option<&'static str> {
    character.to_pinyin().map(|pinyin| plain(pinyin.plain()))
}

/// Returns all readings of a character, without tones, each once, the usual one first.
pub fn readings(character: char) -> Vec<&'static str> {
    let mut all: Vec<&'static str> = reading(character).into_iter().collect();
    for pinyin in character.to_pinyin_multi().into_iter().flatten() {
        let syllable = plain(pinyin.plain());
        if !all.contains(&syllable) {
            all.push(syllable);
        }
    }
    all
}

/// Splits a romanised name such as `wentao` into syllables; `None` when it is not pinyin.
///
/// The split with the fewest syllables wins, and among those the one with the longest first
/// syllables. Lower-case ASCII letters, apostrophes and hyphens are expected; anything else is
/// no pinyin.
pub fn syllables(name: &str) -> Option<Vec<&str>> {
    if name.is_empty() || !name.is_ascii() || name.len() > 30 {
        return None;
    }
    let mut parts = Vec::new();
    for piece in name.split(['\'', '-']).filter(|piece| !piece.is_empty()) {
        parts.extend(split_piece(piece)?);
    }
    (!parts.is_empty()).then_some(parts)
}

/// Every syllable that some character is usually read as, in no order.
pub(crate) fn all_syllables() -> impl Iterator<Item = &'static str> {
    SYLLABLES.iter().copied()
}

/// Shortest split of `piece` into syllables, by dynamic programming from the right.
fn split_piece(piece: &str) -> Option<Vec<&str>> {
    let mut best: Vec<Option<(usize, usize)>> = vec![None; piece.len() + 1];
    best[piece.len()] = Some((0, piece.len()));
    for start in (0..piece.len()).rev() {
        for end in (start + 1..=piece.len().min(start + LONGEST_SYLLABLE)).rev() {
            if let Some((count, _)) = best[end]
                && SYLLABLES.contains(&piece[start..end])
                && best[start].is_none_or(|(known, _)| count + 1 < known)
            {
                best[start] = Some((count + 1, end));
            }
        }
    }
    let mut parts = Vec::new();
    let mut start = 0;
    while start < piece.len() {
        let (_, end) = best[start]?;
        parts.push(&piece[start..end]);
        start = end;
    }
    Some(parts)
}

fn plain(syllable: &'static str) -> &'static str {
    match syllable {
        "lü" => "lv",
        "nü" => "nv",
        "lüe" => "lue",
        "nüe" => "nue",
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_split_into_syllables() {
        let table: &[(&str, Option<&[&str]>)] = &[
            ("wang", Some(&["wang"])),
            ("wentao", Some(&["wen", "tao"])),
            ("xi'an", Some(&["xi", "an"])),
            ("jiang-hua", Some(&["jiang", "hua"])),
            ("taro", None),
            ("moreau", None),
            ("", None),
            ("北京", None),
        ];
        for (name, expected) in table {
            assert_eq!(syllables(name).as_deref(), *expected, "{name}");
        }
    }

    #[test]
    fn a_character_may_have_several_readings() {
        assert_eq!(reading('王'), Some("wang"));
        assert_eq!(reading('吕'), Some("lv"));
        assert!(readings('重').contains(&"chong") && readings('重').contains(&"zhong"));
        assert_eq!(reading('a'), None);
    }
}
