//! The static sentence embedding: text of either language to a vector, without a model to load.
//!
//! A text is the sum of the rows of its features (see `features`): the vector of merged sentences
//! is the sum of their vectors, and the length of a row is the weight of its feature. Texts that
//! translate each other have a high [cosine](SentenceVector::cosine). `training/embedding` says
//! how the rows are learned, `data/NOTICE` of what.

mod features;
mod image;

use std::sync::LazyLock;

pub(crate) use features::for_each_feature;

use crate::image::{stated_checksum, verify};
use crate::table::TableError;
use crate::training::EmbeddingRows;
use image::{Row, Rows};

/// The table inside the binary; `scripts/build-embedding` makes it.
static BUILT_IN: &[u8] = include_bytes!("../data/embedding.bin");

/// A table of vectors for words and pieces of words of both languages.
#[derive(Clone, Copy, Debug)]
pub struct Embedding<'t> {
    rows: Rows<'t>,
}

impl Embedding<'static> {
    /// Returns the checksum of the table inside the binary.
    pub fn checksum() -> u64 {
        stated_checksum(BUILT_IN)
    }

    /// Returns the embedding inside the binary; costs nothing to load.
    pub fn built_in() -> &'static Self {
        static EMBEDDING: LazyLock<Embedding<'static>> = LazyLock::new(|| Embedding {
            rows: Rows::new(BUILT_IN).expect("a test checks the table in the binary"),
        });
        &EMBEDDING
    }
}

impl<'t> Embedding<'t> {
    /// Reads an embedding from the bytes of a file, checking all of them.
    ///
    /// # Errors
    ///
    /// If the bytes are no embedding, are cut off, or do not match their checksum.
    pub fn from_bytes(image: &'t [u8]) -> Result<Self, TableError> {
        let rows = Rows::new(image)?;
        verify(image)?;
        Ok(Self { rows })
    }

    /// Writes trained rows as bytes for [`Embedding::from_bytes`], each number in one byte.
    pub fn image_of(rows: &EmbeddingRows) -> Vec<u8> {
        image::image_of(rows)
    }

    /// Returns the number of rows and of the numbers in each.
    pub fn sizes(&self) -> (usize, usize) {
        (self.rows.len(), self.rows.dimensions)
    }

    /// Returns the vector of a text in English, Chinese or both; linear in the text.
    pub fn vector(&self, text: &str) -> SentenceVector {
        let mut sum = vec![0.0; self.rows.dimensions];
        for_each_feature(text, |key| {
            if let Some(row) = self.rows.find(key) {
                add_row(&mut sum, row);
            }
        });
        SentenceVector(sum)
    }

    /// Counts the features of a text: those with a row, and all.
    pub fn coverage(&self, text: &str) -> (usize, usize) {
        let (mut known, mut all) = (0, 0);
        for_each_feature(text, |key| {
            known += usize::from(self.rows.find(key).is_some());
            all += 1;
        });
        (known, all)
    }
}

/// The vector of a text, not scaled: the sum of its features' rows.
#[derive(Clone, Debug, PartialEq)]
pub struct SentenceVector(Vec<f32>);

impl SentenceVector {
    /// The numbers, as many as the embedding has dimensions.
    pub fn values(&self) -> &[f32] {
        &self.0
    }

    /// Adds the vector of a further text of the same embedding: of a sentence merged with this.
    pub fn add(&mut self, other: &Self) {
        for (sum, value) in self.0.iter_mut().zip(&other.0) {
            *sum += value;
        }
    }

    /// Length of the vector; 0 for a text of which nothing is known.
    pub fn length(&self) -> f32 {
        libm::sqrtf(dot(&self.0, &self.0))
    }

    /// Cosine in [−1, 1] of two vectors of one embedding; 0 when nothing is known of either text.
    pub fn cosine(&self, other: &Self) -> f32 {
        let lengths = self.length() * other.length();
        if lengths > 0.0 { dot(&self.0, &other.0) / lengths } else { 0.0 }
    }
}

/// Adds a row to a sum of as many numbers.
fn add_row(sum: &mut [f32], row: Row<'_>) {
    for (sum, &value) in sum.iter_mut().zip(row.values) {
        *sum += row.scale * f32::from(value.cast_signed());
    }
}

/// Scalar product of two vectors of one length, in eight fixed lanes, so that every machine adds
/// in the same order.
pub fn dot(left: &[f32], right: &[f32]) -> f32 {
    debug_assert_eq!(left.len(), right.len(), "vectors of one embedding are equally long");
    let mut lanes = [0.0_f32; 8];
    let (left, right) = (left.chunks_exact(8), right.chunks_exact(8));
    let rest: f32 = left.remainder().iter().zip(right.remainder()).map(|(l, r)| l * r).sum();
    for (left, right) in left.zip(right) {
        for lane in 0..8 {
            lanes[lane] += left[lane] * right[lane];
        }
    }
    lanes.iter().sum::<f32>() + rest
}

/// Scalar product of two vectors of bytes of one length, exact as long as they have fewer than
/// 100,000 numbers.
///
/// In chunks of 16, which compilers turn into vector instructions.
pub fn dot_bytes(left: &[i8], right: &[i8]) -> i32 {
    debug_assert_eq!(left.len(), right.len(), "vectors of one embedding are equally long");
    let product = |(left, right): (&i8, &i8)| i32::from(*left) * i32::from(*right);
    let (left, right) = (left.chunks_exact(16), right.chunks_exact(16));
    let rest: i32 = left.remainder().iter().zip(right.remainder()).map(product).sum();
    let chunk = |(left, right): (&[i8], &[i8])| left.iter().zip(right).map(product).sum::<i32>();
    left.zip(right).map(chunk).sum::<i32>() + rest
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn products_of_bytes_are_exact() {
        let left: Vec<i8> = (0..37).map(|n| (n * 7 % 255 - 127) as i8).collect();
        let right: Vec<i8> = (0..37).map(|n| (n * 11 % 255 - 127) as i8).collect();
        let plain: i32 = left.iter().zip(&right).map(|(l, r)| i32::from(*l) * i32::from(*r)).sum();
        assert_eq!(dot_bytes(&left, &right), plain);
        assert_eq!(dot_bytes(&[-128; 16], &[-128; 16]), 16 * 128 * 128);
    }

    fn key_of(word: &str) -> u64 {
        let mut keys = Vec::new();
        for_each_feature(word, |key| keys.push(key));
        keys[0]
    }

    /// A table of three rows by hand: 湖, 水 and `<of>`.
    fn image() -> Vec<u8> {
        let mut rows =
            [(key_of("湖"), [1.0, 0.0]), (key_of("水"), [0.0, 2.0]), (key_of("of"), [-1.0, 0.5])];
        rows.sort_by_key(|row| row.0);
        Embedding::image_of(&EmbeddingRows {
            dimensions: 2,
            keys: rows.iter().map(|row| row.0).collect(),
            values: rows.iter().flat_map(|row| row.1).collect(),
        })
    }

    #[test]
    fn a_text_is_the_sum_of_its_features() {
        let image = image();
        let embedding = Embedding::from_bytes(&image).unwrap();
        assert_eq!(embedding.sizes(), (3, 2));
        assert_eq!(embedding.vector("湖").values(), [1.0, 0.0]);
        // 湖水 as a run of two has no row: 湖 + 水 = (1, 2).
        assert_eq!(embedding.vector("湖水").values(), [1.0, 2.0]);
        assert_eq!(embedding.coverage("湖水"), (2, 3));
        let mut merged = embedding.vector("湖，");
        merged.add(&embedding.vector("水"));
        assert_eq!(merged, embedding.vector("湖，水"));
        assert!((embedding.vector("湖").cosine(&merged) - 1.0 / 5.0_f32.sqrt()).abs() < 1e-6);
        // −1 and 0.5 in steps of 1/127: 0.5 comes back as 64/127.
        assert_eq!(embedding.vector("of").values(), [-1.0, 64.0 / 127.0]);
    }

    #[test]
    fn what_is_unknown_is_near_to_nothing() {
        let image = image();
        let embedding = Embedding::from_bytes(&image).unwrap();
        let nothing = embedding.vector("…");
        assert_eq!(nothing.length(), 0.0);
        assert_eq!(nothing.cosine(&embedding.vector("湖")), 0.0);
    }

    #[test]
    fn damaged_images_are_refused() {
        let good = image();
        let mut flipped = good.clone();
        *flipped.last_mut().unwrap() ^= 1;
        assert_eq!(Embedding::from_bytes(&flipped).unwrap_err(), TableError::Checksum);
        assert_eq!(Embedding::from_bytes(b"zhenlex\x01").unwrap_err(), TableError::Magic);
        let expected = TableError::Length { expected: good.len(), found: good.len() - 1 };
        assert_eq!(Embedding::from_bytes(&good[..good.len() - 1]).unwrap_err(), expected);
    }
}
