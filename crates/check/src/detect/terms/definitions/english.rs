//! Terms that an English sentence defines.

use std::ops::Range;

use super::quoted::quoted;

/// Quotation marks that open, and those that close them.
const QUOTES: [(char, char); 3] = [('“', '”'), ('"', '"'), ('‘', '’')];
/// What follows a term that is defined.
const VERBS: [&str; 9] = [
    "means",
    "mean",
    "shall mean",
    "refers to",
    "refer to",
    "shall refer to",
    "has the meaning",
    "shall have the meaning",
    "is defined as",
];
/// Words of the longest term, and of what stands before it in brackets.
const LONGEST_TERM: usize = 6;
const LONGEST_LEAD: usize = 8;

/// Returns the terms that a sentence defines, without quotation marks, in order: quoted before
/// `means` and the like, quoted at the end of brackets, capitalised at the start of the sentence.
pub(super) fn defined(text: &str) -> Vec<Range<usize>> {
    let mut terms: Vec<Range<usize>> = Vec::new();
    let mut from = 0;
    while let Some((span, end)) = quoted(text, from, &QUOTES, is_term) {
        let after = text[end..].trim_start_matches([' ', ',']);
        if VERBS.iter().any(|verb| is_word(after, verb)) || is_bracketed(text, &span, end) {
            terms.push(span);
        }
        from = end;
    }
    if terms.is_empty() {
        terms.extend(unquoted(text));
    }
    terms
}

fn is_term(text: &str) -> bool {
    let count = text.split_whitespace().count();
    text.starts_with(|c: char| c.is_ascii_alphabetic())
        && (1..=LONGEST_TERM).contains(&count)
        && text.chars().all(|c| c.is_alphanumeric() || matches!(c, ' ' | '-' | '\'' | '’' | '&'))
}

fn is_word(text: &str, word: &str) -> bool {
    text.strip_prefix(word)
        .is_some_and(|rest| !rest.starts_with(|c: char| c.is_ascii_alphanumeric()))
}

/// Whether a quotation ends brackets that hold little else: `(hereinafter the “Port”)`.
fn is_bracketed(text: &str, span: &Range<usize>, end: usize) -> bool {
    let Some(open) = text[..span.start].rfind('(') else { return false };
    let lead = &text[open + 1..span.start];
    text[end..].trim_start().starts_with(')')
        && !lead.contains(')')
        && lead.split_whitespace().count() <= LONGEST_LEAD
}

/// Capitalised words before `means` at the start of a sentence.
fn unquoted(text: &str) -> Option<Range<usize>> {
    let end = VERBS.iter().filter_map(|verb| text.find(&format!(" {verb} "))).min()?;
    let term = text[..end].trim();
    let start = text.len() - text.trim_start().len();
    let is_capital = |word: &str| {
        word.starts_with(char::is_uppercase) || matches!(word, "and" | "of" | "or" | "the" | "for")
    };
    let is_name = is_term(term)
        && term.split_whitespace().all(is_capital)
        && !matches!(term, "This" | "That" | "It" | "Which");
    is_name.then(|| start..start + term.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn defined_terms_are_found() {
        let table: &[(&str, &[&str])] = &[
            ("“Ferry Service” means any crossing of the Strait.", &["Ferry Service"]),
            ("\"Operator\" has the meaning given in Article 3.", &["Operator"]),
            ("Licensed Vessel means a vessel listed in Annex 1.", &["Licensed Vessel"]),
            ("The Port of Lin (hereinafter the “Port”) is open.", &["Port"]),
            ("Alder Ltd (“Party A”) and Birch Ltd (“Party B”) agree.", &["Party A", "Party B"]),
            ("He said “hello” and left (as “guests” do, late).", &[]),
            ("This means that the ferry is late.", &[]),
            ("What he means is not clear.", &[]),
            ("Of 5\" pipes, “Main Pipe” means the widest.", &["Main Pipe"]),
            ("“", &[]),
            ("", &[]),
        ];
        for (text, expected) in table {
            let found: Vec<&str> = defined(text).into_iter().map(|span| &text[span]).collect();
            assert_eq!(found, *expected, "{text}");
        }
    }
}
