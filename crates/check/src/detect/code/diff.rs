//! The lines that two blocks of code do not share.
//!
//! Longest common subsequence (Needleman and Wunsch 1970, with equal weights) over the lines; a
//! line in Chinese, which may be the translation of any, matches each a little. Cost: the product
//! of the lengths, which is capped; longer blocks are compared line by line.

use crate::detect::bead_text::is_han;

/// Lines of both blocks, multiplied, up to which they are aligned.
const MOST_CELLS: usize = 1 << 18;

/// Weight of two equal lines, and of a line that may be the translation of the other.
const EQUAL: u32 = 3;
const TRANSLATED: u32 = 2;

/// The lines of both blocks between two that they share.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Gap<'d> {
    pub(super) english: Vec<&'d str>,
    pub(super) chinese: Vec<&'d str>,
}

/// Returns the gaps between the lines that both blocks share, in order.
pub(super) fn gaps<'d>(english: &[&'d str], chinese: &[&'d str]) -> Vec<Gap<'d>> {
    let mut gaps = Vec::new();
    let mut open = Gap { english: Vec::new(), chinese: Vec::new() };
    for step in steps(english, chinese) {
        match step {
            Step::Both => {
                let gap =
                    std::mem::replace(&mut open, Gap { english: Vec::new(), chinese: Vec::new() });
                gaps.push(gap);
            }
            Step::English(line) => open.english.push(line),
            Step::Chinese(line) => open.chinese.push(line),
        }
    }
    gaps.push(open);
    gaps.retain(|gap| !(gap.english.is_empty() && gap.chinese.is_empty()));
    gaps
}

enum Step<'d> {
    Both,
    English(&'d str),
    Chinese(&'d str),
}

fn weight(english: &str, chinese: &str) -> u32 {
    if english == chinese {
        EQUAL
    } else if chinese.contains(is_han) {
        TRANSLATED
    } else {
        0
    }
}

fn steps<'d>(english: &[&'d str], chinese: &[&'d str]) -> impl Iterator<Item = Step<'d>> + use<'d> {
    let columns = chinese.len() + 1;
    let is_short = english.len().saturating_mul(chinese.len()) <= MOST_CELLS;
    let mut steps = Vec::new();
    let (mut i, mut j) = (0, 0);
    // Rows: English lines and the end; columns: Chinese lines and the end. Weight from there on.
    let mut best = vec![0_u32; if is_short { (english.len() + 1) * columns } else { 0 }];
    if is_short {
        for i in (0..english.len()).rev() {
            for j in (0..chinese.len()).rev() {
                let own = weight(english[i], chinese[j]);
                let both = if own > 0 { own + best[(i + 1) * columns + j + 1] } else { 0 };
                best[i * columns + j] =
                    both.max(best[(i + 1) * columns + j]).max(best[i * columns + j + 1]);
            }
        }
    }
    while i < english.len() && j < chinese.len() {
        let own = weight(english[i], chinese[j]);
        if is_short {
            let here = best[i * columns + j];
            if own > 0 && here == own + best[(i + 1) * columns + j + 1] {
                steps.push(Step::Both);
                (i, j) = (i + 1, j + 1);
            } else if here == best[(i + 1) * columns + j] {
                steps.push(Step::English(english[i]));
                i += 1;
            } else {
                steps.push(Step::Chinese(chinese[j]));
                j += 1;
            }
        } else {
            match own {
                0 => steps.extend([Step::English(english[i]), Step::Chinese(chinese[j])]),
                _ => steps.push(Step::Both),
            }
            (i, j) = (i + 1, j + 1);
        }
    }
    steps.extend(english[i..].iter().map(|line| Step::English(line)));
    steps.extend(chinese[j..].iter().map(|line| Step::Chinese(line)));
    steps.into_iter()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_that_are_not_shared_are_found() {
        let gap = |english: &[&'static str], chinese: &[&'static str]| Gap {
            english: english.to_vec(),
            chinese: chinese.to_vec(),
        };
        assert_eq!(gaps(&["a", "b", "c"], &["a", "b", "c"]), []);
        assert_eq!(gaps(&["a", "b", "c"], &["a", "x", "c"]), [gap(&["b"], &["x"])]);
        assert_eq!(gaps(&["a", "b"], &["b", "c"]), [gap(&["a"], &[]), gap(&[], &["c"])]);
        assert_eq!(gaps(&["a", "hello", "c"], &["a", "你好", "c"]), []);
    }
}
