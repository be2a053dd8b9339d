//! What a kept line is: title, date line, heading, list item or paragraph.

use zhen_segment::split_sentences;
use zhen_text::{BlockKind, Language};

use super::layout::{Evidence, Region};
use super::shape::{Prose, is_roman, list_marker};
use crate::language::is_han;

/// Words of the longest heading.
const LONGEST_HEADING: f64 = 14.0;

/// Tells what a kept line is; `has_date` says that an earlier line was the date line.
pub(super) fn kind_of(
    line: &str,
    evidence: &Evidence,
    region: Region,
    next: Option<&Evidence>,
    has_date: bool,
) -> BlockKind {
    let shape = &evidence.shape;
    match region {
        Region::Front if shape.date && !has_date => return BlockKind::DateLine,
        Region::Title if is_title(line, evidence) => return BlockKind::Title,
        _ => {}
    }
    let marked = evidence.markup.as_ref().map(|markup| markup.kind);
    if let Some(kind) = marked.filter(|kind| *kind != BlockKind::Paragraph) {
        return kind;
    }
    if let Some(level) = heading_level(line, evidence) {
        return BlockKind::Heading(level);
    }
    if list_marker(line).is_some() {
        return BlockKind::ListItem;
    }
    let label = shape.prose == Prose::None && shape.words <= LONGEST_HEADING && !shape.date;
    let opens_text = next.is_some_and(|next| next.shape.prose == Prose::Long);
    let set_apart = evidence.after_blank || evidence.indented;
    if region == Region::Body
        && label
        && opens_text
        && set_apart
        && !shape.structural
        && !shape.byline
        && !is_caption(line)
    {
        return BlockKind::Heading(2);
    }
    BlockKind::Paragraph
}

/// Tells whether the first line is a title, and not a paragraph of several sentences.
fn is_title(line: &str, evidence: &Evidence) -> bool {
    let shape = &evidence.shape;
    let is_heading =
        evidence.markup.as_ref().is_some_and(|markup| matches!(markup.kind, BlockKind::Heading(_)));
    let is_paragraph = || shape.prose > Prose::None && has_full_sentences(line);
    shape.prose < Prose::Long && (is_heading || !is_paragraph())
}

/// Tells whether a line is two full sentences or more, of which one ends with a full stop: titles
/// ask and call as well (`War or peace? You decide!`).
fn has_full_sentences(line: &str) -> bool {
    let language = if line.chars().any(is_han) { Language::Chinese } else { Language::English };
    let sentences = split_sentences(line, language);
    let ends_with = |span: &std::ops::Range<usize>, marks: &[char]| {
        let closers = ['”', '’', '"', '\'', '」', '』', ')', '）', ' '];
        line[span.clone()].trim_end_matches(closers).ends_with(marks)
    };
    let is_full = |span| ends_with(span, &['.', '。', '．', '!', '！', '?', '？', '…']);
    sentences.len() > 1
        && sentences.iter().all(is_full)
        && sentences.iter().any(|span| ends_with(span, &['.', '。', '．']))
}

/// Captions stand apart like headings.
fn is_caption(line: &str) -> bool {
    ["图为", "圖為", "图:", "图：", "Photo"].iter().any(|opening| line.starts_with(opening))
        || line.ends_with(['摄', '攝', ']'])
}

/// Level of a line that opens as headings do: `# …`, `Chapter I`, `第一章`, `一、`.
fn heading_level(line: &str, evidence: &Evidence) -> Option<u8> {
    let marks = line.len() - line.trim_start_matches('#').len();
    if (1..=6).contains(&marks) && line[marks..].starts_with(' ') {
        return Some(u8::try_from(marks).expect("at most six"));
    }
    let shape = &evidence.shape;
    if shape.prose != Prose::None || shape.words > LONGEST_HEADING {
        return None;
    }
    let lower = line.to_lowercase();
    let numbered =
        |words: &[&str]| shape.structural && words.iter().any(|word| lower.starts_with(word));
    if numbered(&["chapter", "part", "book", "annex", "appendix", "title"]) {
        return Some(1);
    }
    if shape.structural && line.split_once('.').is_some_and(|(number, _)| is_roman(number)) {
        return Some(2);
    }
    if numbered(&["section", "schedule"]) {
        return Some(2);
    }
    if line.starts_with('第') && shape.structural {
        return match line.chars().find(|character| "编編部卷章节節回".contains(*character))
        {
            Some('节' | '節') => Some(2),
            Some(_) => Some(1),
            None => None,
        };
    }
    let chinese_number = line.starts_with(|first: char| "一二三四五六七八九十".contains(first));
    (chinese_number && line.contains('、') && list_marker(line).is_some()).then_some(2)
}
