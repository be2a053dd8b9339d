//! Finds names of the English document in Chinese sentences.
//!
//! Three ways: a name of the table of names (`寮国`, Laos); a romanised Chinese name (`Wentao`) as
//! characters with that reading (文涛); a foreign name (`Moreau`) as a run of transliteration
//! characters with a similar sound (莫罗).

use std::collections::{HashMap, HashSet};
use std::rc::Rc;

use zhen_lexicon::{
    EnglishSound, Lexicon, Names, SoundModel, is_sound_character, reading, readings, syllables,
};
use zhen_segment::{fold, simplify_char};

use super::english::{EnglishSide, EnglishToken};
use super::found_names::{FoundName, FoundNames, NameWay};
use super::romanised::RomanisedFinder;

/// A name rarer than this may be a foreign name; more frequent words are in the lexicon anyway.
/// −ln of the share of running text: e^−11 is one word in 60,000.
const RARE: f32 = 11.0;
/// Characters in a romanised given name or place at most.
const LONGEST_ROMANISED: usize = 4;
/// Characters in a part of a transliterated name.
const TRANSLITERATED: std::ops::RangeInclusive<usize> = 2..=6;
/// Probability from which two names count as the same, for two and for more characters. Of a
/// document's many runs far fewer than one in twenty are a given name; short ones collide more.
const ALIKE: [f64; 2] = [0.9, 0.8];
/// Log likelihood ratio of the best opening, in nats, below which no longer run is tried.
const LEAST_OPENING: f64 = 0.5;

/// A foreign name that some characters sound like, from the first on.
#[derive(Clone, Copy, Debug)]
struct ForeignName {
    /// Token type of the English word.
    kind: u32,
    /// Characters.
    length: usize,
}

/// Looks for the names of one English document.
#[derive(Debug)]
pub(super) struct NameFinder<'e> {
    english: &'e EnglishSide,
    lexicon: &'e Lexicon<'e>,
    /// Token types that the table of names adds to a Chinese name, where it was asked before.
    listed: HashMap<u32, Rc<[u32]>>,
    /// English names of the table, with their token types.
    listed_english: HashMap<&'static str, &'e [u32]>,
    /// Romanised names of at least two syllables, by their letters.
    romanised: HashMap<String, u32>,
    /// First syllables of those, to give up early.
    openings: HashSet<String>,
    /// Romanised names of several words.
    several: RomanisedFinder,
    /// Foreign names.
    foreign: Vec<(EnglishSound, u32)>,
    /// Foreign names that the first two characters of a run may open, by their readings.
    opened: HashMap<[Option<&'static str>; 2], Rc<[usize]>>,
    /// Answers for runs of characters that were asked before.
    asked: HashMap<Vec<char>, Rc<[ForeignName]>>,
}

impl<'e> NameFinder<'e> {
    pub(super) fn new(english: &'e EnglishSide, lexicon: &'e Lexicon<'e>) -> Self {
        let names = Names::built_in();
        let listed_english = english
            .listed
            .iter()
            .map(|(&name, kinds)| (names.english_name(name), kinds.as_slice()))
            .collect();
        let mut finder = Self {
            english,
            lexicon,
            listed: HashMap::new(),
            listed_english,
            romanised: HashMap::new(),
            openings: HashSet::new(),
            several: RomanisedFinder::new(english),
            foreign: Vec::new(),
            opened: HashMap::new(),
            asked: HashMap::new(),
        };
        for name in &english.names {
            let lower = fold(&name.text);
            let EnglishToken::Stem(stem) = &english.tokens.keys()[name.kind as usize] else {
                continue;
            };
            let rare = lexicon.english(stem).is_none_or(|id| lexicon.english_rarity(id) > RARE);
            match syllables(&lower).filter(|parts| (2..=LONGEST_ROMANISED).contains(&parts.len())) {
                Some(parts) => {
                    finder.openings.insert(parts[0].to_owned());
                    finder.romanised.insert(parts.concat(), name.kind);
                }
                None if rare && lower.chars().count() >= 3 => {
                    let sound = SoundModel::built_in().english(&lower);
                    finder.foreign.extend(sound.map(|sound| (sound, name.kind)));
                }
                None => {}
            }
        }
        finder
    }

    /// Returns the names that `text` seems to hold, each English token type once, in their order.
    pub(super) fn find(&mut self, text: &str) -> Vec<FoundName> {
        let mut found = FoundNames::default();
        self.listed_in(text, &mut found);
        let characters: Vec<char> = text.chars().map(simplify_char).collect();
        for start in 0..characters.len() {
            let ahead = &characters[start..];
            self.romanised_from(ahead, |kind, length| {
                found.add(kind, start, length, NameWay::Pinyin);
            });
            self.several.find(ahead, |kind, length| {
                found.add(kind, start, length, NameWay::Spelling);
            });
        }
        if !self.foreign.is_empty() {
            let mut start = 0;
            for run in characters.split(|&character| !is_sound_character(character)) {
                self.foreign_in(run, start, &mut found);
                start += run.len() + 1;
            }
        }
        found.finish(text)
    }

    /// Adds what the table of names knows beyond the lexicon.
    fn listed_in(&mut self, text: &str, found: &mut FoundNames) {
        if self.listed_english.is_empty() {
            return;
        }
        let names = Names::built_in();
        // Names come in the order of the text: characters are counted on from the last one.
        let (mut byte, mut character) = (0, 0);
        for name in names.find_chinese_names(text) {
            if name.span.start < byte {
                (byte, character) = (0, 0);
            }
            character += text[byte..name.span.start].chars().count();
            byte = name.span.start;
            let kinds = match self.listed.get(&name.name) {
                Some(kinds) => Rc::clone(kinds),
                None => {
                    let english = names.english_of(&name);
                    let kinds = english.filter_map(|entry| self.listed_english.get(entry.name));
                    let kinds = kinds.flat_map(|kinds| kinds.iter().copied());
                    let kinds = self.beyond_lexicon(&fold(&text[name.span.clone()]), kinds);
                    self.listed.insert(name.name, Rc::clone(&kinds));
                    kinds
                }
            };
            if !kinds.is_empty() {
                let length = text[name.span].chars().count();
                kinds.iter().for_each(|&kind| found.add(kind, character, length, NameWay::List));
            }
        }
    }

    /// Those of some English token types that the lexicon does not link with a Chinese word or its
    /// parts: a second link would make a name count twice.
    fn beyond_lexicon(&self, word: &str, kinds: impl Iterator<Item = u32>) -> Rc<[u32]> {
        let linked: HashSet<u32> = self
            .lexicon
            .known_parts(word)
            .into_iter()
            .flat_map(|part| self.lexicon.links(part))
            .map(|link| link.english)
            .collect();
        kinds
            .filter(|&kind| match &self.english.tokens.keys()[kind as usize] {
                EnglishToken::Stem(stem) => {
                    !self.lexicon.known_english_parts(stem).iter().any(|id| linked.contains(id))
                }
                EnglishToken::Fact(_) | EnglishToken::Term(_) => false,
            })
            .collect()
    }

    /// Follows all readings of the characters ahead as long as some name may begin so.
    ///
    /// Tells `found` the English token type and the number of characters.
    fn romanised_from(&self, ahead: &[char], mut found: impl FnMut(u32, usize)) {
        let mut prefixes: Vec<String> = match ahead.first() {
            Some(_) if self.romanised.is_empty() => return,
            Some(&character) => readings(character)
                .into_iter()
                .filter(|reading| self.openings.contains(*reading))
                .map(str::to_owned)
                .collect(),
            None => return,
        };
        for (index, &character) in ahead.iter().enumerate().take(LONGEST_ROMANISED).skip(1) {
            if prefixes.is_empty() {
                return;
            }
            let next = readings(character);
            prefixes = prefixes
                .iter()
                .flat_map(|prefix| next.iter().map(move |reading| format!("{prefix}{reading}")))
                .collect();
            let named = prefixes.iter().filter_map(|prefix| self.romanised.get(prefix));
            named.for_each(|&kind| found(kind, index + 1));
        }
    }

    /// Looks for foreign names in a run of characters, the first of which is number `first`.
    fn foreign_in(&mut self, run: &[char], first: usize, found: &mut FoundNames) {
        for start in 0..run.len() {
            let ahead = &run[start..run.len().min(start + TRANSLITERATED.end())];
            if ahead.len() < *TRANSLITERATED.start() {
                break;
            }
            let answer = match self.asked.get(ahead) {
                Some(answer) => Rc::clone(answer),
                None => {
                    let answer: Rc<[ForeignName]> = self.closest(ahead).into();
                    self.asked.insert(ahead.to_vec(), Rc::clone(&answer));
                    answer
                }
            };
            for name in answer.iter() {
                found.add(name.kind, first + start, name.length, NameWay::Sound);
            }
        }
    }

    /// The foreign names that sound most like the first two characters, the first three, and so
    /// on, if one is close enough.
    fn closest(&mut self, ahead: &[char]) -> Vec<ForeignName> {
        let model = SoundModel::built_in();
        let text: String = ahead.iter().collect();
        let Some(chinese) = model.chinese(&text) else { return Vec::new() };
        let opened = self.opened_by(ahead);
        let mut best: Vec<Option<(f64, u32)>> = vec![None; ahead.len() + 1];
        for &index in opened.iter() {
            let (name, kind) = &self.foreign[index];
            model.each_length(name, &chinese, LEAST_OPENING, |length, similarity| {
                let least = ALIKE[usize::from(length > 2)];
                // The first of equally close names wins, so that the order of text decides.
                if TRANSLITERATED.contains(&length)
                    && similarity >= least
                    && best[length].is_none_or(|(known, _)| similarity > known)
                {
                    best[length] = Some((similarity, *kind));
                }
            });
        }
        let sounding = best.into_iter().enumerate().filter_map(|(length, best)| {
            best.map(|(similarity, kind)| (similarity, ForeignName { kind, length }))
        });
        // Of one name that several lengths sound like, the length that sounds most like it.
        let mut named: Vec<(f64, ForeignName)> = sounding.collect();
        named.sort_by(|one, other| other.0.total_cmp(&one.0));
        let mut known = HashSet::new();
        named.retain(|(_, name)| known.insert(name.kind));
        named.into_iter().map(|(_, name)| name).collect()
    }

    /// Foreign names that begin, as far as sounds go, like the first two characters.
    fn opened_by(&mut self, ahead: &[char]) -> Rc<[usize]> {
        let key = [0, 1].map(|index| ahead.get(index).and_then(|&character| reading(character)));
        if let Some(opened) = self.opened.get(&key) {
            return Rc::clone(opened);
        }
        let model = SoundModel::built_in();
        let text: String = ahead.iter().take(2).collect();
        let opened: Rc<[usize]> = match model.chinese(&text) {
            Some(chinese) => (0..self.foreign.len())
                .filter(|&index| model.opens(&self.foreign[index].0, &chinese, LEAST_OPENING))
                .collect(),
            None => Rc::from([]),
        };
        self.opened.insert(key, Rc::clone(&opened));
        opened
    }
}

#[cfg(test)]
mod tests {
    use zhen_text::{Document, Language};

    use super::super::english;
    use super::*;

    /// Stems of the English names that a Chinese sentence seems to hold.
    fn found(english: &str, chinese: &str) -> Vec<String> {
        let document = Document::from_lines(english, Language::English);
        let side = english::read(&document, Lexicon::built_in().terms(), &mut |_, _| {});
        let mut finder = NameFinder::new(&side, Lexicon::built_in());
        let kinds = finder.find(chinese).into_iter().map(|name| name.kind);
        let mut stems: Vec<String> = kinds
            .filter_map(|kind| match &side.tokens.keys()[kind as usize] {
                EnglishToken::Stem(stem) => Some(stem.clone()),
                EnglishToken::Fact(_) | EnglishToken::Term(_) => None,
            })
            .collect();
        stems.sort();
        stems
    }

    #[test]
    fn names_are_found_by_table_by_reading_and_by_sound() {
        let table: &[(&str, &str, &[&str])] = &[
            ("Then Jokowi spoke.", "佐科發言。", &["jokowi"]),
            ("The report of Xue Wentao is out.", "薛文涛的报告发表了。", &["wentao", "xue"]),
            ("A talk with Wang Yi was held.", "同王毅会谈。", &["wang", "yi"]),
            ("Later Hsueh Wen-tao left.", "後來薛文濤走了。", &["hsueh", "tao", "wen"]),
            ("Later Leung Ka-fai left.", "后来梁家辉走了。", &["fai", "ka", "leung"]),
            ("Then Moreau left.", "莫罗走了。", &["moreau"]),
            ("Then Bergstrøm left.", "伯格斯特伦走了。", &["bergstrom"]),
            ("Then Moreau left.", "史密斯走了。", &[]),
            ("A talk with Wang Yi was held.", "同李强会谈。", &[]),
            ("", "王毅", &[]),
            ("Wang Yi", "", &[]),
        ];
        for (english, chinese, expected) in table {
            assert_eq!(found(english, chinese), *expected, "{english} {chinese}");
        }
    }

    #[test]
    fn what_the_lexicon_links_is_not_linked_again() {
        assert!(found("He went to Vietnam.", "他去了越南。").is_empty());
    }
}
