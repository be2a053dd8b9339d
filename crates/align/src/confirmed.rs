//! Alignment around beads that a person has confirmed.
//!
//! Confirmed beads with two sides cut the documents into stretches, and each stretch is aligned by
//! itself, with the evidence of the whole documents. A confirmed sentence without counterpart cuts
//! nothing: where it stands on the other side is left to the search, which may only not join it to
//! any other sentence. So confirmed beads are kept whatever their size and however little the
//! evidence speaks for them.

use std::ops::Range;

use thiserror::Error;
use zhen_text::{Alignment, Bead, Document, IndexBead, Language, LoneProbabilities, ScoredBead};

use crate::aligner::{Aligner, adapted};
use crate::anchor::rough_band;
use crate::candidate::Choice;
use crate::coarse::coarse_pass;
use crate::evidence::PairEvidence;
use crate::shape::BeadShape;

/// Beads cannot be those of one alignment of two documents.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[non_exhaustive]
pub enum ConfirmedError {
    /// The sentences of one side do not follow each other.
    #[error(
        "the {language} sentences {ids:?} do not follow each other; name all of a bead in order"
    )]
    NotConsecutive {
        /// Index of the bead among those given.
        bead: usize,
        /// The side.
        language: Language,
        /// What the bead names.
        ids: Vec<usize>,
    },
    /// Both sides are empty.
    #[error("the bead is empty on both sides; name a sentence")]
    Empty {
        /// Index of the bead among those given.
        bead: usize,
    },
    /// The document has no such sentence.
    #[error(
        "there is no {language} sentence {sentence}, the document has {count}, counted from 0; \
         is the index of these documents, read the same way?"
    )]
    NoSuchSentence {
        /// Index of the bead among those given.
        bead: usize,
        /// The side.
        language: Language,
        /// The sentence that the bead names.
        sentence: usize,
        /// Number of sentences of the document.
        count: usize,
    },
    /// Two beads hold the same sentence.
    #[error("{language} sentence {sentence} is in another bead too; keep one of them")]
    Repeated {
        /// Index of the later of the two among those given.
        bead: usize,
        /// The side.
        language: Language,
        /// The first sentence that both hold.
        sentence: usize,
    },
    /// A bead crosses another one.
    #[error(
        "the bead crosses another that stands before it in English and behind it in Chinese; \
         confirm only one of the two"
    )]
    Crossing {
        /// Index of the later of the two among those given.
        bead: usize,
    },
}

impl ConfirmedError {
    /// Returns the index of the faulty bead among those given.
    pub fn bead(&self) -> usize {
        match self {
            Self::NotConsecutive { bead, .. }
            | Self::Empty { bead }
            | Self::NoSuchSentence { bead, .. }
            | Self::Repeated { bead, .. }
            | Self::Crossing { bead } => *bead,
        }
    }
}

/// Makes beads of those of an index.
///
/// # Errors
///
/// Names the first bead whose sentences do not follow each other.
pub fn confirmed_beads(index: &[IndexBead]) -> Result<Vec<Bead>, ConfirmedError> {
    let side = |bead: usize, language, ids: &[usize]| {
        let start = ids.first().copied().unwrap_or(0);
        let follows = ids.iter().enumerate().all(|(at, &id)| start.checked_add(at) == Some(id));
        let not_consecutive =
            || ConfirmedError::NotConsecutive { bead, language, ids: ids.to_vec() };
        let end = start.checked_add(ids.len()).filter(|_| follows);
        end.map(|end| start..end).ok_or_else(not_consecutive)
    };
    let bead_of = |(number, bead): (usize, &IndexBead)| {
        Ok(Bead {
            source: side(number, Language::English, &bead.source)?,
            target: side(number, Language::Chinese, &bead.target)?,
        })
    };
    index.iter().enumerate().map(bead_of).collect()
}

impl Aligner<'_> {
    /// Aligns two documents around beads that are known to be right.
    ///
    /// Each of `confirmed`, in any order, is in the result with confidence 1: those with two
    /// sides, of any size, as they are; a run of sentences without counterpart as single null
    /// beads, which may stand anywhere on the other side (its range there says nothing).
    ///
    /// # Errors
    ///
    /// If beads name sentences that there are not, hold the same sentence, or cross.
    pub fn align_confirmed(
        &self,
        english: &Document,
        chinese: &Document,
        confirmed: &[Bead],
    ) -> Result<Alignment, ConfirmedError> {
        if confirmed.is_empty() {
            return Ok(self.align(english, chinese));
        }
        let counts = [english.sentences().len(), chinese.sentences().len()];
        let plan = Plan::new(confirmed, counts)?;
        let mut evidence = PairEvidence::new(english, chinese, self.lexicon());
        adapted(&mut evidence);
        let mut found = Found {
            beads: Vec::new(),
            lone: LoneProbabilities { source: vec![0.0; counts[0]], target: vec![0.0; counts[1]] },
        };
        let (mut row, mut column) = (0, 0);
        for bead in &plan.fixed {
            self.align_stretch(
                &evidence,
                row..bead.source.start,
                column..bead.target.start,
                &plan,
                &mut found,
            );
            found.beads.push(ScoredBead { bead: bead.clone(), confidence: 1.0 });
            (row, column) = (bead.source.end, bead.target.end);
        }
        self.align_stretch(&evidence, row..counts[0], column..counts[1], &plan, &mut found);
        let Found { beads, lone } = found;
        // A person has said that these have no counterpart.
        Ok(self.with_links(&evidence, beads, lone, |side, sentence| !plan.nulls[side][sentence]))
    }

    /// Aligns the sentences between two confirmed beads.
    fn align_stretch(
        &self,
        evidence: &PairEvidence,
        rows: Range<usize>,
        columns: Range<usize>,
        plan: &Plan,
        all: &mut Found,
    ) {
        if rows.is_empty() && columns.is_empty() {
            return;
        }
        let nulls = [&plan.nulls[0][rows.clone()], &plan.nulls[1][columns.clone()]];
        let window = evidence.window(rows.clone(), columns.clone());
        let holds_null = |side: usize, range: Range<usize>| {
            nulls[side].iter().take(range.end).skip(range.start).any(|is_null| *is_null)
        };
        let allowed = |row: usize, column: usize, shape: BeadShape| {
            shape.is_null()
                || !(holds_null(0, row..row + shape.english)
                    || holds_null(1, column..column + shape.chinese))
        };
        let choice = Choice { allowed: &allowed, ..Choice::default() };
        let coarse = coarse_pass(&window, &rough_band(&window));
        let found = self.search(&window, &coarse, &choice);
        all.lone.source[rows.clone()].copy_from_slice(&found.lone.source);
        all.lone.target[columns.clone()].copy_from_slice(&found.lone.target);
        all.beads.extend(found.beads.into_iter().map(|ScoredBead { bead, confidence }| {
            let is_confirmed = bead.is_null()
                && (holds_null(0, bead.source.clone()) || holds_null(1, bead.target.clone()));
            let shifted = |range: Range<usize>, by: usize| range.start + by..range.end + by;
            ScoredBead {
                bead: Bead {
                    source: shifted(bead.source, rows.start),
                    target: shifted(bead.target, columns.start),
                },
                confidence: if is_confirmed { 1.0 } else { confidence },
            }
        }));
    }
}

/// What was found so far.
struct Found {
    beads: Vec<ScoredBead>,
    lone: LoneProbabilities,
}

/// Confirmed beads, checked and in order.
struct Plan {
    /// Those with two sides.
    fixed: Vec<Bead>,
    /// Whether each English and each Chinese sentence has no counterpart.
    nulls: [Vec<bool>; 2],
}

impl Plan {
    fn new(confirmed: &[Bead], counts: [usize; 2]) -> Result<Self, ConfirmedError> {
        let mut owners = counts.map(|count| vec![false; count]);
        let mut plan = Self { fixed: Vec::new(), nulls: counts.map(|count| vec![false; count]) };
        let mut fixed: Vec<(usize, &Bead)> = Vec::new();
        for (number, bead) in confirmed.iter().enumerate() {
            let sides = [(Language::English, &bead.source), (Language::Chinese, &bead.target)];
            if sides.iter().all(|(_, range)| range.is_empty()) {
                return Err(ConfirmedError::Empty { bead: number });
            }
            for (side, (language, range)) in sides.into_iter().enumerate() {
                for sentence in range.clone() {
                    let count = counts[side];
                    let Some(is_owned) = owners[side].get_mut(sentence) else {
                        return Err(ConfirmedError::NoSuchSentence {
                            bead: number,
                            language,
                            sentence,
                            count,
                        });
                    };
                    if std::mem::replace(is_owned, true) {
                        return Err(ConfirmedError::Repeated { bead: number, language, sentence });
                    }
                    plan.nulls[side][sentence] = bead.is_null();
                }
            }
            if !bead.is_null() {
                fixed.push((number, bead));
            }
        }
        fixed.sort_by_key(|(_, bead)| bead.source.start);
        if let Some(pair) =
            fixed.windows(2).find(|pair| pair[1].1.target.start < pair[0].1.target.end)
        {
            return Err(ConfirmedError::Crossing { bead: pair[0].0.max(pair[1].0) });
        }
        plan.fixed = fixed.into_iter().map(|(_, bead)| bead.clone()).collect();
        Ok(plan)
    }
}
