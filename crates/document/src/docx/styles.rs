//! The styles of a Word document: what a paragraph of each style is.
//!
//! A style is told by its name (`heading 1` in any Word, `标题 1` in files of other programs), by
//! its id, by its outline level, and else by the style that it is based on.

use std::collections::HashMap;

use crate::error::ReadError;
use crate::format::DocumentFormat;
use crate::xml::{XmlEvent, XmlReader};

use super::properties::{ParagraphProperties, RunProperties};

/// Longest chain of styles that is followed; Word allows no more than ten or so.
const LONGEST_CHAIN: usize = 32;

/// What the paragraphs of a style are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum StyleRole {
    Title,
    Heading(u8),
    ListItem,
    Caption,
    /// When and by whom the document was written.
    DateLine,
    Code,
    /// A line of a table of contents or its heading.
    Contents,
    /// Running text, by an explicit outline level.
    Body,
}

/// What is said of a style itself.
#[derive(Clone, Debug, Default)]
struct Style {
    role: Option<StyleRole>,
    is_hidden: Option<bool>,
    is_list: Option<bool>,
    based_on: Option<String>,
}

/// All styles, by id.
#[derive(Debug, Default)]
pub(super) struct Styles {
    styles: HashMap<String, Style>,
}

impl Styles {
    /// Reads the part that defines the styles.
    pub(super) fn read(text: &str, part: &str) -> Result<Self, ReadError> {
        let mut reader = XmlReader::new(text, DocumentFormat::Docx, Some(part));
        let mut styles = HashMap::new();
        let mut id = String::new();
        let mut style = Style::default();
        let mut named = None;
        let mut outline = None;
        while let Some(event) = reader.next()? {
            match event {
                XmlEvent::Start(tag) => match tag.name() {
                    "style" => {
                        id = tag.attribute("styleId").unwrap_or_default().into_owned();
                        (style, named, outline) = (Style::default(), None, None);
                    }
                    "name" => named = role_of_name(&tag.attribute("val").unwrap_or_default()),
                    "basedOn" => {
                        style.based_on = tag.attribute("val").map(std::borrow::Cow::into_owned);
                    }
                    "pPr" => {
                        let properties = ParagraphProperties::read(&mut reader)?;
                        outline = properties.outline_level;
                        style.is_list = properties.is_list;
                    }
                    "rPr" => style.is_hidden = RunProperties::read(&mut reader)?.is_hidden,
                    // Conditional formats of tables say nothing of paragraphs.
                    "tblStylePr" | "docDefaults" | "latentStyles" => reader.skip()?,
                    _ => {}
                },
                XmlEvent::End("style") => {
                    style.role = named.or_else(|| role_of_name(&id)).or(match outline {
                        Some(level @ 0..=8) => Some(StyleRole::Heading(level + 1)),
                        Some(_) => Some(StyleRole::Body),
                        None => None,
                    });
                    styles.insert(std::mem::take(&mut id), std::mem::take(&mut style));
                }
                _ => {}
            }
        }
        Ok(Self { styles })
    }

    /// Returns what paragraphs of a style are.
    pub(super) fn role(&self, id: &str) -> Option<StyleRole> {
        if !self.styles.contains_key(id) {
            // A style that is not defined is still told by its id.
            return role_of_name(id);
        }
        self.chain(id).find_map(|style| {
            style.role.or((style.is_list == Some(true)).then_some(StyleRole::ListItem))
        })
    }

    /// Tells whether text of a style is hidden.
    pub(super) fn is_hidden(&self, id: &str) -> bool {
        self.chain(id).find_map(|style| style.is_hidden).unwrap_or(false)
    }

    /// Follows a style to what it is based on.
    fn chain<'s>(&'s self, id: &str) -> impl Iterator<Item = &'s Style> {
        std::iter::successors(self.styles.get(id), |style| {
            style.based_on.as_ref().and_then(|id| self.styles.get(id))
        })
        .take(LONGEST_CHAIN)
    }
}

/// Tells what a style is by its name or id, in whatever case and spacing.
fn role_of_name(name: &str) -> Option<StyleRole> {
    let folded: String = name
        .chars()
        .filter(|c| !c.is_whitespace() && !matches!(c, '-' | '_'))
        .flat_map(char::to_lowercase)
        .collect();
    match folded.as_str() {
        "title" | "标题" | "標題" => return Some(StyleRole::Title),
        "subtitle" | "副标题" | "副標題" => return Some(StyleRole::Heading(2)),
        // Pandoc bases its style of authors on that of titles.
        "author" | "date" | "日期" => return Some(StyleRole::DateLine),
        "caption" | "题注" | "題注" | "图注" | "表注" => return Some(StyleRole::Caption),
        "tocheading" | "contentsheading" | "tableoffigures" | "目录" | "目錄" | "图表目录" =>
        {
            return Some(StyleRole::Contents);
        }
        "sourcecode" | "codeblock" | "code" => return Some(StyleRole::Code),
        _ => {}
    }
    let stem = folded.trim_end_matches(|c: char| c.is_ascii_digit());
    let number = &folded[stem.len()..];
    let level = number.parse().ok().filter(|level| (1..=9).contains(level));
    match stem {
        "heading" | "标题" | "標題" => level.map(StyleRole::Heading),
        "toc" | "contents" | "目录" | "目錄" | "index" if level.is_some() => {
            Some(StyleRole::Contents)
        }
        "listbullet" | "listnumber" => Some(StyleRole::ListItem),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn styles_are_told_by_name() {
        let table = [
            ("heading 1", Some(StyleRole::Heading(1))),
            ("Heading9", Some(StyleRole::Heading(9))),
            ("heading 10", None),
            ("标题 3", Some(StyleRole::Heading(3))),
            ("標題", Some(StyleRole::Title)),
            ("Title", Some(StyleRole::Title)),
            ("题注", Some(StyleRole::Caption)),
            ("Author", Some(StyleRole::DateLine)),
            ("TOC 2", Some(StyleRole::Contents)),
            ("TOC", None),
            ("List Bullet 2", Some(StyleRole::ListItem)),
            ("Normal", None),
            ("1", None),
            ("", None),
        ];
        for (name, expected) in table {
            assert_eq!(role_of_name(name), expected, "{name}");
        }
    }

    #[test]
    fn styles_follow_what_they_are_based_on() {
        let text = r#"<w:styles>
            <w:style w:styleId="1"><w:name w:val="heading 1"/></w:style>
            <w:style w:styleId="chapter"><w:name w:val="Chapter"/><w:basedOn w:val="1"/></w:style>
            <w:style w:styleId="run"><w:name w:val="Run"/><w:basedOn w:val="1"/>
              <w:pPr><w:outlineLvl w:val="9"/></w:pPr></w:style>
            <w:style w:styleId="level"><w:name w:val="Section"/>
              <w:pPr><w:outlineLvl w:val="2"/></w:pPr></w:style>
            <w:style w:styleId="article"><w:name w:val="Article"/>
              <w:pPr><w:numPr><w:numId w:val="3"/></w:numPr></w:pPr></w:style>
            <w:style w:styleId="x"><w:name w:val="X"/><w:basedOn w:val="y"/></w:style>
            <w:style w:styleId="y"><w:name w:val="Y"/><w:basedOn w:val="x"/></w:style>
            <w:style w:styleId="secret"><w:name w:val="Z"/><w:rPr><w:vanish/></w:rPr></w:style>
            <w:style w:styleId="open"><w:name w:val="O"/><w:basedOn w:val="secret"/>
              <w:rPr><w:vanish w:val="0"/></w:rPr></w:style>
            </w:styles>"#;
        let styles = Styles::read(text, "word/styles.xml").unwrap();
        assert_eq!(styles.role("1"), Some(StyleRole::Heading(1)));
        assert_eq!(styles.role("chapter"), Some(StyleRole::Heading(1)));
        assert_eq!(styles.role("run"), Some(StyleRole::Body));
        assert_eq!(styles.role("level"), Some(StyleRole::Heading(3)));
        assert_eq!(styles.role("article"), Some(StyleRole::ListItem));
        assert_eq!(styles.role("x"), None);
        assert_eq!(styles.role("Heading2"), Some(StyleRole::Heading(2)));
        assert!(styles.is_hidden("secret"));
        assert!(!styles.is_hidden("open"));
    }
}
