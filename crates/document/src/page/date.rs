//! Dates as pages write them: enough to tell a date line, not to read its value.

use zhen_segment::simplify_char;

use crate::language::is_han;

/// Labels that date lines begin with, in lower case.
const LABELS: [&str; 35] = [
    "updated",
    "published",
    "publish",
    "posted",
    "post date",
    "date",
    "time",
    "release",
    "released",
    "issued",
    "issue date",
    "last updated",
    "created",
    "source",
    "xinhua",
    "from",
    "by",
    "on",
    "发布时间",
    "发布日期",
    "发表时间",
    "时间",
    "日期",
    "来源",
    "更新时间",
    "发稿时间",
    "稿源",
    "作者",
    "文章来源",
    "信息来源",
    "公布日期",
    "撰写时间",
    "稿件来源",
    "提交时间",
    "发表日期",
];

/// What may part the numbers and characters of a Chinese date.
const BLANKS: [char; 2] = [' ', '\u{a0}'];

const MONTHS: [&str; 12] =
    ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

/// Words beside the date that a date line may hold: place, source, author.
const WORDS_BESIDE: f64 = 4.0;
/// The same after a label or in brackets, where agencies and venues are named in full.
const WORDS_BESIDE_LABEL: f64 = 16.0;

/// Tells whether a line is a date with little beside it.
pub(super) fn is_date_line(line: &str) -> bool {
    let Some(date) = find(line) else {
        return false;
    };
    let (before, after) = (&line[..date.start], &line[date.end..]);
    let lower = line.trim_start_matches(['(', '（', '[', '【']).to_lowercase();
    let lower: String = lower.chars().map(simplify_char).collect();
    let labelled = LABELS.iter().any(|label| lower.starts_with(label));
    let bracketed = line.starts_with(['(', '（']) && line.ends_with([')', '）']);
    // A sentence that names a date is none.
    if line.ends_with(['。', '！', '？', '!', '?']) {
        return false;
    }
    // A headline may begin with the day: `2024年3月5日外事处处长会见记者`.
    let is_headline = before.is_empty()
        && line[..date.end].ends_with(['日', '号', '號', '月'])
        && after.starts_with(is_han);
    let beside = super::shape::count_words(before) + super::shape::count_words(after);
    let most = if labelled || bracketed || before.trim().is_empty() && !is_headline {
        WORDS_BESIDE_LABEL
    } else {
        WORDS_BESIDE
    };
    beside <= most
}

/// Tells whether a line begins or ends with a date, brackets aside.
pub(super) fn touches_an_edge(line: &str) -> bool {
    let marks: &[char] = &['(', ')', '（', '）', '[', ']', '【', '】', ' ', '\u{3000}', '.'];
    let line = line.trim_matches(marks);
    find(line).is_some_and(|date| date.start == 0 || date.end == line.len())
}

/// Tells whether a line holds a date with its year.
pub(super) fn is_in(line: &str) -> bool {
    find(line).is_some_and(|date| {
        let digits = line[date].chars().filter(|&c| super::shape::is_numeral(c));
        digits.count() >= LEAST_NUMERALS
    })
}

/// Numerals of the shortest date with a year of four.
const LEAST_NUMERALS: usize = 5;

/// Finds the first date of a line, with the time of day that follows it.
fn find(line: &str) -> Option<std::ops::Range<usize>> {
    let mut previous = ' ';
    for (offset, character) in line.char_indices() {
        let at_word = !previous.is_alphanumeric() || !previous.is_ascii();
        previous = character;
        if !at_word {
            continue;
        }
        let rest = &line[offset..];
        if let Some(length) = numeric_date(rest).or_else(|| english_date(rest)) {
            let length = length + time_of_day(&rest[length..]);
            return Some(offset..offset + length);
        }
    }
    None
}

/// `2024-05-01`, `2024/5/1`, `2024.05.01`, `2024年5月1日`, `二〇二四年五月一日`, `05-01-2024`.
fn numeric_date(text: &str) -> Option<usize> {
    let mut scanner = Scanner { text, at: 0 };
    let year = scanner.number()?;
    let is_chinese = scanner.rest().trim_start_matches(BLANKS).starts_with('年');
    if is_chinese {
        scanner.skip(&BLANKS);
    }
    let separator = scanner.character()?;
    let numeral_year = matches!(year, 2 | 4);
    if separator == '年' && numeral_year {
        scanner.number()?;
        scanner.skip(&BLANKS);
        (scanner.character()? == '月').then_some(())?;
        let month_end = scanner.at;
        let day = scanner.number().and_then(|_| {
            scanner.skip(&BLANKS);
            scanner.character()
        });
        return Some(if matches!(day, Some('日' | '号' | '號')) {
            scanner.at
        } else {
            month_end
        });
    }
    if !matches!(separator, '-' | '/' | '.') || !text.starts_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let month = scanner.number()?;
    (scanner.character()? == separator).then_some(())?;
    let day = scanner.number()?;
    let year_first = year == 4 && month <= 2 && day <= 2;
    let year_last = year <= 2 && month <= 2 && day == 4;
    (year_first || year_last).then_some(scanner.at)
}

/// `May 1, 2024`, `May 1`, `1 May 2024`, `1st of May, 2024`.
fn english_date(text: &str) -> Option<usize> {
    let mut scanner = Scanner { text, at: 0 };
    if scanner.month() {
        scanner.skip(&[' ', '.', '\u{a0}']);
        let digits = scanner.number().filter(|digits| *digits <= 2)?;
        scanner.ordinal();
        let end = scanner.at;
        scanner.skip(&[',', ' ', '\u{a0}']);
        let year = scanner.number().filter(|year| *year == 4 && digits <= 2);
        return Some(if year.is_some() { scanner.at } else { end });
    }
    scanner.number().filter(|digits| *digits <= 2 && scanner.at == *digits)?;
    scanner.ordinal();
    scanner.skip(&[' ', '-', '\u{a0}']);
    if scanner.rest().starts_with("of ") {
        scanner.at += 3;
    }
    scanner.month().then_some(())?;
    let end = scanner.at;
    scanner.skip(&['.', ',', ' ', '-', '\u{a0}']);
    Some(if scanner.number() == Some(4) { scanner.at } else { end })
}

/// Returns the bytes of `, 09:39`, ` 20:18:07` or ` 9:30 am` at the start of a text, else 0.
fn time_of_day(text: &str) -> usize {
    let mut scanner = Scanner { text, at: 0 };
    scanner.skip(&[' ', ',', '\u{a0}', '\u{3000}', 'T']);
    if scanner.number().is_none() || !matches!(scanner.character(), Some(':' | '：' | '时' | '時'))
    {
        return 0;
    }
    while scanner.number().is_some() {
        let end = scanner.at;
        if !matches!(scanner.character(), Some(':' | '：' | '分' | '秒')) {
            scanner.at = end;
            break;
        }
    }
    scanner.at
}

struct Scanner<'t> {
    text: &'t str,
    at: usize,
}

impl Scanner<'_> {
    fn rest(&self) -> &str {
        &self.text[self.at..]
    }

    fn character(&mut self) -> Option<char> {
        let character = self.rest().chars().next()?;
        self.at += character.len_utf8();
        Some(character)
    }

    fn skip(&mut self, set: &[char]) {
        self.at = self.text.len() - self.rest().trim_start_matches(set).len();
    }

    /// Reads a number and returns how many numerals it has.
    fn number(&mut self) -> Option<usize> {
        let rest = self.rest();
        let after = rest.trim_start_matches([' ', '\u{a0}']);
        let end = after.trim_start_matches(super::shape::is_numeral);
        let count = after[..after.len() - end.len()].chars().count();
        let consumed = rest.len() - end.len();
        (count > 0).then_some(())?;
        self.at += consumed;
        Some(count)
    }

    fn ordinal(&mut self) {
        if ["st", "nd", "rd", "th"].iter().any(|ending| self.rest().starts_with(ending)) {
            self.at += 2;
        }
    }

    /// Reads the name of a month, whole or cut to three or four letters.
    fn month(&mut self) -> bool {
        let rest = self.rest();
        let end = rest.find(|c: char| !c.is_ascii_alphabetic()).unwrap_or(rest.len());
        let word = rest[..end].to_ascii_lowercase();
        const NAMES: [&str; 12] = [
            "january",
            "february",
            "march",
            "april",
            "may",
            "june",
            "july",
            "august",
            "september",
            "october",
            "november",
            "december",
        ];
        let known =
            MONTHS.contains(&word.as_str()) || NAMES.contains(&word.as_str()) || word == "sept";
        if known {
            self.at += end;
        }
        known
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn date_lines_of_many_sites_are_recognised() {
        for line in [
            "2017-09-01 09:39",
            "2024年3月5日",
            "二〇二四年三月五日",
            "（2024年3月5日，北京）",
            "2024-03-05 18:20:11 来源： 兰平网",
            "来源：兰平日报 2024-03-05 08:11",
            "发布时间：2024-03-05",
            "May 2, 2024",
            "2 May 2024",
            "(Lanping, 2 May 2024)",
            "Updated: May 2, 2024 23:15",
            "Lanping Daily | Updated: 2024-05-02 17:02",
            "Lanping Daily, May 2, 2024",
            "Thursday, May 2, 2024",
            "2024/05/02",
            "2024 年 3 月 5 日",
            "發布日期：2024 年 3 月 5 日",
            "2024年3月5日兰平",
            "2024年03月04日 09:26 港务局网站",
            "2024-03-07 13:11:36lanping.example",
        ] {
            assert!(is_date_line(line), "{line}");
        }
    }

    #[test]
    fn lines_that_only_name_a_date_are_none() {
        for line in [
            "Remarks at the opening of the bridge over the Lan River on 2 May 2024 in Lanping",
            "桥梁将于2024年5月2日通车。",
            "No. 37 of 2024",
            "3.5 per cent",
            "兰平市湿地保护条例",
            "2024年3月5日外事处处长会见记者",
            "2024 年度报告",
            "",
        ] {
            assert!(!is_date_line(line), "{line}");
        }
    }
}
