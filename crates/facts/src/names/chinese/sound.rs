//! Foreign names written by their sound: 卡瓦里, 亨利·莫罗.

use std::ops::Range;

use super::super::chinese_text::{ChineseText, is_ordinary, is_rare};
use super::super::{NameKind, NameSource};
use super::{Listed, Places};

/// Fewest characters of a name that no dot shows to be one.
const LEAST: usize = 3;
/// Most characters of a name: longer runs are lists of sounds.
const MOST: usize = 12;

/// What stands behind the name of a place.
const PLACE_TAILS: &str = "市镇村县郡省州岛河湖";

/// Adds the names of a text.
pub(super) fn find(text: &ChineseText<'_>, listed: &Listed, places: &mut Places) {
    for run in runs(text, listed) {
        let dotted = text.characters[run.clone()].iter().any(|&character| is_dot(character));
        let is_listed = listed.has(&run);
        let is_word = is_doubled(&text.characters[run.clone()]);
        if !is_listed && !is_word && run.len() <= MOST && (run.len() >= LEAST || dotted) {
            let behind = text.characters.get(run.end);
            let is_place = behind.is_some_and(|&character| PLACE_TAILS.contains(character));
            let kind = if is_place { NameKind::Place } else { NameKind::Person };
            places.add(run, kind, NameSource::Sound);
        }
    }
}

/// The dot between the parts of a foreign name.
pub(in super::super) fn is_dot(character: char) -> bool {
    matches!(character, '·' | '•' | '・' | '‧' | '∙')
}

/// Runs of characters that only a foreign name explains.
fn runs(text: &ChineseText<'_>, listed: &Listed) -> Vec<Range<usize>> {
    let mut runs = Vec::new();
    let mut open: Option<Range<usize>> = None;
    for word in text.words() {
        let joins = open.as_ref().is_some_and(|run| run.end == word.start);
        let dot = word.len() == 1 && is_dot(text.characters[word.start]);
        let sounds = word.clone().all(|place| text.is_sounding(place));
        let takes = (dot && joins)
            || (sounds && may_sound(text, word, listed))
            || is_beside_dot(text, word)
            || (sounds && joins && is_dotted(text, &open) && !is_ordinary(&text.string(word)));
        match (&mut open, takes) {
            (Some(run), true) if joins => run.end = word.end,
            (_, true) => {
                runs.extend(open.take());
                open = Some(word.clone());
            }
            (_, false) => runs.extend(open.take()),
        }
    }
    runs.extend(open);
    runs.into_iter().filter_map(|run| trimmed(text, run)).collect()
}

/// Whether a word may be part of a foreign name: not if it is a word of everyday.
fn may_sound(text: &ChineseText<'_>, word: &Range<usize>, listed: &Listed) -> bool {
    match listed.covering(word) {
        Some((_, kind)) => matches!(kind, NameKind::Person | NameKind::Organisation),
        None => word.len() == 1 || is_rare(&text.string(word)),
    }
}

/// Whether a run has a dot already.
fn is_dotted(text: &ChineseText<'_>, run: &Option<Range<usize>>) -> bool {
    run.clone().is_some_and(|run| text.characters[run].iter().any(|&c| is_dot(c)))
}

/// Whether a word stands beside the dot of a foreign name.
fn is_beside_dot(text: &ChineseText<'_>, word: &Range<usize>) -> bool {
    let before = word.start.checked_sub(1).and_then(|at| text.characters.get(at));
    [before, text.characters.get(word.end)].into_iter().flatten().any(|&c| is_dot(c))
        && text.characters[word.clone()].iter().all(|c| c.is_alphabetic())
}

/// A run without the small words at its ends.
fn trimmed(text: &ChineseText<'_>, mut run: Range<usize>) -> Option<Range<usize>> {
    const OPENING: &str = "那为于因所向以将与至及且由即就又再叫";
    const CLOSING: &str = "里年日可能所于比和让向与至将及因连本尚即就又再亦曾由为";
    while run.len() > 1
        && (OPENING.contains(text.characters[run.start]) || is_dot(text.characters[run.start]))
    {
        run.start += 1;
    }
    while run.len() > 1
        && (CLOSING.contains(text.characters[run.end - 1]) || is_dot(text.characters[run.end - 1]))
    {
        run.end -= 1;
    }
    (run.len() > 1).then_some(run)
}

/// Whether characters are doubled as words are: 大大方方, 研究研究.
fn is_doubled(characters: &[char]) -> bool {
    matches!(*characters, [a, b, c, d] if (a == b && c == d) || (a == c && b == d))
}
