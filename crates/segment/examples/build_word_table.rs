//! Compiles jieba's dictionary into the word table inside the binary.
//!
//! Usage: `build_word_table DICTIONARY.txt TABLE.bin`, where the dictionary has lines of
//! `word frequency tag`. `scripts/build-word-table` finds it and calls this. Same input, same
//! bytes out.

use std::error::Error;
use std::fs;

use zhen_segment::build_word_table;

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [dictionary, table] = arguments.as_slice() else {
        return Err("usage: build_word_table DICTIONARY.txt TABLE.bin".into());
    };
    let image = build_word_table(&fs::read_to_string(dictionary)?)?;
    println!("{} bytes", image.len());
    fs::write(table, image)?;
    Ok(())
}
