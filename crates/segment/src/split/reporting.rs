//! Reporting clauses: the words after a quotation that say who spoke, and belong to it.

/// Longest reporting clause in characters, up to its first comma or stop.
const MAX_CLAUSE: usize = 20;

/// Tells whether `rest`, the Chinese text after a closing quote, reports the speech before it.
///
/// Its first clause must end with the verb: `他喊道。` reports, `他笑了笑，转身走了。` does not; and
/// `他说：「很好。」` introduces the next speech.
pub(super) fn is_chinese_reporting_clause(rest: &str) -> bool {
    let mut clause = String::new();
    for c in rest.chars().take(MAX_CLAUSE) {
        match c {
            '：' | ':' | '“' | '「' | '『' => return false,
            '，' | '。' | '！' | '？' | '；' | '…' | ',' | '\n' => break,
            _ => clause.push(c),
        }
    }
    let clause = clause.trim_end_matches(['道', '了', '到']);
    if OPENINGS_OF_NARRATION.iter().any(|opening| clause.trim_start().starts_with(opening)) {
        return false;
    }
    LONG_VERBS.iter().any(|verb| clause.ends_with(verb)) || ends_with_short_verb(clause)
}

/// Tells whether `next`, the English text after a closing quote, is `John asked`, `I cried`, …
pub(super) fn is_english_reporting_clause(next: &str) -> bool {
    let end = next.char_indices().nth(60).map_or(next.len(), |(index, _)| index);
    let window = &next[..end];
    for word in window.split([' ', '\u{A0}', '\n']).take(5) {
        let bare = word.trim_end_matches([',', '.', ';', ':', '!', '?']);
        if ENGLISH_VERBS.binary_search(&bare).is_ok() {
            return true;
        }
        let is_name = word.starts_with(char::is_uppercase);
        let is_title = word.ends_with('.') && word.len() <= 5;
        // Only names stand between the quotation and its verb.
        if !is_name || word.len() > bare.len() && !is_title {
            return false;
        }
    }
    false
}

fn ends_with_short_verb(clause: &str) -> bool {
    let mut characters = clause.chars().rev();
    let verb = characters.next().unwrap_or('\0');
    let previous = characters.next().unwrap_or('\0');
    let before = characters.next().unwrap_or('\0');
    let denied = "不没未沒".contains(previous) || "没未沒".contains(before) && previous == '有';
    SHORT_VERBS.contains(verb) && !denied && !NOT_AFTER.contains(previous)
}

/// Verbs of saying of one character, both scripts.
const SHORT_VERBS: &str = "说說问問喊叫答嚷骂罵吼";
/// After these such a character is part of another word: 访问, 学问, 小说, 微笑.
const NOT_AFTER: &str = "访訪学學小听聽据據微";

/// A clause that starts so goes on to tell what the speaker did: `说着便走了出去。`
const OPENINGS_OF_NARRATION: [&str; 8] =
    ["说着", "說著", "说罢", "說罷", "一面", "一边", "一邊", "说完"];

const LONG_VERBS: [&str; 24] = [
    "表示", "指出", "强调", "強調", "补充", "補充", "回应", "回應", "解释", "解釋", "写道", "寫道",
    "心想", "嘀咕", "嘟囔", "感叹", "感嘆", "坦言", "透露", "呼吁", "呼籲", "介绍", "介紹", "宣布",
];

const ENGLISH_VERBS: [&str; 35] = [
    "added",
    "agreed",
    "announced",
    "answered",
    "argued",
    "asked",
    "asks",
    "continued",
    "cried",
    "declared",
    "demanded",
    "exclaimed",
    "explained",
    "inquired",
    "insisted",
    "joked",
    "muttered",
    "noted",
    "observed",
    "pleaded",
    "protested",
    "recalled",
    "remarked",
    "repeated",
    "replied",
    "responded",
    "said",
    "says",
    "screamed",
    "shouted",
    "shrieked",
    "told",
    "whispered",
    "wondered",
    "yelled",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn chinese_clauses_that_report() {
        let cases = [
            ("他说。", true),
            ("他喊道。", true),
            ("老张无力地问。", true),
            (" Hammel 接着说。", true),
            ("外长强调，双方应合作。", true),
            ("他笑着摆了摆手。", false),
            ("说着便走了出去。", false),
            ("一面说，一面走。", false),
            ("我说：「很好。」", false),
            ("他没有说话。", false),
            ("这个问题很难。", false),
            ("她不知道该怎么办。", false),
            ("屋里静了下来。", false),
        ];
        for (clause, reports) in cases {
            assert_eq!(is_chinese_reporting_clause(clause), reports, "{clause}");
        }
    }

    #[test]
    fn english_clauses_that_report() {
        let cases = [
            ("John asked.", true),
            ("Mr. Li Wei said, smiling.", true),
            ("I cried.", true),
            ("The room fell silent.", false),
            ("Nobody said a word.", true),
            ("They went, and John asked.", false),
            ("Silence followed.", false),
        ];
        for (clause, reports) in cases {
            assert_eq!(is_english_reporting_clause(clause), reports, "{clause}");
        }
        assert!(ENGLISH_VERBS.is_sorted());
    }
}
