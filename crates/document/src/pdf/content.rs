//! Operators and operands of content streams and character maps.
//!
//! Both are written in the same small language: operands first, then the operator. The scanner
//! goes over the bytes once, keeps nothing but the operands of the operator at hand, and passes
//! over bytes that belong to nothing, as the programs that show these files do.

/// What an operator works on.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Operand {
    /// A number.
    Number(f32),
    /// A string, of bytes.
    Text(Vec<u8>),
    /// A name, without its slash.
    Name(Vec<u8>),
    /// An array; arrays in it are left out.
    Array(Vec<Operand>),
    /// A dictionary, which no operator read here looks into.
    Dictionary,
}

/// Most operands of one operator; those after them are dropped. A section of a character map has
/// up to 3 × 65,536, an operator of text has 6.
const MAX_OPERANDS: usize = 200_000;

/// Walks over the operators of a stream.
pub(super) struct Scanner<'a> {
    bytes: &'a [u8],
    position: usize,
    /// Operands of the operator that [`Scanner::next_operator`] returned last.
    pub(super) operands: Vec<Operand>,
}

impl<'a> Scanner<'a> {
    /// Begins at the start of a stream.
    pub(super) fn new(bytes: &'a [u8]) -> Self {
        Self { bytes, position: 0, operands: Vec::new() }
    }

    /// Returns the next operator, and leaves its operands in `operands`.
    pub(super) fn next_operator(&mut self) -> Option<&'a [u8]> {
        self.operands.clear();
        // The array that is open, if one is.
        let mut array: Option<Vec<Operand>> = None;
        loop {
            let byte = self.skip_space()?;
            let operand = match byte {
                b'[' => {
                    self.position += 1;
                    array.get_or_insert_default();
                    continue;
                }
                b']' => {
                    self.position += 1;
                    match array.take() {
                        Some(items) => Operand::Array(items),
                        None => continue,
                    }
                }
                b'(' => Operand::Text(self.literal()),
                b'<' if self.bytes.get(self.position + 1) == Some(&b'<') => {
                    self.skip_dictionary();
                    Operand::Dictionary
                }
                b'<' => Operand::Text(self.hexadecimal()),
                b'/' => {
                    self.position += 1;
                    Operand::Name(unescaped(self.word()))
                }
                b'0'..=b'9' | b'+' | b'-' | b'.' => Operand::Number(number(self.word())),
                byte if is_regular(byte) => {
                    let operator = self.word();
                    if operator == b"ID" {
                        self.skip_image();
                    }
                    // An operator ends an array that was never closed.
                    if let Some(items) = array.take() {
                        self.operands.push(Operand::Array(items));
                    }
                    return Some(operator);
                }
                _ => {
                    self.position += 1;
                    continue;
                }
            };
            let list = array.as_mut().unwrap_or(&mut self.operands);
            if list.len() < MAX_OPERANDS {
                list.push(operand);
            }
        }
    }

    /// Passes white space and comments; returns the byte after them.
    fn skip_space(&mut self) -> Option<u8> {
        loop {
            let byte = *self.bytes.get(self.position)?;
            if byte == b'%' {
                let rest = &self.bytes[self.position..];
                let length = rest.iter().position(|&byte| byte == b'\n' || byte == b'\r');
                self.position += length.unwrap_or(rest.len());
            } else if is_space(byte) {
                self.position += 1;
            } else {
                return Some(byte);
            }
        }
    }

    fn word(&mut self) -> &'a [u8] {
        let rest = &self.bytes[self.position..];
        let length = rest.iter().position(|&byte| !is_regular(byte)).unwrap_or(rest.len());
        self.position += length;
        &rest[..length]
    }

    /// Reads a string in parentheses; those inside it are balanced or escaped.
    fn literal(&mut self) -> Vec<u8> {
        let mut text = Vec::new();
        let mut depth = 0_usize;
        while let Some(&byte) = self.bytes.get(self.position) {
            self.position += 1;
            match byte {
                b'(' => {
                    depth += 1;
                    if depth > 1 {
                        text.push(byte);
                    }
                }
                b')' => {
                    depth -= 1;
                    if depth == 0 {
                        break;
                    }
                    text.push(byte);
                }
                b'\\' => self.escape(&mut text),
                _ => text.push(byte),
            }
        }
        text
    }

    fn escape(&mut self, text: &mut Vec<u8>) {
        let Some(&byte) = self.bytes.get(self.position) else { return };
        self.position += 1;
        match byte {
            b'n' => text.push(b'\n'),
            b'r' => text.push(b'\r'),
            b't' => text.push(b'\t'),
            b'b' => text.push(8),
            b'f' => text.push(12),
            b'0'..=b'7' => {
                let mut code = u32::from(byte - b'0');
                for _ in 0..2 {
                    let Some(digit @ b'0'..=b'7') = self.bytes.get(self.position) else { break };
                    code = code * 8 + u32::from(digit - b'0');
                    self.position += 1;
                }
                text.push((code & 0xff) as u8);
            }
            // A line that is broken inside the string.
            b'\r' => {
                if self.bytes.get(self.position) == Some(&b'\n') {
                    self.position += 1;
                }
            }
            b'\n' => {}
            _ => text.push(byte),
        }
    }

    fn hexadecimal(&mut self) -> Vec<u8> {
        self.position += 1;
        let rest = &self.bytes[self.position..];
        let length = rest.iter().position(|&byte| byte == b'>').unwrap_or(rest.len());
        self.position += (length + 1).min(rest.len());
        let digit = |&byte: &u8| (byte as char).to_digit(16).map(|digit| digit as u8);
        let digits: Vec<u8> = rest[..length].iter().filter_map(digit).collect();
        digits.chunks(2).map(|pair| pair[0] * 16 + pair.get(1).copied().unwrap_or(0)).collect()
    }

    /// Passes a dictionary and those in it.
    fn skip_dictionary(&mut self) {
        let mut depth = 0_usize;
        while let Some(byte) = self.skip_space() {
            let is_double = self.bytes.get(self.position + 1) == Some(&byte);
            match byte {
                b'<' if is_double => {
                    depth += 1;
                    self.position += 2;
                }
                b'>' if is_double => {
                    self.position += 2;
                    depth -= 1;
                    if depth == 0 {
                        return;
                    }
                }
                b'<' => drop(self.hexadecimal()),
                b'(' => drop(self.literal()),
                _ => self.position += 1,
            }
        }
    }

    /// Passes the data of a picture that stands in the stream.
    fn skip_image(&mut self) {
        let rest = &self.bytes[self.position..];
        let ends = rest
            .windows(3)
            .enumerate()
            .filter(|(_, window)| is_space(window[0]) && window[1] == b'E' && window[2] == b'I');
        // The data may hold the mark by chance; after the true one comes text.
        let is_end = |&(start, _): &(usize, &[u8])| {
            let after = &rest[start + 3..];
            after.first().is_none_or(|&byte| is_space(byte))
                && after.iter().take(16).all(|&byte| is_space(byte) || (32..127).contains(&byte))
        };
        let end = { ends }.find(is_end);
        self.position += end.map_or(rest.len(), |(start, _)| start + 3);
    }
}

fn is_space(byte: u8) -> bool {
    matches!(byte, 0 | 9 | 10 | 12 | 13 | 32)
}

fn is_regular(byte: u8) -> bool {
    !is_space(byte)
        && !matches!(byte, b'(' | b')' | b'<' | b'>' | b'[' | b']' | b'{' | b'}' | b'/' | b'%')
}

/// Reads a number; what is none is 0, as in the programs that show these files.
fn number(word: &[u8]) -> f32 {
    let text = std::str::from_utf8(word).unwrap_or_default();
    let number: f32 = text.parse().unwrap_or_else(|_| {
        // `--5` and `0.00-3` are written by broken programs.
        let text = text.trim_start_matches('-');
        text.split('-').next().and_then(|text| text.parse().ok()).unwrap_or(0.0)
    });
    if number.is_finite() { number.clamp(-1e9, 1e9) } else { 0.0 }
}

/// Undoes `#20` in a name.
fn unescaped(name: &[u8]) -> Vec<u8> {
    let mut plain = Vec::with_capacity(name.len());
    let mut rest = name;
    while let Some((&byte, tail)) = rest.split_first() {
        rest = tail;
        let code = (byte == b'#' && tail.len() >= 2)
            .then(|| std::str::from_utf8(&tail[..2]).ok())
            .flatten()
            .and_then(|digits| u8::from_str_radix(digits, 16).ok());
        if code.is_some() {
            rest = &tail[2..];
        }
        plain.push(code.unwrap_or(byte));
    }
    plain
}

#[cfg(test)]
mod tests {
    use super::*;

    fn operators(stream: &str) -> Vec<(String, Vec<Operand>)> {
        let mut scanner = Scanner::new(stream.as_bytes());
        let mut found = Vec::new();
        while let Some(operator) = scanner.next_operator() {
            let operator = String::from_utf8_lossy(operator).into_owned();
            found.push((operator, scanner.operands.clone()));
        }
        found
    }

    #[test]
    fn operands_come_before_their_operator() {
        let found =
            operators("BT /F1 12 Tf [(A) -120.5 <42>] TJ % note\n(a\\(b\\051(c)\\\nd) Tj ET");
        let text = |text: &str| Operand::Text(text.as_bytes().to_vec());
        let names: Vec<&str> = found.iter().map(|(operator, _)| operator.as_str()).collect();
        assert_eq!(names, ["BT", "Tf", "TJ", "Tj", "ET"]);
        assert_eq!(found[1].1, [Operand::Name(b"F1".to_vec()), Operand::Number(12.0)]);
        let array = vec![text("A"), Operand::Number(-120.5), text("B")];
        assert_eq!(found[2].1, [Operand::Array(array)]);
        assert_eq!(found[3].1, [text("a(b)(c)d")]);
    }

    #[test]
    fn dictionaries_and_pictures_are_passed_over() {
        let found =
            operators("/P <</A <</B (>>)>> /C <3e>>> BDC BI /W 1 ID \u{1} EI\u{2} EI Q --5 w");
        let names: Vec<&str> = found.iter().map(|(operator, _)| operator.as_str()).collect();
        assert_eq!(names, ["BDC", "BI", "ID", "Q", "w"]);
        assert_eq!(found[0].1, [Operand::Name(b"P".to_vec()), Operand::Dictionary]);
        assert_eq!(found[4].1, [Operand::Number(5.0)]);
    }

    #[test]
    fn broken_streams_end() {
        for stream in ["(never closed", "<41", "<<", "[", "]", ">", "/", "{}", "ID ", "(\\", "+"] {
            assert!(operators(stream).len() <= 1, "{stream}");
        }
    }
}
