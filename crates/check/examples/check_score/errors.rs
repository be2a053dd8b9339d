//! Errors that can be planted in an excerpt, each in one place.

use zhen_facts::FactClass;
use zhen_lexicon::{NameClass, Names};
use zhen_text::Language;

use crate::excerpt::Excerpt;
use crate::slips::{self, Change, Random};
use crate::variations;

/// A kind of error.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Kind {
    /// Any one digit, whatever it belongs to.
    Digit,
    DigitOfValue,
    Numeral,
    Scale,
    Date,
    Percentage,
    Clause,
    Name,
    Negation,
    DeletedEnglish,
    DeletedChinese,
    Moved,
    OtherScale,
    DayByOne,
    Month,
    Year,
    Point,
    ClauseNumeral,
    Currency,
    Unit,
}

impl Kind {
    pub(crate) const ALL: [Self; 20] = [
        Self::Digit,
        Self::DigitOfValue,
        Self::Numeral,
        Self::Scale,
        Self::Date,
        Self::Percentage,
        Self::Clause,
        Self::Name,
        Self::Negation,
        Self::DeletedEnglish,
        Self::DeletedChinese,
        Self::Moved,
        Self::OtherScale,
        Self::DayByOne,
        Self::Month,
        Self::Year,
        Self::Point,
        Self::ClauseNumeral,
        Self::Currency,
        Self::Unit,
    ];

    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Digit => "any digit changed",
            Self::DigitOfValue => "digit of a value changed",
            Self::Numeral => "number word or numeral changed",
            Self::Scale => "万/亿, million/billion",
            Self::Date => "day or month changed",
            Self::Percentage => "percentage changed",
            Self::Clause => "clause number changed",
            Self::Name => "name replaced",
            Self::Negation => "negation dropped",
            Self::DeletedEnglish => "English sentence deleted",
            Self::DeletedChinese => "Chinese sentence deleted",
            Self::Moved => "paragraph moved",
            Self::OtherScale => "千/万, thousand/million",
            Self::DayByOne => "day moved by one",
            Self::Month => "month changed",
            Self::Year => "year changed",
            Self::Point => "point of a percentage moved",
            Self::ClauseNumeral => "numeral of a clause changed",
            Self::Currency => "currency changed",
            Self::Unit => "unit changed",
        }
    }

    /// Plants an error in the bead, which has both sides; `None` where it has no place for it.
    ///
    /// The beads of the result are those of the excerpt, the one with the error at `bead`.
    pub(crate) fn plant(
        self,
        excerpt: &Excerpt,
        bead: usize,
        random: &mut Random,
    ) -> Option<Excerpt> {
        match self {
            Self::DeletedEnglish | Self::DeletedChinese => {
                return delete(excerpt, bead, self == Self::DeletedEnglish);
            }
            Self::Moved => return move_paragraph(excerpt, bead, random),
            _ => {}
        }
        let (english, chinese) = excerpt.beads[bead].clone();
        let mut places: Vec<(bool, usize, Change)> = Vec::new();
        for (is_english, lines, range) in
            [(true, &excerpt.english, english), (false, &excerpt.chinese, chinese)]
        {
            let language = if is_english { Language::English } else { Language::Chinese };
            for line in range {
                let changes = self.changes(&lines[line], language, random);
                places.extend(changes.into_iter().map(|change| (is_english, line, change)));
            }
        }
        if places.is_empty() {
            return None;
        }
        let (is_english, line, (span, new)) = places.swap_remove(random.below(places.len()));
        let mut changed = excerpt.clone();
        let lines = if is_english { &mut changed.english } else { &mut changed.chinese };
        lines[line].replace_range(span, &new);
        Some(changed)
    }

    fn changes(self, text: &str, language: Language, random: &mut Random) -> Vec<Change> {
        let mut of_class =
            |wanted: FactClass| slips::of_values(text, language, random, |class| class == wanted);
        match self {
            Self::Percentage => of_class(FactClass::Percentage),
            Self::Clause => of_class(FactClass::Citation),
            Self::Digit => slips::any_digit(text, random),
            Self::Numeral => match language {
                Language::English => slips::words(text, random),
                Language::Chinese => slips::numerals(text, random),
            },
            Self::Scale => slips::scales(text, language),
            Self::Date => slips::dates(text, language, random),
            Self::Name => names(text, language, random),
            Self::Negation => negations(text, language),
            Self::OtherScale => variations::scales(text, language),
            Self::DayByOne => variations::days_by_one(text, language, random),
            Self::Month => variations::months(text, language, random),
            Self::Year => variations::years(text, language, random),
            Self::Point => variations::points(text, language),
            Self::ClauseNumeral if language == Language::Chinese => {
                variations::clauses(text, random)
            }
            Self::ClauseNumeral => Vec::new(),
            Self::Currency => variations::currencies(text, language),
            Self::Unit => variations::units(text, language),
            Self::DigitOfValue => {
                slips::of_values(text, language, random, |class| class != FactClass::Identifier)
            }
            Self::DeletedEnglish | Self::DeletedChinese | Self::Moved => Vec::new(),
        }
    }
}

/// Places and people that stand in for others.
const OTHERS: [(&str, &str, NameClass); 12] = [
    ("Norway", "挪威", NameClass::Territory),
    ("Bolivia", "玻利维亚", NameClass::Territory),
    ("Kenya", "肯尼亚", NameClass::Territory),
    ("Vietnam", "越南", NameClass::Territory),
    ("Lisbon", "里斯本", NameClass::City),
    ("Nairobi", "内罗毕", NameClass::City),
    ("Chengdu", "成都", NameClass::City),
    ("Toronto", "多伦多", NameClass::City),
    ("Anderson", "安德森", NameClass::Person),
    ("Martinez", "马丁内斯", NameClass::Person),
    ("Petrov", "彼得罗夫", NameClass::Person),
    ("Robinson", "鲁滨逊", NameClass::Person),
];

/// Every listed name of a state, place or person, each with another of its class.
fn names(text: &str, language: Language, random: &mut Random) -> Vec<Change> {
    let table = Names::built_in();
    let found = match language {
        Language::English => table.find_english_names(text),
        Language::Chinese => table.find_chinese_names(text),
    };
    let mut changes = Vec::new();
    for name in found {
        let classes: Vec<NameClass> = match language {
            Language::English => table.chinese_of(&name).map(|entry| entry.class).collect(),
            Language::Chinese => table.english_of(&name).map(|entry| entry.class).collect(),
        };
        let Some(class) = classes.first() else { continue };
        let written = &text[name.span.clone()];
        let others: Vec<&str> = OTHERS
            .iter()
            .filter(|(_, _, other)| other == class)
            .map(|(english, chinese, _)| match language {
                Language::English => *english,
                Language::Chinese => *chinese,
            })
            .filter(|other| *other != written)
            .collect();
        // One character, or a word of three letters, may be no name at all here.
        if !others.is_empty() && written.chars().count() >= if written.is_ascii() { 4 } else { 2 } {
            changes.push((name.span, others[random.below(others.len())].to_owned()));
        }
    }
    changes
}

fn negations(text: &str, language: Language) -> Vec<Change> {
    let words: &[&str] = match language {
        Language::English => &[" not", " never", "n't", " cannot"],
        Language::Chinese => &["不能", "不会", "不會", "没有", "沒有", "并不", "不是", "未"],
    };
    let mut changes = Vec::new();
    for word in words {
        for (at, _) in text.match_indices(word) {
            let end = at + word.len();
            let goes_on = text[end..].starts_with(|next: char| next.is_ascii_alphabetic());
            if language == Language::Chinese || !goes_on {
                let new = match *word {
                    "不能" => "能",
                    "不会" => "会",
                    "不會" => "會",
                    "没有" | "沒有" => "有",
                    "不是" => "是",
                    " cannot" => " can",
                    _ => "",
                };
                changes.push((at..end, new.to_owned()));
            }
        }
    }
    changes
}

fn delete(excerpt: &Excerpt, bead: usize, is_english: bool) -> Option<Excerpt> {
    let mut changed = excerpt.clone();
    let range = if is_english { &excerpt.beads[bead].0 } else { &excerpt.beads[bead].1 };
    let lines = if is_english { &mut changed.english } else { &mut changed.chinese };
    // A lone word may be joined to its neighbours without anyone's harm.
    if range.len() != 1 || lines[range.start].chars().count() < if is_english { 20 } else { 8 } {
        return None;
    }
    lines.remove(range.start);
    for (place, beads) in changed.beads.iter_mut().enumerate() {
        let own = if is_english { &mut beads.0 } else { &mut beads.1 };
        if place == bead {
            own.end = own.start;
        } else if place > bead {
            *own = own.start - 1..own.end - 1;
        }
    }
    Some(changed)
}

/// Beads of a moved paragraph, and how far it is moved at least.
const PARAGRAPH: usize = 3;
const DISTANCE: usize = 8;

/// Moves the Chinese lines of three beads to another place.
fn move_paragraph(excerpt: &Excerpt, bead: usize, random: &mut Random) -> Option<Excerpt> {
    let moved = excerpt.beads.get(bead..bead + PARAGRAPH)?;
    let is_plain = |beads: &[(std::ops::Range<usize>, std::ops::Range<usize>)]| {
        beads.iter().all(|bead| bead.0.len() == 1 && bead.1.len() == 1)
    };
    if !is_plain(&excerpt.beads) || moved.len() < PARAGRAPH {
        return None;
    }
    let target = bead + PARAGRAPH + DISTANCE + random.below(8);
    let mut changed = excerpt.clone();
    if target > changed.chinese.len() {
        return None;
    }
    let lines: Vec<String> = changed.chinese.drain(bead..bead + PARAGRAPH).collect();
    let at = target - PARAGRAPH;
    changed.chinese.splice(at..at, lines);
    // The finding is looked for at the English lines alone.
    changed.beads[bead].1 = at..at + PARAGRAPH;
    changed.beads[bead].0 = bead..bead + PARAGRAPH;
    Some(changed)
}
