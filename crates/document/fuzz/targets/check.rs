//! What must hold of every file that is read.

use zhen_document::{DocumentFormat, ReadOptions, read, separate, verify_letters};
use zhen_text::Language;

/// Reads bytes as `format`, or as what they seem to be: a document that is read has all letters of
/// its file, makes a document, and can be asked to part its languages.
pub fn check(bytes: &[u8], format: Option<DocumentFormat>) {
    let mut options = ReadOptions::default();
    options.format = format;
    let Ok(reading) = read(bytes, &options) else { return };
    if let Err(error) = verify_letters(bytes, &options, reading.extract.text()) {
        panic!("{}: {error}", reading.format);
    }
    if let Ok(parted) = separate(&reading.extract) {
        let _ = parted.english.into_document(Language::English);
        let _ = parted.chinese.into_document(Language::Chinese);
    }
    let _ = reading.extract.into_document(Language::Chinese);
}
