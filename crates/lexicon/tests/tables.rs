//! The trained tables that are committed: whole, as their manifest says, and small enough.

use std::fs;
use std::path::{Path, PathBuf};

use zhen_lexicon::{Embedding, Lexicon};

/// What all tables of the crate may weigh together.
const MOST_BYTES: u64 = 25_000_000;

fn data(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("data").join(name)
}

#[test]
fn the_trained_tables_are_whole_and_as_their_manifest_says() {
    let lexicon = fs::read(data("lexicon.bin")).unwrap();
    let embedding = fs::read(data("embedding.bin")).unwrap();
    assert_eq!(Lexicon::from_bytes(&lexicon).unwrap().sizes(), Lexicon::built_in().sizes());
    assert_eq!(Embedding::from_bytes(&embedding).unwrap().sizes(), Embedding::built_in().sizes());
    let row = |name: &str, image: &[u8]| {
        let checksum = u64::from_le_bytes(image[8..16].try_into().unwrap());
        format!("{name}\t{}\t{checksum:016x}\n", image.len())
    };
    let expected = row("lexicon.bin", &lexicon) + &row("embedding.bin", &embedding);
    assert_eq!(fs::read_to_string(data("tables.manifest")).unwrap(), expected);
}

#[test]
fn all_tables_together_are_small_enough() {
    let files = fs::read_dir(data("")).unwrap();
    let bytes: u64 = files.map(|file| file.unwrap().metadata().unwrap().len()).sum();
    assert!(bytes <= MOST_BYTES, "{bytes}");
}

#[test]
fn the_notice_names_every_source_that_was_trained_on() {
    let notice = fs::read_to_string(data("NOTICE")).unwrap();
    let sources = data("../../../scripts/sources.tsv");
    for row in fs::read_to_string(sources).unwrap().lines() {
        if row.starts_with('#') || row.starts_with("source\t") {
            continue;
        }
        let fields: Vec<&str> = row.split('\t').collect();
        assert_eq!(fields.len(), 7, "{row}");
        let line = notice.lines().find(|line| line.trim_start().starts_with(fields[0]));
        let line = line.unwrap_or_else(|| panic!("{} is not in NOTICE", fields[0]));
        assert!(line.contains(fields[1]), "{} is under {} here", line.trim(), fields[1]);
    }
}
