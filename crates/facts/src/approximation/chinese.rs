//! Chinese words beside a number: 约, 近, 超过, 多, 以上.

use super::{strip_currency, turned};
use crate::fact::Approximation::{self, About, Exact, Over, Under};
use crate::reading::{after_any, char_at};

/// Words before a Chinese number; longer ones first where one ends with another.
const BEFORE: [(&str, Approximation); 61] = [
    ("不下于", Over),
    ("不下於", Over),
    ("不下", Over),
    ("不亚于", Over),
    ("不亞於", Over),
    ("超过", Over),
    ("超過", Over),
    ("超出", Over),
    ("高于", Over),
    ("高於", Over),
    ("多于", Over),
    ("多於", Over),
    ("大于", Over),
    ("大於", Over),
    ("突破", Over),
    ("至少", Over),
    ("最少", Over),
    ("最短", Over),
    ("逾", Over),
    ("超", Over),
    ("过", Over),
    ("過", Over),
    ("大约", About),
    ("大約", About),
    ("约为", About),
    ("約為", About),
    ("大概", About),
    ("约合", About),
    ("約合", About),
    ("约", About),
    ("約", About),
    ("估计", About),
    ("估計", About),
    ("将近", Under),
    ("將近", Under),
    ("接近", Under),
    ("不到", Under),
    ("不足", Under),
    ("不满", Under),
    ("不滿", Under),
    ("未满", Under),
    ("未滿", Under),
    ("未达", Under),
    ("未達", Under),
    ("未到", Under),
    ("小于", Under),
    ("小於", Under),
    ("少于", Under),
    ("少於", Under),
    ("低于", Under),
    ("低於", Under),
    ("高达", Under),
    ("高達", Under),
    ("多达", Under),
    ("多達", Under),
    ("至多", Under),
    ("最多", Under),
    ("最长", Under),
    ("最長", Under),
    ("最高", Under),
    ("最低", Over),
];

/// Words of [`BEFORE`] that a word of [`NEGATIONS`] turns round: 不得超过, 不应少于.
const LIMITS: [&str; 18] = [
    "超过", "超過", "超出", "突破", "高于", "高於", "多于", "多於", "大于", "大於", "逾", "超",
    "小于", "小於", "少于", "少於", "低于", "低於",
];

/// What says that a limit is not passed, directly before its word.
const NEGATIONS: [&str; 20] = [
    "不",
    "未",
    "没有",
    "沒有",
    "不得",
    "不能",
    "不应",
    "不應",
    "不应当",
    "不應當",
    "不会",
    "不會",
    "不可",
    "不可以",
    "不许",
    "不許",
    "不准",
    "不宜",
    "不予",
    "从未",
];

/// Says whether a negation stands directly before the word at the end of `before`.
fn is_negated(before: &str, word: &str) -> bool {
    LIMITS.contains(&word)
        && before
            .strip_suffix(word)
            .is_some_and(|before| NEGATIONS.iter().any(|negation| before.ends_with(negation)))
}

pub(super) fn before(text: &str, before: &str, end: usize) -> Option<Approximation> {
    let before = before.strip_suffix([' ', '\u{a0}']).unwrap_or(before);
    let before = strip_currency(before);
    let before = before.strip_suffix([' ', '\u{a0}']).unwrap_or(before);
    let last = before.chars().next_back()?;
    if last == '近' && !before.ends_with("接近") {
        // 近三年 are the last three years, 附近 is a place.
        let is_other = before.ends_with("最近") || before.ends_with("附近");
        let is_time = after_any(text, end, &["年", "天", "个月", "個月", "周", "週", "次", "届"]);
        return (!is_other && is_time.is_none()).then_some(Under);
    }
    if last == '近' {
        return Some(Under);
    }
    if let Some(sign) = super::sign(before) {
        return Some(sign);
    }
    // 过 is a word of many uses: only before 百, 千, 万 does it say "more than".
    if matches!(last, '过' | '過') && !before.ends_with("超过") && !before.ends_with("超過") {
        return text[before.len()..]
            .starts_with(['百', '千', '万', '萬', '亿', '億'])
            .then_some(Over);
    }
    // Most numbers have none: what no word ends with is passed over at once.
    if !matches!(
        last,
        '过' | '過'
            | '于'
            | '於'
            | '下'
            | '出'
            | '破'
            | '少'
            | '逾'
            | '超'
            | '约'
            | '約'
            | '为'
            | '為'
            | '概'
            | '合'
            | '计'
            | '計'
            | '到'
            | '足'
            | '满'
            | '滿'
            | '达'
            | '達'
            | '多'
            | '长'
            | '長'
            | '短'
            | '高'
            | '低'
    ) {
        return None;
    }
    // 最长为三十日, 上限為五年: the word before 为 says it.
    let before = match before.strip_suffix(['为', '為']) {
        Some(named) if named.ends_with(['长', '長', '多', '少', '短', '高', '低']) => named,
        _ => before,
    };
    let &(words, approximation) = BEFORE.iter().find(|(words, _)| before.ends_with(words))?;
    Some(if is_negated(before, words) { turned(approximation) } else { approximation })
}

/// What is said within 7000多万, 20余万, 50多公里.
pub(super) fn inside(written: &str) -> Option<Approximation> {
    if written.contains(['多', '余', '餘']) {
        Some(Over)
    } else {
        written.contains(['来', '來', '许', '許']).then_some(About)
    }
}

/// What follows a Chinese number, or the counter after it.
const AFTER: [(&str, Approximation); 17] = [
    ("左右", About),
    ("上下", About),
    ("前后", About),
    ("前後", About),
    ("及以上", Over),
    ("或以上", Over),
    ("以上", Over),
    ("之多", Exact),
    ("以内", Under),
    ("以內", Under),
    ("之内", Under),
    ("之內", Under),
    ("封顶", Under),
    ("封頂", Under),
    ("及以下", Under),
    ("或以下", Under),
    ("以下", Under),
];

/// The longest counter or noun that is passed over, in characters.
const COUNTER_LIMIT: usize = 4;

pub(super) fn after(text: &str, end: usize) -> Option<Approximation> {
    let mut at = after_any(text, end, &[" ", "\u{a0}"]).unwrap_or(end);
    match char_at(text, at)? {
        // 30多边形 is no number of sides that is known.
        '多' if after_any(text, at, &["多边", "多邊", "多少"]).is_none() => {
            return Some(Over);
        }
        '余' | '餘' | '几' | '幾' => return Some(Over),
        '许' | '許' => return Some(About),
        '来' | '來' => {
            let counted = char_at(text, at + '来'.len_utf8())?;
            return "个個名人位年天次种種件万萬亿億岁歲公里块塊家"
                .contains(counted)
                .then_some(About);
        }
        _ => {}
    }
    for _ in 0..=COUNTER_LIMIT {
        let next = char_at(text, at)?;
        if matches!(next, '左' | '上' | '前' | '之' | '及' | '或' | '以' | '封') {
            let found = AFTER.iter().find(|(words, _)| after_any(text, at, &[words]).is_some());
            if let Some(&(_, approximation)) = found {
                return Some(approximation);
            }
        }
        // Another number has words of its own after it.
        if next.is_ascii_digit() || !next.is_alphanumeric() && !"%％℃".contains(next) {
            return None;
        }
        at += next.len_utf8();
    }
    None
}
