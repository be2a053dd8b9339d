//! Messages in English.

use zhen_text::{BlockKind, Language};

use crate::detail::{Counted, Detail, Said, TermBasis};
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
            let (what, verb) =
                (passage(*english, 0), if *english == 1 { "stands" } else { "stand" });
            format!("{what} of the English version {verb} elsewhere in the Chinese one.")
        }
        Detail::Values { english, chinese } if kind == FindingKind::Link => {
            addresses(english.as_ref(), chinese.as_ref())
        }
        Detail::Values { english: Some(one), chinese: Some(other) } => {
            format!("English has {}, Chinese has {}.", said(one), said(other))
        }
        Detail::Values { english: Some(one), .. } => {
            format!("English has {}, Chinese does not.", said(one))
        }
        Detail::Values { chinese: Some(other), .. } => {
            format!("Chinese has {}, English does not.", said(other))
        }
        Detail::Values { .. } => "The values differ.".to_owned(),
        Detail::Weekday { date, said, is } => {
            format!("{date} was a {}, not a {}.", weekday(*is), weekday(*said))
        }
        Detail::Text { text } if kind == FindingKind::Untranslated => {
            format!("“{text}” was left untranslated.")
        }
        Detail::Text { text } => format!("“{text}” seems to be damaged."),
        Detail::Term { term, expected, found, basis } => {
            term_message(term, expected, found, *basis)
        }
        Detail::Lone { text } if kind == FindingKind::Quotation => {
            format!("“{text}” has no partner here.")
        }
        Detail::Lone { text } if kind == FindingKind::Negation => {
            format!("Only one version has a negation here: “{text}”.")
        }
        Detail::Lone { text } if kind == FindingKind::Corrupted => {
            format!("“{text}” stands twice.")
        }
        Detail::Lone { text } => format!("Only one version has “{text}”."),
        Detail::Counts { what, english, chinese } => {
            let what = counted(*what, *english);
            format!("English has {english} {what}, Chinese has {chinese}.")
        }
        Detail::Blocks { english, chinese } => {
            format!("What is {} in English is {} in Chinese.", block(*english), block(*chinese))
        }
        Detail::Opposites { english, chinese } => {
            format!("English says “{english}”, Chinese says the opposite: “{chinese}”.")
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

/// Says how a term is rendered, and why that is not as expected.
fn term_message(term: &str, expected: &str, found: &str, basis: TermBasis) -> String {
    let wanted = match basis {
        TermBasis::Glossary => format!("the glossary asks for {}", alternatives(expected)),
        TermBasis::Definition => {
            format!("the document defines it as {}", alternatives(expected))
        }
        TermBasis::Usage { places: 1 } => {
            format!("it is {} in another place", alternatives(expected))
        }
        TermBasis::Usage { places } => {
            format!("it is {} in {places} other places", alternatives(expected))
        }
    };
    match found {
        "" => format!("“{term}” is not rendered as expected here; {wanted}."),
        _ => format!("“{term}” is rendered as “{found}” here; {wanted}."),
    }
}

/// Renderings with quotation marks: `“甲” or “乙”`.
fn alternatives(renderings: &str) -> String {
    let quoted: Vec<String> = renderings.split(" / ").map(|own| format!("“{own}”")).collect();
    quoted.join(" or ")
}

fn addresses(english: Option<&Said>, chinese: Option<&Said>) -> String {
    match (english, chinese) {
        (Some(one), Some(other)) => {
            format!("English links to “{}”, Chinese to “{}”.", one.text, other.text)
        }
        (Some(own), None) => format!("English links to “{}”, Chinese does not.", own.text),
        (None, Some(own)) => format!("Chinese links to “{}”, English does not.", own.text),
        (None, None) => "The links differ.".to_owned(),
    }
}

fn counted(what: Counted, count: usize) -> &'static str {
    match (what, count) {
        (Counted::ListItems, 1) => "list item",
        (Counted::TableCells, 1) => "table cell",
        (Counted::CodeBlocks, 1) => "block of code",
        (several, _) => several.name(),
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
