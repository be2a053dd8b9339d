//! Signs and codes of currencies before a number, the same in both languages: US$5, RMB 5, €5.

use super::currency::Currency;
use crate::reading::char_before;

/// The longest code before a number, in letters.
const CODE_LIMIT: usize = 3;

/// Returns the currency whose sign or code stands before the number at byte `at`, and where the
/// sign begins.
pub(crate) fn sign_before(text: &str, at: usize) -> Option<(Currency, usize)> {
    let end = match char_before(text, at)? {
        ' ' | '\u{a0}' => {
            text[..at].trim_end_matches([' ', '\u{a0}']).len().max(at.saturating_sub(2))
        }
        _ => at,
    };
    let sign = char_before(text, end)?;
    let start = end - sign.len_utf8();
    let currency = match sign {
        '$' | '＄' => return Some(dollar(text, start)),
        '€' => Currency::Euro,
        '£' | '￡' => Currency::Sterling,
        '¥' | '￥' => {
            let (letters, letters_start) = letters_before(text, start);
            return Some(match letters {
                "CN" | "RMB" => (Currency::Yuan, letters_start),
                "JP" => (Currency::Yen, letters_start),
                _ => (Currency::YuanSign, start),
            });
        }
        '₩' => Currency::Won,
        '₽' => Currency::Ruble,
        '₹' => Currency::Rupee,
        '฿' => Currency::Baht,
        '₱' => Currency::PhilippinePeso,
        '₫' => Currency::Dong,
        '₺' => Currency::Lira,
        '₪' => Currency::Shekel,
        '.' if text[..start].ends_with("Rs") => {
            let (letters, start) = letters_before(text, start);
            return (letters == "Rs").then_some((Currency::Rupee, start));
        }
        'A'..='Z' | 's' | 'p' => {
            let (letters, start) = letters_before(text, end);
            return Some((Currency::from_code(letters)?, start));
        }
        _ => return None,
    };
    Some((currency, start))
}

/// Reads the letters before the dollar sign at byte `at`; unknown letters are no part of it.
fn dollar(text: &str, at: usize) -> (Currency, usize) {
    let sign = (Currency::Dollar, at);
    // US $5 has a space that HK $5 has too.
    let (letters, start) = match letters_before(text, at) {
        ("", _) if text[..at].ends_with(' ') => {
            let spaced = letters_before(text, at - 1);
            if matches!(spaced.0, "US" | "HK" | "NT") { spaced } else { return sign }
        }
        found => found,
    };
    let currency = match letters {
        "US" => Currency::UsDollar,
        "HK" => Currency::HongKongDollar,
        "NT" => Currency::TaiwanDollar,
        "MOP" => Currency::Pataca,
        "S" | "SG" => Currency::SingaporeDollar,
        "A" | "AU" => Currency::AustralianDollar,
        "C" | "CA" | "CAN" | "CDN" => Currency::CanadianDollar,
        "NZ" => Currency::NewZealandDollar,
        "R" => Currency::Real,
        _ if text[..at].ends_with("N.T.") => return (Currency::TaiwanDollar, at - 4),
        _ if text[..at].ends_with("U.S.") => return (Currency::UsDollar, at - 4),
        _ => return sign,
    };
    (currency, start)
}

/// Returns the ASCII letters that end at byte `at` and where they begin; none where there are more
/// than a code has.
fn letters_before(text: &str, at: usize) -> (&str, usize) {
    let before = &text.as_bytes()[..at];
    let letters =
        before.iter().rev().take(CODE_LIMIT + 1).take_while(|b| b.is_ascii_alphabetic()).count();
    if letters > CODE_LIMIT {
        return ("", at);
    }
    (&text[at - letters..at], at - letters)
}
