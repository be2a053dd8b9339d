//! Dates: 2017年9月1日, 二〇一八年三月, 九月七日, 18日, 民国一百零六年.
//!
//! Days and months that no calendar has (2月30日, 13月) are left to be read as numbers.

use super::characters::is_numeral;
use super::numeral::{Form, Numeral, numeral};
use super::ratio::RANGE;
use super::{days, era, period, weekday, year};
use crate::arabic::{Literal, Shape, digit_at};
use crate::calendar::is_possible_date;
use crate::decimal::Decimal;
use crate::reading::{Found, Reading, after_any, char_at, char_before, follows};
use crate::value::Value;

/// What follows 月 when months are counted: 6月大 is an age.
const NOT_A_MONTH: [&str; 3] = ["大", "龄", "齡"];

/// What follows 号 when it names something: 3号线, 5号楼.
const NOT_A_DAY_NUMBER: [&str; 28] = [
    "线", "線", "楼", "樓", "文", "令", "院", "机", "機", "室", "门", "門", "公", "决", "决", "船",
    "舰", "艦", "店", "厅", "廳", "馆", "館", "码", "碼", "航", "车", "車",
];

/// What follows 号 after a lone number when it is a day and not No. 1: 3号上午, 3号到.
const AFTER_DAY: &str = "上下晚早凌中夜午至到就又再在于於我你他她它们們开開起举舉召抵离離出发發止\
    前后後以之当當这這那和及与與或是将將才也都会會来來去走回了的";

/// What may stand before a lone 3号 that is a day; other characters end a name: 神舟十八号.
const FREE_BEFORE_DAY: &str =
    "于於在从從自至到截他她它我你您们們将將会會天日号號周月年是的和与與及或就";

/// Words of time and verbs of saying after a lone 3号 that make it a day.
const TIME_AFTER_DAY: [&str; 20] = [
    "上午", "下午", "晚", "凌晨", "早上", "早晨", "清晨", "中午", "傍晚", "夜", "当天", "當天",
    "电", "電", "讯", "訊", "表示", "说", "說", "报道",
];

/// Words before a lone 3号 that make it a day.
const BEFORE_DAY: [&str; 14] = [
    "本月", "当月", "當月", "上月", "下月", "每月", "这月", "個月", "个月", "截至", "于", "於",
    "至", "到",
];

/// Reads the date that begins with `first` at byte `at` into `facts` and returns its end.
///
/// A range within one month (9月1日至3日) gives two facts, both with year and month.
pub(super) fn date(
    text: &str,
    at: usize,
    first: &Numeral,
    facts: &mut Vec<Found>,
) -> Option<usize> {
    if let Some(end) = era::decade(text, at, first, facts) {
        return Some(end);
    }
    let year = year::year(text, at, first).or_else(|| year::second_of_two(text, at, first, facts));
    if let Some((year, after_year)) = year {
        return Some(in_year(text, at, year, after_year, facts));
    }
    if let Some(months) = period::numbered(text, first) {
        return Some(push(facts, at, months.of(None), months.end));
    }
    // 两月 is two months; the second is 二月.
    let is_month = !text[at..].starts_with(['两', '兩']);
    if let Some((month, after_month)) = month(text, first).filter(|_| is_month) {
        let year = inherited_year(text, at, month, facts);
        return days(text, at, year, month, after_month, facts);
    }
    if let Some(end) = month_before_comma(text, at, first, facts) {
        return Some(end);
    }
    let (day, end) = day(text, first)?;
    let is_date = is_lone_day(text, at, first, day, end);
    is_date.then(|| {
        let value = Value::Date { year: None, month: None, day: Some(day) };
        push(facts, at, value, end)
    })
}

/// Adds the date that begins with a year, which ends at byte `end`: the year, months, or days.
fn in_year(text: &str, at: usize, year: i32, end: usize, facts: &mut Vec<Found>) -> usize {
    let start = skip_spaces(text, end);
    let at = era::era_start(text, at);
    if let Some(months) = period::after_year(text, start) {
        return push(facts, at, months.of(Some(year)), months.end);
    }
    month_at(text, start)
        .and_then(|(month, end)| days(text, at, Some(year), month, end, facts))
        .unwrap_or_else(|| {
            push(facts, at, Value::Date { year: Some(year), month: None, day: None }, end)
        })
}

/// Returns the year of the first date of 2024年1月1日至12月31日 for the second, which begins at
/// byte `at`; a month before the first is in another year.
fn inherited_year(text: &str, at: usize, month: u8, facts: &[Found]) -> Option<i32> {
    let last = facts.last()?;
    let Value::Date { year, month: Some(first), day: Some(_) } = last.value else { return None };
    let gap = text.get(last.span.end..at)?.trim();
    year.filter(|_| RANGE.contains(&gap) && month >= first)
}

/// Reads the first month of 5、6月.
fn month_before_comma(
    text: &str,
    at: usize,
    first: &Numeral,
    facts: &mut Vec<Found>,
) -> Option<usize> {
    let start = after_any(text, first.end, &["、", "和"])?;
    let month = whole(first, 12)?;
    let (second, _) = month_at(text, start)?;
    let value = Value::Date { year: None, month: Some(month), day: None };
    (second > month).then(|| push(facts, at, value, first.end))
}

/// Says whether 3日 or 3号 without a month is a day, and not a number of days or a name.
fn is_lone_day(text: &str, at: usize, first: &Numeral, day: u8, end: usize) -> bool {
    // 一日 and 两日 count days, except in 初一日.
    let is_chinese_number =
        matches!(first.form, Form::Single) && day < 3 && !text[..at].ends_with('初');
    if is_chinese_number {
        return false;
    }
    let is_numbered = !follows(text, skip_spaces(text, first.end), "日");
    if !is_numbered {
        return !days::are_counted(text, at, first.end, end);
    }
    let after = skip_spaces(text, end);
    let stands_alone = char_at(text, after)
        .is_none_or(|next| !next.is_alphanumeric() || AFTER_DAY.contains(next))
        || weekday::starts_at(text, after);
    let before = text[..at].trim_end_matches(' ');
    // 唐宁街10号 is an address, 神舟十八号 a ship: a name before it makes a number of it.
    let is_address = before.ends_with(['街', '路', '巷', '弄', '道', '段']);
    let is_free = before.chars().next_back().is_none_or(|last| {
        !last.is_alphanumeric() || last.is_ascii_digit() || FREE_BEFORE_DAY.contains(last)
    });
    let is_said = BEFORE_DAY.iter().any(|word| before.ends_with(word))
        || !is_address && after_any(text, after, &TIME_AFTER_DAY).is_some()
        || weekday::starts_at(text, after);
    (stands_alone && is_free || is_said) && after_any(text, after, &NOT_A_DAY_NUMBER).is_none()
}

/// Reads 民国一百零六年 at byte `at`, the year counted from 1912, with month and day.
pub(super) fn republican(text: &str, at: usize, facts: &mut Vec<Found>) -> Option<usize> {
    let era = after_any(text, at, &["民国", "民國"])?;
    // The first year of an era is not counted but called 元年.
    if let Some(end) = after_any(text, era, &["元年"]) {
        return Some(in_year(text, at, year::REPUBLICAN_YEAR_ZERO + 1, end, facts));
    }
    let count = numeral_here(text, skip_spaces(text, era))?;
    let year = i32::try_from(count.integer_between(1, 200)?).ok()? + year::REPUBLICAN_YEAR_ZERO;
    let end = after_any(text, skip_spaces(text, count.end), &["年"])?;
    Some(in_year(text, at, year, end, facts))
}

/// Says whether the number is written with a leading zero as a part of a date or time: 09月.
pub(super) fn is_padded_part(text: &str, literal: &Literal) -> bool {
    let parts = ["年", "月", "日", "号", "號", "时", "時", "点", "點", "分", "秒"];
    literal.whole_digits == 2 && after_any(text, literal.end, &parts).is_some()
}

/// Names of the old calendar before a month.
const OLD_CALENDAR: [&str; 8] = ["农历", "農曆", "阴历", "陰曆", "旧历", "舊曆", "夏历", "夏曆"];

/// Adds the date whose month ends at byte `end`, with the days that follow.
///
/// Months and days of the old calendar are those of no other: they are places in a sequence, as
/// in "the 15th day of the eighth lunar month".
fn days(
    text: &str,
    at: usize,
    year: Option<i32>,
    month: u8,
    end: usize,
    facts: &mut Vec<Found>,
) -> Option<usize> {
    let count = facts.len();
    let date_end = solar_days(text, at, year, month, end, facts)?;
    let before = text[..at].strip_suffix(' ').unwrap_or(&text[..at]);
    if !OLD_CALENDAR.iter().any(|name| before.ends_with(name)) {
        return Some(date_end);
    }
    let ordinal = |number: u8| Value::Ordinal(Decimal::from(u32::from(number)));
    let dates = facts.split_off(count.min(facts.len()));
    facts.push(Found { span: at..end, value: ordinal(month) });
    for date in dates {
        if let Value::Date { day: Some(day), .. } = date.value {
            let span = date.span.start.max(end)..date.span.end;
            facts.push(Found { span, value: ordinal(day) });
        }
    }
    Some(date_end)
}

/// Adds the date whose month ends at byte `end`, the dates if days follow, or the months of 3月至5月.
///
/// `None`, with nothing added, where the first day is none of the calendar.
fn solar_days(
    text: &str,
    at: usize,
    year: Option<i32>,
    month: u8,
    end: usize,
    facts: &mut Vec<Found>,
) -> Option<usize> {
    let date = |day| Value::Date { year, month: Some(month), day };
    if let Some(months) = period::to_month(text, month, end) {
        return Some(push(facts, at, months.of(year), months.end));
    }
    if let Some((day, end)) = lunar_day(text, end) {
        return Some(push(facts, at, date(Some(day)), end));
    }
    let Some(first) = numeral_here(text, skip_spaces(text, end)) else {
        return Some(push(facts, at, date(None), end));
    };
    let (day, mut end) = match (day(text, &first), first.integer_between(1, 31)) {
        (Some((day, end)), _) => (day, end),
        // 9月1-3日: the first day has no 日.
        (None, Some(number)) if range_day(text, first.end).is_some() => {
            (u8::try_from(number).ok()?, first.end)
        }
        _ => return Some(push(facts, at, date(None), end)),
    };
    if !is_possible_date(year, Some(month), Some(day)) {
        return None;
    }
    push(facts, at, date(Some(day)), end);
    while let Some((start, day, day_end)) = range_day(text, end)
        && is_possible_date(year, Some(month), Some(day))
    {
        end = push(facts, start, date(Some(day)), day_end);
    }
    Some(end)
}

/// Reads 初五 and 十五 after a month at byte `at`, as days of the old calendar are said.
fn lunar_day(text: &str, at: usize) -> Option<(u8, usize)> {
    let early = after_any(text, at, &["初"]);
    let day = numeral_here(text, early.unwrap_or(at))?;
    let most = if early.is_some() { 10 } else { 30 };
    let is_chinese = !matches!(day.form, Form::Arabic(..));
    let least = if early.is_some() { 1 } else { 11 };
    let number = u8::try_from(day.integer_between(least, most)?).ok()?;
    let end = after_any(text, day.end, &["日"]).filter(|_| early.is_some()).unwrap_or(day.end);
    let is_alone = end > day.end || !char_at(text, end).is_some_and(char::is_alphanumeric);
    (is_chinese && is_alone).then_some((number, end))
}

fn push(facts: &mut Vec<Found>, at: usize, value: Value, end: usize) -> usize {
    facts.push(Reading { value, end }.into_found(at));
    end
}

/// Reads 至3日 at byte `at`: where the numeral starts, the day, and the end.
fn range_day(text: &str, at: usize) -> Option<(usize, u8, usize)> {
    let start = after_any(text, at, &["至", "到", "—", "–", "-", "－", "~", "～", "、", "和"])?;
    let (day, end) = day(text, &numeral_here(text, start)?)?;
    Some((start, day, end))
}

pub(super) fn month_at(text: &str, at: usize) -> Option<(u8, usize)> {
    after_any(text, at, &["元月"])
        .map(|end| (1, end))
        .or_else(|| month(text, &numeral_here(text, at)?))
}

/// Reads 元月5日, 正月初一 and 元旦 at byte `at` into `facts` and returns the end.
pub(super) fn first_month(text: &str, at: usize, facts: &mut Vec<Found>) -> Option<usize> {
    // 8000元月租 is the rent of a month, 修正月报 the correction of a report.
    let is_other = char_before(text, at).is_some_and(|before| {
        before.is_ascii_digit()
            || is_numeral(before)
            || "多余餘几幾美欧歐日港澳加公修改更".contains(before)
    });
    if is_other {
        return None;
    }
    if let Some(end) = after_any(text, at, &["元旦"]) {
        let value = Value::Date { year: None, month: Some(1), day: Some(1) };
        return Some(push(facts, at, value, end));
    }
    days(text, at, None, 1, after_any(text, at, &["元月", "正月"])?, facts)
}

/// Returns the byte after 月 or 月份, which may stand after spaces at byte `at`.
pub(super) fn month_word(text: &str, at: usize) -> Option<usize> {
    let end = after_any(text, skip_spaces(text, at), &["月份", "月"])?;
    after_any(text, end, &NOT_A_MONTH).is_none().then_some(end)
}

fn month(text: &str, numeral: &Numeral) -> Option<(u8, usize)> {
    let end = month_word(text, numeral.end)?;
    Some((whole(numeral, 12)?, end))
}

fn day(text: &str, numeral: &Numeral) -> Option<(u8, usize)> {
    let end = after_any(text, skip_spaces(text, numeral.end), &["日", "号", "號"])?;
    Some((whole(numeral, 31)?, end))
}

/// Returns a number from 1 to `most` that is written without units of its own (3万 is none).
fn whole(numeral: &Numeral, most: i64) -> Option<u8> {
    let is_plain = !matches!(numeral.form, Form::Arabic(Shape::Grouped | Shape::Decimal, _));
    u8::try_from(numeral.integer_between(1, most).filter(|_| is_plain)?).ok()
}

/// Reads the numeral at byte `at`, if a numeral begins there.
pub(super) fn numeral_here(text: &str, at: usize) -> Option<Numeral> {
    let is_start = digit_at(text.as_bytes(), at).is_some()
        || char_at(text, at).is_some_and(is_numeral)
            && !char_before(text, at).is_some_and(is_numeral);
    if is_start { numeral(text, at) } else { None }
}

/// Passes over the spaces that some publishers set around the parts of a date.
pub(super) fn skip_spaces(text: &str, at: usize) -> usize {
    let spaces = text.as_bytes()[at..].iter().take(2).take_while(|byte| **byte == b' ').count();
    at + spaces
}
