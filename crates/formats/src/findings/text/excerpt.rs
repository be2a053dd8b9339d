//! What is shown of a long sentence on one line of a terminal: its marks and some words around them.
//!
//! Widths are those of Unicode's East Asian Width (UAX 11), where Chinese characters take two
//! columns. What moves the cursor or turns the direction of a line is shown as U+FFFD.

use std::ops::Range;

use unicode_width::UnicodeWidthChar as _;

/// What stands for words that are left out; one column.
const CUT: char = '…';
/// Letters of the longest word that no cut breaks.
const LONGEST_WORD: usize = 16;

/// A piece of an excerpt.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Piece<'t> {
    /// A slice of the text outside its marks.
    Plain(&'t str),
    /// A slice of a mark.
    Marked(&'t str),
    /// Something was left out.
    Cut,
}

impl Piece<'_> {
    /// Returns what is shown of the piece.
    pub(super) fn shown(&self) -> String {
        match self {
            Self::Plain(text) | Self::Marked(text) => cleaned(text),
            Self::Cut => CUT.to_string(),
        }
    }

    /// Returns how many columns it takes.
    pub(super) fn width(&self) -> usize {
        match self {
            Self::Plain(text) | Self::Marked(text) => text.chars().map(width).sum(),
            Self::Cut => 1,
        }
    }
}

/// Replaces what would move the cursor of a terminal or turn the direction of its line.
pub(super) fn cleaned(text: &str) -> String {
    text.chars()
        .map(|character| if is_unsafe(character) { '\u{fffd}' } else { character })
        .collect()
}

/// Returns the pieces of a text that fit into so many columns (at least 4).
///
/// `marks` are ordered, disjoint, not empty slices of the text. All of a text that fits is shown,
/// else as many of the first marks as fit and about as many words before and behind each; the
/// beginning of the text if it has no marks.
pub(super) fn excerpt<'t>(text: &'t str, marks: &[Range<usize>], columns: usize) -> Vec<Piece<'t>> {
    let columns = columns.max(4);
    let glyphs = glyphs(text, marks);
    let is_whole = width_of(&glyphs) <= columns;
    let mut kept = vec![is_whole; glyphs.len()];
    if !is_whole {
        keep(&glyphs, columns, &mut kept);
        trim(&glyphs, &mut kept);
    }
    pieces(text, &glyphs, &kept)
}

/// A character of the text.
struct Glyph {
    character: char,
    byte: usize,
    width: usize,
    /// Number of its mark.
    mark: Option<usize>,
}

impl Glyph {
    /// Tells whether it is written in words, with spaces between them.
    fn is_letter(&self) -> bool {
        self.character.is_alphanumeric() && self.width == 1 && self.mark.is_none()
    }
}

fn glyphs(text: &str, marks: &[Range<usize>]) -> Vec<Glyph> {
    let mut next = 0;
    text.char_indices()
        .map(|(byte, character)| {
            while marks.get(next).is_some_and(|mark| mark.end <= byte) {
                next += 1;
            }
            let mark = marks.get(next).filter(|mark| mark.start <= byte).map(|_| next);
            Glyph { character, byte, width: width(character), mark }
        })
        .collect()
}

/// Characters that are kept, and whether more may be kept before and behind them.
struct Run {
    range: Range<usize>,
    grows_before: bool,
    grows_behind: bool,
}

/// Keeps the marks that fit, then a word or character before and one behind each in turn.
fn keep(glyphs: &[Glyph], columns: usize, kept: &mut [bool]) {
    let (mut runs, mut free) = marked_runs(glyphs, columns);
    for run in &runs {
        kept[run.range.clone()].fill(true);
    }
    while runs.iter().any(|run| run.grows_before || run.grows_behind) {
        for run in &mut runs {
            let mut take = |unit: Option<Range<usize>>| -> Option<usize> {
                let unit = unit.filter(|unit| !kept[unit.clone()].contains(&true))?;
                free = free.checked_sub(width_of(&glyphs[unit.clone()]))?;
                kept[unit.clone()].fill(true);
                Some(unit.len())
            };
            if run.grows_before {
                let taken = take(unit_before(glyphs, run.range.start));
                run.range.start -= taken.unwrap_or(0);
                run.grows_before = taken.is_some();
            }
            if run.grows_behind {
                let taken = take(unit_behind(glyphs, run.range.end));
                run.range.end += taken.unwrap_or(0);
                run.grows_behind = taken.is_some();
            }
        }
    }
}

/// Returns the marks that fit, and how many columns are left for what is around them.
fn marked_runs(glyphs: &[Glyph], columns: usize) -> (Vec<Run>, usize) {
    // Room for a cut at the start and one behind each mark is set aside.
    let mut free = columns - 1;
    let mut runs: Vec<Run> = Vec::new();
    let mut start = 0;
    while let Some(first) = (start..glyphs.len()).find(|&index| glyphs[index].mark.is_some()) {
        let length = glyphs[first..].iter().take_while(|glyph| glyph.mark == glyphs[first].mark);
        let mut range = first..first + length.count();
        let is_fitting = width_of(&glyphs[range.clone()]) < free;
        if !is_fitting && !runs.is_empty() {
            break;
        }
        // The beginning of the first mark is shown at least.
        while width_of(&glyphs[range.clone()]) >= free {
            range.end -= 1;
        }
        free -= width_of(&glyphs[range.clone()]) + 1;
        start = range.end;
        runs.push(Run { range, grows_before: is_fitting, grows_behind: is_fitting });
        if !is_fitting {
            break;
        }
    }
    if runs.is_empty() {
        runs.push(Run { range: 0..0, grows_before: false, grows_behind: true });
    }
    (runs, free)
}

/// Returns the word that ends where kept characters begin, or the character if it is no letter.
fn unit_before(glyphs: &[Glyph], end: usize) -> Option<Range<usize>> {
    let last = end.checked_sub(1)?;
    let letters = glyphs[..end].iter().rev().take(LONGEST_WORD + 1);
    let letters = letters.take_while(|glyph| glyph.is_letter()).count();
    Some(if (1..=LONGEST_WORD).contains(&letters) { end - letters..end } else { last..end })
}

/// Returns the word that begins where kept characters end, or the character if it is no letter.
fn unit_behind(glyphs: &[Glyph], start: usize) -> Option<Range<usize>> {
    let rest = glyphs.get(start..).filter(|rest| !rest.is_empty())?;
    let letters = rest.iter().take(LONGEST_WORD + 1);
    let letters = letters.take_while(|glyph| glyph.is_letter()).count();
    Some(start..start + if (1..=LONGEST_WORD).contains(&letters) { letters } else { 1 })
}

/// Gives up spaces and commas beside cuts; a cut that would save nothing is none.
fn trim(glyphs: &[Glyph], kept: &mut [bool]) {
    let is_trimmed = |glyph: &Glyph| {
        glyph.mark.is_none()
            && (glyph.character.is_whitespace() || ",;:，、；：".contains(glyph.character))
    };
    for index in 1..glyphs.len() {
        kept[index] &= kept[index - 1] || !is_trimmed(&glyphs[index]);
    }
    for index in (1..glyphs.len()).rev() {
        kept[index - 1] &= kept[index] || !is_trimmed(&glyphs[index - 1]);
    }
    let mut start = 0;
    while let Some(first) = (start..kept.len()).find(|&index| !kept[index]) {
        let end = (first..kept.len()).find(|&index| kept[index]).unwrap_or(kept.len());
        if width_of(&glyphs[first..end]) <= 1 {
            kept[first..end].fill(true);
        }
        start = end;
    }
}

fn width_of(glyphs: &[Glyph]) -> usize {
    glyphs.iter().map(|glyph| glyph.width).sum()
}

fn pieces<'t>(text: &'t str, glyphs: &[Glyph], kept: &[bool]) -> Vec<Piece<'t>> {
    let state = |index: usize| kept[index].then_some(glyphs[index].mark);
    let mut pieces = Vec::new();
    let mut start = 0;
    while start < glyphs.len() {
        let end = (start..glyphs.len()).find(|&index| state(index) != state(start));
        let end = end.unwrap_or(glyphs.len());
        let end_byte = glyphs.get(end).map_or(text.len(), |glyph| glyph.byte);
        let slice = &text[glyphs[start].byte..end_byte];
        pieces.push(match state(start) {
            None => Piece::Cut,
            Some(None) => Piece::Plain(slice),
            Some(Some(_)) => Piece::Marked(slice),
        });
        start = end;
    }
    pieces
}

fn width(character: char) -> usize {
    if is_unsafe(character) { 1 } else { character.width().unwrap_or(0) }
}

fn is_unsafe(character: char) -> bool {
    character.is_control()
        || matches!(character, '\u{2028}' | '\u{2029}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}
