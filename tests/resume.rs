//! Builds that are interrupted, killed, out of space or begun twice, and go on with `--resume`.

use std::fmt::Write as _;
use std::io::Read as _;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

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

/// Waits until a run goes on.
fn wait_for_running(folder: &Folder) {
    for _ in 0..3000 {
        if folder.path("out/.zhen/running").exists() {
            return;
        }
        std::thread::sleep(Duration::from_millis(5));
    }
    panic!("no run went on");
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
    let folder = folder(40);
    let expected = expected(&folder);
    let begun = Instant::now();
    build(&folder, &["--force", "-q", "-j", "1"]);
    let whole = begun.elapsed();
    std::fs::remove_dir_all(folder.path("out")).expect("the folder is there");
    let mut random: u64 = 20_261_125;
    let mut hits = 0;
    for kill in 0..20 {
        random =
            random.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        let mut child = start(&folder, &["-j", if kill % 2 == 0 { "1" } else { "2" }]);
        // From before the journal is there until about when all is written.
        std::thread::sleep(whole.mul_f64((random >> 33) as f64 / f64::from(1_u32 << 31)));
        child.kill().expect("it can be killed");
        hits += usize::from(!child.wait().expect("it ends").success());
        assert_eq!(build(&folder, &["--resume", "-q"]).code, Some(1), "one pair fails");
        assert_eq!(results(&folder), expected, "kill {kill}");
        let names = Folder::names_in(&folder.path("out"));
        assert!(!names.iter().any(|name| name.starts_with(".zhen-")), "{names:?}");
        std::fs::remove_dir_all(folder.path("out")).expect("the folder is there");
    }
    assert!(hits >= 5, "{hits} of 20 kills came in time");
}

#[test]
fn a_build_that_is_killed_again_and_again_goes_on_to_the_same_results() {
    let folder = folder(40);
    let expected = expected(&folder);
    for kill in 1..=6 {
        let mut child = start(&folder, &["--resume", "-j", "1"]);
        // Suspects come last, so that no pair is in hand at two of these kills.
        wait_for_entries(&folder, "Done", 4 * kill);
        child.kill().expect("it can be killed");
        child.wait().expect("it ends");
    }
    build(&folder, &["--resume"]);
    assert_eq!(results(&folder), expected);
}

#[test]
fn ctrl_c_finishes_the_documents_in_hand_and_the_build_goes_on() {
    for (name, code) in [("INT", 130), ("TERM", 143)] {
        let folder = folder(10);
        // In hand when the signal comes, and after all others.
        put(&folder, "long", &invented(300, 10_000));
        put(&folder, "zero", &invented(400, 3));
        let expected = expected(&folder);
        let mut child = start(&folder, &["-j", "1"]);
        wait_for_entries(&folder, "Begin", 12);
        signal(&child, name);
        let status = child.wait().expect("it ends");
        let mut said = String::new();
        child.stderr.take().expect("it is piped").read_to_string(&mut said).expect("it is text");
        assert_eq!(status.code(), Some(code), "{said}");
        assert!(said.contains("finishing the documents in hand"), "{said}");
        assert!(said.contains("interrupted: 12 of 13 document pairs are done and kept"), "{said}");
        assert!(!folder.path("out/corpus.tsv").exists(), "nothing half done appears");
        let run = build(&folder, &["--resume", "-j", "1"]);
        assert!(run.stderr.contains("12 pairs were done before and are kept"), "{}", run.stderr);
        assert_eq!(results(&folder), expected, "{name}");
    }
}

#[test]
fn a_second_ctrl_c_ends_at_once_and_makes_no_suspects() {
    let folder = folder(2);
    put(&folder, "long", &invented(300, 10_000));
    for _ in 0..3 {
        let mut child = start(&folder, &["--resume", "-j", "1"]);
        wait_for_running(&folder);
        std::thread::sleep(Duration::from_millis(300));
        signal(&child, "INT");
        std::thread::sleep(Duration::from_millis(100));
        signal(&child, "INT");
        assert_eq!(child.wait().expect("it ends").code(), Some(130));
    }
    build(&folder, &["--resume"]);
    assert!(!folder.read("out/documents.tsv").contains("crashed"));
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
    put(&folder, "long", &invented(300, 60_000));
    let run = build(&folder, &["--max-seconds", "2"]);
    assert_eq!(run.code, Some(1), "{}", run.stderr);
    let line = "timeout: en/long.txt zh/long.txt: not done after 2 s (--max-seconds)";
    assert!(run.stderr.contains(line), "{}", run.stderr);
    assert!(folder.read("out/documents.tsv").contains("\ttimeout\tnot done after 2 s"));
    let run = build(&folder, &["--resume", "--max-seconds", "2"]);
    assert!(run.stderr.contains("5 pairs were done before and are kept"), "{}", run.stderr);
    let told = "2 of them failed before and were not tried again: documents.tsv says why, \
                --resume --retry-failed tries them";
    assert!(run.stderr.contains(told), "{}", run.stderr);
    put(&folder, "long", &invented(300, 30));
    let run = build(&folder, &["--resume", "--max-seconds", "60"]);
    assert!(run.stderr.contains("4 pairs aligned, 1 failed"), "{}", run.stderr);
}

#[test]
fn a_full_disk_is_told_and_the_build_goes_on() {
    let folder = folder(30);
    let expected = expected(&folder);
    // A limit on the size of files fails the same calls as a full disk.
    for kilobytes in [4, 4, 4, 8] {
        let options = BUILD.join(" ");
        let script =
            format!("trap '' XFSZ; ulimit -f {kilobytes}; exec {BINARY} {options} --resume -j 2");
        let mut shell = Command::new("sh");
        shell.args(["-c", &script]).current_dir(folder.path(".")).stdin(Stdio::null());
        let run: Run = shell.output().expect("sh starts").into();
        assert_eq!(run.code, Some(2), "{}", run.stderr);
        let last = run.stderr.lines().last().unwrap_or_default().to_owned();
        assert!(last.starts_with("error: out/.zhen/journal: "), "{last}");
        assert!(last.ends_with("the same command with --resume goes on"), "{last}");
    }
    build(&folder, &["--resume"]);
    assert_eq!(results(&folder), expected, "no pair is blamed for a full disk");
}

#[test]
fn a_build_whose_inputs_are_away_is_not_forgotten() {
    let folder = folder(3);
    let jobs = "en_path\tzh_path\nen/000.txt\tzh/000.txt\nen/001.txt\tzh/001.txt\n";
    folder.put("jobs.tsv", jobs.as_bytes());
    let list = ["build", "--jobs", "jobs.tsv", "-o", "out", "--resume"];
    folder.zhen(&list).success();
    let corpus = folder.read("out/corpus.tsv");
    std::fs::rename(folder.path("en"), folder.path("away")).expect("it is there");
    let run = folder.zhen(&list);
    assert_eq!(run.code, Some(2), "{}", run.stderr);
    assert_eq!(folder.read("out/corpus.tsv"), corpus, "the last results stay");
    std::fs::rename(folder.path("away"), folder.path("en")).expect("it is there");
    folder.zhen(&list).success();
    assert_eq!(folder.read("out/corpus.tsv"), corpus);
}

#[test]
fn files_of_their_own_are_kept_made_anew_and_written_in_the_format_asked_for() {
    let folder = folder(1);
    let jobs = "en_path\tzh_path\tout_path\turl\n\
                en/000.txt\tzh/000.txt\town/a.aligned\tharbour.example\n\
                en/empty.txt\tzh/empty.txt\town/b.aligned\t\n";
    folder.put("jobs.tsv", jobs.as_bytes());
    let build = |more: &[&str]| {
        folder.zhen(&[&["build", "--jobs", "jobs.tsv", "-o", "out", "--resume"], more].concat())
    };
    build(&["--columns", "src_text,url", "--format", "tsv"]);
    let own = folder.read("own/a.aligned");
    assert!(own.starts_with("src_text\turl\n"), "{own}");
    assert!(own.lines().nth(1).is_some_and(|line| line.ends_with("\tharbour.example")), "{own}");
    let run = build(&["--columns", "src_text,url", "--format", "tsv"]);
    assert!(run.stderr.contains("2 pairs were done before and are kept"), "{}", run.stderr);
    std::fs::remove_file(folder.path("own/a.aligned")).expect("it is there");
    build(&["--columns", "src_text,url", "--format", "tsv"]);
    assert_eq!(folder.read("own/a.aligned"), own);
    build(&["--format", "jsonl"]);
    assert!(folder.read("own/a.aligned").starts_with("{\"id\":0,"));
}

#[test]
fn files_whose_names_are_not_unicode_are_not_mixed_up() {
    use std::os::unix::ffi::OsStrExt as _;
    let folder = folder(0);
    for (number, name) in [(1, &b"\xc4\xe3.txt"[..]), (2, b"\xba\xc3.txt")] {
        let (english, chinese) = invented(number, 3);
        for (side, text) in [("en", english), ("zh", chinese)] {
            let path = folder.path(side).join(std::ffi::OsStr::from_bytes(name));
            // Some systems know no such names.
            if std::fs::write(path, text).is_err() {
                return;
            }
        }
    }
    build(&folder, &["-q"]);
    let corpus = folder.read("out/corpus.tsv");
    for boats in ["counted 9 boats", "counted 16 boats"] {
        assert_eq!(corpus.matches(boats).count(), 1, "{corpus}");
    }
}

#[test]
fn an_adapted_build_goes_on_too() {
    let folder = folder(12);
    let adapted = ["--adapt", "-j", "1"];
    build(&folder, &[&adapted[..], &["--force"]].concat());
    let expected = results(&folder);
    std::fs::remove_dir_all(folder.path("out")).expect("the folder is there");
    let mut child = start(&folder, &[&adapted[..], &["--resume"]].concat());
    wait_for_entries(&folder, "Done", 5);
    child.kill().expect("it can be killed");
    child.wait().expect("it ends");
    build(&folder, &[&adapted[..], &["--resume"]].concat());
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
