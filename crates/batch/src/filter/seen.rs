//! Texts that stood before, by their hashes.

use std::collections::HashSet;
use std::hash::{DefaultHasher, Hash, Hasher};

use zhen_segment::fold;

/// The pairs of texts that were seen, 16 bytes each: among ten million, the chance that two
/// different ones are taken for the same is below one in 10^23.
#[derive(Clone, Debug, Default)]
pub(super) struct Seen(HashSet<u128>);

impl Seen {
    /// Tells whether these texts were seen before, and remembers them.
    pub(super) fn has_exactly(&mut self, texts: (&str, &str)) -> bool {
        !self.0.insert(hash(texts))
    }

    /// Tells whether texts were seen before that differ from these in case, numbers, punctuation,
    /// white space, width and script at most, and remembers them.
    pub(super) fn has_nearly(&mut self, (english, chinese): (&str, &str)) -> bool {
        let (english, chinese) = (gist(english), gist(chinese));
        !self.0.insert(hash((&english, &chinese)))
    }
}

/// The letters of a text, folded, with `0` for every run of digits.
fn gist(text: &str) -> String {
    let mut gist = String::with_capacity(text.len());
    for c in fold(text).chars().filter(|c| c.is_alphanumeric()) {
        let is_number = c.is_ascii_digit();
        if !is_number {
            gist.push(c);
        } else if !gist.ends_with('0') {
            gist.push('0');
        }
    }
    gist
}

fn hash(texts: (&str, &str)) -> u128 {
    // The hasher has fixed keys: the same text has the same hash in every run.
    let half = |seed: u8| {
        let mut hasher = DefaultHasher::new();
        (seed, texts).hash(&mut hasher);
        u128::from(hasher.finish())
    };
    half(0) << 64 | half(1)
}
