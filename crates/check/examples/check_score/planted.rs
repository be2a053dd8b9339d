//! Errors planted in good translations, one an excerpt: how many are found?

use std::collections::{BTreeMap, BTreeSet};
use std::error;
use std::path::PathBuf;

use zhen_check::{FindingId, FindingKind};
use zhen_lexicon::{Glossary, Lexicon};

use crate::Settings;
use crate::alarms::touches;
use crate::errors::Kind;
use crate::excerpt::{self, Excerpt};
use crate::slips::Random;
use crate::terms::{self, Stable};

/// Errors of each kind that are planted in an excerpt, one at a time.
const TIMES: usize = 2;
/// The same for terms, which few documents have.
const TIMES_TERMS: usize = 6;

/// Plants errors of every kind in every excerpt, and prints how many are found.
pub(crate) fn report(
    folders: &[PathBuf],
    settings: &Settings,
) -> Result<(), Box<dyn error::Error>> {
    let mut tally: BTreeMap<Kind, (usize, usize)> = BTreeMap::new();
    let mut random = Random::new(20_261_126);
    for folder in folders {
        for excerpt in excerpt::read(folder, settings.extent)? {
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
            let is_wanted = |kind: &Kind| {
                let only = &settings.only;
                let is_class = kind.class().is_some_and(|class| only.contains(&class));
                (only.is_empty() || is_class) && kind.name().contains(&settings.kind)
            };
            let terms = terms::stable(&excerpt);
            for kind in Kind::ALL.into_iter().filter(is_wanted) {
                let times =
                    if kind.class() == Some(FindingKind::Term) { TIMES_TERMS } else { TIMES };
                for _ in 0..times {
                    let Some(Planted { bead, excerpt: changed, glossary }) =
                        plant(&excerpt, kind, &clean, &terms, &mut random)
                    else {
                        continue;
                    };
                    let report = match glossary {
                        Some(glossary) => {
                            let lexicon = Lexicon::built_in().clone().with_glossary(&glossary);
                            changed.check_with(&settings.check, &lexicon)
                        }
                        None => changed.check(&settings.check),
                    };
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

/// An excerpt with an error.
struct Planted {
    bead: usize,
    excerpt: Excerpt,
    /// What the user has stated.
    glossary: Option<Glossary>,
}

/// Tries the clean beads, or the terms, from a random one on until one has a place for the error.
fn plant(
    excerpt: &Excerpt,
    kind: Kind,
    clean: &[usize],
    terms: &[Stable],
    random: &mut Random,
) -> Option<Planted> {
    if matches!(kind, Kind::Term | Kind::GlossaryTerm) {
        let first = random.below(terms.len().max(1));
        return terms.iter().cycle().skip(first).take(terms.len()).find_map(|term| {
            let (bead, excerpt) = term.plant(excerpt, clean, random)?;
            let row = format!("{}\t{}", term.english, term.chinese);
            let glossary = Glossary::parse(&row).ok().filter(|_| kind == Kind::GlossaryTerm);
            Some(Planted { bead, excerpt, glossary })
        });
    }
    let first = random.below(clean.len());
    let beads = clean.iter().cycle().skip(first).take(clean.len());
    beads.copied().find_map(|bead| {
        let excerpt = kind.plant(excerpt, bead, random)?;
        Some(Planted { bead, excerpt, glossary: None })
    })
}

fn touches_error(
    finding: &zhen_check::Finding,
    kind: Kind,
    bead: &(std::ops::Range<usize>, std::ops::Range<usize>),
) -> bool {
    let is_kind = match kind {
        Kind::Moved => matches!(
            finding.kind,
            FindingKind::Moved | FindingKind::Omission | FindingKind::Addition
        ),
        _ => kind.class().is_none_or(|class| class == finding.kind),
    };
    is_kind && touches(finding, bead)
}
