//! Words of opposite meaning: one version says that something rose, the other that it fell.
//!
//! Each contrast has two directions. A bead whose English side speaks of one direction alone, and
//! whose Chinese side of the other alone, says opposite things; languages turn much of this
//! around (a smaller rise is a fall of the rise), so that a word more on either side keeps it
//! silent, and what needs a figure is only sure beside an equal one.

use std::collections::HashMap;
use std::ops::Range;
use std::sync::LazyLock;

use zhen_facts::{compare, find_facts};
use zhen_segment::{english_words, simplify_char};

use super::Draft;
use super::bead_text::{BeadText, SideText, beads, place};
use crate::checker::CheckedPair;
use crate::detail::Detail;
use crate::kind::FindingKind;

/// A contrast: English words and Chinese ones, in simplified characters, of both directions.
struct Contrast {
    english: [&'static [&'static str]; 2],
    chinese: [&'static [&'static str]; 2],
    /// Confidence without an equal value in the bead, and with one.
    confidence: [f64; 2],
}

const CONTRASTS: [Contrast; 12] = [
    Contrast {
        english: [
            &[
                "rise",
                "rises",
                "rose",
                "risen",
                "rising",
                "increase",
                "increases",
                "increased",
                "increasing",
                "grow",
                "grows",
                "grew",
                "grown",
                "growing",
                "growth",
                "climbed",
                "gained",
                "surged",
                "soared",
                "jumped",
                "expanded",
                "doubled",
            ],
            &[
                "fall",
                "falls",
                "fell",
                "fallen",
                "falling",
                "decline",
                "declines",
                "declined",
                "declining",
                "decrease",
                "decreases",
                "decreased",
                "decreasing",
                "drop",
                "drops",
                "dropped",
                "reduced",
                "reduction",
                "shrank",
                "shrunk",
                "slumped",
                "plunged",
                "lowered",
                "contracted",
                "slipped",
                "dipped",
            ],
        ],
        chinese: [
            &[
                "增长", "增加", "上升", "上涨", "提高", "增至", "升至", "涨", "攀升", "扩大",
                "增幅", "飙升", "升",
            ],
            &[
                "下降", "减少", "下跌", "降低", "下滑", "回落", "降至", "减至", "跌", "萎缩",
                "缩减", "下调", "降幅", "锐减", "降",
            ],
        ],
        confidence: [0.3, 0.75],
    },
    Contrast {
        english: [
            &["import", "imports", "imported", "importer"],
            &["export", "exports", "exported", "exporter"],
        ],
        chinese: [&["进口", "输入", "入口"], &["出口", "输出"]],
        confidence: [0.6, 0.75],
    },
    Contrast {
        english: [&["surplus", "surpluses"], &["deficit", "deficits"]],
        chinese: [&["顺差", "盈余"], &["逆差", "赤字", "亏"]],
        confidence: [0.6, 0.75],
    },
    Contrast {
        english: [&["north", "northern", "northward"], &["south", "southern", "southward"]],
        chinese: [&["北"], &["南"]],
        confidence: [0.55, 0.6],
    },
    Contrast {
        english: [&["east", "eastern", "eastward"], &["west", "western", "westward"]],
        chinese: [&["东"], &["西"]],
        confidence: [0.55, 0.6],
    },
    Contrast {
        english: [&["before"], &["after"]],
        chinese: [&["之前", "以前", "前"], &["之后", "以后", "后"]],
        confidence: [0.3, 0.4],
    },
    Contrast {
        english: [&["maximum", "highest"], &["minimum", "lowest"]],
        chinese: [&["最高", "最大"], &["最低", "最小"]],
        confidence: [0.4, 0.55],
    },
    Contrast {
        english: [&["left"], &["right"]],
        chinese: [&["左"], &["右"]],
        confidence: [0.55, 0.6],
    },
    Contrast {
        english: [&["buy", "bought", "buys", "purchase", "purchased"], &["sell", "sold", "sells"]],
        chinese: [&["买", "购", "收购", "采购"], &["卖", "售", "销"]],
        confidence: [0.4, 0.6],
    },
    Contrast {
        english: [&["support", "supports", "supported"], &["oppose", "opposes", "opposed"]],
        chinese: [&["支持"], &["反对"]],
        confidence: [0.6, 0.6],
    },
    // Who does not deny may say so in many words; refusing is half a denial.
    Contrast {
        english: [&[], &["denied", "denies"]],
        chinese: [&["承认"], &["否认", "拒"]],
        confidence: [0.6, 0.6],
    },
    // What bars counts as forbidding on the English side alone, where it keeps this silent.
    Contrast {
        english: [
            &["permitted", "permits", "allowed", "allows", "allow", "permit", "permissible"],
            &[
                "prohibited",
                "prohibits",
                "prohibit",
                "forbidden",
                "forbids",
                "forbid",
                "banned",
                "bans",
                "ban",
                "barred",
                "prevent",
                "prevents",
                "disable",
                "disabled",
                "disallowed",
                "deny",
                "denied",
                "denies",
                "block",
                "blocked",
                "outlawed",
            ],
        ],
        chinese: [&["允许", "准许", "许可", "容许"], &["禁止", "严禁", "禁用"]],
        confidence: [0.6, 0.6],
    },
];

/// Drafts a finding for each contrast of which the sides of a bead say opposite directions.
pub(super) fn find(pair: &CheckedPair<'_>, drafts: &mut Vec<Draft>) {
    for bead in beads(pair) {
        for (contrast, english) in CONTRASTS.iter().zip(said_in_english(&bead.english)) {
            drafts.extend(draft(&bead, contrast, english));
        }
    }
}

/// A word with its sentence.
type Said = (usize, Range<usize>);

fn draft(bead: &BeadText<'_>, contrast: &Contrast, english: [Option<Said>; 2]) -> Option<Draft> {
    let (direction, at) = only(english)?;
    let chinese = contrast.chinese.map(|words| said_in_chinese(&bead.chinese, words));
    let (other, there) = only(chinese)?;
    if direction == other {
        return None;
    }
    let [unsure, sure] = contrast.confidence;
    let confidence = match (denies(bead), shares_value(bead)) {
        (true, _) => unsure.min(0.3),
        (false, false) => unsure,
        (false, true) => sure,
    };
    let place_of = |(sentence, span): Said| place(sentence, span);
    let (at, there) = (place_of(at), place_of(there));
    let detail = Detail::Opposites {
        english: bead.english.words(&at).to_owned(),
        chinese: bead.chinese.words(&there).to_owned(),
    };
    Some(Draft::new(
        FindingKind::Negation,
        confidence * bead.confidence,
        bead.english.marked(vec![at]),
        bead.chinese.marked(vec![there]),
        detail,
    ))
}

/// Returns the one direction that is said.
fn only<P>([first, second]: [Option<P>; 2]) -> Option<(usize, P)> {
    match (first, second) {
        (Some(place), None) => Some((0, place)),
        (None, Some(place)) => Some((1, place)),
        _ => None,
    }
}

/// The English words of all contrasts, each with its contrast and direction.
static ENGLISH: LazyLock<HashMap<&str, Vec<(usize, usize)>>> = LazyLock::new(|| {
    let mut places: HashMap<&str, Vec<(usize, usize)>> = HashMap::new();
    for (contrast, Contrast { english, .. }) in CONTRASTS.iter().enumerate() {
        for (direction, words) in english.iter().enumerate() {
            for word in *words {
                places.entry(word).or_default().push((contrast, direction));
            }
        }
    }
    places
});

/// Finds the first word of each direction of each contrast.
fn said_in_english(side: &SideText<'_>) -> [[Option<Said>; 2]; CONTRASTS.len()] {
    let mut said = [const { [const { None }; 2] }; CONTRASTS.len()];
    for (sentence, text) in side.sentences() {
        for span in english_words(text) {
            let word = text[span.clone()].to_ascii_lowercase();
            for &(contrast, direction) in ENGLISH.get(word.as_str()).into_iter().flatten() {
                let first: &mut Option<Said> = &mut said[contrast][direction];
                first.get_or_insert_with(|| (sentence, span.clone()));
            }
        }
    }
    said
}

fn said_in_chinese(side: &SideText<'_>, words: &[&str]) -> Option<Said> {
    side.sentences().find_map(|(sentence, text)| {
        let characters: Vec<(usize, char)> =
            text.char_indices().map(|(at, character)| (at, simplify_char(character))).collect();
        for word in words {
            let word: Vec<char> = word.chars().collect();
            let found = characters
                .windows(word.len())
                .find(|window| window.iter().map(|(_, character)| character).eq(&word));
            if let Some(window) = found {
                let start = window[0].0;
                let length: usize =
                    text[start..].chars().take(word.len()).map(char::len_utf8).sum();
                return Some((sentence, start..start + length));
            }
        }
        None
    })
}

/// Tells whether either side denies anything, which turns directions around.
fn denies(bead: &BeadText<'_>) -> bool {
    let english = bead.english.sentences().any(|(_, text)| {
        english_words(text).into_iter().any(|span| {
            matches!(&text[span], "not" | "n't" | "no" | "never" | "without" | "less" | "than")
        })
    });
    english
        || bead
            .chinese
            .sentences()
            .any(|(_, text)| text.contains(['不', '没', '未', '无', '無', '沒']))
}

/// Tells whether both sides say an equal value.
fn shares_value(bead: &BeadText<'_>) -> bool {
    let facts = |side: &SideText<'_>, language| {
        side.sentences().flat_map(|(_, text)| find_facts(text, language)).collect::<Vec<_>>()
    };
    let english = facts(&bead.english, zhen_text::Language::English);
    let chinese = facts(&bead.chinese, zhen_text::Language::Chinese);
    let comparison = compare(&english, &chinese);
    english.len() > comparison.unmatched_english.len() + comparison.conflicting.len()
}
