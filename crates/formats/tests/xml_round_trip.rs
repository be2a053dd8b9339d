//! What is written as tmx and xliff reads back, whatever the text, and no bytes harm a reader.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use proptest::prelude::*;
use zhen_formats::{BitextRow, Format, RowWriter, WriteOptions, Written, field_text, read_rows};

/// Characters that XML cannot hold, markup, and what other formats stumble over.
fn nasty_text() -> impl Strategy<Value = String> {
    prop_oneof![
        any::<String>(),
        "[a中。<>&\"'\\[\\]\\-=;\t\r\n \u{0}\u{b}\u{1c}\u{1f}\u{7f}\u{85}\u{2028}\u{202e}\u{301}\u{feff}\u{fffd}\u{fffe}\u{ffff}\u{3000}😀\u{1fffe}]{0,12}",
        "(\\]\\]>|-->|</seg>|</source>|<cp hex=\"001F\"/>|&amp;|&#0;|<!\\[CDATA\\[|\u{1f}| |甲){0,6}",
    ]
}

fn label() -> impl Strategy<Value = String> {
    let labels = ["", "en", "zh", "zh-Hans", "zh-Hant", "mixed", "zh-TW", "zh_CN", "cmn", "x<y"];
    prop::sample::select(labels.to_vec()).prop_map(str::to_owned)
}

/// Rows with two sides and all that tmx and xliff hold.
fn row() -> impl Strategy<Value = BitextRow> {
    let ids = prop_oneof![
        Just((Vec::new(), Vec::new())),
        (prop::collection::vec(0..2000usize, 1..4), prop::collection::vec(0..2000usize, 1..4)),
    ];
    let flags = prop::collection::vec("[a-z]{1,6}(:[0-9]{1,3}(,[0-9]{1,3}){0,2})?", 0..3);
    let texts = (nasty_text(), nasty_text(), nasty_text(), nasty_text());
    (texts, 0..=10_000u32, ids, (label(), label()), flags).prop_map(
        |(texts, score, ids, languages, flags)| BitextRow {
            source_document: texts.0,
            target_document: texts.1,
            source_text: texts.2,
            target_text: texts.3,
            // Scores of four decimals, as files hold them.
            score: f64::from(score) / 10_000.0,
            source_ids: ids.0,
            target_ids: ids.1,
            source_language: languages.0,
            target_language: languages.1,
            flags,
            ..BitextRow::default()
        },
    )
}

fn write(format: Format, rows: &[BitextRow]) -> (Vec<u8>, Written) {
    let mut file = Vec::new();
    let mut writer = RowWriter::new(format, &mut file, &WriteOptions::default()).unwrap();
    rows.iter().for_each(|row| writer.write_row(row).unwrap());
    let written = writer.finish().unwrap();
    (file, written)
}

fn read(format: Format, bytes: &[u8]) -> Vec<BitextRow> {
    read_rows(format, bytes).map(Result::unwrap).collect()
}

/// A text without the characters that XML 1.0 cannot hold, and how many these are.
fn without_illegal(text: &str) -> (String, usize) {
    let is_illegal = |c: &char| matches!(c, '\0'..='\u{1f}' | '\u{fffe}' | '\u{ffff}');
    let line = field_text(text);
    let illegal = line.chars().filter(is_illegal).count();
    (field_text(&line.chars().filter(|c| !is_illegal(c)).collect::<String>()), illegal)
}

proptest! {
    #[test]
    fn tmx_reads_back_but_for_characters_that_are_counted(
        rows in prop::collection::vec(row(), 0..4),
    ) {
        let (bytes, written) = write(Format::Tmx, &rows);
        let mut dropped = 0;
        let mut clean = |text: &str| {
            let (text, illegal) = without_illegal(text);
            dropped += illegal;
            text
        };
        let expected: Vec<_> = rows
            .iter()
            .filter(|row| !row.is_null())
            .map(|row| BitextRow {
                source_document: clean(&row.source_document),
                target_document: clean(&row.target_document),
                source_text: clean(&row.source_text),
                target_text: clean(&row.target_text),
                ..row.clone()
            })
            .collect();
        prop_assert_eq!(read(Format::Tmx, &bytes), expected);
        prop_assert_eq!(written.losses.alterations().dropped_characters, dropped);
    }

    #[test]
    fn xliff_reads_back_with_every_character_of_the_texts(
        rows in prop::collection::vec(row(), 0..4),
    ) {
        let (bytes, written) = write(Format::Xliff, &rows);
        let documents = |row: &BitextRow| {
            [without_illegal(&row.source_document), without_illegal(&row.target_document)]
        };
        let rows: Vec<_> = rows.into_iter().filter(|row| !row.is_null()).collect();
        let expected: Vec<_> = rows
            .iter()
            .map(|row| {
                let [source_document, target_document] = documents(row).map(|(name, _)| name);
                BitextRow {
                    source_document,
                    target_document,
                    source_text: field_text(&row.source_text),
                    target_text: field_text(&row.target_text),
                    ..row.clone()
                }
            })
            .collect();
        prop_assert_eq!(read(Format::Xliff, &bytes), expected);
        let illegal = rows.iter().flat_map(documents).any(|(_, illegal)| illegal > 0);
        prop_assert_eq!(written.losses.alterations().dropped_characters > 0, illegal);
    }

    #[test]
    fn a_file_that_is_cut_short_is_an_error(row in row(), cut in 0.0..1.0f64) {
        for format in [Format::Tmx, Format::Xliff] {
            let (bytes, _) = write(format, std::slice::from_ref(&row));
            // The last two characters are the end of the last tag and of its line.
            let end = ((bytes.len() - 2) as f64 * cut) as usize;
            let last = read_rows(format, &bytes[..end]).last();
            prop_assert!(matches!(last, Some(Err(_))), "{} {}", format, end);
        }
    }

    #[test]
    fn almost_tmx_and_xliff_make_no_panic(
        text in "(<tmx>|<body>|<tu>|</tu>|<tuv xml:lang='en'>|<tuv lang='zh_TW'>|</tuv>|<seg>|</seg>|\
                  <prop type='x-score'>|</prop>|<prop type='x-segment-ids'>|1|,|\
                  <xliff srcLang='zh'>|<file target-language='zh'>|<unit>|<trans-unit>|</trans-unit>|\
                  <segment>|</segment>|<source>|</source>|<seg-source>|<target>|</target>|<mrk mtype='seg' mid='1'>|\
                  </mrk>|<metaGroup category='zhen'>|<cp hex='1f'/>|<ph>|</ph>|&|&#0;|<!DOCTYPE|<!--|]]>|<){0,30}",
    ) {
        for format in [Format::Tmx, Format::Xliff] {
            prop_assert!(read_rows(format, text.as_bytes()).count() <= text.len() + 1);
        }
    }

    #[test]
    fn no_bytes_make_the_readers_panic(bytes in prop::collection::vec(any::<u8>(), 0..80)) {
        for format in [Format::Tmx, Format::Xliff] {
            for head in [&b""[..], b"\xff\xfe<\0", b"<?xml encoding='gbk'?><tmx>", b"<xliff srcLang='en'><"] {
                let bytes = [head, &bytes].concat();
                prop_assert!(read_rows(format, bytes.as_slice()).count() <= bytes.len() + 1);
            }
        }
    }
}

#[test]
fn sentences_of_a_megabyte_pass() {
    let long = BitextRow {
        source_text: "word & ".repeat(150_000).trim().to_owned(),
        target_text: "字<\u{1f}".repeat(200_000),
        score: 0.5,
        ..BitextRow::default()
    };
    for format in [Format::Tmx, Format::Xliff] {
        let rows = read(format, &write(format, std::slice::from_ref(&long)).0);
        assert_eq!(rows[0].source_text, long.source_text, "{format}");
        assert_eq!(rows[0].target_text.replace('\u{1f}', "").len(), 200_000 * 4, "{format}");
    }
}
