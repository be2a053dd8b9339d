//! The xliff format: XML localisation interchange, version 2.1 (OASIS Standard, 2018).
//!
//! One `file` is a run of rows of the same document pair and languages, one `unit` with one
//! `segment` is one row. What has no place in the core stands in the Metadata module, in a group
//! of the category `zhen`: documents and languages of the file; score, bead, sentence indices and
//! flags of the unit. `trgLang` is the language of the first row; the labels are exact.
//!
//! A character that XML cannot hold is `<cp hex="001F"/>` in the texts, so nothing of them is
//! lost. Metadata cannot hold `cp`: there it is dropped and counted.

mod metadata;
mod read;

use std::fmt::{self, Write as _};
use std::io::{self, Write};

use zhen_text::Language;

use crate::bitext::{FormatWriter, WriteError};
use crate::field::field_text;
use crate::language_tag::chinese_tag;
use crate::loss::Alterations;
use crate::marks::RowMarks;
use crate::row::{BitextRow, rounded_score};
use crate::tsv::comma_separated;
use crate::xml::{escaped, escaped_attribute, is_allowed, one_line};

pub(crate) use read::read_xliff;

use metadata::{
    BEAD, CATEGORY, FLAGS, SCORE, SOURCE_DOCUMENT, SOURCE_IDS, SOURCE_LANGUAGE, TARGET_DOCUMENT,
    TARGET_IDS, TARGET_LANGUAGE,
};

/// Writes rows as xliff.
#[derive(Debug)]
pub(crate) struct XliffWriter<W> {
    writer: W,
    /// What is written next.
    text: String,
    /// The `file` that is open, and how many there were.
    file: Option<File>,
    files: usize,
    units: usize,
    dropped_characters: usize,
}

/// What the rows of one `file` have in common: documents and languages.
#[derive(Debug, PartialEq)]
struct File {
    source_document: String,
    target_document: String,
    source_language: String,
    target_language: String,
}

impl File {
    fn of(row: &BitextRow) -> Self {
        Self {
            source_document: row.source_document.clone(),
            target_document: row.target_document.clone(),
            source_language: row.source_language.clone(),
            target_language: row.target_language.clone(),
        }
    }

    fn holds(&self, row: &BitextRow) -> bool {
        self.source_document == row.source_document
            && self.target_document == row.target_document
            && self.source_language == row.source_language
            && self.target_language == row.target_language
    }
}

impl<W: Write> XliffWriter<W> {
    /// Starts a file; nothing is written before the first row, whose language its head names.
    pub(crate) fn new(writer: W) -> Self {
        Self { writer, text: String::new(), file: None, files: 0, units: 0, dropped_characters: 0 }
    }

    fn put_head(&mut self, target_language: &str) -> fmt::Result {
        writeln!(
            self.text,
            r#"<?xml version="1.0" encoding="UTF-8"?>
<xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" xmlns:mda="urn:oasis:names:tc:xliff:metadata:2.0" version="2.1" srcLang="{source}" trgLang="{target}">"#,
            source = Language::English.code(),
            target = chinese_tag(target_language),
        )
    }

    fn put_row(&mut self, row: &BitextRow) -> fmt::Result {
        self.text.clear();
        if !self.file.as_ref().is_some_and(|file| file.holds(row)) {
            self.begin_file(row)?;
        }
        self.units += 1;
        writeln!(self.text, "    <unit id=\"u{}\">", self.units)?;
        self.begin_metadata(6);
        self.put_meta(10, SCORE, &format!("{:.4}", rounded_score(row.score)))?;
        self.put_meta(10, BEAD, &row.bead_type())?;
        if !row.source_ids.is_empty() {
            self.put_meta(10, SOURCE_IDS, &comma_separated(&row.source_ids))?;
        }
        if !row.target_ids.is_empty() {
            self.put_meta(10, TARGET_IDS, &comma_separated(&row.target_ids))?;
        }
        if !row.flags.is_empty() {
            self.put_meta(10, FLAGS, &row.flags.join(","))?;
        }
        self.end_metadata(6);
        self.text.push_str("      <segment state=\"translated\">\n        <source>");
        self.put_text(&row.source_text)?;
        self.text.push_str("</source>\n        <target>");
        self.put_text(&row.target_text)?;
        self.text.push_str("</target>\n      </segment>\n    </unit>\n");
        Ok(())
    }

    fn begin_file(&mut self, row: &BitextRow) -> fmt::Result {
        if self.files == 0 {
            self.put_head(&row.target_language)?;
        }
        self.end_file();
        self.files += 1;
        write!(self.text, "  <file id=\"f{}\"", self.files)?;
        // The metadata counts the characters that are dropped.
        let original = one_line(&row.source_document, &mut 0);
        if !original.is_empty() {
            write!(self.text, " original=\"{}\"", escaped_attribute(&original))?;
        }
        self.text.push_str(" xml:space=\"preserve\">\n");
        self.begin_metadata(4);
        self.put_meta(8, SOURCE_DOCUMENT, &row.source_document)?;
        self.put_meta(8, TARGET_DOCUMENT, &row.target_document)?;
        self.put_meta(8, SOURCE_LANGUAGE, &row.source_language)?;
        self.put_meta(8, TARGET_LANGUAGE, &row.target_language)?;
        self.end_metadata(4);
        self.file = Some(File::of(row));
        Ok(())
    }

    fn end_file(&mut self) {
        if self.file.take().is_some() {
            self.text.push_str("  </file>\n");
        }
    }

    fn begin_metadata(&mut self, indent: usize) {
        let space = " ".repeat(indent);
        self.text.push_str(&format!(
            "{space}<mda:metadata>\n{space}  <mda:metaGroup category=\"{CATEGORY}\">\n"
        ));
    }

    fn put_meta(&mut self, indent: usize, name: &str, value: &str) -> fmt::Result {
        let value = one_line(value, &mut self.dropped_characters);
        let value = escaped(&value);
        writeln!(self.text, "{:indent$}<mda:meta type=\"{name}\">{value}</mda:meta>", "")
    }

    fn end_metadata(&mut self, indent: usize) {
        let space = " ".repeat(indent);
        self.text.push_str(&format!("{space}  </mda:metaGroup>\n{space}</mda:metadata>\n"));
    }

    fn put_text(&mut self, text: &str) -> fmt::Result {
        let text = field_text(text);
        let mut rest = text.as_str();
        while let Some(start) = rest.find(|character| !is_allowed(character)) {
            let (before, from) = rest.split_at(start);
            self.text.push_str(&escaped(before));
            let mut characters = from.chars();
            if let Some(character) = characters.next() {
                write!(self.text, "<cp hex=\"{:04X}\"/>", u32::from(character))?;
            }
            rest = characters.as_str();
        }
        self.text.push_str(&escaped(rest));
        Ok(())
    }

    fn put_end(&mut self) -> fmt::Result {
        self.text.clear();
        if self.files == 0 {
            // A file must not be empty, but a group may.
            self.put_head("")?;
            self.text.push_str("  <file id=\"f1\">\n    <group id=\"g1\"/>\n  </file>\n");
        }
        self.end_file();
        self.text.push_str("</xliff>\n");
        Ok(())
    }
}

impl<W: Write> FormatWriter for XliffWriter<W> {
    fn write_row(&mut self, row: &BitextRow, _: &RowMarks) -> Result<(), WriteError> {
        self.put_row(row).map_err(io::Error::other)?;
        Ok(self.writer.write_all(self.text.as_bytes())?)
    }

    fn finish(mut self: Box<Self>) -> Result<Alterations, WriteError> {
        self.put_end().map_err(io::Error::other)?;
        self.writer.write_all(self.text.as_bytes())?;
        self.writer.flush()?;
        Ok(Alterations { dropped_characters: self.dropped_characters, cut_texts: 0 })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(rows: &[BitextRow]) -> (String, Alterations) {
        let mut bytes = Vec::new();
        let mut writer = Box::new(XliffWriter::new(&mut bytes));
        for row in rows {
            writer.write_row(row, &RowMarks::default()).expect("memory does not fail");
        }
        let alterations = writer.finish().expect("memory does not fail");
        (String::from_utf8(bytes).expect("texts are UTF-8"), alterations)
    }

    #[test]
    fn a_run_of_rows_of_the_same_documents_is_a_file() {
        let row = |document: &str, language: &str| BitextRow {
            source_document: document.into(),
            target_language: language.into(),
            ..BitextRow::default()
        };
        let rows = [
            row("a \"b\".txt", "mixed"),
            row("a \"b\".txt", "mixed"),
            row("c.txt", "mixed"),
            row("c.txt", "zh-Hant"),
            row("", "zh-Hant"),
        ];
        let (xml, _) = written(&rows);
        let heads: Vec<_> =
            xml.lines().map(str::trim).filter(|line| line.contains(" id=")).collect();
        let expected = [
            "<file id=\"f1\" original=\"a &quot;b&quot;.txt\" xml:space=\"preserve\">",
            "<unit id=\"u1\">",
            "<unit id=\"u2\">",
            "<file id=\"f2\" original=\"c.txt\" xml:space=\"preserve\">",
            "<unit id=\"u3\">",
            "<file id=\"f3\" original=\"c.txt\" xml:space=\"preserve\">",
            "<unit id=\"u4\">",
            "<file id=\"f4\" xml:space=\"preserve\">",
            "<unit id=\"u5\">",
        ];
        assert_eq!(heads, expected);
        assert!(xml.contains("srcLang=\"en\" trgLang=\"zh\">"), "{xml}");
        assert_eq!(xml.matches("  </file>\n").count(), 4);
    }

    #[test]
    fn characters_that_xml_cannot_hold_are_numbers_in_texts_and_dropped_in_metadata() {
        let row = BitextRow {
            source_text: "\u{0} a\u{1f}\u{fffe}]]>".into(),
            target_document: "甲\u{ffff}.txt".into(),
            ..BitextRow::default()
        };
        let (xml, alterations) = written(&[row]);
        let expected =
            "<source><cp hex=\"0000\"/> a<cp hex=\"001F\"/><cp hex=\"FFFE\"/>]]&gt;</source>";
        assert!(xml.contains(expected), "{xml}");
        assert!(xml.contains("<mda:meta type=\"target-document\">甲.txt</mda:meta>"), "{xml}");
        assert_eq!(alterations.dropped_characters, 1);
    }

    #[test]
    fn a_file_without_rows_is_still_xliff() {
        let (xml, _) = written(&[]);
        assert!(xml.ends_with("<file id=\"f1\">\n    <group id=\"g1\"/>\n  </file>\n</xliff>\n"));
        assert_eq!(read_xliff(xml.as_bytes(), crate::bitext::Tally::default()).count(), 0);
    }
}
