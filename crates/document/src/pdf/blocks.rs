//! Lines to blocks: where a paragraph ends and the next begins.
//!
//! A paragraph ends where the lines stand farther apart, where the next line is set in, where
//! size or weight changes, where an item begins, and where a line ends so early that the next
//! word had room on it. Over the end of a column or page it goes on only where the sentence does.

use super::characters::{ends_sentence, is_wide};
use super::column::{Column, PageText, Running};
use super::join::{Vocabulary, without_soft_hyphens};
use super::marker::{Marker, marker_of};
use super::segment::Segment;
use super::table::Part;

/// Sizes that differ by less than this share are one size.
const SAME_SIZE: f32 = 0.06;
/// Lines of one paragraph stand no farther apart than this many times the usual distance.
const MAX_LEADING: f32 = 1.2;
/// A line is set in if it begins this much farther right, in sizes of the font.
const INDENT: f32 = 0.7;

/// A piece of the document in reading order.
pub(super) enum Item {
    Block(Block),
    /// A running head or a page number, and its page.
    Running(Running, usize),
}

/// A block of text.
pub(super) struct Block {
    pub(super) text: String,
    pub(super) role: Role,
    /// Page that it begins on, from 1.
    pub(super) page: usize,
    /// Size of its letters.
    pub(super) size: f32,
    pub(super) is_bold: bool,
    pub(super) line_count: usize,
    /// What its last line is, to tell whether the next one goes on.
    last: Segment,
    /// Where the lines of the column of its last line end.
    right: f32,
    /// Whether its first line is set in before the others.
    is_indented: bool,
    column: usize,
}

/// What a block was found as.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Role {
    Text,
    Item,
    Cell,
    Note,
}

/// Makes the blocks of a document.
pub(super) fn items_of(pages: Vec<PageText>, vocabulary: &Vocabulary) -> Vec<Item> {
    let leading = usual_leading(&pages);
    let mut builder = Builder {
        vocabulary,
        leading,
        items: Vec::new(),
        open: None,
        pending: Vec::new(),
        column: 0,
    };
    for (index, page) in pages.into_iter().enumerate() {
        builder.page(page, index + 1);
    }
    builder.close();
    builder.items
}

/// Returns the usual distance of two lines, in sizes of their font.
fn usual_leading(pages: &[PageText]) -> f32 {
    let mut steps = Vec::new();
    for column in pages.iter().flat_map(|page| &page.columns) {
        for pair in column.parts.windows(2) {
            if let [Part::Line(a), Part::Line(b)] = pair
                && is_same_size(a.size, b.size)
            {
                steps.push((a.y - b.y) / a.size);
            }
        }
    }
    steps.retain(|&step| (0.9..3.0).contains(&step));
    steps.sort_by(f32::total_cmp);
    // Distances between paragraphs are among them, so the usual one is below the middle.
    steps.get(steps.len() * 3 / 10).copied().unwrap_or(1.25)
}

fn is_same_size(a: f32, b: f32) -> bool {
    (a - b).abs() < SAME_SIZE * a.max(b)
}

struct Builder<'a> {
    vocabulary: &'a Vocabulary,
    leading: f32,
    items: Vec<Item>,
    /// The block that may go on.
    open: Option<Block>,
    /// What stands between its parts, and comes after it.
    pending: Vec<Item>,
    /// Number of the column at hand, over all pages.
    column: usize,
}

impl Builder<'_> {
    fn page(&mut self, page: PageText, number: usize) {
        let PageText { head, columns, foot, turned } = page;
        self.set_aside(head.into_iter().map(|running| Item::Running(running, number)));
        let mut notes = Vec::new();
        for column in columns {
            self.column += 1;
            let Column { parts, notes: lines, left, right } = column;
            let bounds = Bounds { left, right };
            for part in parts {
                match part {
                    Part::Line(line) => self.line(line, bounds, number),
                    Part::Table(rows) => self.table(rows, number),
                }
            }
            notes.push(lines);
        }
        for lines in notes {
            let right = lines.iter().map(|line| line.x1).fold(f32::NEG_INFINITY, f32::max);
            let blocks = self.notes(lines, right, number);
            self.set_aside(blocks.into_iter());
        }
        let turned = self.notes(turned, f32::NEG_INFINITY, number);
        self.set_aside(turned.into_iter());
        self.set_aside(foot.into_iter().map(|running| Item::Running(running, number)));
    }

    /// Puts items after the block that is open.
    fn set_aside(&mut self, items: impl Iterator<Item = Item>) {
        let list = if self.open.is_some() { &mut self.pending } else { &mut self.items };
        list.extend(items);
    }

    fn close(&mut self) {
        if let Some(mut block) = self.open.take() {
            block.text = without_soft_hyphens(&block.text);
            self.items.push(Item::Block(block));
        }
        self.items.append(&mut self.pending);
    }

    fn line(&mut self, line: Segment, bounds: Bounds, page: usize) {
        let column = self.column;
        let goes_on = self.open.as_ref().is_some_and(|open| {
            if open.column == column {
                self.goes_on_below(open, &line, bounds)
            } else {
                goes_on_elsewhere(open, &line, bounds)
            }
        });
        if goes_on && let Some(open) = &mut self.open {
            self.vocabulary.append(&mut open.text, &line.text);
            open.is_indented |= open.line_count == 1 && open.last.x0 - line.x0 > INDENT * line.size;
            open.line_count += 1;
            open.is_bold &= line.is_bold;
            open.column = column;
            open.right = bounds.right;
            open.last = line;
            return;
        }
        self.close();
        let mut open = block_of(line, page, column, None);
        open.right = bounds.right;
        self.open = Some(open);
    }

    fn table(&mut self, rows: Vec<Vec<Vec<Segment>>>, page: usize) {
        self.close();
        for cell in rows.into_iter().flatten() {
            let mut lines = cell.into_iter();
            let Some(first) = lines.next() else { continue };
            let mut block = block_of(first, page, self.column, Some(Role::Cell));
            for line in lines {
                self.vocabulary.append(&mut block.text, &line.text);
            }
            block.text = without_soft_hyphens(&block.text);
            self.items.push(Item::Block(block));
        }
    }

    /// Makes blocks of the lines at the foot of a column.
    fn notes(&mut self, lines: Vec<Segment>, right: f32, page: usize) -> Vec<Item> {
        let vocabulary = self.vocabulary;
        let leading = self.leading;
        let column = self.column;
        let items = Vec::new();
        let mut own =
            Builder { vocabulary, leading, items, open: None, pending: Vec::new(), column };
        for line in lines {
            let begins = super::marker::begins_note(&line.text);
            if begins {
                own.close();
            }
            own.line(line, Bounds { left: f32::INFINITY, right }, page);
        }
        own.close();
        for item in &mut own.items {
            if let Item::Block(block) = item {
                block.role = Role::Note;
            }
        }
        own.items
    }

    /// Tells whether a block goes on in the next line of its column.
    fn goes_on_below(&self, open: &Block, line: &Segment, bounds: Bounds) -> bool {
        let right = bounds.right;
        let last = &open.last;
        let size = last.size;
        let step = last.y - line.y;
        if !is_same_size(size, line.size)
            || open.last.angle != line.angle
            || step > MAX_LEADING * self.leading * size
            || step < 0.0
        {
            return false;
        }
        if open.is_bold != line.is_bold && (open.line_count == 1 || line.is_bold) {
            // A bold first line is a heading; a paragraph that only begins bold is not bold.
            return false;
        }
        let is_full = !has_room(last, line, right) || breaks_sentence(last, line, right);
        match marker_of(&line.text) {
            Some(Marker::Bullet) => return false,
            Some(Marker::Number) if !is_full || ends_sentence(&last.text) => return false,
            Some(Marker::Number) if last.text.ends_with([':', '：', ';', '；']) => return false,
            Some(Marker::Number) if open.role == Role::Item => return false,
            _ => {}
        }
        let indent = (line.x0 - last.x0) / size;
        if indent > INDENT {
            // The lines of an item hang under its first word, as those of a bibliography do.
            let hangs = open.line_count == 1
                && (open.role == Role::Item || (is_full && !ends_sentence(&last.text)));
            return hangs || is_centred(last, line, size);
        }
        if indent < -INDENT {
            return (open.line_count == 1 && is_full) || is_centred(last, line, size);
        }
        // One line set in that ends a sentence, and another one: two paragraphs, of which the
        // first is a line long.
        let is_whole =
            open.line_count == 1 && bounds.is_indented(line) && ends_sentence(&last.text);
        is_full && !is_whole
    }
}

/// Where the lines of a column begin and end.
#[derive(Clone, Copy)]
struct Bounds {
    left: f32,
    right: f32,
}

impl Bounds {
    fn is_indented(self, line: &Segment) -> bool {
        line.x0 - self.left > INDENT * line.size
    }
}

/// Tells whether two lines have one middle, as those of a title have.
fn is_centred(a: &Segment, b: &Segment, size: f32) -> bool {
    ((a.x0 + a.x1) - (b.x0 + b.x1)).abs() < 0.6 * size && !ends_sentence(&a.text)
}

/// Tells whether a sentence plainly goes on in the next line: lines that a person broke have room
/// left at their end as well.
fn breaks_sentence(line: &Segment, next: &Segment, right: f32) -> bool {
    next.text.starts_with(char::is_lowercase)
        && !ends_sentence(&line.text)
        && right - line.x1 < 0.3 * (right - line.x0)
}

/// Tells whether the first word of the next line had room at the end of a line, which then was
/// ended on purpose.
fn has_room(line: &Segment, next: &Segment, right: f32) -> bool {
    let room = right - line.x1;
    let Some(first) = next.text.chars().next() else { return true };
    if is_wide(first) {
        // Marks that may not begin a line take a character or two with them to the next.
        return room > 3.2 * line.size;
    }
    let word: usize = next.text.split(' ').next().unwrap_or_default().chars().count();
    let all = next.text.chars().count().max(1);
    let width = (next.x1 - next.x0) * word as f32 / all as f32;
    room > width + 0.9 * line.size
}

/// Tells whether a block goes on at the top of another column or page.
fn goes_on_elsewhere(open: &Block, line: &Segment, bounds: Bounds) -> bool {
    let last = &open.last;
    if !is_same_size(last.size, line.size)
        || open.is_bold != line.is_bold
        || last.angle != line.angle
        || open.role == Role::Cell
        || marker_of(&line.text).is_some()
    {
        return false;
    }
    let text = &last.text;
    let (Some(end), Some(start)) = (text.chars().last(), line.text.chars().next()) else {
        return false;
    };
    if end == '-' || end == '\u{2010}' || end == '\u{ad}' {
        return true;
    }
    if open.is_indented {
        // Where paragraphs are set in, a line that is not begins none.
        let is_whole = ends_sentence(text) && has_room(last, line, open.right);
        return !is_whole && !bounds.is_indented(line) && bounds.left.is_finite();
    }
    if ends_sentence(text) || text.ends_with([':', '：']) {
        return false;
    }
    // One line alone is a heading as likely as a paragraph.
    let is_long = open.line_count > 1 || text.chars().count() > if is_wide(end) { 18 } else { 45 };
    start.is_lowercase() || end == ',' || (is_long && (is_wide(start) || start.is_alphanumeric()))
}

fn block_of(line: Segment, page: usize, column: usize, role: Option<Role>) -> Block {
    let found = if marker_of(&line.text).is_some() { Role::Item } else { Role::Text };
    Block {
        text: line.text.clone(),
        role: role.unwrap_or(found),
        page,
        size: line.size,
        is_bold: line.is_bold,
        line_count: 1,
        column,
        right: f32::INFINITY,
        is_indented: false,
        last: line,
    }
}
