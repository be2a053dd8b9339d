//! The part of the day that a word before the hour names: 下午3时, 晚上8点, 中午1点, 凌晨2点.

/// The part of the day, as far as it moves hours of the 12-hour clock.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum HalfOfDay {
    /// Leaves hours as they are; 12 is midnight.
    Morning,
    /// From late in the morning to early in the afternoon.
    Noon,
    Afternoon,
    /// From the evening over midnight.
    Night,
    /// Says that a time follows, but not which half of the day it belongs to.
    Unknown,
}

use HalfOfDay::{Afternoon, Morning, Night, Noon, Unknown};

/// Words before the hour.
const WORDS: [(&str, HalfOfDay); 56] = [
    ("下午", Afternoon),
    ("傍晚", Afternoon),
    ("午后", Afternoon),
    ("午後", Afternoon),
    ("黄昏", Afternoon),
    ("黃昏", Afternoon),
    ("中午", Noon),
    ("晌午", Noon),
    ("午间", Noon),
    ("午間", Noon),
    ("正午", Noon),
    ("上午", Morning),
    ("早上", Morning),
    ("清晨", Morning),
    ("凌晨", Morning),
    ("早晨", Morning),
    ("今早", Morning),
    ("明早", Morning),
    ("清早", Morning),
    ("拂晓", Morning),
    ("拂曉", Morning),
    ("晚上", Night),
    ("晚间", Night),
    ("晚間", Night),
    ("夜里", Night),
    ("夜裡", Night),
    ("夜裏", Night),
    ("夜间", Night),
    ("夜間", Night),
    ("深夜", Night),
    ("半夜", Night),
    ("午夜", Night),
    ("当夜", Night),
    ("當夜", Night),
    ("今夜", Night),
    ("昨夜", Night),
    ("夜晚", Night),
    ("入夜", Night),
    ("晚", Night),
    ("当日", Unknown),
    ("當日", Unknown),
    ("次日", Unknown),
    ("翌日", Unknown),
    ("时间", Unknown),
    ("時間", Unknown),
    ("今天", Unknown),
    ("明天", Unknown),
    ("昨天", Unknown),
    ("每天", Unknown),
    ("当天", Unknown),
    ("當天", Unknown),
    ("后天", Unknown),
    ("後天", Unknown),
    ("日", Unknown),
    ("号", Unknown),
    ("號", Unknown),
];

impl HalfOfDay {
    /// Returns what the word that ends at byte `at` says, and where the word begins.
    pub(super) fn before(text: &str, at: usize) -> Option<(Self, usize)> {
        let before = text.get(..at)?.trim_end_matches(' ');
        let (word, half) = WORDS.iter().find(|(word, _)| before.ends_with(word))?;
        Some((*half, before.len() - word.len()))
    }

    /// Moves an hour to the 24-hour clock.
    pub(super) fn on_day(self, hour: u8) -> u8 {
        match (self, hour) {
            (Self::Afternoon, 0..12) | (Self::Noon, 0..5) | (Self::Night, 5..12) => hour + 12,
            (Self::Morning | Self::Night, 12) => 0,
            _ => hour,
        }
    }
}

/// Says whether the word that ends at byte `at` names a half of the day.
pub(crate) fn says_half_of_day(text: &str, at: usize) -> bool {
    HalfOfDay::before(text, at).is_some_and(|(half, _)| half != Unknown)
}
