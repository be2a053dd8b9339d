//! The article of a page as Readability finds it: the door to `dom_smoothie`.
//!
//! Readability (Mozilla's reader view) scores the elements of a tree by their paragraphs, their
//! commas and their links, and returns the best one, cleaned. Only its verdict is used: which
//! lines of the page it kept.

use std::collections::HashMap;

use dom_smoothie::{Config, Readability};

use super::line::{Line, Page, Role};
use super::outline::Outline;
use super::tokens::Dialect;
use super::walk::{Break, lines_of};

/// Bytes of the largest page that a tree is built of: it takes some thirty times as much memory.
const LARGEST: usize = 4 << 20;
/// Elements that may be open at once: the library recurs.
const DEEPEST: usize = 200;

/// Tells of each line of a page whether the article holds it; nothing if none was found.
pub(super) fn find(markup: &str, page: &Page) -> Option<Vec<bool>> {
    if markup.len() > LARGEST || page.depth > DEEPEST {
        return None;
    }
    // The library compares each attribute of a tag with all others.
    if !Outline::of(markup, Dialect::Html).excess.is_empty() {
        return None;
    }
    // Short notices are articles too.
    let config = Config { char_threshold: 100, disable_json_ld: true, ..Config::default() };
    let mut readability = Readability::new(markup, None, Some(config)).ok()?;
    let article = readability.parse().ok()?;
    let found = lines_of(&article.content, Dialect::Html, Break::Paragraph);
    let mut counts: HashMap<&str, usize> = HashMap::new();
    for line in found.lines.iter().filter(|line| line.role != Role::Unshown) {
        *counts.entry(text_of(&found, line)).or_default() += 1;
    }
    let shown = page.lines.iter().map(|line| line.role == Role::Shown);
    let holds: Vec<bool> = page
        .lines
        .iter()
        .zip(shown)
        .map(|(line, is_shown)| {
            let count = counts.get_mut(text_of(page, line)).filter(|_| is_shown);
            // A menu may repeat a line of the article; links are taken for menus first.
            match count {
                Some(count) if *count > 0 => {
                    *count -= 1;
                    true
                }
                _ => false,
            }
        })
        .collect();
    holds.contains(&true).then_some(holds)
}

fn text_of<'p>(page: &'p Page, line: &Line) -> &'p str {
    &page.text[line.span.clone()]
}
