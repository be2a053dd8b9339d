//! The fields of a Word document: their codes are no text, their results are, and the result of
//! a `TOC` field is a table of contents.

/// Bytes of a code that are kept; its name comes first.
const LONGEST_CODE: usize = 64;

/// The fields that are open, from the outermost.
#[derive(Debug, Default)]
pub(super) struct Fields {
    open: Vec<Field>,
    /// How many of them are tables of contents.
    contents: usize,
}

#[derive(Debug, Default)]
struct Field {
    code: String,
    is_contents: bool,
}

impl Fields {
    /// Takes a mark of the kind `begin`, `separate` or `end`.
    pub(super) fn mark(&mut self, kind: &str) {
        match kind {
            "begin" => self.open.push(Field::default()),
            "separate" => {
                if let Some(field) = self.open.last_mut() {
                    field.is_contents = field.code.trim_start().starts_with("TOC");
                    self.contents += usize::from(field.is_contents);
                }
            }
            "end" => {
                let ended = self.open.pop();
                self.contents -= usize::from(ended.is_some_and(|field| field.is_contents));
            }
            _ => {}
        }
    }

    /// Takes a stretch of the code of the innermost field.
    pub(super) fn code(&mut self, code: &str) {
        if let Some(field) = self.open.last_mut() {
            let left = LONGEST_CODE.saturating_sub(field.code.len());
            field.code.extend(code.chars().take(left));
        }
    }

    /// Tells whether a table of contents is open.
    pub(super) fn is_contents(&self) -> bool {
        self.contents > 0
    }

    /// Ends all fields, whose ends were lost.
    pub(super) fn clear(&mut self) {
        *self = Self::default();
    }
}

/// Tells whether a paragraph looks like a line of a table of contents: it ends with the number of
/// a page behind a tab, dots or a space.
pub(super) fn is_entry(text: &str) -> bool {
    let title = text.trim_end_matches(|c: char| c.is_ascii_digit());
    let digits = text.len() - title.len();
    (1..=4).contains(&digits) && title.ends_with(['\t', ' ', '.', '…', '·', '⋯', '\u{a0}'])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tables_of_contents_are_told_by_their_code() {
        let mut fields = Fields::default();
        fields.mark("end");
        fields.mark("begin");
        fields.code(" TO");
        fields.code("C \\o \"1-3\"");
        assert!(!fields.is_contents());
        fields.mark("separate");
        fields.mark("begin");
        fields.code("PAGEREF _Toc1");
        fields.mark("separate");
        fields.mark("end");
        assert!(fields.is_contents());
        fields.mark("end");
        assert!(!fields.is_contents());
    }

    #[test]
    fn lines_of_a_table_of_contents_end_with_a_page() {
        for text in ["Tides\t12", "一、港口……1", "Wharves 3", "Index.....204"] {
            assert!(is_entry(text), "{text}");
        }
        for text in ["", "12", "Tides", "It was so in 1998.", "渡轮2号", "sum: 100000"] {
            assert!(!is_entry(text), "{text}");
        }
    }
}
