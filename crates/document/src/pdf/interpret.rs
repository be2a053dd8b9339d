//! What a page draws: its content stream run through, glyph by glyph with their places.
//!
//! Only what moves or shows text is looked at. A glyph's place is told in the frame of its own
//! line: `x` grows the way the line runs, `y` grows from line to line upwards; so turned pages and
//! columns set from top to bottom read like any other text.

use std::collections::HashMap;
use std::rc::Rc;

use lopdf::{Dictionary, Object, Stream};

use super::characters;
use super::content::{Operand, Scanner};
use super::font::Font;
use super::glyph::{Glyph, Glyphs};
use super::load::{PageObject, Pdf, damaged};
use super::matrix::Matrix;
use crate::error::ReadError;

/// Deepest nesting of forms, and of saved states.
const MAX_FORMS: usize = 12;
const MAX_STATES: usize = 256;

/// The fonts of a file that were read, by the place of their dictionary.
#[derive(Default)]
pub(super) struct Fonts(HashMap<*const Dictionary, Rc<Font>>);

/// Lists the characters that a page draws, in the order in which it draws them.
pub(super) fn glyphs_of(
    pdf: &Pdf,
    page: &PageObject<'_>,
    number: usize,
    fonts: &mut Fonts,
) -> Result<Vec<Glyph>, ReadError> {
    let place = format!("page {number}");
    let content = pdf.page_content(page, &place)?;
    let mut run = Run { pdf, fonts, place, glyphs: Glyphs::default(), forms: Vec::new() };
    run.stream(&content, page.resources, Matrix::UNIT)?;
    Ok(run.glyphs.into_vec())
}

struct Run<'a> {
    pdf: &'a Pdf,
    fonts: &'a mut Fonts,
    place: String,
    glyphs: Glyphs,
    /// Forms that are being drawn, the innermost last.
    forms: Vec<*const Stream>,
}

/// What `q` saves and `Q` brings back.
#[derive(Clone)]
struct State {
    matrix: Matrix,
    font: Option<Rc<Font>>,
    size: f32,
    character_spacing: f32,
    word_spacing: f32,
    stretch: f32,
    leading: f32,
    rise: f32,
}

impl<'a> Run<'a> {
    fn stream(
        &mut self,
        content: &[u8],
        resources: Option<&'a Dictionary>,
        matrix: Matrix,
    ) -> Result<(), ReadError> {
        let mut state = State {
            matrix,
            font: None,
            size: 0.0,
            character_spacing: 0.0,
            word_spacing: 0.0,
            stretch: 1.0,
            leading: 0.0,
            rise: 0.0,
        };
        let mut saved = Vec::new();
        // Where the line of text began, and where the pen is.
        let mut line = Matrix::UNIT;
        let mut pen = Matrix::UNIT;
        // Whether each open mark of content says that it is no part of the text.
        let mut marks: Vec<bool> = Vec::new();
        let mut scanner = Scanner::new(content);
        while let Some(operator) = scanner.next_operator() {
            let operands = &scanner.operands;
            let number = |index: usize| match operands.get(index) {
                Some(Operand::Number(number)) => *number,
                _ => 0.0,
            };
            let six = || Matrix::new(std::array::from_fn(number));
            let is_artifact = marks.contains(&true);
            match operator {
                b"q" if saved.len() < MAX_STATES => saved.push(state.clone()),
                b"Q" => {
                    if let Some(before) = saved.pop() {
                        state = before;
                    }
                }
                b"cm" => state.matrix = six().then(&state.matrix),
                b"BT" => (line, pen) = (Matrix::UNIT, Matrix::UNIT),
                b"Tf" => {
                    state.size = number(1);
                    if let Some(Operand::Name(name)) = operands.first() {
                        state.font = self.font(resources, name)?;
                    }
                }
                b"Tc" => state.character_spacing = number(0),
                b"Tw" => state.word_spacing = number(0),
                b"Tz" => state.stretch = number(0) / 100.0,
                b"TL" => state.leading = number(0),
                b"Ts" => state.rise = number(0),
                b"Td" | b"TD" => {
                    if operator == b"TD" {
                        state.leading = -number(1);
                    }
                    line = Matrix::shift(number(0), number(1)).then(&line);
                    pen = line;
                }
                b"Tm" => {
                    line = six();
                    pen = line;
                }
                b"T*" | b"'" | b"\"" => {
                    if operator == b"\"" {
                        state.word_spacing = number(0);
                        state.character_spacing = number(1);
                    }
                    line = Matrix::shift(0.0, -state.leading).then(&line);
                    pen = line;
                    if let Some(Operand::Text(text)) = operands.last() {
                        self.show(text, &state, &mut pen, is_artifact)?;
                    }
                }
                b"Tj" => {
                    if let Some(Operand::Text(text)) = operands.last() {
                        self.show(text, &state, &mut pen, is_artifact)?;
                    }
                }
                b"TJ" => {
                    for item in operands.iter().flat_map(|operand| match operand {
                        Operand::Array(items) => items.as_slice(),
                        _ => &[],
                    }) {
                        match item {
                            Operand::Text(text) => {
                                self.show(text, &state, &mut pen, is_artifact)?;
                            }
                            Operand::Number(back) => {
                                state.advance(&mut pen, -back / 1000.0 * state.size);
                            }
                            _ => {}
                        }
                    }
                }
                b"BMC" | b"BDC" => {
                    let is_artifact = operands.first() == Some(&Operand::Name(b"Artifact".into()));
                    // Marks beyond are not told apart; nothing is lost by it.
                    if marks.len() < MAX_STATES {
                        marks.push(is_artifact);
                    }
                }
                b"EMC" => drop(marks.pop()),
                b"Do" => {
                    if let Some(Operand::Name(name)) = operands.first() {
                        self.form(resources, name, &state.matrix)?;
                    }
                }
                _ => {}
            }
        }
        Ok(())
    }

    fn resource(
        &self,
        resources: Option<&'a Dictionary>,
        kind: &[u8],
        name: &[u8],
    ) -> Option<&'a Object> {
        self.pdf.entry(self.pdf.dictionary(resources?, kind)?, name)
    }

    fn font(
        &mut self,
        resources: Option<&'a Dictionary>,
        name: &[u8],
    ) -> Result<Option<Rc<Font>>, ReadError> {
        let Some(Object::Dictionary(font)) = self.resource(resources, b"Font", name) else {
            return Ok(None);
        };
        let key = std::ptr::from_ref(font);
        if !self.fonts.0.contains_key(&key) {
            let loaded = Rc::new(Font::load(self.pdf, font, &self.place)?);
            self.fonts.0.insert(key, loaded);
        }
        Ok(self.fonts.0.get(&key).cloned())
    }

    /// Draws a form, unless it is being drawn already.
    fn form(
        &mut self,
        resources: Option<&'a Dictionary>,
        name: &[u8],
        matrix: &Matrix,
    ) -> Result<(), ReadError> {
        let Some(Object::Stream(form)) = self.resource(resources, b"XObject", name) else {
            return Ok(());
        };
        let subtype = self.pdf.entry(&form.dict, b"Subtype").and_then(|name| name.as_name().ok());
        let key = std::ptr::from_ref(form);
        if subtype != Some(b"Form") || self.forms.contains(&key) {
            return Ok(());
        }
        if self.forms.len() == MAX_FORMS {
            let problem = format!("forms are nested deeper than {MAX_FORMS}");
            return Err(damaged(self.place.as_str(), problem));
        }
        let own = self.pdf.numbers(&form.dict, b"Matrix").and_then(|own| own.try_into().ok());
        let matrix = own.map_or(*matrix, |own| Matrix::new(own).then(matrix));
        let content = self.pdf.unpack(form, &self.place)?;
        let own = self.pdf.dictionary(&form.dict, b"Resources");
        self.forms.push(key);
        self.stream(&content, own.or(resources), matrix)?;
        self.forms.pop();
        Ok(())
    }

    fn show(
        &mut self,
        text: &[u8],
        state: &State,
        pen: &mut Matrix,
        is_artifact: bool,
    ) -> Result<(), ReadError> {
        let Some(font) = &state.font else {
            // Without its font a string cannot be read, and is counted as such.
            for _ in text {
                self.draw(char::REPLACEMENT_CHARACTER, state, pen, 0.5 * state.size, is_artifact)?;
                state.advance(pen, 0.5 * state.size);
            }
            return Ok(());
        };
        let mut outcome = Ok(());
        font.read(text, |code| {
            if outcome.is_err() {
                return;
            }
            let width = code.advance * state.size;
            let mut step = state.character_spacing;
            if code.is_space {
                step += state.word_spacing;
            }
            let mut letters = Vec::new();
            match &code.text {
                Some(text) => characters::plain(text, |letter| letters.push(letter)),
                None if code.is_space => letters.push(' '),
                None => letters.push(char::REPLACEMENT_CHARACTER),
            }
            // Wide setting moves the letters apart, but makes no words of them.
            let share = (width + state.character_spacing.max(0.0)) / letters.len().max(1) as f32;
            let mut place = *pen;
            for letter in letters {
                let drawn = self.draw(letter, state, &place, share, is_artifact);
                outcome = outcome.clone().and(drawn);
                state.advance(&mut place, share);
            }
            state.advance(pen, width + step);
        });
        outcome
    }

    /// Notes a character where the pen is.
    fn draw(
        &mut self,
        character: char,
        state: &State,
        pen: &Matrix,
        width: f32,
        is_artifact: bool,
    ) -> Result<(), ReadError> {
        let font = state.font.as_deref();
        let is_vertical = font.is_some_and(|font| font.is_vertical);
        let place = Matrix::shift(0.0, state.rise).then(pen).then(&state.matrix);
        let along = if is_vertical { place.down() } else { place.across() };
        // From the libm crate, so that places are the same on every machine.
        let angle = libm::atan2f(along.1, along.0);
        let (sine, cosine) = libm::sincosf(angle);
        let (x, y) = place.origin();
        let stretch = if is_vertical { 1.0 } else { state.stretch };
        let glyph = Glyph {
            character,
            x: x * cosine + y * sine,
            y: y * cosine - x * sine,
            width: width * stretch * libm::hypotf(along.0, along.1),
            size: (state.size * place.height()).abs() * font.map_or(1.0, |font| font.em),
            angle: (angle.to_degrees().round() as i16).rem_euclid(360),
            is_bold: font.is_some_and(|font| font.is_bold),
            is_artifact,
        };
        self.glyphs.push(glyph).map_err(|problem| damaged(self.place.as_str(), problem))
    }
}

impl State {
    /// Moves the pen by a length of unstretched text.
    fn advance(&self, pen: &mut Matrix, length: f32) {
        let is_vertical = self.font.as_deref().is_some_and(|font| font.is_vertical);
        let shift = if is_vertical {
            Matrix::shift(0.0, -length)
        } else {
            Matrix::shift(length * self.stretch, 0.0)
        };
        *pen = shift.then(pen);
    }
}
