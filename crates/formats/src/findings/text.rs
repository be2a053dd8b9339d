//! Findings as text for a terminal, a mail, a log.
//!
//! A finding is a line that begins with its severity and class and says where it is, a line that
//! says what differs, and a line of each text with the differing words marked: by colour, or by
//! `^^^` under them. The end says how much was found and how much of each text has a counterpart.

mod excerpt;
#[cfg(test)]
mod tests;

use std::io::{self, Write};
use std::ops::Range;

use zhen_check::{CheckReport, CheckedPair, Finding, MessageLanguage, Passage, Severity};
use zhen_text::Document;

use super::one_line::OneLine;
use super::place::{PlacedDocument, places_of};
use super::tally::Tally;
use super::unchecked::Unchecked;
use super::words::{coverage, doubt, either, kind_name, severity_name, verdict};
use crate::field::field_text;
use crate::html::number::grouped;
use crate::row::DocumentNames;
use excerpt::{Piece, cleaned, excerpt};

/// Columns before an excerpt: two spaces, `en` or `zh`, two spaces.
const MARGIN: usize = 6;

/// How marked words are told from others.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum TextStyle {
    /// By a line of `^` under them; no escape codes anywhere.
    #[default]
    Plain,
    /// By the escape codes of terminals (ECMA-48).
    Coloured,
}

/// How findings are laid out as text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct TextLayout {
    /// How marked words are told from others.
    pub style: TextStyle,
    /// Columns that an excerpt may take; Chinese characters take two. At least 20 are used.
    pub width: usize,
    /// The language of everything that is not quoted.
    pub language: MessageLanguage,
}

impl Default for TextLayout {
    fn default() -> Self {
        Self { style: TextStyle::Plain, width: 100, language: MessageLanguage::English }
    }
}

/// Writes findings as text, document pair by document pair.
///
/// ```
/// use zhen_align::Aligner;
/// use zhen_check::{CheckOptions, CheckedPair, check};
/// use zhen_formats::{DocumentNames, FindingsText, TextLayout};
/// use zhen_text::{Document, Language};
///
/// let english = "The ferry carried 245,000 people.\nIt sails daily.\n";
/// let chinese = "渡轮运送了24.8万人。\n渡轮每天开航。\n";
/// let english = Document::from_lines(english, Language::English);
/// let chinese = Document::from_lines(chinese, Language::Chinese);
/// let alignment = Aligner::default().align(&english, &chinese);
/// let pair = CheckedPair { english: &english, chinese: &chinese, alignment: &alignment };
/// let report = check(&pair, &CheckOptions::default());
///
/// let mut text = Vec::new();
/// let mut writer = FindingsText::new(&mut text, TextLayout::default());
/// let names = DocumentNames { english: "a.en".into(), chinese: "a.zh".into(), ..DocumentNames::default() };
/// writer.write_pair(&names, &pair, &report)?;
/// writer.finish()?;
/// let text = String::from_utf8(text)?;
/// assert!(text.contains("error number  a.en:1  a.zh:1 "), "{text}");
/// assert!(text.contains("  en  The ferry carried 245,000 people.\n                        ^^^^^^^\n"));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub struct FindingsText<W> {
    out: W,
    layout: TextLayout,
    tally: Tally,
    unchecked: Vec<Unchecked>,
}

impl<W: Write> FindingsText<W> {
    /// Starts a report; nothing is written yet.
    pub fn new(out: W, layout: TextLayout) -> Self {
        Self { out, layout, tally: Tally::default(), unchecked: Vec::new() }
    }

    /// Writes what was found in a document pair; nothing if nothing was.
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
        self.tally.count(report);
        if report.findings.is_empty() {
            return Ok(());
        }
        let [english, chinese] = shown_names(names);
        let heading = match (english.as_str(), chinese.as_str()) {
            ("", name) | (name, "") => name.to_owned(),
            (english, chinese) if english == chinese => english.to_owned(),
            (english, chinese) => format!("{english} · {chinese}"),
        };
        if !heading.is_empty() {
            writeln!(self.out, "{}\n", self.painted(&heading, BOLD))?;
        }
        let sides = [
            Side { label: "en", placed: PlacedDocument::new(&english, pair.english) },
            Side { label: "zh", placed: PlacedDocument::new(&chinese, pair.chinese) },
        ];
        for finding in &report.findings {
            self.write_finding(finding, &sides)?;
        }
        Ok(())
    }

    /// Adds documents that were not checked; they are named before the summary.
    pub fn add_unchecked(&mut self, unchecked: &Unchecked) {
        self.unchecked.push(unchecked.clone());
    }

    /// Writes the summary.
    ///
    /// # Errors
    ///
    /// When the writer fails.
    pub fn finish(mut self) -> io::Result<()> {
        let language = self.layout.language;
        if !self.unchecked.is_empty() {
            writeln!(self.out, "{}", self.painted(Unchecked::heading(language), BOLD))?;
            for unchecked in &self.unchecked {
                let line = cleaned(&field_text(&unchecked.line(language)));
                writeln!(self.out, "  {line}")?;
            }
            writeln!(self.out)?;
        }
        let verdict = self.painted(&verdict(&self.tally, language), BOLD);
        writeln!(self.out, "{verdict}")?;
        let kinds: Vec<String> = self
            .tally
            .kinds()
            .map(|(kind, count)| format!("{} {}", kind_name(kind, language), grouped(count)))
            .collect();
        if !kinds.is_empty() {
            writeln!(self.out, "  {}", kinds.join(either(language, ", ", "，")))?;
        }
        if self.tally.pairs > 0 {
            for line in coverage(&self.tally, language) {
                writeln!(self.out, "  {line}")?;
            }
        }
        self.out.flush()
    }

    fn write_finding(&mut self, finding: &Finding, sides: &[Side<'_>; 2]) -> io::Result<()> {
        let language = self.layout.language;
        let passages = [&finding.english, &finding.chinese];
        let severity = severity_name(finding.severity, language);
        let kind = kind_name(finding.kind, language);
        let paint = paint_of(finding.severity);
        write!(self.out, "{} {}", self.painted(severity, paint), self.painted(kind, BOLD))?;
        for place in places_of(finding, sides.each_ref().map(|side| &side.placed), language) {
            write!(self.out, "  {}", cleaned(&field_text(&place)))?;
        }
        let doubt = doubt(finding.confidence, language);
        let mut notes = doubt.map_or_else(String::new, |doubt| format!("  {doubt}"));
        notes.push_str(&format!("  {}", finding.id));
        writeln!(self.out, "{}", self.painted(&notes, FAINT))?;
        writeln!(self.out, "  {}", cleaned(&field_text(&finding.message(language))))?;
        // Of what is said of whole documents no words can be shown.
        let passages = passages.into_iter().filter(|_| !finding.kind.concerns_whole());
        // What is no part of either text, such as a block of code, stands between sentences.
        let is_between = [&finding.english, &finding.chinese].into_iter().all(is_empty);
        let gap = if is_between { Gap::Between } else { Gap::Nothing };
        for (side, passage) in sides.iter().zip(passages) {
            self.write_passage(side, passage, gap, paint)?;
        }
        writeln!(self.out)
    }

    fn write_passage(
        &mut self,
        side: &Side<'_>,
        passage: &Passage,
        gap: Gap,
        paint: &str,
    ) -> io::Result<()> {
        let label = side.label;
        let columns = self.layout.width.max(20) - MARGIN;
        if is_empty(passage) {
            let note = self.gap_note(side, gap, passage.sentences.start, columns);
            return writeln!(self.out, "  {label}  {}", self.painted(&note, FAINT));
        }
        let (line, marks) = marked_line(side.placed.document, passage);
        let pieces = excerpt(line.text(), &marks, columns);
        let mut shown = String::new();
        let mut below = String::new();
        for piece in &pieces {
            let (paint, mark) = match piece {
                Piece::Marked(_) => (format!("{UNDERLINED};{paint}"), "^"),
                Piece::Cut => (FAINT.to_owned(), " "),
                Piece::Plain(_) => (String::new(), " "),
            };
            shown.push_str(&self.painted(&piece.shown(), &paint));
            below.push_str(&mark.repeat(piece.width()));
        }
        writeln!(self.out, "  {label}  {shown}")?;
        if self.layout.style == TextStyle::Plain && !marks.is_empty() {
            writeln!(self.out, "{}{}", " ".repeat(MARGIN), below.trim_end())?;
        }
        Ok(())
    }

    /// Says before which sentence something is missing, or is.
    fn gap_note(&self, side: &Side<'_>, gap: Gap, sentence: usize, columns: usize) -> String {
        let language = self.layout.language;
        if sentence >= side.placed.document.sentences().len() {
            let note = match gap {
                Gap::Nothing => either(language, "nothing here, at the end", "此处（文末）没有"),
                Gap::Between => either(language, "at the end", "文末"),
            };
            return note.to_owned();
        }
        let before = match gap {
            Gap::Nothing => either(language, "nothing here, before: ", "此处没有，下文为："),
            Gap::Between => either(language, "before: ", "下文为："),
        };
        let next = OneLine::new(side.placed.document, sentence..sentence + 1);
        let width = Piece::Plain(before).width();
        let pieces = excerpt(next.text(), &[], columns.saturating_sub(width));
        pieces.iter().fold(before.to_owned(), |note, piece| note + &piece.shown())
    }

    /// Wraps a text into the codes of a terminal.
    fn painted(&self, text: &str, codes: &str) -> String {
        match self.layout.style {
            TextStyle::Coloured if !codes.is_empty() && !text.is_empty() => {
                format!("\u{1b}[{codes}m{text}\u{1b}[0m")
            }
            _ => text.to_owned(),
        }
    }
}

/// One of the two documents.
struct Side<'d> {
    label: &'static str,
    placed: PlacedDocument<'d>,
}

/// What a passage without sentences means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Gap {
    /// This side has nothing.
    Nothing,
    /// What is told of is no part of the sentences of either side.
    Between,
}

fn is_empty(passage: &Passage) -> bool {
    passage.sentences.is_empty() && passage.marks.is_empty()
}

const BOLD: &str = "1";
const FAINT: &str = "2";
const UNDERLINED: &str = "4";

fn paint_of(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "1;31",
        Severity::Warning => "1;33",
        Severity::Note => "1;36",
    }
}

fn shown_names(names: &DocumentNames) -> [String; 2] {
    [&names.english, &names.chinese].map(|name| cleaned(&field_text(name)))
}

/// Returns a passage in one line and what is marked in it, in order and disjoint.
///
/// Of a passage with marks only the sentences with the first of them are shown.
fn marked_line(document: &Document, passage: &Passage) -> (OneLine, Vec<Range<usize>>) {
    let mut marked = passage.marks.iter().map(|mark| mark.sentence);
    let sentences = match marked.next() {
        None => passage.sentences.clone(),
        Some(first) => marked.fold(first..first.saturating_add(1), |shown, sentence| {
            let is_next = sentence == shown.end;
            shown.start..shown.end.saturating_add(usize::from(is_next))
        }),
    };
    let line = OneLine::new(document, sentences);
    let mut marks: Vec<Range<usize>> = passage
        .marks
        .iter()
        .filter_map(|mark| line.place(mark.sentence, mark.start..mark.end))
        .collect();
    marks.sort_by_key(|mark| (mark.start, mark.end));
    let mut disjoint: Vec<Range<usize>> = Vec::new();
    for mark in marks {
        match disjoint.last_mut() {
            Some(last) if mark.start < last.end => last.end = last.end.max(mark.end),
            _ => disjoint.push(mark),
        }
    }
    (line, disjoint)
}
