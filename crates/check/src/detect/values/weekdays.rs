//! Days of the week that do not fit the date beside them, or the date of the other version.

use zhen_facts::{Fact, Value, WeekdayConflict, weekday, weekday_conflicts};
use zhen_text::{Bead, Document};

use super::dating::{Dating, Reading};
use super::{Placed, values};
use crate::checker::CheckedPair;
use crate::detail::Detail;
use crate::detect::Draft;
use crate::finding::Passage;
use crate::kind::FindingKind;

/// Years before which dates may be of the old calendar.
const NEW_CALENDAR: i32 = 1850;
/// How sure a conflict is where the date says its year, and where that had to be guessed.
const FULL: f64 = 0.95;
const COMPLETED: f64 = 0.7;

/// Tells of a day of the week on one side and a full date of another day on the other.
pub(super) fn against_date([english, chinese]: [Option<&Fact>; 2]) -> Option<Detail> {
    match (english?.value, chinese?.value) {
        (Value::Weekday(said), date) | (date, Value::Weekday(said)) => detail(said, date),
        _ => None,
    }
}

fn detail(said: u8, date: Value) -> Option<Detail> {
    let Value::Date { year: Some(year), month: Some(month), day: Some(day) } = date else {
        return None;
    };
    let is = weekday(year, month, day)?;
    (is != said).then_some(Detail::Weekday { date: date.date_field()?, said, is })
}

/// A day of the week beside a date of another day, in one text.
struct Conflict {
    of_week: Placed,
    date: Placed,
    said: u8,
    reading: Reading,
    expected: u8,
}

/// Drafts a finding for each day of the week that does not fit the date beside it; where both
/// versions say the same, one for both.
pub(super) fn find(pair: &CheckedPair<'_>, datings: &[Dating; 2], drafts: &mut Vec<Draft>) {
    let before = drafts.len();
    for scored in pair.alignment.beads() {
        let Bead { source, target } = &scored.bead;
        let english = conflicts(pair.english, source, &datings[0]);
        let mut chinese = conflicts(pair.chinese, target, &datings[1]);
        for own in english {
            let is_same = |other: &Conflict| {
                (other.said, other.expected) == (own.said, own.expected)
                    && own.reading.agrees(other.reading)
            };
            let same = chinese.iter().position(is_same).map(|place| chinese.remove(place));
            drafts.extend(draft(&scored.bead, [Some(&own), same.as_ref()]));
        }
        for other in chinese {
            drafts.extend(draft(&scored.bead, [None, Some(&other)]));
        }
    }
    // That the other version does not say the wrong day goes without saying.
    let found = drafts.split_off(before);
    drafts.retain(|draft| !found.iter().any(|weekday| is_part(draft, weekday)));
    drafts.extend(found);
}

/// Whether a finding is about nothing but the day of the week that the other one is about.
fn is_part(draft: &Draft, weekday: &Draft) -> bool {
    let is_lone = matches!(
        draft.detail,
        Detail::Values { english: None, .. } | Detail::Values { chinese: None, .. }
    );
    let within =
        |own: &Passage, other: &Passage| own.marks.iter().all(|mark| other.marks.contains(mark));
    draft.kind == FindingKind::Date
        && is_lone
        && within(&draft.english, &weekday.english)
        && within(&draft.chinese, &weekday.chinese)
}

fn draft(bead: &Bead, [english, chinese]: [Option<&Conflict>; 2]) -> Option<Draft> {
    let conflict = english.or(chinese)?;
    let is_full = matches!(conflict.date.fact.value, Value::Date { year: Some(_), .. });
    let passage = |range: &std::ops::Range<usize>, own: Option<&Conflict>| {
        let mut marks: Vec<_> =
            own.map(|own| vec![own.of_week.place(), own.date.place()]).unwrap_or_default();
        marks.sort_by_key(|mark| (mark.sentence, mark.start));
        Passage { sentences: range.clone(), marks }
    };
    Some(Draft::new(
        FindingKind::Weekday,
        if is_full { FULL } else { COMPLETED },
        passage(&bead.source, english),
        passage(&bead.target, chinese),
        Detail::Weekday {
            date: conflict.reading.written()?,
            said: conflict.said,
            is: conflict.expected,
        },
    ))
}

/// Finds the conflicts of some sentences. A date without its year is only in conflict where each
/// of its readings is.
fn conflicts(
    document: &Document,
    sentences: &std::ops::Range<usize>,
    dating: &Dating,
) -> Vec<Conflict> {
    let mut found = Vec::new();
    for sentence in sentences.clone() {
        let placed = values(document, &(sentence..sentence + 1));
        if !placed.iter().any(|own| matches!(own.fact.value, Value::Weekday(_))) {
            continue;
        }
        let readings: Vec<Vec<Reading>> = placed.iter().map(|own| dating.readings(own)).collect();
        let rounds = readings.iter().map(Vec::len).max().unwrap_or(0);
        let mut common: Option<Vec<WeekdayConflict>> = None;
        for round in 0..rounds {
            let facts: Vec<Fact> = placed
                .iter()
                .zip(&readings)
                .map(|(own, readings)| completed(own, readings, round))
                .collect();
            let conflicts = weekday_conflicts(&facts);
            match &mut common {
                None => common = Some(conflicts),
                Some(common) => common.retain(|one| {
                    let is_same = |other: &WeekdayConflict| {
                        (one.weekday, one.date) == (other.weekday, other.date)
                    };
                    conflicts.iter().any(is_same)
                }),
            }
        }
        for WeekdayConflict { weekday, date, expected } in common.into_iter().flatten() {
            let (Value::Weekday(said), Some(&reading)) =
                (placed[weekday].fact.value, readings[date].first())
            else {
                continue;
            };
            let is_other = is_of_other(&placed, &readings, weekday, date, expected);
            if reading.year >= NEW_CALENDAR && !is_other {
                let (of_week, date) = (placed[weekday].clone(), placed[date].clone());
                found.push(Conflict { of_week, date, said, reading, expected });
            }
        }
    }
    found
}

/// The most bytes between the facts of "Monday to Friday, 4–8 September".
const RANGE: usize = 8;

/// Whether the day of the week, or the date, belongs to what stands on its other side: that is so
/// in Friday, 1 September–Sunday, 3 September, and in ranges of days of the week.
fn is_of_other(
    placed: &[Placed],
    readings: &[Vec<Reading>],
    of_week: usize,
    date: usize,
    expected: u8,
) -> bool {
    let is_beside = |one: usize, other: usize| {
        let (first, second) = (&placed[one.min(other)], &placed[one.max(other)]);
        second.fact.span.start.saturating_sub(first.fact.span.end) <= RANGE
    };
    // The fact on the far side of one of the two, seen from the other.
    let beyond = |own: usize, from: usize| {
        let place = if own > from { own.checked_add(1)? } else { own.checked_sub(1)? };
        (place < placed.len() && is_beside(own, place)).then_some(place)
    };
    let fits = |reading: &Reading, said: u8| {
        reading.day.and_then(|day| weekday(reading.year, reading.month, day)) == Some(said)
    };
    let is_in_range = beyond(of_week, date).is_some_and(|place| match placed[place].fact.value {
        Value::Weekday(_) => true,
        _ => match placed[of_week].fact.value {
            Value::Weekday(said) => readings[place].iter().any(|own| fits(own, said)),
            _ => false,
        },
    });
    let has_own = beyond(date, of_week)
        .is_some_and(|place| placed[place].fact.value == Value::Weekday(expected));
    is_in_range || has_own
}

/// The fact with one of its readings for a value: the last where it has not so many.
fn completed(own: &Placed, readings: &[Reading], round: usize) -> Fact {
    let mut fact = own.fact.clone();
    if let Some(Reading { year, month, day }) = readings.get(round).or(readings.last()) {
        fact.value = Value::Date { year: Some(*year), month: Some(*month), day: *day };
    }
    fact
}
