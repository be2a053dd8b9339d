//! Characters as a text has them: ligatures taken apart, radicals that stand for ideographs.
//!
//! Fonts share a glyph between 一 and the radical ⼀ (U+2F00), and programs that make pdf files
//! often name the wrong one of the two.

use unicode_normalization::UnicodeNormalization;

/// Hands out the characters that a glyph's text means.
pub(super) fn plain(text: &str, mut take: impl FnMut(char)) {
    for character in text.chars() {
        match character {
            '\u{2e80}'..='\u{2eff}' if let Some(ideograph) = ideograph_of(character) => {
                take(ideograph);
            }
            // Latin ligatures, radicals, ideographs doubled for the sake of older standards.
            '\u{fb00}'..='\u{fb06}'
            | '\u{2e80}'..='\u{2fd5}'
            | '\u{f900}'..='\u{faff}'
            | '\u{2f800}'..='\u{2fa1f}' => character.nfkc().for_each(&mut take),
            '\u{a0}' | '\t' | '\r' | '\n' => take(' '),
            // Marks without a width say nothing about the text.
            '\u{200b}'..='\u{200f}' | '\u{feff}' | '\u{2060}' => {}
            _ if character.is_control() => {}
            _ => take(character),
        }
    }
}

/// Radicals that look like an ideograph and have no decomposition of their own, each followed by
/// that ideograph; after Unicode's table of equivalent unified ideographs.
const RADICALS: &str = "⺄乙⺎兀⺒巳⺓幺⺛旡⺜日⺝月⺠民⺩王⺪疋⺬示⺮竹⺶羊⺷羊⺸羊⺻聿⺼肉⺽臼⻁虎⻄西⻅见⻆角⻇角⻉贝⻊足⻋车\
    ⻑長⻓长⻔门⻗雨⻘青⻙韦⻚页⻛风⻜飞⻝食⻢马⻣骨⻤鬼⻥鱼⻦鸟⻧卤⻨麦⻩黄⻪黾⻫斉⻬齐⻭歯⻮齿⻯竜⻰龙⻱龜⻲亀";

fn ideograph_of(radical: char) -> Option<char> {
    let mut pairs = RADICALS.chars();
    while let (Some(from), Some(to)) = (pairs.next(), pairs.next()) {
        if from == radical {
            return Some(to);
        }
    }
    None
}

/// Tells whether a character is as wide as it is high and takes no space beside it: ideographs,
/// kana, and the punctuation that goes with them.
pub(super) fn is_wide(character: char) -> bool {
    matches!(character,
        '\u{2e80}'..='\u{303e}' | '\u{3041}'..='\u{33ff}' | '\u{3400}'..='\u{4dbf}'
        | '\u{4e00}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{fe30}'..='\u{fe4f}'
        | '\u{ff01}'..='\u{ff60}' | '\u{ffe0}'..='\u{ffe6}' | '\u{20000}'..='\u{3fffd}')
}

/// Tells whether a character ends a sentence, or closes what a sentence was said in.
pub(super) fn ends_sentence(text: &str) -> bool {
    let text = text.trim_end_matches(|c: char| {
        matches!(c, '"' | '\'' | '”' | '’' | '」' | '』' | '）' | ')' | '】' | ']' | '》' | ' ')
    });
    text.ends_with(['.', '!', '?', '。', '！', '？', '…', '︒', '．'])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ligatures_and_radicals_become_letters() {
        let mut text = String::new();
        plain("ﬁ⼀⼯⻬\u{200b}豈\u{a0}\u{3000}é", |character| text.push(character));
        assert_eq!(text, "fi一工齐豈 \u{3000}é");
    }

    #[test]
    fn sentences_end_before_closing_quotes() {
        assert!(ends_sentence("He left.”"));
        assert!(ends_sentence("他走了。』"));
        assert!(!ends_sentence("he left,"));
    }
}
