//! Lines that begin or end a box around text: `:::note Title`, `!!! tip "Title"`, `> [!NOTE]`.
//!
//! Their marks and the names of the boxes are no text, their titles are.

/// A line that begins or ends a box.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Container<'t> {
    /// What people read of the line.
    pub(super) title: &'t str,
    /// Whether the content is what is indented below the line.
    pub(super) is_indented: bool,
}

/// Reads such a line, indentation taken off.
pub(super) fn find(line: &str, is_quoted: bool) -> Option<Container<'_>> {
    let line = line.trim_end();
    let found = |title, is_indented| Some(Container { title, is_indented });
    if line.starts_with(":::") {
        return found(colon_title(line.trim_start_matches(':').trim()), false);
    }
    if let Some(rest) = ["!!!", "???+", "???"].iter().find_map(|mark| line.strip_prefix(mark)) {
        return found(quoted_title(rest)?, true);
    }
    if let Some(rest) = line.strip_prefix("===") {
        let title = rest.trim_start_matches(['!', '+']).strip_prefix(" \"")?.strip_suffix('"')?;
        return found(title, true);
    }
    if let Some(rest) = line.strip_prefix("[!").filter(|_| is_quoted) {
        let (name, rest) = rest.split_once(']')?;
        let is_name = !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_alphabetic());
        return found(rest.trim_start_matches(['+', '-']).trim(), false).filter(|_| is_name);
    }
    // The target of a reference in MyST.
    let label = line.strip_prefix('(')?.strip_suffix(")=")?;
    found("", false).filter(|_| !label.contains(char::is_whitespace))
}

/// Finds the title after `:::`: `note Title`, `note[Title]`, `{note} Title`, `{.note}`.
fn colon_title(rest: &str) -> &str {
    let rest = match rest.strip_prefix('{').and_then(|inner| inner.split_once('}')) {
        Some((_, rest)) => rest,
        None => rest.trim_start_matches(|c: char| c.is_ascii_alphanumeric() || "-_".contains(c)),
    };
    let rest = rest.trim();
    let rest = match rest.rsplit_once('{') {
        Some((rest, attributes)) if attributes.ends_with('}') => rest.trim(),
        _ => rest,
    };
    rest.strip_prefix('[').and_then(|inner| inner.strip_suffix(']')).unwrap_or(rest)
}

/// Finds the title after `!!!`: `note "Title"`, `note`.
fn quoted_title(rest: &str) -> Option<&str> {
    let rest = rest.strip_prefix(' ')?.trim();
    let names = rest.find('"').unwrap_or(rest.len());
    let is_name =
        |name: &str| name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-');
    if rest[..names].trim().is_empty() || !rest[..names].split_whitespace().all(is_name) {
        return None;
    }
    let title = &rest[names..];
    if title.is_empty() { Some("") } else { title.strip_prefix('"')?.strip_suffix('"') }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles_are_found_and_names_are_not() {
        let table = [
            (":::note 注意事项", Some("注意事项")),
            ("::: tip", Some("")),
            (":::", Some("")),
            ("::::danger[Mind the tide]", Some("Mind the tide")),
            (":::{note} Title {.x}", Some("Title")),
            ("::: {.callout-note}", Some("")),
            ("!!! note \"Low water\"", Some("Low water")),
            ("???+ tip inline end \"\"", Some("")),
            ("!!! warning", Some("")),
            ("=== \"Linux\"", Some("Linux")),
            ("(my-label)=", Some("")),
            ("!!! 小心", None),
            ("!!!", None),
            ("!!! Stop \"now", None),
            ("===", None),
            ("[!NOTE]", None),
            ("(a b)=", None),
            (":: x", None),
        ];
        for (line, title) in table {
            assert_eq!(find(line, false).map(|found| found.title), title, "{line}");
        }
        assert_eq!(find("[!TIP]- 提示", true).map(|found| found.title), Some("提示"));
        assert_eq!(find("[!x y] z", true), None);
    }
}
