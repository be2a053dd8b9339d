//! Names of good translations that seem to differ.

use std::collections::BTreeMap;
use std::error;
use std::path::PathBuf;
use std::time::Instant;

use zhen_facts::{Name, NameComparison, NameMemory};

use crate::gold::{self, Bead};

/// What is counted and printed.
pub(crate) struct Options {
    pub(crate) is_verbose: bool,
    pub(crate) remembers: bool,
    pub(crate) is_timed: bool,
    /// Confidence from which a name counts.
    pub(crate) least: f64,
}

impl Default for Options {
    fn default() -> Self {
        Self { is_verbose: false, remembers: false, is_timed: false, least: 0.5 }
    }
}

/// Prints, for each set, how many beads have a name that seems to be a slip.
pub(crate) fn report(folders: &[PathBuf], options: &Options) -> Result<(), Box<dyn error::Error>> {
    println!("set\tbeads\tnamed\tflagged\tshare");
    let (mut all, mut all_flagged) = (0, 0);
    let mut kinds: BTreeMap<String, usize> = BTreeMap::new();
    for folder in folders {
        let (mut beads, mut named, mut flagged) = (0, 0, 0);
        let begin = Instant::now();
        for document in gold::documents(folder)? {
            let mut memory = NameMemory::default();
            for bead in &document {
                let comparison = memory.compare(&bead.english, &bead.chinese);
                if options.remembers {
                    memory.remember(&bead.english, &bead.chinese, &comparison);
                }
                beads += 1;
                named += usize::from(comparison != NameComparison::default());
                for word in described(&comparison, bead) {
                    let kind = word.split(" | ").next().unwrap_or_default().to_owned();
                    *kinds.entry(kind).or_default() += 1;
                }
                if comparison.confidence() < options.least {
                    continue;
                }
                flagged += 1;
                if options.is_verbose {
                    described(&comparison, bead).iter().for_each(|line| println!("# {line}"));
                    println!("EN {}\nZH {}\n", bead.english, bead.chinese);
                }
            }
        }
        let set = folder.file_name().unwrap_or_default().to_string_lossy().into_owned();
        println!("{set}\t{beads}\t{named}\t{flagged}\t{:.4}", share(flagged, beads));
        if options.is_timed {
            let micros = begin.elapsed().as_secs_f64() * 1e6 / f64::from(beads.max(1));
            println!("{set}\t{micros:.0} µs a bead");
        }
        all += beads;
        all_flagged += flagged;
    }
    println!("all\t{all}\t\t{all_flagged}\t{:.4}", share(all_flagged, all));
    print_kinds(&kinds);
    Ok(())
}

/// Prints how often each kind of alarm came up, whatever its confidence.
pub(crate) fn print_kinds(kinds: &BTreeMap<String, usize>) {
    for (kind, count) in kinds {
        println!("{count}\t{kind}");
    }
}

pub(crate) fn share(part: i32, all: i32) -> f64 {
    f64::from(part) / f64::from(all.max(1))
}

/// Prints the matched names of a bead.
pub(crate) fn print_matched(comparison: &NameComparison, bead: &Bead) {
    for pair in &comparison.matched {
        let (english, chinese) =
            (&bead.english[pair.english.clone()], &bead.chinese[pair.chinese.clone()]);
        println!("= {english} = {chinese} ({:?})", pair.way);
    }
}

/// Conflicts and unmatched names in words: kind, names, confidence.
pub(crate) fn described(comparison: &NameComparison, bead: &Bead) -> Vec<String> {
    let kind = |name: &Name| format!("{} {:?}", name.kind.name(), name.source);
    let mut lines = Vec::new();
    for conflict in &comparison.conflicting {
        lines.push(format!(
            "{} / {} | {} | {} | {:.2}",
            kind(&conflict.english),
            kind(&conflict.chinese),
            &bead.english[conflict.english.span.clone()],
            &bead.chinese[conflict.chinese.span.clone()],
            conflict.confidence
        ));
    }
    for (side, text, names) in [
        ("en", &bead.english, &comparison.unmatched_english),
        ("zh", &bead.chinese, &comparison.unmatched_chinese),
    ] {
        for unmatched in names {
            let name = &unmatched.name;
            let written = &text[name.span.clone()];
            lines.push(format!("{side} {} | {written} | {:.2}", kind(name), unmatched.confidence));
        }
    }
    lines
}
