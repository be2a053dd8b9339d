//! What reports say beside the messages, in English and in simplified Chinese.

use std::ops::Range;

use zhen_check::MessageLanguage;
use zhen_text::Origin;

use super::location::{Location, Placement, Point};

/// One of the two versions of a document.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Version {
    /// The English one.
    English,
    /// The Chinese one.
    Chinese,
}

impl Version {
    /// Says which version it is.
    pub(super) fn told(self, language: MessageLanguage) -> &'static str {
        match (self, language) {
            (Self::English, MessageLanguage::English) => "English version",
            (Self::Chinese, MessageLanguage::English) => "Chinese version",
            (Self::English, MessageLanguage::Chinese) => "英文版",
            (Self::Chinese, MessageLanguage::Chinese) => "中文版",
        }
    }
}

impl Location {
    /// Says where it is: `line 3 column 7`, `lines 3-5`, `page 2 paragraph 4`, `before unit 9`.
    pub(super) fn told(&self, language: MessageLanguage) -> String {
        let place = || self.range(language);
        match (self.placement, language) {
            (Placement::In, _) => place(),
            (Placement::Before, MessageLanguage::English) => format!("before {}", place()),
            (Placement::Before, MessageLanguage::Chinese) => format!("{}之前", place()),
            (Placement::After, MessageLanguage::English) => format!("after {}", place()),
            (Placement::After, MessageLanguage::Chinese) => format!("{}之后", place()),
            (Placement::Empty, MessageLanguage::English) => "empty document".to_owned(),
            (Placement::Empty, MessageLanguage::Chinese) => "空文档".to_owned(),
        }
    }

    fn range(&self, language: MessageLanguage) -> String {
        let is_english = language == MessageLanguage::English;
        let several = |numbers: Range<usize>| format!("{}-{}", numbers.start, numbers.end);
        match (&self.start.origin, &self.end.origin) {
            (Origin::Line(first), Origin::Line(last)) if first < last => {
                let lines = several(*first..*last);
                if is_english { format!("lines {lines}") } else { format!("第{lines}行") }
            }
            (
                Origin::Part { part, paragraph: first },
                Origin::Part { part: other, paragraph: last },
            ) if part == other && first < last => {
                let paragraphs = several(*first..*last);
                if is_english {
                    format!("{part} paragraphs {paragraphs}")
                } else {
                    format!("{part}第{paragraphs}段")
                }
            }
            (start, end) if start == end && self.start.paragraph == self.end.paragraph => {
                self.start.told(language)
            }
            _ => {
                let to = if is_english { " to " } else { "至" };
                format!("{}{to}{}", self.start.told(language), self.end.told(language))
            }
        }
    }
}

impl Point {
    /// Says where it is.
    pub(super) fn told(&self, language: MessageLanguage) -> String {
        let number = match (&self.origin, self.columns, self.paragraph) {
            (Origin::Line(_), Some(columns), _) => Some(columns.characters),
            (Origin::Page(_), _, paragraph) => paragraph,
            _ => None,
        };
        match language {
            MessageLanguage::English => match (&self.origin, number) {
                (Origin::Line(_), Some(column)) => format!("{} column {column}", self.origin),
                (Origin::Page(_), Some(own)) => format!("{} paragraph {own}", self.origin),
                _ => self.origin.to_string(),
            },
            MessageLanguage::Chinese => match (&self.origin, number) {
                (Origin::Line(line), None) => format!("第{line}行"),
                (Origin::Line(line), Some(column)) => format!("第{line}行第{column}列"),
                (Origin::Page(page), None) => format!("第{page}页"),
                (Origin::Page(page), Some(own)) => format!("第{page}页第{own}段"),
                (Origin::Part { part, paragraph }, _) => format!("{part}第{paragraph}段"),
                (Origin::Cue { number, .. }, _) => format!("第{number}条字幕"),
                (Origin::Unit(unit), _) => format!("第{unit}单元"),
                _ => self.origin.to_string(),
            },
        }
    }
}

/// Says where something is and what stands there, if anything does.
pub(super) fn place_and_text(place: &str, text: &str, language: MessageLanguage) -> String {
    match (text, language) {
        ("", _) => place.to_owned(),
        (_, MessageLanguage::English) => format!("{place}: {text}"),
        (_, MessageLanguage::Chinese) => format!("{place}：{text}"),
    }
}
