//! Chinese words: the only door to the segmentation library.
//!
//! Runs of Chinese characters go to jieba's unigram model over its full default dictionary, with
//! its hidden Markov model off: that model glues a name to the word after it (王毅同). Text in
//! traditional characters is folded, character by character, before jieba sees it, and the word
//! boundaries are carried back by counting characters. Everything else (Latin words, numbers,
//! full-width ones too) is cut by the rules for English words, so that the same string gives the
//! same words on both sides; punctuation marks are words of their own.

use std::borrow::Cow;
use std::ops::Range;
use std::sync::LazyLock;

use jieba_rs::Jieba;

use crate::characters::{is_han, is_traditional_only, simplify_char};
use crate::english::english_words;

/// Cuts Chinese text into words; holds the dictionary (about 30 MB), so there is one of it.
pub struct ChineseSegmenter {
    jieba: Jieba,
}

impl ChineseSegmenter {
    /// Returns the segmenter, which is loaded at the first call (about 0.2 s).
    pub fn shared() -> &'static Self {
        static SHARED: LazyLock<ChineseSegmenter> =
            LazyLock::new(|| ChineseSegmenter { jieba: Jieba::new() });
        &SHARED
    }

    /// Returns the words in order, as byte ranges of `text`.
    ///
    /// The ranges are disjoint and leave out nothing but white space. Linear time.
    pub fn segment(&self, text: &str) -> Vec<Range<usize>> {
        let is_traditional = text.chars().any(is_traditional_only);
        let mut words = Vec::with_capacity(text.len() / 5);
        let mut at = 0;
        while at < text.len() {
            let starts_han = text[at..].starts_with(is_han);
            let end = text[at..].find(|c| is_han(c) != starts_han).map_or(text.len(), |n| at + n);
            if starts_han {
                self.segment_han(text, at..end, is_traditional, &mut words);
            } else {
                segment_other(text, at..end, &mut words);
            }
            at = end;
        }
        words
    }

    fn segment_han(
        &self,
        text: &str,
        run: Range<usize>,
        is_traditional: bool,
        words: &mut Vec<Range<usize>>,
    ) {
        let original = &text[run.clone()];
        let known = if is_traditional {
            Cow::Owned(simplify_for_dictionary(original))
        } else {
            Cow::Borrowed(original)
        };
        let mut characters = original.chars();
        let mut start = run.start;
        for token in self.jieba.cut(&known, false) {
            for _ in token.word.chars() {
                characters.next();
            }
            let end = run.end - characters.as_str().len();
            words.push(start..end);
            start = end;
        }
        if start < run.end {
            words.push(start..run.end);
        }
    }
}

/// Simplifies a run, but keeps 著 and 乾 in the words that simplified text writes with them.
fn simplify_for_dictionary(run: &str) -> String {
    let mut simplified = String::with_capacity(run.len());
    let mut previous = '\0';
    let mut characters = run.chars().peekable();
    while let Some(c) = characters.next() {
        let next = characters.peek().copied().unwrap_or('\0');
        let keeps = match c {
            '著' => {
                "顯显原專专編编論论卓昭土".contains(previous) || "名作述稱称書书者".contains(next)
            }
            '乾' => "隆坤".contains(next),
            _ => false,
        };
        simplified.push(if keeps { c } else { simplify_char(c) });
        previous = c;
    }
    simplified
}

/// Cuts a run without Chinese characters: words as in English, every other mark by itself.
fn segment_other(text: &str, run: Range<usize>, words: &mut Vec<Range<usize>>) {
    let original = &text[run.clone()];
    let mut at = run.start;
    let found = if original.contains(|c| half_width(c) != c) {
        words_of_full_width(original)
    } else {
        english_words(original)
    };
    for word in found {
        push_marks(text, at..run.start + word.start, words);
        words.push(run.start + word.start..run.start + word.end);
        at = run.start + word.end;
    }
    push_marks(text, at..run.end, words);
}

/// Finds words in a half-width copy of `run` and carries them back by counting characters.
fn words_of_full_width(run: &str) -> Vec<Range<usize>> {
    let copy: String = run.chars().map(half_width).collect();
    let mut characters = copy.chars().zip(run.chars());
    let (mut in_copy, mut in_run) = (0, 0);
    let mut carry_to = |target: usize| {
        while in_copy < target {
            let Some((copied, original)) = characters.next() else { break };
            in_copy += copied.len_utf8();
            in_run += original.len_utf8();
        }
        in_run
    };
    let words = english_words(&copy);
    words.into_iter().map(|word| carry_to(word.start)..carry_to(word.end)).collect()
}

/// Pushes the marks of a stretch without words; the same mark repeated (……) is one.
fn push_marks(text: &str, stretch: Range<usize>, words: &mut Vec<Range<usize>>) {
    let mut previous = None;
    for (offset, c) in text[stretch.clone()].char_indices() {
        let start = stretch.start + offset;
        let end = start + c.len_utf8();
        if c.is_whitespace() {
            previous = None;
            continue;
        }
        match words.last_mut() {
            Some(word) if previous == Some(c) => word.end = end,
            _ => words.push(start..end),
        }
        previous = Some(c);
    }
}

/// Returns the half-width form of a full-width ASCII character, else the character itself.
fn half_width(c: char) -> char {
    match c {
        '！'..='～' => {
            char::from_u32(u32::from(c) - 0xFEE0).expect("the full-width block mirrors ASCII")
        }
        _ => c,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn cut(text: &str) -> String {
        let words = ChineseSegmenter::shared().segment(text);
        words.into_iter().map(|word| &text[word]).collect::<Vec<_>>().join("|")
    }

    #[test]
    fn words_are_those_of_the_dictionary() {
        let cases = [
            ("双方讨论问题。", "双方|讨论|问题|。"),
            ("雙方討論問題。", "双方|讨论|问题|。"),
            ("王毅同外长通电话", "王|毅|同|外长|通电话"),
            ("增长率为3.5%，高于v1.2版本", "增长率|为|3.5|%|，|高于|v1.2|版本"),
            ("ＣＯＶＩＤ－１９疫情，增長３．５％", "ＣＯＶＩＤ－１９|疫情|，|增长|３．５|％"),
            ("他走了……后来", "他|走|了|……|后来"),
            ("第 22 条", "第|22|条"),
            ("著名記者看著門口", "著名|记者|看著|门口"),
            ("", ""),
            ("　\n", ""),
        ];
        for (text, expected) in cases {
            let words: String =
                cut(text).chars().map(|c| if c == '著' { c } else { simplify_char(c) }).collect();
            assert_eq!(words, expected, "{text}");
        }
    }

    proptest! {
        #[test]
        fn words_leave_out_nothing_but_white_space(
            text in "(\\PC|[一-龥]|[Ａ-ｚ]|[a-z0-9.' -]|[，。「」〇々\u{3000}\u{20000}]){0,40}"
        ) {
            let mut end = 0;
            for word in ChineseSegmenter::shared().segment(&text) {
                prop_assert!(end <= word.start && word.start < word.end);
                prop_assert!(text[end..word.start].trim().is_empty());
                end = word.end;
            }
            prop_assert!(text[end..].trim().is_empty());
        }
    }
}
