//! Words and idioms that are written with numerals but count nothing.

use super::characters::run_end;
use crate::reading::{after_any, char_before};

/// Words by the numeral they begin with. Those whose numerals no counter follows need no entry.
const WORDS: [&str; 45] = [
    "一起",
    "一带一路",
    "一帶一路",
    "一点一滴",
    "一點一滴",
    "一点点",
    "一點點",
    "一个个",
    "一個個",
    "一次性",
    "一步步",
    "一天天",
    "一方面",
    "一部分",
    "一系列",
    "两面三刀",
    "兩面三刀",
    "两口子",
    "二人转",
    "二人轉",
    "三番五次",
    "三番两次",
    "三番兩次",
    "三角",
    "三轮车",
    "四面八方",
    "四角",
    "四分五裂",
    "五角大楼",
    "五角大樓",
    "五角星",
    "五角形",
    "六角",
    "八角",
    "八方",
    "九州",
    "十分",
    "十点阅读",
    "万一",
    "萬一",
    "千万",
    "千萬",
    "百分百",
    "亿万",
    "億萬",
];

/// Characters before a lone numeral that make one word with it: 统一, 唯一, 万一.
const BEFORE_ONE: &str = "统統唯万萬同专專单單不逐合归歸划劃之初任某每";

/// Returns the end of the word that begins at byte `at`, if it counts nothing.
pub(super) fn end(text: &str, at: usize) -> Option<usize> {
    if let Some(end) = after_any(text, at, &WORDS) {
        let is_time =
            text[at..end].ends_with("十分") && text[end..].starts_with(['钟', '鐘', '之']);
        return (!is_time).then_some(end);
    }
    let end = run_end(text, at);
    let is_one = &text[at..end] == "一";
    let is_joined = char_before(text, at).is_some_and(|before| BEFORE_ONE.contains(before));
    (is_one && is_joined).then_some(end)
}
