//! How sure a bead is, in five shades, the surer, the quieter, and in two decimals.

/// Confidence below which a bead has each of the shades after the first.
///
/// The third of them, one half, is where the page begins to call a bead doubtful: it is then more
/// likely wrong than right.
pub(crate) const BOUNDS: [f64; 4] = [0.9, 0.7, 0.5, 0.3];

/// Returns the shade of a score: 0 for the surest, 4 for the most doubtful.
pub(crate) fn shade_of(score: f64) -> usize {
    BOUNDS.iter().filter(|&&bound| score < bound).count()
}

/// Returns a score with two decimals; only a quite sure bead reads 1.00.
pub(crate) fn shown_score(score: f64) -> String {
    let shown = format!("{score:.2}");
    if shown == "1.00" && score < 0.9999 { "0.99".to_owned() } else { shown }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn scores_are_rounded_but_never_up_to_certainty() {
        let table =
            [(0.9887, "0.99"), (0.9961, "0.99"), (0.9999, "1.00"), (1.0, "1.00"), (0.456, "0.46")];
        for (score, expected) in table {
            assert_eq!(shown_score(score), expected);
        }
    }

    #[test]
    fn bounds_belong_to_the_surer_shade() {
        let table = [(1.0, 0), (0.9, 0), (0.8999, 1), (0.7, 1), (0.5, 2), (0.3, 3), (0.0, 4)];
        for (score, expected) in table {
            assert_eq!(shade_of(score), expected, "{score}");
        }
    }
}
