//! Negations of Chinese sentences, in either script.

use std::collections::BTreeSet;
use std::ops::Range;
use std::sync::LazyLock;

use zhen_segment::{ChineseSegmenter, simplify_char};

use super::cue::Strength;

/// Characters that deny, or stand in words that do; simplified.
const DENYING: [char; 8] = ['不', '没', '未', '无', '非', '莫', '勿', '否'];

/// Words that deny and say nothing else.
const CLEAR: &str = "\
    不 没 没有 未 无 勿 不能 不会 不是 不可 不要 不得 不可以 不应 不该 不应该 不必 不再 不用 \
    不需 不需要 并不 并非 并未 并没有 从不 从未 从没 尚未 还没 还没有 未能 未曾 未必 无法 毫无 \
    绝不 决不 绝非 毫不 不想 不愿 不知 不知道 不准 不许 不允许 不予 不存在 不含 不带 不具 \
    不具备 不在 不属 不属于 不符 不符合 不支持 不够 不足以 请勿 切勿 也不 而不 而不是 都不 就不 \
    又不 却不 不被 不为 不做 不作 不让 不行 不对 不好 不怕 不来 不去 不见 不到 不了 不等 \
    不等于 不懂 不信 不相信 不说 不问 不算 不给 不受 不使用 不清楚 不可能 不至于 没人 \
    无人 不曾 不宜 不止 不想要 没能 不喜欢 不希望 不同意";

/// Words with such a character that deny nothing.
const NONE: &str = "\
    不仅 不但 不光 不只 不单 不过 不断 不同 不少 不得不 不能不 不可不 不久 不论 不管 无论 不如 \
    不妨 不禁 不由 不愧 不惜 不料 不时 不一 不一定 不已 不然 不等 不锈钢 不日 非常 非洲 非凡 \
    未来 未免 没收 没落 沉没 淹没 埋没 吞没 出没 无非 无疑 无数 无线 无比 无限 无穷 无锡 无私 \
    无辜 无所谓 无不 莫不 不无 是否 能否 可否 会否 与否 否则 除非 若非 莫非 莫斯科 莫过于 莫大 \
    差不多 对不起 了不起 好不容易 好不 来不及 说不定 不亚于 不低于 不少于 不高于 不超过 不多于 \
    不大于 不小于 不迟于 不晚于 不早于 不外乎 不外 不用说 北非 南非 东非 西非 中非 亚非 是非 \
    未婚夫 未婚妻 莫桑比克 不可或缺 必不可少 不可避免 源源不断 不约而同 不相上下 不遗余力 \
    络绎不绝 不乏 不动产 不丹 不列颠 不可思议 不知不觉 不要紧 迫不及待 无时无刻 无一例外 不失为 \
    不得已 不尽 要不 要不是 何不 岂不 未经 无意 非政府 非营利 非法 从无到有 无事 不在乎 不堪 \
    不免 不由得 不慎 不下 用不着 是不是 能不能 会不会 有没有 要不要 可不可以 对不对 好不好 \
    该不该 应不应该 想不想 行不行 愿不愿 非要 非得 未成年 无障碍";

/// Words that deny in some way, and that English often says without a negation.
const MILD: &str = "\
    不仅 不一定 不得不 不能不 不可不 不论 不管 无论 不如 不禁 不时 不一 无疑 否则 除非 若非 \
    好不容易 来不及 说不定 不亚于 不低于 不少于 不高于 不超过 不多于 不大于 不小于 不迟于 \
    不晚于 不早于 不可或缺 必不可少 不可避免 不乏 不失为 未经 岂不 何不 无意 离不开 忍不住 不由 \
    无所谓 不在乎 用不着 不堪 不免 无不 不愿 不承认 拒不 不起眼 不等 不小心 不容易 \
    不可思议 不寻常 要不是 若不是 非 很少 极少 并不一定 千万别 可别 恐怕 只怕 生怕 免得 以免 禁止 严禁 禁 拒绝 避免 难以 无需 无须 毋须 毋需 毋 请别 甭 缺乏 阻止 防止 杜绝 谢绝 不住 没问题 没什么 没关系 不得了 \
    岂能 哪能 利未 罢了 算了 有所不同 不成 不准确";

/// Words without such a character that render negations.
const IMPLIED: &str = "\
     方可 方能 方得 方准 才能 才可 才可以 始能 始得 始可 后方 只可 记住 牢记 铭记 停 停航 停业 停用 停产 停课 停工 停机 停职 \
     停运 停办 停发 难 很难 别忘 别忘记 别忘了 不一样 缺  缺少  拒  免 以免 免于    \
    停止 除 除了 除去 除外 之外 以外 只 只有 只是 只要 只能 仅 仅仅 才 极少 很少 少 罕见 失去 \
    失 失败 别  忘 忘记 取消 反对 排除 去除 去掉 脱离 摆脱 空 为空 零 绝 杜绝 岂 何 哪 怎么 \
    怎  休 鲜 稀少  省略 忽略 错 错误 漏 剩 仍 仍然 还 任何 一直 前 之前 以前 直到 直至 \
    反而 而是 相反 保密 远离 隔绝 独立于     唯一 唯 决 弗 匪 乏 差";

static CLEAR_WORDS: LazyLock<BTreeSet<&str>> = LazyLock::new(|| CLEAR.split_whitespace().collect());
static NONE_WORDS: LazyLock<BTreeSet<&str>> = LazyLock::new(|| NONE.split_whitespace().collect());
static MILD_WORDS: LazyLock<BTreeSet<&str>> = LazyLock::new(|| MILD.split_whitespace().collect());
static IMPLIED_WORDS: LazyLock<BTreeSet<&str>> =
    LazyLock::new(|| IMPLIED.split_whitespace().collect());

/// Returns the negations of a sentence in order, with the word that each is part of.
pub(crate) fn negations(text: &str) -> Vec<(Range<usize>, Strength)> {
    let simple: Vec<(usize, char)> =
        text.char_indices().map(|(at, character)| (at, simplify_char(character))).collect();
    // "Is it not so?" is said as often without.
    let is_question = text.trim_end_matches(['”', '’', '」', '』', '"']).ends_with(['？', '?']);
    let mut found = Vec::new();
    for span in ChineseSegmenter::shared().segment(text) {
        let Some(written) = text.get(span.clone()) else { continue };
        let word: String = written.chars().map(simplify_char).collect();
        let first = simple.partition_point(|(at, _)| *at < span.start);
        let of_word = simple[first..].iter().take_while(|(at, _)| *at < span.end);
        let denying: Vec<usize> = (first..)
            .zip(of_word)
            .filter(|(_, (_, character))| DENYING.contains(character))
            .map(|(index, _)| index)
            .collect();
        let strength = if denying.is_empty() {
            if MILD_WORDS.contains(word.as_str()) || is_warning(&word) {
                Strength::Mild
            } else if IMPLIED_WORDS.contains(word.as_str()) {
                Strength::Implied
            } else {
                continue;
            }
        } else if denying.iter().all(|&index| is_covered(&simple, index, &MILD_WORDS)) {
            Strength::Mild
        } else if denying.iter().all(|&index| is_covered(&simple, index, &NONE_WORDS)) {
            Strength::Implied
        } else if CLEAR_WORDS.contains(word.as_str()) {
            if is_question { Strength::Mild } else { Strength::Clear }
        } else {
            Strength::Part
        };
        found.push((span, strength));
    }
    found
}

/// Tells whether a word is or begins with 别, "don't".
fn is_warning(word: &str) -> bool {
    const OTHERS: &str = "别人 别的 别处 别墅 别名 别致 别样 别离 别国 别家 别称 别针";
    word.starts_with('别') && !OTHERS.split(' ').any(|other| other == word)
}

/// Characters of the longest word of the lists, and one more.
const LONGEST: usize = 5;

/// Tells whether the character at `index` is part of one of the words, or of a question of the
/// form V不V.
fn is_covered(simple: &[(usize, char)], index: usize, words: &BTreeSet<&str>) -> bool {
    let word = |start: usize, end: usize| -> String {
        simple[start..end].iter().map(|(_, character)| character).collect()
    };
    let is_in_word = (index.saturating_sub(LONGEST - 1)..=index).any(|start| {
        let longest = simple.len().min(start + LONGEST);
        (index + 1..=longest).any(|end| words.contains(word(start, end).as_str()))
    });
    let around = index.checked_sub(1).and_then(|before| simple.get(before..index + 2));
    is_in_word || around.is_some_and(|text| text[0].1 == text[2].1)
}
