//! Which keys of an object hold text.

use zhen_text::Language;

use crate::language_code::language_of_code;

/// The keys that are understood, as error messages list them.
pub(super) const UNDERSTOOD: &str = "texts are read from \"title\", \"text\", \"content\", \
    \"body\", \"article\", \"sentence\" (also in the plural), from pairs such as \"en\" and \
    \"zh\", \"en_text\" and \"zh_text\", and from {\"translation\": {\"en\": …, \"zh\": …}}";

/// What the value of a key is in an object that is no pair.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Role {
    /// The title.
    Title,
    /// A text, a list of texts, or a list of objects with texts.
    Text,
    /// An object of texts by language.
    Translations,
}

/// Tells what a key holds in an object that is no pair.
pub(super) fn role_of(key: &str) -> Option<Role> {
    match key.trim().to_ascii_lowercase().as_str() {
        "title" | "标题" => Some(Role::Title),
        "text" | "texts" | "content" | "contents" | "body" | "article" | "sentence"
        | "sentences" | "paragraph" | "paragraphs" | "段落" | "正文" | "内容" => {
            Some(Role::Text)
        }
        "translation" | "translations" => Some(Role::Translations),
        _ => None,
    }
}

/// Tells whether a key makes its object a pair: it names English or Chinese.
pub(super) fn begins_pair(key: &str) -> bool {
    language_of_key(key).is_some()
}

/// Tells whether a key holds text in a pair, and in which language; `Some(None)` for others, such
/// as `fr_text`. A bare `fr` is no text, for `id` and `no` are codes of languages too.
pub(super) fn language_in_pair(key: &str) -> Option<Option<Language>> {
    let language = language_of_key(key);
    (language.is_some() || stem(key).is_some()).then_some(language)
}

/// Finds the language that a key names: `en`, `zh-CN`, `zh_text`, `text_en`, `中文`.
pub(super) fn language_of_key(key: &str) -> Option<Language> {
    let key = key.trim();
    match stem(key).unwrap_or(key).to_ascii_lowercase().as_str() {
        // Corpora name the scripts of Chinese in this way.
        "chs" | "cht" | "cn" | "中文" => Some(Language::Chinese),
        "英文" => Some(Language::English),
        // `en_score` and `zh_id` are no texts: after a language stands a script or a region.
        code => {
            let mut subtags = code.split(['-', '_']).skip(1);
            let is_region = |subtag: &str| {
                (2..=4).contains(&subtag.len()) && REGIONS_AND_SCRIPTS.contains(&subtag)
            };
            subtags.all(is_region).then(|| language_of_code(code)).flatten()
        }
    }
}

/// Regions and scripts that English and Chinese are marked with.
const REGIONS_AND_SCRIPTS: [&str; 14] =
    ["us", "gb", "uk", "au", "ca", "cn", "tw", "hk", "mo", "sg", "my", "hans", "hant", "latn"];

fn stem(key: &str) -> Option<&str> {
    key.strip_suffix("_text").or_else(|| key.strip_prefix("text_")).filter(|stem| !stem.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_name_languages() {
        let table = [
            ("en", Some(Language::English)),
            ("English", Some(Language::English)),
            ("en_text", Some(Language::English)),
            ("text_en", Some(Language::English)),
            ("zh-CN", Some(Language::Chinese)),
            ("zh_Hant_TW", Some(Language::Chinese)),
            ("cht_text", Some(Language::Chinese)),
            ("中文", Some(Language::Chinese)),
            ("chinese", Some(Language::Chinese)),
            ("en_score", None),
            ("zh_id", None),
            ("en_tokens_text", None),
            ("id", None),
            ("fr", None),
            ("_text", None),
            ("text", None),
            ("", None),
        ];
        for (key, language) in table {
            assert_eq!(language_of_key(key), language, "{key}");
        }
        assert_eq!(language_in_pair("fr_text"), Some(None));
        assert_eq!(language_in_pair("id"), None);
    }
}
