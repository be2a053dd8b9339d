//! The files of a bitext in the moses format, found by the name of any of them or by what their
//! names have in common.
//!
//! zhen writes `OUT.en`, `OUT.zh` and `OUT.ids`. OPUS ends its names in the labels it knows the
//! languages by, so that `OpenSubtitles.en-zh_CN.en` stands beside `OpenSubtitles.en-zh_CN.zh_CN`.
//! Each file may be compressed or not, whatever the others are.

use std::path::Path;

use anyhow::{Result, bail};
use zhen_formats::Format;

use crate::input::STANDARD;

/// How names of English files end; the first is what is missed if there is none.
const ENGLISH: &[&str] = &[".en", ".eng"];
/// How names of Chinese files end.
const CHINESE: &[&str] = &[
    ".zh", ".zh_CN", ".zh-CN", ".zh_cn", ".zh-cn", ".zh_TW", ".zh-TW", ".zh_tw", ".zh-tw",
    ".zh_HK", ".zh-HK", ".zh_hk", ".zh-hk", ".zh-Hans", ".zh-Hant", ".zh_Hans", ".zh_Hant", ".zho",
    ".chi", ".cmn",
];
/// How the names of their ids end.
const IDS: &[&str] = &[".ids"];
/// How names of compressed files end.
const PACKED: [&str; 3] = ["", ".gz", ".zst"];

/// Returns the files of a bitext in the moses format, English first: the format is told, or named,
/// or the path is the common part of names that are there. `None` if the bitext is of another.
///
/// # Errors
///
/// If the format is told and the path is standard input.
pub fn files(path: &str, told: Option<Format>) -> Result<Option<Vec<String>>> {
    if path == STANDARD {
        if told == Some(Format::Moses) {
            bail!("-: moses is made of several files, which standard input is not; name one");
        }
        return Ok(None);
    }
    let sought = Sought::of(path);
    let is_moses = match told {
        Some(format) => format == Format::Moses,
        None => {
            let is_one_of_them = sought.found.iter().flatten().any(|file| file == path);
            let is_common_part = is_one_of_them || !Path::new(path).exists();
            Format::guess_from_path(path) == Some(Format::Moses)
                || (sought.is_whole() && is_common_part)
        }
    };
    Ok(is_moses.then(|| sought.files()))
}

/// The files that were looked for.
struct Sought {
    /// What their names have in common.
    stem: String,
    /// How the name that was given is compressed.
    packed: &'static str,
    /// English, Chinese and ids, where there is a file.
    found: [Option<String>; 3],
}

impl Sought {
    /// Looks for the files of a bitext. A name that ends as one of them does may be one of them, or
    /// what they have in common.
    fn of(path: &str) -> Self {
        let packed = PACKED[1..].iter().find(|packed| path.ends_with(*packed)).unwrap_or(&"");
        let name = path.strip_suffix(packed).unwrap_or(path);
        let known = [ENGLISH, CHINESE, IDS].concat().into_iter().chain([".moses"]);
        let stems = known.filter_map(|suffix| name.strip_suffix(suffix)).chain([name]);
        let sought: Vec<Self> = stems.map(|stem| Self::with_stem(stem, packed, path)).collect();
        let whole = sought.iter().position(Self::is_whole).unwrap_or(0);
        sought.into_iter().nth(whole).expect("the name itself is among the stems")
    }

    fn with_stem(stem: &str, packed: &'static str, path: &str) -> Self {
        let side = |suffixes: &[&str]| {
            let packings = [packed].into_iter().chain(PACKED);
            let names = packings.flat_map(|packed| {
                suffixes.iter().map(move |suffix| format!("{stem}{suffix}{packed}"))
            });
            let names: Vec<String> = names.filter(|name| Path::new(name).is_file()).collect();
            // The one that was named counts before those that are only there.
            names.iter().find(|name| *name == path).or(names.first()).cloned()
        };
        Self { stem: stem.to_owned(), packed, found: [ENGLISH, CHINESE, IDS].map(side) }
    }

    /// Tells whether both texts are there.
    fn is_whole(&self) -> bool {
        self.found[..2].iter().all(Option::is_some)
    }

    /// The files to open. The ids may be missing, the texts may not: opening them says so.
    fn files(self) -> Vec<String> {
        let Self { stem, packed, found: [english, chinese, ids] } = self;
        let missing = |suffixes: &[&str]| format!("{stem}{}{packed}", suffixes[0]);
        let english = english.unwrap_or_else(|| missing(ENGLISH));
        let chinese = chinese.unwrap_or_else(|| missing(CHINESE));
        [english, chinese].into_iter().chain(ids).collect()
    }
}
