//! Which rows of a bitext are written, and what is said of those that are not.

use zhen_batch::{FilterCounts, FilterOptions, Filters};
use zhen_formats::{BitextRow, Losses, PassedOver, Written};

use crate::report::Report;

/// What becomes of the rows of a bitext.
#[derive(Debug)]
pub struct Selection {
    leaves_nulls_out: bool,
    nulls: usize,
    filters: Filters,
}

impl Selection {
    /// Selects by filters, and perhaps only rows with two sides.
    pub fn new(filters: FilterOptions, leaves_nulls_out: bool) -> Self {
        Self { leaves_nulls_out, nulls: 0, filters: Filters::new(filters) }
    }

    /// Tells whether a row is written, and counts it if not.
    pub fn keeps(&mut self, row: &BitextRow) -> bool {
        if self.leaves_nulls_out && row.is_null() {
            self.nulls += 1;
            return false;
        }
        self.filters.keeps(row)
    }

    /// Says what was left out on request.
    pub fn tell(&self, report: &Report) {
        if self.nulls > 0 {
            report.note(&format!("left out: {} sentences without counterpart", self.nulls));
        }
        tell_filters(&self.filters.left_out(), report);
    }
}

/// Says how many beads each filter left out.
pub fn tell_filters(counts: &FilterCounts, report: &Report) {
    if counts.total() > 0 {
        report.note(&format!("beads left out: {counts}"));
    }
}

/// Warns of what the format of a bitext could not hold, of all that rows have.
pub fn warn_of_losses(name: &str, written: Option<&Written>, report: &Report) {
    if let Some(written) = written.filter(|written| !written.losses.is_empty()) {
        report.warning(&format!("{name}: {}", written.losses));
    }
}

/// Warns of what was found in a bitext that rows have no place for.
pub fn warn_of_passed_over(input: &str, passed_over: &PassedOver, report: &Report) {
    if !passed_over.is_empty() {
        report.warning(&format!("{input}: passed over: {passed_over}"));
    }
}

/// Warns of what the format of a new bitext could not hold of its texts: sentences, characters,
/// ends. What else an alignment knows is not missed in a format that was chosen for it.
pub fn warn_of_lost_text(name: &str, losses: Option<Losses>, report: &Report) {
    let losses = losses.map(Losses::of_text);
    if let Some(losses) = losses.filter(|losses| !losses.is_empty()) {
        report.warning(&format!("{name}: {losses}"));
    }
}
