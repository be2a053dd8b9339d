//! `--anchors`: beads that a person has confirmed are kept, faulty ones refused.

use crate::command::Folder;

/// Aligns the usual pair around an index and returns sentence numbers and scores.
fn around(folder: &Folder, index: &str) -> String {
    folder.put("confirmed.index", index.as_bytes());
    let columns = ["--columns", "src_ids,trg_ids,score", "--no-header"];
    let command = ["align", "en.txt", "zh.txt", "--anchors", "confirmed.index"];
    folder.zhen(&[&command[..], &columns].concat()).success()
}

/// The numbers of the rows that have the score of a confirmed bead.
fn confirmed(tsv: &str) -> Vec<&str> {
    tsv.lines().filter_map(|row| row.strip_suffix("\t1.0000")).collect()
}

#[test]
fn confirmed_beads_are_kept_in_any_index_format() {
    let folder = Folder::with_pair();
    let table: &[(&str, &[&str])] = &[
        ("[1]:[1]\n", &["1\t1"]),
        ("# checked\n[0, 1]:[0]:0.2000\n", &["0,1\t0"]),
        ("[0,1,2]:[0,1]:0.31\n[]:[2]:0\n", &["0,1,2\t0,1", "\t2"]),
        ("[2]:[2]\n[0]:[]\n", &["0\t", "2\t2"]),
        ("[0, 1]:[]\n", &["0\t", "1\t"]),
    ];
    for (index, expected) in table {
        let tsv = around(&folder, index);
        assert_eq!(confirmed(&tsv), *expected, "{index}{tsv}");
    }
    // What was not confirmed is aligned as ever.
    assert!(around(&folder, "[1]:[1]").starts_with("0\t0\t0."));
}

#[test]
fn an_alignment_can_be_confirmed_as_a_whole() {
    let folder = Folder::with_pair();
    folder.zhen(&["align", "en.txt", "zh.txt", "-o", "all.index"]).success();
    let again = around(&folder, &folder.read("all.index"));
    assert_eq!(again, "0\t0\t1.0000\n1\t1\t1.0000\n2\t2\t1.0000\n");
}

#[test]
fn the_index_names_english_first_even_if_the_documents_are_swapped() {
    let folder = Folder::with_pair();
    let right = around(&folder, "[0, 1]:[0]\n");
    let command = ["align", "zh.txt", "en.txt", "--anchors", "confirmed.index"];
    let columns = ["--columns", "src_ids,trg_ids,score", "--no-header"];
    assert_eq!(folder.zhen(&[&command[..], &columns].concat()).success(), right);
}

#[test]
fn faulty_beads_are_refused_by_line() {
    let table = [
        (
            "\n[0]-[0]\n",
            "line 2: expected a bead such as [0, 1]:[2] or [0, 1]:[2]:0.9731, found `[0]-[0]`",
        ),
        (
            "[0]:[0]\n\n[0, 2]:[1]\n",
            "line 3: the English sentences [0, 2] do not follow each other; name all of a bead in \
             order",
        ),
        (
            "# one too many\n[2]:[2, 3]\n",
            "line 2: there is no Chinese sentence 3, the document has 3, counted from 0; is the \
             index of these documents, read the same way?",
        ),
        (
            "[0]:[0]\n[1]:[0, 1]\n",
            "line 2: Chinese sentence 0 is in another bead too; keep one of them",
        ),
        (
            "[0]:[2]\n[1]:[1]\n",
            "line 2: the bead crosses another that stands before it in English and behind it in \
             Chinese; confirm only one of the two",
        ),
        (
            "src_text\ttrg_text\nOne.\t一。\n",
            "line 1: expected a bead such as [0, 1]:[2] or [0, 1]:[2]:0.9731, found \
             `src_text trg_text`; zhen convert makes an index of a bitext",
        ),
        ("[1]:[1]:-7\n", "line 1: expected a confidence such as 0.9731, found `-7`"),
        ("# nothing\n", "there is no bead in it; expected lines such as [0, 1]:[2]"),
    ];
    for (index, message) in table {
        let folder = Folder::with_pair();
        folder.put("bad.index", index.as_bytes());
        let run = folder.zhen(&["align", "en.txt", "zh.txt", "--anchors", "bad.index"]);
        run.refused(&format!("bad.index: {message}"));
    }
    let folder = Folder::with_pair();
    folder
        .zhen(&["align", "en.txt", "zh.txt", "--anchors", "missing"])
        .refused("missing: there is no such file");
    folder
        .zhen(&["align", "en.txt", "-", "--anchors", "-"])
        .refused("-: standard input can be read only once; name a file for one of the two");
}
