//! Counters of readers and comments: lines that hold numbers and the nouns of counting alone.
//!
//! `27 comments | 1,832 views`, `浏览 12 评论 3 条`, and below the comment of a reader
//! `2024-2-4 10:08 举报 36 回复`.

use super::cue::{Cue, Weight};
use zhen_text::OmissionReason;

/// What is counted, in the normal form of lines; a longer word before its beginning.
const NOUNS: [&str; 36] = [
    "浏览", "阅读", "评论", "留言", "跟贴", "跟帖", "点赞", "分享", "转发", "收藏", "点击", "参与",
    "举报", "回复", "人气", "热度", "顶", "踩", "赞", "comments", "comment", "views", "view",
    "visits", "hits", "likes", "like", "shares", "replies", "reply", "report", "votes", "retweets",
    "reads", "回应", "围观",
];

/// Words beside them.
const MEASURES: [&str; 17] = [
    "网友", "用户", "次数", "全部", "所有", "次", "条", "人", "个", "万", "共", "有", "已", "数",
    "量", "年月日", "all",
];

/// Nouns that head the comments of readers.
const OF_COMMENTS: [&str; 5] = ["评论", "跟贴", "跟帖", "comments", "comment"];

/// Characters of the longest counter.
const LONGEST: usize = 60;

/// Finds the cue of a line in normal form that only counts.
pub(super) fn counter_cue(normal: &str) -> Option<Cue> {
    if normal.chars().count() > LONGEST || !normal.contains('0') {
        return None;
    }
    let (mut rest, mut nouns, mut of_comments) = (normal, 0, false);
    while let Some(first) = rest.chars().next() {
        let opens = |words: &[&'static str]| {
            words.iter().copied().find(|word| super::phrases::starts_with_phrase(rest, word))
        };
        if let Some(noun) = opens(&NOUNS) {
            nouns += 1;
            of_comments |= OF_COMMENTS.contains(&noun);
            rest = &rest[noun.len()..];
        } else if let Some(measure) = opens(&MEASURES) {
            rest = &rest[measure.len()..];
        } else if "0 :|/()-.·,年月日".contains(first) {
            rest = &rest[first.len_utf8()..];
        } else {
            return None;
        }
    }
    let weight = match nouns {
        0 => return None,
        // One number with one noun may be the cell of a table.
        1 => Weight::Medium,
        _ => Weight::Strong,
    };
    let cue = Cue::plain(OmissionReason::Share, weight);
    Some(Cue { comments: of_comments && weight == Weight::Strong, ..cue })
}

#[cfg(test)]
mod tests {
    use super::super::normal::normalize;
    use super::*;

    fn weight(line: &str) -> Option<Weight> {
        counter_cue(&normalize(line)).map(|cue| cue.weight)
    }

    #[test]
    fn lines_of_counts_are_counters() {
        for line in [
            "12瀏覽 評論3條",
            "85条评论|2,316人参与网友评论",
            "2024-3-9 18:40举报25回复",
            "120 views | 4 comments",
        ] {
            assert_eq!(weight(line), Some(Weight::Strong), "{line}");
        }
        assert_eq!(weight("共 14 条评论"), Some(Weight::Medium));
    }

    #[test]
    fn other_lines_are_none() {
        for line in
            ["2024-03-09 18:40", "评论", "12", "12条意见", "3 boats", "评论 3 条建议", "第3条"]
        {
            assert_eq!(weight(line), None, "{line}");
        }
    }
}
