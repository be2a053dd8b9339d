//! `statistics.json`: indented JSON with numbers of four decimals, and a list of numbers on one
//! line, so that a histogram is a line and a difference between two files can be read.

use std::io::{self, Write};

use serde::Serialize;
use serde_json::Serializer;
use serde_json::ser::{Formatter, PrettyFormatter};

use super::BuildStatistics;

/// Writes statistics as JSON with a line break at the end.
///
/// # Errors
///
/// When the writer fails.
pub fn write_statistics(statistics: &BuildStatistics, mut out: impl Write) -> io::Result<()> {
    let mut serializer = Serializer::with_formatter(&mut out, Layout::default());
    statistics.serialize(&mut serializer)?;
    out.write_all(b"\n")
}

/// What `serde_json` writes between values: as its pretty layout, but for lists of numbers.
///
/// Whether a list is one of numbers is only known at its first value; what comes before a value is
/// therefore written when the value begins.
#[derive(Default)]
struct Layout {
    pretty: PrettyFormatter<'static>,
    /// A list whose value is about to begin; whether it is its first.
    before_value: Option<bool>,
    /// For every open list, whether it is written on one line.
    is_on_one_line: Vec<bool>,
}

impl Layout {
    /// Writes what comes before a number.
    fn begin_number<W: ?Sized + Write>(&mut self, writer: &mut W) -> io::Result<()> {
        let Some(is_first) = self.before_value.take() else { return Ok(()) };
        if is_first && let Some(is_on_one_line) = self.is_on_one_line.last_mut() {
            *is_on_one_line = true;
        }
        match (self.is_on_one_line.last(), is_first) {
            (Some(true), true) => Ok(()),
            (Some(true), false) => writer.write_all(b", "),
            _ => self.pretty.begin_array_value(writer, is_first),
        }
    }

    /// Writes what comes before any other value.
    fn begin_other<W: ?Sized + Write>(&mut self, writer: &mut W) -> io::Result<()> {
        let Some(is_first) = self.before_value.take() else { return Ok(()) };
        self.pretty.begin_array_value(writer, is_first)
    }
}

impl Formatter for Layout {
    fn write_u64<W: ?Sized + Write>(&mut self, writer: &mut W, value: u64) -> io::Result<()> {
        self.begin_number(writer)?;
        write!(writer, "{value}")
    }

    fn write_f64<W: ?Sized + Write>(&mut self, writer: &mut W, value: f64) -> io::Result<()> {
        self.begin_number(writer)?;
        write!(writer, "{value:.4}")
    }

    fn begin_string<W: ?Sized + Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.begin_other(writer)?;
        writer.write_all(b"\"")
    }

    fn begin_array<W: ?Sized + Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.begin_other(writer)?;
        self.is_on_one_line.push(false);
        self.pretty.begin_array(writer)
    }

    fn begin_array_value<W: ?Sized + Write>(&mut self, _: &mut W, first: bool) -> io::Result<()> {
        self.before_value = Some(first);
        Ok(())
    }

    fn end_array_value<W: ?Sized + Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.pretty.end_array_value(writer)
    }

    fn end_array<W: ?Sized + Write>(&mut self, writer: &mut W) -> io::Result<()> {
        if self.is_on_one_line.pop() == Some(true) {
            // The pretty layout only needs to know that a list ends that has no lines.
            self.pretty.end_array(&mut io::sink())?;
            return writer.write_all(b"]");
        }
        self.pretty.end_array(writer)
    }

    fn begin_object<W: ?Sized + Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.begin_other(writer)?;
        self.pretty.begin_object(writer)
    }

    fn begin_object_key<W: ?Sized + Write>(
        &mut self,
        writer: &mut W,
        first: bool,
    ) -> io::Result<()> {
        self.pretty.begin_object_key(writer, first)
    }

    fn begin_object_value<W: ?Sized + Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.pretty.begin_object_value(writer)
    }

    fn end_object_value<W: ?Sized + Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.pretty.end_object_value(writer)
    }

    fn end_object<W: ?Sized + Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.pretty.end_object(writer)
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Histogram, LengthGrid, WorstDocument};
    use super::*;

    fn written(value: &impl Serialize) -> String {
        let mut json = Vec::new();
        let mut serializer = Serializer::with_formatter(&mut json, Layout::default());
        value.serialize(&mut serializer).expect("memory can be written");
        String::from_utf8(json).expect("JSON is text")
    }

    #[test]
    fn lists_of_numbers_are_lines() {
        let histogram = Histogram { from: vec![0.0, 0.05, 0.1], counts: vec![1, 0, 2] };
        assert_eq!(
            written(&histogram),
            "{\n  \"from\": [0.0000, 0.0500, 0.1000],\n  \"counts\": [1, 0, 2]\n}"
        );
        let grid = LengthGrid { counts: vec![vec![1, 2], vec![3, 4]], ..LengthGrid::default() };
        assert_eq!(
            written(&grid),
            "{\n  \"english_from\": [],\n  \"chinese_from\": [],\n  \"counts\": [\n    [1, 2],\n    [3, 4]\n  ]\n}"
        );
    }

    #[test]
    fn an_empty_corpus_is_json() {
        let mut json = Vec::new();
        write_statistics(&BuildStatistics::default(), &mut json).expect("memory can be written");
        let value: serde_json::Value = serde_json::from_slice(&json).expect("it is JSON");
        assert_eq!(value["documents"]["listed"], 0);
        assert_eq!(value["version"], "");
        assert!(json.ends_with(b"}\n"));
    }

    #[test]
    fn any_text_and_number_is_json() {
        let worst = WorstDocument {
            english_path: "a\"\\\u{0}\n好\u{2028}".into(),
            mean_confidence: 1.0 / 3.0,
            ..WorstDocument::default()
        };
        let json = written(&vec![worst]);
        let value: serde_json::Value = serde_json::from_str(&json).expect("it is JSON");
        assert_eq!(value[0]["english_path"], "a\"\\\u{0}\n好\u{2028}");
        assert_eq!(value[0]["mean_confidence"], 0.3333);
    }
}
