//! Text for a terminal: rows with a label, wrapped to a width in which Chinese characters take
//! two columns.

use std::io::{self, IsTerminal as _, Write};

use unicode_width::{UnicodeWidthChar as _, UnicodeWidthStr as _};

use crate::output::Output;

/// Columns of text that goes to no terminal, so that the same input gives the same output.
const USUAL_WIDTH: usize = 100;
/// Narrower terminals wrap on their own.
const LEAST_WIDTH: usize = 40;
/// Columns of the labels, with the space behind them.
const LABEL_WIDTH: usize = 14;
/// Space between the cells of a grid.
const GAP: usize = 4;

/// How a page looks.
#[derive(Clone, Copy, Debug)]
pub struct Style {
    /// Columns.
    pub width: usize,
    /// Whether headings and labels are set off by colour.
    pub is_coloured: bool,
}

impl Style {
    /// That of the terminal, if the page goes to one; no colours when `NO_COLOR` is set.
    pub fn of(output: &Output) -> Self {
        if !matches!(output, Output::Standard) || !io::stdout().is_terminal() {
            return Self { width: USUAL_WIDTH, is_coloured: false };
        }
        let width = terminal_size::terminal_size().map_or(USUAL_WIDTH, |size| size.0.0.into());
        let no_colour = std::env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty());
        let is_dumb = std::env::var_os("TERM").is_some_and(|value| value == "dumb");
        Self { width: width.max(LEAST_WIDTH), is_coloured: !no_colour && !is_dumb }
    }
}

/// A page that is written row by row.
pub struct Page<'w> {
    out: &'w mut dyn Write,
    style: Style,
}

impl<'w> Page<'w> {
    /// Starts a page; nothing is written yet.
    pub fn new(out: &'w mut dyn Write, style: Style) -> Self {
        Self { out, style }
    }

    /// Writes an empty line.
    pub fn blank(&mut self) -> io::Result<()> {
        self.out.write_all(b"\n")
    }

    /// Writes a line that stands over what follows.
    pub fn heading(&mut self, text: &str) -> io::Result<()> {
        let text = self.set_off(text, "1");
        writeln!(self.out, "{text}")
    }

    /// Writes a text behind a label, wrapped.
    pub fn row(&mut self, label: &str, text: &str) -> io::Result<()> {
        let lines = wrap(text, self.style.width.saturating_sub(LABEL_WIDTH).max(1));
        self.lines(label, &lines)
    }

    /// Writes records in aligned columns behind a label, as many side by side as fit.
    pub fn grid(&mut self, label: &str, records: &[Vec<String>]) -> io::Result<()> {
        let width = self.style.width.saturating_sub(LABEL_WIDTH).max(1);
        let records: Vec<Vec<String>> =
            records.iter().map(|record| record.iter().map(|cell| clean(cell)).collect()).collect();
        let columns = records.iter().map(Vec::len).max().unwrap_or(0);
        let widest = |column: usize| {
            let cells = records.iter().filter_map(|record| record.get(column));
            cells.map(|cell| cell.width()).max().unwrap_or(0)
        };
        let widths: Vec<usize> = (0..columns).map(widest).collect();
        let whole = widths.iter().sum::<usize>() + 2 * columns.saturating_sub(1);
        if whole > width {
            // Too wide for columns: every record is a line that is wrapped.
            let lines: Vec<String> =
                records.iter().flat_map(|record| wrap(&record.join("  "), width)).collect();
            return self.lines(label, &lines);
        }
        let side_by_side = ((width + GAP) / (whole + GAP)).max(1);
        let joined: Vec<String> = records
            .iter()
            .map(|record| {
                let cells = record.iter().zip(&widths).map(|(cell, width)| padded(cell, *width));
                cells.collect::<Vec<_>>().join("  ")
            })
            .collect();
        let lines: Vec<String> = joined
            .chunks(side_by_side)
            .map(|cells| cells.join(&" ".repeat(GAP)).trim_end().to_owned())
            .collect();
        self.lines(label, &lines)
    }

    /// Writes lines behind a label, which stands on the first.
    fn lines(&mut self, label: &str, lines: &[String]) -> io::Result<()> {
        let mut label = padded(&format!("  {label}"), LABEL_WIDTH);
        for line in lines {
            let shown = self.set_off(&label, "2");
            let line = format!("{shown}{line}");
            writeln!(self.out, "{}", if self.style.is_coloured { &line } else { line.trim_end() })?;
            label = " ".repeat(LABEL_WIDTH);
        }
        Ok(())
    }

    /// Wraps a text into the codes of a terminal: 1 is bold, 2 is faint.
    fn set_off(&self, text: &str, code: &str) -> String {
        if self.style.is_coloured && !text.trim().is_empty() {
            format!("\u{1b}[{code}m{text}\u{1b}[0m")
        } else {
            text.to_owned()
        }
    }
}

/// Fills a text with spaces up to a number of columns.
fn padded(text: &str, width: usize) -> String {
    format!("{text}{}", " ".repeat(width.saturating_sub(text.width())))
}

/// Replaces what would move the cursor of a terminal.
fn clean(text: &str) -> String {
    text.chars()
        .map(|character| if character.is_control() { '\u{fffd}' } else { character })
        .collect()
}

/// Breaks a text into lines of at most `width` columns: at spaces and between Chinese characters,
/// but not before closing or behind opening punctuation.
fn wrap(text: &str, width: usize) -> Vec<String> {
    let mut lines = Vec::new();
    let mut line = String::new();
    for piece in pieces(&clean(text)) {
        let space = usize::from(piece.is_spaced && !line.is_empty());
        if !line.is_empty() && line.width() + space + piece.text.width() > width {
            lines.push(std::mem::take(&mut line));
        } else if space == 1 {
            line.push(' ');
        }
        for character in piece.text.chars() {
            // A word that is longer than a line is cut.
            if !line.is_empty() && line.width() + character.width().unwrap_or(0) > width {
                lines.push(std::mem::take(&mut line));
            }
            line.push(character);
        }
    }
    lines.push(line);
    lines
}

/// What stays together on a line.
struct Piece {
    text: String,
    /// Whether a space stands before it.
    is_spaced: bool,
}

fn pieces(text: &str) -> Vec<Piece> {
    let is_wide = |character: char| character.width() == Some(2);
    let mut pieces: Vec<Piece> = Vec::new();
    let mut last: Option<char> = None;
    for character in text.chars() {
        if character.is_whitespace() {
            last = None;
            continue;
        }
        let joins = last.is_some_and(|last| {
            let may_break = is_wide(last) || is_wide(character);
            !may_break
                || "，。、；：？！）》」』”’…·".contains(character)
                || "（《「『“‘".contains(last)
        });
        match pieces.last_mut().filter(|_| joins) {
            Some(piece) => piece.text.push(character),
            None => {
                let is_spaced = last.is_none() && !pieces.is_empty();
                pieces.push(Piece { text: character.into(), is_spaced });
            }
        }
        last = Some(character);
    }
    pieces
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_break_at_spaces_and_between_chinese_characters() {
        let table: &[(&str, usize, &[&str])] = &[
            ("the  old harbour", 8, &["the old", "harbour"]),
            ("港口开了，船来了。", 8, &["港口开", "了，船来", "了。"]),
            ("他说“好”。", 8, &["他说", "“好”。"]),
            ("lighthouses", 5, &["light", "house", "s"]),
            ("港a b\u{1b}c", 40, &["港a b\u{fffd}c"]),
            ("", 8, &[""]),
        ];
        for (text, width, lines) in table {
            assert_eq!(wrap(text, *width), *lines, "{text}");
        }
    }

    #[test]
    fn cells_are_aligned_by_the_columns_they_take() {
        let record = |one: &str, other: &str| vec![one.to_owned(), other.to_owned()];
        let records = [record("灯塔", "a"), record("b", "c"), record("", "d")];
        let mut bytes = Vec::new();
        let style = Style { width: 34, is_coloured: false };
        Page::new(&mut bytes, style).grid("words", &records).unwrap();
        let expected = "  words       灯塔  a    b     c\n                    d\n";
        assert_eq!(String::from_utf8(bytes).unwrap(), expected);
    }
}
