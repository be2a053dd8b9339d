//! Runs of one language inside a piece of text.
//!
//! The cheapest sequence of languages, found by the Viterbi algorithm over words: an ideograph in
//! English text costs, a Latin word in Chinese text costs by how English it is (a name little, a
//! function word much), and so does every change of language, less at the ends of lines and
//! sentences. So names and terms of the other language stay where they are.

use std::ops::Range;

use zhen_text::Language;

use super::words::{Word, WordKind, words_of};

/// A slice of a piece in one language.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Run {
    /// Bytes of the piece, without surrounding white space.
    pub(super) span: Range<usize>,
    /// Its language; `None` where nothing tells.
    pub(super) language: Option<Language>,
}

/// The runs of a piece.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Runs {
    /// The runs in order, with only white space between them.
    pub(super) runs: Vec<Run>,
    /// Words in runs of English and of Chinese.
    pub(super) words: [f64; 2],
    /// Whether letters of both languages occur.
    pub(super) is_mixed: bool,
}

/// How readily the language changes inside a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Switching {
    /// Where nothing is known.
    Dear,
    /// Where the lines of the document have both languages side by side.
    Cheap,
}

/// Words of an ideograph.
const HAN_WORDS: f64 = 1.0 / 1.5;
/// Takes a whole piece as one run.
pub(super) fn whole(text: &str, language: Language) -> Runs {
    let mut runs = language_runs(text, Switching::Dear);
    runs.is_mixed = false;
    runs.words = match language {
        Language::English => [runs.words[0] + runs.words[1], 0.0],
        Language::Chinese => [0.0, runs.words[0] + runs.words[1]],
    };
    runs.runs = vec![Run { span: 0..text.len(), language: Some(language) }];
    runs
}

/// Finds the runs of a piece of text that neither begins nor ends with white space.
pub(super) fn language_runs(text: &str, switching: Switching) -> Runs {
    let words = words_of(text);
    let has = |kind: WordKind| words.iter().any(|word| word.kind == kind);
    let mut found =
        Runs { is_mixed: has(WordKind::Han) && has(WordKind::Latin), ..Runs::default() };
    if words.is_empty() {
        found.runs.push(Run { span: 0..text.len(), language: None });
        return found;
    }
    let languages = cheapest(text, &words, switching);
    for (word, &language) in words.iter().zip(&languages) {
        found.words[language as usize] += match word.kind {
            WordKind::Han => word.count * HAN_WORDS,
            WordKind::Latin => 1.0,
        };
    }
    let mut start = 0;
    for (index, pair) in languages.windows(2).enumerate() {
        if pair[0] != pair[1] {
            let gap = words[index].span.end..words[index + 1].span.start;
            let cut = gap.start + cut_in_gap(&text[gap]);
            push_run(&mut found.runs, text, start..cut, pair[0]);
            start = cut;
        }
    }
    push_run(&mut found.runs, text, start..text.len(), languages[languages.len() - 1]);
    found
}

/// Adds a run, and a run of its own for a bar or stroke that parts it from what precedes.
fn push_run(runs: &mut Vec<Run>, text: &str, range: Range<usize>, language: Language) {
    let slice = &text[range.clone()];
    let body = slice.trim_start_matches(is_separator);
    let lead = slice[..slice.len() - body.len()].trim();
    let tail_start = body.trim_end_matches(is_separator).len();
    let tail = body[tail_start..].trim();
    let offset_of = |part: &str| part.as_ptr() as usize - text.as_ptr() as usize;
    let parts = [(lead, None), (body[..tail_start].trim(), Some(language)), (tail, None)];
    for (part, language) in parts.into_iter().filter(|(part, _)| !part.is_empty()) {
        let start = offset_of(part);
        runs.push(Run { span: start..start + part.len(), language });
    }
}

/// Marks that stand between the languages of a line and belong to neither.
fn is_separator(character: char) -> bool {
    matches!(character, '/' | '|' | '／' | '｜') || character.is_whitespace()
}

/// Offset in a gap at which the language changes: at the end of a line or cell, after the end of a
/// sentence, before an opening bracket or quotation mark, before the number of an item, else after
/// all marks of the text before.
fn cut_in_gap(gap: &str) -> usize {
    if let Some(offset) = gap.rfind(['\n', '\t', '|', '｜']) {
        return offset;
    }
    let closing = |c: char| ")]}）］】》」』”’〕\"'".contains(c);
    if let Some(offset) = gap.rfind(['。', '！', '？', '；']) {
        let end = offset + gap[offset..].chars().next().map_or(0, char::len_utf8);
        return gap.len() - gap[end..].trim_start_matches(closing).len();
    }
    let opening = |c: char| "([{（［【《「『“‘〔".contains(c);
    let tail = gap.trim_end_matches(|c: char| opening(c) || c.is_whitespace());
    if gap[tail.len()..].contains(opening) {
        return tail.len();
    }
    let first = gap.find(char::is_whitespace).unwrap_or(gap.len());
    let rest = gap[first..].trim();
    // `总则 1. General`: the number is that of the item that follows.
    if is_item_number(rest) {
        return first;
    }
    let space = gap.rfind(char::is_whitespace);
    space
        .map_or(gap.len(), |offset| offset + gap[offset..].chars().next().map_or(0, char::len_utf8))
}

fn is_item_number(text: &str) -> bool {
    text.starts_with(|c: char| c.is_ascii_digit() || matches!(c, '(' | '（'))
        && text.ends_with(['.', ')', '）', '、', '．'])
}

/// The cheapest language of each word.
fn cheapest(text: &str, words: &[Word], switching: Switching) -> Vec<Language> {
    let mut back: Vec<[usize; 2]> = Vec::with_capacity(words.len());
    let mut best = words[0].price;
    back.push([0, 1]);
    let border = border_of_heading(text, words);
    for (index, pair) in words.windows(2).enumerate() {
        let gap = &text[pair[0].span.end..pair[1].span.start];
        let switch = match border {
            Some(border) if border == index => HEADING_BORDER,
            _ => switch_price(gap, switching),
        };
        let mut next = [0.0; 2];
        let mut from = [0, 1];
        for state in 0..2 {
            let other = 1 - state;
            // The language goes on where prices are equal.
            if best[other] + switch < best[state] {
                next[state] = best[other] + switch + pair[1].price[state];
                from[state] = other;
            } else {
                next[state] = best[state] + pair[1].price[state];
            }
        }
        best = next;
        back.push(from);
    }
    let mut state = usize::from(best[1] <= best[0]);
    let mut languages = vec![Language::English; words.len()];
    for index in (0..words.len()).rev() {
        languages[index] = if state == 0 { Language::English } else { Language::Chinese };
        state = back[index][state];
    }
    languages
}

/// Price of the change in `港口规则 Harbour Rules`, whose words would pass for a name.
const HEADING_BORDER: f64 = 0.3;

/// Finds the word after which the language changes in a heading of both: ideographs on one side,
/// Latin words on the other, one of three letters at least, and no mark of a sentence.
fn border_of_heading(text: &str, words: &[Word]) -> Option<usize> {
    let changes = |pair: &[Word]| pair[0].kind != pair[1].kind;
    let border = words.windows(2).position(changes)?;
    let is_only = words[border + 1..].windows(2).all(|pair| !changes(pair));
    let latin = words.iter().filter(|word| word.kind == WordKind::Latin).count();
    let gap = &text[words[border].span.end..words[border + 1].span.start];
    let is_heading = is_only
        && latin >= 1
        && words.iter().any(|word| word.kind == WordKind::Latin && word.span.len() >= 3)
        && gap.starts_with(char::is_whitespace)
        && (gap.trim().is_empty() || is_item_number(gap.trim()))
        && !text.contains(['。', '，', '！', '？', '；']);
    is_heading.then_some(border)
}

/// Price of a change of language in a gap between words.
fn switch_price(gap: &str, switching: Switching) -> f64 {
    let ends_sentence = gap.contains(['。', '！', '？', '；', '：']) || {
        let marks = gap.trim_end();
        marks.len() < gap.len() && marks.ends_with(['.', '!', '?', ':', ';', '"', '”'])
    };
    if gap.contains(['\n', '\t', '|', '｜']) {
        0.3
    } else if ends_sentence || gap.contains(['/', '／']) {
        1.2
    } else if switching == Switching::Cheap && gap.contains(char::is_whitespace) {
        1.4
    } else {
        4.0
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn shown(text: &str, switching: Switching) -> Vec<(&str, &'static str)> {
        let runs = language_runs(text, switching).runs;
        runs.iter()
            .map(|run| (&text[run.span.clone()], run.language.map_or("-", Language::code)))
            .collect()
    }

    #[test]
    fn names_and_terms_stay_in_the_text_around_them() {
        for (text, language) in [
            ("公司与 Orchid Pumps Holdings 签约。", "zh"),
            ("The law《古井保护条例》 protects old wells (古井) and springs.", "en"),
            ("使用 kubectl 命令", "zh"),
            ("She said “你好” and left the room.", "en"),
        ] {
            assert_eq!(shown(text, Switching::Dear), [(text, language)]);
        }
    }

    #[test]
    fn languages_side_by_side_are_parted_at_their_border() {
        let text = "他走了。（He is gone, and he will not be back.）";
        assert_eq!(
            shown(text, Switching::Dear),
            [("他走了。", "zh"), ("（He is gone, and he will not be back.）", "en")]
        );
        let text = "Harbour Rules 港口规则";
        assert_eq!(shown(text, Switching::Dear), [("Harbour Rules", "en"), ("港口规则", "zh")]);
        let text = "灯还亮着\n- The lamp was burning.";
        assert_eq!(
            shown(text, Switching::Dear),
            [("灯还亮着", "zh"), ("- The lamp was burning.", "en")]
        );
        for (text, chinese, english) in [
            ("1. 总则 1. General", "1. 总则", "1. General"),
            ("渡轮九点返回。2024 is over.", "渡轮九点返回。", "2024 is over."),
            ("合计 Total", "合计", "Total"),
        ] {
            assert_eq!(shown(text, Switching::Dear), [(chinese, "zh"), (english, "en")]);
        }
        let text = "渡轮六点开航\nThe ferry sails at six";
        assert_eq!(
            shown(text, Switching::Dear),
            [("渡轮六点开航", "zh"), ("The ferry sails at six", "en")]
        );
    }

    proptest! {
        #[test]
        fn runs_cover_any_text(text in "[a-zA-Z 一二三四。，.()（）/|\n\t“”0-9]{0,60}") {
            let text = text.trim();
            for switching in [Switching::Dear, Switching::Cheap] {
                let mut end = 0;
                for run in language_runs(text, switching).runs {
                    prop_assert!(run.span.start >= end);
                    prop_assert!(text[end..run.span.start].trim().is_empty());
                    end = run.span.end;
                }
                prop_assert!(text[end..].trim().is_empty());
            }
        }
    }
}
