//! Wade–Giles spellings of pinyin syllables.
//!
//! The system is regular: an initial and a final each have their spelling, with few exceptions.
//! Marks on vowels are left out, as keys have none: `lu` is lü. An aspirated initial has its
//! apostrophe and, as mostly written, none.

/// Pinyin initials with their Wade–Giles form, longest first; the second is the aspirated one.
const INITIALS: &[(&str, &str, bool)] = &[
    ("zh", "ch", false),
    ("ch", "ch", true),
    ("sh", "sh", false),
    ("b", "p", false),
    ("p", "p", true),
    ("m", "m", false),
    ("f", "f", false),
    ("d", "t", false),
    ("t", "t", true),
    ("n", "n", false),
    ("l", "l", false),
    ("g", "k", false),
    ("k", "k", true),
    ("h", "h", false),
    ("j", "ch", false),
    ("q", "ch", true),
    ("x", "hs", false),
    ("r", "j", false),
    ("z", "ts", false),
    ("c", "ts", true),
    ("s", "s", false),
];

/// Syllables without initial that are not written as in pinyin, with looser forms in use.
const BARE: &[(&str, &[&str])] = &[
    ("er", &["erh", "er"]),
    ("ye", &["yeh"]),
    ("yan", &["yen"]),
    ("yi", &["i", "yi"]),
    ("yin", &["yin", "in"]),
    ("ying", &["ying", "ing"]),
    ("yong", &["yung"]),
    ("you", &["yu", "yiu"]),
    ("yue", &["yueh"]),
];

/// Returns the spellings of a pinyin syllable, each with lower case letters and apostrophes.
pub(super) fn spellings(pinyin: &str) -> Vec<String> {
    if let Some((_, forms)) = BARE.iter().find(|(syllable, _)| *syllable == pinyin) {
        return forms.iter().map(|&form| form.to_owned()).collect();
    }
    let Some((own, initial, aspirated)) =
        INITIALS.iter().find(|(own, _, _)| pinyin.starts_with(own))
    else {
        return vec![pinyin.to_owned()];
    };
    let mut forms = Vec::new();
    for (initial, rest) in finals(own, initial, &pinyin[own.len()..]) {
        if *aspirated {
            forms.push(format!("{initial}'{rest}"));
        }
        forms.push(format!("{initial}{rest}"));
    }
    forms
}

/// Initial and final in Wade–Giles, the strict form first.
fn finals<'s>(own: &str, initial: &'s str, rest: &'s str) -> Vec<(&'s str, &'s str)> {
    match (own, rest) {
        ("zh" | "ch" | "sh" | "r", "i") => vec![(initial, "ih")],
        ("z" | "c", "i") => vec![("tz", "u"), ("tz", "e"), ("ts", "u")],
        ("s", "i") => vec![("ss", "u"), ("sz", "u"), ("sz", "e")],
        ("g" | "k" | "h", "e") => vec![(initial, "o"), (initial, "e")],
        ("g" | "k", "ui") => vec![(initial, "uei")],
        ("g" | "k" | "h" | "sh", "uo") => vec![(initial, "uo")],
        (_, "uo") => vec![(initial, "o")],
        (_, "ian") => vec![(initial, "ien")],
        (_, "ie") => vec![(initial, "ieh")],
        (_, "iong") => vec![(initial, "iung")],
        (_, "ong") => vec![(initial, "ung")],
        (_, "ue" | "ve") => vec![(initial, "ueh")],
        (_, "v") => vec![(initial, "u")],
        _ => vec![(initial, rest)],
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn syllables_are_spelled_as_the_tables_say() {
        let table: &[(&str, &[&str])] = &[
            ("zhong", &["chung"]),
            ("qing", &["ch'ing", "ching"]),
            ("xiong", &["hsiung"]),
            ("ze", &["tse"]),
            ("zi", &["tzu", "tze", "tsu"]),
            ("ri", &["jih"]),
            ("guo", &["kuo"]),
            ("duo", &["to"]),
            ("gui", &["kuei"]),
            ("xue", &["hsueh"]),
            ("lv", &["lu"]),
            ("tian", &["t'ien", "tien"]),
            ("ke", &["k'o", "ko", "k'e", "ke"]),
            ("wen", &["wen"]),
            ("an", &["an"]),
        ];
        for (pinyin, expected) in table {
            assert_eq!(spellings(pinyin), *expected, "{pinyin}");
        }
    }
}
