//! How a build was asked for: what its results depend on, and what its report says of it.

use std::collections::BTreeMap;

use zhen_align::Model;
use zhen_batch::Digest;
use zhen_lexicon::{Embedding, Lexicon, Names};

use crate::arguments::BuildArguments;

/// Options that say how a build runs, of which no result tells anything.
const OF_THE_RUN: &[&str] = &[
    "--output",
    "--force",
    "--resume",
    "--retry-failed",
    "--dry-run",
    "--progress",
    "--hunalign-quality",
    "--threads",
    "--quiet",
    "--verbose",
];

/// Options that say what becomes of aligned documents: they may change when a build is resumed.
const OF_THE_RESULTS: &[&str] = &[
    "EN_DIR",
    "ZH_DIR",
    "--jobs",
    "--format",
    "--with-null",
    "--max-seconds",
    "--shard",
    "--split",
    "--shard-size",
    "--sample",
    "--seed",
    "--min-confidence",
    "--max-length-ratio",
    "--min-length",
    "--max-length",
    "--no-identical",
    "--no-wrong-script",
    "--max-digits",
    "--max-symbols",
    "--no-duplicates",
    "--no-near-duplicates",
    "--header",
    "--no-header",
    "--columns",
    "--bom",
];

/// Returns the options that were given, with the `digests` of the files that they name; those that
/// only say how the build runs are left out.
pub fn options(
    arguments: &BuildArguments,
    digests: &BTreeMap<String, Digest>,
) -> Vec<(String, String)> {
    let given = arguments.given.iter().filter(|(name, _)| !OF_THE_RUN.contains(&name.as_str()));
    let options = given.map(|(name, value)| {
        let is_file = matches!(name.as_str(), "--lexicon" | "--glossary");
        match digests.get(value).filter(|_| is_file) {
            Some(digest) => (name.clone(), format!("{value} ({digest})")),
            None => (name.clone(), value.clone()),
        }
    });
    options.collect()
}

/// Returns what the alignments of documents depend on besides their files.
pub fn identity(options: &[(String, String)]) -> Vec<(String, String)> {
    let version = ("zhen".to_owned(), env!("CARGO_PKG_VERSION").to_owned());
    let options = options.iter().filter(|(name, _)| !OF_THE_RESULTS.contains(&name.as_str()));
    [version, ("tables".to_owned(), tables())].into_iter().chain(options.cloned()).collect()
}

/// Returns the checksums of the tables inside the binary.
pub fn tables() -> String {
    let tables = [
        ("lexicon", Lexicon::checksum()),
        ("embedding", Embedding::checksum()),
        ("names", Names::checksum()),
        ("model", Model::checksum()),
    ];
    tables.map(|(name, checksum)| format!("{name} {checksum:016x}")).join(", ")
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory as _;

    use super::*;
    use crate::arguments::Arguments;

    #[test]
    fn options_are_known_by_their_names() {
        let command = Arguments::command();
        let build = command.find_subcommand("build").expect("it is a command");
        let names: Vec<String> = build
            .get_arguments()
            .chain(command.get_arguments())
            .map(|argument| match argument.get_long() {
                Some(long) => format!("--{long}"),
                None => argument.get_id().to_string(),
            })
            .collect();
        let positions = ["EN_DIR", "--by", "--min-score", "ZH_DIR"];
        for name in OF_THE_RUN.iter().chain(OF_THE_RESULTS).filter(|name| !positions.contains(name))
        {
            assert!(names.iter().any(|known| known == name), "{name}");
        }
    }
}
