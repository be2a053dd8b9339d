//! Elements whose content no browser shows in its place: where they begin and where they end.

use super::element;
use super::tokens::{Dialect, Name};

/// The element passed over that is being read, if any.
#[derive(Default)]
pub(super) struct Skip {
    inside: Option<Inside>,
}

struct Inside {
    name: Name,
    depth: usize,
}

impl Skip {
    /// Tells whether something is passed over now.
    pub(super) fn is_on(&self) -> bool {
        self.inside.is_some()
    }

    /// Tells whether what is passed over is code, which is no text for people.
    pub(super) fn is_in_code(&self) -> bool {
        self.is_in("script") || self.is_in("style")
    }

    /// Tells whether the element passed over has this name.
    pub(super) fn is_in(&self, name: &str) -> bool {
        self.inside.as_ref().is_some_and(|inside| &*inside.name == name)
    }

    /// Takes an opening tag, and tells whether it is passed over.
    pub(super) fn passes_open(
        &mut self,
        name: &Name,
        closes_itself: bool,
        dialect: Dialect,
    ) -> bool {
        if let Some(inside) = &mut self.inside {
            // The end tag of a pronunciation is often left out.
            let ends = is_pronunciation(&inside.name)
                && (element::is_block(name) || matches!(&**name, "rb" | "rt" | "rp"));
            if !ends {
                inside.depth += usize::from(inside.name == *name);
                return true;
            }
            self.inside = None;
        }
        if !element::is_passed_over(name) {
            return false;
        }
        // In HTML a script does not close itself, whatever it says.
        let is_markup = is_pronunciation(name) || &**name == "template";
        if !closes_itself || dialect == Dialect::Html && !is_markup {
            self.inside = Some(Inside { name: name.clone(), depth: 1 });
        }
        true
    }

    /// Takes a closing tag, and tells whether it is passed over.
    pub(super) fn passes_close(&mut self, name: &Name) -> bool {
        let Some(inside) = &mut self.inside else { return false };
        if inside.name == *name {
            inside.depth -= 1;
            if inside.depth == 0 {
                self.inside = None;
            }
            return true;
        }
        let ends = is_pronunciation(&inside.name) && (&**name == "ruby" || element::is_block(name));
        if ends {
            self.inside = None;
        }
        !ends
    }
}

fn is_pronunciation(name: &Name) -> bool {
    matches!(&**name, "rt" | "rp")
}
