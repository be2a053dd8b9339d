//! Keys of identifiers: what of their letters and digits counts.
//!
//! The upper half of a key is a hash of what is written, as far as case, width and layout do not
//! matter; equal identifiers have equal keys. The lower half is what a translation keeps when it
//! words the rest otherwise: the digits of a name (J-20 is 歼-20), a telephone number
//! without the code of its country, an address without its language. A number of one run of digits is its own
//! lower half, so that it can be told from the key alone.

use super::IdentifierKind;
use crate::decimal::Decimal;

/// Names that Chinese often says in words, without their digits: COVID-19 is 新冠肺炎.
const TRANSLATED: [u32; 24] = [
    name_hash("covid19"),
    name_hash("sarscov2"),
    name_hash("2019ncov"),
    name_hash("co2"),
    name_hash("h2o"),
    name_hash("so2"),
    name_hash("no2"),
    name_hash("n2o"),
    name_hash("ch4"),
    name_hash("nh3"),
    name_hash("o2"),
    name_hash("o3"),
    name_hash("co2e"),
    name_hash("b2b"),
    name_hash("b2c"),
    name_hash("c2c"),
    name_hash("p2p"),
    name_hash("o2o"),
    name_hash("ww1"),
    name_hash("ww2"),
    name_hash("y2k"),
    name_hash("00"),
    name_hash("2d"),
    name_hash("3d"),
];

/// Set in the lower half where it is a hash, not a number.
const IS_HASH: u32 = 1 << 31;

/// Codes of countries that are written in brackets, without a plus: (852) 5555 0100.
const BRACKETED_CODES: [&str; 4] = ["852", "853", "886", "86"];

/// Pieces of addresses that say their language.
const LANGUAGES: [&str; 30] = [
    "en", "zh", "cn", "tc", "sc", "hk", "tw", "eng", "chi", "chs", "cht", "chn", "english",
    "chinese", "en-us", "en-gb", "zh-cn", "zh-tw", "zh-hk", "zh-hans", "zh-hant", "us", "uk", "gb",
    "hans", "hant", "lang", "language", "hl", "locale",
];

/// Returns the key of what is written.
pub(super) fn key(kind: IdentifierKind, written: &str) -> u64 {
    let folded = folded(kind, written);
    let weak = match kind {
        IdentifierKind::Url => IS_HASH | hash(without_language(&folded).as_bytes()),
        IdentifierKind::Email => IS_HASH | hash(folded.as_bytes()),
        IdentifierKind::Phone => IS_HASH | hash(national(written, &folded).as_bytes()),
        IdentifierKind::Version | IdentifierKind::Symbol | IdentifierKind::Name => digits(&folded),
    };
    (u64::from(hash(folded.as_bytes())) << 32) | u64::from(weak)
}

/// Says whether two identifiers have the same lower half: J-20 and 歼-20, two languages of a page.
pub(crate) fn are_same_digits(one: u64, other: u64) -> bool {
    one as u32 == other as u32
}

/// Returns the lower half that identifiers with only this number have.
pub(crate) fn digits_of(number: Decimal) -> u32 {
    digits(&number.to_string())
}

/// Returns the lower half of a version.
pub(crate) fn version_digits(written: &str) -> u32 {
    key(IdentifierKind::Version, written) as u32
}

/// Returns the lower half of a telephone number that is written as a plain number; none where it
/// has too few digits for one.
pub(crate) fn phone_digits(number: Decimal) -> Option<u32> {
    let number = number.to_integer().filter(|number| *number >= 100)?;
    Some(key(IdentifierKind::Phone, &number.to_string()) as u32)
}

/// Says whether the only number in a name or version is this one.
pub(crate) fn has_digits_of(key: u64, number: Decimal) -> bool {
    key as u32 == digits(&number.to_string())
}

/// Says whether it is a name whose digits a translation may leave out.
pub(crate) fn is_often_translated(key: u64) -> bool {
    TRANSLATED.contains(&((key >> 32) as u32))
}

/// Writes an identifier the same for both languages: half width, one space before a bracket, the
/// year and number of 〔2023〕15号 as 2023/15.
pub(crate) fn as_written(kind: IdentifierKind, written: &str) -> String {
    let mut half = String::with_capacity(written.len());
    for character in written.chars() {
        match half_width(character) {
            '(' if kind == IdentifierKind::Symbol
                && half.ends_with(|last: char| last.is_ascii_alphanumeric()) =>
            {
                half.push_str(" (");
            }
            ' ' | '\u{a0}'
                if half.ends_with(' ') || kind == IdentifierKind::Phone && half.ends_with(')') => {}
            '\u{a0}' => half.push(' '),
            character => half.push(character),
        }
    }
    if kind != IdentifierKind::Symbol {
        return half;
    }
    let year = half.split_once(['[', '〔', '【', '﹝']).map_or("", |(_, year)| year);
    let Some((year, number)) = year.split_once([']', '〕', '】', '﹞']) else { return half };
    let number = number.trim_matches(|character: char| !character.is_ascii_digit());
    let are_numbers = [year, number]
        .iter()
        .all(|part| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit()));
    if are_numbers { format!("{year}/{number}") } else { half }
}

fn half_width(character: char) -> char {
    match character {
        '！'..='～' => char::from_u32(u32::from(character) - 0xfee0).unwrap_or(character),
        '\u{2010}'..='\u{2014}' => '-',
        _ => character,
    }
}

/// Writes in lower case and half width, without what is only layout.
fn folded(kind: IdentifierKind, written: &str) -> String {
    let mut folded = String::with_capacity(written.len());
    for character in written.chars() {
        let half = half_width(character);
        let counts = match kind {
            IdentifierKind::Phone => half.is_ascii_digit(),
            IdentifierKind::Url | IdentifierKind::Email => true,
            _ => half != '-' && !half.is_whitespace(),
        };
        if counts {
            folded.push(half.to_ascii_lowercase());
        }
    }
    match kind {
        IdentifierKind::Url => {
            let bare = folded.split_once("://").map_or(folded.as_str(), |(_, rest)| rest);
            bare.strip_prefix("www.").unwrap_or(bare).trim_end_matches('/').to_owned()
        }
        IdentifierKind::Version => folded.trim_start_matches('v').to_owned(),
        _ => folded,
    }
}

/// The digits of a telephone number as dialled at home, without the 0 before the area.
fn national<'d>(written: &str, digits: &'d str) -> &'d str {
    let bare = digits.trim_start_matches('0');
    let is_bracketed = written.starts_with(['(', '（'])
        && !digits.starts_with('0')
        && BRACKETED_CODES.iter().any(|code| {
            written
                .trim_start_matches(['(', '（'])
                .strip_prefix(code)
                .is_some_and(|rest| rest.starts_with([')', '）']))
        });
    let is_abroad = written.starts_with('+') || digits.starts_with("00");
    let code = if is_abroad || is_bracketed { country_code_length(bare) } else { 0 };
    bare.get(code..).unwrap_or(bare).trim_start_matches('0')
}

/// How many digits the code of the country has (ITU-T E.164, list of assigned codes).
fn country_code_length(digits: &str) -> usize {
    match digits.as_bytes() {
        [b'1' | b'7', ..] => 1,
        [b'2', b'0' | b'7', ..] => 2,
        [b'3', b'5' | b'7' | b'8', ..]
        | [b'4', b'2', ..]
        | [b'5', b'0' | b'9', ..]
        | [b'6', b'7'..=b'9', ..]
        | [b'8', b'0' | b'5' | b'7' | b'8', ..]
        | [b'9', b'6' | b'7' | b'9', ..]
        | [b'2', ..] => 3,
        _ => 2,
    }
}

fn without_language(address: &str) -> String {
    let pieces = address.split(['/', '.', '?', '&', '=', '#', '_']);
    pieces.filter(|piece| !piece.is_empty() && !LANGUAGES.contains(piece)).collect()
}

/// The digits of a name: one number as itself, several as a hash of them in order.
fn digits(folded: &str) -> u32 {
    let mut runs = folded
        .split(|character: char| !(character.is_ascii_digit() || character == '.'))
        .map(|run| run.trim_matches('.'))
        .filter(|run| !run.is_empty());
    match (runs.next(), runs.next()) {
        (None, _) => IS_HASH | hash(folded.as_bytes()),
        (Some(only), None) => number(only),
        (Some(first), Some(second)) => {
            let rest =
                runs.fold(join(number(first), number(second)), |all, run| join(all, number(run)));
            IS_HASH | rest
        }
    }
}

/// 20 is itself; 1.25, 1.2.3 and what is too long are hashes.
fn number(run: &str) -> u32 {
    let bare = if run.matches('.').count() == 1 {
        run.trim_end_matches('0').trim_end_matches('.')
    } else {
        run
    };
    match bare.parse::<u32>() {
        Ok(number) if number < IS_HASH => number,
        _ => IS_HASH | hash(bare.as_bytes()),
    }
}

fn join(left: u32, right: u32) -> u32 {
    let mut bytes = [0; 8];
    bytes[..4].copy_from_slice(&left.to_le_bytes());
    bytes[4..].copy_from_slice(&right.to_le_bytes());
    hash(&bytes)
}

const fn name_hash(name: &str) -> u32 {
    hash(name.as_bytes())
}

/// FNV-1a (Fowler, Noll, Vo; 32 bits), as for the keys of values.
const fn hash(bytes: &[u8]) -> u32 {
    let mut hash = 0x811c_9dc5_u32;
    let mut at = 0;
    while at < bytes.len() {
        hash = (hash ^ bytes[at] as u32).wrapping_mul(0x0100_0193);
        at += 1;
    }
    hash
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn layout_does_not_count() {
        let same = [
            (IdentifierKind::Name, "COVID-19", "Covid19"),
            (IdentifierKind::Phone, "010-5555-0100", "(010) 5555 0100"),
            (IdentifierKind::Url, "https://www.zhen.example/a/", "http://zhen.example/a"),
            (IdentifierKind::Version, "v1.25.3", "1.25.3"),
            (IdentifierKind::Symbol, "ISO 9001:2015", "ＩＳＯ ９００１：２０１５"),
        ];
        for (kind, one, other) in same {
            assert_eq!(key(kind, one), key(kind, other), "{one} = {other}");
        }
        assert!(is_often_translated(key(IdentifierKind::Name, "COVID-19")));
        assert!(!is_often_translated(key(IdentifierKind::Name, "COVID-18")));
    }

    #[test]
    fn the_lower_half_is_what_translations_keep() {
        let kept = |kind, one, other| are_same_digits(key(kind, one), key(kind, other));
        assert!(kept(IdentifierKind::Url, "zhen.example/en/a", "zhen.example/zh-cn/a"));
        assert!(!kept(IdentifierKind::Url, "zhen.example/en/a", "zhen.example/zh/b"));
        assert!(kept(IdentifierKind::Phone, "+86 10 5555 0100", "010-5555-0100"));
        assert!(kept(IdentifierKind::Phone, "(852) 5555 0100", "+852 5555-0100"));
        assert!(!kept(IdentifierKind::Phone, "+81-92-5550100", "+81-98-5550100"));
        assert!(kept(IdentifierKind::Symbol, "A/RES/70/1", "70/1"));
        let version = key(IdentifierKind::Version, "v1.20");
        assert!(has_digits_of(version, Decimal::new(12, -1).expect("1.2 is a decimal")));
        assert!(has_digits_of(key(IdentifierKind::Name, "J-20"), Decimal::from(20)));
    }
}
