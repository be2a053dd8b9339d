//! Where a sentence stands, as people look it up: `notice.en.txt:12`, `notice.pdf, page 3`.

use zhen_check::{Finding, MessageLanguage};
use zhen_text::{Document, Origin};

/// A document with its name, ready to look up places in.
pub(super) struct PlacedDocument<'d> {
    pub(super) name: &'d str,
    pub(super) document: &'d Document,
    /// Bytes of the text where lines end.
    line_ends: Vec<usize>,
}

impl<'d> PlacedDocument<'d> {
    /// Finds the lines of a document; time linear in its text. A place is then found in
    /// logarithmic time.
    pub(super) fn new(name: &'d str, document: &'d Document) -> Self {
        let line_ends = document.text().match_indices('\n').map(|(byte, _)| byte).collect();
        Self { name, document, line_ends }
    }

    /// Says where a sentence stands; behind the last one, where the last one does.
    pub(super) fn place(&self, sentence: usize, language: MessageLanguage) -> String {
        let name = self.name;
        let last = self.document.sentences().len().saturating_sub(1);
        let place = match (self.origin(sentence.min(last)), language) {
            (None, _) => return name.to_owned(),
            (Some(Origin::Line(line)), _) => {
                let colon = if name.is_empty() { "" } else { ":" };
                return format!("{name}{colon}{line}");
            }
            (Some(origin), MessageLanguage::English) => origin.to_string(),
            (Some(Origin::Page(page)), _) => format!("第{page}页"),
            (Some(Origin::Cue { number, .. }), _) => format!("第{number}条字幕"),
            (Some(Origin::Unit(unit)), _) => format!("第{unit}条"),
            (Some(Origin::Part { part, paragraph }), _) => format!("{part}第{paragraph}段"),
            (Some(origin), MessageLanguage::Chinese) => origin.to_string(),
        };
        match (name.is_empty(), language) {
            (true, _) => place,
            (false, MessageLanguage::English) => format!("{name}, {place}"),
            (false, MessageLanguage::Chinese) => format!("{name}，{place}"),
        }
    }

    /// Returns a place that is short enough for the margin of a text: the number of a line,
    /// paragraph or subtitle, `p3` for a page.
    pub(super) fn short_place(&self, sentence: usize) -> Option<String> {
        match self.origin(sentence)? {
            Origin::Line(number)
            | Origin::Unit(number)
            | Origin::Cue { number, .. }
            | Origin::Part { paragraph: number, .. } => Some(number.to_string()),
            Origin::Page(page) => Some(format!("p{page}")),
            _ => None,
        }
    }

    /// Returns where a sentence comes from: its block, but of a block of many lines its own line.
    fn origin(&self, sentence: usize) -> Option<Origin> {
        let sentence = self.document.sentences().get(sentence)?;
        let block = self.document.blocks().get(sentence.block)?;
        let ends_before = |byte: usize| self.line_ends.partition_point(|&end| end < byte);
        Some(match &block.origin {
            Origin::Line(line) => {
                let lines = ends_before(sentence.span.start) - ends_before(block.span.start);
                Origin::Line(line + lines)
            }
            origin => origin.clone(),
        })
    }
}

/// Says where a finding is in both documents; once where both are one.
pub(super) fn places_of(
    finding: &Finding,
    documents: [&PlacedDocument<'_>; 2],
    language: MessageLanguage,
) -> Vec<String> {
    let mut places = Vec::new();
    for (document, passage) in documents.into_iter().zip([&finding.english, &finding.chinese]) {
        let first = passage.marks.first().map_or(passage.sentences.start, |mark| mark.sentence);
        let place = document.place(first, language);
        if !place.is_empty() && !places.contains(&place) {
            places.push(place);
        }
    }
    places
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
                let placed = PlacedDocument::new("a.txt", &document);
                assert_eq!(placed.place(sentence, language), expected);
            }
        }
        let empty = Document::from_lines("", Language::English);
        let placed = PlacedDocument::new("a.txt", &empty);
        assert_eq!(placed.place(0, MessageLanguage::English), "a.txt");
        assert_eq!(placed.short_place(0), None);
    }
}
