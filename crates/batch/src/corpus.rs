//! The corpus of a build: in one format or several, in one part or several, in one file or many.
//!
//! Every part has a bitext in every format; with a shard size a bitext is many files, of which the
//! one that is full is closed before the next begins. Nothing takes its place before all is written.

use std::collections::BTreeMap;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use zhen_formats::{BitextRow, Format, Losses, Part, RowWriter, WriteError, WriteOptions};

use crate::atomic::{AtomicFile, WholeFile};
use crate::bitext::bitext_paths;
use crate::marks::fact_marks;
use crate::options::BuildOptions;
use crate::split::SplitPart;

/// What is written of a corpus.
pub(crate) struct Corpus<'o> {
    options: &'o BuildOptions,
    write: WriteOptions,
    folder: PathBuf,
    parts: Vec<CorpusPart>,
    whole: Vec<WholeFile>,
    paths: Vec<PathBuf>,
    losses: BTreeMap<Format, Losses>,
    rows: usize,
}

/// The rows of one part of the corpus.
struct CorpusPart {
    part: Option<SplitPart>,
    /// The current files, one bitext a format.
    bitexts: Vec<OpenBitext>,
    rows_in_shard: usize,
    /// Number of the current files, from 1.
    shard: usize,
}

/// A bitext that is being written.
struct OpenBitext {
    format: Format,
    writer: RowWriter<'static>,
    files: Vec<SharedFile>,
}

/// A file that its writer and its bitext hold.
#[derive(Clone)]
struct SharedFile(Arc<Mutex<AtomicFile>>);

/// What was written.
pub(crate) struct WrittenCorpus {
    /// The files, which wait to take their places.
    pub(crate) whole: Vec<WholeFile>,
    /// Their names, in the order in which they were begun.
    pub(crate) paths: Vec<PathBuf>,
    /// What each format could not hold.
    pub(crate) losses: BTreeMap<Format, Losses>,
    /// Rows of all parts.
    pub(crate) rows: usize,
}

impl BuildOptions {
    /// Returns the files of the corpus that are begun first, as they will be in a folder.
    pub fn corpus_files(&self, folder: &Path) -> Vec<PathBuf> {
        let paths = self.corpus_parts().into_iter().flat_map(|part| {
            self.corpus_formats().iter().flat_map(move |&format| {
                bitext_paths(&folder.join(self.corpus_name(part, format, 1)), format)
            })
        });
        paths.collect()
    }

    /// The parts of the corpus; `None` for one that is not parted.
    fn corpus_parts(&self) -> Vec<Option<SplitPart>> {
        match &self.split {
            Some(split) => split.parts().map(Some).collect(),
            None => vec![None],
        }
    }

    /// The name of the bitext of a part: `corpus.tsv`, `corpus.train.tsv`, `corpus-00001.tsv.zst`.
    fn corpus_name(&self, part: Option<SplitPart>, format: Format, shard: usize) -> String {
        let part = part.map(|part| format!(".{}", part.name())).unwrap_or_default();
        match self.shard_size {
            None => format!("corpus{part}.{format}"),
            Some(_) => {
                // Those that are packed already, and the page, which browsers read.
                let is_kept = format.is_binary() || format == Format::Html;
                let packed = if is_kept { "" } else { ".zst" };
                format!("corpus{part}-{shard:05}.{format}{packed}")
            }
        }
    }
}

impl<'o> Corpus<'o> {
    /// Begins a corpus in a folder.
    pub(crate) fn begin(options: &'o BuildOptions, folder: &Path) -> Result<Self, WriteError> {
        let mut write = options.write.clone();
        // The files of single pairs are called by their documents, and none by where it stands: a
        // build into another folder gives the same.
        write.title.clone_from(&options.title);
        let mut corpus = Self {
            options,
            write,
            folder: folder.to_owned(),
            parts: Vec::new(),
            whole: Vec::new(),
            paths: Vec::new(),
            losses: BTreeMap::new(),
            rows: 0,
        };
        for part in options.corpus_parts() {
            let bitexts = corpus.open(part, 1)?;
            corpus.parts.push(CorpusPart { part, bitexts, rows_in_shard: 0, shard: 1 });
        }
        Ok(corpus)
    }

    /// Writes a row to its part.
    pub(crate) fn write(
        &mut self,
        part: Option<SplitPart>,
        row: &BitextRow,
    ) -> Result<(), WriteError> {
        let Some(index) = self.parts.iter().position(|own| own.part == part) else {
            return Err(io::Error::other("a part that the corpus does not have").into());
        };
        let own = &mut self.parts[index];
        if self.options.shard_size.is_some_and(|most| own.rows_in_shard >= most.max(1)) {
            let (full, shard) = (std::mem::take(&mut own.bitexts), own.shard + 1);
            self.close(full)?;
            let bitexts = self.open(part, shard)?;
            self.parts[index] = CorpusPart { part, bitexts, rows_in_shard: 0, shard };
        }
        let own = &mut self.parts[index];
        for bitext in &mut own.bitexts {
            match bitext.format {
                Format::Html => bitext.writer.write_marked(row, &fact_marks(row))?,
                _ => bitext.writer.write_row(row)?,
            }
        }
        own.rows_in_shard += 1;
        self.rows += 1;
        Ok(())
    }

    /// Ends the corpus.
    pub(crate) fn finish(mut self) -> Result<WrittenCorpus, WriteError> {
        for part in std::mem::take(&mut self.parts) {
            self.close(part.bitexts)?;
        }
        let Self { whole, paths, losses, rows, .. } = self;
        Ok(WrittenCorpus { whole, paths, losses, rows })
    }

    fn open(
        &mut self,
        part: Option<SplitPart>,
        shard: usize,
    ) -> Result<Vec<OpenBitext>, WriteError> {
        let mut bitexts = Vec::new();
        for &format in self.options.corpus_formats() {
            let path = self.folder.join(self.options.corpus_name(part, format, shard));
            let paths = bitext_paths(&path, format);
            let files: Vec<SharedFile> =
                paths.iter().map(|path| SharedFile::create(path)).collect::<io::Result<_>>()?;
            let parts = files.iter().map(|file| Box::new(file.clone()) as Part<'static>).collect();
            // Options of tsv say nothing to the others.
            let writer = RowWriter::in_parts(format, parts, &self.write)?;
            bitexts.push(OpenBitext { format, writer, files });
            self.paths.extend(paths);
        }
        Ok(bitexts)
    }

    fn close(&mut self, bitexts: Vec<OpenBitext>) -> Result<(), WriteError> {
        for OpenBitext { format, writer, files } in bitexts {
            let written = writer.finish()?;
            match self.losses.get_mut(&format) {
                Some(losses) => losses.add(&written.losses),
                None => drop(self.losses.insert(format, written.losses)),
            }
            for file in files {
                self.whole.push(file.whole()?);
            }
        }
        Ok(())
    }
}

impl SharedFile {
    fn create(path: &Path) -> io::Result<Self> {
        let named =
            |error: io::Error| io::Error::new(error.kind(), format!("{}: {error}", path.display()));
        Ok(Self(Arc::new(Mutex::new(AtomicFile::create(path).map_err(named)?))))
    }

    /// Ends the file, which its writer has let go of.
    fn whole(self) -> io::Result<WholeFile> {
        let file =
            Arc::into_inner(self.0).ok_or_else(|| io::Error::other("still being written"))?;
        file.into_inner().unwrap_or_else(PoisonError::into_inner).whole()
    }
}

impl Write for SharedFile {
    fn write(&mut self, buffer: &[u8]) -> io::Result<usize> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).write(buffer)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).flush()
    }
}
