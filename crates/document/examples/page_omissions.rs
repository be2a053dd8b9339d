//! Prints what the reading of pages leaves out: `page_omissions FILE…`.

use std::error::Error;

use zhen_document::{PageOptions, decode, describe_omissions, detect_language, read_page};
use zhen_text::Language;

fn main() -> Result<(), Box<dyn Error>> {
    for path in std::env::args().skip(1) {
        let decoded = decode(&std::fs::read(&path)?, None)?;
        let language = detect_language(&decoded.text).language.unwrap_or(Language::English);
        let document = read_page(decoded.text, language, &PageOptions::default());
        for omission in describe_omissions(&document) {
            println!(
                "{path}: {}: {}: {}",
                omission.origin,
                omission.reason.name(),
                omission.excerpt
            );
        }
    }
    Ok(())
}
