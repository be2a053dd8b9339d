//! Chinese words beside a number: 约, 近, 超过, 多, 以上.

use super::strip_currency;
use crate::fact::Approximation::{self, About, Exact, Over, Under};
use crate::reading::{after_any, char_at};

/// Words before a Chinese number; longer ones first where one ends with another.
const BEFORE: [(&str, Approximation); 57] = [
    ("不超过", Under),
    ("不超過", Under),
    ("未超过", Under),
    ("未超過", Under),
    ("不高于", Under),
    ("不高於", Under),
    ("不多于", Under),
    ("不多於", Under),
    ("不低于", Over),
    ("不低於", Over),
    ("不少于", Over),
    ("不少於", Over),
    ("不下", Over),
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
    ("未满", Under),
    ("未滿", Under),
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
];

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
    if last == '~' || last == '≈' {
        return Some(About);
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
    ) {
        return None;
    }
    let found = BEFORE.iter().find(|(words, _)| before.ends_with(words));
    found.map(|&(_, approximation)| approximation)
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
const AFTER: [(&str, Approximation); 11] = [
    ("左右", About),
    ("上下", About),
    ("前后", About),
    ("前後", About),
    ("及以上", Over),
    ("或以上", Over),
    ("以上", Over),
    ("之多", Exact),
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
        if matches!(next, '左' | '上' | '前' | '之' | '及' | '或' | '以') {
            let found = AFTER.iter().find(|(words, _)| after_any(text, at, &[words]).is_some());
            if let Some(&(_, approximation)) = found {
                return Some(approximation);
            }
        }
        if !next.is_alphanumeric() && !"%％℃".contains(next) {
            return None;
        }
        at += next.len_utf8();
    }
    None
}
