//! Explanations for people: a heading and labelled rows a bead.

use std::io;
use std::ops::Range;

use zhen_align::{
    Alone, BeadExplanation, FactEvidence, Figures, Length, NameLink, Neighbour, Place, Rival,
    TermEvidence, UnlinkedWord, WordEvidence,
};
use zhen_text::{Bead, MovedBlock};

use super::Explained;
use super::layout::Page;
use super::phrases::{reason_phrase, way_phrase};

impl Explained<'_> {
    /// Writes the explanation of a bead.
    pub fn write_bead(&self, explanation: &BeadExplanation, page: &mut Page<'_>) -> io::Result<()> {
        let BeadExplanation { bead, words, figures, .. } = explanation;
        page.heading(&format!(
            "bead {}: {}; confidence {:.4}",
            explanation.index + 1,
            described(bead),
            explanation.confidence
        ))?;
        self.write_sentences(bead, page)?;
        page.blank()?;
        self.write_links("words", words, page)?;
        self.write_left(words, page)?;
        if !explanation.facts.is_empty() {
            let facts: Vec<Vec<String>> =
                explanation.facts.iter().map(|fact| self.fact_cells(fact)).collect();
            page.grid("facts", &facts)?;
        }
        self.write_terms(words, page)?;
        self.write_names(words, page)?;
        self.write_figures(figures, page)?;
        page.row(
            "prior",
            &format!(
                "{:.3} of the beads expected in this pair are {bead}",
                explanation.shape_prior
            ),
        )?;
        page.row("posterior", &probability(explanation.confidence))?;
        match &explanation.runner_up {
            Some(rival) => self.write_rival(rival, page)?,
            None => page.row("runner-up", "none: no other bead is worth naming")?,
        }
        if let Some(alone) = &explanation.alone {
            self.write_alone(alone, bead.source.is_empty(), page)?;
        }
        self.write_moved(explanation, page)
    }

    /// The words of an English name as they stand in the text.
    pub fn english_name(&self, name: &NameLink) -> String {
        let words = name.english.iter().map(|place| self.explanations.english_text(place));
        words.collect::<Vec<_>>().join(" ")
    }

    fn write_sentences(&self, bead: &Bead, page: &mut Page<'_>) -> io::Result<()> {
        for id in bead.source.clone() {
            page.row(&format!("en {id}"), self.english.sentence_text(id))?;
        }
        for id in bead.target.clone() {
            page.row(&format!("zh {id}"), self.chinese.sentence_text(id))?;
        }
        Ok(())
    }

    fn write_links(
        &self,
        label: &str,
        words: &WordEvidence,
        page: &mut Page<'_>,
    ) -> io::Result<()> {
        let links: Vec<Vec<String>> = words
            .links
            .iter()
            .map(|link| {
                vec![
                    self.explanations.english_text(&link.english[0]).to_owned(),
                    self.explanations.chinese_text(&link.chinese[0]).to_owned(),
                    format!("×{:.1}", link.strength()),
                ]
            })
            .collect();
        if links.is_empty() { page.row(label, "no links") } else { page.grid(label, &links) }
    }

    /// Writes the words that nothing explains: those that something elsewhere could explain, and
    /// those that say nothing.
    fn write_left(&self, words: &WordEvidence, page: &mut Page<'_>) -> io::Result<()> {
        let en = |place: &Place| self.explanations.english_text(place);
        let zh = |place: &Place| self.explanations.chinese_text(place);
        for (label, is_known) in [("unexplained", true), ("unknown", false)] {
            let sides = [
                left("en", &words.english_left, is_known, en),
                left("zh", &words.chinese_left, is_known, zh),
            ];
            for (label, side) in [label, ""].into_iter().zip(sides.into_iter().flatten()) {
                page.row(label, &side)?;
            }
        }
        Ok(())
    }

    fn write_terms(&self, words: &WordEvidence, page: &mut Page<'_>) -> io::Result<()> {
        let en = |place: &Place| self.explanations.english_text(place);
        let zh = |place: &Place| self.explanations.chinese_text(place);
        let cell = |term: &TermEvidence| match (&term.english, &term.chinese) {
            (Some(english), Some(chinese)) => format!("{} {}", en(english), zh(chinese)),
            (Some(english), None) => format!("{}: rendering not here", en(english)),
            (None, chinese) => {
                format!("{}: English term not here", chinese.as_ref().map_or("", zh))
            }
        };
        let terms: Vec<Vec<String>> = words.terms.iter().map(|term| vec![cell(term)]).collect();
        if terms.is_empty() { Ok(()) } else { page.grid("terms", &terms) }
    }

    fn write_names(&self, words: &WordEvidence, page: &mut Page<'_>) -> io::Result<()> {
        let names: Vec<Vec<String>> = words
            .names
            .iter()
            .map(|name| {
                vec![
                    self.english_name(name),
                    self.explanations.chinese_text(&name.chinese).to_owned(),
                    way_phrase(name.way).to_owned(),
                ]
            })
            .collect();
        if names.is_empty() { Ok(()) } else { page.grid("names", &names) }
    }

    fn fact_cells(&self, fact: &FactEvidence) -> Vec<String> {
        let (english, chinese) = (fact.english.as_ref(), fact.chinese.as_ref());
        let english_text =
            english.map_or("–", |fact| self.explanations.english_text(&fact.place));
        let chinese_text =
            chinese.map_or("–", |fact| self.explanations.chinese_text(&fact.place));
        let values = [english, chinese].map(|fact| fact.map(|fact| fact.value.to_string()));
        let value = match values {
            [Some(one), Some(other)] if one != other => format!("{one} = {other}"),
            [one, other] => one.or(other).unwrap_or_default(),
        };
        let status = match (fact.is_matched(), fact.must_be_kept) {
            (true, _) => "matched",
            (false, true) => "lost",
            (false, false) => "lost, as small values often are",
        };
        [english_text, chinese_text, &value, status].map(str::to_owned).to_vec()
    }

    fn write_figures(&self, figures: &Figures, page: &mut Page<'_>) -> io::Result<()> {
        let Figures { likelihood, length, meaning, .. } = figures;
        if let Some(likelihood) = likelihood {
            page.row(
                "likelihood",
                &format!(
                    "words against chance, in nats: English {}, Chinese {}",
                    signed(likelihood.english, 1),
                    signed(likelihood.chinese, 1)
                ),
            )?;
        }
        let characters =
            format!("{} English and {} Chinese characters", length.english, length.chinese);
        let text = match (meaning, length.ratio()) {
            (Some(_), Some(ratio)) => format!(
                "{characters}; {:.1} expected ({:.3} for one English): ratio {ratio:.2}, {}",
                length.expected,
                self.explanations.length_ratio(),
                deviations(*length)
            ),
            _ => characters,
        };
        page.row("length", &text)?;
        if let Some(meaning) = meaning {
            let mut text = format!("cosine {:.3}", meaning.cosine);
            if let Some(margin) = meaning.margin {
                text +=
                    &format!("; {} against the bead enlarged by a neighbour", signed(margin, 3));
            }
            if let Some(gain) = meaning.gain {
                text += &format!("; the least needed sentence adds {}", signed(gain, 3));
            }
            page.row("embedding", &text)?;
        }
        Ok(())
    }

    /// Writes where the counterpart of a moved sentence stands.
    fn write_moved(&self, explanation: &BeadExplanation, page: &mut Page<'_>) -> io::Result<()> {
        let Some(MovedBlock { source, target, confidence }) = &explanation.moved else {
            return Ok(());
        };
        let (english, chinese) = (ids(source), ids(target));
        page.row("moved", &format!("en {english} = zh {chinese}; confidence {confidence:.4}"))?;
        let (source, target) = (source.clone(), target.clone());
        let other = match explanation.bead.source.is_empty() {
            true => Bead { target: 0..0, source },
            false => Bead { source: 0..0, target },
        };
        self.write_sentences(&other, page)
    }

    fn write_rival(&self, rival: &Rival, page: &mut Page<'_>) -> io::Result<()> {
        let Rival { bead, posterior, figures, .. } = rival;
        let posterior = probability(*posterior);
        page.row("runner-up", &format!("{}; posterior {posterior}", described(bead)))?;
        if let Some(figures) = in_short(figures) {
            page.row("", &figures)?;
        }
        self.write_sentences(bead, page)
    }

    fn write_alone(&self, alone: &Alone, is_chinese: bool, page: &mut Page<'_>) -> io::Result<()> {
        let reason = reason_phrase(alone.reason);
        page.row("alone", &format!("{} at any place; {reason}", probability(alone.probability)))?;
        let (side, document) = if is_chinese { ("en", self.english) } else { ("zh", self.chinese) };
        for (index, neighbour) in alone.nearest.iter().enumerate() {
            let Neighbour { sentence, bead_index, together, words, figures, .. } = neighbour;
            let label = if index == 0 { "nearest" } else { "" };
            let together = probability(*together);
            let row = bead_index + 1;
            page.row(label, &format!("{side} {sentence}, in bead {row}; together {together}"))?;
            page.row(&format!("{side} {sentence}"), document.sentence_text(*sentence))?;
            page.row("", &in_short(figures).unwrap_or_default())?;
            self.write_links("words", words, page)?;
            self.write_names(words, page)?;
        }
        Ok(())
    }
}

/// Shape and sentences of a bead.
fn described(bead: &Bead) -> String {
    let sides = match (bead.source.is_empty(), bead.target.is_empty()) {
        (_, true) => format!("en {} alone", ids(&bead.source)),
        (true, _) => format!("zh {} alone", ids(&bead.target)),
        _ => format!("en {} = zh {}", ids(&bead.source), ids(&bead.target)),
    };
    format!("{bead}, {sides}")
}

fn ids(range: &Range<usize>) -> String {
    range.clone().map(|id| id.to_string()).collect::<Vec<_>>().join(",")
}

/// Likelihood, cosine and length of a bead with two sides in one line.
fn in_short(figures: &Figures) -> Option<String> {
    let (likelihood, meaning) = (figures.likelihood?, figures.meaning?);
    Some(format!(
        "likelihood {} and {}; cosine {:.3}; length {}",
        signed(likelihood.english, 1),
        signed(likelihood.chinese, 1),
        meaning.cosine,
        deviations(figures.length)
    ))
}

fn left<'t>(
    side: &str,
    words: &[UnlinkedWord],
    is_known: bool,
    text: impl Fn(&Place) -> &'t str,
) -> Option<String> {
    let chosen = words.iter().filter(|word| word.has_link_elsewhere == is_known);
    let texts: Vec<&str> = chosen.map(|word| text(&word.place)).collect();
    (!texts.is_empty()).then(|| format!("{side}: {}", texts.join(", ")))
}

/// How far a length is off, and to which side.
fn deviations(length: Length) -> String {
    let deviations = length.deviations();
    let side = if deviations < 0.0 { "short" } else { "long" };
    format!("{:.1} deviations {side}", deviations.abs())
}

/// A number with its sign, but for 0.
fn signed(value: f32, decimals: usize) -> String {
    let text = format!("{value:+.decimals$}");
    if text.chars().any(|character| ('1'..='9').contains(&character)) {
        text
    } else {
        text[1..].to_owned()
    }
}

/// A probability with four decimals.
fn probability(value: f64) -> String {
    // A sum of nothing is −0.
    let value = value + 0.0;
    if value > 0.0 && value < 0.00005 { "below 0.0001".to_owned() } else { format!("{value:.4}") }
}
