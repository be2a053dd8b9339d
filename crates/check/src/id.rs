//! Names of findings that survive edits elsewhere.
//!
//! A name is a hash of the class and of what the sentences and marks say, not of where they
//! stand. Findings that agree in all of that are numbered in reading order.

use std::fmt;

use crate::kind::FindingKind;

/// The name of a finding: 16 hexadecimal digits.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct FindingId(u64);

impl FindingId {
    /// Makes the name of the `nth` finding (from 0) of a class with these texts.
    pub fn new(kind: FindingKind, texts: &[&str], nth: u32) -> Self {
        let mut hash = Fnv::default();
        hash.add(kind.name());
        for text in texts {
            hash.add(text);
        }
        if nth > 0 {
            hash.add(&nth.to_string());
        }
        Self(hash.0)
    }

    /// Reads a name as it is displayed.
    pub fn parse(text: &str) -> Option<Self> {
        let is_hexadecimal = text.len() == 16 && text.bytes().all(|byte| byte.is_ascii_hexdigit());
        if is_hexadecimal { u64::from_str_radix(text, 16).ok().map(Self) } else { None }
    }
}

impl fmt::Display for FindingId {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{:016x}", self.0)
    }
}

/// FNV-1a (Fowler, Noll, Vo; 64 bits): simple, fixed for ever.
struct Fnv(u64);

impl Default for Fnv {
    fn default() -> Self {
        Self(0xcbf2_9ce4_8422_2325)
    }
}

impl Fnv {
    /// Adds a text without its white space, and an end mark.
    fn add(&mut self, text: &str) {
        let letters = text.split_whitespace().flat_map(str::bytes);
        for byte in letters.chain([0xff]) {
            self.0 = (self.0 ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_depend_on_what_is_said_alone() {
        let name = |texts: &[&str], nth| FindingId::new(FindingKind::Number, texts, nth);
        assert_eq!(name(&["It is  5.", "是6"], 0), name(&["It is 5.\n", "是6"], 0));
        assert_ne!(name(&["a", "b"], 0), name(&["ab", ""], 0));
        assert_ne!(name(&["a", "b"], 0), name(&["a", "b"], 1));
        let shown = name(&["a"], 0);
        assert_eq!(FindingId::parse(&shown.to_string()), Some(shown));
        assert_eq!(FindingId::parse("+123456789abcdef"), None);
    }
}
