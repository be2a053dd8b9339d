//! The frame of a page: head with style, policy and tools, foot with script.
//!
//! It knows nothing of beads: bitexts, findings and the report of a corpus differ in what a
//! [`Frame`] holds.

use sha2::{Digest, Sha256};

use super::escape::{is_forbidden, push_text};
use crate::field::field_text;

/// What frames the pages of one kind.
pub(crate) struct Frame {
    /// The language of its own words, by which browsers choose fonts and voices.
    language: &'static str,
    /// What a page of this kind calls its maker.
    generator: &'static str,
    /// What a page is called that has no title.
    name: &'static str,
    /// Its style, the theme included.
    style: &'static str,
    /// Its script; empty for a page without one.
    script: &'static str,
    /// What stands between its title and its contents.
    tools: &'static str,
}

/// What frames a bitext.
pub(super) const BITEXT: Frame = Frame {
    language: "en",
    generator: GENERATOR,
    name: "Bitext",
    style: concat!(
        include_str!("theme.css"),
        include_str!("reading.css"),
        include_str!("style.css")
    ),
    script: concat!(include_str!("theme.js"), include_str!("page.js")),
    // Buttons and help, which only the script shows: without it they would do nothing.
    tools: include_str!("tools.html"),
};

/// What frames the report of a corpus.
pub(crate) const REPORT: Frame = Frame {
    language: "en",
    generator: "<meta name=\"generator\" content=\"zhen report 1\">",
    name: "Corpus report",
    style: concat!(include_str!("theme.css"), include_str!("../report/style.css")),
    script: "",
    tools: "",
};

/// What frames findings that are told in English.
pub(crate) const FINDINGS: Frame = Frame {
    language: "en",
    generator: "<meta name=\"generator\" content=\"zhen findings 1\">",
    name: "Findings",
    style: concat!(
        include_str!("theme.css"),
        include_str!("reading.css"),
        include_str!("../findings/html/style.css")
    ),
    script: concat!(include_str!("theme.js"), include_str!("../findings/html/page.js")),
    tools: include_str!("../findings/html/tools.en.html"),
};

/// What frames findings that are told in Chinese.
pub(crate) const FINDINGS_IN_CHINESE: Frame = Frame {
    language: "zh-Hans",
    name: "核对结果",
    tools: include_str!("../findings/html/tools.zh.html"),
    ..FINDINGS
};

/// What a bitext calls its maker, and by which a reader knows it.
pub(super) const GENERATOR: &str = "<meta name=\"generator\" content=\"zhen bitext 1\">";

/// The line after which the contents stand.
pub(super) const MAIN: &str = "<main>";

impl Frame {
    /// Appends everything before the contents.
    pub(crate) fn push_head(&self, html: &mut String, title: &str) {
        html.push_str(&format!("<!DOCTYPE html>\n<html lang=\"{}\">\n", self.language));
        html.push_str("<head>\n<meta charset=\"utf-8\">\n");
        html.push_str(self.generator);
        // Nothing is loaded from anywhere, and a text that came in as markup could not run.
        html.push_str("\n<meta http-equiv=\"Content-Security-Policy\" content=\"");
        html.push_str(&format!("default-src 'none'; style-src 'sha256-{}'; ", hash(self.style)));
        if !self.script.is_empty() {
            html.push_str(&format!("script-src 'sha256-{}'; ", hash(self.script)));
        }
        html.push_str("base-uri 'none'; form-action 'none'\">\n");
        html.push_str(
            "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
             <meta name=\"color-scheme\" content=\"light dark\">\n<title>",
        );
        // A title holds no elements, so forbidden characters are left out here and shown below.
        let title = field_text(title);
        let title = if title.is_empty() { self.name } else { &title };
        let plain: String = title.chars().filter(|character| !is_forbidden(*character)).collect();
        push_text(html, &plain);
        html.push_str("</title>\n<style>");
        html.push_str(self.style);
        html.push_str("</style>\n</head>\n<body>\n<header class=\"title\"><h1 dir=\"auto\">");
        push_text(html, title);
        html.push_str("</h1></header>\n");
        html.push_str(self.tools);
        html.push_str(MAIN);
        html.push('\n');
    }

    /// Appends everything after the contents and what follows them.
    pub(crate) fn push_foot(&self, html: &mut String) {
        if !self.script.is_empty() {
            html.push_str("<script>");
            html.push_str(self.script);
            html.push_str("</script>\n");
        }
        html.push_str("</body>\n</html>\n");
    }
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
    fn nothing_in_a_frame_ends_it_or_looks_like_a_row() {
        for (frame, scripts) in [(BITEXT, 1), (REPORT, 0), (FINDINGS, 1), (FINDINGS_IN_CHINESE, 1)]
        {
            let mut html = String::new();
            frame.push_head(&mut html, "<main>\n</title>");
            frame.push_foot(&mut html);
            assert_eq!(html.lines().filter(|&line| line == MAIN).count(), 1);
            for (end, count) in [("</title>", 1), ("</style>", 1), ("</script>", scripts)] {
                assert_eq!(html.matches(end).count(), count, "{end}");
            }
            assert!(!html.contains("http://") && !html.contains("https://"));
        }
    }
}
