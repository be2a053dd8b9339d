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

fn known(journal: &Journal, work: &Work) -> Known {
    journal.known(work, Retry::Nothing, None)
}

fn is_done(journal: &Journal, work: &Work) -> bool {
    matches!(known(journal, work), Known::Done { .. })
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

    /// Goes on after a run that ended as it should.
    fn resume(&self) -> Journal {
        Journal::resume(&self.path(), false).expect("it can be read")
    }

    /// Goes on after a run that ended without a word.
    fn resume_after_crash(&self) -> Journal {
        Journal::resume(&self.path(), true).expect("it can be read")
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
        assert!(is_done(&journal, &done) && is_done(&journal, &bad));
        assert_eq!(known(&journal, &work("done", "2")), Known::New);
        assert_eq!(known(&journal, &work("other", "1")), Known::New);
        assert_eq!(journal.known(&bad, Retry::Failed, None), Known::New);
        assert!(journal.has_rows(&done.job) && !journal.has_rows(&bad.job));
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
    let mut journal = place.resume_after_crash();
    assert_eq!(known(&journal, &fine), Known::Suspect);
    assert_eq!(known(&journal, &deadly), Known::Suspect);
    journal.begin(fine).expect("it can be written");
    let none = PackedRows::default();
    journal.finish(fine, outcome(Status::Aligned), none).expect("it can be written");
    journal.begin(deadly).expect("it can be written");
    let mut journal = place.resume_after_crash();
    assert!(is_done(&journal, &fine));
    assert_eq!(known(&journal, &deadly), Known::Crashed);
    assert_eq!(known(&journal, &work("deadly", "2")), Known::New);
    let crashed = outcome(Status::Crashed { reason: "twice".into() });
    journal.finish(deadly, crashed, PackedRows::default()).expect("it can be written");
    for journal in [journal, place.resume()] {
        assert!(is_done(&journal, &deadly));
        let again = journal.known(&deadly, Retry::Failed, None);
        assert_eq!(again, Known::Suspect, "it is tried again when asked, but last and alone");
    }
}

#[test]
fn a_run_that_ends_as_it_should_leaves_no_suspects() {
    let place = Place::new();
    let work = work("in hand", "1");
    place.resume().begin(work).expect("it can be written");
    assert_eq!(known(&place.resume(), &work), Known::New);
    // Nor does a crash of a later run count for it.
    assert_eq!(known(&place.resume_after_crash(), &work), Known::New);
}

#[test]
fn a_pair_that_was_given_up_has_another_chance_with_more_time() {
    let place = Place::new();
    let mut journal = place.resume();
    let work = work("long", "1");
    let timeout = Status::Timeout { reason: "not done after 2 s".into() };
    let outcome = JobOutcome { seconds: 2.01, ..outcome(timeout) };
    journal.finish(work, outcome, PackedRows::default()).expect("it can be written");
    for journal in [journal, place.resume()] {
        let known = |limit| journal.known(&work, Retry::Nothing, limit);
        assert!(matches!(known(Some(Duration::from_secs(2))), Known::Done { .. }));
        assert_eq!(known(Some(Duration::from_secs(3))), Known::New);
        assert_eq!(known(None), Known::New);
    }
}

#[test]
fn a_journal_is_packed_when_most_of_it_does_not_count() {
    let place = Place::new();
    let mut journal = place.resume();
    let suspect = work("suspect", "1");
    journal.begin(suspect).expect("it can be written");
    let mut journal = place.resume_after_crash();
    for version in 0..400 {
        for job in ["a", "b"] {
            let rows = PackedRows::pack(&[row(&format!("{job} {version}"))]).expect("memory");
            let work = work(job, &version.to_string());
            journal.finish(work, outcome(Status::Aligned), rows).expect("it can be written");
        }
    }
    let before = std::fs::metadata(place.path()).expect("it is there").len();
    let journal = place.resume();
    let after = std::fs::metadata(place.path()).expect("it is there").len();
    assert!(before > LEAST_PACKED && after < 4_000, "{before} to {after} bytes");
    for journal in [journal, place.resume()] {
        assert_eq!(known(&journal, &suspect), Known::Suspect);
        for job in ["a", "b"] {
            assert!(is_done(&journal, &work(job, "399")));
            let digest = Digest::of_texts([job]);
            let (_, rows) = journal.read(&digest).expect("it can be read").expect("it is done");
            let texts: Vec<String> =
                rows.rows().map(|row| row.expect("it is whole").source_text).collect();
            assert_eq!(texts, [format!("{job} 399")]);
        }
    }
}

#[test]
fn a_passing_failure_is_tried_again() {
    let place = Place::new();
    let mut journal = place.resume();
    let work = work("full disk", "1");
    let outcome = JobOutcome { is_passing: true, ..outcome(failed()) };
    journal.finish(work, outcome, PackedRows::default()).expect("it can be written");
    assert_eq!(known(&journal, &work), Known::New);
    assert_eq!(known(&place.resume(), &work), Known::New);
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
