//! Reads a part of a Word document paragraph by paragraph, in one walk through its XML.

use zhen_text::OmissionReason;

use crate::error::ReadError;
use crate::extract::Extract;
use crate::format::DocumentFormat;
use crate::xml::{Tag, XmlEvent, XmlReader};

use super::fields::{self, Fields};
use super::package::{Part, PartRole};
use super::paragraph::Paragraph;
use super::properties::{ParagraphProperties, RunProperties};
use super::styles::{StyleRole, Styles};
use super::symbol;

/// Reads a part and adds its paragraphs to the extract.
pub(super) fn read(
    text: &str,
    part: &Part,
    styles: &Styles,
    extract: &mut Extract,
) -> Result<(), ReadError> {
    let reader = XmlReader::new(text, DocumentFormat::Docx, Some(&part.name));
    Walk {
        reader,
        part,
        styles,
        extract,
        count: 0,
        // Text that stands in no paragraph, which no program writes, is not lost.
        open: vec![Paragraph::default()],
        unfinished: None,
        nested: Vec::new(),
        runs: Vec::new(),
        deleted: 0,
        cells: 0,
        cells_around: Vec::new(),
        alternatives: Vec::new(),
        controls: Vec::new(),
        contents: 0,
        fields: Fields::default(),
        doubtful: Vec::new(),
        stretch: String::new(),
        keeps_space: false,
    }
    .read()
}

/// Where the reader is in a part.
struct Walk<'w, 'x> {
    reader: XmlReader<'x>,
    part: &'w Part,
    styles: &'w Styles,
    extract: &'w mut Extract,
    /// Paragraphs so far.
    count: usize,
    /// The paragraphs that are open: one, and those of text boxes within.
    open: Vec<Paragraph>,
    /// A paragraph that goes on in the next, and how many were open around it.
    unfinished: Option<(usize, Paragraph)>,
    /// Paragraphs of text boxes, until the one they are anchored to ends.
    nested: Vec<Paragraph>,
    /// Of each run that is open, whether it is hidden, where it says so.
    runs: Vec<Option<bool>>,
    /// How many deletions are open.
    deleted: usize,
    /// How many cells of tables are open, and how many around each text box.
    cells: usize,
    cells_around: Vec<usize>,
    /// Of each choice of contents, whether one was read.
    alternatives: Vec<bool>,
    /// Of each content control that is open, whether it is a table of contents.
    controls: Vec<bool>,
    /// How many of them are.
    contents: usize,
    fields: Fields,
    /// Pieces left out since a field began that is a table of contents, and the reason that each
    /// has if the field has no end.
    doubtful: Vec<(usize, Option<OmissionReason>)>,
    /// Text since the last `t` began, and whether the white space at its ends counts.
    stretch: String,
    keeps_space: bool,
}

impl Walk<'_, '_> {
    fn read(mut self) -> Result<(), ReadError> {
        while let Some(event) = self.reader.next()? {
            match event {
                XmlEvent::Start(tag) => self.start(&tag)?,
                XmlEvent::End(name) => self.end(name),
                XmlEvent::Text(text) => match self.reader.innermost() {
                    "t" => self.stretch.push_str(&text),
                    "instrText" => self.fields.code(&text),
                    _ => {}
                },
            }
        }
        self.finish_unfinished();
        self.finish_loose();
        if self.fields.is_contents() {
            self.end_contents();
        }
        Ok(())
    }

    fn start(&mut self, tag: &Tag<'_>) -> Result<(), ReadError> {
        match tag.name() {
            "p" => self.start_paragraph(),
            "pPr" => {
                let properties = ParagraphProperties::read(&mut self.reader)?;
                let style = properties.style.as_ref();
                let is_hidden = style.is_some_and(|style| self.styles.is_hidden(style));
                let paragraph = self.paragraph();
                paragraph.is_hidden = is_hidden;
                paragraph.properties = properties;
            }
            "r" => self.runs.push(None),
            "rPr" => {
                let properties = RunProperties::read(&mut self.reader)?;
                let by_style = properties.style.filter(|style| self.styles.is_hidden(style));
                let is_hidden = properties.is_hidden.or(by_style.map(|_| true));
                if let Some(run) = self.runs.last_mut() {
                    *run = is_hidden;
                }
            }
            "t" => {
                self.add_stretch();
                // Drawings keep all white space, running text only where it says so.
                self.keeps_space = self.part.role == PartRole::Drawing
                    || tag.attribute("space").is_some_and(|space| space == "preserve");
            }
            "tab" | "ptab" => self.add("\t"),
            "br" | "cr" => self.add("\n"),
            "noBreakHyphen" => self.add("-"),
            "sym" => {
                let font = tag.attribute("font").unwrap_or_default();
                let code = tag.attribute("char").unwrap_or_default();
                if let Some(character) = symbol::character(&font, &code) {
                    self.add(character.encode_utf8(&mut [0; 4]));
                }
            }
            // Of formulas, so that a half is not twelve: 1/2.
            "sup" => self.add("^"),
            "sub" => self.add("_"),
            "del" | "moveFrom" => {
                // What came before in the same `t` is not deleted.
                self.add_stretch();
                self.deleted += 1;
            }
            "tbl" => self.finish_unfinished(),
            "tc" => self.cells += 1,
            "txbxContent" => self.cells_around.push(std::mem::take(&mut self.cells)),
            "sdt" => self.controls.push(false),
            "docPartGallery" => {
                let is_contents =
                    tag.attribute("val").is_some_and(|kind| kind == "Table of Contents");
                if let Some(control) = self.controls.last_mut().filter(|_| is_contents) {
                    self.contents += usize::from(!std::mem::replace(control, true));
                }
            }
            "fldChar" => self.fields.mark(&tag.attribute("fldCharType").unwrap_or_default()),
            "AlternateContent" => self.alternatives.push(false),
            "Choice" | "Fallback" => {
                // All alternatives hold the same text, for programs of different age.
                let is_read = self.alternatives.last_mut();
                if is_read.is_some_and(|is_read| std::mem::replace(is_read, true)) {
                    self.reader.skip()?;
                }
            }
            // The line between text and notes.
            "footnote" | "endnote" if is_separator(tag) => self.reader.skip()?,
            // How to pronounce a word, and properties that hold no text.
            "rt" | "tblPr" | "trPr" | "tcPr" | "sectPr" => self.reader.skip()?,
            "altChunk" => {
                return Err(self.reader.error(
                    "holds another file in place of text (altChunk); open it in Word and save it \
                     again",
                ));
            }
            _ => {}
        }
        Ok(())
    }

    fn end(&mut self, name: &str) {
        match name {
            "p" => self.end_paragraph(),
            "r" => drop(self.runs.pop()),
            "t" => self.add_stretch(),
            "num" => self.add("/"),
            "del" | "moveFrom" => self.deleted = self.deleted.saturating_sub(1),
            "tc" => {
                self.finish_unfinished();
                self.cells = self.cells.saturating_sub(1);
            }
            "txbxContent" => {
                self.finish_unfinished();
                self.cells = self.cells_around.pop().unwrap_or_default();
            }
            "footnote" | "endnote" | "comment" => self.finish_unfinished(),
            "sdt" => self.contents -= usize::from(self.controls.pop() == Some(true)),
            "AlternateContent" => drop(self.alternatives.pop()),
            _ => {}
        }
    }

    /// Returns the innermost paragraph that is open.
    fn paragraph(&mut self) -> &mut Paragraph {
        self.open.last_mut().expect("the paragraph for loose text is always open")
    }

    /// Adds the text of a `t` to the paragraph.
    fn add_stretch(&mut self) {
        let stretch = std::mem::take(&mut self.stretch);
        let text = if self.keeps_space { &stretch } else { stretch.trim_ascii() };
        // Line ends and tabs in the markup are spaces on the page.
        let shown = |c: char| if matches!(c, '\n' | '\r' | '\t') { ' ' } else { c };
        let text: String = text.chars().filter(|&c| c != '\u{ad}').map(shown).collect();
        self.add(&text);
    }

    /// Adds text to the paragraph.
    fn add(&mut self, text: &str) {
        if self.deleted > 0 || text.is_empty() {
            return;
        }
        let is_contents = self.fields.is_contents() || self.contents > 0;
        let run_is_hidden = self.runs.last().copied().flatten();
        let paragraph = self.paragraph();
        paragraph.is_contents |= is_contents && !text.trim().is_empty();
        let is_hidden = run_is_hidden.unwrap_or(paragraph.is_hidden);
        if is_hidden {
            paragraph.hidden.push_str(text);
        } else {
            paragraph.text.push_str(text);
        }
    }

    fn start_paragraph(&mut self) {
        if self.open.len() == 1 {
            self.finish_loose();
        }
        self.count += 1;
        let unfinished = self.unfinished.take_if(|(depth, _)| *depth == self.open.len());
        let paragraph = match unfinished {
            Some((_, before)) => Paragraph::going_on(before),
            None => {
                let is_in_cell = self.cells > 0;
                Paragraph { number: self.count, is_in_cell, ..Paragraph::default() }
            }
        };
        self.open.push(paragraph);
    }

    fn end_paragraph(&mut self) {
        if self.open.len() == 1 {
            return;
        }
        let Some(mut paragraph) = self.open.pop() else { return };
        if paragraph.properties.joins_next {
            self.unfinished = Some((self.open.len(), paragraph));
            return;
        }
        if self.fields.is_contents() {
            let role = paragraph.role(self.styles);
            // A heading ends a table of contents whose end was lost.
            if matches!(role, Some(StyleRole::Title | StyleRole::Heading(_))) {
                self.fields.clear();
                self.end_contents();
                paragraph.is_contents = self.contents > 0;
            }
        }
        self.finish(paragraph);
    }

    /// Adds a paragraph to the extract, and those of its text boxes after it.
    fn finish(&mut self, paragraph: Paragraph) {
        if self.open.len() > 1 {
            self.nested.push(paragraph);
            return;
        }
        // A text box within a text box ends first.
        self.nested.sort_by_key(|paragraph| paragraph.number);
        let is_open = self.fields.is_contents() && self.contents == 0;
        if !self.fields.is_contents() {
            self.doubtful.clear();
        }
        for paragraph in std::iter::once(paragraph).chain(self.nested.drain(..)) {
            let doubtful = paragraph.add_to(self.extract, self.part, self.styles);
            self.doubtful.extend(doubtful.filter(|_| is_open));
        }
    }

    /// Ends a table of contents whose end was lost: it goes as far as its lines look like those
    /// of one, and what follows is text.
    fn end_contents(&mut self) {
        let mut doubtful = std::mem::take(&mut self.doubtful);
        let text = self.extract.text();
        let pieces = self.extract.pieces();
        let first = doubtful
            .iter()
            .position(|&(index, _)| !fields::is_entry(&text[pieces[index].span.clone()]));
        let restored = doubtful.split_off(first.unwrap_or(doubtful.len()));
        if restored.is_empty() {
            return;
        }
        self.extract.warn(format!(
            "{}: the table of contents has no end; {} paragraphs after it are read as text",
            self.part.name,
            restored.len()
        ));
        for (index, reason) in restored {
            self.extract.pieces_mut()[index].omission = reason;
        }
    }

    /// Ends a paragraph that was to go on where nothing comes.
    fn finish_unfinished(&mut self) {
        if let Some((_, paragraph)) =
            self.unfinished.take_if(|(depth, _)| *depth == self.open.len())
        {
            self.finish(paragraph);
        }
    }

    /// Adds text that stood in no paragraph.
    fn finish_loose(&mut self) {
        let number = self.count.max(1);
        if let Some(loose) = self.open.first_mut() {
            let loose = std::mem::take(loose);
            Paragraph { number, ..loose }.add_to(self.extract, self.part, self.styles);
        }
    }
}

/// Tells whether a note is no note but the line above notes.
fn is_separator(tag: &Tag<'_>) -> bool {
    tag.attribute("type").is_some_and(|kind| kind != "normal")
}
