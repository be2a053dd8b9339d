//! Reading a Chinese numeral: 三万五千, 24.5万, 一亿五千万, 二〇一八, 三点五, 3万5千.
//!
//! A numeral is a sum of sections (each below 万) times 万, 亿 or 兆. A unit applies to the digit
//! before it, a myriad to the section before it and, where it is larger than what came before,
//! to everything: 二万三千亿 is 23,000 × 10^8, 一亿五千万 is 10^8 + 5,000 × 10^4.

mod sum;

use super::characters::{Part, part};
use crate::arabic::{self, Literal, Shape, digit_at};
use crate::decimal::Decimal;
use crate::reading::{after_any, char_at, char_before};
use sum::Sum;

/// A numeral and how it was written.
#[derive(Clone, Copy, Debug)]
pub(super) struct Numeral {
    pub(super) number: Decimal,
    /// The byte after the last character.
    pub(super) end: usize,
    pub(super) form: Form,
}

/// How a numeral was written, which tells years and lone digits from counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Form {
    /// Arabic digits alone, and how many before the decimal point: 2018.
    Arabic(Shape, u32),
    /// Chinese digits read one by one, and how many: 二〇一八.
    DigitByDigit(u32),
    /// One Chinese digit or 十.
    Single,
    /// With units or decimals: 三万五千, 24.5万, 三点五.
    Composed,
}

impl Numeral {
    /// Returns the number where it is an integer within the range.
    pub(super) fn integer_between(&self, low: i64, high: i64) -> Option<i64> {
        self.number.to_integer().filter(|integer| (low..=high).contains(integer))
    }
}

/// Reads the numeral that begins at byte `at`; `None` where it is not exact (三四十, 十几).
pub(super) fn numeral(text: &str, at: usize) -> Option<Numeral> {
    digit_by_digit(text, at).unwrap_or_else(|| composed(text, at))
}

/// Reads two or more Chinese digits in a row; the outer `None` says that there are not two.
fn digit_by_digit(text: &str, at: usize) -> Option<Option<Numeral>> {
    let (value, count, end) = chinese_digits(text, at)?;
    if count < 2 {
        return None;
    }
    // 七八个 is seven or eight, 三四十 thirty or forty: only longer runs, runs with a zero and
    // years are read digit by digit.
    let next = char_at(text, end);
    let is_unit = next.and_then(part).is_some();
    let has_zero = text[at..end].contains(['〇', '零', '○', '0', '０']);
    let is_year = next == Some('年') && value / 10 + 1 != value % 10;
    let is_exact = !is_unit && (count >= 3 || has_zero || is_year);
    if !is_exact {
        return Some(None);
    }
    let number = Decimal::new(value, 0)?;
    Some(Some(Numeral { number, end, form: Form::DigitByDigit(count) }))
}

/// Returns the value, number and end of the digits at byte `at`; `None` where there is none.
fn chinese_digits(text: &str, at: usize) -> Option<(i128, u32, usize)> {
    let (mut value, mut count, mut end) = (0, 0, at);
    while let Some((character, Part::Digit(digit))) =
        char_at(text, end).and_then(|character| Some((character, part(character)?)))
    {
        if count == 30 {
            return None;
        }
        // 八九两 are taels of silver.
        if count > 0 && is_tael(text, end, character) {
            break;
        }
        value = value * 10 + i128::from(digit);
        count += 1;
        end += character.len_utf8();
        // 二0二四年 is typed with the zero of the keyboard.
        if let Some(after) = after_any(text, end, &["0", "０"])
            && char_at(text, after)
                .is_some_and(|next| next == '年' || matches!(part(next), Some(Part::Digit(_))))
        {
            value *= 10;
            count += 1;
            end = after;
        }
    }
    (count > 0).then_some((value, count, end))
}

/// Reads 百二十万 at byte `at`, whose first hundred has no digit; it needs tens after it.
pub(super) fn hundred(text: &str, at: usize) -> Option<Numeral> {
    let start = after_any(text, at, &["百"])?;
    let digit =
        char_at(text, start).filter(|&digit| matches!(part(digit), Some(Part::Digit(1..))))?;
    let has_tens = after_any(text, start + digit.len_utf8(), &["十"]).is_some();
    let is_later = char_before(text, at)
        .is_some_and(|before| part(before).is_some() || "数數几幾成上好".contains(before));
    if !has_tens || is_later {
        return None;
    }
    composed_from(text, start, Sum::hundred(), 1)
}

fn composed(text: &str, at: usize) -> Option<Numeral> {
    composed_from(text, at, Sum::new(), 0)
}

/// Goes on with a sum that has so many parts.
fn composed_from(text: &str, at: usize, mut sum: Sum, parts: u32) -> Option<Numeral> {
    let (mut end, mut parts, mut is_arabic) = (at, parts, None);
    let mut waiting_is_digit = true;
    let began_arabic = digit_at(text.as_bytes(), at).is_some();
    loop {
        if let Some(literal) = arabic::literal(text, end) {
            // 每百万15起: digits go on a numeral only where it began with digits.
            if sum.waiting.is_some() || (parts > 0 && (literal.is_padded || !began_arabic)) {
                break;
            }
            let literal = if parts == 0 { spaced(text, at, literal) } else { literal };
            sum.waiting = Some(literal.number);
            waiting_is_digit = literal.whole_digits == 1 && literal.shape == Shape::Plain;
            end = literal.end;
            is_arabic = (parts == 0).then_some(Form::Arabic(literal.shape, literal.whole_digits));
            // Some publishers set a space between Arabic digits and the characters: 20 亿.
            if let Some(after) = after_any(text, end, &[" ", "\u{a0}"])
                && matches!(
                    char_at(text, after).and_then(part),
                    Some(Part::Myriad(_) | Part::Unit(2 | 3))
                )
                && !is_word_start(text, after, Part::Unit(2))
                && !is_word_start(text, after, Part::Unit(3))
            {
                end = after;
            }
        } else if let Some(character) = char_at(text, end)
            && let Some(part) = part(character)
        {
            // 2018-2019两年期: a Chinese digit does not go on Arabic ones.
            let is_other = is_arabic.is_some() && matches!(part, Part::Digit(_));
            let is_word = is_word_start(text, end, part) || is_tael(text, end, character);
            if parts > 0 && (is_other || is_word) {
                break;
            }
            waiting_is_digit |= matches!(part, Part::Digit(_) | Part::FinancialDigit(_));
            sum.take(part)?;
            end += character.len_utf8();
            is_arabic = None;
        } else if let Some(mark) = after_any(text, end, &["多", "余", "餘", "来", "來"])
            && parts > 0
            && matches!(char_at(text, mark).and_then(part), Some(Part::Myriad(_)))
        {
            // 7000多万 is 70 million and some more.
            end = mark;
        } else {
            break;
        }
        parts += 1;
        if is_arabic.is_none()
            && let Some((decimals, count, after)) = decimals(text, end)
        {
            let decimals = Decimal::new(decimals, -i32::try_from(count).ok()?)?;
            sum.waiting = Some(sum.waiting.unwrap_or(Decimal::ZERO).checked_add(decimals)?);
            waiting_is_digit = false;
            end = after;
            parts += 1;
        }
    }
    // A point before more digits than a number has.
    if parts == 0 {
        return None;
    }
    let form = match is_arabic {
        Some(form) => form,
        None if parts == 1 => Form::Single,
        None => Form::Composed,
    };
    let number = sum.finish(waiting_is_digit)?;
    Some(Numeral { number, end, form })
}

/// Reads 点五 at byte `at`: the decimals, how many they are, and their end.
fn decimals(text: &str, at: usize) -> Option<(i128, u32, usize)> {
    let point = after_any(text, at, &["点", "點"])?;
    let (value, count, end) = chinese_digits(text, point)?;
    // 三点五分 and 三点二十 are times of day, 一点一点 is bit by bit.
    let next = char_at(text, end);
    if matches!(next, Some('点' | '點' | '滴')) {
        return None;
    }
    let is_time = matches!(next, Some('分' | '刻')) && !text[end..].starts_with("分之");
    let is_tens = matches!(next.and_then(part), Some(Part::Unit(_)));
    (!is_time && !is_tens).then_some((value, count, end))
}

/// The most groups of three digits with spaces between them after the first.
const GROUP_LIMIT: u32 = 4;

/// Takes the thousands of 46 800例 and 12 345 678 together; one group only before a character, or
/// where zeros end it.
fn spaced(text: &str, at: usize, first: Literal) -> Literal {
    let is_later = text[..at]
        .strip_suffix(' ')
        .is_some_and(|before| before.ends_with(|last: char| last.is_ascii_digit()));
    if is_later || first.shape != Shape::Plain || first.whole_digits > 3 || first.is_padded {
        return first;
    }
    let (mut whole, mut groups) = (first, 0);
    while groups < GROUP_LIMIT
        && let Some(group) = after_any(text, whole.end, &[" "])
            .and_then(|start| arabic::literal(text, start))
            .filter(|group| group.shape == Shape::Plain && group.whole_digits == 3)
        && let Some(number) = whole
            .number
            .times_power_of_ten(3)
            .and_then(|thousands| thousands.checked_add(group.number))
    {
        let whole_digits = whole.whole_digits + 3;
        whole = Literal { number, end: group.end, whole_digits, ..whole };
        groups += 1;
    }
    let ends = match char_at(text, whole.end) {
        Some(next) if next.is_alphabetic() => true,
        Some(' ') => groups > 1 && !text[whole.end + 1..].starts_with(|c: char| c.is_ascii_digit()),
        None | Some('。' | '，' | '；' | '、' | '）' | '.' | ',' | ')') => {
            groups > 1 || text[..whole.end].ends_with("00")
        }
        _ => false,
    };
    if ends { whole } else { first }
}

/// Says whether 两 at byte `at`, inside a numeral, is the weight: 二十两, but not 三万两千.
fn is_tael(text: &str, at: usize, character: char) -> bool {
    let next = char_at(text, at + character.len_utf8()).and_then(part);
    matches!(character, '两' | '兩') && !matches!(next, Some(Part::Unit(2 | 3) | Part::Myriad(_)))
}

/// Says whether the unit at byte `at` begins another word: 兆瓦, 千克, 百分之.
fn is_word_start(text: &str, at: usize, part: Part) -> bool {
    let words: &[&str] = match part {
        Part::Myriad(12) => &["兆瓦", "兆赫", "兆字", "兆焦", "兆帕", "兆比", "兆位", "兆伏"],
        Part::Unit(3) => {
            &["千克", "千米", "千瓦", "千伏", "千卡", "千赫", "千字节", "千帕", "千焦"]
        }
        Part::Unit(2) => &["百分", "百帕"],
        _ => &[],
    };
    after_any(text, at, words).is_some()
}
