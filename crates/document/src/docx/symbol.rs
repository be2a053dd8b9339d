//! Characters of symbol fonts, which Word names by font and number.

/// Greek letters by their place in the font Symbol, from `A` and from `a`.
const UPPER: &str = "ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ";
const LOWER: &str = "αβχδεφγηιϕκλμνοπθρστυϖωξψζ";

/// Returns the character that a `w:sym` shows, where it has one: a character of its own right, or
/// a Greek letter. Ticks and pictures of other fonts are none.
pub(super) fn character(font: &str, code: &str) -> Option<char> {
    let code = u32::from_str_radix(code.trim(), 16).ok()?;
    // Symbol fonts have their characters at F000 and above, or below 100.
    let place = match code {
        0xf000..=0xf0ff => code - 0xf000,
        _ => code,
    };
    if font.eq_ignore_ascii_case("symbol") && place < 0x100 {
        let letters = |all: &str, first: u32| all.chars().nth((place - first) as usize);
        return match place {
            0x41..=0x5a => letters(UPPER, 0x41),
            0x61..=0x7a => letters(LOWER, 0x61),
            // Digits and the usual marks stand where they stand in ASCII.
            0x20..=0x3f => char::from_u32(place),
            0xb0 => Some('°'),
            0xb1 => Some('±'),
            0xb4 => Some('×'),
            0xb8 => Some('÷'),
            _ => None,
        };
    }
    let has_own_letters =
        ["wingdings", "webdings"].iter().any(|name| font.to_ascii_lowercase().starts_with(name));
    let is_private = (0xe000..=0xf8ff).contains(&code) || has_own_letters;
    char::from_u32(code).filter(|character| !is_private && !character.is_control())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn symbols_have_characters_where_they_can() {
        let table = [
            ("Symbol", "F061", Some('α')),
            ("Symbol", "44", Some('Δ')),
            ("Symbol", "F07A", Some('ζ')),
            ("Symbol", "F0B7", None),
            ("Wingdings", "F0FC", None),
            ("Wingdings 2", "50", None),
            ("SimSun", "4E2D", Some('中')),
            ("Arial", "20AC", Some('€')),
            ("Arial", "D800", None),
            ("Arial", "", None),
        ];
        for (font, code, expected) in table {
            assert_eq!(character(font, code), expected, "{font} {code}");
        }
    }
}
