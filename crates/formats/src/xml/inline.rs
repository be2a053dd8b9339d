//! The text of a sentence among inline markup.
//!
//! CAT tools keep formatting inside sentences. What the elements `bpt`, `ept`, `ph`, `it` and
//! `ut` (TMX 1.4b, XLIFF 1.2) hold is code of the original file and is left out, with any `sub`
//! in it; the text of all others (`hi`, `g`, `pc`, `mrk`, …) is the sentence's own. `cp`
//! (XLIFF 2) stands for a character that XML cannot hold.

use std::io::BufRead;

use super::read::{XmlReader, XmlStep};
use crate::bitext::ReadError;
use crate::lines::excerpt;

/// What a `source`, `target` or `seg` holds.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct InlineText {
    /// The text without codes.
    pub text: String,
    /// The text of each `<mrk mtype="seg">` (XLIFF 1.2) with its `mid`.
    pub segments: Vec<(String, String)>,
    /// How many codes and other inline elements it was among, without those of text.
    pub codes: usize,
}

impl InlineText {
    fn push(&mut self, text: &str, is_in_segment: bool) {
        self.text.push_str(text);
        if let Some((_, segment)) = self.segments.last_mut().filter(|_| is_in_segment) {
            segment.push_str(text);
        }
    }
}

impl<R: BufRead> XmlReader<R> {
    /// Reads the rest of the element that has just begun, and returns its text without codes.
    pub(crate) fn inline_text(&mut self) -> Result<InlineText, ReadError> {
        let outside = self.depth() - 1;
        let mut found = InlineText::default();
        // Depth of the mark that a segment is in.
        let mut segment = None;
        while self.depth() > outside {
            match self.step()? {
                XmlStep::Finished => break,
                XmlStep::Text => found.push(self.text(), segment.is_some()),
                XmlStep::End => segment = segment.filter(|&depth| self.depth() >= depth),
                XmlStep::Start => match self.name() {
                    "bpt" | "ept" | "ph" | "it" | "ut" => {
                        found.codes += 1;
                        self.skip()?;
                    }
                    "cp" => {
                        if let Some(character) = self.code_point() {
                            found.push(character.encode_utf8(&mut [0; 4]), segment.is_some());
                        }
                    }
                    "mrk" if self.attribute("mtype") == Some("seg") && segment.is_none() => {
                        segment = Some(self.depth());
                        let id = self.attribute("mid").unwrap_or_default().to_owned();
                        found.segments.push((id, String::new()));
                    }
                    _ => found.codes += 1,
                },
            }
        }
        Ok(found)
    }

    /// Reads the rest of the element that has just begun, and returns all its text.
    pub(crate) fn whole_text(&mut self) -> Result<String, ReadError> {
        let outside = self.depth() - 1;
        let mut text = String::new();
        while self.depth() > outside {
            match self.step()? {
                XmlStep::Finished => break,
                XmlStep::Text => text.push_str(self.text()),
                XmlStep::Start | XmlStep::End => {}
            }
        }
        Ok(text)
    }

    fn code_point(&mut self) -> Option<char> {
        let hexadecimal = self.attribute("hex").unwrap_or_default();
        let number = u32::from_str_radix(hexadecimal, 16).ok();
        let character = number.and_then(char::from_u32);
        if character.is_none() {
            let found = excerpt(hexadecimal);
            self.put_fault(format!(
                "expected a character number such as 001F in <cp>, found `{found}`"
            ));
        }
        character
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn inline(xml: &str) -> InlineText {
        let mut reader = XmlReader::new(xml.as_bytes());
        assert_eq!(reader.step().expect("it is well-formed"), XmlStep::Start);
        let text = reader.inline_text().expect("it is well-formed");
        assert!(reader.take_fault().is_none(), "{xml}");
        assert_eq!(reader.step().expect("it is well-formed"), XmlStep::Finished);
        text
    }

    #[test]
    fn codes_are_left_out_and_marked_text_is_kept() {
        let table = [
            ("<seg>a<bpt i='1'>&lt;b&gt;</bpt>b<ept i='1'>&lt;/b&gt;</ept>c</seg>", "abc"),
            ("<seg>a<ph x='1'>[<sub>note<hi>!</hi></sub>]</ph><it>\\i</it><ut>x</ut>b</seg>", "ab"),
            ("<seg>a <hi type='x'>b<hi>c</hi></hi> d</seg>", "a bc d"),
            ("<source>a<g id='1'>b</g><x id='2'/><bx id='3'/>c</source>", "abc"),
            (
                "<source><pc id='1'>a</pc><ph id='2'/><sc id='3'/>b<mrk id='4'>c</mrk></source>",
                "abc",
            ),
            (
                "<source>a<cp hex='001F'/><cp hex='fffe'/><![CDATA[<b>]]></source>",
                "a\u{1f}\u{fffe}<b>",
            ),
            ("<seg/>", ""),
        ];
        for (xml, expected) in table {
            assert_eq!(inline(xml).text, expected, "{xml}");
        }
    }

    #[test]
    fn codes_are_counted() {
        let table = [
            ("<seg>a<bpt i='1'>&lt;b&gt;</bpt>b<ept i='1'>&lt;/b&gt;</ept>c</seg>", 2),
            ("<seg>a<ph>[<sub>note<hi>!</hi></sub>]</ph> <hi>b<hi>c</hi></hi></seg>", 3),
            ("<source><pc id='1'>a</pc><cp hex='001F'/><sc id='3'/></source>", 2),
            ("<target><mrk mtype='seg' mid='1'>a<mrk mtype='term'>b</mrk></mrk></target>", 1),
        ];
        for (xml, expected) in table {
            assert_eq!(inline(xml).codes, expected, "{xml}");
        }
    }

    #[test]
    fn marked_segments_are_told_apart() {
        let found = inline(
            "<target><mrk mtype='seg' mid='1'>一<mrk mtype='term'>二</mrk>三</mrk> \
             <g id='1'><mrk mtype='seg' mid='2'><ph>x</ph>四</mrk></g>。</target>",
        );
        assert_eq!(found.text, "一二三 四。");
        assert_eq!(found.segments, [("1".into(), "一二三".into()), ("2".into(), "四".into())]);
    }

    #[test]
    fn a_code_point_that_is_none_is_a_fault() {
        for hexadecimal in ["", "zz", "D800", "110000", "-1"] {
            let xml = format!("<a>\n<cp hex='{hexadecimal}'/></a>");
            let mut reader = XmlReader::new(xml.as_bytes());
            reader.step().expect("it is well-formed");
            reader.inline_text().expect("it is well-formed");
            let fault = reader.take_fault().expect("it is a fault").to_string();
            assert_eq!(
                fault,
                format!(
                    "line 2: expected a character number such as 001F in <cp>, found `{hexadecimal}`"
                )
            );
        }
    }
}
