//! Findings in good translations.

use std::collections::BTreeMap;
use std::error;
use std::path::PathBuf;

use zhen_check::{Finding, FindingKind, MessageLanguage};

use crate::Settings;
use crate::excerpt::{self, Excerpt};

/// Prints, for each set, how many two-sided gold beads a finding touches, in all and by class.
pub(crate) fn report(
    folders: &[PathBuf],
    settings: &Settings,
) -> Result<(), Box<dyn error::Error>> {
    println!("set\tbeads\tflagged\tshare\tby class");
    let mut all = Tally::default();
    for folder in folders {
        let mut tally = Tally::default();
        for excerpt in excerpt::read(folder, settings.extent)? {
            tally.count(&excerpt, settings);
        }
        tally.print(&folder.file_name().unwrap_or_default().to_string_lossy());
        all.add(&tally);
    }
    all.print("all");
    Ok(())
}

/// Whether a finding touches the lines of a gold bead.
pub(crate) fn touches(
    finding: &Finding,
    bead: &(std::ops::Range<usize>, std::ops::Range<usize>),
) -> bool {
    let meet = |one: &std::ops::Range<usize>, other: &std::ops::Range<usize>| {
        one.start < other.end && other.start < one.end
    };
    meet(&finding.english.sentences, &bead.0) || meet(&finding.chinese.sentences, &bead.1)
}

#[derive(Default)]
struct Tally {
    beads: usize,
    flagged: usize,
    by_kind: BTreeMap<FindingKind, usize>,
}

impl Tally {
    fn count(&mut self, excerpt: &Excerpt, settings: &Settings) {
        let mut report = excerpt.check_with(&settings.check, &settings.lexicon);
        let only = &settings.only;
        report.findings.retain(|own| only.is_empty() || only.contains(&own.kind));
        for bead in excerpt.beads.iter().filter(|bead| !bead.0.is_empty() && !bead.1.is_empty()) {
            self.beads += 1;
            let findings = report.findings.iter().filter(|finding| touches(finding, bead));
            let mut kinds: Vec<FindingKind> = Vec::new();
            for finding in findings {
                kinds.push(finding.kind);
                if settings.is_verbose {
                    let message = finding.message(MessageLanguage::English);
                    println!("# {} {:.2}: {message}", finding.kind.name(), finding.confidence);
                }
            }
            if settings.is_verbose && !kinds.is_empty() {
                println!("EN {}", excerpt.english[bead.0.clone()].join(" "));
                println!("ZH {}\n", excerpt.chinese[bead.1.clone()].concat());
            }
            kinds.sort();
            kinds.dedup();
            self.flagged += usize::from(!kinds.is_empty());
            for kind in kinds {
                *self.by_kind.entry(kind).or_default() += 1;
            }
        }
    }

    fn add(&mut self, other: &Self) {
        self.beads += other.beads;
        self.flagged += other.flagged;
        for (kind, count) in &other.by_kind {
            *self.by_kind.entry(*kind).or_default() += count;
        }
    }

    fn print(&self, name: &str) {
        let kinds: Vec<String> =
            self.by_kind.iter().map(|(kind, count)| format!("{} {count}", kind.name())).collect();
        let share = self.flagged as f64 / self.beads.max(1) as f64;
        println!("{name}\t{}\t{}\t{share:.4}\t{}", self.beads, self.flagged, kinds.join(", "));
    }
}
