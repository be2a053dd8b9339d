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
    let is_pair = object.iter().any(|(key, value)| {
        let can_be_text = value.is_null() || value.is_string() || value.is_array();
        keys::begins_pair(key) && can_be_text && !has_object(value)
    });
    for (key, value) in object {
        match keys::role_of(key) {
            Some(Role::Title) => keep(value, kept),
            _ if is_pair && keys::language_in_pair(key).is_some() => keep(value, kept),
            _ if is_pair => {}
            Some(Role::Text) => keep(value, kept),
            Some(Role::Translations) => keep_translations(value, kept),
            None => {}
        }
    }
}

/// Keeps every string in a value; an object keeps what its keys say.
fn keep(value: &Value, kept: &mut String) {
    match value {
        Value::String(text) => kept.extend([text.as_str(), "\n"]),
        Value::Array(values) => values.iter().for_each(|value| keep(value, kept)),
        Value::Object(object) => keep_object(object, kept),
        _ => {}
    }
}

/// Keeps every string in a value, whatever the keys of its objects.
fn keep_translations(value: &Value, kept: &mut String) {
    match value {
        Value::Array(values) => values.iter().for_each(|value| keep_translations(value, kept)),
        Value::Object(languages) => languages.values().for_each(|value| keep(value, kept)),
        value => keep(value, kept),
    }
}

fn has_object(value: &Value) -> bool {
    value.is_object() || value.as_array().is_some_and(|values| values.iter().any(has_object))
}
