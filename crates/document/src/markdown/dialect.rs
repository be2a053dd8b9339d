//! Which additions to Markdown a text uses.

use super::fence::Fence;
use super::tag;

/// The additions that change what other marks mean.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Dialect {
    /// Whether braces hold expressions, as in MDX; elsewhere they are text.
    pub(super) has_expressions: bool,
    /// Whether lines that are indented by four columns are code; where there are components,
    /// indentation means nothing.
    pub(super) has_indented_code: bool,
}

impl Dialect {
    /// Tells the dialect of a text by its lines outside of fences.
    pub(super) fn of(text: &str) -> Self {
        let mut dialect = Self { has_expressions: false, has_indented_code: true };
        let mut open: Option<Fence> = None;
        let mut in_program = false;
        for line in text.lines() {
            let body = line.trim_start();
            match open {
                Some(fence) => {
                    if fence.is_closed_by(body) {
                        open = None;
                    }
                    continue;
                }
                None => open = Fence::open(body),
            }
            if in_program || body.starts_with("<script") || body.starts_with("<style") {
                in_program = !body.contains("</script") && !body.contains("</style");
                continue;
            }
            dialect.has_expressions |= Self::is_statement(line) || body.contains("{/*");
            if let Some(inner) = body.strip_prefix('<') {
                let name = inner.trim_start_matches('/');
                let end = name.find(|c: char| !c.is_ascii_alphanumeric() && c != '.');
                let name = &name[..end.unwrap_or(name.len())];
                let tag = tag::Tag { name, is_end: false, is_empty: false, length: 0 };
                let after = inner.trim_start_matches('/').as_bytes().get(name.len());
                let is_tag = after.is_none_or(|after| b" \t/>".contains(after));
                if is_tag && tag.is_component() {
                    dialect.has_indented_code = false;
                    dialect.has_expressions |= body.contains("={");
                }
            }
        }
        dialect.has_indented_code &= !dialect.has_expressions;
        dialect
    }

    /// Tells whether a line begins a statement of MDX: `import X from 'y'`, `export const x = 1`.
    pub(super) fn is_statement(line: &str) -> bool {
        if let Some(rest) = line.strip_prefix("import ") {
            let rest = rest.trim_end().trim_end_matches(';');
            return rest.ends_with(['\'', '"'])
                && (rest.starts_with(['\'', '"']) || rest.contains(" from "))
                || rest == "{";
        }
        let Some(rest) = line.strip_prefix("export ") else { return false };
        let words = ["const ", "let ", "var ", "function ", "async ", "default ", "{", "* from"];
        words.iter().any(|word| rest.starts_with(word))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dialects_are_told() {
        let table = [
            ("import Tabs from '@theme/Tabs';\n\n# A", (true, false)),
            ("export const x = 1", (true, false)),
            ("{/* note */}", (true, false)),
            ("<Tabs>\n<Tab>", (false, false)),
            ("<Tab items={['a']}>", (true, false)),
            ("import goods from the market", (false, true)),
            ("```js\nimport x from 'y'\n```\nimport duties rose", (false, true)),
            ("<script setup>\nimport { ref } from 'vue'\n</script>\ntext", (false, true)),
            ("<TABLE>\n<T,\n<P>", (false, true)),
        ];
        for (text, (has_expressions, has_indented_code)) in table {
            assert_eq!(Dialect::of(text), Dialect { has_expressions, has_indented_code }, "{text}");
        }
    }
}
