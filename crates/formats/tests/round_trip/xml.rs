//! tmx and xliff that are cut short, almost well-formed, of any bytes, or huge.

use proptest::prelude::*;
use zhen_formats::{BitextRow, Format, read_rows};

use crate::rows::{read, row, write, write_one};

proptest! {
    #[test]
    fn a_file_that_is_cut_short_is_an_error(row in row(), cut in 0.0..1.0f64) {
        for format in [Format::Tmx, Format::Xliff] {
            let bytes = write_one(format, std::slice::from_ref(&row));
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
