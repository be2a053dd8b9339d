//! Plain numbers: those with digits or units, and lone numerals before a counter.

use super::characters::{Part, is_numeral, part};
use super::date::skip_spaces;
use super::multiple::{by_half, multiple};
use super::numeral::{Form, Numeral, numeral};
use super::ratio::RANGE;
use super::unit;
use crate::arabic::digit_at;
use crate::decimal::Decimal;
use crate::reading::{Found, Reading, after_any, char_at, char_before};
use crate::value::Value;

/// Characters that begin a counter or unit: after them a lone numeral counts something.
const COUNTERS: &str = "个個名位人年月日天次项項条條国國家种種件只隻台臺辆輛艘架座所间間层層楼樓\
    块塊元美欧歐英港日毛斤公米里裡吨噸克升倍岁歲秒小时時钟鐘周週世代届屆场場批套组組份张張本篇首\
    支枝队隊班户戶村省市县縣区區州镇鎮乡鄉门門类類大点點步方面句字页頁章节節段部级級号號期季度轮輪\
    口头頭匹根棵株颗顆粒片滴杯瓶碗盘盤包袋箱盒桶架把顶頂双雙对對副幅栋棟幢处處起笔筆则則股分卷\
    艺藝路封道圈架台夜晚百千万萬亿億英寸尺丈亩畝顷頃平立兆伏瓦度折行列环環例宗期桩樁局维維阶階核缸星型票";

/// Reads a numeral as a count or amount; 几 after it makes it inexact and no fact.
pub(super) fn number(text: &str, at: usize, numeral: &Numeral) -> Option<Reading> {
    if is_inexact(text, at, numeral) {
        return None;
    }
    if let Some(reading) = multiple(text, at, numeral).or_else(|| dozens(text, numeral)) {
        return Some(reading);
    }
    if numeral.form == Form::Single && !counts(text, at, numeral) {
        return None;
    }
    if let Some(reading) = and_a_half(text, numeral) {
        return Some(reading);
    }
    let number = inherited_myriad(text, numeral).unwrap_or(numeral.number);
    Some(Reading { value: Value::Number(number), end: numeral.end })
}

/// Reads 三打啤酒: dozens, only of what is sold by the dozen, since 打 is mostly a verb.
fn dozens(text: &str, numeral: &Numeral) -> Option<Reading> {
    let end = after_any(text, numeral.end, &["打"])?;
    let goods = [
        "啤酒", "鸡蛋", "雞蛋", "蛋", "铅笔", "鉛筆", "毛巾", "袜", "襪", "手帕", "玫瑰", "红酒",
        "紅酒", "生蚝", "生蠔", "衬衫", "襯衫", "手套", "饮料", "飲料", "汽水", "杯", "盘子",
        "盤子",
    ];
    after_any(text, end, &goods)?;
    let value = Value::Number(numeral.number.checked_mul(Decimal::from(12))?);
    Some(Reading { value, end })
}

/// Says whether 几 or 数 beside the numeral makes it inexact.
pub(super) fn is_inexact(text: &str, at: usize, numeral: &Numeral) -> bool {
    let is_some_tens = text[at..].starts_with(['十', '拾'])
        && char_before(text, at).is_some_and(|before| "几幾数數".contains(before));
    let has_some = after_any(text, skip_spaces(text, numeral.end), &["几", "幾"]).is_some();
    // 十几 says too little; 二十几 is twenty and some.
    let is_tens = numeral.number.exponent() >= 1 && numeral.number.mantissa() > 1;
    is_some_tens || (has_some && !is_tens)
}

/// Reads 一半's second character, 半数 and 半个 at byte `at` as a half.
pub(super) fn half(text: &str, at: usize) -> Option<Reading> {
    let is_other =
        char_before(text, at).is_some_and(|before| "上下前后後大多过過对對参參".contains(before));
    let end = after_any(text, at, &["半"])?;
    if let Some(value) = by_half(text, at) {
        return Some(Reading { value, end });
    }
    let counted = ["数", "數", "个", "個", "小时", "小時", "年", "天", "价", "價"];
    let is_half = char_before(text, at) == Some('一') || after_any(text, end, &counted).is_some();
    let value = Value::Number(Decimal::new(5, -1)?);
    (is_half && !is_other).then_some(Reading { value, end })
}

/// Reads 俩 and 仨, two and three of something, which end at byte `end`.
pub(super) fn two_or_three(character: char, end: usize) -> Reading {
    let number = if character == '仨' { 3 } else { 2 };
    Reading { value: Value::Number(Decimal::from(number)), end }
}

/// Reads 百万, 千亿 and, after 近, 逾 or 上, 百, 千 and 万 at byte `at`: a numeral without a digit.
pub(super) fn round(text: &str, at: usize) -> Option<Reading> {
    let (mut power, mut end, mut count) = (0, at, 0);
    while count < 3
        && let Some(character) = char_at(text, end)
        && let Some(Part::Unit(more @ 2..) | Part::Myriad(more)) = part(character)
    {
        power += i32::from(more);
        end += character.len_utf8();
        count += 1;
    }
    let next = char_at(text, end)?;
    let before = char_before(text, at);
    let is_odd = "多余餘".contains(next);
    let is_near = before.is_some_and(|before| "近逾约約超过過破".contains(before));
    // 百年, 千人, 万物 are words; 数百万, 成百上千 count nothing; 千万 is mostly "by all means".
    let is_round = match count {
        // A thousand years, the top hundred.
        1 if power == 4 && next == '元' => is_ten_thousand_yuan(text, at, end),
        1 => is_near || is_odd || (power < 8 && "年日天强強倍".contains(next)),
        2 => is_near || is_odd || (COUNTERS.contains(next) && next != '百'),
        _ => false,
    };
    let is_vague = is_numeral(next)
        || before.is_some_and(|before| is_numeral(before) || "数數几幾成好上".contains(before));
    let number = Decimal::new(1, power)?;
    if let (1, Some(end)) = (count, after_any(text, end, &["倍"])) {
        return (!is_vague).then_some(Reading { value: Value::Multiple(number), end });
    }
    let value = Value::Number(number);
    (is_round && !is_vague).then_some(Reading { value, end })
}

/// Says whether 万元 at byte `at` is a sum: 万元补助, but not 单位：万元 nor 以万元计.
fn is_ten_thousand_yuan(text: &str, at: usize, end: usize) -> bool {
    let given = [
        "元补",
        "元補",
        "元奖",
        "元獎",
        "元大奖",
        "元大獎",
        "元以上",
        "元以下",
        "元现金",
        "元現金",
        "元红包",
        "元紅包",
        "元罚",
        "元罰",
        "元赔",
        "元賠",
    ];
    let is_near = char_before(text, at).is_some_and(|before| "近逾约約超过過破".contains(before));
    is_near || after_any(text, end, &given).is_some()
}

/// Reads 七八十, 三四百万 and 十七八, each two numbers, at byte `at` into `facts`; returns the end.
pub(super) fn neighbours(text: &str, at: usize, facts: &mut Vec<Found>) -> Option<usize> {
    let digit = |at: usize| {
        let character = char_at(text, at)?;
        match part(character)? {
            Part::Digit(digit @ 1..) => Some((digit, at + character.len_utf8())),
            _ => None,
        }
    };
    if char_before(text, at).is_some_and(is_numeral) {
        return None;
    }
    if let Some(end) = tenths(text, at, facts) {
        return Some(end);
    }
    // 十七八 and 二十七八: the tens belong to both.
    let (tens, start) = match digit(at) {
        Some((tens, after)) => (tens, after_any(text, after, &["十"])),
        None => (1, after_any(text, at, &["十"])),
    };
    let (first, middle) = digit(start.unwrap_or(at))?;
    let (second, after) = digit(middle)?;
    // 三五年 are three to five years.
    let is_few = (first, second) == (3, 5) && start.is_none();
    if second != first + 1 && !is_few {
        return None;
    }
    let (low, high, end) = if start.is_some() {
        let whole = |digit: u8| Decimal::from(u32::from(tens) * 10 + u32::from(digit));
        (whole(first), whole(second), after)
    } else {
        let unit = char_at(text, after)?;
        // 七八年 may be 1978; 三五年 are three to five years, but for 三五年三月.
        let is_year = unit == '年'
            && (!is_few || {
                let next = char_at(text, after + unit.len_utf8());
                next.is_some_and(|next| {
                    next.is_ascii_digit() || is_numeral(next) || "代级級".contains(next)
                })
            });
        if !is_year
            && let Some(end) = push_measures(
                text,
                [at, middle, after],
                [Decimal::from(u32::from(first)), Decimal::from(u32::from(second))],
                facts,
            )
        {
            return Some(end);
        }
        if is_few {
            return None;
        }
        if COUNTERS.contains(unit) && !is_numeral(unit) && !"年月日号號".contains(unit) {
            // 七八个 are seven or eight.
            let number = |digit: u8| Value::Number(Decimal::from(u32::from(digit)));
            facts.push(Reading { value: number(first), end: middle }.into_found(at));
            facts.push(Reading { value: number(second), end: after }.into_found(middle));
            return Some(after);
        }
        if !is_numeral(unit) {
            return None;
        }
        let high = numeral(text, middle)?;
        let low = Decimal::new(i128::from(first), high.number.exponent())?;
        (low, Some(high.number).filter(|high| high.mantissa() == i128::from(second))?, high.end)
    };
    let next = char_at(text, end);
    // "十四五" is a plan, not fourteen or fifteen.
    let is_counted = next.is_some_and(|next| "岁歲个個名人年天里块塊只隻条條度斤".contains(next));
    let goes_on = next.is_some_and(|next| is_numeral(next) || "几幾".contains(next));
    if goes_on || (start.is_some() && !is_counted) {
        return None;
    }
    if let Some(end) = push_measures(text, [at, middle, end], [low, high], facts) {
        return Some(end);
    }
    facts.push(Reading { value: Value::Number(low), end: middle }.into_found(at));
    facts.push(Reading { value: Value::Number(high), end }.into_found(middle));
    Some(end)
}

/// Adds two neighbours as money or measures, where a unit follows them: 五六十亿元, 十七八岁.
///
/// The places are where the first begins, where the second does, and where it ends.
fn push_measures(
    text: &str,
    [at, middle, after]: [usize; 3],
    numbers: [Decimal; 2],
    facts: &mut Vec<Found>,
) -> Option<usize> {
    let (low, _) = unit::value_at(text, after, numbers[0])?;
    let (high, end) = unit::value_at(text, after, numbers[1])?;
    facts.push(Reading { value: low, end: middle }.into_found(at));
    facts.push(Reading { value: high, end }.into_found(middle));
    Some(end)
}

/// Reads 六七成, sixty or seventy per cent, and 八五折, 15 per cent off, at byte `at` into `facts`; returns the end.
fn tenths(text: &str, at: usize, facts: &mut Vec<Found>) -> Option<usize> {
    let digit = |at: usize| match part(char_at(text, at)?)? {
        Part::Digit(digit @ 2..) => Some(u32::from(digit)),
        _ => None,
    };
    let middle = at + char_at(text, at)?.len_utf8();
    let (low, high) = (digit(at)?, digit(middle)?);
    let after = middle + char_at(text, middle)?.len_utf8();
    if let Some(end) = after_any(text, after, &["折"]) {
        let factor = Decimal::new(i128::from(low * 10 + high), -2)?;
        facts.push(Reading { value: Value::Multiple(factor), end }.into_found(at));
        return Some(end);
    }
    let end = after_any(text, after, &["成"])?;
    let is_share = low + 1 == high && after_any(text, end, &super::ratio::NOT_TENTHS).is_none();
    if !is_share {
        return None;
    }
    let percent = |tenths: u32| Value::Percent(Decimal::from(tenths * 10));
    facts.push(Reading { value: percent(low), end: middle }.into_found(at));
    facts.push(Reading { value: percent(high), end }.into_found(middle));
    Some(end)
}

/// Says whether a counter follows at byte `at`, perhaps after a space.
pub(crate) fn is_counted(text: &str, at: usize) -> bool {
    char_at(text, skip_spaces(text, at)).is_some_and(|next| COUNTERS.contains(next))
}

/// Says whether a lone numeral counts something, and is no part of a word.
fn counts(text: &str, at: usize, numeral: &Numeral) -> bool {
    let (before, next) = (char_before(text, at), char_at(text, numeral.end));
    let is_bracketed = before.is_some_and(|before| "（(".contains(before))
        && next.is_some_and(|next| "）)".contains(next));
    is_bracketed
        || next.is_some_and(|next| COUNTERS.contains(next) || "多余餘".contains(next))
        || range_end(text, numeral.end)
            .is_some_and(|high| high.form == Form::Composed || is_counted(text, high.end))
        // 十来个人 are some ten.
        || (numeral.number == Decimal::from(10) && matches!(next, Some('来' | '來')))
        || is_of_score(text, at, numeral.end)
        || is_of_annex(text, at, next)
        || (numeral.number == Decimal::ZERO && is_zero(before, next))
}

/// Says whether the numeral from byte `at` to `end` is one of 三比一.
fn is_of_score(text: &str, at: usize, end: usize) -> bool {
    let is_numeral_at = |at: usize| char_at(text, at).is_some_and(is_numeral);
    let is_first = after_any(text, end, &["比"]).is_some_and(is_numeral_at);
    let is_second = text[..at]
        .strip_suffix('比')
        .is_some_and(|before| before.chars().next_back().is_some_and(is_numeral));
    is_first || is_second
}

/// Says whether the numeral at byte `at` numbers an annex, a table or a figure, or is the
/// top ten: 附件三, 表二, 前十.
fn is_of_annex(text: &str, at: usize, next: Option<char>) -> bool {
    let before = &text[..at];
    let goes_on = next.is_some_and(char::is_alphabetic);
    let annexes = ["附件", "附录", "附錄", "附表", "附图", "附圖"];
    annexes.iter().any(|annex| before.ends_with(annex))
        || (!goes_on && before.ends_with(['表', '图', '圖', '前']))
}

/// Says whether 零 between two characters is a number: 从零开始, 归零, 零排放, but not 零件.
fn is_zero(before: Option<char>, next: Option<char>) -> bool {
    before.is_some_and(|before| "归歸清为為从從是于於".contains(before))
        || next.is_some_and(|next| "开開值排增关關容".contains(next))
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
    let Form::Arabic(..) = numeral.form else { return inherited_chinese(text, numeral) };
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

/// Returns the first number of 三至五万, which is smaller than the other without its myriad.
fn inherited_chinese(text: &str, low: &Numeral) -> Option<Decimal> {
    let high = range_end(text, low.end)?;
    let power = match char_before(text, high.end)? {
        '万' | '萬' => 4,
        '亿' | '億' => 8,
        _ => return None,
    };
    let above = high.number.times_power_of_ten(-power)?.to_integer()?;
    let below = low.number.to_integer()?;
    (0 < below && below < above).then(|| low.number.times_power_of_ten(power))?
}

/// Reads the Chinese numeral after 至 or 到 at byte `at`.
fn range_end(text: &str, at: usize) -> Option<Numeral> {
    let start = after_any(text, at, &["至", "到"])?;
    char_at(text, start).filter(|&first| is_numeral(first))?;
    numeral(text, start)
}
