use super::*;
use crate::beads::write_beads;
use crate::format::Format;
use crate::index::read_index;

fn written(index: &str) -> Result<String, WriteError> {
    let mut ladder = Vec::new();
    write_beads(
        Format::Ladder,
        &mut ladder,
        &read_index(index.as_bytes()).expect("it is an index"),
    )?;
    Ok(String::from_utf8(ladder).expect("a ladder is digits"))
}

fn read(ladder: &str) -> Vec<(usize, IndexBead)> {
    read_ladder(ladder.as_bytes()).map(Result::unwrap).collect()
}

#[test]
fn the_score_stands_at_the_rung_where_the_bead_begins() {
    let index = "[0]:[0, 1]:0.9\n[1]:[]:0.5\n[2]:[]:0.25\n[]:[2]\n[3, 4]:[3]:0.7";
    let ladder = written(index).expect("it can be a ladder");
    let expected =
        "0\t0\t0.9000\n1\t2\t0.5000\n2\t2\t0.2500\n3\t2\t1.0000\n3\t3\t0.7000\n5\t4\t0.0000\n";
    assert_eq!(ladder, expected);
    let beads: Vec<_> = read(&ladder).into_iter().map(|(_, bead)| bead).collect();
    let index = index.replace("[]:[2]", "[]:[2]:1");
    assert_eq!(beads, read_index(index.as_bytes()).expect("it is an index"));
}

#[test]
fn a_pair_without_sentences_has_one_rung() {
    assert_eq!(written("").expect("it can be a ladder"), "0\t0\t0.0000\n");
    assert_eq!(read("0\t0\t0.0000\n"), []);
}

#[test]
fn scores_of_hunalign_are_brought_between_0_and_1() {
    let text = "0\t0\t1.56\n1\t1\t-0.3\n2 1 0.45\n\n3\t2\nQuality\tout.txt\t0.47\n";
    let found: Vec<_> = read(text).iter().map(|(line, bead)| (*line, bead.score)).collect();
    assert_eq!(found, [(1, Some(1.0)), (2, Some(0.0)), (3, Some(0.45))]);
}

#[test]
fn the_last_rung_may_lack_its_score_if_its_line_ends_or_all_lack_it() {
    for (text, beads) in [("0 0 1\n1 1\n", 1), ("0 0\n1 1", 1), ("0 0", 0)] {
        assert_eq!(read(text).len(), beads, "{text}");
    }
}

#[test]
fn beads_that_are_no_ladder_are_named() {
    let reason = "a ladder holds all sentences in their order, write an index instead";
    let table = [
        ("[0, 2]:[1]", format!("row 1 ([0, 2]:[1]): the next English sentence is 1; {reason}")),
        (
            "[0]:[0]\n[1]:[2]\n[2]:[1]",
            format!("row 2 ([1]:[2]): the next Chinese sentence is 1; {reason}"),
        ),
        ("[0]:[0]\n[2]:[1]", format!("row 2 ([2]:[1]): the next English sentence is 1; {reason}")),
    ];
    for (index, expected) in table {
        assert_eq!(written(index).unwrap_err().to_string(), expected);
    }
}

#[test]
fn damaged_ladders_are_named() {
    let table = [
        ("", "line 1: expected the first rung `0 0`, found the end of the file"),
        ("1 0 0.5", "line 1: expected the first rung `0 0`, found `1 0 0.5`"),
        ("0 0 0\n1 x 0", "line 2: expected a rung such as `12 14 0.35`, found `1 x 0`"),
        ("0 0 0\n1 1 nan", "line 2: expected a rung such as `12 14 0.35`, found `1 1 nan`"),
        ("0 0 0\n1 1 0 1", "line 2: expected a rung such as `12 14 0.35`, found `1 1 0 1`"),
        ("0 0 0\n2 1 0\n1 2 0", "line 3: expected a rung higher than `2 1`, found `1 2 0`"),
        (
            "0 0 0\n3 1 0\n12 1",
            "line 3: expected a score or a line end after the last rung; the file is cut short",
        ),
        ("0 0 0\n0 0 0", "line 2: expected a rung higher than `0 0`, found `0 0 0`"),
        (
            "0 0 0\n1 1 0\n1000002 2 0",
            "line 3: expected at most 1000000 sentences after `1 1`, found `1000002 2 0`",
        ),
        (
            "0 0 0\n1 99999999999 0",
            "line 2: expected a rung such as `12 14 0.35`, found `1 99999999999 0`",
        ),
    ];
    for (text, expected) in table {
        let mut beads = read_ladder(text.as_bytes());
        let error = beads.by_ref().find_map(Result::err).expect("the ladder is faulty");
        assert_eq!(error.to_string(), expected);
        assert!(beads.next().is_none());
    }
}
