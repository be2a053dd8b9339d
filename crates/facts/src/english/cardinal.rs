//! Cardinal numbers: forty-five, one hundred and two, nine million, 1.5 million, $3bn, a dozen.

use super::scale::{scale_power, scaled, short_scale, spaced_thousands};
use super::vocabulary::{Word, next_word, word_end};
use crate::arabic::{Literal, digit_at, literal};
use crate::decimal::Decimal;
use crate::reading::after_any;

/// A number in words or digits, before it is known what it counts.
#[derive(Clone, Copy, Debug)]
pub(super) struct Cardinal {
    pub(super) number: Decimal,
    /// The byte after the last word.
    pub(super) end: usize,
    pub(super) form: Form,
}

/// How a cardinal was written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Form {
    /// Digits alone.
    Digits,
    /// Words alone; below ten they may begin a fraction: two thirds.
    Words,
    /// With a scale: 1.5 million.
    Scaled,
}

/// Reads the number in words that begins at byte `at`.
pub(super) fn cardinal(text: &str, at: usize) -> Option<Cardinal> {
    let first_end = word_end(text, at);
    let first = Word::lookup(&text[at..first_end])?;
    let mut sum = Sum::default();
    let mut end = first_end;
    if first == Word::Article {
        // "a" is a number only before hundred, thousand, million, dozen.
        let (word, word_end) = next_word(text, first_end)?;
        if !matches!(word, Word::Hundred | Word::Scale(_) | Word::Dozen) {
            return None;
        }
        sum.take(Word::Unit(1)).then_some(())?;
        sum.take(word).then_some(())?;
        end = word_end;
    } else {
        sum.take(first).then_some(())?;
    }
    loop {
        if let Some(half) = and_a_half(text, end) {
            // A million and a half is half a million more.
            let power = match sum.last {
                Some(Word::Scale(power)) => i32::from(power),
                _ => 0,
            };
            let number = sum.value()?.checked_add(Decimal::new(5, power - 1)?)?;
            return Some(scaled(text, number, half).unwrap_or(Cardinal {
                number,
                end: half,
                form: Form::Words,
            }));
        }
        let Some((word, word_end)) = next_word(text, end) else { break };
        let (word, word_end) = match word {
            Word::And if sum.may_take_and() => match after_and(text, word_end, sum.last) {
                Some(next) => next,
                None => break,
            },
            word => (word, word_end),
        };
        if !sum.take(word) {
            break;
        }
        end = word_end;
    }
    if let Some((number, after)) = decimals(text, sum.value()?, end) {
        return Some(scaled(text, number, after).unwrap_or(Cardinal {
            number,
            end: after,
            form: Form::Digits,
        }));
    }
    let form = if sum.last_power >= 3 { Form::Scaled } else { Form::Words };
    Some(Cardinal { number: sum.value()?, end, form })
}

/// Completes a number in digits that begins at byte `at` with the scale after it, if there is one.
pub(super) fn after_literal(text: &str, at: usize, literal: &Literal) -> Cardinal {
    let number = Cardinal { number: literal.number, end: literal.end, form: Form::Digits };
    spaced_thousands(text, at, literal)
        .or_else(|| scaled(text, literal.number, literal.end))
        .or_else(|| short_scale(text, at, literal))
        .unwrap_or(number)
}

/// Returns the first number of "2 to 3 million", whose scale stands after the second.
pub(super) fn inherited_scale(text: &str, cardinal: &Cardinal) -> Option<Decimal> {
    if cardinal.form == Form::Scaled {
        return None;
    }
    let start = after_any(text, cardinal.end, &["-", "–", "—", " to ", " or "])?;
    let (second, end) = if digit_at(text.as_bytes(), start).is_some() {
        let second = literal(text, start)?;
        (second.number, second.end)
    } else {
        let end = word_end(text, start);
        let Word::Unit(unit) = Word::lookup(&text[start..end])? else { return None };
        (Decimal::from(u32::from(unit)), end)
    };
    let whole = scaled(text, second, end)?;
    let power = scale_power(text, end)?;
    (whole.number != second).then(|| cardinal.number.times_power_of_ten(power))?
}

/// A number in words as far as it has been read.
#[derive(Default)]
struct Sum {
    total: u128,
    section: u128,
    last: Option<Word>,
    /// Power of ten of the last scale; later scales are smaller.
    last_power: u8,
}

impl Sum {
    /// Takes one more word; false where it cannot belong to the number.
    fn take(&mut self, word: Word) -> bool {
        let after_hundred = matches!(self.last, None | Some(Word::Hundred | Word::Scale(_)));
        let fits = match word {
            Word::Unit(0) => self.last.is_none(),
            Word::Unit(_) => after_hundred || matches!(self.last, Some(Word::Tens(_))),
            Word::Teen(_) | Word::Tens(_) => after_hundred,
            // One hundred after another is another number.
            Word::Hundred => {
                self.section < 20 && matches!(self.last, Some(Word::Unit(1..) | Word::Teen(_)))
            }
            Word::Dozen => matches!(self.last, Some(Word::Unit(_))) && self.total == 0,
            Word::Scale(power) => {
                self.section > 0 && (self.last_power == 0 || power < self.last_power)
            }
            _ => false,
        };
        if !fits {
            return false;
        }
        self.add(word).is_some()
    }

    /// Adds a word that fits; `None` where the number is beyond all use.
    fn add(&mut self, word: Word) -> Option<()> {
        match word {
            Word::Unit(value) | Word::Teen(value) | Word::Tens(value) => {
                self.section = self.section.checked_add(u128::from(value))?;
            }
            Word::Hundred => self.section = self.section.checked_mul(100)?,
            Word::Dozen => self.section = self.section.checked_mul(12)?,
            Word::Scale(power) => {
                let scale = 10_u128.checked_pow(u32::from(power))?;
                self.total = self.total.checked_add(self.section.checked_mul(scale)?)?;
                self.section = 0;
                self.last_power = power;
            }
            _ => {}
        }
        self.last = Some(word);
        Some(())
    }

    fn may_take_and(&self) -> bool {
        matches!(self.last, Some(Word::Hundred | Word::Scale(_)))
    }

    fn value(&self) -> Option<Decimal> {
        Decimal::new(i128::try_from(self.total.checked_add(self.section)?).ok()?, 0)
    }
}

/// Reads the word after "and" where it ends the number: two hundred and five.
///
/// In "two million and three million" it does not; after a hundred a scale may follow both, as in
/// "two hundred and five thousand".
fn after_and(text: &str, at: usize, before: Option<Word>) -> Option<(Word, usize)> {
    let (word, end) = next_word(text, at)?;
    let is_last = matches!(word, Word::Unit(_) | Word::Teen(_) | Word::Tens(_));
    let goes_on = match next_word(text, end) {
        Some((Word::Unit(_), after)) if matches!(word, Word::Tens(_)) => next_word(text, after),
        next => next,
    };
    let is_larger = match goes_on {
        Some((Word::Hundred, _)) => true,
        Some((Word::Scale(_), _)) => before != Some(Word::Hundred),
        _ => false,
    };
    (is_last && !is_larger).then_some((word, end))
}

/// Reads the decimals of "three point one four" after the whole number.
fn decimals(text: &str, whole: Decimal, at: usize) -> Option<(Decimal, usize)> {
    let mut end = after_any(text, at, &[" point"])?;
    let (mut number, mut power) = (whole, 0);
    while let Some((Word::Unit(digit), after)) = next_word(text, end)
        && power > -DECIMAL_LIMIT
    {
        power -= 1;
        number = number.checked_add(Decimal::new(i128::from(digit), power)?)?;
        end = after;
    }
    (power < 0).then_some((number, end))
}

/// The most decimals that are read in words.
const DECIMAL_LIMIT: i32 = 9;

fn and_a_half(text: &str, at: usize) -> Option<usize> {
    after_any(text, at, &[" and a half", "-and-a-half", " and one half", " and one-half"])
}
