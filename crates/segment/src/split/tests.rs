//! Tables of texts with their sentences, and what holds for any text.

use proptest::prelude::*;
use zhen_text::{Block, Origin};

use super::*;

/// Texts whose sentences are divided by `|`.
const CHINESE: &[&str] = &[
    "增长率为3.5%，高于v1.2版本。|详见example.com。",
    "“这是对的。”他说。",
    "我们去看《摔跤吧！爸爸》好吗？|好！",
    "他问：「你好吗？」|我说：「很好。」",
    "真的吗？！|当然。",
    "他走了……后来又回来了。",
    "甲、乙双方 2024-05-01 签订。",
    "一、总则。|（一）目的；（二）范围。",
    "他说：“好。”然后走了。",
    "他说：“一。|二。|三。”",
    "“快跑！”他喊道。",
    "“快跑！”他喊道，“别回头！”",
    "“你来了？”老张无力地问。|没有人回答。",
    "「你來了？」老張問。|沒有人回答。",
    "“你来了。”|“来了。”",
    "“他说：‘好。’”|然而没有人信。",
    "『是嗎？』|「是的。」",
    "他提出“走出去！再回来”的口号。|大家都同意。",
    "他喊着“冲啊！”的口号。",
    "雨停了.|天晴了.",
    "你来吗?|我来!|好.",
    "U.S.政府表示欢迎。|他同意。",
    "版本号是2.0.1，大小为3.5GB。|请更新。",
    "会议结束。|（完）",
    "（一）会议认为。|（二）会议决定。",
    "（他停了一下。|没有人说话。）|会议继续。",
    "他（见图一。）走了。|天黑了。",
    "第一条　为了加强保护，制定本条例。|第二条　本市适用本条例。",
    "1.总则。|2.附则。",
    "1．总则。|2．附则。",
    "他说：\"好。\"|她说：\"行。\"",
    "“没有结束的引文。|第二句。",
    "没有句号",
    "第一行\n第二行。|第三行。",
    "第一段\n\n|第二段",
    "今年增长 5.2%。 |明年更好。 ",
    "他说：“我……”|她打断了他。",
    "“好……”他说。",
    "真的!?|不会吧……！|是的。",
    "详情见报告。[12]|另见附录。",
    "他说，这是对的。”|会议结束。",
    "问：有何评论？|答：没有评论。",
    "“会议很重要。 ”|他走了。",
    "访问https://zhen.example/a?b=c.d即可。|谢谢！",
    "Thank you. |谢谢大家。",
    "谢谢Tom!|我走了。",
    "〈序言。其一〉已经写好。|请看。",
    "这是半角句号｡|这是下一句｡",
    "“我们支持。”外长强调，双方应合作。",
    "“我们支持。”|外长强调：“双方应合作。”",
    "“快走！”|说着便跑了出去。",
    "“传奇。” ……|他们又谈了一会儿。",
    "——他是谁？|——不知道。",
];

const ENGLISH: &[&str] = &[
    "The U.S. and Mr. Antony J. Blinken agreed at 9 a.m. to it. |No. 5 follows.",
    "See Article 22(2). |It applies.",
    "H.E.Ambassador Li spoke.",
    "They are coming.|I am glad.",
    "It rose 3.5 per cent (see zhen.example/a.b?c=d.e). |\"Good,\" he said.",
    "He arrived at 9 a.m. |The talks began at once.",
    "It opens at 9 a.m. Beijing time. |It closes at 5 p.m. Monday.",
    "It closes at 5 p.m. |Visitors must leave.",
    "On Sept. 3 he left. |On Sat. Dec. 4 he returned.",
    "H.E. Mr. Wang met Gen. A. B. Smith Jr. in Washington, D.C. |They spoke.",
    "He lives in the U.S. |He likes it.",
    "The U.S. Secretary of State spoke.",
    "So do I. |They agreed.",
    "He bought apples, pears, etc. |China sold them.",
    "Acme Co., Ltd. |The firm grew.",
    "Acme Inc. Chairman Li spoke.",
    "No. |We will not go.",
    "See Nos. 4 and 5, Art. 3 and fig. 2. |Read vol. II. |It is long.",
    "1. General provisions. |2. Scope.",
    "(1) This law applies. |(2) It binds all.",
    "A. First item. |B. Second item.",
    "'You are late!' he cried. |'Am I?'",
    "\"Really?\" John asked. |\"Yes!\" Mr. Li replied.",
    "'Who is it?' |'I asked you first.'",
    "“Stop!” |The man stood still.",
    "He said: \"One. |Two. |Three.\" |Then he left.",
    "He waited... |Then he left.",
    "'I... I did not know.'",
    "He waited... and left.",
    "Well… |Who knows?",
    "What?! |Never!",
    "It is (as Mr. Li said. Then again!) true. |Yes.",
    "(It is true. |It is.) |We know.",
    "It ended (at last). |They slept.",
    "The end.[12] |The next.",
    "He left.|\"Good,\" she said.",
    "Call obj.Method() or Node.js now. |Done.",
    "They went to the WTO.|What is your comment? |ASP.NET and API.Call work.",
    "Visit www.zhen.example. |Thanks.",
    "It costs $3. |$4 is too much.",
    "iPhones sell. |iPhone makers rejoice.",
    "a first line\nof text. |A second one",
    "no final stop",
    "One paragraph\n\n|another",
    "\"An unclosed quotation. |It goes on.",
    "It rose by 4. |5 people left.",
    "In 2023. |The year ended.",
    "Version 2.0.1 is out. |Get v3.2.",
    "She said, \"Why not?\" and left.",
    "Dr. Li (Ph.D. in law, i.e. a lawyer) vs. Prof. Wu.",
    "The end. ” |The next.",
    "Mr. President, thank you. |Mr. President!",
    "他来了。|He came.",
];

fn check(cases: &[&str], language: Language) {
    for case in cases {
        let text = case.replace('|', "");
        let expected: Vec<_> = case.split('|').map(str::trim).collect();
        let found: Vec<_> = split_sentences(&text, language)
            .into_iter()
            .map(|span| text[span].to_owned())
            .collect();
        assert_eq!(found, expected, "{text}");
    }
}

#[test]
fn chinese_sentences_end_where_the_table_says() {
    check(CHINESE, Language::Chinese);
}

#[test]
fn english_sentences_end_where_the_table_says() {
    check(ENGLISH, Language::English);
}

#[test]
fn titles_and_date_lines_stay_whole() {
    let text = "Who? Me. A title\n9 May. Monday\nOne. Two.".to_owned();
    let kinds = [BlockKind::Title, BlockKind::DateLine, BlockKind::Paragraph];
    let mut start = 0;
    let mut blocks = Vec::new();
    for (index, line) in text.lines().enumerate() {
        let span = start..start + line.len();
        start = span.end + 1;
        blocks.push(Block { span, kind: kinds[index], origin: Origin::Line(index + 1) });
    }
    let document = Document::new(text, Language::English, blocks, Vec::new())
        .expect("the blocks cover the text");
    let document = split_document(document);
    let blocks: Vec<_> = document.sentences().iter().map(|sentence| sentence.block).collect();
    assert_eq!(blocks, [0, 1, 2, 2]);
    assert_eq!(document.verify(), Ok(()));
}

#[test]
fn lines_stay_as_they_are() {
    let document = Document::from_lines("One. Two.\n\nThree.\n", Language::English);
    assert_eq!(split_document(document.clone()), document);
}

/// Texts that take quadratic time where a look ahead or back has no bound.
#[test]
fn long_lines_take_linear_time() {
    let repeated = [
        "“好。”的",
        "《",
        "（好。",
        "(. A ",
        "Mr. ",
        "\"好。\"说",
        "a. ",
        "((",
        ".\n",
        "…",
        "[1]",
        "。 ",
    ];
    for unit in repeated {
        for opening in ["", "(((", "：“", "\n "] {
            let text = opening.repeat(50_000) + &unit.repeat(300_000);
            for language in [Language::English, Language::Chinese] {
                let length: usize =
                    split_sentences(&text, language).iter().map(ExactSizeIterator::len).sum();
                assert!(length > 0 && length <= text.len());
            }
        }
    }
}

proptest! {
    #[test]
    fn sentences_leave_out_nothing_but_white_space(
        text in "(\\PC|[a-zA-Z .!?\"'()\n]|[。！？…“”‘’「」『』（）《》：，他说道的\u{3000}]|I\\. |Mr\\. ){0,60}"
    ) {
        for language in [Language::English, Language::Chinese] {
            let mut end = 0;
            for span in split_sentences(&text, language) {
                prop_assert!(end <= span.start && span.start < span.end);
                prop_assert!(text[end..span.start].trim().is_empty());
                prop_assert_eq!(text[span.clone()].trim(), &text[span.clone()]);
                end = span.end;
            }
            prop_assert!(text[end..].trim().is_empty());
        }
    }
}
