//! Scores the reading of pages: `page_score FOLDER [-v]`.
//!
//! `FOLDER/raw/NAME.txt` and `FOLDER/raw_html/NAME.html` hold pages, as text and as markup;
//! `FOLDER/body/NAME.txt` holds the lines of their documents. Prints how many kept lines are right
//! (precision) and how many lines of the documents were kept (recall), for each page that is not
//! perfect and for all; `-v` lists the wrong lines.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use zhen_document::{Extract, ReadOptions, read};

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
    for kind in ["raw", "raw_html"] {
        let pages = folder.join(kind);
        if !pages.is_dir() {
            continue;
        }
        let mut paths: Vec<PathBuf> = std::fs::read_dir(pages)?
            .map(|entry| entry.map(|entry| entry.path()))
            .collect::<Result<_, _>>()?;
        paths.sort();
        let mut all = Count::default();
        for path in paths {
            let name = path.file_name().ok_or("a page has a name")?.to_string_lossy().into_owned();
            let mut options = ReadOptions::default();
            options.name.clone_from(&name);
            let reading = read(&std::fs::read(&path)?, &options)?;
            let body = folder.join("body").join(Path::new(&name).with_extension("txt"));
            let count = score(&reading.extract, &std::fs::read_to_string(body)?, verbose);
            if count.right < count.kept.max(count.wanted) {
                count.show(&name);
            }
            all.right += count.right;
            all.kept += count.kept;
            all.wanted += count.wanted;
        }
        all.show(kind);
    }
    Ok(())
}

fn score(extract: &Extract, body: &str, verbose: bool) -> Count {
    let kept = extract.document_text();
    // Wanted lines count up, kept lines count down; what is left over is wrong.
    let mut balance: BTreeMap<&str, i64> = BTreeMap::new();
    let mut count = Count::default();
    for line in body.lines().map(str::trim).filter(|line| !line.is_empty()) {
        *balance.entry(line).or_default() += 1;
        count.wanted += 1;
    }
    for line in kept.lines() {
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
