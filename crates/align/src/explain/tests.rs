use zhen_text::{Document, Language};

use super::*;
use crate::{Aligner, NameWay};

const ENGLISH: &str = "The survey of the old harbour began in 1987.\n\
    Professor Xue Wentao counted 2,400 seals near the red lighthouse on Tuesday.\n\
    Nobody had painted the boats of the fishermen.\n\
    Snow fell on the mountain road.\n";
const CHINESE: &str = "旧港口的调查始于1987年。\n\
    薛文涛教授在红色灯塔附近数到2400头海豹。\n\
    雪落在山路上。\n";

fn documents(english: &str, chinese: &str) -> (Document, Document) {
    let english = Document::from_lines(english, Language::English);
    (english, Document::from_lines(chinese, Language::Chinese))
}

#[test]
fn the_alignment_is_that_of_the_aligner() {
    let (english, chinese) = documents(ENGLISH, CHINESE);
    let explanations = Aligner::default().explain(&english, &chinese);
    let alignment = Aligner::default().align(&english, &chinese);
    assert_eq!(*explanations.alignment(), alignment);
    assert_eq!(explanations.len(), 4);
    for (explanation, scored) in explanations.iter().zip(alignment.beads()) {
        assert_eq!((&explanation.bead, explanation.confidence), (&scored.bead, scored.confidence));
    }
    assert!(explanations.get(4).is_none());
}

#[test]
fn words_values_and_names_are_named_as_they_are_written() {
    let (english, chinese) = documents(ENGLISH, CHINESE);
    let explanations = Aligner::default().explain(&english, &chinese);
    let explanation = explanations.get(1).expect("the second bead is there");
    let en = |place: &Place| explanations.english_text(place);
    let zh = |place: &Place| explanations.chinese_text(place);

    let links = &explanation.words.links;
    let linked: Vec<_> =
        links.iter().map(|link| (en(&link.english[0]), zh(&link.chinese[0]))).collect();
    for pair in [("Professor", "教授"), ("seals", "海豹"), ("lighthouse", "灯塔")] {
        assert!(linked.contains(&pair), "{pair:?} is missing from {linked:?}");
    }
    assert!(links.windows(2).all(|two| two[0].strength() >= two[1].strength()));
    assert!(links.iter().all(|link| link.strength() > 1.0));

    let [name] = explanation.words.names.as_slice() else {
        panic!("{:?}", explanation.words.names);
    };
    let words: Vec<&str> = name.english.iter().map(en).collect();
    assert_eq!(
        (words, zh(&name.chinese), name.way),
        (vec!["Xue", "Wentao"], "薛文涛", NameWay::Spelling)
    );
    // What is inside the name is explained by it.
    let left = |words: &[UnlinkedWord]| words.iter().map(|word| word.place.clone()).collect();
    let left: Vec<Place> = left(&explanation.words.chinese_left);
    assert!(left.iter().all(|place| !"薛文涛".contains(zh(place))), "{left:?}");

    let facts: Vec<_> = explanation
        .facts
        .iter()
        .map(|fact| {
            let texts = (
                fact.english.as_ref().map(|it| en(&it.place)),
                fact.chinese.as_ref().map(|it| zh(&it.place)),
            );
            (texts, fact.is_matched(), fact.must_be_kept)
        })
        .collect();
    let expected =
        [((Some("2,400"), Some("2400")), true, true), ((Some("Tuesday"), None), false, false)];
    assert_eq!(facts, expected);
}

#[test]
fn a_repeated_value_is_matched_twice_and_another_one_is_lost() {
    let (english, chinese) =
        documents("In 1987, yes, in 1987, 2,400 seals came.\n", "1987年来了2500头海豹。\n");
    let explanations = Aligner::default().explain(&english, &chinese);
    let facts = explanations.get(0).expect("one pair makes a bead").facts;
    let matched: Vec<bool> = facts.iter().map(FactEvidence::is_matched).collect();
    assert_eq!(matched, [true, true, false, false]);
    assert!(facts[2].chinese.is_none() && facts[3].english.is_none());
}

#[test]
fn lengths_are_compared_with_what_is_expected() {
    // 40 English characters at 0.3 are 12 expected; the ratio of 23 to 12, each with two more, is
    // 25/14, its ln 0.5798; the spread is the root of 0.06 + 1.2/14 = 0.1457, 0.3817.
    let length = Length { english: 40.0, chinese: 23.0, expected: 12.0 };
    assert!((length.deviations() - 1.519).abs() < 0.001, "{}", length.deviations());
    assert!((length.ratio().expect("12 characters are expected") - 23.0 / 12.0).abs() < 1e-6);
    assert_eq!(Length::default().ratio(), None);
}

#[test]
fn a_bead_of_one_pair_has_a_margin_but_no_least_needed_sentence() {
    let (english, chinese) = documents(ENGLISH, CHINESE);
    let explanations = Aligner::default().explain(&english, &chinese);
    let Figures { likelihood, meaning, .. } =
        explanations.get(0).expect("there is a first bead").figures;
    let meaning = meaning.expect("the bead has two sides");
    assert!(
        meaning.cosine > 0.4 && meaning.margin.expect("there is a neighbour") > 0.0,
        "{meaning:?}"
    );
    assert_eq!(meaning.gain, None);
    assert!(likelihood.expect("the bead has two sides").total() > 0.0);

    let (english, chinese) = documents("Snow fell. The road was closed.\n", "下雪了，路封了。\n");
    let only =
        Aligner::default().explain(&english, &chinese).get(0).expect("one pair makes a bead");
    assert_eq!(
        only.figures.meaning.expect("the bead has two sides").margin,
        None,
        "there are no neighbours"
    );
}

#[test]
fn the_runner_up_holds_the_first_sentence_and_is_another_bead() {
    let (english, chinese) = documents(ENGLISH, CHINESE);
    for explanation in Aligner::default().explain(&english, &chinese).iter() {
        let Some(rival) = explanation.runner_up else { continue };
        assert_ne!(rival.bead, explanation.bead);
        let first = explanation.bead.source.start;
        assert!(rival.bead.source.contains(&first), "{rival:?}");
        // Probabilities are sums of single-precision ones.
        assert!(rival.posterior + explanation.confidence <= 1.0 + 1e-4, "{rival:?}");
        assert!((0.0..=1.0).contains(&explanation.shape_prior));
    }
}

#[test]
fn a_sentence_alone_is_shown_its_nearest_ones() {
    let (english, chinese) = documents(ENGLISH, CHINESE);
    let explanations = Aligner::default().explain(&english, &chinese);
    let explanation = explanations.get(2).expect("the third bead is there");
    assert_eq!(explanation.bead.to_string(), "1-0");
    assert_eq!((explanation.figures.likelihood, explanation.figures.meaning), (None, None));
    assert!(explanation.words.links.is_empty());
    let alone = explanation.alone.expect("the bead has one side");
    assert!(alone.probability >= explanation.confidence - 1e-6);
    assert_eq!(alone.reason, AloneReason::NothingAlike);
    let neighbour = &alone.nearest[0];
    assert!(neighbour.together < 0.2 && neighbour.figures.meaning.is_some());
    let alignment = explanations.alignment();
    let holder = &alignment.beads()[neighbour.bead_index].bead;
    assert!(holder.target.contains(&neighbour.sentence));
    assert!(explanations.get(0).expect("there is a first bead").alone.is_none());
}

#[test]
fn empty_documents_have_nothing_to_explain_or_nothing_near() {
    let (english, chinese) = documents("", "");
    assert!(Aligner::default().explain(&english, &chinese).is_empty());
    let (english, chinese) = documents("One.\nTwo.\n", "");
    let explanations = Aligner::default().explain(&english, &chinese);
    for explanation in explanations.iter() {
        let alone = explanation.alone.expect("the bead has one side");
        assert_eq!((alone.reason, alone.nearest.len()), (AloneReason::NothingThere, 0));
        assert_eq!(explanation.runner_up, None);
    }
}
