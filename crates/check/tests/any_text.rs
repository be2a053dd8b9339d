//! Whatever the texts are: checking never fails, and says the same each time.

use proptest::prelude::*;
use zhen_align::Aligner;
use zhen_check::{CheckOptions, CheckedPair, MessageLanguage, check_with};
use zhen_lexicon::{Glossary, Lexicon};
use zhen_text::{Document, Language};

/// Pieces that detectors look for, cut anywhere.
fn text() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        "\\PC{0,6}",
        prop::sample::select(vec![
            "not ",
            "n't",
            "不",
            "不是不",
            "没有",
            "無",
            "“",
            "”",
            "(",
            "）",
            "《》",
            "{name}",
            "${x}",
            "%s",
            "%(",
            "{{",
            "https://a.example/en/",
            "a@b.example",
            "&amp;",
            "&#x;",
            "Ã©",
            "锟斤拷",
            "\u{fffd}",
            "2019823日",
            "¸Û¿Ú",
            "鈥銆",
            "??",
            "2月30日",
            "February 30",
            "Monday, ",
            "2024年8月19日",
            "（星期二）",
            "last year",
            "去年",
            "至少30",
            "at most 30",
            "1 in 4 ",
            "Mr. President,",
            " 年 月 日",
            "the end of it was in the sea ",
            "渡轮",
            "rose ",
            "the service provider ",
            "服务提供商",
            "服務供應商",
            "“Well” means ",
            "“井”是指",
            "(the “Port”)",
            "（以下简称“港口”）",
            "下降",
            "12%",
            "--x",
            "\n",
            "\r\n",
            "𠀀",
            "İ",
            "ﬁ",
            "’",
            "\u{200b}",
        ])
        .prop_map(str::to_owned),
    ];
    prop::collection::vec(piece, 0..40).prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]
    #[test]
    fn checking_never_fails_and_marks_lie_in_their_sentences(english in text(), chinese in text()) {
        let english = Document::from_lines(english, Language::English);
        let chinese = Document::from_lines(chinese, Language::Chinese);
        let alignment = Aligner::default().align(&english, &chinese);
        let pair = CheckedPair { english: &english, chinese: &chinese, alignment: &alignment };
        let glossary = Glossary::parse("well\t井\nservice provider\t服务商\nrose\t上升\n");
        let glossary = glossary.expect("the rows are pairs");
        let lexicon = Lexicon::built_in().clone().with_glossary(&glossary);
        let report = check_with(&pair, &CheckOptions::strict(), &lexicon);
        prop_assert_eq!(&report, &check_with(&pair, &CheckOptions::strict(), &lexicon));
        for finding in &report.findings {
            prop_assert!((0.0..=1.0).contains(&finding.confidence));
            prop_assert!(!finding.message(MessageLanguage::English).is_empty());
            prop_assert!(!finding.message(MessageLanguage::Chinese).is_empty());
            for (document, passage) in [(&english, &finding.english), (&chinese, &finding.chinese)] {
                prop_assert!(passage.sentences.end <= document.sentences().len());
                for mark in &passage.marks {
                    let words = document.sentence_text(mark.sentence).get(mark.start..mark.end);
                    prop_assert!(words.is_some_and(|words| !words.is_empty()));
                }
            }
        }
    }
}
