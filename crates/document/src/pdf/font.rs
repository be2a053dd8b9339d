//! Fonts: strings to codes, codes to characters and widths.

use std::collections::HashMap;

use encoding_rs::{BIG5, Encoding, GBK};
use lopdf::{Dictionary, Object};

use super::cmap::{CharacterMap, number_of};
use super::encoding::{self, CodeTable};
use super::load::Pdf;
use super::standard_widths::standard_width;
use crate::error::ReadError;

/// A font, ready to read strings with.
pub(super) struct Font {
    codes: Codes,
    to_unicode: Option<CharacterMap>,
    widths: Widths,
    /// Whether text is set from top to bottom.
    pub(super) is_vertical: bool,
    /// Whether letters are bold, or of a face that Chinese books set headings in.
    pub(super) is_bold: bool,
    /// Height of a line of the font's own units, in text units: 1 but for fonts drawn in the file.
    pub(super) em: f32,
}

/// What the bytes of a string mean.
enum Codes {
    /// One byte a code.
    Single(CodeTable),
    /// Two bytes a code, numbers of glyphs.
    Glyphs,
    /// UTF-16, most significant byte first.
    Utf16,
    /// A legacy encoding of Chinese, of one or two bytes.
    Legacy(&'static Encoding),
    /// As a map in the file says.
    Mapped(CharacterMap),
}

/// Widths, in thousandths of the size.
enum Widths {
    Single { first: usize, widths: Vec<f32>, missing: f32, scale: f32 },
    Standard { name: String },
    Glyphs { default: f32, single: HashMap<u32, f32>, ranges: Vec<(u32, u32, f32)> },
}

/// One code of a string.
pub(super) struct Code {
    /// The text it stands for; `None` if the font does not say.
    pub(super) text: Option<String>,
    /// How far the pen moves, in units of the font's size.
    pub(super) advance: f32,
    /// Whether it is the one-byte code 32, which word spacing widens.
    pub(super) is_space: bool,
}

impl Font {
    /// Reads a font.
    pub(super) fn load(pdf: &Pdf, font: &Dictionary, place: &str) -> Result<Self, ReadError> {
        let subtype = pdf.entry(font, b"Subtype").and_then(|name| name.as_name().ok());
        let base_font = pdf.entry(font, b"BaseFont").and_then(|name| name.as_name().ok());
        let name = String::from_utf8_lossy(base_font.unwrap_or_default()).into_owned();
        let to_unicode = match pdf.entry(font, b"ToUnicode") {
            Some(Object::Stream(stream)) => Some(CharacterMap::parse(&pdf.unpack(stream, place)?)),
            _ => None,
        };
        let mut is_vertical = false;
        let mut em = 1.0;
        let (codes, widths, descriptor) = if subtype == Some(b"Type0") {
            let codes = match pdf.entry(font, b"Encoding") {
                Some(Object::Name(name)) => {
                    is_vertical = name.ends_with(b"-V") || name == b"V";
                    predefined(name)
                }
                Some(Object::Stream(stream)) => {
                    let map = CharacterMap::parse(&pdf.unpack(stream, place)?);
                    is_vertical = map.is_vertical;
                    Codes::Mapped(map)
                }
                _ => Codes::Glyphs,
            };
            let descendants = pdf.entry(font, b"DescendantFonts");
            let descendant = descendants
                .and_then(|list| list.as_array().ok()?.first())
                .and_then(|first| pdf.resolve(first)?.as_dict().ok());
            let widths = glyph_widths(pdf, descendant);
            let descriptor = descendant.and_then(|font| pdf.dictionary(font, b"FontDescriptor"));
            (codes, widths, descriptor)
        } else {
            let is_drawn = subtype == Some(b"Type3");
            let mut scale = 1.0;
            if is_drawn {
                let matrix = pdf.numbers(font, b"FontMatrix").unwrap_or_default();
                let unit = |index| matrix.get(index).copied().map_or(0.001, f32::abs);
                scale = unit(0) * 1000.0;
                let height = pdf.numbers(font, b"FontBBox").and_then(|bounds| match bounds[..] {
                    [_, bottom, _, top] if (top - bottom).abs() > 0.0 => Some((top - bottom).abs()),
                    _ => None,
                });
                em = (unit(3) * height.unwrap_or(1000.0)).clamp(0.05, 20.0);
            }
            let codes = Codes::Single(encoding::table_of(pdf, font, &name));
            (codes, single_widths(pdf, font, &name, scale), pdf.dictionary(font, b"FontDescriptor"))
        };
        let weight = descriptor.and_then(|descriptor| pdf.number(descriptor, b"FontWeight"));
        let is_bold = weight.is_some_and(|weight| weight >= 600.0) || is_bold_name(&name);
        Ok(Self { codes, to_unicode, widths, is_vertical, is_bold, em })
    }

    /// Reads the codes of a string one by one.
    pub(super) fn read(&self, bytes: &[u8], mut take: impl FnMut(Code)) {
        let mut rest = bytes;
        while !rest.is_empty() {
            let (code, tail) = rest.split_at(self.code_length(rest).clamp(1, rest.len()));
            rest = tail;
            let number = number_of(code);
            let mapped = self.to_unicode.as_ref().and_then(|map| map.text_of(number));
            let text = mapped
                .filter(|text| !encoding::is_void(text))
                .or_else(|| self.encoded(code))
                .filter(|text| !encoding::is_void(text));
            let advance = self.advance(code, number);
            take(Code { text, advance, is_space: code == b" " });
        }
    }

    fn code_length(&self, bytes: &[u8]) -> usize {
        match &self.codes {
            Codes::Single(_) => 1,
            Codes::Glyphs => 2,
            // A character beyond the first 65,536 takes two units.
            Codes::Utf16 if matches!(bytes[0], 0xd8..=0xdb) => 4,
            Codes::Utf16 => 2,
            Codes::Legacy(_) => 1 + usize::from(bytes[0] > 0x80),
            Codes::Mapped(map) => map.code_length(bytes).unwrap_or(2),
        }
    }

    /// Returns the text of a code by the font's encoding.
    fn encoded(&self, code: &[u8]) -> Option<String> {
        match &self.codes {
            Codes::Single(table) => table[usize::from(code[0])].clone(),
            Codes::Utf16 => {
                let units = code.chunks_exact(2).map(|pair| u16::from_be_bytes([pair[0], pair[1]]));
                char::decode_utf16(units).collect::<Result<_, _>>().ok()
            }
            Codes::Legacy(encoding) => {
                let (text, had_errors) = encoding.decode_without_bom_handling(code);
                (!had_errors).then(|| text.into_owned())
            }
            Codes::Glyphs | Codes::Mapped(_) => None,
        }
    }

    fn advance(&self, code: &[u8], number: u32) -> f32 {
        let thousandths = match &self.widths {
            Widths::Single { first, widths, missing, scale } => {
                let index = usize::from(code[0]).checked_sub(*first);
                scale * index.and_then(|index| widths.get(index)).copied().unwrap_or(*missing)
            }
            Widths::Standard { name } => standard_width(name, char::from(code[0])),
            Widths::Glyphs { .. } if self.is_vertical => 1000.0,
            Widths::Glyphs { default, single, ranges } => {
                let glyph = match &self.codes {
                    Codes::Mapped(map) => map.glyph_of(number).unwrap_or(number),
                    // In all collections of Chinese glyphs, 1 to 95 are the printable ASCII
                    // characters; widths of the others are all alike.
                    Codes::Utf16 | Codes::Legacy(_) => match number {
                        0x20..=0x7e => number - 0x1f,
                        _ => return default / 1000.0,
                    },
                    _ => number,
                };
                let in_range = || {
                    let after = ranges.partition_point(|range| range.0 <= glyph);
                    ranges[..after].last().filter(|range| glyph <= range.1).map(|range| range.2)
                };
                single.get(&glyph).copied().or_else(in_range).unwrap_or(*default)
            }
        };
        thousandths.clamp(-20_000.0, 20_000.0) / 1000.0
    }
}

fn is_bold_name(name: &str) -> bool {
    let name = name.to_ascii_lowercase();
    ["bold", "black", "heavy", "demi", "simhei", "stheiti", "heiti"]
        .iter()
        .any(|word| name.contains(word))
}

/// The maps from codes that programs know by name.
fn predefined(name: &[u8]) -> Codes {
    let name = String::from_utf8_lossy(name);
    if name.contains("UCS2") || name.contains("UTF16") {
        Codes::Utf16
    } else if name.starts_with("GB") {
        Codes::Legacy(GBK)
    } else if ["B5", "ETen", "ETHK", "HKscs"].iter().any(|start| name.starts_with(start)) {
        Codes::Legacy(BIG5)
    } else {
        Codes::Glyphs
    }
}

fn single_widths(pdf: &Pdf, font: &Dictionary, name: &str, scale: f32) -> Widths {
    let Some(widths) = pdf.numbers(font, b"Widths") else {
        return Widths::Standard { name: name.to_owned() };
    };
    let first = pdf.number(font, b"FirstChar").unwrap_or(0.0).max(0.0) as usize;
    let descriptor = pdf.dictionary(font, b"FontDescriptor");
    let missing = descriptor.and_then(|descriptor| pdf.number(descriptor, b"MissingWidth"));
    Widths::Single { first, widths, missing: missing.unwrap_or(500.0), scale }
}

fn glyph_widths(pdf: &Pdf, font: Option<&Dictionary>) -> Widths {
    let default = font.and_then(|font| pdf.number(font, b"DW")).unwrap_or(1000.0);
    let mut single = HashMap::new();
    let mut ranges = Vec::new();
    let list = font.and_then(|font| pdf.entry(font, b"W")?.as_array().ok());
    let mut items = list.into_iter().flatten().filter_map(|item| pdf.resolve(item));
    while let Some(first) = items.next().and_then(|first| first.as_float().ok()) {
        match items.next() {
            Some(Object::Array(widths)) => {
                for (glyph, width) in (first as u32..).zip(widths) {
                    if let Some(width) = pdf.resolve(width).and_then(|width| width.as_float().ok())
                    {
                        single.insert(glyph, width);
                    }
                }
            }
            Some(last) => {
                let width = items.next().and_then(|width| width.as_float().ok());
                if let (Ok(last), Some(width)) = (last.as_float(), width) {
                    ranges.push((first as u32, last as u32, width));
                }
            }
            None => break,
        }
    }
    ranges.sort_by_key(|range: &(u32, u32, f32)| range.0);
    Widths::Glyphs { default, single, ranges }
}
