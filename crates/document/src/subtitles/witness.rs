//! The text of a subtitle file counted a second time.

use super::{is_number, is_vtt, times, unix_lines};

/// Returns all text of the file by a second, simpler walk: from the last line to the first, where
/// the line below tells whether a line names a cue.
///
/// What times are and which file is WebVTT is told as in the reader; cues, names, tags and
/// entities are found independently.
pub(crate) fn witness(text: &str) -> String {
    let text = unix_lines(text);
    let is_vtt = is_vtt(&text);
    let mut lines = text.split('\n').rev().peekable();
    // Blank lines between this line and the times below it, if times are what is below.
    let mut blanks_to_times: Option<usize> = None;
    let mut kept = Vec::new();
    while let Some(line) = lines.next() {
        let above_is_blank = lines.peek().is_none_or(|above| above.trim().is_empty());
        if line.trim().is_empty() {
            blanks_to_times = blanks_to_times.map(|blanks| blanks + 1);
            continue;
        }
        let rest = times::parse(line).map(|times| times.rest).or_else(|| times::damaged(line));
        if let Some(rest) = rest {
            kept.push(shown(rest));
            blanks_to_times = Some(0);
            continue;
        }
        let is_name = match blanks_to_times {
            Some(0) => is_number(line) || is_vtt && above_is_blank && lines.peek().is_some(),
            Some(1 | 2) => is_number(line) && above_is_blank && !is_vtt,
            _ => false,
        };
        blanks_to_times = None;
        if is_name {
            continue;
        }
        let is_first = lines.peek().is_none();
        kept.push(shown(if is_vtt && above_is_blank {
            without_keyword(line, is_first)
        } else {
            line
        }));
    }
    kept.join("\n")
}

fn without_keyword(line: &str, is_first: bool) -> &str {
    let line = line.trim_start_matches('\u{feff}');
    let word = line.split(char::is_whitespace).next().unwrap_or_default();
    let is_alone = line.trim() == word;
    match word {
        "NOTE" => &line[4..],
        "WEBVTT" if is_first => &line[6..],
        "STYLE" | "REGION" if is_alone => "",
        _ => line,
    }
}

/// Drops tags and overrides character by character, then decodes entities at every `&`.
fn shown(line: &str) -> String {
    let characters: Vec<char> = line.chars().collect();
    let mut kept = String::new();
    let last_brace = characters.iter().rposition(|&c| c == '}').unwrap_or(0);
    let mut index = 0;
    while index < characters.len() {
        let rest = &characters[index..];
        let length = match rest[0] {
            '<' => hidden_tag(rest),
            '{' if rest.get(1) == Some(&'\\') && index < last_brace => {
                rest.iter().position(|&c| c == '}').map_or(0, |end| end + 1)
            }
            '&' => match rest.iter().take(10).position(|&c| c == ';') {
                // What is no entity is a mark and text, in which another `&` may begin one.
                Some(end) => match decoded(&rest[..=end].iter().collect::<String>()) {
                    Some(text) => {
                        kept.push_str(&text);
                        end + 1
                    }
                    None => 0,
                },
                None => 0,
            },
            _ => 0,
        };
        if length == 0 {
            kept.push(rest[0]);
        }
        index += length.max(1);
    }
    kept
}

fn hidden_tag(rest: &[char]) -> usize {
    let Some(end) = rest.iter().skip(1).position(|&c| c == '>' || c == '<') else { return 0 };
    let inner: String = rest[1..=end].iter().collect();
    let first = inner.trim_start_matches('/').chars().next();
    let is_tag = rest[end + 1] == '>'
        && match first {
            None => inner == "/",
            Some(first) if first.is_ascii_digit() || first == ':' || first == '.' => {
                let inner = inner.trim_start_matches('/');
                inner.contains(':') && inner.chars().all(|c| c.is_ascii_digit() || ":.".contains(c))
            }
            Some(first) => first.is_ascii_alphabetic(),
        };
    if is_tag { end + 2 } else { 0 }
}

fn decoded(entity: &str) -> Option<String> {
    let known = ["&amp;", "&lt;", "&gt;", "&quot;", "&apos;", "&nbsp;", "&lrm;", "&rlm;"];
    if known.contains(&entity) {
        // None of them is a letter or a digit, which are what is counted.
        return Some(" ".to_owned());
    }
    let number = entity.strip_prefix("&#")?.strip_suffix(';')?;
    let hexadecimal = number.strip_prefix('x').or_else(|| number.strip_prefix('X'));
    let code = match hexadecimal {
        Some(digits) => u32::from_str_radix(digits, 16).ok()?,
        None => number.parse().ok()?,
    };
    Some(char::from_u32(code)?.to_string())
}
