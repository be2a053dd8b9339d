//! What of a line comes back in its result: its name, and the keys that zhen does not know.
//!
//! Those come back letter for letter at the end of the object, so that a result still has the
//! address, the licence or the shelf mark that its line had.

use std::fmt;

use serde::de::{MapAccess, SeqAccess, Visitor};
use serde::{Deserialize, Deserializer};
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

/// Keys that are named among those that cannot come back: a bad line may have millions.
const MOST_WARNINGS: usize = 20;

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
    /// Takes a key with its value.
    pub(super) fn add(&mut self, key: &RawValue, value: &RawValue) {
        match carriable(key, value) {
            Ok(value) => {
                let (key, value) = (key.get(), value.get());
                [",", key, ":", value].iter().for_each(|part| self.members.push_str(part));
            }
            Err(_) if self.warnings.len() > MOST_WARNINGS => {}
            Err(_) if self.warnings.len() == MOST_WARNINGS => {
                self.warnings.push("not carried: further keys".to_owned());
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
    // It will stand one level deeper.
    let read = serde_json::from_str::<[Readable; 1]>(&format!("[{value}]"));
    // White space between values; to some readers it is the end of a line.
    let kept = read.and_then(|_| RawValue::from_string(value.get().replace('\r', " ")));
    kept.map_err(|error| remark(&error))
}

/// A value that was read to its last part, and not kept: a line may have millions of them.
///
/// Half a character and numbers without bounds pass where values are only passed over.
struct Readable;

impl<'d> Deserialize<'d> for Readable {
    fn deserialize<D: Deserializer<'d>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(Self)
    }
}

impl<'d> Visitor<'d> for Readable {
    type Value = Self;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a JSON value")
    }

    fn visit_unit<E>(self) -> Result<Self, E> {
        Ok(self)
    }

    fn visit_bool<E>(self, _: bool) -> Result<Self, E> {
        Ok(self)
    }

    fn visit_u64<E>(self, _: u64) -> Result<Self, E> {
        Ok(self)
    }

    fn visit_i64<E>(self, _: i64) -> Result<Self, E> {
        Ok(self)
    }

    fn visit_f64<E>(self, _: f64) -> Result<Self, E> {
        Ok(self)
    }

    fn visit_str<E>(self, _: &str) -> Result<Self, E> {
        Ok(self)
    }

    fn visit_seq<A: SeqAccess<'d>>(self, mut array: A) -> Result<Self, A::Error> {
        while array.next_element::<Self>()?.is_some() {}
        Ok(self)
    }

    fn visit_map<A: MapAccess<'d>>(self, mut object: A) -> Result<Self, A::Error> {
        while object.next_entry::<Self, Self>()?.is_some() {}
        Ok(self)
    }
}

/// A key as a message shows it: it may be as long as a line.
fn shortened(key: &str) -> String {
    match key.char_indices().nth(60) {
        Some((end, _)) => format!("{}…", &key[..end]),
        None => key.to_owned(),
    }
}
