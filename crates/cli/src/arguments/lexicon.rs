//! `--lexicon` and `--glossary`: what is known of words beyond the built-in lexicon.

use std::collections::BTreeMap;

use anyhow::{Context, Result};
use clap::Args;
use zhen_batch::Digest;
use zhen_lexicon::{Glossary, Lexicon, TableError};

use crate::input;
use crate::report::Report;

/// Lexicons over the built-in one.
#[derive(Clone, Debug, Args)]
pub struct LayerArguments {
    /// Lay a lexicon that `zhen train` made over the built-in one; a later one over an earlier
    #[arg(long, value_name = "FILE")]
    pub lexicon: Vec<String>,
}

/// Lexicons over the built-in one, and glossaries.
#[derive(Clone, Debug, Args)]
pub struct LexiconArguments {
    /// Lexicons.
    #[command(flatten)]
    pub layers: LayerArguments,
    /// Link the terms of two columns, English and Chinese in either order, as surely as names; the
    /// last file counts for a term that several hold
    #[arg(long, value_name = "TERMS.tsv")]
    pub glossary: Vec<String>,
}

impl LayerArguments {
    /// Returns the built-in lexicon with the files laid over it.
    ///
    /// # Errors
    ///
    /// If a file cannot be read, or is no lexicon; the message names it.
    pub fn load(&self, report: &Report) -> Result<Lexicon<'static>> {
        self.load_with_digests(report, &mut BTreeMap::new())
    }

    fn load_with_digests(
        &self,
        report: &Report,
        digests: &mut BTreeMap<String, Digest>,
    ) -> Result<Lexicon<'static>> {
        let mut lexicon = Lexicon::built_in().clone();
        for path in &self.lexicon {
            // A lexicon is read in place and used until the process ends.
            let bytes: &'static [u8] = Box::leak(input::read(path)?.into_boxed_slice());
            digests.insert(path.clone(), Digest::of([bytes]));
            let own = Lexicon::from_bytes(bytes).map_err(told).with_context(|| path.clone())?;
            let (stems, words, links) = own.sizes();
            report.detail(&format!(
                "{path}: lexicon of {words} Chinese words, {stems} English stems, {links} links"
            ));
            lexicon = lexicon.with_layer(bytes).with_context(|| path.clone())?;
        }
        Ok(lexicon)
    }

    /// The paths of the files.
    pub fn paths(&self) -> impl Iterator<Item = &str> {
        self.lexicon.iter().map(String::as_str)
    }
}

impl LexiconArguments {
    /// Returns the built-in lexicon with the lexicons and the terms of the files.
    ///
    /// # Errors
    ///
    /// If a file cannot be read, or is no lexicon or glossary; the message names it.
    pub fn load(&self, report: &Report) -> Result<Lexicon<'static>> {
        Ok(self.load_with_digests(report)?.0)
    }

    /// Returns the lexicon as [`load`](Self::load) does, and the digests of the files by their
    /// paths.
    ///
    /// # Errors
    ///
    /// As for [`load`](Self::load).
    pub fn load_with_digests(
        &self,
        report: &Report,
    ) -> Result<(Lexicon<'static>, BTreeMap<String, Digest>)> {
        let mut digests = BTreeMap::new();
        let mut lexicon = self.layers.load_with_digests(report, &mut digests)?;
        for path in &self.glossary {
            let text = input::read_text(path, None)?;
            digests.insert(path.clone(), Digest::of_texts([text.as_str()]));
            let glossary = Glossary::parse(&text).with_context(|| path.clone())?;
            let terms = glossary.entries().len();
            let order = match glossary.first_columns() {
                [_, 0] => "English first".to_owned(),
                [0, _] => "Chinese first".to_owned(),
                [english, chinese] => format!("English first in {english}, Chinese in {chinese}"),
            };
            report.detail(&format!("{path}: glossary of {terms} rows, {order}"));
            lexicon = lexicon.with_glossary(&glossary);
        }
        Ok((lexicon, digests))
    }

    /// The paths of all files.
    pub fn paths(&self) -> impl Iterator<Item = &str> {
        self.layers.paths().chain(self.glossary.iter().map(String::as_str))
    }
}

/// Says what to do about a file that is no lexicon.
fn told(error: TableError) -> anyhow::Error {
    match error {
        TableError::Magic => anyhow::anyhow!(
            "not a lexicon of this version of zhen; make one with zhen train PAIRS -o LEXICON"
        ),
        damaged => damaged.into(),
    }
}
