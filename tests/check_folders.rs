//! `zhen check` on folders: what is not checked, exit codes, the table, every format.

use crate::command::{Folder, Run};

const ENGLISH: &str = "The pier of Linwan is 120 metres long.\n\nIt was opened on 3 May 1998.\n\n\
                       Tickets cost 15 yuan.\n";
const CHINESE: &str = "临湾的码头长120米。\n\n1998年5月3日启用。\n\n票价15元。\n";

fn classes(run: &Run) -> Vec<&str> {
    run.stdout.lines().skip(1).filter_map(|row| row.split('\t').nth(2)).collect()
}

/// One pair that matches, one with a slip, a page without translation, a picture.
fn folder() -> Folder {
    let slip = CHINESE.replace("15元", "18元");
    Folder::new(&[
        ("en/a.txt", ENGLISH.as_bytes()),
        ("en/b.txt", ENGLISH.as_bytes()),
        ("en/ferry.txt", b"The ferry crosses the strait twice a day, but not in winter.\n"),
        ("en/pier.png", b"\x89PNG\r\n\x1a\n0000"),
        ("zh/a.txt", CHINESE.as_bytes()),
        ("zh/b.txt", slip.as_bytes()),
        ("zh/pier.png", b"\x89PNG\r\n\x1a\n0000"),
    ])
}

#[test]
fn pages_without_translation_are_named_and_no_failure() {
    let folder = folder();
    let run = folder.zhen(&["check", "en", "zh"]);
    assert_eq!(run.code, Some(1), "{run:?}");
    assert!(run.stdout.contains("Not checked\n  en/ferry.txt: no "), "{run:?}");
    assert!(!run.stdout.contains("pier.png") && !run.stderr.contains("pier.png"), "{run:?}");
    assert!(run.stderr.ends_with("2 pairs checked, 1 with findings; 1 without counterpart\n"));
    let run = folder.zhen(&["check", "en", "zh", "--ignore", "amount", "--message-lang", "zh"]);
    assert_eq!(run.code, Some(0), "{run:?}");
    assert!(run.stdout.contains("未核对\n  en/ferry.txt：没有对应的中文文本\n"), "{run:?}");
    assert!(run.stderr.ends_with("已核对2对文本，0对有问题；1份没有对应文本\n"), "{run:?}");
}

#[test]
fn the_table_of_pairs_is_aligned() {
    let folder = folder();
    let run = folder.zhen(&["check", "en", "zh", "--format", "tsv"]);
    let table: Vec<&str> = run
        .stderr
        .lines()
        .filter(|line| line.starts_with("errors") || line.contains(" · "))
        .collect();
    assert_eq!(
        table,
        [
            "errors  warnings  notes  English  Chinese  documents",
            "     1         0      0  100.0 %  100.0 %  en/b.txt · zh/b.txt",
        ]
    );
    let quiet = folder.zhen(&["check", "en", "zh", "--quiet", "--format", "tsv"]);
    assert_eq!((quiet.code, quiet.stderr.as_str()), (Some(1), ""));
}

#[test]
fn what_cannot_be_read_ends_with_2_in_every_format() {
    let folder = folder();
    folder.put("zh/ferry.txt", b"\x00\x01\x02\x03\xff\xfe\x00\x00binary\x00\x00");
    folder.put("en/note.docx", b"PK\x03\x04 cut short");
    for format in ["text", "json", "tsv", "html", "sarif", "junit"] {
        let run = folder.zhen(&["check", "en", "zh", "--format", format]);
        assert_eq!(run.code, Some(2), "{format}: {run:?}");
        assert!(run.stderr.contains("en/note.docx: not checked: "), "{format}: {run:?}");
        assert!(run.stderr.contains(" could not be read\n"), "{format}: {run:?}");
        let is_named = run.stdout.contains("note.docx");
        assert_eq!(is_named, format != "tsv", "{format}: {}", run.stdout);
        match format {
            "json" | "sarif" => {
                let report: serde_json::Value =
                    serde_json::from_str(&run.stdout).expect("it is JSON");
                let told = match format {
                    "json" => report["unchecked"].clone(),
                    _ => report["runs"][0]["invocations"][0]["toolExecutionNotifications"].clone(),
                };
                assert!(told.as_array().is_some_and(|list| list.len() >= 2), "{told}");
            }
            "tsv" => assert_eq!(classes(&run), ["amount"]),
            "junit" => assert!(run.stdout.contains("<error message="), "{}", run.stdout),
            _ => {}
        }
    }
    // Of a pair that is found by its names, too.
    let folder = Folder::new(&[("en/a.docx", b"PK\x03\x04 cut"), ("zh/a.docx", b"PK\x03\x04 cut")]);
    let run = folder.zhen(&["check", "en", "zh"]);
    assert_eq!(run.code, Some(2), "{run:?}");
}

#[test]
fn folders_are_checked_against_a_base() {
    let folder = folder();
    if !folder.commit("first") {
        println!("skipped: git cannot make a repository here");
        return;
    }
    let run = folder.zhen(&["check", "en", "zh", "--base", "HEAD", "--format", "tsv"]);
    assert_eq!((run.code, run.stdout.lines().count()), (Some(0), 1), "{run:?}");
    // Renamed files are compared with what they were.
    folder.rename("en/b.txt", "en/deep/c.txt");
    folder.rename("zh/b.txt", "zh/deep/c.txt");
    assert!(folder.git(&["add", "-A"]));
    let run = folder.zhen(&["check", "en", "zh", "--base", "HEAD", "--format", "tsv"]);
    assert_eq!(run.code, Some(0), "{run:?}");
    folder.put("zh/a.txt", CHINESE.replace("120米", "210米").as_bytes());
    let run = folder.zhen(&["check", "en", "zh", "--base", "HEAD", "--format", "tsv"]);
    assert_eq!((run.code, classes(&run)), (Some(1), vec!["unit"]), "{run:?}");
}
