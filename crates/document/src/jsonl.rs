//! Reader of JSON lines: a JSON object a line.
//!
//! Which values are text is told by their keys, see `keys`. An object with a text in English or
//! Chinese under the name of the language is a pair of a parallel corpus, and its other values but
//! the title are no text; otherwise `title`, `text`, `content` and the like are, with all texts of
//! the lists in them. Other values are data about the text, such as addresses and dates. The pieces
//! come in the order of the object, the title first; each line of a value is a block. Linear in the
//! text.

use zhen_text::{BlockKind, Language, OmissionReason, Origin};

use crate::error::ReadError;
use crate::extract::Extract;
use crate::format::DocumentFormat;

mod keys;
mod record;
mod witness;

use keys::Role;
use record::{Record, Value};

pub(crate) use witness::witness;

/// Reads the texts of the objects.
///
/// # Errors
///
/// Names the line that is no JSON object, or holds no text.
pub(crate) fn read(text: &str) -> Result<Extract, ReadError> {
    let mut extract = Extract::default();
    for (index, line) in text.trim_start_matches('\u{feff}').split('\n').enumerate() {
        if line.trim().is_empty() {
            continue;
        }
        let damaged = |problem: String| {
            ReadError::damaged(DocumentFormat::Jsonl, format!("line {}", index + 1), problem)
        };
        let record = record::parse(line).map_err(damaged)?;
        if !push_record(&mut extract, &record, index + 1) {
            return Err(damaged(no_text(&record)));
        }
    }
    Ok(extract)
}

/// Pushes the texts of an object; tells whether it has keys of text, be they empty.
fn push_record(extract: &mut Extract, record: &Record, number: usize) -> bool {
    let is_pair = record.iter().any(|(key, value)| keys::begins_pair(key) && value.is_text());
    let mut is_understood = is_pair;
    // A title that stands below its text is still read first.
    for (_, value) in values_of(record, Role::Title) {
        is_understood |= push_value(extract, value, BlockKind::Title, number);
    }
    let mut seen = Vec::new();
    if is_pair {
        for (key, value) in record {
            if let Some(language) = keys::language_in_pair(key) {
                push_language(extract, value, language, &mut seen, number);
            }
        }
        return true;
    }
    for (_, value) in values_of(record, Role::Text) {
        is_understood |= push_value(extract, value, BlockKind::Paragraph, number);
    }
    for (_, value) in values_of(record, Role::Translations) {
        is_understood |= push_translations(extract, value, &mut seen, number);
    }
    is_understood
}

fn values_of(record: &Record, role: Role) -> impl Iterator<Item = &(String, Value)> {
    record.iter().filter(move |(key, _)| keys::role_of(key) == Some(role))
}

/// Pushes the texts of a value: each line of a text, and what is in lists however deep; objects in
/// them are read by their own keys. Tells whether the value can hold text.
fn push_value(extract: &mut Extract, value: &Value, kind: BlockKind, number: usize) -> bool {
    match value {
        Value::Text(text) => {
            for line in text.split(['\n', '\r', '\u{2029}']) {
                extract.push(line, kind, Origin::Unit(number));
            }
            true
        }
        Value::List(values) => {
            let mut is_understood = value.is_text();
            for value in values {
                is_understood |= push_value(extract, value, kind, number);
            }
            is_understood
        }
        Value::Object(record) => push_record(extract, record, number),
        Value::Nothing => true,
        Value::Data => false,
    }
}

/// Pushes texts by language: an object of them, or a list of such objects.
fn push_translations(
    extract: &mut Extract,
    value: &Value,
    seen: &mut Vec<Language>,
    number: usize,
) -> bool {
    match value {
        Value::Object(languages) => {
            for (code, value) in languages {
                push_language(extract, value, keys::language_of_key(code), seen, number);
            }
            true
        }
        Value::List(values) => {
            let mut is_understood = value.is_text();
            for value in values {
                // Each object is a pair of its own.
                is_understood |= push_translations(extract, value, &mut Vec::new(), number);
            }
            is_understood
        }
        _ => push_value(extract, value, BlockKind::Paragraph, number),
    }
}

/// Pushes a text whose language is known. A third language is left out, and so is a language that
/// the object had before: the other script of Chinese.
fn push_language(
    extract: &mut Extract,
    value: &Value,
    language: Option<Language>,
    seen: &mut Vec<Language>,
    number: usize,
) {
    let is_new = language.is_some_and(|language| !seen.contains(&language));
    let omission = (!is_new).then_some(OmissionReason::OtherLanguage);
    let first = extract.pieces().len();
    push_value(extract, value, BlockKind::Paragraph, number);
    let pieces = &mut extract.pieces_mut()[first..];
    if is_new && !pieces.is_empty() {
        seen.extend(language);
    }
    for piece in pieces {
        piece.language = piece.language.or(language);
        piece.omission = piece.omission.or(omission);
    }
}

/// Says what the object has, and what it should have.
fn no_text(record: &Record) -> String {
    /// Keys that are named at most.
    const MOST: usize = 12;
    let mut names: Vec<String> =
        record.iter().take(MOST).map(|(key, _)| format!("{key:?}")).collect();
    if record.len() > MOST {
        names.push("…".to_owned());
    }
    let found = if names.is_empty() { "none".to_owned() } else { names.join(", ") };
    format!("no text in this object; keys found: {found}; {}", keys::UNDERSTOOD)
}

#[cfg(test)]
mod tests;
