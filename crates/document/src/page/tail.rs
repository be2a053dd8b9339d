//! What follows a document down to the end of its page: whole articles below `相关新闻`, comments of
//! readers below `网友评论`.
//!
//! Their sentences look like those of the document. So they are left out only where the page says
//! twice that the document is over: by the label above them, and by a line that ends articles (its
//! editor's) above the label, a second date line or dateline below it, or the marks of comments
//! (`Reply`, `3 hours ago`). A document whose editor's line is still to come goes on below the
//! label; and what would be left out must be no longer than what stays.

use zhen_text::OmissionReason;

use super::cue::{Cue, Weight};
use super::layout::Evidence;
use super::marked::Place;
use super::shape::Prose;

/// Lines above the label among which the end of the document is looked for.
const REACH_UP: usize = 12;
/// Lines below the label among which the head of another article is looked for.
const REACH_DOWN: usize = 5;
/// Marks of comments below a label that are enough.
const LEAST_MARKS: usize = 2;

/// Gives the lines of the tail a cue, if there is a tail.
pub(super) fn mark(lines: &[&str], evidence: &mut [Evidence]) {
    let words = |evidence: &[Evidence]| -> f64 {
        let prose = evidence.iter().filter(|own| own.shape.prose > Prose::None);
        prose.map(|own| own.shape.words).sum()
    };
    let all = words(evidence);
    let mut above = 0.0;
    for index in 0..evidence.len() {
        let own = &evidence[index];
        let opens = own.cue.filter(|cue| cue.opens_list || cue.opens_comments);
        if let Some(cue) = opens
            && above > 0.0
            && above * 2.0 >= all
            && (cue.opens_comments || cue.weight == Weight::Strong)
            && is_tail(lines, evidence, index, cue)
        {
            let reason = if cue.opens_comments { OmissionReason::Share } else { cue.reason };
            leave_out(&mut evidence[index..], reason);
            return;
        }
        above += words(&evidence[index..=index]);
    }
}

fn leave_out(tail: &mut [Evidence], reason: OmissionReason) {
    let label = Cue::plain(reason, Weight::Strong);
    for (index, own) in tail.iter_mut().enumerate() {
        let is_article =
            own.markup.as_ref().is_some_and(|markup| markup.place == Place::Inside);
        let weight = if index == 0 { Weight::Strong } else { Weight::Medium };
        if !is_article && own.cue.is_none_or(|cue| cue.weight < weight) {
            own.cue = Some(Cue { weight, ..label });
        }
    }
}

fn is_tail(lines: &[&str], evidence: &[Evidence], index: usize, opener: Cue) -> bool {
    let below = index + 1..evidence.len();
    if evidence[below.clone()].iter().any(is_editor) {
        return false;
    }
    is_over(&evidence[..index])
        || opener.opens_comments && has_comments(&lines[below.clone()])
        || opener.opens_list && is_article(&lines[below.clone()], &evidence[below])
}

fn is_editor(own: &Evidence) -> bool {
    own.cue.is_some_and(|cue| {
        cue.reason == OmissionReason::Editor && cue.weight == Weight::Strong
    })
}

/// Tells whether an editor's line stands above, with nothing of the document after it.
fn is_over(above: &[Evidence]) -> bool {
    let near = above.iter().rev().take(REACH_UP);
    let tail: Vec<_> =
        near.take_while(|own| own.cue.is_some() || own.shape.prose == Prose::None).collect();
    tail.into_iter().any(is_editor)
}

/// Tells whether the lines have the marks of comments.
fn has_comments(lines: &[&str]) -> bool {
    lines.iter().filter(|line| is_comment_mark(line)).count() >= LEAST_MARKS
}

/// `回复`, `举报`, `赞(3)`, `2小时前`, `3楼`, `Reply`, `5 hours ago`, `Anna says:`.
fn is_comment_mark(line: &str) -> bool {
    const LABELS: [&str; 20] = [
        "回复", "回覆", "举报", "赞", "顶", "踩", "支持", "反对", "点赞", "引用", "分享", "reply",
        "report", "report abuse", "like", "upvote", "quote", "flag", "permalink", "recommend",
    ];
    const TIMES: [&str; 9] = [
        "小时前", "分钟前", "天前", "个月前", "hours ago", "hour ago", "minutes ago", "days ago",
        "day ago",
    ];
    const LONGEST: usize = 48;
    if line.chars().count() > LONGEST {
        return false;
    }
    let normal = super::cue::normalize(line);
    let is_counted = |label: &str| {
        let counters = |c: char| matches!(c, '0' | '(' | ')' | '[' | ']' | ' ' | '.' | '!');
        LABELS.contains(&label.trim_matches(counters))
    };
    is_counted(&normal)
        || normal.split_whitespace().all(is_counted) && !normal.is_empty()
        || TIMES.iter().any(|time| normal.ends_with(time))
        || normal.ends_with("says:")
        || normal.ends_with("0楼")
        || normal.contains("网友 发表于")
        || normal.starts_with("来自") && normal.ends_with("网友")
}

/// Tells whether the lines begin with another article: its title, and then its date line or a
/// dateline of an agency above running text.
fn is_article(lines: &[&str], evidence: &[Evidence]) -> bool {
    let is_title = |own: &Evidence| {
        own.cue.is_none() && own.shape.prose == Prose::None && !own.shape.date && !own.shape.structural
    };
    if !evidence.first().is_some_and(is_title) {
        return false;
    }
    let head = evidence.iter().zip(lines).skip(1).take(REACH_DOWN);
    let mut has_date = false;
    for (own, line) in head {
        match own.shape.prose {
            _ if own.shape.date => has_date = true,
            Prose::Long => return has_date || begins_with_dateline(line),
            // A second title: a list of links.
            Prose::None if own.cue.is_none() && !own.shape.byline => return false,
            _ => {}
        }
    }
    false
}

/// Characters of the longest dateline.
const LONGEST_DATELINE: usize = 60;

/// `新华社兰平3月5日电`, `本报讯`, `LANPING, March 5 (Agency) --`.
fn begins_with_dateline(line: &str) -> bool {
    let beginning: String = line.chars().take(LONGEST_DATELINE).collect();
    let head = beginning.trim_start_matches(['（', '(', '【', '[', '「']);
    let is_chinese = ["本报讯", "本報訊", "本网讯", "本網訊", "讯 ", "訊 "]
        .iter()
        .any(|opening| head.starts_with(opening))
        || head.split_once(['电', '電', '讯', '訊']).is_some_and(|(agency, _)| {
            agency.contains(['社', '网', '網', '报', '報'])
                && agency.contains(['日', '月'])
                && !agency.contains(['，', '。'])
        });
    let is_english = ["--", "—", "–"].iter().any(|dash| {
        beginning.split_once(dash).is_some_and(|(place, _)| {
            place.trim_end().ends_with(')') && place.starts_with(|c: char| c.is_uppercase())
        })
    });
    is_chinese || is_english
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn datelines_of_agencies_are_told_from_sentences() {
        for line in [
            "新华社兰平3月5日电 渡轮恢复开航。",
            "椴树网兰平3月5日讯（记者周眠）渡轮恢复开航。",
            "本报讯 渡轮恢复开航。",
            "LANPING, March 5 (Linden) -- The ferry sails again.",
        ] {
            assert!(begins_with_dateline(line), "{line}");
        }
        for line in [
            "渡轮公司电话3月5日开通，市民可以拨打。",
            "The ferry (which was late) left — and nobody saw it.",
        ] {
            let is_dateline = begins_with_dateline(line);
            assert!(!is_dateline, "{line}");
        }
    }

    #[test]
    fn marks_of_comments_are_labels_and_times() {
        for line in ["回复", "举报 赞(3)", "2小时前", "3楼", "Reply", "5 hours ago", "Anna says:"] {
            assert!(is_comment_mark(line), "{line}");
        }
        for line in ["双方支持扩大合作。", "They like the ferry.", "三小时后抵达"] {
            assert!(!is_comment_mark(line), "{line}");
        }
    }
}
