//! Moved blocks: what was moved is linked, what only looks alike is not.

use zhen_align::Aligner;
use zhen_text::{Alignment, Document, Language};

mod invented;

/// A paragraph of three sentences.
const PARAGRAPH: [(&str, &str); 3] = [
    (
        "The potters of the upper valley fire their kilns only with pine wood.",
        "上游山谷的陶匠只用松木烧窑。",
    ),
    (
        "A single firing takes four days, and nobody may open the door before it has cooled.",
        "烧一窑要四天，窑门冷却之前谁也不许打开。",
    ),
    ("The glaze then turns as green as river water.", "釉色便会变得像河水一样碧绿。"),
];

/// One long sentence.
const LONG: (&str, &str) = (
    "Before the flood the grandmother had buried her silver bracelets and a bag of wheat seed under \
     the old walnut tree behind the house.",
    "洪水来临之前，祖母把银手镯和一袋麦种埋在屋后那棵老核桃树下。",
);

/// Invented lines with `block` at one place in English and at another in Chinese.
fn with_moved(block: &[(&str, &str)], english_at: usize, chinese_at: usize) -> Alignment {
    let (mut english, mut chinese) = invented::lines(40);
    let lines = |side: fn(&(&str, &str)) -> String| block.iter().map(side).collect::<Vec<_>>();
    english.splice(english_at..english_at, lines(|pair| pair.0.to_owned()));
    chinese.splice(chinese_at..chinese_at, lines(|pair| pair.1.to_owned()));
    let english = Document::from_lines(english.join("\n"), Language::English);
    let chinese = Document::from_lines(chinese.join("\n"), Language::Chinese);
    Aligner::default().align(&english, &chinese)
}

/// The sentence pairs that are linked, 1-1 for short.
fn links(alignment: &Alignment) -> Vec<(usize, usize)> {
    let pair = |block: &zhen_text::MovedBlock| {
        assert_eq!((block.source.len(), block.target.len()), (1, 1));
        assert!((0.9..=1.0).contains(&block.confidence));
        (block.source.start, block.target.start)
    };
    alignment.moved().iter().map(pair).collect()
}

#[test]
fn explanations_link_what_the_alignment_links() {
    let (mut english, mut chinese) = invented::lines(12);
    english.insert(2, LONG.0.to_owned());
    chinese.insert(9, LONG.1.to_owned());
    let english = Document::from_lines(english.join("\n"), Language::English);
    let chinese = Document::from_lines(chinese.join("\n"), Language::Chinese);
    let explanations = Aligner::default().explain(&english, &chinese);
    assert_eq!(*explanations.alignment(), Aligner::default().align(&english, &chinese));
    assert_eq!(links(explanations.alignment()), [(2, 9)]);
    let moved = explanations.iter().filter(|explanation| explanation.moved.is_some());
    let beads: Vec<String> = moved.map(|explanation| explanation.bead.to_string()).collect();
    assert_eq!(beads, ["1-0", "0-1"]);
}

#[test]
fn a_moved_paragraph_is_linked_sentence_by_sentence() {
    for (english_at, chinese_at) in [(10, 14), (25, 5), (40, 0), (0, 40)] {
        let expected: Vec<_> = (0..3).map(|at| (english_at + at, chinese_at + at)).collect();
        let found = with_moved(&PARAGRAPH, english_at, chinese_at);
        assert_eq!(links(&found), expected, "{english_at} {chinese_at}");
    }
}

#[test]
fn a_long_moved_sentence_is_linked() {
    for (english_at, chinese_at) in [(10, 15), (30, 3)] {
        let found = with_moved(&[LONG], english_at, chinese_at);
        assert_eq!(links(&found), [(english_at, chinese_at)]);
    }
}

#[test]
fn two_blocks_are_linked_each_with_its_own() {
    let (mut english, mut chinese) = invented::lines(40);
    english.insert(35, LONG.0.to_owned());
    chinese.insert(30, LONG.1.to_owned());
    english.splice(5..5, PARAGRAPH.map(|pair| pair.0.to_owned()));
    chinese.splice(12..12, PARAGRAPH.map(|pair| pair.1.to_owned()));
    let english = Document::from_lines(english.join("\n"), Language::English);
    let chinese = Document::from_lines(chinese.join("\n"), Language::Chinese);
    let alignment = Aligner::default().align(&english, &chinese);
    assert_eq!(links(&alignment), [(5, 12), (6, 13), (7, 14), (38, 33)]);
}

#[test]
fn short_sentences_that_are_said_anywhere_are_not_linked() {
    for pair in [("Thank you.", "谢谢。"), ("Yes, of course.", "当然可以。"), ("Chapter", "章")]
    {
        let found = with_moved(&[pair], 10, 20);
        assert_eq!(links(&found), [], "{}", pair.0);
    }
}

#[test]
fn sentences_that_stand_on_one_side_only_are_not_linked() {
    let others = [
        "山下的渔民冬天修补渔网，春天才出海。",
        "一次出海要十天，没有人知道能带回多少鱼。",
        "港口的墙壁被海风吹成了白色。",
    ];
    let (mut english, mut chinese) = invented::lines(40);
    english.splice(10..10, PARAGRAPH.map(|pair| pair.0.to_owned()));
    english.insert(38, LONG.0.to_owned());
    chinese.splice(25..25, others.map(str::to_owned));
    let english = Document::from_lines(english.join("\n"), Language::English);
    let chinese = Document::from_lines(chinese.join("\n"), Language::Chinese);
    assert_eq!(links(&Aligner::default().align(&english, &chinese)), []);
}

#[test]
fn a_half_of_a_long_text_may_be_moved() {
    let (english, mut chinese) = invented::lines(600);
    chinese.rotate_left(250);
    let english = Document::from_lines(english.join("\n"), Language::English);
    let chinese = Document::from_lines(chinese.join("\n"), Language::Chinese);
    let alignment = Aligner::default().align(&english, &chinese);
    let right = alignment.moved().iter().filter(|block| {
        (block.source.start + 350) % 600 == block.target.start && block.source.len() == 1
    });
    let nulls = alignment.beads().iter().filter(|b| b.bead.is_null()).count();
    let right = right.count();
    assert!(right > 180, "{right} of {} links right, {nulls} nulls", alignment.moved().len());
}
