//! Long spans of years: 21世纪, 公元前2世纪, 20世纪90年代, 上世纪末, 九十年代, "十四五"规划.

use super::date::{numeral_here, skip_spaces};
use super::numeral::Numeral;
use crate::reading::{Found, Reading, after_any, char_at, char_before};
use crate::value::Value;

/// What follows the short name of a plan, which is otherwise a number: 十五规划.
const PLAN_WORDS: [&str; 12] =
    ["规划", "規劃", "计划", "計劃", "时期", "時期", "期间", "期間", "末", "以来", "以來", "开局"];

/// Reads 90年代, the ten years of no named century or of the one that the year has; also the
/// first of 50、60年代.
pub(super) fn decade(
    text: &str,
    at: usize,
    first: &Numeral,
    facts: &mut Vec<Found>,
) -> Option<usize> {
    let year = i32::try_from(first.integer_between(10, 2100)?).ok()?;
    if year % 10 != 0 {
        return None;
    }
    let end = after_any(text, skip_spaces(text, first.end), &["年代"]).or_else(|| {
        let start = after_any(text, first.end, &["、", "和", "至", "到", "-", "—"])?;
        let second = numeral_here(text, start)?;
        let is_decade = second.integer_between(10, 2100).is_some_and(|second| second % 10 == 0);
        after_any(text, skip_spaces(text, second.end), &["年代"]).filter(|_| is_decade)?;
        Some(first.end)
    })?;
    facts.push(Reading { value: Value::Decade(year), end }.into_found(at));
    Some(end)
}

/// Reads 五六十年代 at byte `at`, two decades, of the century before it if one is; returns the end.
pub(super) fn two_decades(text: &str, at: usize, facts: &mut Vec<Found>) -> Option<usize> {
    let mut characters = text.get(at..)?.chars();
    let (first, second) = (characters.next()?, characters.next()?);
    let (one, other) = (digit(first)?, digit(second)?);
    let middle = at + first.len_utf8();
    let end = after_any(text, middle + second.len_utf8(), &["十年代"])?;
    if other != one + 1 {
        return None;
    }
    let before =
        facts.pop_if(|last| last.span.end == at && matches!(last.value, Value::Century(1..)));
    let years = match before.as_ref().map(|found| found.value) {
        Some(Value::Century(century)) => (i32::from(century) - 1) * 100,
        _ => 0,
    };
    let start = before.map_or(at, |found| found.span.start);
    let decade = |tens: u8| Value::Decade(years + i32::from(tens) * 10);
    facts.push(Reading { value: decade(one), end: middle }.into_found(start));
    facts.push(Reading { value: decade(other), end }.into_found(middle));
    Some(end)
}

/// Reads 21世纪 and 20世纪90年代, whose number is written at byte `at`.
pub(super) fn century(text: &str, at: usize, number: &Numeral) -> Option<Reading> {
    let end = after_any(text, skip_spaces(text, number.end), &["世纪", "世紀"])?;
    let century = i8::try_from(number.integer_between(1, 99)?).ok()?;
    let before = text.get(..at)?;
    if is_before_common_era(before) {
        return Some(Reading { value: Value::Century(-century), end });
    }
    decade_of_century(text, end, century).or(Some(Reading { value: Value::Century(century), end }))
}

/// Says whether 公元前, or 前 alone, ends `before`: 前3世纪, but not 此前3世纪.
pub(super) fn is_before_common_era(before: &str) -> bool {
    before.strip_suffix('前').is_some_and(|rest| {
        rest.ends_with(['元', '（', '(', '约', '約', '于', '於', '在', '自', '至', '从', '從'])
            || rest.chars().next_back().is_none_or(|last| !last.is_alphanumeric())
    })
}

/// Returns where the words of the era begin that belong to a year or century at byte `at`.
pub(super) fn era_start(text: &str, at: usize) -> usize {
    let before = text.get(..at).unwrap_or_default();
    let named =
        ["公元前", "西元前", "公元", "西元"].iter().find_map(|era| before.strip_suffix(era));
    named.map_or(at, str::len)
}

/// Reads 上世纪 and 本世纪 at byte `at`: the twentieth century and the twenty-first.
pub(super) fn relative_century(text: &str, at: usize) -> Option<Reading> {
    let last = after_any(text, at, &["上世纪", "上世紀", "上个世纪", "上個世紀"]);
    let (century, end) = match last {
        Some(end) => (20, end),
        None => (21, after_any(text, at, &["本世纪", "本世紀"])?),
    };
    decade_of_century(text, end, century).or(Some(Reading { value: Value::Century(century), end }))
}

fn decade_of_century(text: &str, at: usize, century: i8) -> Option<Reading> {
    let decade = numeral_here(text, skip_spaces(text, at))?;
    let end = after_any(text, skip_spaces(text, decade.end), &["年代"])?;
    let tens = i32::try_from(decade.integer_between(0, 90)?).ok().filter(|tens| tens % 10 == 0)?;
    Some(Reading { value: Value::Decade((i32::from(century) - 1) * 100 + tens), end })
}

/// Reads the short name of a five-year plan at byte `at`: 十四五, and "八五" between quotes.
pub(super) fn plan(text: &str, at: usize) -> Option<Reading> {
    let mut characters = text.get(at..)?.chars();
    let first = characters.next()?;
    if !"一二三四六七八九十".contains(first) {
        return None;
    }
    let (tens, units) = match (first, characters.next()?) {
        ('十', '五') => (10, 0),
        ('十', unit) => (10, digit(unit)?),
        (unit, '五') => (0, digit(unit)?),
        _ => return None,
    };
    let has_unit = tens > 0 && units > 0;
    if has_unit && characters.next()? != '五' {
        return None;
    }
    let end = at + if has_unit { 9 } else { 6 };
    let next = char_at(text, end);
    let is_quoted = next.is_some_and(|next| "”\"」』’》".contains(next))
        && char_before(text, at).is_some_and(|before| "“\"「『‘《".contains(before));
    let after = if is_quoted { end + next.map_or(0, char::len_utf8) } else { end };
    let is_named = after_any(text, after, &PLAN_WORDS).is_some();
    // 十四五 is no numeral, so that it needs no more than to stand alone; 十五 and 八五 are.
    let stands_alone =
        has_unit && !next.is_some_and(|next| "十百千万亿萬億岁歲个個天年月日人名".contains(next));
    let value = Value::Plan(tens + units);
    (is_named || is_quoted && has_unit || stands_alone).then_some(Reading { value, end })
}

/// Reads 第十四个五年规划 at byte `at`.
pub(super) fn numbered_plan(text: &str, at: usize) -> Option<Reading> {
    let number = numeral_here(text, after_any(text, at, &["第"])?)?;
    let plan = u8::try_from(number.integer_between(1, 40)?).ok()?;
    let words = ["个五年规划", "個五年規劃", "个五年计划", "個五年計劃", "个5年规划"];
    let end = after_any(text, number.end, &words)?;
    Some(Reading { value: Value::Plan(plan), end })
}

fn digit(character: char) -> Option<u8> {
    let place = "一二三四五六七八九".chars().position(|digit| digit == character)?;
    u8::try_from(place + 1).ok()
}
