//! Some months of a year: 一季度, 第三季度, 前三季度, 上半年, 前9个月, 头两个月, 1-9月, 3月至5月.

use super::characters::is_numeral;
use super::date::{month_word, numeral_here, skip_spaces};
use super::numeral::{Form, Numeral};
use super::ratio::RANGE;
use crate::arabic::digit_at;
use crate::reading::{Reading, after_any, char_at};
use crate::value::Value;

/// What makes 前 "before" or "ago": 三年前, 此前, 之前.
const BEFORE: &str = "年月日天周週个個之此以目生提先眼面";

/// Months of a year that the text has still to name, and the byte after their words.
#[derive(Clone, Copy, Debug)]
pub(super) struct Months {
    first: u8,
    last: u8,
    pub(super) end: usize,
}

impl Months {
    /// Makes the value of the months of that year.
    pub(super) fn of(self, year: Option<i32>) -> Value {
        Value::Period { year, first: self.first, last: self.last }
    }

    fn up_to(last: i64, end: usize) -> Option<Self> {
        Some(Self { first: 1, last: u8::try_from(last).ok()?, end })
    }
}

/// Reads the months that begin with a word at byte `at`: 上半年, 前三季度, 第一季度, 头两个月.
pub(super) fn period(text: &str, at: usize) -> Option<Reading> {
    // 三年前5月 is a month of that year, 此前三个月 the three months before; but 今年前5月.
    let mut before = text.get(..at)?.chars().rev();
    let is_ago = match before.next() {
        Some('年') => before.next().is_some_and(|c| c.is_ascii_digit() || is_numeral(c)),
        Some(before) => BEFORE.contains(before),
        None => false,
    };
    if is_ago && text[at..].starts_with('前') {
        return None;
    }
    let months = in_words(text, at).or_else(|| season(text, at))?;
    Some(Reading { value: months.of(None), end: months.end })
}

/// What follows 第三季 where it is a quarter of a year; else it may be a season of anything.
const OF_QUARTER: [&str; 30] = [
    "经济", "經濟", "营收", "營收", "业绩", "業績", "财报", "財報", "利润", "利潤", "净利", "淨利",
    "GDP", "本地", "国内", "國內", "销售", "銷售", "出口", "进口", "進口", "收入", "增长", "增長",
    "盈利", "同比", "按年", "失业", "失業", "私人",
];

/// Reads 第三季 at byte `at` as a quarter, after 年 or before what quarters have.
fn season(text: &str, at: usize) -> Option<Months> {
    let number = numeral_here(text, after_any(text, at, &["第"])?)?;
    let end = after_any(text, number.end, &["季"])?;
    let rest = after_any(text, end, &["的"]).unwrap_or(end);
    let is_of_year = text[..at].ends_with('年')
        && after_any(text, rest, &["播", "开播", "開播", "首播", "节目", "節目", "》", "上线"])
            .is_none();
    let is_quarter = is_of_year || after_any(text, rest, &OF_QUARTER).is_some();
    if is_quarter { quarter_of(&number, end) } else { None }
}

/// Reads the months that begin with the numeral `first`: 一季度, 1-9月.
pub(super) fn numbered(text: &str, first: &Numeral) -> Option<Months> {
    quarter(text, first).or_else(|| range_of_months(text, first))
}

/// Reads the months after a year, at byte `at`.
pub(super) fn after_year(text: &str, at: usize) -> Option<Months> {
    if let Some(number) = after_any(text, at, &["Q"]) {
        let number = numeral_here(text, number)?;
        return quarter_of(&number, number.end);
    }
    in_words(text, at).or_else(|| numbered(text, &numeral_here(text, at)?)).or_else(|| {
        // 2020年第三季 is a quarter; without a year it may be a season of anything.
        let number = numeral_here(text, after_any(text, at, &["第"])?)?;
        quarter_of(&number, after_any(text, number.end, &["季"])?)
    })
}

/// Reads 至5月 after the month `first`, at byte `at`; a day after it makes a date of it.
pub(super) fn to_month(text: &str, first: u8, at: usize) -> Option<Months> {
    let start = after_any(text, skip_spaces(text, at), &RANGE)?;
    let second = numeral_here(text, skip_spaces(text, start))?;
    let end = month_word(text, second.end)?;
    let last = u8::try_from(second.integer_between(i64::from(first) + 1, 12)?).ok()?;
    (!has_day(text, end)).then_some(Months { first, last, end })
}

fn has_day(text: &str, at: usize) -> bool {
    numeral_here(text, skip_spaces(text, at)).is_some_and(|day| {
        after_any(text, skip_spaces(text, day.end), &["日", "号", "號"]).is_some()
    })
}

fn in_words(text: &str, at: usize) -> Option<Months> {
    match char_at(text, at)? {
        '上' => after_any(text, at, &["上半年"]).map(|end| Months { first: 1, last: 6, end }),
        '下' => after_any(text, at, &["下半年"]).map(|end| Months { first: 7, last: 12, end }),
        '第' => quarter(text, &numeral_here(text, skip_spaces(text, at + '第'.len_utf8()))?),
        '首' => match after_any(text, at, &["首季度", "首季"]) {
            Some(end) => Months::up_to(3, end),
            None => first_months(text, at + '首'.len_utf8()),
        },
        word @ ('前' | '头' | '頭') => first_months(text, at + word.len_utf8()),
        _ => None,
    }
}

/// Reads 三季度, 9个月 or 两月 after 前.
fn first_months(text: &str, at: usize) -> Option<Months> {
    let next = char_at(text, skip_spaces(text, at))?;
    if !is_numeral(next) && digit_at(text.as_bytes(), skip_spaces(text, at)).is_none() {
        return None;
    }
    let count = numeral_here(text, skip_spaces(text, at))?;
    let after = skip_spaces(text, count.end);
    if let Some(end) = after_any(text, after, &["个季度", "個季度", "季度", "季"]) {
        return Months::up_to(count.integer_between(2, 3)? * 3, end);
    }
    let end = after_any(text, after, &["个月", "個月", "月份", "月"])?;
    // 前9月3日 is no period.
    if has_day(text, end) {
        return None;
    }
    Months::up_to(count.integer_between(2, 11)?, end)
}

fn quarter(text: &str, number: &Numeral) -> Option<Months> {
    quarter_of(number, after_any(text, skip_spaces(text, number.end), &["季度"])?)
}

fn quarter_of(number: &Numeral, end: usize) -> Option<Months> {
    let number = u8::try_from(number.integer_between(1, 4)?).ok()?;
    Some(Months { first: number * 3 - 2, last: number * 3, end })
}

/// Reads 1-9月 whose first number is `first`.
fn range_of_months(text: &str, first: &Numeral) -> Option<Months> {
    let is_short = matches!(first.form, Form::Single | Form::Composed | Form::Arabic(_, 1 | 2));
    if !is_short {
        return None;
    }
    to_month(text, u8::try_from(first.integer_between(1, 11)?).ok()?, first.end)
}
