//! The columns of a written file, and how each is stored.

use std::sync::Arc;

use parquet::basic::{Compression, ZstdLevel};
use parquet::errors::Result;
use parquet::file::metadata::KeyValue;
use parquet::file::properties::{EnabledStatistics, WriterProperties};
use parquet::schema::parser::parse_message_type;
use parquet::schema::types::{ColumnPath, TypePtr};

/// The columns in the order in which [`write`](super::write) gives their values.
const SCHEMA: &str = "
message bitext {
  optional int64 id;
  optional double score;
  optional binary bead (STRING);
  optional group translation {
    optional binary en (STRING);
    optional binary zh (STRING);
  }
  optional group src_ids (LIST) { repeated group list { optional int64 element; } }
  optional group trg_ids (LIST) { repeated group list { optional int64 element; } }
  optional binary src_doc (STRING);
  optional binary trg_doc (STRING);
  optional binary src_lang (STRING);
  optional binary trg_lang (STRING);
  optional group src_offsets (LIST) {
    repeated group list {
      optional group element (LIST) { repeated group list { optional int64 element; } }
    }
  }
  optional group trg_offsets (LIST) {
    repeated group list {
      optional group element (LIST) { repeated group list { optional int64 element; } }
    }
  }
  optional group src_kinds (LIST) { repeated group list { optional binary element (STRING); } }
  optional group trg_kinds (LIST) { repeated group list { optional binary element (STRING); } }
  optional group src_origins (LIST) { repeated group list { optional binary element (STRING); } }
  optional group trg_origins (LIST) { repeated group list { optional binary element (STRING); } }
  optional group flags (LIST) { repeated group list { optional binary element (STRING); } }
}
";

/// What the Hugging Face library `datasets` looks for in the file: it makes a `Translation`
/// feature of the column, where it would see a struct of two strings.
const FEATURES: &str =
    r#"{"info":{"features":{"translation":{"languages":["en","zh"],"_type":"Translation"}}}}"#;

/// Columns in which few values come again and again, which a dictionary makes small.
const REPETITIVE: [&str; 10] = [
    "bead",
    "src_doc",
    "trg_doc",
    "src_lang",
    "trg_lang",
    "src_kinds.list.element",
    "trg_kinds.list.element",
    "src_origins.list.element",
    "trg_origins.list.element",
    "flags.list.element",
];

/// Returns the columns.
pub(super) fn schema() -> Result<TypePtr> {
    parse_message_type(SCHEMA).map(Arc::new)
}

/// Returns how the columns are stored; nothing of it depends on the version of the library.
pub(super) fn properties() -> Result<WriterProperties> {
    let mut properties = WriterProperties::builder()
        .set_created_by("zhen".to_owned())
        // Level 3 is what zstd itself takes.
        .set_compression(Compression::ZSTD(ZstdLevel::try_new(3)?))
        .set_dictionary_enabled(false)
        // The least and the greatest of many texts help no query.
        .set_statistics_enabled(EnabledStatistics::None)
        .set_column_statistics_enabled(column("score"), EnabledStatistics::Chunk)
        .set_key_value_metadata(Some(vec![KeyValue::new(
            "huggingface".to_owned(),
            FEATURES.to_owned(),
        )]));
    for path in REPETITIVE {
        properties = properties.set_column_dictionary_enabled(column(path), true);
    }
    Ok(properties.build())
}

fn column(path: &str) -> ColumnPath {
    ColumnPath::new(path.split('.').map(str::to_owned).collect())
}
