//! What stands in a line of the input: the name of a document pair, and its texts or files.

use serde::{Deserialize, Deserializer, Serialize};
use serde_json::Value;
use serde_json::value::RawValue;

use super::lines::{Content, LONGEST, Line};

/// A line as it should be.
pub(super) const EXAMPLE: &str = r#"{"id":1,"en":"Yes.","zh":"是。"}"#;

/// Characters of what a JSON reader says that are told: it may quote a whole document.
const LONGEST_REMARK: usize = 200;

/// What a line asks for.
#[derive(Clone, Debug)]
pub(super) struct Request {
    /// What it is called.
    pub(super) id: Id,
    /// What to align, or what is wrong with the line.
    pub(super) documents: Result<Documents, String>,
}

/// What a line is called.
#[derive(Clone, Debug, Serialize)]
#[serde(untagged)]
pub(super) enum Id {
    /// Any JSON value, as it came.
    Given(Box<RawValue>),
    /// The number of the line, where nothing was given.
    Line(usize),
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

/// The keys of a line; others are passed over.
#[derive(Default, Deserialize)]
#[serde(default, expecting = "a JSON object")]
struct Keys<'l> {
    #[serde(borrow, deserialize_with = "present")]
    id: Option<&'l RawValue>,
    en: Option<String>,
    zh: Option<String>,
    en_path: Option<String>,
    zh_path: Option<String>,
    text: Option<String>,
    path: Option<String>,
}

/// The name of a line that has something wrong.
#[derive(Default, Deserialize)]
#[serde(default)]
struct IdAlone<'l> {
    #[serde(borrow, deserialize_with = "present")]
    id: Option<&'l RawValue>,
}

/// Reads a value that is there, be it `null`.
fn present<'d, D: Deserializer<'d>>(deserializer: D) -> Result<Option<&'d RawValue>, D::Error> {
    <&RawValue>::deserialize(deserializer).map(Some)
}

impl Request {
    /// Reads a line.
    pub(super) fn read(line: &Line) -> Self {
        let unnamed = |problem: String| Self { id: Id::Line(line.number), documents: Err(problem) };
        let bytes = match &line.content {
            Content::Bytes(bytes) => bytes,
            Content::TooLong => {
                return unnamed(format!(
                    "longer than {} MiB; give the paths of the files instead of their texts",
                    LONGEST >> 20
                ));
            }
        };
        let Ok(text) = std::str::from_utf8(bytes) else {
            return unnamed("not valid UTF-8, which JSON is written in".to_owned());
        };
        // An array of values would be taken for the keys in their order.
        if !text.trim_start().starts_with('{') {
            return unnamed(format!("expected a JSON object such as {EXAMPLE}"));
        }
        match serde_json::from_str::<Keys<'_>>(text) {
            Ok(keys) => match named(keys.id, line.number) {
                Ok(id) => Self { id, documents: keys.documents() },
                Err(problem) => unnamed(problem),
            },
            Err(error) => {
                let alone = serde_json::from_str::<IdAlone<'_>>(text).unwrap_or_default();
                let id = named(alone.id, line.number).unwrap_or(Id::Line(line.number));
                Self { id, documents: Err(format!("no valid JSON object: {}", remark(&error))) }
            }
        }
    }
}

impl Keys<'_> {
    fn documents(self) -> Result<Documents, String> {
        let both = given(("text", self.text), ("path", self.path))?;
        let english = given(("en", self.en), ("en_path", self.en_path))?;
        let chinese = given(("zh", self.zh), ("zh_path", self.zh_path))?;
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
}

/// A text or a path, not both.
fn given(
    (text_key, text): (&str, Option<String>),
    (path_key, path): (&str, Option<String>),
) -> Result<Option<Given>, String> {
    match (text, path) {
        (Some(_), Some(_)) => {
            Err(format!("both \"{text_key}\" and \"{path_key}\" are given; leave one of them out"))
        }
        (text, path) => Ok(text.map(Given::Text).or(path.map(Given::Path))),
    }
}

/// The name of a line as it came, if all readers of JSON can read it.
fn named(id: Option<&RawValue>, line: usize) -> Result<Id, String> {
    let Some(id) = id else { return Ok(Id::Line(line)) };
    // Half a character and numbers without bounds pass where values are only passed over. It will
    // stand one level deeper.
    let checked = serde_json::from_str::<[Value; 1]>(&format!("[{id}]"));
    // White space between values; to some readers it is the end of a line.
    let kept = checked.and_then(|_| RawValue::from_string(id.get().replace('\r', " ")));
    kept.map(Id::Given).map_err(|error| {
        let remark = error.to_string();
        format!("\"id\": {}", remark.split(" at line ").next().unwrap_or_default())
    })
}

/// What a JSON reader says, without the number of its line, which is always 1.
fn remark(error: &serde_json::Error) -> String {
    let remark = error.to_string().replace(" at line 1 column ", " at column ");
    match remark.char_indices().nth(LONGEST_REMARK) {
        Some((end, _)) => format!("{}…", &remark[..end]),
        None => remark,
    }
}
