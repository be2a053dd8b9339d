//! Gold sets: documents of both languages with their alignments.

use std::error::Error;
use std::fs;
use std::path::Path;

use zhen_align::GoldUnits;
use zhen_text::{Document, IndexBead, Language};

/// A document pair and its alignment.
pub struct GoldDocument {
    pub name: String,
    pub english: Document,
    pub chinese: Document,
    pub gold: Vec<IndexBead>,
}

/// A gold set.
pub struct Set {
    pub name: String,
    pub units: GoldUnits,
    pub documents: Vec<GoldDocument>,
}

impl Set {
    /// `ntrex` of `ntrex.del` and `ntrex_tw.del`: sets of the same texts.
    pub fn genre(&self) -> &str {
        self.name.split(['.', '_']).next().unwrap_or(&self.name)
    }
}

/// Reads a set: `en/NAME`, `zh/NAME`, `gold/NAME`, and `paragraphs/NAME.{en,zh}` if there are any.
pub fn read_set(folder: &Path) -> Result<Set, Box<dyn Error>> {
    let mut names: Vec<String> = fs::read_dir(folder.join("gold"))
        .map_err(|error| format!("{}/gold: {error}", folder.display()))?
        .map(|entry| Ok(entry?.file_name().to_string_lossy().into_owned()))
        .collect::<Result<_, std::io::Error>>()?;
    names.sort();
    let mut documents = Vec::new();
    for name in names {
        let read = |side: &str, language: Language| -> Result<Document, Box<dyn Error>> {
            let text = fs::read_to_string(folder.join(side).join(&name))?;
            let document = Document::from_lines(text, language);
            let starts = folder.join("paragraphs").join(format!("{name}.{side}"));
            Ok(match fs::read_to_string(starts) {
                Ok(list) => {
                    let starts: Vec<usize> =
                        list.lines().filter_map(|line| line.trim().parse().ok()).collect();
                    document.with_paragraph_starts(&starts)
                }
                Err(_) => document,
            })
        };
        documents.push(GoldDocument {
            name: name.clone(),
            english: read("en", Language::English)?,
            chinese: read("zh", Language::Chinese)?,
            gold: read_gold(&fs::read_to_string(folder.join("gold").join(&name))?),
        });
    }
    let name = folder.file_name().map(|name| name.to_string_lossy().into_owned());
    let name = name.unwrap_or_default();
    let units = match name.contains(".sent") {
        true => GoldUnits::Paragraphs,
        false => GoldUnits::Beads,
    };
    Ok(Set { name, units, documents })
}

/// Reads `[0, 1]:[2]` lines.
fn read_gold(text: &str) -> Vec<IndexBead> {
    let ids = |field: Option<&str>| -> Vec<usize> {
        let inner = field.unwrap_or_default().trim().trim_matches(['[', ']']);
        inner.split(',').filter_map(|id| id.trim().parse().ok()).collect()
    };
    let bead = |line: &str| {
        let mut fields = line.split(':');
        IndexBead { source: ids(fields.next()), target: ids(fields.next()), score: None }
    };
    text.lines().map(bead).collect()
}
