//! Looks for characters that a romanised name may be written for.

use std::ops::Range;

use zhen_lexicon::{RomanisedName, is_romanised_syllable, reading, syllables};

use super::super::chinese::is_family_name;
use super::super::chinese_text::ChineseText;

/// Score from which characters are that name.
const FITS: f64 = 0.6;
/// Characters of a name.
const CHARACTERS: std::ops::RangeInclusive<usize> = 2..=4;

/// Family names as Hokkien, Teochew and Hakka write them in Singapore, Malaysia and Taiwan, which
/// no scheme of the lexicon covers.
const SOUTHERN: &[(&str, &str)] = &[
    ("ang", "洪翁"),
    ("cheah", "谢"),
    ("chew", "周"),
    ("chia", "谢"),
    ("chua", "蔡"),
    ("foo", "符傅"),
    ("gan", "颜"),
    ("goh", "吴"),
    ("heng", "王"),
    ("khaw", "许"),
    ("khoo", "邱"),
    ("koh", "许"),
    ("lim", "林"),
    ("loh", "罗"),
    ("low", "刘"),
    ("neo", "梁"),
    ("ng", "黄吴伍"),
    ("ong", "王翁"),
    ("oon", "温"),
    ("poh", "傅"),
    ("quek", "郭"),
    ("seah", "谢"),
    ("sim", "沈"),
    ("soh", "苏"),
    ("tan", "陈"),
    ("tay", "郑"),
    ("teo", "张"),
    ("tham", "谭"),
    ("thong", "汤"),
    ("toh", "卓"),
    ("wee", "黄"),
    ("yap", "叶"),
    ("yeo", "杨"),
];

/// Whether a folded word is the spelling of some family name outside the schemes.
pub(super) fn is_southern_name(word: &str) -> bool {
    SOUTHERN.iter().any(|(spelling, _)| *spelling == word)
}

/// Whether a folded word is the spelling of this family name outside the schemes.
pub(super) fn is_southern(word: &str, character: char) -> bool {
    SOUTHERN.iter().any(|(spelling, names)| *spelling == word && names.contains(character))
}

/// The characters of a text that a name of one or more words is read for.
pub(super) fn find(name: &str, chinese: &ChineseText<'_>) -> Option<Range<usize>> {
    let folded = zhen_segment::fold(name);
    let words: Vec<&str> = folded.split([' ', '-']).filter(|word| !word.is_empty()).collect();
    let length = syllable_count(&words)?;
    if !CHARACTERS.contains(&length) {
        return None;
    }
    let romanised = RomanisedName::new(name)?;
    let last = words.len() - 1;
    let letters = [words[0], words[last]].map(|word| word.as_bytes()[0]);
    // The name may lack its western given name.
    let lengths = [length, length.saturating_sub(1)];
    lengths.into_iter().filter(|length| CHARACTERS.contains(length)).find_map(|length| {
        (0..(chinese.characters.len() + 1).saturating_sub(length)).map(|at| at..at + length).find(
            |place| {
                let first = chinese.characters[place.start];
                let opens = letters.iter().any(|&letter| may_open(first, letter))
                    || (words.len() > 2 && may_open(first, words[1].as_bytes()[0]));
                opens && romanised.score(&chinese.characters[place.clone()]) >= FITS
            },
        )
    })
}

/// A family name of a text that a syllable is read for.
pub(super) fn find_family_name(word: &str, chinese: &ChineseText<'_>) -> Option<Range<usize>> {
    let letter = *word.as_bytes().first()?;
    let romanised = RomanisedName::new(word).filter(|_| is_romanised_syllable(word));
    (0..chinese.characters.len()).map(|at| at..at + 1).find(|place| {
        let character = chinese.characters[place.start];
        let is_read_so = || {
            let name = romanised.as_ref().filter(|_| may_open(character, letter));
            name.is_some_and(|name| name.score(&[character]) >= FITS)
        };
        is_family_name(character)
            && chinese.is_border(place.start)
            && (is_southern(word, character) || is_read_so())
    })
}

/// Syllables of words that are all romanised.
fn syllable_count(words: &[&str]) -> Option<usize> {
    let mut count = 0;
    for word in words {
        count += if is_romanised_syllable(word) {
            // xian may be Xi'an.
            syllables(word).map_or(1, |parts| parts.len())
        } else {
            syllables(word)?.len()
        };
    }
    (count > 0).then_some(count)
}

/// Whether a character may be written with this first letter in some scheme.
pub(super) fn may_open(character: char, letter: u8) -> bool {
    let Some(reading) = reading(character) else { return false };
    let letters: &[u8] = match reading.as_bytes() {
        [b'b', ..] => b"bp",
        [b'p', ..] => b"p",
        [b'd', ..] => b"dt",
        [b't', ..] => b"t",
        [b'g', ..] => b"gk",
        [b'k', ..] => b"kh",
        [b'h', ..] => b"hwfk",
        [b'j', ..] => b"jckgtz",
        [b'q', ..] => b"qckhty",
        [b'x', ..] => b"xhstcy",
        [b'z', ..] => b"ztcj",
        [b'c', ..] => b"ctsj",
        [b's', ..] => b"sct",
        [b'r', ..] => b"rjyin",
        [b'y', ..] => b"yijnwu",
        [b'w', ..] => b"wmnu",
        [b'a' | b'e' | b'o', ..] => b"aeonuy",
        [same, ..] => return *same == letter,
        [] => return false,
    };
    letters.contains(&letter)
}
