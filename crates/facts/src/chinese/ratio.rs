//! Parts of a whole: 百分之三点五, 3.5％, 三分之一, 九成, 2个百分点, 千分之五.

use super::characters::{Part, is_numeral, part};
use super::date::skip_spaces;
use super::numeral::{Form, Numeral, numeral};
use crate::arabic::digit_at;
use crate::decimal::Decimal;
use crate::numeric;
use crate::reading::{Found, Reading, after_any, char_at, char_before, follows};
use crate::value::Value;

/// What follows 成 when it is not "tenths": 三成立.
pub(super) const NOT_TENTHS: [&str; 20] = [
    "立", "为", "為", "功", "果", "员", "員", "本", "就", "长", "長", "交", "熟", "语", "語", "人",
    "品", "型", "年", "都",
];

/// What joins the two ends of a range.
pub(super) const RANGE: [&str; 9] = ["至", "到", "—", "–", "-", "－", "~", "～", "或"];

/// What stands before so many parts of a whole, and the power of ten that makes them per cent.
const PARTS: [(&str, i32); 7] = [
    ("百分之", 0),
    ("百份之", 0),
    ("千分之", -1),
    ("万分之", -2),
    ("萬分之", -2),
    ("百万分之", -4),
    ("百萬分之", -4),
];

/// Reads 百分之X, 千分之X, 万分之X or 百万分之X, and 至Y after it, at byte `at` into `facts`;
/// returns the end.
pub(super) fn parts_of_hundred(text: &str, at: usize, facts: &mut Vec<Found>) -> Option<usize> {
    // 一百分之三 is a fraction of its own.
    if char_before(text, at).is_some_and(is_numeral) {
        return None;
    }
    let &(words, power) = PARTS.iter().find(|(words, _)| follows(text, at, words))?;
    let start = skip_spaces(text, at + words.len());
    if power == 0
        && let Some(end) = after_any(text, start, &["百"])
        && !char_at(text, end).is_some_and(is_numeral)
    {
        facts.push(Reading { value: Value::Percent(Decimal::from(100)), end }.into_found(at));
        return Some(end);
    }
    let mut push = |at: usize, number: Decimal, end: usize| {
        let value = Value::Percent(number.times_power_of_ten(power)?);
        facts.push(Reading { value, end }.into_found(at));
        Some(end)
    };
    if let Some((low, high, middle, end)) = neighbours(text, start) {
        push(at, low, middle)?;
        return push(middle, high, end);
    }
    let first = numeral_here(text, start)?;
    let end = push(at, first.number, first.end)?;
    let second = after_any(text, end, &RANGE).and_then(|start| {
        let second = numeral_here(text, start)?;
        // 百分之三到2020年: the number after 到 is not a percentage when it has a name.
        after_any(text, second.end, &["年", "月", "日", "个", "號", "号", "%"])
            .is_none()
            .then_some((start, second))
    });
    second.and_then(|(start, second)| push(start, second.number, second.end)).or(Some(end))
}

/// Reads 一二 and 七八十 after 百分之 at byte `at`: both numbers, where the second begins, the end.
fn neighbours(text: &str, at: usize) -> Option<(Decimal, Decimal, usize, usize)> {
    let digit = |at: usize| match part(char_at(text, at)?)? {
        Part::Digit(digit @ 1..) => Some(u32::from(digit)),
        _ => None,
    };
    let (low, middle) = (digit(at)?, at + char_at(text, at)?.len_utf8());
    let (high, after) = (digit(middle)?, middle + char_at(text, middle)?.len_utf8());
    let tens = after_any(text, after, &["十"]);
    let end = tens.unwrap_or(after);
    let factor = if tens.is_some() { 10 } else { 1 };
    let is_pair = high == low + 1 && !char_at(text, end).is_some_and(is_numeral);
    is_pair.then(|| (Decimal::from(low * factor), Decimal::from(high * factor), middle, end))
}

/// Reads what makes a ratio of the numeral: a percent sign, 个百分点, 分之, 成.
pub(super) fn ratio(text: &str, numeral: &Numeral) -> Option<Reading> {
    percent_after(text, numeral.end)
        .map(|sign| sign.of(numeral.number))
        .or_else(|| inherited_percent(text, numeral))
        .unwrap_or_else(|| {
            fraction(text, numeral)
                .or_else(|| tenths(text, numeral))
                .or_else(|| inherited_tenths(text, numeral))
        })
}

/// Reads 3/4 at byte `at`; 9/11 and 24/7 are left out.
pub(super) fn slashed(text: &str, at: usize) -> Option<Reading> {
    let (numerator, denominator, end) = numeric::fraction(text, at)?;
    Some(Reading { value: Value::fraction(numerator, denominator)?, end })
}

struct PercentSign {
    power: i32,
    is_points: bool,
    end: usize,
}

impl PercentSign {
    fn of(&self, number: Decimal) -> Option<Reading> {
        let number = number.times_power_of_ten(self.power)?;
        let value =
            if self.is_points { Value::PercentagePoints(number) } else { Value::Percent(number) };
        Some(Reading { value, end: self.end })
    }
}

fn percent_after(text: &str, at: usize) -> Option<PercentSign> {
    let at = after_any(text, at, &[" "]).unwrap_or(at);
    let sign = |words: &[&str], power: i32, is_points: bool| {
        let end = after_any(text, at, words)?;
        Some(PercentSign { power, is_points, end })
    };
    sign(&["%", "％", "﹪"], 0, false)
        .or_else(|| sign(&["‰"], -1, false))
        .or_else(|| sign(&["ppm"], -4, false))
        .or_else(|| sign(&["个基点", "個基點", "基点", "基點"], -2, true))
        .or_else(|| sign(&["个百分点", "個百分點", "个百分點", "個百分点"], 0, true))
        .or_else(|| sign(&["个基点", "個基點", "基点", "基點"], -2, true))
}

/// Reads the first number of 10-20%, whose sign stands after the second.
fn inherited_percent(text: &str, numeral: &Numeral) -> Option<Option<Reading>> {
    let second = numeral_here(text, after_any(text, numeral.end, &RANGE)?)?;
    let sign = percent_after(text, second.end)?;
    Some(sign.of(numeral.number).map(|reading| Reading { end: numeral.end, ..reading }))
}

/// Reads the first number of 七到八成, whose 成 stands after the second.
fn inherited_tenths(text: &str, first: &Numeral) -> Option<Reading> {
    let second = numeral_here(text, after_any(text, first.end, &RANGE)?)?;
    tenths(text, &second)?;
    let count = u32::try_from(first.integer_between(1, 9)?).ok()?;
    let is_short = matches!(first.form, Form::Single | Form::Arabic(_, 1));
    let value = Value::Percent(Decimal::from(count * 10));
    is_short.then_some(Reading { value, end: first.end })
}

fn fraction(text: &str, denominator: &Numeral) -> Option<Reading> {
    let start = after_any(text, skip_spaces(text, denominator.end), &["分之"])?;
    let numerator = numeral_here(text, start)?;
    let below = u32::try_from(denominator.integer_between(2, 1_000_000)?).ok()?;
    let above = u32::try_from(numerator.integer_between(1, 1_000_000)?).ok()?;
    Some(Reading { value: Value::fraction(above, below)?, end: numerator.end })
}

fn tenths(text: &str, numeral: &Numeral) -> Option<Reading> {
    let mut end = after_any(text, numeral.end, &["成"])?;
    let tenths = u32::try_from(numeral.integer_between(1, 9)?).ok()?;
    let is_short = matches!(numeral.form, Form::Single | Form::Arabic(_, 1));
    // 近七成为 are nearly 70 per cent, which are something; 三成为 is no word at all.
    let before = text[..numeral.end].char_indices().next_back().map_or("", |(at, _)| &text[..at]);
    let is_near = before.ends_with(['近', '约', '約', '逾', '超', '过', '過', '到', '达', '達']);
    let is_other = !is_near && after_any(text, end, &NOT_TENTHS).is_some();
    // 一成不变 does not change at all.
    let is_one = tenths == 1
        && !is_near
        && !char_at(text, end).is_none_or(|next| "的左以多至到半，。；、,".contains(next));
    if !is_short || is_one || is_other {
        return None;
    }
    let mut percent = tenths * 10;
    // 三成半 and 三成五 are 35 per cent.
    if let Some(after_half) = after_any(text, end, &["半"]) {
        percent += 5;
        end = after_half;
    } else if let Some(more) = numeral_here(text, end)
        && more.form == Form::Single
        && let Some(more_tenths) = more.integer_between(1, 9)
    {
        percent += u32::try_from(more_tenths).ok()?;
        end = more.end;
    }
    Some(Reading { value: Value::Percent(Decimal::from(percent)), end })
}

fn numeral_here(text: &str, at: usize) -> Option<Numeral> {
    let is_start =
        digit_at(text.as_bytes(), at).is_some() || char_at(text, at).is_some_and(is_numeral);
    if is_start { numeral(text, at) } else { None }
}
