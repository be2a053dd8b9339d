//! Lines joined to running text: a space between Latin words, nothing beside ideographs, words
//! that were broken at a hyphen made whole.
//!
//! Whether a hyphen at the end of a line belongs to the word is asked of the rest of the document:
//! `well-known` elsewhere keeps it, `wellknown` elsewhere drops it. Where neither occurs, a lower
//! case continuation drops it, but after `self-` and `well-`, which are hardly ever the first half
//! of a word that is broken.

use std::collections::HashSet;

use super::characters::is_wide;

const HYPHENS: [char; 3] = ['-', '\u{2010}', SOFT_HYPHEN];
const SOFT_HYPHEN: char = '\u{ad}';

/// The words of a document that are not broken.
#[derive(Default)]
pub(super) struct Vocabulary(HashSet<String>);

impl Vocabulary {
    /// Notes the words of a line.
    pub(super) fn add(&mut self, line: &str) {
        let is_broken = line.ends_with(HYPHENS);
        let mut words: Vec<&str> = words_of(line).collect();
        if is_broken {
            words.pop();
        }
        for word in words.into_iter().filter(|word| word.len() > 3) {
            self.0.insert(lowered(word));
        }
    }

    fn has(&self, word: &str) -> bool {
        self.0.contains(&lowered(word))
    }

    /// Adds a line to the text before it.
    pub(super) fn append(&self, text: &mut String, line: &str) {
        let (Some(last), Some(first)) = (text.chars().last(), line.chars().next()) else {
            text.push_str(line);
            return;
        };
        if HYPHENS.contains(&last) && first.is_alphanumeric() && !is_wide(first) {
            let stem = text.trim_end_matches(HYPHENS);
            let is_word = stem.chars().last().is_some_and(char::is_alphanumeric);
            if is_word && stem.len() + last.len_utf8() == text.len() {
                if !self.keeps_hyphen(stem, last, line) {
                    text.truncate(stem.len());
                }
                text.push_str(line);
                return;
            }
        }
        if !(is_wide(last) || is_wide(first) || last.is_whitespace()) {
            text.push(' ');
        }
        text.push_str(line);
    }

    fn keeps_hyphen(&self, stem: &str, hyphen: char, line: &str) -> bool {
        if hyphen == SOFT_HYPHEN {
            return false;
        }
        let before = words_of(stem).last().unwrap_or_default();
        let after = words_of(line).next().unwrap_or_default();
        if self.has(&format!("{before}-{after}")) {
            return true;
        }
        if self.has(&format!("{before}{after}")) {
            return false;
        }
        let is_lower = after.chars().next().is_some_and(char::is_lowercase);
        let is_letter = before.chars().last().is_some_and(char::is_alphabetic);
        !is_lower
            || !is_letter
            || before.contains('-')
            || matches!(lowered(before).as_str(), "self" | "well")
    }
}

/// The words of a line, with the hyphens inside them.
fn words_of(line: &str) -> impl Iterator<Item = &str> {
    line.split(|c: char| !(c.is_alphanumeric() || HYPHENS.contains(&c)))
        .map(|word| word.trim_matches(HYPHENS))
        .filter(|word| !word.is_empty())
}

fn lowered(word: &str) -> String {
    word.to_lowercase().replace('\u{2010}', "-").replace(SOFT_HYPHEN, "")
}

/// Drops the marks of places where a word might be broken.
pub(super) fn without_soft_hyphens(text: &str) -> String {
    text.replace(SOFT_HYPHEN, "")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn joined(rest: &str, text: &str, line: &str) -> String {
        let mut vocabulary = Vocabulary::default();
        rest.lines().for_each(|line| vocabulary.add(line));
        let mut text = text.to_owned();
        vocabulary.append(&mut text, line);
        text
    }

    #[test]
    fn broken_words_are_made_whole() {
        assert_eq!(joined("", "the align-", "ment of"), "the alignment of");
        assert_eq!(joined("", "the align\u{ad}", "ment of"), "the alignment of");
        assert_eq!(joined("", "a well-", "known man"), "a well-known man");
        assert_eq!(joined("a Long-term plan", "a long-", "term plan"), "a long-term plan");
        assert_eq!(joined("a longterm plan", "a long-", "term plan"), "a longterm plan");
        assert_eq!(joined("", "the state-of-the-", "art"), "the state-of-the-art");
        assert_eq!(joined("", "Anglo-", "Saxon"), "Anglo-Saxon");
        assert_eq!(joined("", "COVID-", "19"), "COVID-19");
        assert_eq!(joined("", "from 2019-", "to"), "from 2019-to");
        assert_eq!(joined("", "wait --", "no"), "wait -- no");
    }

    #[test]
    fn spaces_are_for_latin_words() {
        assert_eq!(joined("", "one", "two"), "one two");
        assert_eq!(joined("", "渡轮", "开航"), "渡轮开航");
        assert_eq!(joined("", "渡轮，", "Lily"), "渡轮，Lily");
        assert_eq!(joined("", "", "two"), "two");
    }
}
