//! A line of a page in pieces: tags and the text between them.

use super::escape::read_entities;

/// A piece of a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Piece<'l> {
    /// An opening tag.
    Open(Tag<'l>),
    /// The name of a closing tag.
    Close(&'l str),
    /// Text with entities.
    Text(&'l str),
}

/// An opening tag.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Tag<'l> {
    /// Name of the element.
    pub name: &'l str,
    attributes: &'l str,
}

impl Tag<'_> {
    /// Returns the value of an attribute without entities; `None` where there is no such attribute.
    ///
    /// # Errors
    ///
    /// When the attributes are not written as this crate writes them.
    pub(super) fn attribute(&self, name: &str) -> Result<Option<String>, String> {
        let mut rest = self.attributes;
        while !rest.is_empty() {
            let parsed = rest.strip_prefix(' ').and_then(|rest| rest.split_once("=\""));
            let parsed = parsed.filter(|(key, _)| key.bytes().all(is_name_byte));
            let parsed = parsed.and_then(|(key, rest)| Some((key, rest.split_once('"')?)));
            let Some((key, (value, after))) = parsed else {
                return Err(format!("expected attributes such as id=\"b1\" in <{}>", self.name));
            };
            if key == name {
                let value = read_entities(value);
                return value.map(Some).ok_or_else(|| format!("faulty characters in {name}"));
            }
            rest = after;
        }
        Ok(None)
    }

    /// Tells whether the tag has a class.
    pub(super) fn has_class(&self, class: &str) -> Result<bool, String> {
        let classes = self.attribute("class")?.unwrap_or_default();
        Ok(classes.split(' ').any(|one| one == class))
    }
}

fn is_name_byte(byte: u8) -> bool {
    byte.is_ascii_lowercase() || byte == b'-'
}

/// Returns the pieces of a line; an error ends them.
pub(super) fn pieces(line: &str) -> impl Iterator<Item = Result<Piece<'_>, String>> {
    let mut rest = line;
    std::iter::from_fn(move || {
        if rest.is_empty() {
            return None;
        }
        let Some(tag) = rest.strip_prefix('<') else {
            let end = rest.find('<').unwrap_or(rest.len());
            let (text, after) = rest.split_at(end);
            rest = after;
            return Some(Ok(Piece::Text(text)));
        };
        let Some((tag, after)) = tag.split_once('>') else {
            rest = "";
            return Some(Err("a tag does not end in this line".to_owned()));
        };
        rest = after;
        Some(Ok(match tag.strip_prefix('/') {
            Some(name) => Piece::Close(name),
            None => {
                let end = tag.find(' ').unwrap_or(tag.len());
                let (name, attributes) = tag.split_at(end);
                Piece::Open(Tag { name, attributes })
            }
        }))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_falls_into_tags_and_text() {
        let found: Result<Vec<_>, _> = pieces("<p class=\"en none\">a &lt;</p>").collect();
        let found = found.expect("the line is whole");
        let Piece::Open(tag) = found[0] else { panic!("{found:?}") };
        assert_eq!((tag.name, tag.attribute("id")), ("p", Ok(None)));
        assert_eq!(tag.has_class("none"), Ok(true));
        assert_eq!(found[1..], [Piece::Text("a &lt;"), Piece::Close("p")]);
    }

    #[test]
    fn faulty_tags_are_errors() {
        assert!(pieces("a <b").any(|piece| piece.is_err()));
        for line in ["<p id=x>", "<p id=\"x>", "<p  id=\"x\">", "<p id=\"&x\">"] {
            let Some(Ok(Piece::Open(tag))) = pieces(line).next() else { panic!("{line}") };
            assert!(tag.attribute("id").is_err(), "{line}");
        }
    }
}
