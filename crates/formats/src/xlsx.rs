//! The xlsx format: a workbook to review a bitext in, and to read back.
//!
//! One sheet `bitext`, which goes on as `bitext 2`, … after 1,048,575 rows. Its columns are `keep`
//! (`yes` in every row, a list of yes and no), `src_text`, `trg_text`, `score`, `bead`, `src_ids`,
//! `trg_ids`, `src_doc`, `trg_doc`, `flags`, and `note` for the reviewer. Texts and ids are strings
//! whatever they look like: no formula, number or date is made of them, not even when they are
//! edited. Null beads stand on grey, moved ones in blue italics, what is not kept is struck out,
//! and the score is coloured from orange (0) to white (1); in black and white, darker is worse.
//!
//! A reader takes edited texts as they are edited, and leaves out the rows whose `keep` says no;
//! `note` is for people: it has no place in a row, and is counted as passed over. Cells hold 32,767 UTF-16 units (ECMA-376 leaves the length
//! open, Excel does not), longer texts are cut; control characters are dropped. Both are counted.
//!
//! Rows are written to a temporary file on the disk, as the library does it, and packed at the
//! end. A reader holds the file, its strings and the rows of one sheet in memory, and refuses what
//! unpacks to far more than workbooks do. Sheets of others may call the texts `en` and `zh`,
//! `English` and `Chinese`, or `英文` and `中文`. Built with the feature `xlsx` only.

#[cfg(not(feature = "xlsx"))]
mod absent;
#[cfg(feature = "xlsx")]
mod archive;
#[cfg(feature = "xlsx")]
mod cell;
#[cfg(feature = "xlsx")]
mod column;
#[cfg(feature = "xlsx")]
mod layout;
#[cfg(feature = "xlsx")]
mod read;
#[cfg(all(test, feature = "xlsx"))]
mod tests;
#[cfg(feature = "xlsx")]
mod workbook;
#[cfg(feature = "xlsx")]
mod write;

#[cfg(not(feature = "xlsx"))]
pub(crate) use absent::{read_xlsx, writer};
#[cfg(feature = "xlsx")]
pub(crate) use read::read_xlsx;
#[cfg(feature = "xlsx")]
pub(crate) use write::writer;
