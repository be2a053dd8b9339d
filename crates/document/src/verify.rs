//! Proof that the extracted text holds every letter of its file, once.

use std::collections::BTreeMap;

use thiserror::Error;

use crate::error::ReadError;
use crate::read::{ReadOptions, witness};

/// The extracted text and the file do not hold the same letters.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[non_exhaustive]
pub enum LetterError {
    /// The file cannot be read a second time.
    #[error(transparent)]
    Read(#[from] ReadError),
    /// A letter was lost or came twice.
    #[error("`{letter}` occurs {in_file} times in the file and {in_text} times in its text")]
    Differs {
        /// The first such letter, in the order of Unicode.
        letter: char,
        /// How often it is in the file.
        in_file: usize,
        /// How often it is in the extracted text.
        in_text: usize,
    },
}

/// Counts the letters and digits of a file by a walk of its own, apart from markup, and compares
/// them with those of the text that was extracted from it; returns how many there are.
///
/// # Errors
///
/// Names the first letter whose counts differ.
pub fn verify_letters(
    bytes: &[u8],
    options: &ReadOptions,
    text: &str,
) -> Result<usize, LetterError> {
    let (in_file, in_text) = (letters(&witness(bytes, options)?), letters(text));
    let all = in_file.keys().chain(in_text.keys());
    let count =
        |counts: &BTreeMap<char, usize>, letter: &char| counts.get(letter).copied().unwrap_or(0);
    let differs = |letter: &&char| count(&in_file, letter) != count(&in_text, letter);
    match all.filter(differs).min() {
        None => Ok(in_file.values().sum()),
        Some(&letter) => Err(LetterError::Differs {
            letter,
            in_file: count(&in_file, &letter),
            in_text: count(&in_text, &letter),
        }),
    }
}

fn letters(text: &str) -> BTreeMap<char, usize> {
    let mut counts = BTreeMap::new();
    for letter in text.chars().filter(|letter| letter.is_alphanumeric()) {
        *counts.entry(letter).or_default() += 1;
    }
    counts
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_lost_letter_is_named() {
        let options = ReadOptions::default();
        let file = "The ferry 渡轮 3\n".as_bytes();
        assert_eq!(verify_letters(file, &options, "渡轮 The ferry 3"), Ok(11));
        let error = verify_letters(file, &options, "The ferry 渡 3").unwrap_err();
        assert_eq!(error.to_string(), "`轮` occurs 1 times in the file and 0 times in its text");
    }
}
