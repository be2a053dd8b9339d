//! Codes of languages, as markup, XLIFF and TMX name them.

use zhen_text::Language;

/// Returns the language of a code such as `en`, `en-US`, `zh_CN`, `zh-Hant` or `cmn`; none for
/// other languages.
///
/// Codes are those of BCP 47, ISO 639-2 and ISO 639-3 in any case, with `-` or `_` between their
/// parts. Cantonese and other Chinese languages count as Chinese, since they are written in
/// Chinese characters.
pub(crate) fn language_of_code(code: &str) -> Option<Language> {
    let primary = code.trim().split(['-', '_']).next().unwrap_or_default();
    let is = |codes: &[&str]| codes.iter().any(|known| primary.eq_ignore_ascii_case(known));
    if is(&["en", "eng", "english"]) {
        Some(Language::English)
    } else if is(&["zh", "zho", "chi", "cmn", "yue", "wuu", "nan", "hak", "lzh", "chinese", "cn"]) {
        Some(Language::Chinese)
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_of_both_languages_are_known_in_all_spellings() {
        for code in ["en", "EN-us", "en_GB", "eng", " en "] {
            assert_eq!(language_of_code(code), Some(Language::English), "{code}");
        }
        for code in ["zh", "zh-CN", "zh_CN", "zh-Hans", "zh-TW", "zh-Hant-HK", "zho", "chi", "cmn"]
        {
            assert_eq!(language_of_code(code), Some(Language::Chinese), "{code}");
        }
        for code in ["", "-", "fr", "enx", "ja-JP", "x-zh"] {
            assert_eq!(language_of_code(code), None, "{code}");
        }
    }
}
