//! Words that the stemmer would confuse with others of a different meaning.
//!
//! Snowball brings `important` to `import`, `organization` to `organ`, `international` to
//! `intern`. In official texts these are different words with different translations, so they
//! keep stems of their own.

/// Returns the stem of a word that starts with one of the listed stems.
pub(super) fn distinct_stem(word: &str) -> Option<&'static str> {
    // The longest stem that starts the word, if any, is at or before the word in the order.
    let position = STEMS.partition_point(|&stem| stem <= word);
    let stem = *STEMS[..position].last()?;
    word.starts_with(stem).then_some(stem)
}

/// Starts of words, sorted; none is the start of another.
const STEMS: [&str; 24] = [
    "authorit",
    "authoriz",
    "business",
    "conferenc",
    "constitution",
    "customer",
    "customs",
    "department",
    "emergenc",
    "experienc",
    "experiment",
    "importan",
    "internal",
    "international",
    "objective",
    "organiz",
    "president",
    "reorganiz",
    "several",
    "severe",
    "unite",
    "universal",
    "universe",
    "universit",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stems_are_sorted_and_none_starts_another() {
        assert!(STEMS.windows(2).all(|pair| pair[0] < pair[1] && !pair[1].starts_with(pair[0])));
    }
}
