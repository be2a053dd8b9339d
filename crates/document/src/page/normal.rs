//! The normal form of lines, in which phrases are written and looked for.

use zhen_segment::simplify_char;

/// Maps a line to the form of `cues.tsv`: lower case, half width, simplified characters, `0` for
/// each number, single blanks.
pub(super) fn normalize(line: &str) -> String {
    let mut normal = String::with_capacity(line.len());
    for character in line.chars() {
        let half = match character {
            '\u{ff01}'..='\u{ff5e}' => char::from_u32(character as u32 - 0xfee0),
            _ if character.is_whitespace() => Some(' '),
            '’' => Some('\''),
            '\u{200b}'..='\u{200f}' | '\u{feff}' => None,
            other => Some(other),
        };
        match half {
            Some(' ') if normal.is_empty() || normal.ends_with(' ') => {}
            Some('0'..='9') if normal.ends_with('0') => {}
            // `1,832` is one number.
            Some('0'..='9') if normal.ends_with("0,") => normal.truncate(normal.len() - 1),
            Some('0'..='9') => normal.push('0'),
            Some(other) => normal.extend(simplify_char(other).to_lowercase()),
            None => {}
        }
    }
    normal.truncate(normal.trim_end().len());
    normal
}

/// Strips the marks around a normalized label: brackets, arrows, bullets, colons.
pub(super) fn strip_marks(label: &str) -> &str {
    label.trim_matches(|character: char| {
        !character.is_alphanumeric() && !matches!(character, '(' | ')' | '+' | '©')
    })
}

/// Tells whether a text opens with a phrase in simplified characters, in either script.
pub(super) fn opens_with(text: &str, phrase: &str) -> bool {
    let mut characters = text.chars().map(simplify_char);
    phrase.chars().all(|expected| characters.next() == Some(expected))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn scripts_widths_and_numbers_come_to_one_form() {
        for (line, normal) in [
            ("相關閱讀", "相关阅读"),
            ("列印本頁", "列印本页"),
            ("ＡＰＰ　客戶端", "app 客户端"),
            ("27條評論|1,832人參與", "0条评论|0人参与"),
            ("  Page 12 of 345 ", "page 0 of 0"),
            ("3, 4 and 5", "0, 0 and 0"),
            ("\u{200b}Share", "share"),
        ] {
            assert_eq!(normalize(line), normal);
            assert_eq!(normalize(normal), normal);
        }
    }

    #[test]
    fn marks_around_a_label_are_stripped() {
        assert_eq!(strip_marks("<suggest to a friend>"), "suggest to a friend");
        assert_eq!(strip_marks("【打印】"), "打印");
        assert_eq!(strip_marks("|"), "");
    }

    #[test]
    fn openings_are_found_in_either_script() {
        assert!(opens_with("瀏覽次數：8", "浏览次数"));
        assert!(opens_with("浏览次数", "浏览次数"));
        assert!(!opens_with("浏览", "浏览次数"));
    }
}
