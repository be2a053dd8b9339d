//! Corpus filters: which rows of a bitext are kept, each reason named and counted.
//!
//! Nothing is left out that was not asked for. A row is tried by the filters in the order of
//! [`Filter::ALL`] and counted by the first that leaves it out. Filters look at beads with two
//! sides; what becomes of null beads is another question. Duplicates depend on the rows before:
//! the first of them is kept, so the order of the rows decides, not the number of threads.
//!
//! ```
//! use zhen_batch::{Filter, FilterOptions, Filters};
//! use zhen_formats::BitextRow;
//!
//! let options = FilterOptions { duplicates: true, ..FilterOptions::default() };
//! let mut filters = Filters::new(options);
//! let row = BitextRow { source_text: "Yes.".into(), target_text: "是。".into(), ..BitextRow::default() };
//! assert!(filters.keeps(&row));
//! assert!(!filters.keeps(&row));
//! assert_eq!(filters.left_out().each().collect::<Vec<_>>(), [(Filter::Duplicate, 1)]);
//! ```

mod measure;
mod seen;

use std::fmt;

use serde::{Deserialize, Serialize};
use zhen_formats::{BitextRow, rounded_score};

use measure::{is_wrong_script, lengths, ratio, share_of_digits, share_of_symbols};
use seen::Seen;

/// A reason to leave a row out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Filter {
    /// Less confidence than asked for.
    Confidence,
    /// One side much longer than the other.
    LengthRatio,
    /// A side that is too short.
    TooShort,
    /// A side that is too long.
    TooLong,
    /// The same text on both sides.
    Identical,
    /// A side whose letters are mostly those of another language.
    WrongScript,
    /// Too many digits on a side.
    Digits,
    /// Too many characters on a side that are neither letters nor digits.
    Symbols,
    /// The texts of a row before.
    Duplicate,
    /// The texts of a row before but for case, numbers, punctuation, width and script.
    NearDuplicate,
}

impl Filter {
    /// All filters, in the order in which rows are tried.
    pub const ALL: [Self; 10] = [
        Self::Confidence,
        Self::LengthRatio,
        Self::TooShort,
        Self::TooLong,
        Self::Identical,
        Self::WrongScript,
        Self::Digits,
        Self::Symbols,
        Self::Duplicate,
        Self::NearDuplicate,
    ];

    /// Returns the filter's name in statistics: that of its option without `no` and `max`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Confidence => "confidence",
            Self::LengthRatio => "length-ratio",
            Self::TooShort => "too-short",
            Self::TooLong => "too-long",
            Self::Identical => "identical",
            Self::WrongScript => "wrong-script",
            Self::Digits => "digits",
            Self::Symbols => "symbols",
            Self::Duplicate => "duplicate",
            Self::NearDuplicate => "near-duplicate",
        }
    }
}

/// English words and Chinese characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Lengths {
    /// English words: runs of letters and digits, with what stands within them.
    pub english: usize,
    /// Chinese characters that are letters or digits.
    pub chinese: usize,
}

/// What is asked of a row. By default nothing is.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct FilterOptions {
    /// Least confidence, in [0, 1].
    pub min_confidence: Option<f64>,
    /// How many times as long as the other a side may be, from 1 up, where 2.5 English
    /// characters count as long as a Chinese one.
    pub max_length_ratio: Option<f64>,
    /// Least length of each side.
    pub min_length: Option<Lengths>,
    /// Greatest length of each side.
    pub max_length: Option<Lengths>,
    /// Whether rows go whose sides say the same letter for letter.
    pub identical: bool,
    /// Whether rows go that have a side in the wrong script.
    pub wrong_script: bool,
    /// Greatest share of digits among the characters of a side, in [0, 1].
    pub max_digits: Option<f64>,
    /// Greatest share of characters of a side that are neither letters nor digits, in [0, 1].
    pub max_symbols: Option<f64>,
    /// Whether rows go whose texts stood in a row before.
    pub duplicates: bool,
    /// Whether rows go whose texts stood in a row before but for case, numbers, punctuation,
    /// width and script.
    pub near_duplicates: bool,
}

impl FilterOptions {
    /// Tells whether anything is asked.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

/// Filters at work: what they have seen and how many rows they left out.
///
/// Memory grows by 16 bytes and a few for each row where duplicates are asked for, else not.
#[derive(Clone, Debug, Default)]
pub struct Filters {
    options: FilterOptions,
    exact: Seen,
    near: Seen,
    left_out: FilterCounts,
}

/// How many rows each filter left out.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct FilterCounts([usize; Filter::ALL.len()]);

impl FilterCounts {
    /// Returns the filters that left rows out, and how many each.
    pub fn each(&self) -> impl Iterator<Item = (Filter, usize)> + '_ {
        Filter::ALL.into_iter().zip(self.0).filter(|(_, count)| *count > 0)
    }

    /// Returns how many rows were left out by all filters.
    pub fn total(&self) -> usize {
        self.0.iter().sum()
    }

    /// Adds what other filters left out.
    pub fn add(&mut self, other: &Self) {
        self.0.iter_mut().zip(other.0).for_each(|(own, other)| *own += other);
    }

    /// Returns what was left out since the same filters had left out `earlier`.
    pub fn since(&self, earlier: &Self) -> Self {
        let mut counts = *self;
        counts.0.iter_mut().zip(earlier.0).for_each(|(now, earlier)| *now -= earlier);
        counts
    }
}

impl fmt::Display for FilterCounts {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let counts: Vec<String> =
            self.each().map(|(filter, count)| format!("{count} {}", filter.name())).collect();
        formatter.write_str(&counts.join(", "))
    }
}

impl Filters {
    /// Sets the filters up before the first row.
    pub fn new(options: FilterOptions) -> Self {
        Self { options, ..Self::default() }
    }

    /// Tells whether a row is kept, and counts it if not. Null beads are kept.
    pub fn keeps(&mut self, row: &BitextRow) -> bool {
        self.why_not(row).is_none()
    }

    /// Returns the first filter that leaves a row out, if one does, and counts it.
    pub(crate) fn why_not(&mut self, row: &BitextRow) -> Option<Filter> {
        if row.is_null() || self.options.is_empty() {
            return None;
        }
        let filter = Filter::ALL.into_iter().find(|&filter| self.leaves_out(filter, row))?;
        self.left_out.0[filter as usize] += 1;
        Some(filter)
    }

    /// Returns how many rows each filter left out.
    pub fn left_out(&self) -> FilterCounts {
        self.left_out
    }

    fn leaves_out(&mut self, filter: Filter, row: &BitextRow) -> bool {
        let texts = (row.source_text.as_str(), row.target_text.as_str());
        let either = |measure: fn(&str) -> f64, most: Option<f64>| {
            most.is_some_and(|most| measure(texts.0) > most || measure(texts.1) > most)
        };
        match filter {
            Filter::Confidence => {
                // As files hold it, so that what is written says why it was kept.
                self.options.min_confidence.is_some_and(|least| rounded_score(row.score) < least)
            }
            Filter::LengthRatio => {
                self.options.max_length_ratio.is_some_and(|most| ratio(texts) > most)
            }
            Filter::TooShort => self.options.min_length.is_some_and(|least| {
                let found = lengths(texts);
                found.english < least.english || found.chinese < least.chinese
            }),
            Filter::TooLong => self.options.max_length.is_some_and(|most| {
                let found = lengths(texts);
                found.english > most.english || found.chinese > most.chinese
            }),
            Filter::Identical => self.options.identical && measure::are_identical(texts),
            Filter::WrongScript => self.options.wrong_script && is_wrong_script(texts),
            Filter::Digits => either(share_of_digits, self.options.max_digits),
            Filter::Symbols => either(share_of_symbols, self.options.max_symbols),
            Filter::Duplicate => self.options.duplicates && self.exact.has_exactly(texts),
            Filter::NearDuplicate => self.options.near_duplicates && self.near.has_nearly(texts),
        }
    }
}

#[cfg(test)]
mod tests;
