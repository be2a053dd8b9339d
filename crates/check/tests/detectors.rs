//! The detectors of language and form, over tables of cases: `detectors.txt`,
//! `negation.txt`.
//!
//! A case is a block of lines: `# what it shows`, `EN` and `ZH` lines that translate each other
//! one by one, and `=>` lines with what is expected: the class and the words of each finding, or
//! `nothing`, in any order. Findings below the default confidence do not count.

use zhen_check::{CheckOptions, CheckedPair, Detail, Finding, check};
use zhen_text::{Alignment, Bead, Document, Language, ScoredBead};

const CASES: [&str; 2] = [include_str!("detectors.txt"), include_str!("negation.txt")];

#[test]
fn every_case_of_the_table_is_as_expected() {
    let mut wrong = Vec::new();
    let mut count = 0;
    let cases = CASES.iter().flat_map(|table| table.split("\n\n"));
    for case in cases.filter(|case| case.contains("=>")) {
        count += 1;
        let of = |mark: &str| -> Vec<&str> {
            case.lines().filter_map(|line| line.strip_prefix(mark)).map(str::trim).collect()
        };
        let found = findings(&of("EN "), &of("ZH "));
        let mut expected = of("=>");
        expected.retain(|expected| *expected != "nothing");
        expected.sort_unstable();
        if found != expected {
            let title = case.lines().find(|line| line.starts_with('#')).unwrap_or_default();
            wrong.push(format!("{title}\n  expected {expected:?}\n  found    {found:?}"));
        }
    }
    assert!(count > 60, "the table has {count} cases");
    assert!(wrong.is_empty(), "{} of {count} cases:\n{}", wrong.len(), wrong.join("\n"));
}

fn findings(english: &[&str], chinese: &[&str]) -> Vec<String> {
    assert_eq!(english.len(), chinese.len(), "lines of {english:?}");
    let beads = (0..english.len()).map(|index| ScoredBead {
        bead: Bead { source: index..index + 1, target: index..index + 1 },
        confidence: 1.0,
    });
    let alignment = Alignment::new(english.len(), chinese.len(), beads.collect())
        .expect("each line has one counterpart");
    let english = Document::from_lines(english.join("\n"), Language::English);
    let chinese = Document::from_lines(chinese.join("\n"), Language::Chinese);
    let pair = CheckedPair { english: &english, chinese: &chinese, alignment: &alignment };
    let report = check(&pair, &CheckOptions::default());
    let mut told: Vec<String> = report.findings.iter().map(told).collect();
    told.sort_unstable();
    told
}

fn told(finding: &Finding) -> String {
    let words = match &finding.detail {
        Detail::Text { text } | Detail::Lone { text } => text.clone(),
        Detail::Opposites { english, chinese } => format!("{english} | {chinese}"),
        Detail::Values { english, chinese } => {
            let text = |said: &Option<zhen_check::Said>| {
                said.as_ref().map_or_else(String::new, |said| said.text.clone())
            };
            format!("{} | {}", text(english), text(chinese))
        }
        other => format!("{other:?}"),
    };
    format!("{} {}", finding.kind.name(), words.trim())
}
