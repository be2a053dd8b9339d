//! Variations of gold documents: what a freer or an abridged translation would look like.
//!
//! Most gold sets are translated sentence by sentence, and no two documents of one set differ in
//! how much is merged or left out. A variation joins, splits and leaves out sentences of either
//! side, each at a rate of its own, so that the model learns to tell such documents apart. Points
//! at joints become commas and commas at cuts become points, as a translator would have it. Some
//! figures get a wrong digit: versions that differ in a number are still versions of each other.

use zhen_align::Dice;
use zhen_text::IndexBead;

/// Share of the variations that have a paragraph a line on one side …
const GATHERED: f64 = 0.2;
/// … of up to this many sentences.
const MOST_GATHERED: usize = 12;

/// A document as lines, with the lines that start a paragraph.
#[derive(Clone, Debug, Default)]
pub struct Lines {
    pub lines: Vec<String>,
    pub starts: Vec<usize>,
}

/// Returns the document with some sentences joined, cut and left out.
pub fn vary(
    english: &Lines,
    chinese: &Lines,
    gold: &[IndexBead],
    dice: &mut Dice,
) -> (Lines, Lines, Vec<IndexBead>) {
    // Rates of this variation: mostly low, some high.
    let mut rate = |most: f64| {
        let roll = dice.share();
        most * roll * roll
    };
    let joins = [rate(0.4), rate(0.4)];
    let cuts = [rate(0.5), rate(0.5)];
    let losses = [rate(0.25), rate(0.25)];
    let slips = rate(0.3);
    let mut beads: Vec<IndexBead> = gold.to_vec();
    let first = |ids: &[usize]| ids.iter().min().copied();
    // Beads in reading order; nulls go where their own side puts them.
    beads.sort_by_key(|bead| (first(&bead.source), first(&bead.target)));
    let mut ordered: Vec<IndexBead> =
        beads.iter().filter(|bead| !bead.source.is_empty()).cloned().collect();
    for bead in beads.iter().filter(|bead| bead.source.is_empty()) {
        let own = first(&bead.target);
        let before = |other: &IndexBead| first(&other.target).is_some_and(|id| Some(id) < own);
        let at = ordered.iter().rposition(before).map_or(0, |at| at + 1);
        ordered.insert(at, bead.clone());
    }
    let hole = hole(ordered.len(), dice);
    let sides = [english, chinese];
    let mut out = [Lines::default(), Lines::default()];
    let mut varied: Vec<IndexBead> = Vec::new();
    for (number, bead) in ordered.iter().enumerate() {
        let mut own = [Vec::new(), Vec::new()];
        let two_sided = !bead.is_null();
        let lost = two_sided.then(|| dice.share());
        // One side is cut at most: where both are, the parts may have partners of their own.
        let cut_side = usize::from(dice.share() < 0.5);
        for side in 0..2 {
            let ids = if side == 0 { &bead.source } else { &bead.target };
            let other = 1 - side;
            let is_lost = lost.is_some_and(|lost| {
                let from = losses[other];
                lost >= from && lost < from + losses[side]
            }) || two_sided && hole.0 == side && hole.1.contains(&number);
            if is_lost {
                continue;
            }
            let lines = sides[side];
            let cut =
                two_sided && side == cut_side && ids.len() == 1 && dice.share() < 2.0 * cuts[side];
            for &id in ids {
                let start = lines.starts.contains(&id);
                let line = &lines.lines[id];
                let slipped = two_sided && side == cut_side && dice.share() < slips;
                let line = if slipped { slip(line, dice) } else { line.clone() };
                let pieces = match cut {
                    true => cut_in_two(&line, side == 1, dice),
                    false => vec![line],
                };
                for (index, piece) in pieces.into_iter().enumerate() {
                    if start && index == 0 {
                        out[side].starts.push(out[side].lines.len());
                    }
                    own[side].push(out[side].lines.len());
                    out[side].lines.push(piece);
                }
            }
        }
        let [source, target] = own;
        if !source.is_empty() || !target.is_empty() {
            varied.push(IndexBead { source, target, score: None });
        }
    }
    join(&mut out, &mut varied, joins, dice);
    if dice.share() < GATHERED {
        let side = usize::from(dice.share() < 0.5);
        (out[side], varied) = gather(&out[side], &varied, side, dice);
    }
    let [english, chinese] = out;
    (english, chinese, varied)
}

/// Puts several sentences of one side on each line, as where one file has a paragraph a line and
/// the other a sentence.
fn gather(
    lines: &Lines,
    beads: &[IndexBead],
    side: usize,
    dice: &mut Dice,
) -> (Lines, Vec<IndexBead>) {
    let mut gathered = Lines::default();
    let mut groups: Vec<IndexBead> = Vec::new();
    // Beads that the last group may still take in.
    let mut room = 0;
    for bead in beads {
        let (own, other) = match side {
            0 => (&bead.source, &bead.target),
            _ => (&bead.target, &bead.source),
        };
        let two_sided = !own.is_empty() && !other.is_empty();
        let last = groups.last_mut().filter(|last| {
            let others = if side == 0 { last.target.len() } else { last.source.len() };
            room > 0 && two_sided && others + other.len() <= MOST_GATHERED
        });
        let text = own.iter().map(|&id| lines.lines[id].as_str());
        let text = text.collect::<Vec<_>>().join(if side == 0 { " " } else { "" });
        match last {
            Some(last) => {
                let line = gathered.lines.last_mut().expect("the group has a line");
                line.push_str(if side == 0 { " " } else { "" });
                line.push_str(&text);
                if side == 0 {
                    last.target.extend(other);
                } else {
                    last.source.extend(other);
                }
                room -= 1;
            }
            None => {
                let mut first = bead.clone();
                if !own.is_empty() {
                    if own.iter().any(|id| lines.starts.contains(id)) {
                        gathered.starts.push(gathered.lines.len());
                    }
                    let id = vec![gathered.lines.len()];
                    if side == 0 {
                        first.source = id;
                    } else {
                        first.target = id;
                    }
                    gathered.lines.push(text);
                }
                groups.push(first);
                room = if two_sided { (dice.share() * 12.0) as usize } else { 0 };
            }
        }
    }
    (gathered, groups)
}

/// Makes one digit of a sentence a wrong one, when it has any.
fn slip(text: &str, dice: &mut Dice) -> String {
    let digits: Vec<(usize, char)> =
        text.char_indices().filter(|(_, character)| character.is_ascii_digit()).collect();
    let mut text = text.to_owned();
    if let Some(&(at, digit)) = digits.get((dice.share() * digits.len() as f64) as usize) {
        let value = (digit.to_digit(10).unwrap_or(0) + 1 + (dice.share() * 8.0) as u32) % 10;
        text.replace_range(at..at + 1, &value.to_string());
    }
    text
}

/// A run of beads that one side lacks, in one variation of three.
fn hole(beads: usize, dice: &mut Dice) -> (usize, std::ops::Range<usize>) {
    let side = usize::from(dice.share() < 0.5);
    let size = (beads as f64 * 0.3 * dice.share()) as usize;
    let start = ((beads - size) as f64 * dice.share()) as usize;
    if dice.share() < 0.33 { (side, start..start + size) } else { (side, 0..0) }
}

/// Joins neighbours on one side.
fn join(sides: &mut [Lines; 2], beads: &mut Vec<IndexBead>, rates: [f64; 2], dice: &mut Dice) {
    let mut at = 0;
    while at + 1 < beads.len() {
        let roll = dice.share();
        let side = match roll {
            roll if roll < rates[0] => 0,
            roll if roll < rates[0] + rates[1] => 1,
            _ => {
                at += 1;
                continue;
            }
        };
        let fits = [at, at + 1].iter().all(|&index| {
            let IndexBead { source, target, .. } = &beads[index];
            !source.is_empty() && !target.is_empty() && source.len() + target.len() <= 3
        });
        if !fits {
            at += 1;
            continue;
        }
        let next = beads.remove(at + 1);
        let (here, there) = match side {
            0 => (&beads[at].source, &next.source),
            _ => (&beads[at].target, &next.target),
        };
        let (here, there) = (*here.last().expect("two-sided"), there[0]);
        join_lines(&mut sides[side], here, there, side == 1, dice);
        // The other side's ids stay; on this side those behind move up.
        let shift = |ids: &mut Vec<usize>| {
            for id in ids.iter_mut().filter(|id| **id >= there) {
                *id -= 1;
            }
        };
        beads[at].source.extend(&next.source);
        beads[at].target.extend(&next.target);
        for bead in beads.iter_mut() {
            match side {
                0 => shift(&mut bead.source),
                _ => shift(&mut bead.target),
            }
            bead.source.dedup();
            bead.target.dedup();
        }
        if dice.share() < 0.7 {
            at += 1;
        }
    }
}

fn join_lines(side: &mut Lines, here: usize, there: usize, is_chinese: bool, dice: &mut Dice) {
    let second = side.lines.remove(there);
    let first = &mut side.lines[here];
    let softened = dice.share() < 0.7;
    if is_chinese {
        if softened && first.ends_with('。') {
            first.pop();
            first.push('，');
        }
    } else {
        if softened && first.ends_with('.') {
            first.pop();
            first.push_str(if dice.share() < 0.5 { "," } else { ";" });
        }
        first.push(' ');
    }
    first.push_str(&second);
    side.starts.retain(|&start| start != there);
    side.starts.iter_mut().filter(|start| **start > there).for_each(|start| *start -= 1);
}

/// Cuts a sentence at one of its commas, when it has one with enough words on either side.
fn cut_in_two(text: &str, is_chinese: bool, dice: &mut Dice) -> Vec<String> {
    let marks: &[char] = if is_chinese { &['，', '；'] } else { &[',', ';'] };
    let least = if is_chinese { 4 } else { 12 };
    let places: Vec<(usize, &str)> = text
        .match_indices(marks)
        .filter(|(at, mark)| {
            let (left, right) = (&text[..*at], &text[at + mark.len()..]);
            (is_chinese || right.starts_with(' '))
                && left.chars().count() >= least
                && right.chars().count() >= least
        })
        .collect();
    if places.is_empty() {
        return vec![text.to_owned()];
    }
    let (at, mark) = places[(dice.share() * places.len() as f64) as usize];
    let (left, right) = (&text[..at], text[at + mark.len()..].trim_start());
    let mut second = right.chars();
    let capital: String =
        second.next().map(|first| first.to_uppercase().collect()).unwrap_or_default();
    let stop = if is_chinese { "。" } else { "." };
    vec![format!("{left}{stop}"), capital + second.as_str()]
}
