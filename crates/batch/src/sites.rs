//! Boilerplate of the sites that a build's documents come from.
//!
//! The pages of one folder are taken to be of one site. Before any pair is aligned, pages of each
//! folder are read once to learn which lines repeat; of a large folder a sample is enough, taken at
//! equal distances in the order of the names, so that the same list of jobs teaches the same.

use std::collections::{BTreeMap, BTreeSet};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;
use std::sync::Arc;

use rayon::prelude::*;
use zhen_document::{Boilerplate, DocumentFormat, SiteLines, format_of, page_keys, read};

use crate::digest::Digest;
use crate::file::read_listed_document;
use crate::job::{Job, NamedFile};
use crate::source::{PairOptions, Units};

/// Pages of a folder that are learned from.
const MOST_PAGES: usize = 1_000;

/// The lines that repeat, folder by folder.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sites {
    folders: BTreeMap<String, (Arc<SiteLines>, Digest)>,
}

impl Sites {
    /// Learns which lines repeat on the pages of each folder of a list of jobs, on all threads of
    /// the current rayon pool. Files that cannot be read teach nothing: their jobs will fail and
    /// say why.
    pub fn learn(jobs: &[Job], options: &PairOptions) -> Self {
        if options.units == Units::Lines || options.page.boilerplate == Boilerplate::Keep {
            return Self::default();
        }
        let mut folders: BTreeMap<String, BTreeSet<&NamedFile>> = BTreeMap::new();
        for file in jobs.iter().flat_map(|job| [&job.english, &job.chinese]) {
            folders.entry(folder_of(&file.name)).or_default().insert(file);
        }
        let learned = folders.into_iter().map(|(folder, files)| {
            let files: Vec<&NamedFile> = files.into_iter().collect();
            let step = files.len().div_ceil(MOST_PAGES).max(1);
            let sample: Vec<&NamedFile> = files.into_iter().step_by(step).collect();
            let pages: Vec<Vec<u64>> =
                sample.par_iter().filter_map(|file| keys_of(file, options)).collect();
            (folder, SiteLines::learn(pages))
        });
        let learned = learned.filter(|(_, lines)| !lines.is_empty()).map(|(folder, lines)| {
            let digest = Digest::of_texts([format!("{:?}", lines.keys()).as_str()]);
            (folder, (Arc::new(lines), digest))
        });
        Self { folders: learned.collect() }
    }

    /// Returns the folders with lines that repeat, in the order of their names.
    pub fn folders(&self) -> impl Iterator<Item = (&str, &SiteLines)> {
        self.folders.iter().map(|(folder, (lines, _))| (folder.as_str(), lines.as_ref()))
    }

    /// Returns the lines that repeat beside the document of this name.
    pub(crate) fn of(&self, name: &str) -> Option<Arc<SiteLines>> {
        self.folders.get(&folder_of(name)).map(|(lines, _)| Arc::clone(lines))
    }

    /// Returns the digest of those lines.
    pub(crate) fn digest(&self, name: &str) -> Digest {
        self.folders.get(&folder_of(name)).map(|(_, digest)| *digest).unwrap_or_default()
    }
}

fn folder_of(name: &str) -> String {
    Path::new(name).parent().map_or(String::new(), |folder| folder.display().to_string())
}

/// The lines of a page; documents of other formats have none that could be the site's.
fn keys_of(file: &NamedFile, options: &PairOptions) -> Option<Vec<u64>> {
    let bytes = read_listed_document(file.path()).ok()?;
    let options = options.reading(&file.name);
    // A reader that panics fails its own job later, and says so there.
    let attempt = catch_unwind(AssertUnwindSafe(|| {
        let format = format_of(&bytes, &options).ok()?;
        if !matches!(format, DocumentFormat::Text | DocumentFormat::Html) {
            return None;
        }
        let extract = read(&bytes, &options).ok()?.extract;
        let lines = extract.pieces().iter().map(|piece| &extract.text()[piece.span.clone()]);
        Some(page_keys(lines))
    }));
    attempt.ok().flatten()
}
