//! Places where characters are missing: in dates, between brackets.

use super::Damage;
use crate::detect::bead_text::is_han;

/// Finds a day with the year and month run into it: 2019823日.
pub(super) fn impossible_dates(text: &str) -> Vec<Damage> {
    let mut found = Vec::new();
    for (at, mark) in text.match_indices(['日', '月', '号', '號']) {
        let before = &text[..at];
        let digits = before.len() - before.trim_end_matches(|c: char| c.is_ascii_digit()).len();
        let figures = &before[before.len() - digits..];
        let is_run =
            (5..=8).contains(&digits) && (figures.starts_with("19") || figures.starts_with("20"));
        let is_number = before[..before.len() - digits].ends_with(['.', ',', '，']);
        if is_run && !is_number && !matches!(mark, "号" | "號") {
            found.push(Damage { span: at - digits..at + mark.len(), confidence: 0.9 });
        }
    }
    found
}

/// Finds dates whose figures are gone: 年 月 日.
pub(super) fn dates_without_figures(text: &str) -> Vec<Damage> {
    let mut found = Vec::new();
    for (at, _) in text.match_indices('年') {
        let after_year = &text[at + '年'.len_utf8()..];
        let Some(after_month) = after_year.trim_start().strip_prefix('月') else { continue };
        let Some(rest) = after_month.trim_start().strip_prefix(['日', '号', '號']) else {
            continue;
        };
        let before = &text[..at];
        let is_said = before.trim_end().chars().next_back().is_some_and(char::is_alphanumeric)
            && !before.ends_with(char::is_whitespace);
        let is_spaced = after_year.starts_with(char::is_whitespace)
            || after_month.starts_with(char::is_whitespace)
            || before.ends_with(char::is_whitespace);
        let is_after_word =
            before.ends_with(['于', '於', '在', '至', '自', '从', '從', '，', '。']);
        if is_spaced && !is_said || is_after_word {
            let span = at..text.len() - rest.len();
            found.push(Damage { span, confidence: 0.85 });
        }
    }
    found
}

/// Pairs between which something should stand.
const PAIRS: [&str; 8] = ["()", "（）", "《》", "“”", "「」", "『』", "【】", "〈〉"];

/// Finds brackets and quotation marks with nothing in them; `f()` is code.
pub(super) fn empty_brackets(text: &str) -> Vec<Damage> {
    let mut found = Vec::new();
    for pair in PAIRS {
        for (at, _) in text.match_indices(pair) {
            let before = text[..at].chars().next_back();
            let is_code = pair == "()" && !before.is_none_or(|c| is_han(c) || c == ' ');
            let is_lambda = text.contains(['=', '{', ';', '_']) && pair == "()";
            if !is_code && !is_lambda {
                found.push(Damage { span: at..at + pair.len(), confidence: 0.7 });
            }
        }
    }
    found
}
