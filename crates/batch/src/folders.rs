//! Pairing two mirrored folders by the names of their files.
//!
//! Two files are a pair when their paths inside the folders are equal once marks of language
//! and the extension are taken off: `a/b.en.txt` and `a/b.zh-CN.txt`, `b_en.md` and `b.md`.

use std::collections::BTreeMap;
use std::io;
use std::path::{Path, PathBuf};

use zhen_text::Language;

/// Parts of a name that say in which language a file is.
const LANGUAGE_MARKS: &[&str] = &[
    "en", "eng", "english", "en-us", "en-gb", "zh", "zho", "chi", "chs", "cht", "cn", "tw", "hk",
    "zh-cn", "zh-tw", "zh-hk", "zh-hans", "zh-hant", "chinese", "cmn",
];

/// What two folders hold.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FolderPairs {
    /// English and Chinese paths of each pair, in the order of their names.
    pub pairs: Vec<(PathBuf, PathBuf)>,
    /// Files without counterpart, in the order of their names, English ones first.
    pub unpaired: Vec<UnpairedFile>,
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

/// Pairs the files below two folders by name; hidden files are passed over.
///
/// One folder may lie in the other (`docs` and `docs/zh`); its files are then of its side only.
///
/// # Errors
///
/// If a folder cannot be listed; the message names it.
pub fn pair_folders(english: &Path, chinese: &Path) -> io::Result<FolderPairs> {
    let (english, chinese) = (by_key(english, chinese)?, by_key(chinese, english)?);
    let mut found = FolderPairs::default();
    for (key, paths) in &english {
        match (paths.as_slice(), chinese.get(key).map(Vec::as_slice)) {
            ([path], Some([other])) => found.pairs.push((path.clone(), other.clone())),
            (_, Some(others)) => {
                let (here, there) = (paths.len(), others.len());
                let reason = format!(
                    "{here} English and {there} Chinese files have this name: cannot tell which belong together"
                );
                found.leave_unpaired(paths, Language::English, &reason);
                found.leave_unpaired(others, Language::Chinese, &reason);
            }
            (_, None) => {
                found.leave_unpaired(paths, Language::English, "no Chinese file has this name");
            }
        }
    }
    for (_, paths) in chinese.iter().filter(|(key, _)| !english.contains_key(*key)) {
        found.leave_unpaired(paths, Language::Chinese, "no English file has this name");
    }
    Ok(found)
}

impl FolderPairs {
    fn leave_unpaired(&mut self, paths: &[PathBuf], language: Language, reason: &str) {
        let unpaired = paths.iter().map(|path| UnpairedFile {
            path: path.clone(),
            language,
            reason: reason.to_owned(),
        });
        self.unpaired.extend(unpaired);
    }
}

fn by_key(folder: &Path, other: &Path) -> io::Result<BTreeMap<String, Vec<PathBuf>>> {
    let mut files = Vec::new();
    list(folder, &other.canonicalize().unwrap_or_default(), &mut files)?;
    files.sort();
    let mut keys: BTreeMap<String, Vec<PathBuf>> = BTreeMap::new();
    for path in files {
        let inside = path.strip_prefix(folder).unwrap_or(&path);
        keys.entry(key_of(inside)).or_default().push(path);
    }
    Ok(keys)
}

/// Lists the files below `folder`, but not those below `other`.
fn list(folder: &Path, other: &Path, files: &mut Vec<PathBuf>) -> io::Result<()> {
    let named = |error: io::Error| {
        let reason = match error.kind() {
            io::ErrorKind::NotFound => "there is no such folder".to_owned(),
            io::ErrorKind::NotADirectory => "this is a file; expected a folder".to_owned(),
            _ => format!("cannot list the folder: {error}"),
        };
        io::Error::new(error.kind(), format!("{}: {reason}", folder.display()))
    };
    for entry in std::fs::read_dir(folder).map_err(named)? {
        let entry = entry.map_err(named)?;
        if entry.file_name().to_string_lossy().starts_with('.') {
            continue;
        }
        let path = entry.path();
        // Links to folders are not followed: a link to a folder above would never end.
        if entry.file_type().map_err(named)?.is_dir() {
            if path.canonicalize().map_err(named)? != other {
                list(&path, other, files)?;
            }
        } else if path.is_file() {
            files.push(path);
        }
    }
    Ok(())
}

/// The path inside its folder without extension and marks of language.
fn key_of(path: &Path) -> String {
    let folders = path.parent().map(|parent| parent.to_string_lossy().replace('\\', "/"));
    let name = path.file_name().map(|name| name.to_string_lossy().to_lowercase());
    let name = name.unwrap_or_default();
    // Compression, extension and language mark may all be there: `b.zh.txt.gz`.
    let mut parts: Vec<&str> = name.split('.').collect();
    while parts.len() > 1 && is_ending(parts[parts.len() - 1]) {
        parts.pop();
    }
    let stem = parts.join(".");
    let marks = LANGUAGE_MARKS.iter().flat_map(|mark| [format!("_{mark}"), format!("-{mark}")]);
    // The longest mark counts: `b-zh-tw` is `b`, not `b-zh`.
    let ending = marks.filter(|mark| stem.len() > mark.len() && stem.ends_with(mark.as_str()));
    let cut = ending.map(|mark| mark.len()).max().unwrap_or(0);
    format!("{}/{}", folders.unwrap_or_default(), &stem[..stem.len() - cut])
}

fn is_ending(part: &str) -> bool {
    LANGUAGE_MARKS.contains(&part.replace('_', "-").as_str())
        || matches!(part, "txt" | "md" | "text" | "html" | "htm" | "gz" | "zst")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_that_differ_in_language_only_are_one_key() {
        let table = [
            ("a/b.txt", "a/b.zh.txt"),
            ("a/b.en.md", "a/b.zh_CN.md"),
            ("b_en.txt", "b-zh-tw.txt.gz"),
            ("report.v2.txt", "report.v2.zh-Hans.txt"),
        ];
        for (english, chinese) in table {
            assert_eq!(key_of(Path::new(english)), key_of(Path::new(chinese)), "{english}");
        }
        assert_ne!(key_of(Path::new("a/b.txt")), key_of(Path::new("c/b.txt")));
        assert_ne!(key_of(Path::new("v1.0.txt")), key_of(Path::new("v1.1.txt")));
    }

    #[test]
    fn files_without_counterpart_are_named() {
        let folder = tempfile::tempdir().unwrap();
        let (english, chinese) = (folder.path().join("en"), folder.path().join("zh"));
        for (side, names) in [(&english, ["a.txt", "b.txt"]), (&chinese, ["a.txt", "c.txt"])] {
            std::fs::create_dir(side).unwrap();
            for name in names {
                std::fs::write(side.join(name), "x").unwrap();
            }
        }
        let found = pair_folders(&english, &chinese).unwrap();
        assert_eq!(found.pairs, [(english.join("a.txt"), chinese.join("a.txt"))]);
        let names: Vec<_> =
            found.unpaired.iter().map(|file| (file.path.clone(), file.language)).collect();
        let expected = [
            (english.join("b.txt"), Language::English),
            (chinese.join("c.txt"), Language::Chinese),
        ];
        assert_eq!(names, expected);
    }

    #[test]
    fn a_chinese_folder_inside_the_english_one_is_not_read_as_english() {
        let folder = tempfile::tempdir().unwrap();
        let chinese = folder.path().join("zh");
        std::fs::create_dir(&chinese).unwrap();
        for path in [folder.path().join("a.md"), chinese.join("a.md")] {
            std::fs::write(path, "x").unwrap();
        }
        let found = pair_folders(folder.path(), &chinese).unwrap();
        assert_eq!(found.pairs, [(folder.path().join("a.md"), chinese.join("a.md"))]);
        assert_eq!(found.unpaired, []);
    }
}
