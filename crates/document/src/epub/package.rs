//! The package of an e-book: what it says of itself, its parts and their order.

use super::{markup, path};
use crate::error::ReadError;
use crate::format::DocumentFormat;
use crate::html::tokens::Dialect;

/// What is read of a package.
pub(super) struct Package {
    /// Name of the package's own part.
    pub(super) name: String,
    /// Title, authors, description and so on, which may hold markup.
    pub(super) statements: Vec<String>,
    /// Code of the language of the book.
    pub(super) language: Option<String>,
    /// The parts in the order in which they are read, then those beside that order.
    pub(super) parts: Vec<Part>,
}

/// A part of text.
pub(super) struct Part {
    pub(super) name: String,
    pub(super) role: Role,
    pub(super) dialect: Dialect,
}

/// What a part is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Role {
    /// A part of the book.
    Text,
    /// The table of contents of EPUB 3.
    Contents,
    /// The table of contents of EPUB 2.
    Ncx,
    /// Listed, but not in the order in which the book is read.
    Unreached,
}

/// Finds the name of the package in the container.
pub(super) fn name_in(container: &str) -> Result<String, ReadError> {
    let mut found = None;
    markup::visit(container, &mut |name, attributes| {
        if name == "rootfile" && found.is_none() {
            found = attributes.get("full-path").and_then(|path| path::resolve("", path));
        }
    });
    found.ok_or_else(|| damaged("META-INF/container.xml", "it names no package (rootfile)"))
}

fn damaged(place: &str, problem: impl Into<String>) -> ReadError {
    ReadError::damaged(DocumentFormat::Epub, place, problem)
}

struct Item {
    id: String,
    reference: String,
    media_type: String,
    is_contents: bool,
}

impl Package {
    /// Reads a package, the part `name`.
    pub(super) fn parse(name: &str, xml: &str) -> Result<Self, ReadError> {
        const STATEMENTS: [&str; 7] =
            ["title", "creator", "contributor", "publisher", "subject", "description", "rights"];
        let (mut items, mut order) = (Vec::new(), Vec::new());
        markup::visit(xml, &mut |element, attributes| {
            let value = |name: &str| attributes.get(name).unwrap_or_default().to_owned();
            match element {
                "item" => items.push(Item {
                    id: value("id"),
                    reference: value("href"),
                    media_type: value("media-type").to_ascii_lowercase(),
                    is_contents: value("properties").split_whitespace().any(|word| word == "nav"),
                }),
                "itemref" => order.push(value("idref")),
                _ => {}
            }
        });
        if order.is_empty() {
            return Err(damaged(name, "it lists no parts to read (spine)"));
        }
        let texts = markup::texts(xml, &STATEMENTS);
        let language = markup::texts(xml, &["language"]).into_iter().next().map(|(_, code)| code);
        Ok(Self {
            name: name.to_owned(),
            statements: texts.into_iter().map(|(_, text)| text).collect(),
            language,
            parts: parts(name, &items, &order)?,
        })
    }
}

/// Puts the parts into their order; those that are not in it follow.
fn parts(package: &str, items: &[Item], order: &[String]) -> Result<Vec<Part>, ReadError> {
    let by_id: std::collections::HashMap<&str, usize> =
        items.iter().enumerate().map(|(index, item)| (item.id.as_str(), index)).collect();
    let mut is_taken = vec![false; items.len()];
    let mut parts = Vec::new();
    for id in order {
        let Some(&index) = by_id.get(id.as_str()) else {
            let problem = format!("the spine names a part {id:?} that the manifest does not list");
            return Err(damaged(package, problem));
        };
        let item = &items[index];
        // A part that is named twice is read once.
        if std::mem::replace(&mut is_taken[index], true) || !is_markup(&item.media_type) {
            continue;
        }
        let name = path::resolve(package, &item.reference).ok_or_else(|| {
            damaged(package, format!("the part {:?} is not in the book", item.reference))
        })?;
        let role = if item.is_contents { Role::Contents } else { Role::Text };
        parts.push(Part { name, role, dialect: dialect_of(&item.media_type) });
    }
    let rest = items.iter().zip(is_taken).filter(|(_, is_taken)| !is_taken);
    parts.extend(rest.filter_map(|(item, _)| {
        let role = match item.media_type.as_str() {
            "application/x-dtbncx+xml" => Role::Ncx,
            "application/xhtml+xml" | "text/html" if item.is_contents => Role::Contents,
            "application/xhtml+xml" | "text/html" => Role::Unreached,
            _ => return None,
        };
        let name = path::resolve(package, &item.reference)?;
        Some(Part { name, role, dialect: dialect_of(&item.media_type) })
    }));
    Ok(parts)
}

/// Tells whether a part may hold text; pictures and sounds do not.
fn is_markup(media_type: &str) -> bool {
    let is_picture = media_type.starts_with("image/") && media_type != "image/svg+xml";
    !is_picture && !["audio/", "video/", "font/"].iter().any(|kind| media_type.starts_with(kind))
}

fn dialect_of(media_type: &str) -> Dialect {
    if media_type == "text/html" { Dialect::Html } else { Dialect::Xml }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_come_in_the_order_of_the_spine() {
        let xml = r#"<package><metadata><dc:title>Tides</dc:title></metadata><manifest>
            <item id="n" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/>
            <item id="b" href="b.xhtml" media-type="application/xhtml+xml"/>
            <item id="a" href="../a.xhtml" media-type="application/xhtml+xml"/>
            <item id="p" href="p.png" media-type="image/png"/></manifest>
            <spine><itemref idref="a" linear="no"/><itemref idref="b"/></spine></package>"#;
        let package = Package::parse("x/p.opf", xml).unwrap();
        let names: Vec<_> = package.parts.iter().map(|part| (&*part.name, part.role)).collect();
        let wanted =
            [("a.xhtml", Role::Text), ("x/b.xhtml", Role::Text), ("x/nav.xhtml", Role::Contents)];
        assert_eq!(names, wanted);
        assert_eq!(package.statements, ["Tides"]);
    }

    #[test]
    fn a_package_without_an_order_is_damaged() {
        let error = Package::parse("p.opf", "<package/>").map(|_| ()).unwrap_err();
        assert_eq!(
            error.to_string(),
            "damaged epub file: p.opf: it lists no parts to read (spine)"
        );
    }
}
