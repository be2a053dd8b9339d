//! Alignment around confirmed beads: they are kept, the rest is aligned as well as before.

use proptest::prelude::*;
use zhen_align::{Aligner, ConfirmedError, confirmed_beads};
use zhen_text::{Alignment, Bead, Document, IndexBead, Language};

mod invented;

fn documents(english: &[String], chinese: &[String]) -> (Document, Document) {
    (
        Document::from_lines(english.join("\n"), Language::English),
        Document::from_lines(chinese.join("\n"), Language::Chinese),
    )
}

fn bead(source: std::ops::Range<usize>, target: std::ops::Range<usize>) -> Bead {
    Bead { source, target }
}

fn around(confirmed: &[Bead], english: &[String], chinese: &[String]) -> Alignment {
    let (english, chinese) = documents(english, chinese);
    Aligner::default().align_confirmed(&english, &chinese, confirmed).expect("the beads are valid")
}

/// The confirmed beads as they must stand in the result: runs of null sentences as single ones.
fn missing(alignment: &Alignment, confirmed: &[Bead]) -> Vec<Bead> {
    let holds = |wanted: &Bead| {
        alignment.beads().iter().any(|scored| {
            let found = &scored.bead;
            scored.confidence == 1.0
                && match wanted.is_null() {
                    true => {
                        found.is_null()
                            && (wanted.source.is_empty() || found.source == wanted.source)
                            && (wanted.target.is_empty() || found.target == wanted.target)
                    }
                    false => found == wanted,
                }
        })
    };
    let single = |range: &std::ops::Range<usize>| -> Vec<std::ops::Range<usize>> {
        range.clone().map(|sentence| sentence..sentence + 1).collect()
    };
    let singles = confirmed.iter().flat_map(|wanted| match wanted.is_null() {
        false => vec![wanted.clone()],
        true => {
            let source = single(&wanted.source).into_iter().map(|range| bead(range, 0..0));
            let target = single(&wanted.target).into_iter().map(|range| bead(0..0, range));
            source.chain(target).collect()
        }
    });
    singles.filter(|wanted| !holds(wanted)).collect()
}

#[test]
fn without_confirmed_beads_nothing_changes() {
    let (english, chinese) = invented::lines(60);
    let (first, second) = documents(&english, &chinese[5..]);
    let aligned = Aligner::default().align(&first, &second);
    assert_eq!(around(&[], &english, &chinese[5..]), aligned);
}

#[test]
fn beads_of_any_size_are_kept_and_the_rest_is_aligned_around_them() {
    let (english, chinese) = invented::lines(60);
    let confirmed = [bead(40..41, 43..44), bead(10..17, 10..16), bead(0..1, 0..0)];
    let alignment = around(&confirmed, &english, &chinese);
    assert_eq!(missing(&alignment, &confirmed), []);
    let plain = |row: usize| bead(row..row + 1, row..row + 1);
    let kept = [1, 5, 9, 20, 35, 59].map(plain);
    assert!(kept.iter().all(|wanted| alignment.beads().iter().any(|found| found.bead == *wanted)));
}

#[test]
fn a_confirmed_null_sentence_floats_and_joins_nothing() {
    let (english, mut chinese) = invented::lines(30);
    // Its translation is there, but the person says that it is none.
    let confirmed = [bead(12..13, 0..0), bead(0..0, 20..22)];
    let alignment = around(&confirmed, &english, &chinese);
    assert_eq!(missing(&alignment, &confirmed), []);
    // Really left out, it stands where the text goes on, whatever place was named.
    chinese.remove(12);
    let alignment = around(&[bead(12..13, 25..25)], &english, &chinese);
    let at = alignment.beads().iter().position(|scored| scored.bead.source == (12..13)).unwrap();
    assert_eq!(alignment.beads()[at].bead, bead(12..13, 12..12));
    assert_eq!(alignment.beads()[at + 1].bead, bead(13..14, 12..13));
}

#[test]
fn beads_that_cannot_be_right_are_refused() {
    let (english, chinese) = invented::lines(4);
    let (english, chinese) = documents(&english, &chinese);
    let table = [
        (
            vec![bead(0..1, 0..1), bead(3..5, 3..4)],
            "there is no English sentence 4, the document has 4, counted from 0; \
             is the index of these documents, read the same way?",
        ),
        (
            vec![bead(0..1, 0..2), bead(2..3, 1..2)],
            "Chinese sentence 1 is in another bead too; keep one of them",
        ),
        (
            vec![bead(2..3, 0..0), bead(1..3, 0..1)],
            "English sentence 2 is in another bead too; keep one of them",
        ),
        (
            vec![bead(2..3, 1..2), bead(0..1, 2..3)],
            "the bead crosses another that stands before it in English and behind it in Chinese; \
             confirm only one of the two",
        ),
        (
            vec![bead(0..1, 0..1), bead(2..2, 1..1)],
            "the bead is empty on both sides; name a sentence",
        ),
    ];
    for (confirmed, message) in table {
        let error = Aligner::default().align_confirmed(&english, &chinese, &confirmed).unwrap_err();
        assert_eq!((error.to_string().as_str(), error.bead()), (message, 1));
    }
}

#[test]
fn the_sentences_of_a_bead_follow_each_other() {
    let index = |source: &[usize]| {
        let bead = IndexBead { source: source.to_vec(), target: vec![7], score: None };
        confirmed_beads(&[bead])
    };
    assert_eq!(index(&[2, 3]), Ok(vec![bead(2..4, 7..8)]));
    assert_eq!(index(&[]), Ok(vec![bead(0..0, 7..8)]));
    for ids in [&[2, 4][..], &[3, 2], &[2, 2], &[usize::MAX, 0]] {
        assert!(
            matches!(index(ids), Err(ConfirmedError::NotConsecutive { bead: 0, .. })),
            "{ids:?}"
        );
    }
}

/// Confirmed beads of a pair with 12 sentences a side: sizes and gaps in turn.
fn any_confirmed() -> impl Strategy<Value = Vec<Bead>> {
    prop::collection::vec(((0..4_usize, 0..4_usize), (0..3_usize, 0..3_usize)), 0..6).prop_map(
        |steps| {
            let (mut row, mut column) = (0, 0);
            let mut beads = Vec::new();
            for ((rows, columns), gaps) in steps {
                (row, column) = (row + gaps.0, column + gaps.1);
                if row + rows > 12 || column + columns > 12 || rows + columns == 0 {
                    continue;
                }
                beads.push(bead(row..row + rows, column..column + columns));
                (row, column) = (row + rows, column + columns);
            }
            beads.reverse();
            beads
        },
    )
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn confirmed_beads_are_in_the_result_and_everything_is_covered(confirmed in any_confirmed()) {
        let (english, mut chinese) = invented::lines(12);
        // Half of the text is elsewhere, so that the confirmed beads are against the evidence.
        chinese.rotate_left(5);
        // `Alignment::new` checks coverage and would panic.
        let alignment = around(&confirmed, &english, &chinese);
        prop_assert_eq!(missing(&alignment, &confirmed), []);
    }
}
