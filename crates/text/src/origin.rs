//! Where in its file a block comes from.

use std::fmt;

/// Where in its file a block comes from.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Origin {
    /// Line number in the decoded text, from 1.
    Line(usize),
    /// Path of a web page's element, such as `/html/body/div[2]/p[3]`; positions count from 1
    /// among siblings of one name, and `[1]` is left out. Of a long path (more than 512 bytes; fewer
    /// on pages of very many lines) the outer elements are left out, and it begins with `…/`.
    Element(String),
    /// A part of an archive and a paragraph in it.
    Part {
        /// Name of the part, such as `word/document.xml` or `chapter2.xhtml`.
        part: String,
        /// Number of the paragraph in the part, from 1.
        paragraph: usize,
    },
    /// Page of a PDF, from 1.
    Page(usize),
    /// A subtitle.
    Cue {
        /// Number of the cue in the file, from 1.
        number: usize,
        /// When it appears, in milliseconds.
        start_ms: u64,
        /// When it vanishes, in milliseconds.
        end_ms: u64,
    },
    /// Number of a translation unit or record, from 1.
    Unit(usize),
}

impl fmt::Display for Origin {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Line(line) => write!(formatter, "line {line}"),
            Self::Element(path) => formatter.write_str(path),
            Self::Part { part, paragraph } => write!(formatter, "{part} paragraph {paragraph}"),
            Self::Page(page) => write!(formatter, "page {page}"),
            Self::Cue { number, start_ms, end_ms } => {
                write!(formatter, "cue {number} ")?;
                write_time(formatter, *start_ms)?;
                formatter.write_str(" --> ")?;
                write_time(formatter, *end_ms)
            }
            Self::Unit(unit) => write!(formatter, "unit {unit}"),
        }
    }
}

/// Writes milliseconds as `00:01:02.003`.
fn write_time(formatter: &mut fmt::Formatter<'_>, ms: u64) -> fmt::Result {
    let seconds = ms / 1_000;
    let (hours, minutes) = (seconds / 3_600, seconds / 60 % 60);
    write!(formatter, "{hours:02}:{minutes:02}:{:02}.{:03}", seconds % 60, ms % 1_000)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn origins_are_shown_as_people_look_them_up() {
        let table = [
            (Origin::Line(3), "line 3"),
            (Origin::Element("/html/body/p[2]".into()), "/html/body/p[2]"),
            (
                Origin::Part { part: "word/document.xml".into(), paragraph: 4 },
                "word/document.xml paragraph 4",
            ),
            (Origin::Page(7), "page 7"),
            (
                Origin::Cue { number: 2, start_ms: 62_003, end_ms: 3_600_500 },
                "cue 2 00:01:02.003 --> 01:00:00.500",
            ),
            (Origin::Unit(9), "unit 9"),
        ];
        for (origin, shown) in table {
            assert_eq!(origin.to_string(), shown);
        }
    }
}
