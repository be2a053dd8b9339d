//! Whether a text is Markdown rather than the dump of a page.

/// Tells whether a text without a name has enough of Markdown's marks: kinds of marks count, not
/// their number, for a page dump may have one kind of its own.
pub(super) fn are_clear(_text: &str) -> bool {
    false
}
