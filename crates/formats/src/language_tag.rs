//! Language tags of XML formats, and the labels of rows.
//!
//! Tools write tags in any case, with `-` or `_`, by script, region or ISO 639-2 code; written are
//! only tags of BCP 47 (RFC 5646).

use zhen_text::{Language, Script};

/// Returns the language of a tag such as `en-US`, `ZH`, `zh_CN` or `cmn`; none for other languages.
pub(crate) fn language_of_tag(tag: &str) -> Option<Language> {
    const ENGLISH: [&str; 3] = ["en", "eng", "english"];
    // Other Chinese languages are written in Chinese characters too.
    const CHINESE: [&str; 11] =
        ["zh", "zho", "chi", "cmn", "yue", "wuu", "nan", "hak", "lzh", "chinese", "cn"];
    let primary = parts(tag).next().unwrap_or_default();
    let is = |codes: &[&str]| codes.iter().any(|code| primary.eq_ignore_ascii_case(code));
    if is(&ENGLISH) {
        Some(Language::English)
    } else if is(&CHINESE) {
        Some(Language::Chinese)
    } else {
        None
    }
}

/// Returns the label that rows have for a tag: `en`, `zh-Hans`, `zh-Hant` or, where a Chinese tag
/// tells no script, `zh`; empty for other languages.
pub(crate) fn label_of_tag(tag: &str) -> &'static str {
    const SIMPLIFIED: [&str; 5] = ["hans", "chs", "cn", "sg", "my"];
    const TRADITIONAL: [&str; 5] = ["hant", "cht", "tw", "hk", "mo"];
    match language_of_tag(tag) {
        None => "",
        Some(Language::English) => Language::English.code(),
        Some(Language::Chinese) => {
            let has = |codes: &[&str]| {
                parts(tag)
                    .skip(1)
                    .any(|part| codes.iter().any(|code| part.eq_ignore_ascii_case(code)))
            };
            // A script says more than a region: there are books in zh-Hans-HK.
            if has(&SIMPLIFIED[..2]) || (has(&SIMPLIFIED) && !has(&TRADITIONAL[..2])) {
                Script::Simplified.code()
            } else if has(&TRADITIONAL) {
                Script::Traditional.code()
            } else {
                Language::Chinese.code()
            }
        }
    }
}

/// What a tag says that the [label](label_of_tag) of it does not.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Narrowed {
    Nothing,
    /// A region, such as that of `en-US`; of Chinese the script alone is kept.
    Region,
    /// A variety of the language, such as `yue` or `en-x-legal`.
    Variety,
}

/// Tells what the label of an English or Chinese tag leaves out.
pub(crate) fn narrowed(tag: &str) -> Narrowed {
    const VARIETIES: [&str; 5] = ["yue", "wuu", "nan", "hak", "lzh"];
    const SCRIPTS: [&str; 5] = ["hans", "chs", "hant", "cht", "latn"];
    let is_one =
        |part: &str, codes: &[&str]| codes.iter().any(|code| part.eq_ignore_ascii_case(code));
    let is_region = |part: &str| {
        let of = |length, is: fn(&u8) -> bool| part.len() == length && part.bytes().all(|b| is(&b));
        of(2, u8::is_ascii_alphabetic) || of(3, u8::is_ascii_digit)
    };
    let mut parts = parts(tag);
    let primary = parts.next().unwrap_or_default();
    let rest: Vec<&str> = parts.filter(|part| !is_one(part, &SCRIPTS)).collect();
    if rest.iter().any(|part| is_region(part)) {
        Narrowed::Region
    } else if is_one(primary, &VARIETIES) || !rest.is_empty() {
        Narrowed::Variety
    } else {
        Narrowed::Nothing
    }
}

/// Returns the tag of a Chinese text whose row has this label: `zh` where it is none, or `mixed`.
pub(crate) fn chinese_tag(label: &str) -> &'static str {
    match language_of_tag(label) {
        Some(Language::Chinese) => label_of_tag(label),
        _ => Language::Chinese.code(),
    }
}

fn parts(tag: &str) -> impl Iterator<Item = &str> {
    tag.trim().split(['-', '_'])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_of_all_spellings_have_a_label() {
        let table = [
            ("en", "en"),
            ("EN-us", "en"),
            ("en_GB", "en"),
            (" eng ", "en"),
            ("zh", "zh"),
            ("ZH", "zh"),
            ("zho", "zh"),
            ("cmn", "zh"),
            ("zh-CN", "zh-Hans"),
            ("zh_cn", "zh-Hans"),
            ("zh-SG", "zh-Hans"),
            ("zho_Hans", "zh-Hans"),
            ("zh-Hans-HK", "zh-Hans"),
            ("zh-CHS", "zh-Hans"),
            ("zh-TW", "zh-Hant"),
            ("zh_TW", "zh-Hant"),
            ("zh-Hant-CN", "zh-Hant"),
            ("yue-HK", "zh-Hant"),
            ("cn", "zh"),
            ("fr", ""),
            ("ja-JP", ""),
            ("x-zh", ""),
            ("*all*", ""),
            ("", ""),
        ];
        for (tag, label) in table {
            assert_eq!(label_of_tag(tag), label, "{tag}");
        }
    }

    #[test]
    fn what_a_label_leaves_out_is_told() {
        let table = [
            ("en", Narrowed::Nothing),
            ("ENG", Narrowed::Nothing),
            ("zh_Hans", Narrowed::Nothing),
            ("zh-CHT", Narrowed::Nothing),
            ("cmn", Narrowed::Nothing),
            ("en-US", Narrowed::Region),
            ("zh_cn", Narrowed::Region),
            ("zh-Hant-HK", Narrowed::Region),
            ("en-001", Narrowed::Region),
            ("yue-HK", Narrowed::Region),
            ("yue", Narrowed::Variety),
            ("en-scouse", Narrowed::Variety),
        ];
        for (tag, expected) in table {
            assert_eq!(narrowed(tag), expected, "{tag}");
        }
    }

    #[test]
    fn only_tags_of_bcp_47_are_written() {
        let table = [
            ("zh-Hans", "zh-Hans"),
            ("zh-Hant", "zh-Hant"),
            ("zh", "zh"),
            ("zh_TW", "zh-Hant"),
            ("mixed", "zh"),
            ("", "zh"),
            ("en", "zh"),
        ];
        for (label, tag) in table {
            assert_eq!(chinese_tag(label), tag, "{label}");
        }
    }
}
