//! Names of documents as relative references.
//!
//! RFC 3986: what is not unreserved is percent-encoded byte by byte, so that any name makes a valid
//! reference and no `:` makes its beginning a scheme.

use std::fmt::Write as _;

/// Returns the reference that a document's name makes; `\` parts folders as `/` does.
pub(super) fn relative_uri(name: &str) -> String {
    let mut uri = String::with_capacity(name.len());
    let path = name.replace('\\', "/");
    // Two slashes at the beginning would make the first folder the name of a host.
    let rest = path.trim_start_matches('/');
    if rest.len() < path.len() {
        uri.push('/');
    }
    let mut rest = rest;
    while let Some(after) = rest.strip_prefix("./") {
        rest = after.trim_start_matches('/');
    }
    for byte in rest.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b'/' => {
                uri.push(char::from(byte));
            }
            // Writing into a string cannot fail.
            _ => drop(write!(uri, "%{byte:02X}")),
        }
    }
    uri
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn any_name_is_a_relative_reference() {
        let table = [
            ("docs/guide.en.md", "docs/guide.en.md"),
            ("./docs/guide.md", "docs/guide.md"),
            ("../a b.txt", "../a%20b.txt"),
            ("en\\中.txt", "en/%E4%B8%AD.txt"),
            ("C:\\a.txt", "C%3A/a.txt"),
            ("//host/a.txt", "/host/a.txt"),
            ("/srv/a#1?.txt", "/srv/a%231%3F.txt"),
            ("100%.txt", "100%25.txt"),
            ("-", "-"),
            ("a\n\"b\u{202e}", "a%0A%22b%E2%80%AE"),
        ];
        for (name, expected) in table {
            assert_eq!(relative_uri(name), expected, "{name:?}");
        }
    }
}
