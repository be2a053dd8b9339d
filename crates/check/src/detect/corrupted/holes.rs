//! Places where characters are missing: in dates, between brackets.

use zhen_facts::is_possible_date;

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

/// Finds days that no month has: 2018年2月29日, 6月31日, February 30, 31 June.
pub(super) fn days_of_no_month(text: &str) -> Vec<Damage> {
    let mut found = chinese_days(text);
    found.extend(english_days(text));
    found
}

fn chinese_days(text: &str) -> Vec<Damage> {
    let mut found = Vec::new();
    for (at, mark) in text.match_indices('月') {
        let after = at + mark.len();
        let Some((month, start)) = number_before(text, at) else { continue };
        let Some((day, end)) = number_after(text, after) else { continue };
        let Some(last) = ['日', '号', '號'].iter().find(|last| text[end..].starts_with(**last))
        else {
            continue;
        };
        let year = text[..start].trim_end().strip_suffix('年').map(str::trim_end);
        let year = year.and_then(|rest| number_before(text, rest.len()));
        let whole = year.map_or(start, |(_, start)| start);
        let number = |number: u32| u8::try_from(number).unwrap_or(u8::MAX);
        let year = year.and_then(|(year, _)| i32::try_from(year).ok());
        if !is_possible_date(year, Some(number(month)), Some(number(day))) {
            let span = whole..end + last.len_utf8();
            found.push(Damage { span, confidence: 0.85 });
        }
    }
    found
}

/// The number in digits that ends at a byte, or before the space there, and where it begins.
fn number_before(text: &str, end: usize) -> Option<(u32, usize)> {
    let before = text[..end].trim_end_matches(' ');
    let start = before.trim_end_matches(|c: char| c.is_ascii_digit()).len();
    // 3.12月 is no month, 100012月 no number of one.
    let is_part = before[..start].ends_with(['.', ',', '-', '/', '至', '～', '~', '–']);
    let number = before[start..].parse().ok().filter(|_| !is_part && before.len() - start <= 4)?;
    Some((number, start))
}

/// The number in digits that begins at a byte, or after the space there, and where it ends.
fn number_after(text: &str, start: usize) -> Option<(u32, usize)> {
    let after = text[start..].trim_start_matches(' ');
    let digits = after.bytes().take_while(u8::is_ascii_digit).count();
    let number = after[..digits].parse().ok().filter(|_| digits <= 2)?;
    let end = text.len() - after.len() + digits;
    let rest = text[end..].trim_start_matches(' ');
    Some((number, text.len() - rest.len()))
}

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

fn english_days(text: &str) -> Vec<Damage> {
    let mut found = Vec::new();
    for (month, name) in (1_u8..).zip(MONTHS) {
        for (at, _) in text.match_indices(name) {
            let end = at + name.len();
            let goes_on = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
            if goes_on(text[..at].chars().next_back()) || goes_on(text[end..].chars().next()) {
                continue;
            }
            let after = number_after(text, end).filter(|&(_, stop)| {
                text[end..].starts_with(' ') && !goes_on(text[stop..].trim_end().chars().next())
            });
            let day_span = match after {
                Some((day, stop)) => Some((day, at..stop)),
                None => number_before(text, at).map(|(day, start)| (day, start..end)),
            };
            let Some((day, span)) = day_span else { continue };
            let day = u8::try_from(day).unwrap_or(u8::MAX);
            // A number over 31 is none of a day: 45 May mornings.
            if day <= 31 && day > 0 && !is_possible_date(None, Some(month), Some(day)) {
                let span = span.start..span.start + text[span.clone()].trim_end().len();
                found.push(Damage { span, confidence: 0.8 });
            }
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
    let is_lambda = text.contains(['=', '{', ';', '_']);
    for pair in PAIRS {
        for (at, _) in text.match_indices(pair) {
            let before = text[..at].chars().next_back();
            let is_call = !before.is_none_or(|c| is_han(c) || c == ' ');
            if pair != "()" || !is_call && !is_lambda {
                found.push(Damage { span: at..at + pair.len(), confidence: 0.7 });
            }
        }
    }
    found
}
