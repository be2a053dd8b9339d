//! Terms that a Chinese sentence defines.

use std::ops::Range;

use super::quoted::quoted;
use crate::detect::bead_text::is_han;

/// Quotation marks that open, and those that close them.
const QUOTES: [(char, char); 4] = [('“', '”'), ('「', '」'), ('『', '』'), ('"', '"')];
/// What follows a term that is defined.
const VERBS: [&str; 9] = ["是指", "系指", "係指", "意指", "特指", "指", "意为", "意為", "具有"];
/// What stands in brackets before the short name of a thing.
const SHORT: [&str; 7] = ["简称", "簡稱", "下称", "下稱", "统称", "統稱", "合称"];
/// What stands before a term that a law defines.
const LEADS: [&str; 3] = ["所称的", "所称", "所稱"];
/// Characters of the longest term.
const LONGEST: usize = 20;

/// Returns the terms that a sentence defines, without quotation marks, in order: quoted before 是指
/// and the like, quoted in brackets (以下简称“港口”), at the start of a sentence before 是指 or ：指.
pub(super) fn defined(text: &str) -> Vec<Range<usize>> {
    let mut terms: Vec<Range<usize>> = Vec::new();
    let mut from = 0;
    while let Some((span, end)) = quoted(text, from, &QUOTES, is_term) {
        if is_followed(&text[end..], &VERBS) || is_bracketed(text, &span, end) {
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
    (1..=LONGEST).contains(&text.chars().count())
        && text.contains(is_han)
        && text.chars().all(|c| c.is_alphanumeric() || matches!(c, ' ' | '-' | '—' | '·'))
}

/// Whether a verb comes next, after a gloss in brackets, a comma or a colon at most.
fn is_followed(rest: &str, verbs: &[&str]) -> bool {
    let mut rest = rest.trim_start();
    if rest.starts_with(['(', '（']) {
        let Some(close) = rest.find([')', '）']) else { return false };
        rest = rest[close..].trim_start_matches([')', '）']);
    }
    let rest = rest.trim_start_matches([' ', '，', ',', '：', ':', '一', '词', '詞', '\u{3000}']);
    verbs.iter().any(|verb| rest.starts_with(verb))
}

/// Whether a quotation ends brackets that hold little else.
fn is_bracketed(text: &str, span: &Range<usize>, end: usize) -> bool {
    let Some(open) = text[..span.start].rfind(['(', '（']) else { return false };
    let lead = text[open..span.start].trim_start_matches(['(', '（']);
    let lead = lead.trim_end_matches(['“', '「', '『', '"']);
    text[end..].trim_start().starts_with([')', '）'])
        && (lead.trim().is_empty() || SHORT.iter().any(|word| lead.contains(word)))
}

/// What stands before 是指, ：指 and the like at the start of a sentence.
fn unquoted(text: &str) -> Option<Range<usize>> {
    let start = LEADS
        .iter()
        .filter_map(|lead| text.find(lead).map(|at| at + lead.len()))
        .find(|at| text[..*at].chars().count() <= 12)
        .unwrap_or(text.len() - text.trim_start().len());
    let rest = &text[start..];
    let end = rest.find(|c: char| !(c.is_alphanumeric() || matches!(c, ' ' | '-' | '—' | '·')));
    let mut term = &rest[..end.unwrap_or(rest.len())];
    let mut is_defined = end.is_some_and(|end| is_followed(&rest[end..], &VERBS));
    for verb in ["是指", "系指", "係指"] {
        if let Some(at) = term.find(verb) {
            (term, is_defined) = (&term[..at], true);
        }
    }
    let term = term.trim_end();
    (is_defined && is_term(term)).then(|| start..start + term.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn defined_terms_are_found() {
        let table: &[(&str, &[&str])] = &[
            ("“轮渡服务”是指横渡海峡的任何航班。", &["轮渡服务"]),
            ("「營運人」一詞，指第三條所定者。", &["營運人"]),
            ("授权船舶（Licensed Vessel）：指附件一所列船舶。", &["授权船舶"]),
            ("本法所称水井，是指深度超过三米的井。", &["水井"]),
            ("水井是指深度超过三米的井。", &["水井"]),
            ("林港（以下简称“港口”）开放。", &["港口"]),
            ("甲公司（“甲方”）与乙公司（“乙方”）议定。", &["甲方", "乙方"]),
            ("他说“你好”，然后走了。", &[]),
            ("他指着船说话。", &[]),
            ("\"12\" 和\"港口\"一词，指林港。", &["港口"]),
            ("长5\"，“港口”是指林港。", &["港口"]),
            ("（“", &[]),
            ("", &[]),
        ];
        for (text, expected) in table {
            let found: Vec<&str> = defined(text).into_iter().map(|span| &text[span]).collect();
            assert_eq!(found, *expected, "{text}");
        }
    }
}
