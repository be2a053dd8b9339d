//! The shape of a line: how long it is, whether it is running text, a numbered item, a date.

use crate::language::is_han;

use super::date;

/// How much a line looks like running text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Prose {
    /// Labels, titles, fragments.
    None,
    /// A short sentence.
    Short,
    /// A long sentence, or several.
    Long,
}

/// What can be seen of a line without knowing its neighbours.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Shape {
    /// Length in characters.
    pub(super) characters: usize,
    /// Length in words; an ideograph counts 0.6.
    pub(super) words: f64,
    /// How much it looks like running text.
    pub(super) prose: Prose,
    /// Whether it opens like an article, a numbered item, a question or an answer.
    pub(super) structural: bool,
    /// Whether it is a date line: a date with little beside it.
    pub(super) date: bool,
    /// Whether it holds a date at its start or end, as links to other documents do.
    pub(super) dated: bool,
    /// Whether it stands in brackets as a whole, as notes below a title do.
    pub(super) bracketed: bool,
    /// Whether it names the author.
    pub(super) byline: bool,
    /// Whether it consists of marks only.
    pub(super) ornament: bool,
}

/// Words from which a line with inner punctuation is running text.
const LONG_WITH_PUNCTUATION: f64 = 14.0;
/// Words from which a line that ends in a colon is a clause and not a label.
const LONGEST_LABEL: f64 = 6.0;
/// Words from which a line is running text whatever it holds.
const LONG: f64 = 45.0;
/// Characters that are looked at: the beginning of a line says all that is asked here.
const LOOKED_AT: usize = 1_000;

impl Shape {
    /// Looks at a line without surrounding white space.
    pub(super) fn of(line: &str) -> Self {
        let characters = line.chars().count();
        let beginning: String = line.chars().take(LOOKED_AT).collect();
        let words = count_words(&beginning);
        let ends = ends_sentence(line);
        let inner = beginning.contains(['，', '。', '；', '？', '！', '“', '「'])
            || [", ", ". ", "; ", "? "].iter().any(|mark| beginning.contains(mark));
        let prose = if words >= LONG
            || (words >= LONG_WITH_PUNCTUATION && (ends || inner))
            || characters > LOOKED_AT
        {
            Prose::Long
        } else if ends && words >= 2.0 && !(words < LONGEST_LABEL && is_label(line)) {
            Prose::Short
        } else {
            Prose::None
        };
        let short = prose != Prose::Long;
        Self {
            characters,
            words,
            prose,
            structural: is_structural(&beginning),
            date: short && date::is_date_line(&beginning),
            dated: short && date::touches_an_edge(&beginning),
            bracketed: line.starts_with(['(', '（']) && line.ends_with([')', '）']),
            byline: prose == Prose::None && is_byline(&beginning, words),
            ornament: is_ornament(line),
        }
    }
}

/// Counts words: runs of letters and digits, and 0.6 for each ideograph.
pub(super) fn count_words(text: &str) -> f64 {
    let (mut words, mut inside) = (0.0, false);
    for character in text.chars() {
        let han = is_han(character);
        let word = !han && (character.is_alphanumeric() || (inside && "'’.-".contains(character)));
        words += if han { 0.6 } else { f64::from(u8::from(word && !inside)) };
        inside = word;
    }
    words
}

/// Tells whether an English line ends in a colon, as the label of a button or a field does.
///
/// In Chinese a short line with a colon is a salutation as often as a label.
fn is_label(line: &str) -> bool {
    line.is_ascii() && line.trim_end().ends_with(':')
}

/// Tells whether a line ends like a sentence or a clause, closing quotes and brackets aside.
pub(super) fn ends_sentence(line: &str) -> bool {
    line.trim_end_matches(['”', '’', '"', '\'', '」', '』', ')', '）', ']', '】', ' '])
        .ends_with(['.', '。', '!', '！', '?', '？', ';', '；', '…', ',', '，', ':', '：', '．'])
        && !line.ends_with("...")
}

/// Tells whether a line opens like a part of a numbered text, or of questions and answers.
pub(super) fn is_structural(line: &str) -> bool {
    const WORDS: [&str; 20] = [
        "article",
        "chapter",
        "section",
        "part",
        "rule",
        "annex",
        "appendix",
        "schedule",
        "question",
        "answer",
        "q",
        "a",
        "item",
        "clause",
        "paragraph",
        "title",
        "book",
        "step",
        "figure",
        "table",
    ];
    let first = line.chars().next().unwrap_or(' ');
    if matches!(first, '问' | '答' | '問' | '附') {
        return line.chars().nth(1).is_some_and(|next| matches!(next, ':' | '：' | '件'))
            || line.starts_with("附录");
    }
    if first == '第' {
        let rest: Vec<char> = line.chars().skip(1).take(8).collect();
        let number = rest.iter().take_while(|&&c| is_numeral(c)).count();
        return number > 0
            && rest.get(number).is_some_and(|c| "条條章节節编編部款项回卷".contains(*c));
    }
    list_marker(line).is_some() || opens_with_word(line, &WORDS)
}

fn opens_with_word(line: &str, words: &[&str]) -> bool {
    let end = line.find(|c: char| !c.is_ascii_alphabetic()).unwrap_or(line.len());
    let word = line[..end].to_ascii_lowercase();
    let rest = &line[end..];
    let numbered = rest
        .trim_start()
        .trim_start_matches(['(', '.'])
        .starts_with(|c: char| c.is_ascii_digit() || "IVXLC".contains(c));
    // `Q:` and `Question:` open a question, `Article 5` an article.
    words.contains(&word.as_str()) && (rest.starts_with([':', '：']) || numbered && word.len() > 1)
}

/// Returns the length of the marker of a list item: `(1)`, `1.`, `（一）`, `一、`, `-`, `•`.
pub(super) fn list_marker(line: &str) -> Option<usize> {
    const LONGEST_NUMBER: usize = 4;
    let first = line.chars().next()?;
    if "-–—*•·▪●○◆■□➢".contains(first) {
        let after = &line[first.len_utf8()..];
        let item = after.starts_with([' ', '\u{3000}', '\t']) || "•▪●➢".contains(first);
        return (item && !after.trim().is_empty()).then_some(first.len_utf8());
    }
    if matches!(first, '①'..='⓿') {
        return Some(first.len_utf8());
    }
    let bracket = matches!(first, '(' | '（');
    let body = if bracket { &line[first.len_utf8()..] } else { line };
    let end = body
        .char_indices()
        .take(LONGEST_NUMBER + 1)
        .find(|(_, character)| !is_numeral(*character) && !is_item_letter(*character))
        .map(|(offset, _)| offset)?;
    let mark = body[end..].chars().next()?;
    let after = &body[end + mark.len_utf8()..];
    let number = body[..end].chars().all(is_numeral);
    let letter = body[..end].chars().count() == 1 || body[..end].chars().all(|c| "ivx".contains(c));
    let closed = match mark {
        ')' | '）' => number || (letter && end > 0),
        '、' | '．' => number && !bracket,
        '.' => {
            (number || is_roman(&body[..end]))
                && !bracket
                && !after.starts_with(|c: char| c.is_ascii_digit())
        }
        _ => false,
    };
    let length = line.len() - after.len();
    (end > 0 && closed && !after.trim().is_empty()).then_some(length)
}

/// Tells whether a character is part of a number in either language.
pub(super) fn is_numeral(character: char) -> bool {
    character.is_ascii_digit()
        || matches!(character, '０'..='９')
        || "〇零一二三四五六七八九十百千廿卅".contains(character)
}

/// Tells whether a label is a small Roman number in capitals.
pub(super) fn is_roman(label: &str) -> bool {
    !label.is_empty() && label.chars().all(|character| "IVX".contains(character))
}

fn is_item_letter(character: char) -> bool {
    character.is_ascii_lowercase() || "IVXABCDE".contains(character)
}

/// Tells whether a line is `By Name`, `本报记者 某某` or the like.
fn is_byline(line: &str, words: f64) -> bool {
    const OPENINGS: [&str; 8] =
        ["By ", "by ", "BY ", "本报记者", "本報記者", "记者", "作者", "文/"];
    words <= 8.0 && OPENINGS.iter().any(|opening| line.starts_with(opening))
}

/// Tells whether a line is a row of ornaments: no letter, no digit, and the same few marks; or what
/// is left of an empty item or cell.
fn is_ornament(line: &str) -> bool {
    let marks = line.chars().filter(|character| !character.is_whitespace());
    let invisible = |c: char| matches!(c, '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}');
    let ornamental = |c: char| {
        "*＊-－—–_＿=＝~～#＃+|·•●○◆◇■□★☆※▲△▼▽│┃┆┊".contains(c)
            || matches!(c, '─'..='╿')
            || invisible(c)
    };
    let count = marks.clone().filter(|character| !invisible(*character)).count();
    let is_empty_item = count == 1 && line.trim().starts_with(['-', '|', '•', '·']);
    marks.clone().all(ornamental) && (count == 0 || count >= 3 || is_empty_item)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sentences_are_told_from_labels_and_titles() {
        let prose = |line| Shape::of(line).prose;
        let long = "The ferry left port at noon, and nobody saw it again until the spring came.";
        assert_eq!(prose(long), Prose::Long);
        assert_eq!(prose("双方发表了联合声明。"), Prose::Short);
        assert_eq!(prose("Minister Opens the New Bridge at Lanping"), Prose::None);
        assert_eq!(prose("兰平大桥今日通车"), Prose::None);
    }

    #[test]
    fn numbered_parts_are_structural() {
        for line in [
            "Chapter IV Fees",
            "Article 12 Fishing",
            "第十二条 禁止捕捞",
            "第三章 罚则",
            "(1) a net;",
            "（二）渔船",
            "一、总则",
            "Q: Why?",
            "问：为什么？",
            "1. Scope",
            "• a boat",
            "附件：名单",
        ] {
            assert!(Shape::of(line).structural, "{line}");
        }
        for line in
            ["A boat", "Articles of faith", "第一次出海", "1.5 billion", "2024-05-01", "Home"]
        {
            assert!(!Shape::of(line).structural, "{line}");
        }
    }

    #[test]
    fn ornaments_are_marks_only() {
        for line in ["＊＊＊＊＊", "* * *", "-----", "═════", "\u{200b}", "|", "-"] {
            assert!(Shape::of(line).ornament, "{line}");
        }
        for line in ["……", "——", "—", "？！", "- 3 -", "***x"] {
            assert!(!Shape::of(line).ornament, "{line}");
        }
    }
}
