//! Documents that were not checked: those without counterpart, and those that cannot be read.

use serde::Serialize;
use zhen_check::MessageLanguage;

use super::words::either;

/// Why documents were not checked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum UncheckedCause {
    /// There is no version in the other language.
    NoCounterpart,
    /// It is not in the language that was expected.
    OtherLanguage,
    /// It cannot be read.
    Unread,
}

/// A document, or a pair, that was not checked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unchecked {
    /// What the English document is called; empty where there is none.
    pub english: String,
    /// What the Chinese document is called; empty where there is none.
    pub chinese: String,
    /// Why it was not checked.
    pub cause: UncheckedCause,
    /// The same in words, in English.
    pub reason: String,
}

impl UncheckedCause {
    /// Returns the word that stands for it in reports.
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::NoCounterpart => "no_counterpart",
            Self::OtherLanguage => "other_language",
            Self::Unread => "unread",
        }
    }
}

impl Unchecked {
    /// Returns what the documents are called.
    pub(super) fn name(&self) -> String {
        match (self.english.as_str(), self.chinese.as_str()) {
            ("", name) | (name, "") => name.to_owned(),
            (english, chinese) => format!("{english} · {chinese}"),
        }
    }

    /// Says why they were not checked.
    pub fn told(&self, language: MessageLanguage) -> String {
        let Self { english, cause, reason, .. } = self;
        match (language, cause) {
            (MessageLanguage::English, _) => reason.clone(),
            (MessageLanguage::Chinese, UncheckedCause::NoCounterpart) => {
                let other = if english.is_empty() { "英文" } else { "中文" };
                format!("没有对应的{other}文本")
            }
            (MessageLanguage::Chinese, UncheckedCause::OtherLanguage) => {
                format!("语言不符：{reason}")
            }
            (MessageLanguage::Chinese, UncheckedCause::Unread) => format!("无法读取：{reason}"),
        }
    }

    /// Returns the names and why they were not checked, on one line.
    pub(super) fn line(&self, language: MessageLanguage) -> String {
        format!("{}{}{}", self.name(), either(language, ": ", "："), self.told(language))
    }

    /// Returns the heading of a list of them.
    pub(super) fn heading(language: MessageLanguage) -> &'static str {
        either(language, "Not checked", "未核对")
    }
}

/// As JSON has it.
#[derive(Serialize)]
pub(super) struct UncheckedRecord {
    en: Option<String>,
    zh: Option<String>,
    cause: &'static str,
    reason: String,
}

impl UncheckedRecord {
    pub(super) fn of(unchecked: &Unchecked, language: MessageLanguage) -> Self {
        let some = |name: &String| (!name.is_empty()).then(|| name.clone());
        Self {
            en: some(&unchecked.english),
            zh: some(&unchecked.chinese),
            cause: unchecked.cause.name(),
            reason: unchecked.told(language),
        }
    }
}
