//! A pair of documents as it is read for a command, and what is said of it.

use anyhow::{Context, Result};
use zhen_batch::{AlignedPair, PairOptions, ReadDocument, Source, Sources};
use zhen_document::{describe_omissions, verify_letters};
use zhen_formats::DocumentNames;
use zhen_text::Origin;

use crate::arguments::PairPaths;
use crate::input;
use crate::report::Report;

/// The files of a pair with their contents.
pub struct PairFiles<'p> {
    paths: Vec<&'p str>,
    contents: Vec<Vec<u8>>,
}

impl<'p> PairFiles<'p> {
    /// Reads the files.
    ///
    /// # Errors
    ///
    /// If one cannot be read; the message names it.
    pub fn load(paths: PairPaths<'p>) -> Result<Self> {
        let paths = paths.files();
        let contents =
            paths.iter().map(|path| input::read_document(path)).collect::<Result<_>>()?;
        Ok(Self { paths, contents })
    }

    /// Returns the files as the one-pair function takes them.
    pub fn sources(&self) -> Sources<'_> {
        let source =
            |index: usize| Source { name: self.paths[index], bytes: &self.contents[index] };
        match self.paths.len() {
            1 => Sources::Both(source(0)),
            _ => Sources::Two([source(0), source(1)]),
        }
    }

    /// Proves that the documents' texts hold every letter of the files.
    ///
    /// # Errors
    ///
    /// Names the file and the first letter that was lost or came twice.
    pub fn verify_letters(&self, pair: &AlignedPair, options: &PairOptions) -> Result<()> {
        let (english, chinese) = (&pair.english.document, &pair.chinese.document);
        let documents = if pair.swapped { [chinese, english] } else { [english, chinese] };
        for ((path, bytes), document) in self.paths.iter().zip(&self.contents).zip(documents) {
            verify_letters(bytes, &options.reading(path), document.text())
                .with_context(|| format!("{path}: not verified"))?;
        }
        Ok(())
    }

    /// Says whether the documents were swapped, and with `-v` what was found out about both;
    /// returns their names. `read` is English first.
    pub fn describe(
        &self,
        swapped: bool,
        read: [&ReadDocument; 2],
        report: &Report,
    ) -> DocumentNames {
        let [first, last] = [self.paths[0], self.paths[self.paths.len() - 1]];
        let (english, chinese) = if swapped { (last, first) } else { (first, last) };
        if swapped {
            report.note(&format!(
                "{chinese} is the Chinese document and {english} the English one: swapped"
            ));
        }
        describe_document(english, read[0], report);
        describe_document(chinese, read[1], report);
        DocumentNames {
            english: english.to_owned(),
            chinese: chinese.to_owned(),
            english_language: read[0].label().to_owned(),
            chinese_language: read[1].label().to_owned(),
        }
    }
}

/// Tells with `-v` what was found out about a document of a pair.
fn describe_document(name: &str, read: &ReadDocument, report: &Report) {
    if read.detected.is_mixed {
        report.warning(&format!(
            "{name}: a good part of it is {}; a file with both languages is parted by itself: \
             zhen align {name}",
            read.document.language().other()
        ));
    }
    describe_reading(name, read, report);
}

/// Tells with `-v` what was found out about a document, and each line that was left out of it.
pub fn describe_reading(name: &str, read: &ReadDocument, report: &Report) {
    for warning in &read.warnings {
        report.warning(&format!("{name}: {warning}"));
    }
    let omissions = describe_omissions(&read.document);
    let language = read.document.language();
    let sentences = read.document.sentences().len();
    let written_as = match read.format.is_binary() {
        true => read.format.name().to_owned(),
        false => format!("{} in {}", read.format.name(), read.encoding_name),
    };
    report.detail(&format!(
        "{name}: {written_as}, {language} ({}), {sentences} sentences, {} pieces left out",
        read.label(),
        omissions.len()
    ));
    for omission in omissions {
        // As compilers name a line, so that editors find it.
        let place = match &omission.origin {
            Origin::Line(line) => format!("{name}:{line}"),
            origin => format!("{name}: {origin}"),
        };
        let reason = omission.reason.name();
        report.detail(&format!("{place}: left out as {reason}: {}", omission.excerpt));
    }
}
