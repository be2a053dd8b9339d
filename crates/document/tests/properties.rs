//! What holds of every text: nothing is lost, nothing panics, large texts take linear time.

use proptest::prelude::*;
use zhen_document::{
    Boilerplate, PageOptions, describe_omissions, detect_language, read_lines, read_page,
};
use zhen_text::{Document, Language, Sentence};

/// Gives every block one sentence, so that the whole invariant can be checked.
fn with_whole_sentences(document: Document) -> Document {
    let sentences = document
        .blocks()
        .iter()
        .enumerate()
        .map(|(block, found)| Sentence { span: found.span.clone(), block })
        .collect();
    document.with_sentences(sentences).expect("a block is one sentence of itself")
}

fn assert_nothing_lost(text: &str) {
    for boilerplate in [Boilerplate::Omit, Boilerplate::Keep] {
        let options = PageOptions::with_boilerplate(boilerplate);
        let document = read_page(text.to_owned(), Language::Chinese, &options);
        assert_eq!(describe_omissions(&document).len(), document.omissions().len());
        assert_eq!(with_whole_sentences(document).verify(), Ok(()));
    }
    assert_eq!(read_lines(text.to_owned(), Language::English).verify(), Ok(()));
}

proptest! {
    #[test]
    fn any_text_is_covered(text in "\\PC{0,60}(\n\\PC{0,40}){0,6}") {
        assert_nothing_lost(&text);
    }

    #[test]
    fn any_page_is_covered(lines in proptest::collection::vec(prop_oneof![
        Just("Home > News"), Just("【打印】 【关闭】"), Just(""), Just("\u{3000}"), Just("＊＊＊＊"),
        Just("2024-05-01 09:30 来源：港务局 字号：大 中 小"), Just("Related news"), Just("| a | b |"),
        Just("The ferry sails at six, and it comes back at nine."), Just("第一章　总则"),
        Just("渡轮明天早上六点恢复开航，票价不变。"), Just("Print"), Just("©"), Just("\u{200b}"),
        Just("a line without any end that goes on to the margin of the page"), Just("/"), Just("[]"),
    ], 0..20), separator in prop_oneof![Just("\n"), Just("\r\n"), Just("\r"), Just("\u{2028}")]) {
        assert_nothing_lost(&lines.join(separator));
    }

    #[test]
    fn language_of_any_text_is_found_without_panic(text in "\\PC{0,80}") {
        let found = detect_language(&text);
        let sum = found.han_share + found.latin_share + found.kana_share + found.other_share;
        prop_assert!(sum < 1.0 + 1e-9);
    }
}

#[test]
fn odd_sizes_are_read() {
    assert_nothing_lost("");
    assert_nothing_lost(&"\n".repeat(100_000));
    assert_nothing_lost(&"渡轮六点开航 ".repeat(500_000));
    assert_nothing_lost(&"> ".repeat(200_000));
    assert_nothing_lost(&"Home | News\n".repeat(20_000));
}
