//! Vectors of the passages of a document, and how well those of two documents go along.
//!
//! A passage is a sentence, or in longer documents several, so that there are never more than
//! [`MOST_PASSAGES`], of about equal length. Passages of two versions of one document are alike in
//! the same order; of two documents on one subject they are alike anywhere. The *chain* is the
//! non-decreasing sequence of counterparts that is most alike beyond what any two passages of
//! these documents are: dynamic programming in time passages × passages.

use zhen_lexicon::{Embedding, dot_bytes};
use zhen_text::Document;

/// Passages at most; each takes 136 bytes.
const MOST_PASSAGES: usize = 24;
/// Passages, in number, that the usual likeness of unrelated ones counts as.
const PRIOR_PASSAGES: f32 = 3.0;
/// Cosine of two unrelated passages, about.
const PRIOR_LIKENESS: f32 = 0.15;

/// Excess of a passage's best likeness over the usual one from which it has a counterpart.
const CLEAR: f32 = 0.3;
/// The largest number of a passage's vector: four bits each. The error of a cosine is about 0.01.
const LARGEST: f32 = 7.0;

/// Vectors of passages and of the whole.
#[derive(Clone, Debug, Default)]
pub(super) struct Passages {
    /// The whole, a byte a dimension.
    whole: Vec<i8>,
    /// What makes the length of the whole 1: 0 for a vector of nothing.
    whole_scale: f32,
    /// The passages, two dimensions a byte.
    halves: Vec<u8>,
    /// What makes the length of each passage 1.
    scales: Vec<f32>,
    /// Share of the document's characters in each passage.
    shares: Vec<f32>,
}

/// How alike the passages of two documents are.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Likeness {
    /// Mean cosine of the most alike passage on the other side: of the English, of the Chinese.
    pub(super) best: [f32; 2],
    /// Mean likeness along the chain beyond what is usual in this pair.
    pub(super) chain: [f32; 2],
    /// Share of the text in passages that are hardly like any of the other side.
    pub(super) unlike: [f32; 2],
    /// Cosine of the first passages.
    pub(super) head: f32,
}

impl Passages {
    /// Embeds a document. Linear in the text.
    pub(super) fn of(document: &Document) -> Self {
        let embedding = Embedding::built_in();
        let (_, dimensions) = embedding.sizes();
        let count = document.sentences().len();
        let lengths: Vec<usize> =
            (0..count).map(|sentence| document.sentence_text(sentence).len()).collect();
        let total = lengths.iter().sum::<usize>().max(1);
        let mut passages = Self::default();
        let mut whole = vec![0.0; dimensions];
        let (mut passage, mut before, mut start) = (vec![0.0; dimensions], 0, 0);
        for sentence in 0..count {
            if lengths[sentence] > 0 {
                let vector = embedding.vector(document.sentence_text(sentence));
                add(&mut passage, vector.values());
            }
            before += lengths[sentence];
            let next = before + lengths.get(sentence + 1).copied().unwrap_or(0) / 2;
            let is_end = sentence + 1 == count
                || count <= MOST_PASSAGES
                || next * MOST_PASSAGES / total > start * MOST_PASSAGES / total;
            if is_end && before > start {
                passages.push(&passage);
                passages.shares.push((before - start) as f32 / total as f32);
                add(&mut whole, &passage);
                passage.fill(0.0);
                start = before;
            }
        }
        (passages.whole, passages.whole_scale) = quantised(&whole, 127.0);
        passages.halves.shrink_to_fit();
        passages
    }

    fn push(&mut self, vector: &[f32]) {
        let (values, scale) = quantised(vector, LARGEST);
        let halves = values.chunks(2).map(|two| {
            let half = |at: usize| two.get(at).map_or(0, |value| value.cast_unsigned() & 15);
            half(0) | half(1) << 4
        });
        self.halves.extend(halves);
        self.scales.push(scale);
    }

    pub(super) fn memory_byte(&self) -> usize {
        size_of_val(self.whole.as_slice())
            + size_of_val(self.halves.as_slice())
            + size_of_val(self.scales.as_slice())
            + size_of_val(self.shares.as_slice())
    }

    /// The vector of the whole, of length 1 or 0.
    pub(super) fn whole(&self) -> impl Iterator<Item = f32> + '_ {
        self.whole.iter().map(|&byte| f32::from(byte) * self.whole_scale)
    }

    fn len(&self) -> usize {
        self.shares.len()
    }

    /// The vectors of all passages, one after the other, a byte a dimension.
    fn unpacked(&self) -> Vec<i8> {
        let low = |half: u8| (half << 4).cast_signed() >> 4;
        self.halves.iter().flat_map(|&both| [low(both), low(both >> 4)]).collect()
    }

    /// Compares the passages of an English and a Chinese document.
    pub(super) fn likeness(&self, chinese: &Self) -> Likeness {
        let (rows, columns) = (self.len(), chinese.len());
        if rows == 0 || columns == 0 {
            return Likeness::default();
        }
        let (ours, theirs) = (self.unpacked(), chinese.unpacked());
        let dimensions = ours.len() / rows;
        let mut cosines = Vec::with_capacity(rows * columns);
        for (one, scale) in ours.chunks_exact(dimensions).zip(&self.scales) {
            for (other, its) in theirs.chunks_exact(dimensions).zip(&chinese.scales) {
                cosines.push(dot_bytes(one, other) as f32 * (scale * its));
            }
        }
        let transposed: Vec<f32> = (0..columns)
            .flat_map(|column| (0..rows).map(move |row| (row, column)))
            .map(|(row, column)| cosines[row * columns + column])
            .collect();
        let english = along(&cosines, &self.shares, columns);
        let chinese = along(&transposed, &chinese.shares, rows);
        Likeness {
            best: [english.best, chinese.best],
            chain: [english.chain, chinese.chain],
            unlike: [english.unlike, chinese.unlike],
            head: cosines[0],
        }
    }
}

/// How well the rows are explained by the columns.
struct Along {
    best: f32,
    chain: f32,
    unlike: f32,
}

/// Measures the rows of a table of cosines; `shares` are those of the rows in their document.
fn along(cosines: &[f32], shares: &[f32], columns: usize) -> Along {
    let (mut best, mut unlike) = (0.0, 0.0);
    // The best chain that ends at or before each column.
    let mut chain = vec![0.0_f32; columns];
    for (row, share) in cosines.chunks_exact(columns).zip(shares) {
        let most = row.iter().copied().fold(f32::MIN, f32::max);
        let sum: f32 = row.iter().sum::<f32>() - most;
        let usual =
            (sum + PRIOR_PASSAGES * PRIOR_LIKENESS) / (columns as f32 - 1.0 + PRIOR_PASSAGES);
        best += share * most;
        unlike += share * (1.0 - (most - usual) / CLEAR).clamp(0.0, 1.0);
        let mut before = 0.0_f32;
        for (chain, cosine) in chain.iter_mut().zip(row) {
            before = before.max(*chain);
            *chain = before + share * (cosine - usual).max(0.0);
        }
    }
    Along { best, chain: chain.into_iter().fold(0.0, f32::max), unlike }
}

fn add(sum: &mut [f32], vector: &[f32]) {
    for (sum, value) in sum.iter_mut().zip(vector) {
        *sum += value;
    }
}

/// A vector in whole numbers of which the largest is `largest`, and what makes its length 1.
pub(super) fn quantised(vector: &[f32], largest: f32) -> (Vec<i8>, f32) {
    let most = vector.iter().fold(0.0_f32, |most, value| most.max(value.abs()));
    let inverse = if most > 0.0 { largest / most } else { 0.0 };
    let bytes: Vec<i8> = vector.iter().map(|value| libm::roundf(value * inverse) as i8).collect();
    let length = libm::sqrtf(dot_bytes(&bytes, &bytes) as f32);
    (bytes, if length > 0.0 { 1.0 / length } else { 0.0 })
}
