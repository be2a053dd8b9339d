//! Errors that can be planted in an excerpt, each in one place.

use zhen_check::FindingKind;
use zhen_facts::FactClass;
use zhen_text::Language;

use crate::excerpt::Excerpt;
use crate::slips::{self, Change, Random};
use crate::{names, negations, variations};

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
    /// A name replaced by any other of its class.
    AnyName,
    Negation,
    /// Wherever one stands.
    AnyNegation,
    AddedNegation,
    DeletedEnglish,
    DeletedChinese,
    Moved,
    Term,
    /// With the term in a glossary.
    GlossaryTerm,
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
    pub(crate) const ALL: [Self; 25] = [
        Self::Digit,
        Self::DigitOfValue,
        Self::Numeral,
        Self::Scale,
        Self::Date,
        Self::Percentage,
        Self::Clause,
        Self::Name,
        Self::AnyName,
        Self::Negation,
        Self::AnyNegation,
        Self::AddedNegation,
        Self::DeletedEnglish,
        Self::DeletedChinese,
        Self::Moved,
        Self::Term,
        Self::GlossaryTerm,
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
            Self::AnyName => "name replaced by any",
            Self::Negation => "negation dropped",
            Self::AnyNegation => "negation dropped, rendered or not",
            Self::AddedNegation => "negation added",
            Self::DeletedEnglish => "English sentence deleted",
            Self::DeletedChinese => "Chinese sentence deleted",
            Self::Moved => "paragraph moved",
            Self::Term => "term",
            Self::GlossaryTerm => "glossary term",
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

    /// Returns the class that its findings must have; none where any will do.
    pub(crate) fn class(self) -> Option<FindingKind> {
        match self {
            Self::DeletedEnglish => Some(FindingKind::Addition),
            Self::DeletedChinese => Some(FindingKind::Omission),
            Self::Name | Self::AnyName => Some(FindingKind::Name),
            Self::Negation | Self::AnyNegation | Self::AddedNegation => Some(FindingKind::Negation),
            Self::Term | Self::GlossaryTerm => Some(FindingKind::Term),
            _ => None,
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
            Self::Term | Self::GlossaryTerm => return None,
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
        if self == Self::Negation {
            places = rendered(places);
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
            Self::Name => names::twelve(text, language, random),
            Self::AnyName => names::any(text, language, random),
            Self::Negation | Self::AnyNegation => negations::lost(text, language),
            Self::AddedNegation => negations::added(text, language),
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
            Self::DeletedEnglish
            | Self::DeletedChinese
            | Self::Moved
            | Self::Term
            | Self::GlossaryTerm => Vec::new(),
        }
    }
}

/// Keeps the negations of the side that denies no more often than the other: a negation that is
/// rendered without one leaves no trace.
fn rendered(places: Vec<(bool, usize, Change)>) -> Vec<(bool, usize, Change)> {
    let english = places.iter().filter(|(is_english, ..)| *is_english).count();
    let chinese = places.len() - english;
    let is_kept = |is_english: bool| {
        let (own, other) = if is_english { (english, chinese) } else { (chinese, english) };
        own <= other
    };
    places.into_iter().filter(|(is_english, ..)| is_kept(*is_english)).collect()
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
