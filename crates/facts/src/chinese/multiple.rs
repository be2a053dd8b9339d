//! Multiples, each read as its factor: 增加了12倍 (13), 增至13倍 (13), 翻两番 (4), 减半, 八折.

use super::date::skip_spaces;
use super::numeral::{Form, Numeral};
use crate::arabic::Shape;
use crate::decimal::Decimal;
use crate::reading::{Reading, after_any};
use crate::value::Value;

/// Reads what makes a multiple of the numeral written at byte `at`: 倍, 番, 折.
pub(super) fn multiple(text: &str, at: usize, numeral: &Numeral) -> Option<Reading> {
    let after = skip_spaces(text, numeral.end);
    if let Some(end) = after_any(text, after, &["倍", "多倍", "余倍", "餘倍"]) {
        return times(text, at, numeral.number, end);
    }
    if let Some(end) = after_any(text, after, &["番"]) {
        let doublings = u32::try_from(numeral.integer_between(1, 20)?).ok()?;
        let factor = Decimal::from(1 << doublings);
        return is_folded(text, at).then_some(Reading { value: Value::Multiple(factor), end });
    }
    discount(text, numeral, after)
}

/// Reads 翻番 and 翻倍 at byte `at`: twice as much.
pub(super) fn doubled(text: &str, at: usize) -> Option<Reading> {
    let end = after_any(text, at, &["翻番", "翻了番", "翻倍", "翻了倍"])?;
    Some(Reading { value: Value::Multiple(Decimal::from(2)), end })
}

/// Returns the factor of the 半 at byte `at` where it is what was taken or added: 减半, 增加一半.
pub(super) fn by_half(text: &str, at: usize) -> Option<Value> {
    let before = &text[..at];
    if let Some(before) = before.strip_suffix('一') {
        let verb = before.strip_suffix('了').unwrap_or(before);
        if ends_with_any(verb, &DECREASES) {
            return Some(Value::Multiple(Decimal::new(5, -1)?));
        }
        let is_added = ends_with_any(verb, &["增加", "增长", "增長", "多出", "提高"]);
        return is_added.then_some(Value::Multiple(Decimal::new(15, -1)?));
    }
    let is_halved = before.ends_with(['减', '減', '砍']) || before.ends_with("对折");
    is_halved.then_some(Value::Multiple(Decimal::new(5, -1)?))
}

/// Says whether the multiple written at byte `at` says how much was added: 增长了3倍, 翻了三倍.
pub(crate) fn is_increase(text: &str, at: usize) -> bool {
    is_added(text, at) || is_folded(text, at)
}

/// Verbs and adjectives before N倍 that say that it was added to what there was.
const INCREASES: [&str; 26] = [
    "增加", "增长", "增長", "激增", "猛增", "剧增", "劇增", "增", "涨", "漲", "多", "多出", "高",
    "高出", "提高", "提升", "上升", "飙升", "飆升", "升", "扩大", "擴大", "大", "快", "贵", "貴",
];

/// Endings of other words: 最多, 放大, 至高.
const NOT_INCREASES: [&str; 8] = ["最多", "最高", "最大", "最快", "至多", "放大", "很多", "许多"];

/// Verbs before 一半 that say that the rest is gone.
const DECREASES: [&str; 13] = [
    "减少", "減少", "下降", "降低", "缩减", "縮減", "缩短", "縮短", "削减", "削減", "减", "減",
    "跌",
];

/// Words between the verb and the number.
const BETWEEN: [&str; 12] =
    ["了", "近", "约", "約", "逾", "超过", "超過", "大约", "大約", "整整", "至少", "将"];

fn times(text: &str, at: usize, number: Decimal, end: usize) -> Option<Reading> {
    // 倍数 is a number that has another as a factor.
    if after_any(text, end, &["数", "數"]).is_some() {
        return None;
    }
    let (number, end) = match after_any(text, end, &["半"]) {
        Some(after_half) => (number.checked_add(Decimal::new(5, -1)?)?, after_half),
        None => (number, end),
    };
    // 翻一倍 doubles; what 翻三倍 does is said in both ways, most often three times as much.
    let is_doubled = number == Decimal::from(1) && is_folded(text, at);
    let factor = if is_added(text, at) || is_doubled {
        number.checked_add(Decimal::from(1))?
    } else {
        number
    };
    Some(Reading { value: Value::Multiple(factor), end })
}

/// Reads 九折 and 8.5折, a tenth and 15 per cent off.
fn discount(text: &str, numeral: &Numeral, after: usize) -> Option<Reading> {
    let end = after_any(text, after, &["折"])?;
    let is_other = after_any(
        text,
        end,
        &["叠", "疊", "页", "頁", "线", "線", "腾", "騰", "断", "斷", "磨", "射", "算", "合"],
    );
    let power = match numeral.form {
        Form::Single | Form::Arabic(Shape::Decimal | Shape::Plain, 1) => -1,
        Form::Arabic(Shape::Plain, 2) => -2,
        _ => return None,
    };
    let factor = numeral.number.times_power_of_ten(power)?;
    let is_part = factor.exponent() < 0 && factor.mantissa() > 0;
    (is_other.is_none() && is_part).then_some(Reading { value: Value::Multiple(factor), end })
}

fn is_added(text: &str, at: usize) -> bool {
    let verb = verb_before(text, at);
    ends_with_any(verb, &INCREASES) && !ends_with_any(verb, &NOT_INCREASES)
}

fn is_folded(text: &str, at: usize) -> bool {
    verb_before(text, at).ends_with('翻')
}

/// Returns the text before the number at byte `at` without what stands between verb and number.
fn verb_before(text: &str, at: usize) -> &str {
    let mut before = &text[..at];
    for _ in 0..3 {
        before = before.strip_suffix(' ').unwrap_or(before);
        before = BETWEEN.iter().find_map(|word| before.strip_suffix(word)).unwrap_or(before);
    }
    before
}

fn ends_with_any(text: &str, words: &[&str]) -> bool {
    words.iter().any(|word| text.ends_with(word))
}
