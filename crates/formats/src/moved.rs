//! Moved blocks in rows: the flag `moved:IDS` names the sentences of the other side.

use std::collections::HashMap;
use std::ops::Range;

use zhen_text::{Alignment, Bead};

use crate::row::BitextRow;

/// What the flag begins with.
const FLAG: &str = "moved:";

/// The sentences that each moved one translates.
#[derive(Debug, Default)]
pub(crate) struct Counterparts {
    /// Flags by English sentence, and by Chinese sentence.
    flags: [HashMap<usize, String>; 2],
}

impl Counterparts {
    pub(crate) fn of(alignment: &Alignment) -> Self {
        let mut counterparts = Self::default();
        for block in alignment.moved() {
            let sides = [(&block.source, &block.target), (&block.target, &block.source)];
            for (flags, (own, other)) in counterparts.flags.iter_mut().zip(sides) {
                let flag = moved_flag(other);
                flags.extend(own.clone().map(|sentence| (sentence, flag.clone())));
            }
        }
        counterparts
    }

    /// The flag of a bead, if it is a moved sentence.
    pub(crate) fn flag(&self, bead: &Bead) -> Option<String> {
        let (flags, own) = match (bead.source.len(), bead.target.len()) {
            (1, 0) => (&self.flags[0], bead.source.start),
            (0, 1) => (&self.flags[1], bead.target.start),
            _ => return None,
        };
        flags.get(&own).cloned()
    }
}

/// Returns the flag of a sentence that stands elsewhere on the other side, as these sentences.
pub fn moved_flag(other: &Range<usize>) -> String {
    let ids: Vec<String> = other.clone().map(|id| id.to_string()).collect();
    format!("{FLAG}{}", ids.join(","))
}

impl BitextRow {
    /// Returns the sentences of the other side that a moved row translates; none if it is not moved.
    pub fn moved_ids(&self) -> Vec<usize> {
        let lists = self.flags.iter().filter_map(|flag| flag.strip_prefix(FLAG));
        lists.flat_map(|ids| ids.split(',')).filter_map(|id| id.parse().ok()).collect()
    }
}

#[cfg(test)]
mod tests {
    use zhen_text::{Document, Language, MovedBlock, ScoredBead};

    use super::*;
    use crate::row::{DocumentNames, rows_of};

    #[test]
    fn both_sides_of_a_moved_block_name_the_other() {
        let english = Document::from_lines("One.\nTwo.\nThree.", Language::English);
        let chinese = Document::from_lines("三。\n一和二。", Language::Chinese);
        let bead = |source, target| ScoredBead { bead: Bead { source, target }, confidence: 1.0 };
        let beads = vec![bead(0..1, 0..0), bead(1..2, 0..0), bead(2..3, 0..1), bead(3..3, 1..2)];
        let moved = MovedBlock { source: 0..2, target: 1..2, confidence: 0.9 };
        let alignment =
            Alignment::new(3, 2, beads).and_then(|all| all.with_moved(vec![moved])).unwrap();
        let names = DocumentNames::default();
        let rows: Vec<BitextRow> = rows_of(&alignment, &english, &chinese, &names).collect();
        let flags: Vec<String> = rows.iter().map(|row| row.flags.join(" ")).collect();
        assert_eq!(flags, ["moved:1", "moved:1", "", "moved:0,1"]);
        assert_eq!(rows[3].moved_ids(), [0, 1]);
        assert!(rows[2].moved_ids().is_empty());
        let odd = BitextRow { flags: vec!["moved:x,2".into(), "review".into()], ..rows[2].clone() };
        assert_eq!(odd.moved_ids(), [2]);
    }
}
