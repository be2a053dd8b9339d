//! Chinese words.
//!
//! Runs of Chinese characters go to jieba's unigram model over its full default dictionary, with
//! its hidden Markov model off: that model glues a name to the word after it (王毅同). Text in
//! traditional characters is folded, character by character, before the model sees it, and the
//! word boundaries are carried back by counting characters. Everything else (Latin words, numbers,
//! full-width ones too) is cut by the rules for English words, so that the same string gives the
//! same words on both sides; punctuation marks are words of their own.
//!
//! The model is there twice: jieba itself (`jieba.rs`), and the same words and scores in a table
//! that needs no loading (`word_table.rs`, `best_path.rs`). Their boundaries are equal.

use std::ops::Range;
use std::sync::LazyLock;

use crate::best_path::BestPath;
use crate::characters::{is_han, is_traditional_only, simplify_char};
use crate::english::english_words;
use crate::jieba::JiebaWords;
use crate::word_table::WordTable;

/// Cuts Chinese text into words.
pub struct ChineseSegmenter {
    model: Model,
}

/// What cuts a run of Chinese characters.
enum Model {
    Table(WordTable<'static>),
    Jieba(Box<JiebaWords>),
}

/// A model with the memory it needs for one text.
enum Cutter<'m> {
    Table(BestPath<'m>),
    Jieba(&'m JiebaWords),
}

impl ChineseSegmenter {
    /// Returns the segmenter over the table inside the binary, which needs no loading.
    pub fn shared() -> &'static Self {
        static SHARED: LazyLock<ChineseSegmenter> =
            LazyLock::new(|| ChineseSegmenter { model: Model::Table(WordTable::built_in()) });
        &SHARED
    }

    /// Returns jieba itself, which the first call loads (33 MB, 50 to 200 ms).
    ///
    /// Its boundaries are those of [`ChineseSegmenter::shared`]: it is what that one is measured
    /// against.
    pub fn jieba() -> &'static Self {
        static JIEBA: LazyLock<ChineseSegmenter> = LazyLock::new(|| ChineseSegmenter {
            model: Model::Jieba(Box::new(JiebaWords::load())),
        });
        &JIEBA
    }

    /// Returns the words in order, as byte ranges of `text`.
    ///
    /// The ranges are disjoint and leave out nothing but white space. Linear time.
    pub fn segment(&self, text: &str) -> Vec<Range<usize>> {
        let is_traditional = text.chars().any(is_traditional_only);
        let mut cutter = match &self.model {
            Model::Table(table) => Cutter::Table(BestPath::new(table)),
            Model::Jieba(jieba) => Cutter::Jieba(jieba),
        };
        let mut words = Vec::with_capacity(text.len() / 5);
        let mut at = 0;
        while at < text.len() {
            let starts_han = text[at..].starts_with(is_han);
            let end = text[at..].find(|c| is_han(c) != starts_han).map_or(text.len(), |n| at + n);
            if !starts_han {
                segment_other(text, at..end, &mut words);
            } else if is_traditional {
                segment_traditional(text, at..end, &mut cutter, &mut words);
            } else {
                segment_simplified(text, at..end, &mut cutter, &mut words);
            }
            at = end;
        }
        words
    }
}

impl Cutter<'_> {
    /// Calls `emit` with the bytes of each word of a run of Chinese characters, in order.
    fn cut(&mut self, run: &str, emit: impl FnMut(usize)) {
        match self {
            Self::Table(path) => path.cut(run, emit),
            Self::Jieba(jieba) => jieba.cut(run, emit),
        }
    }
}

fn segment_simplified(
    text: &str,
    run: Range<usize>,
    cutter: &mut Cutter,
    words: &mut Vec<Range<usize>>,
) {
    let mut start = run.start;
    cutter.cut(&text[run], |length| {
        words.push(start..start + length);
        start += length;
    });
}

fn segment_traditional(
    text: &str,
    run: Range<usize>,
    cutter: &mut Cutter,
    words: &mut Vec<Range<usize>>,
) {
    let known = simplify_for_dictionary(&text[run.clone()]);
    let mut original = text[run.clone()].chars();
    let mut rest = known.as_str();
    let mut start = run.start;
    cutter.cut(&known, |length| {
        let (word, after) = rest.split_at(length);
        rest = after;
        word.chars().for_each(|_| {
            original.next();
        });
        let end = run.end - original.as_str().len();
        words.push(start..end);
        start = end;
    });
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
