//! Addresses: of web pages, with a scheme or www, and of e-mail.

use super::{IdentifierKind, reading};
use crate::reading::{Reading, follows};

/// The longest address, in bytes.
const ADDRESS_LIMIT: usize = 2000;

/// The schemes that addresses are written with, and the host name that stands for one.
const STARTS: [&str; 6] = ["http://", "https://", "ftp://", "file://", "git://", "www."];

/// Reads the address of a page whose first letter is at byte `at`.
pub(super) fn url(text: &str, at: usize) -> Option<Reading> {
    let start = STARTS.iter().find(|start| {
        text.as_bytes()
            .get(at..at + start.len())
            .is_some_and(|b| b.eq_ignore_ascii_case(start.as_bytes()))
    })?;
    let rest = text.as_bytes()[at..].iter().take(ADDRESS_LIMIT);
    let length = rest.take_while(|byte| byte.is_ascii_graphic() && !is_delimiter(**byte)).count();
    let written = &text[at..at + length];
    let bare = without_punctuation(written);
    (bare.len() > start.len()).then(|| reading(IdentifierKind::Url, text, at, at + bare.len()))?
}

/// Reads the e-mail address whose first letter is at byte `at`; `after_name` is where its first
/// word ends.
pub(super) fn email(text: &str, at: usize, limit: usize) -> Option<Reading> {
    let bytes = text.as_bytes();
    let is_part = |byte: &u8| byte.is_ascii_alphanumeric() || b"._+-%".contains(byte);
    let user = bytes[at..].iter().take(limit).take_while(|byte| is_part(byte)).count();
    let host = at + user + 1;
    if user == 0 || !follows(text, at + user, "@") {
        return None;
    }
    let is_host = |byte: &u8| byte.is_ascii_alphanumeric() || b".-".contains(byte);
    let length = bytes.get(host..)?.iter().take(limit).take_while(|byte| is_host(byte)).count();
    let name = text[host..host + length].trim_end_matches(['.', '-']);
    let (_, ending) = name.rsplit_once('.')?;
    let is_domain = ending.len() >= 2 && ending.bytes().all(|byte| byte.is_ascii_alphabetic());
    is_domain.then(|| reading(IdentifierKind::Email, text, at, host + name.len()))?
}

/// Whether the byte cannot stand in an address.
fn is_delimiter(byte: u8) -> bool {
    b"<>\"`|\\^{}".contains(&byte)
}

/// Leaves out the punctuation of the sentence; a bracket only where none was opened.
fn without_punctuation(written: &str) -> &str {
    let mut bare = written;
    loop {
        let end = match bare.as_bytes() {
            [.., b'.' | b',' | b';' | b':' | b'!' | b'?' | b'\'' | b'*' | b'_'] => true,
            [.., b')'] => !bare.contains('('),
            [.., b']'] => !bare.contains('['),
            _ => false,
        };
        if !end {
            return bare;
        }
        bare = &bare[..bare.len() - 1];
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Option<&str> {
        let found = url(text, 0).or_else(|| email(text, 0, 100))?;
        Some(&text[..found.end])
    }

    #[test]
    fn addresses_end_before_punctuation_and_characters() {
        assert_eq!(read("https://zhen.example/a_(b)."), Some("https://zhen.example/a_(b)"));
        assert_eq!(read("www.zhen.example/1）。"), Some("www.zhen.example/1"));
        assert_eq!(read("https://zhen.example/7?b=3，"), Some("https://zhen.example/7?b=3"));
        assert_eq!(read("wei.li@zhen.example."), Some("wei.li@zhen.example"));
        assert_eq!([read("wei@home"), read("http://"), read("www")], [None; 3]);
    }
}
