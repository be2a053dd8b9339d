//! Dates: September 1, 2017; 1 September 2017; Sept. 1, '17; September 2017; May 1-3.

use super::period;
use super::vocabulary::{Word, after_space, next_word, word_before, word_end};
use crate::arabic::{digit_at, literal};
use crate::calendar::is_possible_date;
use crate::reading::{Found, Reading, after_any};
use crate::value::Value;

/// Words before a month that is written alone; May and March are words of other kinds too.
const BEFORE_MONTH: [&str; 20] = [
    "in", "of", "since", "last", "this", "next", "until", "by", "from", "late", "early", "mid",
    "through", "to", "during", "till", "between", "and", "before", "after",
];

/// The most days that one month is shared by; it keeps 1-1-1-… from being read over and over.
const DAY_LIMIT: usize = 4;

/// A day of the month and where it is written.
struct Day {
    day: u8,
    start: usize,
    end: usize,
}

/// Reads the date that begins with the month from byte `at` to `name_end` into `facts`.
pub(super) fn month_first(
    text: &str,
    at: usize,
    name_end: usize,
    month: u8,
    facts: &mut Vec<Found>,
) -> Option<usize> {
    let after_name = after_any(text, name_end, &["."]).unwrap_or(name_end);
    if let Some(reading) = period::to_month(text, month, after_name) {
        facts.push(reading.into_found(at));
        return Some(reading.end);
    }
    let start = after_space(text, after_name);
    let mut days: Vec<Day> = Vec::new();
    // September the 1st is said as well as September 1.
    let day_start = start.map(|start| after_any(text, start, &["the "]).unwrap_or(start));
    if let Some(first) = day_start.and_then(|start| day(text, start)) {
        let mut end = first.end;
        days.push(Day { start: at, ..first });
        while days.len() < DAY_LIMIT
            && let Some(next) = range_day(text, end)
        {
            end = next.end;
            days.push(next);
        }
    }
    let Some(last) = days.last() else {
        return month_alone(text, at, name_end, month, start, facts);
    };
    let year = year_after(text, last.end);
    if !are_possible(&days, month, year) {
        return month_alone(text, at, name_end, month, None, facts);
    }
    Some(push_days(text, &days, month, year, facts))
}

/// Reads the date that begins with the day at byte `at` into `facts`: 1 September 2017.
pub(super) fn day_first(text: &str, at: usize, facts: &mut Vec<Found>) -> Option<usize> {
    let first = day(text, at)?;
    let mut end = first.end;
    let mut days = vec![first];
    while days.len() < DAY_LIMIT
        && let Some(next) = range_day(text, end)
    {
        end = next.end;
        days.push(next);
    }
    let start =
        after_any(text, end, &[" of ", " day of ", "-"]).or_else(|| after_space(text, end))?;
    let name_end = word_end(text, start);
    let Word::Month(month) = Word::lookup(&text[start..name_end])? else { return None };
    let year = year_after(text, after_any(text, name_end, &["."]).unwrap_or(name_end));
    if !are_possible(&days, month, year) {
        return None;
    }
    let last = days.last_mut()?;
    last.end = name_end;
    Some(push_days(text, &days, month, year, facts))
}

/// What joins two days of the week.
const DAY_JOINTS: [&str; 14] = [
    ", and ",
    " and ",
    " & ",
    " or ",
    " to ",
    " through ",
    " - ",
    " – ",
    ", ",
    "-",
    "–",
    "—",
    "/",
    "‑",
];

/// Reads Wed. or Wed, before a date; without one it may be another word: Sat, Sun, Fri.
pub(super) fn short_weekday(
    text: &str,
    at: usize,
    end: usize,
    day: u8,
    facts: &[Found],
) -> Option<Reading> {
    let reading = Reading { value: Value::Weekday(day), end };
    // Mon–Fri, Tue. and Thu.
    let is_after_day = facts.last().is_some_and(|last| {
        let joint = text.get(last.span.end..at).unwrap_or("");
        let joint = joint.strip_prefix('.').unwrap_or(joint);
        matches!(last.value, Value::Weekday(_)) && DAY_JOINTS.contains(&joint)
    });
    let stop = after_any(text, end, &["."]).unwrap_or(end);
    let is_before_day = after_any(text, stop, &DAY_JOINTS).is_some_and(|start| {
        let next = Word::lookup(&text[start..word_end(text, start)]);
        matches!(next, Some(Word::Weekday(_) | Word::ShortWeekday(_)))
    });
    if is_after_day || is_before_day {
        return Some(reading);
    }
    let after = after_any(text, end, &[".,", ".", ","]).unwrap_or(end);
    let start = after_space(text, after)?;
    let is_date = digit_at(text.as_bytes(), start).is_some()
        || matches!(Word::lookup(&text[start..word_end(text, start)]), Some(Word::Month(_)));
    is_date.then_some(reading)
}

fn are_possible(days: &[Day], month: u8, year: Option<(i32, usize)>) -> bool {
    let year = year.map(|(year, _)| year);
    days.iter().all(|day| is_possible_date(year, Some(month), Some(day.day)))
}

fn push_days(
    text: &str,
    days: &[Day],
    month: u8,
    year: Option<(i32, usize)>,
    facts: &mut Vec<Found>,
) -> usize {
    if let (Some((year, _)), Some(first), Some(last)) = (year, days.first(), facts.last_mut()) {
        lend_year(text, last, first.start, month, year);
    }
    let mut end = 0;
    for (position, day) in days.iter().enumerate() {
        let is_last = position + 1 == days.len();
        // The year, which stands after the last day, belongs to all of them.
        end = year.filter(|_| is_last).map_or(day.end, |(_, year_end)| year_end);
        let value =
            Value::Date { year: year.map(|year| year.0), month: Some(month), day: Some(day.day) };
        facts.push(Reading { value, end }.into_found(day.start));
    }
    end
}

/// Gives the year of "May 3 to June 5, 2017" to the first date too, unless its month is a later
/// one: then it is of the year before.
fn lend_year(text: &str, last: &mut Found, start: usize, month: u8, of: i32) {
    let Value::Date { year: year @ None, month: Some(first), day: Some(_) } = &mut last.value
    else {
        return;
    };
    let joints = ["-", "–", "—", " - ", " – ", " to ", " through ", " until ", " and "];
    let is_joined = text.get(last.span.end..start).is_some_and(|gap| joints.contains(&gap));
    if is_joined && *first <= month {
        *year = Some(of);
    }
}

/// Adds September 2017 or September alone, which needs its full name and a word before it.
fn month_alone(
    text: &str,
    at: usize,
    name_end: usize,
    month: u8,
    start: Option<usize>,
    facts: &mut Vec<Found>,
) -> Option<usize> {
    let year_start = after_any(text, name_end, &[" of ", ", "]).or(start);
    let year = year_start.and_then(|start| year(text, start));
    let is_name = name_end - at > 5 || ["April", "June", "July"].contains(&&text[at..name_end]);
    let before = word_before(text, at).to_ascii_lowercase();
    // Splitters of sentences cut "on Sept. 3" after the stop.
    let is_cut = before == "on" && after_any(text, name_end, &["."]).is_some();
    let is_month = year.is_some()
        || is_name
        || is_cut
        || is_listed(text, at, name_end, facts)
        || BEFORE_MONTH.contains(&before.as_str());
    is_month.then(|| {
        let end = year.map_or(name_end, |(_, end)| end);
        let value = Value::Date { year: year.map(|year| year.0), month: Some(month), day: None };
        facts.push(Reading { value, end }.into_found(at));
        end
    })
}

/// Says whether the month from byte `at` to `end` stands in a list of months: May and June.
fn is_listed(text: &str, at: usize, end: usize, facts: &[Found]) -> bool {
    let is_before_month = after_any(text, end, &[" and ", " or ", ", "]).is_some_and(|next| {
        matches!(Word::lookup(&text[next..word_end(text, next)]), Some(Word::Month(_)))
    });
    let is_after_month = facts.last().is_some_and(|last| {
        matches!(last.value, Value::Date { month: Some(_), day: None, .. })
            && text.get(last.span.end..at) == Some(", ")
    });
    is_before_month || is_after_month
}

fn day(text: &str, at: usize) -> Option<Day> {
    digit_at(text.as_bytes(), at)?;
    let literal = literal(text, at)?;
    let is_short = literal.whole_digits <= 2;
    let day = u8::try_from(literal.plain_between(1, 31)?).ok()?;
    let end = after_any(text, literal.end, &["st", "nd", "rd", "th"]).unwrap_or(literal.end);
    let goes_on = matches!(
        text.as_bytes().get(end..),
        Some([b'%' | b':' | b'/', ..] | [b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9', ..])
    );
    (is_short && !goes_on).then_some(Day { day, start: at, end })
}

/// Reads the next day of 1-3, 1 to 3, 1 and 3.
fn range_day(text: &str, at: usize) -> Option<Day> {
    let start = after_any(text, at, &["-", "–", "—", " - ", " – ", " to ", " and "])?;
    let day = day(text, start)?;
    let counts = next_word(text, day.end)
        .is_some_and(|(word, _)| matches!(word, Word::Scale(_) | Word::Hundred | Word::Dozen));
    let is_percent = after_any(text, day.end, &[" per", " %"]).is_some();
    (!counts && !is_percent).then_some(day)
}

/// Reads the year after a month, a day or a quarter at byte `at`: 2017, of 2017, ", 2017", '17.
pub(super) fn year_after(text: &str, at: usize) -> Option<(i32, usize)> {
    let start = after_any(text, at, &[", ", " of ", ","]).or_else(|| after_space(text, at))?;
    if let Some(start) = after_any(text, start, &["'", "’", "‘"]) {
        let short = literal(text, start).filter(|short| short.whole_digits == 2)?;
        let year = i32::try_from(short.plain_between(0, 99)?).ok()?;
        let goes_on = text.as_bytes().get(short.end).is_some_and(u8::is_ascii_alphanumeric);
        return (!goes_on).then_some((if year >= 40 { 1900 } else { 2000 } + year, short.end));
    }
    year(text, start)
}

fn year(text: &str, at: usize) -> Option<(i32, usize)> {
    let literal = literal(text, at)?;
    let year = i32::try_from(literal.plain_between(1000, 2999)?).ok()?;
    let goes_on = text.as_bytes().get(literal.end).is_some_and(u8::is_ascii_alphabetic);
    (!goes_on).then_some((year, literal.end))
}
