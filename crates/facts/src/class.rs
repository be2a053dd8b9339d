//! The classes that facts are reported by.

/// What a value is about, coarse enough to count findings by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum FactClass {
    /// Counts, fractions, multiples.
    Number,
    /// Places in a sequence.
    Ordinal,
    /// Percentages and percentage points.
    Percentage,
    /// Sums of money.
    Amount,
    /// Measures with a unit, and durations.
    Measure,
    /// Dates, periods, decades, centuries, plans, days of the week.
    Date,
    /// Times of day.
    Time,
    /// Numbered parts of documents.
    Citation,
    /// What is written letter for letter the same: symbols, addresses, versions.
    Identifier,
}

impl FactClass {
    /// All classes in the order of reports.
    pub const ALL: [Self; 9] = [
        Self::Number,
        Self::Ordinal,
        Self::Percentage,
        Self::Amount,
        Self::Measure,
        Self::Date,
        Self::Time,
        Self::Citation,
        Self::Identifier,
    ];

    /// Returns the English name in lower case.
    pub fn name(self) -> &'static str {
        match self {
            Self::Number => "number",
            Self::Ordinal => "ordinal",
            Self::Percentage => "percentage",
            Self::Amount => "amount",
            Self::Measure => "measure",
            Self::Date => "date",
            Self::Time => "time",
            Self::Citation => "citation",
            Self::Identifier => "identifier",
        }
    }
}
