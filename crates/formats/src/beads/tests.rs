//! Beads of every format: told apart, read, doubted and written.

use super::*;
use crate::index::read_index;

const BEADS: &str = "[0]:[0]:0.9\n[1, 2]:[1]:0.5\n[]:[2]:1";

const LADDER: &str = "0 0 0.9\n1 1 0.5\n3 2 1\n3 3\n";
const VECALIGN: &str = "[0]:[0]:0.1\n[1, 2]:[1]:0.5\n[]:[2]:0.0\n";
const CHAMPOLLION: &str = "1 <=> 1\n2,3 <=> 2\nomitted <=> 3\n";
const XCES: &str = "<linkGrp><link xtargets='1;1' certainty='0.9'/><link xtargets='2 3;2' \
                    certainty='0.5'/><link xtargets=';3' certainty='1'/></linkGrp>";

fn all(beads: Beads<'_>) -> Vec<(usize, IndexBead)> {
    beads.map(Result::unwrap).collect()
}

fn error_of(mut beads: Beads<'_>) -> BeadsError {
    beads.find_map(Result::err).expect("one of them is faulty")
}

#[test]
fn every_format_of_indices_gives_the_same_beads() {
    let table = [
        (Format::Index, BEADS),
        (Format::Ladder, LADDER),
        (Format::Vecalign, VECALIGN),
        (Format::Champollion, CHAMPOLLION),
        (Format::Xces, XCES),
    ];
    let wanted = read_index(BEADS.as_bytes()).expect("it is an index");
    for (format, text) in table {
        let beads = all(read_beads(format, text.as_bytes()));
        assert_eq!(beads.len(), wanted.len());
        for ((_, bead), wanted) in beads.iter().zip(&wanted) {
            assert_eq!((&bead.source, &bead.target), (&wanted.source, &wanted.target));
            let score = bead.score.unwrap_or(wanted.score.expect("every bead has one"));
            assert_eq!(score, wanted.score.expect("every bead has one"), "{format}");
        }
    }
    let error = error_of(read_beads(Format::Jsonl, "".as_bytes()));
    assert!(error.to_string().starts_with("jsonl files hold rows with text"), "{error}");
}

#[test]
fn the_format_is_found_by_content_before_the_name() {
    let table = [
        ("gold/001", BEADS, Format::Index),
        ("talk.path", "[0]:[0,1]:0.75\n", Format::Index),
        ("talk", "\n# by hand\n\n[0]:[0]\n", Format::Index),
        ("talk.ladder", BEADS, Format::Index),
        ("talk.txt", "[([0], [0]), ([1], [1, 2])]", Format::Index),
        ("talk.vecalign", VECALIGN, Format::Vecalign),
        ("talk.align", VECALIGN, Format::Index),
        ("talk.index", LADDER, Format::Ladder),
        ("talk.tsv", LADDER, Format::Ladder),
        ("talk.txt", CHAMPOLLION, Format::Champollion),
        ("talk.xml", XCES, Format::Xces),
        ("talk.index.gz", XCES, Format::Xces),
        ("talk.index", "", Format::Index),
        ("talk", "# nothing yet\n", Format::Index),
    ];
    for (name, text, expected) in table {
        let (format, beads) = read_any_beads(name, text.as_bytes()).expect("memory can be read");
        assert_eq!(format, expected, "{name}");
        assert_eq!(all(beads), all(read_beads(format, text.as_bytes())), "{name}");
    }
}

#[test]
fn what_is_no_index_is_told_by_what_it_was_meant_to_be() {
    let no_bead = "line 1: expected a bead such as [0, 1]:[2] or [0, 1]:[2]:0.9731, found";
    let holds_text = "files hold rows with text; zhen convert makes an index of them";
    let table = [
        ("gold", "One.\tTwo.\n", format!("{no_bead} `One.\tTwo.`")),
        ("gold.index", "0-0 1-1\n", format!("{no_bead} `0-0 1-1`")),
        ("a.ladder", "", "line 1: expected the first rung `0 0`, found the end of the file".into()),
        ("a.ladder", "1 1 1\n", "line 1: expected the first rung `0 0`, found `1 1 1`".into()),
        ("a.tsv", "One.\tTwo.\n", format!("tsv {holds_text}")),
        ("a.index", "{\"translation\":{}}", format!("jsonl {holds_text}")),
        ("a.index", "<tmx version='1.4'>", format!("tmx {holds_text}")),
    ];
    for (name, text, expected) in table {
        let error = error_of(read_any_beads(name, text.as_bytes()).expect("memory can be read").1);
        assert_eq!(error.to_string(), expected, "{name}");
    }
}

#[test]
fn scores_above_1_are_no_confidences_where_scores_matter() {
    let costs = "[0]:[0]:0.3\n[1, 2]:[1]:1.7\n[3]:[]:0.0\n";
    let error = error_of(read_beads(Format::Index, costs.as_bytes()));
    let expected = "line 2: expected a confidence from 0 to 1, found `1.7`; costs? say \
                    --from vecalign";
    assert_eq!(error.to_string(), expected);
    let (format, beads) =
        read_any_beads("out.aligned", costs.as_bytes()).expect("memory can be read");
    assert_eq!((format, all(beads).len()), (Format::Index, 3));
    assert_eq!(all(read_beads(Format::Vecalign, costs.as_bytes())).len(), 3);
    // A similarity that misses 1 by its rounding is one.
    let beads = all(read_beads(Format::Index, "[0]:[0]:1.0000002".as_bytes()));
    assert_eq!(beads[0].1.score, Some(1.0));
}

#[test]
fn costs_are_told_by_those_of_null_beads() {
    let table = [
        (VECALIGN, true),
        (BEADS, false),
        ("[0]:[0]:0.3\n[1]:[1]:0.4\n", false),
        ("[0]:[0]:0.0\n[1]:[]:0.0\n", false),
        ("[0]:[]:0.0\n[1]:[]:0.0\n", false),
        ("[0]:[0]:0.3\n[1]:[]\n", false),
        ("[0]:[0]\n[1]:[]:0.0\n", false),
        ("", false),
    ];
    for (text, expected) in table {
        let mut beads = read_beads(Format::Index, text.as_bytes());
        assert_eq!(beads.look_like_costs(), expected, "{text}");
        assert_eq!(beads.look_like_costs(), expected, "{text}");
        assert_eq!(all(beads).len(), text.lines().count());
    }
}

#[test]
fn beads_are_written_in_each_format_of_indices() {
    let beads = read_index("[0]:[0]:0.9\n[1]:[1]".as_bytes()).expect("it is an index");
    let written = |format| {
        let mut file = Vec::new();
        let outcome = write_beads(format, &mut file, &beads);
        outcome
            .map(|()| String::from_utf8(file).expect("formats of indices are UTF-8"))
            .map_err(|error| error.to_string())
    };
    let table = [
        (Format::Index, Ok("[0]:[0]:0.9000\n[1]:[1]\n")),
        (Format::Vecalign, Ok("[0]:[0]:0.100000\n[1]:[1]\n")),
        (Format::Ladder, Ok("0\t0\t0.9000\n1\t1\t1.0000\n2\t2\t0.0000\n")),
        (Format::Xces, Err("xces files are only read; use index to write")),
        (Format::Tsv, Err("tsv files hold text, which beads lack")),
    ];
    for (format, expected) in table {
        let found = written(format);
        assert_eq!(found.as_ref().map(String::as_str).map_err(String::as_str), expected);
    }
}
