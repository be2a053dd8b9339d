//! Keys of a JSON object that are not of the format.

use std::fmt;

use serde::Deserialize;
use serde::de::{Deserializer, Error, IgnoredAny, MapAccess, SeqAccess, Visitor};

use crate::bitext::{Kind, PassedOverCount};

/// How many keys of one object are kept: more than are named.
const MOST_KEYS: usize = 32;

/// The keys of an object that are not of the format and have something in them.
#[derive(Debug, Default)]
pub(crate) struct Others(Vec<String>);

impl Others {
    /// Leaves out the keys that say nothing more than others do.
    pub(crate) fn without(mut self, known: &[&str]) -> Self {
        self.0.retain(|key| !known.contains(&key.as_str()));
        self
    }

    /// Takes keys out.
    pub(super) fn remove(&mut self, keys: &[&str]) {
        self.0.retain(|key| !keys.contains(&key.as_str()));
    }

    /// Counts the keys, which stand within the object that `prefix` names, if any.
    pub(crate) fn count(&self, prefix: &str, passed_over: &PassedOverCount) {
        for key in &self.0 {
            match prefix {
                "" => passed_over.count(Kind::Key, key),
                _ => passed_over.count(Kind::Key, &format!("{prefix}.{key}")),
            }
        }
    }
}

impl<'de> Deserialize<'de> for Others {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(Keys)
    }
}

struct Keys;

impl<'de> Visitor<'de> for Keys {
    type Value = Others;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Others, A::Error> {
        let mut keys = Vec::new();
        while let Some(key) = map.next_key::<String>()? {
            let Found(found) = map.next_value()?;
            if found && keys.len() < MOST_KEYS {
                keys.push(key);
            }
        }
        Ok(Others(keys))
    }
}

/// Whether a value holds anything: null, empty texts, lists and objects do not.
#[derive(Clone, Copy, Debug, Default)]
struct Found(bool);

impl<'de> Deserialize<'de> for Found {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(Looked).map(Self)
    }
}

struct Looked;

impl<'de> Visitor<'de> for Looked {
    type Value = bool;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("any value")
    }

    fn visit_bool<E: Error>(self, _: bool) -> Result<bool, E> {
        Ok(true)
    }

    fn visit_i64<E: Error>(self, _: i64) -> Result<bool, E> {
        Ok(true)
    }

    fn visit_u64<E: Error>(self, _: u64) -> Result<bool, E> {
        Ok(true)
    }

    fn visit_f64<E: Error>(self, _: f64) -> Result<bool, E> {
        Ok(true)
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<bool, E> {
        Ok(!text.trim().is_empty())
    }

    fn visit_unit<E: Error>(self) -> Result<bool, E> {
        Ok(false)
    }

    fn visit_none<E: Error>(self) -> Result<bool, E> {
        Ok(false)
    }

    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<bool, D::Error> {
        deserializer.deserialize_any(self)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<bool, A::Error> {
        let mut found = false;
        while list.next_element::<IgnoredAny>()?.is_some() {
            found = true;
        }
        Ok(found)
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<bool, A::Error> {
        let mut found = false;
        while map.next_entry::<IgnoredAny, IgnoredAny>()?.is_some() {
            found = true;
        }
        Ok(found)
    }
}
