//! The languages of the two sides of an XLIFF file.

use zhen_text::{Language, OmissionReason};

use crate::extract::{Extract, Piece};
use crate::language::detect_language;
use crate::language_code::language_of_code;
use crate::xml::Tag;

/// Bytes of a side's texts that are looked at to tell its language.
const ENOUGH: usize = 100_000;

/// A side of a unit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Side {
    Source,
    Target,
}

/// What a file says of a language.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Declared {
    #[default]
    Nothing,
    /// English or Chinese.
    Known(Language),
    /// A third language.
    Other,
}

impl Declared {
    fn of(tag: &Tag<'_>, attribute: &str) -> Self {
        match tag.attribute(attribute) {
            None => Self::Nothing,
            Some(code) => language_of_code(&code).map_or(Self::Other, Self::Known),
        }
    }
}

/// The languages of the sides, and the pieces whose language is still to be told.
#[derive(Debug, Default)]
pub(super) struct Languages {
    declared: [Declared; 2],
    /// Indices of the pieces of each side in a language that the file does not name.
    untold: [Vec<usize>; 2],
}

impl Languages {
    /// Takes the languages that an element declares for all that it holds.
    pub(super) fn declare(&mut self, tag: &Tag<'_>, source: &str, target: &str) {
        self.declared = [Declared::of(tag, source), Declared::of(tag, target)];
    }

    /// Tells the language of a piece, where the file does.
    pub(super) fn tell(&mut self, side: Side, tag: &Tag<'_>, piece: &mut Piece, index: usize) {
        let own = Declared::of(tag, "lang");
        let declared = if own == Declared::Nothing { self.declared[side as usize] } else { own };
        match declared {
            Declared::Known(language) => piece.language = Some(language),
            Declared::Other => piece.omission = Some(OmissionReason::OtherLanguage),
            Declared::Nothing => self.untold[side as usize].push(index),
        }
    }

    /// Tells the language of the pieces for which the file does not, from all of a side together.
    pub(super) fn settle(&mut self, extract: &mut Extract) {
        for untold in &mut self.untold {
            let mut sample = String::new();
            for &index in untold.iter() {
                sample.push_str(&extract.text()[extract.pieces()[index].span.clone()]);
                sample.push('\n');
                if sample.len() > ENOUGH {
                    break;
                }
            }
            let language = detect_language(&sample).language;
            for index in untold.drain(..) {
                extract.pieces_mut()[index].language = language;
            }
        }
    }
}
