//! An object of a line, with its keys in the order of the file.

use std::fmt;

use serde::de::{Deserialize, Deserializer, Error as _, MapAccess, SeqAccess, Visitor};

/// An object: keys and values.
pub(super) type Record = Vec<(String, Value)>;

/// A value, as far as it may hold text.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Value {
    /// A text.
    Text(String),
    /// A list of values, of any kinds.
    List(Vec<Value>),
    /// An object.
    Object(Record),
    /// Null.
    Nothing,
    /// A number or a truth value.
    Data,
}

impl Value {
    /// Tells whether the value can stand where a text is expected: null is an empty text, and a
    /// list one of several lines unless there are objects in it.
    pub(super) fn is_text(&self) -> bool {
        match self {
            Self::Text(_) | Self::Nothing => true,
            Self::List(values) => !values.iter().any(Self::has_object),
            Self::Object(_) | Self::Data => false,
        }
    }

    fn has_object(&self) -> bool {
        match self {
            Self::Object(_) => true,
            Self::List(values) => values.iter().any(Self::has_object),
            Self::Text(_) | Self::Nothing | Self::Data => false,
        }
    }
}

/// Reads the object of a line.
///
/// # Errors
///
/// Says what is wrong, and in which column.
pub(super) fn parse(line: &str) -> Result<Record, String> {
    match serde_json::from_str(line) {
        Ok(Value::Object(record)) => Ok(record),
        Ok(value) => {
            let found = match value {
                Value::Text(_) => "a text",
                Value::List(_) => "a list",
                _ => "a number, a truth value or null",
            };
            Err(format!("expected an object such as {{\"text\": \"…\"}}, found {found}"))
        }
        Err(error) => {
            // The parser counts lines too, of which there is one.
            let message = error.to_string();
            let message = message.split(" at line ").next().unwrap_or(&message);
            let what = if error.is_data() { "" } else { "not valid JSON: " };
            Err(format!("column {}: {what}{message}", error.column()))
        }
    }
}

impl<'de> Deserialize<'de> for Value {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(ValueVisitor)
    }
}

struct ValueVisitor;

impl<'de> Visitor<'de> for ValueVisitor {
    type Value = Value;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a JSON value")
    }

    fn visit_str<E>(self, text: &str) -> Result<Value, E> {
        Ok(Value::Text(text.to_owned()))
    }

    fn visit_string<E>(self, text: String) -> Result<Value, E> {
        Ok(Value::Text(text))
    }

    fn visit_unit<E>(self) -> Result<Value, E> {
        Ok(Value::Nothing)
    }

    fn visit_bool<E>(self, _: bool) -> Result<Value, E> {
        Ok(Value::Data)
    }

    fn visit_i64<E>(self, _: i64) -> Result<Value, E> {
        Ok(Value::Data)
    }

    fn visit_u64<E>(self, _: u64) -> Result<Value, E> {
        Ok(Value::Data)
    }

    fn visit_f64<E>(self, _: f64) -> Result<Value, E> {
        Ok(Value::Data)
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Value, A::Error> {
        let mut record = Record::new();
        while let Some(entry) = map.next_entry()? {
            record.push(entry);
        }
        // Which of the two values is the text nobody could tell.
        let mut keys: Vec<&str> = record.iter().map(|(key, _)| key.as_str()).collect();
        keys.sort_unstable();
        if let Some(pair) = keys.windows(2).find(|pair| pair[0] == pair[1]) {
            let problem = format!("the key {:?} stands twice in an object", pair[0]);
            return Err(A::Error::custom(problem));
        }
        Ok(Value::Object(record))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Value, A::Error> {
        let mut values = Vec::new();
        while let Some(value) = list.next_element()? {
            values.push(value);
        }
        Ok(Value::List(values))
    }
}
