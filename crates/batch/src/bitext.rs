//! Writing the files of a bitext: one, or as many as its format is made of.

use std::io::{self, Write};
use std::path::{Path, PathBuf};

use zhen_formats::{Format, Part, RowWriter, WriteError, WriteOptions, Written};

use crate::atomic::{Compression, write_all_atomically};

/// Returns the paths of the files that a bitext of this format is made of.
///
/// `talk.tsv` is one file. The three of moses are `talk.en`, `talk.zh` and `talk.ids`, whether
/// the path is `talk`, `talk.moses` or one of them; a compression suffix stays at the end.
pub fn bitext_paths(path: &Path, format: Format) -> Vec<PathBuf> {
    let suffixes = format.suffixes();
    if let [""] = suffixes {
        return vec![path.to_owned()];
    }
    let packed = match Compression::of_path(path) {
        Compression::None => "",
        Compression::Gzip => ".gz",
        Compression::Zstandard => ".zst",
    };
    let name = path.to_string_lossy();
    let name = name.strip_suffix(packed).unwrap_or(&name);
    let format_suffix = format!(".{format}");
    let known = suffixes.iter().copied().chain([format_suffix.as_str()]);
    let stem = known.into_iter().find_map(|suffix| name.strip_suffix(suffix)).unwrap_or(name);
    suffixes.iter().map(|suffix| PathBuf::from(format!("{stem}{suffix}{packed}"))).collect()
}

/// Writes the files of a bitext through `write`; they appear when all are whole.
///
/// Returns what `write` does, and what was written.
///
/// # Errors
///
/// If a file cannot be written, the format cannot, or `write` fails; nothing appears then.
pub fn write_bitext<T, E: From<io::Error> + From<WriteError>>(
    path: &Path,
    format: Format,
    options: &WriteOptions,
    write: impl FnOnce(&mut RowWriter<'_>) -> Result<T, E>,
) -> Result<(T, Written), E> {
    write_all_atomically(&bitext_paths(path, format), |files| {
        let parts =
            files.iter_mut().map(|file| Box::new(file as &mut (dyn Write + Send)) as Part<'_>);
        let mut writer = RowWriter::in_parts(format, parts.collect(), options)?;
        let result = write(&mut writer)?;
        Ok((result, writer.finish()?))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_files_of_a_bitext_are_named_by_its_path() {
        let paths = |path: &str, format| {
            let paths = bitext_paths(Path::new(path), format);
            paths.iter().map(|path| path.display().to_string()).collect::<Vec<_>>().join(" ")
        };
        assert_eq!(paths("a/talk.en", Format::Tsv), "a/talk.en");
        for path in ["a/talk", "a/talk.moses", "a/talk.en", "a/talk.ids"] {
            assert_eq!(paths(path, Format::Moses), "a/talk.en a/talk.zh a/talk.ids", "{path}");
        }
        assert_eq!(
            paths("x.en-zh.gz", Format::Moses),
            "x.en-zh.en.gz x.en-zh.zh.gz x.en-zh.ids.gz"
        );
    }

    #[test]
    fn nothing_appears_when_a_row_cannot_be_written() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("talk");
        let failed: Result<((), Written), WriteError> =
            write_bitext(&path, Format::Moses, &WriteOptions::default(), |_| {
                Err(io::Error::other("the input cannot be read").into())
            });
        assert!(failed.is_err());
        assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 0);
    }
}
