//! A document pair: the heading under which its beads stand.

use std::fmt::Write as _;

use super::escape::{push_list, push_text};
use crate::field::field_text;
use crate::row::BitextRow;

/// The documents of a row and their languages.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Pair {
    /// Name of the English document.
    pub english: String,
    /// Name of the Chinese document.
    pub chinese: String,
    /// Label of the English document's language.
    pub english_language: String,
    /// Label of the Chinese document's language.
    pub chinese_language: String,
}

impl Pair {
    /// Returns the pair of a row.
    pub(super) fn of(row: &BitextRow) -> Self {
        Self {
            english: field_text(&row.source_document),
            chinese: field_text(&row.target_document),
            english_language: row.source_language.clone(),
            chinese_language: row.target_language.clone(),
        }
    }

    /// Returns what the page may be called if nobody named it.
    pub(super) fn title(&self) -> String {
        title_of(&self.english, &self.chinese)
    }

    /// Appends the opening tag of the pair's section and its heading, in one line.
    pub(super) fn push(&self, html: &mut String, number: usize) {
        let _ = write!(html, "<section class=\"pair\" id=\"pair{number}\" data-en-language=\"");
        push_list(html, &[&self.english_language]);
        html.push_str("\" data-zh-language=\"");
        push_list(html, &[&self.chinese_language]);
        html.push_str("\"><header class=\"names\"><span></span>");
        let sides = [
            ("en", "English", &self.english, language_tag(&self.english_language, "en")),
            ("zh", "中文", &self.chinese, language_tag(&self.chinese_language, "zh")),
        ];
        for (class, language, name, tag) in sides {
            let _ = write!(html, "<h2 class=\"{class}\" lang=\"{tag}\">{language} <bdi>");
            push_text(html, name);
            html.push_str("</bdi></h2>");
        }
        html.push_str("</header>\n");
    }
}

/// Returns what a page of two documents is called: their names without their folders.
pub(crate) fn title_of(english: &str, chinese: &str) -> String {
    match [file_name(english), file_name(chinese)] {
        ["", name] | [name, ""] => name.to_owned(),
        [english, chinese] if english == chinese => english.to_owned(),
        [english, chinese] => format!("{english} · {chinese}"),
    }
}

/// Returns the tag by which browsers choose fonts and voices: the label if it is a language tag.
pub(crate) fn language_tag<'l>(label: &'l str, default: &'l str) -> &'l str {
    let mut subtags = label.split('-');
    let is_tag = |part: &str| {
        (1..=8).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_alphanumeric())
    };
    let language = subtags.next().unwrap_or_default();
    let is_language = matches!(language.len(), 2 | 3) && is_tag(language);
    if is_language && subtags.all(is_tag) { label } else { default }
}

fn file_name(path: &str) -> &str {
    path.rsplit(['/', '\\']).next().unwrap_or(path)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_that_are_no_language_tags_give_way() {
        let table = [
            ("zh-Hans", "zh-Hans"),
            ("zh", "zh"),
            ("cmn-Hant-TW", "cmn-Hant-TW"),
            ("mixed", "zh"),
            ("", "zh"),
            ("zh-\"x", "zh"),
            ("zh-", "zh"),
        ];
        for (label, expected) in table {
            assert_eq!(language_tag(label, "zh"), expected, "{label}");
        }
    }

    #[test]
    fn a_page_without_title_is_called_as_its_documents() {
        let table = [
            ("talks/en/rain.txt", "talks/zh/rain.txt", "rain.txt"),
            ("rain.en.md", r"C:\zh\雨.md", "rain.en.md · 雨.md"),
            ("rain.md", "", "rain.md"),
            ("", "", ""),
        ];
        for (english, chinese, expected) in table {
            let pair = Pair { english: english.into(), chinese: chinese.into(), ..Pair::default() };
            assert_eq!(pair.title(), expected);
        }
    }
}
