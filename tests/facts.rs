//! `zhen facts`: the table, the objects, languages, inputs that have no facts or cannot be read.

use crate::command::Folder;

const HEADER: &str =
    "origin\tstart\tend\tclass\tvalue\tunit\tprecision\tapproximation\tcompleted\ttext";

/// The rows of the table without its header, where it has one.
fn rows(table: &str) -> Vec<&str> {
    let mut lines = table.lines();
    assert_eq!(lines.next(), Some(HEADER));
    lines.collect()
}

#[test]
fn values_are_listed_with_their_places() {
    let text = "港口报告\n\n截至2017年9月1日，已有24.5万名旅客。占百分之三十。\n";
    let folder = Folder::new(&[("zh.txt", text.as_bytes())]);
    let table = folder.zhen(&["facts", "zh.txt"]).success();
    assert_eq!(
        rows(&table),
        [
            "line 3\t20\t35\tdate\t2017-09-01\t\tday\texact\t\t2017年9月1日",
            "line 3\t44\t51\tnumber\t245000\t\t1000\texact\t\t24.5万",
            "line 3\t66\t81\tpercentage\t30\t%\t10\texact\t\t百分之三十",
        ]
    );
    for row in rows(&table) {
        let fields: Vec<&str> = row.split('\t').collect();
        let place = |index: usize| fields[index].parse::<usize>().expect("a byte offset");
        assert_eq!(&text[place(1)..place(2)], fields[9]);
    }
}

#[test]
fn objects_have_the_same_fields() {
    let folder = Folder::new(&[]);
    let input = "On 1 September it sold 245,000 tickets.".as_bytes();
    let table = folder.zhen_with_input(&["facts"], input).success();
    let objects = folder.zhen_with_input(&["facts", "--format", "jsonl"], input).success();
    for (row, object) in rows(&table).into_iter().zip(objects.lines()) {
        let object: serde_json::Value = serde_json::from_str(object).expect("a JSON object");
        for (name, field) in HEADER.split('\t').zip(row.split('\t')) {
            let value = &object[name];
            let value = value.as_str().map_or_else(|| value.to_string(), str::to_owned);
            assert_eq!(value, field, "{name}");
        }
    }
    assert_eq!(objects.lines().count(), 2);
}

#[test]
fn each_sentence_is_read_in_its_language() {
    let folder = Folder::new(&[]);
    let both = "The ferry made 1.5 million trips.\n渡轮共行驶一百五十万次。\n".as_bytes();
    let table = folder.zhen_with_input(&["facts"], both).success();
    let values: Vec<&str> =
        rows(&table).into_iter().filter_map(|row| row.split('\t').nth(4)).collect();
    assert_eq!(values, ["1500000", "1500000"]);
    let english = folder.zhen_with_input(&["facts", "--lang", "en"], both).success();
    assert_eq!(rows(&english).len(), 1);
}

#[test]
fn dates_are_completed_and_names_are_listed() {
    let folder = Folder::new(&[]);
    let input = "The ferry reached Norway on March 3, 2021. It left on the 5th of March.\n";
    let table = folder.zhen_with_input(&["facts"], input.as_bytes()).success();
    let fields = |row: &str| row.split('\t').map(str::to_owned).collect::<Vec<_>>();
    let found: Vec<[String; 3]> = rows(&table)
        .into_iter()
        .map(|row| {
            let fields = fields(row);
            [fields[3].clone(), fields[4].clone(), fields[8].clone()]
        })
        .collect();
    let expected =
        [["place", "Norway", ""], ["date", "2021-03-03", ""], ["date", "XXXX-03-05", "2021-03-05"]];
    assert_eq!(found, expected.map(|row| row.map(str::to_owned)));
    let names = ["facts", "--only", "place,person"];
    let table = folder.zhen_with_input(&names, input.as_bytes()).success();
    assert_eq!(rows(&table).len(), 1);
    let run = folder.zhen_with_input(&["facts", "--only", "places"], input.as_bytes());
    assert_eq!((run.code, run.stderr.contains("place, organisation")), (Some(2), true));
}

#[test]
fn nothing_to_find_is_an_empty_table() {
    let folder = Folder::new(&[]);
    for input in ["", "渡轮很快。\n"] {
        let table = folder.zhen_with_input(&["facts"], input.as_bytes()).success();
        assert_eq!(table, format!("{HEADER}\n"));
    }
}

#[test]
fn what_cannot_be_read_is_named() {
    let folder = Folder::new(&[("noise.bin", &[0, 159, 146, 150, 0, 1, 2, 3])]);
    folder.zhen(&["facts", "none.txt"]).refused("none.txt: there is no such file");
    folder
        .zhen(&["facts", "noise.bin"])
        .refused("noise.bin: line 1: zero byte at offset 0: this is a binary file, not text");
}
