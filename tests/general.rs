//! Help, version, completions, threads, verbosity, closed pipes.

use std::io::Read as _;
use std::process::Stdio;

use crate::command::{Folder, command};

const COMMANDS: [&str; 10] = [
    "align",
    "build",
    "segment",
    "split",
    "score",
    "evaluate",
    "convert",
    "train",
    "explain",
    "completions",
];

#[test]
fn every_command_has_help_with_examples() {
    let folder = Folder::new(&[]);
    let help = folder.zhen(&["--help"]).success();
    for name in COMMANDS {
        assert!(help.contains(&format!("  {name} ")), "{name} is missing from\n{help}");
        let help = folder.zhen(&[name, "--help"]).success();
        assert!(help.contains("EXAMPLES\n  "), "{name} has no examples");
        assert!(help.contains(&format!("Usage: zhen {name}")), "{help}");
    }
}

#[test]
fn the_version_is_that_of_the_package() {
    let version = Folder::new(&[]).zhen(&["--version"]).success();
    assert_eq!(version, format!("zhen {}\n", env!("CARGO_PKG_VERSION")));
}

#[test]
fn completions_are_made_for_every_shell() {
    let folder = Folder::new(&[]);
    for shell in ["bash", "zsh", "fish", "elvish", "powershell"] {
        let script = folder.zhen(&["completions", shell]).success();
        assert!(script.contains("evaluate"), "{shell}");
    }
}

#[test]
fn usage_errors_are_one_line() {
    let folder = Folder::with_pair();
    let table: &[(&[&str], &str)] = &[
        (
            &["aling"],
            "unrecognized subcommand 'aling'; a similar subcommand exists: 'align'; see zhen --help",
        ),
        (
            &["align", "en.txt", "zh.txt", "--lnes"],
            "unexpected argument '--lnes' found; a similar argument exists: '--lines'; see zhen align --help",
        ),
        (
            &["align", "en.txt"],
            "en.txt: expected English and Chinese text in one file, found English alone; name its \
             Chinese counterpart too",
        ),
        (
            &["align"],
            "the following required arguments were not provided: <EN>; see zhen align --help",
        ),
        (
            &["align", "-", "-"],
            "-: standard input can be read only once; name a file for one of the two",
        ),
        (
            &["split", "-j", "0"],
            "invalid value '0' for '--threads <N>': expected a number of threads, 1 or more; see zhen split --help",
        ),
        (
            &["align", "en.txt", "zh.txt", "--min-confidence", "70"],
            "invalid value '70' for '--min-confidence <P>': expected a number from 0 to 1; see zhen align --help",
        ),
    ];
    for (arguments, line) in table {
        folder.zhen(arguments).refused(line);
    }
}

#[test]
fn quiet_says_nothing_and_verbose_says_more() {
    let folder = Folder::with_pair();
    let swapped = ["align", "zh.txt", "en.txt"];
    let usual = folder.zhen(&swapped);
    let expected = "zh.txt is the Chinese document and en.txt the English one: swapped\n";
    assert_eq!(usual.stderr, expected);
    let quiet = folder.zhen(&[&swapped[..], &["--quiet"]].concat());
    assert_eq!((quiet.stderr.as_str(), quiet.code), ("", Some(0)));
    assert_eq!(quiet.stdout, usual.stdout);
    let verbose = folder.zhen(&[&swapped[..], &["-v"]].concat());
    let details = "en.txt: txt in UTF-8, English (en), 3 sentences, 0 pieces left out\n\
        zh.txt: txt in UTF-8, Chinese (zh-Hans), 3 sentences, 0 pieces left out\n";
    assert_eq!(verbose.stderr, format!("{expected}{details}"));
}

#[test]
fn a_reader_that_goes_away_is_no_error() {
    // More than a pipe holds, so that zhen is still writing when the reader goes.
    let long = "The harbour opened in 1987. ".repeat(20_000);
    let folder = Folder::new(&[("long.txt", long.as_bytes())]);
    for arguments in [&["split", "long.txt"][..], &["segment", "long.txt"], &["--help"]] {
        let mut command = command(&folder.path(""), arguments);
        let mut child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        drop(child.stdout.take());
        let mut stderr = String::new();
        child.stderr.take().unwrap().read_to_string(&mut stderr).unwrap();
        assert_eq!((child.wait().unwrap().code(), stderr.as_str()), (Some(0), ""), "{arguments:?}");
    }
}

#[test]
#[cfg(target_os = "linux")]
fn a_full_disk_is_an_error() {
    let folder = Folder::with_pair();
    let device = || std::fs::File::options().write(true).open("/dev/full").unwrap();
    let run = command(&folder.path(""), &["align", "en.txt", "zh.txt"]).stdout(device()).output();
    let run = run.unwrap();
    assert_eq!(run.status.code(), Some(2));
    let line = "error: standard output: No space left on device\n";
    assert_eq!(String::from_utf8(run.stderr).unwrap(), line);
    folder
        .zhen(&["align", "en.txt", "zh.txt", "-o", "/dev/full"])
        .refused("/dev/full: No space left on device");
}
