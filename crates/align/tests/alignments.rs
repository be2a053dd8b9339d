//! What must hold of every alignment: coverage, and the right beads where they are plain to see.

use proptest::prelude::*;
use zhen_align::Aligner;
use zhen_text::{Alignment, Document, Language};

mod invented;

fn align(english: &[String], chinese: &[String]) -> Alignment {
    let english = Document::from_lines(english.join("\n"), Language::English);
    let chinese = Document::from_lines(chinese.join("\n"), Language::Chinese);
    Aligner::default().align(&english, &chinese)
}

/// Share of two-sided beads that are 1-1 with the given shift of Chinese against English indices.
fn right(alignment: &Alignment, expected: impl Fn(usize) -> Option<usize>, pairs: usize) -> f64 {
    let good = alignment.beads().iter().filter(|scored| {
        let bead = &scored.bead;
        bead.source.len() == 1
            && bead.target.len() == 1
            && expected(bead.source.start) == Some(bead.target.start)
    });
    good.count() as f64 / pairs as f64
}

#[test]
fn empty_documents_align_to_nothing_or_nulls() {
    let some = vec!["One.".to_owned(), "Two.".to_owned()];
    assert_eq!(align(&[], &[]).beads().len(), 0);
    assert!(align(&some, &[]).beads().iter().all(|scored| scored.bead.source.len() == 1));
    assert!(align(&[], &some).beads().iter().all(|scored| scored.bead.target.len() == 1));
}

#[test]
fn plain_translations_align_one_to_one() {
    let (english, chinese) = invented::lines(400);
    let alignment = align(&english, &chinese);
    assert!(right(&alignment, Some, 400) > 0.98);
}

#[test]
fn a_third_of_one_side_may_be_missing_anywhere() {
    let (english, chinese) = invented::lines(900);
    for missing in [0..300, 300..600, 600..900] {
        let mut abridged = chinese.clone();
        abridged.drain(missing.clone());
        let alignment = align(&english, &abridged);
        let expected = |row: usize| match row {
            row if missing.contains(&row) => None,
            row if row < missing.start => Some(row),
            row => Some(row - missing.len()),
        };
        assert!(right(&alignment, expected, 600) > 0.95, "without {missing:?}");
        let nulls = alignment.beads().iter().filter(|scored| scored.bead.target.is_empty()).count();
        assert!(nulls > 260, "without {missing:?}: {nulls} nulls");
    }
}

#[test]
fn one_sentence_stands_against_a_thousand() {
    let (english, chinese) = invented::lines(1_000);
    let alignment = align(&english[500..501], &chinese);
    let two_sided = alignment.beads().iter().filter(|scored| !scored.bead.is_null());
    assert!(two_sided.count() <= 1);
    assert!(alignment.beads().len() >= 996);
}

#[test]
fn repeated_and_blank_lines_never_shift_what_follows() {
    let (mut english, mut chinese) = invented::lines(60);
    for (index, line) in [(10, ""), (20, "Yes."), (21, "Yes."), (30, "")] {
        english.insert(index, line.to_owned());
        chinese.insert(index, if line.is_empty() { "" } else { "是的。" }.to_owned());
    }
    let alignment = align(&english, &chinese);
    let last = &alignment.beads()[alignment.beads().len() - 1].bead;
    assert_eq!((last.source.clone(), last.target.clone()), (63..64, 63..64));
}

#[test]
fn unrelated_documents_get_little_confidence() {
    let (english, _) = invented::lines(40);
    let chinese: Vec<String> =
        (0..40).map(|index| format!("他把第{index}封旧信烧掉，没有告诉妻子。")).collect();
    let alignment = align(&english, &chinese);
    let sure =
        alignment.beads().iter().filter(|scored| !scored.bead.is_null() && scored.confidence > 0.9);
    assert!(sure.count() < 10);
}

#[test]
fn the_same_documents_always_give_the_same_alignment() {
    let (english, chinese) = invented::lines(700);
    assert_eq!(align(&english, &chinese), align(&english, &chinese));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn any_lines_are_covered_and_confidences_are_probabilities(
        english in prop::collection::vec("(\\PC{0,12}|[a-zA-Z ,.“”0-9]{0,40})", 0..12),
        chinese in prop::collection::vec("(\\PC{0,12}|[的一是湖水三年月。！？“”0-9]{0,30})", 0..12),
    ) {
        // `Alignment::new` inside the aligner checks coverage and would panic.
        let alignment = align(&english, &chinese);
        for scored in alignment.beads() {
            prop_assert!((0.0..=1.0).contains(&scored.confidence));
        }
    }

    #[test]
    fn any_bead_can_be_explained_with_words_of_its_own_text(
        english in prop::collection::vec("(\\PC{0,12}|[a-zA-Z ,.“”0-9]{0,40})", 0..8),
        chinese in prop::collection::vec("(\\PC{0,12}|[的一是湖水三年月。！？“”0-9王毅]{0,30})", 0..8),
    ) {
        let english = Document::from_lines(english.join("\n"), Language::English);
        let chinese = Document::from_lines(chinese.join("\n"), Language::Chinese);
        let explanations = Aligner::default().explain(&english, &chinese);
        prop_assert_eq!(explanations.alignment(), &Aligner::default().align(&english, &chinese));
        for explanation in explanations.iter() {
            let words = &explanation.words;
            // A place that is no slice of its sentence would panic.
            for place in words.links.iter().flat_map(|link| &link.english) {
                prop_assert!(!explanations.english_text(place).is_empty());
                prop_assert!(explanation.bead.source.contains(&place.sentence));
            }
            let names = words.names.iter().map(|name| &name.chinese);
            for place in words.links.iter().flat_map(|link| &link.chinese).chain(names) {
                prop_assert!(!explanations.chinese_text(place).is_empty());
                prop_assert!(explanation.bead.target.contains(&place.sentence));
            }
            prop_assert_eq!(explanation.alone.is_some(), explanation.bead.is_null());
        }
    }
}
