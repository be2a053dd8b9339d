//! Where a bitext goes.

use std::io::{self, IsTerminal as _};
use std::path::PathBuf;

use anyhow::{Context, Result, bail};
use zhen_batch::{bitext_paths, write_bitext};
use zhen_formats::{Format, RowWriter, WriteError, WriteOptions, Written};

use crate::output::Output;

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
