//! `zhen align --jsonl` as another program drives it: answers in time, how it ends, what it refuses.

use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::time::Duration;

use serde_json::json;

use crate::command::{CHINESE, ENGLISH, Folder, command};
use crate::stream::pair;

#[test]
fn what_a_stream_cannot_do_is_refused() {
    let folder = Folder::with_pair();
    let table: &[(&[&str], &str)] = &[
        (
            &["en.txt"],
            "the argument '--jsonl <FILE>' cannot be used with '[EN]'; see zhen align --help",
        ),
        (
            &["--format", "tsv"],
            "the argument '--jsonl <FILE>' cannot be used with '--format <FORMAT>'; see zhen align --help",
        ),
        (
            &["--verify"],
            "the argument '--jsonl <FILE>' cannot be used with '--verify'; see zhen align --help",
        ),
        (
            &["--anchors", "a.index"],
            "the argument '--jsonl <FILE>' cannot be used with '--anchors <INDEX>'; see zhen align --help",
        ),
        (
            &["--bom"],
            "the argument '--jsonl <FILE>' cannot be used with '--bom'; see zhen align --help",
        ),
        (&["-o", "a.tmx"], "a.tmx: its name says tmx, but a stream is JSON lines; name it .jsonl"),
        (
            &["--no-duplicates"],
            "--no-duplicates: a stream remembers no line that it has written; use it with zhen \
             build, or with zhen convert on a bitext of all rows",
        ),
        (
            &["--glossary", "-"],
            "-: standard input can be read only once; name a file for one of the two",
        ),
    ];
    for (more, line) in table {
        folder.zhen(&[&["align", "--jsonl", "-"], *more].concat()).refused(line);
    }
    folder.zhen(&["align", "--jsonl", "no.jsonl"]).refused("no.jsonl: there is no such file");
    folder
        .zhen(&["align", "--jsonl", "en.txt", "-o", "en.txt"])
        .refused("en.txt: the output is one of the inputs; name another file with -o");
    folder
        .zhen(&["align", "--jsonl", "."])
        .refused(".: this is a folder; expected a file of JSON lines (zhen build takes folders)");
}

/// A stream that runs, and the lines that it writes.
fn running(folder: &Folder, threads: &str) -> (Child, Receiver<String>) {
    let mut command = command(&folder.path(""), &["align", "--jsonl", "-", "-q", "-j", threads]);
    command.stdin(Stdio::piped()).stdout(Stdio::piped());
    let mut child = command.spawn().expect("zhen starts");
    let output = BufReader::new(child.stdout.take().expect("it is piped"));
    let (lines, written) = channel();
    std::thread::spawn(move || {
        output.lines().map_while(Result::ok).try_for_each(|line| lines.send(line))
    });
    (child, written)
}

/// Long enough for a machine that is busy with all other tests.
const PATIENCE: Duration = Duration::from_secs(120);

#[test]
fn a_line_is_answered_before_the_next_is_written() {
    let folder = Folder::new(&[]);
    for threads in ["1", "4"] {
        let (mut child, written) = running(&folder, threads);
        let mut input = child.stdin.take().expect("it is piped");
        // The first line is shorter than what tells a packed file.
        for line in [
            "\n".to_owned(),
            "{}\n".to_owned(),
            pair(&json!(2), ENGLISH, CHINESE),
            "[\n".to_owned(),
        ] {
            input.write_all(line.as_bytes()).expect("zhen reads");
            let answer = written.recv_timeout(PATIENCE).expect("an answer comes by itself");
            assert!(answer.starts_with("{\"id\":"), "{answer}");
        }
        drop(input);
        assert_eq!(child.wait().expect("zhen ends").code(), Some(1));
    }
}

#[test]
#[cfg(unix)]
fn a_pipe_or_a_device_is_no_document() {
    let folder = Folder::with_pair();
    let made = Command::new("mkfifo").arg(folder.path("pipe")).status();
    assert!(made.expect("mkfifo runs").success());
    for path in ["pipe", "/dev/zero"] {
        let (mut child, written) = running(&folder, "1");
        let mut input = child.stdin.take().expect("it is piped");
        let line = json!({"id": 1, "en_path": path, "zh_path": "zh.txt"});
        writeln!(input, "{line}").expect("zhen reads");
        let answer = written.recv_timeout(PATIENCE).expect("nothing is waited for");
        let problem = format!("{path}: this is a pipe or a device; expected a file");
        assert!(answer.contains(&problem), "{answer}");
        drop(input);
        assert_eq!(child.wait().expect("zhen ends").code(), Some(1));
    }
}

#[test]
fn a_reader_that_goes_away_ends_the_stream_though_the_input_is_open() {
    let folder = Folder::new(&[]);
    let mut command = command(&folder.path(""), &["align", "--jsonl", "-"]);
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().expect("zhen starts");
    drop(child.stdout.take());
    let mut input = child.stdin.take().expect("it is piped");
    input.write_all(pair(&json!(1), ENGLISH, CHINESE).as_bytes()).expect("zhen reads");
    let mut stderr = String::new();
    child.stderr.take().expect("it is piped").read_to_string(&mut stderr).expect("it is text");
    assert_eq!((child.wait().expect("zhen ends").code(), stderr.as_str()), (Some(0), ""));
    drop(input);
}

#[test]
#[cfg(unix)]
fn an_interrupted_stream_ends_as_shells_expect() {
    let folder = Folder::new(&[]);
    let (mut child, written) = running(&folder, "2");
    let mut input = child.stdin.take().expect("it is piped");
    input.write_all(b"{}\n").expect("zhen reads");
    written.recv_timeout(PATIENCE).expect("an answer comes by itself");
    let kill = Command::new("kill").args(["-s", "INT", &child.id().to_string()]).status();
    assert!(kill.expect("kill runs").success());
    assert_eq!(child.wait().expect("zhen ends").code(), Some(130));
}
