//! Files of other writers, damaged files, and what a written file is made of.

use std::sync::Arc;

use parquet::basic::Compression;
use parquet::data_type::{ByteArray, ByteArrayType, DoubleType, FloatType, Int32Type};
use parquet::file::metadata::RowGroupMetaData;
use parquet::file::properties::WriterProperties;
use parquet::file::reader::{FileReader, SerializedFileReader};
use parquet::file::writer::{SerializedFileWriter, SerializedRowGroupWriter};
use parquet::schema::parser::parse_message_type;

use super::*;
use crate::bitext::PassedOverCount;
use crate::marks::RowMarks;
use crate::row::BitextRow;

type Group<'a> = SerializedRowGroupWriter<'a, Vec<u8>>;

fn row(english: &str, chinese: &str) -> BitextRow {
    BitextRow {
        source_text: english.into(),
        target_text: chinese.into(),
        score: 0.5,
        source_ids: vec![0],
        target_ids: vec![0, 1],
        ..BitextRow::default()
    }
}

fn written(rows: impl IntoIterator<Item = BitextRow>) -> Vec<u8> {
    let mut file = Vec::new();
    let mut writer = writer(&mut file).expect("memory takes everything");
    for row in rows {
        writer.write_row(&row, &RowMarks::default()).expect("memory takes everything");
    }
    writer.finish().expect("memory takes everything");
    file
}

/// Texts of both sides with the score, and errors by their message.
fn shown(file: Vec<u8>) -> Vec<String> {
    let rows = match read_parquet(file, PassedOverCount::default()) {
        Ok(rows) => rows,
        Err(error) => return vec![error.to_string()],
    };
    let shown = |row: BitextRow| {
        format!("{}|{}|{}|{:?}", row.source_text, row.target_text, row.score, row.source_ids)
    };
    rows.map(|row| row.map_or_else(|error| error.to_string(), shown)).collect()
}

/// A file of one row group with other columns than ours.
fn foreign(schema: &str, fill: impl FnOnce(&mut Group<'_>)) -> Vec<u8> {
    let schema = parse_message_type(schema).expect("it is a schema");
    let properties = WriterProperties::builder().set_compression(Compression::SNAPPY).build();
    let mut writer = SerializedFileWriter::new(Vec::new(), Arc::new(schema), Arc::new(properties))
        .expect("memory takes everything");
    let mut group = writer.next_row_group().expect("memory takes everything");
    fill(&mut group);
    group.close().expect("memory takes everything");
    writer.into_inner().expect("memory takes everything")
}

fn texts(group: &mut Group<'_>, texts: &[&str]) {
    let values: Vec<ByteArray> = texts.iter().map(|text| ByteArray::from(*text)).collect();
    let mut column =
        group.next_column().expect("memory takes everything").expect("the schema has it");
    column
        .typed::<ByteArrayType>()
        .write_batch(&values, None, None)
        .expect("memory takes everything");
    column.close().expect("memory takes everything");
}

#[test]
fn groups_are_of_bounded_size() {
    let long = "x".repeat(1 << 20);
    // 32 rows of 1 MiB fill a group; the last row has one of its own.
    let file = written((0..33).map(|_| row(&long, "一")));
    let reader =
        SerializedFileReader::new(bytes::Bytes::from(file.clone())).expect("the file is whole");
    let groups = reader.metadata().row_groups();
    let rows: Vec<i64> = groups.iter().map(RowGroupMetaData::num_rows).collect();
    assert_eq!(rows, [32, 1]);
    assert_eq!(reader.metadata().file_metadata().created_by(), Some("zhen"));
    let rows: Vec<_> = read_parquet(file, PassedOverCount::default())
        .expect("the file is whole")
        .map(Result::unwrap)
        .collect();
    assert_eq!((rows.len(), rows[32].source_text.len()), (33, 1 << 20));
}

#[test]
fn a_file_without_rows_is_whole() {
    assert_eq!(shown(written([])), [""; 0]);
}

#[test]
fn columns_are_found_by_name_whatever_their_width() {
    let plain = foreign(
        "message m { required int32 score; required binary zh; required binary en; }",
        |group| {
            let mut column =
                group.next_column().expect("memory takes everything").expect("the schema has it");
            column
                .typed::<Int32Type>()
                .write_batch(&[1, 0], None, None)
                .expect("memory takes everything");
            column.close().expect("memory takes everything");
            texts(group, &["去。", ""]);
            texts(group, &["Go.", "Stay."]);
        },
    );
    assert_eq!(shown(plain), ["Go.|去。|1|[]", "Stay.||0|[]"]);
    // Lists of two levels, as Hive and old pyarrow wrote them; texts in a dictionary.
    let old = foreign(
        "message m {
           required binary src_text (UTF8); required binary trg_text (UTF8);
           optional float score; optional group src_ids (LIST) { repeated int32 array; }
         }",
        |group| {
            texts(group, &["a", "b", "c"]);
            texts(group, &["甲", "乙", "丙"]);
            let mut column =
                group.next_column().expect("memory takes everything").expect("the schema has it");
            let levels = Some([1, 0, 1].as_slice());
            column
                .typed::<FloatType>()
                .write_batch(&[0.5, 0.25], levels, None)
                .expect("memory takes everything");
            column.close().expect("memory takes everything");
            let mut column =
                group.next_column().expect("memory takes everything").expect("the schema has it");
            // [4, 5], an empty list, null.
            let levels = (Some([2, 2, 1, 0].as_slice()), Some([0, 1, 0, 0].as_slice()));
            column
                .typed::<Int32Type>()
                .write_batch(&[4, 5], levels.0, levels.1)
                .expect("memory takes everything");
            column.close().expect("memory takes everything");
        },
    );
    assert_eq!(shown(old), ["a|甲|0.5|[4, 5]", "b|乙|1|[]", "c|丙|0.25|[]"]);
}

#[test]
fn lists_that_are_all_empty_may_be_without_type() {
    // pandas writes them as lists of nulls.
    let file = foreign(
        "message m {
           required binary en; required binary zh;
           optional group flags (LIST) {
             repeated group list { optional int32 element (UNKNOWN); }
           }
         }",
        |group| {
            texts(group, &["Go."]);
            texts(group, &["去。"]);
            let mut column =
                group.next_column().expect("memory takes everything").expect("the schema has it");
            column
                .typed::<Int32Type>()
                .write_batch(&[], Some(&[1]), Some(&[0]))
                .expect("memory takes everything");
            column.close().expect("memory takes everything");
        },
    );
    assert_eq!(shown(file), ["Go.|去。|1|[]"]);
}

#[test]
fn columns_that_rows_have_no_place_for_are_counted() {
    let file = foreign(
        "message m {
           required binary bead; required group translation {
             required binary en; required binary fr; required binary zh;
           }
           required group meta { required binary site; required binary day; }
           required binary id; required binary en;
         }",
        |group| {
            ["2-1", "Go.", "Va.", "去。", "x", "y", "7", "?"]
                .iter()
                .for_each(|text| texts(group, &[text, text]));
        },
    );
    let mut rows = crate::read_rows(crate::Format::Parquet, file.as_slice());
    assert_eq!(rows.by_ref().filter(Result::is_ok).count(), 2);
    assert_eq!(
        rows.passed_over().to_string(),
        "column bead (2 rows), column translation.fr (2 rows), column meta (2 rows), \
         column en (2 rows)"
    );
    let ours = written([row("Go.", "去。")]);
    let mut rows = crate::read_rows(crate::Format::Parquet, ours.as_slice());
    assert_eq!(rows.by_ref().count(), 1);
    assert!(rows.passed_over().is_empty(), "{}", rows.passed_over());
}

#[test]
fn a_faulty_row_is_named_and_reading_goes_on() {
    let file = foreign(
        "message m {
           required double score; required binary en; required binary zh;
           required group src_ids (LIST) {
             repeated group list { optional int32 element; }
           }
         }",
        |group| {
            let mut column =
                group.next_column().expect("memory takes everything").expect("the schema has it");
            column
                .typed::<DoubleType>()
                .write_batch(&[1.0, f64::NAN, 1.0, 1.0, 0.5], None, None)
                .expect("memory takes everything");
            column.close().expect("memory takes everything");
            texts(group, &["a", "b", "c", "d", "e"]);
            texts(group, &["甲", "乙", "丙", "丁", "戊"]);
            let mut column =
                group.next_column().expect("memory takes everything").expect("the schema has it");
            // [0], [1], [-1], [null], [4].
            let levels = (Some([2, 2, 2, 1, 2].as_slice()), Some([0; 5].as_slice()));
            column
                .typed::<Int32Type>()
                .write_batch(&[0, 1, -1, 4], levels.0, levels.1)
                .expect("memory takes everything");
            column.close().expect("memory takes everything");
        },
    );
    let expected = [
        "a|甲|1|[0]",
        "row 2: expected a score such as 0.9731, found `NaN` in `score`",
        "row 3: expected a number from 0, found `-1` in `src_ids`",
        "row 4: expected a number from 0, found null in `src_ids`",
        "e|戊|0.5|[4]",
    ];
    assert_eq!(shown(file), expected);
}

#[test]
fn a_text_that_is_not_utf8_is_named() {
    let file = foreign("message m { required binary en; required binary zh; }", |group| {
        for values in [vec![b'a'], vec![0xff]] {
            let mut column =
                group.next_column().expect("memory takes everything").expect("the schema has it");
            let values = [ByteArray::from(values)];
            column
                .typed::<ByteArrayType>()
                .write_batch(&values, None, None)
                .expect("memory takes everything");
            column.close().expect("memory takes everything");
        }
    });
    assert_eq!(shown(file), ["row 1: not valid UTF-8 in `zh`"]);
}

#[test]
fn a_file_without_texts_is_told_what_it_has() {
    let file = foreign("message m { required binary en; required binary fr; }", |group| {
        texts(group, &["Go."]);
        texts(group, &["Allez."]);
    });
    let message = "parquet: expected the texts in `translation` (`en`, `zh`), in `en` and `zh`, \
                   or in `src_text` and `trg_text`, found the columns en, fr";
    assert_eq!(shown(file), [message]);
    let file = foreign(
        "message m { required binary en; required binary zh; required binary score; }",
        |group| ["a", "甲", "high"].iter().for_each(|text| self::texts(group, &[text])),
    );
    assert_eq!(shown(file), ["parquet: expected numbers in `score`, found BYTE_ARRAY"]);
}

#[test]
fn a_file_that_is_cut_off_is_no_short_success() {
    let file = written([row("Go.", "去。"), row("Stay.", "留下。")]);
    for length in 0..file.len() {
        let found = shown(file[..length].to_vec());
        assert_eq!(found.len(), 1, "{length}");
        let expected = match length {
            0..4 => "parquet: not a parquet file: it does not begin as one",
            4 => "parquet: a damaged parquet file (",
            _ => "parquet: not a whole parquet file: it is cut short; get it again",
        };
        assert!(found[0].starts_with(expected), "{length}: {found:?}");
    }
    let text = shown(b"src_text\ttrg_text\nGo.\t\xe5\x8e\xbb\n".to_vec());
    assert_eq!(text, ["parquet: not a parquet file: it does not begin as one"]);
}

#[test]
fn a_column_that_unpacks_to_far_more_is_refused() {
    let file = written([row(&"x".repeat(65 << 20), "一")]);
    assert!(file.len() < 1 << 20);
    let found = shown(file);
    assert_eq!(found.len(), 1);
    let expected = "row group 1: the column `translation.en` unpacks from ";
    assert!(found[0].starts_with(expected) && found[0].ends_with("refused as a bomb"), "{found:?}");
}
