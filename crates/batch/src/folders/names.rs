//! Names of files without what says their language: files of one name are a pair.
//!
//! The *whole* name is the path as it is, and the *folded* one without differences of case, width,
//! script and Unicode normalization (macOS writes marks on letters apart). The *exact* name is the path without extension and without marks of language at its end:
//! `a/b.en.txt` and `a/b.zh-CN.txt`, `b_en.md` and `b.md`. The *free* name is also without marks
//! anywhere else: folders (`content/en/b`, `content/zh-cn/b`), pairs of languages (OPUS:
//! `b.en-zh.en`), roles (WMT: `b-src.zh`, `b-ref.en`), beginnings (`en_b`), Chinese words
//! (`年报（英文版）`).

use std::path::Path;

use zhen_segment::fold;
use zhen_text::Language;

/// Marks of English, and of Chinese, in lower case with hyphens.
const MARKS: [&[&str]; 2] = [
    &["en", "eng", "english", "en-us", "en-gb", "en-au", "en-ca"],
    &[
        "zh",
        "zho",
        "chi",
        "chs",
        "cht",
        "cn",
        "tw",
        "hk",
        "zh-cn",
        "zh-tw",
        "zh-hk",
        "zh-sg",
        "zh-hans",
        "zh-hant",
        "zh-hans-cn",
        "zh-hant-tw",
        "zh-hant-hk",
        "chinese",
        "cmn",
        "zhs",
        "zht",
    ],
];
/// Words for English and Chinese in Chinese names, longest first.
const WORDS: [&[&str]; 2] = [
    &["英文版", "英语版", "英文", "英语"],
    &[
        "简体中文版",
        "繁体中文版",
        "简体中文",
        "繁体中文",
        "繁體中文",
        "中文版",
        "中文",
        "汉语",
        "简体",
        "繁体",
        "繁體",
    ],
];
/// Marks that are words or places too, so that in the name of a file they prove nothing.
const WEAK: &[&str] = &["chi", "cn", "tw", "hk", "chinese", "english"];
/// Places, which prove little as names of folders.
const PLACES: &[&str] = &["cn", "tw", "hk"];
/// Both languages in one mark.
const BOTH: &[&str] = &["enzh", "zhen", "en-zh", "zh-en", "en2zh", "zh2en"];
/// Which of two versions was written first.
const ROLES: &[&str] = &["src", "ref", "source", "target", "trg", "tgt", "refa", "refb", "hyp"];
/// Extensions of documents and of packed ones.
const EXTENSIONS: &[&str] = &[
    "txt", "text", "md", "mdx", "markdown", "html", "htm", "xhtml", "docx", "pdf", "epub", "srt",
    "vtt", "xliff", "xlf", "tmx", "jsonl", "sgm", "sgml", "gz", "zst",
];

/// The names of a file, from the narrowest to the widest.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Names {
    pub(super) whole: String,
    pub(super) folded: String,
    pub(super) exact: String,
    pub(super) free: String,
}

impl Names {
    /// The names of a path inside its folder.
    pub(super) fn of(path: &Path) -> Self {
        let whole = path.to_string_lossy().replace('\\', "/");
        let folded = fold(&whole);
        let (exact, free) = (exact_name(&folded), free_name(&folded));
        Self { whole, folded, exact, free }
    }
}

fn exact_name(path: &str) -> String {
    let (folders, name) = path.rsplit_once('/').unwrap_or(("", path));
    format!("{folders}/{}", unmarked_end(name))
}

fn free_name(path: &str) -> String {
    let (folders, name) = path.rsplit_once('/').unwrap_or(("", path));
    let folders = folders.split('/').map(unmarked).filter(|folder| !folder.is_empty());
    let mut parts: Vec<String> = folders.collect();
    parts.push(unmarked(unmarked_end(name)));
    parts.join("/")
}

/// The language that a path names: by its inmost folder that is a mark of language and nothing
/// else, or else by a clear mark at the start or end of the file's name. `None` where nothing tells
/// or marks disagree: contents are to be asked.
pub(super) fn language_of(path: &Path) -> Option<Language> {
    let path = fold(&path.to_string_lossy().replace('\\', "/"));
    let mut parts = path.rsplit('/');
    let name = parts.next().unwrap_or_default();
    let of_folder = parts.find_map(|folder| {
        let word = || WORDS.iter().position(|words| words.contains(&folder));
        let is_place = PLACES.contains(&folder);
        language_of_mark(folder).filter(|_| !is_place).or_else(|| word().map(|it| SIDES[it]))
    });
    of_folder.or_else(|| language_of_name(name))
}

fn language_of_name(name: &str) -> Option<Language> {
    let stem = without_extensions(name);
    let tokens = tokens(stem);
    let mut marks: Vec<Language> = Vec::new();
    let clear = |token: &str| language_of_mark(token).filter(|_| !WEAK.contains(&token));
    let is_role = |token: &str| ROLES.contains(&token);
    if let Some(mark) = tokens.iter().rfind(|it| !is_role(&it.1)).and_then(|it| clear(&it.1)) {
        marks.push(mark);
    }
    if let Some(mark) = tokens.first().and_then(|it| clear(&it.1)) {
        marks.push(mark);
    }
    let end = stem.trim_end_matches(|c: char| !c.is_alphanumeric());
    for (language, words) in SIDES.into_iter().zip(WORDS) {
        let is_clear =
            |word: &&str| end.ends_with(*word) || word.ends_with('版') && stem.contains(*word);
        marks.extend(words.iter().find(|word| is_clear(word)).map(|_| language));
    }
    let first = *marks.first()?;
    marks.iter().all(|mark| *mark == first).then_some(first)
}

/// The languages of the lists above.
const SIDES: [Language; 2] = [Language::English, Language::Chinese];

/// A file's name without the extensions of documents.
fn without_extensions(name: &str) -> &str {
    let mut stem = name;
    while let Some((before, ending)) = stem.rsplit_once('.')
        && !before.is_empty()
        && EXTENSIONS.contains(&ending)
    {
        stem = before;
    }
    stem
}

fn language_of_mark(token: &str) -> Option<Language> {
    let token = token.replace('_', "-");
    SIDES.into_iter().zip(MARKS).find(|(_, marks)| marks.contains(&token.as_str())).map(|it| it.0)
}

/// A file's name without extensions and marks at its end.
fn unmarked_end(name: &str) -> &str {
    // Compression, extension and language mark may all be there: `b.zh.txt.gz`.
    let mut stem = name;
    while let Some((before, ending)) = stem.rsplit_once('.')
        && !before.is_empty()
        && (EXTENSIONS.contains(&ending) || language_of_mark(ending).is_some())
    {
        stem = before;
    }
    let marks = MARKS.iter().copied().flatten();
    // The longest mark counts: `b-zh-tw` is `b`, not `b-zh`; `b-zh_cn` too.
    let lengths = marks.map(|mark| mark.len() + 1).filter(|&length| {
        let end = stem.len().checked_sub(length).filter(|&end| end > 0);
        end.and_then(|end| stem.get(end..)).is_some_and(|ending| {
            ending.starts_with(['_', '-']) && language_of_mark(&ending[1..]).is_some()
        })
    });
    &stem[..stem.len() - lengths.max().unwrap_or(0)]
}

/// A name without any mark.
fn unmarked(name: &str) -> String {
    let mut name = name.to_owned();
    for word in WORDS.iter().copied().flatten() {
        name = name.replace(word, "");
    }
    let tokens = tokens(&name);
    let kept = tokens.iter().filter(|(_, token)| {
        language_of_mark(token).is_none()
            && !BOTH.contains(&token.as_str())
            && !ROLES.contains(&token.as_str())
    });
    // What stands between them does not matter, but that something does: 1.2 is not 12.
    let kept: Vec<&str> = kept.map(|(_, token)| token.as_str()).collect();
    kept.join(" ")
}

/// The words of a name between dots, hyphens, underscores, spaces and brackets, with their places;
/// a mark of several words (`zh-cn`) is one.
fn tokens(name: &str) -> Vec<(usize, String)> {
    let is_joint = |c: char| !c.is_alphanumeric();
    let mut words: Vec<(usize, String)> = Vec::new();
    let mut at = 0;
    for word in name.split(is_joint) {
        if !word.is_empty() {
            words.push((at, word.to_owned()));
        }
        at += word.len() + name[at + word.len()..].chars().next().map_or(0, char::len_utf8);
    }
    let mut tokens = Vec::new();
    let mut next = 0;
    while next < words.len() {
        let longest = (1..=3.min(words.len() - next)).rev().find_map(|count| {
            let joined: Vec<&str> =
                words[next..next + count].iter().map(|it| it.1.as_str()).collect();
            let joined = joined.join("-");
            let is_mark = language_of_mark(&joined).is_some() || BOTH.contains(&joined.as_str());
            (count == 1 || is_mark).then_some((count, joined))
        });
        let Some((count, token)) = longest else { break };
        tokens.push((words[next].0, token));
        next += count;
    }
    tokens
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(path: &str) -> Names {
        Names::of(Path::new(path))
    }

    #[test]
    fn names_that_differ_in_language_at_their_end_are_one_exact_name() {
        let table = [
            ("a/b.txt", "a/b.zh.txt"),
            ("a/b.en.md", "a/b.zh_CN.md"),
            ("b_en.txt", "b-zh-tw.txt.gz"),
            ("b_en.txt", "b-zh_CN.docx"),
            ("report.v2.txt", "report.v2.zh-Hans.txt"),
        ];
        for (english, chinese) in table {
            assert_eq!(of(english).exact, of(chinese).exact, "{english}");
        }
        for (one, other) in [("a/b.txt", "c/b.txt"), ("v1.0.txt", "v1.1.txt"), ("zh.txt", "b.txt")]
        {
            assert_ne!(of(one).exact, of(other).exact);
        }
    }

    #[test]
    fn names_that_differ_in_language_anywhere_are_one_free_name() {
        let table = [
            ("content/en/a.md", "content/zh-cn/a.md"),
            ("a/en/b.md", "a/b.md"),
            ("Lakes.en-zh.en", "Lakes.en-zh.zh"),
            ("test2031-zhen-ref.en", "test2031-zhen-src.zh"),
            ("test2031-enzh-src.en.sgm", "test2031-enzh-ref.zh.sgm"),
            ("en_report.txt", "zh_report.txt"),
            ("年报（英文版）.docx", "年报（中文版）.pdf"),
            ("English/report.txt", "中文/report.txt"),
        ];
        for (english, chinese) in table {
            assert_eq!(of(english).free, of(chinese).free, "{english}");
        }
        for (one, other) in [("v1.2.txt", "v12.txt"), ("a/b.txt", "a/c.txt")] {
            assert_ne!(of(one).free, of(other).free);
        }
    }

    #[test]
    fn a_folder_or_a_clear_mark_tells_the_language() {
        let english = Some(Language::English);
        let chinese = Some(Language::Chinese);
        let table = [
            ("en/a.txt", english),
            ("en/a.zh-CN.txt", english),
            ("docs/zh-cn/en/a.txt", english),
            ("中文/a_en.txt", chinese),
            ("a.zh-CN.txt", chinese),
            ("a.en-zh.zh", chinese),
            ("a_zh_CN.md", chinese),
            ("test2031-zhen-src.zh", chinese),
            ("test2031-enzh-src.en.sgm", english),
            ("en_report.txt", english),
            ("年报（英文版）.docx", english),
            ("年报（中文）.docx", chinese),
            ("when.txt", None),
            ("en_to_zh.txt", None),
            ("中文教学.txt", None),
        ];
        for (path, language) in table {
            assert_eq!(language_of(Path::new(path)), language, "{path}");
        }
    }

    #[test]
    fn words_in_the_names_of_files_prove_nothing_against_their_folder() {
        let names = [
            "hk_coastal_drill",
            "tw_x",
            "cn_x",
            "eng_x",
            "chs_x",
            "en-x",
            "x_en_y",
            "x.hk",
            "trip_to_hk",
            "chinese_food",
            "english_tea",
        ];
        for name in names {
            for (folder, language) in [("en", Language::English), ("zh", Language::Chinese)] {
                let path = format!("{folder}/{name}.txt");
                assert_eq!(language_of(Path::new(&path)), Some(language), "{path}");
            }
        }
        for name in ["hk_coastal_drill", "tw_x", "x_en_y", "x.hk", "trip_to_hk", "chinese_food"] {
            assert_eq!(language_of(Path::new(&format!("{name}.txt"))), None, "{name}");
        }
    }
}
