//! Word documents that are damaged, odd or deep, and that nothing in them is lost.

use std::io::{Cursor, Write};

use proptest::prelude::*;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use super::*;

/// Packs parts as a document.
fn pack(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in parts {
        archive.start_file(*name, SimpleFileOptions::default()).expect("memory takes everything");
        archive.write_all(content).expect("memory takes everything");
    }
    archive.finish().expect("memory takes everything").into_inner()
}

fn document(body: &str) -> Vec<u8> {
    let text = format!("<w:document><w:body>{body}</w:body></w:document>");
    pack(&[("word/document.xml", text.as_bytes())])
}

/// Reads a document and shows its pieces, or the message.
fn outcome(bytes: &[u8]) -> String {
    let show = |extract: &Extract, piece: &crate::Piece| {
        let sign = piece.omission.map_or(piece.kind.name(), zhen_text::OmissionReason::name);
        format!("{sign}: {}", &extract.text()[piece.span.clone()])
    };
    match read(bytes) {
        Err(error) => error.to_string(),
        Ok(extract) => {
            let shown = extract.pieces().iter().map(|piece| show(&extract, piece));
            shown.collect::<Vec<_>>().join("; ")
        }
    }
}

fn letters(text: &str) -> Vec<char> {
    let mut letters: Vec<char> = text.chars().filter(|c| c.is_alphanumeric()).collect();
    letters.sort_unstable();
    letters
}

#[test]
fn an_archive_that_is_damaged_is_named() {
    let whole = document("<w:p><w:r><w:t>text</w:t></w:r></w:p>");
    assert_eq!(
        outcome(&whole[..whole.len() / 2]),
        "damaged docx file: the archive: the zip archive is cut short or damaged; get the file \
         again"
    );
    assert_eq!(
        outcome(&pack(&[("word/other.xml", b"")])),
        "damaged docx file: word/document.xml: the part is missing"
    );
    assert_eq!(
        outcome(&pack(&[("word/document.xml", b"")])),
        "damaged docx file: word/document.xml line 1: no XML element in it"
    );
    assert_eq!(
        outcome(&pack(&[("word/document.xml", b"<a>\n\xff\xff</a>")])),
        "damaged docx file: word/document.xml: it is no text, as XML must be; open the document in \
         Word and save it again"
    );
}

#[test]
fn a_locked_document_says_so() {
    let locked = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\0\0\0\0EncryptedPackage";
    assert_eq!(
        crate::read(locked, &crate::ReadOptions::default()).unwrap_err().to_string(),
        "this is an Office file of before 2007 (.doc), or an encrypted one, which zhen does not \
         read; save it as .docx without a password"
    );
}

#[test]
fn parts_may_be_utf_16() {
    let text = "\u{feff}<?xml version='1.0' encoding='UTF-16'?><w:document><w:body><w:p><w:r>\
                <w:t>渡轮 ferry</w:t></w:r></w:p></w:body></w:document>";
    let bytes: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
    assert_eq!(outcome(&pack(&[("word/document.xml", &bytes)])), "paragraph: 渡轮 ferry");
}

#[test]
fn templates_and_documents_with_macros_are_documents() {
    for kind in [
        "vnd.ms-word.document.macroEnabled.main+xml",
        "vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml",
    ] {
        let types = format!("<Types><Override ContentType='application/{kind}'/></Types>");
        let bytes = pack(&[
            ("[Content_Types].xml", types.as_bytes()),
            ("word/document.xml", b"<d><p><r><t>text</t></r></p></d>"),
            ("word/vbaProject.bin", b"\0\0"),
        ]);
        let reading =
            crate::read(&bytes, &crate::ReadOptions::default()).expect("the document is sound");
        assert_eq!(reading.extract.text(), "text");
    }
}

#[test]
fn a_large_initial_belongs_to_the_paragraph_that_follows() {
    let initial = "<w:p><w:pPr><w:framePr w:dropCap='drop'/></w:pPr><w:r><w:t>T</w:t></w:r></w:p>";
    let rest = "<w:p><w:r><w:t>he sea</w:t></w:r></w:p>";
    assert_eq!(outcome(&document(&format!("{initial}{rest}"))), "paragraph: The sea");
    assert_eq!(outcome(&document(initial)), "paragraph: T");
    let cell = format!("<w:tbl><w:tr><w:tc>{initial}</w:tc></w:tr></w:tbl>{rest}");
    assert_eq!(outcome(&document(&cell)), "cell: T; paragraph: he sea");
}

#[test]
fn a_table_of_contents_without_its_end_does_not_swallow_the_document() {
    let field = "<w:r><w:fldChar w:fldCharType='begin'/><w:instrText>TOC \\o</w:instrText>\
                 <w:fldChar w:fldCharType='separate'/><w:t>Tides 1</w:t></w:r>";
    let text = |text: &str| format!("<w:p><w:r><w:t>{text}</w:t></w:r></w:p>");
    let after = [text("Wharves 3"), text("The bay is wide."), text("Pier 7")].concat();
    let bytes = document(&format!("<w:p>{field}</w:p>{after}"));
    let kept = "navigation: Tides 1; navigation: Wharves 3; paragraph: The bay is wide.; \
                paragraph: Pier 7";
    assert_eq!(outcome(&bytes), kept);
    let warning = "word/document.xml: the table of contents has no end; 2 paragraphs after it are \
                   read as text";
    assert_eq!(read(&bytes).expect("the document is sound").warnings(), [warning]);
    // A heading that comes later changes nothing of it.
    let heading = "<w:p><w:pPr><w:pStyle w:val='Heading1'/></w:pPr><w:r><w:t>End</w:t></w:r></w:p>";
    let bytes = document(&format!("<w:p>{field}</w:p>{after}{heading}"));
    assert_eq!(outcome(&bytes), format!("{kept}; heading1: End"));
    // With its end, all of it is a table of contents.
    let end = "<w:p><w:r><w:fldChar w:fldCharType='end'/></w:r></w:p>";
    let bytes = document(&format!("<w:p>{field}</w:p>{after}{end}"));
    assert!(!outcome(&bytes).contains("paragraph"));
    assert!(read(&bytes).expect("the document is sound").warnings().is_empty());
}

#[test]
fn text_before_a_deletion_within_one_element_is_kept() {
    let run = "<w:t>kept<w:del>gone<w:t>gone</w:t></w:del></w:t>";
    assert_eq!(outcome(&document(&format!("<w:p>{run}</w:p>"))), "paragraph: kept");
}

#[test]
fn deep_nesting_is_refused_or_harmless() {
    let table = |depth: usize| {
        let open = "<w:tbl><w:tr><w:tc>".repeat(depth);
        let close = "</w:tc></w:tr></w:tbl>".repeat(depth);
        document(&format!("{open}<w:p><w:r><w:t>deep</w:t></w:r></w:p>{close}"))
    };
    assert_eq!(outcome(&table(3_000)), "cell: deep");
    let error = "damaged docx file: word/document.xml line 1: elements nest deeper than 10000";
    assert_eq!(outcome(&table(100_000)), error);
    let boxes = "<w:p><w:r><w:txbxContent>".repeat(50_000);
    assert_eq!(outcome(&document(&boxes)), error);
}

#[test]
fn joined_paragraphs_take_linear_time() {
    let joined = "<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t>word</w:t></w:r></w:p>";
    let bytes = document(&joined.repeat(50_000));
    assert_eq!(read(&bytes).expect("the document is sound").text().len(), 4 * 50_000);
}

#[test]
fn styles_that_are_based_on_each_other_end() {
    let mut styles = String::from("<w:styles>");
    for number in 0..20_000 {
        styles += &format!(
            "<w:style w:styleId='s{number}'><w:basedOn w:val='s{}'/></w:style>",
            (number + 1) % 20_000
        );
    }
    styles += "</w:styles>";
    let body = "<w:p><w:pPr><w:pStyle w:val='s7'/></w:pPr><w:r><w:t>text</w:t></w:r></w:p>";
    let text = format!("<w:document>{}</w:document>", body.repeat(1_000));
    let bytes =
        pack(&[("word/document.xml", text.as_bytes()), ("word/styles.xml", styles.as_bytes())]);
    assert_eq!(read(&bytes).expect("the document is sound").pieces().len(), 1_000);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1_000))]

    /// Whatever is nested in whatever, reader and witness find the same letters.
    #[test]
    fn nothing_is_lost_in_any_document(pieces in proptest::collection::vec((0_usize..30, 0_usize..4), 0..24)) {
        const NAMES: [&str; 24] = [
            "w:p", "w:r", "w:t", "w:pPr", "w:rPr", "w:del", "w:ins", "w:tbl", "w:tc", "w:sdt",
            "w:txbxContent", "mc:AlternateContent", "mc:Choice", "mc:Fallback", "w:rt", "m:sup",
            "w:instrText", "w:moveFrom", "w:footnote", "w:sdtPr", "w:framePr w:dropCap='drop'",
            "w:vanish", "w:comment", "w:footnote w:type='separator'",
        ];
        const EMPTY: [&str; 6] = [
            "<w:br/>", "<w:fldChar w:fldCharType='begin'/>", "<w:pPr><w:rPr><w:del/></w:rPr></w:pPr>",
            "<w:fldChar w:fldCharType='separate'/>", "<w:sym w:font='Symbol' w:char='F061'/>",
            "<w:p><w:r><w:t>whole</w:t></w:r></w:p>",
        ];
        let mut text = String::from("<w:document>");
        let mut open = vec!["w:document"];
        for (index, (name, closing)) in pieces.into_iter().enumerate() {
            match NAMES.get(name) {
                Some(tag) => {
                    text += &format!("<{tag}>");
                    open.push(tag.split(' ').next().expect("a tag has a name"));
                    text += &format!("x{index}");
                }
                None => text += EMPTY[name - NAMES.len()],
            }
            for _ in 0..closing.min(open.len() - 1) {
                text += &format!("</{}>y", open.pop().expect("no more are closed than are open"));
            }
        }
        while let Some(name) = open.pop() {
            text += &format!("</{name}>");
        }
        let bytes = pack(&[("word/document.xml", text.as_bytes())]);
        let extract = read(&bytes).expect("the document is sound");
        prop_assert_eq!(letters(extract.text()), letters(&witness(&bytes).expect("what is read is read twice")), "{}", text);
        extract.into_document(zhen_text::Language::English);
    }

    #[test]
    fn any_bytes_are_read_without_panic(
        part in proptest::collection::vec(any::<u8>(), 0..60), name in 0_usize..4,
    ) {
        let body = b"<d><p><r><t>text</t></r></p></d>".as_slice();
        let names = ["_rels/.rels", "word/_rels/document.xml.rels", "word/styles.xml", "word/footnotes.xml"];
        outcome(&pack(&[("word/document.xml", body), (names[name], &part)]));
        outcome(&pack(&[("word/document.xml", &part)]));
        outcome(&part);
    }
}
