//! `zhen train` and `--lexicon`: a trade's own words learned and used.

use crate::command::Folder;

/// Sentences about invented things, each word twice or more, so that they can be learned.
const PAIRS: &str = "The quorvane sang\t阔梵鸟唱歌\n\
    A quorvane slept\t阔梵鸟睡觉\n\
    The quorvane drank\t阔梵鸟喝水\n\
    The mellith sang\t梅丽丝兽唱歌\n\
    A mellith slept\t梅丽丝兽睡觉\n\
    The mellith drank\t梅丽丝兽喝水\n";

fn folder() -> Folder {
    Folder::new(&[("pairs.tsv", PAIRS.as_bytes())])
}

fn bytes(folder: &Folder, name: &str) -> Vec<u8> {
    std::fs::read(folder.path(name)).expect("the lexicon was written")
}

#[test]
fn a_lexicon_is_the_same_from_either_order_any_format_and_any_threads() {
    let folder = folder();
    let turned: String = PAIRS
        .lines()
        .filter_map(|line| line.split_once('\t'))
        .map(|(english, chinese)| format!("{chinese}\t{english}\n"))
        .collect();
    folder.put("turned.tsv", turned.as_bytes());
    folder.zhen(&["convert", "pairs.tsv", "-o", "pairs.jsonl.gz"]).success();
    let run = folder.zhen(&["train", "pairs.tsv", "-o", "a.lexicon", "-j", "1"]);
    assert!(run.stderr.starts_with("6 pairs: "), "{}", run.stderr);
    run.success();
    for (input, threads) in [("turned.tsv", "2"), ("pairs.jsonl.gz", "3")] {
        folder.zhen(&["train", input, "-o", "b.lexicon", "-j", threads]).success();
        assert!(bytes(&folder, "a.lexicon") == bytes(&folder, "b.lexicon"), "{input}");
    }
}

#[test]
fn a_layer_makes_the_aligner_surer_of_its_words() {
    let folder = folder();
    folder.put("en.txt", "A quorvane came.\nThe mellith left.\n".as_bytes());
    folder.put("zh.txt", "梅丽丝兽走了。\n".as_bytes());
    folder.zhen(&["train", "pairs.tsv", "-o", "own.lexicon"]).success();
    let score = |more: &[&str]| -> f64 {
        let arguments =
            [&["align", "en.txt", "zh.txt", "--columns", "trg_ids,score,src_ids"], more];
        let tsv = folder.zhen(&arguments.concat()).success();
        let mut rows = tsv.lines().map(|row| row.split('\t').collect::<Vec<_>>());
        let row = rows.find(|row| row[0] == "0" && row[2] == "1");
        row.map_or(0.0, |row| row[1].parse().expect("a score"))
    };
    let (before, after) = (score(&[]), score(&["--lexicon", "own.lexicon"]));
    assert!(after > before, "{before} {after}");
}

#[test]
fn faulty_and_one_sided_rows_are_counted() {
    let folder = folder();
    folder.put("mixed.tsv", format!("{PAIRS}only one field\nA lake\t\n").as_bytes());
    let run = folder.zhen(&["train", "mixed.tsv", "-o", "own.lexicon"]);
    let expected = "warning: mixed.tsv: line 7: expected 2 tab-separated fields, found 1; passed over\n\
        mixed.tsv: 1 rows with one side only left out\n6 pairs: ";
    assert!(run.stderr.starts_with(expected), "{}", run.stderr);
    run.success();
}

#[test]
fn what_teaches_nothing_is_refused() {
    let table: &[(&[u8], &str)] = &[
        (b"", "in.tsv: there is no sentence pair in it; expected English and Chinese text"),
        (
            b"the lake\tle lac\n",
            "in.tsv: neither column is Chinese; expected one English and one Chinese column",
        ),
        (
            "a lake\t湖\n".as_bytes(),
            "in.tsv: no word stands in two of the 1 pairs, so there is nothing to learn; add more text",
        ),
        ("...\t湖\n".as_bytes(), "in.tsv: there is no sentence pair to learn from"),
    ];
    for (contents, line) in table {
        let folder = Folder::new(&[("in.tsv", contents)]);
        let mut run = folder.zhen(&["train", "in.tsv", "-o", "out.lexicon"]);
        // What was passed over may be told first.
        run.stderr = run.stderr.lines().last().map(|line| format!("{line}\n")).unwrap_or_default();
        run.refused(line);
        assert_eq!(folder.names(), ["in.tsv"]);
    }
    let folder = Folder::new(&[("in.index", b"[0]:[0]\n")]);
    folder.zhen(&["train", "in.index", "-o", "out.lexicon"]).refused(
        "in.index: an index holds no text; make a bitext of it first: \
         zhen convert in.index -o PAIRS.tsv --en FILE --zh FILE",
    );
}

#[test]
fn what_is_no_lexicon_is_refused_by_name() {
    let folder = Folder::with_pair();
    folder.put("own.lexicon", b"something else");
    let command = ["align", "en.txt", "zh.txt", "--lexicon", "own.lexicon"];
    folder.zhen(&command).refused(
        "own.lexicon: not a zhen table of this kind, or one of another version: \
         make it anew with this version",
    );
    folder.put("pairs.tsv", PAIRS.as_bytes());
    folder.zhen(&["train", "pairs.tsv", "-o", "own.lexicon"]).success();
    let whole = bytes(&folder, "own.lexicon");
    folder.put("own.lexicon", &whole[..whole.len() - 1]);
    folder.zhen(&command).refused(&format!(
        "own.lexicon: expected {} bytes, found {}: the lexicon file is cut off or damaged",
        whole.len(),
        whole.len() - 1
    ));
    let mut flipped = whole;
    *flipped.last_mut().expect("it is not empty") ^= 1;
    folder.put("own.lexicon", &flipped);
    folder
        .zhen(&command)
        .refused("own.lexicon: the checksum does not match: the lexicon file is damaged");
    folder.put("own.lexicon", b"");
    folder
        .zhen(&["align", "en.txt", "zh.txt", "--lexicon", "missing"])
        .refused("missing: there is no such file");
}
