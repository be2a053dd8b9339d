//! What a build writes besides one corpus: several formats, parts, shards, samples, lists.

use crate::command::{CHINESE, ENGLISH, Folder};

/// Ten pairs of three sentences, with columns of their own.
fn ten_pairs() -> Folder {
    let folder = Folder::new(&[]);
    let mut jobs = String::from("en_path\tzh_path\turl\tlicence\n");
    for number in 0..10 {
        let (english, chinese) = (format!("en/{number}.txt"), format!("zh/{number}.txt"));
        let year = 1980 + number;
        folder.put(&english, ENGLISH.replace("1987", &year.to_string()).as_bytes());
        folder.put(&chinese, CHINESE.replace("1987", &year.to_string()).as_bytes());
        let url = format!("https://harbour.example/{number}");
        jobs += &format!("{english}\t{chinese}\t{url}\tCC0\n");
    }
    folder.put("jobs.tsv", jobs.as_bytes());
    folder
}

fn built(folder: &Folder, options: &[&str]) -> String {
    let run = folder.zhen(&[&["build", "--jobs", "jobs.tsv", "-o", "out"], options].concat());
    let said = run.stderr.clone();
    run.success();
    said
}

fn unpacked(folder: &Folder, name: &str) -> String {
    let bytes = std::fs::read(folder.path(name)).expect("it is there");
    String::from_utf8(zstd::decode_all(&bytes[..]).expect("it is packed")).expect("it is text")
}

#[test]
fn several_formats_are_written_at_once() {
    let folder = ten_pairs();
    let said = built(&folder, &["--format", "tsv,moses", "--format", "jsonl,tsv"]);
    let files = "out/corpus.tsv, out/corpus.en, out/corpus.zh, out/corpus.ids, out/corpus.jsonl";
    assert!(said.contains(&format!("30 rows written to {files}\n")), "{said}");
    for (name, lines) in [("corpus.tsv", 31), ("corpus.en", 30), ("corpus.jsonl", 30)] {
        assert_eq!(folder.read(&format!("out/{name}")).lines().count(), lines, "{name}");
    }
}

#[test]
fn columns_of_the_job_list_come_into_the_corpus() {
    let folder = ten_pairs();
    built(&folder, &["--columns", "url,src_text,trg_text,licence", "--format", "tsv,jsonl"]);
    let corpus = folder.read("out/corpus.tsv");
    assert_eq!(corpus.lines().next(), Some("url\tsrc_text\ttrg_text\tlicence"));
    let first = "https://harbour.example/0\tThe harbour of Linwan opened in 1980.\t\
                 临湾港于1980年开港。\tCC0";
    assert_eq!(corpus.lines().nth(1), Some(first));
    let columns = r#""columns":{"url":"https://harbour.example/0","licence":"CC0"}"#;
    assert!(
        folder.read("out/corpus.jsonl").lines().next().is_some_and(|line| line.contains(columns))
    );
    let options = ["build", "--jobs", "jobs.tsv", "-o", "no", "--columns", "src_text,author"];
    folder.zhen(&options).refused(
        "--columns: unknown column `author`: use src_doc, trg_doc, src_text, trg_text, score, \
         bead, src_ids, trg_ids, flags; or those of the job list: url, licence",
    );
}

#[test]
fn documents_are_split_into_parts_that_they_keep() {
    let folder = ten_pairs();
    let said = built(&folder, &["--split", "50,20,30"]);
    let parts = ["train", "dev", "test"].map(|part| folder.read(&format!("out/corpus.{part}.tsv")));
    assert_eq!(parts.iter().map(|part| part.lines().count() - 1).sum::<usize>(), 30, "{said}");
    let list = folder.read("out/documents.tsv");
    assert!(list.lines().next().is_some_and(|line| line.ends_with("\turl\tlicence\tsplit")));
    for line in list.lines().skip(1) {
        let (name, part) = (line.split('\t').next(), line.rsplit('\t').next());
        let (Some(name), Some(part)) = (name, part) else { panic!("{line}") };
        let corpus = folder.read(&format!("out/corpus.{part}.tsv"));
        assert_eq!(corpus.lines().filter(|row| row.starts_with(name)).count(), 3, "{line}");
    }
    // A smaller list of the same documents leaves them where they are.
    let jobs: Vec<String> = folder.read("jobs.tsv").lines().take(4).map(str::to_owned).collect();
    folder.put("jobs.tsv", jobs.join("\n").as_bytes());
    built(&folder, &["--split", "50,20,30", "--force"]);
    for line in folder.read("out/documents.tsv").lines().skip(1) {
        assert!(list.lines().any(|other| other == line), "{line}");
    }
    let options = ["build", "--jobs", "jobs.tsv", "-o", "no", "--split", "90,20"];
    let run = folder.zhen(&options);
    assert!(run.stderr.contains("the shares must add to 100, these add to 110"), "{}", run.stderr);
}

#[test]
fn a_shard_is_full_before_the_next_begins() {
    let folder = ten_pairs();
    built(&folder, &["--shard-size", "12", "--format", "tsv,jsonl"]);
    let whole = {
        built(&folder, &["--force"]);
        folder.read("out/corpus.tsv")
    };
    built(&folder, &["--force", "--shard-size", "12"]);
    let names: Vec<String> = Folder::names_in(&folder.path("out"));
    let names: Vec<&str> =
        names.iter().map(String::as_str).filter(|name| name.starts_with("corpus")).collect();
    assert_eq!(names, ["corpus-00001.tsv.zst", "corpus-00002.tsv.zst", "corpus-00003.tsv.zst"]);
    let shards = names.iter().map(|name| unpacked(&folder, &format!("out/{name}")));
    let rows: Vec<String> = shards
        .flat_map(|shard| shard.lines().skip(1).map(str::to_owned).collect::<Vec<_>>())
        .collect();
    assert_eq!(rows, whole.lines().skip(1).map(str::to_owned).collect::<Vec<_>>());
    // Any command reads them.
    folder.zhen(&["convert", "out/corpus-00002.tsv.zst", "-o", "two.jsonl"]).success();
    assert_eq!(folder.read("two.jsonl").lines().count(), 12);
}

#[test]
fn the_shares_of_several_machines_are_the_whole() {
    let folder = ten_pairs();
    built(&folder, &["--no-header"]);
    let whole = folder.read("out/corpus.tsv");
    let mut parts = String::new();
    for part in 1..=3 {
        let (out, share) = (format!("part{part}"), format!("{part}/3"));
        let options = ["build", "--jobs", "jobs.tsv", "-o", &out, "--shard", &share, "--no-header"];
        folder.zhen(&options).success();
        parts += &folder.read(&format!("{out}/corpus.tsv"));
    }
    assert_eq!(parts, whole);
    folder.zhen(&["build", "--jobs", "jobs.tsv", "-o", "no", "--shard", "11/11", "-q"]).success();
    folder
        .zhen(&["build", "--jobs", "jobs.tsv", "-o", "none", "--shard", "1/20"])
        .refused("--shard: there are fewer document pairs than parts");
}

#[test]
fn a_sample_is_drawn_for_grading() {
    let folder = ten_pairs();
    built(&folder, &["--sample", "7"]);
    let sample = folder.read("out/sample.tsv");
    assert!(sample.starts_with("grade\tremark\tsrc_doc\ttrg_doc\tsrc_text\ttrg_text\tscore\t"));
    assert_eq!(sample.lines().count(), 8);
    let corpus = folder.read("out/corpus.tsv");
    for row in sample.lines().skip(1) {
        let row = row.strip_prefix("\t\t").expect("two cells to fill in");
        assert!(corpus.lines().any(|line| line == row), "{row}");
    }
    built(&folder, &["--sample", "7", "--force", "-j", "1"]);
    assert_eq!(folder.read("out/sample.tsv"), sample);
    built(&folder, &["--sample", "7", "--force", "--seed", "1"]);
    assert_ne!(folder.read("out/sample.tsv"), sample);
}

#[test]
fn a_dry_run_lists_and_writes_nothing() {
    let folder = ten_pairs();
    std::fs::remove_file(folder.path("zh/3.txt")).expect("it is there");
    std::fs::rename(folder.path("zh/4.txt"), folder.path("zh/four.txt")).expect("it is there");
    let run = folder.zhen(&["build", "en", "zh", "--dry-run", "--by", "names"]);
    let list = run.success();
    assert_eq!(list.lines().next(), Some("en_path\tzh_path\tscore\thow\treason"));
    assert_eq!(list.lines().nth(1), Some("en/0.txt\tzh/0.txt\t\tnames\t"));
    assert_eq!(list.lines().skip(1).filter(|line| !line.ends_with('\t')).count(), 3, "{list}");
    assert_eq!(folder.names(), ["en", "jobs.tsv", "zh"]);
    let list = folder.zhen(&["build", "--jobs", "jobs.tsv", "--dry-run"]).success();
    assert_eq!(list.lines().next(), Some("en_path\tzh_path\turl\tlicence\treason"));
    assert!(list.contains("CC0\tzh/3.txt: there is no such file\n"), "{list}");
}

#[test]
fn quality_is_told_in_the_words_of_hunalign() {
    let folder = Folder::with_pair();
    folder.put("jobs.tsv", b"en.txt\tzh.txt\tpair.tsv\n");
    let run = folder.zhen(&["build", "--jobs", "jobs.tsv", "--hunalign-quality", "-q"]);
    let fields: Vec<&str> = run.stderr.trim_end().split('\t').collect();
    let [word, path, quality] = fields[..] else { panic!("{}", run.stderr) };
    assert_eq!((word, path), ("Quality", "pair.tsv"));
    assert!(quality.parse::<f64>().is_ok_and(|quality| (0.5..=1.0).contains(&quality)));
}

#[test]
fn a_log_gets_a_line_now_and_then() {
    let folder = ten_pairs();
    let said = built(&folder, &["--progress", "0.000001", "-j", "1"]);
    let lines: Vec<&str> = said.lines().filter(|line| line.contains(" documents, ")).collect();
    assert_eq!(lines.len(), 10, "{said}");
    assert!(lines[3].starts_with("4 of 10 documents, "), "{said}");
    assert!(lines[3].contains(" sentences/s, 0 failed, ") && lines[3].ends_with(" left"), "{said}");
    let said = built(&folder, &["--progress", "0", "--force"]);
    assert!(!said.contains(" documents, "), "{said}");
}

#[test]
fn results_do_not_depend_on_where_they_are_written() {
    let folder = ten_pairs();
    for out in ["out", "other/place"] {
        let options = [
            "build",
            "--jobs",
            "jobs.tsv",
            "-o",
            out,
            "--format",
            "html,tsv,xlsx",
            "--sample",
            "3",
        ];
        folder.zhen(&options).success();
    }
    let bytes = |folder_name: &str, name: &str| {
        std::fs::read(folder.path(folder_name).join(name)).expect("it is there")
    };
    let names = Folder::names_in(&folder.path("out"));
    assert_eq!(names.len(), 9, "{names:?}");
    // The state is no result, and times are their own.
    for name in names.iter().filter(|name| !matches!(name.as_str(), ".zhen" | "timing.tsv")) {
        assert!(bytes("out", name) == bytes("other/place", name), "{name}");
    }
}
