//! What the names of elements mean for their text.

use zhen_text::BlockKind;

use super::tokens::Dialect;

/// Tells whether an element has no content, and so no closing tag.
pub(super) fn is_void(name: &str) -> bool {
    matches!(
        name,
        "area"
            | "base"
            | "basefont"
            | "bgsound"
            | "br"
            | "col"
            | "embed"
            | "frame"
            | "hr"
            | "img"
            | "input"
            | "keygen"
            | "link"
            | "meta"
            | "param"
            | "source"
            | "track"
            | "wbr"
    )
}

/// Tells whether what stands in an element is never shown in its place: programs, styles, what
/// browsers show only without scripts or frames, and the pronunciation above ruby characters.
pub(super) fn is_passed_over(name: &str) -> bool {
    matches!(
        name,
        "script"
            | "style"
            | "template"
            | "noscript"
            | "iframe"
            | "noembed"
            | "noframes"
            | "rt"
            | "rp"
    )
}

/// Tells whether browsers show what stands in an element only if they know no scripts or frames;
/// to HTML it is raw text.
pub(super) fn is_fallback(name: &str) -> bool {
    matches!(name, "noscript" | "iframe" | "noembed" | "noframes")
}

/// Tells whether the tags in an element are letters of its text.
pub(super) fn is_raw(name: &str, dialect: Dialect, closes_itself: bool) -> bool {
    match name {
        _ if dialect == Dialect::Xml && closes_itself => false,
        "script" | "style" => true,
        "xmp" | "title" | "textarea" | "plaintext" => dialect != Dialect::Xml,
        _ => dialect == Dialect::Html && is_fallback(name),
    }
}

/// Tells whether an element begins and ends lines.
pub(super) fn is_block(name: &str) -> bool {
    matches!(
        name,
        "address"
            | "article"
            | "aside"
            | "blockquote"
            | "body"
            | "button"
            | "caption"
            | "center"
            | "dd"
            | "details"
            | "dialog"
            | "dir"
            | "div"
            | "dl"
            | "dt"
            | "fieldset"
            | "figcaption"
            | "figure"
            | "footer"
            | "form"
            | "h1"
            | "h2"
            | "h3"
            | "h4"
            | "h5"
            | "h6"
            | "head"
            | "header"
            | "hgroup"
            | "hr"
            | "html"
            | "legend"
            | "li"
            | "listing"
            | "main"
            | "marquee"
            | "menu"
            | "nav"
            | "ol"
            | "optgroup"
            | "option"
            | "p"
            | "plaintext"
            | "pre"
            | "search"
            | "section"
            | "select"
            | "summary"
            | "svg"
            | "table"
            | "tbody"
            | "td"
            | "textarea"
            | "tfoot"
            | "th"
            | "thead"
            | "title"
            | "tr"
            | "ul"
            | "video"
            | "audio"
            | "xmp"
    )
}

/// Tells whether lines stand apart from what precedes the element, as by a blank line.
pub(super) fn has_margin(name: &str) -> bool {
    !matches!(name, "li" | "td" | "th" | "tr" | "dd" | "dt" | "option" | "button" | "div")
}

/// Tells whether white space counts in an element.
pub(super) fn is_preformatted(name: &str) -> bool {
    matches!(name, "pre" | "listing" | "xmp" | "plaintext")
}

/// Returns the level of a heading.
pub(super) fn heading_level(name: &str) -> Option<u8> {
    match name.as_bytes() {
        [b'h', level @ b'1'..=b'6'] => Some(level - b'0'),
        _ => None,
    }
}

/// Returns the kind of the lines in an element, given the kind around it.
pub(super) fn kind_in(name: &str, outer: BlockKind) -> BlockKind {
    match name {
        "li" | "dd" | "dt" => BlockKind::ListItem,
        "td" | "th" => BlockKind::TableCell,
        "caption" | "figcaption" => BlockKind::Caption,
        "table" | "article" | "main" | "section" => BlockKind::Paragraph,
        // The end tag of a heading was forgotten.
        "p" | "pre" | "ul" | "ol" if matches!(outer, BlockKind::Heading(_)) => BlockKind::Paragraph,
        _ => heading_level(name).map_or(outer, BlockKind::Heading),
    }
}

/// Tells whether an open element ends where `opened` begins, though its end tag is left out.
pub(super) fn ends_before(open: &str, opened: &str) -> bool {
    match open {
        "p" => {
            is_block(opened)
                && !matches!(
                    opened,
                    "button"
                        | "select"
                        | "option"
                        | "svg"
                        | "video"
                        | "audio"
                        | "textarea"
                        | "title"
                )
        }
        "li" => opened == "li",
        "dt" | "dd" => matches!(opened, "dt" | "dd"),
        "td" | "th" => matches!(opened, "td" | "th" | "tr" | "tbody" | "thead" | "tfoot"),
        "tr" => matches!(opened, "tr" | "tbody" | "thead" | "tfoot"),
        "tbody" | "thead" | "tfoot" | "caption" => {
            matches!(opened, "tbody" | "thead" | "tfoot") || (open == "caption" && opened == "tr")
        }
        "option" => matches!(opened, "option" | "optgroup"),
        "optgroup" => opened == "optgroup",
        _ => heading_level(open).is_some() && heading_level(opened).is_some(),
    }
}

/// Tells whether the end tag of an element may be left out.
pub(super) fn may_lack_end_tag(name: &str) -> bool {
    matches!(
        name,
        "p" | "li"
            | "dt"
            | "dd"
            | "td"
            | "th"
            | "tr"
            | "tbody"
            | "thead"
            | "tfoot"
            | "option"
            | "optgroup"
            | "colgroup"
            | "rb"
    )
}

/// Tells whether `opened` does not reach the elements around `open` whose end tag is left out.
pub(super) fn shields(open: &str, opened: &str) -> bool {
    match opened {
        "li" => matches!(open, "ul" | "ol" | "menu" | "dir" | "table" | "td" | "th"),
        "dt" | "dd" => matches!(open, "dl" | "table" | "td" | "th"),
        "td" | "th" | "tr" | "tbody" | "thead" | "tfoot" => open == "table",
        "option" | "optgroup" => open == "select",
        _ => matches!(open, "table" | "td" | "th" | "caption" | "button" | "object" | "select"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn end_tags_may_be_left_out() {
        assert!(ends_before("p", "div") && ends_before("li", "li") && ends_before("td", "tr"));
        assert!(!ends_before("p", "b") && !ends_before("div", "div"));
        assert!(shields("ul", "li") && shields("table", "td") && shields("td", "p"));
    }

    #[test]
    fn kinds_reach_inward() {
        assert_eq!(kind_in("p", BlockKind::ListItem), BlockKind::ListItem);
        assert_eq!(kind_in("h3", BlockKind::ListItem), BlockKind::Heading(3));
        assert_eq!(kind_in("table", BlockKind::ListItem), BlockKind::Paragraph);
    }
}
