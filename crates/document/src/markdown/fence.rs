//! Fences of code: ```` ``` ```` and `~~~`.

/// The line that opens a fenced block.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Fence<'t> {
    mark: u8,
    length: usize,
    /// What stands after the marks: the name of a language, or `{note} Title`.
    pub(super) info: &'t str,
}

/// Directives of MyST whose content is text.
const TEXT_DIRECTIVES: [&str; 24] = [
    "admonition",
    "attention",
    "card",
    "caution",
    "danger",
    "deprecated",
    "dropdown",
    "epigraph",
    "error",
    "grid",
    "grid-item",
    "grid-item-card",
    "hint",
    "important",
    "margin",
    "note",
    "seealso",
    "sidebar",
    "tab-item",
    "tab-set",
    "tip",
    "topic",
    "versionchanged",
    "warning",
];

impl<'t> Fence<'t> {
    /// Reads the fence that a line opens with, indentation and list marks taken off.
    pub(super) fn open(line: &'t str) -> Option<Self> {
        let mark = *line.as_bytes().first().filter(|mark| matches!(mark, b'`' | b'~'))?;
        let length = line.bytes().take_while(|&byte| byte == mark).count();
        let info = line[length..].trim();
        let is_fence = length >= 3 && !(mark == b'`' && info.contains('`'));
        is_fence.then_some(Self { mark, length, info })
    }

    /// Tells whether a line closes the block.
    pub(super) fn is_closed_by(&self, line: &str) -> bool {
        let line = line.trim();
        line.len() >= self.length && line.bytes().all(|byte| byte == self.mark)
    }

    /// Returns the title of a directive whose content is text: `{note} Title`.
    pub(super) fn text_directive(&self) -> Option<&'t str> {
        let (name, title) = self.info.strip_prefix('{')?.split_once('}')?;
        TEXT_DIRECTIVES.contains(&name).then_some(title.trim())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fences_open_and_close() {
        let fence = Fence::open("```rust title=\"a\"").unwrap();
        assert_eq!((fence.info, fence.length), ("rust title=\"a\"", 3));
        assert!(fence.is_closed_by("  ````  "));
        assert!(!fence.is_closed_by("``` x"));
        assert!(!fence.is_closed_by("~~~"));
        assert!(!fence.is_closed_by("``"));
        assert_eq!(Fence::open("``` a`b"), None);
        assert_eq!(Fence::open("``x``"), None);
        assert_eq!(Fence::open("~~~{note} 注意").unwrap().text_directive(), Some("注意"));
        assert_eq!(Fence::open("```{code-block} c").unwrap().text_directive(), None);
    }
}
