//! Front matter: YAML between lines of `---`, or TOML between lines of `+++`.
//!
//! The title is a title, a description or summary a paragraph, for people read and translate both;
//! all else are statements for programs. Only what titles look like is understood of the two
//! languages: a key at the beginning of a line, and a text in any kind of quotes or none.

/// Front matter at the beginning of a file.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct FrontMatter {
    pub(super) fields: Vec<Field>,
    /// Lines up to the end of the front matter.
    pub(super) lines: usize,
    /// Bytes up to the end of the front matter.
    pub(super) length: usize,
}

/// A stretch of front matter.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Field {
    /// Line number in the file, from 1.
    pub(super) line: usize,
    pub(super) role: Role,
    pub(super) text: String,
}

/// What a stretch of front matter is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Role {
    /// The title of the document.
    Title,
    /// A text about the document.
    Summary,
    /// Statements for programs, with their keys.
    Data,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Syntax {
    Yaml,
    Toml,
}

/// Finds the front matter of a file, if it has any.
pub(super) fn find(text: &str) -> Option<FrontMatter> {
    let mut lines = text.split_inclusive('\n');
    let opening = lines.next()?;
    let (syntax, marks): (_, &[&str]) = match opening.trim_end() {
        "---" => (Syntax::Yaml, &["---", "..."]),
        "+++" => (Syntax::Toml, &["+++"]),
        _ => return None,
    };
    let mut length = opening.len();
    let mut inner = Vec::new();
    for line in lines {
        length += line.len();
        if marks.contains(&line.trim_end()) {
            if !is_fields(&inner, syntax) {
                return None;
            }
            let fields = fields(&inner, syntax, 2);
            return Some(FrontMatter { fields, lines: inner.len() + 2, length });
        }
        // What does not begin as front matter is a rule with a text after it.
        if inner.len() == 64 && !is_fields(&inner, syntax) {
            return None;
        }
        inner.push(line.trim_end());
    }
    None
}

/// Reads a comment that holds the front matter of the original, as translated pages have it.
pub(super) fn in_comment(comment: &str, first_line: usize) -> Option<Vec<Field>> {
    let lines: Vec<&str> = comment.lines().map(str::trim_end).collect();
    let is_field = |line: &&str| {
        line.is_empty()
            || line.starts_with([' ', '#', '-'])
            || key_of(line, Syntax::Yaml)
                .is_some_and(|(_, value)| value.is_empty() || value.starts_with(' '))
    };
    let is_front = is_fields(&lines, Syntax::Yaml) && lines.iter().all(is_field);
    is_front.then(|| fields(&lines, Syntax::Yaml, first_line))
}

/// Tells whether the first line that says something has a key.
fn is_fields(lines: &[&str], syntax: Syntax) -> bool {
    let first = lines.iter().find(|line| !line.trim().is_empty() && !line.starts_with('#'));
    first.is_some_and(|line| {
        key_of(line, syntax).is_some() || syntax == Syntax::Toml && line.starts_with('[')
    })
}

fn key_of(line: &str, syntax: Syntax) -> Option<(&str, &str)> {
    let mark = if syntax == Syntax::Yaml { ':' } else { '=' };
    let (key, value) = line.split_once(mark)?;
    let key = key.trim_end();
    let is_key = key.starts_with(|c: char| c.is_alphanumeric() || "_\"'".contains(c))
        && key.chars().all(|c| c.is_alphanumeric() || "_-.\"'".contains(c));
    is_key.then_some((key, value))
}

fn fields(lines: &[&str], syntax: Syntax, first_line: usize) -> Vec<Field> {
    let mut fields: Vec<Field> = Vec::new();
    let mut is_in_table = false;
    let mut index = 0;
    while index < lines.len() {
        let line = lines[index];
        is_in_table |= syntax == Syntax::Toml && line.starts_with('[');
        let role = match key_of(line, syntax) {
            Some((key, _)) if !is_in_table => role_of(key),
            _ => Role::Data,
        };
        let number = first_line + index;
        index += 1;
        if role == Role::Data {
            add(&mut fields, Role::Data, line, number);
            continue;
        }
        let value = key_of(line, syntax).map_or("", |(_, value)| value.trim());
        let is_multiline = value.starts_with("\"\"\"") || value.starts_with("'''");
        let more = if syntax == Syntax::Yaml {
            let goes_on = |line: &&&str| line.is_empty() || line.starts_with([' ', '\t']);
            lines[index..].iter().take_while(goes_on).count()
        } else if is_multiline && !value[3..].contains(&value[..3]) {
            let end = lines[index..].iter().position(|line| line.contains(&value[..3]));
            end.map_or(0, |end| end + 1)
        } else {
            0
        };
        let (text, rest) = text_of(value, &lines[index..index + more], syntax);
        add(&mut fields, role, &text, number);
        add(&mut fields, Role::Data, rest, number);
        index += more;
    }
    fields
}

fn role_of(key: &str) -> Role {
    match key.trim_matches(['"', '\'']).to_ascii_lowercase().as_str() {
        "title" => Role::Title,
        "description" | "summary" | "subtitle" => Role::Summary,
        _ => Role::Data,
    }
}

fn add(fields: &mut Vec<Field>, role: Role, text: &str, line: usize) {
    match fields.last_mut() {
        Some(last) if role == Role::Data && last.role == role => {
            last.text.push('\n');
            last.text.push_str(text);
        }
        _ if text.trim().is_empty() => {}
        _ => fields.push(Field { line, role, text: text.to_owned() }),
    }
}

/// Reads a value that goes on over more lines; returns a comment after it too.
fn text_of<'t>(value: &'t str, more: &[&str], syntax: Syntax) -> (String, &'t str) {
    let whole = || {
        let lines = more.iter().map(|line| line.trim()).filter(|line| !line.is_empty());
        std::iter::once(value).filter(|value| !value.is_empty()).chain(lines).collect::<Vec<_>>()
    };
    if value.starts_with(['>', '|']) && value[1..].bytes().all(|b| b"+-123456789".contains(&b)) {
        return (whole()[1..].join("\n"), "");
    }
    let whole = whole().join("\n");
    for quote in ["\"\"\"", "'''", "\"", "'"] {
        let inner = whole.strip_prefix(quote).and_then(|inner| inner.strip_suffix(quote));
        if let Some(inner) = inner {
            return match quote {
                "'" if syntax == Syntax::Yaml => (inner.replace("''", "'"), ""),
                "'" | "'''" => (inner.to_owned(), ""),
                _ => (unescaped(inner), ""),
            };
        }
    }
    match value.split_once(" #") {
        Some((text, comment)) if more.is_empty() && !value.starts_with(['"', '\'']) => {
            (text.to_owned(), comment.trim_start())
        }
        _ => (whole, ""),
    }
}

/// Decodes the escapes of a text in double quotes.
fn unescaped(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('\\') {
        plain.push_str(&rest[..at]);
        rest = &rest[at + 1..];
        let Some(escape) = rest.chars().next() else { break };
        let digits = match escape {
            'x' => 2,
            'u' => 4,
            'U' => 8,
            _ => 0,
        };
        let code = rest.get(1..=digits).and_then(|code| u32::from_str_radix(code, 16).ok());
        let mut length = escape.len_utf8();
        match code.and_then(char::from_u32) {
            Some(character) => {
                plain.push(character);
                length += digits;
            }
            None => match escape {
                'n' | 't' | 'r' => plain.push(' '),
                '"' | '\\' | '/' | ' ' => plain.push(escape),
                '\n' => {}
                _ => plain.extend(['\\', escape]),
            },
        }
        rest = &rest[length..];
    }
    plain.push_str(rest);
    plain
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Option<Vec<(Role, usize, String)>> {
        let fields = find(text)?.fields;
        Some(fields.into_iter().map(|field| (field.role, field.line, field.text)).collect())
    }

    #[test]
    fn titles_and_summaries_are_told_from_data() {
        let title = |line, text: &str| (Role::Title, line, text.to_owned());
        let data = |line, text: &str| (Role::Data, line, text.to_owned());
        let summary = |line, text: &str| (Role::Summary, line, text.to_owned());
        let table = [
            (
                "---\nweight: 10\nno_list: true\ntitle: \"The \\\"Tide\\\" \\u4e2d\"\nx: y\n---\nText",
                Some(vec![
                    data(2, "weight: 10\nno_list: true"),
                    title(4, "The \"Tide\" 中"),
                    data(5, "x: y"),
                ]),
            ),
            (
                "---\ntitle: 'It''s low'\ndescription: >-\n  Two\n  lines.\ntags:\n  - a\n...\n",
                Some(vec![
                    title(2, "It's low"),
                    summary(3, "Two\nlines."),
                    data(6, "tags:\n  - a"),
                ]),
            ),
            (
                "---\ntitle: 潮汐：高与低 # draft\n---\n",
                Some(vec![title(2, "潮汐：高与低"), data(2, "draft")]),
            ),
            ("---\ntitle: Long\n  title\n---\n", Some(vec![title(2, "Long\ntitle")])),
            (
                "+++\ntitle = \"Tide\"\n[params]\ntitle = \"no\"\n+++\n",
                Some(vec![title(2, "Tide"), data(3, "[params]\ntitle = \"no\"")]),
            ),
            ("+++\ntitle = '''\nTide\n'''\n+++\n", Some(vec![title(2, "\nTide\n")])),
            ("---\ntitle: \"broken\n---\n", Some(vec![title(2, "\"broken")])),
            ("---\n# Heading\n\nText, more.\n\n---\n", None),
            ("---\nA sentence with: a colon.\n---\n", None),
            ("---\ntitle: x\n", None),
            ("Text\n---\ntitle: x\n---\n", None),
            ("---\n---\n", None),
        ];
        for (text, expected) in table {
            assert_eq!(found(text), expected, "{text}");
        }
    }

    #[test]
    fn the_front_matter_of_the_original_is_found_in_a_comment() {
        let fields = in_comment("\ntitle: Tide\nreviewers:\n- gu\nweight: 5\n", 4).unwrap();
        assert_eq!((fields[0].line, fields[0].text.as_str()), (5, "Tide"));
        assert_eq!(in_comment("\nNote: the tide is low.\nIt rises at six.\n", 1), None);
    }
}
