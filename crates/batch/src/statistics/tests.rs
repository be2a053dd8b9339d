mod golden;

use super::*;

fn row(ids: (&[usize], &[usize]), texts: (&str, &str), score: f64) -> BitextRow {
    BitextRow {
        source_text: texts.0.into(),
        target_text: texts.1.into(),
        source_ids: ids.0.into(),
        target_ids: ids.1.into(),
        score,
        ..BitextRow::default()
    }
}

fn record(number: usize, status: Status) -> DocumentRecord {
    DocumentRecord::new(format!("en/{number}.txt"), format!("zh/{number}.txt"), status)
}

fn failed(reason: &str) -> Status {
    Status::Failed { reason: reason.to_owned() }
}

#[test]
fn rows_add_up_to_shares() {
    let mut tally = Tally::default();
    tally.add_row(
        &row((&[0, 1], &[0]), ("It rained. We left.", "下雨了，走了。"), 0.97),
        Fate::Kept,
    );
    tally.add_row(&row((&[2], &[1]), ("No.", "不。"), 0.4), Fate::LeftOut(Filter::Confidence));
    tally.add_row(&row((&[3], &[]), ("Gone now.", ""), 0.9), Fate::NullLeftOut);
    let moved =
        BitextRow { flags: vec!["moved:3".into()], ..row((&[], &[2]), ("", "走了"), 0.9) };
    tally.add_row(&moved, Fate::Kept);
    tally.add_document(&record(1, Status::Aligned), Some(SplitPart::Test));
    let found = tally.finish(Provenance::default());
    let english = &found.english;
    assert_eq!((english.sentences, english.null_sentences, english.moved_sentences), (4, 1, 0));
    // `Itrained.Weleft.` and `No.` of these and `Gonenow.`.
    assert_eq!((english.characters, english.characters_with_counterpart), (27, 19));
    assert_eq!((english.sentence_coverage, english.character_coverage), (0.75, 19.0 / 27.0));
    assert_eq!((found.chinese.null_sentences, found.chinese.moved_sentences), (1, 1));
    assert_eq!((found.beads.two_sided, found.beads.null), (2, 2));
    assert_eq!(found.beads.mean_confidence, 13_700.0 / 20_000.0);
    assert_eq!((found.beads.confidence.counts[19], found.beads.confidence.counts[8]), (1, 1));
    // 16 characters for 7, and 3 for 2.
    assert_eq!((found.beads.length_ratio.counts[9], found.beads.length_ratio.counts[6]), (1, 1));
    let types: Vec<_> =
        found.beads.by_type.iter().map(|it| (it.english, it.chinese, it.beads, it.share)).collect();
    assert_eq!(types, [(0, 1, 1, 0.25), (1, 0, 1, 0.25), (1, 1, 1, 0.25), (2, 1, 1, 0.25)]);
    let corpus = &found.corpus;
    assert_eq!((corpus.beads, corpus.null_beads, corpus.english_characters), (1, 1, 16));
    assert_eq!(corpus.left_out.each().collect::<Vec<_>>(), [("confidence", 1)]);
    let parts: Vec<_> =
        corpus.parts.iter().map(|it| (it.name.as_str(), it.documents, it.beads)).collect();
    assert_eq!(parts, [("train", 0, 0), ("dev", 0, 0), ("test", 1, 1)]);
    assert_eq!(found.documents.trusted_coverage.counts[10], 1);
    assert_eq!(found.worst_documents[0].trusted_coverage, (19.0 / 27.0 + 9.0 / 11.0) / 2.0 * 0.685);
}

#[test]
fn nothing_told_is_nothing_found() {
    let found = Tally::default().finish(Provenance::default());
    assert_eq!((found.documents.listed, found.english.character_coverage), (0, 0.0));
    assert_eq!(found.documents.by_status.each().count(), 3);
    assert!(found.worst_documents.is_empty() && found.corpus.parts.is_empty());
}

#[test]
fn odd_confidences_count_as_probabilities() {
    let mut tally = Tally::default();
    for score in [f64::NAN, -1.0, 7.0, f64::INFINITY, 0.99999] {
        tally.add_row(&row((&[0], &[0]), ("a", "一"), score), Fate::Kept);
    }
    let found = tally.finish(Provenance::default());
    assert_eq!(found.beads.mean_confidence, 0.6);
    assert_eq!((found.beads.confidence.counts[0], found.beads.confidence.counts[19]), (2, 3));
}

#[test]
fn filters_stand_in_their_order() {
    let mut tally = Tally::default();
    let bead = row((&[0], &[0]), ("a", "一"), 1.0);
    tally.add_row(&bead, Fate::LeftOut(Filter::Duplicate));
    tally.add_row(&bead, Fate::DocumentLeftOut);
    tally.add_row(&bead, Fate::LeftOut(Filter::TooShort));
    tally.add_row(&row((&[0], &[]), ("a", ""), 1.0), Fate::DocumentLeftOut);
    let left_out = tally.finish(Provenance::default()).corpus.left_out;
    let expected = [("too-short", 1), ("duplicate", 1), ("whole-document", 1)];
    assert_eq!(left_out.each().collect::<Vec<_>>(), expected);
}

#[test]
fn the_same_reason_with_other_names_and_numbers_is_one() {
    let mut tally = Tally::default();
    let table = [
        (1, "en/1.txt: the document is empty"),
        (2, "zh/2.txt: the document is empty"),
        (3, "zh/3.txt: all 12 lines look like menus"),
        (4, "zh/4.txt: all 8 lines look like menus"),
        (5, "zh/5.txt: all 12 lines look like menus"),
        (6, "5.txt: not a document at all: en/6.txt"),
    ];
    for (number, reason) in table {
        tally.add_document(&record(number, failed(reason)), None);
    }
    let unpaired = Status::Unpaired { reason: "en/7.txt: the document is empty".into() };
    tally.add_document(&record(7, unpaired), None);
    let documents = tally.finish(Provenance::default()).documents;
    let reasons: Vec<_> = documents
        .reasons
        .iter()
        .map(|it| (it.status.as_str(), it.documents, it.reason.as_str(), it.example.as_str()))
        .collect();
    let expected = [
        ("failed", 3, "…: all # lines look like menus", table[2].1),
        ("failed", 2, "…: the document is empty", table[0].1),
        ("failed", 1, "5.txt: not a document at all: …", table[5].1),
        ("unpaired", 1, "…: the document is empty", "en/7.txt: the document is empty"),
    ];
    assert_eq!((reasons, documents.other_reasons), (expected.into(), 0));
}

#[test]
fn lists_end_and_say_how_many_more_there_are() {
    let mut tally = Tally::default();
    for number in 0..3000 {
        // A reason of its own for each: a number in letters.
        let own: String = number.to_string().bytes().map(|digit| char::from(digit + 49)).collect();
        tally.add_document(&record(number, failed(&own)), None);
        let score = 0.9 - (number % 100) as f64 / 1000.0;
        tally.add_row(&row((&[0], &[0]), ("a", "一"), score), Fate::Kept);
        tally.add_document(&record(number, Status::Aligned), None);
    }
    let found = tally.finish(Provenance::default());
    assert_eq!((found.documents.reasons.len(), found.documents.other_reasons), (20, 2980));
    assert_eq!((found.failed_documents.len(), found.more_failed_documents), (50, 2950));
    let worst: Vec<_> = found.worst_documents.iter().map(|it| it.english_path.as_str()).collect();
    let expected: Vec<_> = (0..20).map(|index| format!("en/{}.txt", 99 + 100 * index)).collect();
    assert_eq!(worst, expected);
}
