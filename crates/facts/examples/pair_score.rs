//! How often the strong facts of a sentence and of its translation agree.
//!
//! Reads folders of `en/NAME`, `zh/NAME` (one sentence a line) and `gold/NAME` (one bead a line,
//! `[i]:[j]`), and for the 1-1 beads in which either side has a fact of strength 0.5 or more
//! prints the share in which every such fact shares a key with a fact of the other side.
//!
//! Run: `cargo run --release -p zhen-facts --example pair_score -- [-v] SET_DIR…`;
//! `-v` prints the facts without a counterpart and their sentences.

use std::collections::BTreeSet;
use std::path::Path;
use std::{env, error, fs};

use zhen_facts::{Fact, FactKey, find_facts, keys};
use zhen_text::Language;

/// A fact with a link at least this strong should be on both sides.
const STRONG: f32 = 0.5;

#[derive(Default)]
struct Tally {
    pairs: usize,
    agreeing: usize,
    facts: usize,
    matched: usize,
}

fn main() -> Result<(), Box<dyn error::Error>> {
    let (flags, folders): (Vec<String>, Vec<String>) =
        env::args().skip(1).partition(|argument| argument == "-v");
    println!("set\tpairs\tagreeing\tfacts\tmatched");
    for folder in folders {
        let tally = score(Path::new(&folder), !flags.is_empty())?;
        println!(
            "{folder}\t{}\t{:.3}\t{}\t{:.3}",
            tally.pairs,
            tally.agreeing as f64 / tally.pairs.max(1) as f64,
            tally.facts,
            tally.matched as f64 / tally.facts.max(1) as f64,
        );
    }
    Ok(())
}

fn score(folder: &Path, is_verbose: bool) -> Result<Tally, Box<dyn error::Error>> {
    let mut tally = Tally::default();
    let mut names: Vec<_> = fs::read_dir(folder.join("gold"))?
        .map(|entry| entry.map(|entry| entry.file_name()))
        .collect::<Result<_, _>>()?;
    names.sort();
    for name in names {
        let english = fs::read_to_string(folder.join("en").join(&name))?;
        let chinese = fs::read_to_string(folder.join("zh").join(&name))?;
        let gold = fs::read_to_string(folder.join("gold").join(&name))?;
        let (english, chinese): (Vec<_>, Vec<_>) =
            (english.lines().collect(), chinese.lines().collect());
        for (i, j) in gold.lines().filter_map(one_to_one) {
            if let (Some(en), Some(zh)) = (english.get(i), chinese.get(j)) {
                compare(en, zh, is_verbose, &mut tally);
            }
        }
    }
    Ok(tally)
}

fn one_to_one(line: &str) -> Option<(usize, usize)> {
    let (left, right) = line.trim().split_once(':')?;
    let index = |list: &str| list.strip_prefix('[')?.strip_suffix(']')?.parse().ok();
    Some((index(left)?, index(right)?))
}

fn compare(english: &str, chinese: &str, is_verbose: bool, tally: &mut Tally) {
    let en = find_facts(english, Language::English);
    let zh = find_facts(chinese, Language::Chinese);
    let (strong_en, missing_en) = unmatched(&en, &zh);
    let (strong_zh, missing_zh) = unmatched(&zh, &en);
    if strong_en + strong_zh == 0 {
        return;
    }
    tally.pairs += 1;
    tally.facts += strong_en + strong_zh;
    tally.matched += strong_en + strong_zh - missing_en.len() - missing_zh.len();
    if missing_en.is_empty() && missing_zh.is_empty() {
        tally.agreeing += 1;
    } else if is_verbose {
        println!("EN {}\n  {english}", described(&missing_en, english));
        println!("ZH {}\n  {chinese}", described(&missing_zh, chinese));
    }
}

/// Returns how many facts are strong, and those of them that share no key with the other side.
fn unmatched<'f>(facts: &'f [Fact], others: &[Fact]) -> (usize, Vec<&'f Fact>) {
    let known: BTreeSet<FactKey> =
        others.iter().flat_map(|fact| keys(&fact.value)).map(|link| link.key).collect();
    let strong: Vec<&Fact> =
        facts.iter().filter(|fact| keys(&fact.value).any(|link| link.strength >= STRONG)).collect();
    let missing = strong
        .iter()
        .copied()
        .filter(|fact| !keys(&fact.value).any(|link| known.contains(&link.key)))
        .collect();
    (strong.len(), missing)
}

fn described(facts: &[&Fact], text: &str) -> String {
    let described: Vec<String> =
        facts.iter().map(|fact| format!("{} ({})", fact.value, &text[fact.span.clone()])).collect();
    described.join("; ")
}
