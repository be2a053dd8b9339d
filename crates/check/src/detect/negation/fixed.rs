//! Phrases of one language that deny where the other says the same without a negation: "not
//! affected" and 照常, "no fee" and 免收, "without approval" and 擅自.
//!
//! A negation that is part of such a phrase does not stand alone where the other side has one of its
//! renderings, whatever the words around it are.

use std::ops::Range;

use zhen_segment::{english_words, simplify_char};
use zhen_text::Language;

use super::reading::Candidate;
use super::words::Sentences;

/// English phrases and the Chinese words that render them; simplified. Phrases are parted by ` / `;
/// in them `*` is up to [`GAP`] words, `a|b` either word.
const PHRASES: [(&str, &str); 11] = [
    ("not|n't|never|neither|nor * affected / unaffected", "照常 正常 如常 如期 照旧 照样"),
    (
        "no * fee|fees|charge|charges|cost|tax|duty|duties|toll|postage|visa / \
         not|n't|never * charge|charged|pay|paid|levy|levied|required|need|needed / \
         without * charge|payment|fee|visa / free / exempt|exempted|exempts|exemption|waived|waive",
        "免收 免费 免缴 免交 免征 免付 免除 免税 免票 免予 免于 免检 免签 免运 豁免 减免 无偿",
    ),
    ("no|not|n't * required|need|needed|necessary", "免于 免予 免除 豁免"),
    (
        "exempt|exempted|exempts|exemption|waived|waives|waive",
        "无需 无须 毋须 毋需 不必 不需 不用 不征 不收 不适用",
    ),
    ("free of|from", "无 不含 没有 未含 不带 无偿 不收"),
    (
        "not|n't|never use|take|give|apply|administer|drink|eat",
        "禁用 忌用 禁服 忌服 慎用 停用 忌食 禁食 忌口",
    ),
    (
        "not|n't|no|never|cannot|nor|neither * without",
        "应提前 须提前 需提前 必须提前 应当提前 应事先 须事先 需事先 应先 须先 需先 应经 须经 \
         需经 应在 须在 需在 必须在 应当在 应由 须由 需由 应有 须有 需有 方可 方能 才能 才可",
    ),
    (
        "without * approval|permission|authorisation|authorization|authority|consent|leave|\
         licence|license|permit|permits / unauthorised|unauthorized",
        "擅自 私自 擅离 擅用 擅闯 擅入 无证",
    ),
    (
        "not|n't|no|cannot|never * sail|sails|depart|operate|operates|run|runs|fly|open|work|trade|\
         leave|service|services|ferry|ferries|flights|classes",
        "停航 停运 停驶 停飞 停业 停工 停开 停班 停课 停止",
    ),
    ("without * compensation|consideration|payment / gratis / gratuitous", "无偿 免费"),
    ("other than", "除 以外 之外 非 不同 不是 另"),
];
/// Words that a `*` stands for, at most; of "not … without", which spans a clause, more.
const GAP: usize = 3;
const CLAUSE: usize = 12;

/// Tells whether a negation is part of a fixed phrase that the other side renders.
pub(super) fn is_rendered(
    candidate: &Candidate,
    english: Sentences<'_>,
    chinese: Sentences<'_>,
) -> bool {
    let chinese: Vec<(usize, Simple)> =
        chinese.iter().map(|&(sentence, text)| (sentence, Simple::of(text))).collect();
    let is_own = |sentence: usize, span: &Range<usize>| {
        sentence == candidate.sentence
            && span.start < candidate.span.end
            && candidate.span.start < span.end
    };
    let is_english = candidate.language == Language::English;
    PHRASES.iter().any(|(phrases, renderings)| {
        let in_english = english.iter().any(|&(sentence, text)| {
            let mut found = spans(text, phrases).into_iter();
            if is_english { found.any(|span| is_own(sentence, &span)) } else { found.len() > 0 }
        });
        in_english
            && renderings.split_whitespace().any(|word| {
                chinese.iter().any(|(sentence, text)| {
                    let mut found = text.spans(word);
                    if is_english {
                        found.next().is_some()
                    } else {
                        found.any(|span| is_own(*sentence, &span))
                    }
                })
            })
    })
}

/// A Chinese text in simplified characters, and where each stands.
struct Simple {
    characters: Vec<(usize, char)>,
    length: usize,
}

impl Simple {
    fn of(text: &str) -> Self {
        let characters = text.char_indices().map(|(at, own)| (at, simplify_char(own))).collect();
        Self { characters, length: text.len() }
    }

    fn spans(&self, word: &str) -> impl Iterator<Item = Range<usize>> + use<'_> {
        let word: Vec<char> = word.chars().collect();
        let count = word.len();
        let starts = 0..(self.characters.len() + 1).saturating_sub(count);
        starts.filter_map(move |start| {
            let part = &self.characters[start..start + count];
            let end = self.characters.get(start + count).map_or(self.length, |(at, _)| *at);
            part.iter().map(|(_, own)| own).eq(&word).then(|| part[0].0..end)
        })
    }
}

/// The places of the phrases in an English sentence.
fn spans(text: &str, phrases: &str) -> Vec<Range<usize>> {
    let words: Vec<(Range<usize>, String)> = english_words(text)
        .into_iter()
        .map(|span| (span.clone(), text[span].to_ascii_lowercase().replace('’', "'")))
        .collect();
    let mut found = Vec::new();
    for phrase in phrases.split(" / ") {
        let parts: Vec<&str> = phrase.split_whitespace().collect();
        for start in 0..words.len() {
            if let Some(end) = end_of(&words[start..], &parts) {
                found.push(words[start].0.start..words[start + end - 1].0.end);
            }
        }
    }
    found
}

/// How many words a phrase takes that begins with the first one.
fn end_of(words: &[(Range<usize>, String)], parts: &[&str]) -> Option<usize> {
    let is = |index: usize, part: &str| {
        words.get(index).is_some_and(|(_, word)| part.split('|').any(|own| own == word))
    };
    let mut at = 0;
    let mut gap = 0;
    for &part in parts {
        if part == "*" {
            gap = if parts.last() == Some(&"without") { CLAUSE } else { GAP };
            continue;
        }
        at = (at..=at + gap).find(|&index| is(index, part))? + 1;
        gap = 0;
    }
    Some(at)
}
