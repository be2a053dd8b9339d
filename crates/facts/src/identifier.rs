//! What is written letter for letter the same in both languages: document symbols, addresses,
//! versions, telephone numbers, names with digits.
//!
//! The same code reads both languages. Each walk calls [`word`] where ASCII letters begin,
//! [`number`] where digits begin, and [`name`] where digits turn out to be part of a name.
//! Nothing looks further than [`NAME_LIMIT`] bytes ahead for what it then does not read.

mod address;
mod document;
mod fold;
mod phone;
mod token;

use crate::decimal::Decimal;
use crate::reading::{Found, Reading, after_any};
use crate::value::Value;

pub(crate) use fold::{
    are_same_digits, as_written, digits_of, has_digits_of, is_often_translated, phone_digits,
    version_digits,
};
pub(crate) use token::{name, word};

/// The longest name, in bytes; addresses may be longer.
const NAME_LIMIT: usize = 100;

/// Reads a telephone number, resolution or document number whose first digit is at byte `at`.
pub(crate) fn number(text: &str, at: usize, facts: &[Found]) -> Option<Found> {
    if let Some(reading) = document::doi(text, at) {
        return Some(reading.into_found(at));
    }
    phone::phone(text, at, facts.last().map_or(0, |last| last.span.end))
        .or_else(|| document::resolution(text, at, facts).map(|reading| reading.into_found(at)))
        .or_else(|| {
            document::bracketed_year(text, at, facts.last().map_or(0, |last| last.span.end))
        })
}

/// Makes the name of a group of so many nations: 二十国集团 is the G20.
pub(crate) fn group_of_nations(number: i64, end: usize) -> Reading {
    let kind = IdentifierKind::Name;
    Reading { value: Value::Identifier { kind, key: fold::key(kind, &format!("G{number}")) }, end }
}

/// Reads the number of a question in the Legislative Council of Hong Kong: 立法會七題 is LCQ7.
pub(crate) fn council_question(
    text: &str,
    at: usize,
    number: Decimal,
    end: usize,
) -> Option<Reading> {
    let is_council = ["立法會", "立法会"].iter().any(|name| text[..at].ends_with(name));
    let end = after_any(text, end, &["題", "题"])?;
    let number = number.to_integer().filter(|number| is_council && (1..=99).contains(number))?;
    let kind = IdentifierKind::Name;
    let key = fold::key(kind, &format!("LCQ{number}"));
    Some(Reading { value: Value::Identifier { kind, key }, end })
}

/// Reads 2231(2015) in 第2231(2015)号, several of them too, into `facts`; returns the end.
pub(crate) fn resolutions(text: &str, at: usize, facts: &mut Vec<Found>) -> Option<usize> {
    document::resolutions(text, at, facts)
}

/// Makes an identifier of the bytes from `start` to `end`.
fn reading(kind: IdentifierKind, text: &str, start: usize, end: usize) -> Option<Reading> {
    let key = fold::key(kind, text.get(start..end)?);
    Some(Reading { value: Value::Identifier { kind, key }, end })
}

/// What an identifier is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum IdentifierKind {
    /// Address of a web page.
    Url,
    /// E-mail address.
    Email,
    /// Telephone number.
    Phone,
    /// Version of a program.
    Version,
    /// Symbol or number of a document: A/RES/70/1, resolution 2231 (2015), ISO 9001:2015.
    Symbol,
    /// A name with digits: G20, COVID-19, x86_64.
    Name,
}

impl IdentifierKind {
    /// Returns the English name in lower case.
    pub fn name(self) -> &'static str {
        match self {
            Self::Url => "url",
            Self::Email => "email",
            Self::Phone => "phone",
            Self::Version => "version",
            Self::Symbol => "symbol",
            Self::Name => "name",
        }
    }
}
