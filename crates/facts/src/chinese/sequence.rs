//! Places in a sequence: 第三, 第18次, 八号线, 二十大.

use super::characters::is_numeral;
use super::date::skip_spaces;
use super::numeral::numeral;
use super::numeral::{Form, Numeral};
use crate::arabic::Shape;
use crate::decimal::Decimal;
use crate::reading::{Reading, after_any, char_at, char_before};
use crate::value::Value;

/// Reads 第三 at byte `at`.
pub(super) fn ordinal(text: &str, at: usize) -> Option<Reading> {
    let start = after_any(text, at, &["第"])?;
    let start = after_any(text, start, &[" "]).unwrap_or(start);
    // 第G1234次: what is no numeral at all is not zero.
    let numeral = numeral(text, start).filter(|numeral| numeral.end > start)?;
    let number = u32::try_from(numeral.integer_between(0, i64::from(u32::MAX))?).ok()?;
    Some(Reading { value: Value::Ordinal(Decimal::from(number)), end: numeral.end })
}

/// What a number with 号 before it is the number of; without such a word 号 may be a day.
const NUMBERED: [&str; 40] = [
    "文", "令", "公告", "决议", "決議", "线", "線", "楼", "樓", "院", "馆", "館", "厅", "廳", "门",
    "門", "车", "車", "机", "機", "桥", "橋", "路", "店", "站", "仓", "倉", "颜色", "单元", "位",
    "球", "舱", "艙", "船", "风球", "風球", "烈", "强", "強", "信",
];

/// Reads 5号文件, 八号线 and 八世, whose number is a name in a sequence.
pub(super) fn numbered_thing(text: &str, numeral_at: usize, numeral: &Numeral) -> Option<Reading> {
    let number = numeral.integer_between(0, 99_999)?;
    let after = skip_spaces(text, numeral.end);
    let value = Value::Ordinal(numeral.number);
    if is_listed(text, numeral_at, numeral) {
        return Some(Reading { value, end: numeral.end });
    }
    if after_any(text, numeral.end, &["国集团", "國集團"]).is_some() {
        let end = numeral.end + "国集团".len();
        return Some(crate::identifier::group_of_nations(number, end));
    }
    if is_placed(text, numeral_at, numeral) {
        return Some(Reading { value, end: numeral.end });
    }
    if let Some(end) = after_any(text, after, &["号", "號"]) {
        let is_day = char_before(text, numeral_at) == Some('月');
        let is_thing = after_any(text, skip_spaces(text, end), &NUMBERED).is_some();
        return (is_thing && !is_day).then_some(Reading { value, end });
    }
    // 一是, 二是: what a sentence enumerates.
    let is_enumerated = numeral.form == Form::Single
        && after_any(text, numeral.end, &["是", "要"]).is_some()
        && char_before(text, numeral_at).is_none_or(|before| "。；;，,：:\n".contains(before));
    if is_enumerated {
        return Some(Reading { value, end: numeral.end });
    }
    // A base is a name: it matches "base 10", but "hexadecimal" need not say its number.
    if let Some(end) = after_any(text, after, &["进制", "進制", "进位", "進位"]) {
        return (number > 1).then_some(Reading { value, end });
    }
    if let Some(end) = after_any(text, after, &["战", "戰"]) {
        // 二战 is the Second World War; 一战成名, 三战全胜 are battles.
        let is_battle =
            char_at(text, end).is_some_and(|next| "成全三两兩到区區斗鬥争爭而".contains(next));
        let is_war = numeral.form == Form::Single && (1..=2).contains(&number) && !is_battle;
        return is_war.then_some(Reading { value, end });
    }
    // 亨利八世, but not 21世纪 and 五世同堂; after a name of at least two characters.
    let end = after_any(text, after, &["世"])?;
    let goes_on = char_at(text, end).is_some_and(|next| "纪紀界代间間同人".contains(next));
    let is_after_name = char_before(text, numeral_at)
        .is_some_and(|before| before.is_alphabetic() && before != '第');
    (number <= 30 && is_after_name && !goes_on).then_some(Reading { value, end })
}

/// Reads 十八号 that is no day: 神舟十八号, 建国路10号.
pub(super) fn lone_number(text: &str, numeral: &Numeral) -> Option<Reading> {
    numeral.integer_between(0, 99_999)?;
    let is_plain = !matches!(numeral.form, Form::Arabic(Shape::Grouped | Shape::Decimal, _));
    let end = after_any(text, skip_spaces(text, numeral.end), &["号", "號"])?;
    let is_word = after_any(text, end, &["称", "稱", "召", "角"]).is_some();
    (is_plain && !is_word).then_some(Reading { value: Value::Ordinal(numeral.number), end })
}

/// Says whether what follows the numeral is numbered, not counted: 75周年, 十四届人大, 四次会议,
/// 三中全会, 三楼.
fn is_placed(text: &str, at: usize, numeral: &Numeral) -> bool {
    let follows = |words: &[&str]| after_any(text, numeral.end, words).is_some();
    let before = char_before(text, at);
    // 举办了12届 counts them.
    let is_counted =
        || before.is_some_and(|before| "了过過共连連续續历歷前近办辦几幾每这這".contains(before));
    match char_at(text, numeral.end) {
        Some('周' | '週') => follows(&["周年", "週年"]),
        Some('届' | '屆') => !is_counted(),
        Some('次') => {
            // 全国人大四次会议, but 召开四次会议.
            follows(&["次会议", "次會議", "次全会", "次全會"])
                && before.is_some_and(|before| "大会會届屆协協".contains(before))
        }
        Some('中') => follows(&["中全会", "中全會"]),
        Some('楼' | '樓') => {
            numeral.integer_between(1, 99).is_some() && !follows(&["楼房", "樓房"]) && !is_counted()
        }
        _ => false,
    }
}

/// Says whether the numeral begins a line and numbers it: 二、, 6.片场, 3) 备注.
fn is_listed(text: &str, at: usize, numeral: &Numeral) -> bool {
    (at == 0 || text[..at].ends_with('\n'))
        && !matches!(numeral.form, Form::Arabic(Shape::Grouped | Shape::Decimal, _))
        && numeral.integer_between(1, 99).is_some()
        && after_any(text, numeral.end, &[".", "．", "、", ")", "）"])
            .and_then(|after| char_at(text, after))
            .is_some_and(|next| !next.is_ascii_digit() && !is_numeral(next))
}

/// Reads 首次 and 首届 at byte `at`: the first; 首都 and 首先 are words.
pub(super) fn first(text: &str, at: usize) -> Option<Reading> {
    let end = after_any(text, at, &["首"])?;
    let counted = [
        "次",
        "届",
        "屆",
        "个",
        "個",
        "批",
        "位",
        "家",
        "条",
        "條",
        "架",
        "艘",
        "款",
        "部",
        "轮",
        "輪",
        "日",
        "例",
        "座",
        "台",
        "颗",
        "顆",
        "季",
        "席代表",
        "任",
    ];
    let is_counted = after_any(text, end, &counted).is_some();
    let is_joined = char_before(text, at).is_some_and(|before| "元部匕白榜".contains(before));
    let value = Value::Ordinal(Decimal::from(1));
    (is_counted && !is_joined).then_some(Reading { value, end })
}

/// Reads 二十大, a party congress without 第.
pub(super) fn congress(text: &str, congress: &Numeral) -> Option<Reading> {
    congress.integer_between(12, 30)?;
    // Party congresses: 二十大, but not 十大类.
    let end = after_any(text, congress.end, &["大"])?;
    let is_congress = congress.form == Form::Composed
        && !char_at(text, end).is_some_and(|next| "类類项項名家城国國".contains(next));
    is_congress.then_some(Reading { value: Value::Ordinal(congress.number), end })
}
