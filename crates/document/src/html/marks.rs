//! Links and code of the line that is being read.

use std::ops::Range;

use zhen_text::{InlineMarkup, Link, LinkKind};

/// Links and code of a line; places are bytes of its text as read so far.
#[derive(Debug, Default)]
pub(super) struct Marks {
    found: InlineMarkup,
    /// Pictures of lines before that had no text; they are the first of all.
    carried: usize,
    /// The address of the link that is open and where it begins in this line.
    open: Option<(String, usize)>,
}

impl Marks {
    /// Begins a link; one that is open has ended.
    pub(super) fn open(&mut self, target: &str, at: usize) {
        self.close(at);
        self.open = Some((target.to_owned(), at));
    }

    /// Ends the link.
    pub(super) fn close(&mut self, at: usize) {
        if let Some((target, start)) = self.open.take() {
            let span = start..at.max(start);
            self.found.links.push(Link { span, target, kind: LinkKind::Page });
        }
    }

    /// Adds a picture. Those whose data stand in the page itself have no address.
    pub(super) fn picture(&mut self, source: &str, at: usize) {
        if !source.is_empty() && !source.starts_with("data:") {
            let (span, target) = (at..at, source.to_owned());
            self.found.links.push(Link { span, target, kind: LinkKind::Picture });
        }
    }

    /// Adds code.
    pub(super) fn code(&mut self, span: Range<usize>) {
        self.found.code.push(span);
    }

    /// Adds code that goes on where other code ended, if it did there.
    pub(super) fn more_code(&mut self, span: Range<usize>) {
        match self.found.code.last_mut() {
            Some(last) if last.end == span.start => last.end = span.end,
            _ => self.code(span),
        }
    }

    /// Ends a line: takes what it has, without white space at the ends of links and without links
    /// of no words. A link that is open goes on in the next line if it had no words yet.
    pub(super) fn take(&mut self, text: &str) -> InlineMarkup {
        let has_words =
            |start: usize| text.get(start..).is_some_and(|rest| !rest.trim().is_empty());
        match self.open.take() {
            Some((target, start)) if !has_words(start) => self.open = Some((target, 0)),
            open => {
                self.open = open;
                self.close(text.len());
            }
        }
        self.carried = 0;
        let mut found = std::mem::take(&mut self.found);
        for link in &mut found.links {
            link.span = without_space(text, &link.span);
        }
        for code in &mut found.code {
            *code = without_space(text, code);
        }
        found.links.retain(|link| link.kind == LinkKind::Picture || !link.span.is_empty());
        found.links.sort_by_key(|link| (link.span.start, link.span.end));
        found.code.retain(|code| !code.is_empty());
        found
    }

    /// Ends a line that had no text: pictures stand at the start of the next one.
    pub(super) fn carry(&mut self) {
        self.found.code.clear();
        let links = self.found.links.split_off(self.carried);
        let pictures = links.into_iter().filter(|link| link.kind == LinkKind::Picture);
        self.found.links.extend(pictures.map(|link| Link { span: 0..0, ..link }));
        self.carried = self.found.links.len();
        if let Some((_, start)) = &mut self.open {
            *start = 0;
        }
    }
}

fn without_space(text: &str, span: &Range<usize>) -> Range<usize> {
    let Some(words) = text.get(span.clone()) else { return 0..0 };
    let start = span.start + (words.len() - words.trim_start().len());
    start..start + words.trim().len()
}
