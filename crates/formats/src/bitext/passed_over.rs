//! What readers find in a bitext and pass over, since rows have no place for it.

use std::cell::RefCell;
use std::fmt;
use std::rc::Rc;

use crate::lines::excerpt;

/// How many things are named. A file whose every row has keys of its own shall not fill memory.
const MOST_NAMED: usize = 20;

/// What rows are called that are lost because a reference in them names no character.
const LOST_TO_REFERENCES: &str = "rows lost to a &#0;, from line ";

/// What was found in a bitext and passed over, named and counted in the order in which it was first
/// met.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PassedOver {
    /// At most [`MOST_NAMED`].
    named: Vec<(Kind, String, usize)>,
    /// There was more than can be named.
    has_others: bool,
}

/// A kind of thing that is passed over; the name says which one of the kind it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    /// A column of a table, counted in rows that have something in it.
    Column,
    /// A key of JSON, counted like a column.
    Key,
    /// A sheet of a workbook.
    #[cfg(feature = "xlsx")]
    Sheet,
    /// An attribute of an XML element.
    Attribute,
    /// A property or piece of metadata in XML.
    Property,
    /// An XML element with all that is in it.
    Element,
    /// A text in another language.
    TextIn,
    /// What a language tag says of the region beyond the script.
    Region,
    /// What a language tag says of a variety of the language.
    Variety,
    /// Marks in the text of a page.
    Marks,
    /// What needs no further name.
    Plain,
}

impl PassedOver {
    /// Tells whether all was kept.
    pub fn is_empty(&self) -> bool {
        self.named.is_empty() && !self.has_others
    }

    fn count(&mut self, kind: Kind, name: &str, times: usize) {
        if times == 0 {
            return;
        }
        let known = self.named.iter().position(|(k, n, _)| *k == kind && n == name);
        match known {
            Some(index) => self.named[index].2 += times,
            None if self.named.len() < MOST_NAMED => {
                self.named.push((kind, name.to_owned(), times));
            }
            None => self.has_others = true,
        }
    }
}

impl fmt::Display for PassedOver {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let shown = |(kind, name, count): &(Kind, String, usize)| {
            let name = excerpt(name);
            match kind {
                Kind::Column => format!("column {name} ({count} rows)"),
                Kind::Key => format!("key {name} ({count} rows)"),
                #[cfg(feature = "xlsx")]
                Kind::Sheet => format!("sheet {name}"),
                Kind::Attribute => format!("attribute {name} ({count})"),
                Kind::Property => format!("property {name} ({count})"),
                Kind::Element => format!("element {name} ({count})"),
                Kind::TextIn => format!("texts in {name} ({count})"),
                Kind::Region => format!("region of {name} ({count} texts)"),
                Kind::Variety => format!("variety {name} ({count} texts)"),
                Kind::Marks => format!("{name} marks ({count})"),
                Kind::Plain => format!("{name} ({count})"),
            }
        };
        let mut parts: Vec<String> = self.named.iter().map(shown).collect();
        if self.has_others {
            parts.push("and others".to_owned());
        }
        formatter.write_str(&parts.join(", "))
    }
}

/// Counts what is passed over; shared by a reader and its [`Rows`](crate::Rows).
#[derive(Clone, Debug, Default)]
pub(crate) struct PassedOverCount(Rc<RefCell<PassedOver>>);

impl PassedOverCount {
    /// Returns what was counted so far.
    pub(crate) fn counted(&self) -> PassedOver {
        self.0.borrow().clone()
    }

    /// Counts one thing more.
    pub(crate) fn count(&self, kind: Kind, name: &str) {
        self.count_times(kind, name, 1);
    }

    /// Counts so many things more.
    pub(crate) fn count_times(&self, kind: Kind, name: &str, times: usize) {
        self.0.borrow_mut().count(kind, name, times);
    }
}

impl PassedOverCount {
    /// Counts a unit in which no text is English or Chinese.
    pub(crate) fn count_other_languages(&self) {
        self.count(Kind::Plain, "units in other languages");
    }

    /// Counts a row that is lost because a reference in it names no character.
    pub(crate) fn count_no_character(&self, line: usize) {
        let name = format!("{LOST_TO_REFERENCES}{line}");
        let mut passed_over = self.0.borrow_mut();
        let is_known =
            |(_, name, _): &&mut (Kind, String, usize)| name.starts_with(LOST_TO_REFERENCES);
        match passed_over.named.iter_mut().find(is_known) {
            Some((_, _, count)) => *count += 1,
            None => passed_over.count(Kind::Plain, &name, 1),
        }
    }

    /// Brings a score of another tool into [0, 1], and counts it.
    pub(crate) fn bounded(&self, score: f64) -> f64 {
        if !(0.0..=1.0).contains(&score) {
            self.count(Kind::Plain, "scores outside [0, 1], taken for 0 or 1");
        }
        score.clamp(0.0, 1.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_passed_over_is_named_in_the_order_it_is_met() {
        let count = PassedOverCount::default();
        assert!(count.counted().is_empty());
        let shared = count.clone();
        for _ in 0..3 {
            shared.count(Kind::Column, "domain");
            shared.count(Kind::Region, "en-US");
        }
        shared.count_times(Kind::Plain, "notes", 0);
        shared.count_times(Kind::Plain, "inline codes", 14);
        let expected = "column domain (3 rows), region of en-US (3 texts), inline codes (14)";
        assert_eq!(count.counted().to_string(), expected);
        assert!(!count.counted().is_empty());
    }

    #[test]
    fn names_are_few_and_short() {
        let count = PassedOverCount::default();
        for number in 0..100_000 {
            count.count(Kind::Key, &format!("{number}{}", "x".repeat(100)));
        }
        let shown = count.counted().to_string();
        assert_eq!(shown.matches("key ").count(), MOST_NAMED);
        assert!(shown.ends_with("x… (1 rows), and others") && shown.len() < 1500, "{shown}");
    }
}
