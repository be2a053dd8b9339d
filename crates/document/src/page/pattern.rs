//! Cues of lines that no list of phrases can hold, because a name stands in them.
//!
//! `Download the Lanping Daily app`, `（来稿：双边处）`, `MorePhoto`, `Most popular in 24h`: what is
//! known is a word or two and their places. All patterns look at the normal form of a line (see
//! [`normalize`](super::cue::normalize)) and take time linear in it.

use zhen_text::OmissionReason;

use super::credits;
use super::cue::{Cue, Weight, menu_label, strip_marks};
use super::shape::{Prose, Shape};

/// Words of the longest line that is looked at; longer ones are running text.
const LONGEST: f64 = 24.0;

/// Finds the pattern of a line; `line` is the line as it stands, `normal` its normal form.
pub(super) fn find(line: &str, normal: &str, shape: &Shape) -> Option<Cue> {
    if shape.words > LONGEST || shape.structural {
        return None;
    }
    let bare = normal.trim_start_matches(['-', '•', '·', '*', ' ']);
    let credits = credits::find(bare, shape);
    if shape.date {
        return credits;
    }
    credits
        .or_else(|| credits::empty_field(bare))
        .or_else(|| promotion(bare, shape))
        .or_else(|| follow(bare, shape))
        .or_else(|| more(line, bare))
        .or_else(|| ranking(bare))
        .or_else(|| widget(normal))
}

/// Ways to a page on a telephone.
const CHANNELS: [&str; 9] =
    ["客户端", "app", "小程序", "公众号", "视频号", "服务号", "订阅号", "手机端", "移动端"];
/// What readers are asked to do with them.
const REQUESTS: [&str; 14] = [
    "下载",
    "打开",
    "安装",
    "立即下载",
    "立即打开",
    "点击下载",
    "扫码下载",
    "欢迎下载",
    "请下载",
    "关注",
    "欢迎关注",
    "请关注",
    "download",
    "get the",
];

/// How the names of media end.
const MEDIA: [&str; 7] = ["新闻", "网", "报", "台", "视频", "头条", "资讯"];

/// How what the reader gets begins: a comma, or to read, look, know, take part.
const REWARDS: [char; 11] = [',', '看', '查', '阅', '读', '了', '获', '参', '体', '享', '随'];

/// `下载某某客户端`, `打开某某APP阅读全文`, `Lanping News App Download`, `某某新闻客户端` alone.
fn promotion(bare: &str, shape: &Shape) -> Option<Cue> {
    const LONGEST_NAME_OF_CHANNEL: usize = 12;
    let line = credits::inside_brackets(bare).trim_end_matches(['.', '。', '!', '>', ' ']);
    let (channel, after) = CHANNELS.iter().find_map(|channel| {
        let start = line.rfind(channel)?;
        let end = start + channel.len();
        let is_word = *channel != "app"
            || !line[..start].ends_with(|c: char| c.is_ascii_alphabetic())
                && !line[end..].starts_with(|c: char| c.is_ascii_alphabetic());
        is_word.then_some((start, line[end..].trim_start()))
    })?;
    let is_request = REQUESTS.iter().any(|request| line.starts_with(request));
    // What follows the name is what the reader gets for it, or nothing.
    let is_reward = after.starts_with(REWARDS);
    let is_label = after.is_empty() || after == "download" || after == "下载";
    let weight = match shape.prose {
        Prose::None if is_request && is_reward => Weight::Strong,
        Prose::Short if is_request && is_reward => Weight::Medium,
        // Guides have headings like that.
        Prose::None if is_label && (is_request || !after.is_empty()) => Weight::Medium,
        // The name alone may be a heading in a text about it.
        Prose::None
            if after.is_empty()
                && line.chars().count() <= LONGEST_NAME_OF_CHANNEL
                && MEDIA.iter().any(|end| line[..channel].ends_with(end)) =>
        {
            return Some(Cue::plain(OmissionReason::Related, Weight::Weak));
        }
        _ => return None,
    };
    Some(Cue::plain(OmissionReason::Share, weight))
}

/// Networks on which sites have pages.
const NETWORKS: [&str; 18] = [
    "twitter",
    "x",
    "facebook",
    "youtube",
    "instagram",
    "linkedin",
    "weibo",
    "wechat",
    "whatsapp",
    "telegram",
    "tiktok",
    "threads",
    "bluesky",
    "google news",
    "social media",
    "flickr",
    "our channel",
    "our channels",
];

/// `Follow the Lanping Daily on Twitter`, `Like us on Facebook`, `Join us on WeChat`.
fn follow(bare: &str, shape: &Shape) -> Option<Cue> {
    const OPENINGS: [&str; 7] =
        ["follow ", "like us ", "find us ", "join us ", "join our ", "connect with ", "watch us "];
    OPENINGS.iter().any(|opening| bare.starts_with(opening)).then_some(())?;
    let (_, place) = bare.split_once(" on ")?;
    let is_network = NETWORKS.iter().any(|network| {
        place.strip_prefix(network).is_some_and(|rest| !rest.starts_with(char::is_alphanumeric))
    });
    is_network.then_some(())?;
    let weight = match shape.prose {
        Prose::None => Weight::Strong,
        Prose::Short => Weight::Medium,
        Prose::Long => Weight::Weak,
    };
    Some(Cue::plain(OmissionReason::Share, weight))
}

/// `MorePhoto`, `More top news >`, `更多图片`: the link at the head of a list.
fn more(line: &str, bare: &str) -> Option<Cue> {
    let links = Cue { opens_list: true, ..Cue::plain(OmissionReason::Related, Weight::Strong) };
    let is_glued = |rest: &str| rest.starts_with(|next: char| next.is_ascii_uppercase());
    let rest = bare.strip_prefix("more").or_else(|| bare.strip_prefix("更多"))?;
    let label = strip_marks(rest);
    if menu_label(label).is_some_and(|known| !known.functional) {
        // `MorePhoto` and `更多图片` are links; `More education` is a title perhaps.
        let is_link = line.strip_prefix("More").is_some_and(is_glued)
            || bare.starts_with("更多")
            || bare.ends_with(['>', '»', '›', '+']);
        return is_link.then_some(links);
    }
    None
}

/// `Most popular in 24h`, `Most read this week`, `24小时热点`, `今日热榜`.
fn ranking(bare: &str) -> Option<Cue> {
    const HEADS: [&str; 10] = [
        "most popular",
        "most read",
        "most viewed",
        "most shared",
        "most watched",
        "most commented",
        "top stories",
        "top news",
        "trending",
        "popular",
    ];
    const TAILS: [&str; 26] = [
        "in", "the", "last", "past", "of", "for", "on", "this", "today", "now", "0", "0h", "0hrs",
        "h", "hours", "hrs", "day", "days", "week", "month", "year", "right", "site", "stories",
        "news", "articles",
    ];
    const TIMES: [&str; 11] =
        ["0小时", "今日", "昨日", "本周", "一周", "本月", "七日", "0日", "0天", "实时", "每日"];
    const RANKS: [&str; 12] = [
        "热点",
        "热门",
        "热榜",
        "热文",
        "热读",
        "热帖",
        "热搜",
        "排行",
        "排行榜",
        "点击",
        "点击排行",
        "热点排行",
    ];
    let is_english = HEADS.iter().any(|head| {
        bare.strip_prefix(head).is_some_and(|tail| {
            !tail.is_empty()
                && tail.starts_with(' ')
                && tail.split_whitespace().all(|word| TAILS.contains(&word))
        })
    });
    let is_chinese = TIMES
        .iter()
        .any(|time| bare.strip_prefix(time).is_some_and(|rank| RANKS.contains(&rank.trim())));
    let links = Cue { opens_list: true, ..Cue::plain(OmissionReason::Related, Weight::Strong) };
    (is_english || is_chinese).then_some(links)
}

/// `layer`, `undefined`: words of programs that pages show by mistake. Texts have them too.
fn widget(normal: &str) -> Option<Cue> {
    const WORDS: [&str; 8] =
        ["none", "null", "undefined", "nan", "layer", "line", "[object object]", "banner"];
    WORDS.contains(&normal).then_some(Cue::plain(OmissionReason::Navigation, Weight::Weak))
}

#[cfg(test)]
mod tests {
    use super::super::cue::normalize;
    use super::*;

    fn weight(line: &str) -> Option<Weight> {
        find(line, &normalize(line), &Shape::of(line)).map(|cue| cue.weight)
    }

    #[test]
    fn lines_about_the_page_have_cues() {
        for line in [
            "（来稿：双边处）",
            "（稿件提供：渔业司　编辑：周眠）",
            "【來稿：雙邊處】",
            "[供稿：档案馆]",
            "（双边处供稿）",
            "编辑：周眠 审核：郑野",
            "一审：周眠　二审：郑野　三审：白亦非",
            "文：周眠　编辑：郑野",
            "下载椴树新闻APP，看更多要闻",
            "下載椴樹新聞APP 隨時看要聞",
            "打开椴树客户端查看全文",
            "Follow Lanping Daily on Twitter and Facebook",
            "Like us on Facebook",
            "MorePhoto",
            "MoreTop news",
            "More videos >>",
            "更多图片",
            "Most popular in 24h",
            "Most read this week",
            "24小时排行",
        ] {
            assert_eq!(weight(line), Some(Weight::Strong), "{line}");
        }
        for line in ["下載椴樹新聞APP", "Lanping News App Download", "Get the Lanping Daily app"]
        {
            assert_eq!(weight(line), Some(Weight::Medium), "{line}");
        }
        for line in ["椴树新闻客户端", "来源：椴树网　编辑：周眠"] {
            assert_eq!(weight(line), Some(Weight::Weak), "{line}");
        }
    }

    #[test]
    fn lines_of_documents_have_none() {
        for line in [
            "编辑部的故事",
            "编辑：请问您为什么来这里？",
            "审核：由各部门于五日内完成，逾期不候。",
            "设计：轻薄",
            "一审：兰平市法院判决船主赔偿",
            "时间：五月三日",
            "会议纪要：",
            "新版客户端正式发布",
            "下载客户端的正确方法",
            "Ministry Launches App for Fishermen",
            "Download speeds double in a year",
            "Follow the path on foot to the pier",
            "More health workers needed in villages",
            "More education for all",
            "Most popular songs of the year announced",
            "1. Download the Tidepool app",
            "• 打开潮汐日历APP，看当天潮位",
            "潮汐日历APP使用说明",
            "更多人选择轮渡",
            "今日热闹非凡",
        ] {
            assert_eq!(weight(line), None, "{line}");
        }
    }
}
