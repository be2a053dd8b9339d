//! The one-pair function: two files' bytes in, an alignment of two documents out.

use encoding_rs::Encoding;
use thiserror::Error;
use zhen_align::{Aligner, ConfirmedError};
use zhen_document::{
    Boilerplate, DecodeError, Detected, PageOptions, decode, detect_language, read_lines, read_page,
};
use zhen_segment::split_document;
use zhen_text::{Alignment, Bead, Document, Language};

/// One document as it came: its name for messages, and its bytes.
#[derive(Clone, Copy, Debug)]
pub struct Source<'s> {
    /// Path or other name.
    pub name: &'s str,
    /// Contents, already decompressed.
    pub bytes: &'s [u8],
}

/// Which of two documents is the English one.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Order {
    /// The first, unless their languages say otherwise; then they are swapped.
    #[default]
    Detect,
    /// The first, whatever it looks like.
    EnglishFirst,
}

/// What the lines of the files are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Units {
    /// Lines of a page: paragraphs, to be split into sentences.
    #[default]
    Page,
    /// Sentences, one a line; blank lines count.
    Lines,
}

/// How a pair is read.
#[derive(Clone, Debug, Default)]
#[non_exhaustive]
pub struct PairOptions {
    /// Which document is the English one.
    pub order: Order,
    /// What the lines of the files are.
    pub units: Units,
    /// What becomes of menus, share lines, footers and the like.
    pub boilerplate: Boilerplate,
    /// The encoding of both files, instead of the one that is detected.
    pub encoding: Option<&'static Encoding>,
    /// Beads that are known to be right, English sentences before Chinese ones.
    pub confirmed: Vec<Bead>,
}

/// A document with what was found out while reading it.
#[derive(Clone, Debug)]
pub struct ReadDocument {
    /// The document, split into sentences.
    pub document: Document,
    /// WHATWG name of the encoding it was read in.
    pub encoding_name: String,
    /// Its language and script.
    pub detected: Detected,
}

/// A pair of documents that were read.
#[derive(Clone, Debug)]
pub struct ReadPair {
    /// The English document.
    pub english: ReadDocument,
    /// The Chinese document.
    pub chinese: ReadDocument,
    /// Whether the Chinese document was given first.
    pub swapped: bool,
}

/// A pair of documents and their alignment.
#[derive(Clone, Debug)]
pub struct AlignedPair {
    /// The English document.
    pub english: ReadDocument,
    /// The Chinese document.
    pub chinese: ReadDocument,
    /// Their beads.
    pub alignment: Alignment,
    /// Whether the Chinese document was given first.
    pub swapped: bool,
}

/// Why a pair could not be aligned.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum PairError {
    /// The bytes are no text.
    #[error("{name}: {error}")]
    Decode {
        /// Name of the document.
        name: String,
        /// What is wrong with the bytes.
        #[source]
        error: DecodeError,
    },
    /// The document holds no text.
    #[error("{name}: the document is empty: there is nothing to align")]
    Empty {
        /// Name of the document.
        name: String,
    },
    /// All text of the page looked like menus and footers.
    #[error(
        "{name}: all {lines} lines look like menus and footers; use --keep-boilerplate if they are the document"
    )]
    OnlyBoilerplate {
        /// Name of the document.
        name: String,
        /// Lines that were left out.
        lines: usize,
    },
    /// Both documents are in one language.
    #[error(
        "{first} and {second}: both are {language}; expected one English and one Chinese document"
    )]
    SameLanguage {
        /// Name of the first document.
        first: String,
        /// Name of the second document.
        second: String,
        /// The language of both.
        language: Language,
    },
    /// A document is in neither language.
    #[error(
        "{name}: expected {expected} text, found {found}; use --en FILE --zh FILE to align it all the same"
    )]
    WrongLanguage {
        /// Name of the document.
        name: String,
        /// What should stand in it.
        expected: String,
        /// What seems to stand in it.
        found: String,
    },
    /// The confirmed beads cannot be those of the pair.
    #[error(transparent)]
    Confirmed(#[from] ConfirmedError),
}

/// Reads, splits and aligns two documents.
///
/// # Errors
///
/// If a document cannot be decoded, is empty, or is in the wrong language, or if the confirmed beads
/// cannot be those of the pair.
pub fn align_pair(
    sources: [Source<'_>; 2],
    options: &PairOptions,
    aligner: &Aligner<'_>,
) -> Result<AlignedPair, PairError> {
    let ReadPair { english, chinese, swapped } = read_pair(sources, options)?;
    let alignment =
        aligner.align_confirmed(&english.document, &chinese.document, &options.confirmed)?;
    Ok(AlignedPair { english, chinese, alignment, swapped })
}

/// Reads and splits two documents.
///
/// # Errors
///
/// If a document cannot be decoded, is empty, or is in the wrong language.
pub fn read_pair(sources: [Source<'_>; 2], options: &PairOptions) -> Result<ReadPair, PairError> {
    let [first, second] = sources;
    let mut texts = [decoded(first, options)?, decoded(second, options)?];
    let mut names = [first.name, second.name];
    let swapped = options.order == Order::Detect && is_swapped(&texts, names)?;
    if swapped {
        texts.reverse();
        names.reverse();
    }
    let [english, chinese] = texts;
    let english = structured(names[0], english, Language::English, options)?;
    let chinese = structured(names[1], chinese, Language::Chinese, options)?;
    Ok(ReadPair { english, chinese, swapped })
}

/// Reads one document on its own, in `language` or in the one it seems to be in.
///
/// # Errors
///
/// If it cannot be decoded, is empty, or is in neither language.
pub fn read_source(
    source: Source<'_>,
    language: Option<Language>,
    options: &PairOptions,
) -> Result<ReadDocument, PairError> {
    let text = decoded(source, options)?;
    let language = match language.or(text.detected.language) {
        Some(language) => language,
        None => return Err(wrong_language(source.name, "English or Chinese", &text.detected)),
    };
    structured(source.name, text, language, options)
}

struct DecodedText {
    text: String,
    encoding_name: String,
    detected: Detected,
}

fn decoded(source: Source<'_>, options: &PairOptions) -> Result<DecodedText, PairError> {
    let decoded = decode(source.bytes, options.encoding)
        .map_err(|error| PairError::Decode { name: source.name.to_owned(), error })?;
    if decoded.text.trim().is_empty() {
        return Err(PairError::Empty { name: source.name.to_owned() });
    }
    let detected = detect_language(&decoded.text);
    Ok(DecodedText { text: decoded.text, encoding_name: decoded.encoding_name, detected })
}

fn structured(
    name: &str,
    text: DecodedText,
    language: Language,
    options: &PairOptions,
) -> Result<ReadDocument, PairError> {
    let DecodedText { text, encoding_name, detected } = text;
    let document = match options.units {
        Units::Lines => read_lines(text, language),
        Units::Page => {
            let page = PageOptions::with_boilerplate(options.boilerplate);
            split_document(read_page(text, language, &page))
        }
    };
    if document.sentences().is_empty() {
        let lines = document.omissions().len();
        return Err(PairError::OnlyBoilerplate { name: name.to_owned(), lines });
    }
    Ok(ReadDocument { document, encoding_name, detected })
}

/// Tells whether the Chinese document was given first.
fn is_swapped(texts: &[DecodedText; 2], names: [&str; 2]) -> Result<bool, PairError> {
    let languages = [texts[0].detected.language, texts[1].detected.language];
    match languages {
        [Some(Language::English), Some(Language::Chinese)] => Ok(false),
        [Some(Language::Chinese), Some(Language::English)] => Ok(true),
        [Some(one), Some(_)] => Err(PairError::SameLanguage {
            first: names[0].to_owned(),
            second: names[1].to_owned(),
            language: one,
        }),
        [None, other] => {
            let expected = other
                .map_or("English or Chinese".to_owned(), |language| language.other().to_string());
            Err(wrong_language(names[0], &expected, &texts[0].detected))
        }
        [Some(one), None] => {
            Err(wrong_language(names[1], &one.other().to_string(), &texts[1].detected))
        }
    }
}

fn wrong_language(name: &str, expected: &str, detected: &Detected) -> PairError {
    let shares = [
        (detected.han_share, "Chinese characters"),
        (detected.latin_share, "Latin letters that are not English"),
        (detected.kana_share, "Japanese kana"),
        (detected.other_share, "letters of another script"),
    ];
    let most = shares.iter().max_by(|left, right| left.0.total_cmp(&right.0));
    let found = match most {
        Some((share, what)) if *share > 0.0 => format!("mostly {what}"),
        _ => "no letters".to_owned(),
    };
    PairError::WrongLanguage { name: name.to_owned(), expected: expected.to_owned(), found }
}

#[cfg(test)]
mod tests {
    use super::*;

    const ENGLISH: &str = "The lake is large. It froze in 1998.";
    const CHINESE: &str = "这个湖很大。1998年结冰了。";

    fn align(texts: [&str; 2], options: &PairOptions) -> Result<AlignedPair, PairError> {
        let [first, second] = texts.map(str::as_bytes);
        let sources = [Source { name: "a", bytes: first }, Source { name: "b", bytes: second }];
        align_pair(sources, options, &Aligner::default())
    }

    #[test]
    fn a_swapped_pair_gives_the_same_alignment() {
        let options = PairOptions::default();
        let right = align([ENGLISH, CHINESE], &options).unwrap();
        let swapped = align([CHINESE, ENGLISH], &options).unwrap();
        assert!(swapped.swapped && !right.swapped);
        assert_eq!(swapped.alignment, right.alignment);
        assert_eq!(swapped.english.document, right.english.document);
    }

    #[test]
    fn pairs_that_are_none_are_refused_with_the_reason() {
        let table = [
            ([ENGLISH, " \n"], "b: the document is empty: there is nothing to align"),
            (
                [ENGLISH, ENGLISH],
                "a and b: both are English; expected one English and one Chinese document",
            ),
            (
                ["12 34", CHINESE],
                "a: expected English text, found no letters; \
                 use --en FILE --zh FILE to align it all the same",
            ),
            (
                [ENGLISH, "Порт открыт."],
                "b: expected Chinese text, found mostly letters of another script; \
                 use --en FILE --zh FILE to align it all the same",
            ),
        ];
        for (texts, message) in table {
            let error = align(texts, &PairOptions::default()).unwrap_err();
            assert_eq!(error.to_string(), message);
        }
    }

    #[test]
    fn a_named_order_asks_for_no_language() {
        let options = PairOptions { order: Order::EnglishFirst, ..PairOptions::default() };
        let pair = align([CHINESE, ENGLISH], &options).unwrap();
        assert!(!pair.swapped);
        assert_eq!(pair.english.document.text(), CHINESE);
    }
}
