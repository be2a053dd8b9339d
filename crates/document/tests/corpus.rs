//! The sample documents of the repository, read as they are: what is kept must be their gold.
//!
//! `corpus/gold_set/LANGUAGE/NAME` holds the sentences of the body of `corpus/LANGUAGE/NAME.txt`,
//! `corpus/gold_set/paragraphs/NAME.LANGUAGE` which of them begin a line. A line too many is
//! boilerplate that got through, a line too few is lost text.

use std::path::{Path, PathBuf};

use zhen_document::{ReadOptions, read};

fn corpus() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../corpus")
}

/// Takes the white space from a line, and writes the slash of Big5 one way: tables of that encoding
/// disagree on it.
fn bare(text: &str) -> String {
    text.split_whitespace().collect::<String>().replace('∕', "／")
}

/// Returns the lines of the body, without white space.
fn gold_lines(name: &str, language: &str) -> Vec<String> {
    let gold = corpus().join("gold_set");
    let sentences =
        std::fs::read_to_string(gold.join(language).join(name)).expect("the gold is there");
    let starts = gold.join("paragraphs").join(format!("{name}.{language}"));
    let starts = std::fs::read_to_string(starts).expect("the paragraphs are there");
    let starts: Vec<usize> = starts.lines().map(|index| index.parse().expect("an index")).collect();
    let mut lines: Vec<String> = Vec::new();
    for (index, sentence) in sentences.lines().enumerate() {
        match lines.last_mut() {
            Some(line) if !starts.contains(&index) => line.push_str(&bare(sentence)),
            _ => lines.push(bare(sentence)),
        }
    }
    lines
}

#[test]
fn the_lines_that_are_kept_are_those_of_the_gold() {
    let mut names: Vec<String> = std::fs::read_dir(corpus().join("gold_set/gold"))
        .and_then(|entries| {
            entries.map(|entry| Ok(entry?.file_name().to_string_lossy().into_owned())).collect()
        })
        .expect("the gold can be listed");
    names.sort();
    assert!(names.len() >= 18, "only {} documents", names.len());
    let mut wrong = Vec::new();
    for name in names {
        for language in ["en", "zh"] {
            let path = corpus().join(language).join(format!("{name}.txt"));
            let bytes = std::fs::read(&path).unwrap();
            let reading = read(&bytes, &ReadOptions::default()).unwrap();
            let kept = reading.extract.document_text();
            let kept: Vec<String> = kept.lines().map(bare).collect();
            let gold = gold_lines(&name, language);
            let file = format!("{language}/{name}.txt");
            let lost = gold.iter().filter(|line| !kept.contains(line));
            wrong.extend(lost.map(|line| format!("{file}: lost {line}")));
            let extra = kept.iter().filter(|line| !gold.contains(line));
            wrong.extend(extra.map(|line| format!("{file}: extra {line}")));
            if kept.len() != gold.len() {
                wrong.push(format!("{file}: {} lines for {}", kept.len(), gold.len()));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
