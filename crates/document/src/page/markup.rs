//! Lines of markup without text that dumps of pages keep: frames, scripts and their like.
//!
//! Elements that documents show as examples, such as `<div>`, are not among them.

use super::cue::{Cue, Weight};
use zhen_text::OmissionReason;

/// Elements that hold advertisements, films and programs.
const ELEMENTS: [&str; 8] =
    ["iframe", "script", "noscript", "ins", "embed", "object", "style", "img"];

/// Finds the cue of a line that consists of such elements and holds no text outside of tags.
///
/// An element without attributes, as a text about markup names it, is none. Linear in the line.
pub(super) fn markup_cue(line: &str) -> Option<Cue> {
    let rest = line.strip_prefix('<')?;
    let name = rest.find(|c: char| !c.is_ascii_alphabetic()).map(|end| &rest[..end])?;
    let known = ELEMENTS.iter().any(|element| name.eq_ignore_ascii_case(element));
    let attributes = rest[name.len()..].starts_with(' ') && rest.contains('=');
    if !(known && attributes && is_only_tags(line)) {
        return None;
    }
    let cue = Cue::plain(OmissionReason::Footer, Weight::Strong);
    Some(Cue { inside: true, ..cue })
}

/// Tells whether nothing but white space stands outside of tags; quoted values may hold `>`.
fn is_only_tags(line: &str) -> bool {
    let (mut inside, mut quote) = (false, None);
    for character in line.chars() {
        match (inside, quote) {
            (true, Some(mark)) if character == mark => quote = None,
            (true, Some(_)) => {}
            (true, None) if matches!(character, '"' | '\'') => quote = Some(character),
            (true, None) => inside = character != '>',
            (false, _) if character == '<' => inside = true,
            (false, _) if character.is_whitespace() => {}
            (false, _) => return false,
        }
    }
    !inside
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn frames_are_markup() {
        for line in [
            r#"<iframe src="/ad" width="300" onload="if(a>b){c()}"></iframe>"#,
            r#"<ins class="box"> </ins> <img src='a.png'>"#,
        ] {
            assert!(markup_cue(line).is_some(), "{line}");
        }
    }

    #[test]
    fn texts_about_markup_are_none() {
        for line in [
            "<iframe>",
            r#"<div class="a">"#,
            r#"<img src="a.png"> shows a boat"#,
            r#"<img src="a.png"#,
            "<Suggest to a friend>",
            "a < b",
        ] {
            assert!(markup_cue(line).is_none(), "{line}");
        }
    }
}
