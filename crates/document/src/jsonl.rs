//! Reader of JSON lines: a JSON object a line.
//!
//! Which values are text is told by their keys, see `keys`. An object with a text in English or
//! Chinese under the name of the language is a pair of a parallel corpus, and its other values are
//! no text; otherwise `title`, `text`, `content` and the like are. Other values are data about the
//! text, such as addresses and dates. The pieces come in the order of the object, the title first;
//! each line of a value is a block. Linear in the text.

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
    let mut seen = Vec::new();
    if record.iter().any(|(key, value)| keys::begins_pair(key) && value.is_text()) {
        for (key, value) in record {
            if let Some(language) = keys::language_in_pair(key) {
                push_language(extract, value, language, &mut seen, number);
            }
        }
        return true;
    }
    let mut is_understood = false;
    // A title that stands below its text is still read first.
    for wanted in [Role::Title, Role::Text, Role::Translations] {
        for (key, value) in record {
            let role = keys::role_of(key);
            match value {
                _ if role != Some(wanted) => {}
                Value::Object(languages) if wanted == Role::Translations => {
                    is_understood = true;
                    for (code, value) in languages {
                        let language = keys::language_of_key(code);
                        push_language(extract, value, language, &mut seen, number);
                    }
                }
                _ if wanted == Role::Translations => {}
                Value::Records(records) => {
                    for record in records {
                        is_understood |= push_record(extract, record, number);
                    }
                }
                _ => {
                    is_understood |= value.is_text();
                    let kind = match wanted {
                        Role::Title => BlockKind::Title,
                        _ => BlockKind::Paragraph,
                    };
                    push_lines(extract, value, kind, number, None, None);
                }
            }
        }
    }
    is_understood
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
    let pushed = push_lines(extract, value, BlockKind::Paragraph, number, language, omission);
    if pushed && is_new {
        seen.extend(language);
    }
}

/// Pushes each line of a text as a block; tells whether there were any.
fn push_lines(
    extract: &mut Extract,
    value: &Value,
    kind: BlockKind,
    number: usize,
    language: Option<Language>,
    omission: Option<OmissionReason>,
) -> bool {
    let mut pushed = false;
    for line in value.texts().iter().flat_map(|text| text.split(['\n', '\r', '\u{2029}'])) {
        if let Some(piece) = extract.push(line, kind, Origin::Unit(number)) {
            piece.language = language;
            piece.omission = omission;
            pushed = true;
        }
    }
    pushed
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
