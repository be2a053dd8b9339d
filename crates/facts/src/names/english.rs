//! Names in English text.
//!
//! Runs of words with capitals are cut where a weekday, a nationality or punctuation stands,
//! freed of titles and of the ordinary word that begins a sentence, and told apart by their head
//! words; names of the table are found wherever no longer name was. A heading, all of whose words
//! have capitals, has only names of the table and those behind titles.

mod common;
mod run;
mod vocabulary;
mod word_lists;

pub(super) use vocabulary::{
    is_function_word, is_nationality, is_organisation_head, is_people_of, is_person_title,
    is_place_head,
};

use zhen_lexicon::{Lexicon, NameClass, Names, RomanisedName, is_romanised_syllable, syllables};

use zhen_segment::stem;

use super::english_text::{EnglishText, EnglishWord, Joint};
use super::{Name, NameKind, NameSource};
use common::{has_common_translation, is_placeholder};
use run::Run;
use vocabulary::{is_common_acronym, is_god, is_place_opening, is_time_word};

/// Letters of an acronym that is no name of the table.
const ACRONYM: std::ops::RangeInclusive<usize> = 2..=6;

/// Most letters of capitals that are rather an acronym than somebody's name.
const SHORT: usize = 4;

/// Share of a word's translations that its names in the table must have to make it a name.
const MOSTLY: f32 = 0.1;

/// Whether a name of several folded words says that it is that of a place: the Yangtze River.
pub(super) fn is_place(name: &str) -> bool {
    let mut words = name.split(' ');
    let (Some(first), Some(last)) = (words.next(), words.next_back()) else { return false };
    is_place_opening(first) || is_place_head(last)
}

/// Finds the names of a text, from left to right, without overlaps.
pub(super) fn find(text: &EnglishText<'_>) -> Vec<Name> {
    let listed = listed(text);
    let mut names = Vec::new();
    for run in run::runs(text) {
        of_run(text, &run, &listed, &mut names);
    }
    let own = std::mem::take(&mut names);
    // Both are in the order of the text.
    for name in listed {
        let at = own.partition_point(|other| other.span.end <= name.span.start);
        if own.get(at).is_none_or(|other| name.span.end <= other.span.start) {
            names.push(name);
        }
    }
    names.extend(own);
    names.retain(|name| {
        let mut words = text.words[text.words_in(&name.span)].iter();
        !words.all(|word| is_god(&word.folded))
    });
    names.sort_by_key(|name| name.span.start);
    names
}

/// Names of the table, but for words that are there by the chance of a capital.
fn listed(text: &EnglishText<'_>) -> Vec<Name> {
    let table = Names::built_in();
    let mut names = Vec::new();
    for found in table.find_english_names(text.text) {
        let words = text.words_in(&found.span);
        let Some(first) = text.words.get(words.start) else { continue };
        let classes = table.chinese_of(&found).map(|entry| entry.class);
        let Some(mut kind) = NameKind::of_classes(classes) else { continue };
        let last = text.words.get(words.end.saturating_sub(1));
        let is_place =
            is_place_opening(&first.folded) || last.is_some_and(|word| is_place_head(&word.folded));
        if kind == NameKind::Other && words.len() > 1 && is_place {
            kind = NameKind::Place;
        }
        // GATT is nobody, whatever the table says; in a heading anyone may be in capitals.
        if kind == NameKind::Person && words.len() == 1 && first.is_acronym && !text.is_heading {
            kind = NameKind::Organisation;
        }
        // Lund-Hale is one family name.
        let next = text.words.get(words.end);
        let is_part = first.joint == Joint::Hyphen
            || next.is_some_and(|word| word.joint == Joint::Hyphen && word.is_capital);
        if kind == NameKind::Person && words.len() == 1 && is_part {
            continue;
        }
        if words.len() == 1 && is_chance(text, first, kind) {
            continue;
        }
        // A clock: 3 p.m. Beijing Time.
        if next.is_some_and(|word| word.is_capital && word.folded == "time") {
            continue;
        }
        names.push(Name { span: found.span, kind, source: NameSource::Listed });
    }
    names
}

/// Whether a single word of the table is probably no name here.
fn is_chance(text: &EnglishText<'_>, word: &EnglishWord, kind: NameKind) -> bool {
    if is_time_word(&word.folded) || is_nationality(&word.folded) || is_person_title(&word.folded) {
        return true;
    }
    if word.is_acronym && word.folded.len() <= *ACRONYM.end() {
        return false;
    }
    // Xi and Wu are counties, but hardly ever meant.
    if kind == NameKind::Place && word.folded.len() < 6 && is_romanised_syllable(&word.folded) {
        return true;
    }
    let is_owed = word.starts_sentence || text.is_heading;
    (is_owed || kind == NameKind::Person) && is_word(word) && !is_mostly_name(&word.folded)
}

/// Whether running text has a word often, and it has a translation that no name is written with.
fn is_word(word: &EnglishWord) -> bool {
    word.is_ordinary() && is_translated(&word.folded)
}

/// Whether a word has a translation that no name is written with: may, but not Anderson.
fn is_translated(word: &str) -> bool {
    Lexicon::built_in().english(&stem(word)).is_some_and(has_common_translation)
}

/// Whether a word with a capital may be a name of its own: not March, nor But, nor Buyer.
pub(super) fn may_be_name(word: &EnglishWord) -> bool {
    !is_time_word(&word.folded)
        && !is_function_word(&word.folded)
        && !is_person_title(&word.folded)
        && (!is_word(word) || is_given_name(&word.folded))
}

/// Whether the lexicon translates a word by its names in the table: trump, but not white.
fn is_mostly_name(word: &str) -> bool {
    let lexicon = Lexicon::built_in();
    let Some(id) = lexicon.english(&stem(word)) else { return true };
    Names::built_in().of_english(word).any(|entry| {
        let known = lexicon.chinese(entry.name).into_iter();
        known
            .flat_map(|word| lexicon.links(word))
            .any(|link| link.english == id && link.backward >= MOSTLY)
    })
}

/// Whether a word is more often a name than anything else.
fn is_strange(word: &EnglishWord) -> bool {
    !is_word(word) || is_given_name(&word.folded)
}

/// Whether the table has a word as a name of persons.
fn is_given_name(word: &str) -> bool {
    // Of some given names the table only says that they are something else than a place.
    Names::built_in().of_english(word).any(|entry| match entry.class {
        NameClass::Person => true,
        NameClass::Other => is_mostly_name(word),
        _ => false,
    })
}

/// Those of some names, in the order of the text, that overlap a span.
fn within<'n>(names: &'n [Name], span: &std::ops::Range<usize>) -> &'n [Name] {
    let from = names.partition_point(|name| name.span.end <= span.start);
    let to = names.partition_point(|name| name.span.start < span.end);
    names.get(from..to).unwrap_or_default()
}

/// Adds the name or names of a run of words with capitals.
fn of_run(text: &EnglishText<'_>, run: &Run, listed: &[Name], names: &mut Vec<Name>) {
    let mut words = run.words.clone();
    let mut is_titled = run.is_titled;
    // Democrat Rep. Conor Moreau: the name begins behind the last title.
    let is_title = |at: &usize| is_person_title(&text.words[*at].folded);
    if !run.has_head
        && let Some(title) = words.clone().rfind(is_title)
    {
        is_titled = true;
        words.start = title + 1;
    }
    if words.is_empty() {
        return;
    }
    let all = &text.words[words.clone()];
    let span = text.span_of(words.clone());
    let name = |kind, source| Name { span: span.clone(), kind, source };
    // The table's spans end before the last full stop of U.S.
    let listed = within(listed, &span);
    let is_listed = listed.iter().find(|name| {
        name.span.start == span.start
            && (name.span.end == span.end || name.span.end + 1 == span.end)
    });
    if let Some(listed) = is_listed {
        return names.push(name(listed.kind, NameSource::Listed));
    }
    // A heading is full of capitals that tell nothing.
    if run.has_head && (!text.is_heading || all.len() < 5) {
        let is_place = all.last().is_some_and(|word| is_place_head(&word.folded))
            || is_place_opening(&all[0].folded);
        let is_organisation = all.iter().any(|word| is_organisation_head(&word.folded));
        if is_organisation || is_place {
            let kind = if is_organisation { NameKind::Organisation } else { NameKind::Place };
            return names.push(name(kind, NameSource::HeadWord));
        }
    }
    let only_person =
        listed.iter().all(|name| matches!(name.kind, NameKind::Person | NameKind::Other));
    // The town of a given name is not meant behind a title: Minister He Yuanzhou.
    let is_person = only_person || (is_titled && all.len() > 1 && is_chinese_name(text, all));
    let looks_personal = is_person && all.iter().all(|word| !is_nationality(&word.folded));
    if is_titled && looks_personal && all.len() <= 4 && may_follow_title(text, words.start) {
        // President Moreau Arrives: the rest of a heading is no name.
        let named =
            1 + all[1..].iter().take_while(|word| !text.is_heading || is_strange(word)).count();
        let span = text.span_of(words.start..words.start + named);
        return names.push(Name { span, kind: NameKind::Person, source: NameSource::Titled });
    }
    if looks_personal && is_chinese_name(text, all) {
        return names.push(name(NameKind::Person, NameSource::FamilyName));
    }
    if text.is_heading {
        return;
    }
    // Lund-Hale is one family name.
    let is_one = all[1..].iter().all(|word| word.joint == Joint::Hyphen);
    if looks_personal && !is_one && all.len() <= 4 && is_foreign_person(all, listed) {
        return names.push(name(NameKind::Person, NameSource::Capitals));
    }
    if let [word] = all {
        if word.is_acronym
            && ACRONYM.contains(&word.folded.len())
            && !is_roman(&word.folded)
            && !is_common_acronym(&word.folded)
            && !is_placeholder(&word.folded)
            && !is_explained(text, words.start)
            && !word.is_ordinary()
        {
            return names.push(name(NameKind::Organisation, NameSource::Acronym));
        }
        let is_rare = word.folded.len() > 2 && !is_word(word) && !is_common_noun(word);
        let is_word = is_common_acronym(&word.folded)
            || is_time_word(&word.folded)
            || is_nationality(&word.folded);
        if is_rare && !is_word && !word.is_acronym && only_person {
            let within = listed
                .iter()
                .any(|name| name.span.start <= span.start && span.end <= name.span.end);
            if !within {
                names.push(name(NameKind::Other, NameSource::Capitals));
            }
        }
    }
}

/// Whether a word behind a title is the name of its bearer: not General Provisions, nor President
/// Receives Envoys.
fn may_follow_title(text: &EnglishText<'_>, at: usize) -> bool {
    /// Titles that stand before nothing but names.
    const SURE: &[&str] = &["mr", "mrs", "ms", "miss", "madam", "madame", "sir", "dr", "lady"];
    let word = &text.words[at];
    if word.is_acronym && word.folded.len() <= SHORT && syllables(&word.folded).is_none() {
        return false;
    }
    let before = at.checked_sub(1).and_then(|at| text.words.get(at));
    let is_sure = before.is_some_and(|title| SURE.contains(&title.folded.as_str()));
    let is_syllable = is_romanised_syllable(&word.folded);
    is_sure
        || (is_strange(word) && (is_syllable || !is_common_noun(word)))
        || is_mostly_name(&word.folded)
}

/// Whether words are a romanised family name with a given name, in either order.
fn is_chinese_name(text: &EnglishText<'_>, words: &[EnglishWord]) -> bool {
    if !(2..=4).contains(&words.len()) || words.iter().any(|word| word.is_acronym) {
        return false;
    }
    let owed = text.is_heading || words[0].starts_sentence;
    let ordinary = words.iter().filter(|word| is_word(word) && !is_mostly_name(&word.folded));
    if ordinary.count() > usize::from(!owed) {
        return false;
    }
    let mut syllable_count = 0;
    for word in words {
        let count = if is_romanised_syllable(&word.folded) {
            1
        } else {
            match syllables(&word.folded) {
                Some(parts) if parts.len() <= 2 => parts.len(),
                _ => return false,
            }
        };
        syllable_count += count;
    }
    let written = text.text.get(words[0].span.start..words[words.len() - 1].span.end);
    (2..=4).contains(&syllable_count)
        && written.is_some_and(|name| RomanisedName::new(name).is_some())
}

/// Whether words are a given name or initials with a family name.
fn is_foreign_person(words: &[EnglishWord], listed: &[Name]) -> bool {
    if words.iter().any(|word| word.is_acronym && word.folded.len() > 2) {
        return false;
    }
    if words.iter().any(|word| word.folded.bytes().any(|byte| byte.is_ascii_digit())) {
        return false;
    }
    let is_given = |word: &EnglishWord| {
        let covers =
            |name: &&Name| name.span.start <= word.span.start && word.span.end <= name.span.end;
        listed.iter().filter(covers).any(|name| name.kind == NameKind::Person)
            || is_given_name(&word.folded)
    };
    let initials = words[0].folded.len() == 1 && words[0].is_capital;
    let known = is_given(&words[0]) || initials;
    let strange = |word: &EnglishWord| !is_word(word) || is_given(word);
    let owed = words[0].starts_sentence;
    if known {
        words[1..].iter().any(|word| strange(word) || !owed)
    } else {
        words.iter().all(strange)
    }
}

/// Whether an acronym stands in brackets behind the words that it is made of.
fn is_explained(text: &EnglishText<'_>, at: usize) -> bool {
    let word = &text.words[at];
    if !text.text[..word.span.start].ends_with('(') {
        return false;
    }
    let before = text.words[..at].iter().rev().take(20).filter(|word| word.is_capital);
    let mut initials = before.filter_map(|word| word.folded.chars().next());
    word.folded.chars().rev().all(|letter| initials.next() == Some(letter))
}

/// Whether a word has a translation that no name is written with: Buyer, Offline.
fn is_common_noun(word: &EnglishWord) -> bool {
    let lexicon = Lexicon::built_in();
    let Some(id) = lexicon.english(&stem(&word.folded)) else { return false };
    !is_given_name(&word.folded) && has_common_translation(id)
}

/// Whether letters are a Roman numeral.
fn is_roman(word: &str) -> bool {
    word.bytes().all(|byte| b"ivxlcdm".contains(&byte))
}
