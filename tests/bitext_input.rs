//! Bitexts that are read: which files they are made of, in what encoding and order they stand.

use crate::command::Folder;

const PAIRS: &str = "The lake froze.\t湖结冰了。\nWe stayed in.\t我们没出门。\n";
/// The same under names of columns.
const NAMED: &str =
    "src_text\ttrg_text\nThe lake froze.\t湖结冰了。\nWe stayed in.\t我们没出门。\n";

/// Converts to a table of the two texts.
fn texts(folder: &Folder, input: &str, more: &[&str]) -> crate::command::Run {
    let columns = ["convert", input, "--to", "tsv", "--columns", "src_text,trg_text"];
    folder.zhen(&[&columns[..], more].concat())
}

fn utf16(text: &str, to_bytes: fn(u16) -> [u8; 2]) -> Vec<u8> {
    text.encode_utf16().flat_map(to_bytes).collect()
}

fn gbk(text: &str) -> Vec<u8> {
    let (bytes, _, has_unmappable) = encoding_rs::GBK.encode(text);
    assert!(!has_unmappable);
    bytes.into_owned()
}

fn gzipped(bytes: &[u8]) -> Vec<u8> {
    use std::io::Write as _;
    let mut packed = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    packed.write_all(bytes).expect("memory does not fail");
    packed.finish().expect("memory does not fail")
}

/// `convert` and `train` replaced the other files of a bitext whose format is made of several.
#[test]
fn no_file_of_a_bitext_is_overwritten_by_what_is_made_of_it() {
    let folder = Folder::new(&[("pairs.tsv", PAIRS.as_bytes())]);
    folder.zhen(&["convert", "pairs.tsv", "--to", "moses", "-o", "out"]).success();
    let parts = ["out.en", "out.zh", "out.ids"];
    let before = parts.map(|part| folder.read(part));
    for part in parts {
        for command in [
            &["convert", "out", "--from", "moses", "--to", "tsv"][..],
            &["convert", "out.moses", "--to", "jsonl"],
            &["convert", "out.en", "--to", "tsv"],
            &["convert", "out.zh", "--to", "index"],
            &["train", "out"],
            &["train", "pairs.tsv", "out.en"],
        ] {
            let run = folder.zhen(&[command, &["-o", part]].concat());
            run.refused(&format!(
                "{part}: the output is one of the inputs; name another file with -o"
            ));
        }
    }
    folder
        .zhen(&["convert", "out.zh", "--to", "moses", "-o", "out"])
        .refused("out.en: the output is one of the inputs; name another file with -o");
    assert_eq!(parts.map(|part| folder.read(part)), before);
}

#[test]
fn chinese_that_stands_first_in_a_table_is_put_second() {
    let turned = "你好\tHello\n湖\tThe lake\n";
    let hello = "src_text\ttrg_text\nHello\t你好\nThe lake\t湖\n";
    let swapped = "in: Chinese stands first: sides swapped\n";
    let kept = "warning: in: the text that is called Chinese looks English, and the English \
                Chinese; kept as it is called\n";
    let as_it_is = format!("src_text\ttrg_text\n{turned}");
    let table = [
        (turned.to_owned(), swapped, hello),
        (format!("source\ttarget\n{turned}"), swapped, hello),
        ("你好\tHello\t0.5\n湖\tThe lake\t1\n".to_owned(), swapped, hello),
        // Its names say that the first column is Chinese.
        (format!("zh\ten\n{turned}"), "", hello),
        (format!("Chinese\tEnglish\n{turned}"), "", hello),
        // Names that are wrong are for people to correct.
        (format!("en\tzh\n{turned}"), kept, &as_it_is),
        (format!("src_text\ttrg_text\n{turned}"), kept, &as_it_is),
        ("en\tzh\nHello\t你好\nThe lake\t湖\n".to_owned(), "", hello),
        ("Hello\t你好\nThe lake\t湖\n".to_owned(), "", hello),
    ];
    let folder = Folder::new(&[]);
    for (contents, said, expected) in table {
        folder.put("in", contents.as_bytes());
        let run = texts(&folder, "in", &[]);
        assert_eq!(run.stderr, said, "{contents}");
        assert_eq!(run.success(), expected, "{contents}");
    }
    let json = "{\"translation\":{\"en\":\"你好\",\"zh\":\"Hello\"}}\n";
    folder.put("in", json.as_bytes());
    assert_eq!(texts(&folder, "in", &[]).stderr, kept);
}

#[test]
fn rows_behind_those_that_tell_the_order_are_swapped_too() {
    let numbers = 0..250;
    let turned: String = numbers.clone().map(|n| format!("湖{n}\tLake {n}\n")).collect();
    let right: String = numbers.map(|n| format!("Lake {n}\t湖{n}\n")).collect();
    let folder = Folder::new(&[("turned.tsv", turned.as_bytes())]);
    assert_eq!(texts(&folder, "turned.tsv", &["--no-header"]).success(), right);
    // Nothing says which of the two is right.
    folder.put("mixed.tsv", "Lake\t湖\n河\tRiver\n".as_bytes());
    let run = texts(&folder, "mixed.tsv", &["--no-header"]);
    let warning = "warning: mixed.tsv: of the first 2 rows, English stands first in 1 and Chinese \
                   in 1; kept as they are\n";
    assert_eq!(run.stderr, warning);
    assert_eq!(run.success(), "Lake\t湖\n河\tRiver\n");
}

#[test]
fn formats_of_pairs_to_train_on_are_told_by_their_content() {
    let terms = "Quillspire\t灵犀灯\nSaltwyrm\t夜明匣\n";
    let folder = Folder::new(&[("pairs.tsv", terms.as_bytes())]);
    folder.zhen(&["train", "pairs.tsv", "-o", "wanted.lexicon"]).success();
    let bytes = |name: &str| std::fs::read(folder.path(name)).expect("the file was written");
    for format in ["xlsx", "parquet", "tmx", "jsonl", "mnbvc"] {
        folder.zhen(&["convert", "pairs.tsv", "--to", format, "-o", "nameless"]).success();
        let contents = bytes("nameless");
        folder.put("nameless.gz", &gzipped(&contents));
        for input in ["nameless", "nameless.gz", "-"] {
            let command = ["train", input, "-o", "found.lexicon"];
            folder.zhen_with_input(&command, &contents).success();
            assert!(bytes("found.lexicon") == bytes("wanted.lexicon"), "{format} {input}");
        }
    }
}

#[test]
fn bitexts_to_convert_come_in_any_encoding() {
    let marked = [b"\xff\xfe".to_vec(), utf16(PAIRS, u16::to_le_bytes)].concat();
    let table = [
        (gbk(PAIRS), "gb18030"),
        (marked, "UTF-16LE"),
        (utf16(PAIRS, u16::to_be_bytes), "UTF-16BE"),
        (PAIRS.as_bytes().to_vec(), ""),
        (format!("\u{feff}{PAIRS}").into_bytes(), ""),
    ];
    let folder = Folder::new(&[]);
    for (bytes, encoding) in table {
        folder.put("in", &bytes);
        let run = texts(&folder, "in", &["-v"]);
        let said =
            if encoding.is_empty() { String::new() } else { format!("in: read as {encoding}\n") };
        assert_eq!(run.stderr, said);
        assert_eq!(run.success(), NAMED);
        if !encoding.is_empty() {
            assert_eq!(texts(&folder, "in", &["--encoding", encoding]).success(), NAMED);
        }
    }
    texts(&folder, "in", &["--encoding", "klingon"]).refused(
        "--encoding: unknown encoding `klingon`; use a name such as utf-8, gb18030, big5 or \
         utf-16le",
    );
}

#[test]
fn the_encoding_that_is_told_is_the_one_that_counts() {
    let folder = Folder::new(&[("in", b"Hello\t\xc4\xe3\xba\xc3\n")]);
    assert_eq!(
        texts(&folder, "in", &["--encoding", "gbk", "--no-header"]).success(),
        "Hello\t你好\n"
    );
    let problem = |offset: usize, encoding: &str| {
        format!(
            "in: line 2: the bytes at offset {offset} are not valid {encoding}; name the right \
             encoding with --encoding"
        )
    };
    folder.put("in", b"Hello\t\xc4\xe3\xba\xc3\nA\t\xff\xff\n");
    texts(&folder, "in", &["--encoding", "gbk"]).refused(&problem(13, "GBK"));
    // What cannot be read must not be missing without a word.
    let run = folder.zhen(&["train", "in", "--encoding", "gbk", "-o", "out.lexicon"]);
    run.refused(&problem(13, "GBK"));
}

#[test]
fn xml_is_in_the_encoding_it_says_unless_another_is_told() {
    let folder = Folder::new(&[("pairs.tsv", PAIRS.as_bytes())]);
    for format in ["tmx", "xliff"] {
        folder.zhen(&["convert", "pairs.tsv", "--to", format, "-o", "a.xml"]).success();
        let xml = folder.read("a.xml").replace("UTF-8", "GB2312");
        let marked = [b"\xff\xfe".to_vec(), utf16(&xml, u16::to_le_bytes)].concat();
        for (bytes, encoding) in [(gbk(&xml), "gbk"), (marked, "utf-16le")] {
            folder.put("b", &bytes);
            for more in [&[][..], &["--encoding", encoding], &["--from", format]] {
                assert_eq!(texts(&folder, "b", more).success(), NAMED, "{format} {more:?}");
            }
        }
    }
}

#[test]
fn the_encoding_of_documents_is_not_that_of_their_index() {
    let document = |text: &str| utf16(text, u16::to_le_bytes);
    let folder = Folder::new(&[
        ("a.index", b"[0]:[0]:0.5\n"),
        ("en.txt", &document("One.\n")),
        ("zh.txt", &document("一。\n")),
    ]);
    let more = ["--en", "en.txt", "--zh", "zh.txt", "--encoding", "utf-16le", "--no-header"];
    assert_eq!(texts(&folder, "a.index", &more).success(), "One.\t一。\n");
}

#[test]
fn moses_is_found_by_the_names_of_opus() {
    let english = "The lake froze.\nWe stayed in.\n";
    let chinese = "湖结冰了。\n我们没出门。\n";
    for [first, second] in [
        ["en", "zh_CN"],
        ["en", "zh-CN"],
        ["en", "zh_TW"],
        ["en", "zh_tw"],
        ["en", "zh_cn"],
        ["en", "zh-Hans"],
        ["en", "zh-Hant"],
        ["eng", "zho"],
        ["eng", "cmn"],
    ] {
        let stem = format!("Subtitles.{first}-{second}");
        let names = [format!("{stem}.{first}"), format!("{stem}.{second}")];
        let folder = Folder::new(&[
            (&names[0], english.as_bytes()),
            (&names[1], chinese.as_bytes()),
            (&format!("{stem}.ids"), b"a\tb\t1\t1\t0.5\na\tb\t2\t2\t0.5\n"),
        ]);
        for name in [&stem, &names[0], &names[1]] {
            assert_eq!(texts(&folder, name, &[]).success(), NAMED, "{name}");
            let run = folder.zhen(&["convert", name, "--to", "index"]);
            assert_eq!(run.success(), "[0]:[0]:0.5000\n[1]:[1]:0.5000\n");
        }
    }
}

#[test]
fn files_of_moses_are_compressed_or_not() {
    let english = "The lake froze.\nWe stayed in.\n";
    let chinese = "湖结冰了。\n我们没出门。\n";
    let folder = Folder::new(&[
        ("both.en.gz", &gzipped(english.as_bytes())),
        ("both.zh.gz", &gzipped(chinese.as_bytes())),
        ("one.en", english.as_bytes()),
        ("one.zh.gz", &gzipped(&gbk(chinese))),
    ]);
    for name in ["both", "both.gz", "both.en.gz", "both.zh.gz", "one", "one.en", "one.zh.gz"] {
        assert_eq!(texts(&folder, name, &["--from", "moses"]).success(), NAMED, "{name}");
        assert_eq!(texts(&folder, name, &[]).success(), NAMED, "{name}");
    }
    texts(&folder, "-", &["--from", "moses"])
        .refused("-: moses is made of several files, which standard input is not; name one");
    texts(&folder, "none", &["--from", "moses"]).refused("none.en: there is no such file");
}

#[test]
fn a_workbook_of_which_nothing_is_kept_is_no_error() {
    let mut book = rust_xlsxwriter::Workbook::new();
    let sheet = book.add_worksheet();
    let cells = [["keep", "src_text", "trg_text"], ["no", "One.", "一。"], ["no", "Two.", "二。"]];
    for (row, cells) in (0..).zip(cells) {
        for (column, cell) in (0..).zip(cells) {
            sheet.write_string(row, column, cell).expect("a cell can be written");
        }
    }
    let folder = Folder::new(&[("in.xlsx", &book.save_to_buffer().expect("it can be made"))]);
    let run = folder.zhen(&["convert", "in.xlsx", "-o", "out.jsonl"]);
    assert_eq!(run.stderr, "left out: 2 rows whose `keep` says no\n");
    run.success();
    assert_eq!(folder.read("out.jsonl"), "");
}

#[test]
fn a_format_that_is_told_wrongly_is_named_with_what_was_found() {
    let folder = Folder::new(&[("in", PAIRS.as_bytes())]);
    let workbook = "a workbook (xlsx) or another zip archive";
    folder.zhen(&["convert", "in", "-o", "a.xlsx"]).success();
    folder.zhen(&["convert", "in", "-o", "a.parquet"]).success();
    folder.zhen(&["convert", "in", "-o", "a.tmx"]).success();
    for (input, told, found) in [
        ("a.xlsx", "tsv", workbook),
        ("a.xlsx", "tmx", workbook),
        ("a.xlsx", "index", workbook),
        ("a.xlsx", "parquet", workbook),
        ("a.parquet", "jsonl", "parquet"),
        ("in", "xlsx", "text"),
        ("a.tmx", "parquet", "tmx"),
    ] {
        let line = format!("{input}: expected {told}, found {found}; leave --from out");
        texts(&folder, input, &["--from", told]).refused(&line);
        folder.zhen(&["train", input, "--from", told, "-o", "lexicon"]).refused(&line);
    }
}

#[test]
fn pages_are_called_by_their_file_or_their_documents() {
    let rows = "src_doc\ttrg_doc\tsrc_text\ttrg_text\nrain.txt\t雨.txt\tIt rained.\t下雨了。\n";
    let folder = Folder::new(&[("in.tsv", rows.as_bytes())]);
    let title = |page: &str| {
        let start = page.find("<title>").expect("a page has a title") + "<title>".len();
        page[start..].split('<').next().map(str::to_owned).unwrap_or_default()
    };
    for output in [&[][..], &["-o", "-"]] {
        let command = [&["convert", "-", "--to", "html"], output].concat();
        let page = folder.zhen_with_input(&command, rows.as_bytes()).success();
        assert_eq!(title(&page), "rain.txt · 雨.txt");
        let command = [&["convert", "in.tsv", "--to", "html"], output].concat();
        assert_eq!(title(&folder.zhen(&command).success()), "in");
    }
    for (output, called) in [(".x.html", "x"), ("talk.en-zh.html", "talk")] {
        folder.zhen(&["convert", "in.tsv", "-o", output]).success();
        assert_eq!(title(&folder.read(output)), called);
    }
}

#[test]
fn negative_numbers_are_told_what_was_expected() {
    let folder = Folder::new(&[("in.tsv", PAIRS.as_bytes())]);
    for option in ["--min-length", "--max-length"] {
        folder.zhen(&["convert", "in.tsv", "--to", "tsv", option, "-1"]).refused(&format!(
            "invalid value '-1' for '{option} <N|EN,ZH>': expected a number such as 80, or two such \
             as 80,200; see zhen convert --help"
        ));
    }
    folder.zhen(&["train", "in.tsv", "--min-confidence", "-1"]).refused(
        "invalid value '-1' for '--min-confidence <P>': expected a number from 0 to 1; see zhen \
         train --help",
    );
}

#[test]
fn a_compressed_bitext_that_is_cut_off_is_no_short_one() {
    let long: String = (0..20_000).map(|n| format!("Lake {n} froze.\t{n}号湖结冰了。\n")).collect();
    let packed = gzipped(long.as_bytes());
    let folder = Folder::new(&[("in.tsv.gz", &packed[..packed.len() / 2])]);
    let line = "in.tsv.gz: cannot read the file to its end: ";
    for command in
        [&["convert", "in.tsv.gz", "-o", "out.tsv"], &["train", "in.tsv.gz", "-o", "out"]]
    {
        let run = folder.zhen(command);
        assert_eq!(run.code, Some(2));
        assert!(run.stderr.starts_with(&format!("error: {line}")), "{}", run.stderr);
        assert_eq!(folder.names(), ["in.tsv.gz"]);
    }
}
