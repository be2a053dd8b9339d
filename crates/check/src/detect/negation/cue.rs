//! Words that deny, in more or less plain ways.

/// How plainly a word denies.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Strength {
    /// It does.
    Clear,
    /// A word of which a negation is part: 不安, unequal.
    Part,
    /// It denies in a way that the other language often says without a negation.
    Mild,
    /// It may render a negation, or have one for its rendering.
    Implied,
}

impl Strength {
    /// Returns its letter in the names of signs.
    pub(crate) fn letter(self) -> char {
        match self {
            Self::Clear => 'c',
            Self::Part => 'p',
            Self::Mild => 'm',
            Self::Implied => 'i',
        }
    }
}

/// A word of a bead that denies.
#[derive(Clone, Debug)]
pub(crate) struct Cue {
    /// Which word of its side it is.
    pub(crate) word: usize,
    pub(crate) strength: Strength,
    /// Whether the other side has a word for it that does not deny.
    pub(crate) is_rendered: bool,
}

impl Cue {
    /// Tells whether the word denies, rather than only implying it.
    pub(crate) fn denies(&self) -> bool {
        self.strength != Strength::Implied
    }
}
