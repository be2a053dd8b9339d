//! The embedding as a byte image that is read in place, without parsing or allocation.
//!
//! Layout, all integers little-endian:
//!
//! | bytes | what |
//! |---|---|
//! | 8 | magic `zhenemb` and the layout version |
//! | 8 | FNV-1a checksum of everything after these 16 bytes |
//! | 2 × 4 | rows, dimensions |
//! | 4 × 65,537 | first row of each bucket: rows whose key has these upper 16 bits |
//! | 4 × rows | the next 32 bits of each row's key, rising inside a bucket |
//! | 4 × rows | scale of each row, a 32-bit float: what one step of its numbers stands for |
//! | dimensions × rows | the numbers, −127 to 127 |
//!
//! A key is found in its bucket, which holds one or two rows: no start-up cost, one cache miss.
//! Two features share a row if 48 bits of their keys agree, which none of the table's do; that an
//! unknown feature hits a row by accident has probability 2^−32 times the size of the bucket.

use crate::image::{ImageFault, count, read_u32, seal, sections};
use crate::training::EmbeddingRows;

/// The first eight bytes of every embedding; the last is the layout version.
const MAGIC: [u8; 8] = *b"zhenemb\x01";
/// Buckets of keys.
const BUCKETS: usize = 1 << 16;

/// Rows of an embedding, borrowed from their byte image.
#[derive(Clone, Copy, Debug)]
pub(super) struct Rows<'t> {
    pub(super) dimensions: usize,
    buckets: &'t [u8],
    fingerprints: &'t [u8],
    scales: &'t [u8],
    values: &'t [u8],
}

/// A row of the table.
#[derive(Clone, Copy, Debug)]
pub(super) struct Row<'t> {
    /// What one step of the numbers stands for.
    pub(super) scale: f32,
    /// The numbers, as the bytes of signed integers.
    pub(super) values: &'t [u8],
}

impl<'t> Rows<'t> {
    /// Reads the layout of an image without its checksum.
    ///
    /// # Errors
    ///
    /// If the magic is wrong, or the length is not what the header says.
    pub(super) fn new(image: &'t [u8]) -> Result<Self, ImageFault> {
        let mut dimensions = 0;
        let lengths = |[rows, numbers]: [usize; 2]| {
            dimensions = numbers;
            [4 * (BUCKETS + 1), 4 * rows, 4 * rows, numbers.saturating_mul(rows)]
        };
        let [buckets, fingerprints, scales, values] = sections(image, MAGIC, lengths)?;
        Ok(Self { dimensions, buckets, fingerprints, scales, values })
    }

    /// Number of rows.
    pub(super) fn len(&self) -> usize {
        self.fingerprints.len() / 4
    }

    /// Finds the row of a feature.
    pub(super) fn find(&self, key: u64) -> Option<Row<'t>> {
        let (bucket, fingerprint) = split(key);
        let bounds =
            read_u32(self.buckets, bucket) as usize..read_u32(self.buckets, bucket + 1) as usize;
        let row =
            bounds.into_iter().find(|&row| read_u32(self.fingerprints, row) == fingerprint)?;
        Some(Row {
            scale: f32::from_bits(read_u32(self.scales, row)),
            values: self.values.get(row * self.dimensions..(row + 1) * self.dimensions)?,
        })
    }
}

/// Bucket and fingerprint of a key.
fn split(key: u64) -> (usize, u32) {
    ((key >> 48) as usize, (key >> 16) as u32)
}

/// Writes an image; the same rows always give the same bytes.
///
/// Each row is rounded to steps of 1/127 of its greatest number.
pub(super) fn image_of(rows: &EmbeddingRows) -> Vec<u8> {
    let dimensions = rows.dimensions;
    let mut buckets = vec![0_usize; BUCKETS + 1];
    let (mut fingerprints, mut scales, mut values) = (Vec::new(), Vec::new(), Vec::new());
    for (&key, row) in rows.keys.iter().zip(rows.values.chunks_exact(dimensions)) {
        let (bucket, fingerprint) = split(key);
        buckets[bucket + 1] += 1;
        fingerprints.extend_from_slice(&fingerprint.to_le_bytes());
        let greatest = row.iter().fold(0.0_f32, |greatest, value| greatest.max(value.abs()));
        let scale = (greatest / 127.0).max(f32::MIN_POSITIVE);
        scales.extend_from_slice(&scale.to_bits().to_le_bytes());
        values.extend(row.iter().map(|value| (value / scale).round() as i8 as u8));
    }
    for bucket in 1..buckets.len() {
        buckets[bucket] += buckets[bucket - 1];
    }
    let mut body = Vec::new();
    for value in [rows.keys.len(), dimensions].into_iter().chain(buckets) {
        body.extend_from_slice(&count(value).to_le_bytes());
    }
    for part in [fingerprints, scales, values] {
        body.extend_from_slice(&part);
    }
    seal(MAGIC, &body)
}
