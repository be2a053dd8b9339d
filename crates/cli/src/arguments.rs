//! What can be asked for: one struct a command, in a file of its own.

mod align;
mod bitext;
mod build;
mod check;
mod completions;
mod convert;
mod explain;
mod facts;
mod filters;
mod lexicon;
mod measure;
mod pair;
mod pair_folders;
mod reading;
mod text;
mod train;

use clap::parser::ValueSource;
use clap::{ArgMatches, CommandFactory as _, FromArgMatches as _, Parser, Subcommand};

pub use align::AlignArguments;
pub use build::{BuildArguments, RunningArguments, Share};
pub use check::CheckArguments;
pub use completions::CompletionsArguments;
pub use convert::ConvertArguments;
pub use explain::{ExplainArguments, ExplanationFormat};
pub use facts::{FactsArguments, FactsFormat};
pub use filters::refuse_leaving_out;
pub use lexicon::LexiconArguments;
pub use measure::{EvaluateArguments, ReportFormat, ScoreArguments};
pub use pair::PairPaths;
pub use pair_folders::PairFoldersArguments;
pub use reading::FormatOfDocument;
pub use text::{LanguageName, SegmentArguments, SplitArguments, TextArguments};
pub use train::TrainArguments;

use crate::report::Verbosity;

/// Aligns Chinese and English versions of the same document, offline.
///
/// English first, Chinese second, on every command; `-` is standard input or output. Results go
/// to standard output or to the file named with -o, everything else to standard error.
#[derive(Debug, Parser)]
#[command(name = "zhen", version, after_help = EXAMPLES, disable_help_subcommand = true)]
pub struct Arguments {
    /// What to do.
    #[command(subcommand)]
    pub command: Command,
    /// Say errors only
    #[arg(short, long, global = true, conflicts_with = "verbose")]
    pub quiet: bool,
    /// Say what was found out on the way: encodings, languages, lines left out
    #[arg(short, long, global = true)]
    pub verbose: bool,
    /// Use N threads (default: all cores)
    #[arg(short = 'j', long, global = true, value_name = "N", value_parser = threads, allow_negative_numbers = true)]
    pub threads: Option<usize>,
}

const EXAMPLES: &str = "\
EXAMPLES
  zhen align talk.en.txt talk.zh.txt -o talk.tsv    one pair of documents to a bitext
  zhen pair english/ chinese/ -o pairs.tsv          which documents belong together
  zhen build english/ chinese/ -o corpus/           two folders to a parallel corpus
  zhen explain talk.en.txt talk.zh.txt --bead 3     why a bead is as it is
  zhen split talk.zh.txt                            one sentence a line

EXIT CODES
  0  done
  1  some document pairs of a build, or lines of a stream, failed; the others are done
  2  could not be run
  130  after Ctrl-C";

/// The commands; what each does is said at its arguments.
#[derive(Debug, Subcommand)]
pub enum Command {
    Align(AlignArguments),
    Pair(PairFoldersArguments),
    Build(BuildArguments),
    Segment(SegmentArguments),
    Split(SplitArguments),
    Check(CheckArguments),
    Facts(FactsArguments),
    Score(ScoreArguments),
    Evaluate(EvaluateArguments),
    Convert(ConvertArguments),
    Train(TrainArguments),
    Explain(ExplainArguments),
    Completions(CompletionsArguments),
}

impl Arguments {
    /// Returns how much shall be said.
    pub fn verbosity(&self) -> Verbosity {
        match (self.quiet, self.verbose) {
            (true, _) => Verbosity::Quiet,
            (false, true) => Verbosity::Detailed,
            (false, false) => Verbosity::Usual,
        }
    }
}

/// Reads the command line.
///
/// # Errors
///
/// If it is not understood, and also when it asks for help or the version.
pub fn parse() -> Result<Arguments, clap::Error> {
    let mut matches = Arguments::command().try_get_matches()?;
    let given = matches.subcommand().map(|(name, own)| given_options(name, own));
    let mut arguments = Arguments::from_arg_matches_mut(&mut matches)?;
    if let Command::Build(build) = &mut arguments.command {
        build.given = given.unwrap_or_default();
    }
    Ok(arguments)
}

/// The options and positional arguments of a command that stand on the command line, by the names
/// that the help gives them, with their values; in the order of the help.
fn given_options(command: &str, matches: &ArgMatches) -> Vec<(String, String)> {
    let all = Arguments::command();
    let Some(command) = all.find_subcommand(command) else { return Vec::new() };
    let is_given = |id: &str| {
        matches.try_contains_id(id).is_ok()
            && matches.value_source(id) == Some(ValueSource::CommandLine)
    };
    let arguments = command.get_arguments().filter(|argument| is_given(argument.get_id().as_str()));
    let options = arguments.flat_map(|argument| {
        let id = argument.get_id().as_str();
        let name = match (argument.get_long(), argument.get_value_names()) {
            (Some(long), _) => format!("--{long}"),
            (None, Some([name, ..])) => name.to_string(),
            (None, _) => id.to_owned(),
        };
        let values = matches.get_raw(id).into_iter().flatten();
        let values: Vec<_> = values.map(|value| value.to_string_lossy().into_owned()).collect();
        let is_flag = !argument.get_action().takes_values();
        let values = if is_flag { vec![String::new()] } else { values };
        values.into_iter().map(move |value| (name.clone(), value))
    });
    options.collect()
}

/// Returns the name of the command that the command line asks for, if there is one.
pub fn command_name() -> Option<String> {
    let command = Arguments::command();
    let mut arguments = std::env::args_os().skip(1);
    arguments
        .find_map(|name| command.find_subcommand(name))
        .map(|command| command.get_name().to_owned())
}

fn threads(number: &str) -> Result<usize, String> {
    match number.parse() {
        Ok(0) | Err(_) => Err("expected a number of threads, 1 or more".to_owned()),
        Ok(threads) => Ok(threads),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn arguments_do_not_contradict_each_other() {
        Arguments::command().debug_assert();
    }
}
