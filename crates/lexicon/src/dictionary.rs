//! Reading dictionary glosses as weighted links: what `湖 /lake/large body of water/` says.
//!
//! CC-CEDICT separates senses by slashes, near-synonyms inside a sense by semicolons, and mixes
//! in notes: `(idiom)`, `CL:個|个[ge4]`, `variant of 湖[hu2]`. Notes go out; a variant or an
//! abbreviation takes over the senses of the word it points to.

use std::collections::BTreeMap;

use zhen_segment::{english_words, fold, stem};

use crate::build::TableBuilder;

/// Words of a gloss that say nothing about the headword when others stand beside them.
const EMPTY: &[&str] = &[
    "a",
    "an",
    "and",
    "as",
    "at",
    "be",
    "by",
    "for",
    "from",
    "in",
    "into",
    "it",
    "of",
    "on",
    "or",
    "one",
    "oneself",
    "sb",
    "somebody",
    "something",
    "sth",
    "that",
    "the",
    "to",
    "with",
    "etc",
    "esp",
    "is",
    "are",
    "its",
    "his",
    "her",
    "one's",
    "lit",
    "fig",
    "e.g",
    "i.e",
    "s",
    "who",
    "which",
    "used",
    "eg",
    "ie",
    "abbr",
    "ref",
    "refers",
    "pr",
    "taiwan",
    "also",
    "not",
];

/// Openings of senses that describe usage, not meaning.
const NOTES: &[&str] =
    &["CL:", "see ", "see also", "used in", "also pr", "Taiwan pr", "Kangxi radical"];

/// Openings of senses that point to another entry with the same meaning.
const POINTERS: &[&str] = &[
    "variant of ",
    "old variant of ",
    "erhua variant of ",
    "also written ",
    "abbr. for ",
    "same as ",
    "equivalent to ",
    "Japanese variant of ",
    "ancient variant of ",
    "short for ",
];

/// Dictionary entries by folded headword.
#[derive(Clone, Debug, Default)]
pub struct Dictionary {
    senses: BTreeMap<String, Vec<String>>,
}

impl Dictionary {
    /// Adds an entry: a headword in either script, and its senses separated by slashes.
    pub fn add(&mut self, headword: &str, senses: &str) {
        let list = self.senses.entry(fold(headword)).or_default();
        list.extend(senses.split('/').filter(|sense| !sense.trim().is_empty()).map(str::to_owned));
    }

    /// Adds the links of all entries to `builder`, whose English shares should be in place.
    pub fn add_links(&self, builder: &mut TableBuilder) {
        for (word, senses) in &self.senses {
            let mut resolved = Vec::new();
            self.resolve(senses, 0, &mut resolved);
            for (rank, sense) in resolved.iter().enumerate() {
                // Entries list the usual sense first, often several of equal weight.
                let weight = 1.0 / libm::sqrtf(rank as f32 + 1.0);
                for (stem, share) in content(sense, builder) {
                    builder.add_link(word, &stem, weight * share);
                }
            }
        }
    }

    /// Lists meanings: notes dropped, pointers followed (twice at most), synonyms apart.
    fn resolve(&self, senses: &[String], depth: usize, out: &mut Vec<String>) {
        for sense in senses {
            let sense = sense.trim();
            if NOTES.iter().any(|note| sense.starts_with(note)) {
                continue;
            }
            let plain = without_parentheses(sense);
            if let Some(rest) = POINTERS.iter().find_map(|pointer| sense.strip_prefix(pointer))
                && let Some(target) = referenced(rest)
                && let Some(target_senses) = self.senses.get(&target)
                && depth < 2
            {
                self.resolve(target_senses, depth + 1, out);
            }
            let parts = plain.split([';', ',']).map(str::trim).filter(|part| !part.is_empty());
            out.extend(parts.map(str::to_owned));
        }
    }
}

/// The stems of one meaning with their shares of its weight; rarer stems carry more.
fn content(sense: &str, builder: &TableBuilder) -> Vec<(String, f32)> {
    let words: Vec<&str> = english_words(sense).into_iter().map(|span| &sense[span]).collect();
    let telling: Vec<&str> = words.iter().copied().filter(|word| is_telling(word)).collect();
    let chosen = if telling.is_empty() { words } else { telling };
    let weighted: Vec<(String, f32)> = chosen
        .into_iter()
        .filter(|word| word.is_ascii() || word.chars().all(char::is_alphabetic))
        .filter(|word| !word.chars().any(is_han))
        .map(|word| {
            let stem = stem(word);
            let rarity = -libm::log(builder.english_share(&stem).max(1e-8)) as f32;
            (stem, rarity.max(1.0))
        })
        .collect();
    let total: f32 = weighted.iter().map(|(_, rarity)| rarity).sum();
    // A definition in many words is not a translation: its words seldom stand in the text.
    let trust = (3.0 / weighted.len().max(1) as f32).min(1.0);
    weighted.into_iter().map(|(stem, rarity)| (stem, trust * rarity / total)).collect()
}

fn is_telling(word: &str) -> bool {
    !EMPTY.contains(&word.to_lowercase().as_str())
}

fn is_han(character: char) -> bool {
    matches!(character, '\u{3400}'..='\u{9fff}' | '\u{20000}'..='\u{3ffff}')
}

/// The folded headword that `變|变[bian4] and more` points to.
fn referenced(text: &str) -> Option<String> {
    let word: String = text.chars().take_while(|&character| is_han(character)).collect();
    (!word.is_empty()).then(|| fold(&word))
}

/// Removes `(notes)`, `[pin1 yin1]` and Chinese characters; keeps a sense that is all note.
fn without_parentheses(sense: &str) -> String {
    let mut depth = 0_usize;
    let mut plain = String::new();
    for character in sense.chars() {
        match character {
            '(' | '[' => depth += 1,
            ')' | ']' => depth = depth.saturating_sub(1),
            _ if depth > 0 || is_han(character) || character == '|' => {}
            _ => plain.push(character),
        }
    }
    if plain.trim().is_empty() {
        sense.chars().filter(|character| !"()[]".contains(*character)).collect()
    } else {
        plain
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::table::Table;

    fn stems_of(dictionary: &Dictionary, word: &str) -> Vec<String> {
        let mut builder = TableBuilder::new();
        for common in ["water", "lake", "large", "body"] {
            builder.add_english_share(common, 1e-4);
        }
        dictionary.add_links(&mut builder);
        let image = builder.build();
        let table = Table::checked(&image).unwrap();
        let known = ["lake", "water", "larg", "bodi", "idiom", "classifi", "hold", "talk", "in"];
        let links: Vec<u32> =
            table.links(table.chinese(word).unwrap()).map(|link| link.english).collect();
        known
            .iter()
            .filter(|stem| table.english(stem).is_some_and(|id| links.contains(&id)))
            .map(|&stem| stem.to_owned())
            .collect()
    }

    #[test]
    fn notes_are_dropped_and_pointers_followed() {
        let mut dictionary = Dictionary::default();
        dictionary.add("湖", "lake/large body of water (idiom)/CL:個|个[ge4]/");
        dictionary.add("湖泊", "variant of 湖[hu2]/");
        dictionary.add("會談", "to hold talks/");
        dictionary.add("在", "in/");
        assert_eq!(stems_of(&dictionary, "湖"), ["lake", "water", "larg", "bodi"]);
        assert_eq!(stems_of(&dictionary, "湖泊"), ["lake", "water", "larg", "bodi"]);
        assert_eq!(stems_of(&dictionary, "会谈"), ["hold", "talk"]);
        assert_eq!(stems_of(&dictionary, "在"), ["in"]);
    }
}
