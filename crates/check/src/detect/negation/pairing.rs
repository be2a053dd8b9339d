//! Which words that deny render each other: one to one, by what they deny.
//!
//! Two of them belong together as far as the words that they deny are linked by the lexicon and
//! stand near them; where nothing is linked, as far as both stand at the same place of their
//! sides. The best pair is taken first, then the best of the rest.

use super::cue::{Cue, Strength};
use super::words::{BeadWords, Word};

/// How far apart, in words, a negation and the word that it denies may stand.
pub(crate) const REACH: usize = 6;
/// Words after a negation that are looked up on the other side.
const DENIED: usize = 3;
/// Least probability of a link that tells what is denied.
const LEAST_LINK: f32 = 0.1;
/// What the same place in both sides counts at most.
const SAME_PLACE: f64 = 0.1;

/// For each word that denies its partner on the other side, and how well they agree, in [0, 1].
#[derive(Clone, Debug)]
pub(crate) struct Partners {
    pub(crate) english: Vec<Option<(usize, f64)>>,
    pub(crate) chinese: Vec<Option<(usize, f64)>>,
}

/// Pairs the words that deny. Quadratic in them.
pub(crate) fn pair(words: &BeadWords, english: &[Cue], chinese: &[Cue]) -> Partners {
    let mut pairs: Vec<(f64, usize, usize)> = Vec::new();
    for (i, own) in english.iter().enumerate().filter(|(_, own)| is_open(own)) {
        for (j, other) in chinese.iter().enumerate().filter(|(_, other)| is_open(other)) {
            let implied = [own, other].iter().filter(|cue| !cue.denies()).count();
            if implied < 2 {
                let share = if implied == 1 { 0.5 } else { 1.0 };
                pairs.push((share * agreement(words, own, other), i, j));
            }
        }
    }
    pairs.sort_by(|one, other| other.0.total_cmp(&one.0).then(one.1.cmp(&other.1)));
    let mut partners =
        Partners { english: vec![None; english.len()], chinese: vec![None; chinese.len()] };
    for (agreement, i, j) in pairs {
        if partners.english[i].is_none() && partners.chinese[j].is_none() {
            partners.english[i] = Some((j, agreement));
            partners.chinese[j] = Some((i, agreement));
        }
    }
    partners
}

/// Tells whether the word can render a negation: it is not taken for what it renders otherwise.
fn is_open(cue: &Cue) -> bool {
    cue.strength == Strength::Clear || cue.strength == Strength::Mild || !cue.is_rendered
}

fn agreement(words: &BeadWords, english: &Cue, chinese: &Cue) -> f64 {
    let mut best = 0.0_f64;
    for (distance, word) in denied(&words.english, english.word) {
        for &(index, probability) in &words.english[word].links {
            if probability < LEAST_LINK {
                continue;
            }
            let Some(other) = distance_of(&words.chinese, chinese.word, index) else { continue };
            let near = 1.0 / (1.0 + 0.25 * (distance + other) as f64);
            best = best.max(f64::from(probability) * near);
        }
    }
    if words.english[english.word].links.iter().any(|&(index, _)| index == chinese.word) {
        best = best.max(0.5);
    }
    let place = |index: usize, words: &[Word]| index as f64 / words.len().max(1) as f64;
    let apart = place(english.word, &words.english) - place(chinese.word, &words.chinese);
    best + SAME_PLACE * (1.0 - apart.abs())
}

/// Words before and after a word whose links tell where it is on the other side.
pub(crate) const AROUND: usize = 6;

/// Returns where a word stands on the other side: the mean place of what the words around it are
/// linked with, the nearest weighing most; `None` where nothing is linked.
pub(crate) fn counterpart(own: &[Word], other: &[Word], word: usize) -> Option<f64> {
    let (mut sum, mut total) = (0.0, 0.0);
    let first = word.saturating_sub(AROUND);
    for (near, neighbour) in own.iter().enumerate().take(word + AROUND + 1).skip(first) {
        let best = neighbour
            .links
            .iter()
            .filter(|(there, probability)| *probability >= 0.15 && other[*there].is_content)
            .max_by(|one, other| one.1.total_cmp(&other.1).then(other.0.cmp(&one.0)));
        if let Some(&(there, probability)) = best {
            let weight = f64::from(probability) / (1.0 + near.abs_diff(word) as f64);
            sum += weight * there as f64;
            total += weight;
        }
    }
    (total > 0.0).then(|| sum / total)
}

/// Returns the words that a negation at `word` may deny, with their distances: the next ones
/// that say something, and the word itself.
pub(crate) fn denied(side: &[Word], word: usize) -> impl Iterator<Item = (usize, usize)> + use<'_> {
    let sentence = side[word].sentence;
    let after = side
        .iter()
        .enumerate()
        .skip(word + 1)
        .take(REACH)
        .filter(move |(_, next)| next.sentence == sentence && next.is_content)
        .map(move |(index, _)| (index - word, index));
    std::iter::once((0, word)).chain(after.take(DENIED))
}

/// Returns how far a word stands from the negation that may deny it.
pub(crate) fn distance_of(side: &[Word], cue: usize, word: usize) -> Option<usize> {
    let is_near = cue <= word + 1 && word <= cue + REACH;
    (is_near && side[cue].sentence == side[word].sentence).then_some(word.abs_diff(cue))
}
