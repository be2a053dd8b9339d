//! Documents of all formats: the same text makes the same bitext, whatever file it is in.

use crate::command::{CHINESE, ENGLISH, Folder, command, repository};

fn align(arguments: &[&str]) -> String {
    let columns = ["--columns", "src_text,trg_text,bead", "--no-header", "--verify"];
    let all = [&["align"][..], arguments, &columns].concat();
    let run: crate::command::Run =
        command(&repository(), &all).output().expect("zhen starts").into();
    assert!(run.stderr.contains("verified: "), "{}", run.stderr);
    run.success()
}

#[test]
fn the_same_text_in_another_format_aligns_the_same() {
    let table =
        [("law_old_wells", "docx"), ("readout_call_namibia", "html"), ("story_last_ferry", "epub")];
    for (name, extension) in table {
        let text = ["en", "zh"].map(|side| format!("corpus/{side}/{name}.txt"));
        let other = ["en", "zh"].map(|side| format!("corpus/formats/{name}.{side}.{extension}"));
        let [expected, found] =
            [text, other].map(|paths| align(&[paths[0].as_str(), paths[1].as_str()]));
        assert_eq!(found, expected, "{name}.{extension}");
    }
}

#[test]
fn markdown_aligns_as_its_text_does_but_for_its_marks() {
    let text =
        align(&["corpus/en/release_notes_tidepool.txt", "corpus/zh/release_notes_tidepool.txt"]);
    // The number of a list item is a mark, and the block of code is no text.
    let found = align(&[
        "corpus/formats/release_notes_tidepool.en.md",
        "corpus/formats/release_notes_tidepool.zh.md",
    ]);
    let shared = found.lines().filter(|line| text.lines().any(|other| other == *line)).count();
    assert_eq!((found.lines().count(), shared), (33, 29), "{found}");
    assert!(!found.contains("--version"), "{found}");
}

#[test]
fn one_file_with_both_languages_aligns_as_two_do() {
    let text = align(&["corpus/en/results_baitang_tea.txt", "corpus/zh/results_baitang_tea.txt"]);
    let found = align(&["corpus/formats/results_baitang_tea.both.docx"]);
    let shared = found.lines().filter(|line| text.lines().any(|other| other == *line)).count();
    assert!(shared * 10 >= text.lines().count() * 9, "{shared} of {}", text.lines().count());
    let units = align(&["corpus/formats/news_comet_village.both.tmx"]);
    assert!(units.lines().count() >= 20, "{units}");
}

#[test]
fn the_jobs_of_the_formats_are_built() {
    let folder = Folder::new(&[]);
    let out = folder.path("out");
    let out = out.to_str().expect("a path of text");
    let arguments = ["build", "--jobs", "corpus/formats/jobs.tsv", "-o", out];
    let run: crate::command::Run =
        command(&repository(), &arguments).output().expect("zhen starts").into();
    assert!(run.stderr.contains("8 pairs aligned, 0 failed"), "{}", run.stderr);
    run.success();
    let documents = folder.read("out/documents.tsv");
    let header = documents.lines().next().expect("a header");
    assert!(header.ends_with("\ten_lang\tzh_lang\tfiltered\tfilters"), "{header}");
    let is_told = |line: &str| line.ends_with("\ten\tzh-Hans\t0\t");
    assert!(documents.lines().skip(1).all(is_told), "{documents}");
}

#[test]
fn segments_are_traced_to_their_blocks() {
    let paths =
        ["en", "zh"].map(|side| format!("corpus/formats/speech_library_opening.{side}.srt"));
    let all = ["align", &paths[0], &paths[1], "--format", "jsonl"];
    let run: crate::command::Run =
        command(&repository(), &all).output().expect("zhen starts").into();
    let first = run.success().lines().next().expect("a row").to_owned();
    let row: serde_json::Value = serde_json::from_str(&first).expect("JSON");
    assert_eq!(row["src_origins"][0], "cue 1 00:00:06.000 --> 00:00:11.000");
    assert_eq!(row["trg_kinds"][0], "cue");
    assert_eq!((&row["src_lang"], &row["trg_lang"]), (&"en".into(), &"zh-Hans".into()));
}

#[test]
fn content_decides_the_format_and_from_overrides_it() {
    let cue = "1\n00:00:01,000 --> 00:00:04,000\nThe ferry sails at six.\n";
    let folder =
        Folder::new(&[("en.txt", cue.as_bytes()), ("zh.txt", "渡轮六点开航。".as_bytes())]);
    let columns = ["--columns", "src_text", "--no-header"];
    let run = |more: &[&str]| {
        let all = [&["align", "--en", "en.txt", "--zh", "zh.txt"][..], &columns, more].concat();
        folder.zhen(&all).success()
    };
    assert_eq!(run(&[]), "The ferry sails at six.\n");
    assert_eq!(run(&["--from", "txt"]), "1\nThe ferry sails at six.\n");
    let refused = ["align", "en.txt", "zh.txt", "--from", "docx", "--lines"];
    folder.zhen(&refused).refused("--lines: a docx file has no lines of its own; use it with txt");
}

#[test]
fn packed_documents_are_read_by_content() {
    let folder = Folder::new(&[("en.txt", ENGLISH.as_bytes()), ("zh.txt", CHINESE.as_bytes())]);
    let plain = folder.zhen(&["align", "en.txt", "zh.txt"]).success();
    let packed = zstd::encode_all(CHINESE.as_bytes(), 3).expect("memory takes everything");
    folder.put("zh.txt", &packed);
    assert_eq!(folder.zhen(&["align", "en.txt", "zh.txt"]).success(), plain);
}

#[test]
fn the_index_of_one_file_with_both_languages_becomes_its_text_again() {
    let both = "Harbour rules\n港口规则\n\nThe ferry sails at six.\n渡轮六点开航。\n";
    let folder = Folder::new(&[("both.txt", both.as_bytes())]);
    let expected = folder.zhen(&["align", "both.txt"]).success();
    folder.zhen(&["align", "both.txt", "-o", "both.index"]).success();
    let convert = ["convert", "both.index", "--to", "tsv", "--en", "both.txt", "--zh", "both.txt"];
    let run = folder.zhen(&convert);
    assert_eq!(run.stderr, "");
    assert_eq!(run.success(), expected);
    folder.put("short.index", b"[0]:[0]\n");
    let short = ["convert", "short.index", "--to", "tsv", "--en", "both.txt", "--zh", "both.txt"];
    let told = "warning: short.index: it ends at sentence 1 of 2 of both.txt; \
        was it made from these files, read the same way?";
    assert!(folder.zhen(&short).stderr.contains(told));
    folder.zhen(&["align", "both.txt", "--lines"]).refused(
        "both.txt: --lines asks for one sentence a line, but a file with both languages is cut \
         where they change; leave --lines out, or name two files",
    );
}

#[test]
fn split_reads_what_align_reads() {
    let path = repository().join("corpus/formats/news_comet_village.both.tmx");
    let folder =
        Folder::new(&[("empty.txt", b"\n"), ("cue.srt", b"1\n00:01,000 --> 00:02,000\n\n")]);
    let path = path.to_str().expect("a path of text");
    let chinese = folder.zhen(&["split", path, "--lang", "zh"]).success();
    assert!(chinese.contains('彗') && !chinese.contains("comet"), "{chinese}");
    assert_eq!(folder.zhen(&["split", "empty.txt"]).success(), "");
    folder
        .zhen(&["split", "cue.srt"])
        .refused("cue.srt: the document is empty: there is nothing to align");
}
