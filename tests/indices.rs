//! Formats without text: costs are told from confidences, nothing is invented, nothing is held.

use std::io::{BufRead as _, BufReader, Write as _};
use std::process::Stdio;

use crate::command::{Folder, command};

const COSTS: &str = "[0]:[0]:0.3\n[1, 2]:[1]:0.412\n[3]:[]:0.0\n";

#[test]
fn costs_above_1_are_refused_and_others_are_doubted() {
    let folder = Folder::new(&[("high.aligned", b"[0]:[0]:0.3\n[1, 2]:[1]:1.7\n")]);
    folder.put("out.aligned", COSTS.as_bytes());
    folder.zhen(&["convert", "high.aligned", "-o", "a.index"]).refused(
        "high.aligned: line 2: expected a confidence from 0 to 1, found `1.7`; costs? say --from \
         vecalign",
    );
    let run = folder.zhen(&["convert", "high.aligned", "--from", "vecalign", "--to", "index"]);
    assert_eq!(run.success(), "[0]:[0]:0.7000\n[1, 2]:[1]:0.0000\n");
    let doubt = "warning: out.aligned: these look like the costs of Vecalign; if so, use --from \
                 vecalign\n";
    let run = folder.zhen(&["convert", "out.aligned", "--to", "index"]);
    assert_eq!(run.stderr, doubt);
    assert_eq!(run.success(), "[0]:[0]:0.3000\n[1, 2]:[1]:0.4120\n[3]:[]:0.0000\n");
    // Said, or not of Vecalign by its name.
    folder.put("sentalign.path", COSTS.as_bytes());
    let table = [
        ("out.aligned", "index", "[0]:[0]:0.3000\n"),
        ("out.aligned", "vecalign", "[0]:[0]:0.7000\n"),
        ("sentalign.path", "", "[0]:[0]:0.3000\n"),
    ];
    for (name, from, first) in table {
        let from = if from.is_empty() { vec![] } else { vec!["--from", from] };
        let run = folder.zhen(&[&["convert", name, "--to", "index"], &from[..]].concat());
        assert_eq!(run.stderr, "", "{name} {from:?}");
        assert!(run.success().starts_with(first), "{name} {from:?}");
    }
    // Who does not look at scores takes both.
    folder.put("gold", b"[0]:[0]\n[1, 2]:[1]\n");
    let table = folder.zhen(&["score", "gold", "high.aligned"]).success();
    assert!(table.contains("high.aligned     1     1.000"), "{table}");
}

#[test]
fn beads_keep_what_the_format_holds_and_the_rest_is_said() {
    let folder = Folder::new(&[("a.index", b"[0]:[0]:0.9\n[1]:[1]\n[2]:[]:0.5\n[]:[2]:0.6\n")]);
    let table = [
        ("index", "[0]:[0]:0.9000\n[1]:[1]\n[2]:[]:0.5000\n[]:[2]:0.6000\n", ""),
        (
            "vecalign",
            "[0]:[0]:0.100000\n[1]:[1]\n[2]:[]:0.000000\n[]:[2]:0.000000\n",
            "warning: standard output: vecalign does not hold confidence (2 rows)\n",
        ),
        ("ladder", "0\t0\t0.9000\n1\t1\t1.0000\n2\t2\t0.5000\n3\t2\t0.6000\n3\t3\t0.0000\n", ""),
    ];
    for (to, expected, said) in table {
        let run = folder.zhen(&["convert", "a.index", "--to", to]);
        assert_eq!(run.stderr, said, "{to}");
        assert_eq!(run.success(), expected, "{to}");
    }
    // Of rows with text it is said what the beads had, not what the documents know.
    folder.put("en.txt", b"One.\nTwo.\nThree.\n");
    folder.put("zh.txt", "一。\n二。\n三。\n".as_bytes());
    let documents = ["--en", "en.txt", "--zh", "zh.txt", "--lines"];
    let run = folder.zhen(&[&["convert", "a.index", "-o", "a.tmx"], &documents[..]].concat());
    let said = "warning: a.tmx: tmx does not hold 2 sentences without counterpart\n";
    assert_eq!(run.stderr, said);
    run.success();
    let run = folder.zhen(&[&["convert", "a.index", "--to", "ladder"], &documents[..2]].concat());
    assert_eq!(run.code, Some(2), "{}", run.stderr);
}

#[test]
fn an_index_that_is_not_of_the_documents_is_told() {
    let folder = Folder::new(&[("en.txt", b"One.\nTwo.\n"), ("zh.txt", "一。\n".as_bytes())]);
    let convert = |index: &str| {
        folder.put("a.index", index.as_bytes());
        let documents = ["--en", "en.txt", "--zh", "zh.txt", "--lines"];
        folder.zhen(&[&["convert", "a.index", "-o", "a.tsv"], &documents[..]].concat())
    };
    let run = convert("[0]:[0]\n");
    assert_eq!(
        run.stderr,
        "warning: a.index: it ends at sentence 1 of 2 of en.txt; was it made from these files, \
         read the same way?\n"
    );
    convert(&format!("[0]:[0]\n[{}]:[0]\n", usize::MAX)).refused(
        "a.index: bead 2 ([18446744073709551615]:[0]): there is no English sentence \
         18446744073709551615, the document has 2, counted from 0",
    );
}

#[test]
fn beads_are_written_while_others_are_read() {
    let folder = Folder::with_pair();
    let table = [
        ("index", "vecalign", "[0]:[0]:0.500000"),
        ("vecalign", "index", "[0]:[0]:0.5000"),
        ("ladder", "index", "[0]:[0]:0.5000"),
        ("champollion", "index", "[0]:[0]"),
        ("index", "tsv", "en.txt\tzh.txt\tThe harbour of Linwan opened in 1987."),
    ];
    for (from, to, first) in table {
        let documents = ["--en", "en.txt", "--zh", "zh.txt"];
        let more = if to == "tsv" { &documents[..] } else { &[] };
        let arguments = [&["convert", "-", "--from", from, "--to", to], more].concat();
        let mut command = command(&folder.path("."), &arguments);
        command.stdin(Stdio::piped()).stdout(Stdio::piped());
        let mut child = command.spawn().expect("zhen starts");
        let mut input = child.stdin.take().expect("it is piped");
        let output = BufReader::new(child.stdout.take().expect("it is piped"));
        std::thread::scope(|scope| {
            let (sender, is_seen) = std::sync::mpsc::channel();
            scope.spawn(move || {
                for number in 0..100_000 {
                    let line = match from {
                        "ladder" => format!("{number}\t{number}\t0.5\n"),
                        "champollion" => "1 <=> 1\n".to_owned(),
                        _ => "[0]:[0]:0.5\n".to_owned(),
                    };
                    input.write_all(line.as_bytes()).expect("zhen reads on");
                }
                // The input stays open until the first bead is out.
                is_seen.recv().expect("the first bead comes");
            });
            let mut lines = output.lines().map(|line| line.expect("it is text"));
            let found = lines.find(|line| !line.starts_with("src_doc")).expect("there is a bead");
            assert!(found.starts_with(first), "{from} to {to}: {found}");
            sender.send(()).expect("the writer waits");
            lines.for_each(drop);
        });
        assert!(child.wait().expect("zhen ends").success(), "{from} to {to}");
    }
}
