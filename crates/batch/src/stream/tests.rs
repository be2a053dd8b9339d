//! Streams in memory.

use proptest::prelude::*;
use serde_json::Value;

use super::*;

/// Aligns a stream, and returns the objects that it gives.
fn align(
    input: &[u8],
    options: &StreamOptions,
) -> Result<(Vec<Value>, StreamSummary), StreamError> {
    let mut output = Vec::new();
    let input = io::Cursor::new(input.to_vec());
    let summary = align_stream(input, &mut output, options, &Aligner::default(), |_| ())?;
    let text = String::from_utf8(output).expect("JSON is UTF-8");
    let objects = text.split_terminator('\n');
    let objects = objects.map(|line| serde_json::from_str(line).expect("each line is JSON"));
    Ok((objects.collect(), summary))
}

#[test]
fn names_come_back_as_they_came() {
    let kept = ["null", "0", "-1.50e3", "\"\"", "\"\\u4e00\\n\"", "{ \"b\": 1, \"a\": [2] }", "[]"];
    let input: String = kept
        .iter()
        .map(|id| format!("{{\"id\": {id} ,\"en\":\"Yes.\",\"zh\":\"是。\"}}\n{{\"id\":{id}}}\n"))
        .collect();
    let mut output = Vec::new();
    let input = io::Cursor::new(input);
    let options = StreamOptions::default();
    let done = align_stream(input, &mut output, &options, &Aligner::default(), |_| ());
    assert_eq!(done.map(|summary| (summary.aligned, summary.failed)).ok(), Some((7, 7)));
    let output = String::from_utf8(output).expect("JSON is UTF-8");
    for (place, line) in output.lines().enumerate() {
        let begin = format!("{{\"id\":{},", kept[place / 2]);
        assert!(line.starts_with(&begin), "{begin} {line}");
    }
}

#[test]
fn names_that_not_all_can_read_are_refused() {
    let deep = |depth: usize| format!("{}{}", "[".repeat(depth), "]".repeat(depth));
    let table = [
        (r#""\ud800""#.to_owned(), r#""id": unexpected end of hex escape"#),
        ("1e999".to_owned(), r#""id": number out of range"#),
        (r#"{"a":[1,"\udc00x"]}"#.to_owned(), r#""id": lone leading surrogate in hex escape"#),
        (r#"[{"\ud800":1}]"#.to_owned(), r#""id": unexpected end of hex escape"#),
        (r#"[true,null,-1,{"a":[2.5,-1e999]}]"#.to_owned(), r#""id": number out of range"#),
        (deep(127), r#""id": recursion limit exceeded"#),
        (deep(126), r#""zh" or "zh_path" is missing"#),
    ];
    for (id, problem) in table {
        let line = format!("{{\"id\":{id},\"en\":\"Yes.\"}}");
        let (objects, _) =
            align(line.as_bytes(), &StreamOptions::default()).expect("there is a line");
        assert_eq!(objects[0]["error"], format!("line 1: {problem}"), "{id}");
    }
}

#[test]
fn no_key_comes_back_that_results_have() {
    let options = StreamOptions { nulls: Nulls::LeaveOut, ..StreamOptions::default() };
    let texts = r#""zh":"Boil the rice for 12 minutes.","en":"是。""#;
    let lines = format!("{{\"other\":1,{texts}}}\n{{\"other\":1}}\n");
    let (objects, _) = align(lines.as_bytes(), &options).expect("there is a line");
    for object in objects {
        let keys = object.as_object().expect("each result is an object").keys();
        let own: Vec<&String> = keys.filter(|key| *key != "other").collect();
        assert!(own.len() > 3);
        for key in own.into_iter().filter(|key| *key != "id") {
            let line = format!("{{\"{key}\":\"taken\",{texts}}}");
            let (answers, _) = align(line.as_bytes(), &options).expect("there is a line");
            let warnings = answers[0]["warnings"].to_string();
            assert!(warnings.contains("results have a key of this name"), "{key}: {warnings}");
            assert_ne!(answers[0][key], "taken");
        }
    }
}

#[test]
fn a_name_is_kept_where_another_key_is_repeated() {
    let line = r#"{"id":7,"en":"a","kept":1,"en":"b"}"#;
    let (objects, _) = align(line.as_bytes(), &StreamOptions::default()).expect("there is a line");
    let told = r#"line 1: "en" is given twice"#;
    let expected =
        serde_json::json!({"id": 7, "line": 1, "status": "failed", "error": told, "kept": 1});
    assert_eq!(objects, [expected]);
}

#[test]
fn keys_without_number_are_told_in_short() {
    let line = format!("{{{}\"en\":\"Yes.\",\"zh\":\"是。\"}}", "\"rows\":1,".repeat(100));
    let (objects, _) = align(line.as_bytes(), &StreamOptions::default()).expect("there is a line");
    let warnings = objects[0]["warnings"].as_array().expect("there are warnings");
    let last = warnings.last().expect("there are warnings");
    assert_eq!((warnings.len(), last), (21, &serde_json::json!("not carried: further keys")));
}

#[test]
fn a_long_key_is_told_in_short() {
    let key = "长".repeat(1000);
    let line = format!("{{\"{key}\":1e999,\"en\":\"Yes.\",\"zh\":\"是。\"}}");
    let (objects, _) = align(line.as_bytes(), &StreamOptions::default()).expect("there is a line");
    let told = format!("not carried: \"{}…: number out of range", "长".repeat(59));
    assert_eq!(objects[0]["warnings"], serde_json::json!([told]));
}

#[test]
fn what_a_reader_says_is_told_in_short() {
    let line = format!("{{\"{}\":1,\"id\":[],\"en\":\"{}", "k".repeat(1000), "x".repeat(100_000));
    let (objects, _) = align(line.as_bytes(), &StreamOptions::default()).expect("there is a line");
    let error = objects[0]["error"].as_str().expect("it failed");
    assert!(error.len() < 300, "{error}");
    let line = format!("{{\"id\":[7],\"en\":{{\"{}\":1}}}}", "k".repeat(1000));
    let (objects, _) = align(line.as_bytes(), &StreamOptions::default()).expect("there is a line");
    // The name is found all the same.
    assert_eq!(objects[0]["id"], serde_json::json!([7]));
}

#[test]
fn an_input_that_fails_is_told_after_the_results_of_what_came_before() {
    struct Failing;
    impl Read for Failing {
        fn read(&mut self, _: &mut [u8]) -> io::Result<usize> {
            Err(io::Error::other("unplugged"))
        }
    }
    let mut output = Vec::new();
    let input = (&b"{}\n"[..]).chain(Failing);
    let options = StreamOptions::default();
    let done = align_stream(input, &mut output, &options, &Aligner::default(), |_| ());
    let message = done.map(|_| ()).map_err(|error| error.to_string());
    assert_eq!(message, Err("cannot read the file to its end: unplugged".to_owned()));
    assert_eq!(output.split(|&byte| byte == b'\n').count(), 2);
}

#[test]
fn an_output_that_fails_ends_the_stream_while_the_input_waits() {
    struct Waiting;
    impl Read for Waiting {
        fn read(&mut self, _: &mut [u8]) -> io::Result<usize> {
            loop {
                std::thread::park();
            }
        }
    }
    struct Closed;
    impl Write for Closed {
        fn write(&mut self, _: &[u8]) -> io::Result<usize> {
            Err(io::ErrorKind::BrokenPipe.into())
        }
        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }
    let input = (&b"{}\n{}\n"[..]).chain(Waiting);
    let options = StreamOptions::default();
    let done = align_stream(input, &mut Closed, &options, &Aligner::default(), |_| ());
    assert!(matches!(done, Err(StreamError::Write(_))));
}

/// Bytes that look like lines of a stream here and there.
fn some_input() -> impl Strategy<Value = Vec<u8>> {
    let pieces = [
        "{\"id\":",
        "\"en\":\"The lake is large. It froze.\"",
        "\"zh\":\"这个湖很大。结冰了。\"",
        "{\"en\":\"Yes.\",\"zh\":\"是。\"}",
        "\"zh\":\"\\u0000\\n\"",
        "\"en\":\"\"",
        "}",
        "\n",
        "\r\n",
        ",",
        "[",
        "]",
        "null",
        "1e400",
        "\"\\ud800\"",
        "\u{feff}",
        " ",
        "\"text\":\"\\t\"",
        "\"path\":\"\\u0000\"",
        "\"en_path\":\"/\"",
        "\"zh_path\":\"..\"",
        "\"url\":",
        "\"rows\":",
    ];
    let piece = prop_oneof![
        8 => prop::sample::select(pieces.to_vec()).prop_map(|piece| piece.as_bytes().to_vec()),
        1 => prop::collection::vec(any::<u8>(), 0..8),
    ];
    prop::collection::vec(piece, 0..40).prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn every_line_gives_one_object(input in some_input()) {
        let is_packed = input.starts_with(&[0x1f, 0x8b]) || input.starts_with(&[0x28, 0xb5, 0x2f, 0xfd]);
        prop_assume!(!is_packed);
        let unmarked = input.strip_prefix("\u{feff}".as_bytes()).unwrap_or(&input);
        let ended = unmarked.strip_suffix(b"\n").unwrap_or(unmarked);
        let is_empty = unmarked.is_empty();
        let count = if is_empty { 0 } else { ended.split(|&byte| byte == b'\n').count() };
        let (objects, summary) =
            align(&input, &StreamOptions::default()).expect("memory can be read and written");
        prop_assert_eq!(objects.len(), count);
        prop_assert_eq!(summary.aligned + summary.failed, count);
        let is_told = |(place, object): (usize, &Value)| {
            let is_found = !object["id"].is_null() || object["line"] == place + 1;
            is_found && match object["status"].as_str() {
                Some("aligned") => object["rows"].is_array(),
                Some("failed") => object["error"].is_string() && object["line"] == place + 1,
                _ => false,
            }
        };
        prop_assert!(objects.iter().enumerate().all(is_told));
    }
}
