//! The terms of a user's glossaries, and finding them in sentences.
//!
//! English terms are found as whole words, whatever their case and the inflection of the last
//! word; Chinese ones as characters, across the boundaries of words, whatever their script. Of
//! terms that begin at one place the longest counts, and what it covers is not looked at again, on
//! both sides alike: in `value added tax` there is no `tax`, as there is no 税 in 增值税. Linear in
//! the text but for the length of the longest term.

use std::collections::HashMap;
use std::ops::Range;

use zhen_segment::{fold, stem};

use crate::glossary::Glossary;

mod key;
#[cfg(test)]
mod tests;
mod trie;

use key::{EnglishKey, KeyedWord, chinese_key, keyed_words, placed_chinese_key};
use trie::Trie;

/// The terms of several glossaries; of an English term that several hold, the last one's
/// renderings count alone.
#[derive(Clone, Debug, Default)]
pub struct Terms {
    glossaries: usize,
    english: Vec<EnglishTerm>,
    by_key: HashMap<EnglishKey, u32>,
    english_trie: Trie<String>,
    /// English terms that end in a node of the trie with a last word of this stem.
    endings: HashMap<(u32, String), Vec<u32>>,
    /// English terms of each Chinese one.
    chinese: Vec<Vec<u32>>,
    chinese_trie: Trie<char>,
    chinese_ends: HashMap<u32, u32>,
}

/// A term where it stands in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FoundTerm {
    /// Number of the term among those of its language.
    pub term: u32,
    /// Bytes of the text.
    pub span: Range<usize>,
}

#[derive(Clone, Debug)]
struct EnglishTerm {
    glossary: usize,
    /// As the first row of it has it.
    written: String,
    is_acronym: bool,
    /// Keys of its renderings.
    renderings: Vec<String>,
    /// Its renderings as their rows have them, in the order of the keys.
    written_renderings: Vec<String>,
}

impl Terms {
    /// Tells whether there are no terms.
    pub fn is_empty(&self) -> bool {
        self.english.is_empty()
    }

    /// Returns the number of glossaries.
    pub fn glossaries(&self) -> usize {
        self.glossaries
    }

    /// Returns the glossary, counted from 0, whose renderings of an English term count.
    pub fn glossary_of(&self, english: u32) -> usize {
        self.english[english as usize].glossary
    }

    /// Returns an English term as its first row has it.
    pub fn english_text(&self, english: u32) -> &str {
        &self.english[english as usize].written
    }

    /// Returns the renderings of an English term as the rows have them, each once.
    pub fn renderings(&self, english: u32) -> &[String] {
        &self.english[english as usize].written_renderings
    }

    /// Returns the numbers of all English terms.
    pub fn english_terms(&self) -> Range<u32> {
        0..self.english.len() as u32
    }

    /// Returns the English terms that a Chinese one renders, in order.
    pub fn english_of(&self, chinese: u32) -> &[u32] {
        &self.chinese[chinese as usize]
    }

    /// Lays a glossary over those before: its renderings of an English term replace theirs.
    pub(crate) fn add(&mut self, glossary: &Glossary) {
        let number = self.glossaries;
        self.glossaries += 1;
        for entry in glossary.entries() {
            let key = EnglishKey::of(&entry.english);
            let fresh = EnglishTerm {
                glossary: number,
                written: entry.english.clone(),
                is_acronym: key.is_acronym,
                renderings: Vec::new(),
                written_renderings: Vec::new(),
            };
            let next = self.english.len() as u32;
            let id = *self.by_key.entry(key).or_insert(next);
            if id == next {
                self.english.push(fresh.clone());
            }
            let term = &mut self.english[id as usize];
            if term.glossary != number {
                *term = fresh;
            }
            let rendering: String = chinese_key(&entry.chinese).into_iter().collect();
            if !term.renderings.contains(&rendering) {
                term.renderings.push(rendering);
                term.written_renderings.push(entry.chinese.clone());
            }
        }
        self.index();
    }

    /// Makes the tries anew.
    fn index(&mut self) {
        (self.english_trie, self.chinese_trie) = (Trie::default(), Trie::default());
        self.endings.clear();
        self.chinese.clear();
        self.chinese_ends.clear();
        let mut keys: Vec<(&EnglishKey, u32)> =
            self.by_key.iter().map(|(key, &id)| (key, id)).collect();
        keys.sort_by_key(|(_, id)| *id);
        for (key, id) in keys {
            let node = self.english_trie.insert(key.words.iter().cloned());
            self.endings.entry((node, key.last.clone())).or_default().push(id);
        }
        for (id, term) in (0_u32..).zip(&self.english) {
            for rendering in &term.renderings {
                let node = self.chinese_trie.insert(rendering.chars());
                let next = self.chinese.len() as u32;
                let chinese = *self.chinese_ends.entry(node).or_insert(next);
                if chinese == next {
                    self.chinese.push(Vec::new());
                }
                self.chinese[chinese as usize].push(id);
            }
        }
    }

    /// Starts looking for English terms in the sentences of one document.
    pub fn english_finder(&self) -> EnglishTermFinder<'_> {
        EnglishTermFinder { terms: self, known: HashMap::new() }
    }

    /// Returns the numbers of the Chinese terms in a text, in order, as often as they occur.
    pub fn find_chinese(&self, text: &str) -> Vec<u32> {
        self.find_chinese_places(text).into_iter().map(|found| found.term).collect()
    }

    /// Returns the Chinese terms in a text as [`Terms::find_chinese`] does, and where they stand.
    pub fn find_chinese_places(&self, text: &str) -> Vec<FoundTerm> {
        let mut found = Vec::new();
        if self.is_empty() {
            return found;
        }
        let (characters, spans) = placed_chinese_key(text);
        let mut at = 0;
        while at < characters.len() {
            match self.longest_chinese(&characters, at) {
                Some((term, end)) => {
                    let span = spans[at].start..spans[end - 1].end;
                    found.push(FoundTerm { term, span });
                    at = end;
                }
                None => at += 1,
            }
        }
        found
    }

    /// Returns where renderings of one English term stand in a Chinese text, also inside those of
    /// longer terms; the longest where several begin at one place.
    pub fn places_of(&self, english: u32, text: &str) -> Vec<Range<usize>> {
        let renderings: Vec<Vec<char>> = self.english[english as usize]
            .renderings
            .iter()
            .map(|rendering| rendering.chars().collect())
            .collect();
        let (characters, spans) = placed_chinese_key(text);
        let mut places = Vec::new();
        let mut at = 0;
        while at < characters.len() {
            let begins = |rendering: &&Vec<char>| {
                let end = at + rendering.len();
                characters[at..].starts_with(rendering)
                    && !is_inside_word(&characters, at)
                    && !is_inside_word(&characters, end)
            };
            match renderings.iter().filter(begins).map(Vec::len).max() {
                Some(length) if length > 0 => {
                    places.push(spans[at].start..spans[at + length - 1].end);
                    at += length;
                }
                _ => at += 1,
            }
        }
        places
    }

    fn longest_chinese(&self, characters: &[char], start: usize) -> Option<(u32, usize)> {
        if is_inside_word(characters, start) {
            return None;
        }
        let (mut node, mut longest) = (Trie::<char>::ROOT, None);
        for (end, character) in (start + 1..).zip(&characters[start..]) {
            let Some(next) = self.chinese_trie.child(node, character) else { break };
            node = next;
            if let Some(&term) = self.chinese_ends.get(&node)
                && !is_inside_word(characters, end)
            {
                longest = Some((term, end));
            }
        }
        longest
    }
}

/// Whether a place is between two letters or digits of a Latin word.
fn is_inside_word(characters: &[char], at: usize) -> bool {
    let latin = |at: usize| characters.get(at).is_some_and(char::is_ascii_alphanumeric);
    at > 0 && latin(at - 1) && latin(at)
}

/// Finds English terms; knows the keys of the words it has seen.
#[derive(Debug)]
pub struct EnglishTermFinder<'t> {
    terms: &'t Terms,
    /// Folded form and stem of each word.
    known: HashMap<String, (String, String)>,
}

impl EnglishTermFinder<'_> {
    /// Returns the numbers of the English terms in a text, in order, as often as they occur.
    pub fn find(&mut self, text: &str) -> Vec<u32> {
        self.find_places(text).into_iter().map(|found| found.term).collect()
    }

    /// Returns the terms in a text as [`EnglishTermFinder::find`] does, and where they stand.
    pub fn find_places(&mut self, text: &str) -> Vec<FoundTerm> {
        let mut found = Vec::new();
        if self.terms.is_empty() {
            return found;
        }
        let words = keyed_words(text, |word| {
            if let Some(known) = self.known.get(word) {
                return known.clone();
            }
            let keys = (fold(word), stem(word));
            self.known.insert(word.to_owned(), keys.clone());
            keys
        });
        let mut at = 0;
        while at < words.len() {
            match longest_english(self.terms, &words[at..]) {
                Some((term, length)) => {
                    let span = words[at].span.start..words[at + length - 1].span.end;
                    found.push(FoundTerm { term, span });
                    at += length;
                }
                None => at += 1,
            }
        }
        found
    }
}

/// The longest term that the words begin with, and its number of words.
fn longest_english(terms: &Terms, words: &[KeyedWord]) -> Option<(u32, usize)> {
    let (mut node, mut longest) = (Trie::<String>::ROOT, None);
    for (index, word) in words.iter().enumerate() {
        // What stands before the first word is not part of the term.
        let (folded, stem) = match index {
            0 => (word.folded.clone(), word.stem.clone()),
            _ => (word.gap.clone() + &word.folded, word.gap.clone() + &word.stem),
        };
        let ends = terms.endings.get(&(node, stem)).into_iter().flatten();
        // `WHO` is the body if the glossary has it, and else perhaps the word.
        let is_acronym = |id: &&u32| terms.english[**id as usize].is_acronym;
        let body = ends.clone().find(|id| word.is_acronym && is_acronym(id));
        if let Some(&id) = body.or_else(|| ends.clone().find(|id| !is_acronym(id))) {
            longest = Some((id, index + 1));
        }
        match terms.english_trie.child(node, &folded) {
            Some(next) => node = next,
            None => break,
        }
    }
    longest
}
