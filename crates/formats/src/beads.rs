//! Any format of indices: beads read and written by the [`Format`] alone, or read without knowing
//! it.

use std::collections::VecDeque;
use std::io::{BufRead, Cursor, Read as _, Write};
use std::iter;

use thiserror::Error;
use zhen_text::IndexBead;

use crate::bitext::{ReadError, RowWriter, WriteError, WriteOptions};
use crate::format::Format;
use crate::index::{IndexError, numbered_beads};
use crate::lines::{LineError, Lines, excerpt};
use crate::row::rounded_score;
use crate::sniff::SNIFFED_BYTES;
use crate::{champollion, ladder, vecalign, xces};

/// How many beads show whether their scores are costs.
const SEEN_BEADS: usize = 1000;

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
    /// A score of an index is above 1.
    #[error(
        "line {line}: expected a confidence from 0 to 1, found `{found}`; costs? say \
         --from vecalign"
    )]
    Cost {
        /// Line number, from 1.
        line: usize,
        /// The score, shortened.
        found: String,
    },
    /// The format holds text, not indices.
    #[error("{format} files hold rows with text; zhen convert makes an index of them")]
    HoldsText {
        /// The format.
        format: Format,
    },
}

/// What reading the next bead comes to: the bead with the number of its line, from 1.
pub(crate) type ReadBead = Result<(usize, IndexBead), BeadsError>;

/// The beads of a file, each with the number of its line, from 1, read one by one.
///
/// Sentences are counted from zero, and higher scores are better, whatever the format says.
pub struct Beads<'r> {
    /// Those that were looked at already.
    ahead: VecDeque<ReadBead>,
    beads: Box<dyn Iterator<Item = ReadBead> + 'r>,
}

impl<'r> Beads<'r> {
    fn new(beads: impl Iterator<Item = ReadBead> + 'r) -> Self {
        Self { ahead: VecDeque::new(), beads: Box::new(beads) }
    }

    fn failed(error: BeadsError) -> Self {
        Self::new(iter::once(Err(error)))
    }

    /// Tells whether the scores of the next beads look like costs of Vecalign: of null beads, there
    /// being some, all are 0, and of the others none is. The beads are still to come.
    pub fn look_like_costs(&mut self) -> bool {
        let missing = SEEN_BEADS.saturating_sub(self.ahead.len());
        self.ahead.extend(self.beads.by_ref().take(missing));
        let seen = || self.ahead.iter().flatten().map(|(_, bead)| bead);
        let is_cost =
            |bead: &IndexBead| bead.score.is_some_and(|score| (score == 0.0) == bead.is_null());
        let nulls = seen().filter(|bead| bead.is_null()).count();
        (1..seen().count()).contains(&nulls) && seen().all(is_cost)
    }
}

impl Iterator for Beads<'_> {
    type Item = ReadBead;

    fn next(&mut self) -> Option<ReadBead> {
        self.ahead.pop_front().or_else(|| self.beads.next())
    }
}

/// Reads the beads of a format of indices one by one.
///
/// A faulty line is an error that names it; none but the first says anything sure.
/// A score of an index that is above 1 is no confidence, and an error too.
pub fn read_beads<'r>(format: Format, input: impl BufRead + 'r) -> Beads<'r> {
    match format {
        Format::Index => Beads::new(numbered_beads(input).map(|bead| confident(bead?))),
        _ => read_scored_beads(format, input),
    }
}

/// Reads the beads of a file whose format its name and its content tell, as [`read_beads`] does,
/// but for uses to which scores do not matter: those of an index may be costs.
///
/// What the content shows beyond doubt counts, whatever the name says. The name tells `vecalign`
/// from `index`, whose files look the same, and which format is meant where the content is of
/// none, so that the error is that format's; without such a name it is `index`.
///
/// # Errors
///
/// If the input fails at its beginning.
pub fn read_any_beads<'r>(
    name: &str,
    mut input: impl BufRead + 'r,
) -> Result<(Format, Beads<'r>), BeadsError> {
    let mut head = Vec::new();
    input.by_ref().take(SNIFFED_BYTES).read_to_end(&mut head).map_err(LineError::from)?;
    // Any text is taken for tsv; without a name that says so, it was meant to be an index.
    let format = match Format::of_file(name, &head) {
        Some(Format::Tsv) if Format::guess_from_path(name).is_none() => Format::Index,
        format => format.unwrap_or(Format::Index),
    };
    Ok((format, read_scored_beads(format, Cursor::new(head).chain(input))))
}

/// Reads beads whose scores are as they stand in an index.
fn read_scored_beads<'r>(format: Format, input: impl BufRead + 'r) -> Beads<'r> {
    match format {
        Format::Index => Beads::new(numbered_beads(input).map(|bead| Ok(bead?))),
        Format::Vecalign => Beads::new(vecalign::read_vecalign(input)),
        Format::Ladder => Beads::new(ladder::read_ladder(input)),
        Format::Champollion => Beads::new(champollion::read_champollion(input)),
        Format::Xces => match xces::read_xces(input) {
            Ok(beads) => Beads::new(beads.into_iter().map(Ok)),
            Err(error) => Beads::failed(error),
        },
        _ => Beads::failed(BeadsError::HoldsText { format }),
    }
}

/// Sees to it that the score of a bead is a confidence.
fn confident((line, bead): (usize, IndexBead)) -> ReadBead {
    match bead.score {
        // Similarities of other aligners may miss 1 by their rounding.
        Some(score) if rounded_score(score) > 1.0 => {
            Err(BeadsError::Cost { line, found: excerpt(&score.to_string()) })
        }
        score => Ok((line, IndexBead { score: score.map(|score| score.min(1.0)), ..bead })),
    }
}

/// The lines of a file of beads that say something, trimmed: not the blank ones, and not those
/// that start with `#`.
pub(crate) fn bead_lines(
    input: impl BufRead,
) -> impl Iterator<Item = Result<(usize, String), LineError>> {
    let mut lines = Lines::new(input);
    std::iter::from_fn(move || lines.next_saying())
}

/// Writes the beads of one document pair in a format of indices, as
/// [`RowWriter::write_bead`] does.
///
/// # Errors
///
/// When `writer` fails, the format holds text or is only read, or a bead cannot be part of a
/// ladder.
pub fn write_beads(
    format: Format,
    writer: impl Write + Send,
    beads: &[IndexBead],
) -> Result<(), WriteError> {
    let mut writer = RowWriter::new(format, writer, &WriteOptions::default())?;
    beads.iter().try_for_each(|bead| writer.write_bead(bead))?;
    writer.finish().map(|_| ())
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

    fn all(beads: Beads<'_>) -> Vec<(usize, IndexBead)> {
        beads.map(Result::unwrap).collect()
    }

    fn error_of(mut beads: Beads<'_>) -> BeadsError {
        beads.find_map(Result::err).unwrap()
    }

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
            let beads = all(read_beads(format, text.as_bytes()));
            assert_eq!(beads.len(), wanted.len());
            for ((_, bead), wanted) in beads.iter().zip(&wanted) {
                assert_eq!((&bead.source, &bead.target), (&wanted.source, &wanted.target));
                let score = bead.score.unwrap_or(wanted.score.unwrap());
                assert_eq!(score, wanted.score.unwrap(), "{format}");
            }
        }
        let error = error_of(read_beads(Format::Jsonl, "".as_bytes()));
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
            assert_eq!(all(beads), all(read_beads(format, text.as_bytes())), "{name}");
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
            let error = error_of(read_any_beads(name, text.as_bytes()).unwrap().1);
            assert_eq!(error.to_string(), expected, "{name}");
        }
    }

    #[test]
    fn scores_above_1_are_no_confidences_where_scores_matter() {
        let costs = "[0]:[0]:0.3\n[1, 2]:[1]:1.7\n[3]:[]:0.0\n";
        let error = error_of(read_beads(Format::Index, costs.as_bytes()));
        let expected = "line 2: expected a confidence from 0 to 1, found `1.7`; costs? say \
                        --from vecalign";
        assert_eq!(error.to_string(), expected);
        let (format, beads) = read_any_beads("out.aligned", costs.as_bytes()).unwrap();
        assert_eq!((format, all(beads).len()), (Format::Index, 3));
        assert_eq!(all(read_beads(Format::Vecalign, costs.as_bytes())).len(), 3);
        // A similarity that misses 1 by its rounding is one.
        let beads = all(read_beads(Format::Index, "[0]:[0]:1.0000002".as_bytes()));
        assert_eq!(beads[0].1.score, Some(1.0));
    }

    #[test]
    fn costs_are_told_by_those_of_null_beads() {
        let table = [
            (VECALIGN, true),
            (BEADS, false),
            ("[0]:[0]:0.3\n[1]:[1]:0.4\n", false),
            ("[0]:[0]:0.0\n[1]:[]:0.0\n", false),
            ("[0]:[]:0.0\n[1]:[]:0.0\n", false),
            ("[0]:[0]:0.3\n[1]:[]\n", false),
            ("[0]:[0]\n[1]:[]:0.0\n", false),
            ("", false),
        ];
        for (text, expected) in table {
            let mut beads = read_beads(Format::Index, text.as_bytes());
            assert_eq!(beads.look_like_costs(), expected, "{text}");
            assert_eq!(beads.look_like_costs(), expected, "{text}");
            assert_eq!(all(beads).len(), text.lines().count());
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
