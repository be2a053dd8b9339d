//! Rows of labels: menus, breadcrumbs, share bars and footers written on one line.

use zhen_text::OmissionReason;

use crate::language::is_han;

use super::cue::{MenuLabel, menu_label, normalize, strip_marks};
use super::shape::count_words;

/// A line taken apart into labels.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Row {
    /// Number of labels.
    pub(super) labels: usize,
    /// Number of labels that menus are known to have.
    pub(super) known: usize,
    /// Number of known labels that name a function of the page, not a topic.
    pub(super) functional: usize,
    /// Share of known labels among the words of the row, in [0, 1].
    pub(super) known_share: f64,
    /// Words of the longest label.
    pub(super) longest_label: f64,
    /// How the labels are parted.
    pub(super) parting: Parting,
    /// What the known labels are, the first functional one deciding.
    pub(super) reason: Option<OmissionReason>,
    words: f64,
    known_words: f64,
    arrows: usize,
    opens_at_home: bool,
}

/// What parts the labels of a row, from the least telling to the most.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Parting {
    /// Single blanks, as between the words of a title.
    #[default]
    Blank,
    /// Wide blanks, or single ones between Chinese words.
    Gap,
    /// Bars, bullets, slashes, brackets or arrows.
    Bar,
}

/// Labels a path begins with.
const HOMES: [&str; 8] =
    ["home", "homepage", "home page", "首页", "主页", "首頁", "主頁", "网站首页"];
/// Words of the longest label that a menu has.
const LONGEST_LABEL: f64 = 6.0;
/// Words of the longest known label.
const LONGEST_KNOWN: usize = 5;

impl Row {
    /// Tells whether the labels are the path of a page within its site.
    pub(super) fn is_path(&self) -> bool {
        let by_arrows =
            self.arrows > 0 && (self.opens_at_home || self.longest_label <= LONGEST_LABEL);
        let by_bars = self.opens_at_home
            && self.parting == Parting::Bar
            && self.labels <= 4
            && self.functional <= 1;
        by_arrows || by_bars
    }

    /// Tells whether every label is short enough for a menu.
    pub(super) fn has_short_labels(&self) -> bool {
        self.longest_label <= LONGEST_LABEL
    }

    fn add_label(&mut self, label: &str) {
        let bare = strip_marks(label);
        if bare.is_empty() {
            return;
        }
        if self.labels == 0 {
            self.opens_at_home = HOMES.contains(&bare);
        }
        self.labels += 1;
        let words = count_words(bare).max(0.6);
        self.words += words;
        self.longest_label = self.longest_label.max(words);
        match menu_label(bare).or_else(|| menu_label(label.trim())) {
            Some(known) => self.add_known(known, words),
            None => self.add_known_words(bare),
        }
    }

    fn add_known(&mut self, label: MenuLabel, words: f64) {
        if label.functional && self.functional == 0 || self.reason.is_none() {
            self.reason = Some(label.reason);
        }
        self.known += 1;
        self.functional += usize::from(label.functional);
        self.known_words += words;
    }

    /// Finds known labels among the words of a longer one, the longest first.
    fn add_known_words(&mut self, label: &str) {
        let words: Vec<&str> = label.split(' ').collect();
        let mut first = 0;
        while words.len() > 1 && first < words.len() {
            let most = LONGEST_KNOWN.min(words.len() - first);
            let found = (1..=most).rev().find_map(|count| {
                let label = words[first..first + count].join(" ");
                let known = menu_label(&label).or_else(|| menu_label(strip_marks(&label)))?;
                Some((count, known, count_words(&label)))
            });
            if let Some((count, known, weight)) = found {
                self.add_known(known, weight);
                first += count;
            } else {
                first += 1;
            }
        }
    }
}

/// Takes a line apart into labels.
pub(super) fn split(line: &str) -> Row {
    let mut row = Row::default();
    // A table row or a quotation of Markdown begins with its separator.
    if line.starts_with(['|', '>', '#']) {
        return row;
    }
    let parts = parts_of(line);
    row.parting = parts.parting;
    row.arrows = parts.arrows;
    if parts.labels.len() == 1 && is_chinese_row(line) {
        row.parting = Parting::Gap;
        line.split_whitespace().for_each(|label| row.add_label(&normalize(label)));
    } else {
        parts.labels.iter().for_each(|label| row.add_label(&normalize(label)));
    }
    row.known_share = (row.known_words / row.words.max(0.6)).min(1.0);
    row
}

struct Parts<'l> {
    labels: Vec<&'l str>,
    parting: Parting,
    /// Arrows between two labels.
    arrows: usize,
}

/// Cuts a line at bars, arrows, brackets and wide blanks.
fn parts_of(line: &str) -> Parts<'_> {
    let mut parts = Parts { labels: Vec::new(), parting: Parting::Blank, arrows: 0 };
    let (mut start, mut arrow_before, mut wide_before) = (0, false, false);
    let mut previous = ' ';
    let home_path = opens_at_home(line);
    let ends = line.char_indices().chain([(line.len(), '|')]);
    for (offset, character) in ends {
        let bar = "|｜•·／\\┊│♦【】[]".contains(character)
            || (character == '/' && (home_path || is_free(&line[offset + 1..], previous)));
        let arrow = ">＞»›→".contains(character);
        let wide = character == '\u{3000}'
            || character == '\t'
            || (is_blank(character) && is_blank(previous) && offset > 0);
        previous = character;
        if !(bar || arrow || wide) {
            continue;
        }
        let label = line[start..offset].trim();
        if !label.is_empty() {
            if !parts.labels.is_empty() {
                parts.parting =
                    parts.parting.max(if wide_before { Parting::Gap } else { Parting::Bar });
            }
            parts.arrows += usize::from(arrow_before && !parts.labels.is_empty());
            parts.labels.push(label);
            (arrow_before, wide_before) = (false, true);
        }
        arrow_before |= arrow;
        wide_before &= wide;
        start = offset + if offset < line.len() { character.len_utf8() } else { 0 };
    }
    parts
}

/// Tells whether a slash stands between blanks or at the end, not inside a word or a date.
fn is_free(after: &str, previous: char) -> bool {
    previous == ' ' || after.is_empty() || after.starts_with(' ')
}

fn opens_at_home(line: &str) -> bool {
    line.split_once('/').is_some_and(|(first, _)| HOMES.contains(&normalize(first).as_str()))
}

/// Chinese words parted by single blanks, each as short as a menu label.
fn is_chinese_row(line: &str) -> bool {
    let short = |word: &str| {
        let han = word.chars().filter(|&character| is_han(character)).count();
        han * 2 > word.chars().count() && han <= 8
    };
    let words = line.split_whitespace();
    let (all, chinese) =
        words.fold((0, 0), |(all, chinese), word| (all + 1, chinese + usize::from(short(word))));
    all >= 2 && chinese * 3 >= all * 2
}

fn is_blank(character: char) -> bool {
    matches!(character, ' ' | '\u{a0}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_are_found_between_bars_blanks_and_words() {
        let row = split("Home | Ports and Ships | Contact us");
        assert_eq!((row.labels, row.known, row.parting), (3, 2, Parting::Bar));
        let row = split("HOME   NEWS   PORTS");
        assert_eq!((row.labels, row.known, row.parting), (3, 2, Parting::Gap));
        let row = split("Home Events & Activities Contact Us 中文");
        assert_eq!((row.labels, row.known, row.parting), (1, 4, Parting::Blank));
        let row = split("首页 要闻 港口");
        assert_eq!((row.labels, row.known, row.parting), (3, 2, Parting::Gap));
    }

    #[test]
    fn paths_are_told_from_menus() {
        for path in ["Home > Ports", "首页>>港口>>正文", "Home / China / Latest"] {
            assert!(split(path).is_path(), "{path}");
        }
        for menu in ["Home | News | Contact us | Search | Login", "Subscribe →", "Ports and Ships"]
        {
            assert!(!split(menu).is_path(), "{menu}");
        }
    }
}
