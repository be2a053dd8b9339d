//! Bead scoring, search, confidence and evaluation of alignments.
//!
//! The pipeline of [`Aligner::align`] in reading order: *evidence* turns both documents into
//! tokens and links; *anchors* give a rough *band*, a *coarse* pass narrows it and teaches the
//! words of the pair (*adapt*); the first pass weighs the *features* of every bead in the band by
//! the *model*'s weights, and the *lattice* says which are probable; these *candidates* are weighed
//! again by the *network* in the light of the pair's *statistics*, and the *graph* turns scores
//! into posterior probabilities and chooses the beads.
//!
//! ```
//! use zhen_align::Aligner;
//! use zhen_text::{Document, Language};
//!
//! let english = Document::from_lines("The lake is large.\nIt froze in 1998.\n", Language::English);
//! let chinese = Document::from_lines("这个湖很大。\n1998年结冰了。\n", Language::Chinese);
//! let alignment = Aligner::default().align(&english, &chinese);
//! assert_eq!(alignment.beads().len(), 2);
//! assert_eq!(alignment.beads()[1].bead.to_string(), "1-1");
//! ```
//!
//! [`Aligner::explain`] does the same and says of each bead why: [`BeadExplanation`].

mod adapt;
mod aligner;
mod anchor;
mod band;
mod candidate;
mod coarse;
mod confirmed;
mod evaluate;
mod evidence;
mod explain;
mod features;
mod graph;
mod lattice;
mod likeness;
mod log_sum;
mod logarithm;
mod model;
mod moved;
mod network;
mod pairing;
mod pairs;
mod reliability;
mod shape;
mod statistics;
mod training;

pub use aligner::Aligner;
pub use confirmed::{ConfirmedError, confirmed_beads};
pub use evaluate::{Accuracy, Evaluation, GoldUnits, Share};
pub use evidence::NameWay;
pub use explain::{
    Alone, AloneReason, BeadExplanation, BeadLinks, Explanations, FactEvidence, FactPlace, Figures,
    Length, Likelihood, LinkedPair, Meaning, NameLink, Neighbour, Place, Rival, TermEvidence,
    UnlinkedWord, WordEvidence, WordLink,
};
pub use features::{FEATURE_NAMES, FEATURES};
pub use model::{Model, Weights};
pub use network::{Committee, Network};
pub use pairing::{
    ALIGNED_FIGURES, ALIGNED_NAMES, ALIGNED_SIGNS, AlignedFigures, CandidatePair, DocumentMatch,
    DocumentSignature, FIGURE_NAMES, FIGURE_SIGNS, FIGURES, LEAST_TRANSLATION_PROBABILITY, Matches,
    PAIR_FIGURES, PairingFigures, WORTH_ALIGNING, aligned_figures, compare_collections,
    figures_alone, figures_of_alignment, match_documents, seems_translated, signature_probability,
    translation_probability, with_signatures,
};
pub use reliability::{Bin, Reliability};
pub use training::{Dice, SecondPair, TrainingPair, train, train_network};
