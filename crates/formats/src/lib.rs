//! Bitexts in and out, in the formats of the field, and the job lists that name many document
//! pairs.
//!
//! A [`BitextRow`] is one bead with its text: what a line of a bitext file holds. [`rows_of`]
//! makes rows of an alignment, [`RowWriter`] writes them in any [`Format`], [`read_rows`] reads
//! them back. Formats without text give [beads](read_beads), which become rows by their documents.
//! Each format has a file of its own and can be used alone.
//!
//! What differs between two versions of a document is told by [`FindingsText`] for a terminal and by
//! [`FindingsPage`] as a page to read.
//!
//! Bitexts and beads are streamed: memory holds one row, bead or group of rows, whatever the length
//! of the file. Exceptions: a workbook, a Parquet file and the links of XCES are held whole when
//! they are read; MNBVC has a line for a document, and its writer keeps hashes of all texts.
//!
//! Nothing here opens files or prints. Errors carry line numbers; the caller adds the path.
//!
//! ```
//! use zhen_formats::{DocumentNames, Format, RowWriter, WriteOptions, read_rows, rows_of};
//! use zhen_text::{Alignment, Bead, Document, Language, ScoredBead};
//!
//! let english = Document::from_lines("It rained.\nWe stayed in.\n", Language::English);
//! let chinese = Document::from_lines("下雨了，我们没出门。\n", Language::Chinese);
//! let bead = ScoredBead { bead: Bead { source: 0..2, target: 0..1 }, confidence: 0.97312 };
//! let alignment = Alignment::new(2, 1, vec![bead])?;
//! let names = DocumentNames { english: "rain.en.txt".into(), chinese: "rain.zh.txt".into(), ..DocumentNames::default() };
//!
//! let mut tsv = Vec::new();
//! let mut writer = RowWriter::new(Format::Tsv, &mut tsv, &WriteOptions::default())?;
//! for row in rows_of(&alignment, &english, &chinese, &names) {
//!     writer.write_row(&row)?;
//! }
//! writer.finish()?;
//! assert_eq!(
//!     std::str::from_utf8(&tsv)?.lines().last(),
//!     Some("rain.en.txt\train.zh.txt\tIt rained. We stayed in.\t下雨了，我们没出门。\t0.9731\t2-1\t0,1\t0\t"),
//! );
//!
//! let row = read_rows(Format::Tsv, tsv.as_slice()).next().expect("one row was written")?;
//! assert_eq!((row.source_ids, row.score), (vec![0, 1], 0.9731));
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

mod beads;
mod bitext;
mod champollion;
mod field;
mod findings;
mod format;
mod html;
mod index;
mod index_rows;
mod jobs;
mod jsonl;
mod ladder;
mod language_tag;
mod lines;
mod loss;
mod marks;
mod mnbvc;
mod moses;
mod moved;
mod parquet;
mod report;
mod row;
mod sniff;
mod statistics;
mod table;
mod tmx;
mod tsv;
mod vecalign;
mod xces;
mod xliff;
mod xlsx;
mod xml;

pub use beads::{Beads, BeadsError, read_any_beads, read_beads, write_beads};
pub use bitext::{
    BitextInput, Part, PassedOver, ReadError, RowWriter, Rows, WriteError, WriteOptions, Written,
    read_rows, read_rows_in_parts,
};
pub use field::{field_text, joins};
pub use findings::{
    CheckedDocuments, FindingsFormat, FindingsOptions, FindingsPage, FindingsText, FindingsWriter,
    MatchingPairs, PageLayout, TextLayout, TextStyle, Unchecked, UncheckedCause,
    UnknownFindingsFormat,
};
pub use format::{Format, UnknownFormat};
pub use index::{IndexError, read_index};
pub use index_rows::{IndexRowError, index_of, row_from_index, rows_from_index};
pub use jobs::{Job, JobList, JobsError, read_jobs};
pub use jsonl::{JsonlError, JsonlReader, JsonlWriter, read_jsonl};
pub use lines::LineError;
pub use loss::{Alterations, Losses, Property};
pub use marks::{Mark, MarkKind, RowMarks};
pub use moved::moved_flag;
pub use report::write_report;
pub use row::{BitextRow, DocumentNames, rounded_score, row_of_bead, rows_of, without_nulls};
pub use statistics::{
    BeadStatistics, BeadType, BuildStatistics, CONFIDENCE_BINS, CorpusPart, CorpusStatistics,
    DocumentStatistics, FailedDocument, GivenOption, Histogram, LENGTH_BINS, LENGTH_RATIO_BINS,
    LengthGrid, NamedCounts, Provenance, Reason, SideStatistics, TRUSTED_COVERAGE_BINS,
    WorstDocument, write_statistics,
};
pub use tsv::{Column, TsvError, TsvOptions, TsvReader, TsvWriter, UnknownColumn, read_tsv};
