//! What is true of a word that denies, by name: the model has a weight for each.
//!
//! The first letter of a name is the language of the word, `e` or `c`, the second how plainly it
//! denies ([`Strength::letter`]); the signs of words are the same for all strengths.

use std::collections::BTreeSet;

use zhen_segment::stem;
use zhen_text::Language;

use super::cue::{Cue, Strength};
use super::pairing::{AROUND, counterpart, denied, distance_of};
use super::reading::Reading;
use super::words::Word;

/// Returns the signs of the word that denies at `index` of its side.
pub(crate) fn signs(reading: &Reading, language: Language, index: usize) -> Vec<String> {
    let (own, other, own_words, other_words, partners, other_partners) =
        if language == Language::English {
            let Reading { words, english, chinese, partners, .. } = reading;
            let (own, other) = (&partners.english, &partners.chinese);
            (english, chinese, &words.english, &words.chinese, own, other)
        } else {
            let Reading { words, english, chinese, partners, .. } = reading;
            let (own, other) = (&partners.chinese, &partners.english);
            (chinese, english, &words.chinese, &words.english, own, other)
        };
    let cue = &own[index];
    let (letter, there) = match language {
        Language::English => ('e', Language::Chinese),
        Language::Chinese => ('c', Language::English),
    };
    let kind = format!("{letter}{}", cue.strength.letter());
    let mut signs = Vec::new();
    let mut add = |sign: String| signs.push(format!("{kind} {sign}"));

    add("is".into());
    let count = |side: &[Cue], strength: Strength| {
        side.iter().filter(|cue| cue.strength == strength).count()
    };
    let rendered = |side: &[Cue], strength: Strength, is_rendered: bool| {
        let same = |cue: &&Cue| cue.strength == strength && cue.is_rendered == is_rendered;
        side.iter().filter(same).count()
    };
    let clear = [count(own, Strength::Clear), count(other, Strength::Clear)];
    add(format!("clear {} {}", clear[0].min(3), clear[1].min(3)));
    add(format!("surplus {}", (clear[0] as i64 - clear[1] as i64).clamp(-2, 2)));
    let denying = |side: &[Cue]| side.iter().filter(|cue| cue.denies()).count();
    let all = [denying(own), denying(other)];
    add(format!("all {} {}", all[0].min(4), all[1].min(4)));
    add(format!("all surplus {}", (all[0] as i64 - all[1] as i64).clamp(-3, 3)));
    for (name, count) in [
        ("open parts", rendered(other, Strength::Part, false)),
        ("rendered parts", rendered(other, Strength::Part, true)),
        ("open mild", rendered(other, Strength::Mild, false)),
        ("rendered mild", rendered(other, Strength::Mild, true)),
        ("implied", rendered(other, Strength::Implied, false)),
        ("own parts", count(own, Strength::Part)),
        ("own mild", count(own, Strength::Mild)),
        ("own implied", rendered(own, Strength::Implied, false)),
    ] {
        if count > 0 {
            add(format!("{name} {}", count.min(2)));
        }
    }

    let mut state = format!("{}", (clear[0] as i64 - clear[1] as i64).clamp(-1, 2));
    let is_matched = match partners[index] {
        None => {
            add("alone".into());
            state.push_str(" alone");
            false
        }
        Some((partner, agreement)) => {
            let partner = &other[partner];
            let strength = partner.strength.letter();
            let step = [0.1, 0.2, 0.4].iter().filter(|&&least| agreement >= least).count();
            state.push_str(&format!(" {strength}{}", step.min(2)));
            add(format!("with {strength} {step}"));
            add(format!("with {strength}{}", if partner.is_rendered { " rendered" } else { "" }));
            partner.denies() && step > 0
        }
    };
    let agreement = |index: usize| partners[index].map_or(0.0, |(_, agreement)| agreement);
    let is_worst = own
        .iter()
        .enumerate()
        .filter(|(_, cue)| cue.strength == Strength::Clear)
        .all(|(other, _)| agreement(index) <= agreement(other));
    if is_worst {
        add(format!("worst {}", (clear[0] as i64 - clear[1] as i64).clamp(-1, 2)));
    }
    let open = |cues: &[Cue], partners: &[Option<(usize, f64)>]| {
        let open = |&(cue, partner): &(&Cue, &Option<(usize, f64)>)| {
            cue.strength == Strength::Clear && partner.is_none()
        };
        cues.iter().zip(partners).filter(open).count()
    };
    add(format!("left {} {}", open(own, partners).min(2), open(other, other_partners).min(2)));

    // Where what it denies stands on the other side, and the next negation before it.
    let mut link: (f32, usize) = (0.0, 4);
    for (distance, word) in denied(own_words, cue.word).filter(|(distance, _)| *distance > 0) {
        for &(there, probability) in &own_words[word].links {
            if probability <= link.0 || probability < 0.1 || !other_words[there].is_content {
                continue;
            }
            let distances = other
                .iter()
                .filter(|cue| cue.denies())
                .filter_map(|cue| distance_of(other_words, cue.word, there));
            let near = distances.min().map_or(3, |distance| distance.div_ceil(2).min(2));
            link = (probability, near);
        }
        if link.0 > 0.0 {
            let far = if distance > 2 { " far" } else { "" };
            let sure = if link.0 >= 0.4 { " surely" } else { "" };
            add(format!("denied there{sure}{far}, negation {}", link.1));
            add(format!("denied there, negation {}", link.1));
            break;
        }
    }
    state.push_str(match link.0 {
        0.0 => " no",
        probability if probability < 0.4 => " unsure",
        _ => " sure",
    });
    add(format!("state {state}"));
    add(format!("state {state} {}", link.1));
    if link.0 == 0.0 {
        add("denied nowhere".into());
    }
    let here = local(own, other, own_words, other_words, cue.word);
    add(format!("state {state}, nearest {}", here.as_ref().map_or(9, |here| here.nearest)));
    match &here {
        None => add("lost".into()),
        Some(Local { clear, all, nearest, .. }) => {
            add(format!("here {} {}", clear[0].min(2), clear[1].min(2)));
            add(format!("all here {} {}", all[0].min(3), all[1].min(3)));
            add(format!("here, all {} {}", all[0].min(3), (all[1]).min(2)));
            add(format!("nearest {nearest}"));
            let surplus = (clear[0] as i64 - clear[1] as i64).clamp(-1, 1);
            add(format!("here {surplus}, left {}", (all[0] as i64 - all[1] as i64).clamp(-2, 2)));
        }
    }
    if cue.is_rendered {
        add("rendered".into());
    }
    for (name, asks) in ["english asks", "chinese asks"].iter().zip(reading.asks) {
        if asks {
            add((*name).into());
        }
    }
    let length = reading.words.english.len();
    let step = [6, 12, 20, 30, 45].iter().filter(|&&least| length >= least).count();
    add(format!("length {step}"));
    add(format!("length {} {step}", if is_matched { "matched" } else { "unmatched" }));

    let mut add = |sign: String| signs.push(format!("{letter} {sign}"));
    let text = |offset: isize| {
        let at = cue.word.checked_add_signed(offset)?;
        let word = own_words.get(at)?;
        (word.sentence == own_words[cue.word].sentence).then_some(word.text.as_str())
    };
    let own_text = &own_words[cue.word].text;
    add(format!("word {own_text}"));
    if let Some(next) = text(1) {
        add(format!("word {own_text} {next}"));
    }
    if let Some(before) = text(-1) {
        add(format!("word {before} {own_text}"));
    }
    if let Some((_, word)) = denied(own_words, cue.word).nth(1) {
        add(format!("denies {}", key(&own_words[word], language)));
    }
    // 未经 renders "without" and says nothing of "not".
    let is_plain = clear[1] == 0 && partners[index].is_none();
    let is_lone = other.is_empty() || is_plain;
    if is_lone && rules(own_text, other_words, language, own_words) {
        add("bars".into());
    }
    for (other, partner) in own.iter().zip(partners) {
        if other.word != cue.word && other.strength != Strength::Clear && !other.is_rendered {
            let with = if partner.is_none() { "" } else { " with" };
            add(format!("beside{with} {}", key(&own_words[other.word], language)));
        }
    }
    if !is_matched {
        add(format!("word alone {own_text}"));
        let is_open = |word: &&Word| !is_linked(word, own_words);
        let open: BTreeSet<String> =
            other_words.iter().filter(is_open).map(|word| key(word, there)).collect();
        signs.extend(open.into_iter().map(|word| format!("{letter} there {word}")));
        if let Some(Local { place, .. }) = here {
            let is_near =
                |(at, _): &(usize, &Word)| (*at as f64 - place).abs() <= AROUND_THERE - 2.0;
            let near: BTreeSet<String> = other_words
                .iter()
                .enumerate()
                .filter(is_near)
                .filter(|(_, word)| is_open(word))
                .map(|(_, word)| key(word, there))
                .collect();
            signs.extend(near.into_iter().map(|word| format!("{letter} near {word}")));
        }
    }
    signs
}

/// What denies around a word, and around its place on the other side.
struct Local {
    /// Plain negations here and there.
    clear: [usize; 2],
    /// All that denies, here and there.
    all: [usize; 2],
    /// Where the place of the word is there.
    place: f64,
    /// How near the nearest word that denies is there, in steps; 4 for none.
    nearest: usize,
}

/// Words before and after the place on the other side among which negations are counted.
const AROUND_THERE: f64 = 7.0;

/// Finds the place of a word on the other side by the links of the words around it, and counts
/// what denies around both; `None` where nothing is linked.
fn local(
    own: &[Cue],
    other: &[Cue],
    own_words: &[Word],
    other_words: &[Word],
    word: usize,
) -> Option<Local> {
    let place = counterpart(own_words, other_words, word)?;
    let around = word.saturating_sub(AROUND)..(word + AROUND + 1).min(own_words.len());
    let count = |side: &[Cue], is_near: &dyn Fn(usize) -> bool| {
        let near = side.iter().filter(|cue| cue.denies() && is_near(cue.word));
        let near: Vec<&Cue> = near.collect();
        let clear = near.iter().filter(|cue| cue.strength == Strength::Clear).count();
        (clear, near.len())
    };
    let (clear_here, all_here) = count(own, &|word| around.contains(&word));
    let (clear_there, all_there) =
        count(other, &|word| (word as f64 - place).abs() <= AROUND_THERE);
    let distances = other.iter().filter(|cue| cue.denies());
    let nearest = distances.map(|cue| (cue.word as f64 - place).abs()).fold(99.0, f64::min);
    let nearest = [2.0, 4.0, 7.0, 12.0].iter().filter(|&&least| nearest > least).count();
    Some(Local { place, clear: [clear_here, clear_there], all: [all_here, all_there], nearest })
}

/// Tells whether a negation is that of a rule, of which the other side makes a duty or a right:
/// "shall not" and 应当, 不得 and "may".
fn rules(text: &str, other: &[Word], language: Language, own: &[Word]) -> bool {
    const ENGLISH: [&str; 4] = ["shall", "may", "must", "should"];
    let says =
        |side: &[Word], words: &[&str]| side.iter().any(|word| words.contains(&word.text.as_str()));
    if language == Language::English {
        matches!(text, "not" | "no" | "neither")
            && says(own, &ENGLISH)
            && says(other, &["应", "应当", "可", "可以", "须", "必须", "有权", "得"])
    } else {
        matches!(text, "不得" | "不准" | "不许" | "禁止" | "严禁") && says(other, &ENGLISH)
    }
}

/// Tells whether the other side has a word for this one that says something.
fn is_linked(word: &Word, others: &[Word]) -> bool {
    word.links.iter().any(|&(other, probability)| probability >= 0.1 && others[other].is_content)
}

fn key(word: &Word, language: Language) -> String {
    match language {
        Language::English => stem(&word.text),
        Language::Chinese => word.text.clone(),
    }
}
