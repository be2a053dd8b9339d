//! The one-pair function: two files' bytes in, an alignment of two documents out.

use zhen_align::Aligner;
use zhen_document::separate;
use zhen_text::{Alignment, Language};

use crate::pair_error::PairError;
use crate::source::{
    ExtractedText, Order, PairOptions, ReadDocument, Source, Units, extracted, is_of_units,
    structured,
};
use crate::units::unit_beads;

/// The files of a pair.
#[derive(Clone, Copy, Debug)]
pub enum Sources<'s> {
    /// Two files, one for each language.
    Two([Source<'s>; 2]),
    /// Two files, each read by options of its own.
    Each([(Source<'s>, &'s PairOptions); 2]),
    /// One file that holds both languages.
    Both(Source<'s>),
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

/// Reads, splits and aligns two documents.
///
/// # Errors
///
/// If a document cannot be read, is empty, or is in the wrong language, or if the confirmed beads
/// cannot be those of the pair.
pub fn align_pair(
    sources: Sources<'_>,
    options: &PairOptions,
    aligner: &Aligner<'_>,
) -> Result<AlignedPair, PairError> {
    let ReadPair { english, chinese, swapped } = read_pair(sources, options)?;
    // A file of translation units has said itself which sentences belong together.
    let units = match sources {
        Sources::Both(_) if options.confirmed.is_empty() && is_of_units(english.format) => {
            unit_beads(&english.document, &chinese.document)
        }
        _ => Vec::new(),
    };
    let confirmed = if units.is_empty() { &options.confirmed } else { &units };
    let alignment = aligner.align_confirmed(&english.document, &chinese.document, confirmed)?;
    Ok(AlignedPair { english, chinese, alignment, swapped })
}

/// Reads and splits two documents.
///
/// # Errors
///
/// If a document cannot be read, is empty, or is in the wrong language.
pub fn read_pair(sources: Sources<'_>, options: &PairOptions) -> Result<ReadPair, PairError> {
    match sources {
        Sources::Two(sources) => read_two(sources.map(|source| (source, options)), options.order),
        Sources::Each(sources) => read_two(sources, options.order),
        Sources::Both(source) => read_both(source, options),
    }
}

fn read_two(
    mut sources: [(Source<'_>, &PairOptions); 2],
    order: Order,
) -> Result<ReadPair, PairError> {
    let [(first, first_options), (second, second_options)] = sources;
    let mut texts = [extracted(first, first_options)?, extracted(second, second_options)?];
    let swapped = order == Order::Detect && is_swapped(&texts, [first.name, second.name])?;
    if swapped {
        texts.reverse();
        sources.reverse();
    }
    let [english, chinese] = texts;
    let [(first, first_options), (second, second_options)] = sources;
    let english = structured(first.name, english, Language::English, first_options)?;
    let chinese = structured(second.name, chinese, Language::Chinese, second_options)?;
    Ok(ReadPair { english, chinese, swapped })
}

/// Separates one file into its two languages.
fn read_both(source: Source<'_>, options: &PairOptions) -> Result<ReadPair, PairError> {
    if options.units == Units::Lines {
        return Err(PairError::LinesOfBoth { name: source.name.to_owned() });
    }
    let text = extracted(source, options)?;
    let parted = separate(&text.extract)
        .map_err(|error| PairError::OneLanguage { name: source.name.to_owned(), error })?;
    let side =
        |extract, language| structured(source.name, text.with_extract(extract), language, options);
    let mut english = side(parted.english, Language::English)?;
    let chinese = side(parted.chinese, Language::Chinese)?;
    // What is to be known of the file is said once.
    english.warnings = text.extract.warnings().to_vec();
    Ok(ReadPair { english, chinese, swapped: false })
}

/// Tells whether the Chinese document was given first.
fn is_swapped(texts: &[ExtractedText; 2], names: [&str; 2]) -> Result<bool, PairError> {
    let languages = [texts[0].detected.language, texts[1].detected.language];
    match languages {
        [Some(Language::English), Some(Language::Chinese)] => Ok(false),
        [Some(Language::Chinese), Some(Language::English)] => Ok(true),
        // English comes first, Chinese second: the other one is not what it should be.
        [Some(one), Some(_)] => {
            let [name, other] = match one {
                Language::English => [names[1], names[0]],
                Language::Chinese => names,
            };
            let (name, other) = (name.to_owned(), other.to_owned());
            if let Some(both) = texts.iter().position(|text| text.detected.is_mixed) {
                return Err(PairError::HoldsBoth { name: names[both].to_owned() });
            }
            Err(PairError::SameLanguage { name, expected: one.other(), other })
        }
        [None, other] => {
            let expected = other
                .map_or("English or Chinese".to_owned(), |language| language.other().to_string());
            Err(PairError::wrong_language(names[0], &expected, &texts[0].detected))
        }
        [Some(one), None] => {
            let expected = one.other().to_string();
            Err(PairError::wrong_language(names[1], &expected, &texts[1].detected))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const ENGLISH: &str = "The lake is large. It froze in 1998.";
    const CHINESE: &str = "这个湖很大。1998年结冰了。";

    fn align(texts: [&str; 2], options: &PairOptions) -> Result<AlignedPair, PairError> {
        let [first, second] = texts.map(str::as_bytes);
        let sources = [Source { name: "a", bytes: first }, Source { name: "b", bytes: second }];
        align_pair(Sources::Two(sources), options, &Aligner::default())
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
                "b: expected Chinese text, found mostly English, as in a; \
                 use --en FILE --zh FILE to align it all the same",
            ),
            (
                [CHINESE, CHINESE],
                "a: expected English text, found mostly Chinese, as in b; \
                 use --en FILE --zh FILE to align it all the same",
            ),
            (
                ["12 34", CHINESE],
                "a: expected English text, found no letters; \
                 use --en FILE --zh FILE to align it all the same",
            ),
            (
                [
                    "Le port du lac est ouvert et les bateaux sont dans la baie, mais le phare n'est \
                     pas prêt pour la nuit.",
                    CHINESE,
                ],
                "a: expected English text, found mostly another language in Latin letters; \
                 use --en FILE --zh FILE to align it all the same",
            ),
            (
                [ENGLISH, "港は1987年に開かれました。灯台は赤と白です。"],
                "b: expected Chinese text, found mostly Japanese; \
                 use --en FILE --zh FILE to align it all the same",
            ),
            (
                [ENGLISH, "항구는 1987년에 열렸다. 등대는 빨갛다."],
                "b: expected Chinese text, found mostly Korean; \
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

    #[test]
    fn a_file_with_both_languages_beside_another_is_told() {
        let both = format!("{ENGLISH} It is deep. {CHINESE}");
        let error = align([ENGLISH, &both], &PairOptions::default()).unwrap_err();
        let message = "b: it holds both languages; align it by itself (zhen align b), or use \
                       --en FILE --zh FILE";
        assert_eq!(error.to_string(), message);
    }

    #[test]
    fn one_file_with_both_languages_is_a_pair() {
        let text = format!("The Lake\n湖\n\n{ENGLISH}\n{CHINESE}\n");
        let source = Source { name: "both", bytes: text.as_bytes() };
        let options = PairOptions::default();
        let pair = align_pair(Sources::Both(source), &options, &Aligner::default()).unwrap();
        assert_eq!(pair.alignment.beads().len(), 3);
        assert_eq!(pair.english.document.verify(), Ok(()));
        assert_eq!(pair.chinese.document.verify(), Ok(()));
        let lonely = Source { name: "a", bytes: ENGLISH.as_bytes() };
        let error = align_pair(Sources::Both(lonely), &options, &Aligner::default()).unwrap_err();
        let message = "a: expected English and Chinese text in one file, found English alone; \
                       name its Chinese counterpart too";
        assert_eq!(error.to_string(), message);
    }
}
