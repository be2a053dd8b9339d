//! Between index beads, which hold no text, and rows, which do.

use thiserror::Error;
use zhen_text::{Document, IndexBead, Language};

use crate::row::{BitextRow, DocumentNames, row_of_sentences};

/// Beads and rows do not fit together.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[non_exhaustive]
pub enum IndexRowError {
    /// A bead names a sentence its document does not have.
    #[error(
        "bead {bead} ({ids}): there is no {language} sentence {sentence}, \
         the document has {count}, counted from 0"
    )]
    NoSuchSentence {
        /// Number of the bead, from 1.
        bead: usize,
        /// The bead as in its file, without score.
        ids: String,
        /// The side.
        language: Language,
        /// The index the bead names.
        sentence: usize,
        /// Number of sentences of the document.
        count: usize,
    },
    /// A row says nothing of sentences, so it cannot become a bead.
    #[error("row {row}: no sentence indices; an index cannot be made of text alone")]
    NoIds {
        /// Number of the row, from 1.
        row: usize,
    },
    /// Rows are of several document pairs, whose indices would mean different sentences.
    #[error(
        "row {row}: another document pair begins ({source_document}, {target_document}); \
         an index holds one, split the rows by document first"
    )]
    AnotherPair {
        /// Number of the row, from 1.
        row: usize,
        /// English document of the row.
        source_document: String,
        /// Chinese document of the row.
        target_document: String,
    },
    /// A bead leaves a sentence out, or takes it out of its order, which a ladder cannot say.
    #[error(
        "row {row} ({ids}): the next {language} sentence is {expected}; a ladder holds all \
         sentences in their order, write an index instead"
    )]
    OutOfOrder {
        /// Number of the row, from 1.
        row: usize,
        /// The bead as in an index, without score.
        ids: String,
        /// The side.
        language: Language,
        /// The sentence that should have come.
        expected: usize,
    },
}

/// Makes rows of beads by taking the sentences from their documents; a bead without score gets 1.
///
/// # Errors
///
/// Names the first bead with a sentence that its document does not have.
pub fn rows_from_index(
    beads: &[IndexBead],
    english: &Document,
    chinese: &Document,
    names: &DocumentNames,
) -> Result<Vec<BitextRow>, IndexRowError> {
    let row_of = |(index, bead)| row_from_index(index + 1, bead, (english, chinese), names);
    beads.iter().enumerate().map(row_of).collect()
}

/// Makes the row of one bead as [`rows_from_index`] does; `number` is that of the bead, from 1.
///
/// # Errors
///
/// If the bead has a sentence that its document does not have.
pub fn row_from_index(
    number: usize,
    bead: &IndexBead,
    documents: (&Document, &Document),
    names: &DocumentNames,
) -> Result<BitextRow, IndexRowError> {
    check_ids(number, bead, &bead.source, Language::English, documents.0)?;
    check_ids(number, bead, &bead.target, Language::Chinese, documents.1)?;
    let (source, target) = (bead.source.clone(), bead.target.clone());
    Ok(row_of_sentences(source, target, bead.score.unwrap_or(1.0), documents, names))
}

/// Makes index beads of the rows of one document pair.
///
/// # Errors
///
/// Names the first row that has no sentence indices, or is of another document pair.
pub fn index_of(rows: &[BitextRow]) -> Result<Vec<IndexBead>, IndexRowError> {
    let mut pair = OnePair::default();
    rows.iter().map(|row| pair.index_bead(row)).collect()
}

/// Makes beads row by row, and sees to it that all are of one document pair.
#[derive(Debug, Default)]
pub(crate) struct OnePair {
    names: Option<DocumentNames>,
    rows: usize,
}

impl OnePair {
    pub(crate) fn index_bead(&mut self, row: &BitextRow) -> Result<IndexBead, IndexRowError> {
        self.rows += 1;
        let bead = row.to_index_bead().ok_or(IndexRowError::NoIds { row: self.rows })?;
        let names = self.names.get_or_insert_with(|| DocumentNames {
            english: row.source_document.clone(),
            chinese: row.target_document.clone(),
            ..DocumentNames::default()
        });
        if names.english == row.source_document && names.chinese == row.target_document {
            Ok(bead)
        } else {
            Err(IndexRowError::AnotherPair {
                row: self.rows,
                source_document: row.source_document.clone(),
                target_document: row.target_document.clone(),
            })
        }
    }
}

fn check_ids(
    number: usize,
    bead: &IndexBead,
    ids: &[usize],
    language: Language,
    document: &Document,
) -> Result<(), IndexRowError> {
    let count = document.sentences().len();
    match ids.iter().find(|&&sentence| sentence >= count) {
        None => Ok(()),
        Some(&sentence) => Err(IndexRowError::NoSuchSentence {
            bead: number,
            ids: format!("{:?}:{:?}", bead.source, bead.target),
            language,
            sentence,
            count,
        }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::index::read_index;

    fn rows(index: &str) -> Result<Vec<BitextRow>, IndexRowError> {
        let english = Document::from_lines("One.\nTwo.\nThree.", Language::English);
        let chinese = Document::from_lines("一。\n二。", Language::Chinese);
        let names = DocumentNames {
            english: "en".into(),
            chinese: "zh".into(),
            ..DocumentNames::default()
        };
        rows_from_index(&read_index(index.as_bytes()).unwrap(), &english, &chinese, &names)
    }

    #[test]
    fn text_is_taken_from_the_documents() {
        let rows = rows("[0, 2]:[1]:0.25\n[1]:[]").unwrap();
        assert_eq!(
            (rows[0].source_text.as_str(), rows[0].target_text.as_str()),
            ("One. Three.", "二。")
        );
        assert_eq!((rows[0].score, rows[1].score), (0.25, 1.0));
        assert_eq!(rows[0].source_offsets, [(0, 4), (10, 16)]);
        assert_eq!((rows[1].target_text.as_str(), rows[1].bead_type().as_str()), ("", "1-0"));
    }

    #[test]
    fn a_sentence_out_of_range_is_named() {
        let error = rows("[0]:[0]\n[1]:[1, 2]").unwrap_err();
        assert_eq!(
            error.to_string(),
            "bead 2 ([1]:[1, 2]): there is no Chinese sentence 2, the document has 2, counted from 0"
        );
        let error = rows("[7]:[]").unwrap_err();
        assert!(error.to_string().contains("no English sentence 7, the document has 3"), "{error}");
    }

    #[test]
    fn rows_become_the_beads_they_came_from() {
        let text = "[0, 2]:[1]:0.25\n[1]:[]:1\n[]:[0]:0";
        assert_eq!(index_of(&rows(text).unwrap()).unwrap(), read_index(text.as_bytes()).unwrap());
    }

    #[test]
    fn rows_that_cannot_be_an_index_are_named() {
        let mut rows = rows("[0]:[0]\n[1]:[1]").unwrap();
        rows[1].target_document = "other".into();
        assert!(matches!(index_of(&rows), Err(IndexRowError::AnotherPair { row: 2, .. })));
        let text_alone = BitextRow { source_text: "One.".into(), ..BitextRow::default() };
        assert_eq!(index_of(&[text_alone]), Err(IndexRowError::NoIds { row: 1 }));
    }
}
