//! Names of currencies before the number, and the parts of a yuan after it: 人民币…, 3元5角, 三块五.

use super::super::characters::{Part, part};
use super::super::numeral::{Form, Numeral, numeral};
use crate::arabic::{self, digit_at};
use crate::decimal::Decimal;
use crate::reading::{after_any, char_at};
use crate::unit::Currency;

/// Names that stand before a sum; 美元5亿 is left out, since 兑美元 is before other numbers.
const BEFORE: [(&str, Currency); 24] = [
    ("澳门元", Currency::Pataca),
    ("澳門元", Currency::Pataca),
    ("人民币", Currency::Yuan),
    ("人民幣", Currency::Yuan),
    ("港币", Currency::HongKongDollar),
    ("港幣", Currency::HongKongDollar),
    ("新台币", Currency::TaiwanDollar),
    ("新台幣", Currency::TaiwanDollar),
    ("新臺幣", Currency::TaiwanDollar),
    ("台币", Currency::TaiwanDollar),
    ("台幣", Currency::TaiwanDollar),
    ("臺幣", Currency::TaiwanDollar),
    ("美金", Currency::UsDollar),
    ("日币", Currency::Yen),
    ("日幣", Currency::Yen),
    ("韩币", Currency::Won),
    ("韓幣", Currency::Won),
    ("坡币", Currency::SingaporeDollar),
    ("坡幣", Currency::SingaporeDollar),
    ("澳币", Currency::AustralianDollar),
    ("澳幣", Currency::AustralianDollar),
    ("加币", Currency::CanadianDollar),
    ("加幣", Currency::CanadianDollar),
    ("葡币", Currency::Pataca),
];

/// Returns the currency that is named before the number at byte `at`, and where the name begins.
pub(super) fn name_before(text: &str, at: usize) -> Option<(Currency, usize)> {
    let before = text[..at].strip_suffix(' ').unwrap_or(&text[..at]);
    if !before.ends_with(['币', '幣', '金', '元']) {
        return None;
    }
    let (name, currency) = BEFORE.iter().find(|(name, _)| before.ends_with(name))?;
    Some((*currency, before.len() - name.len()))
}

/// Adds the 角 and 分 after 元 or 块 that ends at byte `end`: 3元5角, 三块五.
pub(super) fn with_parts(text: &str, number: Decimal, end: usize) -> Option<(Decimal, usize)> {
    let unit = text[..end].chars().next_back()?;
    if !"元块塊圆圓".contains(unit) {
        return None;
    }
    if let Some((tenths, after)) = last_digits(text, end).filter(|_| "块塊".contains(unit)) {
        return Some((number.checked_add(tenths)?, after));
    }
    let (mut sum, mut last) = (number, end);
    for (power, units) in [(-1, ["角", "毛"]), (-2, ["分", "分"])] {
        let Some(numeral) = numeral_at(text, last) else { continue };
        let Some(after) = after_any(text, numeral.end, &units) else { continue };
        if numeral.integer_between(1, 9).is_none() {
            continue;
        }
        sum = sum.checked_add(numeral.number.times_power_of_ten(power)?)?;
        last = after;
    }
    (last > end).then_some((sum, last))
}

/// Reads 5角钱, 三毛钱, 5毛, 5分钱 and 三块五 whose number is the numeral.
pub(super) fn parts_alone(text: &str, numeral: &Numeral) -> Option<(Decimal, usize)> {
    let after = |words: &[&str]| after_any(text, numeral.end, words);
    let parts = |power: i32, end: usize| Some((numeral.number.times_power_of_ten(power)?, end));
    if let Some(end) = after(&["角钱", "角錢", "毛钱", "毛錢"]) {
        return parts(-1, end);
    }
    if let Some(end) = after(&["分钱", "分錢"]) {
        return parts(-2, end);
    }
    if let Some(end) = after(&["毛"]).filter(|_| matches!(numeral.form, Form::Arabic(..))) {
        return parts(-1, end);
    }
    // 三块五 has no 钱.
    let (decimals, end) = last_digits(text, after(&["块", "塊"])?)?;
    Some((numeral.number.checked_add(decimals)?, end))
}

/// Reads 五角 and 五分 after the numeral, where it is known that it is money: 人民币一角.
pub(super) fn small_parts(text: &str, numeral: &Numeral) -> Option<(Decimal, usize)> {
    let (power, end) = match after_any(text, numeral.end, &["角", "毛"]) {
        Some(end) => (-1, end),
        None => (-2, after_any(text, numeral.end, &["分"])?),
    };
    // 四角楼, 五分之一.
    let ends = char_at(text, end)
        .is_none_or(|next| !next.is_alphanumeric() || "钱錢的整正".contains(next));
    let end = after_any(text, end, &["钱", "錢"]).unwrap_or(end);
    ends.then(|| Some((numeral.number.times_power_of_ten(power)?, end)))?
}

/// The characters before a number in which a word must say that it is a price.
const PRICE_REACH: usize = 4;

/// Whether the words before byte `at` say that a price follows: 每张五角, 共十角, 售价五角.
pub(super) fn is_price(text: &str, at: usize) -> bool {
    let mut before = text[..at].chars().rev().take(PRICE_REACH);
    before.any(|character| "每价價费費付收共售缴繳".contains(character))
        && text[at..].chars().find(|next| !is_numeral_sign(*next)) != Some('分')
}

/// Whether the character is a digit of any kind.
fn is_numeral_sign(character: char) -> bool {
    character.is_ascii_digit() || part(character).is_some()
}

/// Reads the end of 一米八, 一米六零 and 三块五 at byte `at` as decimals: one or two digits that
/// nothing counts.
pub(super) fn last_digits(text: &str, at: usize) -> Option<(Decimal, usize)> {
    let (mut value, mut power, mut end) = (0_i128, 0, at);
    if let Some(digits) = arabic::literal(text, at) {
        // 1米78, 9秒58.
        value = i128::from(digits.plain_between(1, 99)?);
        (power, end) = (-i32::try_from(digits.whole_digits).ok()?, digits.end);
    }
    while power > -2
        && digit_at(text.as_bytes(), at).is_none()
        && let Some(character) = char_at(text, end).filter(|character| !"两兩".contains(*character))
        && let Some(Part::Digit(digit)) = part(character)
    {
        value = value * 10 + i128::from(digit);
        power -= 1;
        end += character.len_utf8();
    }
    let ends = char_at(text, end).is_none_or(|next| {
        !next.is_alphanumeric() || "的左右以高长長宽寬深跑游完夺奪获獲创創打".contains(next)
    });
    (ends && value > 0).then_some((Decimal::new(value, power)?, end))
}

fn numeral_at(text: &str, at: usize) -> Option<Numeral> {
    let is_start =
        digit_at(text.as_bytes(), at).is_some() || char_at(text, at).and_then(part).is_some();
    if is_start { numeral(text, at) } else { None }
}
