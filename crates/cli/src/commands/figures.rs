//! The figures of an evaluation, as a table or as JSON.

use serde::Serialize;
use zhen_align::{Accuracy, Evaluation};

/// The figures of one set of documents.
#[derive(Clone, Debug, Serialize)]
pub struct Figures {
    /// What the set is called.
    pub set: String,
    /// Number of documents.
    pub documents: usize,
    /// Beads that are exactly right.
    pub strict: Measure,
    /// Beads that share a link with a right one.
    pub lax: Measure,
    /// Sentences without counterpart.
    pub null: Measure,
}

/// Precision, recall and their harmonic mean, in [0, 1].
#[derive(Clone, Copy, Debug, Serialize)]
pub struct Measure {
    precision: f64,
    recall: f64,
    f1: f64,
}

/// The mean over sets of F1.
#[derive(Clone, Copy, Debug, Serialize)]
pub struct Mean {
    strict_f1: f64,
    lax_f1: f64,
    null_f1: f64,
}

impl Figures {
    /// Takes the figures of the counts added up over the documents of a set.
    pub fn new(set: String, documents: usize, evaluation: &Evaluation) -> Self {
        let Evaluation { strict, lax, null } = evaluation;
        Self { set, documents, strict: strict.into(), lax: lax.into(), null: null.into() }
    }
}

impl From<&Accuracy> for Measure {
    fn from(accuracy: &Accuracy) -> Self {
        Self {
            precision: rounded(accuracy.precision.value()),
            recall: rounded(accuracy.recall.value()),
            f1: rounded(accuracy.f1()),
        }
    }
}

impl Mean {
    /// Takes the mean over sets, every set counting the same.
    pub fn of(sets: &[Figures]) -> Self {
        let mean = |f1: fn(&Figures) -> f64| {
            rounded(sets.iter().map(f1).sum::<f64>() / sets.len().max(1) as f64)
        };
        Self {
            strict_f1: mean(|set| set.strict.f1),
            lax_f1: mean(|set| set.lax.f1),
            null_f1: mean(|set| set.null.f1),
        }
    }
}

/// Writes a table: a row a set, and their mean if there are several.
pub fn table(sets: &[Figures]) -> String {
    const FIGURES: [&str; 6] = ["docs", "strict P", "strict R", "strict F1", "lax F1", "null F1"];
    let mut rows = vec![(String::from("set"), FIGURES.map(str::to_owned))];
    let figure = |value: f64| format!("{value:.3}");
    for Figures { set, documents, strict, lax, null } in sets {
        let values = [strict.precision, strict.recall, strict.f1, lax.f1, null.f1].map(figure);
        let [precision, recall, strict, lax, null] = values;
        rows.push((set.clone(), [documents.to_string(), precision, recall, strict, lax, null]));
    }
    if sets.len() > 1 {
        let Mean { strict_f1, lax_f1, null_f1 } = Mean::of(sets);
        let documents = sets.iter().map(|set| set.documents).sum::<usize>().to_string();
        let [strict, lax, null] = [strict_f1, lax_f1, null_f1].map(figure);
        let row = [documents, String::new(), String::new(), strict, lax, null];
        rows.push(("mean".to_owned(), row));
    }
    let width = rows.iter().map(|(name, _)| name.chars().count()).max().unwrap_or(0);
    let mut text = String::new();
    for (name, values) in rows {
        text += &format!("{name:width$}");
        for (value, heading) in values.iter().zip(FIGURES) {
            text += &format!("  {value:>width$}", width = heading.len());
        }
        text.push('\n');
    }
    text
}

/// Six decimals: more than any set can tell apart, and short to read.
fn rounded(value: f64) -> f64 {
    (value * 1e6).round() / 1e6
}

#[cfg(test)]
mod tests {
    use zhen_align::Share;

    use super::*;

    #[test]
    fn a_table_of_two_sets_ends_with_their_mean() {
        let share = |right| Share { right, total: 4 };
        let set = |name: &str, right| {
            let strict = Accuracy { precision: share(right), recall: share(right) };
            Figures::new(name.into(), 1, &Evaluation { strict, ..Evaluation::default() })
        };
        let table = table(&[set("news", 4), set("law", 2)]);
        let expected = "\
set   docs  strict P  strict R  strict F1  lax F1  null F1
news     1     1.000     1.000      1.000   1.000    1.000
law      1     0.500     0.500      0.500   1.000    1.000
mean     2                          0.750   1.000    1.000
";
        assert_eq!(table, expected);
    }
}
