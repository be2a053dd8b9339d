//! Which null sentences may translate each other, by the rare tokens they share.

use super::Run;
use crate::evidence::PairEvidence;
use crate::logarithm::fast_ln;

/// English tokens that stand in more null sentences than this do not vote.
const MOST_SENTENCES: usize = 16;
/// English sentences that a Chinese one is compared with, at most.
const MOST_PARTNERS: usize = 6;

/// Null sentences of two runs that stand at different places.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Candidate {
    pub(super) english: usize,
    pub(super) chinese: usize,
    /// Their runs, English before Chinese.
    pub(super) runs: [usize; 2],
}

/// Lists candidates, by Chinese sentence, those with most votes first.
pub(super) fn candidates(evidence: &PairEvidence, runs: &[Vec<Run>; 2]) -> Vec<Candidate> {
    let PairEvidence { english, chinese, links, .. } = evidence;
    let mut holders: Vec<Vec<(usize, usize)>> = vec![Vec::new(); english.occurrences().len()];
    for (number, sentence) in sentences(&runs[0]) {
        for token in english.tokens(sentence) {
            // One more than may vote tells that there are too many.
            let holders = &mut holders[token.kind as usize];
            if holders.len() <= MOST_SENTENCES {
                holders.push((sentence, number));
            }
        }
    }
    let mut all = Vec::new();
    let mut votes: Vec<(usize, usize, f32)> = Vec::new();
    for (number, sentence) in sentences(&runs[1]) {
        votes.clear();
        for link in chinese.tokens(sentence).iter().flat_map(|token| links.of(token.kind)) {
            let holders = &holders[link.english as usize];
            let ratio = link.english_ratio.max(link.chinese_ratio);
            if holders.len() > MOST_SENTENCES || ratio <= 1.0 {
                continue;
            }
            for &(other, run) in holders {
                if runs[0][run].place != runs[1][number].place {
                    votes.push((other, run, fast_ln(ratio)));
                }
            }
        }
        votes.sort_by_key(|vote| vote.0);
        votes.dedup_by(|later, first| {
            let is_same = later.0 == first.0;
            if is_same {
                first.2 += later.2;
            }
            is_same
        });
        votes.sort_by(|left, right| right.2.total_cmp(&left.2).then(left.0.cmp(&right.0)));
        let best = votes.iter().take(MOST_PARTNERS);
        all.extend(best.map(|&(english, run, _)| Candidate {
            english,
            chinese: sentence,
            runs: [run, number],
        }));
    }
    all
}

/// The sentences of all runs, each with the number of its run.
fn sentences(runs: &[Run]) -> impl Iterator<Item = (usize, usize)> + '_ {
    let of_run = |(number, run): (usize, &Run)| {
        run.sentences.clone().map(move |sentence| (number, sentence))
    };
    runs.iter().enumerate().flat_map(of_run)
}
