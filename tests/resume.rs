//! Builds that are interrupted, killed, out of space or begun twice, and go on with `--resume`.

use std::fmt::Write as _;
use std::io::Read as _;
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use crate::command::{BINARY, Folder, Run, command};

/// Results that are the same however a build came to its end; the times are not.
const RESULTS: [&str; 5] =
    ["corpus.tsv", "corpus.jsonl", "documents.tsv", "statistics.json", "report.html"];

/// The options of all builds here: several formats, a filter that remembers, a split-free corpus.
const BUILD: [&str; 8] =
    ["build", "en", "zh", "-o", "out", "--format", "tsv,jsonl", "--no-duplicates"];

/// An invented pair of documents of `sentences` sentences, different for each `number`.
fn invented(number: usize, sentences: usize) -> (String, String) {
    let (mut english, mut chinese) = (String::new(), String::new());
    for index in 0..sentences {
        let (boats, year) = (number * 7 + index + 2, 1900 + (number * 31 + index * 17) % 120);
        let _ = writeln!(english, "In {year} the harbour counted {boats} boats and one ferry.");
        let _ = writeln!(chinese, "{year}年，港口有{boats}艘船和一艘渡轮。");
    }
    (english, chinese)
}

/// A folder with `documents` pairs, and one on which nothing can be done.
fn folder(documents: usize) -> Folder {
    let folder = Folder::new(&[("en/empty.txt", b""), ("zh/empty.txt", b"")]);
    for number in 0..documents {
        put(&folder, &format!("{number:03}"), &invented(number, 3 + number % 9));
    }
    folder
}

fn put(folder: &Folder, name: &str, (english, chinese): &(String, String)) {
    folder.put(&format!("en/{name}.txt"), english.as_bytes());
    folder.put(&format!("zh/{name}.txt"), chinese.as_bytes());
}

/// Runs the build with more options.
fn build(folder: &Folder, more: &[&str]) -> Run {
    folder.zhen(&[&BUILD[..], more].concat())
}

/// Starts the build with more options.
fn start(folder: &Folder, more: &[&str]) -> Child {
    let mut command = command(&folder.path("."), &[&BUILD[..], more].concat());
    command.stderr(Stdio::piped()).spawn().expect("zhen starts")
}

fn signal(child: &Child, name: &str) {
    let arguments = ["-s", name, &child.id().to_string()].map(str::to_owned);
    assert!(Command::new("kill").args(arguments).status().expect("kill runs").success());
}

/// What the build made, without the times.
fn results(folder: &Folder) -> Vec<String> {
    RESULTS.iter().map(|name| folder.read(&format!("out/{name}"))).collect()
}

/// What an uninterrupted build makes of the same folders.
fn expected(folder: &Folder) -> Vec<String> {
    assert_eq!(build(folder, &["--force", "-q"]).code, Some(1), "one pair cannot be aligned");
    let expected = results(folder);
    std::fs::remove_dir_all(folder.path("out")).expect("the folder is there");
    expected
}

/// Waits until the journal says that a document is in hand or done.
fn wait_for_entries(folder: &Folder, entry: &str, count: usize) {
    for _ in 0..3000 {
        let journal = std::fs::read(folder.path("out/.zhen/journal")).unwrap_or_default();
        let entry = format!("\"{entry}\"");
        if journal.windows(entry.len()).filter(|bytes| *bytes == entry.as_bytes()).count() >= count
        {
            return;
        }
        std::thread::sleep(Duration::from_millis(10));
    }
    panic!("{count} entries of {entry} never came");
}

#[test]
fn a_build_that_is_killed_at_any_moment_goes_on_to_the_same_results() {
    let folder = folder(24);
    let expected = expected(&folder);
    let mut random: u64 = 20_261_125;
    for kill in 0..20 {
        random =
            random.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        let mut child = start(&folder, &["-j", if kill % 2 == 0 { "1" } else { "3" }]);
        // From before the journal is there until after all is written.
        std::thread::sleep(Duration::from_millis((random >> 33) % 250));
        child.kill().expect("it can be killed");
        child.wait().expect("it ends");
        let run = build(&folder, &["--resume"]);
        assert_eq!(run.code, Some(1), "{}", run.stderr);
        assert_eq!(results(&folder), expected, "kill {kill}");
        let leftovers = folder.path("out").read_dir().expect("it is there");
        let names = leftovers.map(|entry| entry.expect("it is there").file_name());
        let names: Vec<_> =
            names.filter(|name| name.to_string_lossy().starts_with(".zhen-")).collect();
        assert!(names.is_empty(), "{names:?}");
        std::fs::remove_dir_all(folder.path("out")).expect("the folder is there");
    }
}

#[test]
fn ctrl_c_finishes_the_documents_in_hand_and_the_build_goes_on() {
    for (name, code) in [("INT", 130), ("TERM", 143)] {
        let folder = folder(60);
        let expected = expected(&folder);
        let mut child = start(&folder, &["-j", "2"]);
        wait_for_entries(&folder, "Done", 3);
        signal(&child, name);
        let status = child.wait().expect("it ends");
        let mut said = String::new();
        child.stderr.take().expect("it is piped").read_to_string(&mut said).expect("it is text");
        // On a fast machine all may have been done.
        if status.code() != Some(1) {
            assert_eq!(status.code(), Some(code), "{said}");
            assert!(said.contains("interrupted: "), "{said}");
            assert!(said.contains("--resume goes on"), "{said}");
            assert!(!folder.path("out/corpus.tsv").exists(), "nothing half done appears");
        }
        let run = build(&folder, &["--resume", "-j", "1"]);
        assert!(run.stderr.contains("pairs were done before and are kept"), "{}", run.stderr);
        assert_eq!(results(&folder), expected, "{name}");
    }
}

#[test]
fn only_changed_and_new_documents_are_done_again() {
    let folder = folder(6);
    build(&folder, &[]);
    put(&folder, "002", &invented(90, 4));
    put(&folder, "100", &invented(100, 5));
    std::fs::remove_file(folder.path("en/004.txt")).expect("it is there");
    let run = build(&folder, &["--resume"]);
    // Of seven pairs, one is changed and one new; the empty one failed before.
    assert!(run.stderr.contains("5 pairs were done before and are kept"), "{}", run.stderr);
    let resumed = results(&folder);
    assert_eq!(expected(&folder), resumed);
}

#[test]
fn filters_and_formats_may_change_when_a_build_is_resumed() {
    let folder = folder(4);
    build(&folder, &["--split", "50,50"]);
    assert!(folder.path("out/corpus.train.tsv").exists());
    let run = folder.zhen(&["build", "en", "zh", "-o", "out", "--resume", "--min-length", "99"]);
    assert!(run.stderr.contains("0 rows written to out/corpus.tsv"), "{}", run.stderr);
    let corpora: Vec<String> = Folder::names_in(&folder.path("out"))
        .into_iter()
        .filter(|name| name.starts_with("corpus"))
        .collect();
    assert_eq!(corpora, ["corpus.tsv"], "the files of the last time are gone");
    // What documents are read as may not.
    build(&folder, &["--resume", "--lines"]).refused(
        "out: the build in this folder was begun without --lines, this is with --lines; resume it \
         as it was begun, or begin anew with --force",
    );
}

#[test]
fn a_build_is_neither_overwritten_nor_run_twice_at_once() {
    let folder = folder(2);
    build(&folder, &["-q"]);
    build(&folder, &["-q"]).refused(
        "out: there is a build in this folder; --resume goes on with it, --force begins anew",
    );
    put(&folder, "long", &invented(200, 20_000));
    let mut child = start(&folder, &["--resume", "-q"]);
    wait_for_entries(&folder, "Begin", 4);
    for option in ["--resume", "--force"] {
        build(&folder, &[option]).refused(
            "out: another build is writing here; wait until it has ended, or name another folder",
        );
    }
    child.kill().expect("it can be killed");
    child.wait().expect("it ends");
}

#[test]
fn a_document_in_hand_at_two_crashes_is_skipped_until_it_is_asked_for() {
    let folder = folder(3);
    put(&folder, "long", &invented(300, 20_000));
    for crash in 1..=2 {
        let mut child = start(&folder, &["--resume", "-j", "1"]);
        // The three short ones and the empty one are done before the long one.
        wait_for_entries(&folder, "Begin", 4 + crash);
        child.kill().expect("it can be killed");
        child.wait().expect("it ends");
    }
    let run = build(&folder, &["--resume"]);
    assert_eq!(run.code, Some(1), "{}", run.stderr);
    let crashed = "crashed: en/long.txt zh/long.txt: the program ended while this was in hand, \
                   twice; --retry-failed tries it again";
    assert!(run.stderr.contains(crashed), "{}", run.stderr);
    assert!(folder.read("out/documents.tsv").contains("en/long.txt\tzh/long.txt\tcrashed\t"));
    // Known now, and not tried.
    let run = build(&folder, &["--resume"]);
    assert!(run.stderr.contains("5 pairs were done before"), "{}", run.stderr);
    put(&folder, "long", &invented(300, 3));
    build(&folder, &["--resume"]);
    assert!(folder.read("out/documents.tsv").contains("en/long.txt\tzh/long.txt\taligned\t"));
}

#[test]
fn a_document_that_takes_too_long_is_given_up() {
    let folder = folder(3);
    put(&folder, "long", &invented(300, 20_000));
    let run = build(&folder, &["--max-seconds", "0.5"]);
    assert_eq!(run.code, Some(1), "{}", run.stderr);
    let line = "timeout: en/long.txt zh/long.txt: not done after 0.5 s (--max-seconds)";
    assert!(run.stderr.contains(line), "{}", run.stderr);
    assert!(folder.read("out/documents.tsv").contains("\ttimeout\tnot done after 0.5 s"));
    put(&folder, "long", &invented(300, 30));
    let run = build(&folder, &["--resume", "--max-seconds", "60"]);
    assert!(run.stderr.contains("4 pairs aligned, 1 failed"), "{}", run.stderr);
}

#[test]
fn a_full_disk_is_told_and_the_build_goes_on() {
    let folder = folder(30);
    let expected = expected(&folder);
    // A limit on the size of files fails the same calls as a full disk.
    let script = format!("trap '' XFSZ; ulimit -f 8; exec {BINARY} {}", BUILD.join(" "));
    let mut shell = Command::new("sh");
    shell.args(["-c", &script]).current_dir(folder.path(".")).stdin(Stdio::null());
    let run: Run = shell.output().expect("sh starts").into();
    assert_eq!(run.code, Some(2), "{}", run.stderr);
    let last = run.stderr.lines().last().unwrap_or_default().to_owned();
    assert!(last.starts_with("error: out/.zhen/journal: "), "{last}");
    assert!(last.ends_with("the same command with --resume goes on"), "{last}");
    build(&folder, &["--resume"]);
    assert_eq!(results(&folder), expected);
}

#[test]
fn failed_pairs_are_tried_again_when_asked() {
    let folder = folder(2);
    build(&folder, &[]);
    let run = build(&folder, &["--resume"]);
    assert!(run.stderr.contains("3 pairs were done before"), "{}", run.stderr);
    assert!(!run.stderr.contains("failed: en/empty.txt"), "{}", run.stderr);
    let run = build(&folder, &["--resume", "--retry-failed"]);
    assert!(run.stderr.contains("failed: en/empty.txt"), "{}", run.stderr);
    assert!(run.stderr.contains("2 pairs were done before"), "{}", run.stderr);
}
