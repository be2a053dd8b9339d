//! The tmx format: translation memory exchange, version 1.4b (LISA OSCAR, 2005).
//!
//! One `tu` is one row. What TMX has no place for stands in properties: of the unit `x-score`,
//! `x-bead` and `x-flags`; of each side's `tuv` `x-document`, `x-segment-ids` and, where the
//! label of the row is not what `xml:lang` says, `x-language`. `xml:lang` is `en` letter for
//! letter as `srclang`, and the Chinese label where it is a language tag, else `zh`.
//!
//! Characters that XML 1.0 cannot hold are dropped and counted. Nothing in a file speaks of the
//! time when it was made, so that the same rows give the same bytes.

mod read;

use std::fmt::{self, Write as _};
use std::io::{self, Write};

use zhen_text::Language;

use crate::bitext::{FormatWriter, WriteError};
use crate::language_tag::{chinese_tag, label_of_tag};
use crate::loss::Alterations;
use crate::marks::RowMarks;
use crate::row::{BitextRow, rounded_score};
use crate::tsv::comma_separated;
use crate::xml::{escaped, one_line};

pub(crate) use read::read_tmx;

/// Types of the properties, by which our reader finds them again.
const SCORE: &str = "x-score";
const BEAD: &str = "x-bead";
const FLAGS: &str = "x-flags";
const DOCUMENT: &str = "x-document";
const SEGMENT_IDS: &str = "x-segment-ids";
const LANGUAGE: &str = "x-language";

/// Writes rows as tmx.
#[derive(Debug)]
pub(crate) struct TmxWriter<W> {
    writer: W,
    unit: String,
    dropped_characters: usize,
}

impl<W: Write> TmxWriter<W> {
    /// Starts a file: writes its header.
    pub(crate) fn new(mut writer: W) -> io::Result<Self> {
        writeln!(
            writer,
            r#"<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE tmx SYSTEM "tmx14.dtd">
<tmx version="1.4">
  <header creationtool="zhen" creationtoolversion="{version}" segtype="sentence" o-tmf="zhen" adminlang="en" srclang="{source}" datatype="plaintext" o-encoding="UTF-8"/>
  <body>"#,
            version = env!("CARGO_PKG_VERSION"),
            source = Language::English.code(),
        )?;
        Ok(Self { writer, unit: String::new(), dropped_characters: 0 })
    }

    fn put_unit(&mut self, row: &BitextRow) -> fmt::Result {
        self.unit.clear();
        self.unit.push_str("    <tu>\n");
        self.put_property(6, SCORE, &format!("{:.4}", rounded_score(row.score)))?;
        self.put_property(6, BEAD, &row.bead_type())?;
        if !row.flags.is_empty() {
            self.put_property(6, FLAGS, &row.flags.join(","))?;
        }
        self.put_side(&Side {
            tag: Language::English.code(),
            label: &row.source_language,
            document: &row.source_document,
            ids: &row.source_ids,
            text: &row.source_text,
        })?;
        self.put_side(&Side {
            tag: chinese_tag(&row.target_language),
            label: &row.target_language,
            document: &row.target_document,
            ids: &row.target_ids,
            text: &row.target_text,
        })?;
        self.unit.push_str("    </tu>\n");
        Ok(())
    }

    fn put_side(&mut self, side: &Side<'_>) -> fmt::Result {
        writeln!(self.unit, "      <tuv xml:lang=\"{}\">", side.tag)?;
        if label_of_tag(side.tag) != side.label {
            self.put_property(8, LANGUAGE, side.label)?;
        }
        if !side.document.is_empty() {
            self.put_property(8, DOCUMENT, side.document)?;
        }
        if !side.ids.is_empty() {
            self.put_property(8, SEGMENT_IDS, &comma_separated(side.ids))?;
        }
        let text = one_line(side.text, &mut self.dropped_characters);
        write!(self.unit, "        <seg>{}</seg>\n      </tuv>\n", escaped(&text))
    }

    fn put_property(&mut self, indent: usize, name: &str, value: &str) -> fmt::Result {
        let value = one_line(value, &mut self.dropped_characters);
        writeln!(self.unit, "{:indent$}<prop type=\"{name}\">{}</prop>", "", escaped(&value))
    }
}

/// One language of a unit.
struct Side<'r> {
    tag: &'r str,
    label: &'r str,
    document: &'r str,
    ids: &'r [usize],
    text: &'r str,
}

impl<W: Write> FormatWriter for TmxWriter<W> {
    fn write_row(&mut self, row: &BitextRow, _: &RowMarks) -> Result<(), WriteError> {
        self.put_unit(row).map_err(io::Error::other)?;
        Ok(self.writer.write_all(self.unit.as_bytes())?)
    }

    fn finish(mut self: Box<Self>) -> Result<Alterations, WriteError> {
        self.writer.write_all(b"  </body>\n</tmx>\n")?;
        self.writer.flush()?;
        Ok(Alterations { dropped_characters: self.dropped_characters, cut_texts: 0 })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(rows: &[BitextRow]) -> (String, Alterations) {
        let mut bytes = Vec::new();
        let mut writer = Box::new(TmxWriter::new(&mut bytes).expect("memory does not fail"));
        for row in rows {
            writer.write_row(row, &RowMarks::default()).expect("memory does not fail");
        }
        let alterations = writer.finish().expect("memory does not fail");
        (String::from_utf8(bytes).expect("texts are UTF-8"), alterations)
    }

    #[test]
    fn labels_that_are_no_tags_stand_in_properties() {
        let table = [
            ("en", "zh-Hans", "en", "", "zh-Hans", ""),
            ("en", "mixed", "en", "", "zh", "mixed"),
            ("en", "zh-TW", "en", "", "zh-Hant", "zh-TW"),
            ("mixed", "zh", "en", "mixed", "zh", ""),
        ];
        for (source, target, source_tag, source_label, target_tag, target_label) in table {
            let row = BitextRow {
                source_language: source.into(),
                target_language: target.into(),
                ..BitextRow::default()
            };
            let (xml, _) = written(&[row]);
            let property = |label: &str| match label {
                "" => String::new(),
                _ => format!("        <prop type=\"x-language\">{label}</prop>\n"),
            };
            for (tag, label) in [(source_tag, source_label), (target_tag, target_label)] {
                let expected =
                    format!("<tuv xml:lang=\"{tag}\">\n{}        <seg></seg>\n", property(label));
                assert!(xml.contains(&expected), "{expected}{xml}");
            }
        }
    }

    #[test]
    fn characters_that_xml_cannot_hold_are_dropped_and_counted() {
        let row = BitextRow {
            source_text: "\u{1f} a]]>\u{0}b & \u{202e}c\u{10ffff}".into(),
            target_document: "甲\u{ffff}.txt".into(),
            ..BitextRow::default()
        };
        let (xml, alterations) = written(&[row]);
        assert!(xml.contains("<seg>a]]&gt;b &amp; \u{202e}c\u{10ffff}</seg>"), "{xml}");
        assert!(xml.contains("<prop type=\"x-document\">甲.txt</prop>"), "{xml}");
        assert_eq!(alterations.dropped_characters, 3);
    }
}
