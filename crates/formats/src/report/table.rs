//! Tables, and bars in tables.

use std::fmt::Write as _;

use crate::html::escape::push_text;
use crate::html::number::{grouped, percent};

/// A bar with its name and its numbers.
pub(super) struct Bar {
    /// What it shows.
    pub name: String,
    /// How many.
    pub count: usize,
    /// Of how many, for the percentage and the length.
    pub whole: usize,
    /// Class of the drawing: `plain`, or `doubt` for what is not wanted.
    pub class: &'static str,
}

/// Appends bars as the rows of a table; `heads` are those of the names and of the counts.
pub(super) fn push_bars(html: &mut String, caption: &str, heads: [&str; 2], bars: &[Bar]) {
    let [name, count] = heads;
    // A head of no words would be read out as one.
    let name = match name {
        "" => "<td></td>".to_owned(),
        _ => format!("<th scope=\"col\">{name}</th>"),
    };
    let _ = writeln!(
        html,
        "<table class=\"bars\"><caption>{caption}</caption>\n<thead><tr>{name}\
         <td></td><th scope=\"col\" class=\"number\">{count}</th>\
         <th scope=\"col\" class=\"number\">share</th></tr></thead>\n<tbody>"
    );
    for bar in bars {
        let share = if bar.whole == 0 { 0.0 } else { bar.count as f64 / bar.whole as f64 };
        html.push_str("<tr><th scope=\"row\">");
        push_text(html, &bar.name);
        html.push_str("</th><td class=\"bar\">");
        push_bar(html, share, bar.class);
        let _ = write!(
            html,
            "</td><td class=\"number\">{}</td><td class=\"number\">",
            grouped(bar.count)
        );
        push_text(html, &percent(share));
        html.push_str("</td></tr>\n");
    }
    html.push_str("</tbody></table>\n");
}

/// Appends a bar as long as a share of its place. The numbers beside it say the same.
fn push_bar(html: &mut String, share: f64, class: &str) {
    let width = share.clamp(0.0, 1.0) * 200.0;
    // What is there is seen, be it ever so little.
    let width = if share > 0.0 { width.max(1.0) } else { 0.0 };
    let _ = write!(
        html,
        "<svg viewBox=\"0 0 200 10\" preserveAspectRatio=\"none\" aria-hidden=\"true\">\
         <rect class=\"{class}\" width=\"{width:.1}\" height=\"10\"/></svg>"
    );
}

/// A cell of a table.
pub(super) enum Cell {
    /// A word or two, kept on one line.
    Word(String),
    /// Any text.
    Text(String),
    /// A text, and an example of it.
    Example(String, String),
    /// The path of a document, cut at its folders where it is long.
    Path(String),
    /// A number, as it is shown.
    Number(String),
    /// A number that is not what one would wish for.
    Doubtful(String),
}

impl Cell {
    /// Returns the class of the cell, and of the head over it.
    fn class(&self) -> &'static str {
        match self {
            Self::Word(_) => " class=\"word\"",
            Self::Number(_) => " class=\"number\"",
            Self::Doubtful(_) => " class=\"number doubt\"",
            Self::Text(_) | Self::Example(..) | Self::Path(_) => "",
        }
    }

    fn push(&self, html: &mut String) {
        html.push_str("<bdi>");
        match self {
            Self::Word(text) | Self::Text(text) | Self::Number(text) | Self::Doubtful(text) => {
                push_text(html, text);
            }
            Self::Example(text, example) => {
                push_text(html, text);
                html.push_str("</bdi> <small>for example <bdi>");
                push_text(html, example);
                html.push_str("</bdi></small>");
                return;
            }
            Self::Path(path) => {
                for folder in path.split_inclusive(['/', '\\']) {
                    push_text(html, folder);
                    html.push_str("<wbr/>");
                }
            }
        }
        html.push_str("</bdi>");
    }
}

/// Appends a table; the cells of a row stand under the heads.
pub(super) fn push_table(html: &mut String, caption: &str, heads: &[&str], rows: &[Vec<Cell>]) {
    let _ = write!(html, "<table class=\"list\"><caption>{caption}</caption>\n<thead><tr>");
    for (column, head) in heads.iter().enumerate() {
        let cell = rows.first().and_then(|row| row.get(column));
        let _ = write!(html, "<th scope=\"col\"{}>{head}</th>", cell.map_or("", Cell::class));
    }
    html.push_str("</tr></thead>\n<tbody>\n");
    for row in rows {
        html.push_str("<tr>");
        for (cell, head) in row.iter().zip(heads) {
            // Where there is no room for columns, the head stands before its cell.
            let _ = write!(html, "<td{} data-head=\"{head}\">", cell.class());
            cell.push(html);
            html.push_str("</td>");
        }
        html.push_str("</tr>\n");
    }
    html.push_str("</tbody></table>\n");
}
