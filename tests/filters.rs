//! Corpus filters: named options of align, convert and build, each counted.

use crate::command::Folder;

/// A bitext with one good row and one for every filter.
const ROWS: &str = "src_text\ttrg_text\tscore
The bridge at Lanping is open to traffic.\t兰坪大桥已经通车。\t0.9900
The river rose.\t河水上涨。\t0.2000
No.\t他说他从来没有见过这么多人在一个早上同时走过那座桥。\t0.9900
Yes.\t是。\t0.9900
Lanping Studio 3\tLANPING STUDIO ３\t0.9900
Das Wetter ist schön.\tСегодня хорошая погода.\t0.9900
1 2 3 4 5 6 7 8 roads\t12345678路\t0.9900
*** ((notice)) *** the gate ***\t※※※《《公告》》※※※ 大门 ※※※\t0.9900
The bridge at Lanping is open to traffic.\t兰坪大桥已经通车。\t0.9900
The Bridge at Lanping is open to traffic!\t蘭坪大橋已經通車！\t0.9900
The old mill stands alone.\t\t0.8000
";

/// What is left of the rows, by their first words, and what was said.
fn filtered(options: &[&str]) -> (usize, String) {
    let folder = Folder::new(&[("in.tsv", ROWS.as_bytes())]);
    let run = folder.zhen(&[&["convert", "in.tsv", "--to", "tsv"], options].concat());
    let said = run.stderr.clone();
    (run.success().lines().count() - 1, said)
}

#[test]
fn each_filter_is_an_option_and_is_counted() {
    let all = ROWS.lines().count() - 1;
    assert_eq!(filtered(&[]), (all, String::new()));
    let table: [(&[&str], usize, &str); 10] = [
        (&["--min-confidence", "0.5"], 1, "confidence"),
        (&["--max-length-ratio", "4"], 1, "length-ratio"),
        (&["--min-length", "2,2"], 2, "too-short"),
        (&["--max-length", "9,20"], 1, "too-long"),
        (&["--no-identical"], 1, "identical"),
        (&["--no-wrong-script"], 2, "wrong-script"),
        (&["--max-digits", "0.4"], 1, "digits"),
        (&["--max-symbols", "0.5"], 1, "symbols"),
        (&["--no-duplicates"], 1, "duplicate"),
        (&["--no-near-duplicates"], 2, "near-duplicate"),
    ];
    for (options, count, name) in table {
        let expected = (all - count, format!("beads left out: {count} {name}\n"));
        assert_eq!(filtered(options), expected, "{options:?}");
    }
}

#[test]
fn filters_go_together_and_with_nulls() {
    let (rows, said) = filtered(&["--no-null", "--no-duplicates", "--min-confidence", "0.5"]);
    assert_eq!(rows, 8);
    assert_eq!(
        said,
        "left out: 1 sentences without counterpart\nbeads left out: 1 confidence, 1 duplicate\n"
    );
}

#[test]
fn what_must_name_every_sentence_is_not_filtered() {
    let folder = Folder::with_pair();
    folder.zhen(&["align", "en.txt", "zh.txt", "--format", "ladder", "--no-duplicates"]).refused(
        "--no-duplicates: ladder must name every sentence; use it with a format that holds \
             text",
    );
    folder.zhen(&["align", "en.txt", "zh.txt", "--max-length-ratio", "0.5"]).refused(
        "invalid value '0.5' for '--max-length-ratio <R>': expected a number from 1 up; see zhen \
         align --help",
    );
    folder
        .zhen(&["align", "en.txt", "zh.txt", "--min-length", "10", "--max-length", "20,5"])
        .refused("--min-length: it is above --max-length, which leaves nothing");
    folder.zhen(&["align", "en.txt", "zh.txt", "--min-length", "few"]).refused(
        "invalid value 'few' for '--min-length <N|EN,ZH>': expected a number such as 80, or two \
         such as 80,200; see zhen align --help",
    );
}

#[test]
fn duplicates_of_a_build_are_those_of_all_its_documents() {
    let folder = Folder::with_pair();
    let text = |name: &str| folder.read(name);
    for copy in ["1", "2"] {
        folder.put(&format!("en/{copy}.txt"), text("en.txt").as_bytes());
        folder.put(&format!("zh/{copy}.txt"), text("zh.txt").as_bytes());
    }
    let build = |out: &str, options: &[&str]| {
        let run = folder.zhen(&[&["build", "en", "zh", "-o", out], options].concat());
        (folder.read(&format!("{out}/corpus.tsv")).lines().count() - 1, run.stderr)
    };
    assert_eq!(build("all", &[]).0, 6);
    for threads in ["1", "4"] {
        let (rows, said) = build(threads, &["--no-duplicates", "-j", threads]);
        assert_eq!(rows, 3);
        assert!(said.contains("beads left out: 3 duplicate\n"), "{said}");
    }
    assert_eq!(folder.read("1/corpus.tsv"), folder.read("4/corpus.tsv"));
}
