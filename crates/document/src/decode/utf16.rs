//! UTF-16 without a byte order mark, told by where its zero bytes stand.

use encoding_rs::{Encoding, UTF_16BE, UTF_16LE};

/// Code units that must be plausible, in 100, for bytes with zeros to be UTF-16.
const PLAUSIBLE_SHARE: usize = 95;

/// Code units a text without any zero byte must have: in shorter ones GBK and Big5 can look alike.
const LEAST_UNITS_WITHOUT_ZERO: usize = 12;

/// Tells whether an encoding is one of the two byte orders of UTF-16.
pub(super) fn is_utf16(encoding: &'static Encoding) -> bool {
    encoding == UTF_16LE || encoding == UTF_16BE
}

/// Returns the byte order if the bytes are UTF-16 text without a mark.
pub(super) fn detect(bytes: &[u8]) -> Option<&'static Encoding> {
    let zeros_from =
        |first: usize| bytes.iter().skip(first).step_by(2).filter(|&&b| b == 0).count();
    let (even, odd) = (zeros_from(0), zeros_from(1));
    if even + odd == 0 {
        return detect_without_zeros(bytes);
    }
    // Pairs of ASCII letters look like ideographs; a few zeros do not make a file UTF-16.
    let printable = bytes.iter().filter(|byte| matches!(byte, 0x09 | 0x0a | 0x0d | 0x20..=0x7e));
    let zeros = even + odd;
    if zeros * 4 < bytes.len() && printable.count() * 100 >= (bytes.len() - zeros) * 80 {
        return None;
    }
    // ASCII characters put a zero into the high byte, the second one in little endian; a few
    // ideographs (U+4E00, U+5F00) have one in the low byte.
    let order = if odd >= even { [UTF_16LE, UTF_16BE] } else { [UTF_16BE, UTF_16LE] };
    order.into_iter().find(|encoding| is_plausible(bytes, encoding))
}

/// Chinese text may hold no ASCII character at all; its ideographs and full stops then decide.
fn detect_without_zeros(bytes: &[u8]) -> Option<&'static Encoding> {
    let long_enough = bytes.len() / 2 >= LEAST_UNITS_WITHOUT_ZERO && bytes.len().is_multiple_of(2);
    if !long_enough || std::str::from_utf8(bytes).is_ok() {
        return None;
    }
    [UTF_16LE, UTF_16BE].into_iter().find(|encoding| {
        let marked = units(bytes, encoding).any(|unit| matches!(unit, 0x3001 | 0x3002 | 0xff0c));
        let chinese = units(bytes, encoding).filter(|unit| is_chinese(*unit)).count();
        marked && chinese * 100 >= bytes.len() / 2 * 98
    })
}

fn is_plausible(bytes: &[u8], encoding: &'static Encoding) -> bool {
    let all = bytes.len() / 2;
    let good = units(bytes, encoding).filter(|unit| is_common(*unit)).count();
    let zeros = units(bytes, encoding).filter(|unit| *unit == 0).count();
    all > 0 && zeros == 0 && good * 100 >= all * PLAUSIBLE_SHARE
}

fn units(bytes: &[u8], encoding: &'static Encoding) -> impl Iterator<Item = u16> {
    let little = encoding == UTF_16LE;
    bytes.chunks_exact(2).map(move |pair| {
        if little {
            u16::from_le_bytes([pair[0], pair[1]])
        } else {
            u16::from_be_bytes([pair[0], pair[1]])
        }
    })
}

/// Code units that English and Chinese texts are made of; a lone surrogate is found when decoding.
fn is_common(unit: u16) -> bool {
    let ascii = matches!(unit, 0x09 | 0x0a | 0x0d | 0x20..=0x7e);
    let latin_and_punctuation = matches!(unit, 0xa0..=0x24f | 0x2000..=0x27ff);
    ascii || latin_and_punctuation || is_chinese(unit) || matches!(unit, 0xd800..=0xdfff)
}

fn is_chinese(unit: u16) -> bool {
    matches!(unit, 0x3000..=0x303f | 0x3105..=0x312f | 0x3400..=0x9fff | 0xf900..=0xfaff | 0xff00..=0xffef)
}
