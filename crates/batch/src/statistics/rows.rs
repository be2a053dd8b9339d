//! Sums over rows: of a document, or of all.

use std::collections::BTreeMap;

use zhen_formats::{
    BeadStatistics, BeadType, BitextRow, CONFIDENCE_BINS, Histogram, LENGTH_RATIO_BINS, LengthGrid,
    SideStatistics,
};

/// Confidences are counted in parts of this, as bitext files hold them.
const WHOLE: usize = 10_000;

/// Bins of the length ratio for one English character more on a Chinese one.
const BINS_OF_RATIO: usize = 4;

/// Characters of both sides of a row, without white space.
#[derive(Clone, Copy, Debug)]
pub(super) struct Lengths {
    pub(super) english: usize,
    pub(super) chinese: usize,
}

impl Lengths {
    pub(super) fn of(row: &BitextRow) -> Self {
        let count = |text: &str| text.chars().filter(|c| !c.is_whitespace()).count();
        Self { english: count(&row.source_text), chinese: count(&row.target_text) }
    }
}

/// How much of some rows has a counterpart, and how sure it is.
#[derive(Clone, Debug, Default)]
pub(super) struct Coverage {
    pub(super) english: SideSums,
    pub(super) chinese: SideSums,
    rows: usize,
    two_sided: usize,
    /// Sum of the confidences of beads with both sides, in ten-thousandths.
    confidence: usize,
}

impl Coverage {
    pub(super) fn add(&mut self, row: &BitextRow, lengths: Lengths) {
        let (english, chinese) = row.sentence_counts();
        let is_moved = row.flags.iter().any(|flag| flag.starts_with("moved:"));
        self.english.add(english, lengths.english, chinese > 0, is_moved);
        self.chinese.add(chinese, lengths.chinese, english > 0, is_moved);
        self.rows += 1;
        if english > 0 && chinese > 0 {
            self.two_sided += 1;
            self.confidence += ten_thousandths(row.score);
        }
    }

    pub(super) fn is_empty(&self) -> bool {
        self.rows == 0
    }

    /// The mean of both sides' coverage by characters, times the mean confidence.
    pub(super) fn trusted(&self) -> f64 {
        let side = |side: &SideSums| share(side.characters_with_counterpart, side.characters);
        (side(&self.english) + side(&self.chinese)) / 2.0 * self.mean_confidence()
    }

    /// Mean confidence of the beads with both sides; 0 when there are none.
    pub(super) fn mean_confidence(&self) -> f64 {
        share(self.confidence, self.two_sided * WHOLE)
    }
}

/// What is known of one side.
#[derive(Clone, Debug, Default)]
pub(super) struct SideSums {
    sentences: usize,
    characters: usize,
    sentences_with_counterpart: usize,
    characters_with_counterpart: usize,
    moved_sentences: usize,
}

impl SideSums {
    fn add(&mut self, sentences: usize, characters: usize, has_counterpart: bool, is_moved: bool) {
        self.sentences += sentences;
        self.characters += characters;
        if has_counterpart {
            self.sentences_with_counterpart += sentences;
            self.characters_with_counterpart += characters;
        } else if is_moved {
            self.moved_sentences += sentences;
        }
    }

    pub(super) fn statistics(&self) -> SideStatistics {
        SideStatistics {
            sentences: self.sentences,
            characters: self.characters,
            sentences_with_counterpart: self.sentences_with_counterpart,
            characters_with_counterpart: self.characters_with_counterpart,
            sentence_coverage: share(self.sentences_with_counterpart, self.sentences),
            character_coverage: share(self.characters_with_counterpart, self.characters),
            null_sentences: self.sentences - self.sentences_with_counterpart,
            moved_sentences: self.moved_sentences,
        }
    }
}

/// What the beads of all documents look like.
#[derive(Clone, Debug)]
pub(super) struct Shapes {
    by_type: BTreeMap<(usize, usize), usize>,
    confidence: Histogram,
    length_ratio: Histogram,
    lengths: LengthGrid,
}

impl Default for Shapes {
    fn default() -> Self {
        Self {
            by_type: BTreeMap::new(),
            confidence: Histogram::new(CONFIDENCE_BINS, 1.0 / CONFIDENCE_BINS as f64),
            length_ratio: Histogram::new(LENGTH_RATIO_BINS, 1.0 / BINS_OF_RATIO as f64),
            lengths: LengthGrid::new(),
        }
    }
}

impl Shapes {
    pub(super) fn add(&mut self, row: &BitextRow, lengths: Lengths) {
        *self.by_type.entry(row.sentence_counts()).or_default() += 1;
        if row.is_null() {
            return;
        }
        let Lengths { english, chinese } = lengths;
        self.confidence.count(ten_thousandths(row.score) * CONFIDENCE_BINS / WHOLE);
        self.length_ratio.count(english * BINS_OF_RATIO / chinese.max(1));
        self.lengths.count(english, chinese);
    }

    pub(super) fn statistics(self, coverage: &Coverage) -> BeadStatistics {
        let by_type = self.by_type.into_iter().map(|((english, chinese), beads)| BeadType {
            english,
            chinese,
            beads,
            share: share(beads, coverage.rows),
        });
        BeadStatistics {
            two_sided: coverage.two_sided,
            null: coverage.rows - coverage.two_sided,
            mean_confidence: coverage.mean_confidence(),
            by_type: by_type.collect(),
            confidence: self.confidence,
            length_ratio: self.length_ratio,
            lengths: self.lengths,
        }
    }
}

/// Returns a confidence in ten-thousandths; what is no probability becomes one.
fn ten_thousandths(score: f64) -> usize {
    // `as` stops at zero, and makes zero of what is no number.
    ((score * WHOLE as f64).round() as usize).min(WHOLE)
}

/// Returns the share of a part in the whole; 0 when there is nothing.
fn share(part: usize, whole: usize) -> f64 {
    if whole == 0 { 0.0 } else { part as f64 / whole as f64 }
}
