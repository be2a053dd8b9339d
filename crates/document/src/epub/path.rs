//! Names of parts, as the files of an e-book refer to them.

/// Resolves a reference from the part `from`: relative, percent-encoded, with a fragment.
///
/// Returns nothing for what is not in the book, such as `https://…`.
pub(super) fn resolve(from: &str, reference: &str) -> Option<String> {
    let reference = reference.split(['#', '?']).next().unwrap_or_default().trim();
    let scheme = reference.split(['/', '\\']).next().unwrap_or_default();
    if scheme.contains(':') || reference.is_empty() {
        return None;
    }
    let decoded = decode(reference).replace('\\', "/");
    let mut steps: Vec<&str> = Vec::new();
    if !decoded.starts_with('/') {
        let folder = from.rsplit_once('/').map_or("", |(folder, _)| folder);
        steps.extend(folder.split('/').filter(|step| !step.is_empty()));
    }
    for step in decoded.split('/') {
        match step {
            "" | "." => {}
            // A step above the root stays at the root, as browsers do.
            ".." => drop(steps.pop()),
            step => steps.push(step),
        }
    }
    Some(steps.join("/"))
}

/// Decodes `%20`; a `%` that begins no two digits is a character like others.
fn decode(reference: &str) -> String {
    let bytes = reference.as_bytes();
    let mut decoded = Vec::with_capacity(bytes.len());
    let mut index = 0;
    while index < bytes.len() {
        let digits = bytes.get(index + 1..index + 3).and_then(|two| std::str::from_utf8(two).ok());
        let is_hex = |two: &&str| two.bytes().all(|byte| byte.is_ascii_hexdigit());
        let value = digits.filter(is_hex).and_then(|two| u8::from_str_radix(two, 16).ok());
        match value {
            Some(value) if bytes[index] == b'%' => {
                decoded.push(value);
                index += 3;
            }
            _ => {
                decoded.push(bytes[index]);
                index += 1;
            }
        }
    }
    String::from_utf8(decoded).unwrap_or_else(|_| reference.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn references_are_resolved_in_the_archive() {
        let resolved = |reference| resolve("OEBPS/package.opf", reference);
        let table = [
            ("text/1.xhtml", Some("OEBPS/text/1.xhtml")),
            ("../a%20b.xhtml#p3", Some("a b.xhtml")),
            ("./%E7%AC%AC1.xhtml", Some("OEBPS/第1.xhtml")),
            ("../../../x", Some("x")),
            ("/top.xhtml", Some("top.xhtml")),
            ("100%.xhtml", Some("OEBPS/100%.xhtml")),
            ("https://books.example/1", None),
            ("#here", None),
        ];
        for (reference, wanted) in table {
            assert_eq!(resolved(reference).as_deref(), wanted, "{reference}");
        }
    }
}
