use super::*;

fn rows_and_errors(files: [&str; 3]) -> Vec<String> {
    let [english, chinese, ids] = files.map(str::as_bytes);
    let ids = (!ids.is_empty()).then_some(ids);
    let row_or_error =
        read_moses(english, chinese, ids, PassedOverCount::default()).map(|row| match row {
            Err(error) => error.to_string(),
            Ok(row) => format!(
                "{}={} {:?}:{:?} {}",
                row.source_text, row.target_text, row.source_ids, row.target_ids, row.score
            ),
        });
    row_or_error.collect()
}

#[test]
fn a_row_stands_on_the_same_line_of_each_file() {
    let row = BitextRow {
        source_document: "a\tb.txt".into(),
        target_document: "b.txt".into(),
        source_text: "One.\u{2028}Two.".into(),
        target_text: "一。\n二。".into(),
        score: 0.973_12,
        source_ids: vec![0, 1],
        target_ids: vec![9],
        ..BitextRow::default()
    };
    // A bead whose Chinese sentence is a blank line.
    let blank = BitextRow { target_text: String::new(), ..row.clone() };
    let mut files = [Vec::new(), Vec::new(), Vec::new()];
    let [english, chinese, ids] = &mut files;
    let mut writer = Box::new(MosesWriter::new([english, chinese, ids]));
    for row in [&blank, &row] {
        writer.write_row(row, &RowMarks::default()).expect("memory takes everything");
    }
    writer.finish().expect("memory takes everything");
    let [english, chinese, ids] =
        files.map(|file| String::from_utf8(file).expect("texts are UTF-8"));
    assert_eq!(english, "One. Two.\nOne. Two.\n");
    assert_eq!(chinese, "\n一。二。\n");
    assert_eq!(ids, "a b.txt\tb.txt\ts1 s2\ts10\t0.9731\n".repeat(2));
    assert_eq!(
        rows_and_errors([&english, &chinese, &ids]),
        ["One. Two.= [0, 1]:[9] 0.9731", "One. Two.=一。二。 [0, 1]:[9] 0.9731"]
    );
}

#[test]
fn ids_of_opus_are_read_and_may_be_missing() {
    let texts = |count: usize| ("a\n".repeat(count), "一\n".repeat(count));
    let ids = "en/1.xml.gz\tzh/1.xml.gz\t1 2\t1\nen/1.xml\tzh/1.xml\ts3\ts2\tNone\n\
               en/1.xml\tzh/1.xml\ts3.1\ts2\t1.7\nen/1.xml\tzh/1.xml\t4\t3\t0.25";
    let (english, chinese) = texts(4);
    let expected = ["a=一 [0, 1]:[0] 1", "a=一 [2]:[1] 1", "a=一 []:[] 1", "a=一 [3]:[2] 0.25"];
    assert_eq!(rows_and_errors([&english, &chinese, ids]), expected);
    let files = [english.as_str(), &chinese, ids].map(|file| Box::new(file.as_bytes()) as _);
    let mut rows = crate::read_rows_in_parts(crate::Format::Moses, files.into());
    assert_eq!(rows.by_ref().count(), 4);
    let passed_over = "names of sentences (1), scores beyond 0 to 1 (1)";
    assert_eq!(rows.passed_over().to_string(), passed_over);
    let (english, chinese) = texts(1);
    assert_eq!(rows_and_errors([&english, &chinese, ""]), ["a=一 []:[] 1"]);
}

#[test]
fn files_of_unequal_length_are_told_with_their_lengths() {
    let table = [
        (["a\nb\nc", "一\n", ""], "Chinese file", "English 3, Chinese 1"),
        (["a\n", "一\n\n", ""], "English file", "English 1, Chinese 2"),
        (["a\nb\n", "一\n二", "x\ty\t1\t1\n"], "ids file", "English 2, Chinese 2, ids 1"),
        (
            ["a\n", "一\n", "\t\t\t\n\t\t\t\n"],
            "English and Chinese file",
            "English 1, Chinese 1, ids 2",
        ),
    ];
    for (files, place, counts) in table {
        let found = rows_and_errors(files);
        let problem = "too short; the files must have equally many lines, found";
        assert_eq!(found.len(), 2);
        assert_eq!(found[1], format!("{place}: {problem} {counts}"));
    }
    assert_eq!(rows_and_errors(["", "", ""]), [""; 0]);
}

#[test]
fn a_faulty_line_is_named_and_reading_goes_on() {
    let ids = "a\tb\t0\t1\na b 1 1\na\tb\t2\t2\t1\n";
    let expected = [
        "line 1: expected names of sentences counted from 1 in the ids, found `0`",
        "line 2: expected 4 or 5 tab-separated fields (documents, sentences, score) in the ids, found 1",
        "c=三 [1]:[1] 1",
    ];
    assert_eq!(rows_and_errors(["a\nb\nc", "一\n二\n三", ids]), expected);
    let mut rows = read_moses(&b"a\nb"[..], &b"\xff\nc"[..], None, PassedOverCount::default());
    let error = rows.next().expect("there is an item").expect_err("the line is faulty").to_string();
    assert_eq!(error, "Chinese file: line 1: not valid UTF-8; convert the file to UTF-8 first");
    assert_eq!(rows.next().expect("reading goes on").expect("the row is whole").source_text, "b");
}
