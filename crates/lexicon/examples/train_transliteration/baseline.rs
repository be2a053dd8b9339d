//! The measure that the trained one replaced: Jaro–Winkler similarity (Winkler 1990) of skeletons
//! of sound classes. Kept to be measured beside it.

use zhen_lexicon::reading;

/// The thresholds that were used with it, for two and for more characters.
pub const ALIKE: [f64; 2] = [0.88, 0.82];

/// Similarity in [0, 1] of an English name and a transliteration.
pub fn similarity(english: &str, chinese: &str) -> f64 {
    strsim::jaro_winkler(&english_skeleton(english), &chinese_skeleton(chinese))
}

/// Reduces an English name to the sounds that survive transliteration.
fn english_skeleton(name: &str) -> String {
    let mut text = name.to_lowercase();
    for (from, to) in [
        ("tion", "shen"),
        ("sch", "sh"),
        ("tch", "ch"),
        ("ck", "k"),
        ("ph", "f"),
        ("gh", "g"),
        ("qu", "kw"),
        ("x", "ks"),
        ("th", "s"),
        ("ce", "se"),
        ("ci", "si"),
        ("cy", "si"),
        ("eau", "o"),
        ("au", "o"),
        ("ou", "u"),
        ("oo", "u"),
        ("ee", "i"),
        ("ea", "i"),
        ("y", "i"),
    ] {
        text = text.replace(from, to);
    }
    skeleton(&text)
}

/// Reduces a transliteration to the same sounds.
fn chinese_skeleton(name: &str) -> String {
    let mut text = String::new();
    for syllable in name.chars().filter_map(reading) {
        // 尔, 斯, 克, 特 … stand for a bare consonant.
        text.push_str(match syllable {
            "er" => "l",
            "si" => "s",
            "ke" => "k",
            "te" | "de" => "t",
            "fu" => "f",
            "shi" => "s",
            "mu" => "m",
            other => other,
        });
    }
    skeleton(&text.replace("zh", "z").replace('q', "ch").replace('x', "sh").replace("ng", "n"))
}

/// Maps letters to classes of sounds and drops repeated ones.
fn skeleton(text: &str) -> String {
    let mut reduced = String::with_capacity(text.len());
    for letter in text.chars() {
        let class = match letter {
            'b' | 'p' => 'p',
            'd' | 't' => 't',
            'g' | 'k' | 'c' | 'q' => 'k',
            'l' | 'r' => 'l',
            'v' | 'w' => 'w',
            'z' | 's' | 'j' => 's',
            'm' | 'n' => 'n',
            'f' | 'h' => 'h',
            'y' | 'i' | 'e' => 'e',
            'u' | 'o' => 'o',
            'a' => 'a',
            _ => continue,
        };
        if !reduced.ends_with(class) {
            reduced.push(class);
        }
    }
    reduced
}
