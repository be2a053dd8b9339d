//! Damaged files of parquet and xlsx end with an error or rows, and never go on forever.

use proptest::prelude::*;
use zhen_formats::{Format, read_rows};

use crate::rows::{row, write_one};

/// Reads a file in which some bytes are others; whatever comes of it, it must end.
fn read_damaged(format: Format, mut bytes: Vec<u8>, changes: &[(prop::sample::Index, u8)]) {
    for (index, byte) in changes {
        let index = index.index(bytes.len());
        bytes[index] = *byte;
    }
    assert!(read_rows(format, bytes.as_slice()).count() <= 10_000);
}

#[cfg(feature = "parquet")]
proptest! {
    #[test]
    fn damaged_parquet_ends(
        rows in prop::collection::vec(row(), 1..6),
        changes in prop::collection::vec(any::<(prop::sample::Index, u8)>(), 1..4),
    ) {
        read_damaged(Format::Parquet, write_one(Format::Parquet, &rows), &changes);
    }
}

#[cfg(feature = "xlsx")]
proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn damaged_xlsx_ends(
        rows in prop::collection::vec(row(), 1..6),
        changes in prop::collection::vec(any::<(prop::sample::Index, u8)>(), 1..4),
    ) {
        read_damaged(Format::Xlsx, write_one(Format::Xlsx, &rows), &changes);
    }
}
