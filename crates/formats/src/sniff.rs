//! The format of a file by its first bytes.

use serde::de::IgnoredAny;

use crate::champollion::parse_link;
use crate::format::Format;
use crate::index::beads_of_line;
use crate::ladder::Rung;

/// How much of a file is looked at.
pub(crate) const SNIFFED_BYTES: u64 = 64 * 1024;

/// How many lines must agree that a file is a ladder.
const SEEN_LINES: usize = 20;

/// How sure it is that a file is of a format.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Evidence {
    /// A whole line, or what no text begins with, is of the format.
    Whole,
    /// The beginning looks like it.
    Thin,
}

impl Format {
    /// Tells the format of a file by its name and its first bytes, decompressed.
    ///
    /// What the content shows beyond doubt counts, whatever the name says: a mark that no text
    /// begins with, or a whole line of the format. The name tells `vecalign` from `index`, whose
    /// files look the same, and which format is meant where the content is of none, or only
    /// begins like one: `[1] note` is how a text may begin too.
    pub fn of_file(name: &str, head: &[u8]) -> Option<Self> {
        match (shown_by(head), Self::guess_from_path(name)) {
            (Some((Self::Index, _)), Some(Self::Vecalign)) => Some(Self::Vecalign),
            // Any text is taken for tsv, so that says nothing against the name.
            (Some((Self::Tsv, _) | (_, Evidence::Thin)) | None, Some(named)) => Some(named),
            (shown, _) => shown.map(|(format, _)| format),
        }
    }

    /// Tells the format by the first bytes of a file, decompressed; nothing if they are no text or
    /// hold no line that says anything. Comments (`#`) and blank lines are looked past.
    ///
    /// Text that is of no other format is taken for `tsv`. A file of `vecalign` looks like an
    /// `index`, and those of `moses` like any text, so only their names tell these. A word
    /// processor's file is a zip archive as a workbook is, and taken for `xlsx`.
    pub fn sniff(head: &[u8]) -> Option<Self> {
        shown_by(head).map(|(format, _)| format)
    }
}

fn shown_by(head: &[u8]) -> Option<(Format, Evidence)> {
    if head.starts_with(b"PK\x03\x04") {
        return Some((Format::Xlsx, Evidence::Whole));
    }
    if head.starts_with(b"PAR1") {
        return Some((Format::Parquet, Evidence::Whole));
    }
    let head = &head[..head.len().min(SNIFFED_BYTES as usize)];
    let text = text_of(head)?.trim_start_matches('\u{feff}');
    let says_something = |line: &&str| !(line.is_empty() || line.starts_with('#'));
    let mut lines: Vec<&str> = text.lines().map(str::trim).filter(says_something).collect();
    let first = *lines.first()?;
    if let Some(format) = root_of(text).and_then(of_root) {
        // Sentences about markup may stand in columns.
        let evidence = if first.contains('\t') { Evidence::Thin } else { Evidence::Whole };
        return Some((format, evidence));
    }
    let by_line = of_index(first).or_else(|| of_json(first));
    if by_line.is_some() {
        return by_line;
    }
    if parse_link(first).is_some() {
        return Some((Format::Champollion, Evidence::Whole));
    }
    // The last line may be cut off where the head ends.
    if lines.len() > 1 && !text.ends_with('\n') {
        lines.pop();
    }
    lines.truncate(SEEN_LINES);
    Some(of_ladder(&lines).unwrap_or((Format::Tsv, Evidence::Thin)))
}

/// Whether the first line is a bead of an index or a list of them; what has columns and is none is
/// of no index.
fn of_index(first: &str) -> Option<(Format, Evidence)> {
    if beads_of_line(first, 1).is_ok_and(|beads| !beads.is_empty()) {
        return Some((Format::Index, Evidence::Whole));
    }
    let after = |bracket: char| first.strip_prefix(bracket).map(str::trim_start);
    let starts = |text: &str, with: fn(char) -> bool| text.is_empty() || text.starts_with(with);
    let looks_like = after('[')
        .is_some_and(|rest| starts(rest, |c| c.is_ascii_digit() || "](".contains(c)))
        || after('(').is_some_and(|rest| starts(rest, |c| c == '['));
    (looks_like && !first.contains('\t')).then_some((Format::Index, Evidence::Thin))
}

/// Whether the first line is a JSON object, or what the head holds of a long one.
fn of_json(first: &str) -> Option<(Format, Evidence)> {
    let rest = first.strip_prefix('{')?.trim_start();
    let evidence = match serde_json::from_str::<IgnoredAny>(first) {
        Ok(_) => Evidence::Whole,
        Err(error) if error.is_eof() || !first.contains('\t') => Evidence::Thin,
        Err(_) => return None,
    };
    if !(rest.is_empty() || rest.starts_with('"')) {
        return None;
    }
    // Quotes within a value are escaped, so these are keys.
    let is_mnbvc = first.contains("\"文件名\":") || first.contains("\"zh_text\":");
    Some((if is_mnbvc { Format::Mnbvc } else { Format::Jsonl }, evidence))
}

/// Whether all lines are rungs, of which the first is `0 0` and each is higher than the one before.
///
/// Two columns of numbers may be a bitext of numbers; where all but the last have a score, they
/// are rungs.
fn of_ladder(lines: &[&str]) -> Option<(Format, Evidence)> {
    let rungs: Vec<Rung> = lines.iter().map(|line| Rung::parse(line)).collect::<Option<_>>()?;
    let first = rungs.first()?;
    let climbs = rungs.windows(2).all(|pair| pair[0].bead_to(&pair[1]).is_ok());
    if (first.english, first.chinese) != (0, 0) || !climbs {
        return None;
    }
    let are_scored = rungs.len() > 1 && rungs[..rungs.len() - 1].iter().all(Rung::is_scored);
    Some((Format::Ladder, if are_scored { Evidence::Whole } else { Evidence::Thin }))
}

/// The head as text, without a character that is cut off at its end; nothing if it is no text.
fn text_of(head: &[u8]) -> Option<&str> {
    let text = match std::str::from_utf8(head) {
        Ok(text) => text,
        Err(error) if error.error_len().is_none() => {
            std::str::from_utf8(&head[..error.valid_up_to()]).ok()?
        }
        Err(_) => return None,
    };
    (!text.contains('\0')).then_some(text)
}

/// The format whose files have this root element.
fn of_root(name: &str) -> Option<Format> {
    match name {
        "tmx" => Some(Format::Tmx),
        "xliff" => Some(Format::Xliff),
        "cesAlign" | "linkGrp" => Some(Format::Xces),
        _ if name.eq_ignore_ascii_case("html") => Some(Format::Html),
        _ => None,
    }
}

/// The local name of the root element of XML or HTML: of its start tag, or of its document type.
fn root_of(text: &str) -> Option<&str> {
    let mut rest = text.trim_start();
    loop {
        let end = if let Some(comment) = rest.strip_prefix("<!--") {
            comment.find("-->").map(|end| &comment[end + 3..])
        } else if let Some(instruction) = rest.strip_prefix("<?") {
            instruction.find("?>").map(|end| &instruction[end + 2..])
        } else if let Some(declared) = rest.strip_prefix("<!").and_then(doctype) {
            return Some(name_at(declared.trim_start()));
        } else {
            return rest.strip_prefix('<').map(name_at).filter(|name| !name.is_empty());
        };
        rest = end?.trim_start();
    }
}

/// What follows `DOCTYPE`, which HTML writes in any case.
fn doctype(text: &str) -> Option<&str> {
    const WORD: &str = "DOCTYPE";
    let (word, rest) = text.split_at_checked(WORD.len())?;
    word.eq_ignore_ascii_case(WORD).then_some(rest)
}

/// The name that a text begins with, without its namespace prefix.
fn name_at(text: &str) -> &str {
    let is_name = |c: char| c.is_alphanumeric() || "_-.:".contains(c);
    let end = text.find(|c| !is_name(c)).unwrap_or(text.len());
    let name = &text[..end];
    name.rsplit(':').next().unwrap_or(name)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn formats_are_told_by_their_first_bytes() {
        let table = [
            ("PK\u{3}\u{4}rest", Some(Format::Xlsx)),
            ("PAR1rest", Some(Format::Parquet)),
            (
                "<?xml version=\"1.0\"?>\n<!DOCTYPE tmx SYSTEM \"tmx14.dtd\">\n<tmx>",
                Some(Format::Tmx),
            ),
            ("\u{feff}<?xml version='1.0'?><!-- a > b --><tmx version='1.4'>", Some(Format::Tmx)),
            ("<xliff xmlns=\"urn:x\">", Some(Format::Xliff)),
            ("<x:xliff xmlns:x=\"urn:x\">", Some(Format::Xliff)),
            ("<?xml version=\"1.0\"?>\n<!DOCTYPE cesAlign PUBLIC \"a\" \"\">", Some(Format::Xces)),
            ("<cesAlign version='1.0'>", Some(Format::Xces)),
            ("<linkGrp toDoc='a' fromDoc='b'>", Some(Format::Xces)),
            ("<!doctype html>\n<title>", Some(Format::Html)),
            ("<HTML lang=en>", Some(Format::Html)),
            ("[0, 1]:[2]:0.9731\n", Some(Format::Index)),
            ("\n# gold\n[]:[0]\n", Some(Format::Index)),
            ("[([0], [0])]", Some(Format::Index)),
            ("[\n([0], [0]),", Some(Format::Index)),
            ("([0], [0, 1])\n", Some(Format::Index)),
            ("{\"id\":0,\"translation\":{\"en\":\"\\\"zh_text\\\":\"}}\n", Some(Format::Jsonl)),
            ("{ \"文件名\": \"a\", \"zh_text\": \"一\"}\n", Some(Format::Mnbvc)),
            ("{\"ar_text\":\"\",\"zh_text\":\"一\"}\n", Some(Format::Mnbvc)),
            ("1,2 <=> 1\n", Some(Format::Champollion)),
            ("omitted <=> 1\n", Some(Format::Champollion)),
            ("0\t0\t0.3\n1\t1\t-0.3\n2\t2\t0\n", Some(Format::Ladder)),
            ("0 0 0.3\n12 14 1.5\n14 1", Some(Format::Ladder)),
            ("0\t0\n", Some(Format::Ladder)),
            // What is text.
            ("0\t0\t0.3\nnothing\t没有\t0.5\n", Some(Format::Tsv)),
            ("1\t1\t0.3\n", Some(Format::Tsv)),
            ("src_doc\ttrg_doc\n", Some(Format::Tsv)),
            ("[Music]\t[音乐]\n", Some(Format::Tsv)),
            ("(He left.)\t（他走了。）\n", Some(Format::Tsv)),
            ("{\\an8}Go.\t去。\n", Some(Format::Tsv)),
            ("<p>\t<p>\t0.3\n", Some(Format::Tsv)),
            ("<b>Go</b>\t<b>去</b>\n", Some(Format::Tsv)),
            ("a <=> b\n", Some(Format::Tsv)),
            ("Go.\t去。\n", Some(Format::Tsv)),
            // What says nothing.
            ("", None),
            ("\n \n# only this\n", None),
            ("a\0b", None),
        ];
        for (text, expected) in table {
            assert_eq!(Format::sniff(text.as_bytes()), expected, "{text:?}");
        }
        assert_eq!(Format::sniff(b"\x1f\x8b\x08"), None);
        assert_eq!(Format::sniff(b"\xff\xfea\0"), None);
    }

    #[test]
    fn a_name_is_overruled_by_a_whole_line_alone() {
        let table = [
            // Texts that begin like another format.
            ("a.tsv", "[1] note\t[1] 注\n", Format::Tsv),
            ("a.tsv", "[0]:[0]\t一\n", Format::Tsv),
            ("a.tsv", "{\"a\"\t乙\n", Format::Tsv),
            ("a.tsv", "{\"a\": 1}\t{\"a\": 1}\n", Format::Tsv),
            ("a.tsv", "0\t0\n1\t1\n2\t3\n", Format::Tsv),
            ("a.tsv", "0\t0\t0.5\n0\t0\t0.5\n", Format::Tsv),
            ("a.tsv", "0\t0\t0.5\n", Format::Tsv),
            ("a.tsv", "<html>\t<html>\n", Format::Tsv),
            ("a.tsv", "1 <=> 1\t一\n", Format::Tsv),
            ("a", "[1] note\t[1] 注\n", Format::Tsv),
            ("a", "{\"a\"\t乙\n", Format::Tsv),
            ("a.jsonl", "[1] note\n", Format::Jsonl),
            // Files that are not what they are called.
            ("a.tsv", "[0]:[0]\n", Format::Index),
            ("a.tsv", "[([0], [0]), ([1], [1])]\n", Format::Index),
            ("a.tsv", "{\"a\":\t1}\n", Format::Jsonl),
            ("a.tsv", "0\t0\t0.5\n1\t1\t0.5\n2\t3\n", Format::Ladder),
            ("a.tsv", "<html>\n", Format::Html),
            ("a.tsv", "1 <=> 1\n", Format::Champollion),
            ("a.tsv", "PK\u{3}\u{4}", Format::Xlsx),
            // Long lines of which the head holds the beginning.
            ("a", "{\"a\":\t\"", Format::Jsonl),
            ("a", "[([0], [0]), ([1], [", Format::Index),
            ("a", "0\t0\n1\t1\n2\t3\n", Format::Ladder),
        ];
        for (name, text, expected) in table {
            assert_eq!(Format::of_file(name, text.as_bytes()), Some(expected), "{name} {text:?}");
        }
    }

    #[test]
    fn a_head_may_end_within_a_character() {
        assert_eq!(Format::sniff(&"Go.\t去".as_bytes()[..5]), Some(Format::Tsv));
    }

    proptest! {
        #[test]
        fn any_bytes_can_be_looked_at(bytes in prop::collection::vec(any::<u8>(), 0..60)) {
            let _ = Format::sniff(&bytes);
        }

        #[test]
        fn almost_formats_can_be_looked_at(text in "(<|!|--|\\?|>|DOCTYPE|tmx|[{(\\[\"#0-9 \n]|=>|一){0,12}") {
            let _ = Format::sniff(text.as_bytes());
        }
    }
}
