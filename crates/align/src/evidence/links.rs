//! Which Chinese token types of a document pair explain which English ones.

use std::collections::HashMap;

use zhen_facts::{FactKey, keys as fact_links};
use zhen_lexicon::Lexicon;

use super::chinese::{ChineseSide, ChineseToken};
use super::english::{EnglishSide, EnglishToken};
use super::side::Side;
use crate::adapt::LearnedLink;

/// p of a link that is as good as certain: identical Latin words, names, terms of a glossary.
const CERTAIN: f32 = 0.9;
/// Links of a pair of types add up to this at most, whatever the layers say.
const MOST: f32 = 0.95;

/// A link of a Chinese token type.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct TokenLink {
    /// English token type.
    pub(crate) english: u32,
    /// p(en given zh) over p(en): how much likelier the Chinese token makes the English one.
    pub(crate) english_ratio: f32,
    /// p(zh given en) over p(zh).
    pub(crate) chinese_ratio: f32,
}

/// A link seen from its English token type.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct ReverseLink {
    /// Chinese token type.
    pub(crate) chinese: u32,
    /// As in [`TokenLink`].
    pub(crate) english_ratio: f32,
    /// As in [`TokenLink`].
    pub(crate) chinese_ratio: f32,
}

/// Links by Chinese and by English token type.
#[derive(Clone, Debug, Default)]
pub(crate) struct LinkTable {
    starts: Vec<usize>,
    links: Vec<TokenLink>,
    reverse_starts: Vec<usize>,
    reverse: Vec<ReverseLink>,
    /// Whether a token type has a link at all, or is a term, which counts without its rendering
    /// too: that no gap of the dictionary is to blame is what a glossary says.
    english_linked: Vec<bool>,
    chinese_linked: Vec<bool>,
}

impl LinkTable {
    /// Links of a Chinese token type.
    pub(crate) fn of(&self, chinese: u32) -> &[TokenLink] {
        &self.links[self.starts[chinese as usize]..self.starts[chinese as usize + 1]]
    }

    /// Links of an English token type.
    pub(crate) fn of_english(&self, english: u32) -> &[ReverseLink] {
        let english = english as usize;
        &self.reverse[self.reverse_starts[english]..self.reverse_starts[english + 1]]
    }

    /// Whether an English token type is linked to some Chinese one of the pair.
    pub(crate) fn english_is_linked(&self, english: u32) -> bool {
        self.english_linked[english as usize]
    }

    /// The same table with learned links, sorted by Chinese token type, beside its own.
    pub(super) fn with_learned(
        &self,
        learned: &[LearnedLink],
        english: &Side,
        chinese: &Side,
    ) -> Self {
        let totals = (total(english.occurrences()), total(chinese.occurrences()));
        let mut table = Self {
            english_linked: self.english_linked.clone(),
            chinese_linked: self.chinese_linked.clone(),
            ..Self::default()
        };
        let mut learned = learned.iter().peekable();
        for kind in 0..self.chinese_linked.len() as u32 {
            table.starts.push(table.links.len());
            table.links.extend_from_slice(self.of(kind));
            while let Some(link) = learned.next_if(|link| link.chinese == kind) {
                let english_share = english.occurrences()[link.english as usize] as f32 / totals.0;
                let chinese_share = chinese.occurrences()[kind as usize] as f32 / totals.1;
                table.english_linked[link.english as usize] = true;
                table.chinese_linked[kind as usize] = true;
                table.links.push(TokenLink {
                    english: link.english,
                    english_ratio: link.forward / english_share,
                    chinese_ratio: link.backward / chinese_share,
                });
            }
        }
        table.starts.push(table.links.len());
        table.turn_round(self.english_linked.len());
        table
    }

    /// Lists the links of each of `count` English token types, by Chinese token type.
    fn turn_round(&mut self, count: usize) {
        let mut starts = vec![0; count + 1];
        for link in &self.links {
            starts[link.english as usize + 1] += 1;
        }
        for kind in 0..count {
            starts[kind + 1] += starts[kind];
        }
        let nothing = ReverseLink { chinese: 0, english_ratio: 0.0, chinese_ratio: 0.0 };
        let mut reverse = vec![nothing; self.links.len()];
        let mut next = starts.clone();
        for (chinese, range) in (0_u32..).zip(self.starts.windows(2)) {
            for link in &self.links[range[0]..range[1]] {
                let TokenLink { english, english_ratio, chinese_ratio } = *link;
                reverse[next[english as usize]] =
                    ReverseLink { chinese, english_ratio, chinese_ratio };
                next[english as usize] += 1;
            }
        }
        (self.reverse_starts, self.reverse) = (starts, reverse);
    }

    /// Whether a Chinese token type is linked to some English one of the pair.
    pub(crate) fn chinese_is_linked(&self, chinese: u32) -> bool {
        self.chinese_linked[chinese as usize]
    }
}

/// Links the token types of both sides.
pub(super) fn link(
    english: &EnglishSide,
    chinese: &ChineseSide,
    lexicon: &Lexicon<'_>,
) -> LinkTable {
    let index = EnglishIndex::new(english, lexicon);
    let english_total = total(english.side.occurrences());
    let chinese_total = total(chinese.side.occurrences());
    let mut table = LinkTable {
        english_linked: english.tokens.keys().iter().map(EnglishToken::is_term).collect(),
        ..LinkTable::default()
    };
    for (kind, token) in chinese.tokens.keys().iter().enumerate() {
        table.starts.push(table.links.len());
        let links = index.links_of(token, lexicon);
        table.chinese_linked.push(!links.is_empty() || token.is_term());
        for (other, forward, backward) in links {
            let english_share = english.side.occurrences()[other as usize] as f32 / english_total;
            let chinese_share = chinese.side.occurrences()[kind] as f32 / chinese_total;
            table.english_linked[other as usize] = true;
            table.links.push(TokenLink {
                english: other,
                english_ratio: forward.min(MOST) / english_share,
                chinese_ratio: backward.min(MOST) / chinese_share,
            });
        }
    }
    table.starts.push(table.links.len());
    table.turn_round(english.tokens.keys().len());
    table
}

fn total(occurrences: &[u32]) -> f32 {
    occurrences.iter().map(|&count| count as f32).sum::<f32>().max(1.0)
}

/// Ways to find the English token types that a Chinese token may be linked to.
struct EnglishIndex<'e> {
    english: &'e EnglishSide,
    /// English types by the lexicon's number of their stem or of a part of it, with the share
    /// of a link that goes to each.
    by_lexicon: HashMap<u32, Vec<(u32, f32)>>,
    by_fact: HashMap<FactKey, Vec<(u32, f32)>>,
}

impl<'e> EnglishIndex<'e> {
    fn new(english: &'e EnglishSide, lexicon: &Lexicon<'_>) -> Self {
        let mut index = Self { english, by_lexicon: HashMap::new(), by_fact: HashMap::new() };
        for (kind, token) in (0_u32..).zip(english.tokens.keys()) {
            match token {
                EnglishToken::Stem(stem) => {
                    let parts = lexicon.known_english_parts(stem);
                    let share = 1.0 / parts.len().max(1) as f32;
                    for part in parts {
                        index.by_lexicon.entry(part).or_default().push((kind, share));
                    }
                }
                // Terms and names are linked by their numbers.
                EnglishToken::Term(_) => {}
                EnglishToken::Fact(value) => {
                    for link in fact_links(value) {
                        index.by_fact.entry(link.key).or_default().push((kind, link.strength));
                    }
                }
            }
        }
        index
    }

    /// English type, p(en given zh), p(zh given en); each English type once, in order.
    fn links_of(&self, token: &ChineseToken, lexicon: &Lexicon<'_>) -> Vec<(u32, f32, f32)> {
        let mut links: Vec<(u32, f32, f32)> = Vec::new();
        match token {
            ChineseToken::Word(word) => {
                let parts = lexicon.known_parts(word);
                let share = 1.0 / parts.len().max(1) as f32;
                for link in parts.into_iter().flat_map(|part| lexicon.links(part)) {
                    for &(kind, own) in self.by_lexicon.get(&link.english).into_iter().flatten() {
                        let share = share * own;
                        links.push((kind, link.forward * share, link.backward * share));
                    }
                }
            }
            ChineseToken::Latin(stem) => {
                let kind = self.english.tokens.find(&EnglishToken::Stem(stem.clone()));
                links.extend(kind.map(|kind| (kind, CERTAIN, CERTAIN)));
            }
            ChineseToken::Name(kind) => links.push((*kind, CERTAIN, CERTAIN)),
            ChineseToken::Term(term) => {
                for &english in lexicon.terms().english_of(*term) {
                    let kind = self.english.tokens.find(&EnglishToken::Term(english));
                    links.extend(kind.map(|kind| (kind, CERTAIN, CERTAIN)));
                }
            }
            ChineseToken::Fact(value) => {
                for own in fact_links(value) {
                    for &(kind, strength) in self.by_fact.get(&own.key).into_iter().flatten() {
                        let shared = strength.min(own.strength);
                        links.push((kind, shared, shared));
                    }
                }
                // Of several shared keys of two values the strongest says it all.
                links.sort_by(|left, right| left.0.cmp(&right.0).then(right.1.total_cmp(&left.1)));
                links.dedup_by_key(|link| link.0);
            }
        }
        links.sort_by_key(|link| link.0);
        links.dedup_by(|later, first| {
            let same = later.0 == first.0;
            if same {
                first.1 += later.1;
                first.2 += later.2;
            }
            same
        });
        links
    }
}
