//! A value together with the place it was read from and how it was said there.

use std::ops::Range;

use zhen_text::Language;

use crate::reading::Found;
use crate::value::Value;
use crate::wrapped::Unwrapped;
use crate::{chinese, english, publication, written};

/// A value and the words it was read from.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Fact {
    /// The bytes of the text that say the value.
    pub span: Range<usize>,
    /// What they say.
    pub value: Value,
    /// Whether it is written in digits or in words.
    pub notation: Notation,
    /// The power of ten of the last digit that is said: 3 for 24.5万, 0 for 245,000, -2 for 1.50.
    /// 0 for what is not a decimal number.
    pub last_digit: i8,
    /// Whether the words around it make it more or less than the value.
    pub approximation: Approximation,
    /// What the words around it say of it besides.
    pub wording: Wording,
}

/// What the words around a value say of it, as far as a translator may take it otherwise.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum Wording {
    /// Nothing.
    Plain,
    /// A multiple is said by what was added: 增加了两倍 is three times as much, but often taken
    /// for twice.
    Increase,
    /// One of something that has a counter, where English has an article: 1个.
    Counted,
    /// A date without its year, which the words beside it put in the year after the last: 次年3月.
    FollowingYear,
    /// A date without its year, in a year that only the day of writing tells: 去年3月.
    OtherYear,
    /// The half of the day of a time is said, or the time is written as on the 24-hour clock.
    HalfOfDay,
    /// A word beside the number says that something became less or is below: fell by 5%, 下降5%.
    Decrease,
    /// The currency of a sum is said by a sign alone, or by no more than cents: $5, 50 cents.
    Sign,
    /// 元 in a text in traditional characters, or beside the name of Hong Kong or Taiwan, where it
    /// is mostly the money of the place; and 块, which is said of any money.
    LocalMoney,
    /// The time in a line that says when a page was published and nothing else.
    Publication,
}

/// How a value is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Notation {
    /// With Arabic digits, half or full width.
    Digits,
    /// In words, or in Chinese numerals.
    Words,
}

/// How exact the words around a value say that it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Approximation {
    /// Nothing is said.
    Exact,
    /// Near it: about, some, 约, 左右.
    About,
    /// Less, or no more: nearly, under, 近, 不到.
    Under,
    /// More, or no less: over, at least, 超过, 多, 余.
    Over,
}

impl Approximation {
    /// Returns the English name in lower case.
    pub fn name(self) -> &'static str {
        match self {
            Self::Exact => "exact",
            Self::About => "about",
            Self::Under => "under",
            Self::Over => "over",
        }
    }
}

/// Finds the values written in `text`, in order and without overlap.
///
/// Every span is a slice of the text. Digits inside names and idioms are left out; so is
/// everything that is only approximately a number (几十, dozens). A text whose lines were broken
/// to a width is read as if they were joined: `3.⏎44亿元` is one amount, and its span has the
/// break.
/// One pass, time linear in the length of the text; no text makes it fail.
pub fn find_facts(text: &str, language: Language) -> Vec<Fact> {
    let joined = Unwrapped::new(text, language);
    let mut facts = find_joined(&joined.text, language);
    if !joined.is_same() {
        facts.iter_mut().for_each(|fact| fact.span = joined.span(&fact.span));
    }
    facts
}

/// Finds the values of a text whose lines are whole.
fn find_joined(text: &str, language: Language) -> Vec<Fact> {
    let readings = match language {
        Language::English => english::find(text),
        Language::Chinese => chinese::find(text),
    };
    let mut end = 0;
    let complete = |found: Found| {
        let after = std::mem::replace(&mut end, found.span.end);
        written::fact(text, language, found, after)
    };
    let mut facts: Vec<Fact> = readings.into_iter().map(complete).collect();
    publication::mark_time(text, &mut facts);
    facts
}
