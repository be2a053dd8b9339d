//! Chinese organisations, by their last word: 海曜集团, 文山大学, 贸易委员会.

use super::super::chinese_text::{ChineseText, is_known, is_ordinary};
use super::super::{NameKind, NameSource};
use super::vocabulary::ORGANISATION_TAILS;
use super::{Listed, Places};

/// Most characters before the last word.
const MOST: usize = 14;

/// Adds organisations whose name begins with a name of the table, or with a word that is none of
/// everyday.
pub(super) fn find(text: &ChineseText<'_>, listed: &Listed, places: &mut Places) {
    for (number, word) in text.words().iter().enumerate() {
        let characters = &text.characters[word.clone()];
        let Some(tail) = tail_length(characters) else { continue };
        let from = beginning(text, number);
        let name = from..word.end;
        if name.len() <= tail || name.len() > MOST + tail {
            continue;
        }
        let head = from..name.end - tail;
        let first = from..(from + 1).min(head.end);
        let opening = listed.covering(&first);
        let is_named = opening
            .is_some_and(|(place, _)| place.start == from && place.end <= head.end)
            || text.words()[..=number]
                .iter()
                .rev()
                .take(8)
                .find(|first| first.start == from)
                .is_some_and(|first| !is_ordinary(&text.string(first)) && first.len() > 1);
        // 航空公司 is any airline.
        let is_generic = from == word.start && is_known(&text.string(word));
        if is_named && !is_generic && !listed.has(&name) {
            places.add(name, NameKind::Organisation, NameSource::HeadWord);
        }
    }
}

/// Characters of the last word, if it is that of an organisation.
fn tail_length(word: &[char]) -> Option<usize> {
    let ends = |tail: &&&str| {
        let mut letters = word.iter().rev();
        tail.chars().rev().all(|character| letters.next() == Some(&character))
    };
    ORGANISATION_TAILS.iter().filter(ends).map(|tail| tail.chars().count()).max()
}

/// Where the nouns before a word begin: behind the last function word, mark or verb.
fn beginning(text: &ChineseText<'_>, number: usize) -> usize {
    const FUNCTION: &str = "的了和在是与对从向由为及或以被把将于至到就也并而让给跟同等该本此各我你他她它这那其之所有不都还又来去说会能可要任当即前后中上下内外里时年月日个名位家第一二三四五六七八九十两几多每某家";
    let words = text.words();
    let mut from = words[number].start;
    for word in words[..number].iter().rev().take(6) {
        let is_gap = word.end != from
            || text.characters[word.clone()].iter().any(|character| !character.is_alphabetic())
            || (word.len() == 1 && FUNCTION.contains(text.characters[word.start]))
            || words[number].end - word.start > MOST
            || is_verb(&text.string(word));
        if is_gap {
            break;
        }
        from = word.start;
    }
    from
}

/// Verbs that organisations are the object of.
fn is_verb(word: &str) -> bool {
    const VERBS: &[&str] = &[
        "表示", "加入", "成立", "访问", "会见", "出席", "参加", "前往", "送往", "支持", "呼吁",
        "要求", "批准", "通过", "宣布", "领导", "联合", "帮助", "收购", "起诉", "担任", "来自",
        "位于", "根据", "按照", "此举", "整个", "周日", "周一", "周二", "周三", "周四", "周五",
        "周六", "没有", "未能", "作为", "成为", "包括", "以及", "其他", "全部", "所有", "这个",
        "这家", "一家", "一个", "负责",
    ];
    VERBS.contains(&word)
}
