//! Names that Chinese text leaves in Latin letters: 由 Anna Moreau 主持.

use super::super::chinese_text::ChineseText;
use super::super::{NameKind, NameSource};
use super::Places;

/// Words of a person's name.
const PERSON: std::ops::RangeInclusive<usize> = 2..=3;

/// Adds runs of words that have a capital and small letters.
pub(super) fn find(text: &ChineseText<'_>, places: &mut Places) {
    let letters: Vec<char> = text.text.chars().collect();
    let mut at = 0;
    while at < letters.len() {
        if !letters[at].is_ascii_uppercase()
            || (at > 0 && letters[at - 1].is_alphanumeric() && letters[at - 1].is_ascii())
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
                && letters.get(end + 1).is_some_and(char::is_ascii_uppercase);
            if !goes_on {
                break;
            }
            end += 1;
        }
        let is_code =
            letters.get(end).is_some_and(|&c| c.is_ascii_alphanumeric() || "_-.(/".contains(c));
        if small > words && !is_code {
            let kind = if PERSON.contains(&words) { NameKind::Person } else { NameKind::Other };
            places.add(at..end, kind, NameSource::Capitals);
        }
        at = end.max(at + 1);
    }
}

/// The end of a word that begins with a capital and goes on with letters alone.
fn word_end(letters: &[char], at: usize) -> Option<usize> {
    letters.get(at).filter(|letter| letter.is_ascii_uppercase())?;
    let rest =
        letters[at..].iter().take_while(|&&letter| letter.is_ascii_alphabetic() || letter == '\'');
    Some(at + rest.count())
}
