//! Pages of invented sites, read line by line: `tests/pages/NAME/page.txt` and `expected.txt`.
//!
//! `expected.txt` holds a line for each block (`+ kind`) and omission (`- reason`), with its line
//! number and text. `UPDATE_EXPECT=1 cargo test -p zhen-document` writes what is read today; the
//! difference is for a reviewer to judge.

use std::fmt::Write;
use std::path::{Path, PathBuf};

use zhen_document::{Boilerplate, PageOptions, detect_language, read_page};
use zhen_text::{Document, Language, Origin};

fn read(page: &str, boilerplate: Boilerplate) -> Document {
    let language = detect_language(page).language.unwrap_or(Language::English);
    read_page(page.to_owned(), language, &PageOptions::with_boilerplate(boilerplate))
}

fn line(origin: &Origin) -> usize {
    match origin {
        Origin::Line(line) => *line,
        other => panic!("a page has lines, not {other:?}"),
    }
}

/// Writes blocks and omissions in the order of the page.
fn render(document: &Document) -> String {
    let text = |span: &std::ops::Range<usize>| document.text()[span.clone()].replace('\n', "⏎");
    let mut rows = Vec::new();
    for block in document.blocks() {
        let label = format!("+ {:?}", block.kind);
        rows.push((block.span.start, line(&block.origin), label, text(&block.span)));
    }
    for omission in document.omissions() {
        let label = format!("- {}", omission.reason.name());
        rows.push((omission.span.start, line(&omission.origin), label, text(&omission.span)));
    }
    rows.sort();
    let mut rendered = String::new();
    for (_, line, label, text) in rows {
        writeln!(rendered, "{line}\t{label}\t{text}").expect("a string takes everything");
    }
    rendered
}

fn cases() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/pages");
    let mut cases: Vec<PathBuf> = std::fs::read_dir(folder)
        .and_then(|entries| entries.map(|entry| Ok(entry?.path())).collect())
        .expect("the folder of cases can be read");
    cases.sort();
    cases
}

#[test]
fn pages_are_read_as_expected() {
    let update = std::env::var_os("UPDATE_EXPECT").is_some();
    let cases = cases();
    assert!(cases.len() >= 14, "only {} cases", cases.len());
    for case in cases {
        let page = std::fs::read_to_string(case.join("page.txt")).unwrap();
        let document = read(&page, Boilerplate::Omit);
        let rendered = render(&document);
        if update {
            std::fs::write(case.join("expected.txt"), rendered).unwrap();
        } else {
            let expected = std::fs::read_to_string(case.join("expected.txt")).unwrap();
            assert_eq!(rendered, expected, "{}", case.display());
        }
    }
}

#[test]
fn kept_boilerplate_leaves_no_omission() {
    for case in cases() {
        let page = std::fs::read_to_string(case.join("page.txt")).unwrap();
        let document = read(&page, Boilerplate::Keep);
        assert_eq!(document.omissions(), [], "{}", case.display());
    }
}
