//! Keys of names, and the way back from a key to the text it was made of.
//!
//! An English key is folded, full stops are dropped (`U.S.` is `us`), hyphens and white space are
//! one space. A Chinese key is folded and has no white space.

use std::ops::Range;

use zhen_segment::fold;

/// The key of a Chinese name.
pub(crate) fn chinese(name: &str) -> String {
    fold(name).chars().filter(|character| !character.is_whitespace()).collect()
}

/// The key of an English name.
pub(crate) fn english(name: &str) -> String {
    let mut key = String::with_capacity(name.len());
    for character in fold(name).chars() {
        push_english(character, &mut key);
    }
    key.truncate(key.trim_end().len());
    key
}

fn push_english(character: char, key: &mut String) {
    match character {
        '.' => {}
        '-' => push_space(key),
        _ if character.is_whitespace() => push_space(key),
        _ => key.push(character),
    }
}

fn push_space(key: &mut String) {
    if !key.is_empty() && !key.ends_with(' ') {
        key.push(' ');
    }
}

/// A text as a key, with the place in the text of every byte of the key.
#[derive(Debug)]
pub(crate) struct KeyedText {
    pub(crate) key: String,
    /// Start and end in the text of the character that each byte of the key comes from.
    places: Vec<(u32, u32)>,
}

impl KeyedText {
    pub(crate) fn chinese(text: &str) -> Self {
        Self::new(text, |character, key| {
            if !character.is_whitespace() {
                key.push(character);
            }
        })
    }

    pub(crate) fn english(text: &str) -> Self {
        Self::new(text, push_english)
    }

    fn new(text: &str, push: fn(char, &mut String)) -> Self {
        let mut keyed =
            Self { key: String::with_capacity(text.len()), places: Vec::with_capacity(text.len()) };
        let mut buffer = [0; 4];
        for (start, character) in text.char_indices() {
            let end = start + character.len_utf8();
            if matches!(character, '\u{300}'..='\u{36F}') {
                // A mark belongs to the letter before it.
                if let Some(place) = keyed.places.last_mut() {
                    place.1 = place_of(end);
                }
                continue;
            }
            let written = character.encode_utf8(&mut buffer);
            if written.is_ascii() {
                push(character.to_ascii_lowercase(), &mut keyed.key);
            } else {
                for folded in fold(written).chars() {
                    push(folded, &mut keyed.key);
                }
            }
            keyed.places.resize(keyed.key.len(), (place_of(start), place_of(end)));
        }
        keyed
    }

    /// The span of the text that a span of the key comes from.
    ///
    /// `None` when the key's span begins or ends inside a character of the text, as the `f` of a
    /// ligature does.
    pub(crate) fn place(&self, span: Range<usize>) -> Option<Range<usize>> {
        let (first, last) = (*self.places.get(span.start)?, *self.places.get(span.end - 1)?);
        let before = span.start.checked_sub(1).map(|at| self.places[at]);
        let after = self.places.get(span.end);
        if before == Some(first) || after == Some(&last) {
            return None;
        }
        Some(first.0 as usize..last.1 as usize)
    }
}

fn place_of(offset: usize) -> u32 {
    u32::try_from(offset).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_drop_what_writers_differ_in() {
        assert_eq!(english("Timor-Leste"), "timor leste");
        assert_eq!(english(" Washington, D.C. "), "washington, dc");
        assert_eq!(english("Côte\u{a0}d’Ivoire"), "cote d'ivoire");
        assert_eq!(english("U.S."), "us");
        assert_eq!(chinese("南 韓"), "南韩");
        assert_eq!(chinese("刚果（金）"), "刚果(金)");
    }

    #[test]
    fn places_are_those_of_whole_characters() {
        let text = "Cafe\u{301} ﬁn";
        let keyed = KeyedText::english(text);
        assert_eq!(keyed.key, "cafe fin");
        assert_eq!(keyed.place(0..4).map(|span| &text[span]), Some("Cafe\u{301}"));
        assert_eq!(keyed.place(5..6), None);
        assert_eq!(keyed.place(6..8), None);
        assert_eq!(keyed.place(5..8).map(|span| &text[span]), Some("ﬁn"));
    }
}
