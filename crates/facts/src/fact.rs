//! A value together with the place it was read from, and the one function that finds them.

use std::ops::Range;

use zhen_text::Language;

use crate::value::Value;
use crate::{chinese, english};

/// A value and the words it was read from.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Fact {
    /// The bytes of the text that say the value.
    pub span: Range<usize>,
    /// What they say.
    pub value: Value,
}

/// Finds the values written in `text`, in order and without overlap.
///
/// Every span is a slice of the text. Digits inside names, version numbers, addresses and
/// idioms are left out; so is everything that is only approximately a number (几十, dozens).
/// One pass, time linear in the length of the text; no text makes it fail.
pub fn find_facts(text: &str, language: Language) -> Vec<Fact> {
    match language {
        Language::English => english::find(text),
        Language::Chinese => chinese::find(text),
    }
}
