//! The formats of reports by name.

use std::fmt;
use std::str::FromStr;

use thiserror::Error;

/// A format of reports of findings.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum FindingsFormat {
    /// Text for a terminal.
    Text,
    /// One JSON object with all that is known.
    Json,
    /// Tab-separated rows, a finding each.
    Tsv,
    /// A self-contained page with both texts side by side.
    Html,
    /// Static Analysis Results Interchange Format, version 2.1.0.
    Sarif,
    /// Test results, as JUnit's.
    Junit,
}

impl FindingsFormat {
    /// All formats, in the order in which they are listed to users.
    pub const ALL: [Self; 6] =
        [Self::Text, Self::Json, Self::Tsv, Self::Html, Self::Sarif, Self::Junit];

    /// Returns the name used in options.
    pub fn name(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Json => "json",
            Self::Tsv => "tsv",
            Self::Html => "html",
            Self::Sarif => "sarif",
            Self::Junit => "junit",
        }
    }

    /// Returns what the format is, in a few words.
    pub fn description(self) -> &'static str {
        match self {
            Self::Text => "Text for a terminal, the differing words marked",
            Self::Json => "One JSON object with all that is known, a finding a line",
            Self::Tsv => "Tab-separated rows, a finding each, without quoting",
            Self::Html => "One page, both texts side by side, the differing words marked",
            Self::Sarif => "Results of an analysis (SARIF 2.1.0) for code scanning and editors",
            Self::Junit => "Test results for CI servers, a test case a finding",
        }
    }
}

impl fmt::Display for FindingsFormat {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.name())
    }
}

/// A format name that is none of [`FindingsFormat::ALL`].
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[error("unknown format `{name}`: use {}", list_of_names())]
pub struct UnknownFindingsFormat {
    /// What was asked for.
    pub name: String,
}

impl FromStr for FindingsFormat {
    type Err = UnknownFindingsFormat;

    fn from_str(name: &str) -> Result<Self, UnknownFindingsFormat> {
        let known = Self::ALL.into_iter().find(|format| format.name().eq_ignore_ascii_case(name));
        known.ok_or_else(|| UnknownFindingsFormat { name: name.to_owned() })
    }
}

fn list_of_names() -> String {
    FindingsFormat::ALL.map(FindingsFormat::name).join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_name_reads_back() {
        for format in FindingsFormat::ALL {
            assert_eq!(format.name().to_uppercase().parse(), Ok(format));
        }
        let error = "xml".parse::<FindingsFormat>().unwrap_err();
        assert_eq!(
            error.to_string(),
            "unknown format `xml`: use text, json, tsv, html, sarif, junit"
        );
    }
}
