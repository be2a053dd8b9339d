//! `zhen train` and `--lexicon`: a trade's own words learned and used.

use crate::command::Folder;

/// Sentences about two invented animals, each with every verb, so that they can be learned.
const PAIRS: &str = "The quorvane sang\t星尾鸟唱歌\n\
    A quorvane slept\t星尾鸟睡觉\n\
    The quorvane drank\t星尾鸟喝水\n\
    A quorvane ran\t星尾鸟跑步\n\
    The quorvane wept\t星尾鸟哭泣\n\
    The mellith sang\t石角兽唱歌\n\
    A mellith slept\t石角兽睡觉\n\
    The mellith drank\t石角兽喝水\n\
    A mellith ran\t石角兽跑步\n\
    The mellith wept\t石角兽哭泣\n";

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
    assert!(run.stderr.starts_with("10 pairs: "), "{}", run.stderr);
    run.success();
    for (input, threads) in [("turned.tsv", "2"), ("pairs.jsonl.gz", "3")] {
        folder.zhen(&["train", input, "-o", "b.lexicon", "-j", threads]).success();
        assert!(bytes(&folder, "a.lexicon") == bytes(&folder, "b.lexicon"), "{input}");
    }
}

/// Invented things with their names in Chinese.
const TERMS: [(&str, &str); 8] = [
    ("Quillspire", "青鸾"),
    ("Saltwyrm", "夜明珠"),
    ("Brindlecast", "铁皮鼓"),
    ("Mellith", "石角兽"),
    ("Zephyrwick", "灵犀灯"),
    ("Quorvane", "星尾鸟"),
    ("Thornglass", "白玉箫"),
    ("Umberfold", "沉香木"),
];

/// A folder with one line a thing, two of them left out in Chinese, and lists of terms: right, and
/// with the names of other things.
fn things() -> Folder {
    let lines = |line: &dyn Fn(usize) -> String| (0..TERMS.len()).map(line).collect::<String>();
    let english = lines(&|at| format!("The {} came.\n", TERMS[at].0));
    let chinese = lines(&|at| match at {
        2 | 5 => String::new(),
        _ => format!("{}来了。\n", TERMS[at].1),
    });
    let right = lines(&|at| format!("{}\t{}\n", TERMS[at].0, TERMS[at].1));
    let wrong = lines(&|at| format!("{}\t{}\n", TERMS[at].0, TERMS[(at + 3) % 8].1));
    let folder = Folder::new(&[
        ("en.txt", english.as_bytes()),
        ("zh.txt", chinese.as_bytes()),
        ("right.tsv", right.as_bytes()),
        ("wrong.tsv", wrong.as_bytes()),
    ]);
    for name in ["right", "wrong"] {
        let (terms, lexicon) = (format!("{name}.tsv"), format!("{name}.lexicon"));
        folder.zhen(&["train", &terms, "-o", &lexicon]).success();
    }
    folder
}

/// Number of the things that are aligned with their own names, of six.
fn right_beads(folder: &Folder, lexicons: &[&str]) -> usize {
    let mut command =
        vec!["align", "--lines", "en.txt", "zh.txt", "--columns", "src_text,trg_text"];
    lexicons.iter().for_each(|lexicon| command.extend(["--lexicon", lexicon]));
    let tsv = folder.zhen(&command).success();
    let is_right = |row: &&str| {
        TERMS
            .iter()
            .any(|(english, chinese)| *row == format!("The {english} came.\t{chinese}来了。"))
    };
    tsv.lines().filter(is_right).count()
}

#[test]
fn a_lexicon_of_terms_tells_which_sentences_are_missing() {
    let folder = things();
    let (before, after) = (right_beads(&folder, &[]), right_beads(&folder, &["right.lexicon"]));
    assert!(before < after, "{before} {after}");
}

#[test]
fn the_order_of_lexicons_matters_and_one_twice_is_one() {
    let folder = things();
    let scores = |lexicons: &[&str]| {
        let mut command = vec!["align", "--lines", "en.txt", "zh.txt", "--columns", "score,bead"];
        lexicons.iter().for_each(|lexicon| command.extend(["--lexicon", lexicon]));
        folder.zhen(&command).success()
    };
    let (right, wrong) = ("right.lexicon", "wrong.lexicon");
    assert_ne!(scores(&[wrong, right]), scores(&[right, wrong]));
    assert_eq!(scores(&[right, right]), scores(&[right]));
}

#[test]
fn a_list_of_terms_is_learned_and_listed_with_v() {
    let folder = Folder::new(&[("terms.tsv", "灵犀灯\tQuillspire\n夜明匣\tSaltwyrm\n".as_bytes())]);
    let run = folder.zhen(&["train", "terms.tsv", "-o", "own.lexicon", "-v"]);
    for link in ["learned: 灵犀 quillspir (", "learned: 匣 saltwyrm ("] {
        assert!(run.stderr.contains(link), "{}", run.stderr);
    }
    run.success();
}

#[test]
fn pairs_come_in_any_encoding_and_column_order() {
    let text = PAIRS.replace("鸟唱歌", "鳥唱歌");
    let (mut utf16, mut mixed) = (vec![0xff, 0xfe], String::new());
    utf16.extend(text.encode_utf16().flat_map(u16::to_le_bytes));
    for (number, line) in text.lines().enumerate() {
        let (english, chinese) = line.split_once('\t').expect("two columns");
        mixed += &match number {
            0..5 => format!("{english}\t{chinese}\n"),
            _ => format!("{chinese}\t{english}\n"),
        };
    }
    let folder = Folder::new(&[
        ("utf8.tsv", text.as_bytes()),
        ("utf16.tsv", &utf16),
        ("mixed.tsv", mixed.as_bytes()),
    ]);
    folder.zhen(&["train", "utf8.tsv", "-o", "a.lexicon"]).success();
    folder.zhen(&["train", "utf16.tsv", "-o", "b.lexicon"]).success();
    assert!(bytes(&folder, "a.lexicon") == bytes(&folder, "b.lexicon"));
    let run = folder.zhen(&["train", "mixed.tsv", "-o", "b.lexicon"]);
    let note = "mixed.tsv: English stands first in 5 rows and Chinese in 5 rows\n";
    assert!(run.stderr.starts_with(note), "{}", run.stderr);
    assert!(bytes(&folder, "a.lexicon") == bytes(&folder, "b.lexicon"));
}

#[test]
fn a_lexicon_in_use_is_not_overwritten() {
    let folder = Folder::with_pair();
    folder.put("pairs.tsv", PAIRS.as_bytes());
    folder.zhen(&["train", "pairs.tsv", "-o", "own.lexicon"]).success();
    let line = "own.lexicon: the output is one of the inputs; name another file with -o";
    let lexicon = ["--lexicon", "own.lexicon", "-o", "own.lexicon"];
    for command in [&["align", "en.txt", "zh.txt"][..], &["train", "pairs.tsv"]] {
        folder.zhen(&[command, &lexicon].concat()).refused(line);
    }
    let line = "-: standard input can be read only once; name a file for one of the two";
    folder.zhen(&["align", "en.txt", "-", "--lexicon", "-"]).refused(line);
    folder.zhen(&["train", "-", "--lexicon", "-", "-o", "new.lexicon"]).refused(line);
}

#[test]
fn faulty_one_sided_and_repeated_rows_are_counted() {
    let folder = folder();
    let rows = format!("{PAIRS}only one field\nA lake\t\nThe quorvane sang\t星尾鸟唱歌\n");
    folder.put("mixed.tsv", rows.as_bytes());
    let run = folder.zhen(&["train", "mixed.tsv", "-o", "own.lexicon"]);
    let expected = "warning: mixed.tsv: line 11: expected 2 tab-separated fields, found 1; passed over\n\
        mixed.tsv: 1 pair with one side only passed over\n\
        mixed.tsv: 1 pair that stood before passed over\n10 pairs: ";
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
            "A long red lake steamer arrived late\t长长的红色湖轮晚到了\n".as_bytes(),
            "in.tsv: no word stands in two sentence pairs or in a term; add more text",
        ),
        (
            "A quorvane saw a quorvane in the wood.\t星尾鸟在林中看见星尾鸟。\n".as_bytes(),
            "in.tsv: no word stands in two sentence pairs or in a term; add more text",
        ),
        (
            "...\t湖\n".as_bytes(),
            "in.tsv: there is no pair with English and Chinese words to learn from",
        ),
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
        "in.index: index files hold no text; make a bitext of it first: \
         zhen convert in.index -o PAIRS.tsv --en FILE --zh FILE",
    );
}

#[test]
fn what_is_no_lexicon_is_refused_by_name() {
    let folder = Folder::with_pair();
    folder.put("own.lexicon", b"something else");
    let command = ["align", "en.txt", "zh.txt", "--lexicon", "own.lexicon"];
    folder.zhen(&command).refused(
        "own.lexicon: not a lexicon of this version of zhen; \
         make one with zhen train PAIRS -o LEXICON",
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
