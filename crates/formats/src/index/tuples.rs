//! Beads as Python prints them: `[([0], [0]), ([1], [1, 2])]`, the alignments of Bertalign.
//!
//! The list may stand on one line, or begin and end anywhere between tuples, so that a file of one
//! tuple a line is read as well. A tuple is never broken over lines. A third element is the score.

use zhen_text::IndexBead;

use super::{IndexError, bracketed, parse_ids, parse_score};
use crate::lines::excerpt;

/// Tells whether a line, trimmed, holds tuples or only a bracket of the list they stand in.
pub(super) fn is_tuples(text: &str) -> bool {
    matches!(text, "[" | "]") || inside(text).starts_with('(')
}

/// Reads the tuples of a line.
pub(super) fn parse_tuples(text: &str, line: usize) -> Result<Vec<IndexBead>, IndexError> {
    let mut beads = Vec::new();
    let mut rest = inside(text);
    while rest.starts_with('(') {
        let (bead, after) = parse_tuple(rest, line)?;
        beads.push(bead);
        let after = after.trim_start();
        rest = after.strip_prefix(',').map_or(after, str::trim_start);
    }
    match rest {
        "" | "]" => Ok(beads),
        _ => Err(IndexError::Bead { line, found: excerpt(rest) }),
    }
}

/// The line without the bracket that opens the list.
fn inside(text: &str) -> &str {
    text.strip_prefix('[').unwrap_or(text).trim_start()
}

/// Reads the tuple that `text` starts with, and returns what follows it.
fn parse_tuple(text: &str, line: usize) -> Result<(IndexBead, &str), IndexError> {
    let no_bead = || IndexError::Bead { line, found: excerpt(text) };
    let rest = text.strip_prefix('(').ok_or_else(no_bead)?;
    let (source, rest) = bracketed(rest).ok_or_else(no_bead)?;
    let rest = rest.trim_start().strip_prefix(',').ok_or_else(no_bead)?;
    let (target, rest) = bracketed(rest).ok_or_else(no_bead)?;
    let (score, after) = rest.split_once(')').ok_or_else(no_bead)?;
    let score = match score.trim() {
        "" => None,
        score => Some(parse_score(score.strip_prefix(',').ok_or_else(no_bead)?.trim(), line)?),
    };
    let bead =
        IndexBead { source: parse_ids(source, line)?, target: parse_ids(target, line)?, score };
    if bead.source.is_empty() && bead.target.is_empty() {
        return Err(no_bead());
    }
    Ok((bead, after))
}

#[cfg(test)]
mod tests {
    use crate::index::{numbered_beads, read_index};

    const WANTED: &str = "[0]:[0]\n[1]:[1, 2]\n[2]:[]";

    #[test]
    fn a_printed_list_is_an_index_however_it_is_broken() {
        let wanted = read_index(WANTED.as_bytes()).unwrap();
        let table = [
            "[([0], [0]), ([1], [1, 2]), ([2], [])]",
            "([0], [0])\n([1],[1,2])\n\n([2], [])\n",
            "[([0], [0]),\n ([1], [1, 2]),\n ([2], [])]\n",
            "[\n    ([0], [0]),\n    ([1], [1, 2]),\n    ([2], []),\n]\n",
        ];
        for text in table {
            assert_eq!(read_index(text.as_bytes()).unwrap(), wanted, "{text}");
        }
        let mut scored = numbered_beads("# made\n[([0], [0], 0.5)]".as_bytes());
        let (line, bead) = scored.next().unwrap().unwrap();
        assert_eq!((line, bead.score), (2, Some(0.5)));
    }

    #[test]
    fn what_is_no_tuple_is_named() {
        let expected = "expected a bead such as [0, 1]:[2] or [0, 1]:[2]:0.9731, found";
        let table = [
            ("([0], [0]", format!("line 1: {expected} `([0], [0]`")),
            ("[([0], [0]), x]", format!("line 1: {expected} `x]`")),
            ("([0] [0])", format!("line 1: {expected} `([0] [0])`")),
            ("([], [])", format!("line 1: {expected} `([], [])`")),
            ("([a], [0])", "line 1: expected a sentence index, found `a`".into()),
            ("([0], [0], no)", "line 1: expected a confidence such as 0.9731, found `no`".into()),
        ];
        for (text, message) in table {
            assert_eq!(read_index(text.as_bytes()).unwrap_err().to_string(), message, "{text}");
        }
    }
}
