//! Reader of web pages.
//!
//! One walk over the tokens of the page makes its lines, with what the markup says of each
//! ([`walk`]). Readability tells which of them are the article ([`article`]), and the page model
//! ([`page`]) weighs both with the phrases and shapes that it knows from page dumps.
//! Comments, hidden text, what browsers never show, code and the title of the browser window are left out as such.

mod article;
mod comment;
mod element;
mod landmark;
mod line;
mod marks;
mod outline;
mod pre;
mod skip;
mod space;
mod stack;
mod table;
pub(crate) mod tokens;
mod unshown;
mod walk;
mod witness;

use zhen_text::{BlockKind, OmissionReason, Origin};

use crate::error::ReadError;
use crate::extract::{Extract, Piece};
use crate::page::{self, MarkedLine, Markup, Place, Verdict};
use crate::plain::PageOptions;
use line::{Line, Page, Role};
use outline::{Outline, Unclosed};
use tokens::Dialect;
use walk::Break;

/// Reads the main text of a page, and lists the rest.
pub(crate) fn read(text: &str, options: &PageOptions) -> Result<Extract, ReadError> {
    let mut page = walk::lines_of(text, Dialect::Html, Break::Paragraph);
    page.show_page_hidden_until_loaded();
    let article = article::find(text, &page);
    let marked = marked_lines(&page, article.as_deref());
    let verdicts = page::judge_marked(&marked, options);
    drop(marked);
    let mut extract = assemble(page, verdicts);
    unclosed(text, Dialect::Html).into_iter().for_each(|warning| extract.warn(warning));
    Ok(extract)
}

/// Returns all text of the page by a second, simpler walk.
pub(crate) fn witness(text: &str) -> String {
    witness::text_of(text, Dialect::Html)
}

/// Describes what is never closed in a markup, so that the rest of it is lost in it.
pub(crate) fn unclosed(markup: &str, dialect: Dialect) -> Option<String> {
    let Unclosed { name, start, inside } = Outline::of(markup, dialect).unclosed?;
    if !markup[inside..].contains(char::is_alphanumeric) {
        return None;
    }
    let line = markup[..start].matches('\n').count() + 1;
    Some(match name {
        None => format!("line {line}: a comment is never closed; the rest of the page is in it"),
        Some(name) => {
            format!("line {line}: <{name}> is never closed; the rest of the page is in it")
        }
    })
}

/// Pushes the blocks of a piece of HTML or XHTML that is all document, such as a chapter of an
/// e-book. `next_origin` makes the origin of each block in turn.
///
/// Returns the code of the language that the outermost element names.
pub(crate) fn push_blocks(
    markup: &str,
    dialect: Dialect,
    extract: &mut Extract,
    mut next_origin: impl FnMut() -> Origin,
) -> Option<String> {
    let page = walk::lines_of(markup, dialect, Break::Line);
    for line in &page.lines {
        let piece =
            extract.push(&page.text[line.span.clone()], kind_of(&page, line), next_origin());
        if let Some(piece) = piece {
            piece.language = line.language;
            piece.omission = omission_of(line.role);
        }
    }
    page.language_code
}

/// Returns all text that [`push_blocks`] must find.
pub(crate) fn witness_blocks(markup: &str, dialect: Dialect) -> String {
    witness::text_of(markup, dialect)
}

/// Tells why a line is left out whatever stands around it.
fn omission_of(role: Role) -> Option<OmissionReason> {
    match role {
        Role::Shown => None,
        Role::WindowTitle => Some(OmissionReason::Metadata),
        Role::Hidden | Role::Unshown => Some(OmissionReason::Hidden),
        Role::Comment => Some(OmissionReason::Comment),
        Role::Code => Some(OmissionReason::Code),
    }
}

/// Returns the kind of a line by its markup; cells of tables that lay out a page are paragraphs.
fn kind_of(page: &Page, line: &Line) -> BlockKind {
    let is_data = || line.table.is_some_and(|table| page.tables[table].is_data());
    match line.kind {
        _ if line.role == Role::Code => BlockKind::Code,
        BlockKind::TableCell if !is_data() => BlockKind::Paragraph,
        kind => kind,
    }
}

/// Makes the lines that are judged together: those that the page shows.
fn marked_lines<'p>(page: &'p Page, article: Option<&[bool]>) -> Vec<MarkedLine<'p>> {
    let plain_letters = page.plain_letters();
    let title = window_title_line(page);
    let places = places_of(page, article);
    let shown = page.lines.iter().zip(places).enumerate();
    shown
        .filter(|(_, (line, _))| line.role == Role::Shown)
        .map(|(index, (line, place))| MarkedLine {
            text: &page.text[line.span.clone()],
            after_blank: line.after_blank,
            indented: line.is_indented,
            markup: Markup {
                kind: kind_of(page, line),
                part: page
                    .landmark_of(line, plain_letters)
                    .map(|landmark| (landmark.reason, landmark.is_sure)),
                link_share: line.link_letters as f64 / line.letters.max(1) as f64,
                place,
                is_window_title: title == Some(index),
            },
        })
        .collect()
}

/// Tells where each line stands to the article.
fn places_of(page: &Page, article: Option<&[bool]>) -> Vec<Place> {
    let shown = page.plain_letters();
    // An article that is the smaller part of the page was hardly the right one.
    let is_most = |article: &&[bool]| {
        let held = page.lines.iter().zip(*article).filter(|(_, holds)| **holds);
        held.map(|(line, _)| line.letters - line.link_letters).sum::<usize>() * 2 >= shown
    };
    let Some(article) = article.filter(is_most) else {
        return vec![Place::Unknown; page.lines.len()];
    };
    let first = article.iter().position(|holds| *holds).unwrap_or(0);
    let last = article.iter().rposition(|holds| *holds).unwrap_or(0);
    let place = |(index, holds): (usize, &bool)| match index {
        _ if *holds => Place::Inside,
        _ if index < first => Place::Before,
        _ if index > last => Place::After,
        _ => Place::Between,
    };
    article.iter().enumerate().map(place).collect()
}

/// Finds the line that the title of the browser window begins or ends with: the title of the
/// document, beside the name of the site.
fn window_title_line(page: &Page) -> Option<usize> {
    /// Letters of the shortest line that is compared.
    const SHORTEST: usize = 4;
    let text = |line: &Line| &page.text[line.span.clone()];
    let title = page.lines.iter().find(|line| line.role == Role::WindowTitle).map(text)?;
    let shown = page.lines.iter().enumerate().filter(|(_, line)| line.role == Role::Shown);
    let repeated = shown
        .filter(|(_, line)| line.letters >= SHORTEST && line.link_letters < line.letters)
        .filter(|(_, line)| title.starts_with(text(line)) || title.ends_with(text(line)));
    // Of several, the longest is the title and the others name the site; of equals, the last
    // heading or the first line.
    let best = repeated.max_by_key(|(index, line)| {
        let is_heading = matches!(line.kind, BlockKind::Heading(_));
        (line.letters, is_heading, std::cmp::Reverse(*index))
    });
    best.map(|(index, _)| index)
}

/// Makes pieces of the lines and their verdicts.
fn assemble(page: Page, verdicts: Vec<Verdict>) -> Extract {
    let mut verdicts = verdicts.into_iter();
    let mut pieces = Vec::with_capacity(page.lines.len());
    let kinds: Vec<BlockKind> = page.lines.iter().map(|line| kind_of(&page, line)).collect();
    for (line, kind) in page.lines.into_iter().zip(kinds) {
        let Line { span, role, language, path, .. } = line;
        let (omission, origin) = (omission_of(role), Origin::Element(path));
        let whole = Piece { span, kind, omission, origin, language };
        if role != Role::Shown {
            pieces.push(whole);
            continue;
        }
        match verdicts.next().expect("every line that is shown was judged") {
            Verdict::Omission(reason) => pieces.push(Piece { omission: Some(reason), ..whole }),
            Verdict::Block(kind, None) => pieces.push(Piece { kind, ..whole }),
            Verdict::Block(kind, Some(offset)) => {
                let (block, links) = page::split(&page.text, &whole.span, offset);
                pieces.push(Piece { span: block, kind, ..whole.clone() });
                let omission = Some(OmissionReason::Share);
                pieces.push(Piece { span: links, omission, ..whole });
            }
        }
    }
    Extract::new(page.text, pieces).with_inline(page.inline)
}
