//! The beads of translation units, which say themselves what translates what.

use std::collections::BTreeMap;
use std::ops::Range;

use zhen_text::{Bead, Document, Origin};

/// Makes a bead of each unit that has text in both languages, English sentences before Chinese; no
/// bead at all where the order of the units is not that of the sentences, or most units have one
/// language: then they are no translations of each other, and the text is aligned as any other.
pub(crate) fn unit_beads(english: &Document, chinese: &Document) -> Vec<Bead> {
    let (Some(source), Some(target)) = (sentences_of_units(english), sentences_of_units(chinese))
    else {
        return Vec::new();
    };
    let beads: Vec<Bead> = source
        .iter()
        .filter_map(|(unit, source)| {
            let target = target.get(unit)?;
            Some(Bead { source: source.clone(), target: target.clone() })
        })
        .collect();
    let in_order = beads.windows(2).all(|pair| {
        pair[0].source.end <= pair[1].source.start && pair[0].target.end <= pair[1].target.start
    });
    let is_most = beads.len() * 2 >= source.len().max(target.len());
    if in_order && is_most { beads } else { Vec::new() }
}

/// The sentences of each unit, in order; none if a block is of no unit or a unit is not in one
/// piece.
fn sentences_of_units(document: &Document) -> Option<BTreeMap<usize, Range<usize>>> {
    let mut units: BTreeMap<usize, Range<usize>> = BTreeMap::new();
    for (index, sentence) in document.sentences().iter().enumerate() {
        let Origin::Unit(unit) = document.blocks()[sentence.block].origin else { return None };
        let range = units.entry(unit).or_insert(index..index);
        if range.end != index {
            return None;
        }
        range.end = index + 1;
    }
    Some(units)
}

#[cfg(test)]
mod tests {
    use zhen_align::Aligner;

    use crate::pair::{Sources, align_pair};
    use crate::source::{PairOptions, Source};

    #[test]
    fn units_keep_together_what_they_hold() {
        let unit = |english: &str, chinese: &str| {
            let text = |code: &str, text: &str| match text {
                "" => String::new(),
                text => format!("<tuv xml:lang=\"{code}\"><seg>{text}</seg></tuv>"),
            };
            format!("<tu>{}{}</tu>", text("en", english), text("zh", chinese))
        };
        let units = [
            unit("Are you there?", ""),
            unit("Yes.", "你在那里吗？"),
            unit("Save. Then close.", "保存。"),
        ];
        let file = format!("<tmx version=\"1.4\"><header/><body>{}</body></tmx>", units.concat());
        let source = Source { name: "memory.tmx", bytes: file.as_bytes() };
        let options = PairOptions::default();
        let pair = align_pair(Sources::Both(source), &options, &Aligner::default()).unwrap();
        let beads = pair.alignment.beads().iter();
        let beads: Vec<_> =
            beads.map(|scored| (scored.bead.source.clone(), scored.bead.target.clone())).collect();
        assert_eq!(beads, [(0..1, 0..0), (1..2, 0..1), (2..4, 1..2)]);
    }
}
