//! Lines that say who handled a text, and fields that the page left empty.
//!
//! `编辑：某某 审核：某某`, `（来稿：双边处）`, `作者：`. All functions look at the normal form of a line
//! (see [`normalize`](super::cue::normalize)).

use zhen_text::OmissionReason;

use super::cue::{Cue, Weight};
use super::shape::{Prose, Shape};
use crate::language::is_han;

/// Roles of those who handle a text and did not write it.
const ROLES: &str = "编辑|责任编辑|责编|主编|副主编|执行主编|执行编辑|值班编辑|值班主编|\
    值班编委|网络编辑|网页编辑|新媒体编辑|图文编辑|文字编辑|见习编辑|\
    实习编辑|本文编辑|编校|编审|美编|审核|审核人|审校|审稿|审签|\
    一校|二校|三校|一读|二读|校对|签发|来稿|供稿|\
    供稿单位|稿件提供|投稿|组稿|录入|上传|发布人|责任校对|排版|editor|\
    editors|web editor|copy editor|proofreader|edited by|contributed by|submitted by";

/// Roles that documents have as headings too, and courts' instances: they count beside others.
const WEAKER_ROLES: &str = "作者|记者|通讯员|来源|稿源|文|图|图文|文/图|摄影|视频|制图|制作|设计|\
    策划|统筹|监制|监审|总监制|撰稿|撰文|翻译|编译|出品|\
    初审|复审|终审|一审|二审|三审|author|source";

/// Roles that documents name below their titles.
const BYLINES: [&str; 7] = ["来源", "稿源", "作者", "记者", "通讯员", "author", "source"];

/// Roles of the weaker kind that are enough by themselves.
const LEAST_WEAKER_ROLES: usize = 3;

/// Characters of the longest name beside a role.
const LONGEST_NAME: usize = 24;

/// `编辑：某某 审核：某某`, `（来稿：双边处）`, `（双边处供稿）`, `[Contributed by: the press office]`.
pub(super) fn find(bare: &str, shape: &Shape) -> Option<Cue> {
    if shape.prose == Prose::Long {
        return None;
    }
    let inner = inside_brackets(bare);
    let is_bracketed = inner.len() < bare.len();
    let ends_in_role = |text: &str| ["供稿", "来稿", "投稿"].iter().any(|end| text.ends_with(end));
    if is_bracketed && ends_in_role(inner) && shape.characters <= LONGEST_NAME {
        return Some(Cue::plain(OmissionReason::Editor, Weight::Strong));
    }
    let mut roles = 0;
    let mut weaker_roles = 0;
    // Every field is a role and a name; what stands before the first colon must be a role.
    let mut fields = inner.split(':');
    let mut role = fields.next()?;
    for field in fields {
        let role_name = role.trim().trim_start_matches(['(', '[', '【', '|', '/', ' ']);
        if holds(ROLES, role_name) {
            roles += 1;
        } else if holds(WEAKER_ROLES, role_name) {
            weaker_roles += 1;
        } else {
            return None;
        }
        // The name goes up to the last blank or bar, where the next role begins.
        let cut = field.trim_end().rfind([' ', '|', ';', ',', '/', '、', ')', ']', '】']);
        let (name, next) = field.split_at(cut.map_or(0, |cut| cut));
        if field.chars().count() > LONGEST_NAME || ends_clause(name) {
            return None;
        }
        role = next.trim_start_matches([' ', '|', ';', ',', '/', '、', ')', ']', '】']);
    }
    let is_credits = roles > 0 || weaker_roles >= LEAST_WEAKER_ROLES;
    if !is_credits || ends_clause(inner) {
        return None;
    }
    // A line that begins with the source or the author is one of the document's own.
    let is_byline = inner.split(':').next().is_some_and(|role| BYLINES.contains(&role.trim()));
    let weight = if is_byline {
        Weight::Weak
    } else if is_bracketed || roles + weaker_roles > 1 || inner.starts_with(is_han) {
        Weight::Strong
    } else {
        Weight::Medium
    };
    Some(Cue::plain(OmissionReason::Editor, weight))
}

fn ends_clause(text: &str) -> bool {
    text.contains(['。', '?', '!', '“', '"'])
}

/// Tells whether a list of words parted by bars holds a word.
fn holds(words: &str, word: &str) -> bool {
    words.split('|').any(|held| held == word)
}

/// Returns what stands in the brackets around a line.
pub(super) fn inside_brackets(line: &str) -> &str {
    const PAIRS: [(char, char); 6] =
        [('(', ')'), ('[', ']'), ('【', '】'), ('〔', '〕'), ('<', '>'), ('〈', '〉')];
    for (open, close) in PAIRS {
        if let Some(inner) = line.strip_prefix(open).and_then(|rest| rest.strip_suffix(close)) {
            return inner.trim();
        }
    }
    line
}

/// Labels of fields about a text.
const FIELDS: &str = "作者|来源|文章来源|信息来源|稿件来源|新闻来源|稿源|出处|编辑|\
    责任编辑|责编|审核|摄影|译者|发布者|发布人|发布时间|发布日期|\
    更新时间|浏览次数|点击数|字号|字体|关键词|标签|分享到|author|source|editor";

/// `作者：` and `来源： 作者：`, fields that the page left empty.
pub(super) fn empty_field(bare: &str) -> Option<Cue> {
    let line = inside_brackets(bare);
    let fields = line.strip_suffix(':')?;
    let is_field = |field: &str| holds(FIELDS, field.trim());
    fields.split(':').all(is_field).then_some(Cue::plain(OmissionReason::Editor, Weight::Strong))
}
