//! Finds the names of the table in running text, the longest at each place.
//!
//! Cost: one binary search for each character of a Chinese text and each word of an English one;
//! more only where a name may begin.

use std::ops::Range;

use super::key::KeyedText;
use super::{NameClass, Names};

/// The longest English name of a table in bytes of its key; longer ones are not looked for.
const LONGEST_ENGLISH: usize = 80;
/// The same for Chinese names: 24 characters.
const LONGEST_CHINESE: usize = 72;

/// A name found in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NameMatch {
    /// Where it stands: a byte range of the text.
    pub span: Range<usize>,
    /// Number of the name in its table.
    pub name: u32,
}

impl Names<'_> {
    /// Finds Chinese names in a text in either script, from left to right, without overlaps.
    pub fn find_chinese_names(&self, text: &str) -> Vec<NameMatch> {
        let keyed = KeyedText::chinese(text);
        let key = keyed.key.as_bytes();
        let mut found = Vec::new();
        let mut next = 0;
        for (at, character) in keyed.key.char_indices() {
            // No name of the table begins with a punctuation mark.
            if at < next || character.is_ascii_punctuation() {
                continue;
            }
            let rest = &keyed.key[at..];
            let ends = rest
                .char_indices()
                .skip(1)
                .map(|(end, _)| end)
                .chain([rest.len()])
                .take_while(|&end| end <= LONGEST_CHINESE);
            let place = |length| keyed.place(at..at + length);
            let longest = self
                .table
                .chinese()
                .longest_prefix(&key[at..], ends, |_, length| place(length).is_some());
            if let Some((name, length)) = longest
                && let Some(span) = place(length)
            {
                found.push(NameMatch { span, name });
                next = at + length;
            }
        }
        found
    }

    /// Finds English names in a text, from left to right, without overlaps.
    ///
    /// Names have a capital, currencies aside; acronyms have no small letters.
    pub fn find_english_names(&self, text: &str) -> Vec<NameMatch> {
        let keyed = KeyedText::english(text);
        let key = keyed.key.as_str();
        let mut found = Vec::new();
        let mut next = 0;
        let mut inside_word = false;
        for (at, character) in key.char_indices() {
            let starts = character.is_alphanumeric() && !inside_word;
            inside_word = character.is_alphanumeric();
            if at < next || !starts {
                continue;
            }
            let rest = &key[at..];
            let place = |length| keyed.place(at..at + length);
            let longest = self.table.english().longest_prefix(
                rest.as_bytes(),
                word_ends(rest),
                |id, length| place(length).is_some_and(|span| self.is_written_so(id, &text[span])),
            );
            if let Some((name, length)) = longest
                && let Some(span) = place(length)
            {
                found.push(NameMatch { span, name });
                next = at + length;
            }
        }
        found
    }

    /// Whether a name may be written like this, as to capitals.
    fn is_written_so(&self, name: u32, written: &str) -> bool {
        // Not the first letter alone: von der Leyen, eBay.
        let capital = written.chars().any(char::is_uppercase);
        let small = written.chars().any(char::is_lowercase);
        self.table.writings(name).any(|(class, acronym)| match (acronym, class) {
            (true, _) => capital && !small,
            (false, NameClass::Currency) => true,
            (false, _) => capital,
        })
    }
}

/// Ends of the words at the start of a key, ascending.
fn word_ends(key: &str) -> impl Iterator<Item = usize> {
    let mut characters = key.char_indices().peekable();
    std::iter::from_fn(move || {
        loop {
            let (at, character) = characters.next()?;
            let end = at + character.len_utf8();
            if end > LONGEST_ENGLISH {
                return None;
            }
            let next = characters.peek().map(|&(_, next)| next);
            if !next.is_some_and(char::is_alphanumeric) {
                return Some(end);
            }
        }
    })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn the_longest_names_are_found_as_exact_slices() {
        let chinese: &[(&str, &[&str])] = &[
            ("南韓和寮國簽署協議", &["南韓", "寮國"]),
            ("世界贸易组织总干事访问科特迪瓦。", &["世界贸易组织", "科特迪瓦"]),
            ("他去了上 海。", &["上 海"]),
            ("", &[]),
        ];
        for (text, expected) in chinese {
            let found = Names::built_in().find_chinese_names(text);
            let slices: Vec<&str> = found.iter().map(|name| &text[name.span.clone()]).collect();
            assert_eq!(slices, *expected, "{text}");
        }
        let english: &[(&str, &[&str])] = &[
            (
                "The Republic of Korea and\nCôte d’Ivoire met.",
                &["Republic of Korea", "Côte d’Ivoire"],
            ),
            ("Who asked the WHO about Timor‑Leste?", &["WHO", "Timor‑Leste"]),
            ("the U.S. and us", &["U.S"]),
            ("Guinea-Bissau’s envoys paid 300 euros", &["Guinea-Bissau", "euros"]),
            ("a turkey in Turkey", &["Turkey"]),
            ("with von der Leyen", &["von der Leyen"]),
            ("Iranians", &[]),
        ];
        for (text, expected) in english {
            let found = Names::built_in().find_english_names(text);
            let slices: Vec<&str> = found.iter().map(|name| &text[name.span.clone()]).collect();
            assert_eq!(slices, *expected, "{text}");
        }
    }

    #[test]
    fn a_match_leads_to_the_other_language() {
        let names = Names::built_in();
        let found = names.find_chinese_names("訪問寮國");
        assert!(names.english_of(&found[0]).any(|entry| entry.name == "laos"));
        let found = names.find_english_names("in Laos");
        assert!(names.chinese_of(&found[0]).any(|entry| entry.name == "寮国"));
    }

    proptest! {
        #[test]
        fn any_text_is_taken(text in "(\\PC|美国|越南|The |U\\.S\\.|Ivory Coast|\u{301}|ﬁ|\\s){0,20}") {
            let names = Names::built_in();
            for found in [names.find_chinese_names(&text), names.find_english_names(&text)] {
                let mut end = 0;
                for name in found {
                    prop_assert!(name.span.start >= end && !text[name.span.clone()].is_empty());
                    end = name.span.end;
                }
            }
        }
    }
}
