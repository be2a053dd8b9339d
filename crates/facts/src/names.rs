//! Names of persons, places and organisations, and whether two texts name the same ones.
//!
//! [`find_names`] reads the names of one text: those of the table of names, those that a title or
//! a head word gives away, romanised Chinese names, names written by their sound. What it finds
//! are spans; a name has no value that both languages share. Whether a text and its translation
//! name the same is for [`compare_names`] to say, which looks for every name of one text in the
//! whole of the other.

mod chinese;
mod chinese_text;
mod compare;
mod document;
mod english;
mod english_text;
mod memory;
mod repeated;

pub use compare::{NameComparison, NameConflict, NamePair, NameWay, UnmatchedName};
pub use document::{compare_document_names, compare_names};

use std::ops::Range;

use zhen_lexicon::NameClass;
use zhen_text::Language;

use chinese_text::ChineseText;
use english_text::EnglishText;

use crate::wrapped::Unwrapped;

/// What a name is the name of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum NameKind {
    /// A person.
    Person,
    /// A state, region, city, street, river.
    Place,
    /// A company, party, ministry, university, international body.
    Organisation,
    /// Peoples, works, events, products, and names that do not say what they name.
    Other,
}

impl NameKind {
    /// All kinds.
    pub const ALL: [Self; 4] = [Self::Person, Self::Place, Self::Organisation, Self::Other];

    /// Returns the English word for the kind in lower case.
    pub fn name(self) -> &'static str {
        match self {
            Self::Person => "person",
            Self::Place => "place",
            Self::Organisation => "organisation",
            Self::Other => "other",
        }
    }

    /// The kind of a name that has these classes in the table: what it mostly means.
    fn of_classes(classes: impl Iterator<Item = NameClass>) -> Option<Self> {
        let rank = |kind: &Self| match kind {
            Self::Place => 0,
            Self::Organisation => 1,
            Self::Person => 2,
            Self::Other => 3,
        };
        classes.filter_map(Self::of_class).min_by_key(rank)
    }

    /// The kind of a name of the table; `None` for languages and currencies, which are no names
    /// that a text could mistake.
    fn of_class(class: NameClass) -> Option<Self> {
        match class {
            NameClass::Territory | NameClass::City => Some(Self::Place),
            NameClass::Person => Some(Self::Person),
            NameClass::Organisation => Some(Self::Organisation),
            NameClass::Other => Some(Self::Other),
            NameClass::Language | NameClass::Currency => None,
        }
    }
}

/// What gave a name away.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum NameSource {
    /// The table of names has it.
    Listed,
    /// A title stands beside it: President, 先生.
    Titled,
    /// It is a family name with a given name: Li Wenhua, 李文华.
    FamilyName,
    /// It is written by the sound of a foreign name: 卡瓦里.
    Sound,
    /// A word of it says what it is: University, 委员会.
    HeadWord,
    /// Capitals alone: WHO.
    Acronym,
    /// Words with capitals.
    Capitals,
}

impl NameSource {
    /// All sources.
    pub const ALL: [Self; 7] = [
        Self::Listed,
        Self::Titled,
        Self::FamilyName,
        Self::Sound,
        Self::HeadWord,
        Self::Acronym,
        Self::Capitals,
    ];
}

/// A name in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Name {
    /// Where it stands: a byte range of the text. Titles are not part of it.
    pub span: Range<usize>,
    /// What it is the name of.
    pub kind: NameKind,
    /// What gave it away.
    pub source: NameSource,
}

/// Finds the names of a text, from left to right, without overlaps.
///
/// Lines that were broken to a width are read as if they were joined.
///
/// ```
/// use zhen_facts::{NameKind, find_names};
/// use zhen_text::Language;
///
/// let text = "President Moreau of Norway met Li Wenhua.";
/// let names = find_names(text, Language::English);
/// let found: Vec<(&str, NameKind)> =
///     names.iter().map(|name| (&text[name.span.clone()], name.kind)).collect();
/// assert_eq!(
///     found,
///     [
///         ("Moreau", NameKind::Person),
///         ("Norway", NameKind::Place),
///         ("Li Wenhua", NameKind::Person)
///     ]
/// );
/// ```
pub fn find_names(text: &str, language: Language) -> Vec<Name> {
    let joined = Unwrapped::new(text, language);
    let mut names = match language {
        Language::English => english::find(&EnglishText::new(&joined.text)),
        Language::Chinese => chinese::find(&ChineseText::new(&joined.text)),
    };
    if !joined.is_same() {
        names.iter_mut().for_each(|name| name.span = joined.span(&name.span));
    }
    names
}
