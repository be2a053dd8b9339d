//! The English words that values are written with.

use crate::value::CitationKind;

/// What a word contributes to a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Word {
    /// zero to nine
    Unit(u8),
    /// ten to nineteen
    Teen(u8),
    /// twenty to ninety
    Tens(u8),
    Hundred,
    /// thousand, million, billion, trillion: the power of ten
    Scale(u8),
    Dozen,
    /// decade
    TenYears,
    Half,
    /// first to nineteenth
    Ordinal(u8),
    /// twentieth to ninetieth
    OrdinalTens(u8),
    /// Month by its number; capitalised in the text
    Month(u8),
    /// Day of the week from Monday; capitalised in the text
    Weekday(u8),
    /// twenties to nineties
    Decade(u8),
    /// Abbreviated day of the week from Monday; capitalised in the text
    ShortWeekday(u8),
    Noon,
    Midnight,
    /// quarter, Q of Q1 and H of H1
    Quarter,
    Citation(CitationKind),
    /// a, an
    Article,
    And,
}

/// The longest word of the vocabulary, in bytes.
const LONGEST: usize = 13;

impl Word {
    /// Looks a word up, in any mixture of cases; names of months and days need their capital.
    pub(super) fn lookup(word: &str) -> Option<Self> {
        let mut lower = [0; LONGEST];
        let lower = lower.get_mut(..word.len())?;
        lower.copy_from_slice(word.as_bytes());
        lower.make_ascii_lowercase();
        let found = match lower.first()? {
            b'a'..=b'e' => first_part(lower),
            b'f' | b'h' => middle_part(lower),
            b'i'..=b'r' => later_part(lower),
            b's'..=b'z' => last_part(lower),
            _ => None,
        }?;
        let is_name = matches!(found, Self::Month(_) | Self::Weekday(_) | Self::ShortWeekday(_));
        (!is_name || word.as_bytes()[0].is_ascii_uppercase()).then_some(found)
    }
}

/// Returns the byte after the letters that begin at byte `at`.
pub(super) fn word_end(text: &str, at: usize) -> usize {
    let letters = text.as_bytes()[at..].iter().take_while(|byte| byte.is_ascii_alphabetic());
    at + letters.count()
}

/// Returns the word after one space or hyphen at byte `at`, and its end.
pub(super) fn next_word(text: &str, at: usize) -> Option<(Word, usize)> {
    let start = after_space(text, at)
        .or_else(|| (text.as_bytes().get(at) == Some(&b'-')).then_some(at + 1))?;
    let end = word_end(text, start);
    Some((Word::lookup(&text[start..end])?, end))
}

/// Returns the byte after one white space at byte `at`.
pub(super) fn after_space(text: &str, at: usize) -> Option<usize> {
    match text.as_bytes().get(at..)? {
        [b' ' | b'\n', ..] => Some(at + 1),
        // No-break space.
        [0xc2, 0xa0, ..] => Some(at + 2),
        _ => None,
    }
}

/// Returns the lower-case letters before the space that ends at byte `at`, at most 8 of them.
pub(super) fn word_before(text: &str, at: usize) -> &str {
    let Some(before) = text[..at].strip_suffix([' ', '-']) else { return "" };
    let letters = before.bytes().rev().take(8).take_while(u8::is_ascii_alphabetic).count();
    &before[before.len() - letters..]
}

fn first_part(lower: &[u8]) -> Option<Word> {
    Some(match lower {
        b"a" | b"an" | b"another" => Word::Article,
        b"and" => Word::And,
        b"apr" | b"april" => Word::Month(4),
        b"annex" | b"annexe" | b"annexes" | b"appendix" => Word::Citation(CitationKind::Annex),
        b"appendices" => Word::Citation(CitationKind::Annex),
        b"art" | b"arts" | b"article" | b"articles" => Word::Citation(CitationKind::Article),
        b"aug" | b"august" => Word::Month(8),
        b"billion" => Word::Scale(9),
        b"cap" | b"ch" | b"chap" | b"chapter" | b"chapters" => {
            Word::Citation(CitationKind::Chapter)
        }
        b"clause" | b"clauses" => Word::Citation(CitationKind::Clause),
        b"crore" => Word::Scale(7),
        b"dec" | b"december" => Word::Month(12),
        b"decade" => Word::TenYears,
        b"dozen" => Word::Dozen,
        b"eight" => Word::Unit(8),
        b"eighteen" => Word::Teen(18),
        b"eighteenth" => Word::Ordinal(18),
        b"eighth" => Word::Ordinal(8),
        b"eighties" => Word::Decade(80),
        b"eightieth" => Word::OrdinalTens(80),
        b"eighty" => Word::Tens(80),
        b"eleven" => Word::Teen(11),
        b"eleventh" => Word::Ordinal(11),
        b"exhibit" | b"exhibits" => Word::Citation(CitationKind::Annex),
        _ => return None,
    })
}

fn middle_part(lower: &[u8]) -> Option<Word> {
    Some(match lower {
        b"feb" | b"february" => Word::Month(2),
        b"fifteen" => Word::Teen(15),
        b"fifteenth" => Word::Ordinal(15),
        b"fifth" => Word::Ordinal(5),
        b"fifties" => Word::Decade(50),
        b"fiftieth" => Word::OrdinalTens(50),
        b"fifty" => Word::Tens(50),
        b"fig" | b"figs" | b"figure" | b"figures" => Word::Citation(CitationKind::Figure),
        b"first" => Word::Ordinal(1),
        b"five" => Word::Unit(5),
        b"forties" => Word::Decade(40),
        b"fortieth" => Word::OrdinalTens(40),
        b"forty" => Word::Tens(40),
        b"four" => Word::Unit(4),
        b"fourteen" => Word::Teen(14),
        b"fourteenth" => Word::Ordinal(14),
        b"fourth" => Word::Ordinal(4),
        b"fri" => Word::ShortWeekday(5),
        b"friday" | b"fridays" => Word::Weekday(5),
        b"h" => Word::Quarter,
        b"half" => Word::Half,
        b"hundred" => Word::Hundred,
        _ => return None,
    })
}

fn later_part(lower: &[u8]) -> Option<Word> {
    Some(match lower {
        b"item" | b"items" => Word::Citation(CitationKind::Item),
        b"jan" | b"january" => Word::Month(1),
        b"jul" | b"july" => Word::Month(7),
        b"jun" | b"june" => Word::Month(6),
        b"lakh" => Word::Scale(5),
        b"mar" | b"march" => Word::Month(3),
        b"may" => Word::Month(5),
        b"midnight" => Word::Midnight,
        b"million" => Word::Scale(6),
        b"mon" => Word::ShortWeekday(1),
        b"monday" | b"mondays" => Word::Weekday(1),
        b"nine" => Word::Unit(9),
        b"nineteen" => Word::Teen(19),
        b"nineteenth" => Word::Ordinal(19),
        b"nineties" => Word::Decade(90),
        b"ninetieth" => Word::OrdinalTens(90),
        b"ninety" => Word::Tens(90),
        b"ninth" => Word::Ordinal(9),
        b"noon" => Word::Noon,
        b"nov" | b"november" => Word::Month(11),
        b"oct" | b"october" => Word::Month(10),
        b"one" => Word::Unit(1),
        b"para" | b"paras" | b"paragraph" | b"paragraphs" => {
            Word::Citation(CitationKind::Paragraph)
        }
        b"part" | b"parts" => Word::Citation(CitationKind::Part),
        b"rule" | b"rules" => Word::Citation(CitationKind::Rule),
        b"q" | b"quarter" => Word::Quarter,
        _ => return None,
    })
}

fn last_part(lower: &[u8]) -> Option<Word> {
    Some(match lower {
        b"sat" => Word::ShortWeekday(6),
        b"saturday" | b"saturdays" => Word::Weekday(6),
        b"second" => Word::Ordinal(2),
        b"schedule" | b"schedules" => Word::Citation(CitationKind::Annex),
        b"sec" | b"secs" | b"sect" | b"section" | b"sections" => {
            Word::Citation(CitationKind::Section)
        }
        b"sep" | b"sept" | b"september" => Word::Month(9),
        b"seven" => Word::Unit(7),
        b"seventeen" => Word::Teen(17),
        b"seventeenth" => Word::Ordinal(17),
        b"seventh" => Word::Ordinal(7),
        b"seventies" => Word::Decade(70),
        b"seventieth" => Word::OrdinalTens(70),
        b"seventy" => Word::Tens(70),
        b"six" => Word::Unit(6),
        b"sixteen" => Word::Teen(16),
        b"sixteenth" => Word::Ordinal(16),
        b"sixth" => Word::Ordinal(6),
        b"sixties" => Word::Decade(60),
        b"sixtieth" => Word::OrdinalTens(60),
        b"sixty" => Word::Tens(60),
        b"subclause" | b"subparagraph" => Word::Citation(CitationKind::Item),
        b"subparagraphs" => Word::Citation(CitationKind::Item),
        b"subsection" | b"subsections" => Word::Citation(CitationKind::Paragraph),
        b"table" | b"tables" => Word::Citation(CitationKind::Table),
        b"sun" => Word::ShortWeekday(7),
        b"sunday" | b"sundays" => Word::Weekday(7),
        b"ten" => Word::Teen(10),
        b"tenth" => Word::Ordinal(10),
        b"third" => Word::Ordinal(3),
        b"thirteen" => Word::Teen(13),
        b"thirteenth" => Word::Ordinal(13),
        b"thirties" => Word::Decade(30),
        b"thirtieth" => Word::OrdinalTens(30),
        b"thirty" => Word::Tens(30),
        b"thousand" => Word::Scale(3),
        b"three" => Word::Unit(3),
        b"thu" | b"thur" | b"thurs" => Word::ShortWeekday(4),
        b"thursday" | b"thursdays" => Word::Weekday(4),
        b"trillion" => Word::Scale(12),
        b"tue" | b"tues" => Word::ShortWeekday(2),
        b"tuesday" | b"tuesdays" => Word::Weekday(2),
        b"twelfth" => Word::Ordinal(12),
        b"twelve" => Word::Teen(12),
        b"twenties" => Word::Decade(20),
        b"twentieth" => Word::OrdinalTens(20),
        b"twenty" => Word::Tens(20),
        b"two" => Word::Unit(2),
        b"wed" => Word::ShortWeekday(3),
        b"wednesday" | b"wednesdays" => Word::Weekday(3),
        b"zero" => Word::Unit(0),
        _ => return None,
    })
}
