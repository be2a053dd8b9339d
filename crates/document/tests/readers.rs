//! Files of all formats, read piece by piece: `tests/readers/FORMAT/NAME/` holds `input.EXTENSION`
//! (or a folder `input.docx`, `input.epub`, which the test packs) and `expected.txt`.
//!
//! `expected.txt` holds the format, then a line for each piece: `+ kind` or `- reason`, its
//! language where the file says so, its origin and its text, after `? warning` for what is to be
//! known of the file; or `! message` for a file that is refused. `UPDATE_EXPECT=1 cargo test -p zhen-document --test readers` writes what is read today;
//! the difference is for a reviewer to judge.

use std::fmt::Write as _;
use std::io::{Cursor, Write as _};
use std::path::{Path, PathBuf};

use zhen_document::{ReadOptions, read, verify_letters};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

fn folders(path: &Path) -> Vec<PathBuf> {
    let mut paths: Vec<PathBuf> = std::fs::read_dir(path)
        .and_then(|entries| entries.map(|entry| Ok(entry?.path())).collect())
        .expect("the folder of cases can be read");
    paths.retain(|path| path.is_dir());
    paths.sort();
    paths
}

fn input_of(case: &Path) -> PathBuf {
    let mut inputs: Vec<PathBuf> = std::fs::read_dir(case)
        .and_then(|entries| entries.map(|entry| Ok(entry?.path())).collect())
        .expect("the case can be read");
    inputs.retain(|path| path.file_stem().is_some_and(|stem| stem == "input"));
    assert_eq!(inputs.len(), 1, "{}: expected one input", case.display());
    inputs.remove(0)
}

/// Reads a file, or packs the files of a folder as a zip archive.
fn bytes_of(input: &Path) -> Vec<u8> {
    if input.is_file() {
        return std::fs::read(input).expect("the input can be read");
    }
    let mut parts = Vec::new();
    let mut open = vec![input.to_owned()];
    while let Some(folder) = open.pop() {
        for entry in std::fs::read_dir(&folder).expect("the folder can be read") {
            let path = entry.expect("the folder can be read").path();
            if path.is_dir() { open.push(path) } else { parts.push(path) }
        }
    }
    parts.sort();
    // An e-book's archive begins with its type.
    parts.sort_by_key(|path| path.file_name().is_none_or(|name| name != "mimetype"));
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    for part in parts {
        let name = part.strip_prefix(input).expect("it lies in the folder");
        let name = name.to_string_lossy().replace('\\', "/");
        archive.start_file(name, SimpleFileOptions::default()).expect("memory takes everything");
        let content = std::fs::read(part).expect("the part can be read");
        archive.write_all(&content).expect("memory takes everything");
    }
    archive.finish().expect("memory takes everything").into_inner()
}

fn options_of(input: &Path) -> ReadOptions {
    let mut options = ReadOptions::default();
    options.name = input.file_name().expect("it has a name").to_string_lossy().into_owned();
    options
}

fn render(bytes: &[u8], options: &ReadOptions) -> String {
    let reading = match read(bytes, options) {
        Ok(reading) => reading,
        Err(error) => return format!("! {error}\n"),
    };
    let mut rendered = format!("{} {}\n", reading.format, reading.encoding_name);
    for warning in reading.extract.warnings() {
        writeln!(rendered, "? {warning}").expect("a string takes everything");
    }
    let text = reading.extract.text();
    for piece in reading.extract.pieces() {
        match piece.omission {
            None => write!(rendered, "+ {}", piece.kind.name()),
            Some(reason) => write!(rendered, "- {}", reason.name()),
        }
        .expect("a string takes everything");
        if let Some(language) = piece.language {
            write!(rendered, " ({})", language.code()).expect("a string takes everything");
        }
        let shown = text[piece.span.clone()].replace('\n', "⏎");
        writeln!(rendered, "\t{}\t{shown}", piece.origin).expect("a string takes everything");
    }
    rendered
}

#[test]
fn files_are_read_as_expected() {
    let update = std::env::var_os("UPDATE_EXPECT").is_some();
    let formats = folders(&Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/readers"));
    let mut count = 0;
    for case in formats.iter().flat_map(|format| folders(format)) {
        let input = input_of(&case);
        let (bytes, options) = (bytes_of(&input), options_of(&input));
        let rendered = render(&bytes, &options);
        let path = case.join("expected.txt");
        if update {
            std::fs::write(path, &rendered).expect("the case can be written");
        } else {
            let expected = std::fs::read_to_string(path).expect("the case has expected.txt");
            assert_eq!(rendered, expected, "{}", case.display());
        }
        if let Ok(reading) = read(&bytes, &options) {
            let verified = verify_letters(&bytes, &options, reading.extract.text());
            assert!(verified.is_ok(), "{}: {verified:?}", case.display());
        }
        count += 1;
    }
    assert!(count >= 80, "only {count} cases");
}
