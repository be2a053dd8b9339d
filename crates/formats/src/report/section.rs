//! A section of the page: what it shows on one side, what that means on the other.

/// Appends a section; `prose` are paragraphs of HTML, `push` appends what is shown.
pub(super) fn push_section(
    html: &mut String,
    heading: &str,
    prose: &[&str],
    push: impl FnOnce(&mut String),
) {
    html.push_str("<section>\n<div class=\"prose\"><h2>");
    html.push_str(heading);
    html.push_str("</h2>");
    for paragraph in prose {
        html.push_str("<p>");
        html.push_str(paragraph);
        html.push_str("</p>");
    }
    html.push_str("</div>\n<div class=\"shown\">\n");
    push(html);
    html.push_str("</div>\n</section>\n");
}
