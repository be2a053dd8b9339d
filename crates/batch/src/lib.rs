//! The one-pair function, and the parallel engine that runs it over many pairs.
//!
//! [`align_pair`] is the pipeline of the whole project for one document pair: decode, find the
//! document in the page, split, align. `align`, `build` and every later command call it.
//! [`build`] runs it over a job list on all cores, in the order of the list, and never lets one
//! bad pair stop the rest.
//!
//! ```
//! use zhen_align::Aligner;
//! use zhen_batch::{PairOptions, Source, Sources, align_pair};
//!
//! let english = Source { name: "a.en.txt", bytes: b"The lake is large. It froze in 1998." };
//! let chinese = Source { name: "a.zh.txt", bytes: "这个湖很大。1998年结冰了。".as_bytes() };
//! let sources = Sources::Two([english, chinese]);
//! let pair = align_pair(sources, &PairOptions::default(), &Aligner::default())?;
//! assert_eq!(pair.alignment.beads().len(), 2);
//! # Ok::<(), zhen_batch::PairError>(())
//! ```

mod adapt;
mod atomic;
mod bitext;
mod check;
mod check_rows;
mod collector;
mod corpus;
mod digest;
mod doubt;
mod engine;
mod file;
mod filter;
mod folders;
mod job;
mod journal;
mod marks;
mod options;
mod pair;
mod pair_error;
mod pairing;
mod record;
mod results;
mod runner;
mod sample;
mod sites;
mod source;
mod split;
mod state;
mod statistics;
mod stop;
mod stream;
mod summary;
mod terms;
mod units;
mod workers;

pub use adapt::{Adaptation, AdaptationOptions};
pub use atomic::{Compression, end_interrupted, remove_temporaries, write_atomically};
pub use bitext::{bitext_paths, write_bitext};
pub use check::{CheckedFiles, WorkEnd, check_pair, work_in_order};
pub use check_rows::{CheckedRows, check_rows};
pub use digest::Digest;
pub use doubt::Pairing;
pub use engine::{BuildError, Event, build};
pub use file::{open_file, read_document, read_document_from, read_file, uncompressed};
pub use filter::{Filter, FilterCounts, FilterOptions, Filters, Lengths};
pub use folders::{FilePair, FolderPairs, PairedBy, UnpairedCause, UnpairedFile, pair_folders};
pub use job::{Job, NamedFile};
pub use journal::Retry;
pub use marks::{PairMarks, fact_marks};
pub use options::{BuildOptions, Nulls};
pub use pair::{AlignedPair, ReadPair, Sources, align_pair, read_pair};
pub use pair_error::PairError;
pub use pairing::{MirroredNames, PairBy, PairingOptions, pair_documents};
pub use record::{DocumentRecord, Status};
pub use results::result_files;
pub use sample::{Sample, write_sample};
pub use sites::Sites;
pub use source::{Order, PairOptions, ReadDocument, Source, Units, read_source};
pub use split::{Split, SplitError, SplitPart};
pub use state::{Beginning, State, StateError};
pub use statistics::{Fate, Tally};
pub use stop::StopRequest;
pub use stream::{StreamError, StreamOptions, StreamRecord, StreamSummary, align_stream};
pub use summary::Summary;
pub use terms::{TermCounts, TermCoverage};
