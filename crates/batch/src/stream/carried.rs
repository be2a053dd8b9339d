//! What of a line comes back in its result: its name, and the keys that zhen does not know.
//!
//! Those come back letter for letter at the end of the object, so that a result still has the
//! address, the licence or the shelf mark that its line had.

use serde_json::Value;
use serde_json::value::RawValue;

use super::request::remark;

/// Keys of results; those of a line that are called so cannot come back.
const OURS: [&str; 13] = [
    "id",
    "line",
    "status",
    "en_sentences",
    "zh_sentences",
    "beads",
    "nulls",
    "mean_confidence",
    "filtered",
    "swapped",
    "warnings",
    "rows",
    "error",
];

/// What of a line comes back in its result.
#[derive(Clone, Debug)]
pub(super) struct Echo {
    /// The number of the line.
    pub(super) line: usize,
    /// What it is called, as it came; nothing where it is not named, or `null`.
    pub(super) id: Option<Box<RawValue>>,
    /// Its keys that mean nothing to zhen.
    pub(super) carried: Carried,
}

impl Echo {
    /// What is known of a line before it is read.
    pub(super) fn unnamed(line: usize) -> Self {
        Self { line, id: None, carried: Carried::default() }
    }

    /// Returns the name of the line as text: a string without its quotation marks, other values as
    /// JSON.
    pub(super) fn name(&self) -> String {
        match &self.id {
            Some(id) => serde_json::from_str(id.get()).unwrap_or_else(|_| id.get().to_owned()),
            None => format!("line {}", self.line),
        }
    }
}

/// Keys of a line with their values, for the end of its result.
#[derive(Clone, Debug, Default)]
pub(super) struct Carried {
    /// Each after a comma, as they stand in an object.
    members: String,
    /// Which could not be carried, and why.
    pub(super) warnings: Vec<String>,
}

impl Carried {
    /// Takes a key, as it came and as a text, with its value.
    pub(super) fn add(&mut self, key: &RawValue, value: &RawValue) {
        match carriable(key, value) {
            Ok(value) => {
                let (key, value) = (key.get(), value.get());
                [",", key, ":", value].iter().for_each(|part| self.members.push_str(part));
            }
            Err(problem) => {
                self.warnings.push(format!("not carried: {}: {problem}", shortened(key.get())));
            }
        }
    }

    /// Puts the keys at the end of an object, which has others.
    pub(super) fn put_into(&self, object: &mut Vec<u8>) {
        if let Some(brace) = object.pop() {
            object.extend_from_slice(self.members.as_bytes());
            object.push(brace);
        }
    }
}

fn carriable(key: &RawValue, value: &RawValue) -> Result<Box<RawValue>, String> {
    let name: String = serde_json::from_str(key.get()).map_err(|error| remark(&error))?;
    if OURS.contains(&name.as_str()) {
        return Err("results have a key of this name".to_owned());
    }
    readable(value)
}

/// Returns a value as it came, if all readers of JSON can read it.
pub(super) fn readable(value: &RawValue) -> Result<Box<RawValue>, String> {
    // Half a character and numbers without bounds pass where values are only passed over. It will
    // stand one level deeper.
    let checked = serde_json::from_str::<[Value; 1]>(&format!("[{value}]"));
    // White space between values; to some readers it is the end of a line.
    let kept = checked.and_then(|_| RawValue::from_string(value.get().replace('\r', " ")));
    kept.map_err(|error| remark(&error))
}

/// A key as a message shows it: it may be as long as a line.
fn shortened(key: &str) -> String {
    match key.char_indices().nth(60) {
        Some((end, _)) => format!("{}…", &key[..end]),
        None => key.to_owned(),
    }
}
