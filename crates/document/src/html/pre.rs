//! Preformatted text: source code, or a document whose lines somebody set by hand.

use crate::page;

/// Tells whether a class says that an element holds source code.
pub(super) fn names_code(class: &str) -> bool {
    let lower = class.to_ascii_lowercase();
    ["code", "lang", "highlight", "prettyprint", "brush", "source", "console", "terminal"]
        .iter()
        .any(|word| lower.contains(word))
}

/// Share of marks of programs, in 100, among the characters of source code.
const CODE_MARKS: usize = 4;

/// Tells whether a preformatted text looks like source code.
pub(super) fn is_code(text: &str) -> bool {
    let visible = text.chars().filter(|character| !character.is_whitespace()).count();
    let marks = text.chars().filter(|character| "{}[]<>=;_\\|$#@&*+^~`".contains(*character));
    visible == 0 || marks.count() * 100 > visible * CODE_MARKS
}

/// Splits a preformatted text into its paragraphs; lines that were wrapped are joined.
pub(super) fn paragraphs(text: &str) -> Vec<String> {
    let joined = page::paragraphs_of(text);
    joined.map(|span| text[span].split_whitespace().collect::<Vec<_>>().join(" ")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn code_is_told_from_text() {
        assert!(is_code("let x = 1;\nif (x > 0) { return; }"));
        assert!(!is_code("The ferry sails at six.\n\nIt returns at nine."));
        assert!(!is_code("第一条　渡船六时开航。\n第二条　渡船九时返航。"));
        assert!(names_code("language-rust") && !names_code("poem"));
    }

    #[test]
    fn lines_of_a_text_are_its_paragraphs() {
        assert_eq!(paragraphs("One.\n\n  Two.\n"), ["One.", "Two."]);
    }
}
