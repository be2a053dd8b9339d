//! What readers pass over or mend without an error, counted so that it can be told.

use std::cell::Cell;
use std::fmt;
use std::rc::Rc;

/// What was passed over or mended, of what was read so far.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct PassedOver {
    /// Rows that a reviewer rejected: they are left out.
    pub rejected: usize,
    /// Units in other languages than English and Chinese: they are left out.
    pub other_languages: usize,
    /// Rows with a reference that names no character, such as `&#0;`: they are left out.
    pub no_characters: usize,
    /// Line of the first of these, from 1; 0 if there is none.
    pub first_no_character: usize,
    /// Scores outside [0, 1], which were taken for the nearer of both: their rows are read.
    pub scores: usize,
}

impl PassedOver {
    /// Tells whether nothing was.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

impl fmt::Display for PassedOver {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let left_out = [
            (self.rejected, "rows whose `keep` says no".to_owned()),
            (self.other_languages, "units in other languages".to_owned()),
            (
                self.no_characters,
                format!(
                    "rows with a reference that is no character (first in line {})",
                    self.first_no_character
                ),
            ),
        ];
        let left_out: Vec<String> = left_out
            .into_iter()
            .filter(|(count, _)| *count > 0)
            .map(|(count, what)| format!("{count} {what}"))
            .collect();
        let mut parts = Vec::new();
        if !left_out.is_empty() {
            parts.push(format!("left out: {}", left_out.join(", ")));
        }
        if self.scores > 0 {
            parts.push(format!("taken for 0 or 1: {} scores outside [0, 1]", self.scores));
        }
        formatter.write_str(&parts.join("; "))
    }
}

/// Counts what is passed over; shared by a reader and its [`Rows`](super::Rows).
#[derive(Clone, Debug, Default)]
pub(crate) struct Tally(Rc<Cell<PassedOver>>);

impl Tally {
    /// Returns what was counted.
    pub(crate) fn counted(&self) -> PassedOver {
        self.0.get()
    }

    /// Counts a row that a reviewer rejected.
    #[cfg_attr(not(feature = "xlsx"), expect(dead_code, reason = "only workbooks are reviewed"))]
    pub(crate) fn count_rejected(&self) {
        self.update(|passed| passed.rejected += 1);
    }

    /// Counts a unit in other languages.
    pub(crate) fn count_other_languages(&self) {
        self.update(|passed| passed.other_languages += 1);
    }

    /// Counts a row with a reference, in the given line, that names no character.
    pub(crate) fn count_no_character(&self, line: usize) {
        self.update(|passed| {
            passed.no_characters += 1;
            if passed.no_characters == 1 {
                passed.first_no_character = line;
            }
        });
    }

    /// Brings a score into [0, 1], and counts it if it was not.
    pub(crate) fn bounded(&self, score: f64) -> f64 {
        if (0.0..=1.0).contains(&score) {
            return score;
        }
        self.update(|passed| passed.scores += 1);
        score.clamp(0.0, 1.0)
    }

    fn update(&self, change: impl FnOnce(&mut PassedOver)) {
        let mut passed = self.0.get();
        change(&mut passed);
        self.0.set(passed);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_counted_is_told() {
        let tally = Tally::default();
        assert!(tally.counted().is_empty());
        tally.count_no_character(7);
        tally.count_no_character(9);
        tally.count_other_languages();
        assert_eq!([-3.0, 0.25, 7.5].map(|score| tally.bounded(score)), [0.0, 0.25, 1.0]);
        assert_eq!(
            tally.counted().to_string(),
            "left out: 1 units in other languages, 2 rows with a reference that is no character \
             (first in line 7); taken for 0 or 1: 2 scores outside [0, 1]"
        );
    }
}
