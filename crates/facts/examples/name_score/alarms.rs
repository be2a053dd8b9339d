//! Names of good translations that seem to differ.

use std::collections::BTreeMap;
use std::error;
use std::path::PathBuf;
use std::time::Instant;

use zhen_facts::{Name, NameComparison, compare_document_names};

use crate::excerpts;
use crate::gold::Bead;

/// What is counted and printed.
pub(crate) struct Options {
    pub(crate) is_verbose: bool,
    pub(crate) prints_signs: bool,
    pub(crate) is_timed: bool,
    /// Whether any name of the table's class is planted, not only those of the set.
    pub(crate) is_of_table: bool,
    /// Another seed plants other slips.
    pub(crate) seed: u64,
    /// Slips are planted in one of so many beads.
    pub(crate) every: usize,
    /// Confidence from which a name counts.
    pub(crate) least: f64,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            is_verbose: false,
            prints_signs: false,
            is_timed: false,
            is_of_table: false,
            every: 1,
            seed: 0,
            least: 0.5,
        }
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
        for excerpt in excerpts::excerpts(folder)? {
            let comparisons = compare_document_names(&excerpts::texts(&excerpt));
            for (bead, comparison) in excerpt.iter().zip(comparisons) {
                if options.prints_signs {
                    print_signs("good", &comparison, bead, None);
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

/// Prints the signs of all that is left over, but for what a comparison of the good bead had too.
pub(crate) fn print_signs(
    label: &str,
    comparison: &NameComparison,
    bead: &Bead,
    good: Option<(&NameComparison, &Bead)>,
) {
    let lines = signs(comparison, bead);
    let known = good.map(|(comparison, bead)| signs(comparison, bead)).unwrap_or_default();
    println!("B\t{label}");
    for (kind, names, figures) in lines {
        if !known.iter().any(|(other, same, _)| *other == kind && *same == names) {
            println!("S\t{label}\t{kind}\t{names}\t{figures}");
        }
    }
}

fn signs(comparison: &NameComparison, bead: &Bead) -> Vec<(&'static str, String, String)> {
    let figures = |signs: &[f64]| {
        let words: Vec<String> = signs.iter().map(|sign| format!("{sign:.3}")).collect();
        words.join(" ")
    };
    let mut lines = Vec::new();
    for conflict in &comparison.conflicting {
        let names = format!(
            "{} / {}",
            &bead.english[conflict.english.span.clone()],
            &bead.chinese[conflict.chinese.span.clone()]
        );
        lines.push(("conflict", names, figures(&conflict.signs)));
    }
    for left in &comparison.unmatched_english {
        let name = bead.english[left.name.span.clone()].to_owned();
        lines.push(("english", name, figures(&left.signs)));
    }
    for left in &comparison.unmatched_chinese {
        let name = bead.chinese[left.name.span.clone()].to_owned();
        lines.push(("chinese", name, figures(&left.signs)));
    }
    lines
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

/// Prints what is found in lines of an English and a Chinese text.
pub(crate) fn pairs() -> Result<(), Box<dyn error::Error>> {
    for line in std::io::stdin().lines() {
        let line = line?;
        let (english, chinese) = line.split_once('\t').unwrap_or((&line, ""));
        let bead = Bead { english: english.to_owned(), chinese: chinese.to_owned() };
        println!("EN {english}\nZH {chinese}");
        for comparison in compare_document_names(&[(english, chinese)]) {
            print_matched(&comparison, &bead);
            described(&comparison, &bead).iter().for_each(|line| println!("# {line}"));
        }
    }
    Ok(())
}
