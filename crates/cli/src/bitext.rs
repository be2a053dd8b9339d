//! Bitexts as files: found, told apart, read and written.

use std::io::{self, Cursor, IsTerminal as _, Read as _};
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use zhen_batch::{bitext_paths, write_bitext};
use zhen_formats::{
    Beads, BitextInput, Format, RowWriter, Rows, WriteError, WriteOptions, Written, read_beads,
    read_rows_in_parts,
};

use crate::input;
use crate::output::Output;

/// Bytes of a file from which its format is told.
const HEAD: u64 = 1 << 16;

/// A bitext that is read: one file, or as many as its format is made of.
pub struct BitextFile {
    format: Format,
    parts: Vec<BitextInput<'static>>,
}

impl BitextFile {
    /// Opens a bitext; its format is as told, as its content shows or as its name says.
    ///
    /// # Errors
    ///
    /// If it cannot be opened; the message names it.
    pub fn open(path: &str, told: Option<Format>) -> Result<Self> {
        if let Some(files) = files_of_moses(path, told) {
            let parts = files.iter().map(|file| input::open(&file.display().to_string()));
            let parts = parts.collect::<Result<_>>()?;
            return Ok(Self { format: Format::Moses, parts });
        }
        let mut part = input::open(path)?;
        // One look into a buffer may show a few bytes only.
        let mut head = Vec::new();
        let looked = part.by_ref().take(HEAD).read_to_end(&mut head);
        looked.with_context(|| path.to_owned())?;
        let format = told.unwrap_or_else(|| format_of(path, &head));
        let whole: BitextInput<'static> = Box::new(Cursor::new(head).chain(part));
        Ok(Self { format, parts: vec![whole] })
    }

    /// Opens a bitext whose text may be in another encoding than UTF-8: in the one that `label`
    /// names, or in the one it seems to be in. Files that are no text are opened as they are.
    ///
    /// # Errors
    ///
    /// If it cannot be read, or is no text; the message names it.
    pub fn open_text(path: &str, told: Option<Format>, label: Option<&str>) -> Result<Self> {
        let is_binary =
            told.or_else(|| Format::guess_from_path(path)).is_some_and(Format::is_binary);
        if is_binary || files_of_moses(path, told).is_some() {
            return Self::open(path, told);
        }
        let text = input::read_text(path, label)?;
        let format = told.unwrap_or_else(|| format_of(path, text.as_bytes()));
        let parts: Vec<BitextInput<'static>> = vec![Box::new(Cursor::new(text.into_bytes()))];
        Ok(Self { format, parts })
    }

    /// Returns the format.
    pub fn format(&self) -> Format {
        self.format
    }

    /// Reads the rows of a format that holds text.
    pub fn rows(self) -> Rows<'static> {
        read_rows_in_parts(self.format, self.parts)
    }

    /// Reads the beads of a format of indices.
    pub fn beads(mut self) -> Beads<'static> {
        read_beads(self.format, self.parts.remove(0))
    }
}

/// Tells the format of a bitext by its name and its first bytes; what tells nothing is tsv.
fn format_of(path: &str, head: &[u8]) -> Format {
    Format::of_file(path, head).unwrap_or_default()
}

/// The files of a bitext in the moses format: the format is told, or named, or the path is the
/// common part of names that are there.
fn files_of_moses(path: &str, told: Option<Format>) -> Option<Vec<PathBuf>> {
    let files = bitext_paths(Path::new(path), Format::Moses);
    let are_there = files[..2].iter().all(|file| file.is_file());
    let is_one_of_them = files.iter().any(|file| file == Path::new(path));
    let is_named = Format::guess_from_path(path) == Some(Format::Moses);
    let is_moses = match told {
        Some(format) => format == Format::Moses,
        None => is_named || (are_there && (is_one_of_them || !Path::new(path).exists())),
    };
    // The ids may be missing, the texts may not: opening them says so.
    is_moses.then(|| {
        let is_wanted = |(index, file): &(usize, PathBuf)| *index < 2 || file.is_file();
        files.into_iter().enumerate().filter(is_wanted).map(|(_, file)| file).collect()
    })
}

/// Where a bitext goes, and how it is written.
#[derive(Clone, Debug)]
pub struct BitextOutput {
    format: Format,
    options: WriteOptions,
    /// `None` for standard output.
    path: Option<PathBuf>,
}

impl BitextOutput {
    /// Finds out where the bitext goes, before the work begins.
    ///
    /// # Errors
    ///
    /// If one of its files is an input, a folder, or in a folder that does not exist; if standard
    /// output cannot take the format.
    pub fn new(
        path: Option<&str>,
        format: Format,
        options: WriteOptions,
        inputs: &[&str],
    ) -> Result<Self> {
        let Output::File(path) = Output::new(path, &[])? else {
            if format.suffixes().len() > 1 {
                bail!("-o FILE is missing: {format} is made of several files");
            }
            if format.is_binary() && io::stdout().is_terminal() {
                bail!("-o FILE is missing: {format} is no text for the terminal");
            }
            return Ok(Self { format, options, path: None });
        };
        for part in bitext_paths(&path, format) {
            Output::new(Some(&part.display().to_string()), inputs)?;
        }
        Ok(Self { format, options, path: Some(path) })
    }

    /// Returns the format.
    pub fn format(&self) -> Format {
        self.format
    }

    /// Returns what messages call it.
    pub fn name(&self) -> String {
        self.path.as_ref().map_or("standard output".to_owned(), |path| path.display().to_string())
    }

    /// Writes the rows through `write` and says what was written; nothing when the reader of
    /// standard output went away, who had all it wanted.
    ///
    /// # Errors
    ///
    /// If `write` fails, or a file cannot be written; then all are as they were.
    pub fn write(
        &self,
        write: impl FnOnce(&mut RowWriter<'_>) -> Result<(), WriteError>,
    ) -> Result<Option<Written>> {
        let Self { format, options, path } = self;
        let Some(path) = path else {
            let mut written = None;
            Output::Standard.write(|out| {
                let mut writer = RowWriter::new(*format, out, options)?;
                write(&mut writer)?;
                written = Some(writer.finish()?);
                Ok::<_, WriteError>(())
            })?;
            return Ok(written);
        };
        let ((), written) = write_bitext(path, *format, options, write)
            .with_context(|| path.display().to_string())?;
        Ok(Some(written))
    }
}
