//! How far an unmatched name is believed to be a slip.

use super::super::chinese_text::ChineseText;
use super::super::english_text::EnglishText;
use super::super::{Name, NameKind, NameSource};

/// Whether two names may stand where one name should.
pub(super) fn are_rivals(english: &Name, chinese: &Name) -> bool {
    english.kind == chinese.kind
        || english.kind == NameKind::Other && english.source == NameSource::Capitals
}

/// Confidence of two names without counterparts.
pub(super) fn of_conflict(
    english: &Name,
    chinese: &Name,
    _english_text: &EnglishText<'_>,
    _chinese_text: &ChineseText<'_>,
) -> f64 {
    if english.kind == NameKind::Other { 0.5 } else { 0.9 }
}

/// Confidence of an English name that nothing stands against.
pub(super) fn of_english(
    name: &Name,
    _english: &EnglishText<'_>,
    _chinese: &ChineseText<'_>,
) -> f64 {
    match (name.kind, name.source) {
        (NameKind::Place, NameSource::Listed) => 0.55,
        (NameKind::Person, NameSource::Listed | NameSource::FamilyName) => 0.55,
        _ => 0.2,
    }
}

/// Confidence of a Chinese name that nothing stands against.
pub(super) fn of_chinese(
    name: &Name,
    _english: &EnglishText<'_>,
    _chinese: &ChineseText<'_>,
) -> f64 {
    match (name.kind, name.source) {
        (NameKind::Place, NameSource::Listed) => 0.55,
        (NameKind::Person, NameSource::Listed | NameSource::FamilyName) => 0.55,
        _ => 0.2,
    }
}
