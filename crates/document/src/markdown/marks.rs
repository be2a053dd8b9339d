//! Links and code of the block that is being read.

use std::ops::Range;

use zhen_text::{InlineMarkup, Link, LinkKind};

/// Links and code of a block; places are bytes of its text as read so far.
#[derive(Debug, Default)]
pub(super) struct Marks {
    found: InlineMarkup,
    /// Links of blocks before that had no letter; they are the first of all.
    carried: usize,
    /// Links whose end has not come yet: their places in `found`.
    open: Vec<usize>,
}

impl Marks {
    /// Begins a link or picture.
    pub(super) fn open(&mut self, at: usize, target: &str, kind: LinkKind) {
        self.open.push(self.found.links.len());
        self.found.links.push(Link { span: at..at, target: target.to_owned(), kind });
    }

    /// Ends the innermost link or picture.
    pub(super) fn close(&mut self, at: usize) {
        let link = self.open.pop().and_then(|index| self.found.links.get_mut(index));
        if let Some(link) = link {
            link.span.end = at.max(link.span.start);
        }
    }

    /// Adds a span of code.
    pub(super) fn code(&mut self, span: Range<usize>) {
        self.found.code.push(span);
    }

    /// Gives up the text of a block that had no letter: what was in it, such as a picture without
    /// description, belongs to the start of the next one.
    pub(super) fn carry(&mut self) {
        self.found.code.clear();
        self.found.links[self.carried..].iter_mut().for_each(|link| link.span = 0..0);
        self.carried = self.found.links.len();
    }

    /// Takes all of the block, in order.
    pub(super) fn take(&mut self) -> InlineMarkup {
        self.open.clear();
        self.carried = 0;
        std::mem::take(&mut self.found)
    }
}

/// Moves places of a text to another one that differs from it in white space alone. Linear in the
/// texts, with the memory of the places.
pub(super) fn follow(inline: &mut InlineMarkup, text: &str, other: &str) {
    fn letters(text: &str) -> impl Iterator<Item = (usize, char)> {
        text.char_indices().filter(|(_, letter)| !letter.is_whitespace())
    }
    let mut spans: Vec<&mut Range<usize>> =
        inline.links.iter_mut().map(|link| &mut link.span).chain(&mut inline.code).collect();
    let mut places: Vec<usize> = spans.iter().flat_map(|span| [span.start, span.end]).collect();
    places.sort_unstable();
    places.dedup();
    // Where in the other text the next letter begins, and where the last one ended.
    let mut moved: Vec<(usize, usize)> = Vec::with_capacity(places.len());
    let mut end = 0;
    for ((at, _), (there, letter)) in letters(text).zip(letters(other)) {
        while places.get(moved.len()).is_some_and(|place| *place <= at) {
            moved.push((there, end));
        }
        end = there + letter.len_utf8();
    }
    moved.resize(places.len(), (other.len(), end));
    let at = |place: usize| moved[places.partition_point(|own| *own < place)];
    for span in &mut spans {
        let start = at(span.start).0;
        **span = start..at(span.end).1.max(start);
    }
    inline.code.retain(|span| !span.is_empty());
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_follow_their_letters() {
        let (text, other) = (" a  `b\t 船` c ", "a `b 船` c");
        let place = |words: &str, text: &str| {
            let start = text.find(words).expect("the words are there");
            start..start + words.len()
        };
        let link = |span| Link { span, target: String::new(), kind: LinkKind::Page };
        let mut inline = InlineMarkup {
            links: vec![link(0..4), link(place("c", text)), link(text.len()..text.len())],
            code: vec![place("b\t 船", text)],
        };
        follow(&mut inline, text, other);
        let spans: Vec<Range<usize>> = inline.links.iter().map(|link| link.span.clone()).collect();
        assert_eq!(spans, [0..1, place("c", other), other.len()..other.len()]);
        assert_eq!(inline.code, [place("b 船", other)]);
    }
}
