//! The detector of terms, over a table of cases: `terms.txt`.
//!
//! A case is a block of lines: `# what it shows`, `GL` rows of a glossary with ` = ` between the
//! columns, `EN` and `ZH` lines that translate each other one by one, and `=>` lines with what is
//! expected: `TERM | EXPECTED | FOUND | WHY` and the marks on both sides, or `nothing`. Findings
//! below the default confidence do not count, but where the title ends in `strict`.

use std::fmt::Write as _;

use zhen_check::{
    CheckOptions, CheckedPair, Detail, Finding, FindingKind, Severity, TermBasis, check_with,
};
use zhen_lexicon::{Glossary, Lexicon};
use zhen_text::{Alignment, Bead, Document, Language, ScoredBead};

const CASES: &str = include_str!("terms.txt");

#[test]
fn every_case_of_the_table_is_as_expected() {
    let mut wrong = Vec::new();
    let mut count = 0;
    for case in CASES.split("\n\n").filter(|case| case.contains("=>")) {
        count += 1;
        let of = |mark: &str| -> Vec<&str> {
            case.lines().filter_map(|line| line.strip_prefix(mark)).map(str::trim).collect()
        };
        let title = case.lines().find(|line| line.starts_with('#')).unwrap_or_default();
        let options = match title.ends_with("strict") {
            true => CheckOptions::strict(),
            false => CheckOptions::default(),
        };
        let found = findings(&of("GL "), &of("EN "), &of("ZH "), &options);
        let mut expected = of("=>");
        expected.retain(|expected| *expected != "nothing");
        expected.sort_unstable();
        if found != expected {
            wrong.push(format!("{title}\n  expected {expected:?}\n  found    {found:?}"));
        }
    }
    assert!(count > 25, "the table has {count} cases");
    assert!(wrong.is_empty(), "{} of {count} cases:\n{}", wrong.len(), wrong.join("\n"));
}

fn findings(
    rows: &[&str],
    english: &[&str],
    chinese: &[&str],
    options: &CheckOptions,
) -> Vec<String> {
    assert_eq!(english.len(), chinese.len(), "lines of {english:?}");
    let mut lexicon = Lexicon::built_in().clone();
    if !rows.is_empty() {
        let text = rows.join("\n").replace(" = ", "\t");
        lexicon = lexicon.with_glossary(&Glossary::parse(&text).expect("the rows are pairs"));
    }
    let beads = (0..english.len()).map(|index| ScoredBead {
        bead: Bead { source: index..index + 1, target: index..index + 1 },
        confidence: 1.0,
    });
    let alignment = Alignment::new(english.len(), chinese.len(), beads.collect())
        .expect("each line has one counterpart");
    let english = Document::from_lines(english.join("\n"), Language::English);
    let chinese = Document::from_lines(chinese.join("\n"), Language::Chinese);
    let pair = CheckedPair { english: &english, chinese: &chinese, alignment: &alignment };
    let report = check_with(&pair, options, &lexicon);
    let of_terms = report.findings.iter().filter(|finding| finding.kind == FindingKind::Term);
    let mut told: Vec<String> = of_terms.map(|finding| told(finding, &pair)).collect();
    told.sort_unstable();
    told
}

fn told(finding: &Finding, pair: &CheckedPair<'_>) -> String {
    let Detail::Term { term, expected, found, basis } = &finding.detail else {
        return format!("{:?}", finding.detail);
    };
    let why = match basis {
        TermBasis::Glossary => "glossary".to_owned(),
        TermBasis::Definition => "definition".to_owned(),
        TermBasis::Usage { places } => format!("usage {places}"),
    };
    let severity = match basis {
        TermBasis::Usage { .. } => Severity::Note,
        _ => Severity::Warning,
    };
    assert_eq!(finding.severity, severity, "{finding:?}");
    let mut line = format!("{term} | {expected} | {found} | {why}");
    for (document, passage) in [(pair.english, &finding.english), (pair.chinese, &finding.chinese)]
    {
        let marks: Vec<&str> = passage
            .marks
            .iter()
            .map(|mark| &document.sentence_text(mark.sentence)[mark.start..mark.end])
            .collect();
        let _ = write!(line, " [{}]", marks.join(", "));
    }
    line
}
