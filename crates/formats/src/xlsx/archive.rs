//! What is looked at in a workbook before it is read: that it is a whole archive, and no bomb.
//!
//! A workbook is a zip archive, and what a few megabytes unpack to may fill the memory: the reading
//! library keeps the strings of a workbook, and each cell while it is read. So all parts are
//! unpacked once, keeping nothing, and counted: the sizes that an archive claims are not believed.
//! Archives whose parts share a name or bytes are refused, since programs disagree on what is in
//! them.

use std::io::{Cursor, Read};

use zip::ZipArchive;

/// What a workbook may hold.
#[derive(Clone, Copy, Debug)]
pub(super) struct Limits {
    /// How many times larger a part may be than it is packed, once it is larger than `ratio_free`.
    /// Sheets of prose are 5 to 20 times larger; the limit of DEFLATE is about 1,000.
    pub ratio: u64,
    /// Bytes below which the ratio does not matter.
    pub ratio_free: u64,
    /// Bytes that all parts may have together, or 20 times those of the file, if that is more: a
    /// sheet of a million rows may have more than a gigabyte.
    pub total: u64,
    /// Bytes that may stand between two tags: no cell has more than 32,767 characters.
    pub text: u64,
}

/// What is allowed.
pub(super) const LIMITS: Limits =
    Limits { ratio: 200, ratio_free: 64 << 20, total: 1 << 30, text: 64 << 20 };

/// How many times larger all parts together may be than the file.
const TOTAL_RATIO: u64 = 20;
/// Parts that an archive may have; workbooks have some dozens.
const MOST_PARTS: usize = 65_535;
/// What older files of Excel begin with, and newer ones that are encrypted.
const COMPOUND_FILE: &[u8] = &[0xd0, 0xcf, 0x11, 0xe0];

/// Checks that a file is a whole zip archive within the limits.
///
/// # Errors
///
/// Says what is wrong with the file, and what to do.
pub(super) fn check(bytes: &[u8], limits: Limits) -> Result<(), String> {
    if bytes.starts_with(COMPOUND_FILE) {
        return Err(
            "an .xls workbook, or one with a password; save it as .xlsx without one".to_owned()
        );
    }
    if !bytes.starts_with(b"PK") {
        return Err("not an xlsx workbook, which is a zip archive; this file is none".to_owned());
    }
    let opened = ZipArchive::new(Cursor::new(bytes));
    let mut zip = opened.map_err(|_| {
        "not a whole xlsx workbook: it is damaged or cut short; get the file again".to_owned()
    })?;
    if zip.len() > MOST_PARTS {
        return Err(format!("it has more than {MOST_PARTS} parts; refused as a zip bomb"));
    }
    if zip.index_for_name("word/document.xml").is_some() {
        return Err("a Word document, no workbook; zhen align reads it".to_owned());
    }
    if zip.has_duplicate_names() {
        return Err("two parts have the same name; save the workbook again".to_owned());
    }
    // A part that cannot even be looked at is an error once it is read.
    if zip.has_overlapping_files().unwrap_or(false) {
        return Err("its parts overlap; refused as a zip bomb".to_owned());
    }
    let mut left = limits.total.max((bytes.len() as u64).saturating_mul(TOTAL_RATIO));
    for index in 0..zip.len() {
        // What cannot be read, the reading library says if it needs it.
        let Ok(part) = zip.by_index(index) else { continue };
        let packed = part.compressed_size().min(bytes.len() as u64);
        let ratio_limit = packed.saturating_mul(limits.ratio).max(limits.ratio_free);
        let name = part.name().map(std::borrow::Cow::into_owned).unwrap_or_default();
        // Most bombs say what they are.
        if part.size() > ratio_limit {
            return Err(too_large(&name, packed, ratio_limit));
        }
        let (size, longest) = unpack(part, ratio_limit.min(left));
        if size > ratio_limit {
            return Err(too_large(&name, packed, ratio_limit));
        }
        left = left.checked_sub(size).ok_or_else(|| {
            "it unpacks to more than 1 GiB and 20 times its size; refused as a zip bomb".to_owned()
        })?;
        if longest > limits.text {
            return Err(format!(
                "a text in its part {name} is longer than {}; no cell of a workbook is",
                shown(limits.text)
            ));
        }
    }
    Ok(())
}

/// Unpacks a part, up to where it is damaged or larger than `limit`; returns its size and the most
/// bytes between two tags.
fn unpack(mut part: impl Read, limit: u64) -> (u64, u64) {
    let (mut size, mut longest, mut text) = (0, 0, 0);
    let mut buffer = vec![0; 1 << 16];
    while let Ok(count @ 1..) = part.read(&mut buffer) {
        size += count as u64;
        for piece in buffer[..count].split_inclusive(|&byte| byte == b'<') {
            text += piece.len() as u64;
            longest = longest.max(text);
            if piece.ends_with(b"<") {
                text = 0;
            }
        }
        if size > limit {
            break;
        }
    }
    (size, longest)
}

fn too_large(name: &str, packed: u64, limit: u64) -> String {
    let (packed, limit) = (shown(packed), shown(limit));
    format!("its part {name} unpacks from {packed} to more than {limit}; refused as a zip bomb")
}

/// Shows a number of bytes.
fn shown(bytes: u64) -> String {
    match bytes {
        0..0x10_0000 => format!("{} KiB", bytes.div_ceil(1 << 10)),
        _ => format!("{} MiB", bytes >> 20),
    }
}

#[cfg(test)]
mod tests {
    use std::io::Write as _;

    use zip::ZipWriter;
    use zip::write::SimpleFileOptions;

    use super::*;

    const SMALL: Limits =
        Limits { ratio: 20, ratio_free: 8 << 10, total: 128 << 10, text: 30 << 10 };

    fn archive(parts: &[(&str, &[u8])]) -> Vec<u8> {
        let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
        for (name, content) in parts {
            archive.start_file(*name, SimpleFileOptions::default()).unwrap();
            archive.write_all(content).unwrap();
        }
        archive.finish().unwrap().into_inner()
    }

    /// Bytes that do not pack, with a tag in every few of them.
    fn noise(count: usize) -> Vec<u8> {
        let mut state = 1u32;
        let mut next = || {
            state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            (state >> 24) as u8
        };
        (0..count).map(|_| next()).collect()
    }

    #[test]
    fn archives_within_the_limits_are_taken_and_others_are_told() {
        let zeros = vec![b'<'; 40 << 10];
        let text = [noise(4 << 10), vec![b'x'; 40 << 10]].concat();
        let (some, more) = (noise(100 << 10), noise(10 << 10));
        let taken = archive(&[("a", &zeros[..8 << 10]), ("b", &some)]);
        assert_eq!(check(&taken, SMALL), Ok(()));
        let table = [
            (
                archive(&[("a", &zeros)]),
                "its part a unpacks from 1 KiB to more than 8 KiB; refused as a zip bomb",
            ),
            (
                archive(&[("a", &text), ("b", &more)]),
                "a text in its part a is longer than 30 KiB; no cell of a workbook is",
            ),
            (
                taken[..taken.len() - 30].to_vec(),
                "not a whole xlsx workbook: it is damaged or cut short; get the file again",
            ),
            (
                archive(&[("word/document.xml", &b"<w:document/>"[..])]),
                "a Word document, no workbook; zhen align reads it",
            ),
            (
                b"src_text\t".to_vec(),
                "not an xlsx workbook, which is a zip archive; this file is none",
            ),
        ];
        for (bytes, expected) in table {
            assert_eq!(check(&bytes, SMALL), Err(expected.to_owned()));
        }
    }

    #[test]
    fn parts_are_counted_together() {
        // Each is 7 KiB and packs to almost nothing.
        let part = vec![b'<'; 7 << 10];
        let names: Vec<String> = (0..20).map(|number| number.to_string()).collect();
        let parts: Vec<(&str, &[u8])> =
            names.iter().map(|name| (name.as_str(), part.as_slice())).collect();
        let bytes = archive(&parts);
        assert_eq!(
            check(&bytes, SMALL),
            Err("it unpacks to more than 1 GiB and 20 times its size; refused as a zip bomb"
                .to_owned())
        );
        assert_eq!(check(&archive(&parts[..10]), SMALL), Ok(()));
        // What does not pack is in the file as it is.
        let large = noise(200 << 10);
        assert_eq!(check(&archive(&[("a", &large)]), SMALL), Ok(()));
    }

    #[test]
    fn a_size_that_lies_is_not_believed() {
        let zeros = vec![b'<'; 40 << 10];
        let mut bytes = archive(&[("a", &zeros)]);
        let (claimed, less) = ((40u32 << 10).to_le_bytes(), 9u32.to_le_bytes());
        let mut changed = 0;
        for at in 0..bytes.len() - 4 {
            if bytes[at..at + 4] == claimed {
                bytes[at..at + 4].copy_from_slice(&less);
                changed += 1;
            }
        }
        assert_eq!(changed, 2);
        // The library that both readers use stops where a part is larger than it says.
        let mut zip = ZipArchive::new(Cursor::new(&bytes)).unwrap();
        assert!(unpack(zip.by_index(0).unwrap(), u64::MAX).0 <= 9);
        let mut more = archive(&[("a", b"<a/>")]);
        for at in 0..more.len() - 4 {
            if more[at..at + 4] == 4u32.to_le_bytes() {
                more[at..at + 4].copy_from_slice(&claimed);
            }
        }
        let expected = "its part a unpacks from 1 KiB to more than 8 KiB; refused as a zip bomb";
        assert_eq!(check(&more, SMALL), Err(expected.to_owned()));
    }
}
