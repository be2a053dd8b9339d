//! A second, dumber walk through XML, from `<` to `>`, for the witnesses: it shares no code with
//! the reader, and asks nothing of what it reads, which the reader has checked.

/// What stands in XML: tags and text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Mark<'x> {
    /// A start tag: its name without prefix, and the rest of it.
    Open(&'x str, &'x str),
    /// An end tag, or the end of an empty element.
    Close(&'x str),
    /// Text or CDATA.
    Text(String),
}

/// Walks through XML mark by mark. Comments, declarations and instructions are passed over.
pub(crate) struct Scan<'x> {
    rest: &'x str,
    /// Name of an empty element whose end is still to be told.
    empty: Option<&'x str>,
}

impl<'x> Scan<'x> {
    pub(crate) fn new(text: &'x str) -> Self {
        Self { rest: text, empty: None }
    }

    /// Takes all up to and with `end`, and returns it without `end`.
    fn take(&mut self, end: &str) -> &'x str {
        let (taken, rest) = self.rest.split_once(end).unwrap_or((self.rest, ""));
        self.rest = rest;
        taken
    }

    /// Takes a tag; a `>` between quotes does not end it.
    fn take_tag(&mut self) -> &'x str {
        let mut quote = None;
        for (at, byte) in self.rest.bytes().enumerate() {
            match (quote, byte) {
                (None, b'>') => {
                    let tag = &self.rest[..at];
                    self.rest = &self.rest[at + 1..];
                    return tag;
                }
                (None, b'"' | b'\'') => quote = Some(byte),
                (Some(open), _) if open == byte => quote = None,
                _ => {}
            }
        }
        std::mem::take(&mut self.rest)
    }

    /// Takes a declaration, with what it holds between brackets.
    fn take_declaration(&mut self) {
        let tag_end = self.rest.find('>').unwrap_or(self.rest.len());
        match self.rest[..tag_end].find('[') {
            None => drop(self.take(">")),
            Some(_) => {
                self.take("]");
                while !self.rest.trim_start().starts_with('>') && !self.rest.is_empty() {
                    self.take("]");
                }
                self.take(">");
            }
        }
    }
}

impl<'x> Iterator for Scan<'x> {
    type Item = Mark<'x>;

    fn next(&mut self) -> Option<Mark<'x>> {
        if let Some(name) = self.empty.take() {
            return Some(Mark::Close(name));
        }
        while !self.rest.is_empty() {
            if !self.rest.starts_with('<') {
                let end = self.rest.find('<').unwrap_or(self.rest.len());
                let (text, rest) = self.rest.split_at(end);
                self.rest = rest;
                return Some(Mark::Text(unescape(text)));
            }
            if let Some(rest) = self.rest.strip_prefix("<!--") {
                self.rest = rest;
                self.take("-->");
            } else if let Some(rest) = self.rest.strip_prefix("<![CDATA[") {
                self.rest = rest;
                return Some(Mark::Text(self.take("]]>").to_owned()));
            } else if self.rest.starts_with("<?") {
                self.take("?>");
            } else if self.rest.starts_with("<!") {
                self.take_declaration();
            } else {
                self.rest = &self.rest[1..];
                let tag = self.take_tag();
                let name = |tag: &'x str| {
                    let end = tag.find(|c: char| c.is_whitespace() || c == '/');
                    let name = &tag[..end.unwrap_or(tag.len())];
                    name.rsplit(':').next().unwrap_or(name)
                };
                if let Some(tag) = tag.strip_prefix('/') {
                    return Some(Mark::Close(name(tag)));
                }
                if tag.ends_with('/') {
                    self.empty = Some(name(tag));
                }
                return Some(Mark::Open(name(tag), tag));
            }
        }
        None
    }
}

/// Returns the value of an attribute, as it is written.
pub(crate) fn value_of<'x>(tag: &'x str, name: &str) -> Option<&'x str> {
    let mut rest = tag;
    loop {
        let (before, after) = rest.split_once('=')?;
        let after = after.trim_start();
        let quote = after.chars().next().filter(|quote| matches!(quote, '"' | '\''))?;
        let (value, after) = after[1..].split_once(quote)?;
        let key = before.trim();
        let is_declaration = key.rsplit(char::is_whitespace).next()?.starts_with("xmlns:");
        if !is_declaration && key.rsplit([':', ' ', '\n', '\t', '\r']).next()? == name {
            return Some(value);
        }
        rest = after;
    }
}

/// Resolves the references of a text.
fn unescape(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('&') {
        plain.push_str(before);
        let Some((name, after)) = after.split_once(';') else {
            plain.push('&');
            rest = after;
            continue;
        };
        let number = match name.strip_prefix("#x") {
            Some(digits) => u32::from_str_radix(digits, 16).ok(),
            None => name.strip_prefix('#').and_then(|digits| digits.parse().ok()),
        };
        match (name, number.and_then(char::from_u32)) {
            (_, Some(character)) => plain.push(character),
            ("amp", _) => plain.push('&'),
            ("lt", _) => plain.push('<'),
            ("gt", _) => plain.push('>'),
            ("quot", _) => plain.push('"'),
            ("apos", _) => plain.push('\''),
            _ => {
                plain.push('&');
                plain.push_str(name);
                plain.push(';');
            }
        }
        rest = after;
    }
    plain.push_str(rest);
    plain
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_are_found_by_local_name() {
        let tag = "w:a xmlns:w='no' w:w='yes' lang = \"en\"";
        assert_eq!(value_of(tag, "w"), Some("yes"));
        assert_eq!(value_of(tag, "lang"), Some("en"));
        assert_eq!(value_of(tag, "x"), None);
    }

    #[test]
    fn marks_come_one_by_one() {
        let text = "<?xml version='1.0'?><!DOCTYPE a [<!ENTITY b '>'>]><w:a x='>'>1 &lt; &#50;\
                    <!-- <b> --><b/><![CDATA[<c>]]></w:a>";
        let marks: Vec<Mark<'_>> = Scan::new(text).collect();
        let expected = [
            Mark::Open("a", "w:a x='>'"),
            Mark::Text("1 < 2".into()),
            Mark::Open("b", "b/"),
            Mark::Close("b"),
            Mark::Text("<c>".into()),
            Mark::Close("a"),
        ];
        assert_eq!(marks, expected);
    }
}
