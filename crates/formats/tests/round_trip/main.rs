//! What is written reads back, whatever the text; what does not is counted; and no bytes stop a
//! reader.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

/// Rows of any text, and their way through a format and back.
mod rows;

/// Every format: what it holds is there again, and what is not there again was said to be lost.
mod losses;

/// tsv, jsonl and html, line by line.
mod text;

/// moses, and the formats of indices.
mod lines_and_beads;

/// tmx and xliff.
mod xml;

/// parquet and xlsx.
#[cfg(any(feature = "parquet", feature = "xlsx"))]
mod tables;
