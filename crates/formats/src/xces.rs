//! Links of sentences in XML, read only: XCES as OPUS has it, and the files of InterText.
//!
//! `<link xtargets="s1;s1 s2" certainty="0.9"/>` in a `linkGrp` names the sentences of two
//! documents. Which side is English is told by the names of the documents (`en/…`, `….zh.xml`);
//! where they do not tell, English comes first. In a `cesAlign` the sentences of `fromDoc` come
//! first; where `linkGrp` is the root, as InterText writes it, those of `toDoc` do.
//!
//! Sentences are names. Numbers, with or without a prefix (`s1`, `1`), are counted from 1, or from
//! 0 if there is a 0. Any other names (`s3.1`, `1:1:2`) are numbered as they first appear in the
//! file, which is right if all sentences are named in their order, those without counterpart too.
//!
//! Memory holds the links of the file.

mod names;

use std::io::BufRead;

use zhen_text::IndexBead;

use crate::beads::BeadsError;
use crate::lines::excerpt;
use crate::xml::{XmlReader, XmlStep};
use names::{chinese_comes_first, indices};

/// Reads beads, each with the line its link begins on.
pub(crate) fn read_xces(input: impl BufRead) -> Result<Vec<(usize, IndexBead)>, BeadsError> {
    let mut links = Links::default();
    let mut xml = XmlReader::new(input);
    loop {
        let step = xml.step()?;
        if let Some(fault) = xml.take_fault() {
            return Err(fault.into());
        }
        let damaged = |problem| BeadsError::Damaged { line: xml.line(), problem };
        match step {
            XmlStep::Start => {
                links.open(&xml);
                links.add(&xml).map_err(damaged)?;
            }
            XmlStep::Finished if !links.is_xces => {
                return Err(damaged("expected the element cesAlign or linkGrp, found none".into()));
            }
            XmlStep::Finished => return Ok(links.into_beads()),
            XmlStep::End | XmlStep::Text => {}
        }
    }
}

/// The links of a file as they stand in it.
#[derive(Debug, Default)]
struct Links {
    is_xces: bool,
    /// The root is a `linkGrp`.
    is_intertext: bool,
    /// `fromDoc` and `toDoc` as last said.
    documents: [String; 2],
    /// The documents of the first link.
    linked: Option<[String; 2]>,
    links: Vec<Link>,
}

#[derive(Debug)]
struct Link {
    line: usize,
    /// Names before and after the semicolon.
    sides: [Vec<String>; 2],
    score: Option<f64>,
}

impl Links {
    /// Takes the names of the documents from an element that may have them.
    fn open(&mut self, xml: &XmlReader<impl BufRead>) {
        let name = xml.name();
        if !matches!(name, "cesAlign" | "linkGrp") {
            return;
        }
        self.is_xces = true;
        self.is_intertext |= xml.depth() == 1 && name == "linkGrp";
        for (document, key) in self.documents.iter_mut().zip(["fromDoc", "toDoc"]) {
            if let Some(value) = xml.attribute(key) {
                value.clone_into(document);
            }
        }
    }

    fn add(&mut self, xml: &XmlReader<impl BufRead>) -> Result<(), String> {
        if !(self.is_xces && xml.name() == "link") {
            return Ok(());
        }
        let linked = self.linked.get_or_insert_with(|| self.documents.clone());
        if *linked != self.documents {
            let [from, to] = &self.documents;
            return Err(format!(
                "another document pair begins ({from}, {to}); an index holds one, split the file \
                 by linkGrp first"
            ));
        }
        let targets = xml.attribute("xtargets").ok_or("a link without xtargets")?;
        let sides = match targets.split(';').collect::<Vec<_>>()[..] {
            [first, second] => [first, second].map(|side| {
                side.split_whitespace().map(ToOwned::to_owned).collect::<Vec<String>>()
            }),
            _ => [Vec::new(), Vec::new()],
        };
        if sides.iter().all(Vec::is_empty) {
            let found = excerpt(targets);
            return Err(format!(
                "expected sentences such as `s1;s1 s2` in xtargets, found `{found}`"
            ));
        }
        // Certainties of some aligners are on other scales, which say nothing here.
        let certainty = xml.attribute("certainty").and_then(|value| value.trim().parse().ok());
        let score = certainty.filter(|score| (0.0..=1.0).contains(score));
        self.links.push(Link { line: xml.line(), sides, score });
        Ok(())
    }

    fn into_beads(self) -> Vec<(usize, IndexBead)> {
        let [from, to] = &self.documents;
        let (first, second) = if self.is_intertext { (to, from) } else { (from, to) };
        let chinese_first = chinese_comes_first(first, second);
        let names = |side: usize| self.links.iter().flat_map(move |link| link.sides[side].iter());
        let [mut first, mut second] = [0, 1].map(|side| indices(names(side)).into_iter());
        let bead = |link: &Link| {
            let first = first.by_ref().take(link.sides[0].len()).collect();
            let second = second.by_ref().take(link.sides[1].len()).collect();
            let (source, target) = if chinese_first { (second, first) } else { (first, second) };
            (link.line, IndexBead { source, target, score: link.score })
        };
        self.links.iter().map(bead).collect()
    }
}

#[cfg(test)]
mod tests;
