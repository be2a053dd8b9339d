//! Names of files without what says their language: files of one name are a pair.
//!
//! The *exact* name is the path without extension and without marks of language at its end:
//! `a/b.en.txt` and `a/b.zh-CN.txt`, `b_en.md` and `b.md`. The *free* name is also without marks
//! anywhere else: folders (`content/en/b`, `content/zh-cn/b`), pairs of languages (OPUS:
//! `b.en-zh.en`), roles (WMT: `b-src.zh`, `b-ref.en`), beginnings (`en_b`), Chinese words
//! (`年报（英文版）`).

use std::path::Path;

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
/// Both languages in one mark.
const BOTH: &[&str] = &["enzh", "zhen", "en-zh", "zh-en", "en2zh", "zh2en"];
/// Which of two versions was written first.
const ROLES: &[&str] = &["src", "ref", "source", "target", "trg", "tgt", "refa", "refb", "hyp"];
/// Extensions of documents and of packed ones.
const EXTENSIONS: &[&str] = &[
    "txt", "text", "md", "mdx", "markdown", "html", "htm", "xhtml", "docx", "pdf", "epub", "srt",
    "vtt", "xliff", "xlf", "tmx", "jsonl", "sgm", "sgml", "gz", "zst",
];

/// The exact name of a path inside its folder.
pub(super) fn exact_name(path: &Path) -> String {
    let folders = path.parent().map(|parent| parent.to_string_lossy().replace('\\', "/"));
    format!("{}/{}", folders.unwrap_or_default(), unmarked_end(&file_name(path)))
}

/// The free name of a path inside its folder.
pub(super) fn free_name(path: &Path) -> String {
    let folders = path.parent().into_iter().flat_map(Path::components);
    let folders = folders.map(|folder| folder.as_os_str().to_string_lossy().to_lowercase());
    let mut parts: Vec<String> =
        folders.map(|folder| unmarked(&folder)).filter(|folder| !folder.is_empty()).collect();
    parts.push(unmarked(unmarked_end(&file_name(path))));
    parts.join("/")
}

/// The language that a path names: by its file's name, or else by the inmost folder that does.
pub(super) fn language_of(path: &Path) -> Option<Language> {
    let parts: Vec<String> =
        path.components().map(|part| part.as_os_str().to_string_lossy().to_lowercase()).collect();
    parts.iter().rev().find_map(|part| {
        let marks: Vec<Language> = tokens(part)
            .into_iter()
            .filter_map(|(_, token)| language_of_mark(&token))
            .chain(words_in(part))
            .collect();
        // The last one counts: `b.en-zh.zh`.
        marks.last().copied()
    })
}

fn file_name(path: &Path) -> String {
    path.file_name().map(|name| name.to_string_lossy().to_lowercase()).unwrap_or_default()
}

fn language_of_mark(token: &str) -> Option<Language> {
    let token = token.replace('_', "-");
    let sides = [Language::English, Language::Chinese];
    sides.into_iter().zip(MARKS).find(|(_, marks)| marks.contains(&token.as_str())).map(|it| it.0)
}

fn words_in(part: &str) -> impl Iterator<Item = Language> + '_ {
    let sides = [Language::English, Language::Chinese].into_iter().zip(WORDS);
    sides.filter(|(_, words)| words.iter().any(|word| part.contains(word))).map(|it| it.0)
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
            assert_eq!(exact_name(Path::new(english)), exact_name(Path::new(chinese)), "{english}");
        }
        for (one, other) in [("a/b.txt", "c/b.txt"), ("v1.0.txt", "v1.1.txt"), ("zh.txt", "b.txt")]
        {
            assert_ne!(exact_name(Path::new(one)), exact_name(Path::new(other)));
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
            assert_eq!(free_name(Path::new(english)), free_name(Path::new(chinese)), "{english}");
        }
        for (one, other) in [("v1.2.txt", "v12.txt"), ("a/b.txt", "a/c.txt")] {
            assert_ne!(free_name(Path::new(one)), free_name(Path::new(other)));
        }
    }

    #[test]
    fn the_inmost_mark_tells_the_language() {
        let table = [
            ("en/a.txt", Some(Language::English)),
            ("en/a.zh-CN.txt", Some(Language::Chinese)),
            ("a.en-zh.zh", Some(Language::Chinese)),
            ("年报（英文版）.docx", Some(Language::English)),
            ("when.txt", None),
        ];
        for (path, language) in table {
            assert_eq!(language_of(Path::new(path)), language, "{path}");
        }
    }
}
