//! One document: bytes in, a document split into sentences out.

use encoding_rs::Encoding;
use zhen_document::{
    Detected, DocumentFormat, Extract, PageOptions, ReadOptions, decode, detect_language, read,
    read_lines, unpacked,
};
use zhen_segment::split_document;
use zhen_text::{Bead, BlockKind, Document, Language, OmissionReason};

use crate::pair_error::PairError;
use crate::sites::Sites;

/// One document as it came: its name for messages, and its bytes.
#[derive(Clone, Copy, Debug)]
pub struct Source<'s> {
    /// Path or other name.
    pub name: &'s str,
    /// Contents; gzip and Zstandard are unpacked.
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
    /// Pages and other documents: paragraphs, to be split into sentences.
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
    /// The format of both files, instead of the one that is detected; lines are always text.
    pub format: Option<DocumentFormat>,
    /// What becomes of menus, share lines, footers and the like.
    pub page: PageOptions,
    /// Lines that repeat on the pages of the documents' folders.
    pub sites: Sites,
    /// The encoding of both files, instead of the one that is detected.
    pub encoding: Option<&'static Encoding>,
    /// Beads that are known to be right, English sentences before Chinese ones.
    pub confirmed: Vec<Bead>,
}

impl PairOptions {
    /// Returns how a file of the pair is read.
    pub fn reading(&self, name: &str) -> ReadOptions {
        let mut options = ReadOptions::default();
        options.format = self.format;
        options.encoding = self.encoding;
        options.page = self.page.clone();
        options.page.site = self.sites.of(name);
        options.name = name.to_owned();
        options
    }
}

/// A document with what was found out while reading it.
#[derive(Clone, Debug)]
pub struct ReadDocument {
    /// The document, split into sentences.
    pub document: Document,
    /// The format it was read as.
    pub format: DocumentFormat,
    /// WHATWG name of the encoding it was read in; the name of a format that has none.
    pub encoding_name: String,
    /// Its language and script.
    pub detected: Detected,
    /// What the user should know of the file, in one line each.
    pub warnings: Vec<String>,
}

impl ReadDocument {
    /// Returns the label of its language and script that outputs use.
    pub fn label(&self) -> &'static str {
        self.detected.label(self.document.language())
    }
}

/// Reads one document on its own, in `language` or in the one it seems to be in.
///
/// # Errors
///
/// If it cannot be read, is empty, or is in neither language.
pub fn read_source(
    source: Source<'_>,
    language: Option<Language>,
    options: &PairOptions,
) -> Result<ReadDocument, PairError> {
    let text = extracted(source, options)?;
    let language = match language.or(text.detected.language) {
        Some(language) => language,
        None => {
            let expected = "English or Chinese";
            return Err(PairError::wrong_language(source.name, expected, &text.detected));
        }
    };
    structured(source.name, text, language, options)
}

/// The text of a file, not yet in one language.
pub(crate) struct ExtractedText {
    pub(crate) extract: Extract,
    pub(crate) detected: Detected,
    format: DocumentFormat,
    encoding_name: String,
}

impl ExtractedText {
    /// The same file with one of its languages kept.
    pub(crate) fn with_extract(&self, extract: Extract) -> Self {
        let detected = detect_language(&extract.document_text());
        Self { extract, detected, format: self.format, encoding_name: self.encoding_name.clone() }
    }
}

/// Finds the text of a file and its language.
pub(crate) fn extracted(
    source: Source<'_>,
    options: &PairOptions,
) -> Result<ExtractedText, PairError> {
    let named = |error| PairError::Read { name: source.name.to_owned(), error };
    let (extract, format, encoding_name) = match options.units {
        Units::Lines => {
            let bytes = unpacked(source.bytes).map_err(named)?;
            let decoded = decode(&bytes, options.encoding).map_err(|e| named(e.into()))?;
            let mut extract = Extract::unread(decoded.text);
            decoded.warning.into_iter().for_each(|warning| extract.warn(warning));
            (extract, DocumentFormat::Text, decoded.encoding_name)
        }
        Units::Page => {
            let reading = read(source.bytes, &options.reading(source.name)).map_err(named)?;
            (reading.extract, reading.format, reading.encoding_name)
        }
    };
    if extract.text().trim().is_empty() {
        return Err(PairError::Empty { name: source.name.to_owned() });
    }
    let kept = extract.document_text();
    // A page of menus alone is told by the menus.
    let detected = detect_language(if kept.is_empty() { extract.text() } else { &kept });
    Ok(ExtractedText { extract, detected, format, encoding_name })
}

/// Makes a document of a text and splits it into sentences.
pub(crate) fn structured(
    name: &str,
    text: ExtractedText,
    language: Language,
    options: &PairOptions,
) -> Result<ReadDocument, PairError> {
    let ExtractedText { mut extract, mut detected, format, encoding_name } = text;
    let warnings = extract.warnings().to_vec();
    let document = match options.units {
        Units::Lines => read_lines(extract.into_text(), language),
        Units::Page => {
            if is_of_units(format) {
                extract.omit_where(OmissionReason::OtherLanguage, |piece| {
                    piece.language.is_some_and(|own| own != language)
                });
                detected = detect_language(&extract.document_text());
            }
            extract.omit_where(OmissionReason::Code, |piece| piece.kind == BlockKind::Code);
            split_document(extract.into_document(language))
        }
    };
    if document.sentences().is_empty() {
        return Err(nothing_kept(name, &document));
    }
    Ok(ReadDocument { document, format, encoding_name, detected, warnings })
}

/// Says why a document has no sentence: what it holds was all left out.
fn nothing_kept(name: &str, document: &Document) -> PairError {
    use OmissionReason::{Code, Comment, Hidden, Metadata, OtherLanguage, PageNumber, RunningHead};
    let name = name.to_owned();
    let omissions = document.omissions();
    // What no option keeps; everything else is taken for menus and footers.
    let is_never_kept = |reason| {
        matches!(
            reason,
            Code | Comment | Hidden | Metadata | OtherLanguage | PageNumber | RunningHead
        )
    };
    if omissions.iter().all(|omission| is_never_kept(omission.reason)) {
        let mut reasons: Vec<&str> =
            omissions.iter().map(|omission| omission.reason.name()).collect();
        reasons.sort_unstable();
        reasons.dedup();
        return PairError::NothingKept { name, reasons: reasons.join(", ") };
    }
    PairError::OnlyBoilerplate { name, lines: omissions.len() }
}

/// Tells whether a format holds translation units, whose languages are told and not guessed.
pub(crate) fn is_of_units(format: DocumentFormat) -> bool {
    matches!(format, DocumentFormat::Tmx | DocumentFormat::Xliff | DocumentFormat::Jsonl)
}
