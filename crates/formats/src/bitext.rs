//! Any format: rows read and written by the [`Format`] alone.

mod passed;
mod read;
mod write;

pub use passed::PassedOver;
pub(crate) use passed::Tally;
pub use read::{BitextInput, ReadError, Rows, read_rows, read_rows_in_parts};
pub(crate) use write::FormatWriter;
pub use write::{Part, RowWriter, WriteError, WriteOptions, Written};
