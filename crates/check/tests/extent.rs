//! How far two documents translate each other as a whole: excerpts, bad pairs, lines of the page.
//!
//! Documents and alignments are made by hand: a line stands for one paragraph, and a plan of beads
//! says for each step whether both sides have a line (`=`), or one alone (`e`, `z`; doubtfully `E`,
//! `Z`).

use zhen_check::{CheckOptions, CheckReport, CheckedPair, FindingKind, MessageLanguage, check};
use zhen_text::{
    Alignment, Bead, Block, BlockKind, Document, Language, LoneProbabilities, Origin, ScoredBead,
    Sentence,
};

const ENGLISH: &str = "The council of Linwei met in the old town hall on the hill.";
const CHINESE: &str = "林围议会在山上的旧市政厅开会讨论港口事务。";

/// Lines of one language, each with a word that no other has.
fn lines(plan: &str, own: char, text: &str) -> Vec<String> {
    let count =
        plan.chars().filter(|step| *step == '=' || step.to_ascii_lowercase() == own).count();
    const WORDS: [&str; 10] = ["甲", "乙", "丙", "丁", "戊", "己", "庚", "辛", "壬", "癸"];
    (0..count).map(|line| format!("{text}{}", WORDS[line % 10].repeat(1 + line / 10))).collect()
}

fn document(lines: &[String], language: Language) -> Document {
    let (mut text, mut blocks, mut sentences) = (String::new(), Vec::new(), Vec::new());
    for line in lines {
        if !text.is_empty() {
            text.push('\n');
        }
        let span = text.len()..text.len() + line.len();
        text.push_str(line);
        sentences.push(Sentence { span: span.clone(), block: blocks.len() });
        let origin = Origin::Line(blocks.len() + 1);
        blocks.push(Block { span, kind: BlockKind::Paragraph, origin });
    }
    let document = Document::new(text, language, blocks, vec![]).expect("the lines are the text");
    document.with_sentences(sentences).expect("each line is one sentence")
}

/// Checks two documents by the plan of their beads; `confidence` is that of the two-sided ones.
fn report(plan: &str, english: &[String], chinese: &[String], confidence: f64) -> CheckReport {
    let english = document(english, Language::English);
    let chinese = document(chinese, Language::Chinese);
    let lengths = [english.sentences().len(), chinese.sentences().len()];
    let (mut beads, mut at) = (Vec::new(), [0, 0]);
    let mut lone = LoneProbabilities { source: Vec::new(), target: Vec::new() };
    for step in plan.chars() {
        let taken = match step {
            '=' => [1, 1],
            'e' | 'E' => [1, 0],
            _ => [0, 1],
        };
        let bead = Bead { source: at[0]..at[0] + taken[0], target: at[1]..at[1] + taken[1] };
        let is_lone = match step {
            '=' => 0.0,
            'E' | 'Z' => 0.3,
            _ => 0.97,
        };
        lone.source.extend(vec![is_lone; taken[0]]);
        lone.target.extend(vec![is_lone; taken[1]]);
        beads.push(ScoredBead { bead, confidence: if step == '=' { confidence } else { 0.97 } });
        at = [at[0] + taken[0], at[1] + taken[1]];
    }
    let alignment = Alignment::new(lengths[0], lengths[1], beads).expect("the plan covers all");
    let alignment = alignment.with_lone(lone).expect("every sentence has its probability");
    let pair = CheckedPair { english: &english, chinese: &chinese, alignment: &alignment };
    check(&pair, &CheckOptions::default())
}

/// The findings about wholes and missing passages: severity, class, message.
fn told(report: &CheckReport) -> Vec<String> {
    let is_wanted = |kind: FindingKind| {
        kind.concerns_whole() || matches!(kind, FindingKind::Omission | FindingKind::Addition)
    };
    let findings = report.findings.iter().filter(|own| is_wanted(own.kind));
    findings
        .map(|own| format!("{} {}", own.severity.name(), own.message(MessageLanguage::English)))
        .collect()
}

fn told_of(plan: &str, confidence: f64) -> Vec<String> {
    let (english, chinese) = (lines(plan, 'e', ENGLISH), lines(plan, 'z', CHINESE));
    told(&report(plan, &english, &chinese, confidence))
}

#[test]
fn an_excerpt_is_said_once_and_the_rest_are_notes() {
    let found = told_of("=ee=eee=e=e=", 0.95);
    assert_eq!(
        found,
        [
            "note The Chinese version is an excerpt: it renders 42 % of the English one.",
            "note The Chinese version leaves out 2 paragraphs (2 sentences).",
            "note The Chinese version leaves out 3 paragraphs (3 sentences).",
            "note The Chinese version leaves out 1 paragraph (1 sentence).",
            "note The Chinese version leaves out 1 paragraph (1 sentence).",
        ]
    );
    let found = told_of("=zzz=zz=z=", 0.95);
    assert_eq!(
        found[0],
        "note The English version is an excerpt: it renders 40 % of the Chinese one."
    );
}

#[test]
fn the_beginning_of_a_text_is_an_excerpt_of_it() {
    let found = told_of("====eeeeeeee", 0.95);
    assert_eq!(found.len(), 2, "{found:?}");
    assert!(found[0].starts_with("note The Chinese version is an excerpt"), "{found:?}");
    assert!(found[1].starts_with("note The Chinese version leaves out 8"), "{found:?}");
}

#[test]
fn some_missing_paragraphs_are_omissions() {
    for plan in ["======e=e======", "==e==e", "===eeee==========", "==zz===e=z=="] {
        for line in told_of(plan, 0.95) {
            assert!(!line.starts_with("note"), "{plan}: {line}");
            assert!(!line.contains("excerpt") && !line.contains("hardly"), "{plan}: {line}");
        }
    }
}

#[test]
fn texts_that_hardly_translate_each_other_are_said_so_once() {
    let found = told_of("eezz=eeezzze=zz", 0.3);
    assert_eq!(
        found[0],
        "error The two hardly translate each other: 25 % of the English version and 22 % of the \
         Chinese one have a counterpart."
    );
    assert!(found[1..].iter().all(|line| line.starts_with("note")), "{found:?}");
    let of_whole = found.iter().filter(|line| line.contains("hardly")).count();
    assert_eq!(of_whole, 1, "{found:?}");
    // Half of each version is new, but what is common is sure.
    let found = told_of("=e=z=e=z=e=z", 0.9);
    assert!(!found.iter().any(|line| line.contains("hardly")), "{found:?}");
}

#[test]
fn lines_of_the_page_and_addresses_are_no_omissions() {
    let plan = "===zz";
    let (english, mut chinese) = (lines(plan, 'e', ENGLISH), lines(plan, 'z', CHINESE));
    chinese[3] = "林围港务局".to_owned();
    chinese[4] = "2023年8月2日".to_owned();
    assert_eq!(told(&report(plan, &english, &chinese, 0.95)), [""; 0]);

    let plan = "=z==";
    let (english, mut chinese) = (lines(plan, 'e', ENGLISH), lines(plan, 'z', CHINESE));
    chinese[1] = "香港時間18時47分".to_owned();
    assert_eq!(told(&report(plan, &english, &chinese, 0.95)), [""; 0]);

    let plan = "=e==";
    let (mut english, chinese) = (lines(plan, 'e', ENGLISH), lines(plan, 'z', CHINESE));
    english[1] = "Madam President,".to_owned();
    assert_eq!(told(&report(plan, &english, &chinese, 0.95)), [""; 0]);
    english[1] = "Madam President rose at 5.".to_owned();
    assert_eq!(told(&report(plan, &english, &chinese, 0.95)).len(), 1);
}

#[test]
fn excerpts_are_told_in_chinese_too() {
    let plan = "=zzz=zz=z=";
    let (english, chinese) = (lines(plan, 'e', ENGLISH), lines(plan, 'z', CHINESE));
    let report = report(plan, &english, &chinese, 0.95);
    let message = report.findings[0].message(MessageLanguage::Chinese);
    assert_eq!(message, "英文版是节译：译出了中文版的40%。");
}

#[test]
fn doubtful_omissions_are_no_errors() {
    let cases = [
        ("======e==", "error The Chinese version leaves out 1 paragraph (1 sentence)."),
        ("======E==", "warning The Chinese version leaves out 1 paragraph (1 sentence)."),
        ("======z==", "warning The Chinese version adds 1 paragraph (1 sentence)."),
        ("======Z==", "note The Chinese version adds 1 paragraph (1 sentence)."),
    ];
    for (plan, expected) in cases {
        assert_eq!(told_of(plan, 0.9), [expected], "{plan}");
    }
}
