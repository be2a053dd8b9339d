//! How probable it is that a negation stands alone: a logistic model.
//!
//! Its weights were fitted on 8,375 beads of good translations (news, talks, manuals, laws,
//! statements), as they are and with one negation of each of the 1,466 beads that have one taken
//! out, twice over, differently.

/// The language of a negation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Language {
    /// English.
    English,
    /// Chinese.
    Chinese,
}

/// What is known of a negation.
#[derive(Clone, Debug)]
pub(super) struct Signs {
    pub(super) language: Language,
    /// The word that denies, in lower case.
    pub(super) word: String,
    /// Whether the other side has a word for it that does not deny.
    pub(super) is_rendered: bool,
    /// Plain negations of its own side and of the other.
    pub(super) clear: [usize; 2],
    /// Words of the other side with a negation in them: without other rendering, and with one.
    pub(super) part: [usize; 2],
    /// Mild ones of the other side.
    pub(super) mild: usize,
    /// Words of the other side that imply one and are not rendered otherwise.
    pub(super) implied: usize,
    /// Further words of its own side that deny in part or mildly.
    pub(super) own_part: usize,
    /// Further words of its own side that imply a negation.
    pub(super) own_implied: usize,
    /// Probability of the best link of what it denies.
    pub(super) link: f64,
    /// Whether a negation of the other side stands beside what it denies: a plain one, another.
    pub(super) is_denied_there: [bool; 2],
    /// English words of the bead.
    pub(super) words: usize,
}

/// Weights of [`Signs::values`] for an English negation.
const ENGLISH: [f64; 19] = [
    -1.45, // constant
    0.96,  // the other side has no plain negation
    0.47,  // plain negations more than the other side
    1.87,  // more at all
    -1.30, // parts, not rendered otherwise
    -1.59, // parts, rendered otherwise
    -0.96, // mild ones
    0.00,  // implied ones
    0.77,  // parts and mild ones of its own side
    -0.01, // implied ones of its own side
    1.01,  // what it denies is linked
    0.42,  // and surely
    -2.38, // beside a plain negation
    -1.90, // beside another negation
    0.00,  // it is rendered otherwise
    -0.26, // ln of the words of the bead
    0.02,  // 不, not
    0.31,  // 未, 无, no
    -0.12, // the only plain one of its side
];
/// Weights of [`Signs::values`] for a Chinese negation.
const CHINESE: [f64; 19] = [
    -1.67, // constant
    1.02,  // the other side has no plain negation
    0.27,  // plain negations more than the other side
    1.86,  // more at all
    -1.22, // parts, not rendered otherwise
    -0.63, // parts, rendered otherwise
    -0.74, // mild ones
    -0.11, // implied ones
    0.92,  // parts and mild ones of its own side
    0.15,  // implied ones of its own side
    0.85,  // what it denies is linked
    0.47,  // and surely
    -2.30, // beside a plain negation
    -1.57, // beside another negation
    -1.23, // it is rendered otherwise
    -0.06, // ln of the words of the bead
    -0.20, // 不, not
    -0.89, // 未, 无, no
    -0.51, // the only plain one of its side
];

/// Log odds that count as even: at most three good beads in a thousand lie above.
const EVEN: f64 = 1.8;

impl Signs {
    /// Returns the figures of the model in the order of its weights.
    pub(super) fn values(&self) -> [f64; 19] {
        let flag = |is: bool| f64::from(u8::from(is));
        let few = |count: usize| count.min(3) as f64;
        let [own, other] = self.clear;
        let surplus = own as f64 - other as f64;
        [
            1.0,
            flag(other == 0),
            surplus.clamp(-2.0, 2.0),
            flag(surplus > 0.0),
            few(self.part[0]),
            few(self.part[1]),
            few(self.mild),
            few(self.implied),
            few(self.own_part),
            few(self.own_implied),
            flag(self.link >= 0.1),
            flag(self.link >= 0.4),
            flag(self.is_denied_there[0]),
            flag(self.is_denied_there[1] && !self.is_denied_there[0]),
            flag(self.is_rendered),
            libm::log((5 + self.words) as f64),
            flag(matches!(self.word.as_str(), "不" | "not" | "n't" | "n’t")),
            flag(matches!(self.word.as_str(), "未" | "无" | "非" | "無" | "否" | "no" | "nor")),
            flag(own == 1),
        ]
    }

    /// Returns the probability that the negation stands alone.
    pub(super) fn probability(&self) -> f64 {
        let weights = match self.language {
            Language::English => &ENGLISH,
            Language::Chinese => &CHINESE,
        };
        let odds: f64 =
            self.values().iter().zip(weights).map(|(value, weight)| value * weight).sum();
        1.0 / (1.0 + libm::exp(EVEN - odds))
    }
}
