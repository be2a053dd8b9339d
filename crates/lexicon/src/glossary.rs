//! Glossaries: lists of terms that a user states, as rows of two columns.
//!
//! A row is a term and its rendering, tab-separated, English and Chinese in either order: a side
//! with Chinese characters is the Chinese one. Blank lines and lines that begin with `#` are
//! passed over, and so is a first row that only names the columns: words known as such, or English
//! on both sides before nothing but pairs. [`crate::Terms`] finds the
//! terms in text.

use thiserror::Error;
use zhen_segment::{english_words, fold};

/// A row of a glossary.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GlossaryEntry {
    /// The English term as written, without surrounding white space.
    pub english: String,
    /// The Chinese term as written, without surrounding white space.
    pub chinese: String,
}

/// The rows of a file of terms.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Glossary {
    entries: Vec<GlossaryEntry>,
    english_first: usize,
}

/// A line is no row of a glossary.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[non_exhaustive]
pub enum GlossaryError {
    /// The line has not two columns.
    #[error(
        "line {line}: expected an English and a Chinese term with a tab between them, \
         found {found} tab-separated field{}", if *found == 1 { "" } else { "s" }
    )]
    Columns {
        /// Line number, from 1.
        line: usize,
        /// Number of fields.
        found: usize,
    },
    /// A side has no word.
    #[error("line {line}: expected a term on both sides of the tab, one is empty")]
    EmptySide {
        /// Line number, from 1.
        line: usize,
    },
    /// Both sides are in one language.
    #[error(
        "line {line}: both terms are {language}; expected an English and a Chinese one, \
         or a # before what is no term"
    )]
    SameLanguage {
        /// Line number, from 1.
        line: usize,
        /// The language of both.
        language: &'static str,
    },
    /// There is no row at all.
    #[error(
        "there is no term in it; expected lines of an English and a Chinese term with a tab \
         between them"
    )]
    Empty,
}

impl Glossary {
    /// Reads the rows of a file.
    ///
    /// # Errors
    ///
    /// Names the first line that is no row, or says that there is none.
    pub fn parse(text: &str) -> Result<Self, GlossaryError> {
        let mut glossary = Self::default();
        let mut is_first = true;
        let mut perhaps_header = None;
        for (index, line) in text.trim_start_matches('\u{feff}').lines().enumerate() {
            if line.trim().is_empty() || line.starts_with('#') {
                continue;
            }
            let (left, right) = two_fields(line, index + 1)?;
            let is_first = std::mem::take(&mut is_first);
            if is_first && is_header(left, right) {
                continue;
            }
            match glossary.push(left, right, index + 1) {
                // A header in English, if only pairs follow.
                Err(error) if is_first && [left, right].into_iter().all(is_label) => {
                    perhaps_header = Some(error);
                }
                Err(error) => return Err(perhaps_header.unwrap_or(error)),
                Ok(()) => {}
            }
        }
        if let Some(error) = perhaps_header.filter(|_| glossary.entries.is_empty()) {
            return Err(error);
        }
        if glossary.entries.is_empty() { Err(GlossaryError::Empty) } else { Ok(glossary) }
    }

    /// Returns the rows in order.
    pub fn entries(&self) -> &[GlossaryEntry] {
        &self.entries
    }

    /// Returns in how many rows English and in how many Chinese stands first.
    pub fn first_columns(&self) -> [usize; 2] {
        [self.english_first, self.entries.len() - self.english_first]
    }

    fn push(&mut self, left: &str, right: &str, line: usize) -> Result<(), GlossaryError> {
        let has_word = |side: &str| side.chars().any(char::is_alphanumeric);
        if !has_word(left) || !has_word(right) {
            return Err(GlossaryError::EmptySide { line });
        }
        let (english, chinese) = match (holds_han(left), holds_han(right)) {
            (false, true) => (left, right),
            (true, false) => (right, left),
            (both, _) => {
                let language = if both { "Chinese" } else { "English" };
                return Err(GlossaryError::SameLanguage { line, language });
            }
        };
        if english_words(english).is_empty() {
            return Err(GlossaryError::EmptySide { line });
        }
        self.english_first += usize::from(english == left);
        let (english, chinese) = (english.to_owned(), chinese.to_owned());
        self.entries.push(GlossaryEntry { english, chinese });
        Ok(())
    }
}

/// The two fields of a line; empty ones after them, which spreadsheets write, do not count.
fn two_fields(line: &str, number: usize) -> Result<(&str, &str), GlossaryError> {
    let mut fields: Vec<&str> = line.split('\t').map(str::trim).collect();
    while fields.len() > 2 && fields.last().is_some_and(|last| last.is_empty()) {
        fields.pop();
    }
    match fields.as_slice() {
        [left, right] => Ok((left, right)),
        _ => Err(GlossaryError::Columns { line: number, found: fields.len() }),
    }
}

/// Tells whether two fields name the columns: `en` and `zh-CN`, `English term` and `中文`.
fn is_header(left: &str, right: &str) -> bool {
    const ENGLISH: &[&str] = &["en", "eng", "english", "source", "src", "英文", "英语"];
    const CHINESE: &[&str] = &[
        "zh",
        "zho",
        "chi",
        "cmn",
        "chinese",
        "simplified",
        "traditional",
        "target",
        "trg",
        "中文",
        "汉语",
        "华语",
        "简体",
        "繁体",
    ];
    let names = |field: &str, known: &[&str]| {
        let key = fold(field);
        let first = key.split(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
        known.iter().any(|name| first == *name || holds_han(name) && key.starts_with(name))
            && key.chars().count() <= 24
    };
    let has_both = |left: &str, right: &str| names(left, ENGLISH) && names(right, CHINESE);
    has_both(left, right) || has_both(right, left)
}

/// Tells whether a field is words in Latin letters, as the name of a column may be.
fn is_label(field: &str) -> bool {
    field.starts_with(|c: char| c.is_ascii_alphabetic())
        && field.chars().all(|c| c.is_ascii_alphabetic() || matches!(c, ' ' | '_' | '-'))
}

fn holds_han(text: &str) -> bool {
    let is_han = |c| matches!(c, '〇' | '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}');
    text.chars().any(is_han)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn terms(text: &str) -> Vec<(String, String)> {
        let glossary = Glossary::parse(text).unwrap();
        let pair = |entry: &GlossaryEntry| (entry.english.clone(), entry.chinese.clone());
        glossary.entries().iter().map(pair).collect()
    }

    #[test]
    fn rows_are_read_in_either_order_without_header_and_comments() {
        let expected = [
            ("value added tax".to_owned(), "增值税".to_owned()),
            ("A share".to_owned(), "A股".to_owned()),
        ];
        let table = [
            "value added tax\t增值税\nA share\tA股\n",
            "\u{feff}# taxes\nen\tzh-CN\n\n增值税\tvalue added tax \r\nA股\tA share\t\t\n",
            "English term\t中文\nvalue added tax\t增值税\nA股\tA share",
            "term\ttranslation\nvalue added tax\t增值税\nA股\tA share",
            "中文术语\t英文术语\nvalue added tax\t增值税\nA股\tA share",
        ];
        for text in table {
            assert_eq!(terms(text), expected, "{text}");
        }
        assert_eq!(Glossary::parse(table[2]).unwrap().first_columns(), [1, 1]);
        // A row that could be a header is one only where it stands first.
        assert_eq!(terms("lake\t湖\nEnglish\t中文").len(), 2);
    }

    #[test]
    fn faulty_lines_are_named() {
        let columns = "expected an English and a Chinese term with a tab between them, found";
        let table = [
            ("lake\t湖\nriver 河\n", format!("line 2: {columns} 1 tab-separated field")),
            ("lake\t湖\t名词\n", format!("line 1: {columns} 3 tab-separated fields")),
            ("\nlake\t\n", "line 2: expected a term on both sides of the tab, one is empty".into()),
            (
                "lake\t湖\n—\t河\n",
                "line 2: expected a term on both sides of the tab, one is empty".into(),
            ),
            (
                "value added tax\tVAT\n",
                "line 1: both terms are English; expected an English and a Chinese one, or a # \
                 before what is no term"
                    .into(),
            ),
            (
                "lake\tLake\nriver\tRiver\nhill\t山\n",
                "line 1: both terms are English; expected an English and a Chinese one, or a # \
                 before what is no term"
                    .into(),
            ),
            (
                "# rivers\n河\t江\n",
                "line 2: both terms are Chinese; expected an English and a Chinese one, or a # \
                 before what is no term"
                    .into(),
            ),
            (
                "en\tzh\n# nothing\n",
                "there is no term in it; expected lines of an English and a Chinese term with a \
                 tab between them"
                    .into(),
            ),
        ];
        for (text, message) in table {
            assert_eq!(Glossary::parse(text).unwrap_err().to_string(), message, "{text:?}");
        }
    }

    proptest! {
        #[test]
        fn any_text_is_read_or_refused(text in "(\\PC{0,6}|[a增\t\n#]{0,8}){0,6}") {
            let _ = Glossary::parse(&text);
        }
    }
}
