//! The languages that files name by codes, such as `zh-CN` or `eng`.

use zhen_text::Language;

/// Finds the language that a code of BCP 47, ISO 639 or POSIX names, in any case and with any
/// script and region.
pub(crate) fn language_of_code(code: &str) -> Option<Language> {
    let code = code.trim();
    let end = code.find(['-', '_', '.', '@']).unwrap_or(code.len());
    let primary = code[..end].to_ascii_lowercase();
    match primary.as_str() {
        "en" | "eng" | "english" => Some(Language::English),
        "zh" | "zho" | "chi" | "cmn" | "chinese" => Some(Language::Chinese),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_name_languages() {
        let english = ["en", "EN", "eng", "en-US", "en_GB", "en_US.UTF-8", " en ", "English"];
        for code in english {
            assert_eq!(language_of_code(code), Some(Language::English), "{code}");
        }
        let chinese = [
            "zh",
            "zho",
            "chi",
            "cmn",
            "zh-CN",
            "zh_CN",
            "ZH-HANS",
            "zh-Hant-TW",
            "zh-TW",
            "cmn-Hans",
            "Chinese",
        ];
        for code in chinese {
            assert_eq!(language_of_code(code), Some(Language::Chinese), "{code}");
        }
        for code in ["", "-", "fr", "enm", "zhx", "e", "en1", "中文", "ja-JP", "x-en"] {
            assert_eq!(language_of_code(code), None, "{code}");
        }
    }
}
