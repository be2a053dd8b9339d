//! Names that Chinese text leaves in Latin letters: 由 Anna Moreau 主持.

use super::super::chinese_text::ChineseText;
use super::super::{NameKind, NameSource};
use super::Places;

/// Words of a person's name.
const PERSON: std::ops::RangeInclusive<usize> = 2..=3;

/// Whether a character is a letter of the Latin script, with or without marks.
fn is_latin(letter: char) -> bool {
    letter.is_alphabetic() && letter < '\u{250}'
}

/// Whether it is a capital one.
fn is_capital(letter: char) -> bool {
    is_latin(letter) && letter.is_uppercase()
}

/// Adds runs of words that have a capital and small letters.
pub(super) fn find(text: &ChineseText<'_>, places: &mut Places) {
    let letters: Vec<char> = text.text.chars().collect();
    let mut at = 0;
    while at < letters.len() {
        if !is_capital(letters[at])
            || (at > 0 && (is_latin(letters[at - 1]) || letters[at - 1].is_ascii_digit()))
        {
            at += 1;
            continue;
        }
        let (mut end, mut words, mut small) = (at, 0, 0);
        while let Some(word) = word_end(&letters, end) {
            small += letters[end..word].iter().filter(|letter| letter.is_lowercase()).count();
            words += 1;
            end = word;
            let goes_on = letters.get(end) == Some(&' ')
                && letters.get(end + 1).is_some_and(|&letter| is_capital(letter));
            if !goes_on {
                break;
            }
            end += 1;
        }
        let is_code = letters
            .get(end)
            .is_some_and(|&c| is_latin(c) || c.is_ascii_digit() || "_-.(/".contains(c));
        if small > words && !is_code {
            let kind = if PERSON.contains(&words) { NameKind::Person } else { NameKind::Other };
            places.add(at..end, kind, NameSource::Capitals);
        }
        at = end.max(at + 1);
    }
}

/// The end of a word that begins with a capital and goes on with letters alone.
fn word_end(letters: &[char], at: usize) -> Option<usize> {
    letters.get(at).filter(|&&letter| is_capital(letter))?;
    let rest = letters[at..].iter().take_while(|&&letter| is_latin(letter) || letter == '\'');
    Some(at + rest.count())
}
