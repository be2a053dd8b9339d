//! Glyphs to segments: pieces of a line, with spaces where the gaps are.
//!
//! Glyphs are taken in the order in which they are drawn, which keeps columns apart even where
//! only a narrow gap does. A segment ends where the pen jumps.

use super::characters::is_wide;
use super::glyph::Glyph;

/// A gap wider than this, in sizes of the font, ends a segment.
const JUMP: f32 = 1.2;
/// How far, in sizes of the font, a glyph may stand above or below the line: notes' marks do.
const RAISE: f32 = 0.5;

/// A piece of a line.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Segment {
    pub(super) text: String,
    /// Where it begins and ends along the line, in points.
    pub(super) x0: f32,
    pub(super) x1: f32,
    /// Height of its line, in points.
    pub(super) y: f32,
    /// The size of most of its letters, in points.
    pub(super) size: f32,
    /// Which way its line runs, in degrees.
    pub(super) angle: i16,
    /// Whether all its letters are bold.
    pub(super) is_bold: bool,
    /// Whether the file says that it is no part of the text.
    pub(super) is_artifact: bool,
}

/// Joins the glyphs of a page to segments, in the order in which they are drawn.
pub(super) fn segments_of(glyphs: &[Glyph]) -> Vec<Segment> {
    let mut segments = Vec::new();
    let mut open: Vec<Glyph> = Vec::new();
    for glyph in glyphs {
        if let (Some(last), Some(first)) = (open.last(), open.first())
            && !goes_on(first, last, glyph)
        {
            segments.extend(segment_of(&open));
            open.clear();
        }
        open.push(*glyph);
    }
    segments.extend(segment_of(&open));
    segments
}

fn goes_on(first: &Glyph, last: &Glyph, next: &Glyph) -> bool {
    let size = first.size.max(last.size).max(next.size);
    let gap = next.x - (last.x + last.width);
    next.angle == last.angle
        && next.is_artifact == last.is_artifact
        && (next.y - last.y).abs() < RAISE * size
        && (next.y - first.y).abs() < RAISE * size
        && gap < JUMP * size
        // Accents and kerning go back; a new line or an overprint goes back farther.
        && gap > -JUMP * size
        && next.x > first.x - 0.3 * size
}

fn segment_of(glyphs: &[Glyph]) -> Option<Segment> {
    let is_space = |glyph: &&Glyph| glyph.character.is_whitespace();
    let first = glyphs.iter().position(|glyph| !is_space(&glyph))?;
    let last = glyphs.iter().rposition(|glyph| !is_space(&glyph))?;
    let glyphs = &glyphs[first..=last];
    let spread = letter_spacing(glyphs);
    let mut text = String::new();
    let mut before: Option<&Glyph> = None;
    for glyph in glyphs {
        if let Some(before) = before {
            let gap = glyph.x - (before.x + before.width) - spread;
            if gap > space_between(before.character, glyph.character) * glyph.size {
                text.push(' ');
            }
        }
        text.push(glyph.character);
        before = Some(glyph);
    }
    let size = main_size(glyphs);
    let base = glyphs.iter().find(|glyph| glyph.size == size).unwrap_or(&glyphs[0]);
    let end = |glyph: &Glyph| glyph.x + glyph.width;
    Some(Segment {
        text: collapsed(&text),
        x0: glyphs.iter().map(|glyph| glyph.x).fold(f32::INFINITY, f32::min),
        x1: glyphs.iter().map(end).fold(f32::NEG_INFINITY, f32::max),
        y: base.y,
        size,
        angle: base.angle,
        is_bold: glyphs.iter().filter(|glyph| !is_space(glyph)).all(|glyph| glyph.is_bold),
        is_artifact: base.is_artifact,
    })
}

/// Returns the narrowest gap that is a space between two characters, in sizes of the font.
pub(super) fn space_between(before: char, after: char) -> f32 {
    if before.is_whitespace() || after.is_whitespace() {
        return f32::INFINITY;
    }
    match (is_wide(before), is_wide(after)) {
        (true, true) => 0.8,
        // Programs set a quarter of the size between ideographs and Latin letters by themselves.
        (true, false) | (false, true) => 0.4,
        (false, false) => 0.18,
    }
}

/// Returns how far apart the letters of a widely set text are, 0 in others.
fn letter_spacing(glyphs: &[Glyph]) -> f32 {
    let mut gaps: Vec<f32> = glyphs
        .windows(2)
        .filter(|pair| pair.iter().all(|glyph| glyph.character.is_alphanumeric()))
        .map(|pair| pair[1].x - (pair[0].x + pair[0].width))
        .collect();
    if gaps.len() < 4 {
        return 0.0;
    }
    gaps.sort_by(f32::total_cmp);
    // The gaps between words are the widest, so the middle one is between letters.
    let middle = gaps[gaps.len() / 2];
    if middle > 0.08 * glyphs[0].size { middle } else { 0.0 }
}

/// Returns the size that most letters have.
fn main_size(glyphs: &[Glyph]) -> f32 {
    let mut sizes: Vec<(f32, usize)> = Vec::new();
    for glyph in glyphs.iter().filter(|glyph| !glyph.character.is_whitespace()) {
        if let Some((_, count)) = sizes.iter_mut().find(|(size, _)| *size == glyph.size) {
            *count += 1;
        } else if sizes.len() < 16 {
            // Text of more sizes than this is a drawing.
            sizes.push((glyph.size, 1));
        }
    }
    let most = sizes.iter().max_by(|a, b| a.1.cmp(&b.1).then(a.0.total_cmp(&b.0)));
    most.map_or(0.1, |&(size, _)| size)
}

/// Makes one space of several.
fn collapsed(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    for character in text.chars() {
        if !(character == ' ' && plain.ends_with(' ')) {
            plain.push(character);
        }
    }
    plain
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Glyphs of 10 points; a letter is 5 wide, an ideograph 10; digits are gaps of so many points.
    fn glyphs(text: &str) -> Vec<Glyph> {
        let mut x = 0.0;
        let mut glyphs = Vec::new();
        for character in text.chars() {
            if let Some(gap) = character.to_digit(10) {
                x += gap as f32;
                continue;
            }
            let width = if is_wide(character) { 10.0 } else { 5.0 };
            let (is_bold, is_artifact) = (false, false);
            glyphs.push(Glyph {
                character,
                x,
                y: 0.0,
                width,
                size: 10.0,
                angle: 0,
                is_bold,
                is_artifact,
            });
            x += width;
        }
        glyphs
    }

    fn texts(text: &str) -> Vec<String> {
        segments_of(&glyphs(text)).into_iter().map(|segment| segment.text).collect()
    }

    #[test]
    fn gaps_are_spaces_and_wide_gaps_end_a_segment() {
        assert_eq!(texts("one3two94three"), ["one two", "three"]);
        assert_eq!(texts("一3二3a3b"), ["一二a b"]);
        assert_eq!(texts("W2i2d2e5s2e2t"), ["Wide set"]);
        assert_eq!(texts("  a   b  "), ["a b"]);
    }
}
