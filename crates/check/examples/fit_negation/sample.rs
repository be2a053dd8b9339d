//! Pairs of sentences as signs: good ones, and the same with a slip.

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::{error, fs};

use zhen_text::Language;

use crate::negation::reading::candidates;
use crate::negations;
use crate::slips::Random;

/// Pairs of one source that are read at most: most of the text is technical.
const PAIRS: usize = 20_000;
/// Slips of each pair that are learned from at most.
const SLIPS: usize = 3;

/// What a pair is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Label {
    Good,
    /// A negation was lost that the other side renders by one.
    Lost,
    /// A negation was lost where the other side denies less often.
    LostAnyway,
    /// A negation was added.
    Added,
}

/// A pair of passages.
#[derive(Clone, Debug)]
pub(crate) struct Sample {
    /// Which source it is of.
    pub(crate) source: usize,
    pub(crate) label: Label,
    pub(crate) weight: f64,
    /// The signs of each word that denies.
    pub(crate) candidates: Vec<Vec<u32>>,
}

/// All pairs, and the names of the signs.
pub(crate) struct Samples {
    pub(crate) sources: Vec<String>,
    /// Good pairs of each source, those without negations too.
    pub(crate) pairs: Vec<usize>,
    pub(crate) all: Vec<Sample>,
    pub(crate) names: Vec<String>,
    /// In how many good pairs each sign was seen.
    pub(crate) support: Vec<usize>,
    ids: HashMap<String, u32>,
}

type Sentences = Vec<String>;

impl Samples {
    /// Reads all sources.
    pub(crate) fn read(paths: &[PathBuf]) -> Result<Self, Box<dyn error::Error>> {
        let mut samples = Self {
            sources: Vec::new(),
            pairs: Vec::new(),
            all: Vec::new(),
            names: Vec::new(),
            support: Vec::new(),
            ids: HashMap::new(),
        };
        let mut random = Random::new(20_261_126);
        for path in paths {
            let name = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
            let is_gold = path.is_dir();
            let pairs = if is_gold { gold(path)? } else { parallel(path)? };
            let source = samples.sources.len();
            samples.pairs.push(pairs.len());
            let weight = weight_of(&name, is_gold);
            for (english, chinese) in &pairs {
                samples.add_pair(source, weight, english, chinese, &mut random);
            }
            eprintln!("{name}: {} pairs, {} samples in all", pairs.len(), samples.all.len());
            samples.sources.push(name);
        }
        Ok(samples)
    }

    fn add_pair(
        &mut self,
        source: usize,
        weight: f64,
        english: &Sentences,
        chinese: &Sentences,
        random: &mut Random,
    ) {
        self.add(source, Label::Good, weight, english, chinese);
        let lost = places(english, chinese, negations::lost);
        let count = |is_english| lost.iter().filter(|slip| slip.0 == is_english).count();
        let counts = [count(true), count(false)];
        let mut slips: Vec<(Label, Slip)> = Vec::new();
        for slip in pick(lost, SLIPS, random) {
            let [own, other] = if slip.0 { counts } else { [counts[1], counts[0]] };
            slips.push((if own <= other { Label::Lost } else { Label::LostAnyway }, slip));
        }
        // Every pair can have one added; those that deny already are the harder ones.
        let added = if counts == [0, 0] && random.below(6) > 0 { 0 } else { 1 };
        let more = pick(places(english, chinese, negations::added), added, random);
        slips.extend(more.into_iter().map(|slip| (Label::Added, slip)));
        for (label, (is_english, line, (span, new))) in slips {
            let (mut english, mut chinese) = (english.clone(), chinese.clone());
            let side = if is_english { &mut english } else { &mut chinese };
            side[line].replace_range(span, &new);
            let weight = if label == Label::Added { weight * ADDED } else { weight };
            self.add(source, label, weight, &english, &chinese);
        }
    }

    fn add(
        &mut self,
        source: usize,
        label: Label,
        weight: f64,
        english: &Sentences,
        chinese: &Sentences,
    ) {
        let sides = [english, chinese].map(|side| {
            side.iter().enumerate().map(|(index, text)| (index, text.as_str())).collect::<Vec<_>>()
        });
        let found = candidates(&sides[0], &sides[1]);
        if found.is_empty() && label == Label::Good {
            return;
        }
        let mut rows = Vec::new();
        for candidate in found {
            let mut row = Vec::new();
            for sign in candidate.signs {
                let next = self.names.len() as u32;
                let id = *self.ids.entry(sign.clone()).or_insert(next);
                if id == next {
                    self.names.push(sign);
                    self.support.push(0);
                }
                if label == Label::Good {
                    self.support[id as usize] += 1;
                }
                row.push(id);
            }
            rows.push(row);
        }
        self.all.push(Sample { source, label, weight, candidates: rows });
    }
}

/// What a pair of a source counts: general text more than technical.
fn weight_of(name: &str, is_gold: bool) -> f64 {
    match name {
        "ntrex" | "ntrex_tw" | "ted" | "readouts" | "udhr" | "cclegal" | "news" => 4.0,
        "bible_books" => 0.3,
        "tatoeba" | "opensource_guide" => 4.0,
        _ if is_gold => 1.0,
        _ => 1.6,
    }
}

/// What a negation added counts beside one lost: a translator loses more than he adds.
const ADDED: f64 = 0.1;

type Slip = (bool, usize, (std::ops::Range<usize>, String));

fn places(
    english: &Sentences,
    chinese: &Sentences,
    find: impl Fn(&str, Language) -> Vec<(std::ops::Range<usize>, String)>,
) -> Vec<Slip> {
    let mut places = Vec::new();
    for (is_english, side) in [(true, english), (false, chinese)] {
        let language = if is_english { Language::English } else { Language::Chinese };
        for (line, text) in side.iter().enumerate() {
            places.extend(find(text, language).into_iter().map(|slip| (is_english, line, slip)));
        }
    }
    places
}

fn pick(mut slips: Vec<Slip>, most: usize, random: &mut Random) -> Vec<Slip> {
    while slips.len() > most {
        slips.swap_remove(random.below(slips.len()));
    }
    slips
}

fn parallel(path: &Path) -> Result<Vec<(Sentences, Sentences)>, Box<dyn error::Error>> {
    let text = fs::read_to_string(path)?;
    let rows: Vec<_> = text.lines().filter_map(|line| line.split_once('\t')).collect();
    // Every so many lines, so that all documents of a source are heard.
    let step = rows.len().div_ceil(PAIRS).max(1);
    let rows = rows.into_iter().step_by(step).filter(|(english, _)| english.len() < 600);
    Ok(rows
        .map(|(english, chinese)| (vec![english.to_owned()], vec![chinese.to_owned()]))
        .collect())
}

fn gold(folder: &Path) -> Result<Vec<(Sentences, Sentences)>, Box<dyn error::Error>> {
    let mut names: Vec<_> = fs::read_dir(folder.join("gold"))?
        .map(|entry| entry.map(|entry| entry.file_name()))
        .collect::<Result<_, _>>()?;
    names.sort();
    let mut pairs = Vec::new();
    for name in names {
        let lines = |side: &str| -> Result<Vec<String>, std::io::Error> {
            let text = fs::read_to_string(folder.join(side).join(&name))?;
            Ok(text.lines().map(str::to_owned).collect())
        };
        let (english, chinese, beads) = (lines("en")?, lines("zh")?, lines("gold")?);
        for bead in &beads {
            let Some((left, right)) = bead.trim().split_once(':') else { continue };
            let of = |list: &str, lines: &[String]| -> Sentences {
                let numbers = list.trim_matches(['[', ']']).split(',');
                let numbers = numbers.filter_map(|number| number.trim().parse::<usize>().ok());
                numbers.filter_map(|number| lines.get(number)).cloned().collect()
            };
            let (english, chinese) = (of(left, &english), of(right, &chinese));
            if !english.is_empty() && !chinese.is_empty() {
                pairs.push((english, chinese));
            }
        }
    }
    Ok(pairs)
}
