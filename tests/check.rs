//! `zhen check`: findings, formats, exit codes, folders, bitexts, suppressions, the base, the
//! detector.

use std::path::Path;

use crate::command::{Folder, repository};

const ENGLISH: &str = "The pier of Linwan is 120 metres long.\n\nIt was opened on 3 May 1998.\n\n\
                       Tickets cost 15 yuan.\n";
const CHINESE: &str = "临湾的码头长120米。\n\n1998年5月3日启用。\n\n票价15元。\n";

/// A folder with versions that match, and a Chinese one with two slips.
fn folder() -> Folder {
    let slips = CHINESE.replace("120米", "210米").replace("15元", "18元");
    Folder::new(&[
        ("en.txt", ENGLISH.as_bytes()),
        ("zh.txt", CHINESE.as_bytes()),
        ("slips.txt", slips.as_bytes()),
    ])
}

#[test]
fn versions_that_match_end_with_0_and_slips_with_1() {
    let folder = folder();
    let run = folder.zhen(&["check", "en.txt", "zh.txt"]);
    assert_eq!(run.code, Some(0), "{run:?}");
    assert!(run.stdout.contains("The versions match."));
    let run = folder.zhen(&["check", "en.txt", "slips.txt", "--format", "tsv"]);
    assert_eq!(run.code, Some(1), "{run:?}");
    let classes: Vec<&str> =
        run.stdout.lines().skip(1).filter_map(|row| row.split('\t').nth(2)).collect();
    assert_eq!(classes, ["unit", "amount"]);
    let run = folder.zhen(&["check", "en.txt", "slips.txt", "--only", "amount", "--format", "tsv"]);
    assert_eq!((run.code, run.stdout.lines().count()), (Some(1), 2));
    let run = folder.zhen(&["check", "en.txt", "slips.txt", "--ignore", "amount,unit"]);
    assert_eq!(run.code, Some(0));
    let run = folder.zhen(&["check", "en.txt", "slips.txt", "--only", "amounts"]);
    assert_eq!((run.code, run.stderr.contains("the classes are")), (Some(2), true));
}

#[test]
fn every_format_is_written_and_chosen_by_the_name_of_the_output() {
    let folder = folder();
    let begins = [
        ("r.json", "{"),
        ("r.tsv", "id\t"),
        ("r.html", "<!DOCTYPE html>"),
        ("r.sarif", "{"),
        ("r.xml", "<?xml"),
        ("r.txt", "en.txt"),
    ];
    for (name, begin) in begins {
        let run = folder.zhen(&["check", "en.txt", "slips.txt", "-o", name]);
        assert_eq!((run.code, run.stdout.as_str()), (Some(1), ""), "{name}: {run:?}");
        assert!(folder.read(name).starts_with(begin), "{name}: {}", folder.read(name));
    }
    let chinese = ["check", "en.txt", "slips.txt", "--message-lang", "zh", "--format", "tsv"];
    assert!(folder.zhen(&chinese).stdout.contains("中文为"));
}

#[test]
fn suppressed_findings_are_left_out_and_useless_suppressions_told() {
    let folder = folder();
    let run = folder.zhen(&["check", "en.txt", "slips.txt", "--format", "tsv"]);
    let id = run.stdout.lines().nth(1).and_then(|row| row.split('\t').next()).expect("an id");
    folder.put("known", format!("{id} # agreed\namount slips.txt\ndate other.txt\n").as_bytes());
    let run = folder.zhen(&["check", "en.txt", "slips.txt", "--suppress", "known"]);
    assert_eq!(run.code, Some(0), "{run:?}");
    assert!(run.stderr.contains("known:3: this suppresses nothing"), "{}", run.stderr);
    folder.put("known", b"nonsense\n");
    let run = folder.zhen(&["check", "en.txt", "slips.txt", "--suppress", "known"]);
    assert!(run.code == Some(2) && run.stderr.starts_with("error: known: line 1: "), "{run:?}");
}

#[test]
fn comments_in_a_page_silence_the_block_after_them() {
    let english = "# Pier\n\nThe pier is 120 metres long.\n\nTickets cost 15 yuan.\n";
    let chinese = "# 码头\n\n码头长210米。\n\n<!-- zhen-check: ignore amount -->\n\n票价18元。\n";
    let folder = Folder::new(&[("en.md", english.as_bytes()), ("zh.md", chinese.as_bytes())]);
    let run = folder.zhen(&["check", "en.md", "zh.md", "--format", "tsv"]);
    let classes: Vec<&str> =
        run.stdout.lines().skip(1).filter_map(|row| row.split('\t').nth(2)).collect();
    assert_eq!(classes, ["unit"], "{run:?}");
}

#[test]
fn folders_are_checked_pair_by_pair_in_order() {
    let slips = CHINESE.replace("15元", "18元");
    let folder = Folder::new(&[
        ("en/a.txt", ENGLISH.as_bytes()),
        ("en/b.txt", ENGLISH.as_bytes()),
        ("zh/a.txt", CHINESE.as_bytes()),
        ("zh/b.txt", slips.as_bytes()),
        ("zh/c.txt", CHINESE.as_bytes()),
    ]);
    let run = folder.zhen(&["check", "en", "zh", "--format", "tsv"]);
    assert_eq!(run.code, Some(1), "{run:?}");
    assert_eq!(run.stdout.lines().count(), 2, "{run:?}");
    assert!(run.stderr.contains("2 pairs checked, 1 with findings"), "{run:?}");
    assert!(run.stderr.contains("c.txt: not checked: "), "{run:?}");
    let alone = folder.zhen(&["check", "en", "zh", "--format", "json", "-j", "1"]);
    assert_eq!(alone.stdout, folder.zhen(&["check", "en", "zh", "--format", "json"]).stdout);
}

#[test]
fn a_bitext_is_checked_as_it_is_aligned() {
    let rows = "The pier is 120 metres long.\t码头长120米。\nTickets cost 15 yuan.\t票价18元。\n";
    let folder = Folder::new(&[("rows.tsv", rows.as_bytes())]);
    let run = folder.zhen(&["check", "rows.tsv", "--format", "tsv"]);
    assert_eq!(run.code, Some(1), "{run:?}");
    assert!(run.stdout.contains("\tamount\t") && run.stdout.contains("unit 2"), "{run:?}");
}

#[test]
fn the_base_leaves_out_what_was_there_before() {
    let folder = folder();
    let outside = folder.zhen(&["check", "en.txt", "slips.txt", "--base", "HEAD"]);
    outside.refused("--base HEAD: en.txt is in no git repository");
    if !folder.commit("first") {
        println!("skipped: git cannot make a repository here");
        return;
    }
    let run = folder.zhen(&["check", "en.txt", "slips.txt", "--base", "HEAD"]);
    assert_eq!(run.code, Some(0), "{run:?}");
    let text = folder.read("slips.txt");
    folder.put("slips.txt", text.replace("1998年", "1989年").as_bytes());
    let run = folder.zhen(&["check", "en.txt", "slips.txt", "--base", "HEAD", "--format", "tsv"]);
    assert_eq!((run.code, run.stdout.lines().count()), (Some(1), 2), "{run:?}");
    assert!(run.stdout.contains("\tdate\t"), "{run:?}");
    let run = folder.zhen(&["check", "en.txt", "slips.txt", "--base", "nowhere"]);
    assert_eq!(run.code, Some(2), "{run:?}");
}

#[test]
fn the_detector_says_in_which_state_a_page_is() {
    let folder = folder();
    folder.put("short.txt", "临湾的码头长120米。\n".as_bytes());
    let status = |english: &str, chinese: &str| {
        let run = folder.zhen(&["check", "--detector", english, chinese]);
        assert_eq!(run.code, Some(0), "{run:?}");
        let answer: serde_json::Value = serde_json::from_str(&run.stdout).expect("JSON");
        answer["status"].as_str().expect("a status").to_owned()
    };
    assert_eq!(status("en.txt", "zh.txt"), "up_to_date");
    assert_eq!(status("en.txt", "short.txt"), "candidate_outdated");
    assert_eq!(status("en.txt", "slips.txt"), "candidate_outdated");
    folder.put("mark.txt", CHINESE.replace("码头", "“码头").as_bytes());
    assert_eq!(status("en.txt", "mark.txt"), "outdated_low_severity");
    assert_eq!(status("none.txt", "zh.txt"), "no_english_version");
    assert_eq!(status("en.txt", "none.txt"), "not_translated");
    assert_eq!(status("en.txt", "en.txt"), "not_translated");
    assert_eq!(status("none.txt", "none.txt"), "no_english_version");
    folder.put("locked.docx", b"PK\x03\x04 cut short");
    let run = folder.zhen(&["check", "--detector", "en.txt", "locked.docx"]);
    assert_eq!(run.code, Some(2), "what is there and cannot be read is an error: {run:?}");
}

#[test]
fn planted_discrepancies_of_the_corpus_are_found() {
    let corpus = repository().join("corpus");
    let names = ["planted_bridge_opening", "planted_oyster_survey", "planted_scholarship_notice"];
    let folder = Folder::new(&[]);
    let (mut found, mut planted) = (0, 0);
    for name in names {
        let path = |side: &str| corpus.join(side).join(format!("{name}.txt")).display().to_string();
        let run = folder.zhen(&["check", &path("en"), &path("zh"), "--format", "tsv"]);
        let answers = std::fs::read_to_string(corpus.join(format!("answers/{name}.json")));
        let answers: serde_json::Value =
            serde_json::from_str(&answers.expect("the answers are there")).expect("JSON");
        for discrepancy in answers["discrepancies"].as_array().expect("a list") {
            let values = ["en_value", "zh_value"].map(|key| discrepancy[key].as_str());
            // Names are found only where they are sure.
            if discrepancy["type"] == "name" {
                continue;
            }
            planted += 1;
            let is_found = values.iter().flatten().any(|value| run.stdout.contains(value));
            assert!(is_found, "{name}: {discrepancy}\n{}", run.stdout);
            found += 1;
        }
    }
    assert!(found == planted && planted >= 6, "{found} of {planted}");
    assert!(Path::new(&corpus).is_dir());
}
