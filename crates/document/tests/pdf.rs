//! Pdf files that are broken: each is refused in one line or read, and soon.

use std::path::Path;
use std::time::{Duration, Instant};

use proptest::prelude::*;
use zhen_document::{DocumentFormat, ReadError, ReadOptions, read};

fn read_pdf(bytes: &[u8]) -> Result<String, ReadError> {
    let mut options = ReadOptions::default();
    options.format = Some(DocumentFormat::Pdf);
    Ok(read(bytes, &options)?.extract.document_text())
}

fn message(bytes: &[u8]) -> String {
    read_pdf(bytes).expect_err("it is refused").to_string()
}

/// A file of these objects, numbered from 1, without a table of them.
fn file_of(objects: &[String]) -> Vec<u8> {
    let mut file = "%PDF-1.4\n".to_owned();
    for (index, object) in objects.iter().enumerate() {
        file.push_str(&format!("{} 0 obj\n{object}\nendobj\n", index + 1));
    }
    file.push_str("trailer\n<</Root 1 0 R>>\n%%EOF\n");
    file.into_bytes()
}

fn stream(entries: &str, content: &str) -> String {
    format!("<<{entries} /Length {}>>\nstream\n{content}\nendstream", content.len())
}

/// A file of one page with this content and these further objects, numbered from 6.
fn page_of(content: &str, resources: &str, more: &[String]) -> Vec<u8> {
    let mut objects = vec![
        "<</Type/Catalog/Pages 2 0 R>>".to_owned(),
        "<</Type/Pages/Kids[3 0 R]/Count 1>>".to_owned(),
        format!(
            "<</Type/Page/Parent 2 0 R/Contents 4 0 R/Resources<</Font<</F 5 0 R>>{resources}>>>>"
        ),
        stream("", content),
        "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>".to_owned(),
    ];
    objects.extend_from_slice(more);
    file_of(&objects)
}

fn fixtures() -> Vec<Vec<u8>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/readers/pdf");
    let entries = std::fs::read_dir(folder).expect("the folder of cases can be read");
    let mut paths: Vec<_> = entries.filter_map(|entry| Some(entry.ok()?.path())).collect();
    paths.sort();
    paths.iter().filter_map(|path| std::fs::read(path.join("input.pdf")).ok()).collect()
}

#[test]
fn a_page_without_a_table_of_objects_is_read() {
    let file = page_of("BT /F 12 Tf 72 700 Td (One line.) Tj 0 -14 Td (Another.) Tj ET", "", &[]);
    assert_eq!(read_pdf(&file).expect("it can be read"), "One line. Another.\n");
}

/// A file with a page for each of these contents.
fn pages_of(contents: &[String]) -> Vec<u8> {
    let first = 4;
    let kids: String =
        (0..contents.len()).map(|index| format!("{} 0 R ", first + 2 * index)).collect();
    let mut objects = vec![
        "<</Type/Catalog/Pages 2 0 R>>".to_owned(),
        format!("<</Type/Pages/Kids[{kids}]/Count {}>>", contents.len()),
        "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>".to_owned(),
    ];
    for (index, content) in contents.iter().enumerate() {
        let own = first + 2 * index + 1;
        objects.push(format!(
            "<</Type/Page/Parent 2 0 R/Contents {own} 0 R/Resources<</Font<</F 3 0 R>>>>>>"
        ));
        objects.push(stream("", content));
    }
    file_of(&objects)
}

#[test]
fn chapters_that_each_open_a_page_keep_their_headings() {
    let texts = ["The ferry sails at six.", "Every boat is registered.", "The bay is wide."];
    let content = |index: usize, text: &str, size: usize| {
        let number = index + 1;
        format!(
            "BT /F {size} Tf 72 760 Td (Chapter {number}) Tj /F 11 Tf 0 -40 Td ({text}) Tj \
             0 -40 Td (It is so.) Tj ET"
        )
    };
    for size in [18, 11] {
        for count in [2, 3] {
            let contents: Vec<String> = (0..count).map(|i| content(i, texts[i], size)).collect();
            let expected: String = (0..count)
                .map(|index| format!("Chapter {}\n{}\nIt is so.\n", index + 1, texts[index]))
                .collect();
            assert_eq!(read_pdf(&pages_of(&contents)).expect("it can be read"), expected);
        }
    }
}

#[test]
fn many_starts_at_one_place_take_no_square_of_time() {
    let content = |count: usize| {
        let line = |index: usize| format!("1 0 0 1 72 {} Tm (a) Tj\n", 4 * index);
        format!("BT /F 2 Tf\n{}ET", (0..count).map(line).collect::<String>())
    };
    let time = |count: usize| {
        let file = page_of(&content(count), "", &[]);
        let start = Instant::now();
        assert!(read_pdf(&file).is_ok());
        start.elapsed()
    };
    // Sixteen times as long if it were the square. The lower bound takes the noise out.
    let few = time(20_000).max(Duration::from_millis(50));
    let many = time(80_000);
    assert!(many < 10 * few, "{few:?} {many:?}");
}

#[test]
fn broken_files_are_refused_in_one_line() {
    let place = "damaged pdf file: table of objects: ";
    let cut = "it is broken and cannot be rebuilt; is the file cut?";
    assert_eq!(message(b""), format!("{place}{cut}"));
    assert_eq!(message(b"%PDF-1.7\n"), format!("{place}{cut}"));
    let twice = [
        "<</Type/Catalog/Pages 2 0 R>>".to_owned(),
        "<</Type/Pages/Kids[2 0 R]/Count 1>>".to_owned(),
    ];
    let expected = "damaged pdf file: tree of pages: object 2 is in it twice";
    assert_eq!(message(&file_of(&twice)), expected);
    let missing = [
        "<</Type/Catalog/Pages 2 0 R>>".to_owned(),
        "<</Type/Pages/Kids[9 0 R]/Count 1>>".to_owned(),
    ];
    let expected = "damaged pdf file: page 1: it is missing; is the file cut?";
    assert_eq!(message(&file_of(&missing)), expected);
    let empty = [twice[0].clone(), "<</Type/Pages/Kids[]/Count 0>>".to_owned()];
    let expected = "damaged pdf file: tree of pages: it has no pages";
    assert_eq!(message(&file_of(&empty)), expected);
}

#[test]
fn a_page_without_characters_has_no_text_layer() {
    let expected = "this pdf has no text layer in its 1 pages: it is scanned pictures; \
                    recognise the characters (OCR) first";
    assert_eq!(message(&page_of("0 0 m 10 10 l S", "", &[])), expected);
}

#[test]
fn forms_are_drawn_once_when_they_draw_themselves() {
    let form = stream(
        "/Subtype/Form/Resources<</Font<</F 5 0 R>>/XObject<</X 6 0 R>>>>",
        "BT /F 12 Tf (In a form.) Tj ET /X Do",
    );
    let file = page_of("/X Do", "/XObject<</X 6 0 R>>", &[form]);
    assert_eq!(read_pdf(&file).expect("it can be read"), "In a form.\n");
}

#[test]
fn forms_that_double_at_each_level_do_not_take_for_ever() {
    let forms: Vec<String> = (6..30)
        .map(|number| {
            let own = format!("/Subtype/Form/Resources<</XObject<</X {} 0 R>>>>", number + 1);
            stream(&own, "/X Do /X Do")
        })
        .collect();
    let start = Instant::now();
    let expected = "damaged pdf file: page 1: forms are nested deeper than 12";
    assert_eq!(message(&page_of("/X Do", "/XObject<</X 6 0 R>>", &forms)), expected);
    assert!(start.elapsed() < Duration::from_secs(10));
}

#[test]
fn deep_nesting_does_not_overflow_the_stack() {
    for open in ["[", "<<", "<</A", "(", "q ", "/P BMC ", "/P <<"] {
        let content = format!("{} BT /F 12 Tf (Deep) Tj ET", open.repeat(200_000));
        let file = page_of(&content, "", &[]);
        let _ = read_pdf(&file);
        let resources = format!("/XObject {}", open.repeat(100_000));
        let _ = read_pdf(&page_of("(a) Tj", &resources, &[]));
    }
}

#[test]
fn characters_are_limited_and_not_only_bytes() {
    let content = format!("BT /F 12 Tf ({}) Tj ET", "ab".repeat(600_000));
    let expected = "damaged pdf file: page 1: it draws more than 1000000 characters";
    assert_eq!(message(&page_of(&content, "", &[])), expected);
}

#[test]
fn files_with_any_byte_changed_are_read_or_refused_soon() {
    // A simple generator, so that the same bytes are changed each time.
    let mut state = 0x2545_f491_4f6c_dd1d_u64;
    let mut random = |below: usize| {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        (state % below as u64) as usize
    };
    for file in fixtures() {
        for _ in 0..12 {
            let mut changed = file.clone();
            for _ in 0..=random(6) {
                let place = random(changed.len());
                changed[place] = random(256) as u8;
            }
            let start = Instant::now();
            if let Err(error) = read_pdf(&changed) {
                assert!(!error.to_string().contains('\n'), "{error}");
            }
            assert!(start.elapsed() < Duration::from_secs(5));
        }
        for _ in 0..6 {
            let start = Instant::now();
            let _ = read_pdf(&file[..random(file.len())]);
            assert!(start.elapsed() < Duration::from_secs(5));
        }
    }
}

proptest! {
    #[test]
    fn any_bytes_are_read_or_refused(bytes in proptest::collection::vec(any::<u8>(), 0..300)) {
        let _ = read_pdf(&bytes);
        let mut headed = b"%PDF-1.4\n".to_vec();
        headed.extend(bytes);
        let _ = read_pdf(&headed);
    }

    #[test]
    fn any_content_is_read_or_refused(content in "[\\[\\]<>()/a-zA-Z0-9 .\\\\'\"%-]{0,200}") {
        let content = format!("BT /F 12 Tf (a) Tj {content}");
        let _ = read_pdf(&page_of(&content, "", &[]));
    }
}
