//! Counts the text of a part a second time: all that stands in `t` elements, but for deletions,
//! readings of characters, separators of notes and second copies.

use crate::xml::{Mark, Scan, value_of};

use super::symbol;

/// Adds the text of a part.
pub(super) fn collect(part: &str, text: &mut String) {
    // Names of the elements that hide what is in them; of each choice, whether one was seen.
    let mut hiding: Vec<&str> = Vec::new();
    let mut choices = Vec::new();
    let mut open = Vec::new();
    for mark in Scan::new(part) {
        match mark {
            Mark::Open(name, tag) => {
                open.push(name);
                if hiding.last() == Some(&name) {
                    hiding.push(name);
                    continue;
                }
                let is_hiding = match name {
                    "del" | "moveFrom" | "rt" | "pPr" | "rPr" | "tblPr" | "trPr" | "tcPr"
                    | "sectPr" => true,
                    "footnote" | "endnote" => {
                        value_of(tag, "type").is_some_and(|kind| kind != "normal")
                    }
                    "Choice" | "Fallback" => {
                        let seen = choices.last_mut();
                        hiding.is_empty() && seen.is_some_and(|seen| std::mem::replace(seen, true))
                    }
                    _ => false,
                };
                if hiding.is_empty() && is_hiding {
                    hiding.push(name);
                }
                if hiding.is_empty() {
                    match name {
                        "AlternateContent" => choices.push(false),
                        "p" => text.push('\n'),
                        "sym" => {
                            let font = value_of(tag, "font").unwrap_or_default();
                            let code = value_of(tag, "char").unwrap_or_default();
                            text.extend(symbol::character(font, code));
                        }
                        _ => {}
                    }
                }
            }
            Mark::Close(name) => {
                open.pop();
                if hiding.last() == Some(&name) {
                    hiding.pop();
                } else if hiding.is_empty() && name == "AlternateContent" {
                    choices.pop();
                }
            }
            Mark::Text(found) if hiding.is_empty() && open.last() == Some(&"t") => {
                text.push_str(&found);
            }
            Mark::Text(_) => {}
        }
    }
}
