//! Why each bead of an alignment is as it is, as data: words, values, names, length and meaning
//! that speak for it or against it, how probable it is, and what was the next best.
//!
//! The figures are measured anew from the evidence of the pair, not taken from the model: they
//! say what there is to see, whatever the model makes of it. Only probabilities come from the
//! search. Words are named by their places in the documents, so that any writer can mark them.
//!
//! ```
//! use zhen_align::Aligner;
//! use zhen_text::{Document, Language};
//!
//! let english = Document::from_lines("The lake is large.\nIt froze in 1998.\n", Language::English);
//! let chinese = Document::from_lines("这个湖很大。\n1998年结冰了。\n", Language::Chinese);
//! let explanations = Aligner::default().explain(&english, &chinese);
//! let second = explanations.get(1).expect("there are two beads");
//! let link = &second.words.links[0];
//! assert_eq!(explanations.english_text(&link.english[0]), "froze");
//! assert_eq!(explanations.chinese_text(&link.chinese[0]), "结冰");
//! assert!(second.facts[0].is_matched());
//! ```

mod alone;
mod belief;
mod facts;
mod figures;
mod linked;
mod words;

pub use alone::{Alone, AloneReason, Neighbour};
pub use belief::Rival;
pub use facts::{FactEvidence, FactPlace};
pub use figures::{Figures, Length, Likelihood, Meaning};
pub use linked::{BeadLinks, LinkedPair};
pub use words::{NameLink, TermEvidence, UnlinkedWord, WordEvidence, WordLink};

use std::ops::Range;

use zhen_text::{Alignment, Bead, Document, MovedBlock, ScoredBead};

use crate::aligner::Search;
use crate::evidence::{Occurrences, PairEvidence};
use belief::Belief;

/// Some characters of a sentence.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Place {
    /// Index of the sentence.
    pub sentence: usize,
    /// Bytes of the sentence's text, on character boundaries.
    pub start: usize,
    /// The byte behind the last.
    pub end: usize,
}

/// Why a bead is as it is.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct BeadExplanation {
    /// Index of the bead in the alignment.
    pub index: usize,
    /// Its sentences.
    pub bead: Bead,
    /// Its posterior probability, of a null bead that its sentence is null at any place: the
    /// confidence of the alignment.
    pub confidence: f64,
    /// Share of the beads expected in this pair that have its shape: the sum of the posteriors of
    /// all beads of that shape over that of all beads.
    pub shape_prior: f64,
    /// Words of both sides that explain each other, and those that nothing explains.
    pub words: WordEvidence,
    /// Values of both sides, in the order of the text.
    pub facts: Vec<FactEvidence>,
    /// Likelihood, length and meaning.
    pub figures: Figures,
    /// The most probable other bead that holds its first sentence, if any is probable at all.
    pub runner_up: Option<Rival>,
    /// What became of a sentence without counterpart; `None` for a bead with two sides.
    pub alone: Option<Alone>,
    /// The moved block that holds its sentence: its counterpart stands elsewhere.
    pub moved: Option<MovedBlock>,
}

/// The beads of an alignment, each of which can be explained.
#[derive(Clone, Debug)]
pub struct Explanations<'d> {
    english: &'d Document,
    chinese: &'d Document,
    evidence: PairEvidence,
    occurrences: Occurrences,
    length_ratio: f32,
    alignment: Alignment,
    belief: Belief,
    /// Index of the bead that holds each sentence.
    english_beads: Vec<usize>,
    chinese_beads: Vec<usize>,
}

impl<'d> Explanations<'d> {
    /// Takes what the search found out about `[english, chinese]`, and the alignment of its beads
    /// with moved blocks.
    pub(crate) fn new(
        [english, chinese]: [&'d Document; 2],
        evidence: PairEvidence,
        occurrences: Occurrences,
        search: &Search,
        alignment: Alignment,
    ) -> Self {
        let belief = Belief::new(search, evidence.english.len(), evidence.chinese.len());
        let holders = |range: fn(&Bead) -> Range<usize>| {
            let beads = alignment.beads().iter().enumerate();
            beads.flat_map(|(index, scored)| range(&scored.bead).map(move |_| index)).collect()
        };
        Self {
            english,
            chinese,
            evidence,
            occurrences,
            length_ratio: search.length_ratio,
            belief,
            english_beads: holders(|bead| bead.source.clone()),
            chinese_beads: holders(|bead| bead.target.clone()),
            alignment,
        }
    }

    /// Returns the number of beads.
    pub fn len(&self) -> usize {
        self.alignment.beads().len()
    }

    /// Tells whether there are no beads: both documents are empty.
    pub fn is_empty(&self) -> bool {
        self.alignment.beads().is_empty()
    }

    /// Returns the alignment that is explained.
    pub fn alignment(&self) -> &Alignment {
        &self.alignment
    }

    /// Returns how many Chinese characters stand for one English character in this pair.
    pub fn length_ratio(&self) -> f32 {
        self.length_ratio
    }

    /// Returns the text of a place of the English document.
    pub fn english_text(&self, place: &Place) -> &'d str {
        &self.english.sentence_text(place.sentence)[place.start..place.end]
    }

    /// Returns the text of a place of the Chinese document.
    pub fn chinese_text(&self, place: &Place) -> &'d str {
        &self.chinese.sentence_text(place.sentence)[place.start..place.end]
    }

    /// Explains the beads one after the other.
    pub fn iter(&self) -> impl Iterator<Item = BeadExplanation> + '_ {
        (0..self.len()).filter_map(|index| self.get(index))
    }

    /// Explains a bead, `None` past the last. Costs time in proportion to the bead's text.
    pub fn get(&self, index: usize) -> Option<BeadExplanation> {
        let ScoredBead { bead, confidence } = self.alignment.beads().get(index)?;
        Some(BeadExplanation {
            index,
            bead: bead.clone(),
            confidence: *confidence,
            shape_prior: self.belief.shape_prior(bead),
            words: words::words_of(&self.evidence, &self.occurrences, bead),
            facts: facts::facts_of(&self.evidence, &self.occurrences, bead),
            figures: self.figures(bead),
            runner_up: self.runner_up(bead),
            alone: bead.is_null().then(|| self.alone(index, bead)),
            moved: self.moved(bead).cloned(),
        })
    }

    /// The moved block that holds the sentence of a null bead.
    fn moved(&self, bead: &Bead) -> Option<&MovedBlock> {
        let holds = |block: &&MovedBlock| match (bead.source.is_empty(), bead.target.is_empty()) {
            (false, true) => block.source.contains(&bead.source.start),
            (true, false) => block.target.contains(&bead.target.start),
            _ => false,
        };
        self.alignment.moved().iter().find(holds)
    }

    fn figures(&self, bead: &Bead) -> Figures {
        Figures::of(&self.evidence, self.length_ratio, bead)
    }

    fn runner_up(&self, bead: &Bead) -> Option<Rival> {
        let (bead, posterior) = self.belief.runner_up(bead)?;
        let figures = self.figures(&bead);
        Some(Rival { bead, posterior, figures })
    }
}

#[cfg(test)]
mod tests;
