//! Document pairing: who is whose counterpart, and who is nobody's.

use proptest::prelude::*;
use zhen_align::{
    Aligner, DocumentSignature, LEAST_TRANSLATION_PROBABILITY, match_documents, seems_translated,
    translation_probability,
};
use zhen_lexicon::Lexicon;
use zhen_text::{Document, Language};

const HARBOUR: [&str; 2] = [
    "The new harbour was opened on 14 May 2031.\nIt cost 82 million and has room for 240 boats.\n\
     The old harbour will become a park.\nChildren painted the lighthouse red and white.\n",
    "新港口于2031年5月14日启用。\n它耗资8200万，可停泊240艘船。\n旧港口将改建成公园。\n\
     孩子们把灯塔漆成红白两色。\n",
];
const LIBRARY: [&str; 2] = [
    "The library closes for repairs on 2 June 2031.\nIt has 31,500 books, and the roof leaks.\n\
     Readers may borrow ten books until autumn.\nA donkey brings newspapers to the villages.\n",
    "图书馆将于2031年6月2日闭馆维修。\n馆内有31500册图书，屋顶漏水。\n\
     读者在秋天之前可以借十本书。\n一头驴把报纸送到村里。\n",
];
const SOUP: [&str; 2] = [
    "Wash the mushrooms and cut the onions.\nBoil them in water with salt for an hour.\n\
     Add cream, pepper and a little wine.\nServe the soup hot with bread.\n",
    "把蘑菇洗净，洋葱切碎。\n加盐用水煮一小时。\n放入奶油、胡椒和少许酒。\n趁热配面包食用。\n",
];

fn document(text: &str, language: Language) -> Document {
    Document::from_lines(text, language)
}

fn signatures(texts: &[&str], language: Language) -> Vec<DocumentSignature> {
    let signature =
        |text: &&str| DocumentSignature::new(&document(text, language), Lexicon::built_in());
    texts.iter().map(signature).collect()
}

fn matched(english: &[&str], chinese: &[&str]) -> Vec<(usize, usize)> {
    let english = signatures(english, Language::English);
    let chinese = signatures(chinese, Language::Chinese);
    let found = match_documents(&english, &chinese, Lexicon::built_in(), 0.5, |_, _| None);
    found.matches.iter().map(|found| (found.english, found.chinese)).collect()
}

#[test]
fn counterparts_are_found_and_orphans_left_alone() {
    let english = [HARBOUR[0], LIBRARY[0], SOUP[0]];
    assert_eq!(matched(&english, &[SOUP[1], HARBOUR[1]]), [(0, 1), (2, 0)]);
    assert_eq!(matched(&[LIBRARY[0]], &[SOUP[1], HARBOUR[1]]), []);
    assert_eq!(matched(&[LIBRARY[0]], &[LIBRARY[1]]), [(0, 0)]);
    assert_eq!(matched(&[], &[LIBRARY[1]]), []);
    assert_eq!(matched(&["", "\n\n"], &["", "。"]), []);
}

#[test]
fn near_duplicates_go_to_their_own_partners() {
    let other = [
        HARBOUR[0].replace("14 May", "9 August").replace("82 million", "17 million"),
        HARBOUR[1].replace("5月14日", "8月9日").replace("8200万", "1700万"),
    ];
    let english = [HARBOUR[0], &other[0], SOUP[0]];
    assert_eq!(matched(&english, &[&other[1], SOUP[1], HARBOUR[1]]), [(0, 2), (1, 0), (2, 1)]);
}

#[test]
fn a_pair_alone_is_told_from_none() {
    let probability = |english: &str, chinese: &str| {
        let english = document(english, Language::English);
        let chinese = document(chinese, Language::Chinese);
        translation_probability(&english, &chinese, &Aligner::default())
    };
    for [english, chinese] in [HARBOUR, LIBRARY, SOUP] {
        assert!(probability(english, chinese) > 0.5);
        // The first three lines alone: an abridged version.
        let abridged: Vec<&str> = chinese.lines().take(3).collect();
        assert!(probability(english, &abridged.join("\n")) > LEAST_TRANSLATION_PROBABILITY);
    }
    let (english, chinese) = ([HARBOUR[0], SOUP[0]].concat(), LIBRARY[1].repeat(2));
    assert!(probability(&english, &chinese) < LEAST_TRANSLATION_PROBABILITY);
    // Two lines that say nothing of each other are too little to tell.
    assert!(probability("Yes.\nNo.", "他来了。\n下雨了。") >= 0.5);
    assert!(probability("", "") >= 0.5);
}

#[test]
fn a_finished_alignment_tells_a_pair_from_none() {
    let seems = |english: &str, chinese: &str| {
        let english = document(english, Language::English);
        let chinese = document(chinese, Language::Chinese);
        seems_translated(&english, &chinese, &Aligner::default().align(&english, &chinese))
    };
    let all: Vec<String> =
        [0, 1].map(|side| [HARBOUR[side], LIBRARY[side], SOUP[side]].concat()).into();
    // Whole, and with a third or two thirds missing on one side.
    for [english, chinese] in [HARBOUR, LIBRARY, SOUP] {
        assert!(seems(english, chinese));
        assert!(seems(&all[0], chinese));
        assert!(seems(english, &all[1]));
    }
    assert!(seems(&all[0], &[HARBOUR[1], SOUP[1]].concat()));
    assert!(!seems(HARBOUR[0], SOUP[1]));
    assert!(!seems(&[HARBOUR[0], SOUP[0]].concat(), LIBRARY[1]));
    // Too short to tell.
    assert!(seems("Yes.", "他来了。") && seems("", ""));
}

#[test]
fn a_pair_that_does_not_align_is_none() {
    // Alike by all that signatures hold, but hardly any of it is aligned.
    let english = signatures(&[HARBOUR[0]], Language::English);
    let chinese = signatures(&[HARBOUR[1]], Language::Chinese);
    let unlike = Some([1.0, 0.0, 0.15, 0.1, 0.15, 0.0, 0.5, 1.6, 0.0, 0.0, 0.0]);
    let matched = |aligned| {
        let matches = match_documents(&english, &chinese, Lexicon::built_in(), 0.5, |_, _| aligned);
        matches.matches.len()
    };
    assert_eq!((matched(None), matched(unlike)), (1, 0));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(40))]

    #[test]
    fn any_text_is_matched_one_to_one(
        english in proptest::collection::vec("[a-zA-Z0-9 .\n]{0,60}|.{0,30}", 0..5),
        chinese in proptest::collection::vec("[的湖港口年一二0-9。\n]{0,40}|.{0,30}", 0..5),
    ) {
        let english: Vec<&str> = english.iter().map(String::as_str).collect();
        let chinese: Vec<&str> = chinese.iter().map(String::as_str).collect();
        let pairs = matched(&english, &chinese);
        let mut columns: Vec<usize> = pairs.iter().map(|pair| pair.1).collect();
        columns.sort_unstable();
        columns.dedup();
        prop_assert_eq!(columns.len(), pairs.len());
        prop_assert!(pairs.is_sorted());
    }
}
