//! Scoring predicted beads against gold, as in Vecalign's and Bertalign's published tables.
//!
//! **Strict**: the predicted bead is exactly a gold bead. **Lax**: it shares a sentence link with
//! one. Null beads count in precision and not in recall (Thompson and Koehn 2019, their scorer).
//! A run of n unmatched sentences reads as n single nulls on both sides. **Null F1** is taken
//! over null sentences. With paragraph units the gold is coarser than the sentences.

use std::collections::{BTreeMap, BTreeSet};

use zhen_text::IndexBead;

/// How the gold relates to the sentences.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum GoldUnits {
    /// Gold beads are the finest right ones.
    #[default]
    Beads,
    /// Gold beads are groups; any two-sided bead inside a two-sided gold bead is right.
    Paragraphs,
}

/// A count of right ones among all.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Share {
    /// How many were right.
    pub right: usize,
    /// How many there were.
    pub total: usize,
}

impl Share {
    fn count(&mut self, right: bool) {
        self.right += usize::from(right);
        self.total += 1;
    }

    fn add(&mut self, other: Self) {
        self.right += other.right;
        self.total += other.total;
    }

    /// Returns the share in [0, 1]; 0 of nothing.
    pub fn value(self) -> f64 {
        if self.total == 0 { 0.0 } else { self.right as f64 / self.total as f64 }
    }
}

/// Precision and recall as counts, so that documents can be added up.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Accuracy {
    /// Predicted ones that are in the gold.
    pub precision: Share,
    /// Gold ones that were predicted.
    pub recall: Share,
}

impl Accuracy {
    /// Returns the harmonic mean of precision and recall, in [0, 1].
    ///
    /// Nothing expected and nothing predicted is a perfect 1.
    pub fn f1(&self) -> f64 {
        if self.precision.total == 0 && self.recall.total == 0 {
            return 1.0;
        }
        let (precision, recall) = (self.precision.value(), self.recall.value());
        if precision + recall == 0.0 {
            0.0
        } else {
            2.0 * precision * recall / (precision + recall)
        }
    }

    fn add(&mut self, other: Self) {
        self.precision.add(other.precision);
        self.recall.add(other.recall);
    }
}

/// The scores of one document, or of several added up.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Evaluation {
    /// Beads that are exactly right.
    pub strict: Accuracy,
    /// Beads that share a link with a right one.
    pub lax: Accuracy,
    /// Sentences without counterpart.
    pub null: Accuracy,
}

impl Evaluation {
    /// Scores predicted beads against gold ones.
    pub fn of(gold: &[IndexBead], predicted: &[IndexBead], units: GoldUnits) -> Self {
        let (gold, predicted) = (normalised(gold), normalised(predicted));
        match units {
            GoldUnits::Beads => Self::of_beads(&gold, &predicted),
            GoldUnits::Paragraphs => Self::of_paragraphs(&gold, &predicted),
        }
    }

    /// Tells of each predicted bead whether it is right, in order.
    pub fn right_beads(
        gold: &[IndexBead],
        predicted: &[&IndexBead],
        units: GoldUnits,
    ) -> Vec<bool> {
        let gold = normalised(gold);
        let owners = Owners::of(&gold);
        let right = |bead: &&IndexBead| {
            let mut own = normalised(std::slice::from_ref(*bead)).into_iter();
            own.all(|bead| match units {
                GoldUnits::Beads => gold.contains(&bead),
                GoldUnits::Paragraphs => owners.accept(&bead),
            })
        };
        predicted.iter().map(right).collect()
    }

    /// Adds the counts of another document.
    pub fn add(&mut self, other: Self) {
        self.strict.add(other.strict);
        self.lax.add(other.lax);
        self.null.add(other.null);
    }

    fn of_beads(gold: &BeadSet, predicted: &BeadSet) -> Self {
        let mut evaluation = Self { null: null_accuracy(gold, predicted), ..Self::default() };
        let gold_links = links(gold);
        for bead in predicted {
            let right = gold.contains(bead);
            evaluation.strict.precision.count(right);
            evaluation.lax.precision.count(right || touches(bead, &gold_links));
        }
        let predicted_links = links(predicted);
        for bead in gold.iter().filter(|bead| !is_null(bead)) {
            let right = predicted.contains(bead);
            evaluation.strict.recall.count(right);
            evaluation.lax.recall.count(right || touches(bead, &predicted_links));
        }
        evaluation
    }

    fn of_paragraphs(gold: &BeadSet, predicted: &BeadSet) -> Self {
        let mut evaluation = Self { null: null_accuracy(gold, predicted), ..Self::default() };
        let owners = Owners::of(gold);
        let gold_links = links(gold);
        let mut covered: [BTreeSet<usize>; 2] = [BTreeSet::new(), BTreeSet::new()];
        for bead in predicted {
            let right = owners.accept(bead);
            evaluation.strict.precision.count(right);
            evaluation.lax.precision.count(right || touches(bead, &gold_links));
            if right && !is_null(bead) {
                covered[0].extend(&bead.0);
                covered[1].extend(&bead.1);
            }
        }
        let touched = links(predicted);
        for (side, own) in owners.0.iter().enumerate() {
            for sentence in own.keys() {
                evaluation.strict.recall.count(covered[side].contains(sentence));
            }
        }
        for bead in gold.iter().filter(|bead| !is_null(bead)) {
            evaluation.lax.recall.count(touches(bead, &touched));
        }
        evaluation
    }
}

/// Which two-sided gold bead each sentence belongs to, English then Chinese.
struct Owners([BTreeMap<usize, usize>; 2]);

impl Owners {
    fn of(gold: &BeadSet) -> Self {
        let mut owners = [BTreeMap::new(), BTreeMap::new()];
        for (index, bead) in gold.iter().enumerate().filter(|(_, bead)| !is_null(bead)) {
            owners[0].extend(bead.0.iter().map(|&sentence| (sentence, index)));
            owners[1].extend(bead.1.iter().map(|&sentence| (sentence, index)));
        }
        Self(owners)
    }

    /// Whether a bead lies inside one two-sided gold bead, or a null outside all.
    fn accept(&self, bead: &(Ids, Ids)) -> bool {
        let english = bead.0.iter().map(|sentence| self.0[0].get(sentence).copied());
        let chinese = bead.1.iter().map(|sentence| self.0[1].get(sentence).copied());
        let inside: Vec<Option<usize>> = english.chain(chinese).collect();
        match is_null(bead) {
            true => inside.iter().all(Option::is_none),
            false => inside[0].is_some() && inside.iter().all(|owner| *owner == inside[0]),
        }
    }
}

type Ids = Vec<usize>;
type BeadSet = BTreeSet<(Ids, Ids)>;

/// Sorted, distinct beads; null runs taken apart; beads empty on both sides dropped.
fn normalised(beads: &[IndexBead]) -> BeadSet {
    let mut set = BeadSet::new();
    for bead in beads {
        if bead.is_null() {
            set.extend(bead.source.iter().map(|&sentence| (vec![sentence], Vec::new())));
            set.extend(bead.target.iter().map(|&sentence| (Vec::new(), vec![sentence])));
        } else {
            let (mut source, mut target) = (bead.source.clone(), bead.target.clone());
            source.sort_unstable();
            target.sort_unstable();
            set.insert((source, target));
        }
    }
    set
}

fn is_null(bead: &(Ids, Ids)) -> bool {
    bead.0.is_empty() || bead.1.is_empty()
}

fn links(beads: &BeadSet) -> BTreeSet<(usize, usize)> {
    let pairs = |bead: &(Ids, Ids)| -> Vec<(usize, usize)> {
        bead.0.iter().flat_map(|&i| bead.1.iter().map(move |&j| (i, j))).collect()
    };
    beads.iter().flat_map(pairs).collect()
}

fn touches(bead: &(Ids, Ids), links: &BTreeSet<(usize, usize)>) -> bool {
    bead.0.iter().any(|&i| bead.1.iter().any(|&j| links.contains(&(i, j))))
}

fn null_accuracy(gold: &BeadSet, predicted: &BeadSet) -> Accuracy {
    let mut accuracy = Accuracy::default();
    for bead in predicted.iter().filter(|bead| is_null(bead)) {
        accuracy.precision.count(gold.contains(bead));
    }
    for bead in gold.iter().filter(|bead| is_null(bead)) {
        accuracy.recall.count(predicted.contains(bead));
    }
    accuracy
}

#[cfg(test)]
mod tests {
    use super::*;

    fn beads(list: &[(&[usize], &[usize])]) -> Vec<IndexBead> {
        let bead = |(source, target): &(&[usize], &[usize])| IndexBead {
            source: source.to_vec(),
            target: target.to_vec(),
            score: None,
        };
        list.iter().map(bead).collect()
    }

    #[test]
    fn strict_lax_and_null_by_hand() {
        let gold = beads(&[(&[0], &[0]), (&[1, 2], &[1]), (&[3], &[]), (&[4], &[2])]);
        let predicted = beads(&[(&[0], &[0]), (&[1], &[1]), (&[2, 3], &[]), (&[4], &[2])]);
        let evaluation = Evaluation::of(&gold, &predicted, GoldUnits::Beads);
        // Predicted: 0-0 right, 1-1 wrong but touching, null 2 wrong, null 3 right, 4-2 right.
        assert_eq!(evaluation.strict.precision, Share { right: 3, total: 5 });
        assert_eq!(evaluation.lax.precision, Share { right: 4, total: 5 });
        // Gold without nulls: three beads, two found exactly, the third touched.
        assert_eq!(evaluation.strict.recall, Share { right: 2, total: 3 });
        assert_eq!(evaluation.lax.recall, Share { right: 3, total: 3 });
        // P = 3/5, R = 2/3: F1 = 2 · 0.4 / (19/15) = 12/19.
        assert!((evaluation.strict.f1() - 12.0 / 19.0).abs() < 1e-12);
        assert_eq!(evaluation.null.precision, Share { right: 1, total: 2 });
        assert_eq!(evaluation.null.recall, Share { right: 1, total: 1 });
    }

    #[test]
    fn paragraph_units_accept_finer_beads() {
        let gold = beads(&[(&[0, 1], &[0, 1]), (&[2], &[2]), (&[3], &[])]);
        let predicted = beads(&[(&[0], &[0]), (&[1], &[1]), (&[2, 3], &[2])]);
        let evaluation = Evaluation::of(&gold, &predicted, GoldUnits::Paragraphs);
        // 0-0 and 1-1 lie inside the first gold bead; the third takes in a null sentence.
        assert_eq!(evaluation.strict.precision, Share { right: 2, total: 3 });
        // Sentences of two-sided gold beads: 3 + 3; covered by right beads: 2 + 2.
        assert_eq!(evaluation.strict.recall, Share { right: 4, total: 6 });
    }

    #[test]
    fn nothing_against_nothing_is_perfect() {
        let evaluation = Evaluation::of(&[], &[], GoldUnits::Beads);
        assert!((evaluation.strict.f1() - 1.0).abs() < f64::EPSILON);
        assert!((evaluation.null.f1() - 1.0).abs() < f64::EPSILON);
    }
}
