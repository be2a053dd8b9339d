//! Negations of English sentences.

use std::collections::BTreeSet;
use std::ops::Range;
use std::sync::LazyLock;

use zhen_segment::english_words;

use super::cue::Strength;

/// Words that deny, whatever stands beside them.
const CLEAR: [&str; 13] = [
    "not", "n't", "never", "no", "none", "nor", "neither", "without", "cannot", "nothing",
    "nobody", "nowhere", "unable",
];

/// Words that are often rendered by a negation, even where the lexicon finds another rendering.
const MILD: &str = "\
    absence absent avoid avoided avoiding avoids barred beyond deny denied denies \
    denying difficult discouraged exclude excluded excludes excluding except fail failed \
    failing fails failure forbid forbidden free hardly hard ignorant ignore ignored ignores \
    ignoring illegal impossible inequality invalid instead lack lacked lacking lacks less \
    little lost missing nil non outside prevent prevented preventing prevents prohibit \
    prohibited prohibits rarely rather refuse refused refuses refusing reject rejected rejects \
    scarcely seldom short stop stopped too unless wrong yet despite declined barely few else \
    than worry worried neutral ambiguous ill bad oppose opposed opposes opposing \
    constant ";

/// Words that may be rendered by a negation where nothing else renders them.
const IMPLIED: &str = "\
    against away ban banned before but disable disabled disables empty lose miss missed off \
    omit omitted only other otherwise out regardless until whatever whether zero even always \
    must last unlike anything still";

/// Phrases with a negation that Chinese often says without one; in lower case.
const MILD_PHRASES: &str = "\
    not only / not just / not merely / not simply / not least / not until / not to mention / \
    not unlike / not uncommon / no less than / not less than / not more than / not later than / \
    not to exceed / not exceed / not be less / not be fewer / not be more / not be later / \
    not be earlier / not be under / not be over / not be below / not be above / not be lower / \
    not be higher / not be shorter / not be longer / not under / not over / not fall below / \
    not forget / not be forgotten / never forget / never be forgotten / nothing less / no fewer than / no more than / no later than / \
    no doubt / no matter / no longer / no sooner / no wonder / no other / no one / or not / \
    if not / why not / none other / nothing but / no-op / no. / not far / not long / \
    without doubt / without exception / never before / not yet / no.1 / \
    cannot but / no question / no small / without delay / non- / doesn't it / \
    n't believe / n't matter / n't forget / n't help / n't thank / cannot thank / not thank / never mind / no choice but / not without / no, / \
    don't you / isn't it / aren't they / didn't he / wasn't it";

/// Prefixes that deny, with the letters that a word has beside them at least.
const PREFIXES: [&str; 2] = ["un", "non"];

/// Prefixes that may deny: they do where the Chinese side has what stands after them.
const DOUBTFUL_PREFIXES: [&str; 5] = ["in", "im", "il", "ir", "dis"];

/// Words that begin like denied ones.
const NOT_DENIED: &str = "\
    under until union unit united units unions unique unity universe universal university \
    universities uncle understand understanding undergo underlying understood unicode unify \
    unified undertake undertaken unix uncles unto unite uniform undertakes undertaking income \
    impose imposed imposes display displays displayed impress import important inform unixes \
    unless unlike information international interest";

static MILD_WORDS: LazyLock<BTreeSet<&str>> = LazyLock::new(|| MILD.split_whitespace().collect());
static IMPLIED_WORDS: LazyLock<BTreeSet<&str>> =
    LazyLock::new(|| IMPLIED.split_whitespace().collect());

/// Returns the negations of a sentence in order; words that the other side has too, as they are,
/// are none (`None` in a manual).
pub(crate) fn negations(
    text: &str,
    standing: &BTreeSet<String>,
    is_linked: impl Fn(&str) -> bool,
) -> Vec<(Range<usize>, Strength)> {
    let lower = text.to_ascii_lowercase();
    // "Is it not so?" is said as often without.
    let is_question = text.trim_end_matches(['"', '\'', '”', '’', ')']).ends_with('?');
    let mut found: Vec<(Range<usize>, Strength)> = Vec::new();
    let mut after_neither = false;
    for span in english_words(text) {
        let word = text[span.clone()].to_ascii_lowercase().replace('’', "'");
        if standing.contains(&word) || is_code(text, &span) || is_number(text, &span) {
            continue;
        }
        let strength = if CLEAR.contains(&word.as_str()) {
            // "neither … nor" denies once.
            let is_second = word == "nor" && std::mem::take(&mut after_neither);
            after_neither |= word == "neither";
            let rest = &lower[span.start..];
            let before = &lower[..span.end];
            let is_mild = MILD_PHRASES.split(" / ").any(|phrase| rest.starts_with(phrase))
                || MILD_PHRASES
                    .split(" / ")
                    .any(|phrase| phrase.contains(' ') && before.ends_with(phrase));
            if is_second {
                Strength::Implied
            } else if is_mild || is_question {
                Strength::Mild
            } else {
                Strength::Clear
            }
        } else if MILD_WORDS.contains(word.as_str()) {
            Strength::Mild
        } else if is_denied(&word, &is_linked) {
            Strength::Part
        } else if IMPLIED_WORDS.contains(word.as_str()) {
            Strength::Implied
        } else {
            continue;
        };
        found.push((span, strength));
    }
    found
}

/// Tells whether a word is part of a name in a program, or a value of one: `no_op`, `=not`, `None`.
fn is_code(text: &str, span: &Range<usize>) -> bool {
    let (before, after) = (&text[..span.start], &text[span.end..]);
    let is_joined = before.ends_with(['_', '=', '$', '<', '`', '/', '.'])
        || after.starts_with(['_', '=', '>', '`', '/', '(']);
    // A sentence may begin with it, and then goes on.
    let starts = before.trim_end().is_empty()
        || before.trim_end().ends_with(['.', '!', '?', ':', '"', '“', '\'', '‘', '—', '(']);
    let is_value = &text[span.clone()] == "None" && !(starts && after.starts_with(" of "));
    is_joined || is_value && !starts || is_value && !after.starts_with(' ')
}

/// Tells whether a word is "number": No. 88.
fn is_number(text: &str, span: &Range<usize>) -> bool {
    let after = &text[span.end..];
    let starts_with_digit =
        |text: &str| text.trim_start().starts_with(|c: char| c.is_ascii_digit());
    let is_name = !text[..span.start].trim_end().is_empty() && starts_with_digit(after);
    match &text[span.clone()] {
        "No" => is_name || after.strip_prefix('.').is_some_and(starts_with_digit),
        "no" | "NO" => after.strip_prefix('.').is_some_and(starts_with_digit),
        _ => false,
    }
}

fn is_denied(word: &str, is_linked: impl Fn(&str) -> bool) -> bool {
    let is_prefixed =
        PREFIXES.iter().any(|prefix| word.len() >= prefix.len() + 4 && word.starts_with(prefix));
    let is_less = word.len() > 6 && word.ends_with("less");
    let doubtful = DOUBTFUL_PREFIXES
        .iter()
        .filter_map(|prefix| word.strip_prefix(prefix))
        .any(|rest| rest.len() >= 4 && is_linked(rest));
    (is_prefixed || is_less || doubtful)
        && !NOT_DENIED.split_whitespace().any(|other| other == word)
}
