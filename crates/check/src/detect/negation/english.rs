//! Negations of English sentences.

use std::collections::BTreeSet;
use std::ops::Range;
use std::sync::LazyLock;

use zhen_segment::english_words;

use super::Strength;

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
    than worry worried neutral ambiguous ill bad opposed \
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
    not to exceed / nothing less / no fewer than / no more than / no later than / \
    no doubt / no matter / no longer / no sooner / no wonder / no other / no one / or not / \
    if not / why not / none other / nothing but / no-op / no. / not far / not long / \
    without doubt / without exception / never before / not yet / no.1 / \
    cannot but / no question / no small / without delay / non- / doesn't it / \
    n't believe / n't matter / n't forget / n't help / never mind / no choice but / not without / no, / \
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

static MILD_WORDS: LazyLock<BTreeSet<&str>> = LazyLock::new(|| MILD.split(' ').collect());
static IMPLIED_WORDS: LazyLock<BTreeSet<&str>> = LazyLock::new(|| IMPLIED.split(' ').collect());

/// Tells whether a sentence has a word that plainly denies, whatever stands beside it.
pub(super) fn may_deny(text: &str) -> bool {
    let is_clear = |word: &str| CLEAR.iter().any(|clear| clear.eq_ignore_ascii_case(word));
    english_words(text).into_iter().any(|span| is_clear(&text[span].replace('’', "'")))
}

/// Returns the negations of a sentence in order; words that the other side has too, as they are,
/// are none (`None` in a manual).
pub(super) fn negations(
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
        if standing.contains(&word) {
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

fn is_denied(word: &str, is_linked: impl Fn(&str) -> bool) -> bool {
    let is_prefixed =
        PREFIXES.iter().any(|prefix| word.len() >= prefix.len() + 4 && word.starts_with(prefix));
    let is_less = word.len() > 6 && word.ends_with("less");
    let doubtful = DOUBTFUL_PREFIXES
        .iter()
        .filter_map(|prefix| word.strip_prefix(prefix))
        .any(|rest| rest.len() >= 4 && is_linked(rest));
    (is_prefixed || is_less || doubtful) && !NOT_DENIED.split(' ').any(|other| other == word)
}
