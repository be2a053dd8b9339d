//! Explanations as JSON: one object a bead. Names and meanings of the fields are part of the
//! contract: ARCHITECTURE.md lists them; fields are added, never renamed.

use serde::Serialize;
use zhen_align::{
    Alone, BeadExplanation, FactEvidence, FactPlace, Figures, Length, Neighbour, Rival,
    TermEvidence, UnlinkedWord, WordEvidence,
};
use zhen_formats::moved_flag;

use super::phrases::{reason_name, way_name};
use super::{Explained, counterpart};

/// The explanation of a bead.
#[derive(Debug, Serialize)]
pub struct BeadJson {
    row: usize,
    #[serde(flatten)]
    bead: SentencesJson,
    src_doc: String,
    trg_doc: String,
    flags: Vec<String>,
    moved: Vec<usize>,
    score: f64,
    prior: f64,
    words: Vec<LinkJson>,
    unexplained: Sides<Vec<String>>,
    unknown: Sides<Vec<String>>,
    facts: Vec<FactJson>,
    terms: Vec<Sides<Option<String>>>,
    names: Vec<NameJson>,
    #[serde(flatten)]
    figures: FiguresJson,
    runner_up: Option<RivalJson>,
    alone: Option<AloneJson>,
}

/// The sentences of a bead, as in the jsonl bitext.
#[derive(Debug, Serialize)]
struct SentencesJson {
    bead: String,
    src_ids: Vec<usize>,
    trg_ids: Vec<usize>,
    translation: Sides<String>,
}

#[derive(Debug, Serialize)]
struct Sides<T> {
    en: T,
    zh: T,
}

#[derive(Debug, Serialize)]
struct LinkJson {
    en: String,
    zh: String,
    strength: f64,
}

#[derive(Debug, Serialize)]
struct FactJson {
    matched: bool,
    must_be_kept: bool,
    en: Option<ValueJson>,
    zh: Option<ValueJson>,
}

#[derive(Debug, Serialize)]
struct ValueJson {
    text: String,
    value: String,
}

#[derive(Debug, Serialize)]
struct NameJson {
    en: String,
    zh: String,
    by: &'static str,
}

#[derive(Debug, Serialize)]
struct FiguresJson {
    log_ratio: Option<Sides<f64>>,
    length: LengthJson,
    embedding: Option<EmbeddingJson>,
}

#[derive(Debug, Serialize)]
struct LengthJson {
    en: f64,
    zh: f64,
    expected: f64,
    ratio: Option<f64>,
    deviations: Option<f64>,
}

#[derive(Debug, Serialize)]
struct EmbeddingJson {
    cosine: f64,
    margin: Option<f64>,
    gain: Option<f64>,
}

#[derive(Debug, Serialize)]
struct RivalJson {
    #[serde(flatten)]
    bead: SentencesJson,
    score: f64,
    #[serde(flatten)]
    figures: FiguresJson,
}

#[derive(Debug, Serialize)]
struct AloneJson {
    score: f64,
    reason: &'static str,
    nearest: Vec<NeighbourJson>,
}

#[derive(Debug, Serialize)]
struct NeighbourJson {
    id: usize,
    text: String,
    row: usize,
    together: f64,
    words: Vec<LinkJson>,
    names: Vec<NameJson>,
    #[serde(flatten)]
    figures: FiguresJson,
}

impl Explained<'_> {
    /// Brings the explanation of a bead into the form of its JSON.
    pub fn json(&self, explanation: &BeadExplanation) -> BeadJson {
        let BeadExplanation { bead, words, .. } = explanation;
        let moved = counterpart(explanation);
        let left = |is_known: bool| Sides {
            en: self
                .left(&words.english_left, is_known, |place| self.explanations.english_text(place)),
            zh: self
                .left(&words.chinese_left, is_known, |place| self.explanations.chinese_text(place)),
        };
        BeadJson {
            row: explanation.index + 1,
            bead: self.sentences(bead),
            src_doc: self.names.english.clone(),
            trg_doc: self.names.chinese.clone(),
            flags: bead
                .is_null()
                .then(|| "null".to_owned())
                .into_iter()
                .chain(moved.as_ref().map(moved_flag))
                .collect(),
            moved: moved.into_iter().flatten().collect(),
            score: rounded(explanation.confidence),
            prior: rounded(explanation.shape_prior),
            words: self.links(words),
            unexplained: left(true),
            unknown: left(false),
            facts: explanation.facts.iter().map(|fact| self.fact_json(fact)).collect(),
            terms: self.terms(words),
            names: self.name_links(words),
            figures: figures(&explanation.figures, bead.is_null()),
            runner_up: explanation.runner_up.as_ref().map(|rival| self.rival(rival)),
            alone: explanation
                .alone
                .as_ref()
                .map(|alone| self.alone(alone, bead.source.is_empty())),
        }
    }

    fn sentences(&self, bead: &zhen_text::Bead) -> SentencesJson {
        let row = self.row(bead, 0.0);
        SentencesJson {
            bead: bead.to_string(),
            src_ids: row.source_ids,
            trg_ids: row.target_ids,
            translation: Sides { en: row.source_text, zh: row.target_text },
        }
    }

    fn left<'t>(
        &self,
        words: &[UnlinkedWord],
        is_known: bool,
        text: impl Fn(&zhen_align::Place) -> &'t str,
    ) -> Vec<String> {
        let chosen = words.iter().filter(|word| word.has_link_elsewhere == is_known);
        chosen.map(|word| text(&word.place).to_owned()).collect()
    }

    fn links(&self, words: &WordEvidence) -> Vec<LinkJson> {
        let link = |link: &zhen_align::WordLink| LinkJson {
            en: self.explanations.english_text(&link.english[0]).to_owned(),
            zh: self.explanations.chinese_text(&link.chinese[0]).to_owned(),
            strength: rounded(f64::from(link.strength())),
        };
        words.links.iter().map(link).collect()
    }

    fn terms(&self, words: &WordEvidence) -> Vec<Sides<Option<String>>> {
        let en = |place: &zhen_align::Place| self.explanations.english_text(place).to_owned();
        let zh = |place: &zhen_align::Place| self.explanations.chinese_text(place).to_owned();
        let sides = |term: &TermEvidence| Sides {
            en: term.english.as_ref().map(en),
            zh: term.chinese.as_ref().map(zh),
        };
        words.terms.iter().map(sides).collect()
    }

    fn name_links(&self, words: &WordEvidence) -> Vec<NameJson> {
        let name = |name: &zhen_align::NameLink| NameJson {
            en: self.english_name(name),
            zh: self.explanations.chinese_text(&name.chinese).to_owned(),
            by: way_name(name.way),
        };
        words.names.iter().map(name).collect()
    }

    fn fact_json(&self, fact: &FactEvidence) -> FactJson {
        let value = |fact: &FactPlace, text: &str| ValueJson {
            text: text.to_owned(),
            value: fact.value.to_string(),
        };
        FactJson {
            matched: fact.is_matched(),
            must_be_kept: fact.must_be_kept,
            en: fact
                .english
                .as_ref()
                .map(|fact| value(fact, self.explanations.english_text(&fact.place))),
            zh: fact
                .chinese
                .as_ref()
                .map(|fact| value(fact, self.explanations.chinese_text(&fact.place))),
        }
    }

    fn rival(&self, rival: &Rival) -> RivalJson {
        RivalJson {
            bead: self.sentences(&rival.bead),
            score: rounded(rival.posterior),
            figures: figures(&rival.figures, rival.bead.is_null()),
        }
    }

    fn alone(&self, alone: &Alone, is_chinese: bool) -> AloneJson {
        let other = if is_chinese { self.english } else { self.chinese };
        let neighbour = |neighbour: &Neighbour| NeighbourJson {
            id: neighbour.sentence,
            text: zhen_formats::field_text(other.sentence_text(neighbour.sentence)),
            row: neighbour.bead_index + 1,
            together: rounded(neighbour.together),
            words: self.links(&neighbour.words),
            names: self.name_links(&neighbour.words),
            figures: figures(&neighbour.figures, false),
        };
        AloneJson {
            score: rounded(alone.probability),
            reason: reason_name(alone.reason),
            nearest: alone.nearest.iter().map(neighbour).collect(),
        }
    }
}

fn figures(figures: &Figures, is_null: bool) -> FiguresJson {
    let Figures { likelihood, length, meaning, .. } = figures;
    FiguresJson {
        log_ratio: likelihood.map(|likelihood| Sides {
            en: rounded(f64::from(likelihood.english)),
            zh: rounded(f64::from(likelihood.chinese)),
        }),
        length: length_json(*length, is_null),
        embedding: meaning.map(|meaning| EmbeddingJson {
            cosine: rounded(f64::from(meaning.cosine)),
            margin: meaning.margin.map(|margin| rounded(f64::from(margin))),
            gain: meaning.gain.map(|gain| rounded(f64::from(gain))),
        }),
    }
}

fn length_json(length: Length, is_null: bool) -> LengthJson {
    let ratio = length.ratio().filter(|_| !is_null);
    LengthJson {
        en: f64::from(length.english),
        zh: f64::from(length.chinese),
        expected: rounded(f64::from(length.expected)),
        ratio: ratio.map(|ratio| rounded(f64::from(ratio))),
        deviations: (!is_null).then(|| rounded(f64::from(length.deviations()))),
    }
}

/// Four decimals, never −0.
fn rounded(value: f64) -> f64 {
    (value * 10_000.0).round() / 10_000.0 + 0.0
}
