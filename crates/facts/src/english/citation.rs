//! Numbered parts of a document: Article 22(2)(c), Section 22A, Chapter II, Articles 4 to 6,
//! Annex C, Cap. 571.

use super::roman::roman;
use super::sequence::small_cardinal;
use super::vocabulary::{after_space, word_end};
use crate::arabic::{Shape, digit_at, literal};
use crate::enumerator::{Enumerator, bracketed, capital, inserted_letters, path};
use crate::reading::{Found, Reading, after_any, follows};
use crate::value::{CitationKind, Value};

/// What may stand between the numbers of a list.
const JOINTS: [&str; 13] = [
    ", and ",
    ", or ",
    " and/or ",
    " and ",
    " or ",
    " to ",
    " through ",
    " & ",
    ", ",
    "-",
    "–",
    "—",
    " - ",
];

/// Latin adverbs of inserted articles; treaties in Chinese count them the same: 6bis is 六条之二.
const ADVERBS: [(&str, u16); 4] = [("bis", 2), ("ter", 3), ("quater", 4), ("quinquies", 5)];

/// After a number they make a count of it: part 5 per cent.
const COUNTS: [&str; 7] = ["%", " per", " million", " billion", " thousand", " hundred", " times"];

/// The most brackets after one number, and of a list of them.
const BRACKET_LIMIT: usize = 12;

/// Reads the part whose name stands from byte `at` to `name_end` into `facts`; returns its end.
///
/// After a plural name the numbers of a list each give a fact; a number in brackets after an
/// article or section is a paragraph, a letter an item.
pub(super) fn citation(
    text: &str,
    at: usize,
    name_end: usize,
    kind: CitationKind,
    facts: &mut Vec<Found>,
) -> Option<usize> {
    let name = Name::new(text, at, name_end, kind)?;
    let has_stop = name.end > name_end;
    let start = after_space(text, name.end).or_else(|| has_stop.then_some(name.end))?;
    let start = after_any(text, start, &["No. ", "Nos. ", "No "]).unwrap_or(start);
    let mut end = name.number(text, start, at, facts)?;
    if !name.is_plural {
        return Some(end);
    }
    while let Some(start) = after_any(text, end, &JOINTS)
        && let Some(after) = name.number(text, start, start, facts)
    {
        end = after;
    }
    Some(end)
}

/// Reads the section after the sign that stands from byte `at` to `start`: § 12.
pub(super) fn sign(text: &str, at: usize, start: usize, facts: &mut Vec<Found>) -> Option<usize> {
    let kind = CitationKind::Section;
    let name = Name { kind, end: start, is_capital: true, is_plural: false };
    digit_at(text.as_bytes(), start)?;
    name.number(text, start, at, facts)
}

/// What the part is called, and how it is written.
struct Name {
    kind: CitationKind,
    end: usize,
    is_capital: bool,
    is_plural: bool,
}

impl Name {
    fn new(text: &str, at: usize, name_end: usize, kind: CitationKind) -> Option<Self> {
        let written = &text[at..name_end];
        let stop = after_any(text, name_end, &["."]);
        let is_capital = written.as_bytes().first().is_some_and(u8::is_ascii_uppercase);
        // A price cap, 30 sec, ch: short forms of other words.
        let is_short = matches!(written.len(), 2..=4) && kind != CitationKind::Item
            || matches!(written, "sect" | "sects" | "chap" | "chaps");
        let is_word =
            matches!(written, "part" | "rule" | "item" | "para" | "arts" | "figs" | "paras");
        // To schedule 5 meetings, to exhibit 5 masks.
        let is_verb = written.starts_with(['s', 'e']) && kind == CitationKind::Annex;
        if (is_short && !is_word || is_verb) && !is_capital && stop.is_none() {
            return None;
        }
        let is_plural = written.ends_with(['s', 'S']);
        // Paragraph (b), sub-paragraph (ii); sections have sub-sections as paragraphs.
        let is_below = text.as_bytes()[..at]
            .last_chunk::<4>()
            .is_some_and(|before| before.eq_ignore_ascii_case(b"sub-"));
        let kind = match kind {
            CitationKind::Section if is_below => CitationKind::Paragraph,
            CitationKind::Paragraph | CitationKind::Clause if is_below => CitationKind::Item,
            _ => kind,
        };
        Some(Self { kind, end: stop.unwrap_or(name_end), is_capital, is_plural })
    }

    /// Reads the number at byte `at` and what is in brackets after it; the fact begins at `from`.
    fn number(&self, text: &str, at: usize, from: usize, facts: &mut Vec<Found>) -> Option<usize> {
        let kind = self.kind;
        if let Some(only) = bracketed(text, at).filter(|_| kind.has_brackets()) {
            facts.push(found(kind, only.number, only.inserted, from, only.end));
            return Some(brackets(text, only.end, kind, facts));
        }
        let (number, inserted, end) = self.plain(text, at)?;
        if after_any(text, end, &COUNTS).is_some() {
            return None;
        }
        facts.push(found(kind, number, inserted, from, end));
        // Article XXIII:2(b): paragraph 2.
        if kind == CitationKind::Article
            && let Some(part) = after_any(text, end, &[":"]).and_then(|start| literal(text, start))
            && let Some(paragraph) = part.plain_between(1, 99)
        {
            let paragraph = u32::try_from(paragraph).ok()?;
            facts.push(found(CitationKind::Paragraph, paragraph, 0, end, part.end));
            return Some(brackets(text, part.end, CitationKind::Paragraph, facts));
        }
        Some(if kind.has_brackets() { brackets(text, end, kind, facts) } else { end })
    }

    /// Reads digits and what is inserted after them, a Roman numeral, a word or a letter.
    fn plain(&self, text: &str, at: usize) -> Option<(u32, u16, usize)> {
        if digit_at(text.as_bytes(), at).is_some() {
            return self.digits(text, at);
        }
        let end = word_end(text, at);
        let letters = &text[at..end];
        let is_lettered =
            matches!(self.kind, CitationKind::Annex | CitationKind::Table | CitationKind::Figure);
        // "The part I like": a lone I after a small letter is a word.
        let takes_letters = self.is_capital
            || matches!(self.kind, CitationKind::Annex | CitationKind::Chapter)
            || letters.len() > 1;
        if !takes_letters {
            return None;
        }
        if is_lettered
            && self.is_capital
            && !matches!(letters, "I" | "V" | "X")
            && let Some((letter, end)) = capital(text, at)
            && !follows(text, end, "'")
            && !follows(text, end, ".")
        {
            return Some((0, letter, end));
        }
        match roman(letters) {
            // Part C comes after B; the hundredth is never cited so.
            Some(_) if matches!(letters, "C" | "L") => None,
            Some(number) => {
                let (inserted, end) = inserted(text, end, None, self).unwrap_or((0, end));
                Some((number, inserted, end))
            }
            None if self.is_capital => {
                small_cardinal(text, at).map(|(number, end)| (number, 0, end))
            }
            None => None,
        }
    }

    fn digits(&self, text: &str, at: usize) -> Option<(u32, u16, usize)> {
        let is_divided = matches!(
            self.kind,
            CitationKind::Clause
                | CitationKind::Rule
                | CitationKind::Article
                | CitationKind::Section
                | CitationKind::Paragraph
        );
        if let Some(path) = path(text, at).filter(|_| is_divided) {
            return Some(path);
        }
        let literal = literal(text, at).filter(|literal| !literal.is_padded)?;
        let mut end = literal.end;
        let mut number = literal.number;
        let mut dotted = None;
        if literal.shape == Shape::Decimal {
            // Section 3.2 is a number of its own; Table 3.2 is the second of chapter 3.
            let is_numbered = matches!(self.kind, CitationKind::Table | CitationKind::Figure);
            let point = at + text[at..literal.end].find('.').filter(|_| is_numbered)?;
            number = crate::arabic::literal(&text[..point], at)?.number;
            dotted = text[point + 1..end].parse::<u16>().ok().filter(|part| *part < 1000);
            dotted?;
        } else if literal.shape == Shape::Grouped {
            return None;
        }
        let number =
            u32::try_from(number.to_integer()?).ok().filter(|n| (1..=99_999).contains(n))?;
        let mut part = dotted.unwrap_or(0);
        if dotted.is_none()
            && let Some((inserted, after)) = inserted(text, end, Some(number), self)
        {
            (part, end) = (inserted, after);
        }
        let next = text.as_bytes().get(end).copied().unwrap_or(b' ');
        let after = text.as_bytes().get(end + 1).copied().unwrap_or(b' ');
        let is_joined = next.is_ascii_alphanumeric()
            || matches!(next, b'_' | b'@')
            || (next == b'.' && after.is_ascii_alphanumeric() && !after.is_ascii_uppercase());
        (!is_joined).then_some((number, part, end))
    }
}

/// Reads what numbers an inserted part: A, bis, and -1 after a single number.
fn inserted(text: &str, at: usize, number: Option<u32>, name: &Name) -> Option<(u16, usize)> {
    if let Some(found) = inserted_letters(text, at) {
        return Some(found);
    }
    // Article 120(A), the first after 120.
    if name.kind == CitationKind::Article
        && let Some(open) = after_any(text, at, &["("])
        && let Some((letter, after)) = capital(text, open)
        && let Some(end) = after_any(text, after, &[")"])
    {
        return Some((letter, end));
    }
    let start = after_any(text, at, &[" "]).unwrap_or(at);
    let word = &text[start..word_end(text, start)];
    if let Some((_, place)) = ADVERBS.iter().find(|(adverb, _)| *adverb == word) {
        return Some((*place, start + word.len()));
    }
    let is_provision = matches!(name.kind, CitationKind::Article | CitationKind::Section);
    if let [letter @ b'a'..=b'h'] = &text.as_bytes()[at..word_end(text, at)]
        && is_provision
        && number.is_some()
    {
        return Some((u16::from(letter - b'`'), at + 1));
    }
    let hyphen = after_any(text, at, &["-", "–"]).filter(|_| !name.is_plural)?;
    if name.kind == CitationKind::Annex
        && let Some(letter) = capital(text, hyphen)
    {
        return Some(letter);
    }
    let part = literal(text, hyphen).filter(|part| part.shape == Shape::Plain)?;
    let inserted = u16::try_from(part.plain_between(1, 99)?).ok()?;
    let is_range = number.is_some_and(|number| u32::from(inserted) > number)
        && !matches!(name.kind, CitationKind::Table | CitationKind::Figure);
    (!is_range).then_some((inserted, part.end))
}

/// Reads (2)(c)(iii), and (a) to (c), after a number into `facts`; returns the end.
fn brackets(text: &str, at: usize, kind: CitationKind, facts: &mut Vec<Found>) -> usize {
    let (mut end, mut within) = (at, kind);
    for count in 0..BRACKET_LIMIT {
        let direct = after_any(text, end, &[" "]).unwrap_or(end);
        let listed = if count > 0 { after_any(text, end, &JOINTS) } else { None };
        let Some((start, next)) = [Some(direct), listed]
            .into_iter()
            .flatten()
            .find_map(|start| Some((start, bracketed(text, start)?)))
        else {
            break;
        };
        if start == direct || count == 0 {
            within = kind_within(within, next);
        }
        facts.push(found(within, next.number, next.inserted, start, next.end));
        end = next.end;
    }
    end
}

/// What a bracket after a part of this kind numbers.
fn kind_within(kind: CitationKind, bracket: Enumerator) -> CitationKind {
    if bracket.is_letter || matches!(kind, CitationKind::Paragraph | CitationKind::Item) {
        CitationKind::Item
    } else {
        CitationKind::Paragraph
    }
}

fn found(kind: CitationKind, number: u32, inserted: u16, start: usize, end: usize) -> Found {
    Reading { value: Value::Citation { kind, number, inserted }, end }.into_found(start)
}
