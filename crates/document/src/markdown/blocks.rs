//! The door to the parser of CommonMark: a text of nothing but Markdown to its blocks.

use std::ops::Range;

use pulldown_cmark::{Event, LinkType, Options, Parser, Tag, TagEnd};
use zhen_text::{BlockKind, InlineMarkup, LinkKind, OmissionReason};

use super::Found;
use super::clean::Clean;
use super::marks::{self, Marks};

fn parser_of(text: &str) -> pulldown_cmark::OffsetIter<'_> {
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_MATH
        | Options::ENABLE_DEFINITION_LIST;
    Parser::new_ext(text, options).into_offset_iter()
}

/// Finds the blocks of a text.
pub(super) fn read(clean: &Clean) -> Vec<Found> {
    let mut builder = Builder::new(clean);
    for (event, range) in parser_of(&clean.text) {
        builder.add(event, range);
    }
    builder.flush();
    builder.finish()
}

/// Returns all text of the blocks, block or not.
pub(super) fn witness(clean: &Clean) -> String {
    let mut kept = String::new();
    for (event, _) in parser_of(&clean.text) {
        match event {
            Event::Text(text) | Event::Code(text) | Event::Html(text) | Event::InlineHtml(text) => {
                kept.push_str(&text);
            }
            Event::InlineMath(text) | Event::DisplayMath(text) => kept.push_str(&formula(&text)),
            _ => kept.push(' '),
        }
    }
    kept
}

struct Builder<'c> {
    clean: &'c Clean,
    found: Vec<Found>,
    text: String,
    /// Links and code of the block.
    marks: Marks,
    /// Where the text of the block begins.
    start: Option<usize>,
    heading: Option<u8>,
    is_cell: bool,
    code: bool,
    /// List items and definitions around the block.
    items: usize,
    /// Pictures around the text.
    pictures: usize,
    has_picture: bool,
    has_formula: bool,
    /// Whether there is text besides pictures and formulas.
    has_words: bool,
}

impl<'c> Builder<'c> {
    fn new(clean: &'c Clean) -> Self {
        Self {
            clean,
            found: Vec::new(),
            text: String::new(),
            marks: Marks::default(),
            start: None,
            heading: None,
            is_cell: false,
            code: false,
            items: 0,
            pictures: 0,
            has_picture: false,
            has_formula: false,
            has_words: false,
        }
    }

    fn add(&mut self, event: Event, range: Range<usize>) {
        match event {
            Event::Start(tag) => self.open(&tag, &range),
            Event::End(tag) => self.close(tag, &range),
            Event::Text(text) | Event::Html(text) | Event::InlineHtml(text) => {
                self.push(&text, range.start);
            }
            Event::Code(text) => {
                let start = self.text.len();
                self.push(&text, range.start);
                self.marks.code(start..self.text.len());
            }
            // Prices look like formulas: the marks stay.
            Event::InlineMath(text) => self.push(&format!("${}$", formula(&text)), range.start),
            Event::DisplayMath(text) => {
                let had_words = self.has_words;
                self.push(&format!("$${}$$", formula(&text)), range.start);
                (self.has_words, self.has_formula) = (had_words, true);
            }
            Event::SoftBreak | Event::HardBreak => self.text.push('\n'),
            Event::Rule => self.flush(),
            Event::FootnoteReference(_) | Event::TaskListMarker(_) => {}
        }
    }

    fn open(&mut self, tag: &Tag, range: &Range<usize>) {
        match tag {
            Tag::Emphasis | Tag::Strong | Tag::Superscript | Tag::Subscript => {}
            Tag::Link { dest_url, .. } => {
                self.marks.open(self.text.len(), dest_url, LinkKind::Page);
            }
            // `10~20` is no deletion.
            Tag::Strikethrough => self.tilde(range),
            Tag::Image { link_type, dest_url, .. } => {
                self.marks.open(self.text.len(), dest_url, LinkKind::Picture);
                self.has_picture = true;
                self.pictures += usize::from(!matches!(link_type, LinkType::WikiLink { .. }));
            }
            _ => {
                self.flush();
                match tag {
                    Tag::Heading { level, .. } => self.heading = Some(*level as u8),
                    Tag::TableCell => self.is_cell = true,
                    Tag::CodeBlock(_) | Tag::HtmlBlock => self.code = true,
                    Tag::Item | Tag::DefinitionListTitle | Tag::DefinitionListDefinition => {
                        self.items += 1;
                    }
                    _ => {}
                }
            }
        }
    }

    fn close(&mut self, tag: TagEnd, range: &Range<usize>) {
        match tag {
            TagEnd::Emphasis | TagEnd::Strong | TagEnd::Superscript | TagEnd::Subscript => {}
            TagEnd::Link => self.marks.close(self.text.len()),
            TagEnd::Strikethrough => self.tilde(range),
            TagEnd::Image => {
                self.marks.close(self.text.len());
                self.pictures = self.pictures.saturating_sub(1);
            }
            _ => {
                self.flush();
                match tag {
                    TagEnd::Heading(_) => self.heading = None,
                    TagEnd::TableCell => self.is_cell = false,
                    TagEnd::CodeBlock | TagEnd::HtmlBlock => self.code = false,
                    TagEnd::Item
                    | TagEnd::DefinitionListTitle
                    | TagEnd::DefinitionListDefinition => {
                        self.items = self.items.saturating_sub(1);
                    }
                    _ => {}
                }
            }
        }
    }

    /// Keeps the single tildes around a text, which mean a range where they mean a deletion.
    fn tilde(&mut self, range: &Range<usize>) {
        if !self.clean.text[range.clone()].starts_with("~~") {
            self.text.push('~');
        }
    }

    fn push(&mut self, text: &str, at: usize) {
        if self.start.is_none() && !text.trim().is_empty() {
            self.start = Some(at);
        }
        self.has_words |= self.pictures == 0 && !text.trim().is_empty();
        self.text.push_str(text);
    }

    /// Ends the text: pictures that no block came after belong to the last one that is text.
    fn finish(mut self) -> Vec<Found> {
        if let Some(last) = self.found.iter_mut().rfind(|found| found.omission.is_none()) {
            let mut rest = self.marks.take();
            let end = last.text.len();
            rest.map_places(|_| end);
            last.inline.append(rest);
        }
        self.found
    }

    /// Ends the block.
    fn flush(&mut self) {
        let Some(start) = self.start.take() else {
            self.text.clear();
            self.marks.carry();
            return;
        };
        let lines = &self.clean.lines;
        let index = lines.partition_point(|line| line.start <= start);
        let line = &lines[index.saturating_sub(1)];
        let is_formula = self.has_formula && !self.has_words;
        let kind = if self.code || is_formula {
            BlockKind::Code
        } else if let Some(level) = self.heading {
            BlockKind::Heading(level)
        } else if self.is_cell {
            BlockKind::TableCell
        } else if self.items > 0 {
            BlockKind::ListItem
        } else if let Some(kind) = line.kind {
            kind
        } else if self.has_picture && !self.has_words {
            BlockKind::Caption
        } else {
            BlockKind::Paragraph
        };
        let omission = (kind == BlockKind::Code).then_some(OmissionReason::Code);
        let text = std::mem::take(&mut self.text);
        let mut inline = InlineMarkup::default();
        let text = if kind == BlockKind::Code {
            // What is left out has no links: pictures before it stand at the start of the next one.
            self.marks.carry();
            text
        } else {
            inline = self.marks.take();
            with_single_spaces(text, &mut inline)
        };
        self.found.push(Found { line: line.source, text, inline, kind, omission });
        self.has_picture = false;
        self.has_formula = false;
        self.has_words = false;
    }
}

/// Undoes in a formula what the first step did to `<`, for entities are not decoded there.
fn formula(text: &str) -> String {
    text.replace("&lt;", "<")
}

/// Makes one space or one line break of several, as they are shown; links and code keep their
/// words.
fn with_single_spaces(text: String, inline: &mut InlineMarkup) -> String {
    if !["  ", " \n", "\n ", "\n\n", "\t", "\r"].iter().any(|spaces| text.contains(spaces)) {
        return text;
    }
    let mut single = String::with_capacity(text.len());
    for line in text.split(['\n', '\r']) {
        let mut words = line.split([' ', '\t']).filter(|word| !word.is_empty()).peekable();
        if words.peek().is_some() && !single.is_empty() {
            single.push('\n');
        }
        for (index, word) in words.enumerate() {
            single.extend([if index == 0 { "" } else { " " }, word]);
        }
    }
    if !inline.is_empty() {
        marks::follow(inline, &text, &single);
    }
    single
}
