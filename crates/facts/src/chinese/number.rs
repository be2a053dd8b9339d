//! Plain numbers: those with digits or units, and lone numerals before a counter.

use super::numeral::{Form, Numeral};
use super::ratio::RANGE;
use crate::arabic::digit_at;
use crate::decimal::Decimal;
use crate::reading::{Reading, after_any, char_at, char_before};
use crate::value::Value;

/// Characters that begin a counter or unit: after them a lone numeral counts something.
const COUNTERS: &str = "个個名位人年月日天次项項条條国國家种種件只隻台臺辆輛艘架座所间間层層楼樓\
    块塊元美欧歐英港日毛斤公米里裡吨噸克升倍岁歲秒小时時钟鐘周週世代届屆场場批套组組份张張本篇首\
    支枝队隊班户戶村省市县縣区區州镇鎮乡鄉门門类類大点點步方面句字页頁章节節段部级級号號期季度轮輪\
    口头頭匹根棵株颗顆粒片滴杯瓶碗盘盤包袋箱盒桶架把顶頂双雙对對副幅栋棟幢处處起笔筆则則股分卷\
    艺藝路封道圈架台夜晚百千万萬亿億英寸尺丈亩畝顷頃平立兆伏瓦度折行列环環";

/// Reads a numeral as a count or amount; 几 after it makes it inexact and no fact.
pub(super) fn number(text: &str, at: usize, numeral: &Numeral) -> Option<Reading> {
    if is_inexact(text, at, numeral) {
        return None;
    }
    if numeral.form == Form::Single && !is_counted(text, at, numeral) {
        return None;
    }
    if let Some(reading) = and_a_half(text, numeral) {
        return Some(reading);
    }
    let number = inherited_myriad(text, numeral).unwrap_or(numeral.number);
    Some(Reading { value: Value::Number(number), end: numeral.end })
}

/// Says whether 几 or 数 beside the numeral makes it inexact.
pub(super) fn is_inexact(text: &str, at: usize, numeral: &Numeral) -> bool {
    let is_some_tens = text[at..].starts_with(['十', '拾'])
        && char_before(text, at).is_some_and(|before| "几幾数數".contains(before));
    is_some_tens || after_any(text, numeral.end, &["几", "幾"]).is_some()
}

/// Reads 一半's second character, 半数 and 半个 at byte `at` as a half.
pub(super) fn half(text: &str, at: usize) -> Option<Reading> {
    let is_other =
        char_before(text, at).is_some_and(|before| "上下前后後大多过過对對参參".contains(before));
    let end = after_any(text, at, &["半"])?;
    let counted = ["数", "數", "个", "個", "小时", "小時", "年", "天", "价", "價"];
    let is_half = char_before(text, at) == Some('一') || after_any(text, end, &counted).is_some();
    let value = Value::Number(Decimal::new(5, -1)?);
    (is_half && !is_other).then_some(Reading { value, end })
}

fn is_counted(text: &str, at: usize, numeral: &Numeral) -> bool {
    let next = char_at(text, numeral.end);
    let is_bracketed = char_before(text, at).is_some_and(|before| "（(".contains(before))
        && next.is_some_and(|next| "）)".contains(next));
    is_bracketed || next.is_some_and(|next| COUNTERS.contains(next) || "多余餘".contains(next))
}

/// Reads 两年半 and 三个半小时.
fn and_a_half(text: &str, numeral: &Numeral) -> Option<Reading> {
    let measures = ["个", "個", "年", "天", "倍", "小时", "小時", "点", "點", "岁", "歲"];
    let end = after_any(text, after_any(text, numeral.end, &measures)?, &["半"])?;
    let number = numeral.number.checked_add(Decimal::new(5, -1)?)?;
    // 三年半载 and 一天半夜 are not halves.
    let is_half = after_any(text, end, &["载", "載", "夜", "年", "天"]).is_none();
    is_half.then_some(Reading { value: Value::Number(number), end })
}

/// Returns the first number of 10-20万 and 2至3亿, whose myriad stands after the second.
pub(super) fn inherited_myriad(text: &str, numeral: &Numeral) -> Option<Decimal> {
    let Form::Arabic(..) = numeral.form else { return None };
    let start = after_any(text, numeral.end, &RANGE)?;
    digit_at(text.as_bytes(), start)?;
    let second = crate::arabic::literal(text, start)?;
    let whole = super::numeral::numeral(text, start)?;
    let is_myriad = whole.end > second.end
        && numeral.number.mantissa() < 10_000
        && second.number.to_integer().is_none_or(|integer| integer < 10_000);
    let power = match (is_myriad, char_at(text, second.end)?) {
        (true, '万' | '萬') => 4,
        (true, '亿' | '億') => 8,
        _ => return None,
    };
    let power = if whole.number == second.number.times_power_of_ten(12)? { 12 } else { power };
    numeral.number.times_power_of_ten(power)
}
