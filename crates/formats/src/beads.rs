//! Any format of indices: beads read and written by the [`Format`] alone, or read without knowing
//! it.

use std::io::{self, BufRead, Read as _, Write};

use thiserror::Error;
use zhen_text::IndexBead;

use crate::bitext::{ReadError, WriteError};
use crate::format::Format;
use crate::index::{IndexError, read_numbered_index, write_index};
use crate::ladder::write_ladder;
use crate::lines::LineError;
use crate::sniff::SNIFFED_BYTES;
use crate::vecalign::write_vecalign_bead;
use crate::{champollion, ladder, vecalign, xces};

/// The beads of a file could not be read.
#[derive(Debug, Error)]
#[non_exhaustive]
pub enum BeadsError {
    /// A line could not be read at all.
    #[error(transparent)]
    Line(#[from] LineError),
    /// The input is no index.
    #[error(transparent)]
    Index(#[from] IndexError),
    /// The input is no XML, where the format is.
    #[error(transparent)]
    Xml(#[from] ReadError),
    /// The input is not what the format says.
    #[error("line {line}: {problem}")]
    Damaged {
        /// Line number, from 1.
        line: usize,
        /// What was expected and what was found.
        problem: String,
    },
    /// The format holds text, not indices.
    #[error("{format} files hold rows with text; zhen convert makes an index of them")]
    HoldsText {
        /// The format.
        format: Format,
    },
}

/// Reads the beads of a format of indices, each with the number of its line, from 1.
///
/// Sentences are counted from zero, and higher scores are better, whatever the format says.
///
/// # Errors
///
/// Names the first line that is no bead.
pub fn read_beads(
    format: Format,
    input: impl BufRead,
) -> Result<Vec<(usize, IndexBead)>, BeadsError> {
    match format {
        Format::Index => Ok(read_numbered_index(input)?),
        Format::Vecalign => vecalign::read_vecalign(input),
        Format::Ladder => ladder::read_ladder(input),
        Format::Champollion => champollion::read_champollion(input),
        Format::Xces => xces::read_xces(input),
        _ => Err(BeadsError::HoldsText { format }),
    }
}

/// Reads the beads of a file whose format its name and its content tell, as [`read_beads`] does.
///
/// What the content shows beyond doubt counts, whatever the name says. The name tells `vecalign`
/// from `index`, whose files look the same, and which format is meant where the content is of
/// none, so that the error is that format's; without such a name it is `index`.
///
/// # Errors
///
/// Names the first line that is no bead; or says that the file holds text.
pub fn read_any_beads(
    name: &str,
    mut input: impl BufRead,
) -> Result<(Format, Vec<(usize, IndexBead)>), BeadsError> {
    let mut head = Vec::new();
    input.by_ref().take(SNIFFED_BYTES).read_to_end(&mut head).map_err(LineError::from)?;
    // Any text is taken for tsv; without a name that says so, it was meant to be an index.
    let format = match Format::of_file(name, &head) {
        Some(Format::Tsv) if Format::guess_from_path(name).is_none() => Format::Index,
        format => format.unwrap_or(Format::Index),
    };
    let beads = read_beads(format, head.as_slice().chain(input))?;
    Ok((format, beads))
}

/// Writes the beads of one document pair in a format of indices.
///
/// A bead without score has none in index and vecalign, and 1 in a ladder.
///
/// # Errors
///
/// When `writer` fails, the format holds text or is only read, or a bead cannot be part of a
/// ladder.
pub fn write_beads(
    format: Format,
    mut writer: impl Write,
    beads: &[IndexBead],
) -> Result<(), WriteError> {
    match format {
        Format::Index => Ok(write_index(writer, beads)?),
        Format::Ladder => write_ladder(writer, beads),
        Format::Vecalign => {
            beads.iter().try_for_each(|bead| write_vecalign_bead(&mut writer, bead))?;
            Ok(writer.flush()?)
        }
        Format::Champollion | Format::Xces => {
            Err(WriteError::ReadOnly { format, instead: Format::Index })
        }
        _ => Err(io::Error::other(format!("{format} files hold text, which beads lack")).into()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::index::read_index;

    const BEADS: &str = "[0]:[0]:0.9\n[1, 2]:[1]:0.5\n[]:[2]:1";

    const LADDER: &str = "0 0 0.9\n1 1 0.5\n3 2 1\n3 3\n";
    const VECALIGN: &str = "[0]:[0]:0.1\n[1, 2]:[1]:0.5\n[]:[2]:0.0\n";
    const CHAMPOLLION: &str = "1 <=> 1\n2,3 <=> 2\nomitted <=> 3\n";
    const XCES: &str = "<linkGrp><link xtargets='1;1' certainty='0.9'/><link xtargets='2 3;2' \
                        certainty='0.5'/><link xtargets=';3' certainty='1'/></linkGrp>";

    #[test]
    fn every_format_of_indices_gives_the_same_beads() {
        let table = [
            (Format::Index, BEADS),
            (Format::Ladder, LADDER),
            (Format::Vecalign, VECALIGN),
            (Format::Champollion, CHAMPOLLION),
            (Format::Xces, XCES),
        ];
        let wanted = read_index(BEADS.as_bytes()).unwrap();
        for (format, text) in table {
            let beads = read_beads(format, text.as_bytes()).unwrap();
            assert_eq!(beads.len(), wanted.len());
            for ((_, bead), wanted) in beads.iter().zip(&wanted) {
                assert_eq!((&bead.source, &bead.target), (&wanted.source, &wanted.target));
                let score = bead.score.unwrap_or(wanted.score.unwrap());
                assert_eq!(score, wanted.score.unwrap(), "{format}");
            }
        }
        let error = read_beads(Format::Jsonl, "".as_bytes()).unwrap_err();
        assert!(error.to_string().starts_with("jsonl files hold rows with text"), "{error}");
    }

    #[test]
    fn the_format_is_found_by_content_before_the_name() {
        let table = [
            ("gold/001", BEADS, Format::Index),
            ("talk.path", "[0]:[0,1]:0.75\n", Format::Index),
            ("talk", "\n# by hand\n\n[0]:[0]\n", Format::Index),
            ("talk.ladder", BEADS, Format::Index),
            ("talk.txt", "[([0], [0]), ([1], [1, 2])]", Format::Index),
            ("talk.vecalign", VECALIGN, Format::Vecalign),
            ("talk.align", VECALIGN, Format::Index),
            ("talk.index", LADDER, Format::Ladder),
            ("talk.tsv", LADDER, Format::Ladder),
            ("talk.txt", CHAMPOLLION, Format::Champollion),
            ("talk.xml", XCES, Format::Xces),
            ("talk.index.gz", XCES, Format::Xces),
            ("talk.index", "", Format::Index),
            ("talk", "# nothing yet\n", Format::Index),
        ];
        for (name, text, expected) in table {
            let (format, beads) = read_any_beads(name, text.as_bytes()).unwrap();
            assert_eq!(format, expected, "{name}");
            assert_eq!(beads, read_beads(format, text.as_bytes()).unwrap(), "{name}");
        }
    }

    #[test]
    fn what_is_no_index_is_told_by_what_it_was_meant_to_be() {
        let no_bead = "line 1: expected a bead such as [0, 1]:[2] or [0, 1]:[2]:0.9731, found";
        let holds_text = "files hold rows with text; zhen convert makes an index of them";
        let table = [
            ("gold", "One.\tTwo.\n", format!("{no_bead} `One.\tTwo.`")),
            ("gold.index", "0-0 1-1\n", format!("{no_bead} `0-0 1-1`")),
            (
                "a.ladder",
                "",
                "line 1: expected the first rung `0 0`, found the end of the file".into(),
            ),
            ("a.ladder", "1 1 1\n", "line 1: expected the first rung `0 0`, found `1 1 1`".into()),
            ("a.tsv", "One.\tTwo.\n", format!("tsv {holds_text}")),
            ("a.index", "{\"translation\":{}}", format!("jsonl {holds_text}")),
            ("a.index", "<tmx version='1.4'>", format!("tmx {holds_text}")),
        ];
        for (name, text, expected) in table {
            let error = read_any_beads(name, text.as_bytes()).unwrap_err();
            assert_eq!(error.to_string(), expected, "{name}");
        }
    }

    #[test]
    fn beads_are_written_in_each_format_of_indices() {
        let beads = read_index("[0]:[0]:0.9\n[1]:[1]".as_bytes()).unwrap();
        let written = |format| {
            let mut file = Vec::new();
            let outcome = write_beads(format, &mut file, &beads);
            outcome.map(|()| String::from_utf8(file).unwrap()).map_err(|error| error.to_string())
        };
        let table = [
            (Format::Index, Ok("[0]:[0]:0.9000\n[1]:[1]\n")),
            (Format::Vecalign, Ok("[0]:[0]:0.100000\n[1]:[1]\n")),
            (Format::Ladder, Ok("0\t0\t0.9000\n1\t1\t1.0000\n2\t2\t0.0000\n")),
            (Format::Xces, Err("xces files are only read; use index to write")),
            (Format::Tsv, Err("tsv files hold text, which beads lack")),
        ];
        for (format, expected) in table {
            let found = written(format);
            assert_eq!(found.as_ref().map(String::as_str).map_err(String::as_str), expected);
        }
    }
}
