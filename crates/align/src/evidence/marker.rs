//! Markers: the number of a list item, article, chapter or verse at the start of a sentence.
//!
//! Translations keep them, so two sentences with different numbers are hardly a bead, and a
//! sentence with a number of its own hardly joins the sentence before it.

/// Words before the number of a numbered English passage.
const ENGLISH_KINDS: &[&str] = &[
    "article",
    "section",
    "chapter",
    "part",
    "rule",
    "step",
    "schedule",
    "annex",
    "appendix",
    "clause",
    "paragraph",
    "item",
    "title",
    "figure",
    "table",
    "question",
    "note",
    "example",
];

/// What follows the number of a numbered Chinese passage.
const CHINESE_KINDS: &str = "条條章节節款项項编編部卷回篇步";

/// Returns the number that a sentence of either language begins with, letters counted from a = 1.
///
/// `None` when there is no marker, or only a bullet.
pub(super) fn marker_of(text: &str) -> Option<u32> {
    let text = text.trim_start_matches(|c: char| c.is_whitespace() || "#*-•·>§".contains(c));
    kind_before(text).or_else(|| kind_after(text)).or_else(|| bracketed(text))
}

/// `Article 5`, `Chapter IV`.
fn kind_before(text: &str) -> Option<u32> {
    let (word, rest) = text.split_once(' ')?;
    let known = ENGLISH_KINDS.iter().any(|kind| word.eq_ignore_ascii_case(kind));
    let number = rest.split(|c: char| !c.is_alphanumeric()).next().filter(|_| known)?;
    arabic(number).or_else(|| roman(number))
}

/// `第五条`, `第12章`.
fn kind_after(text: &str) -> Option<u32> {
    let rest = text.strip_prefix('第')?;
    let end = rest.find(|c: char| CHINESE_KINDS.contains(c))?;
    let number = rest[..end].trim();
    arabic(number).or_else(|| chinese(number))
}

/// `(3)`, `3.`, `12 `, `（三）`, `三、`, `b)`, `①`.
fn bracketed(text: &str) -> Option<u32> {
    let first = text.chars().next()?;
    if let circled @ '①'..='⑳' = first {
        return Some(u32::from(circled) - u32::from('①') + 1);
    }
    let opened = matches!(first, '(' | '（' | '[' | '［' | '【');
    let inner = if opened { &text[first.len_utf8()..] } else { text };
    let end = inner.find(|c: char| !c.is_alphanumeric()).filter(|&end| end > 0 && end <= 18)?;
    let (number, rest) = inner.split_at(end);
    let close = rest.chars().next()?;
    let after = rest[close.len_utf8()..].chars().next();
    let closed = match close {
        ')' | '）' | ']' | '］' | '】' => true,
        '、' | '．' => !opened,
        // Not the point of 3.5 and not the end of a sentence of one word.
        '.' => !opened && after.is_none_or(char::is_whitespace) && number.chars().count() <= 3,
        ' ' => !opened && arabic(number).is_some(),
        _ => false,
    };
    let number = closed.then_some(number)?;
    // A single i, v or x is a numeral more often than a letter.
    arabic(number).or_else(|| chinese(number)).or_else(|| roman(number)).or_else(|| letter(number))
}

fn arabic(text: &str) -> Option<u32> {
    let digits = !text.is_empty() && text.len() <= 4 && text.bytes().all(|b| b.is_ascii_digit());
    if digits { text.parse().ok() } else { None }
}

fn letter(text: &str) -> Option<u32> {
    match text.as_bytes() {
        [letter] if letter.is_ascii_alphabetic() => {
            Some(u32::from(letter.to_ascii_lowercase() - b'a') + 1)
        }
        _ => None,
    }
}

/// Roman numerals up to 39: longer ones do not number passages.
fn roman(text: &str) -> Option<u32> {
    let value = |c: u8| match c.to_ascii_lowercase() {
        b'i' => Some(1),
        b'v' => Some(5),
        b'x' => Some(10),
        _ => None,
    };
    let digits: Vec<u32> = text.bytes().map(value).collect::<Option<_>>()?;
    let mut sum = 0;
    for (index, &digit) in digits.iter().enumerate() {
        if digits.get(index + 1).is_some_and(|&next| next > digit) {
            sum -= digit as i32;
        } else {
            sum += digit as i32;
        }
    }
    u32::try_from(sum).ok().filter(|&sum| (1..40).contains(&sum) && digits.len() <= 6)
}

/// Chinese numerals up to 9,999, and the ten heavenly stems.
fn chinese(text: &str) -> Option<u32> {
    const STEMS: &str = "甲乙丙丁戊己庚辛壬癸";
    if text.is_empty() || text.chars().count() > 9 {
        return None;
    }
    if let Some(index) = STEMS.chars().position(|stem| text.chars().eq([stem])) {
        return u32::try_from(index + 1).ok();
    }
    let digit = |c: char| "〇一二三四五六七八九".chars().position(|known| known == c);
    let (mut sum, mut current, mut positional) = (0, None, true);
    for character in text.chars().map(|c| if c == '零' { '〇' } else { c }) {
        let unit = match character {
            '十' => 10,
            '百' => 100,
            '千' => 1000,
            _ => {
                let digit = u32::try_from(digit(character)?).ok()?;
                // 一二〇 is written digit by digit; in 一百零五 the zero only fills.
                current = Some(if positional { current.unwrap_or(0) * 10 + digit } else { digit });
                if current > Some(9_999) {
                    return None;
                }
                continue;
            }
        };
        sum += current.take().unwrap_or(1).max(1) * unit;
        positional = false;
    }
    Some(sum + current.unwrap_or(0)).filter(|&sum| sum < 10_000)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn any_text_has_a_marker_or_none(text in "[(（第]?[〇零一二九十百千0-9ivxa-c甲]{0,10}[条章)）.、 ]?.{0,4}") {
            let _ = marker_of(&text);
        }
    }

    #[test]
    fn a_number_beyond_all_articles_is_none() {
        assert_eq!(marker_of("第九九九九九九九九千条"), None);
    }

    #[test]
    fn markers_of_both_languages_have_the_same_numbers() {
        let table = [
            ("Article 12 Everyone may speak.", "第十二条 人人可以说话。", Some(12)),
            ("Chapter IV", "第四章", Some(4)),
            ("(3) The court decides.", "（三）由法院决定。", Some(3)),
            ("2. Wash the rice.", "二、淘米。", Some(2)),
            ("(b) by post;", "(b) 邮寄；", Some(2)),
            ("21 And they went home.", "21 他们就回家了。", Some(21)),
            ("1) Open the box", "① 打开盒子", Some(1)),
            ("# 5. Heading", "第105条", Some(5)),
            ("- bullet", "· 项目", None),
            ("3.5 per cent more", "三月的雨。", None),
            ("I. Scope", "一、范围", Some(1)),
            ("(v) by post", "（五）邮寄", Some(5)),
            ("He said so.", "第一次来。", None),
        ];
        for (english, chinese, expected) in table {
            assert_eq!(marker_of(english), expected, "{english}");
            if !chinese.starts_with("第105") {
                assert_eq!(marker_of(chinese), expected, "{chinese}");
            }
        }
        assert_eq!(marker_of("第一百零五条"), Some(105));
        assert_eq!(marker_of("第二十回"), Some(20));
        assert_eq!(marker_of("第一二〇条"), Some(120));
    }
}
