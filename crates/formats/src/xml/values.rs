//! Values of a row as properties of XML formats hold them: scores and lists of sentence indices.

use crate::lines::excerpt;

/// Reads a score; the error is what was expected and found.
pub(crate) fn score_of(value: &str) -> Result<f64, String> {
    match value.trim().parse::<f64>() {
        Ok(score) if score.is_finite() => Ok(score),
        _ => Err(format!("expected a score such as 0.9731, found `{}`", excerpt(value.trim()))),
    }
}

/// Reads sentence indices that commas separate; the error is what was expected and found in the
/// property `name`.
pub(crate) fn ids_of(value: &str, name: &str) -> Result<Vec<usize>, String> {
    if value.trim().is_empty() {
        return Ok(Vec::new());
    }
    let ids: Result<_, _> = value.split(',').map(|id| id.trim().parse()).collect();
    ids.map_err(|_| {
        let found = excerpt(value.trim());
        format!("expected sentence indices such as 3,4 in {name}, found `{found}`")
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_are_read_or_named() {
        assert_eq!(score_of(" 0.9731\n"), Ok(0.9731));
        assert_eq!(ids_of("3, 4", "ids"), Ok(vec![3, 4]));
        assert_eq!(ids_of(" ", "ids"), Ok(Vec::new()));
        for value in ["high", "", "nan", "1e999"] {
            let problem = format!("expected a score such as 0.9731, found `{value}`");
            assert_eq!(score_of(value), Err(problem));
        }
        for value in ["3,", "-1", "a", "99999999999999999999"] {
            let problem = format!("expected sentence indices such as 3,4 in ids, found `{value}`");
            assert_eq!(ids_of(value, "ids"), Err(problem));
        }
    }
}
