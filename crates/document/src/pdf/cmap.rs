//! Character maps: which codes a string is made of, and what each code means.
//!
//! A map is read once to sorted ranges; looking up a code takes logarithmic time. Ranges are never
//! spread out, so that a range of four thousand million codes costs as much as one of two.

use super::content::{Operand, Scanner};

/// A character map of a file: codes to Unicode, or codes to numbers of glyphs.
#[derive(Debug, Default)]
pub(super) struct CharacterMap {
    /// Which byte strings are codes.
    spaces: Vec<CodeSpace>,
    /// Sorted by start; of two with one start, the later one holds.
    ranges: Vec<CodeRange>,
    /// Whether text is set from top to bottom.
    pub(super) is_vertical: bool,
}

#[derive(Debug)]
struct CodeSpace {
    low: Vec<u8>,
    high: Vec<u8>,
}

#[derive(Debug)]
struct CodeRange {
    start: u32,
    end: u32,
    target: Target,
}

#[derive(Debug)]
enum Target {
    /// Text of the first code; the last character counts up with the code.
    Text(String),
    /// Number of the first code's glyph.
    Glyph(u32),
}

impl CharacterMap {
    /// Reads a map.
    pub(super) fn parse(bytes: &[u8]) -> Self {
        let mut map = Self::default();
        let mut scanner = Scanner::new(bytes);
        while let Some(operator) = scanner.next_operator() {
            let operands = &scanner.operands;
            match operator {
                b"endcodespacerange" => map.add_spaces(operands),
                b"endbfchar" | b"endcidchar" => {
                    for pair in operands.chunks_exact(2) {
                        map.add(&pair[0], &pair[0], &pair[1]);
                    }
                }
                b"endbfrange" | b"endcidrange" => {
                    for triple in operands.chunks_exact(3) {
                        map.add(&triple[0], &triple[1], &triple[2]);
                    }
                }
                b"def" => {
                    if let [Operand::Name(name), Operand::Number(mode)] = operands.as_slice()
                        && name == b"WMode"
                    {
                        map.is_vertical = *mode == 1.0;
                    }
                }
                _ => {}
            }
        }
        map.ranges.sort_by_key(|range| range.start);
        map
    }

    fn add_spaces(&mut self, operands: &[Operand]) {
        for pair in operands.chunks_exact(2) {
            if let [Operand::Text(low), Operand::Text(high)] = pair
                && low.len() == high.len()
                && (1..=4).contains(&low.len())
            {
                self.spaces.push(CodeSpace { low: low.clone(), high: high.clone() });
            }
        }
    }

    fn add(&mut self, start: &Operand, end: &Operand, target: &Operand) {
        let (Operand::Text(start), Operand::Text(end)) = (start, end) else { return };
        let (start, end) = (number_of(start), number_of(end));
        match target {
            Operand::Array(items) => {
                for (code, item) in (start..=end).zip(items) {
                    if let Operand::Text(text) = item {
                        let target = Target::Text(utf16_text(text));
                        self.ranges.push(CodeRange { start: code, end: code, target });
                    }
                }
            }
            Operand::Text(text) => {
                let target = Target::Text(utf16_text(text));
                self.ranges.push(CodeRange { start, end, target });
            }
            Operand::Number(glyph) => {
                let target = Target::Glyph(*glyph as u32);
                self.ranges.push(CodeRange { start, end, target });
            }
            _ => {}
        }
    }

    fn find(&self, code: u32) -> Option<&CodeRange> {
        let after = self.ranges.partition_point(|range| range.start <= code);
        let range = self.ranges[..after].last()?;
        (code <= range.end).then_some(range)
    }

    /// Returns the text of a code.
    pub(super) fn text_of(&self, code: u32) -> Option<String> {
        let CodeRange { start, target: Target::Text(text), .. } = self.find(code)? else {
            return None;
        };
        if code == *start {
            return Some(text.clone());
        }
        let mut text = text.clone();
        let last = u32::from(text.pop()?);
        text.push(char::from_u32(last.checked_add(code - start)?)?);
        Some(text)
    }

    /// Returns the number of a code's glyph.
    pub(super) fn glyph_of(&self, code: u32) -> Option<u32> {
        match self.find(code)? {
            CodeRange { start, target: Target::Glyph(glyph), .. } => {
                glyph.checked_add(code - start)
            }
            _ => None,
        }
    }

    /// Returns how many bytes the first code of a string has; `None` if the map does not say.
    pub(super) fn code_length(&self, bytes: &[u8]) -> Option<usize> {
        let fits = |space: &&CodeSpace| {
            bytes.len() >= space.low.len()
                && bytes.iter().zip(&space.low).all(|(byte, low)| byte >= low)
                && bytes.iter().zip(&space.high).all(|(byte, high)| byte <= high)
        };
        let fitting = self.spaces.iter().find(fits).or(self.spaces.first())?;
        Some(fitting.low.len())
    }
}

/// Reads the bytes of a code as a number.
pub(super) fn number_of(code: &[u8]) -> u32 {
    code.iter().take(4).fold(0, |number, &byte| number << 8 | u32::from(byte))
}

fn utf16_text(bytes: &[u8]) -> String {
    if let [byte] = bytes {
        return char::from(*byte).into();
    }
    // A ligature is a handful of characters; the standard allows a few hundred.
    let units = bytes.chunks_exact(2).take(64).map(|pair| u16::from_be_bytes([pair[0], pair[1]]));
    char::decode_utf16(units).map(|unit| unit.unwrap_or(char::REPLACEMENT_CHARACTER)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_looked_up_in_ranges() {
        let map = CharacterMap::parse(
            b"1 begincodespacerange <0000> <ffff> endcodespacerange\n\
              2 beginbfchar <0003> <0020> <0010> <D83DDE00> endbfchar\n\
              2 beginbfrange <0024> <0026> <0041> <0030> <0031> [<00660069> <4E2D>] endbfrange\n\
              1 beginbfrange <00000100> <ffffffff> <00410042> endbfrange /WMode 1 def",
        );
        assert_eq!(map.text_of(3).as_deref(), Some(" "));
        assert_eq!(map.text_of(0x10).as_deref(), Some("😀"));
        assert_eq!(map.text_of(0x26).as_deref(), Some("C"));
        assert_eq!(map.text_of(0x27), None);
        assert_eq!(map.text_of(0x30).as_deref(), Some("fi"));
        assert_eq!(map.text_of(0x31).as_deref(), Some("中"));
        assert_eq!(map.text_of(0x101).as_deref(), Some("AC"));
        assert_eq!(map.text_of(u32::MAX), None);
        assert!(map.is_vertical);
        assert_eq!(map.code_length(b"\x00\x03"), Some(2));
    }

    #[test]
    fn codes_of_mixed_length_are_told_apart() {
        let map = CharacterMap::parse(
            b"begincodespacerange <00> <80> <8140> <fefe> endcodespacerange \
              1 begincidrange <20> <7e> 814 endcidrange",
        );
        assert_eq!(map.code_length(b"A"), Some(1));
        assert_eq!(map.code_length(b"\xb0\xa1"), Some(2));
        assert_eq!(map.glyph_of(0x21), Some(815));
        assert_eq!(map.glyph_of(0x80), None);
    }
}
