//! The two-sided beads of a set of gold alignments, document by document.

use std::path::Path;
use std::{error, fs};

/// A bead's two texts.
#[derive(Clone)]
pub(crate) struct Bead {
    pub(crate) english: String,
    pub(crate) chinese: String,
}

/// Reads the two-sided beads of all documents of a set, in the order of their names.
pub(crate) fn documents(folder: &Path) -> Result<Vec<Vec<Bead>>, Box<dyn error::Error>> {
    let mut names: Vec<_> = fs::read_dir(folder.join("gold"))?
        .map(|entry| entry.map(|entry| entry.file_name()))
        .collect::<Result<_, _>>()?;
    names.sort();
    let mut documents = Vec::new();
    for name in names {
        let english = fs::read_to_string(folder.join("en").join(&name))?;
        let chinese = fs::read_to_string(folder.join("zh").join(&name))?;
        let gold = fs::read_to_string(folder.join("gold").join(&name))?;
        let (english, chinese): (Vec<_>, Vec<_>) =
            (english.lines().collect(), chinese.lines().collect());
        let mut beads = Vec::new();
        for line in gold.lines() {
            let Some((left, right)) = line.trim().split_once(':') else { continue };
            let (left, right) = (lines_of(left, &english), lines_of(right, &chinese));
            if !left.is_empty() && !right.is_empty() {
                beads.push(Bead { english: left.join(" "), chinese: right.concat() });
            }
        }
        documents.push(beads);
    }
    Ok(documents)
}

/// Returns the lines that `[1, 2]` names.
fn lines_of<'l>(list: &str, lines: &[&'l str]) -> Vec<&'l str> {
    let numbers = list.trim_matches(['[', ']']).split(',');
    numbers.filter_map(|number| lines.get(number.trim().parse::<usize>().ok()?).copied()).collect()
}
