//! Money and measures: 24.5万元, 人民币3亿元, US$5, 3元5角, 20多公里, 两年半, 三个月, 时速300公里.

mod money;
mod words;

use super::characters::is_numeral;
use super::days;
use super::number::{inherited_myriad, is_inexact};
use super::numeral::{Form, Numeral, numeral};
use super::ratio::RANGE;
use crate::arabic::{self, digit_at};
use crate::decimal::Decimal;
use crate::reading::{Found, Reading, after_any, char_at, char_before};
use crate::unit::{Counted, Currency, Unit, sign_before, symbol};
use crate::value::Value;

/// Words before a length that make a speed of it.
const PER_HOUR_BEFORE: [&str; 4] = ["时速", "時速", "每小时", "每小時"];

/// Words after a length that make a speed of it.
const PER_HOUR_AFTER: [&str; 6] = ["每小时", "每小時", "/小时", "/小時", "/时", "/時"];

/// The longest number before 两 that is looked at, in characters.
const TAEL_LIMIT: usize = 12;

/// What a half after the unit is not: 三年半载, 一天半夜.
const NOT_A_HALF: [&str; 12] =
    ["载", "載", "夜", "年", "天", "价", "價", "岛", "径", "徑", "圆", "圓"];

/// Reads the money or measure whose number is the numeral at byte `at`; signs and names of
/// currencies before it belong to it.
pub(super) fn measured(text: &str, at: usize, numeral: &Numeral, facts: &[Found]) -> Option<Found> {
    if is_inexact(text, at, numeral) {
        return None;
    }
    let number = inherited_myriad(text, numeral).unwrap_or(numeral.number);
    // A sign that stands between two numbers belongs to the first if that has taken it.
    let free_from = facts.last().map_or(0, |last| last.span.end);
    let before = sign_before(text, at)
        .or_else(|| money::name_before(text, at))
        .filter(|&(_, start)| start >= free_from);
    let after = counted(text, numeral.end, numeral);
    if let Some((currency, start)) = before {
        let (number, end) = match after {
            Some(Sized { counted: Counted::Money(_), end, .. }) => {
                money::with_parts(text, number, end).unwrap_or((number, end))
            }
            _ => money::small_parts(text, numeral).unwrap_or((number, numeral.end)),
        };
        return Some(Found { span: start..end, value: Value::Amount { number, currency } });
    }
    let Some(Sized { counted, factor, has_half, end }) = after else {
        return small_money(text, at, numeral)
            .or_else(|| knots(text, at, numeral))
            .or_else(|| minutes(text, at, numeral, facts))
            .or_else(|| inherited(text, at, number, numeral));
    };
    match counted {
        Counted::Money(currency) => {
            let (number, end) = money::with_parts(text, number, end).unwrap_or((number, end));
            Some(Found { span: at..end, value: Value::Amount { number, currency } })
        }
        Counted::Hundredths(_) | Counted::Tenths(_) => {
            Some(Found { span: at..end, value: counted.value(number)? })
        }
        Counted::Measure(unit) => {
            let mut number = number.checked_mul(Decimal::from(factor))?;
            if has_half {
                number = number.checked_add(Decimal::new(5, -1)?)?;
            }
            let (number, end) = and_more(text, number, unit, end).unwrap_or((number, end));
            let (unit, start, end) = in_context(text, at, unit, end);
            Some(Found { span: start..end, value: Value::Measure { number, unit } })
        }
    }
}

/// Reads the unit after a numeral without a digit: 百万元, 近千公里.
pub(super) fn after_round(text: &str, at: usize, round: Reading, facts: &[Found]) -> Option<Found> {
    let Value::Number(number) = round.value else { return None };
    measured(text, at, &Numeral { number, end: round.end, form: Form::Composed }, facts)
}

/// Makes money or a measure of a number that ends at byte `at`, where a unit follows; 日 and a half
/// after it are left out.
pub(super) fn value_at(text: &str, at: usize, number: Decimal) -> Option<(Value, usize)> {
    if after_any(text, at, &["日", "号", "號"]).is_some() && !words_of_yen(text, at) {
        return None;
    }
    let numeral = Numeral { number, end: at, form: Form::Composed };
    let Sized { counted, factor, has_half: false, end } = counted(text, at, &numeral)? else {
        return None;
    };
    Some((counted.value(number.checked_mul(Decimal::from(factor))?)?, end))
}

/// Makes money or a measure of a number that is said again in a bracket that ends at byte `at`:
/// 三十（30）日, which is no day of a month.
pub(super) fn value_after_bracket(
    text: &str,
    at: usize,
    number: Decimal,
) -> Option<(Value, usize)> {
    if !words_of_yen(text, at)
        && let Some(end) = after_any(text, at, &["个工作日", "個工作日", "工作日", "日"])
    {
        return Some((Value::Measure { number, unit: Unit::Day }, end));
    }
    value_at(text, at, number)
}

fn words_of_yen(text: &str, at: usize) -> bool {
    after_any(text, at, &["日元", "日圆", "日圓"]).is_some()
}

/// Reads the unit after a part of it: 四分之三英里, 四分之一个世纪.
pub(super) fn after_part(text: &str, part: Reading) -> Option<Reading> {
    let Value::Number(number) = part.value else { return None };
    let (counted, factor, end) = of_pieces(text, part.end)
        .map(|pieces| (pieces.counted, pieces.factor, pieces.end))
        .or_else(|| words::word(text, part.end))?;
    let (1, Counted::Measure(unit)) = (factor, counted) else { return None };
    Some(Reading { value: Value::Measure { number, unit }, end })
}

/// Reads 半 at byte `at` before a unit: 半年, 半个月, 半小时, 半个世纪, 半公里.
pub(super) fn half(text: &str, at: usize) -> Option<Found> {
    let after = after_any(text, at, &["半"])?;
    // 上半年 is a part of a year, 大半天 is not exact.
    if char_before(text, at).is_some_and(|before| "上下前后後大多过過对對参參".contains(before))
    {
        return None;
    }
    if after_any(text, after, &["天空", "天然", "日制", "年报", "年報", "年度"]).is_some()
    {
        return None;
    }
    let (counted, factor, end) = of_pieces(text, after)
        .map(|pieces| (pieces.counted, pieces.factor, pieces.end))
        .or_else(|| words::word(text, after))?;
    let Counted::Measure(unit) = counted else { return None };
    let number = Decimal::new(5, -1)?.checked_mul(Decimal::from(factor))?;
    Some(Found { span: at..end, value: Value::Measure { number, unit } })
}

/// What a number counts, times what (一刻钟 is 15 minutes), and where the words end.
struct Sized {
    counted: Counted,
    factor: u32,
    /// Whether 半 before the unit adds a half: 三个半小时.
    has_half: bool,
    end: usize,
}

/// Reads what is counted by the number that ends at byte `at`: 元, 多公里, 个月, 个半小时.
fn counted(text: &str, at: usize, numeral: &Numeral) -> Option<Sized> {
    let start = after_any(text, at, &[" ", "\u{a0}"]).unwrap_or(at);
    let start = after_any(text, start, &["多", "余", "餘", "来", "來"]).unwrap_or(start);
    if let Some((counted, end)) = symbol(text, start) {
        return Some(Sized { counted, factor: 1, has_half: false, end });
    }
    if let Some(sized) = of_pieces(text, start) {
        return Some(sized);
    }
    let (counted, factor, end) = words::word(text, start)?;
    // 二度 is "again"; 二瓦, 三码 and 三桶 stay numbers unless written with digits.
    let needs_digits = matches!(
        counted,
        Counted::Measure(Unit::Degree | Unit::Watt | Unit::Volt | Unit::Yard | Unit::Barrel)
    );
    let is_lone = matches!(numeral.form, Form::Single);
    // 十五兩日 are two days; taels in Chinese numerals have been looked for before.
    let is_two =
        counted == Counted::Measure(Unit::Tael) && !matches!(numeral.form, Form::Arabic(..));
    // 攝氏四度 says what it measures.
    let is_said = text[..at].char_indices().next_back().is_some_and(|(numeral_at, _)| {
        ["摄氏", "攝氏", "华氏", "華氏", "零下"]
            .iter()
            .any(|scale| text[..numeral_at].ends_with(scale))
    });
    (!(is_two || needs_digits && is_lone && !is_said)).then_some(Sized {
        counted,
        factor,
        has_half: false,
        end,
    })
}

/// Reads 17节 as a speed where the words before it speak of one.
fn knots(text: &str, at: usize, numeral: &Numeral) -> Option<Found> {
    let end = after_any(text, numeral.end, &["节", "節"])?;
    let speeds =
        ["航速", "风速", "風速", "时速", "時速", "每小时", "每小時", "速度", "风力", "風力"];
    let before: Vec<char> = text[..at].chars().rev().take(6).collect();
    let before: String = before.into_iter().rev().collect();
    let is_speed = speeds.iter().any(|speed| before.contains(speed));
    let value = Value::Measure { number: numeral.number, unit: Unit::Knot };
    is_speed.then_some(Found { span: at..end, value })
}

/// Reads 个月, 个多小时, 個半鐘頭: time that is counted in 个.
fn of_pieces(text: &str, at: usize) -> Option<Sized> {
    let start = after_any(text, at, &["个", "個"])?;
    let half = after_any(text, start, &["半"]);
    if half.is_none() && super::weekday::is_day_counted(text, start) {
        return None;
    }
    let start = half.or_else(|| after_any(text, start, &["多", "来", "來"])).unwrap_or(start);
    let (counted, factor, end) = words::after_piece(text, start)?;
    Some(Sized { counted, factor, has_half: half.is_some(), end })
}

/// Reads the minutes of 2小时30分 and 2分30秒, which lack 钟.
fn minutes(text: &str, at: usize, numeral: &Numeral, facts: &[Found]) -> Option<Found> {
    let end = after_any(text, numeral.end, &["分"])?;
    let after_hours = facts.last().is_some_and(|last| {
        last.span.end == at && matches!(last.value, Value::Measure { unit: Unit::Hour, .. })
    });
    let before_seconds = || {
        let seconds = arabic::literal(text, end)?;
        after_any(text, seconds.end, &["秒"])
    };
    let number = numeral.number;
    (after_hours || before_seconds().is_some())
        .then_some(Found { span: at..end, value: Value::Measure { number, unit: Unit::Minute } })
}

/// Adds the half of 两年半 and the decimals of 一米八 and 9秒58.
fn and_more(text: &str, number: Decimal, unit: Unit, end: usize) -> Option<(Decimal, usize)> {
    if let Some(after) = after_any(text, end, &["半"])
        && after_any(text, after, &NOT_A_HALF).is_none()
        && !char_at(text, after).is_some_and(is_numeral)
    {
        return Some((number.checked_add(Decimal::new(5, -1)?)?, after));
    }
    if !matches!(unit, Unit::Metre | Unit::Second) {
        return None;
    }
    let (tenths, after) = money::last_digits(text, end)?;
    Some((number.checked_add(tenths)?, after))
}

/// Reads 二十两 and 五两银子 at byte `at`: 两 is a weight after a number that ends before it.
pub(super) fn taels(text: &str, at: usize) -> Option<Found> {
    let mut parts = (0, at);
    while let Some(character) = char_at(text, parts.1).filter(|&next| is_numeral(next))
        && parts.0 < TAEL_LIMIT
    {
        parts = (parts.0 + 1, parts.1 + character.len_utf8());
    }
    let (count, end) = parts;
    let number_end = text[..end].strip_suffix(['两', '兩'])?.len();
    let next = char_at(text, end);
    // 一两个 is one or two.
    let is_silver = next.is_some_and(|next| "银銀黄黃白金重酒肉茶米碎".contains(next));
    let is_large = text[at..number_end].contains(['十', '百', '千', '万', '萬'])
        && !next.is_some_and(|next| "个個天年次人位名日月周".contains(next));
    if count < 2 || !(is_silver || is_large) {
        return None;
    }
    let numeral = numeral(&text[..number_end], at).filter(|numeral| numeral.end == number_end)?;
    let value = Value::Measure { number: numeral.number, unit: Unit::Tael };
    Some(Found { span: at..end, value })
}

/// Widens the unit by what stands around it: 时速…公里, 公里/小时, 摄氏30度.
fn in_context(text: &str, at: usize, unit: Unit, end: usize) -> (Unit, usize, usize) {
    let before = text[..at].strip_suffix(' ').unwrap_or(&text[..at]);
    let starts = |words: &[&str]| -> Option<usize> {
        words.iter().find_map(|word| before.strip_suffix(word)).map(str::len)
    };
    if let Some(speed) = unit.per_hour() {
        if let Some(start) = starts(&PER_HOUR_BEFORE) {
            return (speed, start, end);
        }
        if let Some(end) = after_any(text, end, &PER_HOUR_AFTER) {
            return (speed, at, end);
        }
    }
    if let Some(density) = unit.per_cubic_metre()
        && let Some(end) = after_any(text, end, &["/立方米", "每立方米", "/m3", "/m³"])
    {
        return (density, at, end);
    }
    if unit == Unit::Metre {
        if let Some(end) = after_any(text, end, &["每秒", "/秒"]) {
            return (Unit::MetrePerSecond, at, end);
        }
        if let Some(start) = starts(&["每秒"]) {
            return (Unit::MetrePerSecond, start, end);
        }
    }
    if unit == Unit::Degree {
        let scales = [(["摄氏", "攝氏"], Unit::Celsius), (["华氏", "華氏"], Unit::Fahrenheit)];
        // 摄氏零下5度: what stands before the number itself is its sign.
        let (unsigned, is_negative) = match before.strip_suffix("零下") {
            Some(unsigned) => (unsigned, true),
            None => (before, false),
        };
        for (names, scale) in scales {
            if let Some(rest) = names.iter().find_map(|name| unsigned.strip_suffix(name)) {
                return (scale, if is_negative { at } else { rest.len() }, end);
            }
        }
    }
    (unit, at, end)
}

/// Reads 5角钱, 三毛钱 and 5分钱 as parts of a yuan.
fn small_money(text: &str, at: usize, numeral: &Numeral) -> Option<Found> {
    let (number, end) = money::parts_alone(text, numeral)
        .or_else(|| money::small_parts(text, numeral).filter(|_| money::is_price(text, at)))?;
    let currency = Currency::Yuan;
    Some(Found { span: at..end, value: Value::Amount { number, currency } })
}

/// Gives the first number of 5至10公里 and 2-3年 the unit that stands after the second.
fn inherited(text: &str, at: usize, number: Decimal, first: &Numeral) -> Option<Found> {
    let start = after_any(text, first.end, &RANGE)?;
    let is_start =
        digit_at(text.as_bytes(), start).is_some() || char_at(text, start).is_some_and(is_numeral);
    if !is_start {
        return None;
    }
    let second = numeral(text, start)?;
    let Sized { counted, factor, .. } = counted(text, second.end, &second)?;
    // 2017-2019年 are years of the calendar, 3-5日 are dates.
    let is_date = matches!(counted, Counted::Measure(Unit::Day | Unit::Year))
        && (number.to_integer().is_none_or(|number| number >= 1000)
            || after_any(text, second.end, &["日"])
                .is_some_and(|end| !days::are_counted(text, at, first.end, end)));
    if is_date {
        return None;
    }
    let value = counted.value(number.checked_mul(Decimal::from(factor))?)?;
    Some(Found { span: at..first.end, value })
}
