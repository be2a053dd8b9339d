use std::io::Write as _;

use proptest::prelude::*;
use zhen_formats::BitextRow;

use super::*;
use crate::record::DocumentRecord;

fn work(job: &str, contents: &str) -> Work {
    Work { job: Digest::of_texts([job]), contents: Digest::of_texts([contents]) }
}

fn outcome(status: Status) -> JobOutcome {
    JobOutcome::without_rows(DocumentRecord::new("a".into(), "b".into(), status))
}

fn failed() -> Status {
    Status::Failed { reason: "no text".into() }
}

fn row(text: &str) -> BitextRow {
    BitextRow {
        source_text: text.into(),
        target_text: "一".into(),
        score: 0.5,
        ..BitextRow::default()
    }
}

struct Place(tempfile::TempDir);

impl Place {
    fn new() -> Self {
        Self(tempfile::tempdir().expect("tests can make folders"))
    }

    fn path(&self) -> PathBuf {
        self.0.path().join("journal")
    }

    fn resume(&self) -> Journal {
        Journal::resume(&self.path()).expect("it can be read")
    }
}

#[test]
fn what_is_done_is_known_until_its_contents_change() {
    let place = Place::new();
    let mut journal = place.resume();
    let (done, bad) = (work("done", "1"), work("bad", "1"));
    journal.begin(done).expect("it can be written");
    let rows = PackedRows::pack(&[row("one"), row("two")]).expect("memory holds them");
    journal.finish(done, outcome(Status::Aligned), rows).expect("it can be written");
    journal.begin(bad).expect("it can be written");
    let none = PackedRows::default();
    journal.finish(bad, outcome(failed()), none).expect("it can be written");
    for journal in [journal, place.resume()] {
        assert_eq!(journal.known(&done, false), Known::Done);
        assert_eq!(journal.known(&work("done", "2"), false), Known::New);
        assert_eq!(journal.known(&work("other", "1"), false), Known::New);
        assert_eq!(journal.known(&bad, false), Known::Done);
        assert_eq!(journal.known(&bad, true), Known::New, "failures are tried again");
        assert!(journal.has_aligned(&done.job) && !journal.has_aligned(&bad.job));
        let (found, rows) = journal.read(&done.job).expect("it can be read").expect("it is there");
        assert_eq!(found.record.status, Status::Aligned);
        let texts: Vec<String> =
            rows.rows().map(|row| row.expect("it is whole").source_text).collect();
        assert_eq!(texts, ["one", "two"]);
    }
}

#[test]
fn what_was_in_hand_at_two_crashes_is_to_blame() {
    let place = Place::new();
    let (fine, deadly) = (work("fine", "1"), work("deadly", "1"));
    let mut journal = place.resume();
    journal.begin(fine).expect("it can be written");
    journal.begin(deadly).expect("it can be written");
    let mut journal = place.resume();
    assert_eq!(journal.known(&fine, false), Known::Suspect);
    assert_eq!(journal.known(&deadly, false), Known::Suspect);
    journal.begin(fine).expect("it can be written");
    journal
        .finish(fine, outcome(Status::Aligned), PackedRows::default())
        .expect("it can be written");
    journal.begin(deadly).expect("it can be written");
    let mut journal = place.resume();
    assert_eq!(journal.known(&fine, false), Known::Done);
    assert_eq!(journal.known(&deadly, false), Known::Crashed);
    assert_eq!(journal.known(&deadly, true), Known::Suspect, "it is tried again when asked");
    assert_eq!(journal.known(&work("deadly", "2"), false), Known::New);
    // A stop that was asked for is no crash.
    let third = work("third", "1");
    journal.begin(third).expect("it can be written");
    journal.stop().expect("it can be written");
    assert_eq!(place.resume().known(&third, false), Known::New);
}

#[test]
fn a_passing_failure_is_tried_again() {
    let place = Place::new();
    let mut journal = place.resume();
    let work = work("full disk", "1");
    let outcome = JobOutcome { is_passing: true, ..outcome(failed()) };
    journal.finish(work, outcome, PackedRows::default()).expect("it can be written");
    assert_eq!(journal.known(&work, false), Known::New);
    assert_eq!(place.resume().known(&work, false), Known::New);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(40))]

    /// A journal that is cut or damaged anywhere is read up to there, and goes on.
    #[test]
    fn a_torn_journal_goes_on(cut in 0.0..1.0_f64, garbage in proptest::collection::vec(any::<u8>(), 0..40)) {
        let place = Place::new();
        let mut journal = place.resume();
        let works: Vec<Work> = (0..5).map(|job| work(&job.to_string(), "1")).collect();
        for (index, &work) in works.iter().enumerate() {
            journal.begin(work).expect("it can be written");
            let rows = PackedRows::pack(&[row(&format!("row {index}"))]).expect("memory holds it");
            journal.finish(work, outcome(Status::Aligned), rows).expect("it can be written");
        }
        drop(journal);
        let bytes = std::fs::read(place.path()).expect("it is there");
        let end = (bytes.len() as f64 * cut) as usize;
        let mut file = File::create(place.path()).expect("it can be written");
        file.write_all(&bytes[..end]).expect("it can be written");
        file.write_all(&garbage).expect("it can be written");
        let mut journal = place.resume();
        let is_done = |journal: &Journal, work: &Work| journal.known(work, false) == Known::Done;
        let known: Vec<bool> = works.iter().map(|work| is_done(&journal, work)).collect();
        prop_assert!(known.is_sorted_by(|before, after| before >= after), "a prefix: {known:?}");
        for &work in &works {
            if !is_done(&journal, &work) {
                let rows = PackedRows::default();
                journal.finish(work, outcome(Status::Aligned), rows).expect("it can be written");
            }
        }
        let journal = place.resume();
        for (index, work) in works.iter().enumerate() {
            let (_, rows) = journal.read(&work.job).expect("it can be read").expect("it is done");
            let texts: Vec<_> = rows.rows().map(|row| row.expect("it is whole").source_text).collect();
            let expected = format!("row {index}");
            prop_assert!(texts.is_empty() || texts == [expected]);
        }
    }
}
