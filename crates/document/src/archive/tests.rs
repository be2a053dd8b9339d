//! Archives that lie, grow or are damaged, and honest ones that look as if they did.

use std::io::Write;

use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use super::*;

/// Packs parts as a zip archive.
fn pack(parts: &[(&str, &[u8])]) -> Vec<u8> {
    pack_by(CompressionMethod::Deflated, parts)
}

/// Makes a zip archive of parts that are packed as well as can be: how well, whatever library
/// packs, is part of what is tested.
fn pack_best(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let options = SimpleFileOptions::default().compression_level(Some(9));
    pack_with(options, parts)
}

/// Makes a zip archive of parts as they are.
fn store(parts: &[(&str, &[u8])]) -> Vec<u8> {
    pack_by(CompressionMethod::Stored, parts)
}

fn pack_by(method: CompressionMethod, parts: &[(&str, &[u8])]) -> Vec<u8> {
    pack_with(SimpleFileOptions::default().compression_method(method), parts)
}

fn pack_with(options: SimpleFileOptions, parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in parts {
        archive.start_file(*name, options).expect("memory takes everything");
        archive.write_all(content).expect("memory takes everything");
    }
    archive.finish().expect("memory takes everything").into_inner()
}

/// Changes all occurrences of some bytes.
fn replace(bytes: &mut [u8], from: &[u8], to: &[u8]) {
    assert_eq!(from.len(), to.len());
    for at in 0..=bytes.len() - from.len() {
        if bytes[at..].starts_with(from) {
            bytes[at..at + to.len()].copy_from_slice(to);
        }
    }
}

/// Sets two bytes of each local header and each record of the directory at the end.
fn set_fields(bytes: &mut [u8], in_header: usize, in_directory: usize, value: u16) {
    for at in 0..bytes.len() - 4 {
        let field = match &bytes[at..at + 4] {
            b"PK\x03\x04" => at + in_header,
            b"PK\x01\x02" => at + in_directory,
            _ => continue,
        };
        bytes[field..field + 2].copy_from_slice(&value.to_le_bytes());
    }
}

/// Reads a part and shows its length, or the message.
fn outcome(bytes: &[u8], name: &str) -> String {
    let show = |error: ArchiveError, place: &str| error.of(DocumentFormat::Docx, place).to_string();
    match Archive::open(bytes) {
        Err(error) => show(error, "the archive"),
        Ok(archive) => match archive.read(name) {
            Ok(bytes) => format!("{} bytes", bytes.len()),
            Err(error) => show(error, name),
        },
    }
}

#[test]
fn parts_are_found_by_name_and_nothing_is_written() {
    let names = ["../../escape.txt", "/etc/absolute.txt", "C:\\drive.txt", "Word\\Document.xml"];
    let parts: Vec<(&str, &[u8])> = names.iter().map(|name| (*name, b"text".as_slice())).collect();
    let bytes = pack(&parts);
    let archive = Archive::open(&bytes).expect("the archive is whole");
    assert_eq!(archive.names().count(), 4);
    for name in names {
        assert_eq!(archive.read(name).expect("the part is within the limits"), b"text", "{name}");
    }
    assert_eq!(archive.read("word/document.xml").expect("the part is within the limits"), b"text");
    assert!(!std::path::Path::new("../../escape.txt").exists());
    assert_eq!(outcome(&bytes, "x.xml"), "damaged docx file: x.xml: the part is missing");
}

#[test]
fn a_bomb_is_refused_for_its_size() {
    // Two parts: 65 MiB of zeros pack to 65 KiB, which is a thousandth.
    let bomb = vec![0; 65 << 20];
    let bytes = pack(&[("word/document.xml", &bomb)]);
    assert!(bytes.len() < 100 << 10);
    assert_eq!(
        outcome(&bytes, "word/document.xml"),
        "docx file: word/document.xml unpacks to more than 32 MiB from less than a hundredth of \
         that; refused as a zip bomb"
    );
    // What is hardly packed may be large, but not without end.
    let bytes = store(&[("word/document.xml", &vec![b'a'; (64 << 20) + 1])]);
    assert_eq!(
        outcome(&bytes, "word/document.xml"),
        "docx file: word/document.xml unpacks to more than 64 MiB; refused as a zip bomb"
    );
}

#[test]
fn all_parts_together_have_a_limit() {
    let content = vec![b'a'; 60 << 20];
    let names = ["1", "2", "3"];
    let parts: Vec<(&str, &[u8])> = names.iter().map(|name| (*name, content.as_slice())).collect();
    let bytes = store(&parts);
    let archive = Archive::open(&bytes).expect("the archive is whole");
    for name in &names[..2] {
        assert_eq!(archive.read(name).expect("the part is within the limits").len(), 60 << 20);
    }
    assert_eq!(
        archive.read("3").unwrap_err().of(DocumentFormat::Epub, "3").to_string(),
        "epub file: the whole archive unpacks to more than 128 MiB; refused as a zip bomb"
    );
}

#[test]
fn three_hundred_pages_of_zeros_are_no_bomb() {
    // 300 pages of 40 rows of 8 cells.
    let cell = "<w:tc><w:tcPr><w:tcW w:w=\"1180\" w:type=\"dxa\"/></w:tcPr><w:p><w:pPr>\
                <w:jc w:val=\"right\"/></w:pPr><w:r><w:t>0</w:t></w:r></w:p></w:tc>";
    let table = format!("<w:tr>{}</w:tr>", cell.repeat(8)).repeat(300 * 40);
    let bytes = pack_best(&[("word/document.xml", table.as_bytes())]);
    assert!(table.len() / bytes.len() > 200, "ratio {}", table.len() / bytes.len());
    assert_eq!(outcome(&bytes, "word/document.xml"), format!("{} bytes", table.len()));
}

#[test]
fn too_many_parts_are_refused() {
    let names: Vec<String> = (0..=MOST_PARTS).map(|number| number.to_string()).collect();
    let parts: Vec<(&str, &[u8])> = names.iter().map(|name| (name.as_str(), &[][..])).collect();
    let bytes = store(&parts);
    assert_eq!(
        outcome(&bytes, "1"),
        "damaged docx file: the archive: it has more than 65535 parts; refused as a zip bomb"
    );
}

#[test]
fn parts_that_share_bytes_are_refused() {
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    archive.start_file("a", SimpleFileOptions::default()).expect("memory takes everything");
    archive.write_all(b"text text text").expect("memory takes everything");
    archive.shallow_copy_file("a", "b").expect("the part is there");
    let bytes = archive.finish().expect("memory takes everything").into_inner();
    assert_eq!(
        outcome(&bytes, "a"),
        "damaged docx file: the archive: its parts overlap; refused as a zip bomb"
    );
}

#[test]
fn parts_of_one_name_are_refused() {
    let mut bytes = pack(&[("word/a", b"one"), ("word/b", b"two")]);
    replace(&mut bytes, b"word/b", b"word/a");
    assert_eq!(
        outcome(&bytes, "word/a"),
        "damaged docx file: the archive: two parts have the same name; save the document again"
    );
}

#[test]
fn a_size_that_lies_is_not_believed() {
    let content = b"text text text text".as_slice();
    for claimed in [3_u16, 60_000] {
        let mut bytes = pack(&[("a", content)]);
        set_fields(&mut bytes, 22, 24, claimed);
        let outcome = outcome(&bytes, "a");
        let expected = match claimed {
            3 => {
                "damaged docx file: a: it cannot be unpacked (File is larger than its \
                  declared uncompressed size)"
            }
            _ => "19 bytes",
        };
        assert_eq!(outcome, expected);
    }
}

#[test]
fn damage_is_found_by_checksum_and_by_length() {
    let content: Vec<u8> = (0..5_000_u32).flat_map(|n| n.to_string().into_bytes()).collect();
    let whole = pack(&[("a", &content)]);
    let mut flipped = whole.clone();
    set_fields(&mut flipped, 14, 16, 0xdead);
    assert_eq!(
        outcome(&flipped, "a"),
        "damaged docx file: a: it cannot be unpacked (Invalid checksum)"
    );
    let mut broken = whole.clone();
    broken[40..140].fill(0xff);
    assert_eq!(
        outcome(&broken, "a"),
        "damaged docx file: a: it cannot be unpacked (corrupt deflate stream)"
    );
    for length in [10, 1_000, whole.len() - 1] {
        assert_eq!(
            outcome(&whole[..length], "a"),
            "damaged docx file: the archive: the zip archive is cut short or damaged; get the \
             file again"
        );
    }
}

#[test]
fn a_file_that_is_no_archive_at_all_is_not_called_cut_short() {
    for bytes in [b"".as_slice(), b"plain text", b"%PDF-1.7"] {
        assert_eq!(
            outcome(bytes, "a"),
            "damaged docx file: the archive: it is no zip archive, as a docx file must be"
        );
    }
}

#[test]
fn a_part_that_is_encrypted_says_so() {
    let mut bytes = pack(&[("a", b"text")]);
    set_fields(&mut bytes, 6, 8, 1);
    let expected = "this docx file is encrypted; remove its password first";
    assert_eq!(outcome(&bytes, "a"), expected);
    // AES.
    set_fields(&mut bytes, 8, 10, 99);
    assert_eq!(outcome(&bytes, "a"), expected);
}

#[test]
fn a_way_to_pack_that_is_not_read_is_named() {
    let table =
        [(9, "deflate64"), (12, "bzip2"), (14, "lzma"), (93, "zstd"), (77, "an unknown method")];
    for (method, name) in table {
        let mut bytes = pack(&[("a", b"text")]);
        set_fields(&mut bytes, 8, 10, method);
        assert_eq!(
            outcome(&bytes, "a"),
            format!(
                "damaged docx file: a: it is packed with {name}, which zhen does not unpack; pack \
                 it again with deflate"
            )
        );
    }
}

proptest::proptest! {
    #[test]
    fn any_bytes_are_read_without_panic(
        at in 0_usize..300, byte in proptest::prelude::any::<u8>(), length in 0_usize..300,
    ) {
        let mut bytes = pack(&[("word/a.xml", b"text text text"), ("b", b"more")]);
        let at = at % bytes.len();
        bytes[at] = byte;
        outcome(&bytes, "word/a.xml");
        bytes.truncate(length);
        outcome(&bytes, "word/a.xml");
    }
}
