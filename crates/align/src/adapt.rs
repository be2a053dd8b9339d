//! Adaptation: words that a document pair itself teaches.
//!
//! The coarse pass finds sentence pairs that are surely translations. What the lexicon leaves
//! unexplained in them is counted together: words that are each other's most frequent companions,
//! far more often than by chance (log likelihood ratio, Dunning 1993), are linked for the passes
//! that follow. Names, terms and turns that no lexicon has are learned so. Time and space are
//! linear in the text.

use std::collections::BTreeMap;

use crate::evidence::{PairEvidence, Side};
use crate::pairs::{Explained, PairReader, PairRow};

/// Sentence pairs below which nothing is learned.
const LEAST_PAIRS: usize = 20;
/// Times that two words must be left over together.
const LEAST_TOGETHER: u32 = 2;
/// Log likelihood ratio that two words need: once in a thousand by chance.
const LEAST_RATIO: f64 = 10.8;
/// Share of their sentences (Dice's coefficient) that two words must have together.
const LEAST_SHARE: f64 = 0.4;
/// What a learned link is worth beside a certain one.
const TRUST: f32 = 0.6;
/// Left-over words of one side of a sentence pair beyond which they are too many to tell.
const MOST_LEFT: usize = 24;

/// A learned link between token types, with p(en given zh) and p(zh given en).
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct LearnedLink {
    pub(crate) english: u32,
    pub(crate) chinese: u32,
    pub(crate) forward: f32,
    pub(crate) backward: f32,
}

/// Learns links from sentence pairs that are surely translations, sorted by English sentence.
pub(crate) fn learn(evidence: &PairEvidence, pairs: &[(usize, usize)]) -> Vec<LearnedLink> {
    if pairs.len() < LEAST_PAIRS {
        return Vec::new();
    }
    let PairEvidence { english, chinese, links, .. } = evidence;
    let mut reader = PairReader::new(evidence);
    let mut row = PairRow::default();
    let mut together: BTreeMap<(u32, u32), u32> = BTreeMap::new();
    let mut english_counts = vec![0_u32; english.occurrences().len()];
    let mut chinese_counts = vec![0_u32; chinese.occurrences().len()];
    for &(i, j) in pairs {
        english.tokens(i).iter().for_each(|token| english_counts[token.kind as usize] += 1);
        chinese.tokens(j).iter().for_each(|token| chinese_counts[token.kind as usize] += 1);
        reader.read(i, j..j + 1, &mut row);
        let (of_english, of_chinese) = row.pair(j);
        let left = left_over(english, i, of_english, chinese.counts()[j].1);
        let right = left_over(chinese, j, of_chinese, english.counts()[i].1);
        if left.len() <= MOST_LEFT && right.len() <= MOST_LEFT {
            for &kind in &left {
                for &other in &right {
                    if links.of(other).iter().any(|link| link.english == kind) {
                        continue;
                    }
                    *together.entry((kind, other)).or_default() += 1;
                }
            }
        }
    }
    let all = pairs.len() as f64;
    let mut candidates: Vec<(f64, u32, u32)> = Vec::new();
    for (&(kind, other), &count) in &together {
        let (one, two) = (english_counts[kind as usize], chinese_counts[other as usize]);
        let share = 2.0 * f64::from(count) / f64::from(one + two);
        if count >= LEAST_TOGETHER
            && share >= LEAST_SHARE
            && likelihood_ratio(f64::from(count), f64::from(one), f64::from(two), all)
                >= LEAST_RATIO
        {
            candidates.push((share, kind, other));
        }
    }
    // The most faithful companions first; of equal ones, those that come first in the text.
    candidates.sort_by(|left, right| {
        right.0.total_cmp(&left.0).then((left.1, left.2).cmp(&(right.1, right.2)))
    });
    let mut taken = (vec![false; english_counts.len()], vec![false; chinese_counts.len()]);
    let mut learned = Vec::new();
    for (_, english, chinese) in candidates {
        if taken.0[english as usize] || taken.1[chinese as usize] {
            continue;
        }
        taken.0[english as usize] = true;
        taken.1[chinese as usize] = true;
        let count = together[&(english, chinese)] as f32;
        learned.push(LearnedLink {
            english,
            chinese,
            forward: TRUST * count / chinese_counts[chinese as usize] as f32,
            backward: TRUST * count / english_counts[english as usize] as f32,
        });
    }
    learned.sort_by_key(|link: &LearnedLink| (link.chinese, link.english));
    learned
}

/// Token types of a sentence that its counterpart's tokens, `others` in number, do not explain
/// better than chance; values explain themselves.
fn left_over(side: &Side, sentence: usize, explained: &[Explained], others: f32) -> Vec<u32> {
    let tokens = side.tokens(sentence);
    let mut ratios = vec![0.0; tokens.len()];
    for one in explained {
        ratios[usize::from(one.position)] += one.ratio;
    }
    let left = tokens
        .iter()
        .zip(ratios)
        .filter(|(token, ratio)| *ratio <= others && !side.is_telling(token.kind));
    left.map(|(token, _)| token.kind).collect()
}

/// Dunning's −2 ln λ of two words that stand in `one` and `two` of `all` sentence pairs, and
/// in `both` of them together; 0 where they are together less than by chance.
fn likelihood_ratio(both: f64, one: f64, two: f64, all: f64) -> f64 {
    if both * all <= one * two {
        return 0.0;
    }
    let part = |count: f64, share: f64| {
        if count > 0.0 { count * libm::log(share) } else { 0.0 }
    };
    let cells = [
        (both, one * two / all),
        (one - both, one * (all - two) / all),
        (two - both, (all - one) * two / all),
        (all - one - two + both, (all - one) * (all - two) / all),
    ];
    2.0 * cells.iter().map(|&(seen, expected)| part(seen, seen / expected)).sum::<f64>()
}

#[cfg(test)]
mod tests {
    use zhen_lexicon::Lexicon;
    use zhen_text::{Document, Language};

    use super::*;

    #[test]
    fn the_ratio_is_large_where_words_come_together_and_nought_by_chance() {
        assert!(likelihood_ratio(10.0, 10.0, 10.0, 1000.0) > 100.0);
        assert_eq!(likelihood_ratio(1.0, 10.0, 100.0, 1000.0), 0.0);
        assert!(likelihood_ratio(2.0, 2.0, 2.0, 1000.0) > LEAST_RATIO);
        assert!(likelihood_ratio(2.0, 40.0, 40.0, 400.0) < LEAST_RATIO);
    }

    #[test]
    fn an_invented_word_that_comes_back_is_learned() {
        let lines = |lines: [&str; 2]| -> String {
            (0..30).map(|n| format!("{}\n", lines[usize::from(n % 3 == 0)])).collect()
        };
        let english = lines(["The river is wide.", "The zorvlat sings at night."]);
        let chinese = lines(["这条河很宽。", "蔗莴夜里唱歌。"]);
        let evidence = PairEvidence::new(
            &Document::from_lines(english, Language::English),
            &Document::from_lines(chinese, Language::Chinese),
            Lexicon::built_in(),
        );
        let pairs: Vec<(usize, usize)> = (0..30).map(|n| (n, n)).collect();
        let links = learn(&evidence, &pairs);
        let zorvlat = evidence.english.tokens(0).iter().find(|token| {
            evidence.links.of_english(token.kind).is_empty()
                && links.iter().any(|link| link.english == token.kind)
        });
        assert!(zorvlat.is_some(), "{links:?}");
        assert!(learn(&evidence, &pairs[..10]).is_empty());
    }
}
