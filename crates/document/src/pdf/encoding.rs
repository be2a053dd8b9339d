//! Fonts of one-byte codes: which character each of the 256 codes is.

use lopdf::{Dictionary, Object};

use super::characters;
use super::load::Pdf;

/// The text of each code, where the font says.
pub(super) type CodeTable = Vec<Option<String>>;

/// Reads the encoding of a font of one-byte codes.
pub(super) fn table_of(pdf: &Pdf, font: &Dictionary, name: &str) -> CodeTable {
    if name.contains("Dingbats") || name.contains("Wingdings") {
        // Ornaments; which one it is says nothing, and they often mark items.
        return (0..=255_u8).map(|code| (code > 32).then(|| "•".to_owned())).collect();
    }
    if name.ends_with("Symbol") {
        return symbol_table();
    }
    let encoding = pdf.entry(font, b"Encoding");
    let (base, differences) = match encoding {
        Some(Object::Name(base)) => (Some(base.clone()), None),
        Some(Object::Dictionary(dictionary)) => {
            let base = pdf.entry(dictionary, b"BaseEncoding").and_then(|base| base.as_name().ok());
            let differences = pdf.entry(dictionary, b"Differences");
            (base.map(<[u8]>::to_vec), differences.and_then(|list| list.as_array().ok()))
        }
        _ => (None, None),
    };
    let base = match base {
        Some(base) => Some(base),
        // The codes of such a font mean what the font program says, which is not read.
        None if has_own_codes(pdf, font) => None,
        None => Some(b"StandardEncoding".to_vec()),
    };
    let mut table: CodeTable = match base {
        None => vec![None; 256],
        Some(base) => (0..=255_u8)
            .map(|code| pdf.character_in(Object::Name(base.clone()), code).map(String::from))
            .collect(),
    };
    let mut code = 0_usize;
    for item in differences.into_iter().flatten() {
        match pdf.resolve(item) {
            Some(Object::Integer(first)) => code = usize::try_from(*first).unwrap_or(usize::MAX),
            Some(Object::Name(glyph)) => {
                if let Some(slot) = table.get_mut(code) {
                    *slot = text_of_glyph(pdf, glyph);
                }
                code = code.saturating_add(1);
            }
            _ => {}
        }
    }
    table
}

/// Tells whether a font brings a program whose codes are its own.
fn has_own_codes(pdf: &Pdf, font: &Dictionary) -> bool {
    const SYMBOLIC: i64 = 4;
    let Some(descriptor) = pdf.dictionary(font, b"FontDescriptor") else {
        return pdf
            .entry(font, b"Subtype")
            .is_some_and(|subtype| subtype.as_name().ok() == Some(&b"Type3"[..]));
    };
    let is_embedded = [&b"FontFile"[..], b"FontFile2", b"FontFile3"]
        .iter()
        .any(|key| pdf.entry(descriptor, key).is_some());
    let flags = pdf.entry(descriptor, b"Flags").and_then(|flags| flags.as_i64().ok());
    is_embedded && flags.unwrap_or(0) & SYMBOLIC != 0
}

/// Returns the text of a glyph by its name: `eacute`, `uni4E2D`, `u1F600`, `f_i`, `a.sc`.
fn text_of_glyph(pdf: &Pdf, name: &[u8]) -> Option<String> {
    let name = std::str::from_utf8(name).ok()?;
    let name = name.split('.').next().filter(|name| !name.is_empty())?;
    let mut text = String::new();
    for part in name.split('_') {
        if let Some(codes) = part.strip_prefix("uni").filter(|codes| is_hexadecimal(codes, 4)) {
            let digits: Vec<char> = codes.chars().collect();
            for digits in digits.chunks(4) {
                let digits: String = digits.iter().collect();
                text.push(char::from_u32(u32::from_str_radix(&digits, 16).ok()?)?);
            }
        } else if let Some(code) = part.strip_prefix('u').filter(|code| is_hexadecimal(code, 1)) {
            text.push(char::from_u32(u32::from_str_radix(code, 16).ok()?)?);
        } else {
            let glyph = Object::Array(vec![Object::Integer(1), Object::Name(part.into())]);
            let mut encoding = Dictionary::new();
            encoding.set("Differences", glyph);
            // Code 1 means nothing in the encoding below, so only the name can answer.
            text.push(pdf.character_in(Object::Dictionary(encoding), 1)?);
        }
    }
    Some(text)
}

fn is_hexadecimal(digits: &str, unit: usize) -> bool {
    digits.len() >= 4
        && digits.len().is_multiple_of(unit)
        && (unit == 4 || digits.len() <= 6)
        && digits.bytes().all(|byte| byte.is_ascii_hexdigit())
}

/// The codes of the standard font of Greek letters and signs.
fn symbol_table() -> CodeTable {
    const CAPITALS: &str = "ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ";
    const SMALL: &str = "αβχδεφγηιϕκλμνοπθρστυϖωξψζ";
    let mut table = vec![None; 256];
    for (first, letters) in [(b'A', CAPITALS), (b'a', SMALL)] {
        for (index, letter) in letters.chars().enumerate() {
            table[usize::from(first) + index] = Some(letter.to_string());
        }
    }
    for code in b" !#%&()+,./0123456789:;<=>?[]_{|}".iter() {
        table[usize::from(*code)] = Some(char::from(*code).to_string());
    }
    let signs = [
        (0xb0, "°"),
        (0xb1, "±"),
        (0xb2, "″"),
        (0xb3, "≥"),
        (0xb4, "×"),
        (0xb7, "•"),
        (0xb8, "÷"),
        (0xb9, "≠"),
        (0xbb, "≈"),
        (0xbc, "…"),
        (0xa3, "≤"),
        (0xa2, "′"),
        (0xa5, "∞"),
        (0xae, "→"),
        (0xac, "←"),
        (0xd7, "⋅"),
        (0x2d, "−"),
        (0x2a, "∗"),
    ];
    for (code, sign) in signs {
        table[code] = Some(sign.to_owned());
    }
    table
}

/// Tells whether text says nothing: empty, or only marks that stand for no character.
pub(super) fn is_void(text: &str) -> bool {
    let mut is_void = true;
    characters::plain(text, |character| {
        let is_private = matches!(character, '\u{e000}'..='\u{f8ff}');
        is_void &= is_private || character == char::REPLACEMENT_CHARACTER;
    });
    is_void
}
