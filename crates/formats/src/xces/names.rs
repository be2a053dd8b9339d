//! What names of sentences and documents tell.

use std::collections::HashMap;

/// Returns the index of each sentence of one side, in the order of the links.
///
/// Numbers that all have the same prefix, or none, are counted from 1, or from 0 if there is a 0;
/// other names by their first appearance.
pub(super) fn indices<'n>(names: impl Iterator<Item = &'n String> + Clone) -> Vec<usize> {
    if let Some(numbers) = numbers(names.clone()) {
        let first = usize::from(!numbers.contains(&0));
        return numbers.into_iter().map(|number| number - first).collect();
    }
    let mut known = HashMap::new();
    let index = |name| {
        let next = known.len();
        *known.entry(name).or_insert(next)
    };
    names.map(index).collect()
}

/// The numbers in the names, if all names are numbers with the same prefix.
fn numbers<'n>(names: impl Iterator<Item = &'n String>) -> Option<Vec<usize>> {
    let mut shared = None;
    let number = |name: &String| {
        let digits = name.trim_start_matches(|c: char| !c.is_ascii_digit());
        let prefix = name[..name.len() - digits.len()].to_owned();
        let number = digits.parse().ok()?;
        (*shared.get_or_insert_with(|| prefix.clone()) == prefix).then_some(number)
    };
    names.map(number).collect()
}

/// Tells whether the first of two documents is the Chinese one, by their names.
pub(super) fn chinese_comes_first(first: &str, second: &str) -> bool {
    const ENGLISH: [&str; 3] = ["en", "eng", "english"];
    const CHINESE: [&str; 6] = ["zh", "zho", "chi", "cmn", "cn", "chinese"];
    // A language stands between other signs than letters: `zh/1.xml`, `1.zh-CN.xml`, `1_zh.xml`.
    let has = |name: &str, codes: &[&str]| {
        let mut words = name.split(|c: char| !c.is_ascii_alphabetic());
        words.any(|word| codes.iter().any(|code| word.eq_ignore_ascii_case(code)))
    };
    let is_only =
        |name: &str, codes: &[&str], others: &[&str]| has(name, codes) && !has(name, others);
    let chinese = [first, second].map(|name| is_only(name, &CHINESE, &ENGLISH));
    let english = [first, second].map(|name| is_only(name, &ENGLISH, &CHINESE));
    (chinese[0] && !chinese[1]) || (english[1] && !english[0])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_become_indices() {
        let table: [(&str, &[usize]); 7] = [
            ("s1 s2 s5", &[0, 1, 4]),
            ("3 1", &[2, 0]),
            ("0 1 2", &[0, 1, 2]),
            ("s3.1 s3.2 s3.1", &[0, 1, 0]),
            ("1:1:1 1:2:1", &[0, 1]),
            ("a1 b1", &[0, 1]),
            ("s99999999999999999999 s1", &[0, 1]),
        ];
        for (names, expected) in table {
            let names: Vec<String> = names.split(' ').map(ToOwned::to_owned).collect();
            assert_eq!(indices(names.iter()), expected, "{names:?}");
        }
    }

    #[test]
    fn names_of_documents_tell_the_language() {
        let table = [
            ("en/1.xml.gz", "zh/1.xml.gz", false),
            ("zh_cn/1.xml", "en/1.xml", true),
            ("talk.zh.xml", "talk.xml", true),
            ("talk.xml", "talk.en.xml", true),
            ("talk.xml", "talk.zh-CN.xml", false),
            ("en-zh/a.xml", "en-zh/b.xml", false),
            ("seen/1.xml", "wen/1.xml", false),
            ("mac_001_zh.xml", "mac_001_en.xml", true),
            ("", "", false),
        ];
        for (first, second, expected) in table {
            assert_eq!(chinese_comes_first(first, second), expected, "{first} {second}");
        }
    }
}
