//! Small documents with findings, made by hand: what detectors find may change, what a finding
//! looks like in a report should not.

use std::ops::Range;

use zhen_align::Place;
use zhen_check::{
    CheckReport, Counted, Coverage, Detail, Finding, FindingId, FindingKind, Passage, Said,
    Severity,
};
use zhen_formats::DocumentNames;
use zhen_text::{
    Alignment, Bead, Block, BlockKind, Document, Language, Origin, ScoredBead, Sentence,
};

use crate::Sample;

/// Plain text: two paragraphs of several lines in English, one sentence a line in Chinese, with
/// findings of every placement.
pub fn lines() -> Sample {
    let english = "The ferry sails at six.\r\nIt carried 245,000 people,\r\n  says 𝒜da Quill. It is old.\r\n\r\nNobody may smoke.\r\n";
    let english = paragraphs(
        english,
        Language::English,
        &[
            &[
                "The ferry sails at six.",
                "It carried 245,000 people,\r\n  says 𝒜da Quill.",
                "It is old.",
            ],
            &["Nobody may smoke."],
        ],
    );
    let chinese = "渡轮六点开航。\n阿达·奎尔说，渡轮运送了24.8万人。\n票价二十元。\n渡轮很旧。\n";
    let chinese = Document::from_lines(chinese, Language::Chinese);
    let value = |text: &str, value: &str| Some(Said { text: text.into(), value: value.into() });
    let findings = vec![
        finding(
            FindingKind::Number,
            0.981_26,
            marked(&english, 1, "245,000"),
            marked(&chinese, 1, "24.8万"),
            Detail::Values {
                english: value("245,000", "245000"),
                chinese: value("24.8万", "248000"),
            },
        ),
        finding(
            FindingKind::Addition,
            0.75,
            Passage::of_sentences(2..2),
            Passage::of_sentences(2..3),
            Detail::Missing { sentences: 1, paragraphs: 1 },
        ),
        finding(
            FindingKind::Omission,
            0.9,
            Passage::of_sentences(3..4),
            Passage::of_sentences(4..4),
            Detail::Missing { sentences: 1, paragraphs: 1 },
        ),
    ];
    let beads = [(0..1, 0..1), (1..2, 1..2), (2..2, 2..3), (2..3, 3..4), (3..4, 4..4)];
    sample(["docs/ferry.en.txt", "docs/渡轮 1.zh.txt"], english, chinese, &beads, findings)
}

/// A Word document beside a PDF, where neither has lines.
pub fn parts() -> Sample {
    let part = |paragraph| Origin::Part { part: "word/document.xml".into(), paragraph };
    let english = blocks(
        Language::English,
        &[
            (part(2), &["The lease ends on 3 May 2031.", "It cannot be renewed."]),
            (part(3), &["Rent is due monthly."]),
            (part(6), &["Keys are returned."]),
        ],
    );
    let chinese = blocks(
        Language::Chinese,
        &[
            (Origin::Page(1), &["租约于2031年5月4日终止。"]),
            (Origin::Page(1), &["租约可以续期。"]),
            (Origin::Page(2), &["租客须交还钥匙。", "租金按月缴付。"]),
        ],
    );
    let value = |text: &str, value: &str| Some(Said { text: text.into(), value: value.into() });
    let findings = vec![
        finding(
            FindingKind::Date,
            0.99,
            marked(&english, 0, "3 May 2031"),
            marked(&chinese, 0, "2031年5月4日"),
            Detail::Values {
                english: value("3 May 2031", "2031-05-03"),
                chinese: value("2031年5月4日", "2031-05-04"),
            },
        ),
        finding(
            FindingKind::Negation,
            0.6,
            marked(&english, 1, "cannot"),
            Passage::of_sentences(1..2),
            Detail::Lone { text: "cannot".into() },
        ),
        finding(
            FindingKind::Moved,
            0.8,
            Passage::of_sentences(2..4),
            Passage::of_sentences(2..4),
            Detail::Moved { english: 2, chinese: 2 },
        ),
        finding(
            FindingKind::Structure,
            0.7,
            Passage::of_sentences(4..4),
            Passage::of_sentences(4..4),
            Detail::Counts { what: Counted::ListItems, english: 0, chinese: 1 },
        ),
    ];
    let beads = [(0..1, 0..1), (1..2, 1..2), (2..4, 2..4)];
    sample(["lease.docx", "lease.zh.pdf"], english, chinese, &beads, findings)
}

/// Text that tries to break out of every format.
pub fn hostile() -> Sample {
    let english = blocks(
        Language::English,
        &[(
            Origin::Line(1),
            &[
                "a\tb ]]> <![CDATA[ & \"q\" 'q'\u{0}\u{1b}\u{ffff} [link](https://evil.example) {0}\u{202e}\u{200f}😀",
            ],
        )],
    );
    let chinese = blocks(
        Language::Chinese,
        &[(Origin::Unit(1), &["甲\r\n乙\u{2028}丙\u{85}</failure>𠀀\u{b}\u{feff}"])],
    );
    let text = "]]>\t\u{1}{0}[x](1)\n𠀀\u{202e}".to_owned();
    let findings = vec![finding(
        FindingKind::Corrupted,
        f64::NAN,
        marked(&english, 0, "\u{0}\u{1b}"),
        marked(&chinese, 0, "𠀀"),
        Detail::Text { text },
    )];
    let names = ["a\t\"<en>\n#1.txt", "..\\中\u{1}: 文?.txt"];
    sample(names, english, chinese, &[(0..1, 0..1)], findings)
}

/// Two versions that agree, without names.
pub fn agreeing() -> Sample {
    let english = Document::from_lines("Good day.\n", Language::English);
    let chinese = Document::from_lines("你好。\n", Language::Chinese);
    sample(["", ""], english, chinese, &[(0..1, 0..1)], Vec::new())
}

/// Makes a finding whose name is made as the checker makes it, of its class and place.
pub fn finding(
    kind: FindingKind,
    confidence: f64,
    english: Passage,
    chinese: Passage,
    detail: Detail,
) -> Finding {
    let place = format!("{english:?} {chinese:?}");
    Finding {
        id: FindingId::new(kind, &[&place], 0),
        kind,
        severity: if kind == FindingKind::Negation { Severity::Error } else { kind.severity() },
        confidence,
        english,
        chinese,
        detail,
    }
}

/// Makes a sample of two documents, their beads and findings.
pub fn sample(
    [english_name, chinese_name]: [&str; 2],
    english: Document,
    chinese: Document,
    beads: &[(Range<usize>, Range<usize>)],
    findings: Vec<Finding>,
) -> Sample {
    let scored = beads.iter().map(|(source, target)| ScoredBead {
        bead: Bead { source: source.clone(), target: target.clone() },
        confidence: 0.9,
    });
    let lengths = [english.sentences().len(), chinese.sentences().len()];
    let coverage = |document: &Document, covered: usize| {
        let characters =
            |count: usize| (0..count).map(|index| document.sentence_text(index).chars().count());
        let sentences = document.sentences().len();
        Coverage {
            covered_sentences: covered,
            sentences,
            covered_characters: characters(covered).sum(),
            characters: characters(sentences).sum(),
        }
    };
    Sample {
        names: DocumentNames {
            english: english_name.into(),
            chinese: chinese_name.into(),
            ..DocumentNames::default()
        },
        alignment: Alignment::new(lengths[0], lengths[1], scored.collect()).unwrap(),
        report: CheckReport {
            suppressed: 0,
            findings,
            english: coverage(&english, lengths[0].min(lengths[1])),
            chinese: coverage(&chinese, lengths[0].min(lengths[1])),
        },
        english,
        chinese,
    }
}

/// Makes a document of blocks with their origins and sentences; blocks stand on lines of their own.
pub fn blocks(language: Language, blocks: &[(Origin, &[&str])]) -> Document {
    let (mut text, mut made, mut sentences) = (String::new(), Vec::new(), Vec::new());
    for (block, (origin, texts)) in blocks.iter().enumerate() {
        if block > 0 {
            text.push('\n');
        }
        let start = text.len();
        for sentence in *texts {
            if text.len() > start && language == Language::English {
                text.push(' ');
            }
            sentences.push(Sentence { span: text.len()..text.len() + sentence.len(), block });
            text.push_str(sentence);
        }
        let span = start..text.len();
        made.push(Block { span, kind: BlockKind::Paragraph, origin: origin.clone() });
    }
    let document = Document::new(text, language, made, Vec::new()).unwrap();
    document.with_sentences(sentences).unwrap()
}

/// Makes a document of a file's text, of which the sentences of each block are named.
fn paragraphs(text: &str, language: Language, blocks: &[&[&str]]) -> Document {
    let (mut made, mut sentences, mut done) = (Vec::new(), Vec::new(), 0);
    for (block, own) in blocks.iter().enumerate() {
        let first = sentences.len();
        for sentence in *own {
            let start = done + text[done..].find(sentence).unwrap();
            done = start + sentence.len();
            sentences.push(Sentence { span: start..done, block });
        }
        let start = sentences[first].span.start;
        let origin = Origin::Line(text[..start].matches('\n').count() + 1);
        made.push(Block { span: start..done, kind: BlockKind::Paragraph, origin });
    }
    let document = Document::new(text.to_owned(), language, made, Vec::new()).unwrap();
    document.with_sentences(sentences).unwrap()
}

/// Makes the passage of a sentence in which words are marked.
fn marked(document: &Document, sentence: usize, words: &str) -> Passage {
    let start = document.sentence_text(sentence).find(words).unwrap();
    let marks = vec![Place { sentence, start, end: start + words.len() }];
    Passage { sentences: sentence..sentence + 1, marks }
}
