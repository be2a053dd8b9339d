//! Scores the reading of page dumps: `page_score FOLDER [-v]`.
//!
//! `FOLDER/raw/NAME` holds pages, `FOLDER/body/NAME` the lines of their documents. Prints how many
//! kept lines are right (precision) and how many lines of the documents were kept (recall), for
//! each page that is not perfect and for all; `-v` lists the wrong lines.

use std::collections::BTreeMap;
use std::path::Path;

use zhen_document::{PageOptions, decode, detect_language, read_page};
use zhen_text::Language;

type Failure = Box<dyn std::error::Error>;

#[derive(Clone, Copy, Default)]
struct Count {
    right: usize,
    kept: usize,
    wanted: usize,
}

impl Count {
    fn show(self, name: &str) {
        let share = |all: usize| if all == 0 { 1.0 } else { self.right as f64 / all as f64 };
        println!(
            "{name}\tprecision {:.4} ({}/{})\trecall {:.4} ({}/{})",
            share(self.kept),
            self.right,
            self.kept,
            share(self.wanted),
            self.right,
            self.wanted
        );
    }
}

fn main() -> Result<(), Failure> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let folder = Path::new(arguments.first().ok_or("usage: page_score FOLDER [-v]")?);
    let verbose = arguments.iter().any(|argument| argument == "-v");
    let mut names: Vec<_> = std::fs::read_dir(folder.join("raw"))?
        .map(|entry| entry.map(|entry| entry.file_name()))
        .collect::<Result<_, _>>()?;
    names.sort();
    let mut all = Count::default();
    for name in names {
        let page = read_text(&folder.join("raw").join(&name))?;
        let body = read_text(&folder.join("body").join(&name))?;
        let count = score(&page, &body, verbose);
        if count.right < count.kept.max(count.wanted) {
            count.show(&name.to_string_lossy());
        }
        all.right += count.right;
        all.kept += count.kept;
        all.wanted += count.wanted;
    }
    all.show("all");
    Ok(())
}

fn read_text(path: &Path) -> Result<String, Failure> {
    Ok(decode(&std::fs::read(path)?, None)?.text)
}

fn score(page: &str, body: &str, verbose: bool) -> Count {
    let language = detect_language(page).language.unwrap_or(Language::English);
    let document = read_page(page.to_owned(), language, &PageOptions::default());
    // Wanted lines count up, kept lines count down; what is left over is wrong.
    let mut balance: BTreeMap<&str, i64> = BTreeMap::new();
    let mut count = Count::default();
    for line in body.lines().map(str::trim).filter(|line| !line.is_empty()) {
        *balance.entry(line).or_default() += 1;
        count.wanted += 1;
    }
    for block in document.blocks() {
        let line = &document.text()[block.span.clone()];
        let left = balance.entry(line).or_default();
        count.right += usize::from(*left > 0);
        count.kept += 1;
        *left -= 1;
    }
    if verbose {
        for (line, left) in balance.iter().filter(|(_, left)| **left != 0) {
            println!("  {} {}", if *left > 0 { "lost" } else { "kept" }, line);
        }
    }
    count
}
