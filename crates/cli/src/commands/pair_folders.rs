//! `zhen pair`: two folders to a list of document pairs.

use std::io::{self, Write};
use std::path::Path;

use anyhow::{Result, bail};
use zhen_batch::{
    FilePair, FolderPairs, Order, PairedBy, PairingOptions, UnpairedCause, UnpairedFile,
};
use zhen_text::Language;

use super::jobs::{pair_with_progress, tell_found};
use crate::arguments::PairFoldersArguments;
use crate::input::refuse_two_standard_inputs;
use crate::outcome::Outcome;
use crate::output::Output;
use crate::report::{Report, one_line};

/// Pairs the documents, writes the list and sums up.
pub fn run(arguments: &PairFoldersArguments, report: &Report) -> Result<Outcome> {
    refuse_two_standard_inputs(&arguments.lexicon.paths().collect::<Vec<_>>())?;
    let output = Output::new(arguments.output.as_deref(), &[])?;
    let mut options = PairingOptions::default();
    options.reading = arguments.reading.options(Order::Detect, arguments.from)?;
    options.by = arguments.pairing.by.into();
    options.least_score = arguments.pairing.min_score;
    let lexicon = arguments.lexicon.load(report)?;
    let (english, chinese) = (&arguments.english, &arguments.chinese);
    let mut found = pair_with_progress(english, chinese, &options, &lexicon, report)?;
    part_unlistable(&mut found, report);
    tell_found(&found, english, chinese, report);
    for file in &found.unpaired {
        report.detail(&format!("unpaired: {}: {}", file.path.display(), file.reason));
    }
    if found.pairs.is_empty() {
        let folders = format!("{} and {}", arguments.english, arguments.chinese);
        let files = found.unpaired.len();
        bail!("{folders}: nothing to do: no document pair found among {files} files");
    }
    output.write(|out| write_list(&found, out))?;
    report.note(&sum_up(&found));
    Ok(Outcome::Done)
}

/// Why a path cannot stand in the list as it is.
fn trouble_of_name(path: &Path) -> Option<&'static str> {
    let Some(name) = path.to_str() else { return Some("is not UTF-8") };
    let troubles = [('\t', "has a tab"), ('\n', "has a line break"), ('\r', "has a line break")];
    troubles.into_iter().find(|(mark, _)| name.contains(*mark)).map(|(_, trouble)| trouble)
}

/// Takes pairs apart whose names cannot be listed, and warns of each such file.
fn part_unlistable(found: &mut FolderPairs, report: &Report) {
    let rename =
        |trouble: &str| format!("its name {trouble}: rename it, or use zhen build EN_DIR ZH_DIR");
    let (pairs, parted): (Vec<_>, Vec<_>) = found.pairs.drain(..).partition(|pair| {
        [&pair.english, &pair.chinese].iter().all(|path| trouble_of_name(path).is_none())
    });
    found.pairs = pairs;
    for FilePair { english, chinese, .. } in parted {
        let sides =
            [(&english, &chinese, Language::English), (&chinese, &english, Language::Chinese)];
        for (path, other, language) in sides {
            let reason = format!("its counterpart cannot be listed: {}", other.display());
            let (path, cause) = (path.clone(), UnpairedCause::Unreadable);
            found.unpaired.push(UnpairedFile { path, language, reason, cause });
        }
    }
    for file in &mut found.unpaired {
        if let Some(trouble) = trouble_of_name(&file.path) {
            file.reason = rename(trouble);
            report.warning(&format!("{}: {}", file.path.display(), file.reason));
        }
    }
    found.unpaired.sort_by(|one, other| {
        let is_chinese = |file: &UnpairedFile| file.language == Language::Chinese;
        is_chinese(one).cmp(&is_chinese(other)).then_with(|| one.path.cmp(&other.path))
    });
}

/// Writes pairs, then files without counterpart.
fn write_list(found: &FolderPairs, out: &mut (dyn Write + Send)) -> io::Result<()> {
    writeln!(out, "en_path\tzh_path\tscore\thow\treason")?;
    for FilePair { english, chinese, score, by } in &found.pairs {
        let score = score.map(|score| format!("{score:.4}")).unwrap_or_default();
        let [english, chinese] = [english, chinese].map(|path| path.display().to_string());
        writeln!(out, "{english}\t{chinese}\t{score}\t{}\t", by.name())?;
    }
    for file in &found.unpaired {
        let (path, reason) = (cleaned(&file.path), one_line(&file.reason));
        match file.language {
            Language::English => writeln!(out, "{path}\t\t\t\t{reason}")?,
            Language::Chinese => writeln!(out, "\t{path}\t\t\t{reason}")?,
        }
    }
    Ok(())
}

/// A path without what would break the list.
fn cleaned(path: &Path) -> String {
    let path = path.display().to_string();
    path.chars().map(|c| if c.is_control() { '\u{fffd}' } else { c }).collect()
}

fn sum_up(found: &FolderPairs) -> String {
    let by_name = found.pairs.iter().filter(|pair| pair.by == PairedBy::Names).count();
    let by_content = found.pairs.len() - by_name;
    let unpaired = found.unpaired.len();
    let mut text =
        format!("{by_name} pairs by name, {by_content} by content; {unpaired} files unpaired");
    if found.parted > 0 {
        let parted = found.parted;
        text += &format!("; {parted} pairs of one name are probably no translation of each other");
    }
    text
}
