//! Any format: rows read and written by the [`Format`] alone.

mod passed_over;
mod read;
mod write;

pub use passed_over::PassedOver;
pub(crate) use passed_over::{Kind, PassedOverCount};
pub(crate) use read::Rejected;
pub use read::{BitextInput, ReadError, Rows, read_rows, read_rows_in_parts};
pub(crate) use write::FormatWriter;
pub use write::{Part, RowWriter, WriteError, WriteOptions, Written};
