//! Currencies and units of measure.

/// A currency.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum Currency {
    /// Chinese yuan, renminbi.
    Yuan,
    /// Dollar of the United States, and dollars of no named country.
    UsDollar,
}

impl Currency {
    /// Returns the code of ISO 4217.
    pub fn code(self) -> &'static str {
        match self {
            Self::Yuan => "CNY",
            Self::UsDollar => "USD",
        }
    }
}

/// A unit of measure or time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum Unit {
    /// Day.
    Day,
    /// Year.
    Year,
}

impl Unit {
    /// Returns the international symbol, or an English word where there is none.
    pub fn symbol(self) -> &'static str {
        match self {
            Self::Day => "d",
            Self::Year => "year",
        }
    }
}
