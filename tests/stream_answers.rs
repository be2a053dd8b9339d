//! `zhen align --jsonl`: what an answer holds besides rows: figures, warnings, keys of the line.

use serde_json::json;

use crate::command::{Folder, repository};
use crate::stream::{objects, pair, stream};

#[test]
fn a_mean_of_no_beads_is_zero_without_a_sign() {
    let folder = Folder::new(&[]);
    let line = pair(&json!(1), "Boil the rice for 12 minutes and drain it before serving.", "是。");
    let answer = stream(&folder, &[], line.as_bytes()).success();
    let figures = "\"beads\":0,\"nulls\":2,\"mean_confidence\":0.0,";
    assert!(answer.contains(figures), "{answer}");
}

#[test]
fn keys_that_zhen_does_not_know_come_back_as_they_came() {
    let folder = Folder::new(&[]);
    let more =
        r#""url":"https://tea.example/7?a=\u4e00","\u006e":1.50e3,"x" : { "b": [1, 2],"a":null}"#;
    let came_back =
        r#","url":"https://tea.example/7?a=\u4e00","\u006e":1.50e3,"x":{ "b": [1, 2],"a":null}}"#;
    for documents in [r#""en":"Yes.","zh":"是。""#, r#""en":"Yes.""#] {
        let line = format!("{{{more},\"id\":1,{documents}}}\n");
        let run = stream(&folder, &[], line.as_bytes());
        let answer = run.stdout.trim_end();
        assert!(answer.ends_with(came_back), "{answer}");
        let object = objects(answer).remove(0);
        assert_eq!((&object["id"], &object["n"]), (&json!(1), &json!(1500.0)));
        assert_eq!(object.get("warnings"), None);
    }
}

#[test]
fn keys_that_cannot_come_back_are_told() {
    let folder = Folder::new(&[]);
    let line = r#"{"rows":7,"en":"Yes.","s\u0074atus":8,"half":"\ud800","\ud800":1,"kept":[],"zh":"是。"}"#;
    let object = objects(&stream(&folder, &[], line.as_bytes()).success()).remove(0);
    let expected = [
        "not carried: \"rows\": results have a key of this name",
        "not carried: \"s\\u0074atus\": results have a key of this name",
        "not carried: \"half\": unexpected end of hex escape",
        "not carried: \"\\ud800\": unexpected end of hex escape",
    ];
    assert_eq!((&object["warnings"], &object["kept"]), (&json!(expected), &json!([])));
    assert_eq!((&object["status"], object.get("half")), (&json!("aligned"), None));
    // What failed tells it too.
    let run = stream(&folder, &[], br#"{"id":1,"line":7,"kept":0}"#);
    let object = objects(&run.stdout).remove(0);
    let told = "not carried: \"line\": results have a key of this name";
    assert_eq!((&object["line"], &object["kept"]), (&json!(1), &json!(0)));
    assert_eq!(object["warnings"], json!([told]));
}

#[test]
fn documents_that_are_no_versions_of_each_other_are_told() {
    let folder = Folder::new(&[]);
    let set = repository().join("corpus/gold_set");
    let warnings = |chinese: &str| {
        let line = json!({
            "en_path": set.join("en/law_old_wells"), "zh_path": set.join("zh").join(chinese),
        });
        let run = stream(&folder, &["--lines"], line.to_string().as_bytes());
        objects(&run.success()).remove(0).get("warnings").cloned()
    };
    assert_eq!(warnings("law_old_wells"), None);
    let told = json!(["probably no translation of each other"]);
    assert_eq!(warnings("news_comet_village"), Some(told));
}
