//! Why documents failed, with the same reason of many documents as one.
//!
//! Reasons name files and lines. Two are the same if they differ in the names of the documents and
//! in numbers only; the reason shown has `…` for a name, and `#` for numbers if they differ.

use std::collections::HashMap;

use zhen_formats::Reason;

use crate::record::DocumentRecord;

/// Reasons that are listed.
const REASONS: usize = 20;
/// Reasons that are told apart: what comes after so many is counted as another one.
const KNOWN_REASONS: usize = 1000;

/// Reasons up to now.
#[derive(Clone, Debug, Default)]
pub(super) struct Reasons {
    groups: Vec<Reason>,
    /// Where a reason is among the groups, by its status and its text without names and numbers.
    places: HashMap<(String, String), usize>,
    others: usize,
}

impl Reasons {
    pub(super) fn add(&mut self, record: &DocumentRecord) {
        let named = without_names(record);
        let key = (record.status.to_string(), without_numbers(&named));
        if let Some(group) = self.places.get(&key).and_then(|&place| self.groups.get_mut(place)) {
            group.documents += 1;
            if group.reason != named {
                group.reason = key.1;
            }
        } else if self.groups.len() < KNOWN_REASONS {
            self.groups.push(Reason {
                status: key.0.clone(),
                reason: named,
                documents: 1,
                example: record.status.reason().to_owned(),
            });
            self.places.insert(key, self.groups.len() - 1);
        } else {
            self.others += 1;
        }
    }

    /// Returns the most frequent reasons, and how many documents have others.
    pub(super) fn most_frequent(self) -> (Vec<Reason>, usize) {
        let mut groups = self.groups;
        // Stable: of equals, the one that came first stays first.
        groups.sort_by_key(|group| std::cmp::Reverse(group.documents));
        let rest = groups.split_off(groups.len().min(REASONS));
        (groups, self.others + rest.iter().map(|group| group.documents).sum::<usize>())
    }
}

/// Returns a record's reason with `…` for the names of its documents.
fn without_names(record: &DocumentRecord) -> String {
    let mut reason = record.status.reason().to_owned();
    let mut names = vec![record.english_path.as_str(), record.chinese_path.as_str()];
    let base = |path: &&'_ str| path.rsplit(['/', '\\']).next().unwrap_or_default().to_owned();
    let bases: Vec<String> = names.iter().map(base).collect();
    // A folder's name may be the beginning of the other path, so the longest goes first.
    names.sort_by_key(|name| std::cmp::Reverse(name.len()));
    for name in names.into_iter().chain(bases.iter().map(String::as_str)) {
        // A name of a letter or two would be found in words.
        if name.len() > 2 {
            reason = reason.replace(name, "…");
        }
    }
    reason
}

/// Returns a text with `#` for every number.
fn without_numbers(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for character in text.chars() {
        if !character.is_ascii_digit() {
            out.push(character);
        } else if !out.ends_with('#') {
            out.push('#');
        }
    }
    out
}
