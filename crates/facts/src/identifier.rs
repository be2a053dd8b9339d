//! What is written letter for letter the same in both languages: document symbols, addresses,
//! versions, telephone numbers.

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
    /// Symbol of a document: A/RES/70/1.
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
