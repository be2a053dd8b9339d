//! Codes of languages, as files write them: `zh-CN`, `en_US`, `chi`.

use zhen_text::Language;

/// Returns the language of a code, in any case and with any region or script; nothing for a third
/// language.
pub(crate) fn language_of_code(code: &str) -> Option<Language> {
    let code = code.trim().to_ascii_lowercase();
    match code.split(['-', '_']).next().unwrap_or_default() {
        "zh" | "zho" | "chi" | "cmn" => Some(Language::Chinese),
        "en" | "eng" => Some(Language::English),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_name_languages() {
        for code in ["zh", "zho", "chi", "cmn", "zh-CN", "zh_CN", "ZH-Hans", "zh-TW", " zh-Hant "] {
            assert_eq!(language_of_code(code), Some(Language::Chinese), "{code}");
        }
        for code in ["en", "eng", "en-US", "EN_GB"] {
            assert_eq!(language_of_code(code), Some(Language::English), "{code}");
        }
        for code in ["", "fr", "enm", "zha", "x-zh", "*all*"] {
            assert_eq!(language_of_code(code), None, "{code}");
        }
    }
}
