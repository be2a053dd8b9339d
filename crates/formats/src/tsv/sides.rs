//! Headers of other programs, which name the sides by their languages or as source and target.

use std::str::FromStr as _;

use super::column::Column;

/// What a header calls its columns, where all have names that are known.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct NamedSides {
    /// The columns in their order, both texts among them.
    pub(super) columns: Vec<Column>,
    /// Whether they are called by their languages; a source may be of any.
    pub(super) names_languages: bool,
}

impl NamedSides {
    /// Reads a header, whatever its case; nothing if it is none, or does not name each side once.
    pub(super) fn of(fields: &[String]) -> Option<Self> {
        let mut names_languages = false;
        let mut column = |field: &String| {
            let name = field.trim().to_ascii_lowercase().replace('_', "-");
            match name.as_str() {
                "en" | "eng" | "english" | "en-text" => {
                    names_languages = true;
                    Some(Column::SourceText)
                }
                "zh" | "zho" | "chi" | "cmn" | "chinese" | "zh-text" | "zh-cn" | "zh-tw"
                | "zh-hans" | "zh-hant" => {
                    names_languages = true;
                    Some(Column::TargetText)
                }
                "source" | "src" => Some(Column::SourceText),
                "target" | "trg" | "tgt" => Some(Column::TargetText),
                name => Column::from_str(&name.replace('-', "_")).ok(),
            }
        };
        let columns: Vec<Column> = fields.iter().map(&mut column).collect::<Option<_>>()?;
        let is_named_once = |side| columns.iter().filter(|column| **column == side).count() == 1;
        [Column::SourceText, Column::TargetText]
            .into_iter()
            .all(is_named_once)
            .then_some(Self { columns, names_languages })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tsv::read_tsv;

    #[test]
    fn a_line_of_names_alone_is_a_header() {
        use Column::{Score, SourceText, TargetText};
        let table = [
            ("en\tzh", Some((vec![SourceText, TargetText], true))),
            ("zh_CN\tEN\tscore", Some((vec![TargetText, SourceText, Score], true))),
            ("English\tChinese", Some((vec![SourceText, TargetText], true))),
            ("source\ttarget\tscore", Some((vec![SourceText, TargetText, Score], false))),
            ("tgt\tsrc", Some((vec![TargetText, SourceText], false))),
            ("source\t来源", None),
            ("English\tEnglish", None),
            ("en\tzh\thello", None),
            ("en\tzh\tzh", None),
        ];
        for (line, expected) in table {
            let fields: Vec<String> = line.split('\t').map(ToOwned::to_owned).collect();
            let found = NamedSides::of(&fields);
            assert_eq!(
                found.map(|named| (named.columns, named.names_languages)),
                expected,
                "{line}"
            );
        }
    }

    #[test]
    fn columns_are_found_by_their_languages() {
        let mut rows = read_tsv("zh\ten\tscore\n湖\ta lake\t0.5\n".as_bytes());
        let row = rows.next().unwrap().unwrap();
        assert_eq!((row.source_text.as_str(), row.target_text.as_str()), ("a lake", "湖"));
        assert_eq!((row.score, rows.names_sides()), (0.5, true));
        let mut rows = read_tsv("source\ttarget\n湖\ta lake\n".as_bytes());
        assert_eq!(rows.next().unwrap().unwrap().source_text, "湖");
        assert!(!rows.names_sides());
    }
}
