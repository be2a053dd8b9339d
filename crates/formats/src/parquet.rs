//! The parquet format: the columns of jsonl in Apache Parquet, for data frames and training tools.
//!
//! `id` (int64), `score` (double), `bead`, `translation` (a struct of `en` and `zh`), `src_ids`
//! and `trg_ids` (lists of int64), `src_doc` and `trg_doc`, `src_lang` and `trg_lang`,
//! `src_offsets` and `trg_offsets` (lists of lists of two int64: begin and end of each sentence),
//! `src_kinds`, `trg_kinds`, `src_origins`, `trg_origins` and `flags` (lists of strings). No value
//! is null: what is unknown is an empty text or an empty list. Two-sided beads only.
//!
//! Lists have the three levels, and strings and lists the logical types, that
//! [the format's description](https://github.com/apache/parquet-format/blob/master/LogicalTypes.md)
//! asks for; all is `optional`, because pyarrow writes it so and files of both kinds then have one
//! schema. Rows are written in groups of bounded size, compressed with zstd, and read group by
//! group; the whole file is in memory when it is read.
//!
//! Built with the feature `parquet` only.

#[cfg(not(feature = "parquet"))]
mod absent;
#[cfg(feature = "parquet")]
mod column;
#[cfg(feature = "parquet")]
mod field;
#[cfg(feature = "parquet")]
mod read;
#[cfg(feature = "parquet")]
mod schema;
#[cfg(all(test, feature = "parquet"))]
mod tests;
#[cfg(feature = "parquet")]
mod write;

#[cfg(not(feature = "parquet"))]
pub(crate) use absent::{read_parquet, writer};
#[cfg(feature = "parquet")]
pub(crate) use read::read_parquet;
#[cfg(feature = "parquet")]
pub(crate) use write::writer;
