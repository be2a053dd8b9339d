//! Compiles a dictionary into the image of a word table.
//!
//! The families of children with most members are placed first: they need an empty array, and only
//! children fill any gap.

use std::cmp::Reverse;
use std::collections::{BTreeMap, HashMap};

use thiserror::Error;

use super::double_array::DoubleArray;
use super::{
    BASE_BIT, CODE_BIT, CODED, FIRST_CODED, HEADER_BYTE, LAST_CODED, MAGIC, SCORE_BIT, UNKNOWN,
    checksum, filter_bit,
};

/// Why a dictionary cannot become a word table.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum WordTableBuildError {
    /// A line is not a word and its frequency.
    #[error(
        "line {line}: expected a word of at most {LONGEST_WORD} characters and its frequency, found `{found}`"
    )]
    Line {
        /// Number of the line, from 1.
        line: usize,
        /// What stands there.
        found: String,
    },
    /// A part of the layout is too narrow for the dictionary.
    #[error("{found} {what} are more than the {most} that the layout holds: widen it")]
    Capacity {
        /// What there is too much of.
        what: &'static str,
        /// How many there are.
        found: usize,
        /// How many there can be.
        most: usize,
    },
}

/// The longest word in characters: the search counts the bytes of a word in one byte.
const LONGEST_WORD: usize = 63;

/// Compiles a dictionary, lines of `word frequency [tag]`, into the image of a word table.
///
/// Words with characters outside the basic block of Chinese (`A型`) are left out, because only
/// runs of Chinese characters are looked up, but they count in the sum of the frequencies. Scores
/// are computed as jieba computes them, so that equal bits leave equal ties; once in the image
/// they are the same on every machine. Same input, same bytes out.
///
/// # Errors
///
/// If a line does not hold a word and a frequency, or the layout is too narrow.
pub fn build_word_table(dictionary: &str) -> Result<Vec<u8>, WordTableBuildError> {
    let (words, total) = read_dictionary(dictionary)?;
    let codes = assign_codes(words.keys());
    ensure("characters", codes.len(), usize::from(UNKNOWN) - 1)?;

    let mut frequencies: Vec<u64> = words.values().copied().collect();
    frequencies.sort_unstable();
    frequencies.dedup();
    ensure("frequencies", frequencies.len(), (1 << SCORE_BIT) - 1)?;
    let log_total = (total as f64).ln();
    let scores: Vec<f64> = [1]
        .iter()
        .chain(&frequencies)
        .map(|&frequency| (frequency as f64).ln() - log_total)
        .collect();

    let mut coded: Vec<(Vec<u16>, usize)> = words
        .iter()
        .map(|(word, frequency)| {
            let number = frequencies.binary_search(frequency).expect("every frequency is listed");
            (word.chars().map(|c| codes[&c]).collect(), number + 1)
        })
        .collect();
    coded.sort_unstable();
    let nodes = lay_out(&Prefixes::new(&coded))?;

    let mut body = Vec::with_capacity(8 + 2 * CODED + 8 * (scores.len() + nodes.len()));
    for count in [scores.len(), nodes.len()] {
        body.extend(u32::try_from(count).expect("both counts are limited above").to_le_bytes());
    }
    for c in FIRST_CODED..=LAST_CODED {
        body.extend(codes.get(&c).unwrap_or(&UNKNOWN).to_le_bytes());
    }
    scores.iter().for_each(|score| body.extend(score.to_le_bytes()));
    nodes.iter().for_each(|node| body.extend(node.to_le_bytes()));

    let mut image = Vec::with_capacity(HEADER_BYTE + body.len());
    image.extend(MAGIC);
    image.extend(checksum(&body).to_le_bytes());
    image.extend(body);
    Ok(image)
}

/// Returns the words of the basic block with their frequencies, and the sum of all frequencies.
fn read_dictionary(text: &str) -> Result<(BTreeMap<&str, u64>, u64), WordTableBuildError> {
    let mut words = BTreeMap::new();
    let mut total = 0;
    for (index, line) in text.lines().enumerate() {
        let mut fields = line.split_ascii_whitespace();
        let frequency = |field: &str| field.parse().ok().filter(|&frequency: &u64| frequency > 0);
        let (Some(word), Some(frequency)) = (fields.next(), fields.next().and_then(frequency))
        else {
            return Err(WordTableBuildError::Line { line: index + 1, found: line.to_owned() });
        };
        total += frequency;
        if !word.chars().all(|c| (FIRST_CODED..=LAST_CODED).contains(&c)) {
            continue;
        }
        // jieba too would count a repeated word twice; its dictionary has none.
        if word.chars().count() > LONGEST_WORD || words.insert(word, frequency).is_some() {
            return Err(WordTableBuildError::Line { line: index + 1, found: line.to_owned() });
        }
    }
    Ok((words, total))
}

/// Numbers the characters from 1, those of most words first.
fn assign_codes<'w>(words: impl Iterator<Item = &'w &'w str>) -> HashMap<char, u16> {
    let mut counts: HashMap<char, usize> = HashMap::new();
    for c in words.flat_map(|word| word.chars()) {
        *counts.entry(c).or_default() += 1;
    }
    let mut characters: Vec<(char, usize)> = counts.into_iter().collect();
    characters.sort_unstable_by_key(|&(c, count)| (Reverse(count), c));
    characters.iter().zip(1..).map(|(&(c, _), code)| (c, code)).collect()
}

fn ensure(what: &'static str, found: usize, most: usize) -> Result<(), WordTableBuildError> {
    if found > most { Err(WordTableBuildError::Capacity { what, found, most }) } else { Ok(()) }
}

/// A prefix of a word: its last code, the number of its score, its children.
#[derive(Default)]
struct Prefix {
    code: u16,
    score: usize,
    children: Vec<usize>,
}

/// The prefixes of all words; the first is the empty one.
struct Prefixes(Vec<Prefix>);

impl Prefixes {
    /// Reads sorted words, so the children of every prefix are sorted by code.
    fn new(words: &[(Vec<u16>, usize)]) -> Self {
        let mut prefixes = vec![Prefix::default()];
        // The prefixes of the word before, from the empty one on.
        let mut path = vec![0];
        let mut previous: &[u16] = &[];
        for (word, score) in words {
            let shared = word.iter().zip(previous).take_while(|(a, b)| a == b).count();
            path.truncate(shared + 1);
            for &code in &word[shared..] {
                let index = prefixes.len();
                prefixes[path[path.len() - 1]].children.push(index);
                prefixes.push(Prefix { code, ..Prefix::default() });
                path.push(index);
            }
            prefixes[path[path.len() - 1]].score = *score;
            previous = word;
        }
        Self(prefixes)
    }
}

/// Gives every prefix its place in the array and packs it there; see [`Node`](super::Node).
fn lay_out(Prefixes(prefixes): &Prefixes) -> Result<Vec<u64>, WordTableBuildError> {
    let mut parents: Vec<usize> =
        (0..prefixes.len()).filter(|&index| !prefixes[index].children.is_empty()).collect();
    // The root first, whose base is 0; the sort is stable, so the order is that of the words.
    parents.sort_by_key(|&index| (index > 0, Reverse(prefixes[index].children.len())));
    let mut array = DoubleArray::default();
    let mut bases = vec![0; prefixes.len()];
    for &parent in &parents {
        let children = &prefixes[parent].children;
        let codes: Vec<usize> =
            children.iter().map(|&child| usize::from(prefixes[child].code)).collect();
        bases[parent] = if parent == 0 { array.place_root(&codes) } else { array.place(&codes) };
    }
    ensure("places", bases.iter().copied().max().unwrap_or_default(), (1 << BASE_BIT) - 1)?;

    let mut nodes = vec![0; array.len()];
    for parent in parents {
        for &child in &prefixes[parent].children {
            let Prefix { code, score, children } = &prefixes[child];
            let filter = children
                .iter()
                .fold(0, |filter, &grandchild| filter | filter_bit(prefixes[grandchild].code));
            nodes[bases[parent] + usize::from(*code)] = bases[child] as u64
                | u64::from(*code) << BASE_BIT
                | (*score as u64) << (BASE_BIT + CODE_BIT)
                | filter;
        }
    }
    Ok(nodes)
}
