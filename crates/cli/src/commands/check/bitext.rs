//! Checking a bitext: its rows are taken as aligned.

use std::collections::BTreeSet;
use std::io::Read as _;
use std::path::Path;

use anyhow::{Context, Result, bail};
use zhen_batch::check_rows;
use zhen_formats::{BitextRow, CheckedDocuments, DocumentNames, FindingsWriter, Format};

use super::report::{self, Extent};
use super::suppression::Unwanted;
use crate::arguments::CheckArguments;
use crate::bitext::{BitextFile, OrderedRows};
use crate::input::{STANDARD, refuse_two_standard_inputs};
use crate::outcome::Outcome;
use crate::output::Output;
use crate::report::Report;

/// Bytes from which the format is told.
const HEAD: u64 = 1 << 16;

/// Whether a file is a bitext by its content or name, and not a document with both languages.
/// Standard input or a pipe, which can be read once only, is one unless the user names a document's
/// format.
pub fn is_bitext(path: &str, arguments: &CheckArguments) -> bool {
    if arguments.from.is_some() || arguments.anchors.is_some() {
        return false;
    }
    if path == STANDARD || is_pipe(path.as_ref()) {
        return true;
    }
    let mut head = Vec::new();
    let is_read = zhen_batch::open_file(path.as_ref())
        .is_ok_and(|file| file.take(HEAD).read_to_end(&mut head).is_ok());
    is_read
        && match Format::of_file(path, &head) {
            Some(Format::Tsv) => has_columns(&head),
            // Documents of word processors and books are such archives too.
            Some(Format::Xlsx) => head.windows(3).any(|part| part == b"xl/"),
            format => format.is_some_and(Format::holds_text),
        }
}

fn is_pipe(path: &Path) -> bool {
    path.exists() && !path.is_file() && !path.is_dir()
}

/// Whether the lines of a text have columns: any text is taken for a table otherwise.
fn has_columns(head: &[u8]) -> bool {
    let lines = head.split(|&byte| byte == b'\n').filter(|line| !line.trim_ascii().is_empty());
    let mut all = 0;
    let tabbed = lines.inspect(|_| all += 1).filter(|line| line.contains(&b'\t')).count();
    // The last line may be cut off.
    tabbed > 0 && tabbed + 1 >= all
}

/// Reads, checks and reports, one document pair after another.
pub fn run(arguments: &CheckArguments, path: &str, report: &Report) -> Result<Outcome> {
    if let Some(revision) = &arguments.base {
        bail!("--base {revision}: a bitext has no versions to compare; check its two documents");
    }
    let files = BitextFile::paths(path, None)?;
    let mut inputs = arguments.known_files();
    inputs.extend(files.iter().map(String::as_str));
    refuse_two_standard_inputs(&inputs)?;
    let output = Output::new(arguments.output.as_deref(), &inputs)?;
    let unwanted = Unwanted::read(arguments)?;
    let lexicon = arguments.lexicon.load(report)?;
    let encoding = arguments.reading.encoding.as_deref();
    let mut rows = OrderedRows::new(BitextFile::open(path, None, encoding, report)?.rows());
    if rows.is_empty() {
        bail!("{path}: there is nothing to check: it holds no row");
    }
    rows.tell(path, report);
    let rows: Result<Vec<BitextRow>, _> = rows.by_ref().collect();
    let rows = rows.with_context(|| of_input(path))?;
    let mut has_findings = false;
    let mut first = 1;
    let mut all = Vec::new();
    let mut used = BTreeSet::new();
    for of_pair in rows.chunk_by(|one, other| documents_of(one) == documents_of(other)) {
        let names = names(of_pair, path);
        let mut checked = check_rows(of_pair, first, names, &arguments.options(), &lexicon)?;
        first += of_pair.len();
        used.extend(unwanted.take_out_of(&mut checked.report, &checked.names));
        has_findings |= !checked.report.findings.is_empty();
        all.push(checked);
    }
    unwanted.tell_unused(arguments.suppress.as_deref(), &used, report);
    let extent = if all.len() == 1 { Extent::Pair } else { Extent::Collection };
    let options = report::options(arguments, &output, extent, path);
    output.write(|out| {
        let mut writer = FindingsWriter::new(report::format(arguments), out, &options)?;
        for checked in &all {
            writer.write_documents(&CheckedDocuments {
                names: &checked.names,
                pair: checked.checked_pair(),
                report: &checked.report,
            })?;
        }
        writer.finish()
    })?;
    Ok(if has_findings { Outcome::Differences } else { Outcome::Done })
}

/// What an error of the rows is about; what comes through a pipe may be a document.
fn of_input(path: &str) -> String {
    if path == STANDARD || is_pipe(path.as_ref()) {
        format!("{path}: read as a bitext; name a document's format with --from")
    } else {
        path.to_owned()
    }
}

fn documents_of(row: &BitextRow) -> (&str, &str) {
    (&row.source_document, &row.target_document)
}

/// What the documents of some rows are called: by their own names, or by that of the bitext.
fn names(rows: &[BitextRow], path: &str) -> DocumentNames {
    let first = &rows[0];
    let or_path = |name: &str| if name.is_empty() { path.to_owned() } else { name.to_owned() };
    let or_code = |label: &str, code: &str| {
        if label.is_empty() { code.to_owned() } else { label.to_owned() }
    };
    DocumentNames {
        english: or_path(&first.source_document),
        chinese: or_path(&first.target_document),
        english_language: or_code(&first.source_language, "en"),
        chinese_language: or_code(&first.target_language, "zh"),
    }
}
