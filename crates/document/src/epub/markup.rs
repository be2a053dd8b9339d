//! The small XML files of an e-book as a list of their elements.

use crate::html::tokens::{Attributes, Dialect, Name, TokenReader, tokenize};

/// Calls `visit` with the name of every element, without its prefix, and its attributes.
pub(super) fn visit(xml: &str, visit: &mut dyn FnMut(&str, &Attributes)) {
    tokenize(xml, Dialect::Xml, &mut Visitor { visit });
}

struct Visitor<'v> {
    visit: &'v mut dyn FnMut(&str, &Attributes),
}

impl TokenReader for Visitor<'_> {
    fn open(&mut self, name: &Name, attributes: &Attributes, _: bool) {
        (self.visit)(local(name), attributes);
    }

    fn close(&mut self, _: &Name) {}

    fn text(&mut self, _: &str) {}

    fn comment(&mut self, _: &str) {}
}

/// Returns the texts of the elements with these names, in order, with the name of each.
pub(super) fn texts(xml: &str, names: &[&str]) -> Vec<(String, String)> {
    let mut texts = Texts { names, open: None, found: Vec::new() };
    tokenize(xml, Dialect::Xml, &mut texts);
    texts.found.retain(|(_, text)| !text.trim().is_empty());
    texts.found
}

struct Texts<'n> {
    names: &'n [&'n str],
    open: Option<Name>,
    found: Vec<(String, String)>,
}

impl TokenReader for Texts<'_> {
    fn open(&mut self, name: &Name, _: &Attributes, closes_itself: bool) {
        let own = local(name);
        if self.open.is_none() && !closes_itself && self.names.contains(&own) {
            self.open = Some(name.clone());
            self.found.push((own.to_owned(), String::new()));
        }
    }

    fn close(&mut self, name: &Name) {
        if self.open.as_ref() == Some(name) {
            self.open = None;
        }
    }

    fn text(&mut self, text: &str) {
        if self.open.is_some()
            && let Some((_, found)) = self.found.last_mut()
        {
            found.push_str(text);
        }
    }

    fn comment(&mut self, _: &str) {}
}

fn local(name: &str) -> &str {
    name.rsplit(':').next().unwrap_or(name)
}
