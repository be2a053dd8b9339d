//! Places in documents of every kind of origin.

use zhen_align::Place;
use zhen_check::MessageLanguage;
use zhen_text::{BlockKind, Language, Sentence};

use super::*;

/// Makes a document of blocks with their origins and the texts of their sentences; blocks stand on
/// lines of their own.
fn document(blocks: &[(Origin, &[&str])]) -> Document {
    let (mut text, mut made, mut sentences) = (String::new(), Vec::new(), Vec::new());
    for (block, (origin, texts)) in blocks.iter().enumerate() {
        if block > 0 {
            text.push('\n');
        }
        let start = text.len();
        for (index, sentence) in texts.iter().enumerate() {
            if index > 0 {
                text.push(' ');
            }
            sentences.push(Sentence { span: text.len()..text.len() + sentence.len(), block });
            text.push_str(sentence);
        }
        let span = start..text.len();
        made.push(Block { span, kind: BlockKind::Paragraph, origin: origin.clone() });
    }
    Document::new(text, Language::English, made, Vec::new())
        .and_then(|document| document.with_sentences(sentences))
        .expect("sentences fill their blocks")
}

fn told(document: &Document, passage: &Passage) -> [String; 2] {
    let location = Locator::new(document).focus(passage);
    [MessageLanguage::English, MessageLanguage::Chinese].map(|language| location.told(language))
}

fn sentences(range: Range<usize>) -> Passage {
    Passage::of_sentences(range)
}

#[test]
fn plain_text_has_lines_and_columns() {
    let text = "  One 𠀀 two.\r\n\r\nThree\r\nfour.\r\n";
    let document = Document::from_lines(text, Language::English);
    let document = document.with_paragraph_starts(&[2]);
    let mark = |sentence, start, end| Passage {
        sentences: sentence..sentence + 1,
        marks: vec![Place { sentence, start, end }],
    };
    let table = [
        (sentences(0..1), ["line 1 column 3", "第1行第3列"]),
        (mark(0, 9, 12), ["line 1 column 9", "第1行第9列"]),
        (sentences(2..4), ["lines 3-4", "第3-4行"]),
        (sentences(3..3), ["before line 4 column 1", "第4行第1列之前"]),
        (sentences(4..4), ["after line 4 column 6", "第4行第6列之后"]),
        // Words and sentences that are not there: the nearest that is.
        (mark(3, 2, 99), ["line 4 column 1", "第4行第1列"]),
        (sentences(9..12), ["after line 4 column 6", "第4行第6列之后"]),
    ];
    for (passage, expected) in table {
        assert_eq!(told(&document, &passage), expected, "{passage:?}");
    }
    let word = Locator::new(&document).focus(&mark(0, 9, 12));
    let utf16 = [&word.start, &word.end].map(|point| point.columns.map(|columns| columns.utf16));
    assert_eq!(utf16, [Some(10), Some(13)]);
    assert_eq!(word.span, Some(11..14));
}

#[test]
fn text_that_is_not_the_file_has_lines_alone() {
    // As of Markdown: `## Sailing` and a paragraph of two lines.
    let document = document(&[
        (Origin::Line(1), &["Sailing"]),
        (Origin::Line(3), &["It sails\ndaily.", "Not at night."]),
    ]);
    assert_eq!(told(&document, &sentences(1..2)), ["lines 3-4", "第3-4行"]);
    assert_eq!(told(&document, &sentences(2..3)), ["line 4", "第4行"]);
    assert_eq!(told(&document, &sentences(2..2)), ["before line 4", "第4行之前"]);
    assert_eq!(Locator::new(&document).focus(&sentences(2..3)).span, None);
}

#[test]
fn line_ends_are_those_that_the_reader_counted() {
    // A text of old line ends, read as a page: each line a block, and all line ends count.
    let text = "One.\rTwo.\u{2028}Three.";
    let block = |span, line| {
        let origin = Origin::Line(line);
        Block { span, kind: BlockKind::Paragraph, origin }
    };
    let blocks = vec![block(0..4, 1), block(5..9, 2), block(12..18, 3)];
    let sentence = |span, block| Sentence { span, block };
    let all = vec![sentence(0..4, 0), sentence(5..9, 1), sentence(12..18, 2)];
    let page = Document::new(text.into(), Language::English, blocks, Vec::new())
        .and_then(|document| document.with_sentences(all))
        .expect("sentences fill their blocks");
    assert_eq!(told(&page, &sentences(2..3)), ["line 3 column 1", "第3行第1列"]);
    // The same text read by lines is one.
    let lines = Document::from_lines(text, Language::English);
    assert_eq!(told(&lines, &sentences(1..1)), ["after line 1 column 17", "第1行第17列之后"]);
}

#[test]
fn other_origins_are_told_as_people_look_them_up() {
    let part = |paragraph| Origin::Part { part: "word/document.xml".into(), paragraph };
    let parts = document(&[(part(4), &["One.", "Two."]), (part(7), &["Three."])]);
    let own = |document: &Document, range| told(document, &sentences(range));
    assert_eq!(own(&parts, 1..2), ["word/document.xml paragraph 4", "word/document.xml第4段"]);
    assert_eq!(own(&parts, 0..3), ["word/document.xml paragraphs 4-7", "word/document.xml第4-7段"]);
    let pages = document(&[
        (Origin::Page(2), &["One."]),
        (Origin::Page(2), &["Two."]),
        (Origin::Page(3), &["Three."]),
    ]);
    assert_eq!(own(&pages, 1..2), ["page 2 paragraph 2", "第2页第2段"]);
    assert_eq!(
        own(&pages, 1..3),
        ["page 2 paragraph 2 to page 3 paragraph 1", "第2页第2段至第3页第1段"]
    );
    assert_eq!(own(&pages, 2..2), ["before page 3 paragraph 1", "第3页第1段之前"]);
    let element = |path: &str| Origin::Element(path.into());
    let web =
        document(&[(element("/html/body/p"), &["One."]), (element("/html/body/p[2]"), &["2."])]);
    assert_eq!(
        own(&web, 0..2),
        ["/html/body/p to /html/body/p[2]", "/html/body/p至/html/body/p[2]"]
    );
    let cue = Origin::Cue { number: 2, start_ms: 1_500, end_ms: 2_000 };
    let film = document(&[(cue, &["One."]), (Origin::Unit(9), &["Two."])]);
    assert_eq!(own(&film, 0..1), ["cue 2 00:00:01.500 --> 00:00:02.000", "第2条字幕"]);
    assert_eq!(own(&film, 2..2), ["after unit 9", "第9单元之后"]);
}

#[test]
fn an_empty_document_has_a_place() {
    let document = Document::from_lines("", Language::Chinese);
    assert_eq!(told(&document, &sentences(0..0)), ["empty document", "空文档"]);
}
