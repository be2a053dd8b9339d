//! Adding up the digits, units and myriads of a Chinese numeral.

use crate::chinese::characters::Part;
use crate::decimal::Decimal;

/// The numeral as far as it has been read.
pub(super) struct Sum {
    /// Sections that a myriad has been applied to.
    total: Decimal,
    /// The section being read.
    section: Decimal,
    /// A digit or Arabic number that waits for its unit.
    pub(super) waiting: Option<Decimal>,
    /// Power of ten of the last unit or myriad; a later unit of the same section is smaller.
    last_power: i32,
    /// Power of ten of the last unit of the section; 4 where there is none yet.
    section_power: i32,
    has_section: bool,
    after_zero: bool,
}

impl Sum {
    /// Begins a numeral.
    pub(super) fn new() -> Self {
        Self {
            total: Decimal::ZERO,
            section: Decimal::ZERO,
            waiting: None,
            last_power: 0,
            section_power: 4,
            has_section: false,
            after_zero: false,
        }
    }

    /// Begins a numeral with a hundred whose one is not said: 百二十万.
    pub(super) fn hundred() -> Self {
        let mut sum = Self::new();
        sum.section = Decimal::from(100);
        sum.unit_done(2);
        sum
    }

    /// Takes one more character; `None` where the numeral is not well formed.
    pub(super) fn take(&mut self, part: Part) -> Option<()> {
        match part {
            Part::Digit(0) => {
                if self.waiting.is_some() {
                    return None;
                }
                self.after_zero = true;
                if self.last_power == 0 {
                    self.waiting = Some(Decimal::ZERO);
                }
            }
            Part::Digit(digit) | Part::FinancialDigit(digit) => {
                if self.waiting.is_some() {
                    return None;
                }
                self.waiting = Some(Decimal::from(u32::from(digit)));
            }
            Part::Tens(digit) => {
                if self.waiting.is_some() || self.section_power <= 1 {
                    return None;
                }
                self.section = self.section.checked_add(Decimal::from(u32::from(digit) * 10))?;
                self.unit_done(1);
            }
            Part::Unit(power) => {
                let power = i32::from(power);
                // 十五 needs no digit before its unit; 百 and 千 do.
                let digit = match self.waiting.take() {
                    Some(digit) => digit,
                    None if power == 1 => Decimal::from(1),
                    None => return None,
                };
                if power >= self.section_power {
                    return None;
                }
                self.section = self.section.checked_add(digit.times_power_of_ten(power)?)?;
                self.unit_done(power);
            }
            Part::Myriad(power) => return self.myriad(i32::from(power)),
        }
        Some(())
    }

    fn unit_done(&mut self, power: i32) {
        self.last_power = power;
        self.section_power = power;
        self.has_section = true;
        self.after_zero = false;
    }

    fn myriad(&mut self, power: i32) -> Option<()> {
        if let Some(waiting) = self.waiting.take() {
            self.section = self.section.checked_add(waiting)?;
            self.has_section = true;
        }
        let section = std::mem::replace(&mut self.section, Decimal::ZERO);
        let total_power = if self.total == Decimal::ZERO { 0 } else { self.last_myriad() };
        if !self.has_section {
            // 万亿: the second myriad multiplies the first.
            if self.total == Decimal::ZERO {
                return None;
            }
            self.total = self.total.times_power_of_ten(power)?;
            self.last_power += power;
        } else if total_power > power {
            self.total = self.total.checked_add(section.times_power_of_ten(power)?)?;
            self.last_power = power;
        } else {
            self.total = self.total.checked_add(section)?.times_power_of_ten(power)?;
            self.last_power = power;
        }
        self.section_power = 4;
        self.has_section = false;
        self.after_zero = false;
        Some(())
    }

    /// The power of ten that the total was last multiplied by.
    fn last_myriad(&self) -> i32 {
        // Every number below 10^4 is a section, so the size of the total tells its myriad.
        let total = self.total;
        let magnitude = total.exponent() + i32::try_from(total.significant_digits()).unwrap_or(0);
        match magnitude {
            ..=8 => 4,
            9..=12 => 8,
            _ => 12,
        }
    }

    /// Returns the number; a last digit takes its unit from the one before it.
    pub(super) fn finish(mut self, waiting_is_digit: bool) -> Option<Decimal> {
        if let Some(waiting) = self.waiting.take() {
            // 三万五 is 35,000: a last digit takes the unit below the one before it.
            let power = if waiting_is_digit && !self.after_zero && self.last_power >= 2 {
                self.last_power - 1
            } else {
                0
            };
            self.section = self.section.checked_add(waiting.times_power_of_ten(power)?)?;
        }
        self.total.checked_add(self.section)
    }
}
