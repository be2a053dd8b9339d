//! Whether a text is Markdown rather than the dump of a page.
//!
//! Kinds of marks count, not their number, for a dump may have one kind of its own: asterisks at
//! its footnotes, hyphens before its menu. A kind weighs 2 where nothing else looks like it, and 1
//! otherwise; Markdown is what reaches [`LEAST_WEIGHT`] with at least two kinds. Linear.

use crate::markdown;

/// Weight from which a text is Markdown.
const LEAST_WEIGHT: u32 = 3;

/// Tells whether a text without a name is clearly Markdown.
pub(super) fn are_clear(text: &str) -> bool {
    let signs = Signs::of(text);
    let weights = signs.weights();
    let kinds = weights.iter().filter(|&&weight| weight > 0).count();
    kinds >= 2 && weights.iter().sum::<u32>() >= LEAST_WEIGHT
}

#[derive(Default)]
struct Signs {
    front_matter: bool,
    /// Which levels of headings there are, a bit each.
    heading_levels: u8,
    fences: usize,
    links: usize,
    delimiter_rows: usize,
    strong: usize,
    code_spans: usize,
    list_items: usize,
}

impl Signs {
    fn of(text: &str) -> Self {
        let mut signs = Self { front_matter: markdown::has_front_matter(text), ..Self::default() };
        let mut fence: Option<&str> = None;
        let mut is_after_blank = true;
        for line in text.lines() {
            let body = line.trim();
            let mark = ["```", "~~~"].into_iter().find(|mark| body.starts_with(mark));
            match (fence, mark) {
                (None, Some(mark)) => fence = Some(mark),
                (Some(open), Some(mark)) if open == mark => {
                    fence = None;
                    signs.fences += 1;
                }
                (Some(_), _) => {}
                (None, None) => signs.add(body, is_after_blank),
            }
            is_after_blank = body.is_empty();
        }
        signs
    }

    fn add(&mut self, line: &str, is_after_blank: bool) {
        let level = line.bytes().take_while(|&byte| byte == b'#').count();
        if (1..=6).contains(&level) && line[level..].starts_with(' ') && is_after_blank {
            self.heading_levels |= 1 << level;
        }
        self.links += usize::from(has_link(line));
        self.delimiter_rows += usize::from(is_delimiter_row(line));
        self.strong += usize::from(has_pair(line, "**"));
        self.code_spans += usize::from(has_pair(line, "`"));
        let is_item = line.starts_with("- ") || line.starts_with("* ");
        self.list_items += usize::from(is_item && line.len() > 3);
    }

    fn weights(&self) -> [u32; 8] {
        let one = |is_there: bool| u32::from(is_there);
        [
            2 * one(self.front_matter),
            self.heading_levels.count_ones().min(2),
            2 * one(self.fences > 0),
            one(self.links > 0),
            2 * one(self.delimiter_rows > 0),
            one(self.strong > 0),
            one(self.code_spans > 0),
            one(self.list_items > 1),
        ]
    }
}

/// Tells whether a line has a link with an address: `[text](https://…)`, `[text](#part)`.
fn has_link(line: &str) -> bool {
    line.match_indices("](").any(|(at, _)| {
        let target = line[at + 2..].split(')').next().unwrap_or_default();
        let target = target.split(' ').next().unwrap_or_default();
        let is_address = target.starts_with(['/', '#', '.', '<'])
            || target.contains("://")
            || target.starts_with("mailto:")
            || target.contains(['.', '/']) && target.is_ascii();
        is_address && line[..at].contains('[') && line[at + 2..].contains(')')
    })
}

/// Tells whether a line is `| --- | :-: |`.
fn is_delimiter_row(line: &str) -> bool {
    line.contains('|')
        && line.contains("--")
        && line.chars().all(|c| matches!(c, '|' | '-' | ':' | ' ' | '\t'))
}

/// Tells whether a mark stands around words in a line.
fn has_pair(line: &str, mark: &str) -> bool {
    let mut parts = line.split(mark).skip(1);
    let Some(inner) = parts.next().filter(|_| parts.next().is_some()) else { return false };
    !inner.is_empty()
        && !inner.starts_with(char::is_whitespace)
        && !inner.ends_with(char::is_whitespace)
        && !inner.contains('*')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn several_kinds_of_marks_make_markdown() {
        let table = [
            ("---\ntitle: Tide\n---\n\n# Tide\n", true),
            ("# Tide\n\n```\nx\n```\n", true),
            ("# Tide\n\nSee [the table](https://tide.example) and **mind** the gap.\n", true),
            ("# 潮汐\n\n## 高潮\n\n- 早上\n- 晚上\n", true),
            ("| 港 | 水位 |\n|---|---|\n| 北港 | 3 |\n\n**注意**：见下。\n", true),
            ("# Tide\n\nThe tide is low.\n", false),
            ("- Home\n- News\n\nThe tide is low.\n", false),
            ("** Prices in crowns **\n- one\n- two\n", false),
            ("# 1\n\n- one boat\n- two boats\n", false),
            ("#潮汐# 今日 [图](一) **\n", false),
            ("`\n```\nnever closed\n# x\n", false),
            ("One [note](see below) and a|b -- c.\n", false),
            ("", false),
        ];
        for (text, expected) in table {
            assert_eq!(are_clear(text), expected, "{text}");
        }
    }

    #[test]
    fn dumps_of_pages_are_plain_text() {
        let pages = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/pages");
        let mut count = 0;
        for entry in std::fs::read_dir(pages).unwrap() {
            let folder = entry.unwrap().path();
            let text = std::fs::read_to_string(folder.join("page.txt")).unwrap();
            let is_markdown = folder.ends_with("markdown_notes");
            assert!(is_markdown || !are_clear(&text), "{}", folder.display());
            count += 1;
        }
        assert!(count > 20);
    }
}
