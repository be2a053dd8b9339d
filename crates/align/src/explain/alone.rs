//! What became of a sentence that stands alone: what is near it on the other side, and why it was
//! not joined with that.

use zhen_text::Bead;

use super::Explanations;
use super::figures::{Figures, Likelihood};
use super::words::{WordEvidence, words_of};

/// Sentences before and after the place of a lone sentence that may be its counterpart.
const NEAR: usize = 3;
/// From this probability of being joined with one sentence on, standing alone was a close call.
const CLOSE: f64 = 0.2;
/// Sentences with a smaller cosine are not alike. Set by hand.
const ALIKE: f32 = 0.4;

/// What became of a sentence without counterpart.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Alone {
    /// How probably it stands alone, wherever between the sentences of the other side: the bead's
    /// confidence, but for rounding.
    pub probability: f64,
    /// The nearest sentences of the other side: the one that its words explain best, and the one
    /// with the greatest cosine, if that is another.
    pub nearest: Vec<Neighbour>,
    /// Why it was not joined with them.
    pub reason: AloneReason,
}

/// A sentence of the other side that may be its counterpart.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Neighbour {
    /// Index of the sentence.
    pub sentence: usize,
    /// Index of the bead that holds it.
    pub bead_index: usize,
    /// How probably both are in one bead.
    pub together: f64,
    /// Words of both.
    pub words: WordEvidence,
    /// Figures of both as a bead of their own.
    pub figures: Figures,
}

/// Why a sentence stands alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum AloneReason {
    /// The other document has no sentences.
    NothingThere,
    /// It nearly did not: joining it with its nearest sentence was quite probable too.
    CloseCall,
    /// No sentence near it has its words or its meaning.
    NothingAlike,
    /// Its nearest sentence is the counterpart of others.
    Taken,
    /// Its nearest sentence stands alone too; too little speaks for joining them.
    TooLittle,
}

impl Explanations<'_> {
    /// Says what became of the sentence of null bead number `index`.
    pub(super) fn alone(&self, index: usize, bead: &Bead) -> Alone {
        let is_english = bead.target.is_empty();
        let (place, count) = match is_english {
            true => (bead.target.start, self.evidence.chinese.len()),
            false => (bead.source.start, self.evidence.english.len()),
        };
        let near = place.saturating_sub(NEAR)..(place + NEAR).min(count);
        let joined = |sentence: usize| match is_english {
            true => Bead { source: bead.source.clone(), target: sentence..sentence + 1 },
            false => Bead { source: sentence..sentence + 1, target: bead.target.clone() },
        };
        let measured: Vec<(usize, Figures)> =
            near.map(|sentence| (sentence, self.figures(&joined(sentence)))).collect();
        let by_words = first_best(&measured, |figures| {
            figures.likelihood.map_or(f32::NEG_INFINITY, Likelihood::total)
        });
        let by_meaning = first_best(&measured, cosine);
        let mut chosen: Vec<(usize, Figures)> = by_words.into_iter().collect();
        chosen.extend(by_meaning.filter(|other| by_words.is_none_or(|one| one.0 != other.0)));
        let holders = if is_english { &self.chinese_beads } else { &self.english_beads };
        let nearest: Vec<Neighbour> = chosen
            .into_iter()
            .map(|(sentence, figures)| {
                let pair = joined(sentence);
                Neighbour {
                    sentence,
                    bead_index: holders.get(sentence).copied().unwrap_or(index),
                    together: self.belief.together(pair.source.start, pair.target.start),
                    words: words_of(&self.evidence, &self.occurrences, &pair),
                    figures,
                }
            })
            .collect();
        Alone { probability: self.belief.alone(bead), reason: self.reason(&nearest), nearest }
    }

    fn reason(&self, nearest: &[Neighbour]) -> AloneReason {
        let alike = |neighbour: &&Neighbour| {
            let better_than_chance =
                neighbour.figures.likelihood.is_some_and(|likelihood| likelihood.total() > 0.0);
            better_than_chance || cosine(&neighbour.figures) >= ALIKE
        };
        if nearest.is_empty() {
            return AloneReason::NothingThere;
        }
        if nearest.iter().any(|neighbour| neighbour.together >= CLOSE) {
            return AloneReason::CloseCall;
        }
        match nearest.iter().find(alike) {
            None => AloneReason::NothingAlike,
            Some(neighbour) if self.alignment.beads()[neighbour.bead_index].bead.is_null() => {
                AloneReason::TooLittle
            }
            Some(_) => AloneReason::Taken,
        }
    }
}

fn cosine(figures: &Figures) -> f32 {
    figures.meaning.map_or(-1.0, |meaning| meaning.cosine)
}

/// The first of the sentences for which `value` is greatest.
fn first_best(
    measured: &[(usize, Figures)],
    value: impl Fn(&Figures) -> f32,
) -> Option<(usize, Figures)> {
    let better =
        |best: &(usize, Figures), other: &(usize, Figures)| value(&other.1) > value(&best.1);
    measured.iter().copied().reduce(|best, other| if better(&best, &other) { other } else { best })
}

#[cfg(test)]
mod tests {
    use zhen_text::{Document, Language};

    use super::*;
    use crate::Aligner;
    use crate::explain::Meaning;

    #[test]
    fn reasons_follow_from_what_is_near() {
        let english = "The harbour opened in 1987.\nNobody painted the boats.\n";
        let english = Document::from_lines(english, Language::English);
        let chinese = Document::from_lines("港口于1987年开港。\n", Language::Chinese);
        let explanations = Aligner::default().explain(&english, &chinese);
        let nulls: Vec<bool> =
            explanations.alignment().beads().iter().map(|scored| scored.bead.is_null()).collect();
        assert_eq!(nulls, [false, true]);
        let neighbour = |bead_index, together, likelihood, cosine| Neighbour {
            sentence: 0,
            bead_index,
            together,
            words: WordEvidence::default(),
            figures: Figures {
                likelihood: Some(Likelihood { english: likelihood, chinese: -1.0 }),
                meaning: Some(Meaning { cosine, ..Meaning::default() }),
                ..Figures::default()
            },
        };
        let table = [
            (vec![], AloneReason::NothingThere),
            (vec![neighbour(0, 0.01, 0.5, 0.1)], AloneReason::NothingAlike),
            (vec![neighbour(0, 0.3, 0.5, 0.1)], AloneReason::CloseCall),
            (vec![neighbour(0, 0.01, 1.5, 0.1)], AloneReason::Taken),
            (vec![neighbour(0, 0.01, 0.5, 0.5)], AloneReason::Taken),
            (vec![neighbour(1, 0.01, 1.5, 0.5)], AloneReason::TooLittle),
            (vec![neighbour(1, 0.01, 0.5, 0.1), neighbour(0, 0.0, 0.0, 0.4)], AloneReason::Taken),
        ];
        for (nearest, reason) in table {
            assert_eq!(explanations.reason(&nearest), reason, "{nearest:?}");
        }
    }
}
