//! Running heads and feet, and page numbers: told by their place at the edge of pages, and by
//! standing there again on others, with other numbers.

use std::collections::HashMap;

use super::segment::Segment;

/// How many rows at each edge of a page may be running ones.
const EDGE_ROWS: usize = 3;

/// What a row at the edge of a page is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Edge {
    /// Part of the document.
    Body,
    /// A running head or foot; segments of it may be page numbers.
    Running,
}

/// Tells for each row of each page whether it runs through the pages.
///
/// `pages` are the rows of each page, the highest first.
pub(super) fn edges_of(pages: &[Vec<Vec<Segment>>]) -> Vec<Vec<Edge>> {
    // On how many pages a row of this text stands at this height.
    let mut counts: HashMap<(String, i32), usize> = HashMap::new();
    for rows in pages {
        for row in edge_rows(rows.len()).filter_map(|index| rows.get(index)) {
            let (text, height) = key_of(row);
            // A row may stand a little higher on one page than on the next.
            for height in [height, height + 1] {
                *counts.entry((text.clone(), height)).or_default() += 1;
            }
        }
    }
    let recurs = |row: &[Segment]| {
        let (text, height) = key_of(row);
        !text.is_empty()
            && [height, height + 1]
                .into_iter()
                .any(|height| counts.get(&(text.clone(), height)).is_some_and(|&count| count > 1))
    };
    let mark = |rows: &Vec<Vec<Segment>>| {
        let mut edges = vec![Edge::Body; rows.len()];
        let edge = EDGE_ROWS.min(rows.len());
        for indices in
            [(0..edge).collect::<Vec<_>>(), (rows.len() - edge..rows.len()).rev().collect()]
        {
            // From the outermost row inwards, as far as they run.
            for index in indices {
                let row = &rows[index];
                let is_number = row.iter().all(|segment| is_page_number(&segment.text));
                let is_artifact = row.iter().all(|segment| segment.is_artifact);
                if (is_number && is_apart(rows, index)) || is_artifact || recurs(row) {
                    edges[index] = Edge::Running;
                } else {
                    break;
                }
            }
        }
        edges
    };
    pages.iter().map(mark).collect()
}

fn edge_rows(count: usize) -> impl Iterator<Item = usize> {
    let last = count.saturating_sub(EDGE_ROWS).max(EDGE_ROWS);
    (0..EDGE_ROWS).chain(last..count)
}

/// Text of a row with its numbers left open, and its height in steps of four points.
fn key_of(row: &[Segment]) -> (String, i32) {
    let mut text = String::new();
    for character in row.iter().flat_map(|segment| segment.text.chars()) {
        if character.is_ascii_digit() {
            if !text.ends_with('#') {
                text.push('#');
            }
        } else if !character.is_whitespace() {
            text.push(character);
        }
    }
    // Numbers alone stand in tables too; page numbers are told by themselves.
    if !text.chars().any(char::is_alphabetic) {
        text.clear();
    }
    let height = row.first().map_or(0.0, |segment| segment.y);
    (text, (height / 4.0).floor() as i32)
}

/// Tells whether a row keeps more distance to the rest of the page than lines do to one another.
fn is_apart(rows: &[Vec<Segment>], index: usize) -> bool {
    let height = |index: usize| rows.get(index).and_then(|row| row.first()).map(|row| row.y);
    let size = rows[index].first().map_or(0.0, |segment| segment.size);
    let above = index.checked_sub(1).and_then(height);
    let (Some(own), below) = (height(index), height(index + 1)) else { return false };
    let is_far = |other: Option<f32>| other.is_none_or(|other| (other - own).abs() > 1.6 * size);
    is_far(above) && is_far(below)
}

/// Tells whether text is nothing but the number of a page: `12`, `- 12 -`, `iv`, `Page 3 of 10`,
/// `第3页 共10页`.
pub(super) fn is_page_number(text: &str) -> bool {
    let text = text.trim().to_lowercase();
    let core = text.trim_matches(|c: char| !c.is_alphanumeric());
    let is_roman = (1..=7).contains(&core.len())
        && core.chars().all(|letter| matches!(letter, 'i' | 'v' | 'x' | 'l'));
    let is_chinese = core.starts_with('第')
        && core.ends_with(['页', '頁'])
        && core.chars().count() <= 8
        && core.chars().all(|c| "第页頁〇零一二三四五六七八九十百".contains(c));
    if is_roman || is_chinese {
        return true;
    }
    if !text.chars().all(|c| c.is_ascii_alphanumeric() || is_beside_number(c)) {
        return false;
    }
    let mut numbers = 0;
    for word in text.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty()) {
        if word.len() <= 4 && word.bytes().all(|byte| byte.is_ascii_digit()) {
            numbers += 1;
        } else if !matches!(word, "page" | "of" | "pg") {
            return false;
        }
    }
    matches!(numbers, 1 | 2)
}

fn is_beside_number(character: char) -> bool {
    character.is_whitespace() || "-–—·•/|[]()~第页頁共总總，,─".contains(character)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn page_numbers_are_told_by_their_form() {
        for text in [
            "12",
            "- 12 -",
            "— 3 —",
            "iv",
            "Page 3 of 10",
            "3/10",
            "第3页",
            "第 3 页 共 10 页",
            "第十二页",
        ] {
            assert!(is_page_number(text), "{text}");
        }
        for text in ["", "Chapter 3", "12 apples", "第三章", "1.5", "Lily", "2024年", "—"] {
            assert!(!is_page_number(text), "{text}");
        }
    }
}
