//! Bytes to text: byte order marks, UTF-8, UTF-16, and the Chinese encodings by detection.
//!
//! The order of trust: an encoding the caller names; a byte order mark; valid UTF-8; UTF-16
//! without a mark, told by its zero bytes; last, statistical detection by chardetng. Of the
//! single-byte encodings, which no detector can tell apart by a few bytes, only windows-1252 is
//! taken, where it makes an English text ([`western`]). Each step is linear in the number of bytes.

mod utf16;
mod western;

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{
    BIG5, DecoderResult, Encoding, GB18030, GBK, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252,
};
use thiserror::Error;

/// A decoded file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decoded {
    /// The text, line ends as they were, without the byte order mark.
    pub text: String,
    /// WHATWG name of the encoding, such as `UTF-8`, `GB18030`, `Big5` or `UTF-16LE`.
    pub encoding_name: String,
    /// Whether the file began with a byte order mark.
    pub had_bom: bool,
    /// What the user should know of a doubtful encoding, in one line.
    pub warning: Option<String>,
}

/// Why bytes are no text. Lines count from 1, bytes from 0.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum DecodeError {
    /// A zero byte, which no text has outside UTF-16.
    #[error("line {line}: zero byte at offset {offset}: this is a binary file, not text")]
    Binary {
        /// Offset of the zero byte.
        offset: usize,
        /// Line it stands in.
        line: usize,
    },
    /// Bytes that the encoding does not allow.
    #[error(
        "line {line}: the bytes at offset {offset} are not valid {encoding}; \
         name the right encoding with --encoding"
    )]
    Malformed {
        /// Name of the encoding that was tried.
        encoding: &'static str,
        /// Offset of the first bad byte.
        offset: usize,
        /// Line it stands in.
        line: usize,
    },
    /// Bytes that are not UTF-8, and no other encoding of Chinese or English text either.
    #[error(
        "line {line}: the byte at offset {offset} is not valid UTF-8, and no other known \
         encoding fits the file; name it with --encoding"
    )]
    Unknown {
        /// Offset of the first byte that is not UTF-8.
        offset: usize,
        /// Line it stands in.
        line: usize,
    },
}

/// Decodes a file; `encoding` overrides detection.
///
/// # Errors
///
/// Names the first byte that the encoding does not allow, or the zero byte that shows a binary
/// file.
pub fn decode(bytes: &[u8], encoding: Option<&'static Encoding>) -> Result<Decoded, DecodeError> {
    let mark = Encoding::for_bom(bytes);
    if let Some(encoding) = encoding {
        // A mark of the encoding that was asked for is no text.
        let length = mark.filter(|(marked, _)| *marked == encoding).map_or(0, |(_, length)| length);
        return decode_as(bytes, length, encoding);
    }
    if let Some((encoding, length)) = mark {
        return decode_as(bytes, length, encoding);
    }
    if let Some(encoding) = utf16::detect(bytes) {
        return decode_as(bytes, 0, encoding);
    }
    if let Some(offset) = bytes.iter().position(|&byte| byte == 0) {
        return Err(DecodeError::Binary { offset, line: line_of(bytes, offset, UTF_8) });
    }
    if std::str::from_utf8(bytes).is_ok() {
        return decode_as(bytes, 0, UTF_8);
    }
    decode_by_guess(bytes)
}

/// Decodes a file that may name its own encoding, as web pages and XML do. What it names counts
/// where nothing surer speaks (a byte order mark, valid UTF-8) and the bytes bear it out.
///
/// # Errors
///
/// As [`decode`].
pub(crate) fn decode_declared(bytes: &[u8]) -> Result<Decoded, DecodeError> {
    let declared = declared_encoding(bytes).filter(|_| {
        Encoding::for_bom(bytes).is_none()
            && utf16::detect(bytes).is_none()
            && std::str::from_utf8(bytes).is_err()
    });
    match declared.map(|encoding| decode_as(bytes, 0, encoding)) {
        Some(Ok(decoded)) if is_chinese(&decoded) => Ok(decoded),
        // Many a page says that it is Western and is not: that is for the detector to tell. Which
        // of the Western encodings it is in, the page knows better.
        Some(Ok(decoded))
            if declared.is_some_and(Encoding::is_single_byte)
                && western::may_be_latin(bytes)
                && !is_broken_utf8(bytes)
                && guessed(bytes).is_single_byte() =>
        {
            Ok(decoded)
        }
        _ => decode(bytes, None),
    }
}

/// Finds `charset=…` or `encoding="…"` among the first bytes of markup.
fn declared_encoding(bytes: &[u8]) -> Option<&'static Encoding> {
    /// Bytes in which pages must declare their encoding, by the HTML standard and then some.
    const PRESCAN: usize = 4096;
    let head = String::from_utf8_lossy(&bytes[..bytes.len().min(PRESCAN)]).to_ascii_lowercase();
    if !head.trim_start().starts_with('<') {
        return None;
    }
    let after = |key: &str| head.find(key).map(|at| &head[at + key.len()..]);
    let value = after("charset=").or_else(|| after("encoding="))?;
    let value = value.trim_start_matches(['"', '\'', ' ']);
    let end = value.find(|c: char| !(c.is_ascii_alphanumeric() || "-_".contains(c)))?;
    // GB2312 is what pages call GBK and GB 18030, which holds both.
    let encoding = encoding_for_label(&value[..end])?;
    Some(if encoding == GBK { GB18030 } else { encoding })
}

/// Finds the encoding of a label such as `gbk`, `GB2312`, `big5-hkscs` or `utf-16`.
///
/// Labels are those of the WHATWG Encoding Standard, in any case.
pub fn encoding_for_label(label: &str) -> Option<&'static Encoding> {
    // The standard knows GB 18030 by one spelling only.
    let spelling = label.trim().to_ascii_lowercase().replace('_', "-");
    match spelling.as_str() {
        "gb-18030" => Some(GB18030),
        "cp936" | "ms936" | "gb-2312" => Some(GBK),
        "cp950" | "ms950" | "big-5" => Some(BIG5),
        "utf16" | "utf16le" | "utf-16-le" => Some(UTF_16LE),
        "utf16be" | "utf-16-be" => Some(UTF_16BE),
        label => Encoding::for_label_no_replacement(label.as_bytes()),
    }
}

/// Decodes what is neither marked nor valid UTF-8 nor UTF-16.
fn decode_by_guess(bytes: &[u8]) -> Result<Decoded, DecodeError> {
    let unknown = || {
        let offset = std::str::from_utf8(bytes).map_or_else(|error| error.valid_up_to(), |_| 0);
        DecodeError::Unknown { offset, line: line_of(bytes, offset, UTF_8) }
    };
    if is_broken_utf8(bytes) {
        return Err(unknown());
    }
    let mut read =
        [GB18030, BIG5].into_iter().filter_map(|encoding| decode_as(bytes, 0, encoding).ok());
    if let Some(english) = read.find(|decoded| western::is_english(&decoded.text)) {
        return Ok(english);
    }
    let guess = guessed(bytes);
    // A detector takes ° and the letter behind it for a Chinese character; those come in runs.
    let is_scattered = bytes.split(u8::is_ascii).all(|run| run.len() < 2);
    if western::may_be_latin(bytes) && (guess.is_single_byte() || is_scattered) {
        match western::read(bytes) {
            Some(western) => return Ok(decoded_western(western)),
            None if guess.is_single_byte() => return Err(unknown()),
            None => {}
        }
    }
    let chinese = if is_paired_high(bytes) { [GB18030, BIG5] } else { [BIG5, GB18030] };
    // The detector knows long texts; short Chinese ones it may take for Korean or Western.
    let candidates = match guess {
        _ if guess == GBK || guess == GB18030 => [GB18030, BIG5],
        _ if guess == BIG5 => [BIG5, GB18030],
        _ => chinese,
    };
    candidates
        .into_iter()
        .filter_map(|encoding| decode_as(bytes, 0, encoding).ok())
        .find(is_chinese)
        .ok_or_else(unknown)
}

fn guessed(bytes: &[u8]) -> &'static Encoding {
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(bytes, true);
    // No top-level domain: with "cn" the detector takes Big5 for GBK.
    detector.guess(None, Utf8Detection::Deny)
}

fn decoded_western(western: western::Western) -> Decoded {
    let western::Western { text, unsure_words } = western;
    let encoding_name = WINDOWS_1252.name().to_owned();
    let warning = (!unsure_words.is_empty()).then(|| {
        let words: Vec<&str> = unsure_words.iter().map(String::as_str).collect();
        format!(
            "read as {encoding_name}, which is a guess; if {} is wrong, name the encoding with \
             --encoding",
            words.join(", ")
        )
    });
    Decoded { text, encoding_name, had_bom: false, warning }
}

/// Tells whether all bytes above 127 come in pairs above 160, as in the core of GBK.
fn is_paired_high(bytes: &[u8]) -> bool {
    bytes.split(u8::is_ascii).all(|run| run.len() % 2 == 0 && run.iter().all(|byte| *byte > 0xa0))
}

/// Tells whether a decoded text looks like Chinese beyond ASCII: ideographs and their marks, not
/// private characters, other alphabets, or the accented letters that Chinese bytes become when
/// they are taken for Western ones.
fn is_chinese(decoded: &Decoded) -> bool {
    let (mut all, mut han, mut marks) = (0_usize, 0_usize, 0_usize);
    for character in decoded.text.chars().filter(|character| !character.is_ascii()) {
        all += 1;
        han += usize::from(crate::language::is_han(character));
        marks += usize::from(matches!(character,
            '\u{a0}' | '§' | '°' | '±' | '·' | '×' | '÷' | '\u{2000}'..='\u{303f}' | '\u{ff00}'..='\u{ffef}'));
    }
    (han + marks) * 10 >= all * 8 && (han > 0 || all < 10)
}

/// Tells whether bytes with errors are UTF-8 nevertheless: most bytes above 127 form sequences.
fn is_broken_utf8(bytes: &[u8]) -> bool {
    let (mut valid, mut all) = (0_usize, 0_usize);
    for chunk in bytes.utf8_chunks() {
        valid += chunk.valid().bytes().filter(|byte| !byte.is_ascii()).count();
        all += chunk.invalid().len();
    }
    all += valid;
    // Random pairs of GBK bytes look like UTF-8 now and then, never nine times in ten.
    valid >= 6 && valid * 10 >= all * 9
}

/// Decodes all bytes after the mark, and refuses the first malformed one.
fn decode_as(
    bytes: &[u8],
    mark_length: usize,
    encoding: &'static Encoding,
) -> Result<Decoded, DecodeError> {
    let body = &bytes[mark_length..];
    let mut decoder = encoding.new_decoder_without_bom_handling();
    let capacity = decoder.max_utf8_buffer_length_without_replacement(body.len());
    let mut text = String::with_capacity(capacity.unwrap_or(body.len()));
    let (result, read) = decoder.decode_to_string_without_replacement(body, &mut text, true);
    if let DecoderResult::Malformed(bad, after) = result {
        let offset = mark_length + read.saturating_sub(usize::from(bad) + usize::from(after));
        let line = line_of(bytes, offset, encoding);
        return Err(DecodeError::Malformed { encoding: encoding.name(), offset, line });
    }
    if let Some(position) = text.find('\0') {
        let line = text[..position].matches('\n').count() + 1;
        let width = if utf16::is_utf16(encoding) { 2 } else { 1 };
        let before: usize = if width == 2 {
            text[..position].chars().map(|character| character.len_utf16() * 2).sum()
        } else {
            body.iter().position(|&byte| byte == 0).unwrap_or(position)
        };
        return Err(DecodeError::Binary { offset: mark_length + before, line });
    }
    text.shrink_to_fit();
    let encoding_name = encoding.name().to_owned();
    Ok(Decoded { text, encoding_name, had_bom: mark_length > 0, warning: None })
}

/// Returns the line, from 1, of the byte at `offset`.
fn line_of(bytes: &[u8], offset: usize, encoding: &'static Encoding) -> usize {
    let before = &bytes[..offset.min(bytes.len())];
    let line_ends = if encoding == UTF_16LE {
        before.chunks_exact(2).filter(|unit| unit == b"\n\0").count()
    } else if encoding == UTF_16BE {
        before.chunks_exact(2).filter(|unit| unit == b"\0\n").count()
    } else {
        before.iter().filter(|&&byte| byte == b'\n').count()
    };
    line_ends + 1
}
