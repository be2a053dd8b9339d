//! A bitext row: one bead with its text, and how rows come from an alignment.

use zhen_text::{Alignment, Block, Document, IndexBead, ScoredBead};

use crate::moved::Counterparts;

use crate::field::{field_text, is_blank, joins};

/// One bead with its text, as a line of a bitext file holds it.
///
/// Source is English, target Chinese. A row of a file that holds only text has no ids.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct BitextRow {
    /// Name of the English document, often its path; empty when unknown.
    pub source_document: String,
    /// Name of the Chinese document, often its path; empty when unknown.
    pub target_document: String,
    /// The English sentences, joined.
    pub source_text: String,
    /// The Chinese sentences, joined.
    pub target_text: String,
    /// Confidence in [0, 1], higher is better; 1 where a file holds none. Scores of other tools that
    /// are negative or above 1, such as the margins of miners, are read as 0 or 1 (and counted by
    /// [`PassedOver`](crate::PassedOver)): they are no confidence, and no bound on one could be kept
    /// if they stood beside it.
    pub score: f64,
    /// Zero-based indices of the English sentences.
    pub source_ids: Vec<usize>,
    /// Zero-based indices of the Chinese sentences.
    pub target_ids: Vec<usize>,
    /// Where each English sentence begins and ends, in bytes of the document's text; empty when
    /// unknown.
    pub source_offsets: Vec<(usize, usize)>,
    /// Where each Chinese sentence begins and ends, in bytes of the document's text; empty when
    /// unknown.
    pub target_offsets: Vec<(usize, usize)>,
    /// What the block of each English sentence is, such as `paragraph`; empty when unknown.
    pub source_kinds: Vec<String>,
    /// What the block of each Chinese sentence is; empty when unknown.
    pub target_kinds: Vec<String>,
    /// Where in its file the block of each English sentence is, such as `line 3`; empty when
    /// unknown.
    pub source_origins: Vec<String>,
    /// Where in its file the block of each Chinese sentence is; empty when unknown.
    pub target_origins: Vec<String>,
    /// Label of the English document's language; empty when unknown.
    pub source_language: String,
    /// Label of the Chinese document's language and script: `zh-Hans`, `zh-Hant`, `mixed`, `zh`;
    /// empty when unknown.
    pub target_language: String,
    /// Remarks such as `moved:12`. Commas stand only between ids (`moved:12,13`); none is empty.
    pub flags: Vec<String>,
    /// Columns of a job list that were asked for, by name: only tsv and jsonl write them, none is
    /// read.
    pub carried: Vec<(String, String)>,
}

impl BitextRow {
    /// Returns how many English and Chinese sentences the row holds.
    ///
    /// A side without ids that has text other than white space counts as one sentence.
    pub fn sentence_counts(&self) -> (usize, usize) {
        let count = |ids: &[usize], text: &str| match ids.len() {
            0 => usize::from(!is_blank(text)),
            count => count,
        };
        (count(&self.source_ids, &self.source_text), count(&self.target_ids, &self.target_text))
    }

    /// Returns the bead type, `n-m`.
    pub fn bead_type(&self) -> String {
        let (source, target) = self.sentence_counts();
        format!("{source}-{target}")
    }

    /// Tells whether a bead type found beside the row says what the row says without it.
    pub(crate) fn says_bead(&self, bead: &str) -> bool {
        let has_ids = !(self.source_ids.is_empty() && self.target_ids.is_empty());
        has_ids || bead.trim().is_empty() || bead.trim() == self.bead_type()
    }

    /// Tells whether one side has no sentence.
    pub fn is_null(&self) -> bool {
        let (source, target) = self.sentence_counts();
        source == 0 || target == 0
    }

    /// Makes the row of a bead whose text is not known; one without score gets 1.
    pub(crate) fn without_text(bead: &IndexBead) -> Self {
        let (source_ids, target_ids) = (bead.source.clone(), bead.target.clone());
        Self { source_ids, target_ids, score: bead.score.unwrap_or(1.0), ..Self::default() }
    }

    /// Returns the row as index files hold it, or `None` when it, or a side that has text, has no
    /// ids.
    pub fn to_index_bead(&self) -> Option<IndexBead> {
        let (source, target) = (self.source_ids.clone(), self.target_ids.clone());
        let counts = (source.len(), target.len());
        let has_ids = counts != (0, 0) && counts == self.sentence_counts();
        has_ids.then_some(IndexBead { source, target, score: Some(self.score) })
    }
}

/// What the two documents of a pair are called in their rows.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DocumentNames {
    /// Name of the English document.
    pub english: String,
    /// Name of the Chinese document.
    pub chinese: String,
    /// Label of the English document's language; empty when unknown.
    pub english_language: String,
    /// Label of the Chinese document's language and script; empty when unknown.
    pub chinese_language: String,
}

/// Makes the rows of an alignment, one a bead, in order; null beads that are linked with others have
/// the flag `moved:IDS` with the sentences of the other side.
///
/// Texts are brought to one line by [`field_text`]. The sentences of a bead are joined by one
/// space in English, and in Chinese as [`joins`] says.
///
/// # Panics
///
/// If the alignment is of other documents and names a sentence these do not have.
pub fn rows_of<'d>(
    alignment: &'d Alignment,
    english: &'d Document,
    chinese: &'d Document,
    names: &'d DocumentNames,
) -> impl Iterator<Item = BitextRow> + 'd {
    let counterparts = Counterparts::of(alignment);
    alignment.beads().iter().map(move |scored| {
        let mut row = row_of_bead(scored, (english, chinese), names);
        row.flags.extend(counterparts.flag(&scored.bead));
        row
    })
}

/// Makes the row of one bead of `documents`, English before Chinese, as [`rows_of`] does but for
/// moved blocks.
///
/// # Panics
///
/// If the bead names a sentence that the documents do not have.
pub fn row_of_bead(
    scored: &ScoredBead,
    documents: (&Document, &Document),
    names: &DocumentNames,
) -> BitextRow {
    let ScoredBead { bead, confidence } = scored;
    let (source, target) = (bead.source.clone().collect(), bead.target.clone().collect());
    row_of_sentences(source, target, *confidence, documents, names)
}

/// Keeps the rows that have text on both sides.
pub fn without_nulls(rows: impl IntoIterator<Item = BitextRow>) -> impl Iterator<Item = BitextRow> {
    rows.into_iter().filter(|row| !row.is_null())
}

/// Makes the row of the given sentences of `documents`, English before Chinese.
pub(crate) fn row_of_sentences(
    source_ids: Vec<usize>,
    target_ids: Vec<usize>,
    score: f64,
    documents: (&Document, &Document),
    names: &DocumentNames,
) -> BitextRow {
    let (english, chinese) = documents;
    let chinese_joint = |left: &str, right: &str| if joins(left, right) { "" } else { " " };
    BitextRow {
        source_document: names.english.clone(),
        target_document: names.chinese.clone(),
        source_text: joined_text(english, &source_ids, |_, _| " "),
        target_text: joined_text(chinese, &target_ids, chinese_joint),
        score,
        source_offsets: offsets(english, &source_ids),
        target_offsets: offsets(chinese, &target_ids),
        source_kinds: kinds(english, &source_ids),
        target_kinds: kinds(chinese, &target_ids),
        source_origins: origins(english, &source_ids),
        target_origins: origins(chinese, &target_ids),
        source_language: names.english_language.clone(),
        target_language: names.chinese_language.clone(),
        source_ids,
        target_ids,
        flags: Vec::new(),
        carried: Vec::new(),
    }
}

/// Returns a score as files hold it: four decimals, and 0 for what is no number.
pub fn rounded_score(score: f64) -> f64 {
    let rounded = (score * 10_000.0).round() / 10_000.0;
    // Adding zero turns -0.0, which would be written with its sign, into 0.0.
    if rounded.is_finite() { rounded + 0.0 } else { 0.0 }
}

fn joined_text(
    document: &Document,
    ids: &[usize],
    joint: impl Fn(&str, &str) -> &'static str,
) -> String {
    let mut text = String::new();
    for &id in ids {
        let sentence = field_text(document.sentence_text(id));
        // A blank line is a sentence, but leaves no trace in the text.
        if !text.is_empty() && !sentence.is_empty() {
            text.push_str(joint(&text, &sentence));
        }
        text.push_str(&sentence);
    }
    text
}

fn offsets(document: &Document, ids: &[usize]) -> Vec<(usize, usize)> {
    let spans = ids.iter().map(|&id| &document.sentences()[id].span);
    spans.map(|span| (span.start, span.end)).collect()
}

fn block_of(document: &Document, id: usize) -> &Block {
    &document.blocks()[document.sentences()[id].block]
}

fn kinds(document: &Document, ids: &[usize]) -> Vec<String> {
    ids.iter().map(|&id| block_of(document, id).kind.name().to_owned()).collect()
}

fn origins(document: &Document, ids: &[usize]) -> Vec<String> {
    ids.iter().map(|&id| block_of(document, id).origin.to_string()).collect()
}

#[cfg(test)]
mod tests;
