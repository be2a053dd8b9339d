use serde_json::Value;

use super::*;
use crate::bitext::PassedOverCount;

fn row(documents: (&str, &str), english: &str, chinese: &str) -> BitextRow {
    BitextRow {
        source_document: documents.0.into(),
        target_document: documents.1.into(),
        source_text: english.into(),
        target_text: chinese.into(),
        score: 0.5,
        source_ids: vec![0],
        target_ids: vec![0, 1],
        ..BitextRow::default()
    }
}

fn written(rows: &[BitextRow]) -> Result<String, WriteError> {
    let mut file = Vec::new();
    let mut writer = Box::new(MnbvcWriter::new(&mut file, Some(1_735_603_200)));
    for row in rows {
        writer.write_row(row, &RowMarks::default())?;
    }
    writer.finish()?;
    Ok(String::from_utf8(file).expect("JSON is UTF-8"))
}

fn rows_and_errors(text: &str) -> Vec<Result<BitextRow, String>> {
    read_mnbvc(text.as_bytes(), PassedOverCount::default())
        .map(|row| row.map_err(|error| error.to_string()))
        .collect()
}

#[test]
fn a_line_has_the_keys_of_the_corpus_in_their_order() {
    let line = written(&[row(("a.txt", "b.txt"), "Rain.", "雨。")]).expect("it can be written");
    // The hash is what `printf 雨。 | md5sum` says.
    let expected = concat!(
        r#"{"文件名":"a.txt | b.txt","是否待查文件":false,"是否重复文件":false,"段落数":1,"#,
        r#""去重段落数":0,"低质量段落数":0,"行号":1,"是否重复":false,"是否跨文件重复":false,"#,
        r#""it_text":"","zh_text":"雨。","en_text":"Rain.","ar_text":"","nl_text":"","de_text":"","#,
        r#""eo_text":"","fr_text":"","he_text":"","ja_text":"","pt_text":"","ru_text":"","#,
        r#""es_text":"","sv_text":"","ko_text":"","th_text":"","id_text":"","cht_text":"","#,
        r#""vi_text":"","扩展字段":"{\"zhen\":{\"score\":0.5,\"bead\":\"1-2\",\"src_ids\":[0],"#,
        r#"\"trg_ids\":[0,1],\"src_doc\":\"a.txt\",\"trg_doc\":\"b.txt\"}}","时间":"20241231","#,
        r#""zh_text_md5":"e15f5594275f82754cb54447358f7b06"}"#,
        "\n"
    );
    assert_eq!(line, expected);
}

#[test]
fn each_document_pair_is_counted() {
    let (rain, snow) = (("rain.en", "rain.zh"), ("snow", "snow"));
    let mut traditional = row(rain, "It rains.", "下雨。");
    traditional.target_language = "zh-Hant".into();
    let rows = [
        row(rain, "Rain.", "下雨。"),
        row(rain, "Rain again.", "又下雨。"),
        traditional,
        row(rain, "Blank.", " "),
        row(snow, "Rain.", "下雨。"),
    ];
    let text = written(&rows).expect("it can be written");
    let lines: Vec<Value> =
        text.lines().map(|line| serde_json::from_str(line).expect("a line is JSON")).collect();
    let keys = [
        "文件名",
        "段落数",
        "去重段落数",
        "低质量段落数",
        "行号",
        "是否重复",
        "zh_text",
        "cht_text",
    ];
    let found: Vec<String> =
        lines.iter().map(|line| keys.map(|key| line[key].to_string()).join(" ")).collect();
    let expected = [
        r#""rain.en | rain.zh" 4 1 1 1 false "下雨。" """#,
        r#""rain.en | rain.zh" 4 1 1 2 false "又下雨。" """#,
        r#""rain.en | rain.zh" 4 1 1 3 true "" "下雨。""#,
        r#""rain.en | rain.zh" 4 1 1 4 false "" """#,
        r#""snow" 1 0 0 1 false "下雨。" """#,
    ];
    assert_eq!(found, expected);
    let again: Vec<_> =
        rows_and_errors(&text).into_iter().collect::<Result<_, _>>().expect("it can be read");
    assert_eq!(again[2], rows[2]);
    assert_eq!(again[3].target_text, "");
}

#[test]
fn documents_of_any_length_wait_in_a_temporary_file() {
    let text = "雨".repeat(300_000);
    let rows = vec![row(("a", "b"), "Rain.", &text); 4];
    assert!(
        rows_and_errors(&written(&rows).expect("it can be written"))
            .into_iter()
            .eq(rows.into_iter().map(Ok))
    );
}

#[test]
fn rows_of_a_document_that_come_apart_are_refused() {
    let rows = [("a", "b"), ("c", "d"), ("a", "b")].map(|names| row(names, "Rain.", "雨。"));
    assert_eq!(
        written(&rows).expect_err("a comes twice").to_string(),
        "row 3: rows of `a | b` come again after those of another document pair, and their number \
         is on each of their lines; sort the rows by document"
    );
}

#[test]
fn files_of_others_are_read() {
    let read = |text: &str| rows_and_errors(text)[0].clone().expect("it can be read");
    let foreign = r#"{"en_text":"Rain.","zh_text":"雨。","cht_text":"","fr_text":"Pluie.","扩展字段":"EXTENSION","文件名":"game.jsonl","段落数":1}"#;
    let expected = BitextRow {
        source_document: "game.jsonl".into(),
        target_document: "game.jsonl".into(),
        source_text: "Rain.".into(),
        target_text: "雨。".into(),
        score: 1.0,
        ..BitextRow::default()
    };
    for extension in
        ["{}", "", "no JSON", "[1]", r#"{\"other_texts\":{\"cs\":\"a\"},\"k\":\"T1\"}"#]
    {
        assert_eq!(read(&foreign.replace("EXTENSION", extension)), expected, "{extension}");
    }
    // Both scripts: simplified counts. Traditional alone says its language.
    assert_eq!(read(&foreign.replace(r#""cht_text":"""#, r#""cht_text":"雨水。""#)), expected);
    let traditional = foreign.replace("zh_text\":\"雨。\",\"cht_text\":\"", "cht_text\":\"雨。");
    let expected = BitextRow { target_language: "zh-Hant".into(), ..expected };
    assert_eq!(read(&traditional), expected);
    // The old form: a file a line.
    let old = r#"{"文件名":"game.jsonl","段落":[{"行号":1,"zh_text":"","cht_text":"雨。","en_text":"Rain."},{"en_text":"a"}],"扩展字段":"{}"}"#;
    let found = rows_and_errors(&format!("\u{feff}\n{old}\n"));
    let missing = format!("line 2: {EXPECTED}, found no `zh_text`");
    assert_eq!(found, [Ok(expected), Err(missing)]);
}

#[test]
fn what_rows_have_no_place_for_is_counted() {
    let passed_over = |text: &str| {
        let mut rows = crate::read_rows(crate::Format::Mnbvc, text.as_bytes());
        rows.by_ref().for_each(|row| assert!(row.is_ok(), "{row:?}"));
        rows.passed_over().to_string()
    };
    let line = r#"{"文件名":"a","是否重复文件":true,"是否待查文件":false,"行号":1,"en_text":"Rain.","zh_text":"雨。","cht_text":"雨。","fr_text":"Pluie.","it_text":"","扩展字段":"{\"other\":1,\"zhen\":{\"new\":2}}","时间":"20240102"}"#;
    assert_eq!(
        passed_over(&[line, line].join("\n")),
        "key fr_text (2 rows), key 时间 (2 rows), key 是否重复文件 (2 rows), key cht_text (2 rows), \
         key 扩展字段.other (2 rows), key 扩展字段.zhen.new (2 rows)"
    );
    let old = r#"{"文件名":"a","段落":[{"en_text":"Rain.","zh_text":"雨。","ja_text":"雨。"}],"扩展字段":"of the file"}"#;
    assert_eq!(passed_over(old), "key 扩展字段 (1 rows), key ja_text (1 rows)");
    let ours = written(&[row(("a", "b"), "Rain.", "雨。")]).expect("it can be written");
    assert_eq!(passed_over(&ours), "key 时间 (1 rows)");
}

const EXPECTED: &str = "expected a JSON object with `en_text`, and `zh_text` or `cht_text`";

#[test]
fn a_faulty_line_is_named_and_reading_goes_on() {
    let good = r#"{"en_text":"a","zh_text":"一"}"#;
    let bad = r#"{"en_text":"a","zh_text":"一","扩展字段":"{\"zhen\":{\"src_ids\":[-1]}}"}"#;
    let text = format!("{{\n{good}\n[]\n{{\"zh_text\":\"一\"}}\n{{\"en_text\":1}}\n{bad}\n{good}");
    let found: Vec<String> = rows_and_errors(&text)
        .into_iter()
        .map(|row| row.map_or_else(|error| error, |row| row.source_text))
        .collect();
    let expected = [
        format!("line 1: {EXPECTED}: EOF while parsing an object at column 1"),
        "a".into(),
        format!("line 3: {EXPECTED}, found `[]`"),
        format!("line 4: {EXPECTED}, found no `en_text`"),
        format!("line 5: {EXPECTED}: invalid type: integer `1`, expected a string at column 12"),
        "line 6: `zhen` in 扩展字段: invalid value: integer `-1`, expected usize".into(),
        "a".into(),
    ];
    assert_eq!(found, expected);
}
