//! Excerpts of documents with gold alignments.

use std::ops::Range;
use std::path::Path;
use std::{error, fs};

use zhen_align::{Aligner, Model};
use zhen_check::{CheckOptions, CheckReport, CheckedPair, check_with};
use zhen_lexicon::Lexicon;
use zhen_text::{Document, Language};

/// Beads of an excerpt: enough for context, few enough for one error to count.
const BEADS: usize = 40;

/// How much of a document is checked at once.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Extent {
    /// Some dozens of beads.
    Excerpts,
    /// All of it.
    Whole,
}

/// Lines of both languages and the beads that join them.
#[derive(Clone)]
pub(crate) struct Excerpt {
    pub(crate) english: Vec<String>,
    pub(crate) chinese: Vec<String>,
    /// Ranges of lines, in order.
    pub(crate) beads: Vec<(Range<usize>, Range<usize>)>,
}

impl Excerpt {
    /// Aligns and checks the excerpt.
    pub(crate) fn check(&self, options: &CheckOptions) -> CheckReport {
        self.check_with(options, Lexicon::built_in())
    }

    /// Aligns and checks the excerpt with a lexicon.
    pub(crate) fn check_with(&self, options: &CheckOptions, lexicon: &Lexicon<'_>) -> CheckReport {
        let english = document(&self.english, Language::English);
        let chinese = document(&self.chinese, Language::Chinese);
        let alignment = Aligner::new(lexicon, Model::built_in()).align(&english, &chinese);
        let pair = CheckedPair { english: &english, chinese: &chinese, alignment: &alignment };
        check_with(&pair, options, lexicon)
    }
}

fn document(lines: &[String], language: Language) -> Document {
    Document::from_lines(lines.join("\n") + "\n", language)
}

/// Reads the excerpts of all documents of a set, in the order of their names.
pub(crate) fn read(folder: &Path, extent: Extent) -> Result<Vec<Excerpt>, Box<dyn error::Error>> {
    let mut names: Vec<_> = fs::read_dir(folder.join("gold"))?
        .map(|entry| entry.map(|entry| entry.file_name()))
        .collect::<Result<_, _>>()?;
    names.sort();
    let mut excerpts = Vec::new();
    for name in names {
        let english = fs::read_to_string(folder.join("en").join(&name))?;
        let chinese = fs::read_to_string(folder.join("zh").join(&name))?;
        let gold = fs::read_to_string(folder.join("gold").join(&name))?;
        let lines = |text: &str| text.lines().map(str::to_owned).collect::<Vec<_>>();
        let (english, chinese) = (lines(&english), lines(&chinese));
        let beads: Vec<_> = gold.lines().filter_map(bead).collect();
        let size = match extent {
            Extent::Excerpts => BEADS,
            Extent::Whole => beads.len().max(1),
        };
        excerpts.extend(beads.chunks(size).map(|chunk| excerpt(&english, &chinese, chunk)));
    }
    Ok(excerpts)
}

fn bead(line: &str) -> Option<(Vec<usize>, Vec<usize>)> {
    let (left, right) = line.trim().split_once(':')?;
    let numbers = |list: &str| {
        let numbers = list.trim_matches(['[', ']']).split(',');
        numbers.filter_map(|number| number.trim().parse().ok()).collect()
    };
    Some((numbers(left), numbers(right)))
}

fn excerpt(english: &[String], chinese: &[String], beads: &[(Vec<usize>, Vec<usize>)]) -> Excerpt {
    let mut excerpt = Excerpt { english: Vec::new(), chinese: Vec::new(), beads: Vec::new() };
    for (left, right) in beads {
        let starts = (excerpt.english.len(), excerpt.chinese.len());
        excerpt.english.extend(left.iter().filter_map(|&line| english.get(line)).cloned());
        excerpt.chinese.extend(right.iter().filter_map(|&line| chinese.get(line)).cloned());
        let ends = (excerpt.english.len(), excerpt.chinese.len());
        excerpt.beads.push((starts.0..ends.0, starts.1..ends.1));
    }
    excerpt
}
