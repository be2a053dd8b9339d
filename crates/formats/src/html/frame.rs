//! The frame of a page: head with style, policy and tools, foot with script.
//!
//! It knows nothing of beads and can frame any list of them.

use sha2::{Digest, Sha256};

use super::escape::{is_forbidden, push_text};
use crate::field::field_text;

/// What a page calls its maker, and by which a reader knows it.
pub(super) const GENERATOR: &str = "<meta name=\"generator\" content=\"zhen bitext 1\">";

/// The line after which the beads stand.
pub(super) const MAIN: &str = "<main>";

const STYLE: &str = include_str!("style.css");
const SCRIPT: &str = include_str!("page.js");
/// Buttons and help, which only the script shows: without it they would do nothing.
const TOOLS: &str = include_str!("tools.html");

/// Appends everything before the first document pair.
pub(super) fn push_head(html: &mut String, title: &str) {
    html.push_str("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n");
    html.push_str(GENERATOR);
    // Nothing is loaded from anywhere, and a text that came in as markup could not run.
    html.push_str("\n<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; ");
    html.push_str(&format!(
        "style-src 'sha256-{}'; script-src 'sha256-{}'; base-uri 'none'; form-action 'none'\">\n",
        hash(STYLE),
        hash(SCRIPT)
    ));
    html.push_str("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
    html.push_str("<meta name=\"color-scheme\" content=\"light dark\">\n<title>");
    // A title holds no elements, so forbidden characters are left out here and shown below.
    let title = field_text(title);
    let title = if title.is_empty() { "Bitext" } else { &title };
    let plain: String = title.chars().filter(|character| !is_forbidden(*character)).collect();
    push_text(html, &plain);
    html.push_str("</title>\n<style>");
    html.push_str(STYLE);
    html.push_str("</style>\n</head>\n<body>\n<header class=\"title\"><h1 dir=\"auto\">");
    push_text(html, title);
    html.push_str("</h1></header>\n");
    html.push_str(TOOLS);
    html.push_str(MAIN);
    html.push('\n');
}

/// Appends everything after the summary.
pub(super) fn push_foot(html: &mut String) {
    html.push_str("<script>");
    html.push_str(SCRIPT);
    html.push_str("</script>\n</body>\n</html>\n");
}

/// Returns the hash by which the policy allows a style or script.
fn hash(content: &str) -> String {
    base64(&Sha256::digest(content.as_bytes()))
}

fn base64(bytes: &[u8]) -> String {
    const DIGITS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut text = String::new();
    for chunk in bytes.chunks(3) {
        let byte = |index: usize| u32::from(chunk.get(index).copied().unwrap_or(0));
        let bits = byte(0) << 16 | byte(1) << 8 | byte(2);
        for position in 0..4 {
            let digit = (bits >> (18 - 6 * position) & 63) as usize;
            text.push(if position <= chunk.len() { char::from(DIGITS[digit]) } else { '=' });
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hashes_are_in_base64() {
        let table =
            [("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foob", "Zm9vYg==")];
        for (bytes, expected) in table {
            assert_eq!(base64(bytes.as_bytes()), expected);
        }
        // As `printf abc | openssl dgst -sha256 -binary | base64` says.
        assert_eq!(hash("abc"), "ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0=");
    }

    #[test]
    fn nothing_in_the_frame_ends_it_or_looks_like_a_row() {
        let mut html = String::new();
        push_head(&mut html, "<main>\n</title>");
        push_foot(&mut html);
        assert_eq!(html.lines().filter(|&line| line == MAIN).count(), 1);
        for end in ["</title>", "</style>", "</script>"] {
            assert_eq!(html.matches(end).count(), 1, "{end}");
        }
        assert!(!html.contains("http://") && !html.contains("https://"));
    }
}
