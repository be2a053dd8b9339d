//! `zhen align`.

use std::io::{Read as _, Write as _};
use std::path::Path;

use crate::command::{CHINESE, ENGLISH, Folder, command};

/// The columns of `expected.tsv`: all but the names, which say nothing, and the confidence, which
/// every change of the model changes.
const CASE_COLUMNS: &str = "src_text,trg_text,bead,src_ids,trg_ids";

#[test]
fn cases_come_out_as_expected() {
    let cases = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/cases");
    let mut folders: Vec<_> =
        std::fs::read_dir(cases).unwrap().map(|entry| entry.unwrap().path()).collect();
    folders.sort();
    assert!(folders.len() >= 5, "the case folders are missing");
    for case in folders {
        let arguments = ["align", "en.txt", "zh.txt", "--verify", "--columns", CASE_COLUMNS];
        let run = command(&case, &arguments).output().unwrap();
        assert!(
            run.status.success(),
            "{}: {}",
            case.display(),
            String::from_utf8_lossy(&run.stderr)
        );
        let found = String::from_utf8(run.stdout).unwrap();
        let path = case.join("expected.tsv");
        if std::env::var_os("UPDATE_EXPECT").is_some() {
            std::fs::write(&path, &found).unwrap();
        }
        let expected = std::fs::read_to_string(&path).unwrap_or_default();
        assert_eq!(found, expected, "{}", case.display());
    }
}

#[test]
fn the_default_is_tsv_with_all_columns() {
    let folder = Folder::with_pair();
    let tsv = folder.zhen(&["align", "en.txt", "zh.txt"]).success();
    let lines: Vec<Vec<&str>> = tsv.lines().map(|line| line.split('\t').collect()).collect();
    let header = "src_doc trg_doc src_text trg_text score bead src_ids trg_ids flags";
    assert_eq!(lines[0].join(" "), header);
    assert_eq!(lines.len(), 4);
    assert_eq!(
        lines[1][..4],
        ["en.txt", "zh.txt", ENGLISH.lines().next().unwrap(), "临湾港于1987年开港。"]
    );
    assert_eq!(lines[3][5..], ["1-1", "2", "2", ""]);
    for line in &lines[1..] {
        let score: f64 = line[4].parse().unwrap();
        assert!((0.0..=1.0).contains(&score) && line[4].len() == 6, "{}", line[4]);
    }
}

#[test]
fn the_columns_and_header_are_as_asked_for() {
    let folder = Folder::with_pair();
    let choice = ["align", "en.txt", "zh.txt", "--columns", "trg_text,bead", "--bom"];
    let tsv = folder.zhen(&choice).success();
    assert!(tsv.starts_with("\u{feff}trg_text\tbead\n临湾港于1987年开港。\t1-1\n"), "{tsv}");
    let tsv = folder.zhen(&[&choice[..5], &["--no-header"]].concat()).success();
    assert!(tsv.starts_with("临湾港于1987年开港。\t1-1\n"), "{tsv}");
    folder
        .zhen(&["align", "en.txt", "zh.txt", "--format", "jsonl", "--columns", "bead"])
        .refused("--columns: jsonl has no such thing; use it with tsv only");
}

#[test]
fn the_format_follows_the_option_or_the_name_of_the_output() {
    let folder = Folder::with_pair();
    folder.zhen(&["align", "en.txt", "zh.txt", "-o", "out.jsonl"]).success();
    assert!(folder.read("out.jsonl").starts_with("{\"id\":0,\"score\":"));
    folder.zhen(&["align", "en.txt", "zh.txt", "-o", "out.index"]).success();
    assert!(folder.read("out.index").starts_with("[0]:[0]:"));
    folder.zhen(&["align", "en.txt", "zh.txt", "-o", "out.tsv", "--format", "index"]).success();
    assert_eq!(folder.read("out.tsv"), folder.read("out.index"));
    folder.zhen(&["align", "en.txt", "zh.txt", "-o", "out.txt"]).success();
    assert!(folder.read("out.txt").starts_with("src_doc\ttrg_doc\t"));
}

#[test]
fn compressed_files_are_read_and_written() {
    let folder = Folder::with_pair();
    let mut packed = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    packed.write_all(ENGLISH.as_bytes()).unwrap();
    folder.put("packed", &packed.finish().unwrap());
    let plain = folder.zhen(&["align", "packed", "zh.txt"]).success();
    assert_eq!(plain.lines().count(), 4);
    folder.zhen(&["align", "packed", "zh.txt", "-o", "out.tsv.gz"]).success();
    let file = std::fs::File::open(folder.path("out.tsv.gz")).unwrap();
    let mut unpacked = String::new();
    flate2::read::GzDecoder::new(file).read_to_string(&mut unpacked).unwrap();
    assert_eq!(unpacked, plain);
    folder.zhen(&["align", "packed", "zh.txt", "-o", "out.tsv.zst"]).success();
    assert!(std::fs::read(folder.path("out.tsv.zst")).unwrap().starts_with(b"\x28\xb5\x2f\xfd"));
    // What zhen compressed it reads again, by content, through a pipe too.
    let bytes = std::fs::read(folder.path("out.tsv.zst")).unwrap();
    let again = folder.zhen_with_input(&["convert", "-", "--to", "tsv"], &bytes).success();
    assert_eq!(again, plain);
}

#[test]
fn either_document_may_come_from_standard_input() {
    let folder = Folder::with_pair();
    let files = folder.zhen(&["align", "en.txt", "zh.txt"]).success();
    let run = folder.zhen_with_input(&["align", "en.txt", "-"], CHINESE.as_bytes()).success();
    assert_eq!(run, files.replace("zh.txt", "-"));
    let run = folder.zhen_with_input(&["align", "-", "zh.txt"], ENGLISH.as_bytes()).success();
    assert_eq!(run, files.replace("en.txt", "-"));
    let run = folder.zhen(&["align", "en.txt", "zh.txt", "-o", "-"]).success();
    assert_eq!(run, files);
}

#[test]
fn documents_given_the_wrong_way_round_are_swapped() {
    let folder = Folder::with_pair();
    let right = folder.zhen(&["align", "en.txt", "zh.txt"]).success();
    let run = folder.zhen(&["align", "zh.txt", "en.txt"]);
    let line = "zh.txt is the Chinese document and en.txt the English one: swapped\n";
    assert_eq!(run.stderr, line);
    assert_eq!(run.success(), right);
    let run = folder.zhen(&["align", "--zh", "zh.txt", "--en", "en.txt"]);
    assert_eq!(run.stderr, "");
    assert_eq!(run.success(), right);
}

#[test]
fn named_documents_are_not_asked_for_their_language() {
    let folder = Folder::with_pair();
    folder.put("figures.txt", "1987\n2\n8\n".as_bytes());
    let run = folder.zhen(&["align", "--lines", "--en", "figures.txt", "--zh", "zh.txt"]).success();
    assert!(run.contains("figures.txt\tzh.txt\t1987\t"), "{run}");
}

#[test]
fn blank_lines_count_when_lines_are_sentences() {
    let english = "The harbour opened in 1987.\n\nThe lighthouses are red.\n";
    let chinese = "港口于1987年开港。\n\n灯塔是红色的。\n";
    let folder = Folder::new(&[("en.txt", english.as_bytes()), ("zh.txt", chinese.as_bytes())]);
    let index = folder.zhen(&["align", "--lines", "en.txt", "zh.txt", "--format", "index"]);
    let index = index.success();
    assert!(index.contains("[2]:[2]:"), "{index}");
    // Every id from 0 to 2 is there once on each side.
    let ids = |side: usize| -> String {
        index.lines().map(|line| line.split(':').nth(side).unwrap()).collect()
    };
    for side in 0..2 {
        let digits: String = ids(side).chars().filter(char::is_ascii_digit).collect();
        assert_eq!(digits, "012", "{index}");
    }
}

#[test]
fn sentences_without_counterpart_are_kept_unless_asked_otherwise() {
    let folder = Folder::with_pair();
    let shorter: Vec<&str> = CHINESE.lines().filter(|line| !line.contains("灯塔")).collect();
    folder.put("zh.txt", shorter.join("\n").as_bytes());
    let all = folder.zhen(&["align", "en.txt", "zh.txt", "--columns", "src_ids,trg_ids"]).success();
    assert_eq!(all, "src_ids\ttrg_ids\n0\t0\n1\t\n2\t1\n");
    let run =
        folder.zhen(&["align", "en.txt", "zh.txt", "--columns", "src_ids", "--no-null", "-v"]);
    assert!(run.stderr.ends_with("left out: 1 sentences without counterpart\n"), "{}", run.stderr);
    assert_eq!(run.success(), "src_ids\n0\n2\n");
    folder
        .zhen(&["align", "en.txt", "zh.txt", "--format", "index", "--no-null"])
        .refused("--no-null: index must name every sentence; use it with a format that holds text");
}

#[test]
fn beads_below_the_least_confidence_are_left_out() {
    let folder = Folder::with_pair();
    let run = folder.zhen(&["align", "en.txt", "zh.txt", "--min-confidence", "1", "-v"]);
    // No posterior of three short sentences is exactly 1, so all two-sided beads go.
    assert!(run.stderr.ends_with("beads left out: 3 confidence\n"), "{}", run.stderr);
    assert_eq!(run.success().lines().count(), 1);
    let all = folder.zhen(&["align", "en.txt", "zh.txt", "--min-confidence", "0"]).success();
    assert_eq!(all.lines().count(), 4);
    folder
        .zhen(&["align", "en.txt", "zh.txt", "-o", "x.index", "--min-confidence", "0.5"])
        .refused("--min-confidence: index must name every sentence; use it with a format that holds text");
}

#[test]
fn lines_of_the_page_are_left_out_listed_and_kept_on_demand() {
    let english = format!(
        "Home > News > Ports\n\nHarbour Day in Linwan\n2 May 2024\n\n{ENGLISH}\nShare | Print\n"
    );
    let chinese =
        format!("首页 > 新闻 > 港口\n\n临湾港口日\n2024年5月2日\n\n{CHINESE}\n分享到：微信 打印\n");
    let folder = Folder::new(&[("en.txt", english.as_bytes()), ("zh.txt", chinese.as_bytes())]);
    let run = folder.zhen(&["align", "en.txt", "zh.txt", "-v", "--verify"]);
    for line in [
        "en.txt:1: left out as breadcrumb: Home > News > Ports",
        "zh.txt:10: left out as share: 分享到：微信 打印",
    ] {
        assert!(run.stderr.contains(line), "{}", run.stderr);
    }
    assert!(run.stderr.contains("verified: 5 beads cover 5 English and 5 Chinese sentences once"));
    assert!(!run.success().contains("Share"));
    let kept = folder.zhen(&["align", "en.txt", "zh.txt", "--keep-boilerplate", "--verify"]);
    assert!(kept.success().contains("Share | Print"));
}

#[test]
fn other_encodings_are_found_or_named() {
    let folder = Folder::with_pair();
    let expected = folder.zhen(&["align", "en.txt", "zh.txt"]).success();
    let (bytes, _, _) = encoding_rs::GB18030.encode(CHINESE);
    folder.put("zh.txt", &bytes);
    assert_eq!(folder.zhen(&["align", "en.txt", "zh.txt"]).success(), expected);
    let named = folder.zhen(&["align", "en.txt", "zh.txt", "--encoding", "gbk"]);
    assert_eq!(named.success(), expected);
    let utf16: Vec<u8> =
        "\u{feff}".chars().chain(CHINESE.chars()).flat_map(|c| (c as u16).to_le_bytes()).collect();
    folder.put("zh.txt", &utf16);
    assert_eq!(folder.zhen(&["align", "en.txt", "zh.txt", "--from", "txt"]).success(), expected);
}

#[test]
fn an_existing_output_is_replaced_and_nothing_else_left() {
    let folder = Folder::with_pair();
    folder.put("out.tsv", b"old");
    folder.zhen(&["align", "en.txt", "zh.txt", "-o", "out.tsv"]).success();
    assert_eq!(folder.read("out.tsv").lines().count(), 4);
    assert_eq!(folder.names(), ["en.txt", "out.tsv", "zh.txt"]);
}

#[test]
fn an_output_whose_name_says_another_format_is_told() {
    let folder = Folder::with_pair();
    let run = folder.zhen(&["align", "en.txt", "zh.txt", "-o", "out.pdf"]);
    let warning = "warning: out.pdf: its name does not say which format to write: written as tsv; \
                   --format chooses another\n";
    assert!(run.stderr.ends_with(warning), "{}", run.stderr);
    for quiet in ["out.tsv", "out.txt", "out", "out.tsv.gz"] {
        let run = folder.zhen(&["align", "en.txt", "zh.txt", "-o", quiet]);
        assert!(!run.stderr.contains("its name"), "{}", run.stderr);
    }
}
