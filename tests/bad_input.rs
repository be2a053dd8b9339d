//! Inputs that cannot be used: one line on stderr, exit code 2, nothing written.

use crate::command::{CHINESE, ENGLISH, Folder};

/// Aligns `en.txt` and `zh.txt` to a file, and checks that it is refused and nothing is left.
#[track_caller]
fn refused(files: &[(&str, &[u8])], line: &str) {
    let folder = Folder::new(files);
    let before = folder.names();
    folder.zhen(&["align", "en.txt", "zh.txt", "-o", "out.tsv"]).refused(line);
    assert_eq!(folder.names(), before);
    folder.zhen(&["align", "en.txt", "zh.txt"]).refused(line);
}

const EN: (&str, &[u8]) = ("en.txt", ENGLISH.as_bytes());
const ZH: (&str, &[u8]) = ("zh.txt", CHINESE.as_bytes());

#[test]
fn missing_files_are_named() {
    refused(&[EN], "zh.txt: there is no such file");
    refused(&[ZH], "en.txt: there is no such file");
}

#[test]
fn a_folder_is_no_document() {
    let message = "en.txt: this is a folder; expected a file (zhen build takes folders)";
    refused(&[("en.txt/page.txt", b"text"), ZH], message);
}

#[test]
fn empty_documents_are_named() {
    let message = "en.txt: the document is empty: there is nothing to align";
    refused(&[("en.txt", b""), ZH], message);
    refused(&[("en.txt", b""), ("zh.txt", b"")], message);
    refused(&[("en.txt", b" \n\t\r\n"), ZH], message);
    refused(&[("en.txt", "\u{feff}".as_bytes()), ZH], message);
    refused(&[EN, ("zh.txt", b"")], "zh.txt: the document is empty: there is nothing to align");
}

#[test]
fn a_hundred_thousand_empty_lines_are_an_empty_document() {
    let lines = "\n".repeat(100_000);
    let message = "en.txt: the document is empty: there is nothing to align";
    refused(&[("en.txt", lines.as_bytes()), ZH], message);
}

#[test]
fn a_hundred_thousand_empty_lines_do_not_hide_the_text() {
    let english = format!("{}{ENGLISH}", "\n".repeat(100_000));
    let folder = Folder::new(&[("en.txt", english.as_bytes()), ZH]);
    let tsv = folder.zhen(&["align", "en.txt", "zh.txt", "--verify"]).success();
    assert_eq!(tsv.lines().count(), 4);
}

#[test]
fn binary_files_are_no_text() {
    let zero = "line 2: zero byte at offset 5: this is a binary file, not text";
    refused(&[("en.txt", b"text\n\0\x01\x02\xff\xfe"), ZH], &format!("en.txt: {zero}"));
    refused(&[EN, ("zh.txt", b"text\n\0more text")], &format!("zh.txt: {zero}"));
    let picture =
        b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01\0\0\0\x01\x08\x06\0\0\0\x1f\x15\xc4\x89";
    let message = "en.txt: this is a picture, which zhen does not read; recognise its characters \
                   (OCR) first";
    refused(&[("en.txt", picture), ZH], message);
}

#[test]
fn invalid_utf8_is_named_by_line_and_byte() {
    let mut bytes = CHINESE.as_bytes().to_vec();
    bytes[40] = 0xff;
    let folder = Folder::new(&[EN, ("zh.txt", &bytes)]);
    let run = folder.zhen(&["align", "en.txt", "zh.txt"]);
    run.refused(
        "zh.txt: line 2: the byte at offset 38 is not valid UTF-8, and no other known encoding \
         fits the file; name it with --encoding",
    );
    folder.zhen(&["align", "en.txt", "zh.txt", "--encoding", "utf-8"]).refused(
        "zh.txt: line 2: the bytes at offset 38 are not valid UTF-8; name the right encoding with \
         --encoding",
    );
}

#[test]
fn english_bytes_that_no_encoding_makes_english_are_refused() {
    // The detector took them for Turkish, and only -v said so.
    let message = "en.txt: line 2: the byte at offset 33 is not valid UTF-8, and no other known \
                   encoding fits the file; name it with --encoding";
    refused(
        &[("en.txt", b"It rained.\nThe harbour of Linwan \xff\xfe\x80 opened in 1987.\n"), ZH],
        message,
    );
    // A quote in UTF-8 that lost its last byte.
    refused(
        &[("en.txt", b"It rained.\nThe harbour of Linwan\xe2\x80s port opened in 1987.\n"), ZH],
        message.replace("33", "32").as_str(),
    );
}

#[test]
fn a_guess_among_western_encodings_is_told() {
    let english: &[u8] =
        b"Anton\xedn Dvo\xf8\xe1k\x92s opera will be played in the harbour at eight.\n";
    let folder = Folder::new(&[("en.txt", english), ZH]);
    for command in
        [&["align", "en.txt", "zh.txt"][..], &["split", "en.txt"], &["segment", "en.txt"]]
    {
        let run = folder.zhen(command);
        let warning = "warning: en.txt: read as windows-1252, which is a guess; if Dvoøák is wrong, \
                       name the encoding with --encoding\n";
        assert_eq!(run.stderr, warning);
        assert!(run.success().contains("Dvoøák"));
    }
    let run = folder.zhen(&["split", "en.txt", "--encoding", "windows-1250"]);
    assert_eq!(run.stderr, "");
    assert!(run.success().contains("Dvořák’s"));
    // What English texts are full of is no guess.
    let run = folder.zhen_with_input(&["split"], b"\x93The caf\xe9 is at 30\xb0C,\x94 he said.\n");
    assert_eq!(run.stderr, "");
    assert_eq!(run.success(), "“The café is at 30°C,” he said.\n");
}

#[test]
fn lone_surrogates_of_utf16_are_refused() {
    let mut bytes = b"\xff\xfe".to_vec();
    bytes.extend(CHINESE.encode_utf16().take(12).flat_map(u16::to_le_bytes));
    bytes.extend(0xd800_u16.to_le_bytes());
    bytes.extend("。\n".encode_utf16().flat_map(u16::to_le_bytes));
    refused(
        &[EN, ("zh.txt", &bytes)],
        "zh.txt: line 1: the bytes at offset 26 are not valid UTF-16LE; name the right encoding \
         with --encoding",
    );
}

#[test]
fn two_documents_of_one_language_are_no_pair() {
    refused(
        &[EN, ("zh.txt", b"The ferry is late today. It will leave at nine.")],
        "zh.txt: expected Chinese text, found mostly English, as in en.txt; use --en FILE --zh FILE \
         to align it all the same",
    );
    refused(
        &[("en.txt", "今天渡轮晚点。九点才开。".as_bytes()), ZH],
        "en.txt: expected English text, found mostly Chinese, as in zh.txt; use --en FILE --zh FILE \
         to align it all the same",
    );
}

#[test]
fn other_languages_are_refused_and_can_be_forced() {
    let russian = "Порт открылся в 1987 году. Маяки красные и белые.";
    let folder = Folder::new(&[EN, ("zh.txt", russian.as_bytes())]);
    folder.zhen(&["align", "en.txt", "zh.txt"]).refused(
        "zh.txt: expected Chinese text, found mostly letters of another script; \
         use --en FILE --zh FILE to align it all the same",
    );
    folder.zhen(&["align", "--en", "en.txt", "--zh", "zh.txt"]).success();
}

#[test]
fn other_languages_in_latin_letters_are_refused_and_short_texts_are_not() {
    let message = "en.txt: expected English text, found mostly another language in Latin letters; \
                   use --en FILE --zh FILE to align it all the same";
    for text in [
        "Le port de Linwan est ouvert depuis 1987. Les deux phares sont peints en rouge et en blanc.",
        "Der Hafen von Linwan ist seit 1987 offen. Die Boote kehren vor acht Uhr zurück, und das ist \
         gut.",
        "Cảng Linwan được mở vào năm 1987. Hai ngọn hải đăng được sơn màu đỏ và trắng.",
        "Linwan gang yu yi jiu ba qi nian kaigang. Yuchuan mei tian zaoshang ba dian yiqian fanhang, \
         zhe shi yi zuo hen da de gang.",
    ] {
        refused(&[("en.txt", text.as_bytes()), ZH], message);
    }
    let folder = Folder::new(&[("en.txt", b"Le port de Linwan.\n"), ZH]);
    folder.zhen(&["align", "en.txt", "zh.txt"]).success();
}

#[test]
fn japanese_and_korean_are_named() {
    refused(
        &[
            EN,
            (
                "zh.txt",
                "臨湾港は1987年に開港しました。二つの灯台は赤と白に塗られています。".as_bytes(),
            ),
        ],
        "zh.txt: expected Chinese text, found mostly Japanese; use --en FILE --zh FILE to align it \
         all the same",
    );
    refused(
        &[EN, ("zh.txt", "린완 항구는 1987년에 열렸다. 두 등대는 빨간색과 흰색이다.".as_bytes())],
        "zh.txt: expected Chinese text, found mostly Korean; use --en FILE --zh FILE to align it \
         all the same",
    );
}

#[test]
fn a_page_of_nothing_but_menus_is_told_so() {
    let folder = Folder::new(&[("en.txt", b"Home > News\nShare | Print\n"), ZH]);
    let run = folder.zhen(&["align", "--en", "en.txt", "--zh", "zh.txt"]);
    run.refused(
        "en.txt: all 2 lines look like menus and footers; use --keep-boilerplate if they are the \
         document",
    );
}

#[test]
fn a_line_of_ten_megabytes_is_aligned() {
    let long = "x".repeat(10_000_000);
    let english = format!("{ENGLISH}{long}\n");
    let folder = Folder::new(&[("en.txt", english.as_bytes()), ZH]);
    for more in [&[][..], &["--lines"]] {
        let arguments = [&["align", "en.txt", "zh.txt", "--verify"], more].concat();
        let tsv = folder.zhen(&arguments).success();
        assert!(tsv.contains(&long), "{more:?}");
    }
}

#[test]
fn damaged_compressed_files_are_named() {
    refused(
        &[("en.txt", b"\x1f\x8b\x08\0\0\0\0\0\0\x03nonsense"), ZH],
        "en.txt: the gzip data is damaged or cut short (corrupt deflate stream); get the file again",
    );
}

#[test]
fn outputs_that_cannot_be_written_are_refused_before_the_work() {
    let folder = Folder::with_pair();
    folder.put("full/file", b"");
    let refused = |output: &str, line: &str| {
        folder.zhen(&["align", "en.txt", "zh.txt", "-o", output]).refused(line);
    };
    refused("missing/out.tsv", "missing/out.tsv: there is no folder missing; create it first");
    refused("full", "full: this is a folder; name a file to write with -o");
    refused("full/file/x.tsv", "full/file/x.tsv: there is no folder full/file; create it first");
    assert_eq!(folder.names(), ["en.txt", "full", "zh.txt"]);
}

#[test]
#[cfg(target_os = "linux")]
fn an_output_that_the_system_forbids_is_one_line() {
    let run = Folder::with_pair().zhen(&["align", "en.txt", "zh.txt", "-o", "/proc/zhen.tsv"]);
    assert_eq!(run.code, Some(2));
    assert!(run.stderr.starts_with("error: /proc/zhen.tsv: "), "{}", run.stderr);
    assert!(run.stderr.lines().count() == 1 && !run.stderr.contains("os error"), "{}", run.stderr);
}

#[test]
fn the_output_must_not_be_an_input() {
    let folder = Folder::with_pair();
    let message =
        |output| format!("{output}: the output is one of the inputs; name another file with -o");
    for output in ["en.txt", "zh.txt", "./zh.txt"] {
        let run = folder.zhen(&["align", "en.txt", "zh.txt", "-o", output]);
        run.refused(&message(output));
    }
    folder.zhen(&["split", "en.txt", "-o", "en.txt"]).refused(&message("en.txt"));
    folder.zhen(&["segment", "zh.txt", "-o", "zh.txt"]).refused(&message("zh.txt"));
    #[cfg(unix)]
    {
        std::os::unix::fs::symlink(folder.path("en.txt"), folder.path("link")).unwrap();
        let run = folder.zhen(&["align", "en.txt", "zh.txt", "-o", "link"]);
        run.refused(&message("link"));
    }
    assert_eq!(folder.read("en.txt"), ENGLISH);
}

#[test]
fn unknown_names_are_told_with_the_known_ones() {
    let folder = Folder::with_pair();
    folder.zhen(&["align", "en.txt", "zh.txt", "--columns", "score,text"]).refused(
        "invalid value 'text' for '--columns <A,B,C>': unknown column `text`: use src_doc, \
         trg_doc, src_text, trg_text, score, bead, src_ids, trg_ids, flags; see zhen align --help",
    );
    folder.zhen(&["align", "en.txt", "zh.txt", "--encoding", "klingon"]).refused(
        "--encoding: unknown encoding `klingon`; use a name such as utf-8, gb18030, big5 or \
         utf-16le",
    );
    folder.zhen(&["align", "en.txt", "zh.txt", "--format", "tmy"]).refused(
        "invalid value 'tmy' for '--format <FORMAT>' [possible values: tsv, index, jsonl, \
         moses, ladder, tmx, xliff, html, parquet, mnbvc, vecalign, xlsx]; a similar value \
         exists: 'tmx'; see zhen align --help",
    );
}
