//! What the html page marks in the texts of a row: values in any text, and the words, names and
//! terms that the aligner's evidence links.

mod project;

use std::ops::Range;

use zhen_align::{Aligner, BeadLinks, FactPlace, LinkedPair, Place};
use zhen_facts::{Fact, find_facts, keys};
use zhen_formats::{BitextRow, Mark, MarkKind, RowMarks};
use zhen_text::{Bead, Document, Language};

use project::Projection;

/// Words whose link is not at least so many times likelier than chance are not marked. Set by eye:
/// function words that stand beside each other by chance are below it.
const LEAST_STRENGTH: f32 = 1.5;

/// A value whose strongest key is at least so unlikely to be met by chance is one that a
/// translation must keep: the aligner's own limit.
const TELLING: f32 = 0.5;

/// Marks the values in the two texts of a row, and links those that are said on both sides.
///
/// Small numbers, months and weekdays without counterpart are not marked: they are often said
/// otherwise. Linear time but for the values themselves.
pub fn fact_marks(row: &BitextRow) -> RowMarks {
    let english = find_facts(&row.source_text, Language::English);
    let chinese = find_facts(&row.target_text, Language::Chinese);
    let mut links: [Vec<Option<usize>>; 2] = [vec![None; english.len()], vec![None; chinese.len()]];
    let mut next = 0;
    for (i, one) in english.iter().enumerate() {
        let free = (0..chinese.len()).filter(|&j| links[1][j].is_none());
        if let Some(j) = free.into_iter().find(|&j| is_same(one, &chinese[j])) {
            (links[0][i], links[1][j]) = (Some(next), Some(next));
            next += 1;
        }
    }
    let marked = |facts: &[Fact], links: &[Option<usize>]| {
        let both = facts.iter().zip(links);
        let kept = both.filter(|(fact, link)| link.is_some() || is_telling(fact));
        kept.map(|(fact, link)| Mark {
            range: fact.span.clone(),
            kind: MarkKind::Fact,
            link: *link,
        })
        .collect()
    };
    let (english, chinese) = (marked(&english, &links[0]), marked(&chinese, &links[1]));
    without_lonely(row, RowMarks { english, chinese })
}

/// Takes the marks from a sentence without counterpart: that its values are not on the other side
/// says nothing of them.
fn without_lonely(row: &BitextRow, marks: RowMarks) -> RowMarks {
    if row.is_null() { RowMarks::default() } else { marks }
}

fn is_same(one: &Fact, other: &Fact) -> bool {
    one.value == other.value || {
        let other: Vec<_> = keys(&other.value).map(|link| link.key).collect();
        keys(&one.value).any(|link| other.contains(&link.key))
    }
}

fn is_telling(fact: &Fact) -> bool {
    keys(&fact.value).next().is_some_and(|link| link.strength >= TELLING)
}

/// Marks what the aligner's evidence links in the texts of the rows of one document pair.
pub struct PairMarks<'d> {
    links: LinkedPair,
    english: &'d Document,
    chinese: &'d Document,
}

impl<'d> PairMarks<'d> {
    /// Gathers the evidence of two documents; time linear in them.
    pub fn new(aligner: &Aligner<'_>, english: &'d Document, chinese: &'d Document) -> Self {
        Self { links: aligner.links(english, chinese), english, chinese }
    }

    /// Returns the marks of a row of these documents: values first, then terms of a glossary,
    /// names, and words, the strongest link first. What overlaps a mark before is left.
    ///
    /// # Panics
    ///
    /// If the row names a sentence that the documents do not have.
    pub fn of(&self, row: &BitextRow) -> RowMarks {
        let range = |ids: &[usize]| match (ids.first(), ids.last()) {
            (Some(first), Some(last)) => *first..last + 1,
            _ => 0..0,
        };
        let bead = Bead { source: range(&row.source_ids), target: range(&row.target_ids) };
        without_lonely(row, linked_marks(row, &self.links.of(&bead), self.english, self.chinese))
    }
}

fn linked_marks(
    row: &BitextRow,
    links: &BeadLinks,
    english: &Document,
    chinese: &Document,
) -> RowMarks {
    let mut marker = Marker {
        english: Side::new(english, &row.source_ids, &row.source_text),
        chinese: Side::new(chinese, &row.target_ids, &row.target_text),
        next: 0,
    };
    for fact in &links.facts {
        let place = |fact: &Option<FactPlace>| fact.iter().map(|fact| fact.place.clone()).collect();
        let (english, chinese): (Vec<Place>, Vec<Place>) =
            (place(&fact.english), place(&fact.chinese));
        if fact.is_matched() || fact.must_be_kept {
            marker.add(MarkKind::Fact, &english, &chinese);
        }
    }
    for term in &links.words.terms {
        marker.add(MarkKind::Term, term.english.as_slice(), term.chinese.as_slice());
    }
    for name in &links.words.names {
        marker.add(MarkKind::Name, &name.english, std::slice::from_ref(&name.chinese));
    }
    for word in links.words.links.iter().filter(|word| word.strength() >= LEAST_STRENGTH) {
        marker.add(MarkKind::Word, &word.english, &word.chinese);
    }
    RowMarks { english: marker.english.marks(), chinese: marker.chinese.marks() }
}

/// Both sides while marks are added.
struct Marker<'d> {
    english: Side<'d>,
    chinese: Side<'d>,
    next: usize,
}

impl Marker<'_> {
    /// Marks places that belong together; places that overlap a mark before are left, and a link
    /// of which one side is left whole is none.
    fn add(&mut self, kind: MarkKind, english: &[Place], chinese: &[Place]) {
        let (english, chinese) = (self.english.free(english), self.chinese.free(chinese));
        let is_word = matches!(kind, MarkKind::Word | MarkKind::Name);
        if is_word && (english.is_empty() || chinese.is_empty()) {
            return;
        }
        let link = (!english.is_empty() && !chinese.is_empty()).then_some(self.next);
        self.next += usize::from(link.is_some());
        for (side, ranges) in [(&mut self.english, english), (&mut self.chinese, chinese)] {
            side.marks.extend(ranges.into_iter().map(|range| Mark { range, kind, link }));
            side.marks.sort_by_key(|mark| mark.range.start);
        }
    }
}

/// A text of the row while marks are added, in the order of the text.
struct Side<'d> {
    projection: Projection<'d>,
    marks: Vec<Mark>,
}

impl<'d> Side<'d> {
    fn new(document: &'d Document, ids: &'d [usize], text: &'d str) -> Self {
        Self { projection: Projection::new(document, ids, text), marks: Vec::new() }
    }

    /// The places in the row's text where nothing is marked yet, none within another.
    fn free(&self, places: &[Place]) -> Vec<Range<usize>> {
        let mut free: Vec<Range<usize>> =
            places.iter().filter_map(|place| self.projection.range(place)).collect();
        free.sort_by_key(|range| (range.start, range.end));
        free.dedup_by(|later, earlier| later.start < earlier.end);
        free.retain(|range| {
            let next = self.marks.partition_point(|mark| mark.range.end <= range.start);
            self.marks.get(next).is_none_or(|mark| mark.range.start >= range.end)
        });
        free
    }

    fn marks(self) -> Vec<Mark> {
        self.marks
    }
}

#[cfg(test)]
mod tests;
