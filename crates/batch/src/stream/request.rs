//! What stands in a line of the input: the name of a document pair, and its texts or files.

use std::collections::BTreeMap;
use std::fmt;

use serde::de::{MapAccess, Visitor};
use serde::{Deserialize, Deserializer};
use serde_json::value::RawValue;

use super::carried::{Carried, Echo, readable};
use super::lines::{Content, LONGEST, Line};

/// A line as it should be.
pub(super) const EXAMPLE: &str = r#"{"id":1,"en":"Yes.","zh":"是。"}"#;

/// Characters of what a JSON reader says that are told: it may quote a whole document.
const LONGEST_REMARK: usize = 200;

/// What a line asks for.
#[derive(Clone, Debug)]
pub(super) struct Request {
    /// What comes back in the result.
    pub(super) echo: Echo,
    /// What to align, or what is wrong with the line.
    pub(super) documents: Result<Documents, String>,
}

/// The documents of a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Documents {
    /// One for each language, English first as far as the line knows.
    Two([Given; 2]),
    /// One in both languages.
    Both(Given),
}

/// A document as it is given.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Given {
    /// Its text.
    Text(String),
    /// The path of its file.
    Path(String),
}

/// The keys that mean something; others come back as they are.
const KNOWN: [&str; 7] = ["id", "en", "zh", "en_path", "zh_path", "text", "path"];

/// The values of the keys that mean something.
type Keys<'l> = BTreeMap<&'static str, &'l RawValue>;

/// What stands in an object.
#[derive(Default)]
struct Members<'l> {
    keys: Keys<'l>,
    /// A key of those that is given more than once.
    repeated: Option<&'static str>,
    carried: Carried,
}

impl<'l> Members<'l> {
    fn add(&mut self, key: &RawValue, value: &'l RawValue) {
        let name = serde_json::from_str::<String>(key.get());
        match KNOWN.iter().find(|known| name.as_ref().is_ok_and(|name| name == *known)) {
            None => self.carried.add(key, value),
            Some(known) if self.keys.insert(known, value).is_none() => {}
            Some(known) => self.repeated = self.repeated.or(Some(known)),
        }
    }
}

impl<'l> Deserialize<'l> for Members<'l> {
    fn deserialize<D: Deserializer<'l>>(deserializer: D) -> Result<Self, D::Error> {
        struct Object;
        impl<'l> Visitor<'l> for Object {
            type Value = Members<'l>;

            fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                formatter.write_str("a JSON object")
            }

            fn visit_map<A: MapAccess<'l>>(self, mut map: A) -> Result<Members<'l>, A::Error> {
                let mut members = Members::default();
                while let Some((key, value)) = map.next_entry()? {
                    members.add(key, value);
                }
                Ok(members)
            }
        }
        deserializer.deserialize_map(Object)
    }
}

impl Request {
    /// Reads a line.
    pub(super) fn read(line: &Line) -> Self {
        let mut echo = Echo::unnamed(line.number);
        let Members { mut keys, repeated, carried } = match object(line) {
            Ok(members) => members,
            Err(problem) => return Self { echo, documents: Err(problem) },
        };
        echo.carried = carried;
        // Of two names none is the right one.
        let id = keys.remove("id").filter(|id| id.get() != "null" && repeated != Some("id"));
        let named = id.map(readable).transpose().map(|id| echo.id = id);
        let documents = match (named, repeated) {
            (Err(remark), _) => Err(format!("\"id\": {remark}")),
            (_, Some(known)) => Err(format!("\"{known}\" is given twice")),
            (Ok(()), None) => documents(&keys),
        };
        Self { echo, documents }
    }
}

/// Reads the object of a line.
fn object(line: &Line) -> Result<Members<'_>, String> {
    let Content::Bytes(bytes) = &line.content else {
        let limit = LONGEST >> 20;
        return Err(format!(
            "longer than {limit} MiB; give the paths of the files instead of their texts"
        ));
    };
    if bytes.trim_ascii().is_empty() {
        return Err(format!("the line is blank: expected an object such as {EXAMPLE}"));
    }
    let Ok(text) = std::str::from_utf8(bytes) else {
        return Err("not valid UTF-8, which JSON is written in".to_owned());
    };
    if !text.trim_start().starts_with('{') {
        return Err(format!("expected a JSON object such as {EXAMPLE}"));
    }
    serde_json::from_str(text).map_err(|error| {
        // The number of the line is that within a text of one line.
        let remark = error.to_string().replace(" at line 1 column ", " at column ");
        format!("no valid JSON object: {remark}")
    })
}

fn documents(keys: &Keys<'_>) -> Result<Documents, String> {
    let both = given(keys, "text", "path")?;
    let english = given(keys, "en", "en_path")?;
    let chinese = given(keys, "zh", "zh_path")?;
    match (both, english, chinese) {
        (None, Some(english), Some(chinese)) => Ok(Documents::Two([english, chinese])),
        (Some(both), None, None) => Ok(Documents::Both(both)),
        (Some(_), _, _) => Err("\"text\" and \"path\" are of one document in both languages; \
             leave it out, or those of single languages"
            .to_owned()),
        (None, None, None) => Err(format!(
            "there is no document in it: expected an object such as {EXAMPLE}, or paths as \
             \"en_path\" and \"zh_path\""
        )),
        (None, None, Some(_)) => Err("\"en\" or \"en_path\" is missing".to_owned()),
        (None, Some(_), None) => Err("\"zh\" or \"zh_path\" is missing".to_owned()),
    }
}

/// A text or a path, not both.
fn given(keys: &Keys<'_>, text_key: &str, path_key: &str) -> Result<Option<Given>, String> {
    match (string(keys, text_key)?, string(keys, path_key)?) {
        (Some(_), Some(_)) => {
            Err(format!("both \"{text_key}\" and \"{path_key}\" are given; leave one of them out"))
        }
        // JSON can hold what no text does, and what readers of files take for a sign of none.
        (Some(text), None) if text.contains('\0') => {
            Err(format!("a zero character in \"{text_key}\"; texts have none, take it out"))
        }
        (text, path) => Ok(text.map(Given::Text).or(path.map(Given::Path))),
    }
}

/// A string; `null` is as good as none.
fn string(keys: &Keys<'_>, key: &str) -> Result<Option<String>, String> {
    let Some(value) = keys.get(key) else { return Ok(None) };
    serde_json::from_str(value.get()).map_err(|error| format!("\"{key}\": {}", remark(&error)))
}

/// What a JSON reader says of a single value, without the place in it; it may quote a document.
pub(super) fn remark(error: &serde_json::Error) -> String {
    let remark = error.to_string();
    let remark = remark.rsplit_once(" at line ").map_or(remark.as_str(), |(before, _)| before);
    match remark.char_indices().nth(LONGEST_REMARK) {
        Some((end, _)) => format!("{}…", &remark[..end]),
        None => remark.to_owned(),
    }
}
