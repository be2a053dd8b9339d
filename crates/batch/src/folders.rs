//! Pairing two mirrored folders by the names of their files.
//!
//! First by exact names, then, of the files left over, by free ones (see `names`). A name that
//! several files of a side have pairs those that also share their extension, and otherwise tells
//! nothing.

mod list;
mod names;

use std::collections::{BTreeMap, BTreeSet};
use std::io;
use std::path::{Path, PathBuf};

use zhen_text::Language;

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
}

/// The files of two folders, in the order of their paths.
#[derive(Clone, Debug, Default)]
pub(crate) struct FolderFiles {
    pub(crate) english: Vec<FolderFile>,
    pub(crate) chinese: Vec<FolderFile>,
}

/// A file of a folder.
#[derive(Clone, Debug)]
pub(crate) struct FolderFile {
    pub(crate) path: PathBuf,
    exact_name: String,
    free_name: String,
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
    let files = FolderFiles::list(english, chinese, |_| Language::English)?;
    Ok(files.pair_by_names())
}

impl FolderFiles {
    /// Lists the files of two folders.
    pub(crate) fn list(
        english: &Path,
        chinese: &Path,
        unmarked: impl Fn(&Path) -> Language,
    ) -> io::Result<Self> {
        let files_of = |folder: &Path, other: &Path| -> io::Result<Vec<FolderFile>> {
            let file = |path: PathBuf| {
                let inside = path.strip_prefix(folder).unwrap_or(&path);
                let (exact_name, free_name) = (names::exact_name(inside), names::free_name(inside));
                FolderFile { path, exact_name, free_name }
            };
            Ok(list::files_below(folder, other)?.into_iter().map(file).collect())
        };
        let resolved = |path: &Path| path.canonicalize().ok();
        if resolved(english).is_none() || resolved(english) != resolved(chinese) {
            let (english, chinese) = (files_of(english, chinese)?, files_of(chinese, english)?);
            return Ok(Self { english, chinese });
        }
        let folder = english;
        let (english, chinese) = files_of(folder, folder)?.into_iter().partition(|file| {
            let inside = file.path.strip_prefix(folder).unwrap_or(&file.path);
            let language = names::language_of(inside).unwrap_or_else(|| unmarked(&file.path));
            language == Language::English
        });
        Ok(Self { english, chinese })
    }

    /// Pairs files by name alone, and says of the others why not.
    pub(crate) fn pair_by_names(&self) -> FolderPairs {
        let mut found = FolderPairs::default();
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
                let [here, there] = &names[file.exact_name.as_str()];
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
                found.unpaired.push(UnpairedFile { path: file.path.clone(), language, reason });
            }
        }
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
        let ways: [Way; 4] = [
            |file| (&file.exact_name, ""),
            |file| (&file.exact_name, file.extension()),
            |file| (&file.free_name, ""),
            |file| (&file.free_name, file.extension()),
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
                names.entry(&file.exact_name).or_default()[side].push(index);
            }
        }
        names
    }
}

impl FolderFile {
    fn extension(&self) -> &str {
        self.path.extension().and_then(|extension| extension.to_str()).unwrap_or("")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Makes empty files and returns the names of the pairs and of the files without counterpart.
    fn paired(english: &[&str], chinese: &[&str]) -> (Vec<String>, Vec<String>) {
        let folder = tempfile::tempdir().expect("tests can make folders");
        let sides = [folder.path().join("E"), folder.path().join("C")];
        for (side, names) in sides.iter().zip([english, chinese]) {
            for name in names {
                let path = side.join(name);
                std::fs::create_dir_all(path.parent().expect("it is in a folder"))
                    .expect("tests can make folders");
                std::fs::write(path, "x").expect("tests can write files");
            }
        }
        let found = pair_folders(&sides[0], &sides[1]).expect("the folders are there");
        let name = |path: &Path| {
            path.strip_prefix(folder.path()).expect("it is below").display().to_string()
        };
        let pairs = found.pairs.iter();
        let pairs = pairs.map(|pair| format!("{} {}", name(&pair.english), name(&pair.chinese)));
        (pairs.collect(), found.unpaired.iter().map(|file| name(&file.path)).collect())
    }

    #[test]
    fn files_without_counterpart_are_named() {
        let (pairs, unpaired) = paired(&["a.txt", "b.txt"], &["a.txt", "c.txt"]);
        assert_eq!(pairs, ["E/a.txt C/a.txt"]);
        assert_eq!(unpaired, ["E/b.txt", "C/c.txt"]);
    }

    #[test]
    fn files_of_one_name_are_paired_by_their_extension() {
        let (pairs, unpaired) = paired(&["a.txt", "a.html"], &["a.html", "a.pdf"]);
        assert_eq!(pairs, ["E/a.html C/a.html", "E/a.txt C/a.pdf"]);
        assert!(unpaired.is_empty());
        let (pairs, unpaired) = paired(&["a.txt"], &["a.zh-cn.txt", "a.zh-tw.txt"]);
        assert!(pairs.is_empty());
        assert_eq!(unpaired.len(), 3);
    }

    #[test]
    fn exact_names_come_first() {
        let (pairs, unpaired) = paired(&["en/a.md", "a.md"], &["zh/a.md", "a.md"]);
        assert_eq!(pairs, ["E/a.md C/a.md", "E/en/a.md C/zh/a.md"]);
        assert!(unpaired.is_empty());
    }

    #[test]
    fn a_chinese_folder_inside_the_english_one_is_not_read_as_english() {
        let folder = tempfile::tempdir().expect("tests can make folders");
        let chinese = folder.path().join("zh");
        std::fs::create_dir(&chinese).expect("tests can make folders");
        for path in [folder.path().join("a.md"), chinese.join("a.md")] {
            std::fs::write(path, "x").expect("tests can write files");
        }
        let found = pair_folders(folder.path(), &chinese).expect("the folders are there");
        assert_eq!(found.pairs.len(), 1);
        assert_eq!(found.unpaired, []);
    }

    #[test]
    fn one_folder_with_both_languages_is_parted_by_names() {
        let folder = tempfile::tempdir().expect("tests can make folders");
        for name in ["a.en.md", "a.zh.md", "b.md"] {
            std::fs::write(folder.path().join(name), "x").expect("tests can write files");
        }
        let found = pair_folders(folder.path(), folder.path()).expect("the folder is there");
        assert_eq!(found.pairs[0].chinese, folder.path().join("a.zh.md"));
        assert_eq!(found.unpaired[0].path, folder.path().join("b.md"));
    }
}
