//! The usual rendering of a phrase: the run of Chinese words that comes with it most steadily, that
//! the lexicon links with it, and that hardly comes without it.

use std::collections::HashMap;

use super::deviation::Expected;
use super::instead::is_particle;
use super::phrases::{LEAST_BEADS, Phrase};
use super::words::{BeadWords, PairWords};

/// Words of the longest rendering.
const LONGEST: usize = 5;
/// Runs whose places in the whole document are counted.
const LOOKED_AT: usize = 4;
/// Share of the beads of a phrase that its rendering stands in at least.
pub(super) const STEADY: f64 = 0.75;

/// A rendering that may be the usual one.
struct Scored {
    score: f64,
    usual: Expected,
}

/// The folded words of a bead's Chinese side without particles.
pub(super) fn key(words: &PairWords, bead: &BeadWords) -> String {
    let keys = bead.chinese.iter().map(|word| words.words[word.number].key.as_str());
    keys.filter(|key| !is_particle(key)).collect::<String>().replace(' ', "")
}

/// Finds the run of words that comes with a phrase most steadily; none where there is no such, or
/// nothing else that might be.
pub(super) fn usual(
    words: &PairWords,
    keys: &[String],
    phrase: &Phrase,
    beads: &[usize],
) -> Option<Expected> {
    let mut runs: HashMap<Vec<usize>, (usize, usize, zhen_align::Place)> = HashMap::new();
    for &bead in beads {
        let own = &words.beads[bead].chinese;
        let is_linked = |at: &usize| {
            let entry = &words.words[own[*at].number];
            phrase.stems.iter().any(|&stem| entry.link(stem) > 0.0)
        };
        let linked: Vec<usize> = (0..own.len()).filter(is_linked).collect();
        for first in 0..own.len() {
            let next_linked = linked.get(linked.partition_point(|at| *at < first));
            for last in first..own.len().min(first + LONGEST) {
                if last > first && !own[last].is_joined {
                    break;
                }
                if next_linked.is_none_or(|next| last < *next) {
                    continue;
                }
                let run: Vec<usize> = own[first..=last]
                    .iter()
                    .map(|word| word.number)
                    .filter(|&number| !is_particle(&words.words[number].key))
                    .collect();
                let at_edge = |at: usize| is_particle(&words.words[own[at].number].key);
                if at_edge(first) || at_edge(last) {
                    continue;
                }
                let place = own[first].place_to(&own[last]);
                let entry = runs.entry(run).or_insert((0, usize::MAX, place));
                entry.0 += usize::from(entry.1 != bead);
                entry.1 = bead;
            }
        }
    }
    let least = (beads.len() as f64 * STEADY).floor() as usize;
    let mut scored: Vec<Scored> = Vec::new();
    for (run, (count, _, place)) in runs {
        if count < least.max(LEAST_BEADS - 1) {
            continue;
        }
        let Some((coverage, purity)) = lexical(words, &phrase.stems, &run) else { continue };
        let key: String = run.iter().map(|&word| words.words[word].key.as_str()).collect();
        let key = key.replace(' ', "");
        let score = coverage + purity + count as f64 / beads.len() as f64;
        scored.push(Scored { score, usual: Expected { key, coverage, place } });
    }
    let order = |one: &Scored, other: &Scored| {
        // One key may be several runs, parted otherwise: the first place counts.
        let place = |own: &Scored| {
            let place = &own.usual.place;
            (place.sentence, place.start, place.end)
        };
        one.score
            .total_cmp(&other.score)
            .then_with(|| other.usual.key.cmp(&one.usual.key))
            .then_with(|| place(other).cmp(&place(one)))
    };
    scored.sort_by(|one, other| order(other, one));
    scored.truncate(LOOKED_AT);
    // Where whatever may be usual stands everywhere there is nothing to find.
    let stands = |own: &Scored| beads.iter().all(|&bead| keys[bead].contains(&own.usual.key));
    if scored.iter().all(stands) {
        return None;
    }
    for own in &mut scored {
        let key = &own.usual.key;
        let all = keys.iter().filter(|bead| bead.contains(key)).count();
        let with_phrase = beads.iter().filter(|&&bead| keys[bead].contains(key)).count();
        own.score += 0.5 * with_phrase as f64 / all.max(1) as f64;
    }
    scored.into_iter().max_by(order).map(|best| best.usual)
}

/// How well the lexicon explains a run of words by a phrase, as the shares of both that are
/// linked; none where it does not.
pub(super) fn lexical(words: &PairWords, stems: &[usize], run: &[usize]) -> Option<(f64, f64)> {
    let content: Vec<usize> =
        stems.iter().copied().filter(|&stem| words.stems[stem].is_content()).collect();
    let is_linked =
        |word: usize, stems: &[usize]| stems.iter().any(|&stem| words.words[word].link(stem) > 0.0);
    let rendered =
        content.iter().filter(|&&stem| run.iter().any(|&word| is_linked(word, &[stem]))).count();
    let length = |word: usize| words.words[word].key.chars().count();
    let linked: usize =
        run.iter().filter(|&&word| is_linked(word, stems)).map(|&word| length(word)).sum();
    let all: usize = run.iter().map(|&word| length(word)).sum();
    let coverage = rendered as f64 / content.len().max(1) as f64;
    let purity = linked as f64 / all.max(1) as f64;
    (coverage >= 0.5 && purity >= 0.5).then_some((coverage, purity))
}
