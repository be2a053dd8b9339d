//! Whether a sentence denies what it says of a bound, so that a least is a most: "Nobody should wait
//! more than 10 minutes" is 不应超过10分钟, and 未满18周岁的，不得上船 is "at least 18".
//!
//! A negation directly before the bound's own words ("must not exceed", 不超过) is part of the bound
//! as it was read, and does not count.

use std::ops::Range;

use zhen_segment::{english_words, simplify_char};

/// English words of a bound, and what stands between them and their number.
const BOUND_WORDS: &str = "\
    more less fewer greater higher lower smaller shorter longer later earlier older younger than \
    over above beyond exceed exceeds exceeded exceeding under below in excess of at least most up \
    to a the maximum minimum be been fall drop go rise have ever any case us eur usd";
/// English words that deny.
const DENYING: &str =
    "no not n't never nobody none neither nor cannot without hardly nothing nowhere";
/// English words behind a number that say that what has it is not let in.
const REFUSING: &str = "no not n't never cannot prohibited forbidden banned barred refused denied \
    excluded";
/// Chinese words of a bound; simplified.
const CHINESE_BOUND_WORDS: [&str; 17] = [
    "超过", "超出", "突破", "高于", "多于", "大于", "逾", "超", "小于", "少于", "低于", "不足",
    "未满", "不满", "不到", "至少", "最多",
];
/// Chinese words directly before a bound's that are part of it; simplified.
const CHINESE_NEGATIONS: [&str; 12] = [
    "不得",
    "不能",
    "不应当",
    "不应",
    "不会",
    "不可以",
    "不可",
    "不许",
    "不准",
    "不宜",
    "不",
    "未",
];
/// Chinese words that forbid; simplified.
const FORBIDDING: [&str; 13] = [
    "不得",
    "不可",
    "不能",
    "不准",
    "不许",
    "不予",
    "不应",
    "不宜",
    "不允许",
    "禁止",
    "严禁",
    "谢绝",
    "恕不",
];

/// Tells whether one of the sentences denies its bound and the other does not, given where the value
/// stands in each.
pub(super) fn is_turned(
    (english, value): (&str, &Range<usize>),
    (chinese, other): (&str, &Range<usize>),
) -> bool {
    denies_english(english, value) != denies_chinese(chinese, other)
}

fn denies_english(text: &str, value: &Range<usize>) -> bool {
    let (before, after) = around(text, value);
    let clause = before.rfind([',', ';', ':', '.']).map_or(before, |at| &before[at + 1..]);
    let is_in = |list: &str, word: &str| list.split_whitespace().any(|own| own == word);
    let mut words = words(clause);
    let mut has_bound = false;
    while words.last().is_some_and(|word| is_in(BOUND_WORDS, word)) {
        words.pop();
        has_bound = true;
    }
    // It is part of the bound.
    if has_bound && words.last().is_some_and(|word| is_in(DENYING, word)) {
        words.pop();
    }
    let opening = self::words(before);
    let opens = opening.len() > words.len()
        && before.len() > clause.len()
        && opening.iter().take(2).any(|word| matches!(word.as_str(), "no" | "nobody" | "none"));
    let rest = after.find([',', ';', ':', '.']).map_or(after, |at| &after[..at]);
    words.iter().any(|word| is_in(DENYING, word))
        || opens
        || self::words(rest).iter().any(|word| is_in(REFUSING, word))
}

fn denies_chinese(text: &str, value: &Range<usize>) -> bool {
    let (before, after) = around(text, value);
    let simple = |text: &str| -> String { text.chars().map(simplify_char).collect() };
    let (before, after) = (simple(before), simple(after));
    let clause = before.rsplit(['，', '。', '；', '：', ',']).next().unwrap_or_default();
    let strip = |text: &str, words: &[&str]| -> Option<usize> {
        words.iter().find_map(|word| text.strip_suffix(word)).map(str::len)
    };
    let mut clause = clause.trim_end();
    if let Some(end) = strip(clause, &CHINESE_BOUND_WORDS) {
        clause = &clause[..end];
        if let Some(end) = strip(clause, &CHINESE_NEGATIONS) {
            clause = &clause[..end];
        }
    }
    let rest = after.split(['。', '；', ';']).next().unwrap_or_default();
    [clause, rest].iter().any(|part| FORBIDDING.iter().any(|word| part.contains(word)))
}

/// The text before a value and after it.
fn around<'t>(text: &'t str, value: &Range<usize>) -> (&'t str, &'t str) {
    (text.get(..value.start).unwrap_or_default(), text.get(value.end..).unwrap_or_default())
}

fn words(text: &str) -> Vec<String> {
    let words = english_words(text).into_iter();
    words.map(|span| text[span].to_ascii_lowercase().replace('’', "'")).collect()
}
