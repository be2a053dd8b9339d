//! `--glossary`: a user's terms linked, counted, refused when faulty.

use crate::command::Folder;

/// Invented things with their names in Chinese.
const TERMS: &[(&str, &str)] = &[
    ("Quillspire", "青鸾"),
    ("Saltwyrm", "夜明珠"),
    ("brindle cast", "铁皮鼓"),
    ("Mellith", "石角兽"),
    ("Zephyrwick", "灵犀灯"),
    ("Quorvane", "星尾鸟"),
    ("thorn glass", "白玉箫"),
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
    let wrong = lines(&|at| format!("{}\t{}\n", TERMS[(at + 3) % 8].1, TERMS[at].0));
    Folder::new(&[
        ("en.txt", english.as_bytes()),
        ("zh.txt", chinese.as_bytes()),
        ("right.tsv", format!("# things\nen\tzh\n{right}").as_bytes()),
        ("wrong.tsv", wrong.as_bytes()),
    ])
}

/// What `align` writes with these glossaries.
fn aligned(folder: &Folder, glossaries: &[&str]) -> String {
    let mut command =
        vec!["align", "--lines", "en.txt", "zh.txt", "--columns", "src_text,trg_text,score"];
    glossaries.iter().for_each(|path| command.extend(["--glossary", path]));
    folder.zhen(&command).success()
}

/// Number of the things that are aligned with their own names, of six.
fn right_beads(tsv: &str) -> usize {
    let is_right = |row: &&str| {
        let of = |(english, chinese): &(&str, &str)| {
            row.starts_with(&format!("The {english} came.\t{chinese}来了。\t"))
        };
        TERMS.iter().any(of)
    };
    tsv.lines().filter(is_right).count()
}

#[test]
fn terms_tell_which_sentences_belong_together() {
    let folder = things();
    let (before, after) = (aligned(&folder, &[]), aligned(&folder, &["right.tsv"]));
    assert!(right_beads(&before) < right_beads(&after), "{before}{after}");
}

#[test]
fn the_last_glossary_counts_for_a_term_that_several_hold() {
    let folder = things();
    let (right, wrong) = ("right.tsv", "wrong.tsv");
    assert_eq!(aligned(&folder, &[wrong, right]), aligned(&folder, &[right]));
    assert_eq!(aligned(&folder, &[right, wrong]), aligned(&folder, &[wrong]));
    assert_ne!(aligned(&folder, &[right]), aligned(&folder, &[wrong]));
}

#[test]
fn either_column_order_script_and_encoding_gives_the_same() {
    let folder = things();
    let expected = aligned(&folder, &["right.tsv"]);
    let turned: String =
        TERMS.iter().map(|(english, chinese)| format!("{chinese}\t{english}\n")).collect();
    let traditional = turned.replace("青鸾", "青鸞").replace("石角兽", "石角獸");
    folder.put("traditional.tsv", traditional.as_bytes());
    let mut utf16 = vec![0xff, 0xfe];
    utf16.extend(turned.encode_utf16().flat_map(u16::to_le_bytes));
    folder.put("utf16.tsv", &utf16);
    let (gbk, _, _) = encoding_rs::GBK.encode(&turned);
    folder.put("gbk.tsv", &gbk);
    let mut packed = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    std::io::Write::write_all(&mut packed, turned.as_bytes()).unwrap();
    folder.put("packed.tsv.gz", &packed.finish().unwrap());
    for path in ["traditional.tsv", "utf16.tsv", "gbk.tsv", "packed.tsv.gz"] {
        assert_eq!(aligned(&folder, &[path]), expected, "{path}");
    }
}

#[test]
fn the_terms_that_occur_are_counted() {
    let folder = Folder::with_pair();
    let terms = "harbour\t港\nlighthouse\t灯塔\nfishing boat\t渔船\nbuoy\t浮标\n早上\tnoon\n";
    folder.put("terms.tsv", terms.as_bytes());
    folder.put("more.tsv", "buoy\t航标\n八点\teight o'clock\n".as_bytes());
    let glossaries = ["--glossary", "terms.tsv", "--glossary", "more.tsv"];
    let run = folder.zhen(&[&["align", "en.txt", "zh.txt"], &glossaries[..]].concat());
    let counts = "glossary terms.tsv: 3 of 4 terms occur in the English text, 4 in the Chinese, \
        3 inside one bead\n\
        glossary more.tsv: 1 of 2 terms occur in the English text, 1 in the Chinese, 1 inside one \
        bead\n";
    assert_eq!(run.stderr, counts);
    run.success();
    let run = folder.zhen(&["align", "en.txt", "zh.txt", "--glossary", "terms.tsv", "-v"]);
    let line = "terms.tsv: glossary of 5 rows, English first in 4, Chinese in 1\n";
    assert!(run.stderr.starts_with(line), "{}", run.stderr);
    let run = folder.zhen(&["align", "en.txt", "zh.txt", "--glossary", "terms.tsv", "--quiet"]);
    assert_eq!(run.stderr, "");
    folder.put("jobs.tsv", b"en.txt\tzh.txt\nen.txt\tzh.txt\n");
    let build = ["build", "--jobs", "jobs.tsv", "-o", "out", "-j", "2"];
    let run = folder.zhen(&[&build[..], &glossaries[..]].concat());
    assert!(run.stderr.ends_with(counts), "{}", run.stderr);
    run.success();
}

#[test]
fn faulty_glossaries_are_refused_by_line() {
    let table: &[(&str, &str)] = &[
        (
            "lake\t湖\nriver 河\n",
            "line 2: expected an English and a Chinese term with a tab between them, found 1 \
             tab-separated field",
        ),
        ("lake\t湖\n\t河\n", "line 2: expected a term on both sides of the tab, one is empty"),
        (
            "lake\tlac\n",
            "line 1: both terms are English; expected an English and a Chinese one, or a # before \
             what is no term",
        ),
        (
            "# nothing\n",
            "there is no term in it; expected lines of an English and a Chinese term with a tab \
             between them",
        ),
    ];
    for (contents, message) in table {
        let folder = Folder::with_pair();
        folder.put("terms.tsv", contents.as_bytes());
        for command in [&["align", "en.txt", "zh.txt"][..], &["evaluate", "."]] {
            if command[0] == "evaluate" {
                ["en/a", "zh/a", "gold/a"].iter().for_each(|name| folder.put(name, b"[0]:[0]\n"));
            }
            let run = folder.zhen(&[command, &["--glossary", "terms.tsv"]].concat());
            run.refused(&format!("terms.tsv: {message}"));
        }
    }
    let folder = Folder::with_pair();
    let glossary = ["align", "en.txt", "zh.txt", "--glossary"];
    let missing = folder.zhen(&[&glossary[..], &["missing.tsv"]].concat());
    missing.refused("missing.tsv: there is no such file");
    folder.put("terms.tsv", "lake\t湖\n".as_bytes());
    folder
        .zhen(&[&glossary[..], &["terms.tsv", "-o", "terms.tsv"]].concat())
        .refused("terms.tsv: the output is one of the inputs; name another file with -o");
    let train = folder.zhen(&["train", "terms.tsv", "-o", "x", "--glossary", "terms.tsv"]);
    train.refused(
        "unexpected argument '--glossary' found; to pass '--glossary' as a value, use \
         '-- --glossary'; see zhen train --help",
    );
}

#[test]
fn a_glossary_may_come_from_standard_input() {
    let folder = Folder::with_pair();
    let command = ["align", "en.txt", "zh.txt", "--glossary", "-"];
    let run = folder.zhen_with_input(&command, "lighthouse\t灯塔\n".as_bytes());
    let line = "glossary -: 1 of 1 terms occur in the English text, 1 in the Chinese, 1 inside one \
                bead\n";
    assert_eq!(run.stderr, line);
    run.success();
}
