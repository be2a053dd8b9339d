//! Sets what is left of two texts against each other.

use std::collections::{BTreeMap, BTreeSet, HashSet};
use std::ops::Range;

use super::super::Name;
use super::super::chinese_text::ChineseText;
use super::super::english_text::EnglishText;
use super::signs::{self, Left, Surroundings};
use super::{Laid, NameComparison, NameConflict, NamePair, UnmatchedName, confidence, residue};

/// Most names of a side that are set against those of the other.
const MOST: usize = 24;

/// Judges what is left, with what is said of each name elsewhere: English names, then Chinese.
///
/// Pairs that contradict each other most probably are taken first, then what is left over.
pub(in super::super) fn judge(
    laid: Laid,
    english: &EnglishText<'_>,
    chinese: &ChineseText<'_>,
    around: [&[Surroundings]; 2],
) -> NameComparison {
    let mut laid = laid;
    let mut around = around.map(<[Surroundings]>::to_vec);
    let written = |text: &str, name: &Name| text.get(name.span.clone()).map(str::to_owned);
    once(&mut laid.english, &mut around[0], |name| written(english.text, name));
    once(&mut laid.chinese, &mut around[1], |name| written(chinese.text, name));
    let residue = residue::count(&laid, english, chinese);
    let texts = Left {
        residue,
        english,
        chinese,
        matched: laid.matched.len(),
        left: [laid.english.len(), laid.chinese.len()],
        surplus: surplus(&laid.matched, english.text, chinese.text),
    };
    let place = |side: usize, at: usize| around[side].get(at).copied().unwrap_or_default();
    let english_signs: Vec<Vec<f64>> = (laid.english.iter().enumerate())
        .map(|(at, name)| signs::of_english(name, &texts, place(0, at)))
        .collect();
    let chinese_signs: Vec<Vec<f64>> = (laid.chinese.iter().enumerate())
        .map(|(at, name)| signs::of_chinese(name, &texts, place(1, at)))
        .collect();
    let bead = signs::of_bead(&texts);
    let mut pairs = Vec::new();
    for (at, name) in laid.english.iter().enumerate().take(MOST) {
        for (other, rival) in laid.chinese.iter().enumerate().take(MOST) {
            let pair = signs::of_pair(name, rival, &texts);
            let all = [bead.as_slice(), &english_signs[at], &chinese_signs[other], &pair].concat();
            let mut confidence = confidence::of_conflict(&all);
            if signs::are_of_other_families(name, rival, &texts) {
                confidence = confidence::of_other_family(confidence);
            }
            pairs.push((confidence, at, other, all));
        }
    }
    pairs.sort_by(|one, other| {
        other.0.total_cmp(&one.0).then((one.1, one.2).cmp(&(other.1, other.2)))
    });
    let mut rivals: Vec<Option<(usize, f64, Vec<f64>)>> = vec![None; laid.english.len()];
    let mut taken = vec![false; laid.chinese.len()];
    for (confidence, at, other, all) in pairs {
        if rivals[at].is_none() && !taken[other] {
            rivals[at] = Some((other, confidence, all));
            taken[other] = true;
        }
    }
    let halves = laid.halves.into_iter().map(|(name, other)| {
        let one = signs::of_english(&name, &texts, Surroundings::default());
        let two = signs::of_chinese(&other, &texts, Surroundings::default());
        let mut pair = signs::of_pair(&name, &other, &texts);
        signs::mark_half(&mut pair, &other);
        let all = [bead.as_slice(), &one, &two, &pair].concat();
        let confidence = confidence::of_conflict(&all);
        NameConflict { english: name, chinese: other, confidence, signs: all }
    });
    let halves: Vec<NameConflict> = halves.collect();
    let mut comparison = NameComparison { matched: laid.matched, ..NameComparison::default() };
    comparison.conflicting.extend(halves);
    for ((name, rival), own) in laid.english.into_iter().zip(rivals).zip(english_signs) {
        match rival {
            Some((other, confidence, signs)) => comparison.conflicting.push(NameConflict {
                english: name,
                chinese: laid.chinese[other].clone(),
                confidence,
                signs,
            }),
            None => {
                let signs = [bead.as_slice(), &own].concat();
                let confidence = confidence::of_english(&signs);
                comparison.unmatched_english.push(UnmatchedName { name, confidence, signs });
            }
        }
    }
    let rest = laid.chinese.into_iter().zip(taken).zip(chinese_signs);
    for ((name, _), own) in rest.filter(|((_, taken), _)| !taken) {
        let signs = [bead.as_slice(), &own].concat();
        let confidence = confidence::of_chinese(&signs);
        comparison.unmatched_chinese.push(UnmatchedName { name, confidence, signs });
    }
    comparison
}

/// Keeps each name once: a text that lacks it lacks it wherever it stands.
fn once(
    names: &mut Vec<Name>,
    around: &mut Vec<Surroundings>,
    written: impl Fn(&Name) -> Option<String>,
) {
    let mut seen = HashSet::new();
    let kept: Vec<bool> = names.iter().map(|name| seen.insert(written(name))).collect();
    let mut keep = kept.iter().copied();
    names.retain(|_| keep.next().unwrap_or(true));
    let mut keep = kept.into_iter();
    around.retain(|_| keep.next().unwrap_or(true));
}

/// How often matched names stand more often in the English text than their counterparts in the
/// Chinese one, and the reverse.
fn surplus(matched: &[NamePair], english: &str, chinese: &str) -> [usize; 2] {
    let written =
        |text: &str, span: &Range<usize>| text.get(span.clone()).unwrap_or_default().to_owned();
    let mut counts: BTreeMap<String, BTreeSet<usize>> = BTreeMap::new();
    for pair in matched {
        let name = written(chinese, &pair.chinese);
        counts.entry(name).or_default().insert(pair.english.start);
    }
    let mut sides = [0, 0];
    for (name, places) in counts.into_iter().filter(|(name, _)| !name.is_empty()) {
        let here = chinese.matches(name.as_str()).count();
        let first = places.iter().next().copied().unwrap_or_default();
        let known = matched.iter().find(|pair| pair.english.start == first);
        let english_name = known.map(|pair| written(english, &pair.english)).unwrap_or_default();
        let there = english.matches(english_name.as_str()).count().max(places.len());
        sides[0] += places.len().saturating_sub(here.max(1));
        sides[1] += here.saturating_sub(there);
    }
    sides
}
