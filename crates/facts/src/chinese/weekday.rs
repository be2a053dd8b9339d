//! Days of the week: 星期三, 周五, 禮拜日, 星期一至五.

use super::characters::is_numeral;
use crate::reading::{Found, Reading, after_any, char_at, char_before};
use crate::value::Value;

/// What is counted by the week: 每周三次, 每周五天.
const COUNTED: &str = "次回个個种種年岁歲天位名片小节節堂場场顿頓";

/// What is counted by the week only after 每: 周三班 is a class on Wednesday.
const COUNTED_EACH: &str = "班趟期集篇封例晚夜日";

/// What joins two days of the week.
const RANGE: [&str; 8] = ["至", "到", "、", "—", "–", "-", "~", "和"];

/// Reads the days of the week that begin at byte `at` into `facts`: one, or 星期一至五; returns
/// the end.
pub(super) fn weekdays(text: &str, at: usize, facts: &mut Vec<Found>) -> Option<usize> {
    let first = weekday(text, at)?;
    facts.push(first.into_found(at));
    let mut end = first.end;
    while let Some(start) = after_any(text, end, &RANGE)
        && let Some((day, day_end)) = day(text, start)
        && !char_at(text, day_end).is_some_and(|next| goes_on(next, &text[end..start]))
    {
        facts.push(Reading { value: Value::Weekday(day), end: day_end }.into_found(start));
        end = day_end;
    }
    Some(end)
}

/// Whether what follows the numeral after a weekday makes a number of it: 周一、二十人.
fn goes_on(next: char, joint: &str) -> bool {
    let is_list = matches!(joint, "、" | "和");
    is_numeral(next) || COUNTED.contains(next) || is_list && next.is_alphanumeric()
}

/// Reads a day of the week at byte `at`.
fn weekday(text: &str, at: usize) -> Option<Reading> {
    let long = after_any(text, at, &["星期", "礼拜", "禮拜"]);
    let (start, is_short) = match long {
        Some(start) => (start, false),
        None => (after_any(text, at, &["周", "週"])?, true),
    };
    let (day, end) = day(text, start)?;
    if is_short {
        let before = char_before(text, at);
        let is_each = before == Some('每');
        let counts = char_at(text, end).is_some_and(|next| {
            let is_more = if is_each { is_numeral(next) } else { "十百千万萬".contains(next) };
            is_more || COUNTED.contains(next) || is_each && COUNTED_EACH.contains(next)
        });
        // 四周一片 is no date at all.
        if counts || before.is_some_and(is_numeral) || text[start..end] == *"天" {
            return None;
        }
    }
    Some(Reading { value: Value::Weekday(day), end })
}

/// Says whether a day of the week begins at byte `at`.
pub(super) fn starts_at(text: &str, at: usize) -> bool {
    weekday(text, at).is_some()
}

/// Says whether a day of the week ends at byte `at`: 周五三点 is a time.
pub(super) fn ends_at(text: &str, at: usize) -> bool {
    let mut before = text.get(..at).unwrap_or("").chars().rev();
    before.next().is_some_and(|day| "一二三四五六日天".contains(day))
        && before.next().is_some_and(|week| "周週期拜".contains(week))
}

/// Says whether byte `at`, after 个, begins a day and not a week: 一个星期四, but 一个星期三次.
pub(super) fn is_day_counted(text: &str, at: usize) -> bool {
    let Some(start) = after_any(text, at, &["星期", "礼拜", "禮拜"]) else { return false };
    let Some((_, end)) = day(text, start) else { return false };
    let next = char_at(text, end).unwrap_or(' ');
    !is_numeral(next) && !COUNTED.contains(next) && !"气氣夜后後前内內".contains(next)
}

fn day(text: &str, at: usize) -> Option<(u8, usize)> {
    let character = char_at(text, at)?;
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
    Some((day, at + character.len_utf8()))
}
