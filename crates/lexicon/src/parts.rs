//! Falling back: what a word that the lexicon does not hold is made of.

/// Most characters of a part of a Chinese word.
const LONGEST_PART: usize = 8;
/// Fewest letters of either part of an English compound; shorter ones fit anywhere by chance.
const SHORTEST_STEM: usize = 4;

/// Prefixes that English puts before words it also has without them, longest first.
const PREFIXES: [&str; 22] = [
    "counter", "electro", "hydro", "inter", "micro", "multi", "super", "trans", "under", "anti",
    "auto", "fore", "mini", "over", "post", "semi", "mis", "non", "pre", "sub", "re", "un",
];

/// Takes the longest known parts of a Chinese word from the left.
pub(crate) fn longest_parts(word: &str, known: impl Fn(&str) -> Option<u32>) -> Vec<u32> {
    let bounds: Vec<usize> = word.char_indices().map(|(at, _)| at).chain([word.len()]).collect();
    let mut parts = Vec::new();
    let mut from = 0;
    while from + 1 < bounds.len() {
        let longest = (from + 1..bounds.len().min(from + LONGEST_PART + 1))
            .rev()
            .find_map(|to| known(&word[bounds[from]..bounds[to]]).map(|id| (id, to)));
        match longest {
            Some((id, to)) => {
                parts.push(id);
                from = to;
            }
            None => from += 1,
        }
    }
    parts
}

/// Cuts an English stem after a prefix, or into two known stems; the most even cut wins.
pub(crate) fn english_parts(stem: &str, known: impl Fn(&str) -> Option<u32>) -> Vec<u32> {
    if !stem.is_ascii() || !stem.bytes().all(|byte| byte.is_ascii_alphabetic()) {
        return Vec::new();
    }
    let without_prefix = PREFIXES
        .iter()
        .filter_map(|prefix| stem.strip_prefix(prefix))
        .filter(|rest| rest.len() >= SHORTEST_STEM)
        .find_map(&known);
    if let Some(rest) = without_prefix {
        return vec![rest];
    }
    let mut cuts: Vec<usize> =
        (SHORTEST_STEM..(stem.len() + 1).saturating_sub(SHORTEST_STEM)).collect();
    cuts.sort_by_key(|&cut| (2 * cut).abs_diff(stem.len()));
    cuts.into_iter()
        .find_map(|cut| Some(vec![known(&stem[..cut])?, known(&stem[cut..])?]))
        .unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    const STEMS: [&str; 5] = ["attack", "cyber", "govern", "head", "quarter"];
    const WORDS: [&str; 4] = ["合作", "合作社", "社", "长"];

    fn cut<const N: usize>(
        list: [&str; N],
        parts: impl FnOnce(&dyn Fn(&str) -> Option<u32>) -> Vec<u32>,
    ) -> String {
        let find = |text: &str| list.iter().position(|known| *known == text).map(|at| at as u32);
        let names: Vec<&str> = parts(&find).into_iter().map(|id| list[id as usize]).collect();
        names.join("+")
    }

    #[test]
    fn unknown_words_are_cut_into_known_ones() {
        for (word, expected) in [
            ("cyberattack", "cyber+attack"),
            ("headquart", ""),
            ("headquarter", "head+quarter"),
            ("misgovern", "govern"),
            ("counterattack", "attack"),
            ("unheard", ""),
            ("", ""),
            ("3d-attack", ""),
        ] {
            assert_eq!(cut(STEMS, |known| english_parts(word, known)), expected, "{word}");
        }
        for (word, expected) in
            [("合作社长", "合作社+长"), ("社合作", "社+合作"), ("鑫合作", "合作"), ("", "")]
        {
            assert_eq!(cut(WORDS, |known| longest_parts(word, known)), expected, "{word}");
        }
    }
}
