//! Running heads and feet, and page numbers: told by their place at the edge of pages, and by
//! standing there again on the pages around, the same but for the number of the page.
//!
//! A number counts as that of the page only where it grows with the pages, and never behind the
//! word of a heading: `Chapter 1`, `Chapter 2` at the top of two pages are two headings.

use std::collections::HashMap;

use super::characters::ends_sentence;
use super::column::body_size;
use super::segment::Segment;

/// How many rows at each edge of a page may be running ones.
const EDGE_ROWS: usize = 3;
/// On how many pages a row has to stand to run through them, and how many if it looks like text:
/// if it is set larger than the text, or ends as a sentence does.
const FEWEST_PAGES: usize = 3;
const FEWEST_PAGES_OF_TEXT: usize = 5;
/// A row has to stand on one of so many pages; left and right pages may have their own.
const PAGES_APART: usize = 3;
/// Text is larger than other text from this many times its size.
const LARGER: f32 = 1.12;

/// What a row at the edge of a page is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Edge {
    /// Part of the document.
    Body,
    /// A running head or foot; segments of it may be page numbers.
    Running,
}

/// What rows are compared by: their text, and their height in steps of four points.
type Key = (String, i32);

/// Tells for each row of each page whether it runs through the pages.
///
/// `pages` are the rows of each page, the highest first.
pub(super) fn edges_of(pages: &[Vec<Vec<Segment>>]) -> Vec<Vec<Edge>> {
    let all: Vec<Vec<Edge>> = pages.iter().map(|rows| vec![Edge::Body; rows.len()]).collect();
    let body = body_size(pages, &all);
    // On which pages a row of this text stands at this height.
    let mut places: HashMap<Key, Vec<usize>> = HashMap::new();
    for (page, rows) in pages.iter().enumerate() {
        for row in edge_rows(rows.len()).filter_map(|index| rows.get(index)) {
            for key in keys_of(row, page) {
                // A row may stand a little higher on one page than on the next.
                for key in [(key.0.clone(), key.1 + 1), key] {
                    let places = places.entry(key).or_default();
                    if places.last() != Some(&page) {
                        places.push(page);
                    }
                }
            }
        }
    }
    let recurs = |rows: &[Vec<Segment>], index: usize, page: usize| {
        let row = &rows[index];
        let is_large = row.iter().any(|segment| segment.size > LARGER * body);
        let looks_like_text =
            is_large || row.last().is_some_and(|segment| ends_sentence(&segment.text));
        // Two pages are enough where there are hardly more, and the row stands apart.
        let is_short = pages.len() <= 4 && is_apart(rows, index);
        let mut keys = keys_of(row, page);
        let fewest = match (looks_like_text, is_short) {
            (true, _) => {
                // Only the very same text.
                keys.truncate(1);
                FEWEST_PAGES_OF_TEXT
            }
            (false, true) => 2,
            (false, false) => FEWEST_PAGES,
        };
        keys.into_iter()
            .flat_map(|(text, height)| [(text.clone(), height), (text, height + 1)])
            .any(|key| {
                places.get(&key).is_some_and(|places| count_around(places, page, fewest) >= fewest)
            })
    };
    let mark = |(page, rows): (usize, &Vec<Vec<Segment>>)| {
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
                if (is_number && is_apart(rows, index)) || is_artifact || recurs(rows, index, page)
                {
                    edges[index] = Edge::Running;
                } else {
                    break;
                }
            }
        }
        edges
    };
    pages.iter().enumerate().map(mark).collect()
}

fn edge_rows(count: usize) -> impl Iterator<Item = usize> {
    let last = count.saturating_sub(EDGE_ROWS).max(EDGE_ROWS);
    (0..EDGE_ROWS).chain(last..count)
}

/// Counts the pages of an ordered list that are near enough to a page for a row to run through
/// `fewest` of them.
fn count_around(places: &[usize], page: usize, fewest: usize) -> usize {
    let reach = PAGES_APART * (fewest - 1);
    let first = places.partition_point(|&place| place + reach < page);
    let end = places.partition_point(|&place| place <= page + reach);
    end - first
}

/// What a row is compared by: its very text first, then the texts in which its first number, its
/// last one or both are told by how far they are from the number of the page.
fn keys_of(row: &[Segment], page: usize) -> Vec<Key> {
    let height = row.first().map_or(0.0, |segment| segment.y);
    let height = (height / 4.0).floor() as i32;
    let text: String = row
        .iter()
        .flat_map(|segment| segment.text.chars())
        .filter(|c| !c.is_whitespace())
        .collect();
    // Numbers alone stand in tables too; page numbers are told by themselves.
    if !text.chars().any(char::is_alphabetic) {
        return Vec::new();
    }
    let mut numbers = numbers_of(&text);
    if numbers.len() > 2 {
        numbers.drain(1..numbers.len() - 1);
    }
    numbers.retain(|number| !is_of_heading(&text, number));
    let mut keys = vec![text.clone()];
    for number in numbers.into_iter().rev() {
        let value: i64 = text[number.clone()].parse().unwrap_or_default();
        let distance = value - page as i64;
        for index in 0..keys.len() {
            // What comes before the number is still as it was: the last number came first.
            let mut key = keys[index].clone();
            key.replace_range(number.clone(), &format!("#{distance}#"));
            keys.push(key);
        }
    }
    keys.into_iter().map(|text| (text, height)).collect()
}

/// Finds the numbers of a text that are short enough for the number of a page.
fn numbers_of(text: &str) -> Vec<std::ops::Range<usize>> {
    let bytes = text.as_bytes();
    let mut numbers = Vec::new();
    let mut at = 0;
    while at < bytes.len() {
        let length = bytes[at..].iter().take_while(|byte| byte.is_ascii_digit()).count();
        if (1..=4).contains(&length) {
            numbers.push(at..at + length);
        }
        at += length.max(1);
    }
    numbers
}

/// Tells whether a number, in a text without white space, is that of a heading or an item:
/// `Chapter 3`, `第3章`, `3. Duties`.
fn is_of_heading(text: &str, number: &std::ops::Range<usize>) -> bool {
    const WORDS: [&str; 16] = [
        "chapter", "section", "part", "article", "book", "volume", "lesson", "unit", "appendix",
        "annex", "rule", "schedule", "figure", "table", "exercise", "§",
    ];
    let before = text[..number.start].to_lowercase();
    let after = &text[number.end..];
    let is_item = before.is_empty() && after.starts_with(['.', '．', '、', ')', '）']);
    let is_ordinal = before.ends_with('第') && !after.starts_with(['页', '頁']);
    is_item || is_ordinal || WORDS.iter().any(|word| before.ends_with(word))
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

    /// Rows of one page, of a text, its height and its size each.
    fn page(rows: &[(&str, f32, f32)]) -> Vec<Vec<Segment>> {
        let row = |&(text, y, size): &(&str, f32, f32)| {
            let text = text.to_owned();
            let (x0, x1, angle) = (72.0, 300.0, 0);
            vec![Segment { text, x0, x1, y, size, angle, is_bold: false, is_artifact: false }]
        };
        rows.iter().map(row).collect()
    }

    /// Shows which rows run: `r` for those, `b` for the body.
    fn shown(pages: &[Vec<Vec<Segment>>]) -> Vec<String> {
        let sign = |edge: &Edge| if *edge == Edge::Running { 'r' } else { 'b' };
        edges_of(pages).iter().map(|edges| edges.iter().map(sign).collect()).collect()
    }

    /// Pages between whose head and foot stand lines that differ.
    fn pages_with(count: usize, head: impl Fn(usize) -> String, foot: &str) -> Vec<String> {
        let pages: Vec<_> = (1..=count)
            .map(|number| {
                let line = |word: &str| {
                    format!("{word} {} of these lines", "abcdefghi".split_at(number).0)
                };
                let lines = [line("one"), line("two"), line("three"), line("four")];
                let (head, foot) = (head(number), format!("{foot}{}", number + 10));
                let foot =
                    foot.trim_end_matches(|c: char| foot.contains('.') && c.is_ascii_digit());
                page(&[
                    (&head, 780.0, 10.0),
                    (&lines[0], 740.0, 10.0),
                    (&lines[1], 726.0, 10.0),
                    (&lines[2], 712.0, 10.0),
                    (&lines[3], 698.0, 10.0),
                    (foot, 660.0, 10.0),
                ])
            })
            .collect();
        shown(&pages)
    }

    #[test]
    fn numbered_headings_at_the_top_of_each_page_are_no_running_heads() {
        for form in ["Chapter #", "第#章", "Section # Tides", "第 # 条", "#. Tides"] {
            for count in [2, 3, 6] {
                let head = |number: usize| form.replace('#', &number.to_string());
                assert_eq!(pages_with(count, head, "Page ")[0], "bbbbbr", "{form} {count}");
            }
        }
    }

    #[test]
    fn heads_that_stay_or_count_the_pages_run() {
        for form in ["Chapter 3 Tides", "Tides #", "# Tides of 2024", "第2章 潮汐 #"] {
            for count in [2, 3, 6] {
                let head = |number: usize| form.replace('#', &(number + 6).to_string());
                assert_eq!(pages_with(count, head, "Port · ")[1], "rbbbbr", "{form} {count}");
            }
        }
    }

    #[test]
    fn a_sentence_that_ends_a_few_pages_is_no_running_foot() {
        let head = |number: usize| "abcdefghi"[number..].to_owned();
        assert_eq!(pages_with(3, head, "It is so.")[0], "bbbbbb");
        assert_eq!(pages_with(6, head, "All rights reserved.")[0], "bbbbbr");
    }

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
