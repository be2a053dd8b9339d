//! The shared nouns of zhen: what a document, a sentence, a bead and an alignment are.
//!
//! A [`Document`] owns its text; everything else is an index range into it. Nothing here
//! reads files, prints, or fails on odd text: the only errors are [`CoverageError`]s, which say
//! that blocks, sentences or beads do not cover what they must cover.
//!
//! ```
//! use zhen_text::{Alignment, Bead, Document, Language, ScoredBead};
//!
//! let english = Document::from_lines("Hello.\nGood-bye.\n", Language::English);
//! assert_eq!(english.sentence_text(1), "Good-bye.");
//!
//! // Two English sentences translated by one Chinese sentence.
//! let bead = ScoredBead { bead: Bead { source: 0..2, target: 0..1 }, confidence: 0.9 };
//! let alignment = Alignment::new(2, 1, vec![bead])?;
//! assert_eq!(alignment.beads()[0].bead.to_string(), "2-1");
//! # Ok::<(), zhen_text::CoverageError>(())
//! ```

mod alignment;
mod bead;
mod block_kind;
mod coverage;
mod document;
mod inline;
mod language;
mod omission;
mod origin;

pub use alignment::{Alignment, LoneProbabilities, MovedBlock, ScoredBead};
pub use bead::{Bead, IndexBead};
pub use block_kind::BlockKind;
pub use coverage::CoverageError;
pub use document::{Block, Document, Omission, Sentence};
pub use inline::{InlineMarkup, Link, LinkKind};
pub use language::{Language, Script};
pub use omission::OmissionReason;
pub use origin::Origin;
