//! What each block is: title, headings by their size and weight, items, captions, paragraphs.

use std::collections::BTreeMap;

use zhen_text::BlockKind;

use super::blocks::{Block, Item, Role};
use super::characters::{ends_sentence, is_wide};
use super::marker::is_caption;

/// A heading is set larger than the text by at least this factor.
const LARGER: f32 = 1.1;

/// Returns the kind of each block, in order; running heads get that of a paragraph.
pub(super) fn kinds_of(items: &[Item]) -> Vec<BlockKind> {
    let body = body_of(items);
    let mut sizes: Vec<i32> = blocks(items)
        .filter(|block| is_large(block, &body))
        .map(|block| step_of(block.size))
        .collect();
    sizes.sort_unstable_by(|a, b| b.cmp(a));
    let title = title_of(items, &body, &sizes);
    if title.is_some() {
        sizes.remove(0);
    }
    sizes.dedup();
    let level_of = |size: f32| {
        let above = sizes.iter().take_while(|&&step| step > step_of(size)).count();
        u8::try_from(above.min(5)).unwrap_or(5) + 1
    };
    let kind_of = |(index, item): (usize, &Item)| {
        let Item::Block(block) = item else { return BlockKind::Paragraph };
        match block.role {
            Role::Cell => BlockKind::TableCell,
            Role::Note => BlockKind::Paragraph,
            _ if title == Some(index) => BlockKind::Title,
            _ if is_large(block, &body) => BlockKind::Heading(level_of(block.size)),
            _ if is_caption(&block.text) => BlockKind::Caption,
            // Below all headings that are told by their size.
            _ if is_bold_heading(block, &body) => BlockKind::Heading(level_of(0.0)),
            Role::Item => BlockKind::ListItem,
            Role::Text => BlockKind::Paragraph,
        }
    };
    items.iter().enumerate().map(kind_of).collect()
}

/// Size and weight of the running text.
struct Body {
    size: f32,
    is_bold: bool,
}

fn blocks(items: &[Item]) -> impl Iterator<Item = &Block> {
    items.iter().filter_map(|item| match item {
        Item::Block(block) => Some(block),
        Item::Running(..) => None,
    })
}

fn body_of(items: &[Item]) -> Body {
    let mut counts: BTreeMap<i32, usize> = BTreeMap::new();
    let (mut bold, mut all) = (0, 0);
    for block in blocks(items) {
        let count = block.text.chars().count();
        *counts.entry(step_of(block.size)).or_default() += count;
        bold += if block.is_bold { count } else { 0 };
        all += count;
    }
    let most = counts.into_iter().max_by_key(|&(_, count)| count);
    let size = most.map_or(10.0, |(step, _)| step as f32 / 4.0);
    Body { size, is_bold: bold * 2 > all }
}

/// Size in quarters of a point.
fn step_of(size: f32) -> i32 {
    (size * 4.0).round() as i32
}

fn is_short(block: &Block) -> bool {
    let (wide, narrow) = block.text.chars().fold((0, 0), |(wide, narrow), letter| {
        if is_wide(letter) { (wide + 1, narrow) } else { (wide, narrow + 1) }
    });
    block.line_count <= 4 && wide * 3 + narrow < 240
}

fn is_large(block: &Block, body: &Body) -> bool {
    matches!(block.role, Role::Text | Role::Item)
        && block.size > LARGER * body.size
        && is_short(block)
        && block.text.chars().any(char::is_alphabetic)
}

fn is_bold_heading(block: &Block, body: &Body) -> bool {
    block.is_bold
        && !body.is_bold
        && block.size > 0.95 * body.size
        && is_short(block)
        && block.line_count <= 2
        && !ends_sentence(&block.text)
        && block.text.chars().any(char::is_alphabetic)
}

/// Finds the title: the block of the largest type, if it is alone in that and on the first page.
fn title_of(items: &[Item], body: &Body, sizes: &[i32]) -> Option<usize> {
    let largest = sizes.first()?;
    if sizes.get(1) == Some(largest) {
        return None;
    }
    items.iter().position(|item| match item {
        Item::Block(block) => {
            block.page == 1 && is_large(block, body) && step_of(block.size) == *largest
        }
        Item::Running(..) => false,
    })
}
