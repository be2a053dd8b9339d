//! What stands in a bead's Chinese side for words of its English side, by the lexicon.
//!
//! A rendering is a run of Chinese words that are linked with the English ones, and with nothing
//! else in the bead more strongly. Linear in the words of the bead and their links.

use std::collections::BTreeSet;

use zhen_align::Place;

use super::words::{BeadWords, PairWords};

/// Links that are weaker than this share of the strongest one to another word of the bead belong
/// to that word.
const COMPETING: f32 = 0.7;

/// A run of Chinese words that renders English ones.
#[derive(Clone, Debug)]
pub(super) struct Rendering {
    pub(super) place: Place,
    /// Folded words without particles and white space.
    pub(super) key: String,
    /// Share of the English words that it renders, in (0, 1].
    pub(super) share: f64,
    /// Mean of their strongest links, in (0, 1].
    pub(super) strength: f32,
}

/// Returns what renders the stems, of which the bead has some more; the best of all runs.
pub(super) fn rendering(pair: &PairWords, bead: &BeadWords, stems: &[usize]) -> Option<Rendering> {
    let mut content: Vec<usize> = stems.to_vec();
    content.retain(|&stem| pair.stems[stem].is_content());
    if content.is_empty() {
        content = stems.to_vec();
    }
    content.sort_unstable();
    content.dedup();
    let others: BTreeSet<usize> =
        bead.english.iter().map(|word| word.number).filter(|own| !stems.contains(own)).collect();
    let linked: Vec<bool> = bead
        .chinese
        .iter()
        .map(|word| {
            let entry = &pair.words[word.number];
            let own = content.iter().map(|&stem| entry.link(stem)).fold(0.0, f32::max);
            let other = entry.links.iter().filter(|(stem, _)| others.contains(stem));
            own > 0.0 && own >= COMPETING * other.map(|(_, link)| *link).fold(0.0, f32::max)
        })
        .collect();
    let mut best: Option<Rendering> = None;
    let mut at = 0;
    while at < linked.len() {
        if !linked[at] {
            at += 1;
            continue;
        }
        let mut last = at;
        for (next, is_linked) in linked.iter().enumerate().skip(at + 1) {
            if !bead.chinese[next].is_joined {
                break;
            }
            if *is_linked {
                last = next;
            } else if !is_particle(&pair.words[bead.chinese[next].number].key) {
                break;
            }
        }
        let run = of_run(pair, bead, &content, at, last);
        let is_better = |old: &Rendering| (run.share, run.strength) > (old.share, old.strength);
        if best.as_ref().is_none_or(is_better) {
            best = Some(run);
        }
        at = last + 1;
    }
    best
}

fn of_run(
    pair: &PairWords,
    bead: &BeadWords,
    content: &[usize],
    first: usize,
    last: usize,
) -> Rendering {
    let words = &bead.chinese[first..=last];
    let strongest: Vec<f32> = content
        .iter()
        .map(|&stem| {
            words.iter().map(|word| pair.words[word.number].link(stem)).fold(0.0, f32::max)
        })
        .collect();
    let rendered = strongest.iter().filter(|link| **link > 0.0).count();
    let keys = words.iter().map(|word| pair.words[word.number].key.as_str());
    Rendering {
        place: words[0].place_to(&words[words.len() - 1]),
        key: keys.filter(|key| !is_particle(key)).collect::<String>().replace(' ', ""),
        share: rendered as f64 / content.len() as f64,
        strength: strongest.iter().sum::<f32>() / rendered.max(1) as f32,
    }
}

/// Whether a word joins others within a term, and may be left out there.
pub(super) fn is_particle(key: &str) -> bool {
    matches!(key, "的" | "之")
}
