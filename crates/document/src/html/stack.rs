//! The open elements of a page, and what each says about the text in it.
//!
//! A light stand-in for the tree builder of the HTML standard: end tags may be missing, crossed or
//! superfluous. At most [`DEEPEST`] elements are held in full, as in browsers; of those deeper only
//! the names, so that the stack of a page of any depth takes linear space. A path is made for each
//! line, and its caller caps its bytes: whole paths would take depth times lines.

use std::collections::HashMap;

use zhen_text::{BlockKind, Language};

use super::element;
use super::tokens::Name;

/// Elements that are told apart in depth; browsers draw the line at the same place.
const DEEPEST: usize = 512;

/// What the open elements say about the text in them.
#[derive(Clone, Copy, Debug)]
pub(super) struct State {
    /// What a line is.
    pub(super) kind: BlockKind,
    /// Language, where an element below the body names one.
    pub(super) language: Option<Language>,
    /// Index of the innermost landmark.
    pub(super) landmark: Option<usize>,
    /// Index of the innermost table.
    pub(super) table: Option<usize>,
    pub(super) is_hidden: bool,
    pub(super) is_link: bool,
    pub(super) is_code: bool,
    pub(super) is_preformatted: bool,
    /// Inside `article` or `main`.
    pub(super) is_in_article: bool,
    /// The title of the browser window.
    pub(super) is_window_title: bool,
}

impl State {
    /// The state of the body of a page.
    pub(super) fn new() -> Self {
        Self {
            kind: BlockKind::Paragraph,
            language: None,
            landmark: None,
            table: None,
            is_hidden: false,
            is_link: false,
            is_code: false,
            is_preformatted: false,
            is_in_article: false,
            is_window_title: false,
        }
    }
}

struct Frame {
    name: Name,
    /// Serial number among all elements of the page.
    serial: usize,
    /// Position among siblings of its name, from 1.
    position: usize,
    is_block: bool,
    state: State,
    /// How many children of each name it has had.
    children: HashMap<Name, usize>,
}

/// The open elements.
pub(super) struct Stack {
    frames: Vec<Frame>,
    /// How many elements have been opened.
    opened: usize,
    /// How many elements of each name are held in full.
    open: HashMap<Name, usize>,
    /// Names of the elements that are too deep.
    deeper: Vec<Name>,
    open_deeper: HashMap<Name, usize>,
}

impl Stack {
    /// Makes the stack of a page whose outer elements have these names.
    pub(super) fn new(outer: &[&str]) -> Self {
        let frame = |name: &&str| Frame {
            name: Name::from(*name),
            serial: 0,
            position: 1,
            is_block: true,
            state: State::new(),
            children: HashMap::new(),
        };
        Self {
            frames: outer.iter().map(frame).collect(),
            opened: 0,
            open: HashMap::new(),
            deeper: Vec::new(),
            open_deeper: HashMap::new(),
        }
    }

    /// Returns the state inside the innermost element.
    pub(super) fn state(&self) -> State {
        self.frames.last().map_or_else(State::new, |frame| frame.state)
    }

    /// Returns the state inside the innermost element that begins and ends lines.
    pub(super) fn block_state(&self) -> State {
        let block = self.frames.iter().rev().find(|frame| frame.is_block);
        block.map_or_else(State::new, |frame| frame.state)
    }

    /// Tells whether an element of the name is open.
    pub(super) fn has(&self, name: &Name) -> bool {
        self.open.get(name).is_some_and(|count| *count > 0) || self.has_deeper(name)
    }

    fn has_deeper(&self, name: &Name) -> bool {
        self.open_deeper.get(name).is_some_and(|count| *count > 0)
    }

    /// Opens an element.
    pub(super) fn open(&mut self, name: &Name, state: State) {
        if self.frames.len() >= DEEPEST {
            self.deeper.push(name.clone());
            *self.open_deeper.entry(name.clone()).or_default() += 1;
            return;
        }
        let position = self.count(name);
        self.opened += 1;
        *self.open.entry(name.clone()).or_default() += 1;
        self.frames.push(Frame {
            name: name.clone(),
            serial: self.opened,
            position,
            is_block: element::is_block(name),
            state,
            children: HashMap::new(),
        });
    }

    /// Counts an element among its siblings, and returns its position.
    pub(super) fn count(&mut self, name: &Name) -> usize {
        let Some(parent) = self.frames.last_mut() else { return 1 };
        let count = parent.children.entry(name.clone()).or_default();
        *count += 1;
        *count
    }

    /// Closes the elements that end where an element of this name begins.
    pub(super) fn end_before(&mut self, name: &Name) {
        if !self.deeper.is_empty() {
            return;
        }
        let Some(mut end) = self.first_ended(name, self.frames.len()) else { return };
        while let Some(outer) = self.first_ended(name, end) {
            end = outer;
        }
        self.truncate(end);
    }

    /// Finds the innermost frame below `top` that ends where `name` begins.
    fn first_ended(&self, name: &Name, top: usize) -> Option<usize> {
        for index in (0..top).rev() {
            let open = &*self.frames[index].name;
            if element::ends_before(open, name) {
                return Some(index);
            }
            if element::shields(open, name) {
                return None;
            }
            let looks_through = matches!(
                &**name,
                "li" | "dt" | "dd" | "td" | "th" | "tr" | "tbody" | "thead" | "tfoot"
            );
            if self.frames[index].is_block && !looks_through {
                // A paragraph or heading ends only if nothing but marks of style is open in it.
                return None;
            }
        }
        None
    }

    /// Closes the innermost element of a name, and those in it whose end tags are missing.
    pub(super) fn close(&mut self, name: &Name) {
        if self.has_deeper(name) {
            while let Some(last) = self.deeper.pop() {
                if let Some(count) = self.open_deeper.get_mut(&last) {
                    *count -= 1;
                }
                if last == *name {
                    break;
                }
            }
            return;
        }
        if !self.has(name) {
            return;
        }
        let Some(index) = self.frames.iter().rposition(|frame| frame.name == *name) else { return };
        let is_block = self.frames[index].is_block;
        let inner = &self.frames[index + 1..];
        if is_block {
            // What stands in a cell closes nothing outside its table.
            let is_table_part =
                matches!(&**name, "table" | "tr" | "td" | "th" | "tbody" | "thead" | "tfoot");
            let barrier = |frame: &Frame| matches!(&*frame.name, "td" | "th");
            if !is_table_part && inner.iter().any(barrier) {
                return;
            }
            self.truncate(index);
        } else if inner.iter().any(|frame| frame.is_block) {
            // Crossed tags: the mark of style ends, and the paragraph in it goes on.
            self.remove(index);
        } else {
            self.truncate(index);
        }
    }

    fn truncate(&mut self, length: usize) {
        self.deeper.clear();
        self.open_deeper.clear();
        while self.frames.len() > length {
            if let Some(frame) = self.frames.pop()
                && let Some(count) = self.open.get_mut(&frame.name)
            {
                *count -= 1;
            }
        }
    }

    fn remove(&mut self, index: usize) {
        let outer = index.checked_sub(1).map_or_else(State::new, |outer| self.frames[outer].state);
        let frame = self.frames.remove(index);
        if let Some(count) = self.open.get_mut(&frame.name) {
            *count -= 1;
        }
        for inner in &mut self.frames[index..] {
            inner.state.is_link &= outer.is_link || !frame.state.is_link;
            inner.state.is_hidden &= outer.is_hidden || !frame.state.is_hidden;
            inner.state.is_code &= outer.is_code || !frame.state.is_code;
        }
    }

    /// Returns the serial number of the innermost element that begins and ends lines.
    pub(super) fn innermost_block(&self) -> usize {
        self.frames.iter().rfind(|frame| frame.is_block).map_or(0, |frame| frame.serial)
    }

    /// Returns the path of the innermost element that begins and ends lines, in about `longest`
    /// bytes: outer elements that do not fit are left out, and `…` stands for them.
    pub(super) fn path(&self, longest: usize) -> String {
        let depth = self.frames.iter().rposition(|frame| frame.is_block).map_or(0, |last| last + 1);
        let mut steps = Vec::new();
        let mut length = 0;
        for frame in self.frames[..depth].iter().rev() {
            let cut = &frame.name[..frame.name.floor_char_boundary(longest)];
            let step = match frame.position {
                1 => format!("/{cut}"),
                position => format!("/{cut}[{position}]"),
            };
            length += step.len();
            if length > longest && !steps.is_empty() {
                steps.push("…".to_owned());
                break;
            }
            steps.push(step);
        }
        steps.into_iter().rev().collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn stack(names: &[&str]) -> Stack {
        let mut stack = Stack::new(&["html", "body"]);
        for name in names {
            stack.end_before(&Name::from(*name));
            stack.open(&Name::from(*name), State::new());
        }
        stack
    }

    #[test]
    fn paths_count_siblings_of_one_name() {
        let mut stack = stack(&["div", "p", "p", "b"]);
        assert_eq!(stack.path(512), "/html/body/div/p[2]");
        stack.close(&Name::from("div"));
        stack.open(&Name::from("p"), State::new());
        assert_eq!(stack.path(512), "/html/body/p");
    }

    #[test]
    fn missing_end_tags_are_found() {
        assert_eq!(stack(&["ul", "li", "b", "li"]).path(512), "/html/body/ul/li[2]");
        assert_eq!(stack(&["ul", "li", "ul", "li"]).path(512), "/html/body/ul/li/ul/li");
        assert_eq!(
            stack(&["table", "tr", "td", "p", "tr", "td"]).path(512),
            "/html/body/table/tr[2]/td"
        );
        assert_eq!(stack(&["p", "table", "tr", "td"]).path(512), "/html/body/table/tr/td");
        assert_eq!(stack(&["p", "font", "div"]).path(512), "/html/body/div");
    }

    #[test]
    fn crossed_and_superfluous_end_tags_harm_nothing() {
        let mut crossed = stack(&["b", "p"]);
        crossed.close(&Name::from("b"));
        assert_eq!(crossed.path(512), "/html/body/p");
        let mut cell = stack(&["div", "table", "tr", "td"]);
        cell.close(&Name::from("div"));
        cell.close(&Name::from("span"));
        assert_eq!(cell.path(512), "/html/body/div/table/tr/td");
    }

    #[test]
    fn long_paths_are_cut_at_the_left() {
        let stack = stack(&["div", "div", "ul", "li", "li"]);
        assert_eq!(stack.path(15), "…/div/ul/li[2]");
        assert_eq!(stack.path(3), "…/li[2]");
        assert_eq!(stack.path(512), "/html/body/div/div/ul/li[2]");
    }

    #[test]
    fn elements_too_deep_are_counted_only() {
        let mut stack = stack(&vec!["div"; 5_000]);
        assert!(stack.path(512).len() < 5_000);
        for _ in 0..5_000 {
            stack.close(&Name::from("div"));
        }
        assert_eq!(stack.path(512), "/html/body");
    }
}
