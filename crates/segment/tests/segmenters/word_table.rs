use std::fs;

use zhen_segment::build_word_table;

use crate::dictionary::{jieba_dictionary, jieba_version, repository};

#[test]
fn the_table_is_what_the_script_builds_from_the_locked_jieba() {
    let committed = fs::read(repository().join("crates/segment/data/words.bin")).unwrap();
    let built = build_word_table(&jieba_dictionary()).unwrap();
    // Not `assert_eq`, which would print megabytes.
    assert!(built == committed, "run scripts/build-word-table and commit words.bin");
}

#[test]
fn the_notice_names_the_locked_jieba() {
    let notice = fs::read_to_string(repository().join("crates/segment/data/NOTICE")).unwrap();
    let source = format!("jieba-rs {}", jieba_version());
    assert!(notice.contains(&source), "crates/segment/data/NOTICE should name {source}");
}
