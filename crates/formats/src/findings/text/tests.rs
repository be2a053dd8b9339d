//! Golden reports of both languages, and that nothing panics.

use std::path::Path;

use proptest::prelude::*;
use zhen_align::{Aligner, Place};
use zhen_check::{CheckOptions, Coverage, Detail, FindingId, FindingKind, check};
use zhen_text::{Alignment, Language};

use super::*;

fn report_of_case(name: &str, layout: TextLayout) -> String {
    let case = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/findings").join(name);
    let read =
        |file: &str| std::fs::read_to_string(case.join(file)).expect("every case has two texts");
    let english = Document::from_lines(read("en.txt"), Language::English);
    let chinese = Document::from_lines(read("zh.txt"), Language::Chinese);
    let alignment = Aligner::default().align(&english, &chinese);
    let pair = CheckedPair { english: &english, chinese: &chinese, alignment: &alignment };
    let report = check(&pair, &CheckOptions::default());
    let names = DocumentNames {
        english: "en.txt".into(),
        chinese: "zh.txt".into(),
        ..DocumentNames::default()
    };
    let mut bytes = Vec::new();
    let mut text = FindingsText::new(&mut bytes, layout);
    text.write_pair(&names, &pair, &report).expect("memory can be written");
    text.finish().expect("memory can be written");
    String::from_utf8(bytes).expect("a report is text")
}

#[test]
fn peek() {
    for style in [TextStyle::Plain, TextStyle::Coloured] {
        for language in [MessageLanguage::English, MessageLanguage::Chinese] {
            println!("{}", report_of_case("ferry", TextLayout { style, language, width: 60 }));
        }
    }
}
