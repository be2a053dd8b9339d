//! What a line begins with: indentation, marks of quotations, marks of lists.

/// Measures the marks of quotations that a line begins with, in bytes.
pub(super) fn quote_length(line: &str) -> usize {
    let bytes = line.as_bytes();
    let mut length = 0;
    loop {
        let spaces = bytes[length..].iter().take_while(|&&byte| byte == b' ').count();
        if spaces > 3 || bytes.get(length + spaces) != Some(&b'>') {
            return length;
        }
        length += spaces + 1;
    }
}

/// Counts the marks of quotations.
pub(super) fn quote_depth(quote: &str) -> usize {
    quote.bytes().filter(|&byte| byte == b'>').count()
}

/// Counts the columns of the white space before `body` in `rest`; a tab goes on to the next
/// multiple of 4.
pub(super) fn columns(rest: &str, body: &str) -> usize {
    rest[..rest.len() - body.len()]
        .chars()
        .fold(0, |column, c| if c == '\t' { column / 4 * 4 + 4 } else { column + 1 })
}

/// Tells whether a line begins a list item.
pub(super) fn is_list_item(body: &str) -> bool {
    mark_length(body).is_some() && !is_rule(body)
}

/// Splits the marks of list items off a line, and notes at which columns their contents begin.
pub(super) fn list_marks<'t>(
    body: &'t str,
    indent: usize,
    lists: &mut Vec<usize>,
) -> (&'t str, &'t str) {
    let mut at = 0;
    let mut column = indent;
    if is_rule(body) {
        return ("", body);
    }
    while let Some(length) = mark_length(&body[at..]) {
        let after = &body[at + length..];
        let spaces = after.bytes().take_while(|byte| b" \t".contains(byte)).count();
        // Five spaces are one, and code that is indented by four.
        let gap = if after.trim().is_empty() || spaces > 4 { spaces.min(1) } else { spaces };
        column += length + gap.max(1);
        lists.push(column);
        at += length + gap;
        if spaces > 4 {
            break;
        }
    }
    body.split_at(at)
}

/// Measures the mark of a list item: `-`, `*`, `+`, `1.` or `1)`.
fn mark_length(text: &str) -> Option<usize> {
    let digits = text.bytes().take(10).take_while(u8::is_ascii_digit).count();
    let length = match text.as_bytes().get(digits)? {
        b'-' | b'*' | b'+' if digits == 0 => 1,
        b'.' | b')' if (1..10).contains(&digits) => digits + 1,
        _ => return None,
    };
    let after = text.as_bytes().get(length);
    after.is_none_or(|byte| b" \t".contains(byte)).then_some(length)
}

/// Tells whether a line is a rule: `* * *`.
fn is_rule(body: &str) -> bool {
    let Some(mark) = body.bytes().next().filter(|mark| b"*-_".contains(mark)) else {
        return false;
    };
    let is_rule = body.bytes().all(|byte| byte == mark || b" \t".contains(&byte));
    is_rule && body.bytes().filter(|&byte| byte == mark).count() >= 3
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_are_split_off() {
        let table: [(&str, &str, &[usize]); 7] = [
            ("- one", "one", &[2]),
            ("1. - two", "two", &[3, 5]),
            ("*   three", "three", &[4]),
            ("* * *", "* * *", &[]),
            ("-", "", &[2]),
            ("12) x", "x", &[4]),
            ("-x", "-x", &[]),
        ];
        for (line, content, columns) in table {
            let mut lists = Vec::new();
            assert_eq!(list_marks(line, 0, &mut lists).1, content, "{line}");
            assert_eq!(lists, columns, "{line}");
        }
        assert_eq!(quote_length("> > a"), 3);
        assert_eq!(quote_length("    > a"), 0);
        assert_eq!(columns(" \tx", "x"), 4);
    }
}
