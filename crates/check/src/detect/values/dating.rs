//! Which day a date of a text may mean that does not say its month or year.
//!
//! A page says when it was put out; what its text calls 20日 or 3 March is the nearest such day, or
//! one in a month or year that the text has spoken of before. So a date has several readings, and
//! two dates only contradict each other where no reading of the one is one of the other. Where
//! neither page says when it was put out, nothing is known and nothing contradicts.

use std::collections::BTreeSet;

use zhen_facts::{Fact, Value, Wording, day_number};
use zhen_text::{BlockKind, Document};

use super::{Placed, values};
use crate::checker::CheckedPair;

/// A date whose year and month are said or guessed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Reading {
    pub(super) year: i32,
    pub(super) month: u8,
    pub(super) day: Option<u8>,
}

impl Reading {
    /// Returns the day as a count of days; none where only the month is known.
    pub(super) fn number(self) -> Option<i64> {
        day_number(self.year, self.month, self.day?)
    }

    fn value(self) -> Value {
        Value::Date { year: Some(self.year), month: Some(self.month), day: self.day }
    }

    /// Writes the date as values are written.
    pub(super) fn written(self) -> Option<String> {
        self.value().date_field()
    }

    /// Whether both may be the same day, as far as both say one.
    pub(super) fn agrees(self, other: Self) -> bool {
        let is_same_day = match (self.day, other.day) {
            (Some(one), Some(other)) => one == other,
            _ => true,
        };
        (self.year, self.month) == (other.year, other.month) && is_same_day
    }
}

/// What a document says of when it was put out, and the months that it speaks of.
#[derive(Clone, Debug, Default)]
pub(super) struct Dating {
    published: Option<Reading>,
    /// Years and months of the dates of the text, each once, with the sentence that speaks of them
    /// first, in order.
    spoken: Vec<(usize, Option<i32>, Option<u8>)>,
}

/// Days from the nearest date to that of publication from which the next nearest may be meant:
/// of days of a month, and of days of a year.
const FAR_DAY: i64 = 9;
const FAR_YEAR: i64 = 100;

impl Dating {
    /// Reads both documents; a page without a date is taken to be as old as the other.
    pub(super) fn of_both(pair: &CheckedPair<'_>) -> [Self; 2] {
        let mut both = [pair.english, pair.chinese].map(Self::new);
        let published = both[0].published.or(both[1].published);
        for dating in &mut both {
            dating.published = dating.published.or(published);
        }
        both
    }

    fn new(document: &Document) -> Self {
        let mut dating = Self::default();
        let mut seen = BTreeSet::new();
        for placed in values(document, &(0..document.sentences().len())) {
            let block = &document.blocks()[document.sentences()[placed.sentence].block];
            let (year, month) = match placed.fact.value {
                Value::Date { year: Some(year), month: Some(month), day: Some(day) }
                    if block.kind == BlockKind::DateLine =>
                {
                    let day = Some(day);
                    dating.published = dating.published.or(Some(Reading { year, month, day }));
                    continue;
                }
                Value::Date { year, month, .. } => (year, month),
                Value::Period { year, .. } => (year, None),
                _ => continue,
            };
            if (year.is_some() || month.is_some()) && seen.insert((year, month)) {
                dating.spoken.push((placed.sentence, year, month));
            }
        }
        dating
    }

    /// Returns the day on which the page was put out.
    pub(super) fn published(&self) -> Option<Reading> {
        self.published
    }

    /// Whether a month is spoken of before a sentence.
    pub(super) fn speaks_of_months(&self, before: usize) -> bool {
        self.spoken.iter().any(|(sentence, _, month)| *sentence < before && month.is_some())
    }

    /// Returns what a date may mean; nothing where that is not known.
    pub(super) fn readings(&self, placed: &Placed) -> Vec<Reading> {
        let Value::Date { year, month, day } = placed.fact.value else { return Vec::new() };
        match (year, month, day) {
            (Some(year), Some(month), day) => vec![Reading { year, month, day }],
            (None, Some(month), day) => self.of_month(placed, month, day),
            (None, None, Some(day)) => self.of_day(placed, day),
            _ => Vec::new(),
        }
    }

    /// The readings of a date without its year.
    fn of_month(&self, placed: &Placed, month: u8, day: Option<u8>) -> Vec<Reading> {
        let Some(published) = self.published else { return Vec::new() };
        if is_of_other_year(&placed.fact) {
            return Vec::new();
        }
        let around = published.year.saturating_sub(1)..=published.year.saturating_add(1);
        let readings = around.map(|year| Reading { year, month, day });
        let mut readings = nearest(readings.collect(), published, FAR_YEAR);
        let years = self.spoken.iter().filter(|(sentence, ..)| *sentence <= placed.sentence);
        let spoken = years.filter_map(|&(_, year, _)| Some(Reading { year: year?, month, day }));
        readings.extend(spoken);
        readings
    }

    /// The readings of a day whose month is not said.
    fn of_day(&self, placed: &Placed, day: u8) -> Vec<Reading> {
        let Some(published) = self.published else { return Vec::new() };
        let (year, month) = (published.year, published.month);
        let before = if month == 1 { (year.saturating_sub(1), 12) } else { (year, month - 1) };
        let after = if month == 12 { (year.saturating_add(1), 1) } else { (year, month + 1) };
        let around = [before, (year, month), after];
        let readings = around.map(|(year, month)| Reading { year, month, day: Some(day) });
        let mut readings = nearest(readings.to_vec(), published, FAR_DAY);
        let spoken = self.spoken.iter().filter(|(sentence, ..)| *sentence <= placed.sentence);
        for &(_, own_year, own_month) in spoken {
            let Some(month) = own_month else { continue };
            for year in
                own_year.map_or(year.saturating_sub(1)..=year.saturating_add(1), |year| year..=year)
            {
                readings.push(Reading { year, month, day: Some(day) });
            }
        }
        readings
    }
}

fn is_of_other_year(fact: &Fact) -> bool {
    matches!(fact.wording, Wording::OtherYear | Wording::FollowingYear)
}

/// Keeps the reading that is nearest to the day of publication, and the next where both are far.
fn nearest(readings: Vec<Reading>, published: Reading, far: i64) -> Vec<Reading> {
    let Some(at) = published.number() else { return Vec::new() };
    // A month is where its middle is.
    let middle = |own: Reading| Reading { day: own.day.or(Some(15)), ..own }.number();
    let mut dated: Vec<(i64, Reading)> = readings
        .into_iter()
        .filter_map(|own| Some((middle(own)?.abs_diff(at).try_into().ok()?, own)))
        .collect();
    dated.sort_by_key(|(distance, own)| (*distance, own.year, own.month));
    let count = if dated.first().is_some_and(|(distance, _)| *distance > far) { 2 } else { 1 };
    dated.into_iter().take(count).map(|(_, own)| own).collect()
}
