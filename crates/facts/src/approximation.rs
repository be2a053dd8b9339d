//! Words beside a value that make it more or less than what it says: 约, 近, more than, nearly.
//!
//! The words directly before the value are looked at, and those after it or after the counter or
//! noun that follows it; never more than a few dozen bytes of either.

use zhen_text::Language;

use crate::fact::Approximation::{self, About, Exact, Over, Under};
use crate::reading::{Found, after_any, char_at};
use crate::value::Value;

/// Says how exact the words before and after the value say that it is.
pub(crate) fn approximation(text: &str, language: Language, found: &Found) -> Approximation {
    let counts = matches!(
        found.value,
        Value::Number(_)
            | Value::Fraction { .. }
            | Value::Percent(_)
            | Value::PercentagePoints(_)
            | Value::Multiple(_)
            | Value::Amount { .. }
            | Value::Measure { .. }
    );
    if !counts {
        return Exact;
    }
    let (before, written) = (&text[..found.span.start], &text[found.span.clone()]);
    match language {
        Language::English => {
            english_before(before).or_else(|| english_after(text, found.span.end)).unwrap_or(Exact)
        }
        Language::Chinese => chinese_inside(written)
            .or_else(|| chinese_before(text, before, found.span.end))
            .or_else(|| chinese_after(text, found.span.end))
            // 百万 without 一 is as much a way of speaking as a count.
            .or_else(|| {
                let is_round = matches!(found.value, Value::Number(_))
                    && written.starts_with(['百', '千', '万', '萬', '亿', '億']);
                is_round.then_some(About)
            })
            .unwrap_or(Exact),
    }
}

/// Signs that stand between such a word and the digits.
const CURRENCIES: [&str; 12] =
    ["US$", "HK$", "$", "€", "£", "¥", "￥", "RMB", "USD", "人民币", "人民幣", "港币"];

/// Words before an English number; longer ones first where one ends with another.
const ENGLISH_BEFORE: [(&str, Approximation); 42] = [
    ("no more than", Under),
    ("not more than", Under),
    ("no less than", Over),
    ("not less than", Over),
    ("no fewer than", Over),
    ("not fewer than", Over),
    ("more than", Over),
    ("greater than", Over),
    ("higher than", Over),
    ("less than", Under),
    ("fewer than", Under),
    ("lower than", Under),
    ("over", Over),
    ("above", Over),
    ("beyond", Over),
    ("exceeding", Over),
    ("exceeded", Over),
    ("exceed", Over),
    ("exceeds", Over),
    ("surpassed", Over),
    ("topped", Over),
    ("upwards of", Over),
    ("at least", Over),
    ("minimum of", Over),
    ("nearly", Under),
    ("almost", Under),
    ("close to", Under),
    ("approaching", Under),
    ("under", Under),
    ("below", Under),
    ("at most", Under),
    ("up to", Under),
    ("as many as", Under),
    ("as much as", Under),
    ("about", About),
    ("around", About),
    ("some", About),
    ("roughly", About),
    ("approximately", About),
    ("approx.", About),
    ("circa", About),
    ("estimated", About),
];

fn english_before(before: &str) -> Option<Approximation> {
    if before.ends_with(['~', '≈', '∼']) {
        return Some(About);
    }
    let before = strip_currency(before);
    let before = before.strip_suffix([' ', '\u{a0}', '\n'])?;
    let bytes = before.as_bytes();
    let found = ENGLISH_BEFORE.iter().find(|(words, _)| {
        let Some(start) = bytes.len().checked_sub(words.len()) else { return false };
        bytes[start..].eq_ignore_ascii_case(words.as_bytes())
            && !bytes[..start].ends_with(b"-")
            && !bytes[..start].last().is_some_and(u8::is_ascii_alphabetic)
    });
    found.map(|&(_, approximation)| approximation)
}

/// What follows an English number, or the noun after it.
const ENGLISH_AFTER: [(&str, Approximation); 17] = [
    ("+", Over),
    ("-plus", Over),
    ("-odd", Over),
    (" odd ", Over),
    ("-something", Over),
    (" something", Over),
    (" or so", About),
    (" or thereabouts", About),
    (" or more", Over),
    (" or above", Over),
    (" or over", Over),
    (" and above", Over),
    (" and over", Over),
    (" or less", Under),
    (" or fewer", Under),
    (" or below", Under),
    (" or under", Under),
];

/// The longest noun that is passed over, in bytes.
const NOUN_LIMIT: usize = 14;

fn english_after(text: &str, end: usize) -> Option<Approximation> {
    let after = |at: usize| {
        let is_here = |words: &str| {
            let word_end = at + words.len();
            text.as_bytes().get(at..).is_some_and(|rest| rest.starts_with(words.as_bytes()))
                && !text.as_bytes().get(word_end).is_some_and(u8::is_ascii_alphanumeric)
                || words.ends_with(' ') && after_any(text, at, &[words]).is_some()
        };
        ENGLISH_AFTER.iter().find(|(words, _)| is_here(words)).map(|&(_, found)| found)
    };
    after(end).or_else(|| {
        let bytes = text.as_bytes();
        let noun = end + usize::from(bytes.get(end) == Some(&b' '));
        let letters = bytes.get(noun..)?.iter().take(NOUN_LIMIT);
        let length = letters.take_while(|byte| byte.is_ascii_alphabetic()).count();
        (length > 0).then(|| after(noun + length))?
    })
}

/// Words before a Chinese number; longer ones first where one ends with another.
const CHINESE_BEFORE: [(&str, Approximation); 57] = [
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

fn chinese_before(text: &str, before: &str, end: usize) -> Option<Approximation> {
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
    let found = CHINESE_BEFORE.iter().find(|(words, _)| before.ends_with(words));
    found.map(|&(_, approximation)| approximation)
}

/// What is said within 7000多万, 20余万, 50多公里.
fn chinese_inside(written: &str) -> Option<Approximation> {
    if written.contains(['多', '余', '餘']) {
        Some(Over)
    } else {
        written.contains(['来', '來', '许', '許']).then_some(About)
    }
}

/// What follows a Chinese number, or the counter after it.
const CHINESE_AFTER: [(&str, Approximation); 11] = [
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

fn chinese_after(text: &str, end: usize) -> Option<Approximation> {
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
        let found = CHINESE_AFTER.iter().find(|(words, _)| after_any(text, at, &[words]).is_some());
        if let Some(&(_, approximation)) = found {
            return Some(approximation);
        }
        let next = char_at(text, at)?;
        if !next.is_alphanumeric() && !"%％℃".contains(next) {
            return None;
        }
        at += next.len_utf8();
    }
    None
}

fn strip_currency(before: &str) -> &str {
    CURRENCIES.iter().find_map(|sign| before.strip_suffix(sign)).unwrap_or(before)
}
