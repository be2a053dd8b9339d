//! `zhen convert`.

use crate::command::Folder;

/// A folder with a pair and its alignment as TSV.
fn aligned() -> Folder {
    let folder = Folder::with_pair();
    folder.zhen(&["align", "en.txt", "zh.txt", "-o", "a.tsv"]).success();
    folder
}

#[test]
fn formats_lead_to_each_other_and_back() {
    let folder = aligned();
    folder.zhen(&["convert", "a.tsv", "-o", "b.jsonl"]).success();
    folder.zhen(&["convert", "b.jsonl", "-o", "c.index"]).success();
    let documents = ["--en", "en.txt", "--zh", "zh.txt"];
    folder.zhen(&[&["convert", "c.index", "-o", "d.tsv"], &documents[..]].concat()).success();
    assert_eq!(folder.read("d.tsv"), folder.read("a.tsv"));
    let index = folder.zhen(&["align", "en.txt", "zh.txt", "--format", "index"]).success();
    assert_eq!(folder.read("c.index"), index);
    let lines = [&["convert", "c.index", "--to", "tsv", "--lines"], &documents[..]].concat();
    assert_eq!(folder.zhen(&lines).success(), folder.read("a.tsv"));
}

#[test]
fn formats_are_known_by_option_name_or_content() {
    let folder = aligned();
    let index = folder.zhen(&["convert", "a.tsv", "--to", "index"]).success();
    folder.put("nameless", index.as_bytes());
    assert_eq!(folder.zhen(&["convert", "nameless", "--to", "index"]).success(), index);
    let jsonl = folder.zhen(&["convert", "a.tsv", "--to", "jsonl"]).success();
    let run = folder.zhen_with_input(&["convert", "-", "--to", "tsv"], jsonl.as_bytes());
    assert_eq!(run.success(), folder.read("a.tsv"));
    folder.put("wrong.index", jsonl.as_bytes());
    let run = folder.zhen(&["convert", "wrong.index", "--from", "jsonl", "--to", "tsv"]);
    assert_eq!(run.success(), folder.read("a.tsv"));
    folder
        .zhen(&["convert", "a.tsv"])
        .refused("standard output: its name does not say which format to write; say it with --to");
}

#[test]
fn an_index_needs_its_documents_to_become_text() {
    let folder = aligned();
    folder.zhen(&["convert", "a.tsv", "-o", "a.index"]).success();
    folder.zhen(&["convert", "a.index", "-o", "b.tsv"]).refused(
        "a.index: index files hold no text, which tsv needs; name the documents it is of with \
         --en FILE --zh FILE",
    );
    folder.put("en.txt", b"One line.\n");
    let run =
        folder.zhen(&["convert", "a.index", "-o", "b.tsv", "--en", "en.txt", "--zh", "zh.txt"]);
    run.refused(
        "a.index: bead 2 ([1]:[1]): there is no English sentence 1, the document has 1, counted \
         from 0",
    );
    assert_eq!(folder.names(), ["a.index", "a.tsv", "en.txt", "zh.txt"]);
}

#[test]
fn bad_bitexts_are_named_by_line_and_leave_the_output_alone() {
    let folder = aligned();
    folder.put("out.tsv", b"old");
    let refused = |name: &str, contents: &str, line: &str| {
        folder.put(name, contents.as_bytes());
        folder
            .zhen(&["convert", name, "-o", "out.tsv", "--en", "en.txt", "--zh", "zh.txt", "-q"])
            .refused(line);
        assert_eq!(folder.read("out.tsv"), "old");
    };
    refused(
        "bad.index",
        "[0]:[0]\n[1]-[1]\n",
        "bad.index: line 2: expected a bead such as [0, 1]:[2] or [0, 1]:[2]:0.9731, found \
         `[1]-[1]`",
    );
    let header = "src_text\ttrg_text\tscore\n";
    refused(
        "bad.tsv",
        &format!("{header}One.\t一。\t0.5\nTwo.\t二。\thigh\n"),
        "bad.tsv: line 3: expected a score such as 0.9731, found `high`",
    );
    refused(
        "bad.jsonl",
        "{\"id\":0}\n",
        "bad.jsonl: line 1: expected a JSON object with `translation`: missing field \
         `translation` at column 8",
    );
    folder
        .zhen(&["convert", "a.tsv", "-o", "a.tsv"])
        .refused("a.tsv: the output is one of the inputs; name another file with -o");
    folder
        .zhen(&["convert", "none.tsv", "-o", "out.tsv"])
        .refused("none.tsv: there is no such file");
}

#[test]
fn rows_and_columns_can_be_chosen() {
    let folder = Folder::new(&[("a.index", b"[0]:[0]\n[1]:[]\n")]);
    folder.put("en.txt", b"One.\nTwo.\n");
    folder.put("zh.txt", "一。\n".as_bytes());
    let arguments = [
        "convert",
        "a.index",
        "--to",
        "tsv",
        "--en",
        "en.txt",
        "--zh",
        "zh.txt",
        "--lines",
        "--no-null",
        "--no-header",
        "--columns",
        "src_text,trg_text,score",
    ];
    assert_eq!(folder.zhen(&arguments).success(), "One.\t一。\t1.0000\n");
}

#[test]
fn a_bitext_without_rows_is_nothing_to_convert() {
    let folder = Folder::new(&[
        ("empty", b""),
        ("empty.index", b"\n"),
        ("header.tsv", b"src_text\ttrg_text\tscore\n"),
        ("old.jsonl", b"old"),
    ]);
    for name in ["empty", "empty.index", "header.tsv"] {
        let message = format!("{name}: there is nothing to convert: it holds no row");
        folder.zhen(&["convert", name, "-o", "old.jsonl"]).refused(&message);
        folder.zhen(&["convert", name, "--to", "tsv"]).refused(&message);
        assert_eq!(folder.read("old.jsonl"), "old");
    }
    let run = folder.zhen_with_input(&["convert", "-", "--from", "jsonl", "--to", "tsv"], b"");
    run.refused("-: there is nothing to convert: it holds no row");
}

#[test]
fn rows_that_are_all_left_out_are_told_and_no_error() {
    let tsv = b"src_text\ttrg_text\tscore\nOne.\t\t0.5\nTwo.\t\t0.5\n";
    let folder = Folder::new(&[("null.tsv", tsv)]);
    let run = folder.zhen(&["convert", "null.tsv", "--no-null", "-o", "out.jsonl"]);
    assert_eq!(run.stderr, "left out: 2 sentences without counterpart\n");
    run.success();
    assert_eq!(folder.read("out.jsonl"), "");
}
