//! Findings as one self-contained page: both texts side by side, what differs marked in its place.
//!
//! HTML living standard. The page has the frame, the theme and the layout of the html bitext, and
//! asks nothing of a network. Each bead of the alignment is a row, an `article` on a line; under it
//! stand the notes of its findings. A note is the one place that has the finding's name as `id`;
//! marks have its number, and the list of findings links to it. All can be read without script,
//! which adds a filter by severity and class and keys to go from finding to finding.
//!
//! The page is written document pair by document pair. Summary and list, which need all of them,
//! are last in the file; style and script put them on top.

mod marked;
mod note;
mod places;
mod row;
mod summary;
#[cfg(test)]
mod tests;

use std::collections::HashMap;
use std::io::{self, Write};

use zhen_check::{CheckReport, CheckedPair, FindingId, MessageLanguage};

use super::place::PlacedDocument;
use super::tally::Tally;
use super::unchecked::Unchecked;
use super::words::{either, no_findings};
use crate::field::field_text;
use crate::html::escape::push_text;
use crate::html::frame::{FINDINGS, FINDINGS_IN_CHINESE, Frame};
use crate::html::pair::{language_tag, title_of};
use crate::row::DocumentNames;
use places::Places;
use row::Side;

/// How many rows browsers lay out at a time.
const LEAF: usize = 50;

/// What a page shows of document pairs without findings.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum MatchingPairs {
    /// Both texts, as of any other pair.
    #[default]
    Whole,
    /// Their names: of a folder of hundreds of documents the rest is no reading.
    Named,
}

/// How a page of findings is laid out.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PageLayout {
    /// What the page is called; the names of the first documents if this is empty.
    pub title: String,
    /// The language of everything that is not quoted.
    pub language: MessageLanguage,
    /// What is shown of document pairs without findings.
    pub matching: MatchingPairs,
}

/// Writes findings as a page, document pair by document pair.
pub struct FindingsPage<W> {
    out: W,
    layout: PageLayout,
    tally: Tally,
    /// How many findings of each name the page has; two pairs may have findings of one name.
    names: HashMap<FindingId, usize>,
    rows: usize,
    /// The list of findings.
    list: String,
    unchecked: Vec<Unchecked>,
}

impl<W: Write> FindingsPage<W> {
    /// Starts a page; nothing is written yet, for the first pair may have to lend its title.
    pub fn new(out: W, layout: PageLayout) -> Self {
        let (tally, names) = (Tally::default(), HashMap::new());
        Self { out, layout, tally, names, rows: 0, list: String::new(), unchecked: Vec::new() }
    }

    /// Writes a document pair and what was found in it.
    ///
    /// # Errors
    ///
    /// When the writer fails.
    pub fn write_pair(
        &mut self,
        names: &DocumentNames,
        pair: &CheckedPair<'_>,
        report: &CheckReport,
    ) -> io::Result<()> {
        let mut html = String::new();
        if self.tally.pairs == 0 {
            let title = match self.layout.title.as_str() {
                "" => title_of(&names.english, &names.chinese),
                title => title.to_owned(),
            };
            self.frame().push_head(&mut html, &title);
        }
        let findings_before = self.tally.findings();
        self.tally.count(report);
        let language = self.layout.language;
        let sides = sides(names, pair, language);
        push_names(&mut html, &sides, self.tally.pairs);
        let is_named = report.findings.is_empty() && self.layout.matching == MatchingPairs::Named;
        let id = |name| unique_id(&mut self.names, name);
        let places = Places::new(pair, report, language, findings_before, id);
        for note in &places.notes {
            note::push_entry(&mut self.list, note, &sides, language);
        }
        html.push_str("<div class=\"leaf\">\n");
        if is_named {
            html.push_str("<p class=\"match\">");
            html.push_str(&no_findings(report.suppressed, language));
            html.push_str("</p>\n");
        } else {
            for note in places.of_documents() {
                note::push_note(&mut html, note, &sides, language);
                html.push('\n');
            }
            for (index, scored) in pair.alignment.beads().iter().enumerate() {
                if index > 0 && index % LEAF == 0 {
                    html.push_str("</div>\n<div class=\"leaf\">\n");
                    self.out.write_all(html.as_bytes())?;
                    html.clear();
                }
                let row = row::Row { index, before: self.rows, bead: &scored.bead };
                row::push_row(&mut html, &row, &places, &sides, language);
            }
            self.rows += pair.alignment.beads().len();
        }
        html.push_str("</div>\n</section>\n");
        self.out.write_all(html.as_bytes())
    }

    /// Adds documents that were not checked; the summary names them.
    pub fn add_unchecked(&mut self, unchecked: &Unchecked) {
        self.unchecked.push(unchecked.clone());
    }

    /// Writes the summary, the list of findings and the end of the page.
    ///
    /// # Errors
    ///
    /// When the writer fails.
    pub fn finish(mut self) -> io::Result<()> {
        let mut html = String::new();
        if self.tally.pairs == 0 {
            self.frame().push_head(&mut html, &self.layout.title);
        }
        html.push_str("</main>\n");
        summary::push(&mut html, &self.tally, &self.unchecked, self.layout.language);
        note::push_list(&mut html, &self.list, self.tally.findings(), self.layout.language);
        self.frame().push_foot(&mut html);
        self.out.write_all(html.as_bytes())?;
        self.out.flush()
    }

    fn frame(&self) -> &'static Frame {
        match self.layout.language {
            MessageLanguage::English => &FINDINGS,
            MessageLanguage::Chinese => &FINDINGS_IN_CHINESE,
        }
    }
}

/// Returns a name as an `id` that no other finding of the page has.
fn unique_id(names: &mut HashMap<FindingId, usize>, name: FindingId) -> String {
    let nth = names.entry(name).and_modify(|count| *count += 1).or_insert(1);
    if *nth == 1 { name.to_string() } else { format!("{name}-{nth}") }
}

fn sides<'d>(
    names: &'d DocumentNames,
    pair: &CheckedPair<'d>,
    language: MessageLanguage,
) -> [Side<'d>; 2] {
    [
        Side {
            class: "en",
            heading: "English",
            language: language_tag(&names.english_language, "en"),
            placed: PlacedDocument::new(&names.english, pair.english),
            gap: either(language, "Not in the English version", "英文版没有"),
        },
        Side {
            class: "zh",
            heading: "中文",
            language: language_tag(&names.chinese_language, "zh"),
            placed: PlacedDocument::new(&names.chinese, pair.chinese),
            gap: either(language, "Not in the Chinese version", "中文版没有"),
        },
    ]
}

fn push_names(html: &mut String, sides: &[Side<'_>; 2], number: usize) {
    html.push_str(&format!("<section class=\"pair\" id=\"pair{number}\">"));
    html.push_str("<header class=\"names\"><span></span>");
    for side in sides {
        let Side { class, language, heading, .. } = side;
        html.push_str(&format!("<h2 class=\"{class}\" lang=\"{language}\">{heading} <bdi>"));
        push_text(html, &field_text(side.placed.name));
        html.push_str("</bdi></h2>");
    }
    html.push_str("</header>\n");
}
