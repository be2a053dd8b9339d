//! The text of a file of JSON lines counted a second time.

use serde_json::{Map, Value};

use super::keys::{self, Role};

/// Returns all text of the file by a second, simpler walk, over the values as the JSON library
/// sees them. It shares with the reader only what keys mean.
pub(crate) fn witness(text: &str) -> String {
    let mut kept = String::new();
    for line in text.trim_start_matches('\u{feff}').lines() {
        if let Ok(Value::Object(object)) = serde_json::from_str(line) {
            keep_object(&object, &mut kept);
        }
    }
    kept
}

fn keep_object(object: &Map<String, Value>, kept: &mut String) {
    let can_be_text = |value: &Value| match value {
        Value::Null | Value::String(_) => true,
        Value::Array(values) => !values.iter().any(Value::is_object),
        _ => false,
    };
    let is_pair = object.iter().any(|(key, value)| keys::begins_pair(key) && can_be_text(value));
    for (key, value) in object {
        match (keys::role_of(key), value) {
            _ if is_pair && keys::language_in_pair(key).is_some() => keep_strings(value, kept),
            _ if is_pair => {}
            (Some(Role::Translations), Value::Object(languages)) => {
                languages.values().for_each(|value| keep_strings(value, kept));
            }
            (Some(Role::Title | Role::Text), Value::Array(values))
                if values.iter().any(Value::is_object) =>
            {
                let objects = values.iter().filter_map(Value::as_object);
                objects.for_each(|object| keep_object(object, kept));
            }
            (Some(Role::Title | Role::Text), value) => keep_strings(value, kept),
            _ => {}
        }
    }
}

/// Keeps a string, or those of a list of strings.
fn keep_strings(value: &Value, kept: &mut String) {
    let strings = match value {
        Value::Array(values) if !values.iter().any(Value::is_object) => values.as_slice(),
        value => std::slice::from_ref(value),
    };
    for string in strings.iter().filter_map(Value::as_str) {
        kept.push_str(string);
        kept.push('\n');
    }
}
