//! Compares the values of a text with those of its translation.
//!
//! Each value is matched with at most one of the other side: equal values first, then those that
//! a translator may write one for the other, nearest in the order of the text. Of what is left
//! over, figures of one class contradict each other, for both texts have one too many. A value
//! that is left over on one side, but says what a matched one has said, is repeated. At last,
//! values in words contradict what is left of the other side, and small ones those that are the
//! only ones left of their kind.
//!
//! Cost: short lists are compared pair by pair; in long ones only values that share a key meet,
//! and of many that share it the nearest, so that the time is near to linear.

mod candidates;
mod conflict;
mod gloss;
mod leftover;
mod relation;
mod salience;
mod share;

pub use relation::{Difference, Relation, relation};
pub use salience::must_be_kept;

use conflict::Certainty;

use crate::class::FactClass;
use crate::fact::{Fact, Wording};
use crate::value::Value;

/// Two values that belong together, by their places in the lists that were compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FactPair {
    /// Place in the English list.
    pub english: usize,
    /// Place in the Chinese list.
    pub chinese: usize,
}

/// Two values that are not equal but may translate each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CompatiblePair {
    /// The two values.
    pub pair: FactPair,
    /// How they differ.
    pub difference: Difference,
}

/// What the values of two texts have to do with each other; every value is in one list only,
/// except that repeated values name a partner that has another one.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Comparison {
    /// Equal values, by their English place.
    pub matched: Vec<FactPair>,
    /// Values that differ as translations do, by their English place.
    pub compatible: Vec<CompatiblePair>,
    /// Values of one class that contradict each other and are not just worded otherwise, by their
    /// English place: each pair is likely a slip of one of the texts. Free translation and
    /// misread words make such pairs too, so that a reader must decide.
    pub conflicting: Vec<FactPair>,
    /// Places of English values without counterpart. Most are harmless: [`must_be_kept`] decides
    /// which of them a translation may not lack.
    pub unmatched_english: Vec<usize>,
    /// Places of Chinese values without counterpart; [`must_be_kept`] decides here too.
    pub unmatched_chinese: Vec<usize>,
}

/// Compares the values of an English text with those of its Chinese translation.
///
/// ```
/// use zhen_facts::{compare, find_facts};
/// use zhen_text::Language;
///
/// let english = find_facts("On 3 March it sold 245,000 cars.", Language::English);
/// let chinese = find_facts("该公司2021年3月3日售出25.4万辆。", Language::Chinese);
/// let comparison = compare(&english, &chinese);
///
/// assert_eq!(comparison.compatible.len(), 1); // the date, without its year in English
/// assert_eq!(comparison.conflicting.len(), 1); // 245,000 against 254,000
/// ```
pub fn compare(english: &[Fact], chinese: &[Fact]) -> Comparison {
    let is_counted = |related: &Related| {
        // 一次 and 一名 are mostly articles: "the first" and "a decade" are meant for better ones.
        related.relation != Relation::Equal && chinese[related.chinese].wording == Wording::Counted
    };
    let (counted, related): (Vec<_>, Vec<_>) =
        candidates::related(english, chinese).into_iter().partition(is_counted);
    // 88名 of 每100名 is no bare 88%, but a part of the share.
    let is_bare_percentage = |related: &Related| {
        let is_percent = |fact: &Fact, other: &Fact| {
            matches!((fact.value, other.value), (Value::Percent(_), Value::Number(_)))
        };
        let (one, other) = (&english[related.english], &chinese[related.chinese]);
        is_percent(one, other) || is_percent(other, one)
    };
    let (bare, mut related): (Vec<_>, Vec<_>) = related.into_iter().partition(is_bare_percentage);
    related.sort_by_key(|related| {
        let distance = related.english.abs_diff(related.chinese);
        (related.relation, distance, related.english, related.chinese)
    });
    let mut partners = Partners::new(english.len(), chinese.len());
    let mut comparison = Comparison::default();
    let equal_end = related.partition_point(|related| related.relation == Relation::Equal);
    comparison.add_free(&related[..equal_end], &mut partners);
    let far = candidates::far_equal(english, chinese, &partners.english, &partners.chinese);
    comparison.add_free(&far, &mut partners);
    comparison.add_free(&related[equal_end..], &mut partners);
    comparison.add_shares(english, chinese, &mut partners);
    comparison.add_free(&bare, &mut partners);
    comparison.add_conflicts(english, chinese, &mut partners, Certainty::Figures);
    let is_dated = |related: &Related| {
        // A weekday says nothing of which day of the month it is, a year nothing of the month:
        // two dates that are left over contradict each other before they repeat such a one.
        related.relation != Relation::Equal
            && (english[related.english].value.class() == FactClass::Date
                || chinese[related.chinese].value.class() == FactClass::Date)
    };
    // Two vans at 2 p.m. repeat nothing.
    let is_timed = |related: &Related| {
        let is_time = |fact: &Fact| fact.value.class() == FactClass::Time;
        is_time(&english[related.english]) != is_time(&chinese[related.chinese])
    };
    // "Article 5" at the head of an article does not say what "five years" in it says again.
    let is_of_head = |related: &Related| {
        let is_cited = |fact: &Fact| fact.value.class() == FactClass::Citation;
        let (one, other) = (&english[related.english], &chinese[related.chinese]);
        let is_head =
            |fact: &Fact, is_joined: bool| is_joined && is_cited(fact) && fact.span.start == 0;
        is_cited(one) != is_cited(other)
            && (is_head(one, partners.english[related.english])
                || is_head(other, partners.chinese[related.chinese]))
    };
    related.retain(|related| !is_timed(related) && !is_of_head(related));
    let (late, early): (Vec<_>, Vec<_>) = related.into_iter().partition(is_dated);
    comparison.add_repeated(&early, &mut partners);
    comparison.add_glosses(english, chinese, &mut partners);
    comparison.add_conflicts(english, chinese, &mut partners, Certainty::Any);
    comparison.add_repeated(&late, &mut partners);
    let sides = ((english, &partners.english[..]), (chinese, &partners.chinese[..]));
    for (english, chinese) in leftover::pairs(sides.0, sides.1) {
        (partners.english[english], partners.chinese[chinese]) = (true, true);
        comparison.conflicting.push(FactPair { english, chinese });
    }
    comparison.add_free(&counted, &mut partners);
    comparison.add_repeated(&counted, &mut partners);
    comparison.unmatched_english = unmatched(&partners.english);
    comparison.unmatched_chinese = unmatched(&partners.chinese);
    comparison.matched.sort_by_key(|pair| (pair.english, pair.chinese));
    comparison.compatible.sort_by_key(|found| (found.pair.english, found.pair.chinese));
    comparison.conflicting.sort_by_key(|pair| (pair.english, pair.chinese));
    comparison
}

impl Comparison {
    fn add(&mut self, relation: Relation, pair: FactPair) {
        match relation {
            Relation::Equal => self.matched.push(pair),
            Relation::Compatible(difference) => {
                self.compatible.push(CompatiblePair { pair, difference });
            }
        }
    }

    /// Joins the pairs of which neither value has a partner yet.
    fn add_free(&mut self, related: &[Related], partners: &mut Partners) {
        for related in related {
            if partners.are_free(related) {
                partners.join(related);
                self.add(related.relation, related.pair());
            }
        }
    }

    /// Adds the values that say again what a matched one has said.
    fn add_repeated(&mut self, related: &[Related], partners: &mut Partners) {
        for related in related {
            if partners.is_one_free(related) {
                partners.join(related);
                self.add(Relation::Compatible(Difference::Repeated), related.pair());
            }
        }
    }

    /// Joins shares with the two numbers that say them on the other side; the second number repeats
    /// the share that the first one has.
    fn add_shares(&mut self, english: &[Fact], chinese: &[Fact], partners: &mut Partners) {
        let differences = [Difference::OtherWording, Difference::Repeated];
        let mut pairs = Vec::new();
        for share in share::shares((english, &partners.english), (chinese, &partners.chinese)) {
            let of_share = |chinese| FactPair { english: share.share, chinese };
            pairs.extend(share.numbers.map(of_share).into_iter().zip(differences));
        }
        for share in share::shares((chinese, &partners.chinese), (english, &partners.english)) {
            let of_share = |english| FactPair { english, chinese: share.share };
            pairs.extend(share.numbers.map(of_share).into_iter().zip(differences));
        }
        for (pair, difference) in pairs {
            (partners.english[pair.english], partners.chinese[pair.chinese]) = (true, true);
            self.compatible.push(CompatiblePair { pair, difference });
        }
    }

    /// Joins an amount that says its neighbour in another currency with the neighbour's partner,
    /// where the other side has no amount left that it could contradict.
    fn add_glosses(&mut self, english: &[Fact], chinese: &[Fact], partners: &mut Partners) {
        let free = |facts: &[Fact], joined: &[bool]| {
            let is_amount = |fact: &Fact| fact.value.class() == FactClass::Amount;
            facts.iter().zip(joined).filter(|(fact, joined)| !**joined && is_amount(fact)).count()
        };
        let mut free_english = free(english, &partners.english);
        let mut free_chinese = free(chinese, &partners.chinese);
        let difference = Difference::Converted;
        let pairs: Vec<FactPair> = self.pairs().collect();
        for FactPair { english: i, chinese: j } in pairs {
            let (after_i, after_j) = (i + 1, j + 1);
            if gloss::is_gloss(english, after_i) && !partners.english[after_i] && free_chinese == 0
            {
                free_english -= 1;
                partners.english[after_i] = true;
                let pair = FactPair { english: after_i, chinese: j };
                self.compatible.push(CompatiblePair { pair, difference });
            }
            if gloss::is_gloss(chinese, after_j) && !partners.chinese[after_j] && free_english == 0
            {
                free_chinese -= 1;
                partners.chinese[after_j] = true;
                let pair = FactPair { english: i, chinese: after_j };
                self.compatible.push(CompatiblePair { pair, difference });
            }
        }
    }

    /// The pairs that have been found so far.
    fn pairs(&self) -> impl Iterator<Item = FactPair> {
        self.matched.iter().copied().chain(self.compatible.iter().map(|found| found.pair))
    }

    /// Sets values of one class against each other that have no partner.
    fn add_conflicts(
        &mut self,
        english: &[Fact],
        chinese: &[Fact],
        partners: &mut Partners,
        certainty: Certainty,
    ) {
        let (left, right) = (&mut partners.english, &mut partners.chinese);
        for pair in conflict::pairs((english, left), (chinese, right), certainty) {
            (left[pair.english], right[pair.chinese]) = (true, true);
            self.conflicting.push(pair);
        }
    }
}

struct Related {
    relation: Relation,
    english: usize,
    chinese: usize,
}

impl Related {
    fn pair(&self) -> FactPair {
        FactPair { english: self.english, chinese: self.chinese }
    }
}

/// Which values have a partner.
struct Partners {
    english: Vec<bool>,
    chinese: Vec<bool>,
}

impl Partners {
    fn new(english: usize, chinese: usize) -> Self {
        Self { english: vec![false; english], chinese: vec![false; chinese] }
    }

    fn are_free(&self, related: &Related) -> bool {
        !self.english[related.english] && !self.chinese[related.chinese]
    }

    fn is_one_free(&self, related: &Related) -> bool {
        self.english[related.english] != self.chinese[related.chinese]
    }

    fn join(&mut self, related: &Related) {
        self.english[related.english] = true;
        self.chinese[related.chinese] = true;
    }
}

fn unmatched(partners: &[bool]) -> Vec<usize> {
    (0..partners.len()).filter(|&place| !partners[place]).collect()
}
