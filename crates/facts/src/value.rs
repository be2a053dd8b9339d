//! What a fact can be: the classes of values and how each is written for people.

use std::fmt;

use crate::class::FactClass;
use crate::decimal::Decimal;
use crate::identifier::IdentifierKind;
use crate::unit::{Currency, Unit};

/// A value read from a text, the same in both languages.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Value {
    /// A count, or an amount whose unit is none that is known: 2,400 = 两千四百.
    Number(Decimal),
    /// A fraction that no decimal equals, in lowest terms: one third = 三分之一.
    Fraction {
        /// The number above the line.
        numerator: u32,
        /// The number below the line, at least 2.
        denominator: u32,
    },
    /// A percentage: 3.5 per cent = 百分之三点五.
    Percent(Decimal),
    /// A difference of percentages: 2 percentage points = 2个百分点.
    PercentagePoints(Decimal),
    /// How many times as much as before: tripled = 增加了两倍 = 3, halved = 减半 = 0.5.
    Multiple(Decimal),
    /// A sum of money: $3bn = 30亿美元.
    Amount {
        /// How many.
        number: Decimal,
        /// Of what.
        currency: Currency,
    },
    /// A measure or a duration: 35 kg = 35公斤, two hours = 两小时.
    Measure {
        /// How many.
        number: Decimal,
        /// Of what.
        unit: Unit,
    },
    /// A place in a sequence: third = 第三.
    Ordinal(Decimal),
    /// A calendar date of which any part may be missing: 9月1日 has no year.
    Date {
        /// Year of the common era.
        year: Option<i32>,
        /// Month, 1 to 12.
        month: Option<u8>,
        /// Day of the month, 1 to 31.
        day: Option<u8>,
    },
    /// Some months of a year: first quarter = 一季度, first nine months = 前三季度.
    Period {
        /// Year of the common era.
        year: Option<i32>,
        /// The first month, 1 to 12.
        first: u8,
        /// The last month, 1 to 12, not before the first.
        last: u8,
    },
    /// A century, negative before the common era: 21st century = 21世纪.
    Century(i8),
    /// A five-year plan by its number: 14th Five-Year Plan = "十四五"规划.
    Plan(u8),
    /// Ten years, by the first of them; below 100 where the century is not said: 九十年代 is 90.
    Decade(i32),
    /// A day of the week, 1 (Monday) to 7 (Sunday).
    Weekday(u8),
    /// A time of day, as far as said on the 24-hour clock.
    Time {
        /// Hour, 0 to 24.
        hour: u8,
        /// Minute, 0 to 59.
        minute: u8,
        /// Minutes east of Greenwich, where the text names a time zone.
        zone: Option<i16>,
    },
    /// A numbered part of a document: Article 22 = 第二十二条, section 22A = 第22A条.
    Citation {
        /// What the part is called.
        kind: CitationKind,
        /// Its number; 0 where it has a letter only, as Annex C.
        number: u32,
        /// The number of what was inserted after it, or 0: 1 for 22A and 第二十二条之一, 2 for
        /// 6bis, 3 for Annex C, and the second number of Table 4-2. Of Clause 3.2.1 it is 1000
        /// times the second and the third: 2001.
        inserted: u16,
    },
    /// Something written letter for letter the same in both languages: A/RES/70/1, a URL.
    Identifier {
        /// What it is.
        kind: IdentifierKind,
        /// A hash of what is written, as far as case and width do not matter.
        key: u64,
    },
}

impl Value {
    /// Returns the class that the value belongs to.
    pub fn class(&self) -> FactClass {
        match self {
            Self::Number(_) | Self::Fraction { .. } | Self::Multiple(_) => FactClass::Number,
            Self::Ordinal(_) => FactClass::Ordinal,
            Self::Percent(_) | Self::PercentagePoints(_) => FactClass::Percentage,
            Self::Amount { .. } => FactClass::Amount,
            Self::Measure { .. } => FactClass::Measure,
            Self::Date { .. }
            | Self::Period { .. }
            | Self::Century(_)
            | Self::Plan(_)
            | Self::Decade(_)
            | Self::Weekday(_) => FactClass::Date,
            Self::Time { .. } => FactClass::Time,
            Self::Citation { .. } => FactClass::Citation,
            Self::Identifier { .. } => FactClass::Identifier,
        }
    }

    /// Makes a fraction, or the number that it equals: 3/4 is 0.75, 1/3 stays.
    ///
    /// `None` where the denominator is zero.
    pub fn fraction(numerator: u32, denominator: u32) -> Option<Self> {
        let divisor = greatest_common_divisor(numerator, denominator);
        let (numerator, denominator) =
            (numerator.checked_div(divisor)?, denominator.checked_div(divisor)?);
        // Only divisors of a power of ten have finite decimals; 10^9 covers every denominator
        // that people write.
        let power = 1_000_000_000_u64;
        if denominator == 0 {
            None
        } else if power.is_multiple_of(u64::from(denominator)) {
            let mantissa = u64::from(numerator) * (power / u64::from(denominator));
            Some(Self::Number(Decimal::new(i128::from(mantissa), -9)?))
        } else {
            Some(Self::Fraction { numerator, denominator })
        }
    }
}

/// What a numbered part of a document is called.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum CitationKind {
    /// Part, 编, 部分.
    Part,
    /// Chapter, 章.
    Chapter,
    /// Section, 节; in laws of Hong Kong 条.
    Section,
    /// Article, 条.
    Article,
    /// Paragraph or subsection, 款, 段.
    Paragraph,
    /// Item or subparagraph, 项, 目.
    Item,
    /// Clause, 条款.
    Clause,
    /// Rule, 规则.
    Rule,
    /// Annex, appendix or schedule, 附件, 附录, 附表.
    Annex,
    /// Table, 表.
    Table,
    /// Figure, 图.
    Figure,
}

impl CitationKind {
    /// Returns the English name in lower case.
    pub fn name(self) -> &'static str {
        match self {
            Self::Part => "part",
            Self::Chapter => "chapter",
            Self::Section => "section",
            Self::Article => "article",
            Self::Paragraph => "paragraph",
            Self::Item => "item",
            Self::Clause => "clause",
            Self::Rule => "rule",
            Self::Annex => "annex",
            Self::Table => "table",
            Self::Figure => "figure",
        }
    }

    /// Whether numbers in brackets after it are paragraphs and items of it.
    pub(crate) fn has_brackets(self) -> bool {
        !matches!(self, Self::Part | Self::Chapter | Self::Annex | Self::Table | Self::Figure)
    }

    /// The kind that stands for all that translations write for this one: Section 22 of a law
    /// of Hong Kong is its 第22条, paragraph 3 of an article its 第三项.
    pub(crate) fn family(self) -> Self {
        match self {
            Self::Section | Self::Article | Self::Clause | Self::Rule => Self::Article,
            Self::Paragraph | Self::Item => Self::Paragraph,
            _ => self,
        }
    }
}

/// Writes class and value: `number 245000`, `date 2017-09-01`, `date ?-09-01`, `article 22`.
impl fmt::Display for Value {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match *self {
            Self::Number(number) => write!(formatter, "number {number}"),
            Self::Fraction { numerator, denominator } => {
                write!(formatter, "fraction {numerator}/{denominator}")
            }
            Self::Percent(number) => write!(formatter, "percent {number}"),
            Self::PercentagePoints(number) => write!(formatter, "points {number}"),
            Self::Ordinal(number) => write!(formatter, "ordinal {number}"),
            Self::Date { year, month, day } => {
                match year {
                    Some(year) => write!(formatter, "date {year}-")?,
                    None => formatter.write_str("date ?-")?,
                }
                write_part(formatter, month)?;
                formatter.write_str("-")?;
                write_part(formatter, day)
            }
            Self::Multiple(number) => write!(formatter, "multiple {number}"),
            Self::Amount { number, currency } => {
                write!(formatter, "amount {number} {}", currency.code())
            }
            Self::Measure { number, unit } => {
                write!(formatter, "measure {number} {}", unit.symbol())
            }
            Self::Period { year, first, last } => {
                match year {
                    Some(year) => write!(formatter, "period {year}-")?,
                    None => formatter.write_str("period ?-")?,
                }
                write!(formatter, "{first:02}..{last:02}")
            }
            Self::Century(number) => write!(formatter, "century {number}"),
            Self::Plan(number) => write!(formatter, "plan {number}"),
            Self::Decade(year) => write!(formatter, "decade {year}"),
            Self::Weekday(day) => write!(formatter, "weekday {day}"),
            Self::Time { hour, minute, zone } => {
                write!(formatter, "time {hour:02}:{minute:02}")?;
                match zone {
                    Some(east) => write_zone(formatter, east),
                    None => Ok(()),
                }
            }
            Self::Citation { kind, number, inserted } => {
                write!(formatter, "{} ", kind.name())?;
                if let (0, Ok(place @ 1..=26)) = (number, u8::try_from(inserted)) {
                    return write!(formatter, "{}", char::from(b'A' + place - 1));
                }
                write!(formatter, "{number}")?;
                match inserted {
                    0 => Ok(()),
                    1000.. => write!(formatter, ".{}.{}", inserted / 1000, inserted % 1000),
                    _ => write!(formatter, ".{inserted}"),
                }
            }
            Self::Identifier { kind, .. } => formatter.write_str(kind.name()),
        }
    }
}

/// Euclid's algorithm.
fn greatest_common_divisor(left: u32, right: u32) -> u32 {
    if right == 0 { left } else { greatest_common_divisor(right, left % right) }
}

fn write_part(formatter: &mut fmt::Formatter<'_>, part: Option<u8>) -> fmt::Result {
    match part {
        Some(part) => write!(formatter, "{part:02}"),
        None => formatter.write_str("?"),
    }
}

fn write_zone(formatter: &mut fmt::Formatter<'_>, east: i16) -> fmt::Result {
    let sign = if east < 0 { '-' } else { '+' };
    write!(formatter, "{sign}{:02}:{:02}", east.unsigned_abs() / 60, east.unsigned_abs() % 60)
}
