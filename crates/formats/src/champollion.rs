//! The alignments of Champollion, read only: `4,5 <=> 7`, `omitted <=> 1`.
//!
//! Sentences are counted from 1. There is no score.

use std::io::BufRead;

use zhen_text::IndexBead;

use crate::beads::{BeadsError, ReadBead, bead_lines};
use crate::lines::excerpt;

/// What stands between the two sides.
const LINK: &str = "<=>";

/// What stands for a side without sentences.
const NOTHING: &str = "omitted";

/// Reads beads one by one, each with the number of its line.
pub(crate) fn read_champollion(input: impl BufRead) -> impl Iterator<Item = ReadBead> {
    bead_lines(input).map(|line| {
        let (line, text) = line?;
        let bead = parse_link(&text).ok_or_else(|| BeadsError::Damaged {
            line,
            problem: format!(
                "expected a link such as `4,5 <=> 7` or `omitted <=> 1`, counted from 1, \
                 found `{}`",
                excerpt(&text)
            ),
        })?;
        Ok((line, bead))
    })
}

/// Reads a line, trimmed.
pub(crate) fn parse_link(text: &str) -> Option<IndexBead> {
    let (source, target) = text.split_once(LINK)?;
    let (source, target) = (parse_side(source.trim())?, parse_side(target.trim())?);
    let says_something = !(source.is_empty() && target.is_empty());
    says_something.then_some(IndexBead { source, target, score: None })
}

fn parse_side(side: &str) -> Option<Vec<usize>> {
    if side.eq_ignore_ascii_case(NOTHING) {
        return Some(Vec::new());
    }
    side.split(',').map(|number| number.trim().parse::<usize>().ok()?.checked_sub(1)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::index::read_index;

    #[test]
    fn sentences_are_counted_from_one() {
        let text = "# made\n1 <=> 1\n\n2,3 <=> 2\n4 <=> omitted\nOmitted<=>3, 4\r\n";
        let beads = read_champollion(text.as_bytes()).map(Result::unwrap);
        let (lines, beads): (Vec<_>, Vec<_>) = beads.unzip();
        assert_eq!(lines, [2, 4, 5, 6]);
        let expected = "[0]:[0]\n[1, 2]:[1]\n[3]:[]\n[]:[2, 3]";
        assert_eq!(beads, read_index(expected.as_bytes()).unwrap());
    }

    #[test]
    fn errors_name_the_line_and_what_was_found() {
        for text in ["0 <=> 1", "1 <=> ", "1 = 1", "omitted <=> omitted", "1,,2 <=> 1", "a <=> 1"] {
            let text_before = format!("1 <=> 1\n{text}");
            let error = read_champollion(text_before.as_bytes()).nth(1).unwrap().unwrap_err();
            let expected = format!(
                "line 2: expected a link such as `4,5 <=> 7` or `omitted <=> 1`, counted from 1, \
                 found `{}`",
                text.trim()
            );
            assert_eq!(error.to_string(), expected);
        }
    }
}
