//! Slips planted in good translations, one a bead: how many are found?

use std::collections::BTreeMap;
use std::error;
use std::path::PathBuf;

use zhen_facts::FactClass;
use zhen_text::Language;

use crate::alarms::{Compared, Options};
use crate::gold::{self, Bead};
use crate::slips::{self, Change, Random};

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
    /// 三 for 四, 百 for 十 in a value in Chinese numerals.
    ChineseNumeral,
    /// Three for four, hundred for thousand in a value in English words.
    EnglishWord,
}

impl Kind {
    const ALL: [Self; 7] = [
        Self::Digit,
        Self::DigitOfValue,
        Self::Scale,
        Self::Date,
        Self::Percentage,
        Self::ChineseNumeral,
        Self::EnglishWord,
    ];

    fn is_in_words(self) -> bool {
        matches!(self, Self::ChineseNumeral | Self::EnglishWord)
    }

    fn name(self) -> &'static str {
        match self {
            Self::Digit => "any digit",
            Self::DigitOfValue => "digit of a value",
            Self::Scale => "scale",
            Self::Date => "date",
            Self::Percentage => "percentage",
            Self::ChineseNumeral => "Chinese numeral",
            Self::EnglishWord => "English number word",
        }
    }
}

/// Plants one slip of each kind in every bead that can have it, and prints how many are found.
pub(crate) fn report(folders: &[PathBuf], options: &Options) -> Result<(), Box<dyn error::Error>> {
    let mut tally: BTreeMap<Kind, (usize, usize)> = BTreeMap::new();
    // Two streams, so that what one plants does not depend on the other.
    let mut digits = Random::new(20_261_126);
    let mut words = Random::new(20_261_127);
    for folder in folders {
        for bead in gold::documents(folder)?.into_iter().flatten() {
            if !Compared::new(&bead.english, &bead.chinese).alarms().is_empty() {
                continue;
            }
            for kind in Kind::ALL {
                let random = if kind.is_in_words() { &mut words } else { &mut digits };
                let Some(slip) = plant(&bead, kind, random) else { continue };
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

/// Returns every place of the text where the kind of slip can be made, with what to write there.
fn changes(text: &str, language: Language, kind: Kind, random: &mut Random) -> Vec<Change> {
    let is_value = |class| class != FactClass::Identifier;
    match kind {
        Kind::Digit => slips::any_digit(text, random),
        Kind::DigitOfValue => slips::of_values(text, language, random, is_value),
        Kind::Percentage => {
            slips::of_values(text, language, random, |class| class == FactClass::Percentage)
        }
        Kind::ChineseNumeral if language == Language::Chinese => slips::numerals(text, random),
        Kind::EnglishWord if language == Language::English => slips::words(text, random),
        Kind::ChineseNumeral | Kind::EnglishWord => Vec::new(),
        Kind::Scale => slips::scales(text, language),
        Kind::Date => slips::dates(text, language, random),
    }
}
