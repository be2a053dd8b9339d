//! Exact decimal numbers: an integer times a power of ten.

use std::fmt;

/// The largest power of ten, up or down, that a number in a text may carry.
const EXPONENT_LIMIT: i32 = 90;

/// An exact decimal number, `mantissa × 10^exponent`.
///
/// Always normalised: the mantissa has no trailing zero, and zero has exponent 0. Equal numbers
/// are therefore equal in memory, whatever they were written as: 24.5万, 245,000, 0.245 million.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Decimal {
    mantissa: i128,
    exponent: i32,
}

impl Decimal {
    /// Zero.
    pub const ZERO: Self = Self { mantissa: 0, exponent: 0 };

    /// Makes `mantissa × 10^exponent`, or `None` where the power of ten is beyond all use (±90).
    pub fn new(mantissa: i128, exponent: i32) -> Option<Self> {
        if mantissa == 0 {
            return Some(Self::ZERO);
        }
        if !(-EXPONENT_LIMIT..=EXPONENT_LIMIT).contains(&exponent) {
            return None;
        }
        let (mut mantissa, mut exponent) = (mantissa, exponent);
        while mantissa % 10 == 0 {
            mantissa /= 10;
            exponent += 1;
        }
        Some(Self { mantissa, exponent })
    }

    /// Returns the digits as an integer, without trailing zeros.
    pub fn mantissa(self) -> i128 {
        self.mantissa
    }

    /// Returns the power of ten that the mantissa is multiplied by.
    pub fn exponent(self) -> i32 {
        self.exponent
    }

    /// Returns the number of significant digits; zero has one.
    pub fn significant_digits(self) -> u32 {
        self.mantissa.unsigned_abs().checked_ilog10().map_or(1, |log| log + 1)
    }

    /// Returns the number as an integer, or `None` where it has decimals or is too large.
    pub fn to_integer(self) -> Option<i64> {
        let power = u32::try_from(self.exponent).ok()?;
        let integer = self.mantissa.checked_mul(10_i128.checked_pow(power)?)?;
        i64::try_from(integer).ok()
    }

    /// Returns the exact sum, or `None` where it needs more than 38 digits.
    pub fn checked_add(self, other: Self) -> Option<Self> {
        let exponent = self.exponent.min(other.exponent);
        let sum = self.mantissa_at(exponent)?.checked_add(other.mantissa_at(exponent)?)?;
        Self::new(sum, exponent)
    }

    /// Returns the exact product, or `None` where it needs more than 38 digits.
    pub fn checked_mul(self, other: Self) -> Option<Self> {
        let product = self.mantissa.checked_mul(other.mantissa)?;
        Self::new(product, self.exponent.checked_add(other.exponent)?)
    }

    /// Returns the number with the other sign.
    pub fn negated(self) -> Self {
        // Mantissas are read from at most 38 digits, so none is the least integer.
        Self { mantissa: self.mantissa.saturating_neg(), exponent: self.exponent }
    }

    /// Returns the number times `10^power`, or `None` where that is beyond the limit.
    pub fn times_power_of_ten(self, power: i32) -> Option<Self> {
        Self::new(self.mantissa, self.exponent.checked_add(power)?)
    }

    fn mantissa_at(self, exponent: i32) -> Option<i128> {
        let power = u32::try_from(self.exponent.checked_sub(exponent)?).ok()?;
        self.mantissa.checked_mul(10_i128.checked_pow(power)?)
    }
}

impl From<u32> for Decimal {
    fn from(integer: u32) -> Self {
        Self::new(i128::from(integer), 0).expect("exponent 0 is within the limit")
    }
}

/// Writes the number in plain notation, without grouping: `245000`, `-3.5`, `0.25`.
impl fmt::Display for Decimal {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.mantissa < 0 {
            formatter.write_str("-")?;
        }
        let digits = self.mantissa.unsigned_abs().to_string();
        if let Ok(zeros) = usize::try_from(self.exponent) {
            return write!(formatter, "{digits}{}", "0".repeat(zeros));
        }
        let decimals = usize::try_from(self.exponent.unsigned_abs()).unwrap_or(usize::MAX);
        let padded = format!("{digits:0>width$}", width = decimals + 1);
        let (whole, fraction) = padded.split_at(padded.len() - decimals);
        write!(formatter, "{whole}.{fraction}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn decimal(mantissa: i128, exponent: i32) -> Decimal {
        Decimal::new(mantissa, exponent).unwrap()
    }

    #[test]
    fn equal_numbers_are_equal_however_they_are_made() {
        assert_eq!(decimal(245, 3), decimal(245_000, 0));
        assert_eq!(decimal(0, 7), Decimal::ZERO);
        assert_eq!(decimal(35, -1).checked_add(decimal(5, -1)), Some(decimal(4, 0)));
        assert_eq!(decimal(25, -1).checked_mul(decimal(4, 0)), Some(decimal(10, 0)));
    }

    #[test]
    fn numbers_are_written_plainly() {
        let written: Vec<String> = [(245, 3), (-35, -1), (25, -2), (5, -3), (0, 0)]
            .map(|(mantissa, exponent)| decimal(mantissa, exponent).to_string())
            .into();
        assert_eq!(written, ["245000", "-3.5", "0.25", "0.005", "0"]);
    }

    #[test]
    fn numbers_beyond_the_limits_are_refused() {
        assert_eq!(Decimal::new(1, 1000), None);
        assert_eq!(decimal(1, 80).checked_add(decimal(1, 0)), None);
        assert_eq!(decimal(i128::MAX, 0).checked_mul(decimal(3, 0)), None);
        assert_eq!(decimal(1, 30).to_integer(), None);
    }
}
