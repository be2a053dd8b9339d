//! Names in Chinese text, in either script.
//!
//! Names of the table that stand between borders of words; family and given names beside a title
//! or before a verb of speech; runs of the characters that foreign names are written with, unless
//! they are words; and organisations by their last word.

mod latin;
mod organisation;
mod person;
mod sound;
mod vocabulary;

use std::ops::Range;

use zhen_lexicon::{Lexicon, Link, NameClass, Names};
use zhen_segment::stem;

use super::chinese_text::{ChineseText, is_ordinary};
use super::english::is_place;
use super::{Name, NameKind, NameSource};

pub(super) use sound::is_dot;
pub(super) use vocabulary::is_family_name;

/// Finds the names of a text, from left to right, without overlaps.
pub(super) fn find(text: &ChineseText<'_>) -> Vec<Name> {
    let mut places = Places::new(text);
    let listed = listed(text);
    sound::find(text, &listed, &mut places);
    person::find(text, &mut places);
    organisation::find(text, &listed, &mut places);
    latin::find(text, &mut places);
    for (place, kind) in listed.0 {
        places.add(place, kind, NameSource::Listed);
    }
    places.finish(text)
}

/// Names found so far, by characters.
#[derive(Debug)]
struct Places {
    found: Vec<(Range<usize>, NameKind, NameSource)>,
    /// Characters that belong to a name already.
    taken: Vec<bool>,
}

impl Places {
    fn new(text: &ChineseText<'_>) -> Self {
        Self { found: Vec::new(), taken: vec![false; text.characters.len()] }
    }

    /// Adds a name where none is yet.
    fn add(&mut self, place: Range<usize>, kind: NameKind, source: NameSource) {
        let Some(taken) = self.taken.get_mut(place.clone()) else { return };
        if !place.is_empty() && !taken.contains(&true) {
            taken.fill(true);
            self.found.push((place, kind, source));
        }
    }

    fn finish(mut self, text: &ChineseText<'_>) -> Vec<Name> {
        self.found.sort_by_key(|(place, ..)| place.start);
        let names = self.found.into_iter();
        names.map(|(place, kind, source)| Name { span: text.span(&place), kind, source }).collect()
    }
}

/// Names of the table in the order of the text, by characters.
#[derive(Debug)]
struct Listed(Vec<(Range<usize>, NameKind)>);

impl Listed {
    /// The name that covers some characters.
    fn covering(&self, place: &Range<usize>) -> Option<(Range<usize>, NameKind)> {
        let at = self.0.partition_point(|(name, _)| name.end <= place.start);
        let (name, kind) = self.0.get(at)?;
        let covers = name.start <= place.start && place.end <= name.end;
        covers.then(|| (name.clone(), *kind))
    }

    /// Whether a name covers just these characters.
    fn has(&self, place: &Range<usize>) -> bool {
        self.covering(place).is_some_and(|(name, _)| name == *place)
    }
}

/// Names of the table that are no parts of other words.
fn listed(text: &ChineseText<'_>) -> Listed {
    let table = Names::built_in();
    let mut names = Vec::new();
    for found in table.find_chinese_names(text.text) {
        let place = text.characters_of(&found.span);
        if place.len() < 2 {
            continue;
        }
        let classes: Vec<NameClass> = table.english_of(&found).map(|entry| entry.class).collect();
        let Some(mut kind) = NameKind::of_classes(classes.iter().copied()) else {
            continue;
        };
        // 长江 is the Yangtze River.
        if kind == NameKind::Other && table.english_of(&found).any(|entry| is_place(entry.name)) {
            kind = NameKind::Place;
        }
        // Central America, but mostly China and the US.
        if matches!(text.string(&place).as_str(), "中美" | "中欧" | "中非" | "中印") {
            continue;
        }
        let is_short_city = place.len() == 2 && classes.iter().all(|&c| c == NameClass::City);
        let known = Lexicon::built_in().chinese(&text.string(&place)).is_some();
        if is_short_city && !known {
            // 中都 and 上都 are more often two words than the county.
            continue;
        }
        let whole = text.is_border(place.start) && text.is_border(place.end);
        // A clock: 香港时间18时47分.
        if text.characters[place.end..].starts_with(&['时', '间']) {
            continue;
        }
        // 中都 in 集群中都有: two words, each by itself.
        let is_word = |at: usize| is_ordinary(&text.characters[at].to_string());
        let is_parted = place.len() == 2
            && text.is_border(place.start + 1)
            && is_word(place.start)
            && is_word(place.start + 1);
        if is_parted && !classes.contains(&NameClass::Territory) {
            continue;
        }
        if !whole && place.len() < 4 && !classes.contains(&NameClass::Territory) {
            continue;
        }
        // 和平 is a district too: a word that is often used names something else.
        let is_state = classes.contains(&NameClass::Territory);
        if !is_state && kind != NameKind::Organisation && is_common_noun(text, &place) {
            continue;
        }
        names.push((place, kind));
    }
    Listed(names)
}

/// The states and well-known places that an organisation is named by: 德国 in 德国工业联合会.
pub(super) fn places_within(name: &Name, text: &ChineseText<'_>) -> Vec<Name> {
    let table = Names::built_in();
    let Some(written) = text.text.get(name.span.clone()) else { return Vec::new() };
    let mut places = Vec::new();
    for found in table.find_chinese_names(written) {
        let span = name.span.start + found.span.start..name.span.start + found.span.end;
        let place = text.characters_of(&span);
        let is_place = table
            .english_of(&found)
            .any(|entry| matches!(entry.class, NameClass::Territory | NameClass::City));
        let is_known = Lexicon::built_in().chinese(&text.string(&place)).is_some();
        if place.len() > 1 && is_place && is_known && !is_common_noun(text, &place) {
            places.push(Name { span, kind: NameKind::Place, source: NameSource::Listed });
        }
    }
    places
}

/// Whether a name of the table is a word that its English names do not translate.
fn is_common_noun(text: &ChineseText<'_>, place: &Range<usize>) -> bool {
    let word = text.string(place);
    let lexicon = Lexicon::built_in();
    let Some(id) = lexicon.chinese(&word) else { return false };
    let mut links: Vec<Link> = lexicon.links(id).collect();
    links.sort_by(|one, other| other.forward.total_cmp(&one.forward));
    links.truncate(3);
    !Names::built_in().of_chinese(&word).any(|entry| {
        let parts = entry.name.split(' ');
        let stems: Vec<Option<u32>> = parts.map(|part| lexicon.english(&stem(part))).collect();
        links.iter().any(|link| stems.contains(&Some(link.english)))
    })
}
