//! Compares the two Chinese segmenters, the table and jieba itself, on any text.
//!
//! Reads files of Chinese text, lines as units; prints for each and for all of them how many
//! lines that hold Chinese are cut alike, and how many word boundaries of jieba are found.
//! With `--differences` it lists every line that is not cut alike.
//!
//! Run: `cargo run --release -p zhen-segment --example segmenter_agreement -- FILE…
//! [--differences]`

use std::error::Error;
use std::fs;
use std::ops::{AddAssign, Range};

use zhen_segment::ChineseSegmenter;

fn main() -> Result<(), Box<dyn Error>> {
    let (options, files): (Vec<_>, Vec<_>) =
        std::env::args().skip(1).partition(|argument| argument == "--differences");
    if files.is_empty() {
        return Err("usage: segmenter_agreement FILE… [--differences]".into());
    }
    println!("   lines      equal   share  boundaries      equal   share  file");
    let mut all = Counts::default();
    for file in &files {
        let counts = compare(&fs::read_to_string(file)?, !options.is_empty());
        counts.print(file);
        all += counts;
    }
    all.print("all");
    Ok(())
}

/// Lines and boundaries, and how many of them are the same.
#[derive(Clone, Copy, Default)]
struct Counts {
    lines: usize,
    equal_lines: usize,
    boundaries: usize,
    equal_boundaries: usize,
}

impl AddAssign for Counts {
    fn add_assign(&mut self, other: Self) {
        self.lines += other.lines;
        self.equal_lines += other.equal_lines;
        self.boundaries += other.boundaries;
        self.equal_boundaries += other.equal_boundaries;
    }
}

impl Counts {
    fn print(&self, name: &str) {
        println!(
            "{:>8}  {:>9}  {:.4}  {:>10}  {:>9}  {:.4}  {name}",
            self.lines,
            self.equal_lines,
            self.equal_lines as f64 / self.lines.max(1) as f64,
            self.boundaries,
            self.equal_boundaries,
            self.equal_boundaries as f64 / self.boundaries.max(1) as f64,
        );
    }
}

fn compare(text: &str, lists_differences: bool) -> Counts {
    let mut counts = Counts::default();
    for line in text.lines().filter(|line| line.contains(is_chinese)) {
        let expected = ChineseSegmenter::jieba().segment(line);
        let found = ChineseSegmenter::shared().segment(line);
        counts.lines += 1;
        counts.equal_lines += usize::from(expected == found);
        counts.boundaries += expected.len();
        let ends = |word: &&Range<usize>| found.binary_search_by_key(&word.end, |w| w.end).is_ok();
        counts.equal_boundaries += expected.iter().filter(ends).count();
        if lists_differences && expected != found {
            println!("jieba {}\ntable {}", joined(line, &expected), joined(line, &found));
        }
    }
    counts
}

fn joined(line: &str, words: &[Range<usize>]) -> String {
    words.iter().map(|word| &line[word.clone()]).collect::<Vec<_>>().join("|")
}

fn is_chinese(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{9FFF}' | '\u{20000}'..='\u{3FFFF}')
}
