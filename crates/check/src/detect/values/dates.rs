//! Dates that agree in what both say, and contradict each other once they are completed.
//!
//! "On Monday" may be 20日 as long as nobody knows the month; where the page says when it was put
//! out, 20日 is one day and has one day of the week. Dates are completed by [`Dating`], which gives
//! all readings that are likely: only where none of them agrees do two dates contradict.

use zhen_facts::{Value, weekday};

use super::dating::{Dating, Reading};
use super::{BeadValues, Placed};
use crate::checker::CheckedPair;

/// How sure contradictions are: of two dates, of a day of the week with the day beside its own,
/// of one that is far from the day of publication.
const DATES: f64 = 0.8;
const WEEKDAY: f64 = 0.75;
const NEXT_DAY: f64 = 0.6;
const FAR: f64 = 0.6;

/// Days from a day of the week that news speak of to the day of publication, at most.
const NEWS: i64 = 9;
/// Sentences at the beginning of a text that tell news.
const LEAD: usize = 5;

/// Words that say that a day is another in another zone of time.
const ZONES: [&str; 5] = ["local time", "Beijing time", "当地时间", "當地時間", "北京时间"];

/// Two dates that contradict each other, as they are completed.
pub(super) struct Contradiction {
    pub(super) english: Option<String>,
    pub(super) chinese: Option<String>,
    /// How sure it is, in [0, 1].
    pub(super) certainty: f64,
}

/// Completes an English and a Chinese date that agree in what both say, and tells whether they
/// contradict each other.
pub(super) fn contradiction(
    pair: &CheckedPair<'_>,
    bead: &BeadValues,
    [one, other]: [&Placed; 2],
    datings: &[Dating; 2],
) -> Option<Contradiction> {
    match (one.fact.value, other.fact.value) {
        (Value::Date { .. }, Value::Date { .. }) => {
            let (left, right) = (datings[0].readings(one), datings[1].readings(other));
            let agree = left.iter().any(|one| right.iter().any(|other| one.agrees(*other)));
            let (first, second) = (left.first()?, right.first()?);
            (!agree).then(|| Contradiction {
                english: first.written(),
                chinese: second.written(),
                certainty: DATES,
            })
        }
        (Value::Weekday(said), Value::Date { .. }) => {
            let readings = datings[1].readings(other);
            let certainty = of_weekday(said, &readings, is_zoned(pair, bead))
                .or_else(|| far_news(one, &readings, &datings[0]))?;
            let chinese = readings.first().and_then(|reading| with_weekday(*reading));
            Some(Contradiction { english: None, chinese, certainty })
        }
        (Value::Date { .. }, Value::Weekday(said)) => {
            let readings = datings[0].readings(one);
            let certainty = of_weekday(said, &readings, is_zoned(pair, bead))
                .or_else(|| far_news(other, &readings, &datings[1]))?;
            let english = readings.first().and_then(|reading| with_weekday(*reading));
            Some(Contradiction { english, chinese: None, certainty })
        }
        _ => None,
    }
}

/// How surely a day of the week is none of the readings.
fn of_weekday(said: u8, readings: &[Reading], is_zoned: bool) -> Option<f64> {
    let days: Option<Vec<u8>> =
        readings.iter().map(|own| weekday(own.year, own.month, own.day?)).collect();
    let days = days.filter(|days| !days.is_empty() && !days.contains(&said))?;
    let is_next = |day: u8| matches!(day.abs_diff(said), 1 | 6);
    match (days.iter().any(|&day| is_next(day)), is_zoned) {
        (true, true) => None,
        (true, false) => Some(NEXT_DAY),
        (false, _) => Some(WEEKDAY),
    }
}

/// How surely news of a day of the week speak of another week than the date does.
fn far_news(of_week: &Placed, readings: &[Reading], dating: &Dating) -> Option<f64> {
    let published = dating.published()?.number()?;
    let is_lead = of_week.sentence < LEAD && !dating.speaks_of_months(of_week.sentence);
    let is_far = |own: &Reading| {
        own.number().is_some_and(|number| number.abs_diff(published) > NEWS.unsigned_abs())
    };
    (is_lead && !readings.is_empty() && readings.iter().all(is_far)).then_some(FAR)
}

/// Writes a date with its day of the week, which is what contradicts.
fn with_weekday(reading: Reading) -> Option<String> {
    const NAMES: [&str; 7] =
        ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];
    let day = weekday(reading.year, reading.month, reading.day?)?;
    let name = NAMES.get(usize::from(day).checked_sub(1)?)?;
    Some(format!("{name}, {}", reading.written()?))
}

fn is_zoned(pair: &CheckedPair<'_>, bead: &BeadValues) -> bool {
    let sides = [(pair.english, &bead.bead.source), (pair.chinese, &bead.bead.target)];
    sides.into_iter().any(|(document, range)| {
        range.clone().any(|sentence| {
            let text = document.sentence_text(sentence);
            ZONES.iter().any(|zone| text.contains(zone))
        })
    })
}
