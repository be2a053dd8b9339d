//! Reading the documents of two folders as signatures, all that stays of them in memory.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;

use zhen_text::{Document, Language};

use crate::file::read_document;
use crate::source::{Order, PairOptions, Source, extracted, structured};

/// Why a file cannot be paired.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct NotReadable {
    /// The reason, in one line, without the name of the file.
    pub(super) reason: String,
    /// What kind of trouble it is.
    pub(super) trouble: Trouble,
}

/// What is wrong with a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Trouble {
    /// It cannot be opened or decoded, or is empty.
    Unreadable,
    /// It is a document in the language of the other folder.
    OtherLanguage,
    /// Its language is not clear: it seems to be in both, or in neither.
    UnclearLanguage,
}

/// Whether a file must be in the language of its folder.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Expect {
    /// It must.
    ItsLanguage,
    /// It is read in that language, whatever it is in.
    Anything,
}

impl From<String> for NotReadable {
    fn from(reason: String) -> Self {
        Self { reason, trouble: Trouble::Unreadable }
    }
}

/// Reads a document of the folder of a language.
///
/// # Errors
///
/// If it cannot be paired.
pub(super) fn read_in_folder(
    path: &Path,
    language: Language,
    expect: Expect,
    options: &PairOptions,
) -> Result<Document, NotReadable> {
    let name = path.display().to_string();
    let bytes = read_document(path).map_err(|error| error.to_string())?;
    // A reader that panics must not end the work of a night.
    let attempt = catch_unwind(AssertUnwindSafe(|| {
        let text = extracted(Source { name: &name, bytes: &bytes }, options)?;
        if options.order == Order::Detect && expect == Expect::ItsLanguage {
            if text.detected.is_mixed {
                let trouble = Trouble::UnclearLanguage;
                let reason =
                    format!("it holds both languages: align it by itself (zhen align {name})");
                return Ok(Err(NotReadable { reason, trouble }));
            }
            if text.detected.language != Some(language) {
                let (found, trouble) = match text.detected.language {
                    Some(found) => {
                        let found = format!("{found} text; it may be in the wrong folder");
                        (found, Trouble::OtherLanguage)
                    }
                    None => ("text in neither language".to_owned(), Trouble::UnclearLanguage),
                };
                let reason = format!("expected {language} text, found {found}");
                return Ok(Err(NotReadable { reason, trouble }));
            }
        }
        structured(&name, text, language, options).map(|read| Ok(read.document))
    }));
    match attempt {
        Ok(Ok(document)) => document,
        Ok(Err(error)) => {
            let message = error.to_string();
            Err(message.strip_prefix(&format!("{name}: ")).unwrap_or(&message).to_owned().into())
        }
        Err(_) => Err("zhen failed to read it, which is a fault of zhen".to_owned().into()),
    }
}

/// The language of a file that does not tell it by its name; English where it cannot be told,
/// since the reason will be told when it is read.
pub(super) fn language_in(path: &Path, options: &PairOptions) -> Language {
    match read_in_folder(path, Language::English, Expect::ItsLanguage, options) {
        Err(NotReadable { trouble: Trouble::OtherLanguage, .. }) => Language::Chinese,
        _ => Language::English,
    }
}
