//! English words as exact slices, cut the way a dictionary lists them.
//!
//! Compounds fall into their parts (`cease-fire` is two words), clitics are words of their own
//! (`Li's`, `don't`: `Li` `'s`, `do` `n't`), but what only means something as a whole stays one
//! word: `U.S.`, `3.5`, `2,400`, `9:30`, `COVID-19`, `R&D`, `O'Brien`. Punctuation belongs to no
//! word. One pass, linear time; a run of Chinese characters in English text is one word.

use std::ops::Range;

use crate::characters::is_han;

/// Returns the words of an English text in order, as byte ranges.
pub fn english_words(text: &str) -> Vec<Range<usize>> {
    let mut words = Vec::with_capacity(text.len() / 6);
    let mut at = 0;
    while at < text.len() {
        let end = run_end(text, at);
        if end > at {
            at = word_from(text, at..end, &mut words);
            continue;
        }
        let han_end = at + text[at..].find(|c| !is_han(c)).unwrap_or(text.len() - at);
        if han_end > at {
            words.push(at..han_end);
            at = han_end;
        } else {
            at += text[at..].chars().next().map_or(1, char::len_utf8);
        }
    }
    words
}

/// Suffixes that an apostrophe cuts off, in lower case.
const CLITICS: [&str; 6] = ["s", "re", "ve", "ll", "d", "m"];

/// Most letters of a name that a hyphen joins to its number: `COVID-19`, `Tu-154`, but
/// `Shenzhou-18` is a name and a number.
const MAX_NUMBERED_NAME: usize = 5;

/// Pushes the word that starts with the run of letters and digits `run`, and returns its end.
fn word_from(text: &str, run: Range<usize>, words: &mut Vec<Range<usize>>) -> usize {
    let Range { start, mut end } = run;
    if let Some(acronym_end) = acronym_end(text, start..end) {
        words.push(start..acronym_end);
        return acronym_end;
    }
    while let Some((joint, width)) = joint_at(text, end) {
        let next = end + width;
        let next_end = run_end(text, next);
        if next_end == next {
            break;
        }
        let (before, after) = (&text[start..end], &text[next..next_end]);
        if joint == '\'' {
            if CLITICS.iter().any(|clitic| after.eq_ignore_ascii_case(clitic)) {
                words.push(start..end);
                words.push(end..next_end);
                return next_end;
            }
            if after.eq_ignore_ascii_case("t") && before.len() > 1 && before.ends_with(['n', 'N']) {
                words.push(start..end - 1);
                words.push(end - 1..next_end);
                return next_end;
            }
        } else if !joins(joint, before, after) {
            break;
        }
        end = next_end;
    }
    words.push(start..end);
    end
}

/// Tells whether `joint` makes one word of what stands before and after it.
fn joins(joint: char, before: &str, after: &str) -> bool {
    let first_is_digit = after.starts_with(|c: char| c.is_ascii_digit());
    let last_is_digit = before.ends_with(|c: char| c.is_ascii_digit());
    match joint {
        '.' => first_is_digit && last_is_digit,
        ':' => {
            last_is_digit && before.len() <= 5 && after.len() == 2 && after.bytes().all(is_digit)
        }
        ',' => {
            after.len() == 3
                && after.bytes().all(is_digit)
                && before.bytes().all(|byte| byte.is_ascii_digit() || byte == b',')
        }
        '-' => {
            first_is_digit
                && before.len() <= MAX_NUMBERED_NAME
                && before.starts_with(|c: char| c.is_ascii_uppercase())
                && before.bytes().all(|byte| byte.is_ascii_alphabetic())
        }
        '&' => [before, after]
            .iter()
            .all(|part| part.len() <= 3 && part.bytes().all(|byte| byte.is_ascii_uppercase())),
        _ => false,
    }
}

fn is_digit(byte: u8) -> bool {
    byte.is_ascii_digit()
}

/// Returns the end of `U.S.`, `a.m.`, `H.E.`, `Ph.D.`: letters with a stop after each.
fn acronym_end(text: &str, run: Range<usize>) -> Option<usize> {
    let bytes = text.as_bytes();
    let first = &bytes[run.clone()];
    if !(first.len() == 1 && first[0].is_ascii_alphabetic() || first == b"Ph") {
        return None;
    }
    let mut end = run.end;
    let mut letters = 1;
    while bytes.get(end) == Some(&b'.')
        && bytes.get(end + 1).is_some_and(u8::is_ascii_alphabetic)
        && run_end(text, end + 1) == end + 2
    {
        end += 2;
        letters += 1;
    }
    if letters == 1 {
        return None;
    }
    Some(if bytes.get(end) == Some(&b'.') { end + 1 } else { end })
}

/// Returns the character at `at` that might join two runs, and its width in bytes.
fn joint_at(text: &str, at: usize) -> Option<(char, usize)> {
    match text.as_bytes().get(at)? {
        b'\'' => Some(('\'', 1)),
        byte @ (b'.' | b',' | b':' | b'-' | b'&') => Some((char::from(*byte), 1)),
        0xE2 if text[at..].starts_with('’') => Some(('\'', '’'.len_utf8())),
        _ => None,
    }
}

/// Returns the end of the run of letters, digits and marks on letters that starts at `at`.
fn run_end(text: &str, at: usize) -> usize {
    let bytes = text.as_bytes();
    let mut end = at;
    while let Some(&byte) = bytes.get(end) {
        if byte.is_ascii() {
            if !byte.is_ascii_alphanumeric() {
                break;
            }
            end += 1;
        } else {
            let c = text[end..].chars().next().expect("a character starts at a leading byte");
            let is_mark = matches!(c, '\u{300}'..='\u{36F}' | '\u{AD}') && end > at;
            if !(c.is_alphanumeric() && !is_han(c) || is_mark) {
                break;
            }
            end += c.len_utf8();
        }
    }
    end
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn cut(text: &str) -> String {
        let words: Vec<_> = english_words(text).into_iter().map(|word| &text[word]).collect();
        words.join("|")
    }

    #[test]
    fn words_are_cut_as_a_dictionary_lists_them() {
        let cases = [
            ("The cease-fire held.", "The|cease|fire|held"),
            ("Li's and the students' books", "Li|'s|and|the|students|books"),
            ("They’re sure he doesn’t.", "They|’re|sure|he|does|n’t"),
            ("DON'T", "DO|N'T"),
            ("U.S. and U.K", "U.S.|and|U.K"),
            ("at 9:30 a.m. sharp", "at|9:30|a.m.|sharp"),
            ("H.E.Ambassador Li", "H.E.|Ambassador|Li"),
            ("a Ph.D. in law", "a|Ph.D.|in|law"),
            ("It rose 3.5% to 2,400,000.", "It|rose|3.5|to|2,400,000"),
            ("in 2023,2024", "in|2023|2024"),
            ("version v1.2, COVID-19, F-16s", "version|v1.2|COVID-19|F-16s"),
            ("Shenzhou-18 in mid-2020", "Shenzhou|18|in|mid|2020"),
            ("a 20-year R&D plan of AT&T", "a|20|year|R&D|plan|of|AT&T"),
            ("O'Brien in Xi'an", "O'Brien|in|Xi'an"),
            ("US$9.7bn, €5m", "US|9.7bn|5m"),
            ("Article 22(2)", "Article|22|2"),
            ("coming.I am", "coming|I|am"),
            ("Łódź café, cafe\u{301}", "Łódź|café|cafe\u{301}"),
            ("the word 真诚 here", "the|word|真诚|here"),
            ("'Yes,' he said", "Yes|he|said"),
            ("...", ""),
            ("", ""),
        ];
        for (text, expected) in cases {
            assert_eq!(cut(text), expected, "{text}");
        }
    }

    proptest! {
        #[test]
        fn every_letter_and_digit_is_in_a_word(text in "(\\PC|[a-zA-Z0-9'.,: &-]){0,60}") {
            let mut end = 0;
            for word in english_words(&text) {
                prop_assert!(end <= word.start && word.start < word.end);
                prop_assert!(!text[end..word.start].contains(char::is_alphanumeric));
                end = word.end;
            }
            prop_assert!(!text[end..].contains(char::is_alphanumeric));
        }
    }
}
