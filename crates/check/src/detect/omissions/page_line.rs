//! Lines that tell of the page and not of what the document says: when it was put out, who signed.
//!
//! One version has the date under its title, the other at its end, or none; a notice ends with the
//! name of who gave it in one version alone. None of that is left out in translation.

use zhen_facts::{FactClass, find_facts};
use zhen_text::{BlockKind, Document};

/// Sentences at the end of a document that may be a signature with its date.
const SIGNATURE: usize = 4;
/// Characters of a line of a signature, at most.
const LONGEST: usize = 60;

/// Words that may stand beside the date in a line that has nothing else.
const LABELS: [&str; 24] = [
    "issued",
    "published",
    "posted",
    "updated",
    "released",
    "release",
    "date",
    "time",
    "on",
    "at",
    "hkt",
    "ends",
    "香港",
    "北京",
    "时间",
    "時間",
    "发布",
    "發布",
    "更新",
    "日期",
    "于",
    "於",
    "完",
    "发表",
];

/// Marks the sentences of a document that are lines of the page.
pub(super) fn of_document(document: &Document) -> Vec<bool> {
    let count = document.sentences().len();
    let mut marked: Vec<bool> = (0..count).map(|sentence| is_date(document, sentence)).collect();
    let is_signature = |sentence: usize| marked[sentence] || is_bare_line(document, sentence);
    let start = (count.saturating_sub(SIGNATURE)..count)
        .rev()
        .take_while(|&sentence| is_signature(sentence))
        .last();
    if let Some(start) = start
        && start > 0
        && marked[start..].contains(&true)
    {
        marked[start..].fill(true);
    }
    marked
}

/// Tells whether a sentence is a date line of its page, or a paragraph of nothing but a date or
/// time.
fn is_date(document: &Document, sentence: usize) -> bool {
    let block = &document.blocks()[document.sentences()[sentence].block];
    if block.kind == BlockKind::DateLine {
        return true;
    }
    let text = document.sentence_text(sentence);
    if !is_alone(document, sentence) || text.chars().count() > LONGEST {
        return false;
    }
    let facts = find_facts(text, document.language());
    let is_time = |class| matches!(class, FactClass::Date | FactClass::Time);
    if facts.is_empty() || !facts.iter().all(|fact| is_time(fact.value.class())) {
        return false;
    }
    let mut rest = String::new();
    let mut end = 0;
    for fact in &facts {
        rest.push_str(text.get(end..fact.span.start).unwrap_or_default());
        rest.push(' ');
        end = fact.span.end;
    }
    rest.push_str(text.get(end..).unwrap_or_default());
    let mut rest = rest.to_lowercase();
    for label in LABELS {
        rest = rest.replace(label, " ");
    }
    !rest.chars().any(char::is_alphanumeric)
}

/// Tells whether a sentence is a short paragraph without the mark of an end.
fn is_bare_line(document: &Document, sentence: usize) -> bool {
    let text = document.sentence_text(sentence).trim_end();
    is_alone(document, sentence)
        && text.chars().count() <= LONGEST
        && text.chars().next_back().is_some_and(|last| last.is_alphanumeric() || last == ')')
        && document.blocks()[document.sentences()[sentence].block].kind == BlockKind::Paragraph
}

/// Tells whether a sentence is a whole paragraph.
fn is_alone(document: &Document, sentence: usize) -> bool {
    document.starts_block(sentence)
        && (sentence + 1 == document.sentences().len() || document.starts_block(sentence + 1))
}
