//! What the words around a value say of it besides how exact it is.
//!
//! They tell which differences of a translation are explained: −5% is 5% only where the unsigned
//! side says "fell", 元 is dollars only where it is the money of the place. A few dozen bytes
//! before and after the value are looked at.

use zhen_text::Language;

use crate::chinese;
use crate::decimal::Decimal;
use crate::fact::Wording;
use crate::reading::{Found, after_any};
use crate::unit::Currency;
use crate::value::Value;

/// The most bytes before a value, and after it, in which a word belongs to it.
const BEFORE_LIMIT: usize = 40;
const AFTER_LIMIT: usize = 24;

/// Says what the words around the value say of it.
pub(crate) fn wording(text: &str, language: Language, found: &Found) -> Wording {
    let is_chinese = language == Language::Chinese;
    let is_it = match found.value {
        Value::Date { year: None, month: Some(_), .. } | Value::Period { year: None, .. } => {
            (true, of_year(text, language, found))
        }
        Value::Multiple(_) => (is_chinese && is_increase(text, found), Wording::Increase),
        Value::Number(number)
            if is_chinese
                && number == Decimal::from(1)
                && chinese::is_counted(text, found.span.end) =>
        {
            (true, Wording::Counted)
        }
        Value::Number(_) | Value::Percent(_) | Value::PercentagePoints(_) => {
            (is_decrease(text, language, found), Wording::Decrease)
        }
        Value::Time { .. } => (is_half_said(text, language, found), Wording::HalfOfDay),
        Value::Amount { currency: Currency::Dollar, .. } => {
            let written = &text[found.span.clone()];
            let is_sign = written.contains(['$', '＄']) || written.contains("cent");
            (is_sign, Wording::Sign)
        }
        Value::Amount { currency: Currency::Yuan, .. } => {
            (is_chinese && is_local_money(text, found), Wording::LocalMoney)
        }
        _ => (false, Wording::Plain),
    };
    if is_it.0 { is_it.1 } else { Wording::Plain }
}

/// Says which year the words beside a date without one put it in: 次年3月, March last year.
fn of_year(text: &str, language: Language, found: &Found) -> Wording {
    let years: [(&[&str], Wording); 2] = match language {
        Language::Chinese => [
            (&["次年", "翌年", "第二年", "转年", "轉年", "隔年"], Wording::FollowingYear),
            (
                &[
                    "去年",
                    "前年",
                    "上年",
                    "明年",
                    "来年",
                    "來年",
                    "后年",
                    "後年",
                    "上一年",
                    "下一年",
                ],
                Wording::OtherYear,
            ),
        ],
        Language::English => [
            (&["the following year", "the next year", "the year after"], Wording::FollowingYear),
            (
                &["last year", "next year", "the previous year", "the year before"],
                Wording::OtherYear,
            ),
        ],
    };
    let written = text.get(found.span.clone()).unwrap_or_default();
    let is_beside = |words: &&str| match language {
        Language::Chinese => text[..found.span.start].ends_with(words),
        Language::English => {
            let after = after_any(text, found.span.end, &[" of ", ", ", " "]);
            written.ends_with(words)
                || after.is_some_and(|after| after_any(text, after, &[words]).is_some())
        }
    };
    let said = years.iter().find(|(words, _)| words.iter().any(is_beside));
    said.map_or(Wording::Plain, |&(_, wording)| wording)
}

/// 翻两番 is exactly four times as much; what 增长两倍 and 翻两倍 are is said in two ways.
fn is_increase(text: &str, found: &Found) -> bool {
    let is_folded = text[found.span.clone()].ends_with('番');
    !is_folded && chinese::is_increase(text, found.span.start)
}

/// Words of a time that say the half of the day.
const HALVES: [&str; 13] = [
    "am",
    "AM",
    "a.m",
    "A.M",
    "pm",
    "PM",
    "p.m",
    "P.M",
    "morning",
    "afternoon",
    "evening",
    "night",
    "noon",
];

fn is_half_said(text: &str, language: Language, found: &Found) -> bool {
    let written = &text[found.span.clone()];
    let is_padded = written.starts_with('0') && written.as_bytes().get(1) != Some(&b':');
    is_padded
        || match language {
            Language::English => HALVES.iter().any(|half| written.contains(half)),
            Language::Chinese => chinese::says_half_of_day(text, found.span.start),
        }
}

/// Characters of the words for what becomes less or is below: 下降, 减少, 跌, 亏损, 低于.
const DECREASES: &str = "降减減跌亏虧负負缩縮滑落低逆赤";

/// Beginnings of such words in English.
const DECREASING: [&str; 30] = [
    "below",
    "contract",
    "cut",
    "declin",
    "decreas",
    "deficit",
    "dip",
    "down",
    "drop",
    "fall",
    "fell",
    "less",
    "los",
    "lower",
    "minus",
    "negative",
    "off",
    "plung",
    "recession",
    "reduc",
    "sank",
    "shr",
    "sink",
    "slash",
    "slid",
    "slip",
    "slump",
    "tumbl",
    "under",
    "weak",
];

fn is_decrease(text: &str, language: Language, found: &Found) -> bool {
    let (before, after) = window(text, found);
    match language {
        Language::Chinese => {
            let before = before.rsplit(['。', '；', '！', '？']).next().unwrap_or(before);
            let after = after.split(['。', '；', '，', '！', '？']).next().unwrap_or(after);
            before.contains(is_of_decrease) || after.contains(is_of_decrease)
        }
        Language::English => has_decrease(before) || has_decrease(after),
    }
}

fn is_of_decrease(character: char) -> bool {
    character > '\u{3000}' && DECREASES.contains(character)
}

/// Whether a word of the text begins as one of decrease.
fn has_decrease(text: &str) -> bool {
    let bytes = text.as_bytes();
    let is_letter = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_alphabetic);
    (0..bytes.len()).any(|at| {
        let begins = is_letter(at) && !at.checked_sub(1).is_some_and(is_letter);
        begins
            && b"bcdflmnoprstuw".contains(&bytes[at].to_ascii_lowercase())
            && DECREASING.iter().any(|word| {
                let written = bytes.get(at..at + word.len());
                written.is_some_and(|written| written.eq_ignore_ascii_case(word.as_bytes()))
            })
    })
}

/// Frequent characters that are written otherwise in simplified script.
const TRADITIONAL: &str = "萬億圓個們來國時會這為與對後經發開關過還進現長於說點學無當從樣種產務業\
    員區報資計設議導實際應該總協書據車東門問間類題額費買賣貸債負財貨貿賬購賺減漲錢約達參動";

/// Places whose own money is called 元.
const PLACES: [&str; 6] = ["港", "臺", "台湾", "台灣", "台北", "澳"];

fn is_local_money(text: &str, found: &Found) -> bool {
    let (before, after) = window(text, found);
    // 五块钱, 五毛 are said of any money.
    if text[found.span.clone()].contains(['块', '塊', '毛']) {
        return true;
    }
    [before, &text[found.span.clone()], after].into_iter().any(|part| {
        part.contains(|character: char| TRADITIONAL.contains(character))
            || PLACES.iter().any(|place| part.contains(place))
    })
}

/// The text directly before and after the value, cut at boundaries of characters.
fn window<'t>(text: &'t str, found: &Found) -> (&'t str, &'t str) {
    let mut start = found.span.start.saturating_sub(BEFORE_LIMIT);
    while !text.is_char_boundary(start) {
        start += 1;
    }
    let mut end = text.len().min(found.span.end + AFTER_LIMIT);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    (&text[start..found.span.start], &text[found.span.end..end])
}
