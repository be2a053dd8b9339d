//! One file in both languages: interleaved paragraphs, tables of two columns, a language in the
//! comments of the other's page.
//!
//! Both documents keep the whole text; what one of them takes, the other lists as left out, so
//! that each by itself proves that nothing is lost. Text in neither language (figures, codes)
//! belongs to both. Linear in the text.

mod runs;
mod words;

use thiserror::Error;
use zhen_text::{Language, OmissionReason};

use crate::extract::{Extract, Piece};
use crate::language::detect_language;
use runs::{Run, Switching, language_runs};

/// The two documents of one file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bilingual {
    /// The file with its English text kept.
    pub english: Extract,
    /// The file with its Chinese text kept.
    pub chinese: Extract,
}

/// Why a file cannot be separated.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[error("{}", describe(*.only))]
pub struct OneLanguage {
    /// The language of all its text, if it has one.
    pub only: Option<Language>,
}

fn describe(only: Option<Language>) -> String {
    match only {
        Some(language) => format!(
            "expected English and Chinese text in one file, found {language} alone; \
             name its {} counterpart too",
            language.other()
        ),
        None => "expected English and Chinese text in one file, found neither".to_owned(),
    }
}

/// The lesser language must have this share of a text, in words, for the text to be in both.
const LEAST_SHARE: f64 = 0.1;

/// And as many words: a name or two do not make a document.
const LEAST_WORDS: f64 = 2.5;

/// Separates a text by language.
///
/// # Errors
///
/// If the text is in one language, or in none.
pub fn separate(extract: &Extract) -> Result<Bilingual, OneLanguage> {
    let kept: Vec<&Piece> =
        extract.pieces().iter().filter(|piece| piece.omission.is_none()).collect();
    let mut split = split_pieces(extract, &kept, Switching::Dear);
    if split.two_part * 3 >= split.mixed && split.two_part > 2 {
        // Lines of one language and the other beside it: so are those that say less.
        split = split_pieces(extract, &kept, Switching::Cheap);
    }
    let all = split.words[0] + split.words[1];
    let share = |language: Language| split.words[language as usize] / all.max(1.0);
    let both = [Language::English, Language::Chinese].map(share);
    if both[0].min(both[1]) >= LEAST_SHARE && split.words[0].min(split.words[1]) >= LEAST_WORDS {
        return Ok(assemble(extract, &split.runs));
    }
    let main = match both {
        [english, chinese] if english > chinese => Language::English,
        [_, chinese] if chinese > 0.0 => Language::Chinese,
        _ => return Err(OneLanguage { only: None }),
    };
    from_comments(extract, main).ok_or(OneLanguage { only: Some(main) })
}

/// The runs of all kept pieces, and what they are together.
#[derive(Default)]
struct Split {
    /// Runs of each kept piece.
    runs: Vec<Vec<Run>>,
    /// Words in runs of English and of Chinese.
    words: [f64; 2],
    /// Pieces that hold letters of both languages.
    mixed: usize,
    /// Of these, pieces of one run each.
    two_part: usize,
}

fn split_pieces(extract: &Extract, kept: &[&Piece], switching: Switching) -> Split {
    let mut split = Split::default();
    for piece in kept {
        let text = &extract.text()[piece.span.clone()];
        let found = match piece.language {
            Some(language) => runs::whole(text, language),
            None => language_runs(text, switching),
        };
        split.mixed += usize::from(found.is_mixed);
        split.two_part += usize::from(found.is_mixed && found.runs.len() == 2);
        split.words[0] += found.words[0];
        split.words[1] += found.words[1];
        split.runs.push(found.runs);
    }
    split
}

/// Makes both extracts of the runs of the kept pieces.
fn assemble(extract: &Extract, runs: &[Vec<Run>]) -> Bilingual {
    let mut sides = [Vec::new(), Vec::new()];
    let mut runs = runs.iter();
    for piece in extract.pieces() {
        if piece.omission.is_some() {
            sides.iter_mut().for_each(|side| side.push(piece.clone()));
            continue;
        }
        let own = runs.next().expect("every kept piece has its runs");
        for run in own {
            let span = piece.span.start + run.span.start..piece.span.start + run.span.end;
            let part = Piece { span, ..piece.clone() };
            for (language, side) in
                [Language::English, Language::Chinese].into_iter().zip(&mut sides)
            {
                side.push(for_side(part.clone(), run.language, language));
            }
        }
    }
    let [english, chinese] = sides.map(|pieces| extract.with_pieces(pieces));
    Bilingual { english, chinese }
}

/// The piece as the document in `side` has it; what is in neither language is kept by both.
fn for_side(piece: Piece, language: Option<Language>, side: Language) -> Piece {
    let foreign = language.is_some_and(|language| language != side);
    Piece { omission: foreign.then_some(OmissionReason::OtherLanguage), ..piece }
}

/// Takes the text of one language from the comments of a page in the other.
fn from_comments(extract: &Extract, main: Language) -> Option<Bilingual> {
    let mut is_any = false;
    let mut sides = [Vec::new(), Vec::new()];
    for piece in extract.pieces() {
        let text = &extract.text()[piece.span.clone()];
        let is_comment = piece.omission == Some(OmissionReason::Comment);
        let language = match piece.omission {
            None => Some(main),
            Some(_)
                if is_comment
                    && !is_directive(text)
                    && detect_language(text).language == Some(main.other()) =>
            {
                is_any = true;
                Some(main.other())
            }
            Some(_) => None,
        };
        for (side, own) in sides.iter_mut().zip([Language::English, Language::Chinese]) {
            side.push(match language {
                Some(_) => for_side(piece.clone(), language, own),
                None => piece.clone(),
            });
        }
    }
    let [english, chinese] = sides.map(|pieces| extract.with_pieces(pieces));
    is_any.then_some(Bilingual { english, chinese })
}

/// Tells whether a comment is for programs: one word in small letters, or a key and one word.
fn is_directive(text: &str) -> bool {
    let is_word = |text: &str| {
        text.starts_with(|c: char| c.is_ascii_lowercase()) && !text.contains(char::is_whitespace)
    };
    let value = text.split_once(':').map(|(key, value)| is_word(key) && is_word(value.trim()));
    is_word(text) || value == Some(true)
}

#[cfg(test)]
mod tests {
    use zhen_text::{BlockKind, Origin};

    use super::*;

    fn extract(lines: &[&str]) -> Extract {
        let mut extract = Extract::default();
        for (index, line) in lines.iter().enumerate() {
            extract.push(line, BlockKind::Paragraph, Origin::Line(index + 1));
        }
        extract
    }

    fn kept(extract: &Extract) -> Vec<&str> {
        let kept = extract.pieces().iter().filter(|piece| piece.omission.is_none());
        kept.map(|piece| &extract.text()[piece.span.clone()]).collect()
    }

    #[test]
    fn interleaved_paragraphs_go_to_their_sides_and_figures_to_both() {
        let both = extract(&[
            "The ferry sails at six.",
            "渡轮六点开航。",
            "2024-05-01",
            "The pilot, Gu Haiting (顾海亭), has known the bay since he was a child.",
            "领航员顾海亭从小熟悉海湾，曾在 Orchid Pumps 工作。",
        ]);
        let Bilingual { english, chinese } = separate(&both).unwrap();
        assert_eq!(
            kept(&english),
            [
                "The ferry sails at six.",
                "2024-05-01",
                "The pilot, Gu Haiting (顾海亭), has known the bay since he was a child."
            ]
        );
        assert_eq!(
            kept(&chinese),
            ["渡轮六点开航。", "2024-05-01", "领航员顾海亭从小熟悉海湾，曾在 Orchid Pumps 工作。"]
        );
        assert!(english.into_document(Language::English).verify().is_err(), "no sentences yet");
    }

    #[test]
    fn both_languages_on_one_line_are_parted() {
        let both = extract(&[
            "第一章　总则 Chapter I General Provisions",
            "渡轮六点开航。The ferry sails at six.",
            "本办法自公布之日起施行。 These measures take effect on the day they are issued.",
            "Old well\t古井",
            "Harbour dues / 港口费",
        ]);
        let Bilingual { english, chinese } = separate(&both).unwrap();
        assert_eq!(
            kept(&english),
            [
                "Chapter I General Provisions",
                "The ferry sails at six.",
                "These measures take effect on the day they are issued.",
                "Old well",
                "Harbour dues",
                "/"
            ]
        );
        assert_eq!(
            kept(&chinese),
            ["第一章　总则", "渡轮六点开航。", "本办法自公布之日起施行。", "古井", "/", "港口费"]
        );
    }

    #[test]
    fn comments_in_the_other_language_are_its_document() {
        let mut page = extract(&["港口手册", "每艘船都要登记，使用 Kubernetes。"]);
        let english = page
            .push("Every boat has to be registered.", BlockKind::Paragraph, Origin::Line(3))
            .expect("it has text");
        english.omission = Some(OmissionReason::Comment);
        for directive in ["overview", "content_type: concept"] {
            let piece = page.push(directive, BlockKind::Paragraph, Origin::Line(4));
            piece.expect("it has text").omission = Some(OmissionReason::Comment);
        }
        let Bilingual { english, chinese } = separate(&page).unwrap();
        assert_eq!(kept(&english), ["Every boat has to be registered."]);
        assert_eq!(kept(&chinese), ["港口手册", "每艘船都要登记，使用 Kubernetes。"]);
    }

    #[test]
    fn one_language_alone_is_an_error_that_names_it() {
        let error = separate(&extract(&["渡轮六点开航。", "船名 Orchid"])).unwrap_err();
        assert_eq!(error.only, Some(Language::Chinese));
        assert!(error.to_string().contains("found Chinese alone"));
        assert_eq!(separate(&extract(&["12 34"])).unwrap_err().only, None);
    }
}
