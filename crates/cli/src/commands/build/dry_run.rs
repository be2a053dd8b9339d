//! `--dry-run`: what a build would do.

use anyhow::Result;
use zhen_formats::field_text;

use crate::commands::jobs::Jobs;
use crate::outcome::Outcome;
use crate::output::Output;
use crate::report::Report;

/// Lists the pairs and the files without counterpart, as `zhen pair` does.
///
/// # Errors
///
/// If standard output fails.
pub fn list(jobs: &Jobs, report: &Report) -> Result<Outcome> {
    Output::Standard.write(|out| -> std::io::Result<()> {
        let mut columns = vec!["en_path", "zh_path"];
        // A list of zhen pair has such a column itself.
        let extra_columns: Vec<&str> = jobs
            .extra_columns
            .iter()
            .map(String::as_str)
            .filter(|name| *name != "reason")
            .collect();
        columns.extend(&extra_columns);
        columns.push("reason");
        writeln!(out, "{}", columns.join("\t"))?;
        let extra = |values: &[(String, String)]| {
            let value = |column: &&str| {
                let found = values.iter().find(|(name, _)| name == *column);
                field_text(found.map(|(_, value)| value.as_str()).unwrap_or_default()) + "\t"
            };
            extra_columns.iter().map(value).collect::<String>()
        };
        for job in &jobs.jobs {
            let missing =
                [&job.english, &job.chinese].into_iter().find(|file| !file.path().exists());
            let reason = missing.map(|file| format!("{}: there is no such file", file.name));
            let (english, chinese) = (field_text(&job.english.name), field_text(&job.chinese.name));
            let reason = reason.unwrap_or_default();
            writeln!(out, "{english}\t{chinese}\t{}{reason}", extra(&job.extra))?;
        }
        for record in &jobs.unpaired {
            let (english, chinese) =
                (field_text(&record.english_path), field_text(&record.chinese_path));
            let reason = field_text(record.status.reason());
            writeln!(out, "{english}\t{chinese}\t{}{reason}", extra(&record.extra))?;
        }
        Ok(())
    })?;
    report.note(&format!(
        "{} pairs, {} files without counterpart; nothing was aligned or written",
        jobs.jobs.len(),
        jobs.unpaired.len()
    ));
    Ok(Outcome::Done)
}
