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
    /// Whether it is a document in the language of the other folder.
    pub(super) is_other_language: bool,
}

impl From<String> for NotReadable {
    fn from(reason: String) -> Self {
        Self { reason, is_other_language: false }
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
    options: &PairOptions,
) -> Result<Document, NotReadable> {
    let name = path.display().to_string();
    let bytes = read_document(path).map_err(|error| error.to_string())?;
    // A reader that panics must not end the work of a night.
    let attempt = catch_unwind(AssertUnwindSafe(|| {
        let text = extracted(Source { name: &name, bytes: &bytes }, options)?;
        if options.order == Order::Detect {
            if text.detected.is_mixed {
                let reason =
                    format!("it holds both languages: align it by itself (zhen align {name})");
                return Ok(Err(reason.into()));
            }
            if text.detected.language != Some(language) {
                let is_other_language = text.detected.language.is_some();
                let found = match text.detected.language {
                    Some(found) => format!("{found} text; it may be in the wrong folder"),
                    None => "text in neither language".to_owned(),
                };
                let reason = format!("expected {language} text, found {found}");
                return Ok(Err(NotReadable { reason, is_other_language }));
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
    match read_in_folder(path, Language::English, options) {
        Err(NotReadable { is_other_language: true, .. }) => Language::Chinese,
        _ => Language::English,
    }
}
