//! `zhen check`: inputs and outputs that are refused or told apart: inputs that the report would
//! replace, folders beside files, pipes, the pages of the detector.

use crate::command::Folder;

const ENGLISH: &str = "The pier of Linwan is 120 metres long.\n\nTickets cost 15 yuan.\n";
const CHINESE: &str = "临湾的码头长120米。\n\n票价18元。\n";
const ROWS: &str = "The pier is 120 metres long.\t码头长120米。\nIt costs 15 yuan.\t票价18元。\n";

fn folder() -> Folder {
    Folder::new(&[
        ("en/a.txt", ENGLISH.as_bytes()),
        ("en/lone.txt", b"The ferry crosses the strait twice a day, but not in winter.\n"),
        ("zh/a.txt", CHINESE.as_bytes()),
        ("rows.tsv", ROWS.as_bytes()),
        ("known", b"amount rows.tsv\n"),
    ])
}

#[test]
fn no_report_replaces_what_was_read() {
    let folder = folder();
    let runs: [(&[&str], &str); 5] = [
        (&["en", "zh"], "zh/a.txt"),
        (&["en", "zh", "--suppress", "known"], "known"),
        (&["rows.tsv"], "rows.tsv"),
        (&["rows.tsv", "--suppress", "known"], "known"),
        (&["--detector", "en/a.txt", "zh/a.txt", "--suppress", "known"], "known"),
    ];
    for (arguments, output) in runs {
        let before = folder.read(output);
        let run = folder.zhen(&[&["check"], arguments, &["-o", output]].concat());
        assert_eq!(run.code, Some(2), "{arguments:?}: {run:?}");
        let told = format!("{output}: the output is one of the inputs; name another file with -o");
        assert!(run.stderr.contains(&told), "{arguments:?}: {run:?}");
        assert_eq!(folder.read(output), before, "{arguments:?}");
    }
}

#[test]
fn a_report_in_a_folder_that_is_checked_is_replaced_by_the_next() {
    let folder = folder();
    for output in ["en/findings.json", "zh/findings.sarif", "en/findings.txt", "en/findings.xml"] {
        let runs = [0, 1].map(|_| folder.zhen(&["check", "en", "zh", "-o", output]));
        assert_eq!(runs[0].code, Some(1), "{output}: {:?}", runs[0]);
        assert_eq!(format!("{:?}", runs[0]), format!("{:?}", runs[1]));
        std::fs::remove_file(folder.path(output)).expect("it was written");
    }
}

#[test]
fn a_folder_is_checked_with_another_folder_alone() {
    let folder = folder();
    folder
        .zhen(&["check", "en"])
        .refused("en: this is a folder; name that of the other language too");
    folder
        .zhen(&["check", "en/a.txt", "zh"])
        .refused("zh: this is a folder and en/a.txt is none; name two files or two folders");
    folder
        .zhen(&["check", "--detector", "en", "zh"])
        .refused("en: this is a folder; --detector takes two pages");
}

#[test]
fn a_bitext_tells_of_useless_suppressions() {
    let folder = folder();
    folder.put("known", b"amount rows.tsv\ndate rows.tsv\n");
    let run = folder.zhen(&["check", "rows.tsv", "--suppress", "known"]);
    assert_eq!(run.code, Some(0), "{run:?}");
    assert_eq!(run.stderr, "known:2: this suppresses nothing; it can be taken out\n");
}

#[test]
fn standard_input_that_is_no_bitext_is_named_with_a_way_out() {
    let run = folder().zhen_with_input(&["check", "-"], ENGLISH.as_bytes());
    assert_eq!(run.code, Some(2), "{run:?}");
    let told = "error: -: read as a bitext; name a document's format with --from: line 1: expected";
    assert!(run.stderr.starts_with(told), "{run:?}");
}

#[cfg(unix)]
#[test]
fn a_pipe_is_read_once_from_its_start() {
    use std::process::Command;

    let folder = folder();
    let made = Command::new("mkfifo").arg(folder.path("pipe")).status();
    assert!(made.is_ok_and(|status| status.success()), "mkfifo is there");
    let path = folder.path("pipe");
    // More than is looked at to tell a format.
    let rows = "The pier is 120 metres long.\t码头长120米。\n".repeat(2_000);
    let writer = std::thread::spawn(move || std::fs::write(path, rows));
    let run = folder.zhen(&["check", "pipe", "--format", "json"]);
    assert_eq!(run.code, Some(0), "{run:?}");
    assert!(run.stdout.contains("\"sentences\":2000,"), "{run:?}");
    writer.join().expect("the writer ends").expect("the pipe was read");
}

#[test]
fn the_detector_reads_standard_input_and_takes_empty_pages_for_untranslated() {
    let folder = folder();
    let english = ["check", "--detector", "-", "zh/a.txt"];
    let run = folder.zhen_with_input(&english, ENGLISH.as_bytes());
    assert!(run.stdout.starts_with("{\"status\":\"candidate_outdated\""), "{run:?}");
    let chinese = ["check", "--detector", "en/a.txt", "-"];
    let run = folder.zhen_with_input(&chinese, CHINESE.as_bytes());
    assert!(run.stdout.starts_with("{\"status\":\"candidate_outdated\""), "{run:?}");
    folder.put("zh/empty.txt", b"\n");
    let run = folder.zhen(&["check", "--detector", "en/a.txt", "zh/empty.txt"]);
    assert!(run.stdout.starts_with("{\"status\":\"not_translated\""), "{run:?}");
}
