//! Errors planted in good translations, one an excerpt: how many are found?

use std::collections::{BTreeMap, BTreeSet};
use std::error;
use std::path::PathBuf;

use zhen_check::{FindingId, FindingKind};

use crate::Settings;
use crate::alarms::touches;
use crate::errors::Kind;
use crate::excerpt::{self, Excerpt};
use crate::slips::Random;

/// Errors of each kind that are planted in an excerpt, one at a time.
const TIMES: usize = 2;

/// Plants errors of every kind in every excerpt, and prints how many are found.
pub(crate) fn report(
    folders: &[PathBuf],
    settings: &Settings,
) -> Result<(), Box<dyn error::Error>> {
    let mut tally: BTreeMap<Kind, (usize, usize)> = BTreeMap::new();
    let mut random = Random::new(20_261_126);
    for folder in folders {
        for excerpt in excerpt::read(folder)? {
            let before = excerpt.check(&settings.check);
            let known: BTreeSet<FindingId> =
                before.findings.iter().map(|finding| finding.id).collect();
            let clean: Vec<usize> = (0..excerpt.beads.len())
                .filter(|&bead| {
                    let bead = &excerpt.beads[bead];
                    !bead.0.is_empty()
                        && !bead.1.is_empty()
                        && !before.findings.iter().any(|finding| touches(finding, bead))
                })
                .collect();
            for kind in Kind::ALL {
                if !kind.name().starts_with(&settings.only) {
                    continue;
                }
                for _ in 0..TIMES {
                    let Some((bead, changed)) = plant(&excerpt, kind, &clean, &mut random) else {
                        continue;
                    };
                    let report = changed.check(&settings.check);
                    let is_found = report.findings.iter().any(|finding| {
                        !known.contains(&finding.id)
                            && touches_error(finding, kind, &changed.beads[bead])
                    });
                    let count = tally.entry(kind).or_default();
                    count.0 += 1;
                    count.1 += usize::from(is_found);
                    if !is_found && settings.is_verbose {
                        let (english, chinese) = changed.beads[bead].clone();
                        println!("# not found: {}", kind.name());
                        println!("EN {}", changed.english[english].join(" "));
                        println!("ZH {}\n", changed.chinese[chinese].concat());
                    }
                }
            }
        }
    }
    println!("error\tplanted\tfound\tshare");
    for (kind, (planted, found)) in tally {
        println!("{}\t{planted}\t{found}\t{:.4}", kind.name(), found as f64 / planted as f64);
    }
    Ok(())
}

/// Tries the clean beads from a random one on until one has a place for the error.
fn plant(
    excerpt: &Excerpt,
    kind: Kind,
    clean: &[usize],
    random: &mut Random,
) -> Option<(usize, Excerpt)> {
    let first = random.below(clean.len());
    let beads = clean.iter().cycle().skip(first).take(clean.len());
    beads.copied().find_map(|bead| Some((bead, kind.plant(excerpt, bead, random)?)))
}

fn touches_error(
    finding: &zhen_check::Finding,
    kind: Kind,
    bead: &(std::ops::Range<usize>, std::ops::Range<usize>),
) -> bool {
    let is_kind = match kind {
        Kind::DeletedEnglish => finding.kind == FindingKind::Addition,
        Kind::DeletedChinese => finding.kind == FindingKind::Omission,
        Kind::Moved => matches!(
            finding.kind,
            FindingKind::Moved | FindingKind::Omission | FindingKind::Addition
        ),
        Kind::Name | Kind::AnyName => finding.kind == FindingKind::Name,
        Kind::Negation => finding.kind == FindingKind::Negation,
        _ => true,
    };
    is_kind && touches(finding, bead)
}
