//! Dates that the other version says from its own day: 2018年 and "last year", 20日 and "yesterday".
//!
//! Such words are no values. Where one version has a date that is left over, and the other a word
//! of its kind that the first has not, the two belong together; that they contradict each other is
//! only known where the page says when it was put out.

use std::ops::Range;

use zhen_facts::Value;
use zhen_text::{Document, Language};

use super::dating::{Dating, Reading};
use super::{BeadValues, Placed};
use crate::checker::CheckedPair;

/// What is counted from the day of writing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Unit {
    Year,
    Month,
    Day,
}

/// A word and what it means: how many years, months or days after the day of writing, where that is
/// known. Longer words stand before those that they end with.
type Word = (&'static str, Unit, Option<i32>);

const ENGLISH: [Word; 22] = [
    ("the year before last", Unit::Year, Some(-2)),
    ("last year", Unit::Year, Some(-1)),
    ("past year", Unit::Year, Some(-1)),
    ("a year ago", Unit::Year, Some(-1)),
    ("a year earlier", Unit::Year, None),
    ("previous year", Unit::Year, None),
    ("following year", Unit::Year, None),
    ("the year before", Unit::Year, None),
    ("same year", Unit::Year, None),
    ("that year", Unit::Year, None),
    ("this year", Unit::Year, Some(0)),
    ("current year", Unit::Year, Some(0)),
    ("next year", Unit::Year, Some(1)),
    ("last month", Unit::Month, Some(-1)),
    ("this month", Unit::Month, Some(0)),
    ("next month", Unit::Month, Some(1)),
    ("the day before", Unit::Day, None),
    ("the next day", Unit::Day, None),
    ("yesterday", Unit::Day, Some(-1)),
    ("today", Unit::Day, Some(0)),
    ("tonight", Unit::Day, Some(0)),
    ("tomorrow", Unit::Day, Some(1)),
];

const CHINESE: [Word; 39] = [
    ("去年", Unit::Year, Some(-1)),
    ("上年", Unit::Year, Some(-1)),
    ("上一年", Unit::Year, None),
    ("前一年", Unit::Year, None),
    ("今年", Unit::Year, Some(0)),
    ("本年", Unit::Year, Some(0)),
    ("明年", Unit::Year, Some(1)),
    ("来年", Unit::Year, Some(1)),
    ("來年", Unit::Year, Some(1)),
    ("下一年", Unit::Year, None),
    ("前年", Unit::Year, Some(-2)),
    ("同年", Unit::Year, None),
    ("当年", Unit::Year, None),
    ("當年", Unit::Year, None),
    ("次年", Unit::Year, None),
    ("翌年", Unit::Year, None),
    ("上个月", Unit::Month, Some(-1)),
    ("上個月", Unit::Month, Some(-1)),
    ("上月", Unit::Month, Some(-1)),
    ("本月", Unit::Month, Some(0)),
    ("这个月", Unit::Month, Some(0)),
    ("這個月", Unit::Month, Some(0)),
    ("下个月", Unit::Month, Some(1)),
    ("下個月", Unit::Month, Some(1)),
    ("下月", Unit::Month, Some(1)),
    ("昨天", Unit::Day, Some(-1)),
    ("昨日", Unit::Day, Some(-1)),
    ("昨晚", Unit::Day, Some(-1)),
    ("今天", Unit::Day, Some(0)),
    ("今日", Unit::Day, Some(0)),
    ("今晚", Unit::Day, Some(0)),
    ("今早", Unit::Day, Some(0)),
    ("明天", Unit::Day, Some(1)),
    ("明日", Unit::Day, Some(1)),
    ("当天", Unit::Day, None),
    ("當天", Unit::Day, None),
    ("当日", Unit::Day, None),
    ("當日", Unit::Day, None),
    ("次日", Unit::Day, None),
];

/// Days that the two pages may be put out after each other.
const PAGES: i64 = 2;

/// Takes away the dates of a bead that the other side says from its own day.
pub(super) fn take_away(bead: &mut BeadValues, pair: &CheckedPair<'_>, datings: &[Dating; 2]) {
    let english = words(pair.english, &bead.bead.source);
    let chinese = words(pair.chinese, &bead.bead.target);
    let only = |own: &[Word], other: &[Word]| -> Vec<Word> {
        let has = |word: &&Word| !other.iter().any(|there| (there.1, there.2) == (word.1, word.2));
        own.iter().filter(has).copied().collect()
    };
    let (only_english, only_chinese) = (only(&english, &chinese), only(&chinese, &english));
    join(&mut bead.english, only_chinese, &datings[0]);
    join(&mut bead.chinese, only_english, &datings[1]);
}

fn words(document: &Document, sentences: &Range<usize>) -> Vec<Word> {
    let list: &[Word] = match document.language() {
        Language::English => &ENGLISH,
        Language::Chinese => &CHINESE,
    };
    let mut found = Vec::new();
    for sentence in sentences.clone() {
        let text = document.sentence_text(sentence).to_lowercase();
        for word in list {
            found.extend(text.match_indices(word.0).map(|_| *word));
        }
    }
    found
}

fn join(dates: &mut Vec<Placed>, mut words: Vec<Word>, dating: &Dating) {
    dates.retain(|placed| {
        let partner = words.iter().position(|word| may_mean(placed, word.1, word.2, dating));
        partner.map(|place| words.remove(place)).is_none()
    });
}

/// Whether a date may be what the word says.
fn may_mean(placed: &Placed, unit: Unit, offset: Option<i32>, dating: &Dating) -> bool {
    let Value::Date { year, month, day } = placed.fact.value else { return false };
    let of_date = match (month, day) {
        (_, Some(_)) => Unit::Day,
        (Some(_), None) => Unit::Month,
        (None, None) => Unit::Year,
    };
    if of_date != unit {
        return false;
    }
    let (Some(offset), Some(published)) = (offset, dating.published()) else { return true };
    match unit {
        Unit::Year => year.is_none_or(|year| year == published.year.saturating_add(offset)),
        Unit::Month => {
            let months = |own: Reading| own.year * 12 + i32::from(own.month);
            let readings = dating.readings(placed);
            readings.is_empty()
                || readings.iter().any(|own| months(*own) == months(published) + offset)
        }
        Unit::Day => {
            let Some(today) = published.number() else { return true };
            let readings = dating.readings(placed);
            let is_near = |own: &Reading| {
                own.number().is_some_and(|day| (day - today - i64::from(offset)).abs() <= PAGES)
            };
            readings.is_empty() || readings.iter().any(is_near)
        }
    }
}
