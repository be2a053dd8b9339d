//! Our values in the Metadata module of XLIFF 2 (section 5.5).

use crate::bitext::{Kind, PassedOverCount, ReadError};
use crate::field::field_text;
use crate::tsv::parse_flags;
use crate::xml::{XmlReader, XmlStep, ids_of, score_of};

/// Category of the group that holds our values.
pub(super) const CATEGORY: &str = "zhen";

/// Types of the values: first those of a file, then those of a unit.
pub(super) const SOURCE_DOCUMENT: &str = "source-document";
pub(super) const TARGET_DOCUMENT: &str = "target-document";
pub(super) const SOURCE_LANGUAGE: &str = "source-language";
pub(super) const TARGET_LANGUAGE: &str = "target-language";
pub(super) const SCORE: &str = "score";
pub(super) const BEAD: &str = "bead";
pub(super) const SOURCE_IDS: &str = "source-ids";
pub(super) const TARGET_IDS: &str = "target-ids";
pub(super) const FLAGS: &str = "flags";

/// The values of a file or a unit that are there.
#[derive(Clone, Debug, Default)]
pub(super) struct Metadata {
    pub source_document: Option<String>,
    pub target_document: Option<String>,
    pub source_language: Option<String>,
    pub target_language: Option<String>,
    pub score: Option<f64>,
    pub source_ids: Vec<usize>,
    pub target_ids: Vec<usize>,
    pub flags: Vec<String>,
}

impl Metadata {
    /// Reads the rest of a `metaGroup` that has just begun, if it is ours; what is wrong in it
    /// becomes a fault of the reader.
    pub(super) fn read_group<R: std::io::BufRead>(
        &mut self,
        reader: &mut XmlReader<R>,
        passed_over: &PassedOverCount,
    ) -> Result<(), ReadError> {
        if reader.attribute("category") != Some(CATEGORY) {
            passed_over.count(Kind::Property, reader.attribute("category").unwrap_or("metaGroup"));
            return reader.skip();
        }
        let outside = reader.depth() - 1;
        while reader.depth() > outside {
            match reader.step()? {
                XmlStep::Finished => break,
                XmlStep::Start if reader.name() == "meta" => {
                    let name = reader.attribute("type").unwrap_or_default().to_owned();
                    let value = reader.whole_text()?;
                    if let Err(problem) = self.put(&name, &value) {
                        reader.put_fault(problem);
                    }
                }
                XmlStep::Start | XmlStep::End | XmlStep::Text => {}
            }
        }
        Ok(())
    }

    fn put(&mut self, name: &str, value: &str) -> Result<(), String> {
        match name {
            SOURCE_DOCUMENT => self.source_document = Some(field_text(value)),
            TARGET_DOCUMENT => self.target_document = Some(field_text(value)),
            SOURCE_LANGUAGE => self.source_language = Some(field_text(value)),
            TARGET_LANGUAGE => self.target_language = Some(field_text(value)),
            SCORE => self.score = Some(score_of(value)?),
            SOURCE_IDS => self.source_ids = ids_of(value, SOURCE_IDS)?,
            TARGET_IDS => self.target_ids = ids_of(value, TARGET_IDS)?,
            FLAGS => self.flags = parse_flags(value),
            _ => {}
        }
        Ok(())
    }
}
