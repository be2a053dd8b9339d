//! Checking a bitext as it is: its rows are the sentences and the beads.

use zhen_check::{CheckOptions, CheckReport, CheckedPair, check_with};
use zhen_formats::{BitextRow, DocumentNames};
use zhen_lexicon::Lexicon;
use zhen_text::{
    Alignment, Bead, Block, BlockKind, CoverageError, Document, Language, Origin, ScoredBead,
    Sentence,
};

/// A document pair of a bitext that was checked.
#[derive(Clone, Debug)]
pub struct CheckedRows {
    /// What the documents are called.
    pub names: DocumentNames,
    /// The English texts of the rows, one sentence each.
    pub english: Document,
    /// The Chinese texts of the rows, one sentence each.
    pub chinese: Document,
    /// The rows as beads.
    pub alignment: Alignment,
    /// What was found.
    pub report: CheckReport,
}

impl CheckedRows {
    /// Returns the documents and their alignment as the reports take them.
    pub fn checked_pair(&self) -> CheckedPair<'_> {
        CheckedPair { english: &self.english, chinese: &self.chinese, alignment: &self.alignment }
    }
}

/// Checks rows of one document pair; `first` is the number of the first one in its file, from 1.
///
/// # Errors
///
/// Never for the rows of a reader; the documents that are made of them are proved like any other.
pub fn check_rows(
    rows: &[BitextRow],
    first: usize,
    names: DocumentNames,
    options: &CheckOptions,
    lexicon: &Lexicon<'_>,
) -> Result<CheckedRows, CoverageError> {
    let english = document(rows, first, Language::English)?;
    let chinese = document(rows, first, Language::Chinese)?;
    let (mut source, mut target) = (0, 0);
    let mut beads = Vec::new();
    for row in rows {
        let next = |start: usize, text: &str| start..start + usize::from(!text.trim().is_empty());
        let bead =
            Bead { source: next(source, &row.source_text), target: next(target, &row.target_text) };
        (source, target) = (bead.source.end, bead.target.end);
        if !(bead.source.is_empty() && bead.target.is_empty()) {
            beads.push(ScoredBead { bead, confidence: row.score });
        }
    }
    let alignment = Alignment::new(source, target, beads)?;
    let mut checked =
        CheckedRows { names, english, chinese, alignment, report: CheckReport::default() };
    checked.report = check_with(&checked.checked_pair(), options, lexicon);
    Ok(checked)
}

/// Makes a document of one side: a paragraph of one sentence a row that has text.
fn document(
    rows: &[BitextRow],
    first: usize,
    language: Language,
) -> Result<Document, CoverageError> {
    let mut text = String::new();
    let (mut blocks, mut sentences) = (Vec::new(), Vec::new());
    for (number, row) in (first..).zip(rows) {
        let own = match language {
            Language::English => row.source_text.trim(),
            Language::Chinese => row.target_text.trim(),
        };
        if own.is_empty() {
            continue;
        }
        let span = text.len()..text.len() + own.len();
        text.push_str(own);
        text.push('\n');
        sentences.push(Sentence { span: span.clone(), block: blocks.len() });
        blocks.push(Block { span, kind: BlockKind::Paragraph, origin: Origin::Unit(number) });
    }
    Document::new(text, language, blocks, Vec::new())?.with_sentences(sentences)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_are_checked_where_they_stand() {
        let row = |source: &str, target: &str| BitextRow {
            source_text: source.to_owned(),
            target_text: target.to_owned(),
            score: 1.0,
            ..BitextRow::default()
        };
        let rows = [
            row("The pier is 120 metres long.", "码头长120米。"),
            row("It cost 3 million dollars.", ""),
            row("It opened in 1998.", "1989年启用。"),
        ];
        let (names, options) = (DocumentNames::default(), CheckOptions::default());
        let checked =
            check_rows(&rows, 5, names, &options, Lexicon::built_in()).expect("the rows are whole");
        let kinds: Vec<&str> =
            checked.report.findings.iter().map(|finding| finding.kind.name()).collect();
        assert_eq!(kinds, ["omission", "date"]);
        assert_eq!(checked.english.blocks()[1].origin, Origin::Unit(6));
    }
}
