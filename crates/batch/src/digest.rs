//! Digests: short names for contents, the same on any machine and in any version.

use std::fmt;

use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};

/// The first 128 bits of the SHA-256 digest of a sequence of parts.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
pub struct Digest([u64; 2]);

impl Digest {
    /// Digests the parts, which stay apart: `["a", "b"]` is not `["ab"]`.
    pub fn of<'p>(parts: impl IntoIterator<Item = &'p [u8]>) -> Self {
        let mut hasher = Sha256::new();
        for part in parts {
            hasher.update((part.len() as u64).to_le_bytes());
            hasher.update(part);
        }
        let bytes = hasher.finalize();
        let half = |at: usize| {
            bytes[at..at + 8].iter().fold(0, |number, &byte| number << 8 | u64::from(byte))
        };
        Self([half(0), half(8)])
    }

    /// Digests texts, which stay apart.
    pub fn of_texts<'p>(texts: impl IntoIterator<Item = &'p str>) -> Self {
        Self::of(texts.into_iter().map(str::as_bytes))
    }

    /// Returns the first 64 bits.
    pub fn half(self) -> u64 {
        self.0[0]
    }
}

impl fmt::Display for Digest {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{:016x}{:016x}", self.0[0], self.0[1])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digests_are_those_of_the_standard() {
        // SHA-256 of eight zero bytes and of nothing, as sha256sum prints them.
        assert_eq!(Digest::of([&b""[..]]).to_string(), "af5570f5a1810b7af78caf4bc70a660f");
        assert_eq!(Digest::of([]).to_string(), "e3b0c44298fc1c149afbf4c8996fb924");
        assert_ne!(Digest::of_texts(["a", "b"]), Digest::of_texts(["ab"]));
    }
}
