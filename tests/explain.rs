//! `zhen explain`.

use std::path::Path;

use crate::command::{CHINESE, ENGLISH, Folder, command};

/// A pair whose second English sentence has no counterpart.
fn abridged() -> Folder {
    let shorter: Vec<&str> = CHINESE.lines().filter(|line| !line.contains("灯塔")).collect();
    Folder::new(&[("en.txt", ENGLISH.as_bytes()), ("zh.txt", shorter.join("\n").as_bytes())])
}

/// What is measured of each bead: all but the rows with probabilities, which every change of the
/// model changes.
fn measured(text: &str) -> String {
    let mut kept = String::new();
    for bead in text.split("\n\nbead ") {
        let rows = bead.lines().take_while(|row| !row.starts_with("  prior "));
        for row in rows {
            kept += row.split("; confidence ").next().unwrap_or(row);
            kept.push('\n');
        }
    }
    kept
}

#[test]
fn what_is_measured_is_written_as_expected() {
    let folder = abridged();
    let text = folder.zhen(&["explain", "en.txt", "zh.txt"]).success();
    let found = measured(&text);
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/explain/expected.txt");
    if std::env::var_os("UPDATE_EXPECT").is_some() {
        std::fs::write(&path, &found).unwrap();
    }
    assert_eq!(found, std::fs::read_to_string(&path).unwrap_or_default());
}

#[test]
fn what_was_probable_is_said_of_each_bead() {
    let text = abridged().zhen(&["explain", "en.txt", "zh.txt"]).success();
    let alone = text.split("\n\nbead ").nth(1).unwrap();
    let labels: Vec<&str> = alone
        .lines()
        .skip_while(|row| !row.starts_with("  prior "))
        .filter_map(|row| row.get(2..14).map(str::trim))
        .filter(|label| !label.is_empty() && !label.starts_with(['e', 'z']))
        .collect();
    assert_eq!(labels[..5], ["prior", "posterior", "runner-up", "alone", "nearest"], "{alone}");
    assert!(alone.contains("of the beads expected in this pair are 1-0\n"), "{alone}");
    assert!(alone.contains(" at any place; "), "{alone}");
}

#[test]
fn every_row_of_the_bitext_is_explained_and_its_confidence_is_the_same() {
    let folder = abridged();
    let columns = ["--columns", "score,bead,src_ids,trg_ids,src_text", "--no-header"];
    let tsv = folder.zhen(&[&["align", "en.txt", "zh.txt"], &columns[..]].concat()).success();
    let text = folder.zhen(&["explain", "en.txt", "zh.txt"]).success();
    let headings: Vec<&str> = text.lines().filter(|line| line.starts_with("bead ")).collect();
    assert_eq!(headings.len(), tsv.lines().count());
    for (index, (heading, row)) in headings.iter().zip(tsv.lines()).enumerate() {
        let cells: Vec<&str> = row.split('\t').collect();
        let number = (index + 1).to_string();
        assert!(heading.starts_with(&format!("bead {number}: {}, ", cells[1])), "{heading}");
        assert!(heading.ends_with(&format!("confidence {}", cells[0])), "{heading}");
        let one = folder.zhen(&["explain", "en.txt", "zh.txt", "--bead", &number]).success();
        assert!(one.starts_with(heading) && text.contains(&one), "{one}");
        assert!(one.contains(cells[4]), "{one}");
    }
}

#[test]
fn json_has_one_object_a_line_with_the_fields_of_the_contract() {
    let folder = abridged();
    let json = folder.zhen(&["explain", "en.txt", "zh.txt", "--format", "json"]).success();
    let lines: Vec<serde_json::Value> =
        json.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(lines.len(), 3);
    let keys = |value: &serde_json::Value| -> Vec<String> {
        value.as_object().unwrap().keys().cloned().collect()
    };
    let fields = "alone bead embedding facts flags length log_ratio moved names prior row runner_up \
        score src_doc src_ids terms translation trg_doc trg_ids unexplained unknown words";
    for line in &lines {
        let mut found = keys(line);
        found.sort();
        assert_eq!(found.join(" "), fields);
    }
    let [first, alone] = [&lines[0], &lines[1]];
    assert_eq!(first["row"], 1);
    assert_eq!(first["translation"]["zh"], "临湾港于1987年开港。");
    assert_eq!(first["flags"], serde_json::json!([]));
    let fact = serde_json::json!({
        "matched": true,
        "must_be_kept": true,
        "en": {"text": "1987", "value": "date 1987-?-?"},
        "zh": {"text": "1987年", "value": "date 1987-?-?"},
    });
    assert_eq!(first["facts"], serde_json::json!([fact]));
    let name = serde_json::json!({"en": "Linwan", "zh": "临湾", "by": "pinyin"});
    assert_eq!(first["names"], serde_json::json!([name]));
    let link = |en: &str, zh: &str| {
        let links = first["words"].as_array().unwrap();
        links.iter().find(|link| link["en"] == en && link["zh"] == zh).cloned()
    };
    assert!(link("harbour", "港").unwrap()["strength"].as_f64().unwrap() > 1.0);
    assert_eq!(first["alone"], serde_json::Value::Null);
    let rival = &first["runner_up"];
    assert!(rival["src_ids"].as_array().unwrap().contains(&0.into()), "{rival}");

    assert_eq!((&alone["bead"], &alone["flags"]), (&"1-0".into(), &serde_json::json!(["null"])));
    assert_eq!((&alone["log_ratio"], &alone["embedding"]), (&().into(), &().into()));
    assert_eq!(alone["alone"]["reason"], "nothing_alike");
    let nearest = &alone["alone"]["nearest"][0];
    assert!(nearest["together"].as_f64().unwrap() < 0.2, "{nearest}");
    assert!(nearest["embedding"]["cosine"].is_f64(), "{nearest}");
}

#[test]
fn a_row_that_is_not_there_is_refused() {
    let folder = abridged();
    folder
        .zhen(&["explain", "en.txt", "zh.txt", "--bead", "4", "-o", "out.txt"])
        .refused("--bead 4: en.txt and zh.txt have 3 beads; use a number from 1 to 3");
    assert_eq!(folder.names(), ["en.txt", "zh.txt"]);
    for number in ["0", "-1"] {
        folder.zhen(&["explain", "en.txt", "zh.txt", "--bead", number]).refused(&format!(
            "invalid value '{number}' for '--bead <N>': expected the number of a row, 1 or more; \
             see zhen explain --help"
        ));
    }
    folder.zhen(&["explain", "en.txt"]).refused(
        "en.txt: expected English and Chinese text in one file, found English alone; \
         name its Chinese counterpart too",
    );
    folder
        .zhen(&["explain", "en.txt", "missing.txt"])
        .refused("missing.txt: there is no such file");
}

#[test]
fn the_same_documents_are_always_explained_alike() {
    let folder = abridged();
    let arguments = ["explain", "en.txt", "zh.txt", "--format", "json"];
    let first = folder.zhen(&arguments).success();
    assert_eq!(folder.zhen(&arguments).success(), first);
    assert_eq!(folder.zhen(&[&arguments[..], &["-j", "1"]].concat()).success(), first);
    // What goes to no terminal has one width and no colours, whatever the surroundings say.
    let text = folder.zhen(&["explain", "en.txt", "zh.txt"]).success();
    let mut narrow = command(&folder.path(""), &["explain", "en.txt", "zh.txt"]);
    let narrow = narrow.env("COLUMNS", "20").env("CLICOLOR_FORCE", "1").output().unwrap();
    assert_eq!(String::from_utf8(narrow.stdout).unwrap(), text);
}

#[test]
fn documents_are_read_and_written_as_by_align() {
    let folder = abridged();
    let text = folder.zhen(&["explain", "en.txt", "zh.txt"]).success();
    let run = folder.zhen(&["explain", "zh.txt", "en.txt"]);
    assert_eq!(run.stderr, "zh.txt is the Chinese document and en.txt the English one: swapped\n");
    assert_eq!(run.success(), text);
    let chinese = folder.read("zh.txt");
    let run = folder.zhen_with_input(&["explain", "en.txt", "-", "--quiet"], chinese.as_bytes());
    assert_eq!(run.success(), text);
    folder.zhen(&["explain", "en.txt", "zh.txt", "-o", "why.txt"]).success();
    assert_eq!(folder.read("why.txt"), text);
    let lines = folder.zhen(&["explain", "--lines", "--en", "en.txt", "--zh", "zh.txt"]).success();
    assert!(lines.starts_with("bead 1: 1-1, en 0 = zh 0; "), "{lines}");
}

#[test]
fn terms_of_a_glossary_are_named_with_their_renderings() {
    let folder = Folder::new(&[
        ("en.txt", b"The snarfel met a grey vorblin.\n"),
        ("zh.txt", "斯纳费遇见了古噜。\n".as_bytes()),
        ("terms.tsv", "snarfel\t斯纳费\ngrey vorblin\t沃布林\ngurl\t古噜\n".as_bytes()),
    ]);
    let explain = ["explain", "--lines", "en.txt", "zh.txt", "--glossary", "terms.tsv"];
    let text = folder.zhen(&explain).success();
    let row = "  terms       snarfel 斯纳费    grey vorblin: rendering not here    \
        古噜: English term not here\n";
    let spaceless = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(spaceless(&text).contains(&spaceless(row)), "{text}");
    let left = text.lines().filter(|line| line.contains("en: ") || line.contains("zh: "));
    let left: String = left.collect();
    assert!(!left.contains("snarfel") && !left.contains("斯纳费"), "{text}");
    let json = folder.zhen(&[&explain[..], &["--format", "json"]].concat()).success();
    let line: serde_json::Value = serde_json::from_str(&json).unwrap();
    let expected = serde_json::json!([
        {"en": "snarfel", "zh": "斯纳费"},
        {"en": "grey vorblin", "zh": null},
        {"en": null, "zh": "古噜"},
    ]);
    assert_eq!(line["terms"], expected);
}

#[test]
fn control_characters_do_not_reach_the_text() {
    let english = "The har\u{1b}[31mbour opened in 1987.\n";
    let folder =
        Folder::new(&[("en.txt", english.as_bytes()), ("zh.txt", "港口1987年开港。".as_bytes())]);
    let text = folder.zhen(&["explain", "en.txt", "zh.txt"]).success();
    assert!(text.contains("har\u{fffd}[31mbour") && !text.contains('\u{1b}'), "{text}");
}
