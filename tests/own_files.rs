//! `zhen build`: files that a job list names, what is refused of them, and what is said of results.

use crate::command::{CHINESE, ENGLISH, Folder};

/// A folder with a pair, and a run over it whose jobs write these files.
fn built(paths: &[&str], options: &[&str]) -> (Folder, crate::command::Run) {
    let folder = Folder::with_pair();
    let jobs: Vec<String> = paths.iter().map(|path| format!("en.txt\tzh.txt\t{path}\n")).collect();
    folder.put("jobs.tsv", jobs.concat().as_bytes());
    let run = folder.zhen(&[&["build", "--jobs", "jobs.tsv"], options].concat());
    (folder, run)
}

#[track_caller]
fn refused(paths: &[&str], options: &[&str], line: &str) {
    let (folder, run) = built(paths, options);
    run.refused(line);
    assert_eq!(folder.names(), ["en.txt", "jobs.tsv", "zh.txt"]);
}

#[test]
fn filters_are_not_ignored_by_files_that_name_every_sentence() {
    for format in ["ladder", "index", "vecalign"] {
        let path = format!("r/a.{format}");
        let line = format!(
            "{path}: --no-duplicates: {format} must name every sentence; use it with a format \
             that holds text"
        );
        refused(&["r/b.tsv", &path], &["--no-duplicates"], &line);
    }
}

#[test]
fn options_of_tsv_are_not_ignored_by_other_files() {
    refused(
        &["a.tmx", "b.ladder"],
        &["--columns", "score"],
        "a.tmx: --columns: tmx has no such thing; use it with tsv or jsonl",
    );
    let (folder, run) = built(&["a.tmx", "b.ladder", "c.tsv"], &["--no-header"]);
    let first = run.stderr.lines().next();
    let expected = "warning: a.tmx: --no-header: tmx has no such thing; use it with tsv only";
    assert_eq!(first, Some(expected), "{}", run.stderr);
    run.success();
    assert_eq!(folder.read("c.tsv").lines().count(), 3);
}

#[test]
fn names_must_say_the_format_that_is_written() {
    for (path, named) in [("x.html", "html"), ("x.parquet", "parquet"), ("x.tsv.gz", "tsv")] {
        let line = format!(
            "{path}: its name says {named}, but --format says tmx; name it otherwise, or leave \
             --format out"
        );
        refused(&[path], &["--format", "tmx"], &line);
    }
    // A list made for hunalign may call its results anything; they are tsv, and it is said.
    for path in ["x.foo", "r/x.foo.gz"] {
        let (_, run) = built(&[path], &[]);
        assert!(run.stderr.contains(&format!("{path}: its name does not say")), "{}", run.stderr);
        run.success();
    }
    refused(&["x.xces"], &[], "x.xces: xces files are only read; name it otherwise");
    let (folder, run) = built(&["x", "y.gz"], &[]);
    run.success();
    assert!(folder.read("x").starts_with("src_doc\ttrg_doc\t"));
    let (folder, run) = built(&["x.foo"], &["--format", "tmx"]);
    run.success();
    assert!(folder.read("x.foo").contains("<tmx "));
    built(&["x.jsonl"], &["--format", "mnbvc"]).1.success();
}

#[test]
fn losses_are_said_of_the_files_that_have_them() {
    let chinese = &CHINESE[..CHINESE.find("渔船").expect("it is there")];
    let folder = Folder::new(&[("en/a.txt", ENGLISH.as_bytes()), ("zh/a.txt", chinese.as_bytes())]);
    folder.put("jobs.tsv", b"en/a.txt\tzh/a.txt\ta.tmx\n");
    let lost = "tmx does not hold 1 sentences without counterpart\n";
    let run = folder.zhen(&["build", "--jobs", "jobs.tsv"]);
    assert!(run.stderr.ends_with(&format!("warning: files of the jobs: {lost}")), "{}", run.stderr);
    let corpus = ["build", "en", "zh", "-o", "out", "--format", "tmx", "--with-null"];
    let run = folder.zhen(&corpus);
    assert!(run.stderr.ends_with(&format!("warning: out/corpus.tmx: {lost}")), "{}", run.stderr);
}

#[test]
fn an_old_corpus_in_another_format_is_named() {
    let folder = Folder::with_pair();
    folder.put("jobs.tsv", b"en.txt\tzh.txt\n");
    let build = |format: &str| {
        let options = ["build", "--jobs", "jobs.tsv", "-o", "out", "--force", "--format", format];
        let run = folder.zhen(&options);
        let told = |line: &&str| line.contains("corpus") && !line.contains("written");
        let told = run.stderr.lines().find(told).map(str::to_owned);
        run.success();
        told
    };
    assert_eq!(build("tsv"), None);
    assert_eq!(build("tsv"), None);
    let removed = "removed, for it was of the build before: out/corpus.tsv";
    assert_eq!(build("moses").as_deref(), Some(removed));
    assert!(!folder.path("out/corpus.tsv").exists());
    folder.put("out/corpus.jsonl", b"mine");
    let old = "warning: out/corpus.jsonl: not of this build, and left as it is";
    assert_eq!(build("tmx").as_deref(), Some(old));
    assert_eq!(folder.read("out/corpus.jsonl"), "mine");
}

#[test]
fn the_list_of_documents_counts_what_filters_left_out_of_each() {
    let folder = Folder::with_pair();
    let text = |name: &str| folder.read(name);
    for copy in ["1", "2"] {
        folder.put(&format!("en/{copy}.txt"), text("en.txt").as_bytes());
        folder.put(&format!("zh/{copy}.txt"), text("zh.txt").as_bytes());
    }
    folder.put("en/3.txt", b"\0");
    folder.put("zh/3.txt", b"\0");
    let columns = |list: &str| -> Vec<String> {
        let tail = |line: &str| line.split('\t').skip(11).collect::<Vec<_>>().join("|");
        folder.read(list).lines().map(tail).collect()
    };
    let filters = ["--no-duplicates", "--max-length", "7,90"];
    folder.zhen(&[&["build", "en", "zh", "-o", "out"], &filters[..]].concat());
    assert_eq!(
        columns("out/documents.tsv"),
        [
            "filtered|filters|score|how",
            "2|2 too-long||names",
            "3|2 too-long, 1 duplicate||names",
            "0|||names"
        ]
    );
    // Of files of their own beside a corpus it is the corpus that counts; further columns of the
    // list come last.
    let jobs = "en_path\tzh_path\tout_path\tgenre\nen/1.txt\tzh/1.txt\ta.tsv\tnews\n\
                en/2.txt\tzh/2.txt\tb.tsv\tlaw\n";
    folder.put("jobs.tsv", jobs.as_bytes());
    folder.zhen(&[&["build", "--jobs", "jobs.tsv", "-o", "more"], &filters[..]].concat()).success();
    assert_eq!(
        columns("more/documents.tsv"),
        ["filtered|filters|genre", "2|2 too-long|news", "3|2 too-long, 1 duplicate|law"]
    );
}
