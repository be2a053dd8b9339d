//! Negations that a translator may lose or add by a slip, in both languages and scripts.
//!
//! Only words that truly deny are struck: 未来, 不仅, 莫斯科 and "not only" are no negations. The
//! rest of the sentence stays as it is.

use std::ops::Range;

use zhen_segment::{ChineseSegmenter, simplify_char};
use zhen_text::Language;

use crate::slips::Change;

/// English negations, and what a slip leaves of them.
const ENGLISH: [(&str, &str); 33] = [
    ("can't", "can"),
    ("won't", "will"),
    ("shan't", "shall"),
    ("isn't", "is"),
    ("aren't", "are"),
    ("wasn't", "was"),
    ("weren't", "were"),
    ("doesn't", "does"),
    ("don't", "do"),
    ("didn't", "did"),
    ("hasn't", "has"),
    ("haven't", "have"),
    ("hadn't", "had"),
    ("couldn't", "could"),
    ("wouldn't", "would"),
    ("shouldn't", "should"),
    ("mustn't", "must"),
    ("needn't", "need"),
    ("cannot", "can"),
    ("no longer", "still"),
    ("no one", "someone"),
    ("not", ""),
    ("never", ""),
    ("no", ""),
    ("without", "with"),
    ("nothing", "something"),
    ("nobody", "somebody"),
    ("none", "all"),
    ("unable", "able"),
    ("prohibited", "permitted"),
    ("prohibits", "permits"),
    ("forbidden", "allowed"),
    ("unless", "if"),
];

/// English phrases in which nothing is denied, or which mean the same without the negation.
const ENGLISH_NONE: [&str; 36] = [
    "not only",
    "not just",
    "not merely",
    "not simply",
    "not least",
    "not to mention",
    "not until",
    "not unlike",
    "not necessarily",
    "whether or not",
    "or not",
    "if not",
    "why not",
    "could not be more",
    "cannot but",
    "can't help",
    "couldn't help",
    "cannot help",
    "no doubt",
    "no matter",
    "no wonder",
    "no sooner",
    "no less",
    "no fewer",
    "no more than",
    "no later",
    "no earlier",
    "not less than",
    "not more than",
    "not later than",
    "not exceed",
    "no.",
    "no,",
    "nothing but",
    "without doubt",
    "none other",
];

/// Chinese negations, simplified, and what a slip leaves of them; the longest first.
const CHINESE: [(&str, &str); 49] = [
    ("不允许", "允许"),
    ("不可以", "可以"),
    ("不应该", "应该"),
    ("不需要", "需要"),
    ("并没有", "有"),
    ("还没有", "已"),
    ("不能", "能"),
    ("不会", "会"),
    ("没有", "有"),
    ("并不", ""),
    ("并非", "是"),
    ("并未", ""),
    ("绝不", ""),
    ("决不", ""),
    ("绝非", "是"),
    ("毫不", ""),
    ("从不", "总是"),
    ("从未", "曾"),
    ("从没", "曾"),
    ("尚未", "已"),
    ("未能", "能"),
    ("未曾", "曾"),
    ("不曾", "曾"),
    ("不得", "可"),
    ("不可", "可"),
    ("不应", "应"),
    ("不该", "该"),
    ("不要", "要"),
    ("不许", "可以"),
    ("不准", "可以"),
    ("不予", "予以"),
    ("不再", "仍"),
    ("不必", "必须"),
    ("不用", "要"),
    ("无需", "需"),
    ("无须", "须"),
    ("毋须", "须"),
    ("无法", "能够"),
    ("无权", "有权"),
    ("毫无", "有"),
    ("没人", "有人"),
    ("无人", "有人"),
    ("禁止", "允许"),
    ("严禁", "允许"),
    ("请勿", "请"),
    ("切勿", "请"),
    ("不", ""),
    ("没", ""),
    ("未", ""),
];

/// Chinese words with 不, 没 or 未 that deny nothing, or mean the same without it; simplified.
const CHINESE_NONE: &str = "\
    不仅 不但 不光 不只 不单 不过 不断 不同 不少 不得不 不能不 不可不 不会不 不久 不论 不管 不如 \
    不妨 不禁 不由 不愧 不惜 不料 不时 不一 不一定 不已 不然 不等 不锈钢 不日 不丹 不列颠 不动产 \
    不乏 不亚 不低于 不少于 不高于 不超过 不多于 不大于 不小于 不迟于 不晚于 不早于 不外乎 不外 \
    不可或缺 必不可少 不可避免 源源不断 不约而同 不相上下 不遗余力 络绎不绝 不可思议 不知不觉 \
    不要紧 迫不及待 不失为 不得已 不尽 不在乎 不免 不慎 不得了 不起 不错 不好意思 不住 差不多 \
    对不起 好不 来不及 说不定 用不着 要不 何不 岂不 莫不 无不 无时不 \
    未来 未免 未必 未婚 未成年 未经 没收 没落 沉没 淹没 埋没 吞没 出没 没错 没关系 没问题 没准 \
    差点没 隐没 覆没 泯没 湮没 不成 不详 不明 不幸 不安 不满 不惑 不朽 不止";

/// Returns every negation of the text that may be lost, with what is left of it.
pub(crate) fn lost(text: &str, language: Language) -> Vec<Change> {
    match language {
        Language::English => english(text),
        Language::Chinese => chinese(text),
    }
}

fn english(text: &str) -> Vec<Change> {
    // A curly apostrophe is longer: places are looked up in the text as it stands.
    if text.contains('’') {
        let straight = text.replace('’', "'");
        let place = |at: usize| {
            let before = straight[..at].chars().count();
            text.char_indices().nth(before).map_or(text.len(), |(place, _)| place)
        };
        let found = english(&straight).into_iter();
        return found.map(|(span, new)| (place(span.start)..place(span.end), new)).collect();
    }
    let lower = text.to_ascii_lowercase();
    let is_letter = |character: char| character.is_alphanumeric() || character == '\'';
    let stands_alone = |span: &Range<usize>| {
        !lower[..span.start]
            .ends_with(|before: char| is_letter(before) || matches!(before, '-' | '_' | '='))
            && !lower[span.end..]
                .starts_with(|after: char| is_letter(after) || matches!(after, '-' | '_' | '='))
    };
    let mut taken: Vec<Range<usize>> = Vec::new();
    for phrase in ENGLISH_NONE {
        let places = lower.match_indices(phrase).map(|(at, _)| at..at + phrase.len());
        taken.extend(places.filter(|span| !lower[..span.start].ends_with(is_letter)));
    }
    let mut changes: Vec<Change> = Vec::new();
    for (word, left) in ENGLISH {
        for (at, _) in lower.match_indices(word) {
            let mut span = at..at + word.len();
            let is_taken =
                taken.iter().any(|other| other.start < span.end && span.start < other.end);
            // `None` is a value of programs.
            let is_value = &text[span.clone()] == "None" && !lower[span.end..].starts_with(" of ");
            if is_taken || is_value || !stands_alone(&span) {
                continue;
            }
            taken.push(span.clone());
            let mut new = left.to_owned();
            let is_capital = text[span.clone()].starts_with(|first: char| first.is_uppercase());
            if left.is_empty() {
                if lower[span.end..].starts_with(' ') {
                    span.end += 1;
                } else if lower[..span.start].ends_with(' ') {
                    span.start -= 1;
                }
            }
            if is_capital && left.is_empty() {
                let Some(next) = text[span.end..].chars().next() else { continue };
                span.end += next.len_utf8();
                new = next.to_uppercase().collect();
            } else if is_capital {
                new = left[..1].to_uppercase() + &left[1..];
            }
            changes.push((span, new));
        }
    }
    changes
}

fn chinese(text: &str) -> Vec<Change> {
    let simple: Vec<(usize, char)> =
        text.char_indices().map(|(at, character)| (at, simplify_char(character))).collect();
    let places = |phrase: &str| -> Vec<Range<usize>> {
        let phrase: Vec<char> = phrase.chars().collect();
        let windows = simple.windows(phrase.len()).enumerate();
        windows
            .filter(|(_, window)| window.iter().map(|(_, own)| own).eq(&phrase))
            .map(|(start, _)| start..start + phrase.len())
            .collect()
    };
    let mut taken: Vec<Range<usize>> = CHINESE_NONE.split(' ').flat_map(places).collect();
    // Idioms of four characters stand or fall as a whole: 一成不变.
    for word in ChineseSegmenter::shared().segment(text) {
        let place = |at: usize| simple.partition_point(|(start, _)| *start < at);
        let idiom = place(word.start)..place(word.end);
        if idiom.len() >= 4 {
            taken.push(idiom);
        }
    }
    let mut changes = Vec::new();
    for (word, left) in CHINESE {
        for span in places(word) {
            let is_taken =
                taken.iter().any(|other| other.start < span.end && span.start < other.end);
            // 是不是, 去没去 ask.
            let is_question = span.len() == 1
                && span.start > 0
                && simple.get(span.end).is_some_and(|next| next.1 == simple[span.start - 1].1);
            if is_taken || is_question {
                continue;
            }
            taken.push(span.clone());
            let end = simple.get(span.end).map_or(text.len(), |next| next.0);
            changes.push((simple[span.start].0..end, in_script_of(text, left)));
        }
    }
    changes
}

/// Writes the few characters of a replacement as the text does.
fn in_script_of(text: &str, simple: &str) -> String {
    const PAIRS: [(char, char); 7] = [
        ('会', '會'),
        ('应', '應'),
        ('该', '該'),
        ('须', '須'),
        ('总', '總'),
        ('许', '許'),
        ('权', '權'),
    ];
    let is_traditional = text.chars().any(|character| simplify_char(character) != character);
    let write = |character: char| {
        let other = PAIRS.iter().find(|(own, _)| *own == character);
        other.filter(|_| is_traditional).map_or(character, |(_, other)| *other)
    };
    simple.chars().map(write).collect()
}

/// Words after which a negation is easily added, and the words with it.
const ADDED: [(Language, &str, &str); 22] = [
    (Language::English, " is ", " is not "),
    (Language::English, " are ", " are not "),
    (Language::English, " was ", " was not "),
    (Language::English, " were ", " were not "),
    (Language::English, " can ", " cannot "),
    (Language::English, " could ", " could not "),
    (Language::English, " will ", " will not "),
    (Language::English, " would ", " would not "),
    (Language::English, " should ", " should not "),
    (Language::English, " may ", " may not "),
    (Language::English, " must ", " must not "),
    (Language::English, " shall ", " shall not "),
    (Language::English, " has been ", " has not been "),
    (Language::English, " have been ", " have not been "),
    (Language::English, " with ", " without "),
    (Language::Chinese, "可以", "不可以"),
    (Language::Chinese, "能够", "不能够"),
    (Language::Chinese, "将", "将不"),
    (Language::Chinese, "应当", "不应当"),
    (Language::Chinese, "允许", "不允许"),
    (Language::Chinese, "愿意", "不愿意"),
    (Language::Chinese, "支持", "不支持"),
];

/// Returns every place of the text where a negation is easily added, with it.
pub(crate) fn added(text: &str, language: Language) -> Vec<Change> {
    let mut changes = Vec::new();
    for (_, word, with) in ADDED.iter().filter(|(own, ..)| *own == language) {
        for (at, _) in text.match_indices(word) {
            let (before, after) = (&text[..at], &text[at + word.len()..]);
            let is_denied = before.ends_with(['不', '没', '未', '沒'])
                || after.starts_with("not ")
                || after.starts_with(['不', '未', '没', '沒', '军', '軍', '领', '領']);
            if !is_denied {
                changes.push((at..at + word.len(), (*with).to_owned()));
            }
        }
    }
    changes
}
