//! Findings that a user has looked at and does not want to see again.
//!
//! A file of suppressions has one a line; `#` begins a comment. A line is the id of a finding, or a
//! class (`*` for all) and a path, which is a file of the pair or a folder above one:
//!
//! ```text
//! 3f8a11d2c09b7e64            # rounded on purpose
//! number  docs/zh/tables.md
//! *       drafts/
//! ```

use std::fmt;

use crate::finding::Finding;
use crate::id::FindingId;
use crate::kind::FindingKind;

/// What is not to be reported.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Suppressions {
    entries: Vec<Entry>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
struct Entry {
    /// Line of the file, from 1.
    line: usize,
    rule: Rule,
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Rule {
    Id(FindingId),
    Path { kind: Option<FindingKind>, path: String },
}

/// A line that is no suppression.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SuppressionError {
    /// Line of the file, from 1.
    pub line: usize,
    /// What stands there.
    pub found: String,
}

impl fmt::Display for SuppressionError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { line, found } = self;
        write!(
            formatter,
            "line {line}: {found:?} is neither the id of a finding (16 hexadecimal digits) nor a \
             class and a path"
        )
    }
}

impl std::error::Error for SuppressionError {}

impl Suppressions {
    /// Reads the text of a file of suppressions.
    ///
    /// # Errors
    ///
    /// If a line is neither empty, nor an id, nor a class and a path.
    pub fn parse(text: &str) -> Result<Self, SuppressionError> {
        let text = text.trim_start_matches('\u{feff}');
        let mut entries = Vec::new();
        for (line, content) in (1..).zip(text.lines()) {
            let content = content.split('#').next().unwrap_or_default().trim();
            if !content.is_empty() {
                let rule = rule(content)
                    .ok_or_else(|| SuppressionError { line, found: content.to_owned() })?;
                entries.push(Entry { line, rule });
            }
        }
        Ok(Self { entries })
    }

    /// Returns the line of the first entry that suppresses a finding of the documents with these
    /// paths.
    pub fn line_of(&self, finding: &Finding, paths: &[&str]) -> Option<usize> {
        let covers = |rule: &Rule| match rule {
            Rule::Id(id) => *id == finding.id,
            Rule::Path { kind, path } => {
                kind.is_none_or(|kind| kind == finding.kind)
                    && paths.iter().any(|own| is_at_or_below(own, path))
            }
        };
        self.entries.iter().find(|entry| covers(&entry.rule)).map(|entry| entry.line)
    }

    /// Returns the lines of all entries, ascending.
    pub fn lines(&self) -> impl Iterator<Item = usize> + '_ {
        self.entries.iter().map(|entry| entry.line)
    }
}

fn rule(content: &str) -> Option<Rule> {
    if let Some(id) = FindingId::parse(content) {
        return Some(Rule::Id(id));
    }
    let (class, path) = content.split_once(char::is_whitespace)?;
    let kind = match class {
        "*" => None,
        name => Some(FindingKind::of_name(name)?),
    };
    Some(Rule::Path { kind, path: path.trim().to_owned() })
}

/// Whether a path is the other, or below it, whatever stands before both: `a/docs/x.md` is below
/// `docs`.
fn is_at_or_below(path: &str, top: &str) -> bool {
    let parts = |path: &str| -> Vec<String> {
        let parts = path.split(['/', '\\']).filter(|part| !part.is_empty() && *part != ".");
        parts.map(str::to_owned).collect()
    };
    let (path, top) = (parts(path), parts(top));
    !top.is_empty() && path.windows(top.len()).any(|window| window == top)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::detail::Detail;
    use crate::finding::Passage;

    fn finding(kind: FindingKind) -> Finding {
        Finding {
            id: FindingId::new(kind, &["text"], 0),
            kind,
            severity: kind.severity(),
            confidence: 1.0,
            english: Passage::default(),
            chinese: Passage::default(),
            detail: Detail::Lone { text: "x".to_owned() },
        }
    }

    #[test]
    fn findings_are_suppressed_by_id_class_and_path() {
        let (number, date) = (finding(FindingKind::Number), finding(FindingKind::Date));
        let text = format!("# seen\n{}  # on purpose\n\ndate docs/zh\n* old/a.md\n", number.id);
        let suppressions = Suppressions::parse(&text).expect("it is well formed");
        let line = |finding: &Finding, path: &str| suppressions.line_of(finding, &[path]);
        assert_eq!(line(&number, "any.md"), Some(2));
        assert_eq!(line(&date, "site/docs/zh/b.md"), Some(4));
        assert_eq!(line(&date, "docs/zhen/b.md"), None);
        assert_eq!(line(&finding(FindingKind::Name), "./old/a.md"), Some(5));
        assert_eq!(suppressions.lines().collect::<Vec<_>>(), [2, 4, 5]);
    }

    #[test]
    fn lines_that_are_no_suppression_are_named() {
        for text in ["number", "numbers docs/", "12ab", "\n\nwhat is this"] {
            let error = Suppressions::parse(text).expect_err("it is not well formed");
            assert_eq!(error.line, text.lines().count());
        }
    }
}
