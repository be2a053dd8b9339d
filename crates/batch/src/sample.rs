//! A random sample of rows, to be graded by hand.
//!
//! A bottom-k sample: of all rows, those whose keyed hash is least. Which rows these are depends on
//! the seed and on the rows, not on their order, on threads, or on where a run was interrupted; and
//! the sample of a larger number holds that of a smaller one. The hash is SHA-256 of the seed, the
//! names of the documents and the ids of the sentences, the same in every version. Memory holds the
//! sample; time is a hash a row.

use std::collections::BinaryHeap;
use std::io::{self, Write};

use zhen_formats::{BitextRow, TsvOptions, TsvWriter};

use crate::digest::Digest;

/// Collects a sample of the rows that it is offered.
///
/// ```
/// use zhen_batch::Sample;
/// use zhen_formats::BitextRow;
///
/// let mut sample = Sample::new(2, 7);
/// for id in 0..100 {
///     sample.offer(&BitextRow { source_ids: vec![id], target_ids: vec![id], ..BitextRow::default() });
/// }
/// let rows = sample.into_rows();
/// assert!(rows.len() == 2 && rows[0].source_ids < rows[1].source_ids);
/// ```
#[derive(Clone, Debug, Default)]
pub struct Sample {
    size: usize,
    seed: u64,
    offered: u64,
    /// The rows with the least hashes; the one to go first is on top.
    rows: BinaryHeap<Sampled>,
}

/// A row with what decides whether it stays.
#[derive(Clone, Debug)]
struct Sampled {
    hash: Digest,
    /// How many rows were offered before it: of rows with the same names and ids, the first stay.
    place: u64,
    row: BitextRow,
}

impl Sample {
    /// Makes an empty sample of `size` rows at most.
    pub fn new(size: usize, seed: u64) -> Self {
        Self { size, seed, ..Self::default() }
    }

    /// Takes a row if it belongs to the sample of all rows up to it.
    pub fn offer(&mut self, row: &BitextRow) {
        let (hash, place) = (self.digest(row), self.offered);
        self.offered += 1;
        if self.rows.len() < self.size {
            self.rows.push(Sampled { hash, place, row: row.clone() });
        } else if let Some(mut last) = self.rows.peek_mut()
            && (hash, place) < (last.hash, last.place)
        {
            *last = Sampled { hash, place, row: row.clone() };
        }
    }

    /// Returns the sample in the order in which its rows were offered.
    pub fn into_rows(self) -> Vec<BitextRow> {
        let mut rows = self.rows.into_vec();
        rows.sort_unstable_by_key(|sampled| sampled.place);
        rows.into_iter().map(|sampled| sampled.row).collect()
    }

    fn digest(&self, row: &BitextRow) -> Digest {
        let ids = [&row.source_ids, &row.target_ids].map(|ids| format!("{ids:?}"));
        let names = [row.source_document.as_str(), row.target_document.as_str()];
        // Rows of a text alone are told apart by it.
        let has_ids = !(row.source_ids.is_empty() && row.target_ids.is_empty());
        let texts = [row.source_text.as_str(), row.target_text.as_str()];
        let texts = if has_ids { ["", ""] } else { texts };
        let seed = self.seed.to_string();
        let rest = names.into_iter().chain(ids.iter().map(String::as_str)).chain(texts);
        Digest::of_texts([seed.as_str()].into_iter().chain(rest))
    }
}

impl Ord for Sampled {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        (self.hash, self.place).cmp(&(other.hash, other.place))
    }
}

impl PartialOrd for Sampled {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

impl PartialEq for Sampled {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other).is_eq()
    }
}

impl Eq for Sampled {}

/// Writes `sample.tsv`: the columns `grade` and `remark`, empty, then those of a TSV bitext.
///
/// The columns are found by name, so the graded file is read as a bitext too.
///
/// # Errors
///
/// When the writer fails.
pub fn write_sample(mut out: impl Write, rows: &[BitextRow]) -> io::Result<()> {
    out.write_all(b"grade\tremark\t")?;
    TsvWriter::new(&mut out, TsvOptions::default())?;
    for row in rows {
        out.write_all(b"\t\t")?;
        let mut options = TsvOptions::default();
        options.header = false;
        TsvWriter::new(&mut out, options)?.write_row(row)?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use zhen_formats::{Format, read_rows};

    use super::*;

    fn row(document: usize, sentence: usize) -> BitextRow {
        BitextRow {
            source_document: format!("en/{document}.txt"),
            target_document: format!("zh/{document}.txt"),
            source_text: format!("Sentence {sentence}."),
            target_text: format!("第{sentence}句。"),
            score: 0.5,
            source_ids: vec![sentence],
            target_ids: vec![sentence],
            ..BitextRow::default()
        }
    }

    fn rows() -> Vec<BitextRow> {
        (0..2000).map(|index| row(index / 40, index % 40)).collect()
    }

    fn sample<'r>(
        size: usize,
        seed: u64,
        rows: impl Iterator<Item = &'r BitextRow>,
    ) -> Vec<BitextRow> {
        let mut sample = Sample::new(size, seed);
        rows.for_each(|row| sample.offer(row));
        sample.into_rows()
    }

    #[test]
    fn the_sample_depends_on_rows_and_seed_alone() {
        let rows = rows();
        let forwards = sample(50, 1, rows.iter());
        let mut backwards = sample(50, 1, rows.iter().rev());
        backwards.reverse();
        assert_eq!((forwards.len(), &forwards), (50, &backwards));
        assert_ne!(sample(50, 2, rows.iter()), forwards);
        let smaller = sample(20, 1, rows.iter());
        assert!(smaller.iter().all(|row| forwards.contains(row)));
    }

    #[test]
    fn rows_come_in_the_order_offered() {
        let rows = rows();
        let sampled = sample(100, 3, rows.iter());
        let places: Vec<_> =
            sampled.iter().map(|row| rows.iter().position(|it| it == row)).collect();
        assert!(places.is_sorted());
    }

    #[test]
    fn every_row_has_the_same_chance() {
        let rows = rows();
        let mut counts = vec![0_usize; 4];
        for seed in 0..40 {
            for row in sample(100, seed, rows.iter()) {
                let document: usize =
                    row.source_document[3..].trim_end_matches(".txt").parse().expect("a number");
                counts[document * 4 / 50] += 1;
            }
        }
        // 4,000 rows in four parts: 1,000 each, with a standard deviation of 27.
        assert!(counts.iter().all(|count| count.abs_diff(1000) < 135), "{counts:?}");
    }

    #[test]
    fn few_rows_are_all_sampled_and_none_can_be_asked_for() {
        let rows = rows();
        assert_eq!(sample(10, 1, rows[..4].iter()), rows[..4]);
        assert!(sample(0, 1, rows.iter()).is_empty());
    }

    #[test]
    fn the_file_has_room_for_grades_and_is_a_bitext() {
        let odd = BitextRow { source_text: "a\tb\nc".into(), ..row(1, 2) };
        let mut file = Vec::new();
        write_sample(&mut file, &[row(0, 1), odd]).expect("memory can be written");
        let text = String::from_utf8(file).expect("a TSV is text");
        assert_eq!(
            text,
            "grade\tremark\tsrc_doc\ttrg_doc\tsrc_text\ttrg_text\tscore\tbead\tsrc_ids\ttrg_ids\tflags\n\
             \t\ten/0.txt\tzh/0.txt\tSentence 1.\t第1句。\t0.5000\t1-1\t1\t1\t\n\
             \t\ten/1.txt\tzh/1.txt\ta b c\t第2句。\t0.5000\t1-1\t2\t2\t\n"
        );
        let graded = text.replacen("\t\ten", "right\t\ten", 1);
        let read: Vec<_> =
            read_rows(Format::Tsv, graded.as_bytes()).filter_map(Result::ok).collect();
        assert_eq!(read.len(), 2);
        assert_eq!((&read[0], read[1].source_text.as_str()), (&row(0, 1), "a b c"));
    }
}
