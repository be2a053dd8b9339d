//! Formats of text that open with something no other text has.

use super::DocumentFormat;

/// Characters of the beginning that are looked at.
const HEAD: usize = 4096;

/// Finds the format whose opening the text has.
pub(super) fn find(text: &str) -> Option<DocumentFormat> {
    let text = text.trim_start_matches('\u{feff}').trim_start();
    let end = text.char_indices().nth(HEAD).map_or(text.len(), |(offset, _)| offset);
    let head = &text[..end];
    if head.starts_with("WEBVTT") && head[6..].starts_with(|c: char| c.is_whitespace())
        || head == "WEBVTT"
    {
        return Some(DocumentFormat::Vtt);
    }
    if opens_with_cue(head) {
        return Some(DocumentFormat::Srt);
    }
    if head.starts_with('<') {
        return opening_tag(head);
    }
    if head.starts_with('{') {
        let line = text.lines().next().unwrap_or_default();
        let is_object =
            serde_json::from_str::<serde_json::Value>(line).is_ok_and(|value| value.is_object());
        return is_object.then_some(DocumentFormat::Jsonl);
    }
    None
}

/// Tells whether a text that opens with tags is a whole page, and not a fragment of one.
pub(super) fn is_whole_page(text: &str) -> bool {
    let end = text.char_indices().nth(HEAD).map_or(text.len(), |(offset, _)| offset);
    let head = text[..end].to_ascii_lowercase();
    ["<!doctype", "<html", "<head>", "<body"].iter().any(|tag| head.contains(tag))
}

/// Tells whether a page begins a little below the beginning, as after the notice of a program
/// that failed: at the beginning of a line or right after a notice, and not in a text about HTML.
pub(super) fn is_page_below_junk(text: &str) -> bool {
    /// Characters that may stand before the page.
    const MOST_JUNK: usize = 2000;
    let end = text.char_indices().nth(MOST_JUNK).map_or(text.len(), |(offset, _)| offset);
    let head = text[..end].to_ascii_lowercase();
    let Some(start) = ["<!doctype html", "<html"].iter().filter_map(|tag| head.find(tag)).min()
    else {
        return false;
    };
    let junk = &head[..start];
    let is_quoted = ["```", "~~~", "---", "`"].iter().any(|mark| junk.contains(mark));
    let line = junk.rsplit('\n').next().unwrap_or_default();
    let begins_line = line.trim().is_empty() && !line.starts_with(['\t']) && line.len() < 4;
    !is_quoted && (begins_line || line.ends_with('>')) && is_built_as_page(text, start)
}

/// Tells whether a page has a body or a head, or an end.
fn is_built_as_page(text: &str, start: usize) -> bool {
    let after: String = text[start..].chars().take(HEAD).collect::<String>().to_ascii_lowercase();
    ["<head", "<body", "</html>"].iter().any(|tag| after.contains(tag))
}

/// Finds the name of the root of an XML file, if the text says that it is one.
pub(super) fn root_of_xml(text: &str) -> Option<String> {
    let text = text.trim_start_matches('\u{feff}').trim_start();
    let end = text.char_indices().nth(HEAD).map_or(text.len(), |(offset, _)| offset);
    let rest = text[..end].strip_prefix("<?xml")?;
    // What declares something, or is a comment, has no name.
    let is_name = |c: char| c.is_alphanumeric() || "_:-.".contains(c);
    let mut tags = without_comments(rest);
    while let Some(at) = tags.find('<') {
        tags = tags.split_off(at + 1);
        if tags.starts_with(|c: char| c.is_alphabetic() || c == '_') {
            return Some(tags.chars().take_while(|&c| is_name(c)).collect());
        }
    }
    None
}

fn without_comments(text: &str) -> String {
    let mut parts = text.split("<!--");
    let mut kept = parts.next().unwrap_or_default().to_owned();
    parts.filter_map(|part| part.split_once("-->")).for_each(|(_, rest)| kept.push_str(rest));
    kept
}

/// The format of a text that begins with a tag, a declaration or a comment.
fn opening_tag(head: &str) -> Option<DocumentFormat> {
    let mut rest = head;
    let lower = head.to_ascii_lowercase();
    loop {
        rest = rest.trim_start();
        let skip_to = if rest.starts_with("<?") {
            "?>"
        } else if rest.starts_with("<!--") {
            "-->"
        } else if rest.get(..9).is_some_and(|tag| tag.eq_ignore_ascii_case("<!doctype")) {
            if rest[9..].trim_start().get(..4).is_some_and(|n| n.eq_ignore_ascii_case("html")) {
                return Some(DocumentFormat::Html);
            }
            // Declarations of its own stand between brackets.
            let end = rest.find('>').unwrap_or(rest.len());
            if rest[..end].contains('[') { "]>" } else { ">" }
        } else {
            break;
        };
        let Some(end) = rest.find(skip_to) else { break };
        rest = &rest[end + skip_to.len()..];
    }
    let name: String = rest
        .strip_prefix('<')?
        .chars()
        .take_while(|c| c.is_ascii_alphanumeric() || *c == ':')
        .collect::<String>()
        .to_ascii_lowercase();
    match name.rsplit(':').next().unwrap_or_default() {
        "tmx" => Some(DocumentFormat::Tmx),
        "xliff" => Some(DocumentFormat::Xliff),
        "html" | "head" | "body" => Some(DocumentFormat::Html),
        // Fragments of a page; a comment or a tag of MDX may open Markdown too.
        "div" | "p" | "table" | "article" | "section" | "main" | "meta" | "title" | "h1" => {
            let closes =
                lower.contains("</p>") || lower.contains("</div>") || lower.contains("</table>");
            let is_markup = lower.matches("</").count() >= 3 && closes;
            is_markup.then_some(DocumentFormat::Html)
        }
        _ => None,
    }
}

/// Tells whether a text is a JSON list of objects or of lists.
pub(super) fn is_json_list(text: &str) -> bool {
    let text = text.trim();
    let opens =
        text.strip_prefix('[').is_some_and(|rest| rest.trim_start().starts_with(['{', '[']));
    opens && text.ends_with(']') && serde_json::from_str::<serde::de::IgnoredAny>(text).is_ok()
}

/// Tells whether a text opens with a number and the times of a subtitle.
fn opens_with_cue(head: &str) -> bool {
    let mut lines = head.lines().map(str::trim).filter(|line| !line.is_empty());
    let first = lines.next().unwrap_or_default();
    let second = lines.next().unwrap_or_default();
    let is_number = !first.is_empty() && first.bytes().all(|byte| byte.is_ascii_digit());
    is_times(first) || is_number && is_times(second) || has_cues_below_credits(head)
}

/// Tells whether cues begin after a few lines of credits, which are no Markdown.
fn has_cues_below_credits(head: &str) -> bool {
    /// Lines that credits may have.
    const MOST: usize = 6;
    let mut lines = head.lines().map(str::trim).filter(|line| !line.is_empty());
    let first =
        lines.by_ref().take(MOST).take_while(|line| !line.starts_with(['#', '`', '~', '-']));
    let count = first.filter(|line| is_times(line)).count();
    count > 0 && count + lines.filter(|line| is_times(line)).count() >= 2
}

/// Tells whether a line is `00:00:01,000 --> 00:00:02,000`, with `.` or no hours as well.
fn is_times(line: &str) -> bool {
    let Some((start, end)) = line.split_once("-->") else { return false };
    let is_time = |time: &str| {
        time.len() >= 5
            && time.contains(':')
            && time.bytes().all(|byte| byte.is_ascii_digit() || b":,. ".contains(&byte))
    };
    let end = end.split_whitespace().next().unwrap_or_default();
    is_time(start.trim()) && is_time(end)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn openings_tell_the_format() {
        let table = [
            ("\u{feff}1\n00:00:01,000 --> 00:00:02,500\nHi.\n", Some(DocumentFormat::Srt)),
            ("WEBVTT\n\n00:01.000 --> 00:02.000\nHi.\n", Some(DocumentFormat::Vtt)),
            ("<!DOCTYPE html><p>x", Some(DocumentFormat::Html)),
            ("<!-- saved -->\n<HTML><head>", Some(DocumentFormat::Html)),
            (
                "<?xml version=\"1.0\"?>\n<!DOCTYPE tmx SYSTEM \"tmx14.dtd\">\n<tmx version=\"1.4\">",
                Some(DocumentFormat::Tmx),
            ),
            ("<!DOCTYPE tmx [<!ENTITY a 'b'>]><tmx>", Some(DocumentFormat::Tmx)),
            ("<?xml version='1.0'?><xliff version='2.1'>", Some(DocumentFormat::Xliff)),
            ("{\"text\": \"a\"}\n{\"text\": \"b\"}\n", Some(DocumentFormat::Jsonl)),
            ("<div><p>One.</p><p>Two.</p></div>", Some(DocumentFormat::Html)),
            ("<Tabs>\n\n# Title\n\nText.\n", None),
            (
                "Subtitles by Ola\n\n1\n00:00:01,000 --> 00:00:02,500\nHi.\n\n00:03 --> 00:04\nYou.\n",
                Some(DocumentFormat::Srt),
            ),
            ("# Times\n\n```\n00:01 --> 00:02\n\n00:03 --> 00:04\n```\n", None),
            ("{not json}\n", None),
            ("1\nThe first line of a poem\n", None),
            ("WEBVTTX\n", None),
            ("", None),
        ];
        for (text, format) in table {
            assert_eq!(find(text), format, "{text}");
        }
    }
}
