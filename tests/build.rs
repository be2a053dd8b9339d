//! `zhen build`.

use crate::command::{CHINESE, ENGLISH, Folder};

const EN: &[u8] = ENGLISH.as_bytes();
const ZH: &[u8] = CHINESE.as_bytes();

/// Documents without counterpart.
const ALONE: &[u8] =
    b"The town library lends violins and drums to anybody.\nIt is closed on Mondays.\n";
const LONELY: &[u8] =
    "果园里今年结了很多梨子，农民把它们运到山外去卖。\n雨水比往年少。\n".as_bytes();

/// Two folders with two pairs, one of them given the wrong way round, and an unpaired file each.
fn two_folders() -> Folder {
    Folder::new(&[
        ("en/harbour.en.txt", EN),
        ("en/sub/swapped.txt", ZH),
        ("en/alone.txt", ALONE),
        ("zh/harbour.zh-CN.txt", ZH),
        ("zh/sub/swapped.txt", EN),
        ("zh/.hidden", b"x"),
        ("zh/lonely.txt", LONELY),
    ])
}

#[test]
fn two_folders_become_a_corpus() {
    let folder = two_folders();
    let run = folder.zhen(&["build", "en", "zh", "-o", "out"]);
    let expected = "\
unpaired: en/alone.txt: no Chinese document is like it
unpaired: zh/lonely.txt: no English document is like it
2 pairs aligned, 0 failed, 2 files unpaired; 6 English and 6 Chinese sentences; \
6 rows written to out/corpus.tsv
";
    assert_eq!(run.stderr, expected);
    assert_eq!(run.success(), "");
    let corpus = folder.read("out/corpus.tsv");
    let documents: Vec<&str> =
        corpus.lines().map(|line| line.rsplitn(8, '\t').last().unwrap()).collect();
    let (harbour, swapped) =
        ("en/harbour.en.txt\tzh/harbour.zh-CN.txt", "zh/sub/swapped.txt\ten/sub/swapped.txt");
    assert_eq!(
        documents,
        ["src_doc\ttrg_doc", harbour, harbour, harbour, swapped, swapped, swapped]
    );
    let list = folder.read("out/documents.tsv");
    let list: Vec<Vec<&str>> =
        list.lines().map(|line| line.split('\t').take(8).collect()).collect();
    assert_eq!(
        list[1],
        ["en/harbour.en.txt", "zh/harbour.zh-CN.txt", "aligned", "", "3", "3", "3", "0"]
    );
    assert_eq!(list[2][..3], ["zh/sub/swapped.txt", "en/sub/swapped.txt", "aligned"]);
    assert_eq!(list[3][..4], ["en/alone.txt", "", "unpaired", "no Chinese document is like it"]);
    assert_eq!(list[4][..3], ["", "zh/lonely.txt", "unpaired"]);
}

#[test]
fn a_bad_pair_never_stops_the_rest() {
    let folder = two_folders();
    folder.put("en/bad.txt", b"\0\0\0\0binary\0");
    folder.put("zh/bad.txt", ZH);
    folder.put("en/same.txt", EN);
    folder.put("zh/same.txt", EN);
    let run = folder.zhen(&["build", "en", "zh", "-o", "out", "-q"]);
    assert_eq!(run.code, Some(1));
    let failures: Vec<&str> = run.stderr.lines().collect();
    assert_eq!(failures.len(), 2, "{}", run.stderr);
    assert!(
        failures[0].starts_with("failed: en/bad.txt zh/bad.txt: en/bad.txt: line 1: zero byte")
    );
    let same = "failed: en/same.txt zh/same.txt: zh/same.txt: expected Chinese text, found \
        mostly English, as in en/same.txt; use --en FILE --zh FILE to align it all the same";
    assert_eq!(failures[1], same);
    assert_eq!(folder.read("out/corpus.tsv").lines().count(), 7);
    let documents = folder.read("out/documents.tsv");
    assert_eq!(documents.lines().filter(|line| line.contains("\tfailed\t")).count(), 2);
}

#[test]
fn nothing_is_written_when_no_pair_succeeds() {
    let folder = Folder::new(&[("en/a.txt", EN), ("zh/a.txt", EN)]);
    let run = folder.zhen(&["build", "en", "zh", "-o", "new/out"]);
    assert_eq!(run.code, Some(2));
    let last = "error: en and zh: none of 1 document pairs could be aligned: nothing was written";
    assert_eq!(run.stderr.lines().last(), Some(last));
    assert_eq!(folder.names(), ["en", "zh"]);
    folder.put("jobs.tsv", b"en_path\tzh_path\nno.txt\tnothing.txt\n");
    let run = folder.zhen(&["build", "--jobs", "jobs.tsv", "-o", "out"]);
    let expected = "failed: no.txt nothing.txt: no.txt: there is no such file\n\
        error: jobs.tsv: none of 1 document pairs could be aligned: nothing was written\n";
    assert_eq!((run.code, run.stderr.as_str()), (Some(2), expected));
}

#[test]
fn folders_that_give_no_pair_are_refused() {
    let folder = Folder::new(&[("en/a.txt", ALONE), ("zh/b.txt", LONELY), ("file", b"")]);
    let refused = |arguments: &[&str], line: &str| {
        folder.zhen(&[arguments, &["-o", "out", "-q"]].concat()).refused(line);
        assert_eq!(folder.names(), ["en", "file", "zh"]);
    };
    refused(&["build", "en", "zh"], "en and zh: nothing to do: no document pair found");
    refused(&["build", "en", "missing"], "missing: there is no such folder");
    refused(&["build", "file", "zh"], "file: this is a file; expected a folder");
    let same = "en and en/../en: nothing to do: no document pair found";
    refused(&["build", "en", "en/../en"], same);
    let missing =
        "the following required arguments were not provided: <ZH_DIR>; see zhen build --help";
    refused(&["build", "en"], missing);
}

#[test]
fn a_folder_with_files_is_written_to_only_by_force() {
    let folder = two_folders();
    folder.put("out/notes.txt", b"mine");
    folder.put("out/corpus.tsv", b"old");
    folder
        .zhen(&["build", "en", "zh", "-o", "out", "-q"])
        .refused("out: the folder is not empty; name another, or use --force to write there");
    assert_eq!(folder.read("out/corpus.tsv"), "old");
    folder.zhen(&["build", "en", "zh", "-o", "out", "-q", "--force"]).success();
    assert_eq!(folder.read("out/corpus.tsv").lines().count(), 7);
    assert_eq!(folder.read("out/notes.txt"), "mine");
    folder
        .zhen(&["build", "en", "zh", "-o", "out/notes.txt", "-q"])
        .refused("out/notes.txt: this is a file; name a folder with -o");
}

#[test]
fn a_job_list_names_pairs_and_carries_its_columns() {
    let folder = two_folders();
    let jobs = "zh_path\tgenre\ten_path\nzh/harbour.zh-CN.txt\tnews\ten/harbour.en.txt\n\tx\ten/alone.txt\n";
    folder.put("jobs.tsv", jobs.as_bytes());
    let run = folder.zhen(&["build", "--jobs", "jobs.tsv", "-o", "out", "--format", "jsonl"]);
    let expected = "\
jobs.tsv: 1 rows have an empty path: skipped
1 pairs aligned, 0 failed, 0 files unpaired; 3 English and 3 Chinese sentences; \
3 rows written to out/corpus.jsonl
";
    assert_eq!(run.stderr, expected);
    run.success();
    assert_eq!(folder.read("out/corpus.jsonl").lines().count(), 3);
    let documents = folder.read("out/documents.tsv");
    assert!(documents.starts_with("en_path\tzh_path\tstatus\t"));
    assert!(documents.lines().next().unwrap().ends_with("\tgenre"));
    assert!(documents.lines().nth(1).unwrap().ends_with("\tnews"));
    // The same list from standard input.
    folder
        .zhen_with_input(
            &["build", "--jobs", "-", "-o", "again", "--format", "jsonl"],
            jobs.as_bytes(),
        )
        .success();
    assert_eq!(folder.read("again/corpus.jsonl"), folder.read("out/corpus.jsonl"));
}

#[test]
fn paths_of_a_list_may_be_relative_to_it() {
    let folder = Folder::new(&[
        ("set/en.txt", EN),
        ("set/zh.txt", ZH),
        ("set/jobs.tsv", b"en.txt\tzh.txt\n"),
    ]);
    folder.zhen(&["build", "--jobs", "set/jobs.tsv", "-o", "out"]).success();
    // Outputs name the documents as the list does.
    assert!(folder.read("out/corpus.tsv").contains("\nen.txt\tzh.txt\t"));
}

#[test]
fn pairs_may_have_files_of_their_own() {
    let folder = Folder::new(&[("en.txt", EN), ("zh.txt", &ZH[..CHINESE.find("渔船").unwrap()])]);
    folder.put("jobs.tsv", b"en.txt\tzh.txt\tresults/one.tsv\nen.txt\tzh.txt\tresults/two.jsonl\n");
    let run = folder.zhen(&["build", "--jobs", "jobs.tsv"]);
    let expected = "2 pairs aligned, 0 failed, 0 files unpaired; 6 English and 4 Chinese \
        sentences; 6 rows written\n";
    assert_eq!(run.stderr, expected);
    run.success();
    // As align writes it: with the sentence that has no counterpart.
    let alone = folder.zhen(&["align", "en.txt", "zh.txt"]).success();
    assert_eq!(folder.read("results/one.tsv"), alone);
    assert!(folder.read("results/two.jsonl").starts_with("{\"id\":0,"));
    folder.put("jobs.tsv", b"en.txt\tzh.txt\n");
    folder
        .zhen(&["build", "--jobs", "jobs.tsv"])
        .refused("-o OUT is missing: not every pair has an out_path of its own");
}

#[test]
fn the_corpus_holds_null_beads_on_demand_and_no_unsure_ones() {
    let folder =
        Folder::new(&[("en/a.txt", EN), ("zh/a.txt", &ZH[..CHINESE.find("渔船").unwrap()])]);
    let rows = |out: &str, more: &[&str]| {
        folder.zhen(&[&["build", "en", "zh", "--no-header", "-o", out], more].concat()).success();
        folder.read(&format!("{out}/corpus.tsv")).lines().count()
    };
    assert_eq!(rows("plain", &[]), 2);
    assert_eq!(rows("null", &["--with-null"]), 3);
    assert_eq!(rows("sure", &["--min-confidence", "1"]), 0);
}

#[test]
fn results_that_would_overwrite_something_are_refused() {
    let folder = Folder::with_pair();
    let before = folder.names().len() + 1;
    let refused = |jobs: &str, line: &str| {
        folder.put("jobs.tsv", jobs.as_bytes());
        folder.zhen(&["build", "--jobs", "jobs.tsv"]).refused(line);
        assert_eq!(folder.names().len(), before);
    };
    refused(
        "en.txt\tzh.txt\ta.tsv\nen.txt\tzh.txt\t./a.tsv\n",
        "./a.tsv: two results would go to this file; give each a name of its own",
    );
    refused(
        "en.txt\tzh.txt\t./zh.txt\n",
        "./zh.txt: the output is one of the inputs; name another file",
    );
    assert_eq!(folder.read("zh.txt"), CHINESE);
}

#[test]
fn results_do_not_go_among_the_inputs() {
    let folder =
        Folder::new(&[("io/en/t.txt", EN), ("io/zh/t.txt", ZH), ("io/zh/corpus.tsv", b"x")]);
    let refused = |out: &str, line: &str| {
        folder.zhen(&["build", "io/en", "io/zh", "-o", out, "--force", "-q"]).refused(line);
        assert_eq!(folder.read("io/zh/corpus.tsv"), "x");
    };
    let itself = "this is a folder of inputs; name another for the results with -o";
    refused("io/zh", &format!("io/zh: {itself}"));
    refused("io/en/../zh/", &format!("io/en/../zh/: {itself}"));
    refused(
        "io/zh/new/results",
        "io/zh/new/results: this is in io/zh, a folder of inputs; name another for the results \
         with -o",
    );
    // Beside them is as good a place as any.
    folder.zhen(&["build", "io/en", "io/zh", "-o", "io", "--force"]).success();
    folder.put("jobs.tsv", b"io/en/t.txt\tio/zh/t.txt\n");
    folder
        .zhen(&["build", "--jobs", "jobs.tsv", "-o", "io/zh", "--force"])
        .refused("io/zh: there are inputs in this folder; name another for the results with -o");
    #[cfg(unix)]
    {
        std::os::unix::fs::symlink(folder.path("io/zh"), folder.path("link")).unwrap();
        refused("link", &format!("link: {itself}"));
    }
    assert_eq!(folder.read("io/zh/corpus.tsv"), "x");
}

#[test]
fn job_lists_that_cannot_be_understood_are_named_by_line() {
    let folder = Folder::with_pair();
    let refused = |jobs: &str, line: &str| {
        folder.put("jobs.tsv", jobs.as_bytes());
        folder.zhen(&["build", "--jobs", "jobs.tsv", "-o", "out"]).refused(line);
        assert_eq!(folder.names(), ["en.txt", "jobs.tsv", "zh.txt"]);
    };
    refused(
        "en_path\tpath\nen.txt\tzh.txt\n",
        "jobs.tsv: line 1: the header needs one column `zh_path`, found 0",
    );
    refused(
        "en.txt\n",
        "jobs.tsv: line 1: expected 2 or 3 tab-separated fields (English path, Chinese path, \
         output path), found 1",
    );
    refused("", "jobs.tsv: nothing to do: no document pair found");
    folder
        .zhen(&["build", "--jobs", "nothing.tsv", "-o", "out"])
        .refused("nothing.tsv: there is no such file");
}
