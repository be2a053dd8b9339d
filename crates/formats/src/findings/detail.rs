//! What exactly differs, as JSON.

use serde::Serialize;
use zhen_check::{Detail, Said};

/// What exactly differs; `type` says which keys there are.
#[derive(Serialize)]
#[serde(tag = "type", rename_all = "snake_case")]
pub(super) enum DetailRecord<'f> {
    Missing { sentences: usize, paragraphs: usize },
    Moved { en: usize, zh: usize },
    Values { en: Option<SaidRecord<'f>>, zh: Option<SaidRecord<'f>> },
    Weekday { date: &'f str, said: u8, is: u8 },
    Text { text: &'f str },
    Term { term: &'f str, expected: &'f str, found: &'f str },
    Lone { text: &'f str },
    Counts { what: &'f str, en: usize, zh: usize },
    Bounds { en: SaidRecord<'f>, zh: SaidRecord<'f>, least: &'static str },
    Abridged { shorter: &'static str, covered_percent: u8 },
    Unrelated { en_percent: u8, zh_percent: u8 },
}

/// A value as a text says it.
#[derive(Serialize)]
pub(super) struct SaidRecord<'f> {
    text: &'f str,
    value: &'f str,
}

impl<'f> DetailRecord<'f> {
    /// Takes over what is known; none of a detail that has no record yet.
    pub(super) fn of(detail: &'f Detail) -> Option<Self> {
        let said = |said: &'f Option<Said>| {
            said.as_ref().map(|said| SaidRecord { text: &said.text, value: &said.value })
        };
        Some(match detail {
            Detail::Missing { sentences, paragraphs } => {
                Self::Missing { sentences: *sentences, paragraphs: *paragraphs }
            }
            Detail::Moved { english, chinese } => Self::Moved { en: *english, zh: *chinese },
            Detail::Values { english, chinese } => {
                Self::Values { en: said(english), zh: said(chinese) }
            }
            Detail::Weekday { date, said, is } => Self::Weekday { date, said: *said, is: *is },
            Detail::Text { text } => Self::Text { text },
            Detail::Term { term, expected, found } => Self::Term { term, expected, found },
            Detail::Lone { text } => Self::Lone { text },
            Detail::Counts { what, english, chinese } => {
                Self::Counts { what, en: *english, zh: *chinese }
            }
            Detail::Bounds { english, chinese, least } => Self::Bounds {
                en: SaidRecord { text: &english.text, value: &english.value },
                zh: SaidRecord { text: &chinese.text, value: &chinese.value },
                least: least.code(),
            },
            Detail::Abridged { shorter, covered_percent } => {
                Self::Abridged { shorter: shorter.code(), covered_percent: *covered_percent }
            }
            Detail::Unrelated { english_percent, chinese_percent } => {
                Self::Unrelated { en_percent: *english_percent, zh_percent: *chinese_percent }
            }
            _ => return None,
        })
    }
}
