//! Reader of Markdown: CommonMark with tables, footnotes, deletions, task lists, definition lists
//! and formulas, and what the programs that make web sites of it add: front matter, MDX, tags of
//! templates, boxes.
//!
//! Three steps: the front matter is split off (`front_matter`); all that is no Markdown is taken
//! out (`clean`); the parser of CommonMark finds the blocks (`blocks`). What is no text for
//! readers but may be wanted is left out by name: code, formulas, statements and expressions of
//! MDX as code, comments as comments, front matter as metadata. Tags, marks of boxes and addresses
//! are no text; where links lead and what is code stands beside the text (`marks`). A comment is
//! Markdown itself, for translated pages keep the paragraphs of the original in comments: its pieces
//! have their kinds, and are left out one by one.
//!
//! Names in angle brackets that are no tag are text: `<your-name>`, `List<String>`. A line break
//! inside of a paragraph stays one. Descriptions of pictures are text; a paragraph of them alone is
//! a caption. Linear in the text.

use std::borrow::Cow;

use zhen_text::{BlockKind, InlineMarkup, OmissionReason, Origin};

use crate::extract::Extract;

mod blocks;
mod brace;
mod clean;
mod container;
mod dialect;
mod fence;
mod front_matter;
mod inline;
mod line;
mod marks;
mod tag;

use clean::{Aside, Clean, Comments};
use front_matter::{Field, Role};

/// A piece of the file.
struct Found {
    /// Its line in the file, from 1.
    line: usize,
    text: String,
    /// Links and code, at their places in the text.
    inline: InlineMarkup,
    kind: BlockKind,
    omission: Option<OmissionReason>,
}

/// Reads the blocks of a Markdown file. Every text is Markdown, so that none is refused.
pub(crate) fn read(text: &str) -> Extract {
    let text = unix_lines(text);
    let mut extract = Extract::default();
    let mut found = Vec::new();
    let mut rest = (&*text, 1);
    if let Some(front) = front_matter::find(&text) {
        found.extend(front.fields.into_iter().map(piece_of));
        rest = (&text[front.length..], front.lines + 1);
    }
    let has_front = rest.1 > 1;
    let clean = clean::clean(rest.0, rest.1, Comments::Aside);
    clean.warnings.iter().for_each(|warning| extract.warn(warning.clone()));
    found.extend(body(clean, has_front));
    mark_title(&mut found);
    for Found { line, text, inline, kind, omission } in found {
        if let Some(piece) = extract.push_marked(&text, inline, kind, Origin::Line(line)) {
            piece.omission = omission;
        }
    }
    extract
}

/// Returns all text of the file by a second, simpler walk: everything that the parser of
/// CommonMark calls text, whatever block it is in, and the front matter and comments as they are.
///
/// It shares the first two steps with the reader, and so proves that no block is lost or doubled,
/// and nothing about what was taken out before.
pub(crate) fn witness(text: &str) -> String {
    let text = unix_lines(text);
    let mut kept = String::new();
    let mut rest = &*text;
    let mut has_front = false;
    if let Some(front) = front_matter::find(&text) {
        rest = &text[front.length..];
        has_front = true;
        front.fields.iter().for_each(|field| kept.extend([&field.text, "\n"]));
    }
    let clean = clean::clean(rest, 1, Comments::Aside);
    kept.push_str(&blocks::witness(&clean));
    for (index, aside) in clean.asides.iter().enumerate() {
        let fields = if has_front && index == 0 { front_of_original(aside) } else { None };
        kept.push('\n');
        match (aside.reason, fields) {
            (_, Some(fields)) => fields.iter().for_each(|field| kept.extend([&field.text, "\n"])),
            (OmissionReason::Comment, None) => {
                let clean = clean::clean(&aside.text, 1, Comments::Text);
                kept.push_str(&blocks::witness(&clean));
                clean.asides.iter().for_each(|aside| kept.extend(["\n", &aside.text]));
            }
            _ => kept.push_str(&aside.text),
        }
    }
    kept
}

/// Tells whether a text begins with front matter.
pub(crate) fn has_front_matter(text: &str) -> bool {
    front_matter::find(&unix_lines(text)).is_some()
}

/// Finds the pieces of a text after its front matter.
fn body(clean: Clean, has_front: bool) -> Vec<Found> {
    let blocks = blocks::read(&clean);
    let mut asides = Vec::new();
    for (index, aside) in clean.asides.into_iter().enumerate() {
        let fields = if has_front && index == 0 { front_of_original(&aside) } else { None };
        let line = aside.line;
        let pieces = match fields {
            Some(fields) => fields.into_iter().map(piece_of).map(commented).collect(),
            None if aside.reason == OmissionReason::Comment => comment(&aside),
            None => vec![code(aside)],
        };
        asides.extend(pieces.into_iter().map(|piece| (line, piece)));
    }
    merge(blocks, asides)
}

/// Reads the comment that repeats the front matter of the original.
fn front_of_original(aside: &Aside) -> Option<Vec<Field>> {
    let is_comment = aside.reason == OmissionReason::Comment;
    is_comment.then(|| front_matter::in_comment(&aside.text, aside.line)).flatten()
}

/// Reads a comment as Markdown.
fn comment(aside: &Aside) -> Vec<Found> {
    let clean = clean::clean(&aside.text, aside.line, Comments::Text);
    let blocks = blocks::read(&clean);
    let asides = clean.asides.into_iter().map(|aside| (aside.line, code(aside)));
    merge(blocks, asides.collect()).into_iter().map(commented).collect()
}

/// Puts what was taken out between the blocks: before those that begin on later lines.
fn merge(blocks: Vec<Found>, asides: Vec<(usize, Found)>) -> Vec<Found> {
    let mut merged = Vec::with_capacity(blocks.len() + asides.len());
    let mut asides = asides.into_iter().peekable();
    for block in blocks {
        while let Some((_, piece)) = asides.next_if(|(line, _)| *line < block.line) {
            merged.push(piece);
        }
        merged.push(block);
    }
    merged.extend(asides.map(|(_, piece)| piece));
    merged
}

fn code(aside: Aside) -> Found {
    let Aside { line, text, reason } = aside;
    let inline = InlineMarkup::default();
    Found { line, text, inline, kind: BlockKind::Code, omission: Some(reason) }
}

fn commented(piece: Found) -> Found {
    Found { omission: Some(OmissionReason::Comment), ..piece }
}

fn piece_of(field: Field) -> Found {
    let Field { line, role, text } = field;
    let (kind, omission) = match role {
        Role::Title => (BlockKind::Title, None),
        Role::Summary => (BlockKind::Paragraph, None),
        Role::Data => (BlockKind::Paragraph, Some(OmissionReason::Metadata)),
    };
    Found { line, text, inline: InlineMarkup::default(), kind, omission }
}

/// Makes the first heading the title if it is of the first level, and there is no title yet.
fn mark_title(found: &mut [Found]) {
    let is_head = |piece: &&mut Found| {
        piece.omission.is_none() && matches!(piece.kind, BlockKind::Title | BlockKind::Heading(_))
    };
    if let Some(first) = found.iter_mut().find(is_head)
        && first.kind == BlockKind::Heading(1)
    {
        first.kind = BlockKind::Title;
    }
}

/// Takes a byte order mark off, and makes line ends of Windows and of the old Mac line feeds.
fn unix_lines(text: &str) -> Cow<'_, str> {
    let text = text.trim_start_matches('\u{feff}');
    if text.contains('\r') {
        Cow::Owned(text.replace("\r\n", "\n").replace('\r', "\n"))
    } else {
        Cow::Borrowed(text)
    }
}

#[cfg(test)]
mod tests;
