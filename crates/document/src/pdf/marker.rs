//! Signs at the start of a line that say what begins there: an item, a note, a caption.

/// How an item of a list begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Marker {
    /// A sign that stands for nothing else at the start of a line.
    Bullet,
    /// A number or letter, which a line of running text may begin with by chance.
    Number,
}

const BULLETS: &str = "•●○◦■□▪▫◆◇►▶➢➤✓✔※‣⁃·∙\u{fffd}";
const CHINESE_NUMERALS: &str = "〇零一二三四五六七八九十百";

/// Tells whether a line begins an item of a list.
pub(super) fn marker_of(line: &str) -> Option<Marker> {
    let mut characters = line.chars();
    let first = characters.next()?;
    let second = characters.next();
    let is_gap = second.is_none_or(char::is_whitespace);
    if BULLETS.contains(first) && (is_gap || second.is_some_and(char::is_alphanumeric)) {
        return Some(Marker::Bullet);
    }
    if matches!(first, '-' | '–' | '—' | '*') && is_gap && second.is_some() {
        return Some(Marker::Bullet);
    }
    if ('①'..='⑳').contains(&first) || ('⑴'..='⒇').contains(&first) {
        return Some(Marker::Number);
    }
    let body = line.trim_start_matches(['(', '（', '［', '[']);
    let is_open = body.len() < line.len();
    let is_chinese = |c: char| CHINESE_NUMERALS.contains(c);
    for (is_numeral, longest, ends) in [
        (&(|c: char| c.is_ascii_digit()) as &dyn Fn(char) -> bool, 3, ".)）、．]"),
        (&is_chinese, 4, "、．)）"),
        (&(|c: char| matches!(c, 'i' | 'v' | 'x')), 4, ".)）"),
        (&(|c: char| c.is_ascii_lowercase()), 1, ")）"),
    ] {
        let count = body.chars().take_while(|&c| is_numeral(c)).count();
        let mut rest = body.chars().skip(count);
        let Some(end) = rest.next() else { continue };
        if (1..=longest).contains(&count) && ends.contains(end) {
            let next = rest.next();
            // `1.5 million` and `2)` of a formula begin no item.
            let is_apart = end == '、' || next.is_some_and(|next| !next.is_ascii_digit());
            let is_closed = matches!(end, ')' | '）' | ']');
            if is_apart && (!is_open || is_closed) {
                let has_space = next.is_some_and(|next| next.is_whitespace() || next > '\u{7f}');
                return (has_space || end != '.').then_some(Marker::Number);
            }
        }
    }
    None
}

/// Tells whether a line begins a note at the foot of a page.
pub(super) fn begins_note(line: &str) -> bool {
    let Some(first) = line.chars().next() else { return false };
    let digits = line.chars().take_while(char::is_ascii_digit).count();
    matches!(first, '*' | '†' | '‡' | '§' | '①'..='⑳' | '注' | '[' | '¹' | '²' | '³' | '⁴'..='⁹')
        || ((1..=3).contains(&digits) && line.chars().nth(digits).is_some_and(|c| c != '%'))
}

/// Tells whether a block is the caption of a picture or a table.
pub(super) fn is_caption(text: &str) -> bool {
    let words = ["Figure", "Fig.", "Table", "Chart", "Photo", "图", "圖", "表", "照片"];
    let Some(rest) = words.iter().find_map(|word| text.strip_prefix(word)) else { return false };
    let rest = rest.trim_start();
    let length = rest
        .chars()
        .take_while(|&c| c.is_ascii_digit() || CHINESE_NUMERALS.contains(c) || c == '-' || c == '.')
        .map(char::len_utf8)
        .sum();
    let (number, title) = rest.split_at(length);
    if number.is_empty() || title.is_empty() || text.chars().count() > 200 {
        return false;
    }
    let is_parted =
        number.ends_with('.') || title.starts_with([':', '：', '.', ' ', '\u{3000}', '—']);
    let title = title.trim_start_matches([':', '：', '.', ' ', '\u{3000}', '—']);
    // `Table 3 shows` is a sentence.
    is_parted && title.chars().next().is_some_and(|first| !first.is_lowercase())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn items_are_told_from_lines_that_begin_with_numbers() {
        for line in ["• One", "- one", "●一", "— a"] {
            assert_eq!(marker_of(line), Some(Marker::Bullet), "{line}");
        }
        for line in [
            "1. One",
            "12) one",
            "(a) one",
            "（一）总则",
            "一、总则",
            "3、港口",
            "iv. four",
            "①甲",
            "1．甲",
        ] {
            assert_eq!(marker_of(line), Some(Marker::Number), "{line}");
        }
        for line in [
            "1.5 million",
            "2020 was",
            "-5",
            "A. Smith",
            "—他说",
            "well",
            "一个",
            "(see below)",
            "0.5%",
            "",
        ] {
            assert_eq!(marker_of(line), None, "{line}");
        }
    }

    #[test]
    fn captions_have_a_number_and_a_title() {
        assert!(is_caption("Table 2: Ferries by year"));
        assert!(is_caption("图1 渡轮航线"));
        assert!(is_caption("表二：票价"));
        assert!(!is_caption("Table 3 shows the fares."));
        assert!(!is_caption("图书馆"));
        assert!(!is_caption("表示"));
    }

    #[test]
    fn notes_begin_with_their_mark() {
        assert!(begins_note("1 The fare of that year."));
        assert!(begins_note("* Not audited."));
        assert!(!begins_note("The fare"));
    }
}
