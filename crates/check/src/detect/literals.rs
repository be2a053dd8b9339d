//! What both versions write letter by letter alike: addresses, placeholders, names of programs.

use std::ops::Range;

use super::bead_text::is_han;

/// A class of literals.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Class {
    /// An address of a page.
    Address,
    /// An address of mail.
    Mail,
    /// What a program fills in: `{name}`, `%s`, `${HOME}`.
    Placeholder,
    /// An option or a path: `--force`, `/etc/hosts`, `notes.txt`.
    Option,
    /// A name of a program: `read_line`, `readLine`, `os.path`.
    Name,
}

/// A literal of a sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Literal {
    pub(super) span: Range<usize>,
    pub(super) class: Class,
}

/// Marks that may stand inside of a word but do not end it.
const TRAILING: [char; 11] = ['.', ',', ':', ';', '!', '?', '\'', '"', '`', '-', ')'];

/// Returns the literals of a sentence in order. Linear in its length.
pub(super) fn find(text: &str) -> Vec<Literal> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < text.len() {
        let rest = &text[at..];
        let length = rest.find(is_boundary).unwrap_or(rest.len());
        if length == 0 {
            at += rest.chars().next().map_or(1, char::len_utf8);
            continue;
        }
        let word = &rest[..length];
        literals_of(word, at, &mut found);
        at += length;
    }
    found
}

/// White space, Chinese characters and full-width marks end a word.
fn is_boundary(character: char) -> bool {
    character.is_whitespace()
        || is_han(character)
        || matches!(character, '\u{3000}'..='\u{303F}' | '\u{FF00}'..='\u{FFEF}' | '“' | '”' | '‘' | '’' | '—' | '…')
}

fn literals_of(word: &str, offset: usize, found: &mut Vec<Literal>) {
    let mut push = |start: usize, text: &str, class| {
        let span = offset + start..offset + start + text.len();
        found.push(Literal { span, class });
    };
    if let Some(start) =
        ["https://", "http://", "ftp://"].iter().find_map(|scheme| word.find(scheme))
    {
        let address = &word[start..];
        let end = address.find(['<', '>', '"', '`', '|']).unwrap_or(address.len());
        let address = address[..end].trim_end_matches(TRAILING);
        push(start, address, Class::Address);
        return;
    }
    let placeholders = placeholders(word);
    let has_placeholder = !placeholders.is_empty();
    for span in placeholders {
        push(span.start, &word[span], Class::Placeholder);
    }
    if has_placeholder {
        return;
    }
    let start =
        word.len() - word.trim_start_matches(['(', '[', '"', '\'', '`', '<', ',', ';']).len();
    let end = word[start..]
        .find(['(', '[', '<', '=', ',', ';', '"', '\'', '`', ']', '>', '|'])
        .map_or(word.len(), |end| start + end);
    let inner = word[start..end].trim_end_matches(TRAILING);
    if let Some(class) = class_of(inner) {
        push(start, inner, class);
    }
}

/// Finds `{name}`, `${name}`, `{{ name }}` without spaces, `%s`, `%(name)s`, `%d`.
fn placeholders(word: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let bytes = word.as_bytes();
    let mut at = 0;
    while at < bytes.len() {
        if bytes[at] == b'{' {
            let name = word[at..].trim_start_matches('{');
            let opening = word[at..].len() - name.len();
            let length = name
                .find(|c: char| !c.is_ascii_alphanumeric() && c != '_' && c != '.')
                .unwrap_or(name.len());
            if length > 0 && name[length..].starts_with(&"}".repeat(opening)) {
                let start = if at > 0 && bytes[at - 1] == b'$' { at - 1 } else { at };
                let end = at + opening + length + opening;
                found.push(start..end);
                at = end;
                continue;
            }
        } else if bytes[at] == b'%' {
            let rest = &word[at + 1..];
            let is_after_number = at > 0 && bytes[at - 1].is_ascii_digit();
            let named = rest.strip_prefix('(').and_then(|inner| inner.find(')')).map(|end| end + 2);
            let letter = named.unwrap_or(0);
            let is_end = rest
                .get(letter + 1..)
                .is_some_and(|rest| !rest.starts_with(|c: char| c.is_ascii_alphanumeric()));
            if !is_after_number
                && is_end
                && rest.get(letter..).is_some_and(|rest| rest.starts_with(['s', 'd', 'f', 'r']))
            {
                found.push(at..at + 1 + letter + 1);
            }
        }
        at += 1;
    }
    found
}

fn class_of(word: &str) -> Option<Class> {
    let is_letter = |c: char| c.is_ascii_alphanumeric();
    if word.len() < 4 || !word.is_ascii() || !word.contains(|c: char| c.is_ascii_alphabetic()) {
        return None;
    }
    if let Some((user, host)) = word.split_once('@') {
        let is_mail = !user.is_empty()
            && host.contains('.')
            && host.chars().all(|c| is_letter(c) || ".-".contains(c));
        return is_mail.then_some(Class::Mail);
    }
    let has_digit = word.contains(|c: char| c.is_ascii_digit());
    if let Some(option) = word.strip_prefix("--") {
        return option.chars().all(|c| is_letter(c) || "-_".contains(c)).then_some(Class::Option);
    }
    let is_path = word.matches('/').count() >= 2 && word.starts_with(['/', '~', '.']);
    if is_path && word.chars().all(|c| is_letter(c) || "/._-~".contains(c)) {
        return Some(Class::Option);
    }
    if has_digit || !word.chars().all(|c| is_letter(c) || "._".contains(c)) {
        return None;
    }
    let has_inner = |mark: char| word.trim_matches(mark).contains(mark);
    let is_dotted = has_inner('.')
        && word.split('.').all(|part| part.len() >= 2)
        && word.bytes().all(|c| c.is_ascii_lowercase() || c == b'.' || c == b'_');
    let letters = word.as_bytes();
    let has_hump =
        letters.windows(2).any(|pair| pair[0].is_ascii_lowercase() && pair[1].is_ascii_uppercase())
            && letters[0].is_ascii_lowercase();
    (has_inner('_') || is_dotted || has_hump).then_some(Class::Name)
}
