//! Links beside a date: the share, print and font-size words that pages set after it.

use super::normal::opens_with;

/// What the links begin with, in simplified characters.
const OPENERS: [&str; 23] = [
    "字号",
    "字体",
    "【字",
    "【大",
    "【中",
    "【打印",
    "[打印",
    "打印",
    "列印",
    "分享",
    "大 中 小",
    "浏览次数",
    "浏览量",
    "点击",
    "阅读量",
    "阅读次数",
    "Font",
    "Print",
    "Share",
    "[Print",
    "【Print",
    "[Share",
    "A A A",
];

/// Returns the offset where the links begin that follow a date.
pub(super) fn links_after_date(line: &str) -> Option<usize> {
    let starts = line.char_indices().filter(|(offset, _)| {
        *offset > 0 && line[..*offset].ends_with([' ', '\u{3000}', '|', '\t', '\u{a0}'])
    });
    starts
        .map(|(offset, _)| offset)
        .find(|&offset| OPENERS.iter().any(|opener| opens_with(&line[offset..], opener)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_are_cut_off_in_either_script() {
        for (line, date) in [
            ("2024-05-01 09:30 字號：大 中 小", "2024-05-01 09:30 "),
            ("2024年5月1日　瀏覽次數：12", "2024年5月1日　"),
            ("1 May 2024 | Print | Share", "1 May 2024 | "),
        ] {
            assert_eq!(links_after_date(line), Some(date.len()), "{line}");
        }
        assert_eq!(links_after_date("1 May 2024"), None);
    }
}
