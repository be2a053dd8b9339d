//! Which terms of the glossaries occur in a document pair, or in several.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};
use zhen_lexicon::Terms;
use zhen_text::Document;

use crate::pair::AlignedPair;

/// The English terms, by their numbers, that occur in document pairs.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct TermCoverage {
    english: BTreeSet<u32>,
    chinese: BTreeSet<u32>,
    beads: BTreeSet<u32>,
}

/// How many terms of one glossary occur.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct TermCounts {
    /// Terms of the glossary that no later one replaces.
    pub terms: usize,
    /// Those that stand in the English text.
    pub english: usize,
    /// Those of which a rendering stands in the Chinese text.
    pub chinese: usize,
    /// Those that stand with a rendering inside one bead.
    pub beads: usize,
}

impl TermCoverage {
    /// Finds the terms that occur in a pair.
    pub fn of(pair: &AlignedPair, terms: &Terms) -> Self {
        let mut coverage = Self::default();
        if terms.is_empty() {
            return coverage;
        }
        let mut finder = terms.english_finder();
        let english = by_sentence(&pair.english.document, |text| finder.find(text));
        let chinese = by_sentence(&pair.chinese.document, |text| {
            let found = terms.find_chinese(text);
            found.into_iter().flat_map(|term| terms.english_of(term)).copied().collect()
        });
        for scored in pair.alignment.beads() {
            let own: BTreeSet<u32> =
                english[scored.bead.source.clone()].concat().into_iter().collect();
            let other: BTreeSet<u32> =
                chinese[scored.bead.target.clone()].concat().into_iter().collect();
            coverage.beads.extend(own.intersection(&other));
            coverage.english.extend(own);
            coverage.chinese.extend(other);
        }
        coverage
    }

    /// Adds what occurs in other pairs.
    pub fn add(&mut self, other: Self) {
        self.english.extend(other.english);
        self.chinese.extend(other.chinese);
        self.beads.extend(other.beads);
    }

    /// Counts the terms of one glossary, numbered from 0 in the order in which they were laid.
    pub fn counts(&self, terms: &Terms, glossary: usize) -> TermCounts {
        let is_own = |term: &u32| terms.glossary_of(*term) == glossary;
        let count = |found: &BTreeSet<u32>| found.iter().filter(|term| is_own(term)).count();
        TermCounts {
            terms: terms.english_terms().filter(is_own).count(),
            english: count(&self.english),
            chinese: count(&self.chinese),
            beads: count(&self.beads),
        }
    }
}

fn by_sentence(document: &Document, mut find: impl FnMut(&str) -> Vec<u32>) -> Vec<Vec<u32>> {
    let sentences = 0..document.sentences().len();
    sentences.map(|sentence| find(document.sentence_text(sentence))).collect()
}

#[cfg(test)]
mod tests {
    use zhen_align::{Aligner, Model};
    use zhen_lexicon::{Glossary, Lexicon};

    use super::*;
    use crate::pair::{Sources, align_pair};
    use crate::source::{PairOptions, Source};

    #[test]
    fn terms_are_counted_by_glossary_and_place() {
        let glossary = |text: &str| Glossary::parse(text).unwrap();
        let lexicon = Lexicon::built_in()
            .clone()
            .with_glossary(&glossary("lake\t湖\nferry\t渡轮\nbridge\t桥\nharbour\t码头\n"))
            .with_glossary(&glossary("harbours\t港口\n"));
        let aligner = Aligner::new(&lexicon, Model::built_in());
        let sources = [
            Source { name: "a", bytes: b"The lake froze in 1998. The harbours were closed." },
            Source {
                name: "b", bytes: "1998年湖结冰了。港口关闭，渡轮停航。".as_bytes()
            },
        ];
        let pair = align_pair(Sources::Two(sources), &PairOptions::default(), &aligner).unwrap();
        let mut coverage = TermCoverage::of(&pair, lexicon.terms());
        coverage.add(coverage.clone());
        let counts = [0, 1].map(|number| coverage.counts(lexicon.terms(), number));
        assert_eq!(counts[0], TermCounts { terms: 3, english: 1, chinese: 2, beads: 1 });
        assert_eq!(counts[1], TermCounts { terms: 1, english: 1, chinese: 1, beads: 1 });
    }
}
