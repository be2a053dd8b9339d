//! Comments of a markup: what people wrote in them, without the markup that they switch off.

use super::unshown;

/// Splits the inside of a comment into its paragraphs.
///
/// Tags and scripts in it are dropped, and comments in it too; of a condition for old browsers
/// (`<!--[if IE 6]>…`) what those browsers would show is left.
pub(super) fn paragraphs(comment: &str) -> Vec<String> {
    unshown::paragraphs_of_comment(without_condition(comment))
}

/// Drops the condition of a comment that is addressed to old browsers.
fn without_condition(comment: &str) -> &str {
    if comment.starts_with("[endif") {
        return "";
    }
    if comment.starts_with("[if") {
        return comment.split_once("]>").map_or("", |(_, shown)| shown);
    }
    comment
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markup_in_comments_is_dropped() {
        assert_eq!(paragraphs(" footer "), ["footer"]);
        assert_eq!(paragraphs("one\ntwo\n\n three <b>four</b>"), ["one two", "three four"]);
        assert_eq!(paragraphs("<p>a<p>b<script>x=1</script>"), ["a", "b"]);
        assert!(paragraphs("[if lt IE 9]><script src='x'></script><![endif]").is_empty());
        assert_eq!(
            paragraphs("[if IE 6]><p>Your browser is old.</p><![endif]"),
            ["Your browser is old."]
        );
        assert!(paragraphs("[if !IE]").is_empty() && paragraphs("<![endif]").is_empty());
        assert!(paragraphs("<!-- deeper ").is_empty());
    }
}
