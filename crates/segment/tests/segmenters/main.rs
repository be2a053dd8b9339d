//! Tests of the two Chinese segmenters against each other, in one binary.
#![expect(clippy::unwrap_used, reason = "a failure here fails the test")]

/// The words of the table are those of jieba, on the sample documents and on random text.
mod agreement;
/// Where jieba's dictionary lies on this machine.
mod dictionary;
/// The table in the repository is what its script builds, and its NOTICE names the source.
mod word_table;
