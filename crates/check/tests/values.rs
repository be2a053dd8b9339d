//! Values, dates and days of the week, over a table of cases: `values.txt`.
//!
//! A case is a block of lines: `# what it shows`, `ED` and `ZD` lines, which say when each page was
//! put out, `EN` and `ZH` lines that translate each other one by one, and `=>` lines with what is
//! expected: the class and the message of each finding, or `nothing`, in any order. Findings below
//! the default confidence do not count.

use zhen_check::{CheckOptions, CheckedPair, MessageLanguage, check};
use zhen_text::{
    Alignment, Bead, Block, BlockKind, Document, Language, Origin, ScoredBead, Sentence,
};

const CASES: &str = include_str!("values.txt");

#[test]
fn every_case_of_the_table_is_as_expected() {
    let mut wrong = Vec::new();
    let mut count = 0;
    for case in CASES.split("\n\n").filter(|case| case.contains("=>")) {
        count += 1;
        let of = |mark: &str| -> Vec<&str> {
            case.lines().filter_map(|line| line.strip_prefix(mark)).map(str::trim).collect()
        };
        let english = document(&of("ED "), &of("EN "), Language::English);
        let chinese = document(&of("ZD "), &of("ZH "), Language::Chinese);
        let found = findings(&english, &chinese);
        let mut expected = of("=>");
        expected.retain(|expected| *expected != "nothing");
        expected.sort_unstable();
        if found != expected {
            let title = case.lines().find(|line| line.starts_with('#')).unwrap_or_default();
            wrong.push(format!("{title}\n  expected {expected:?}\n  found    {found:?}"));
        }
    }
    assert!(count > 70, "the table has {count} cases");
    assert!(wrong.is_empty(), "{} of {count} cases:\n{}", wrong.len(), wrong.join("\n"));
}

/// Makes a page of a line that says when it was put out, where there is one, and paragraphs.
fn document(dates: &[&str], lines: &[&str], language: Language) -> Document {
    let (mut text, mut blocks, mut sentences) = (String::new(), Vec::new(), Vec::new());
    let dates = dates.iter().map(|line| (BlockKind::DateLine, line));
    for (kind, line) in dates.chain(lines.iter().map(|line| (BlockKind::Paragraph, line))) {
        if !text.is_empty() {
            text.push('\n');
        }
        let span = text.len()..text.len() + line.len();
        text.push_str(line);
        sentences.push(Sentence { span: span.clone(), block: blocks.len() });
        blocks.push(Block { span, kind, origin: Origin::Line(blocks.len() + 1) });
    }
    let document = Document::new(text, language, blocks, vec![]).expect("the lines are the text");
    document.with_sentences(sentences).expect("each line is one sentence")
}

fn findings(english: &Document, chinese: &Document) -> Vec<String> {
    let count = english.sentences().len();
    assert_eq!(count, chinese.sentences().len(), "lines of {:?}", english.text());
    let beads = (0..count).map(|index| ScoredBead {
        bead: Bead { source: index..index + 1, target: index..index + 1 },
        confidence: 1.0,
    });
    let alignment =
        Alignment::new(count, count, beads.collect()).expect("each line has one counterpart");
    let pair = CheckedPair { english, chinese, alignment: &alignment };
    let of_values = |told: &String| !told.starts_with("name:") && !told.starts_with("negation:");
    let mut told: Vec<String> = check(&pair, &CheckOptions::default())
        .findings
        .iter()
        .map(|own| format!("{}: {}", own.kind.name(), own.message(MessageLanguage::English)))
        .filter(of_values)
        .collect();
    told.sort_unstable();
    told
}

/// Regression: who put a page out is no name of the document.
#[test]
fn names_in_the_line_of_the_page_are_no_findings() {
    let kinds = |english: &Document, chinese: &Document| {
        let bead = Bead { source: 0..1, target: 0..1 };
        let beads = vec![ScoredBead { bead, confidence: 1.0 }];
        let alignment = Alignment::new(1, 1, beads).expect("a bead of one line each");
        let pair = CheckedPair { english, chinese, alignment: &alignment };
        let report = check(&pair, &CheckOptions::default());
        report.findings.iter().map(|own| own.kind.name()).collect::<Vec<_>>()
    };
    let (english, chinese) = (["Xinhua, August 20, 2024"], ["2024-08-20 22:46"]);
    let line = kinds(
        &document(&english, &[], Language::English),
        &document(&chinese, &[], Language::Chinese),
    );
    assert!(line.is_empty(), "{line:?}");
    let paragraph = kinds(
        &document(&[], &english, Language::English),
        &document(&[], &chinese, Language::Chinese),
    );
    assert!(paragraph.contains(&"name"), "{paragraph:?}");
}
