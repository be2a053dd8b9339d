//! The line that says when a page was put out: "Updated: 2025-09-20 17:02", 2025-09-20 16:18
//! 来源：….
//!
//! The versions of a page in two languages go out on one day but hardly ever in the same minute.
//! The time is the page's, not the text's: a translation need not have it.

use crate::fact::{Fact, Wording};
use crate::value::Value;

/// Longer texts, in bytes, are not lines of this kind.
const LONGEST: usize = 160;

/// The most bytes of space between date and time.
const GAP: usize = 2;

/// Words before the date or after the time that say what they are.
const BEFORE: [&str; 12] = [
    "Updated",
    "updated",
    "Published",
    "Posted",
    "Source",
    "Last modified",
    "发布",
    "發布",
    "更新",
    "来源",
    "來源",
    "时间：",
];
const AFTER: [&str; 8] = ["来源", "來源", "Source", "(Source", "（来源", "作者", "编辑", "編輯"];

/// Marks the time of publication among the values of `text`, where the text is such a line.
pub(crate) fn mark_time(text: &str, facts: &mut [Fact]) {
    if text.len() > LONGEST {
        return;
    }
    let is_stamp = |pair: &[Fact]| {
        let [date, time] = pair else { return false };
        let is_date =
            matches!(date.value, Value::Date { year: Some(_), month: Some(_), day: Some(_) });
        let is_time = matches!(time.value, Value::Time { .. });
        let gap = text.get(date.span.end..time.span.start).unwrap_or("-");
        is_date && is_time && (1..=GAP).contains(&gap.len()) && gap.trim().is_empty()
    };
    let Some(place) = facts.windows(2).position(is_stamp) else { return };
    let before = text[..facts[place].span.start].trim();
    let after = text[facts[place + 1].span.end..].trim();
    let is_label_before = before.is_empty() || BEFORE.iter().any(|word| before.contains(word));
    let is_label_after = after.is_empty() || AFTER.iter().any(|word| after.starts_with(word));
    let is_line = is_label_before && is_label_after;
    if is_line {
        facts[place + 1].wording = Wording::Publication;
    }
}
