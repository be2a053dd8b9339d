//! Values and names in Chinese and English text: numbers, percentages, amounts, measures, dates,
//! times, citations, identifiers; people, places, organisations.
//!
//! [`find_facts`] reads a text once and returns every value it can read exactly, with the bytes
//! it was read from. A value is the same whatever language it was written in, so that facts of a
//! sentence and of its translation can be compared ([`compare`]), or looked up by [`FactKey`] in
//! an index. Names are found by [`find_names`] and compared by [`compare_names`].
//!
//! ```
//! use zhen_facts::{find_facts, key};
//! use zhen_text::Language;
//!
//! let english = find_facts("It sold 245,000 cars by September 1, 2017.", Language::English);
//! let chinese = find_facts("截至2017年9月1日，已售出24.5万辆。", Language::Chinese);
//!
//! assert_eq!(english[0].value, chinese[1].value); // 245000
//! assert_eq!(key(&english[1].value), key(&chinese[0].value)); // 2017-09-01
//! ```

mod approximation;
mod calendar;
mod class;
mod compare;
mod context;
mod decimal;
mod fact;
mod fields;
mod identifier;
mod key;
mod rational;
mod unit;
mod value;
mod wording;
mod wrapped;
mod written;

mod arabic;
mod chinese;
mod english;
mod enumerator;
mod name_digits;
mod names;
mod numeric;
mod publication;
mod reading;
mod restatement;
mod zone;

pub use calendar::{
    WeekdayConflict, day_number, days_of_month, is_leap_year, is_possible_date, weekday,
    weekday_conflicts,
};
pub use class::FactClass;
pub use compare::{
    Comparison, CompatiblePair, Difference, FactPair, Relation, compare, must_be_kept, relation,
};
pub use context::{DateContext, complete_dates};
pub use decimal::Decimal;
pub use fact::{Approximation, Fact, Notation, Wording, find_facts};
pub use fields::FactFields;
pub use identifier::IdentifierKind;
pub use key::{FactKey, FactLink, FactLinks, key, keys};
pub use names::{
    Name, NameComparison, NameConflict, NameKind, NamePair, NameSource, NameWay, UnmatchedName,
    compare_document_names, compare_names, find_names,
};
pub use unit::{Currency, Dimension, Unit};
pub use value::{CitationKind, Value};
