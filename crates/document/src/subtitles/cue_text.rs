//! A line of a cue as it is shown: without tags, with characters in place of their names.

use std::borrow::Cow;

/// Takes tags (`<i>`, `<c.loud>`, `<v Speaker>`, `<00:01.000>`) and overrides (`{\an8}`) out of a
/// line, and decodes entities. The name of a speaker is part of its tag.
pub(super) fn plain(line: &str) -> Cow<'_, str> {
    if !line.contains(['<', '{', '&']) {
        return Cow::Borrowed(line);
    }
    let mut plain = String::with_capacity(line.len());
    let mut rest = line;
    // Nothing is looked for in vain, so that the time is linear.
    let mut has_end = line.contains('}');
    while let Some(at) = rest.find(['<', '{', '&']) {
        plain.push_str(&rest[..at]);
        rest = &rest[at..];
        let taken = match rest.as_bytes()[0] {
            b'<' => tag_length(rest),
            b'{' if has_end && rest.starts_with("{\\") => {
                let end = rest.find('}');
                has_end = end.is_some();
                end.map(|end| end + 1)
            }
            b'{' => None,
            _ => entity(rest).map(|(decoded, length)| {
                plain.push(decoded);
                length
            }),
        };
        if taken.is_none() {
            plain.push_str(&rest[..1]);
        }
        rest = &rest[taken.unwrap_or(1)..];
    }
    plain.push_str(rest);
    Cow::Owned(plain)
}

/// Measures the tag at the beginning of a text, if there is one: `a < b` and `<3` are none.
fn tag_length(text: &str) -> Option<usize> {
    let inner = &text[1..];
    let end = inner.find(['<', '>']).filter(|&end| inner[end..].starts_with('>'))?;
    let name = inner[..end].trim_start_matches('/');
    let is_name = name.starts_with(|c: char| c.is_ascii_alphabetic());
    let is_time =
        name.contains(':') && name.bytes().all(|b| b.is_ascii_digit() || b":.".contains(&b));
    (is_name || is_time || &inner[..end] == "/").then_some(end + 2)
}

/// Decodes the entity at the beginning of a text; returns its length too.
fn entity(text: &str) -> Option<(char, usize)> {
    const LONGEST: usize = 10;
    let end = text.bytes().take(LONGEST).position(|byte| byte == b';')?;
    let name = &text[1..end];
    let decoded = match name {
        "amp" => '&',
        "lt" => '<',
        "gt" => '>',
        "quot" => '"',
        "apos" => '\'',
        "nbsp" => '\u{a0}',
        "lrm" => '\u{200e}',
        "rlm" => '\u{200f}',
        _ => {
            let number = name.strip_prefix('#')?;
            let code = match number.strip_prefix(['x', 'X']) {
                Some(number) => u32::from_str_radix(number, 16),
                None => number.parse(),
            };
            char::from_u32(code.ok()?)?
        }
    };
    Some((decoded, end + 1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_read_as_they_are_shown() {
        let table = [
            ("plain", "plain"),
            ("<i>Hold</i> <b>the <u>line</u></b>!", "Hold the line!"),
            ("<font color=\"#ffff00\">小心</font>", "小心"),
            ("<v Gu Haiting>Low water at six.</v>", "Low water at six."),
            ("<c.loud.red>Stop</c> <lang zh>停</lang>", "Stop 停"),
            ("Never <00:00:01.500>drink <00:00:02.000>that", "Never drink that"),
            ("{\\an8}{\\pos(10,20)}On top", "On top"),
            ("{sighs} a {\\an8", "{sighs} a {\\an8"),
            ("Bread &amp; butter &lt;now&gt;&nbsp;&lrm;ok", "Bread & butter <now>\u{a0}\u{200e}ok"),
            ("&#20013;&#x6587; &bogus; AT&T &", "中文 &bogus; AT&T &"),
            ("a < b > c, I <3 you", "a < b > c, I <3 you"),
            ("<i>one <b>two", "one two"),
            ("< i >", "< i >"),
            ("<br/>a<", "a<"),
            ("♪ 海风吹 ♪", "♪ 海风吹 ♪"),
        ];
        for (line, expected) in table {
            assert_eq!(plain(line), expected, "{line}");
        }
    }
}
