//! The characters that Chinese numerals are written with.

use crate::reading::{char_at, char_before};

/// What a character contributes to a numeral.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Part {
    /// 零 to 九, 两.
    Digit(u8),
    /// The digits of cheques, which are also everyday characters: 伍, 陆.
    FinancialDigit(u8),
    /// 十, 百, 千: the power of ten, applied to the digit before.
    Unit(u8),
    /// 万, 亿, 兆: the power of ten, applied to everything before.
    Myriad(u8),
    /// 廿, 卅, 卌: tens in one character.
    Tens(u8),
}

/// Returns what the character contributes to a numeral, if anything.
pub(super) fn part(character: char) -> Option<Part> {
    Some(match character {
        '〇' | '零' | '○' | '◯' => Part::Digit(0),
        '一' => Part::Digit(1),
        '二' | '两' | '兩' => Part::Digit(2),
        '三' => Part::Digit(3),
        '四' => Part::Digit(4),
        '五' => Part::Digit(5),
        '六' => Part::Digit(6),
        '七' => Part::Digit(7),
        '八' => Part::Digit(8),
        '九' => Part::Digit(9),
        '壹' => Part::FinancialDigit(1),
        '贰' | '貳' => Part::FinancialDigit(2),
        '叁' | '叄' => Part::FinancialDigit(3),
        '肆' => Part::FinancialDigit(4),
        '伍' => Part::FinancialDigit(5),
        '陆' | '陸' => Part::FinancialDigit(6),
        '柒' => Part::FinancialDigit(7),
        '捌' => Part::FinancialDigit(8),
        '玖' => Part::FinancialDigit(9),
        '十' | '拾' => Part::Unit(1),
        '百' | '佰' => Part::Unit(2),
        '千' | '仟' => Part::Unit(3),
        '万' | '萬' => Part::Myriad(4),
        '亿' | '億' => Part::Myriad(8),
        '兆' => Part::Myriad(12),
        '廿' => Part::Tens(2),
        '卅' => Part::Tens(3),
        '卌' => Part::Tens(4),
        _ => return None,
    })
}

/// Returns the digit that stands alone before byte `end`, and where it begins: 三（3）日.
pub(super) fn lone_digit_before(text: &str, end: usize) -> Option<(u8, usize)> {
    let character = char_before(text, end)?;
    let start = end - character.len_utf8();
    let (Part::Digit(digit) | Part::FinancialDigit(digit)) = part(character)? else { return None };
    let is_lone = !char_before(text, start)
        .is_some_and(|before| is_numeral(before) || before.is_ascii_digit() || before == '第');
    is_lone.then_some((digit, start))
}

/// Says whether the character can stand in a numeral.
pub(super) fn is_numeral(character: char) -> bool {
    part(character).is_some()
}

/// Returns the byte after the numeral characters that begin at byte `at`, at least one character.
pub(super) fn run_end(text: &str, at: usize) -> usize {
    let mut end = at + char_at(text, at).map_or(1, char::len_utf8);
    while let Some(character) = char_at(text, end).filter(|&character| is_numeral(character)) {
        end += character.len_utf8();
    }
    end
}
