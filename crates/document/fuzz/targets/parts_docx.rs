//! A Word file whose parts are any bytes.

#![no_main]

mod check;

use std::io::{Cursor, Write};

use libfuzzer_sys::fuzz_target;
use zhen_document::DocumentFormat;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

/// Names of the parts, which zero bytes part in the input.
const PARTS: [&str; 8] = [
    "word/document.xml",
    "word/styles.xml",
    "word/footnotes.xml",
    "word/numbering.xml",
    "word/header1.xml",
    "word/comments.xml",
    "_rels/.rels",
    "word/_rels/document.xml.rels",
];

fuzz_target!(|bytes: &[u8]| {
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    let stored = SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored);
    for (name, part) in PARTS.iter().zip(bytes.split(|byte| *byte == 0)) {
        archive.start_file(*name, stored).expect("memory takes everything");
        archive.write_all(part).expect("memory takes everything");
    }
    let archive = archive.finish().expect("memory takes everything").into_inner();
    check::check(&archive, Some(DocumentFormat::Docx));
});
