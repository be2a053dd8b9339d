//! What the attributes of an element change for the text in it.

use zhen_text::OmissionReason;

use super::super::element;
use super::super::landmark;
use super::super::line::Part;
use super::super::pre;
use super::super::stack::State;
use super::super::table::Table;
use super::super::tokens::{Attributes, Name};
use super::{Head, Walk};
use crate::language_code::language_of_code;

impl Walk {
    /// Makes the state inside an element.
    pub(super) fn enter(&mut self, name: &Name, attributes: &Attributes, outer: State) -> State {
        let mut state = State { kind: element::kind_in(name, outer.kind), ..outer };
        let code = language_attribute(attributes);
        state.language = code.and_then(language_of_code).or(outer.language);
        state.is_hidden |= is_hidden(name, attributes);
        state.is_link |= &**name == "a" && attributes.get("href").is_some();
        state.is_code |= matches!(&**name, "code" | "samp" | "kbd" | "math");
        state.is_preformatted |= element::is_preformatted(name);
        state.is_in_article |= matches!(&**name, "article" | "main");
        if &**name == "title" {
            // Elsewhere it is the name of a drawing, shown under the mouse.
            let is_window = self.head != Head::Past && !self.stack.has(&Name::from("svg"));
            state.is_window_title = is_window;
            state.is_hidden |= !is_window;
        } else {
            self.head = Head::Past;
        }
        self.enter_part(name, attributes, &mut state);
        self.enter_table(name, attributes, &mut state);
        if element::is_preformatted(name) {
            let class = attributes.get("class").unwrap_or_default();
            self.preformatted_has_code |= pre::names_code(class);
        }
        state
    }

    fn enter_part(&mut self, name: &Name, attributes: &Attributes, state: &mut State) {
        let Some(landmark) = landmark::of(name, attributes, state.is_in_article) else { return };
        if landmark.reason == OmissionReason::Hidden {
            state.is_hidden = true;
            return;
        }
        // Marks of style stand inside sentences, whatever their class says.
        if !element::is_block(name) && (&**name != "span" || !landmark.is_sure) {
            return;
        }
        let outer = state.landmark;
        state.landmark = Some(self.page.parts.len());
        self.page.parts.push(Part { landmark, outer, plain_letters: 0 });
    }

    fn enter_table(&mut self, name: &Name, attributes: &Attributes, state: &mut State) {
        if &**name == "table" {
            if let Some(outer) = state.table {
                self.page.tables[outer].begin_inner_table();
            }
            state.table = Some(self.page.tables.len());
            self.page.tables.push(Table::new(attributes));
        } else if let Some(table) = state.table {
            match &**name {
                "tr" => self.page.tables[table].begin_row(),
                "td" | "th" => self.page.tables[table].begin_cell(&**name == "th"),
                _ => {}
            }
        }
    }
}

pub(super) fn language_attribute(attributes: &Attributes) -> Option<&str> {
    attributes.get("lang").or_else(|| attributes.get("xml:lang"))
}

fn is_hidden(name: &str, attributes: &Attributes) -> bool {
    if matches!(name, "annotation" | "annotation-xml" | "datalist" | "video" | "audio" | "canvas") {
        return true;
    }
    let style = attributes.get("style").map(|style| {
        let plain = style.chars().filter(|character| !character.is_whitespace());
        plain.collect::<String>().to_ascii_lowercase()
    });
    attributes.get("hidden").is_some()
        || attributes.get("aria-hidden").is_some_and(|value| value.trim() == "true")
        || name == "dialog" && attributes.get("open").is_none()
        || style.is_some_and(|style| {
            style.contains("display:none") || style.contains("visibility:hidden")
        })
}
