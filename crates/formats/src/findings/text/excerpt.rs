//! What is shown of a long sentence on one line of a terminal: its marks and some words around them.
//!
//! Widths are those of Unicode's East Asian Width (UAX 11), where Chinese characters take two
//! columns. What moves the cursor or turns the direction of a line is shown as U+FFFD.

use std::ops::Range;

use unicode_width::UnicodeWidthChar as _;

/// What stands for words that are left out; one column.
const CUT: char = '…';
/// How many characters of a word that a cut would break are given up, at most.
const LONGEST_BROKEN_WORD: usize = 16;

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
    let is_whole = glyphs.iter().map(|glyph| glyph.width).sum::<usize>() <= columns;
    let mut kept = vec![is_whole; glyphs.len()];
    if !is_whole {
        keep(&glyphs, columns, &mut kept);
        mend_words(&glyphs, &mut kept);
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

/// Keeps the marks that fit, then a character before and one behind each in turn.
fn keep(glyphs: &[Glyph], columns: usize, kept: &mut [bool]) {
    // Room for a cut at the start and one behind each mark is set aside.
    let mut free = columns - 1;
    let mut runs: Vec<Range<usize>> = Vec::new();
    let mut start = 0;
    while let Some(first) = (start..glyphs.len()).find(|&index| glyphs[index].mark.is_some()) {
        let own = glyphs[first..].iter().take_while(|glyph| glyph.mark == glyphs[first].mark);
        let end = first + own.clone().count();
        let needed = own.map(|glyph| glyph.width).sum::<usize>() + 1;
        if needed <= free {
            runs.push(first..end);
            free -= needed;
        } else {
            if runs.is_empty() {
                // Not even the first mark fits: its beginning does.
                free -= 1;
                runs.push(first..first);
            }
            break;
        }
        start = end;
    }
    if runs.is_empty() {
        runs.push(0..0);
        free = columns - 1;
    }
    for run in &runs {
        kept[run.clone()].fill(true);
    }
    let mut is_growing = true;
    while is_growing {
        is_growing = false;
        for run in &mut runs {
            let mut take = |index: usize| {
                let fits = !kept[index] && glyphs[index].width <= free;
                if fits {
                    kept[index] = true;
                    free -= glyphs[index].width;
                    is_growing = true;
                }
                fits
            };
            let is_cut_mark = run.start == run.end && glyphs[run.start].mark.is_some();
            if !is_cut_mark && run.start > 0 && take(run.start - 1) {
                run.start -= 1;
            }
            if run.end < glyphs.len() && take(run.end) {
                run.end += 1;
            }
        }
    }
}

/// Gives up what was kept of words that a cut breaks, and white space beside cuts.
fn mend_words(glyphs: &[Glyph], kept: &mut [bool]) {
    let is_letter =
        |index: usize| glyphs[index].character.is_alphanumeric() && glyphs[index].width == 1;
    let is_space = |index: usize| glyphs[index].character.is_whitespace();
    for border in 1..glyphs.len() {
        let (before, behind) = (border - 1, border);
        let (step, inner): (isize, usize) = match (kept[before], kept[behind]) {
            (true, false) => (-1, before),
            (false, true) => (1, behind),
            _ => continue,
        };
        let mut run = Vec::new();
        let mut index = inner;
        let is_broken = is_letter(before) && is_letter(behind);
        while kept[index] && glyphs[index].mark.is_none() {
            if !(is_broken && is_letter(index)) {
                break;
            }
            run.push(index);
            match index.checked_add_signed(step).filter(|&next| next < glyphs.len()) {
                Some(next) => index = next,
                None => break,
            }
        }
        // A word that begins at a mark or has no end nearby stays broken.
        let ends_at_word = kept[index] && glyphs[index].mark.is_none() && !is_letter(index);
        if ends_at_word && run.len() <= LONGEST_BROKEN_WORD {
            run.into_iter().for_each(|index| kept[index] = false);
            while kept[index] && glyphs[index].mark.is_none() && is_space(index) {
                kept[index] = false;
                match index.checked_add_signed(step).filter(|&next| next < glyphs.len()) {
                    Some(next) => index = next,
                    None => break,
                }
            }
        }
    }
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
