//! Slips planted in good translations, one a bead: how many are found?

use std::collections::BTreeMap;
use std::error;
use std::path::PathBuf;

use zhen_facts::{FactClass, find_facts};
use zhen_text::Language;

use crate::alarms::{Compared, Options};
use crate::gold::{self, Bead};

/// A kind of slip.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Kind {
    /// Any one digit is another, whatever it belongs to.
    Digit,
    /// A digit of a number, amount, percentage, date, time or citation is another.
    DigitOfValue,
    /// 万 for 亿, million for billion, and the reverse.
    Scale,
    /// Another month or another day.
    Date,
    /// A digit of a percentage is another.
    Percentage,
}

impl Kind {
    const ALL: [Self; 5] =
        [Self::Digit, Self::DigitOfValue, Self::Scale, Self::Date, Self::Percentage];

    fn name(self) -> &'static str {
        match self {
            Self::Digit => "any digit",
            Self::DigitOfValue => "digit of a value",
            Self::Scale => "scale",
            Self::Date => "date",
            Self::Percentage => "percentage",
        }
    }
}

/// Plants one slip of each kind in every bead that can have it, and prints how many are found.
pub(crate) fn report(folders: &[PathBuf], options: &Options) -> Result<(), Box<dyn error::Error>> {
    let mut tally: BTreeMap<Kind, (usize, usize)> = BTreeMap::new();
    let mut random = Random(20_261_126);
    for folder in folders {
        for bead in gold::beads(folder)? {
            if !Compared::new(&bead.english, &bead.chinese).alarms().is_empty() {
                continue;
            }
            for kind in Kind::ALL {
                let Some(slip) = plant(&bead, kind, &mut random) else { continue };
                let found = !Compared::new(&slip.english, &slip.chinese).alarms().is_empty();
                let count = tally.entry(kind).or_default();
                count.0 += 1;
                count.1 += usize::from(found);
                if !found && options.is_verbose {
                    println!("# {} not found", kind.name());
                    println!("EN {}\nZH {}", bead.english, bead.chinese);
                    println!("EN {}\nZH {}\n", slip.english, slip.chinese);
                }
            }
        }
    }
    println!("slip\tplanted\tfound\tshare");
    for (kind, (planted, found)) in tally {
        let share = found as f64 / planted as f64;
        println!("{}\t{planted}\t{found}\t{share:.4}", kind.name());
    }
    Ok(())
}

/// Splitmix64 (Steele, Lea and Flood 2014): enough to choose places by.
struct Random(u64);

impl Random {
    fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        usize::try_from((mixed ^ (mixed >> 31)) % limit.max(1) as u64).unwrap_or(0)
    }
}

/// A place to change and what to write there.
type Change = (std::ops::Range<usize>, String);

/// Returns the bead with one slip of the kind; `None` where it has no place for it.
fn plant(bead: &Bead, kind: Kind, random: &mut Random) -> Option<Bead> {
    let english = changes(&bead.english, Language::English, kind, random);
    let chinese = changes(&bead.chinese, Language::Chinese, kind, random);
    let choice = random.below(english.len() + chinese.len());
    let changed = |text: &str, (span, new): &Change| {
        format!("{}{new}{}", &text[..span.start], &text[span.end..])
    };
    if let Some(change) = english.get(choice) {
        let english = changed(&bead.english, change);
        return Some(Bead { english, chinese: bead.chinese.clone() });
    }
    let chinese = changed(&bead.chinese, chinese.get(choice - english.len())?);
    Some(Bead { english: bead.english.clone(), chinese })
}

fn changes(text: &str, language: Language, kind: Kind, random: &mut Random) -> Vec<Change> {
    match kind {
        Kind::Digit => digits(text, 0..text.len(), random),
        Kind::DigitOfValue => {
            of_values(text, language, random, |class| !matches!(class, FactClass::Identifier))
        }
        Kind::Percentage => {
            of_values(text, language, random, |class| class == FactClass::Percentage)
        }
        Kind::Scale => scales(text, language),
        Kind::Date => {
            let mut changes = of_values(text, language, random, |class| class == FactClass::Date);
            changes.extend(months(text, random));
            changes
        }
    }
}

fn of_values(
    text: &str,
    language: Language,
    random: &mut Random,
    is_wanted: impl Fn(FactClass) -> bool,
) -> Vec<Change> {
    let facts = find_facts(text, language);
    let wanted = facts.into_iter().filter(|fact| is_wanted(fact.value.class()));
    wanted.flat_map(|fact| digits(text, fact.span, random)).collect()
}

/// Every digit of the span, each with another in its place.
fn digits(text: &str, span: std::ops::Range<usize>, random: &mut Random) -> Vec<Change> {
    let places = span.filter(|&at| text.as_bytes()[at].is_ascii_digit());
    places
        .map(|at| {
            let digit = usize::from(text.as_bytes()[at] - b'0');
            // Never 0, which may make another kind of number of it.
            let other = (digit + random.below(8)) % 9 + 1;
            let other = if other == digit { digit % 9 + 1 } else { other };
            (at..at + 1, other.to_string())
        })
        .collect()
}

fn scales(text: &str, language: Language) -> Vec<Change> {
    let swaps: &[(&str, &str)] = match language {
        Language::Chinese => &[("万", "亿"), ("亿", "万"), ("萬", "億"), ("億", "萬")],
        Language::English => {
            &[("thousand", "million"), ("million", "billion"), ("billion", "million")]
        }
    };
    let facts = find_facts(text, language);
    let inside = |at: usize| facts.iter().any(|fact| fact.span.contains(&at));
    let mut changes = Vec::new();
    for (word, other) in swaps {
        for (at, _) in text.match_indices(word).filter(|(at, _)| inside(*at)) {
            changes.push((at..at + word.len(), (*other).to_owned()));
        }
    }
    changes
}

fn months(text: &str, random: &mut Random) -> Vec<Change> {
    const NAMES: [&str; 10] = [
        "January",
        "February",
        "April",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ];
    let mut changes = Vec::new();
    for (place, name) in NAMES.iter().enumerate() {
        for (at, _) in text.match_indices(name) {
            let other = (place + 1 + random.below(NAMES.len() - 1)) % NAMES.len();
            changes.push((at..at + name.len(), NAMES[other].to_owned()));
        }
    }
    changes
}
