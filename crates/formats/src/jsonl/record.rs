//! The keys of a JSON line. MNBVC lines carry them too, but for the texts.

use serde::de::IgnoredAny;
use serde::{Deserialize, Serialize, Serializer};
use serde_json::Value;

use super::others::Others;
use crate::bitext::{Kind, PassedOverCount};
use crate::row::{BitextRow, rounded_score};

/// A row as it is written.
#[derive(Serialize)]
pub(crate) struct WrittenRow<'r> {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) id: Option<usize>,
    score: f64,
    bead: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) translation: Option<WrittenTranslation>,
    src_ids: &'r [usize],
    trg_ids: &'r [usize],
    src_doc: &'r str,
    trg_doc: &'r str,
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    src_offsets: &'r [(usize, usize)],
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    trg_offsets: &'r [(usize, usize)],
    #[serde(skip_serializing_if = "str::is_empty")]
    src_lang: &'r str,
    #[serde(skip_serializing_if = "str::is_empty")]
    trg_lang: &'r str,
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    src_kinds: &'r [String],
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    trg_kinds: &'r [String],
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    src_origins: &'r [String],
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    trg_origins: &'r [String],
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    flags: &'r [String],
    #[serde(skip_serializing_if = "Vec::is_empty")]
    moved: Vec<usize>,
    #[serde(skip_serializing_if = "<[_]>::is_empty", serialize_with = "as_object")]
    columns: &'r [(String, String)],
}

fn as_object<S: Serializer>(pairs: &&[(String, String)], serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_map(pairs.iter().map(|(name, value)| (name, value)))
}

#[derive(Serialize)]
pub(super) struct WrittenTranslation {
    pub(super) en: String,
    pub(super) zh: String,
}

impl<'r> WrittenRow<'r> {
    /// All of a row but its number and its texts.
    pub(crate) fn without_text(row: &'r BitextRow) -> Self {
        Self {
            id: None,
            score: rounded_score(row.score),
            bead: row.bead_type(),
            translation: None,
            src_ids: &row.source_ids,
            trg_ids: &row.target_ids,
            src_doc: &row.source_document,
            trg_doc: &row.target_document,
            src_offsets: &row.source_offsets,
            trg_offsets: &row.target_offsets,
            src_lang: &row.source_language,
            trg_lang: &row.target_language,
            src_kinds: &row.source_kinds,
            trg_kinds: &row.target_kinds,
            src_origins: &row.source_origins,
            trg_origins: &row.target_origins,
            flags: &row.flags,
            moved: row.moved_ids(),
            columns: &row.carried,
        }
    }
}

/// What is read of a row: `id` and `bead` of our rows say nothing that the rest does not.
///
/// `T` is what must stand as its `translation`.
#[derive(Deserialize)]
pub(crate) struct ReadRow<T> {
    translation: T,
    score: Option<f64>,
    #[serde(default)]
    src_ids: Vec<usize>,
    #[serde(default)]
    trg_ids: Vec<usize>,
    #[serde(default)]
    src_doc: String,
    #[serde(default)]
    trg_doc: String,
    #[serde(default)]
    src_offsets: Vec<(usize, usize)>,
    #[serde(default)]
    trg_offsets: Vec<(usize, usize)>,
    #[serde(default)]
    src_lang: String,
    #[serde(default)]
    trg_lang: String,
    #[serde(default)]
    src_kinds: Vec<String>,
    #[serde(default)]
    trg_kinds: Vec<String>,
    #[serde(default)]
    src_origins: Vec<String>,
    #[serde(default)]
    trg_origins: Vec<String>,
    #[serde(default)]
    flags: Vec<String>,
    /// What the flags say too.
    #[serde(default, rename = "moved")]
    _moved: IgnoredAny,
    #[serde(default)]
    id: Value,
    #[serde(default)]
    bead: Value,
    #[serde(flatten)]
    others: Others,
}

#[derive(Deserialize)]
pub(super) struct ReadTranslation {
    pub(super) en: String,
    pub(super) zh: String,
    #[serde(flatten)]
    pub(super) others: Others,
}

/// What stands in a row that [`BitextRow`] has no place for.
pub(crate) struct Rest {
    id: Value,
    bead: Value,
    others: Others,
}

impl Rest {
    /// Takes keys out that were read after all.
    pub(super) fn without(mut self, keys: &[&str]) -> Self {
        self.others.remove(keys);
        self
    }

    /// Counts what `row` does not say; its keys stand within the object that `prefix` names, if any.
    pub(crate) fn count(&self, prefix: &str, row: &BitextRow, passed_over: &PassedOverCount) {
        self.others.count(prefix, passed_over);
        // Our rows, which have both, are counted anew; what others number may be found by it.
        if !(self.id.is_null() || (self.id.is_number() && self.bead.is_string())) {
            passed_over.count(Kind::Key, "id");
        }
        if !(self.bead.is_null() || self.bead.as_str().is_some_and(|bead| row.says_bead(bead))) {
            passed_over.count(Kind::Key, "bead");
        }
    }
}

/// The texts of a line that has no `translation`.
#[derive(Deserialize)]
pub(super) struct TextsBeside {
    en: Option<String>,
    zh: Option<String>,
    src_text: Option<String>,
    trg_text: Option<String>,
}

impl TextsBeside {
    /// The keys of the texts.
    pub(super) const KEYS: [&str; 4] = ["en", "zh", "src_text", "trg_text"];

    /// Both texts, if both are there.
    pub(super) fn translation(self) -> Option<ReadTranslation> {
        let (en, zh) = self.en.zip(self.zh).or(self.src_text.zip(self.trg_text))?;
        Some(ReadTranslation { en, zh, others: Others::default() })
    }
}

impl<T> ReadRow<T> {
    /// The translation, the row without its texts, and what has no place in it.
    pub(crate) fn into_parts(self) -> (T, BitextRow, Rest) {
        let row = BitextRow {
            source_document: self.src_doc,
            target_document: self.trg_doc,
            source_text: String::new(),
            target_text: String::new(),
            score: self.score.unwrap_or(1.0),
            source_ids: self.src_ids,
            target_ids: self.trg_ids,
            source_offsets: self.src_offsets,
            target_offsets: self.trg_offsets,
            source_kinds: self.src_kinds,
            target_kinds: self.trg_kinds,
            source_origins: self.src_origins,
            target_origins: self.trg_origins,
            source_language: self.src_lang,
            target_language: self.trg_lang,
            flags: self.flags,
            carried: Vec::new(),
        };
        (self.translation, row, Rest { id: self.id, bead: self.bead, others: self.others })
    }
}
