//! Exact fractions, for units whose scales no decimal equals: 1亩 is 2000/3 m².

use crate::decimal::Decimal;

/// A fraction in lowest terms with a denominator above zero; every operation is checked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Rational {
    numerator: i128,
    denominator: i128,
}

impl Rational {
    /// Makes `numerator / denominator`, or `None` where the denominator is not above zero.
    pub(crate) fn new(numerator: i128, denominator: i128) -> Option<Self> {
        if denominator <= 0 {
            return None;
        }
        let divisor = i128::try_from(greatest_common_divisor(
            numerator.unsigned_abs(),
            denominator.unsigned_abs(),
        ))
        .ok()?;
        Some(Self { numerator: numerator / divisor, denominator: denominator / divisor })
    }

    /// Returns the number above the line.
    pub(crate) fn numerator(self) -> i128 {
        self.numerator
    }

    /// Returns the number below the line, above zero.
    pub(crate) fn denominator(self) -> i128 {
        self.denominator
    }

    /// Returns the same as a fraction, or `None` where it needs more than 38 digits.
    pub(crate) fn from_decimal(number: Decimal) -> Option<Self> {
        let power = 10_i128.checked_pow(number.exponent().unsigned_abs())?;
        if number.exponent() < 0 {
            Self::new(number.mantissa(), power)
        } else {
            Self::new(number.mantissa().checked_mul(power)?, 1)
        }
    }

    /// Returns the exact product.
    pub(crate) fn checked_mul(self, other: Self) -> Option<Self> {
        // Crosswise reduction first keeps the products small.
        let left = Self::new(self.numerator, other.denominator)?;
        let right = Self::new(other.numerator, self.denominator)?;
        Some(Self {
            numerator: left.numerator.checked_mul(right.numerator)?,
            denominator: left.denominator.checked_mul(right.denominator)?,
        })
    }

    /// Returns the exact sum.
    pub(crate) fn checked_add(self, other: Self) -> Option<Self> {
        let left = self.numerator.checked_mul(other.denominator)?;
        let right = other.numerator.checked_mul(self.denominator)?;
        Self::new(left.checked_add(right)?, self.denominator.checked_mul(other.denominator)?)
    }

    /// Returns how far the two are apart.
    pub(crate) fn distance(self, other: Self) -> Option<Self> {
        let minus = Self { numerator: other.numerator.checked_neg()?, ..other };
        let difference = self.checked_add(minus)?;
        Some(Self { numerator: difference.numerator.checked_abs()?, ..difference })
    }

    /// Says whether this is at most the other; `None` where the products are too large.
    pub(crate) fn is_at_most(self, other: Self) -> Option<bool> {
        let left = self.numerator.checked_mul(other.denominator)?;
        Some(left <= other.numerator.checked_mul(self.denominator)?)
    }
}

/// Euclid's algorithm.
fn greatest_common_divisor(mut left: u128, mut right: u128) -> u128 {
    while right != 0 {
        (left, right) = (right, left % right);
    }
    left
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rational(numerator: i128, denominator: i128) -> Rational {
        Rational::new(numerator, denominator).expect("the denominator is above zero")
    }

    #[test]
    fn fractions_are_kept_in_lowest_terms() {
        assert_eq!(rational(4, 6), rational(2, 3));
        assert_eq!(rational(0, 7), rational(0, 1));
        assert_eq!(rational(2, 3).checked_mul(rational(3, 2)), Some(rational(1, 1)));
        assert_eq!(rational(1, 2).distance(rational(3, 4)), Some(rational(1, 4)));
        assert_eq!(rational(1, 3).is_at_most(rational(1, 2)), Some(true));
        let decimal = Decimal::new(25, -1).expect("the exponent is within the limit");
        assert_eq!(Rational::from_decimal(decimal), Some(rational(5, 2)));
    }

    #[test]
    fn what_does_not_fit_is_refused() {
        assert_eq!(Rational::new(1, 0), None);
        assert_eq!(rational(i128::MAX, 1).checked_mul(rational(2, 1)), None);
        let decimal = Decimal::new(7, 60).expect("the exponent is within the limit");
        assert_eq!(Rational::from_decimal(decimal), None);
    }
}
