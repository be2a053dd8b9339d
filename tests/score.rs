//! `zhen score` and `zhen evaluate`.

use crate::command::Folder;

const GOLD: &[u8] = b"[0]:[0]\n[1, 2]:[1]\n[3]:[]\n[4]:[2]\n";
const PREDICTED: &[u8] = b"[0]:[0]:0.9\n[1]:[1]:0.8\n[2]:[]:0.5\n[3]:[]:0.5\n[4]:[2]:0.9\n";

#[test]
fn figures_are_those_worked_out_by_hand() {
    let folder = Folder::new(&[("gold", GOLD), ("predicted", PREDICTED)]);
    // Predicted: 0-0, null 3 and 4-2 are right, 3 of 5; gold without nulls: 2 of 3.
    // Strict F1 = 2 · 3/5 · 2/3 / (3/5 + 2/3) = 12/19 = 0.632; lax P = 4/5, R = 1: 8/9 = 0.889;
    // null P = 1/2, R = 1: 2/3 = 0.667.
    let expected = "\
set        docs  strict P  strict R  strict F1  lax F1  null F1
predicted     1     0.600     0.667      0.632   0.889    0.667
";
    assert_eq!(folder.zhen(&["score", "gold", "predicted"]).success(), expected);
    let json = folder.zhen(&["score", "gold", "predicted", "--format", "json"]).success();
    let json: serde_json::Value = serde_json::from_str(&json).unwrap();
    assert_eq!(json["strict"]["f1"], 0.631579);
    assert_eq!(json["null"]["recall"], 1.0);
    assert_eq!(json["documents"], 1);
    let perfect =
        folder.zhen_with_input(&["score", "gold", "-", "--format", "json"], GOLD).success();
    let perfect: serde_json::Value = serde_json::from_str(&perfect).unwrap();
    // Null beads count in precision and not in recall; all are right.
    assert_eq!(perfect["strict"]["f1"], 1.0);
}

#[test]
fn paragraph_units_accept_beads_inside_gold_beads() {
    let gold = b"[0, 1]:[0, 1]\n";
    let finer = b"[0]:[0]\n[1]:[1]\n";
    let folder = Folder::new(&[("gold", gold), ("predicted", finer)]);
    let f1 = |more: &[&str]| {
        let run =
            folder.zhen(&[&["score", "gold", "predicted", "--format", "json"], more].concat());
        let json: serde_json::Value = serde_json::from_str(&run.success()).unwrap();
        json["strict"]["f1"].as_f64().unwrap()
    };
    assert!(f1(&[]) < 0.01);
    assert!(f1(&["--paragraph-units"]) > 0.99);
}

#[test]
fn folders_are_scored_file_by_file() {
    let folder = Folder::new(&[("gold/a", GOLD), ("gold/b", GOLD), ("predicted/a", PREDICTED)]);
    folder.zhen(&["score", "gold", "predicted"]).refused(
        "predicted/b: there is no such file, nor one called b with another ending; gold/b \
             needs it",
    );
    folder.put("predicted/b", PREDICTED);
    folder.put("predicted/c", PREDICTED);
    let run = folder.zhen(&["score", "gold", "predicted"]);
    assert_eq!(run.stderr, "warning: predicted: 1 files have no gold in gold: passed over\n");
    assert!(run.success().contains("predicted     2     0.600"));
    folder
        .zhen(&["score", "gold", "predicted/a"])
        .refused("predicted/a: expected a folder, for gold is one");
    folder.zhen(&["score", "gold/x", "predicted/a"]).refused("gold/x: there is no such file");
    folder.put("gold/a", b"[0]:[x]\n");
    folder
        .zhen(&["score", "gold/a", "predicted/a"])
        .refused("gold/a: line 1: expected a sentence index, found `x`");
}

/// Two sets whose documents any aligner gets right.
fn sets() -> Folder {
    let folder = Folder::new(&[]);
    for set in ["one", "two"] {
        for name in ["a", "b"] {
            folder.put(&format!("{set}/en/{name}"), crate::command::ENGLISH.as_bytes());
            folder.put(&format!("{set}/zh/{name}"), crate::command::CHINESE.as_bytes());
            folder.put(&format!("{set}/gold/{name}"), b"[0]:[0]\n[1]:[1]\n[2]:[2]\n");
        }
    }
    folder
}

#[test]
fn sets_are_aligned_and_scored() {
    let folder = sets();
    let run = folder.zhen(&["evaluate", "one", "two/", "-j", "2"]);
    assert!(run.stderr.starts_with("4 documents aligned in "), "{}", run.stderr);
    let expected = "\
set   docs  strict P  strict R  strict F1  lax F1  null F1
one      2     1.000     1.000      1.000   1.000    1.000
two      2     1.000     1.000      1.000   1.000    1.000
mean     4                          1.000   1.000    1.000
";
    assert_eq!(run.success(), expected);
    let json = folder.zhen(&["evaluate", "one", "--format", "json"]).success();
    let json: serde_json::Value = serde_json::from_str(&json).unwrap();
    assert_eq!(json["sets"][0]["set"], "one");
    assert_eq!(json["sets"][0]["strict"]["f1"], 1.0);
    assert_eq!(json["mean"]["strict_f1"], 1.0);
}

#[test]
fn files_belong_together_by_name_or_else_by_name_without_ending() {
    let folder = Folder::new(&[("gold/a.index", GOLD), ("predicted/a.path", PREDICTED)]);
    let table = folder.zhen(&["score", "gold", "predicted"]).success();
    assert!(table.contains("predicted     1     0.600"), "{table}");
    // What has the same name is never taken by the name without ending.
    folder.put("predicted/a.index.gz", GOLD);
    folder.zhen(&["score", "gold", "predicted"]).refused(
        "predicted/a.index: there is no such file, and predicted/a.index.gz and predicted/a.path \
         are both called a; gold/a.index needs one of its own name",
    );
    folder.put("predicted/a.index", GOLD);
    let run = folder.zhen(&["score", "gold", "predicted"]);
    assert!(run.stderr.contains("predicted: 2 files have no gold in gold"), "{}", run.stderr);
    assert!(run.success().contains("predicted     1     1.000"));
    let folder = Folder::new(&[("gold/a.index", GOLD), ("gold/a", GOLD), ("p/a.path", GOLD)]);
    folder.zhen(&["score", "gold", "p"]).refused(
        "p/a: there is no such file, and p/a.path may be of any file called a; gold/a needs one \
         of its own name",
    );
    for name in ["a.index", "a.ladder", "a.path"] {
        let folder = sets();
        folder.put("one/en/a.txt", crate::command::ENGLISH.as_bytes());
        folder.put("one/zh/a.txt", crate::command::CHINESE.as_bytes());
        for file in ["one/en/a", "one/zh/a", "one/gold/a"] {
            std::fs::remove_file(folder.path(file)).unwrap();
        }
        folder.put(&format!("one/gold/{name}"), b"0\t0\t1\n1\t1\t1\n2\t2\t1\n3\t3\n");
        let table = folder.zhen(&["evaluate", "one"]).success();
        assert!(table.contains("one     2     1.000"), "{name}: {table}");
    }
}

#[test]
fn a_set_named_twice_has_two_rows() {
    let text = sets().zhen(&["evaluate", "one", "one"]).success();
    let rows: Vec<&str> = text.lines().collect();
    assert!(rows[1].starts_with("one      2 ") && rows[1] == rows[2], "{text}");
}

#[test]
fn incomplete_sets_are_refused() {
    let folder = sets();
    let refused = |line: &str| folder.zhen(&["evaluate", "one", "-q"]).refused(line);
    folder
        .zhen(&["evaluate", "three"])
        .refused("three: there is no such folder; expected one with en, zh and gold in it");
    folder.put("one/paragraphs/a.en", b"0\ntwo\n");
    refused("one/paragraphs/a.en: line 2: expected the index of a sentence, found `two`");
    folder.put("one/paragraphs/a.en", b"0\n2\n");
    folder.zhen(&["evaluate", "one"]).success();
    folder.put("one/gold/a", b"[0]:[0]\n[1]:[1]\n[2]:[3]\n");
    refused("one/gold/a: sentence 3 is named, but one/zh/a has 3, counted from 0");
    std::fs::remove_file(folder.path("one/gold/a")).unwrap();
    refused(
        "one/gold/a: there is no such file, nor one called a with another ending; one/en/a needs it",
    );
    std::fs::remove_dir_all(folder.path("one/gold")).unwrap();
    refused("one: there is no folder gold in it; a test set has en, zh and gold");
}

#[test]
fn alignments_without_beads_are_refused() {
    let folder = sets();
    folder.put("empty", b"\n");
    folder.put("gold", GOLD);
    let none = "there is no bead in it; expected lines such as [0, 1]:[2]";
    folder.zhen(&["score", "empty", "empty"]).refused(&format!("empty: {none}"));
    folder.zhen(&["score", "gold", "empty"]).refused(&format!("empty: {none}"));
    folder.zhen_with_input(&["score", "gold", "-"], b"").refused(&format!("-: {none}"));
    folder.put("one/gold/b", b"");
    folder.zhen(&["evaluate", "one", "-q"]).refused(&format!("one/gold/b: {none}"));
}
