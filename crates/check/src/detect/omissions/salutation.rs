//! Forms of address: "Mr. President," and 女士们、先生们！ are repeated in one version of a speech more
//! often than in the other.

use zhen_segment::{english_words, simplify_char};

use crate::detect::bead_text::is_han;

/// Longer sentences, in characters, say more.
const LONGEST: usize = 80;

/// Words that address somebody.
const ADDRESSED: [&str; 25] = [
    "ambassadors",
    "chair",
    "chairman",
    "chairperson",
    "chairwoman",
    "citizens",
    "colleagues",
    "comrades",
    "delegates",
    "deputies",
    "excellencies",
    "excellency",
    "friends",
    "gentlemen",
    "guests",
    "ladies",
    "madam",
    "members",
    "minister",
    "mr",
    "president",
    "secretary",
    "sir",
    "speaker",
    "students",
];

/// Words that may stand beside them.
const BESIDE: [&str; 18] = [
    "all",
    "and",
    "dear",
    "distinguished",
    "esteemed",
    "everyone",
    "fellow",
    "general",
    "honorable",
    "honourable",
    "honoured",
    "ms",
    "my",
    "of",
    "prime",
    "the",
    "vice",
    "your",
];

/// What Chinese addresses are made of, longer ones first, in simplified characters.
const CHINESE: [&str; 34] = [
    "女士们",
    "先生们",
    "朋友们",
    "同事们",
    "同志们",
    "同学们",
    "代表们",
    "来宾们",
    "秘书长",
    "大使",
    "总统",
    "总理",
    "主席",
    "议长",
    "部长",
    "主任",
    "会长",
    "阁下",
    "先生",
    "女士",
    "各位",
    "来宾",
    "嘉宾",
    "同事",
    "同志",
    "朋友",
    "代表",
    "委员",
    "尊敬",
    "敬爱",
    "亲爱",
    "尊贵",
    "的",
    "们",
];

/// Tells whether a sentence does nothing but address somebody.
pub(in crate::detect) fn is_salutation(text: &str) -> bool {
    if text.chars().count() > LONGEST || text.trim_end().ends_with(['.', '?', '。', '？']) {
        return false;
    }
    if text.chars().any(is_han) { is_chinese(text) } else { is_english(text) }
}

fn is_english(text: &str) -> bool {
    let words: Vec<String> =
        english_words(text).into_iter().map(|span| text[span].to_ascii_lowercase()).collect();
    let has = |list: &[&str], word: &String| list.contains(&word.as_str());
    words.iter().any(|word| has(&ADDRESSED, word))
        && words.iter().all(|word| has(&ADDRESSED, word) || has(&BESIDE, word))
}

fn is_chinese(text: &str) -> bool {
    let simplified: String = text.chars().filter(|c| is_han(*c)).map(simplify_char).collect();
    let mut rest = simplified.as_str();
    while !rest.is_empty() {
        let Some(next) = CHINESE.iter().find_map(|part| rest.strip_prefix(part)) else {
            return false;
        };
        rest = next;
    }
    // 各位 alone may be the end of another sentence.
    simplified.chars().count() >= 3
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_of_address_are_told_from_sentences() {
        let addresses = [
            "Mr. President,",
            "Ladies and gentlemen, dear friends,",
            "Your Excellency Mr. Secretary-General,",
            "主席先生：",
            "女士們、先生們，朋友們！",
            "尊敬的各位来宾，",
        ];
        for text in addresses {
            assert!(is_salutation(text), "{text}");
        }
        for text in ["The president.", "Dear", "Members are 40", "主席发言", "To our friends,"]
        {
            assert!(!is_salutation(text), "{text}");
        }
    }
}
