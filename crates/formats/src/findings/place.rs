//! Where a sentence stands, as people look it up: `notice.en.txt:12`, `notice.pdf, page 3`.

use zhen_check::{Finding, MessageLanguage};
use zhen_text::{Document, Origin};

/// Says where a finding is in both documents, each given with its name; once where both are one.
pub(super) fn shown_places(
    finding: &Finding,
    documents: [(&str, &Document); 2],
    language: MessageLanguage,
) -> Vec<String> {
    let mut places = Vec::new();
    for ((name, document), passage) in
        documents.into_iter().zip([&finding.english, &finding.chinese])
    {
        let first = passage.marks.first().map_or(passage.sentences.start, |mark| mark.sentence);
        let place = shown_place(name, document, first, language);
        if !place.is_empty() && !places.contains(&place) {
            places.push(place);
        }
    }
    places
}

/// Says where a sentence stands; behind the last one, where the last one does.
pub(super) fn shown_place(
    name: &str,
    document: &Document,
    sentence: usize,
    language: MessageLanguage,
) -> String {
    let last = document.sentences().len().checked_sub(1);
    let Some(sentence) = last.map(|last| sentence.min(last)) else { return name.to_owned() };
    let span = &document.sentences()[sentence];
    let Some(block) = document.blocks().get(span.block) else { return name.to_owned() };
    let place = match (&block.origin, language) {
        (Origin::Line(line), _) => {
            let line = line + lines_before(document, sentence);
            let colon = if name.is_empty() { "" } else { ":" };
            return format!("{name}{colon}{line}");
        }
        (origin, MessageLanguage::English) => origin.to_string(),
        (Origin::Page(page), MessageLanguage::Chinese) => format!("第{page}页"),
        (Origin::Cue { number, .. }, MessageLanguage::Chinese) => format!("第{number}条字幕"),
        (Origin::Unit(unit), MessageLanguage::Chinese) => format!("第{unit}条"),
        (Origin::Part { part, paragraph }, MessageLanguage::Chinese) => {
            format!("{part}第{paragraph}段")
        }
        (origin, MessageLanguage::Chinese) => origin.to_string(),
    };
    match (name.is_empty(), language) {
        (true, _) => place,
        (false, MessageLanguage::English) => format!("{name}, {place}"),
        (false, MessageLanguage::Chinese) => format!("{name}，{place}"),
    }
}

/// Returns a place that is short enough for the margin of a text: the number of a line, paragraph
/// or subtitle, `p3` for a page.
pub(super) fn short_place(document: &Document, sentence: usize) -> Option<String> {
    let block = document.blocks().get(document.sentences().get(sentence)?.block)?;
    match &block.origin {
        Origin::Line(line) => Some((line + lines_before(document, sentence)).to_string()),
        Origin::Unit(number)
        | Origin::Cue { number, .. }
        | Origin::Part { paragraph: number, .. } => Some(number.to_string()),
        Origin::Page(page) => Some(format!("p{page}")),
        _ => None,
    }
}

/// Counts the lines of a block before the one on which a sentence begins.
fn lines_before(document: &Document, sentence: usize) -> usize {
    let span = &document.sentences()[sentence];
    let start = document.blocks()[span.block].span.start;
    let before = document.text().get(start..span.span.start).unwrap_or_default();
    before.bytes().filter(|&byte| byte == b'\n').count()
}

#[cfg(test)]
mod tests {
    use zhen_text::{Block, BlockKind, Language, Sentence};

    use super::*;

    fn document(origin: Origin) -> Document {
        let text = "One.\nTwo.\nThree.";
        let block = Block { span: 0..16, kind: BlockKind::Paragraph, origin };
        let document = Document::new(text.into(), Language::English, vec![block], Vec::new());
        let sentences = [0..4, 5..9, 10..16].map(|span| Sentence { span, block: 0 });
        let document = document.expect("one block is the whole text");
        document.with_sentences(sentences.to_vec()).expect("the spans are the sentences")
    }

    #[test]
    fn places_are_named_as_people_look_them_up() {
        let cue = Origin::Cue { number: 2, start_ms: 62_003, end_ms: 63_500 };
        let part = Origin::Part { part: "word/document.xml".into(), paragraph: 4 };
        let table = [
            (Origin::Line(7), 0, "a.txt:7", "a.txt:7"),
            (Origin::Line(7), 2, "a.txt:9", "a.txt:9"),
            (Origin::Line(7), 99, "a.txt:9", "a.txt:9"),
            (Origin::Page(3), 1, "a.txt, page 3", "a.txt，第3页"),
            (cue, 0, "a.txt, cue 2 00:01:02.003 --> 00:01:03.500", "a.txt，第2条字幕"),
            (part, 0, "a.txt, word/document.xml paragraph 4", "a.txt，word/document.xml第4段"),
            (Origin::Unit(5), 0, "a.txt, unit 5", "a.txt，第5条"),
            (Origin::Element("/html/p[2]".into()), 0, "a.txt, /html/p[2]", "a.txt，/html/p[2]"),
        ];
        for (origin, sentence, english, chinese) in table {
            let document = document(origin);
            for (language, expected) in
                [(MessageLanguage::English, english), (MessageLanguage::Chinese, chinese)]
            {
                assert_eq!(shown_place("a.txt", &document, sentence, language), expected);
            }
        }
        let empty = Document::from_lines("", Language::English);
        assert_eq!(shown_place("a.txt", &empty, 0, MessageLanguage::English), "a.txt");
    }
}
