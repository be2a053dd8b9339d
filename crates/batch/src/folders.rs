//! Pairing two mirrored folders by the names of their files.
//!
//! First by the same path inside the folder, then by exact names, then, of the files left over, by
//! free ones (see `names`). A name that several files of a side have pairs those that also share
//! their extension, and otherwise tells nothing.

mod list;
mod names;
#[cfg(test)]
mod tests;

use std::collections::{BTreeMap, BTreeSet};
use std::io;
use std::path::{Path, PathBuf};

use rayon::prelude::*;
use zhen_text::Language;

use names::Names;

/// What told that two files belong together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PairedBy {
    /// Their names.
    Names,
    /// What they say.
    Content,
}

impl PairedBy {
    /// Returns the word that lists of pairs use.
    pub fn name(self) -> &'static str {
        match self {
            Self::Names => "names",
            Self::Content => "content",
        }
    }
}

/// Two files that belong together.
#[derive(Clone, Debug, PartialEq)]
pub struct FilePair {
    /// The English file.
    pub english: PathBuf,
    /// The Chinese file.
    pub chinese: PathBuf,
    /// Probability in [0, 1] that they are one document, if their contents were compared.
    pub score: Option<f64>,
    /// What told that they belong together.
    pub by: PairedBy,
}

/// What two folders hold.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct FolderPairs {
    /// The pairs, in the order of the English names.
    pub pairs: Vec<FilePair>,
    /// Files without counterpart, in the order of their names, English ones first.
    pub unpaired: Vec<UnpairedFile>,
    /// Pairs of one name that were parted, since they are probably no translation of each other.
    pub parted: usize,
    /// Whether the folders were given the wrong way round, the Chinese one first.
    pub swapped: bool,
    /// Hidden files and folders that were passed over.
    pub hidden: usize,
}

/// A file that has no counterpart.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnpairedFile {
    /// The file.
    pub path: PathBuf,
    /// The language of the folder it is in.
    pub language: Language,
    /// Why it has no counterpart, in one line.
    pub reason: String,
    /// The same as a program needs it.
    pub cause: UnpairedCause,
}

/// Why a file has no counterpart.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum UnpairedCause {
    /// It can be read, and no file of the other folder is its translation.
    NoCounterpart,
    /// It is in another language than its folder, in both, or in neither.
    OtherLanguage,
    /// It cannot be read.
    Unreadable,
}

/// The files of two folders, in the order of their paths.
#[derive(Clone, Debug, Default)]
pub(crate) struct FolderFiles {
    pub(crate) english: Vec<FolderFile>,
    pub(crate) chinese: Vec<FolderFile>,
    /// What cannot be read as a file: broken links and the like.
    pub(crate) others: Vec<UnpairedFile>,
    /// Hidden files and folders that were passed over.
    pub(crate) hidden: usize,
}

/// What tells the language of the files of one folder that holds both.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum ToldBy {
    /// Their names, and contents where names do not.
    Names,
    /// Contents alone.
    Content,
}

/// A file of a folder.
#[derive(Clone, Debug)]
pub(crate) struct FolderFile {
    pub(crate) path: PathBuf,
    names: Names,
}

/// Pairs the files below two folders by name; hidden files are passed over.
///
/// One folder may lie in the other (`docs` and `docs/zh`); its files are then of its side only.
/// Both may be one: then the names tell the language of each file, and `unmarked` tells that of
/// files whose names do not.
///
/// # Errors
///
/// If a folder cannot be listed; the message names it.
pub fn pair_folders(english: &Path, chinese: &Path) -> io::Result<FolderPairs> {
    let files = FolderFiles::list(english, chinese, ToldBy::Names, |_| Language::English)?;
    Ok(files.pair_by_names())
}

impl FolderFiles {
    /// Lists the files of two folders; `told_by` and `unmarked` matter if both are one.
    pub(crate) fn list(
        english: &Path,
        chinese: &Path,
        told_by: ToldBy,
        unmarked: impl Fn(&Path) -> Language + Sync,
    ) -> io::Result<Self> {
        let mut all = Self::default();
        let resolved = |path: &Path| path.canonicalize().ok();
        if resolved(english).is_none() || resolved(english) != resolved(chinese) {
            let here = list::files_below(english, chinese)?;
            let there = list::files_below(chinese, english)?;
            all.english = all.add(here, english, |_| Language::English);
            all.chinese = all.add(there, chinese, |_| Language::Chinese);
            return Ok(all);
        }
        let folder = english;
        let named = |path: &Path| {
            names::language_of(path.strip_prefix(folder).unwrap_or(path))
                .filter(|_| told_by == ToldBy::Names)
        };
        let listing = list::files_below(folder, folder)?;
        let files = all.add(listing, folder, |path| named(path).unwrap_or(Language::English));
        let languages: Vec<Language> = files
            .par_iter()
            .map(|file| named(&file.path).unwrap_or_else(|| unmarked(&file.path)))
            .collect();
        for (file, language) in files.into_iter().zip(languages) {
            match language {
                Language::English => all.english.push(file),
                Language::Chinese => all.chinese.push(file),
            }
        }
        Ok(all)
    }

    /// Adds what is no file of a folder, and returns its files.
    fn add(
        &mut self,
        listing: list::Listing,
        folder: &Path,
        language: impl Fn(&Path) -> Language,
    ) -> Vec<FolderFile> {
        self.hidden += listing.hidden;
        self.others.extend(listing.others.into_iter().map(|(path, reason)| {
            let language = language(&path);
            UnpairedFile { path, language, reason, cause: UnpairedCause::Unreadable }
        }));
        let file = |path: PathBuf| {
            let inside = path.strip_prefix(folder).unwrap_or(&path);
            let names = Names::of(inside);
            FolderFile { path, names }
        };
        listing.files.into_iter().map(file).collect()
    }

    /// Pairs files by name alone, and says of the others why not.
    pub(crate) fn pair_by_names(&self) -> FolderPairs {
        let mut found = FolderPairs { hidden: self.hidden, ..FolderPairs::default() };
        let pairs = self.mirrored();
        let paired = [
            pairs.iter().map(|pair| pair.0).collect::<BTreeSet<usize>>(),
            pairs.iter().map(|pair| pair.1).collect(),
        ];
        let names = self.by_exact_name();
        let sides = [&self.english, &self.chinese];
        for (side, language) in [(0, Language::English), (1, Language::Chinese)] {
            for (index, file) in sides[side].iter().enumerate() {
                if paired[side].contains(&index) {
                    continue;
                }
                let [here, there] = &names[file.names.exact.as_str()];
                let other = [there, here][side].len();
                let reason = if other == 0 {
                    format!("no {} file has this name", language.other())
                } else {
                    format!(
                        "{} English and {} Chinese files have this name: cannot tell which \
                         belong together",
                        here.len(),
                        there.len()
                    )
                };
                let (path, cause) = (file.path.clone(), UnpairedCause::NoCounterpart);
                found.unpaired.push(UnpairedFile { path, language, reason, cause });
            }
        }
        found.unpaired.extend(self.others.iter().cloned());
        found.sort();
        found.pairs = pairs
            .into_iter()
            .map(|(english, chinese)| FilePair {
                english: self.english[english].path.clone(),
                chinese: self.chinese[chinese].path.clone(),
                score: None,
                by: PairedBy::Names,
            })
            .collect();
        found
    }

    /// The numbers of English and Chinese files whose names belong together, in order.
    pub(crate) fn mirrored(&self) -> Vec<(usize, usize)> {
        let mut pairs: Vec<(usize, usize)> = Vec::new();
        let mut taken: [BTreeSet<usize>; 2] = Default::default();
        type Way = fn(&FolderFile) -> (&str, &str);
        let ways: [Way; 6] = [
            |file| (&file.names.whole, ""),
            |file| (&file.names.folded, ""),
            |file| (&file.names.exact, ""),
            |file| (&file.names.exact, file.extension()),
            |file| (&file.names.free, ""),
            |file| (&file.names.free, file.extension()),
        ];
        for way in ways {
            let mut names: BTreeMap<(&str, &str), [Vec<usize>; 2]> = BTreeMap::new();
            for (side, files) in [&self.english, &self.chinese].into_iter().enumerate() {
                let free =
                    files.iter().enumerate().filter(|(index, _)| !taken[side].contains(index));
                free.for_each(|(index, file)| {
                    names.entry(way(file)).or_default()[side].push(index);
                });
            }
            for [english, chinese] in names.into_values() {
                if let ([english], [chinese]) = (english.as_slice(), chinese.as_slice()) {
                    pairs.push((*english, *chinese));
                    taken[0].insert(*english);
                    taken[1].insert(*chinese);
                }
            }
        }
        pairs.sort_unstable();
        pairs
    }

    /// The numbers of the English and Chinese files of each name.
    fn by_exact_name(&self) -> BTreeMap<&str, [Vec<usize>; 2]> {
        let mut names: BTreeMap<&str, [Vec<usize>; 2]> = BTreeMap::new();
        for (side, files) in [&self.english, &self.chinese].into_iter().enumerate() {
            for (index, file) in files.iter().enumerate() {
                names.entry(&file.names.exact).or_default()[side].push(index);
            }
        }
        names
    }
}

impl FolderPairs {
    /// Brings files without counterpart into their order.
    pub(crate) fn sort(&mut self) {
        self.unpaired.sort_by(|one, other| {
            let key = |file: &UnpairedFile| file.language == Language::Chinese;
            key(one).cmp(&key(other)).then_with(|| one.path.cmp(&other.path))
        });
    }
}

impl FolderFile {
    fn extension(&self) -> &str {
        self.path.extension().and_then(|extension| extension.to_str()).unwrap_or("")
    }
}
