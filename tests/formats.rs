//! Bitext formats through the binary: each is written and read back, and what is lost is said.

use zhen_formats::{Format, Property};

use crate::command::{Folder, repository};

/// Formats that hold text and are written by name.
fn formats_with_text() -> impl Iterator<Item = Format> {
    Format::ALL.into_iter().filter(|format| format.is_written() && format.holds_text())
}

/// A folder with an alignment of a page of the corpus in `a.jsonl`, moved and null beads in it.
fn aligned() -> Folder {
    let folder = Folder::new(&[]);
    let document = |language: &str| {
        let path = repository().join(format!("corpus/{language}/readout_visit_laos.txt"));
        std::fs::read(path).expect("the corpus is there")
    };
    folder.put("en.txt", &document("en"));
    folder.put("zh.txt", &document("zh"));
    folder.zhen(&["align", "en.txt", "zh.txt", "-o", "a.jsonl"]).success();
    folder
}

/// The rows of a jsonl, without what `format` does not hold.
fn held(jsonl: &str, format: Format) -> Vec<serde_json::Value> {
    let keys = |property| match property {
        Property::Score => vec!["score"],
        Property::Ids => vec!["src_ids", "trg_ids", "bead"],
        Property::Documents => vec!["src_doc", "trg_doc"],
        Property::Languages => vec!["src_lang", "trg_lang"],
        Property::Flags => vec!["flags", "moved"],
        Property::Offsets => vec!["src_offsets", "trg_offsets"],
        Property::Blocks => vec!["src_kinds", "trg_kinds", "src_origins", "trg_origins"],
        _ => Vec::new(),
    };
    let mut rows: Vec<serde_json::Value> =
        jsonl.lines().map(|line| serde_json::from_str(line).expect("a line is JSON")).collect();
    let is_null =
        |row: &serde_json::Value| ["en", "zh"].iter().any(|side| row["translation"][side] == "");
    rows.retain(|row| format.holds_nulls() || !is_null(row));
    for (number, row) in rows.iter_mut().enumerate() {
        let fields = row.as_object_mut().expect("a row is an object");
        fields.insert("id".to_owned(), number.into());
        for property in Property::ALL.into_iter().filter(|&property| !format.holds(property)) {
            keys(property).iter().for_each(|key| {
                fields.remove(*key);
            });
        }
    }
    rows
}

#[test]
fn every_format_reads_back_what_it_holds() {
    let folder = aligned();
    let truth = folder.read("a.jsonl");
    folder.put("again/nothing", b"");
    for format in formats_with_text() {
        let (there, back) = (format!("b.{format}"), format!("b-{format}.jsonl"));
        let run = folder.zhen(&["convert", "a.jsonl", "--to", format.name(), "-o", &there]);
        assert_eq!(run.code, Some(0), "{format}: {}", run.stderr);
        // The only flags are on sentences without counterpart.
        let is_lost = |property: &Property| {
            !(format.holds(*property) || *property == Property::Flags && !format.holds_nulls())
        };
        for property in Property::ALL.into_iter().filter(is_lost) {
            assert!(run.stderr.contains(property.name()), "{format}: {}", run.stderr);
        }
        folder.zhen(&["convert", &there, "-o", &back]).success();
        let (found, wanted) = (held(&folder.read(&back), format), held(&truth, format));
        let differing = found.iter().zip(&wanted).find(|(found, wanted)| found != wanted);
        assert_eq!((differing, found.len()), (None, wanted.len()), "{format}");
        // The second time round nothing more is lost, and the same bytes come out.
        let again = format!("again/b.{format}");
        folder.zhen(&["convert", &back, "--to", format.name(), "-o", &again]).success();
        for suffix in format.suffixes() {
            let stem = |name: &str| name.strip_suffix(".moses").unwrap_or(name).to_owned();
            let bytes = |name: &str| {
                let path = folder.path(&format!("{}{suffix}", stem(name)));
                std::fs::read(path).expect("the file was written")
            };
            assert_eq!(bytes(&there), bytes(&again), "{format}{suffix}");
        }
    }
}

#[test]
fn every_pair_of_formats_is_a_conversion() {
    let folder = Folder::new(&[(
        "a.tsv",
        "src_doc\ttrg_doc\tsrc_text\ttrg_text\tscore\tbead\tsrc_ids\ttrg_ids\tflags\n\
         e\tz\tThe lake froze.\t湖结冰了。\t0.9000\t1-1\t0\t0\t\n\
         e\tz\tWe stayed in.\t我们没出门。\t0.8000\t1-1\t1\t1\t\n"
            .as_bytes(),
    )]);
    let texts = |name: &str| {
        let columns = ["convert", name, "--to", "tsv", "--columns", "src_text,trg_text,score"];
        folder.zhen(&columns).success()
    };
    let truth = texts("a.tsv");
    for from in formats_with_text() {
        let source = format!("from.{from}");
        folder.zhen(&["convert", "a.tsv", "--to", from.name(), "-o", &source]).success();
        for to in formats_with_text() {
            let target = format!("{from}-{to}.{to}");
            folder.zhen(&["convert", &source, "-o", &target]).success();
            assert_eq!(texts(&target), truth, "{from} to {to}");
        }
        for to in ["index", "vecalign", "ladder"] {
            let target = format!("{from}.{to}");
            folder.zhen(&["convert", &source, "-o", &target]).success();
            let index = folder.zhen(&["convert", &target, "--to", "index"]).success();
            assert!(index.starts_with("[0]:[0]:0.9000\n[1]:[1]:0.8000\n"), "{from} {to}: {index}");
        }
    }
}

#[test]
fn the_table_of_the_readme_says_what_formats_hold() {
    let path = repository().join("README.md");
    let Ok(readme) = std::fs::read_to_string(&path) else {
        println!("skipped: there is no {}", path.display());
        return;
    };
    let cells = |line: &str| -> Vec<String> {
        line.trim_matches('|').split('|').map(|cell| cell.trim().to_owned()).collect()
    };
    let mut lines = readme.lines().skip_while(|line| !line.starts_with("| holds |"));
    let head = cells(lines.next().expect("the README has a table of what formats hold"));
    let named = |cell: &String| {
        cell.split_whitespace()
            .map(|name| name.trim_matches(['`', ',']).parse::<Format>().expect("a format"))
            .collect::<Vec<_>>()
    };
    let columns: Vec<Vec<Format>> = head[1..].iter().map(named).collect();
    assert_eq!(columns.iter().flatten().count(), Format::ALL.len());
    let rows: Vec<Vec<String>> =
        lines.skip(1).take_while(|line| line.starts_with('|')).map(cells).collect();
    assert_eq!(rows.len(), Property::ALL.len());
    for (row, property) in rows.iter().zip(Property::ALL) {
        assert_eq!(row[0], property.name());
        for (cell, formats) in row[1..].iter().zip(&columns) {
            for format in formats {
                assert_eq!(cell != "–", format.holds(property), "{format}: {}", property.name());
            }
        }
    }
}

#[test]
fn moses_is_three_files_by_any_of_their_names() {
    let folder = aligned();
    folder.zhen(&["convert", "a.jsonl", "--to", "moses", "-o", "talk.en-zh.gz"]).success();
    let text = folder.zhen(&["convert", "talk.en-zh.en.gz", "--to", "tsv"]).success();
    for name in ["talk.en-zh.gz", "talk.en-zh.zh.gz", "talk.en-zh.ids.gz"] {
        assert_eq!(folder.zhen(&["convert", name, "--to", "tsv"]).success(), text, "{name}");
    }
    folder
        .zhen(&["convert", "a.jsonl", "--to", "moses"])
        .refused("-o FILE is missing: moses is made of several files");
    folder.zhen(&["align", "en.txt", "zh.txt", "-o", "en.moses"]).success();
    assert!(folder.names().contains(&"en.ids".to_owned()), "{:?}", folder.names());
    folder.put("out.zh", b"input\n");
    folder
        .zhen(&["convert", "out.zh", "--from", "tsv", "--to", "moses", "-o", "out"])
        .refused("out.zh: the output is one of the inputs; name another file with -o");
}

#[test]
fn alignments_of_other_tools_are_scored() {
    let gold = "[0]:[0]\n[1, 2]:[1]\n[3]:[]\n";
    let folder = Folder::new(&[("gold", gold.as_bytes())]);
    let table = [
        ("vecalign", "[0]:[0]:0.251\n[1, 2]:[1]:0.412\n[3]:[]:0.0\n"),
        ("sentalign", "[0]:[0]:0.9\n[1,2]:[1]:0.8\n[3]:[]:0\n"),
        ("bertalign", "[([0], [0]), ([1, 2], [1]), ([3], [])]\n"),
        ("ladder", "0\t0\t0.3\n1\t1\t1.5\n3\t2\t-0.3\n4\t2\t0\n"),
        ("champollion", "1 <=> 1\n2,3 <=> 2\n4 <=> omitted\n"),
        (
            "xces.xml",
            "<cesAlign><linkGrp><link xtargets=\"s1;s1\"/><link xtargets=\"s2 s3;s2\"/>\
             <link xtargets=\"s4;\"/></linkGrp></cesAlign>",
        ),
    ];
    for (name, text) in table {
        folder.put(name, text.as_bytes());
        let json = folder.zhen(&["score", "gold", name, "--format", "json"]).success();
        let figures: serde_json::Value = serde_json::from_str(&json).expect("figures are JSON");
        assert_eq!(figures["strict"]["f1"], 1.0, "{name}: {json}");
        assert_eq!(figures["null"]["f1"], 1.0, "{name}: {json}");
    }
}

#[test]
fn what_is_lost_on_the_way_is_said() {
    let row = r#"{"translation":{"en":"It\nrained.","zh":"下雨了。"},"src_lang":"en","src_ids":[0],"trg_ids":[0],"domain":"weather"}"#;
    let tmx = "<tmx version='1.4'><body><tu tuid='a'><note>n</note><tuv xml:lang='en-GB'><seg>a<ph/>b</seg></tuv>\
               <tuv xml:lang='zh'><seg>一</seg></tuv></tu></body></tmx>";
    let columns = "src_text\ttrg_text\tdomain\nRain.\t雨。\tweather\nSnow. \t雪。\t\n";
    let folder = Folder::new(&[
        ("a.jsonl", row.as_bytes()),
        ("a.tmx", tmx.as_bytes()),
        ("a.tsv", columns.as_bytes()),
    ]);
    let one_line = "does not hold tabs, line breaks and outer white space (1 rows)";
    let table = [
        (
            &["convert", "a.jsonl", "-o", "b.jsonl"][..],
            format!(
                "warning: a.jsonl: passed over: key domain (1 rows)\n\
                 warning: b.jsonl: jsonl {one_line}\n"
            ),
        ),
        // What a column would have held is not missed; what no column holds is.
        (
            &["convert", "a.jsonl", "-o", "b.tsv", "--columns", "trg_text"],
            "warning: a.jsonl: passed over: key domain (1 rows)\n\
             warning: b.tsv: tsv does not hold languages (1 rows)\n"
                .to_owned(),
        ),
        (
            &["convert", "a.tmx", "-o", "b.jsonl"],
            "warning: a.tmx: passed over: attribute tuid (1), notes (1), inline codes (1), \
             region of en-GB (1 texts)\n"
                .to_owned(),
        ),
        (
            &["convert", "a.tsv", "-o", "b.tsv"],
            format!(
                "warning: a.tsv: passed over: column domain (1 rows)\n\
                 warning: b.tsv: tsv {one_line}\n"
            ),
        ),
    ];
    for (arguments, expected) in table {
        let run = folder.zhen(arguments);
        assert_eq!(run.stderr, expected, "{arguments:?}");
        run.success();
    }
}

#[test]
fn what_a_reviewer_rejects_in_a_workbook_is_left_out() {
    let mut book = rust_xlsxwriter::Workbook::new();
    let sheet = book.add_worksheet();
    let cells = [
        ["keep", "src_text", "trg_text", "score"],
        ["yes", "The lake froze.", "湖结冰了。", "0.9"],
        ["否", "We stayed in.", "下雨了。", "0.4"],
        ["", "It thawed.", "冰化了。", "0.8"],
    ];
    for (row, cells) in (0..).zip(cells) {
        for (column, cell) in (0..).zip(cells) {
            sheet.write_string(row, column, cell).expect("a cell can be written");
        }
    }
    let bytes = book.save_to_buffer().expect("a workbook can be made");
    let folder = Folder::new(&[("reviewed.xlsx", &bytes)]);
    let columns = ["--to", "tsv", "--columns", "src_text,trg_text,score", "--no-header"];
    let run = folder.zhen(&[&["convert", "reviewed.xlsx"], &columns[..]].concat());
    assert_eq!(run.stderr, "left out: 1 rows whose `keep` says no\n");
    assert_eq!(
        run.success(),
        "The lake froze.\t湖结冰了。\t0.9000\nIt thawed.\t冰化了。\t0.8000\n"
    );
}
