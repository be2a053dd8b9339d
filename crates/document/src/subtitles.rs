//! Reader of subtitles: SubRip (.srt) and WebVTT (.vtt).
//!
//! Lines are read one by one, and what a line is depends on little more than itself, so that a
//! damaged cue costs no other. Every line with times begins a cue; one whose times are damaged is
//! shown when the one before it ends. A number before it (in WebVTT:
//! the first line of a block before it) is its name and no text; all other lines up to the next
//! cue are its text, blank lines between them or not. Text before the first cue is a paragraph.
//! Lines of a cue stay lines: one may be Chinese and one English.
//!
//! Cues stand in the order in which they are shown: by start, then as in the file. Notes of WebVTT
//! are comments, its style sheets code, its head and regions metadata. Linear in the text, but for
//! the sorting of a file that is out of order.

use std::borrow::Cow;

use zhen_text::{BlockKind, OmissionReason, Origin};

use crate::error::ReadError;
use crate::extract::Extract;
use crate::format::DocumentFormat;

mod cue_text;
mod times;
mod witness;

pub(crate) use witness::witness;

/// A cue, or another stretch of the file that holds text.
struct Stretch<'t> {
    /// When the last cue up to here appears; what stands between cues moves with the one before.
    shown_at: u64,
    origin: Origin,
    kind: BlockKind,
    omission: Option<OmissionReason>,
    lines: Vec<Cow<'t, str>>,
    /// The line of its times, if they are damaged.
    damaged_line: Option<usize>,
}

/// Reads the cues of a subtitle file.
///
/// # Errors
///
/// If there is no cue in it.
pub(crate) fn read(text: &str, format: DocumentFormat) -> Result<Extract, ReadError> {
    let text = unix_lines(text);
    let mut stretches = stretches(&text);
    let is_cue =
        |stretch: &Stretch| stretch.kind == BlockKind::Cue && stretch.damaged_line.is_none();
    if !stretches.iter().any(is_cue) {
        let problem = "no subtitle in it; each needs a line of times such as \
            00:00:01,000 --> 00:00:02,500";
        return Err(ReadError::damaged(format, "the whole file", problem));
    }
    let mut extract = Extract::default();
    for line in stretches.iter().filter_map(|stretch| stretch.damaged_line) {
        extract.warn(format!(
            "line {line}: the times are damaged: the text below is put after the subtitle above"
        ));
    }
    stretches.sort_by_key(|stretch| stretch.shown_at);
    for Stretch { origin, kind, omission, lines, .. } in stretches {
        if let Some(piece) = extract.push(&lines.join("\n"), kind, origin) {
            piece.omission = omission;
        }
    }
    Ok(extract)
}

fn stretches(text: &str) -> Vec<Stretch<'_>> {
    let is_vtt = is_vtt(text);
    let lines: Vec<&str> = text.split('\n').collect();
    let mut stretches: Vec<Stretch> = Vec::new();
    let mut cues = 0;
    let mut last_end = 0;
    let mut in_aside = false;
    for (index, &line) in lines.iter().enumerate() {
        let after_blank = index == 0 || lines[index - 1].trim().is_empty();
        if line.trim().is_empty() {
            in_aside = false;
        } else if let Some(found) = times::parse(line) {
            cues += 1;
            let origin = Origin::Cue { number: cues, start_ms: found.start, end_ms: found.end };
            let kind = BlockKind::Cue;
            last_end = found.end.max(found.start);
            let shown_at = found.start;
            let mut cue = Stretch { shown_at, origin, kind, ..beside(&stretches, index, None) };
            cue.push(found.rest);
            stretches.push(cue);
            in_aside = false;
        } else if let Some(rest) = times::damaged(line) {
            cues += 1;
            let origin = Origin::Cue { number: cues, start_ms: last_end, end_ms: last_end };
            let kind = BlockKind::Cue;
            let damaged_line = Some(index + 1);
            let mut cue = Stretch { origin, kind, damaged_line, ..beside(&stretches, index, None) };
            cue.push(rest);
            stretches.push(cue);
            in_aside = false;
        } else if names_the_next_cue(&lines, index, is_vtt) {
        } else if let Some((reason, rest)) =
            (is_vtt && after_blank).then(|| aside(line, index)).flatten()
        {
            let mut aside = beside(&stretches, index, Some(reason));
            aside.push(rest);
            stretches.push(aside);
            in_aside = true;
        } else if let Some(last) =
            stretches.last_mut().filter(|last| in_aside || last.omission.is_none())
        {
            last.push(line);
        } else {
            let mut stray = beside(&stretches, index, None);
            stray.push(line);
            stretches.push(stray);
        }
    }
    stretches
}

impl<'t> Stretch<'t> {
    fn push(&mut self, line: &'t str) {
        let line = cue_text::plain(line);
        let trimmed = line.trim();
        if trimmed.len() == line.len() {
            if !line.is_empty() {
                self.lines.push(line);
            }
        } else if !trimmed.is_empty() {
            self.lines.push(Cow::Owned(trimmed.to_owned()));
        }
    }
}

/// Makes a stretch that is no cue.
fn beside<'t>(before: &[Stretch], index: usize, omission: Option<OmissionReason>) -> Stretch<'t> {
    let shown_at = before.last().map_or(0, |last| last.shown_at);
    let (origin, kind) = (Origin::Line(index + 1), BlockKind::Paragraph);
    Stretch { shown_at, origin, kind, omission, lines: Vec::new(), damaged_line: None }
}

/// Tells whether a line is the number or the name of the cue after it.
fn names_the_next_cue(lines: &[&str], index: usize, is_vtt: bool) -> bool {
    let is_times = |line: &&str| times::parse(line).is_some() || times::damaged(line).is_some();
    let after_blank = index == 0 || lines[index - 1].trim().is_empty();
    let is_number = is_number(lines[index]);
    if !(is_number || is_vtt && after_blank) {
        return false;
    }
    if lines.get(index + 1).is_some_and(is_times) {
        return is_number || index > 0;
    }
    // Files that were pasted together have blank lines between all their lines.
    let blank = |line: &&&str| line.trim().is_empty();
    let next = || lines[index + 1..].iter().take(3).find(|line| !blank(line));
    is_number && after_blank && !is_vtt && next().is_some_and(is_times)
}

fn is_number(line: &str) -> bool {
    let line = line.trim().trim_start_matches('\u{feff}');
    !line.is_empty() && line.bytes().all(|byte| byte.is_ascii_digit())
}

/// Tells what a block of WebVTT is that holds no cue, and what follows its keyword.
fn aside(line: &str, index: usize) -> Option<(OmissionReason, &str)> {
    let (keyword, rest) = line.split_once(char::is_whitespace).unwrap_or((line, ""));
    match keyword.trim_start_matches('\u{feff}') {
        "WEBVTT" if index == 0 => Some((OmissionReason::Metadata, rest)),
        "NOTE" => Some((OmissionReason::Comment, rest)),
        "STYLE" if rest.trim().is_empty() => Some((OmissionReason::Code, rest)),
        "REGION" if rest.trim().is_empty() => Some((OmissionReason::Metadata, rest)),
        _ => None,
    }
}

/// Tells whether a file opens as WebVTT must.
fn is_vtt(text: &str) -> bool {
    let after = text.trim_start_matches('\u{feff}').strip_prefix("WEBVTT");
    after.is_some_and(|after| after.is_empty() || after.starts_with(char::is_whitespace))
}

/// Makes line ends of Windows and of the old Mac line feeds.
fn unix_lines(text: &str) -> Cow<'_, str> {
    if text.contains('\r') {
        Cow::Owned(text.replace("\r\n", "\n").replace('\r', "\n"))
    } else {
        Cow::Borrowed(text)
    }
}

#[cfg(test)]
mod tests;
