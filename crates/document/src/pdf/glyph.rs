//! A character of a page and its place, and all of them in the order in which they are drawn.

use std::collections::HashMap;

/// Most characters of a page; a page set solid in the smallest type has some 50,000.
const MAX_GLYPHS: usize = 1_000_000;

/// A character where it is drawn. Lengths are in points.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Glyph {
    pub(super) character: char,
    /// Where it begins along its line.
    pub(super) x: f32,
    /// Height of its line.
    pub(super) y: f32,
    /// How far it moves the pen.
    pub(super) width: f32,
    /// Size of its font.
    pub(super) size: f32,
    /// Which way its line runs, in degrees against the clock, from 0 to 359.
    pub(super) angle: i16,
    pub(super) is_bold: bool,
    /// Whether the file says that it is no part of the text, but of the page: a running head.
    pub(super) is_artifact: bool,
}

/// The characters of a page so far.
#[derive(Default)]
pub(super) struct Glyphs {
    all: Vec<Glyph>,
    /// Where each character was drawn, by cells of a grid.
    drawn: HashMap<(char, i32, i32), (f32, f32)>,
}

impl Glyphs {
    /// Notes a character, unless the same one was drawn in its place before: drawing text twice
    /// makes it look bold. Says what is wrong if it cannot be on any page.
    pub(super) fn push(&mut self, glyph: Glyph) -> Result<(), String> {
        if !(glyph.x.is_finite() && glyph.y.is_finite() && glyph.width.is_finite()) {
            return Err("text is drawn beyond all bounds".to_owned());
        }
        // Invisibly small text is text all the same; its size only has to be some size.
        let glyph = Glyph { size: glyph.size.clamp(0.1, 10_000.0), ..glyph };
        if self.was_drawn(&glyph) {
            return Ok(());
        }
        if self.all.len() == MAX_GLYPHS {
            return Err(format!("it draws more than {MAX_GLYPHS} characters"));
        }
        self.all.push(glyph);
        Ok(())
    }

    /// Returns the characters in the order in which they are drawn.
    pub(super) fn into_vec(self) -> Vec<Glyph> {
        self.all
    }

    fn was_drawn(&mut self, glyph: &Glyph) -> bool {
        if glyph.character == ' ' {
            return false;
        }
        let reach = glyph.size * 0.12;
        let cell = |value: f32| (value / 2.0).floor() as i32;
        let (column, row) = (cell(glyph.x), cell(glyph.y));
        for (right, up) in [-1, 0, 1].into_iter().flat_map(|right| [-1, 0, 1].map(|up| (right, up)))
        {
            let key = (glyph.character, column.saturating_add(right), row.saturating_add(up));
            if let Some((x, y)) = self.drawn.get(&key)
                && (x - glyph.x).abs() < reach
                && (y - glyph.y).abs() < reach
            {
                return true;
            }
        }
        self.drawn.insert((glyph.character, column, row), (glyph.x, glyph.y));
        false
    }
}
