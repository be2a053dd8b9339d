//! Structure as evidence: headings, articles and list numbers keep their places even where no word
//! is known.

use zhen_align::Aligner;
use zhen_text::{Block, BlockKind, Document, Language, Origin, Sentence};

/// Makes a document of blocks that are one sentence each.
fn document(blocks: &[(BlockKind, String)], language: Language) -> Document {
    let mut text = String::new();
    let mut found = Vec::new();
    let mut sentences = Vec::new();
    for (index, (kind, line)) in blocks.iter().enumerate() {
        let span = text.len()..text.len() + line.len();
        text += line;
        text.push('\n');
        found.push(Block { span: span.clone(), kind: *kind, origin: Origin::Line(index + 1) });
        sentences.push(Sentence { span, block: index });
    }
    Document::new(text, language, found, Vec::new())
        .and_then(|document| document.with_sentences(sentences))
        .expect("the blocks are lines of the text")
}

/// Invented words that no lexicon has, different for each number.
fn babble(number: usize, language: Language) -> String {
    let (syllables, count): (&[&str], usize) = match language {
        Language::English => (&["brol", "quim", "zast", "vork", "plim", "drux", "nolt"], 9),
        Language::Chinese => (&["嚯", "嚓", "咣", "嗖", "嘭", "嗞", "啾"], 14),
    };
    let word = |place: usize| syllables[(number * 5 + place * 3 + place * place) % 7];
    let words: Vec<&str> = (0..count).map(word).collect();
    words.join(if language == Language::English { " " } else { "" })
}

fn beads(english: &[(BlockKind, String)], chinese: &[(BlockKind, String)]) -> Vec<String> {
    let (english, chinese) =
        (document(english, Language::English), document(chinese, Language::Chinese));
    let alignment = Aligner::default().align(&english, &chinese);
    let show = |scored: &zhen_text::ScoredBead| {
        format!("{:?}:{:?}", scored.bead.source, scored.bead.target)
    };
    alignment.beads().iter().map(show).collect()
}

#[test]
fn articles_are_matched_by_number_when_one_is_missing() {
    let numerals = ["一", "二", "三", "四", "五", "六", "七", "八"];
    let english: Vec<_> = (0..8)
        .map(|n| {
            (BlockKind::Paragraph, format!("Article {} {}.", n + 1, babble(n, Language::English)))
        })
        .collect();
    let chinese: Vec<_> = (0..8)
        .filter(|n| *n != 2)
        .map(|n| {
            let text = babble(n + 3, Language::Chinese);
            (BlockKind::Paragraph, format!("第{}条　{text}。", numerals[n]))
        })
        .collect();
    let expected = ["0..1:0..1", "1..2:1..2", "2..3:2..2", "3..4:2..3", "4..5:3..4", "5..6:4..5"];
    assert_eq!(beads(&english, &chinese)[..6], expected);
}

#[test]
fn headings_go_with_headings() {
    // The first section has two paragraphs in English and one in Chinese.
    let kinds = |paragraphs: [usize; 5]| {
        let section = |count: usize| {
            let mut kinds = vec![BlockKind::Heading(2)];
            kinds.extend(vec![BlockKind::Paragraph; count]);
            kinds
        };
        paragraphs.into_iter().flat_map(section).collect::<Vec<_>>()
    };
    let blocks = |paragraphs: [usize; 5], language: Language| -> Vec<(BlockKind, String)> {
        // As long as a paragraph, so that nothing but the kind tells them apart.
        let line = |(index, kind): (usize, BlockKind)| (kind, babble(index, language) + ".");
        kinds(paragraphs).into_iter().enumerate().map(line).collect()
    };
    let english = blocks([2, 1, 2, 1, 2], Language::English);
    let chinese = blocks([1, 1, 2, 1, 2], Language::Chinese);
    let (english_kinds, chinese_kinds) = (kinds([2, 1, 2, 1, 2]), kinds([1, 1, 2, 1, 2]));
    let english = document(&english, Language::English);
    let chinese = document(&chinese, Language::Chinese);
    let alignment = Aligner::default().align(&english, &chinese);
    let heading = |kinds: &[BlockKind], index| matches!(kinds[index], BlockKind::Heading(_));
    let right = alignment.beads().iter().filter(|scored| {
        let bead = &scored.bead;
        bead.source.len() == 1
            && bead.target.len() == 1
            && heading(&english_kinds, bead.source.start)
            && heading(&chinese_kinds, bead.target.start)
    });
    assert_eq!(right.count(), 5, "{:?}", alignment.beads());
}

#[test]
fn date_lines_with_the_same_date_go_together_whatever_else_they_say() {
    let pair = |date: &str| {
        let english = [
            (BlockKind::Title, "Minister Opens the Lanping Bridge".to_owned()),
            (BlockKind::DateLine, "2023-02-04 11:14".to_owned()),
            (BlockKind::Paragraph, "The bridge was opened on Friday.".to_owned()),
        ];
        let chinese = [
            (BlockKind::Title, "部长为兰坪大桥揭幕".to_owned()),
            (BlockKind::DateLine, format!("{date} 09:26 外交部网站")),
            (BlockKind::Paragraph, "大桥于周五通车。".to_owned()),
        ];
        beads(&english, &chinese)
    };
    assert_eq!(pair("2023年02月04日"), ["0..1:0..1", "1..2:1..2", "2..3:2..3"]);
    assert_eq!(pair("2023年02月09日"), ["0..1:0..1", "1..2:1..1", "2..2:1..2", "2..3:2..3"]);
}
