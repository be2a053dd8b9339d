//! The html format: one self-contained page to read a bitext, side by side.
//!
//! HTML living standard. A page is made of the frame (head with style, policy and tools; foot with
//! summary and script), a section for each document pair, and in it an `article` for each bead,
//! **one a line**. What a reader of the page does not see stands in attributes (`data-…`), so that
//! the page reads back as it was written; the reader needs only those lines, and is therefore a
//! scanner of lines, not of HTML at large: an error names its line, and reading goes on after it.
//!
//! The page asks nothing of a network: style and script are in it, and its policy allows only these
//! two, by their hashes. It is written row by row; the summary, which needs all rows, is the last
//! thing in the file, and style and script put it on top. Beads stand in groups of [`LEAF`], which
//! browsers lay out only when they come into view.

pub(crate) mod escape;
pub(crate) mod frame;
mod marked;
pub(crate) mod number;
pub(crate) mod pair;
mod read;
mod row;
mod scan;
pub(crate) mod shade;
mod summary;
#[cfg(test)]
mod tests;

use std::io::{self, Write};

pub(crate) use read::read_html;

use crate::bitext::{FormatWriter, WriteError};
use crate::loss::Alterations;
use crate::marks::RowMarks;
use crate::row::BitextRow;
use frame::BITEXT;
use pair::Pair;
use row::Place;
use summary::Summary;

/// How many beads browsers lay out at a time.
const LEAF: usize = 50;

/// Writes rows as a page, one at a time.
pub(crate) struct HtmlWriter<W> {
    writer: W,
    title: String,
    /// The document pair of the row before; `None` before the first row.
    pair: Option<Pair>,
    beads_in_leaf: usize,
    summary: Summary,
    html: String,
}

impl<W: Write> HtmlWriter<W> {
    /// Starts a page; nothing is written yet, for the first row may have to lend its title.
    pub(crate) fn new(writer: W, title: &str) -> io::Result<Self> {
        Ok(Self {
            writer,
            title: title.to_owned(),
            pair: None,
            beads_in_leaf: 0,
            summary: Summary::default(),
            html: String::new(),
        })
    }

    /// Opens the section and the group of beads that a row belongs into.
    fn open(&mut self, row: &BitextRow) {
        let pair = Pair::of(row);
        if self.pair.as_ref() == Some(&pair) {
            if self.beads_in_leaf == LEAF {
                self.html.push_str("</div>\n<div class=\"leaf\">\n");
                self.beads_in_leaf = 0;
            }
            return;
        }
        if self.pair.is_some() {
            self.html.push_str("</div>\n</section>\n");
        } else {
            let title = if self.title.is_empty() { pair.title() } else { self.title.clone() };
            BITEXT.push_head(&mut self.html, &title);
        }
        self.summary.pairs += 1;
        pair.push(&mut self.html, self.summary.pairs);
        self.html.push_str("<div class=\"leaf\">\n");
        self.beads_in_leaf = 0;
        self.pair = Some(pair);
    }
}

impl<W: Write> FormatWriter for HtmlWriter<W> {
    fn write_row(&mut self, row: &BitextRow, marks: &RowMarks) -> Result<(), WriteError> {
        self.html.clear();
        self.open(row);
        self.summary.beads += 1;
        self.beads_in_leaf += 1;
        let place = Place { pair: self.summary.pairs, bead: self.summary.beads };
        let shown = row::push_row(&mut self.html, row, marks, place);
        self.summary.count(row, shown);
        Ok(self.writer.write_all(self.html.as_bytes())?)
    }

    fn finish(mut self: Box<Self>) -> Result<Alterations, WriteError> {
        self.html.clear();
        match self.pair {
            Some(_) => self.html.push_str("</div>\n</section>\n"),
            None => BITEXT.push_head(&mut self.html, &self.title),
        }
        self.html.push_str("</main>\n");
        self.summary.push(&mut self.html);
        BITEXT.push_foot(&mut self.html);
        self.writer.write_all(self.html.as_bytes())?;
        self.writer.flush()?;
        Ok(Alterations::default())
    }
}
