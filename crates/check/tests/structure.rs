//! Documents with headings, lists, tables, code and paragraphs, made by hand.

use zhen_check::{CheckOptions, CheckedPair, Finding, FindingKind, MessageLanguage, check};
use zhen_text::{
    Alignment, Bead, Block, BlockKind, Document, Language, Omission, OmissionReason, Origin,
    ScoredBead, Sentence,
};

/// A block with one sentence, or code that is left out.
type Piece<'t> = (BlockKind, &'t str);

fn document(pieces: &[Piece<'_>], language: Language) -> Document {
    let (mut text, mut blocks, mut omissions) = (String::new(), Vec::new(), Vec::new());
    for (line, (kind, piece)) in pieces.iter().enumerate() {
        if !text.is_empty() {
            text.push('\n');
        }
        let span = text.len()..text.len() + piece.len();
        text.push_str(piece);
        let origin = Origin::Line(line + 1);
        if *kind == BlockKind::Code {
            omissions.push(Omission { span, reason: OmissionReason::Code, origin });
        } else {
            blocks.push(Block { span, kind: *kind, origin });
        }
    }
    let of_block = |(block, own): (usize, &Block)| Sentence { span: own.span.clone(), block };
    let sentences = blocks.iter().enumerate().map(of_block).collect();
    let document = Document::new(text, language, blocks, omissions).expect("pieces cover the text");
    document.with_sentences(sentences).expect("each block is one sentence")
}

/// Checks two documents, and returns the messages of what is found of their form.
fn messages(english: &[Piece<'_>], chinese: &[Piece<'_>]) -> Vec<String> {
    let findings = findings(english, chinese);
    findings.iter().map(|finding| finding.message(MessageLanguage::English)).collect()
}

/// Checks two documents whose sentences stand one against one, as far as both have any.
fn all_findings(english: &[Piece<'_>], chinese: &[Piece<'_>]) -> Vec<Finding> {
    let english = document(english, Language::English);
    let chinese = document(chinese, Language::Chinese);
    let lengths = [english.sentences().len(), chinese.sentences().len()];
    let both = lengths[0].min(lengths[1]);
    let mut beads: Vec<Bead> = (0..both)
        .map(|index| Bead { source: index..index + 1, target: index..index + 1 })
        .collect();
    beads.extend((both..lengths[0]).map(|own| Bead { source: own..own + 1, target: both..both }));
    beads.extend((both..lengths[1]).map(|own| Bead { source: both..both, target: own..own + 1 }));
    let beads = beads.into_iter().map(|bead| ScoredBead { bead, confidence: 1.0 }).collect();
    let alignment =
        Alignment::new(lengths[0], lengths[1], beads).expect("every sentence has its bead");
    let pair = CheckedPair { english: &english, chinese: &chinese, alignment: &alignment };
    check(&pair, &CheckOptions::default()).findings
}

/// What is found of their form.
fn findings(english: &[Piece<'_>], chinese: &[Piece<'_>]) -> Vec<Finding> {
    let mut findings = all_findings(english, chinese);
    findings.retain(|own| matches!(own.kind, FindingKind::Structure | FindingKind::Code));
    findings
}

const HEADING: BlockKind = BlockKind::Heading(2);
const DEEPER: BlockKind = BlockKind::Heading(3);
const ITEM: BlockKind = BlockKind::ListItem;
const TEXT: BlockKind = BlockKind::Paragraph;

#[test]
fn equal_structure_is_silent() {
    let english = [(HEADING, "Tickets"), (ITEM, "Adults"), (ITEM, "Children"), (TEXT, "Pay here.")];
    let chinese = [(HEADING, "船票"), (ITEM, "成人"), (ITEM, "儿童"), (TEXT, "在此付款。")];
    assert_eq!(messages(&english, &chinese), [""; 0]);
}

#[test]
fn a_heading_of_another_level_is_found() {
    let english = [(HEADING, "Tickets"), (TEXT, "Pay here."), (HEADING, "Meals")];
    let chinese = [(HEADING, "船票"), (TEXT, "在此付款。"), (DEEPER, "餐食")];
    let expected = "What is a heading of level 2 in English is a heading of level 3 in Chinese.";
    assert_eq!(messages(&english, &chinese), [expected]);
}

#[test]
fn a_document_whose_headings_are_all_shifted_is_said_once() {
    let english = [(HEADING, "Tickets"), (HEADING, "Meals"), (HEADING, "Luggage")];
    let chinese = [(DEEPER, "船票"), (DEEPER, "餐食"), (DEEPER, "行李")];
    assert_eq!(messages(&english, &chinese).len(), 1);
}

#[test]
fn a_heading_that_became_a_paragraph_is_found() {
    let english = [(HEADING, "Tickets"), (DEEPER, "Adults"), (TEXT, "Pay."), (HEADING, "Meals")];
    let chinese = [(HEADING, "船票"), (DEEPER, "成人"), (TEXT, "付款。"), (TEXT, "餐食")];
    let expected = "What is a heading of level 2 in English is a paragraph in Chinese.";
    assert_eq!(messages(&english, &chinese), [expected]);
}

#[test]
fn lines_that_look_like_headings_where_none_is_marked_are_silent() {
    let cases = [
        ("What comes next?", "下一步是什么？"),
        ("He said:", "他说："),
        ("Ladies and gentlemen,", "女士们、先生们，"),
        ("Meals", "餐食"),
    ];
    for (one, other) in cases {
        let english = [(HEADING, "Tickets"), (TEXT, "Pay here."), (HEADING, one)];
        let chinese = [(HEADING, "船票"), (TEXT, "在此付款。"), (TEXT, other)];
        assert_eq!(messages(&english, &chinese), [""; 0], "{one}");
    }
}

#[test]
fn an_item_that_is_left_out_is_an_omission_alone() {
    let english = [(HEADING, "Tickets"), (ITEM, "Adults"), (ITEM, "Children")];
    let chinese = [(HEADING, "船票"), (ITEM, "成人")];
    assert_eq!(messages(&english, &chinese), [""; 0]);
}

#[test]
fn a_list_that_became_paragraphs_is_said_once() {
    let english = [(HEADING, "Tickets"), (ITEM, "Adults"), (ITEM, "Children"), (ITEM, "Dogs")];
    let chinese = [(HEADING, "船票"), (TEXT, "成人"), (TEXT, "儿童"), (TEXT, "狗")];
    let expected = "What is a list item in English is a paragraph in Chinese.";
    assert_eq!(messages(&english, &chinese), [expected]);
}

#[test]
fn a_heading_of_one_ordinary_word_that_is_the_same_is_untranslated() {
    let words = |heading: &'static str, text: &'static str| {
        let english = [(HEADING, heading), (TEXT, "Pay here."), (TEXT, "Then go.")];
        let chinese = [(HEADING, heading), (TEXT, text), (TEXT, "然后离开。")];
        let found = all_findings(&english, &chinese);
        let is_wanted = |own: &&Finding| own.kind == FindingKind::Untranslated;
        found.iter().filter(is_wanted).count()
    };
    assert_eq!(words("Maintenance", "在此付款。"), 1);
    assert_eq!(words("Maintenance", "在 Maintenance 处付款。"), 0);
    assert_eq!(words("Linux", "在此付款。"), 0);
    assert_eq!(words("Gatekeeper", "在此付款。"), 0);
}

#[test]
fn code_that_differs_is_found_and_translated_comments_are_not() {
    let code = |text| (BlockKind::Code, text);
    let english = [(TEXT, "Run this:"), code("open_gate()\nwait(5) # five minutes")];
    let same = [(TEXT, "运行："), code("open_gate()\nwait(5) # 五分钟")];
    let other = [(TEXT, "运行："), code("open_gate()\nwait(6) # 六分钟")];
    assert_eq!(messages(&english, &same), [""; 0]);
    let expected = "English has “wait(5)”, Chinese has “wait(6)”.";
    assert_eq!(messages(&english, &other), [expected]);
}

#[test]
fn a_block_of_code_that_only_one_version_has_is_found() {
    let code = |text| (BlockKind::Code, text);
    let english = [(TEXT, "Run this:"), code("open()"), (TEXT, "Then this:"), code("close()")];
    let chinese = [(TEXT, "运行："), code("open()"), (TEXT, "然后：")];
    let expected = "English has “close()”, Chinese does not.";
    assert_eq!(messages(&english, &chinese), [expected]);
}

#[test]
fn a_line_of_code_is_told_as_it_stands() {
    let code = |text| (BlockKind::Code, text);
    let english = [(TEXT, "Run this:"), code("# fast\nsail --to \"north\" --fast  # now")];
    let chinese = [(TEXT, "运行："), code("# 快\nsail --to \"北\" --slow  # 现在")];
    let expected =
        "English has “sail --to \"north\" --fast”, Chinese has “sail --to \"北\" --slow”.";
    assert_eq!(messages(&english, &chinese), [expected]);
}

#[test]
fn other_lines_of_code_have_other_ids() {
    let id = |one, other| {
        let english = [(TEXT, "Run this:"), (BlockKind::Code, one)];
        let chinese = [(TEXT, "运行："), (BlockKind::Code, other)];
        findings(&english, &chinese).first().expect("the lines differ").id
    };
    assert_eq!(id("open(1)", "open(2)"), id("open(1)", "open(2)"));
    assert_ne!(id("open(1)", "open(2)"), id("close(3)", "close(4)"));
}
