//! Messages in English.

use zhen_text::{BlockKind, Language};

use crate::detail::{Detail, Said};
use crate::kind::FindingKind;

/// Says what was found in one English sentence.
pub(super) fn message(kind: FindingKind, detail: &Detail) -> String {
    match detail {
        Detail::Missing { sentences, paragraphs } => {
            let what = passage(*sentences, *paragraphs);
            match kind {
                FindingKind::Addition => format!("The Chinese version adds {what}."),
                _ => format!("The Chinese version leaves out {what}."),
            }
        }
        Detail::Moved { english, .. } => {
            let what = passage(*english, 0);
            format!("The place of {what} of the English version is another in the Chinese one.")
        }
        Detail::Values { english: Some(one), chinese: Some(other) } => {
            format!("English has {}, Chinese has {}.", said(one), said(other))
        }
        Detail::Values { english: Some(one), .. } => {
            format!("English has {}, which Chinese does not say.", said(one))
        }
        Detail::Values { chinese: Some(other), .. } => {
            format!("Chinese has {}, which English does not say.", said(other))
        }
        Detail::Values { .. } => "The values differ.".to_owned(),
        Detail::Weekday { date, said, is } => {
            format!("{date} was a {}, not a {}.", weekday(*is), weekday(*said))
        }
        Detail::Text { text } if kind == FindingKind::Untranslated => {
            format!("“{text}” was left untranslated.")
        }
        Detail::Text { text } => format!("“{text}” seems to be damaged."),
        Detail::Term { term, expected, found } if found.is_empty() => {
            format!("“{term}” is not rendered as “{expected}” here.")
        }
        Detail::Term { term, expected, found } => {
            format!("“{term}” is rendered as “{found}” here, elsewhere as “{expected}”.")
        }
        Detail::Lone { text } if kind == FindingKind::Quotation => {
            format!("“{text}” has no partner here.")
        }
        Detail::Lone { text } if kind == FindingKind::Negation => {
            format!("“{text}” denies; the other version does not.")
        }
        Detail::Lone { text } => format!("Only one version has “{text}”."),
        Detail::Counts { what, english, chinese } => {
            format!("English has {english} {what}, Chinese has {chinese}.")
        }
        Detail::Blocks { english, chinese } => {
            format!("What is {} in English is {} in Chinese.", block(*english), block(*chinese))
        }
        Detail::Opposites { english, chinese } => {
            format!("English says “{english}”, Chinese the opposite, “{chinese}”.")
        }
        Detail::Bounds { english, chinese, least } => {
            let [one, other] = match least {
                Language::English => ["more", "less"],
                Language::Chinese => ["less", "more"],
            };
            let (english, chinese) = (&english.text, &chinese.text);
            format!("English says “{english}” or {one}, Chinese “{chinese}” or {other}.")
        }
        Detail::Abridged { shorter, covered_percent } => {
            let [own, longer] = match shorter {
                Language::English => ["English", "Chinese"],
                Language::Chinese => ["Chinese", "English"],
            };
            format!(
                "The {own} version is an excerpt: it renders {covered_percent} % of the {longer} \
                 one."
            )
        }
        Detail::Unrelated { english_percent, chinese_percent } => format!(
            "The two hardly translate each other: {english_percent} % of the English version and \
             {chinese_percent} % of the Chinese one have a counterpart."
        ),
    }
}

fn passage(sentences: usize, paragraphs: usize) -> String {
    let count = |count: usize, noun: &str| match count {
        1 => format!("1 {noun}"),
        _ => format!("{count} {noun}s"),
    };
    match paragraphs {
        0 => count(sentences, "sentence"),
        _ => format!("{} ({})", count(paragraphs, "paragraph"), count(sentences, "sentence")),
    }
}

/// What a text says, and what it means where that is not the same.
fn said(said: &Said) -> String {
    if said.text.eq_ignore_ascii_case(&said.value) {
        format!("“{}”", said.text)
    } else {
        format!("“{}” ({})", said.text, said.value)
    }
}

fn weekday(day: u8) -> &'static str {
    const NAMES: [&str; 7] =
        ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];
    NAMES.get(usize::from(day).wrapping_sub(1)).copied().unwrap_or("day of another name")
}

fn block(kind: BlockKind) -> String {
    match kind {
        BlockKind::Title => "the title".to_owned(),
        BlockKind::Heading(level) => format!("a heading of level {level}"),
        BlockKind::ListItem => "a list item".to_owned(),
        BlockKind::TableCell => "a table cell".to_owned(),
        BlockKind::Caption => "a caption".to_owned(),
        BlockKind::Code => "code".to_owned(),
        _ => "a paragraph".to_owned(),
    }
}
