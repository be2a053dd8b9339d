//! Days of the week: 星期三, 周五, 禮拜日.

use super::characters::is_numeral;
use crate::reading::{Reading, after_any, char_at, char_before};
use crate::value::Value;

/// Reads a day of the week at byte `at`.
pub(super) fn weekday(text: &str, at: usize) -> Option<Reading> {
    let long = after_any(text, at, &["星期", "礼拜", "禮拜"]);
    let (start, is_short) = match long {
        Some(start) => (start, false),
        None => (after_any(text, at, &["周", "週"])?, true),
    };
    let character = char_at(text, start)?;
    let end = start + character.len_utf8();
    let day = match character {
        '一' => 1,
        '二' => 2,
        '三' => 3,
        '四' => 4,
        '五' => 5,
        '六' => 6,
        '日' | '天' => 7,
        _ => return None,
    };
    // 一周三次 and 每周一次 count; 四周一片 is no date at all.
    let counts = char_at(text, end).is_some_and(|next| {
        is_numeral(next) || "次回个個种種年岁歲天位名片小节節堂場场顿頓".contains(next)
    });
    let is_counted = char_before(text, at).is_some_and(is_numeral);
    if is_short && (counts || is_counted || character == '天') {
        return None;
    }
    Some(Reading { value: Value::Weekday(day), end })
}
