//! What follows a document down to the end of its page: whole articles below `相关新闻`, comments of
//! readers below `网友评论`, the text of a disclaimer below `免责声明` that speaks of the site.
//!
//! Their sentences look like those of the document. So they are left out only where the page says
//! twice that the document is over: by the label above them, and by a line that ends articles (its
//! editor's) above the label, a second date line or dateline below it, or the marks of comments
//! (`Reply`, `3 hours ago`). A document whose editor's line is still to come goes on below the
//! label; and what would be left out must not be much longer than what stays.

use zhen_text::OmissionReason;

use super::cue::{Cue, Weight};
use super::layout::Evidence;
use super::marked::Place;
use super::running;
use super::shape::Prose;

/// Lines above the label among which the end of the document is looked for.
const REACH_UP: usize = 12;
/// Lines below the label among which the head of another article is looked for.
const REACH_DOWN: usize = 5;
/// Marks of comments below a label that are enough.
const LEAST_MARKS: usize = 2;

/// Gives the lines of the tail a cue, if there is a tail.
pub(super) fn mark(lines: &[&str], evidence: &mut [Evidence]) {
    let opens = |own: &Evidence| {
        own.cue.filter(|cue| {
            cue.opens_list && cue.weight == Weight::Strong
                || cue.opens_comments
                || cue.opens_notice && own.shape.prose == Prose::None
        })
    };
    let mut above = 0.0;
    let mut index = 0;
    while index < evidence.len() {
        let rest = &evidence[index + 1..];
        let end =
            index + 1 + rest.iter().position(|own| opens(own).is_some()).unwrap_or(rest.len());
        let below = words_of_text(&evidence[index + 1..end]);
        if let Some(cue) = opens(&evidence[index])
            && is_tail(lines, evidence, index, &Section { opener: cue, above, below })
        {
            let reason = if cue.opens_comments { OmissionReason::Share } else { cue.reason };
            leave_out(&mut evidence[index..], reason);
            return;
        }
        above += words_of_text(&evidence[index..end]);
        index = end;
    }
}

/// What stands between a label and the next one.
struct Section {
    /// The cue of the label.
    opener: Cue,
    /// Words of running text above the label.
    above: f64,
    /// Words of running text between the label and the next one.
    below: f64,
}

fn words_of_text(evidence: &[Evidence]) -> f64 {
    let prose = evidence.iter().filter(|own| own.shape.prose > Prose::None);
    prose.map(|own| own.shape.words).sum()
}

fn leave_out(tail: &mut [Evidence], reason: OmissionReason) {
    let label = Cue::plain(reason, Weight::Strong);
    for (index, own) in tail.iter_mut().enumerate() {
        let is_article = own.markup.as_ref().is_some_and(|markup| markup.place == Place::Inside);
        let weight = if index == 0 { Weight::Strong } else { Weight::Medium };
        if !is_article && own.cue.is_none_or(|cue| cue.weight < weight) {
            own.cue = Some(Cue { weight, ..label });
        }
    }
}

/// Running text below a label may be this many times as long as that above it, where an editor's
/// line or the text itself shows that the document is over.
const LONGEST_TAIL: f64 = 4.0;

fn is_tail(lines: &[&str], evidence: &[Evidence], index: usize, section: &Section) -> bool {
    let Section { opener, above, below } = *section;
    if above == 0.0 {
        return false;
    }
    let after = index + 1..evidence.len();
    if opener.opens_notice {
        return below <= above * LONGEST_TAIL && is_notice(&lines[after.clone()], &evidence[after]);
    }
    if is_over(&evidence[..index]) {
        return below <= above * LONGEST_TAIL;
    }
    below <= above
        && !evidence[after.clone()].iter().any(is_editor)
        && (opener.opens_comments && has_comments(&lines[after.clone()])
            || opener.opens_list && is_article(&lines[after.clone()], &evidence[after]))
}

fn is_editor(own: &Evidence) -> bool {
    own.cue.is_some_and(|cue| cue.reason == OmissionReason::Editor && cue.weight == Weight::Strong)
}

/// Tells whether an editor's line stands above, with nothing of the document after it.
fn is_over(above: &[Evidence]) -> bool {
    let near = above.iter().rev().take(REACH_UP);
    let tail: Vec<_> =
        near.take_while(|own| own.cue.is_some() || own.shape.prose == Prose::None).collect();
    tail.into_iter().any(is_editor)
}

/// Tells whether all running text is about the site.
fn is_notice(lines: &[&str], evidence: &[Evidence]) -> bool {
    let text = lines.iter().zip(evidence);
    let mut text = text.filter(|(_, own)| own.cue.is_none() && own.shape.prose > Prose::None);
    text.all(|(line, _)| running::names_site(line))
}

/// Tells whether the lines have the marks of comments.
fn has_comments(lines: &[&str]) -> bool {
    lines.iter().filter(|line| is_comment_mark(line)).count() >= LEAST_MARKS
}

/// `回复`, `举报`, `赞(3)`, `2小时前`, `3楼`, `Reply`, `5 hours ago`, `Anna says:`.
fn is_comment_mark(line: &str) -> bool {
    const LABELS: [&str; 20] = [
        "回复",
        "回覆",
        "举报",
        "赞",
        "顶",
        "踩",
        "支持",
        "反对",
        "点赞",
        "引用",
        "分享",
        "reply",
        "report",
        "report abuse",
        "like",
        "upvote",
        "quote",
        "flag",
        "permalink",
        "recommend",
    ];
    const TIMES: [&str; 9] = [
        "小时前",
        "分钟前",
        "天前",
        "个月前",
        "hours ago",
        "hour ago",
        "minutes ago",
        "days ago",
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
        own.cue.is_none()
            && own.shape.prose == Prose::None
            && !own.shape.date
            && !own.shape.structural
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
        for line in ["回复", "举报 赞(3)", "2小时前", "3楼", "Reply", "5 hours ago", "Anna says:"]
        {
            assert!(is_comment_mark(line), "{line}");
        }
        for line in ["双方支持扩大合作。", "They like the ferry.", "三小时后抵达"] {
            assert!(!is_comment_mark(line), "{line}");
        }
    }
}
