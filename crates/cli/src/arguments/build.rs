//! `zhen build`.

use std::ops::Range;
use std::time::Duration;

use clap::Args;
use zhen_formats::Format;

use super::bitext::{CorpusTsvArguments, corpus_format};
use super::filters::FilterArguments;
use super::lexicon::LexiconArguments;
use super::pair_folders::PairingArguments;
use super::reading::{FormatOfDocument, ReadingArguments};

/// Align many document pairs, in parallel, into one corpus.
///
/// Pairs come from two folders, whose files are paired by their names and by their content (see
/// zhen pair), or from a job list: tab-separated, with a header naming en_path, zh_path and perhaps
/// out_path, or without one in this order. A pair that fails never stops the rest.
///
/// OUT gets corpus.tsv, the beads with two sides; documents.tsv, what became of each pair and what
/// the filters took of it; statistics.json and report.html, the corpus in figures; timing.tsv. What
/// is done is kept in OUT/.zhen as the build goes: after Ctrl-C, a crash or a full disk, the same
/// command with --resume goes on, redoes files that have changed, and gives the same result.
#[derive(Debug, Args)]
#[command(
    after_help = EXAMPLES,
    override_usage = "zhen build [OPTIONS] EN_DIR ZH_DIR -o OUT\n       \
                      zhen build [OPTIONS] --jobs JOBS.tsv [-o OUT]"
)]
pub struct BuildArguments {
    /// Folder of the English documents
    #[arg(value_name = "EN_DIR", required_unless_present = "jobs", conflicts_with = "jobs")]
    pub english: Option<String>,
    /// Folder of the Chinese documents
    #[arg(value_name = "ZH_DIR", required_unless_present = "jobs", conflicts_with = "jobs")]
    pub chinese: Option<String>,
    /// List of document pairs; paths are relative to the current folder, or else to the list's
    #[arg(long, value_name = "JOBS.tsv")]
    pub jobs: Option<String>,
    /// Folder to write to: new, empty, or with --resume that of a build
    #[arg(short, long, value_name = "OUT")]
    pub output: Option<String>,
    /// Format of the corpus, or several, as in tsv,tmx (default: tsv); one is also that of the files
    /// that a job list names (default: what their names say)
    #[arg(long, value_name = "FORMAT", value_parser = corpus_format(), value_delimiter = ',')]
    pub format: Vec<Format>,
    /// Keep sentences that have no counterpart in the corpus
    #[arg(long)]
    pub with_null: bool,
    /// Learn words from the confident beads of all documents, and align them all again with it
    #[arg(long)]
    pub adapt: bool,
    /// Do not learn from the pages of a folder which lines are their site's and not the document's
    #[arg(long)]
    pub no_site_lines: bool,
    /// Format of the documents (default: told by their content)
    #[arg(long, value_name = "FORMAT")]
    pub from: Option<FormatOfDocument>,
    /// How the documents of folders are paired.
    #[command(flatten)]
    pub pairing: PairingArguments,
    /// How the build runs.
    #[command(flatten)]
    pub running: RunningArguments,
    /// What else is written.
    #[command(flatten)]
    pub results: ResultArguments,
    /// Which beads are left out.
    #[command(flatten)]
    pub filters: FilterArguments,
    /// What is known of words.
    #[command(flatten)]
    pub lexicon: LexiconArguments,
    /// How the documents are read.
    #[command(flatten)]
    pub reading: ReadingArguments,
    /// How TSV is written.
    #[command(flatten)]
    pub tsv: CorpusTsvArguments,
    /// Options as they were given, by name; filled in when the command line was read.
    #[arg(skip)]
    pub given: Vec<(String, String)>,
}

/// How a build runs.
#[derive(Debug, Args)]
#[command(next_help_heading = "Running")]
pub struct RunningArguments {
    /// Go on with the build in OUT, if there is one
    #[arg(long, conflicts_with = "force")]
    pub resume: bool,
    /// With --resume, try pairs again that failed, took too long or crashed
    #[arg(long, requires = "resume")]
    pub retry_failed: bool,
    /// Begin anew and write to OUT even if it holds files; only ours are replaced
    #[arg(long)]
    pub force: bool,
    /// Give a document pair up after S seconds
    #[arg(long, value_name = "S", value_parser = seconds)]
    pub max_seconds: Option<Duration>,
    /// Take the I-th of N equal parts of the list of pairs, as in 3/8; each into an OUT of its own
    #[arg(long, value_name = "I/N", value_parser = share)]
    pub shard: Option<Share>,
    /// List what would be aligned, and the files without counterpart, and end
    #[arg(long)]
    pub dry_run: bool,
    /// Where stderr is no terminal, say every S seconds how far the build is; 0: never
    #[arg(long, value_name = "S", default_value = "30", value_parser = seconds_or_none)]
    pub progress: Duration,
    /// Say the mean confidence of each pair on stderr, in hunalign's words
    #[arg(long)]
    pub hunalign_quality: bool,
}

/// What a build writes besides the corpus.
#[derive(Debug, Args)]
#[command(next_help_heading = "Parts and samples")]
pub struct ResultArguments {
    /// Part the corpus by documents: shares of train, dev and test, as in 98,1,1. A pair of
    /// documents is always in the same part, whatever others there are
    #[arg(long, value_name = "A,B,C")]
    pub split: Option<zhen_batch::Split>,
    /// Begin a new file after N beads: corpus-00001.tsv.zst and so on, packed where the format is not
    #[arg(long, value_name = "N", value_parser = count)]
    pub shard_size: Option<usize>,
    /// Draw N beads of the corpus for grading by hand: sample.tsv
    #[arg(long, value_name = "N", value_parser = count)]
    pub sample: Option<usize>,
    /// Draw other beads for another number
    #[arg(long, value_name = "N", default_value_t = 0, requires = "sample")]
    pub seed: u64,
}

/// One of several equal parts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Share {
    /// Which one, from 0.
    pub index: usize,
    /// How many there are.
    pub count: usize,
}

impl Share {
    /// Takes the part of a list: parts are in order, whole, and differ by one element at most.
    pub fn of<T>(self, list: Vec<T>) -> Vec<T> {
        let range = self.range(list.len());
        list.into_iter().take(range.end).skip(range.start).collect()
    }

    /// Returns which elements of a list of this length the part holds.
    pub fn range(self, length: usize) -> Range<usize> {
        // Wide enough for any count.
        let end = |index: usize| (length as u128 * index as u128 / self.count as u128) as usize;
        end(self.index)..end(self.index + 1)
    }
}

const EXAMPLES: &str = "\
EXAMPLES
  zhen build english/ chinese/ -o corpus/
  zhen build english/ chinese/ -o corpus/ --resume       goes on where it was, or begins
  zhen build english/ chinese/ --dry-run                 lists the pairs only
  zhen build --jobs jobs.tsv -o corpus/ -j 8 --min-confidence 0.5 --no-duplicates
  zhen build --jobs jobs.tsv -o corpus/ --format tsv,parquet --split 98,1,1 --sample 200
  zhen build --jobs jobs.tsv        each pair to the file of its own that the list names

EXIT CODES
  0  all pairs are aligned
  1  some pairs failed, the others are done
  2  nothing to do, or no pair could be aligned: nothing is written
  130  after Ctrl-C: documents in hand were finished, --resume goes on";

fn count(number: &str) -> Result<usize, String> {
    match number.parse() {
        Ok(0) | Err(_) => Err("expected a number, 1 or more".to_owned()),
        Ok(count) => Ok(count),
    }
}

fn seconds_or_none(number: &str) -> Result<Duration, String> {
    let seconds = number.parse().ok().and_then(|seconds| Duration::try_from_secs_f64(seconds).ok());
    seconds.ok_or_else(|| "expected a number of seconds".to_owned())
}

fn seconds(number: &str) -> Result<Duration, String> {
    let seconds = seconds_or_none(number).ok().filter(|seconds| !seconds.is_zero());
    seconds.ok_or_else(|| "expected a number of seconds above 0".to_owned())
}

fn share(text: &str) -> Result<Share, String> {
    let share = text.split_once('/').and_then(|(index, count)| {
        let (index, count): (usize, usize) = (index.parse().ok()?, count.parse().ok()?);
        (1..=count).contains(&index).then(|| Share { index: index - 1, count })
    });
    share.ok_or_else(|| "expected a part and the number of parts, such as 3/8".to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shares_hold_the_whole_list_in_order() {
        for (length, count) in [(0, 3), (2, 3), (10, 3), (7, 1), (100, 8)] {
            let list: Vec<usize> = (0..length).collect();
            let shares = (0..count).map(|index| Share { index, count }.of(list.clone()));
            assert_eq!(shares.collect::<Vec<_>>().concat(), list);
        }
    }

    #[test]
    fn shares_are_read_as_a_part_of_all() {
        assert_eq!(share("3/8"), Ok(Share { index: 2, count: 8 }));
        for wrong in ["0/8", "9/8", "3", "a/b", "3/0", "-1/2"] {
            assert!(share(wrong).is_err(), "{wrong}");
        }
    }
}
