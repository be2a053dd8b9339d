use super::*;

/// Files in memory for every part of a format.
fn parts(format: Format) -> Vec<Part<'static>> {
    format.suffixes().iter().map(|_| Box::new(io::sink()) as Part<'static>).collect()
}

#[test]
fn a_row_without_ids_is_refused_by_formats_of_indices_alone() {
    let row =
        BitextRow { source_text: "a".into(), target_text: "一".into(), ..BitextRow::default() };
    for format in Format::ALL.into_iter().filter(|format| format.is_written()) {
        let options = WriteOptions::default();
        let mut writer = match RowWriter::in_parts(format, parts(format), &options) {
            Ok(writer) => writer,
            Err(WriteError::NotBuilt { .. }) => continue,
            Err(error) => panic!("{format}: {error}"),
        };
        assert_eq!(writer.write_row(&row).is_ok(), format.holds_text(), "{format}");
    }
}

#[test]
fn a_failing_writer_is_reported_with_its_kind() {
    struct Closed;
    impl Write for Closed {
        fn write(&mut self, _: &[u8]) -> io::Result<usize> {
            Err(io::ErrorKind::BrokenPipe.into())
        }
        fn flush(&mut self) -> io::Result<()> {
            Err(io::ErrorKind::BrokenPipe.into())
        }
    }
    let row = BitextRow {
        source_ids: vec![0],
        target_ids: vec![0],
        source_text: "a".into(),
        target_text: "一".into(),
        ..BitextRow::default()
    };
    for format in Format::ALL.into_iter().filter(|format| format.is_written()) {
        let closed: Vec<Part<'_>> =
            format.suffixes().iter().map(|_| Box::new(Closed) as Part<'_>).collect();
        let written =
            RowWriter::in_parts(format, closed, &WriteOptions::default()).and_then(|mut writer| {
                writer.write_row(&row)?;
                writer.finish()
            });
        match written.expect_err("the writer is closed") {
            WriteError::Io(error) => {
                assert_eq!(error.kind(), io::ErrorKind::BrokenPipe, "{format}");
            }
            WriteError::NotBuilt { .. } => {}
            error => panic!("{format}: {error}"),
        }
    }
}

#[test]
fn formats_that_are_only_read_and_several_files_in_one_are_refused() {
    let refused = |format| {
        RowWriter::new(format, io::sink(), &WriteOptions::default())
            .err()
            .map(|error| error.to_string())
    };
    let message = "champollion files are only read; use index to write";
    assert_eq!(refused(Format::Champollion).as_deref(), Some(message));
    let message = "moses is made of 3 files; name them with -o";
    assert_eq!(refused(Format::Moses).as_deref(), Some(message));
}
