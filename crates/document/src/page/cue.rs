//! Cues: phrases that show that a line belongs to the page and not to the document.
//!
//! The phrases are data, in `cues.tsv`. Looking a line up costs time linear in the line; lines
//! longer than [`LONGEST_LINE`] are running text and carry no cue.

use zhen_segment::simplify_char;
use zhen_text::OmissionReason;

use super::pattern;
use super::phrases::{Phrase, TABLE, starts_with_phrase};
use super::row::{self, Parting};
use super::shape::{Prose, Shape};

/// Characters of the longest line that is looked up.
const LONGEST_LINE: usize = 600;

/// Words of the longest line in which a phrase counts wherever it stands.
const LONGEST_LINE_TO_SCAN: f64 = 60.0;

/// How surely a cue tells boilerplate.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Weight {
    /// A row of short labels that no menu is known to have: perhaps a table.
    Faint,
    /// Documents have such lines too: one word of a menu.
    Weak,
    /// Boilerplate more often than not.
    Medium,
    /// Boilerplate wherever it stands.
    Strong,
}

/// What a line says about the page around it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Cue {
    /// What kind of boilerplate it is.
    pub(super) reason: OmissionReason,
    /// How surely.
    pub(super) weight: Weight,
    /// Whether links follow on the next lines.
    pub(super) opens_list: bool,
    /// Whether it stands inside documents, so that no footer begins with it.
    pub(super) inside: bool,
    /// Whether running text of the site follows, such as a disclaimer.
    pub(super) opens_notice: bool,
    /// Whether comments of readers follow.
    pub(super) opens_comments: bool,
}

impl Cue {
    pub(super) fn plain(reason: OmissionReason, weight: Weight) -> Self {
        Self {
            reason,
            weight,
            opens_list: false,
            inside: false,
            opens_notice: false,
            opens_comments: false,
        }
    }
}

/// Finds the surest cue of a line.
pub(super) fn find(line: &str, shape: &Shape) -> Option<Cue> {
    if shape.characters > LONGEST_LINE {
        return None;
    }
    let normal = normalize(line);
    let phrase = phrase_cue(&normal, shape);
    let phrase = surer(phrase, pattern::find(line, &normal, shape));
    let menu = row_cue(line, shape);
    surer(phrase, menu).or_else(|| code_cue(line)).or_else(|| credit_cue(line, shape))
}

/// Returns the surer of two cues, the first of equals.
fn surer(first: Option<Cue>, second: Option<Cue>) -> Option<Cue> {
    match (first, second) {
        (Some(first), Some(second)) if second.weight > first.weight => Some(second),
        (None, second) => second,
        (first, _) => first,
    }
}

/// Returns the offset where the share, print, comment and font-size links begin that follow a date.
pub(super) fn links_after_date(line: &str) -> Option<usize> {
    // Counters stand directly behind the source; other links behind a blank or a bar.
    const COUNTERS: [&str; 7] =
        ["参与评论", "我要评论", "网友评论", "发表评论", "评论(", "我有话", "跟帖"];
    const OPENERS: [&str; 39] = [
        "字号",
        "字体",
        "字级",
        "【字",
        "【大",
        "【中",
        "【小",
        "大 中 小",
        "小 中 大",
        "大字",
        "小字",
        "打印",
        "【打印",
        "[打印",
        "列印",
        "分享",
        "【分享",
        "转发",
        "收藏",
        "扫码",
        "手机看",
        "语音",
        "浏览次数",
        "浏览量",
        "浏览:",
        "点击",
        "阅读量",
        "阅读次数",
        "阅读:",
        "人气:",
        "评论:",
        "评论0",
        "font",
        "print",
        "[print",
        "【print",
        "share",
        "comments",
        "a a a",
    ];
    let parts = |before: &str| before.ends_with([' ', '\u{3000}', '|', '\t', '\u{a0}', '｜']);
    line.char_indices().map(|(offset, _)| offset).filter(|&offset| offset > 0).find(|&offset| {
        let rest: String = line[offset..].chars().take(LONGEST_OPENER).collect();
        let rest = normalize(&rest);
        let opens =
            |phrases: &[&str]| phrases.iter().any(|phrase| starts_with_phrase(&rest, phrase));
        opens(&COUNTERS) || parts(&line[..offset]) && opens(&OPENERS)
    })
}

/// Characters of the longest opener of links, and a few more.
const LONGEST_OPENER: usize = 12;

/// Maps a line to the form of `cues.tsv`: lower case, half width, simplified characters, digits as
/// `0`, single blanks.
pub(super) fn normalize(line: &str) -> String {
    let mut normal = String::with_capacity(line.len());
    for character in line.chars() {
        let half = match character {
            '\u{ff01}'..='\u{ff5e}' => char::from_u32(character as u32 - 0xfee0),
            _ if character.is_whitespace() => Some(' '),
            '’' => Some('\''),
            '\u{200b}'..='\u{200f}' | '\u{feff}' => None,
            other => Some(other),
        };
        match half {
            Some(' ') if normal.is_empty() || normal.ends_with(' ') => {}
            Some('0'..='9') if normal.ends_with('0') => {}
            Some('0'..='9') => normal.push('0'),
            Some(other) => normal.extend(other.to_lowercase().map(simplify_char)),
            None => {}
        }
    }
    normal.truncate(normal.trim_end().len());
    normal
}

/// A label that menus are known to have.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct MenuLabel {
    /// What a line with it is.
    pub(super) reason: OmissionReason,
    /// Whether it names a function of the page, such as printing, and not a topic.
    pub(super) functional: bool,
}

/// Finds a normalized label among those that menus have.
pub(super) fn menu_label(label: &str) -> Option<MenuLabel> {
    TABLE.tokens.get(label).copied()
}

/// Strips the marks around a normalized label: brackets, arrows, bullets, colons.
pub(super) fn strip_marks(label: &str) -> &str {
    label.trim_matches(|character: char| {
        !character.is_alphanumeric() && !matches!(character, '(' | ')' | '+' | '©')
    })
}

fn phrase_cue(normal: &str, shape: &Shape) -> Option<Cue> {
    let bare = strip_marks(normal);
    if let Some(cue) = TABLE.lines.get(normal).or_else(|| TABLE.lines.get(bare)) {
        return Some(cue.cue);
    }
    let mut best: Option<Cue> = None;
    let mut consider = |phrase: &Phrase| {
        let cue = phrase.weakened_by(shape);
        if let Some(cue) = cue
            && best.is_none_or(|best| cue.weight > best.weight)
        {
            best = Some(cue);
        }
    };
    for text in [normal, bare] {
        let candidates = text.chars().next().and_then(|first| TABLE.starts.get(&first));
        candidates
            .into_iter()
            .flatten()
            .filter(|phrase| starts_with_phrase(text, phrase.text))
            .for_each(&mut consider);
    }
    if shape.words <= LONGEST_LINE_TO_SCAN {
        TABLE.phrases_in(normal).for_each(consider);
    }
    best
}

/// Judges a row of labels by how many of them are labels of menus.
fn row_cue(line: &str, shape: &Shape) -> Option<Cue> {
    // Running text is most of a page, and costly to take apart.
    if shape.prose == Prose::Long {
        return None;
    }
    let row = row::split(line);
    if row.labels == 0 {
        return None;
    }
    if row.is_path() {
        let sure = row.known > 0 || row.labels > 2;
        let weight = if sure { Weight::Strong } else { Weight::Medium };
        return Some(Cue::plain(OmissionReason::Breadcrumb, weight));
    }
    let weight = match (row.parting, row.labels, row.known) {
        (_, 1, 1) if row.known_share > 0.99 => Weight::Weak,
        // The words of a title are parted by blanks too, and name topics.
        (Parting::Blank, _, 2..) => {
            let menu = row.known_share >= 0.75 || (row.known >= 4 && row.known_share >= 0.5);
            let by_function = row.functional >= 2 || (row.functional == 1 && row.known >= 4);
            (menu && by_function).then_some(Weight::Strong)?
        }
        (Parting::Blank, ..) => return None,
        (Parting::Bar, 4.., 0) if row.has_short_labels() => Weight::Faint,
        (_, _, 0) => return None,
        (Parting::Bar, _, 1) if row.has_short_labels() => Weight::Medium,
        (_, _, 1) if row.known_share >= 0.5 && row.functional > 0 => Weight::Medium,
        (_, _, 1) => return None,
        _ if row.known_share >= 0.5 && (row.functional > 0 || row.labels >= 4) => Weight::Strong,
        _ if row.known_share >= 0.25 && row.labels >= 4 && row.has_short_labels() => Weight::Strong,
        _ if row.known_share >= 0.25 => Weight::Medium,
        _ => return None,
    };
    // A short sentence or a numbered item whose words happen to be labels is none.
    let weight = if shape.prose == Prose::Short { weight.lower()? } else { weight };
    let weight = if shape.structural { weight.lower()? } else { weight };
    Some(Cue::plain(row.reason.unwrap_or(OmissionReason::Navigation), weight))
}

/// Codes of publishing systems: one long run of digits, or a row of one repeated letter.
fn code_cue(line: &str) -> Option<Cue> {
    let digits = line.len() >= 20 && line.bytes().all(|byte| byte.is_ascii_digit());
    digits.then_some(Cue::plain(OmissionReason::Editor, Weight::Strong))
}

/// A picture credit, `AGENCY / A. Name`: boilerplate only beside a stronger cue.
fn credit_cue(line: &str, shape: &Shape) -> Option<Cue> {
    let (agency, name) = line.split_once('/')?;
    let capital = name.trim_start().chars().next()?.is_uppercase();
    let short = shape.words <= 6.0 && shape.prose == Prose::None && !agency.trim().is_empty();
    let letters = !line.contains(|character: char| character.is_ascii_digit());
    (capital && short && letters).then_some(Cue::plain(OmissionReason::Footer, Weight::Weak))
}

impl Weight {
    /// Returns the next weaker weight, if there is one.
    pub(super) fn lower(self) -> Option<Self> {
        match self {
            Self::Strong => Some(Self::Medium),
            Self::Medium => Some(Self::Weak),
            Self::Weak | Self::Faint => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn weight(line: &str) -> Option<Weight> {
        find(line, &Shape::of(line)).map(|cue| cue.weight)
    }

    #[test]
    fn rows_of_menu_labels_are_surer_than_single_labels() {
        assert_eq!(weight("Home"), Some(Weight::Weak));
        assert_eq!(weight("Home | Ports | Contact us"), Some(Weight::Strong));
        assert_eq!(weight("首页 要闻 服务 互动"), Some(Weight::Strong));
        assert_eq!(weight("【打印】 【关闭】"), Some(Weight::Strong));
        assert_eq!(weight("Home > Ports > Reports"), Some(Weight::Strong));
    }

    #[test]
    fn sentences_and_titles_carry_no_cue() {
        for line in [
            "Home Office Announces New Rules for Students",
            "He went home, and the news was good.",
            "中国政府发表关于海洋政策的白皮书",
            "She printed the page and closed the window.",
            "新闻发言人回答记者提问。",
        ] {
            assert_eq!(weight(line), None, "{line}");
        }
    }
}
