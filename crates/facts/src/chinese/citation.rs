//! Numbered parts of a document: 第二十二条第二款第（三）项, 第22A条, 第22(2)(c)條, 第四条之一,
//! 第一、五及第八条.

mod attached;

use super::date::skip_spaces;
use super::numeral::numeral;
use crate::arabic::{digit_at, literal};
use crate::english::roman::roman;
use crate::enumerator::{Enumerator, bracketed, capital, inserted_letters, path};
use crate::reading::{Found, Reading, after_any, char_at, char_before};
use crate::value::{CitationKind, Value};

pub(super) use attached::{annexes, table};

/// What may stand between the numbers before one 条.
const JOINTS: [&str; 22] = [
    "、第",
    "和第",
    "及第",
    "以及第",
    "至第",
    "到第",
    "或第",
    "与第",
    "與第",
    "，第",
    "、",
    "和",
    "以及",
    "及",
    "至",
    "到",
    "或",
    "与",
    "與",
    "-",
    "－",
    "～",
];

/// The most numbers that one 条 is looked for behind, and of brackets after it.
const LIST_LIMIT: usize = 12;

/// A number of a list, what is in brackets after it, and where it is written.
struct Numbered {
    start: usize,
    end: usize,
    number: u32,
    inserted: u16,
    /// Whether it is letters in brackets.
    is_letter: bool,
    within: Vec<Within>,
}

/// A number in brackets, and whether it is one more of the same kind as the one before.
struct Within {
    start: usize,
    bracket: Enumerator,
    is_listed: bool,
}

/// Reads 第…条 with all its numbers and what follows it, from 第 at byte `at`; returns the end.
pub(super) fn citations(text: &str, at: usize, facts: &mut Vec<Found>) -> Option<usize> {
    let first = skip_spaces(text, after_any(text, at, &["第"])?);
    let mut numbers = vec![numbered(text, at, first)?];
    while let Some(joint) = after_joint(text, numbers.last()?.end)
        && numbers.len() < LIST_LIMIT
    {
        let last = numbers.last_mut()?;
        if !last.within.is_empty()
            && last.within.len() < LIST_LIMIT
            && let Some(bracket) = bracketed(text, joint)
        {
            // 第3(a)至(c)段: one more item of paragraph 3.
            last.end = bracket.end;
            last.within.push(Within { start: joint, bracket, is_listed: true });
        } else if let Some(next) = numbered(text, joint, joint) {
            numbers.push(next);
        } else {
            break;
        }
    }
    let last = numbers.last_mut()?;
    let (mut kind, mut end) = kind_at(text, skip_spaces(text, last.end))?;
    if kind == CitationKind::Section && last.is_letter {
        // 第(ii)節 in laws of Hong Kong is sub-paragraph (ii).
        kind = CitationKind::Item;
    }
    if let Some((inserted, after)) = inserted_after(text, end)
        && last.inserted == 0
    {
        (last.inserted, end) = (inserted, after);
    }
    match last.within.last_mut() {
        // 第22(2)(c)條: what closes it belongs to the last bracket.
        Some(within) => within.bracket.end = end,
        None => last.end = end,
    }
    for item in &numbers {
        let own_end = item.within.first().map_or(item.end, |within| within.start);
        facts.push(found(kind, item.number, item.inserted, item.start, own_end));
        let mut above = kind;
        for Within { start, bracket, is_listed } in &item.within {
            if !is_listed {
                above = kind_within(above, *bracket);
            }
            facts.push(found(above, bracket.number, bracket.inserted, *start, bracket.end));
        }
    }
    Some(brackets(text, end, kind, facts))
}

/// Returns where the next number of a list begins, after the joint at byte `at`.
fn after_joint(text: &str, at: usize) -> Option<usize> {
    let joint = after_any(text, skip_spaces(text, at), &JOINTS)?;
    Some(skip_spaces(text, joint))
}

/// Reads a number of a list at byte `at`, with its brackets: 二十二, 22A, （三）, II.
fn numbered(text: &str, start: usize, at: usize) -> Option<Numbered> {
    let (number, inserted, end) = match char_at(text, at)? {
        '(' | '（' => bracket(text, at).map(|found| (found.number, found.inserted, found.end))?,
        'A'..='Z' => letters(text, at)?,
        _ => number(text, at)?,
    };
    let is_letter = bracketed(text, at).is_some_and(|bracket| bracket.is_letter);
    let mut item = Numbered { start, end, number, inserted, is_letter, within: Vec::new() };
    while let Some(bracket) = bracketed(text, item.end)
        && item.within.len() < LIST_LIMIT
    {
        item.within.push(Within { start: item.end, bracket, is_listed: false });
        item.end = bracket.end;
    }
    Some(item)
}

/// Reads a numeral with the letter or the number that is inserted after it: 22A, 22-1, 22之1.
fn number(text: &str, at: usize) -> Option<(u32, u16, usize)> {
    if let Some(path) = path(text, at) {
        return Some(path);
    }
    let numeral = numeral(text, at)?;
    let number = u32::try_from(numeral.integer_between(1, 99_999)?).ok()?;
    let end = numeral.end;
    if digit_at(text.as_bytes(), at).is_some() {
        if let Some((inserted, end)) = inserted_letters(text, end) {
            return Some((number, inserted, end));
        }
        if let Some(letter) =
            after_any(text, end, &["-", "－"]).and_then(|part| capital(text, part))
        {
            return Some((number, letter.0, letter.1));
        }
        let part = after_any(text, end, &["-", "－", "之"]).and_then(|part| literal(text, part));
        if let Some(part) = part
            && let Some(inserted) = part.plain_between(1, 20)
            && inserted < i64::from(number)
        {
            return Some((number, u16::try_from(inserted).ok()?, part.end));
        }
    }
    Some((number, 0, end))
}

/// Reads a capital Roman numeral, or a capital letter as the number of an annex.
fn letters(text: &str, at: usize) -> Option<(u32, u16, usize)> {
    let length = text.as_bytes()[at..].iter().take(10).take_while(|b| b.is_ascii_uppercase());
    let end = at + length.count();
    let written = &text[at..end];
    if !matches!(written, "C" | "L")
        && let Some(number) = roman(written)
    {
        return Some((number, 0, end));
    }
    capital(text, at).map(|(letter, end)| (0, letter, end))
}

/// Reads （三）, (3) or (c).
fn bracket(text: &str, at: usize) -> Option<Enumerator> {
    bracketed(text, at).or_else(|| {
        let start = after_any(text, at, &["（", "("])?;
        if let Some(stem) = char_at(text, start)
            && let Some(place) = "甲乙丙丁戊己庚辛壬癸".chars().position(|one| one == stem)
        {
            // （甲）项 is item (a).
            let number = u32::try_from(place + 1).ok()?;
            let end = after_any(text, start + stem.len_utf8(), &["）", ")"])?;
            return Some(Enumerator { number, inserted: 0, is_letter: true, end });
        }
        let numeral = numeral(text, start)?;
        let number = u32::try_from(numeral.integer_between(1, 99)?).ok()?;
        let end = after_any(text, numeral.end, &["）", ")"])?;
        Some(Enumerator { number, inserted: 0, is_letter: false, end })
    })
}

/// Reads b in 第三条b款.
fn bare_letter(text: &str, at: usize) -> Option<Enumerator> {
    let at = skip_spaces(text, at);
    let letter = text.as_bytes().get(at).filter(|byte| byte.is_ascii_alphabetic())?;
    let end = skip_spaces(text, at + 1);
    kind_at(text, end)?;
    let number = u32::from(letter.to_ascii_lowercase() - b'`');
    Some(Enumerator { number, inserted: 0, is_letter: true, end })
}

/// Reads 之一 after 第二十二条.
fn inserted_after(text: &str, at: usize) -> Option<(u16, usize)> {
    let start = after_any(text, at, &["之"])?;
    let inserted = numeral(text, start)?;
    let number = u16::try_from(inserted.integer_between(1, 99)?).ok()?;
    // 第二条之一部分: one part of it.
    let is_count = after_any(text, inserted.end, &["部", "个", "個", "次"]).is_some();
    (!is_count).then_some((number, inserted.end))
}

/// Reads （二）, (c)项 and (a)和(b)项 after a part into `facts`; returns the end.
fn brackets(text: &str, at: usize, kind: CitationKind, facts: &mut Vec<Found>) -> usize {
    if !kind.has_brackets() {
        return at;
    }
    let (mut end, mut above) = (at, kind);
    for count in 0..LIST_LIMIT {
        let joined = if count > 0 { after_joint(text, end) } else { None };
        let start = joined.unwrap_or(end);
        let Some(next) = bracket(text, start).or_else(|| bare_letter(text, start)) else { break };
        // 第五条（一） numbers an item, 第22条(2) a paragraph; after a joint it is one more.
        let inside = text[start..next.end].trim_matches(['(', ')', '（', '）']);
        let is_item = next.is_letter || !inside.is_ascii();
        let within = match kind_at(text, next.end) {
            Some((named, after)) => Some((named, after)),
            None if joined.is_some() => Some((above, next.end)),
            None if is_item => Some((CitationKind::Item, next.end)),
            None => Some((kind_within(above, next), next.end)),
        };
        let Some((named, after)) = within else { break };
        facts.push(found(named, next.number, next.inserted, start, after));
        (end, above) = (after, named);
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

/// Reads the word that says what is numbered.
fn kind_at(text: &str, at: usize) -> Option<(CitationKind, usize)> {
    let character = char_at(text, at)?;
    let end = at + character.len_utf8();
    let next = char_at(text, end);
    // 第一项目, 第一条件, 第三编队: the number counts another word.
    if matches!(
        (character, next.unwrap_or(' ')),
        ('项' | '項' | '节' | '節', '目')
            | ('条' | '條', '件' | '例' | '约' | '約')
            | ('编' | '編', '队' | '隊' | '辑' | '輯' | '制')
            | ('款', '项' | '項')
            | ('目', '标' | '標' | '的' | '击' | '擊')
    ) {
        return None;
    }
    let kind = match character {
        '编' | '編' => CitationKind::Part,
        '章' => CitationKind::Chapter,
        '节' | '節' => CitationKind::Section,
        '条' | '條' => match after_any(text, end, &["款"]) {
            Some(end) => return Some((CitationKind::Clause, end)),
            None => CitationKind::Article,
        },
        '款' | '段' => CitationKind::Paragraph,
        '项' | '項' | '目' => CitationKind::Item,
        '分' => {
            let end = after_any(text, end, &["段", "项", "項", "款"])?;
            return Some((CitationKind::Item, end));
        }
        '部' => match after_any(text, end, &["分"]) {
            Some(end) => return Some((CitationKind::Part, end)),
            // 第7部 is a part of a law of Hong Kong, 第二部 more often a film or a book.
            None if char_before(text, at).is_some_and(|before| before.is_ascii_alphanumeric())
                && !next.is_some_and(|next| "电電小作影片手".contains(next)) =>
            {
                CitationKind::Part
            }
            None => return None,
        },
        _ => return None,
    };
    Some((kind, end))
}

fn found(kind: CitationKind, number: u32, inserted: u16, start: usize, end: usize) -> Found {
    reading(kind, number, inserted, end).into_found(start)
}

fn reading(kind: CitationKind, number: u32, inserted: u16, end: usize) -> Reading {
    Reading { value: Value::Citation { kind, number, inserted }, end }
}
