//! Values of good translations that seem to differ.

use std::collections::BTreeMap;
use std::error;
use std::path::PathBuf;

use zhen_facts::{
    Comparison, CompatiblePair, Difference, Fact, FactClass, compare, find_facts, must_be_kept,
};
use zhen_text::Language;

use crate::gold::{self, Bead};

/// What is counted and printed.
#[derive(Default)]
pub(crate) struct Options {
    pub(crate) is_verbose: bool,
    pub(crate) class: Option<String>,
}

impl Options {
    fn counts(&self, class: FactClass) -> bool {
        self.class.as_ref().is_none_or(|name| name == class.name())
    }
}

/// The values of a bead and what they have to do with each other.
pub(crate) struct Compared {
    english: Vec<Fact>,
    chinese: Vec<Fact>,
    comparison: Comparison,
}

impl Compared {
    pub(crate) fn new(english: &str, chinese: &str) -> Self {
        let english = find_facts(english, Language::English);
        let chinese = find_facts(chinese, Language::Chinese);
        let comparison = compare(&english, &chinese);
        Self { english, chinese, comparison }
    }

    fn has_values(&self) -> bool {
        !self.english.is_empty() || !self.chinese.is_empty()
    }

    /// Whether values differ in what is no alarm, but worth reporting: bounds, points for per cent.
    fn differences(&self) -> impl Iterator<Item = &CompatiblePair> {
        let is_told = |pair: &&CompatiblePair| {
            matches!(pair.difference, Difference::Bound | Difference::Points)
        };
        self.comparison.compatible.iter().filter(is_told)
    }

    /// The values that a checker would complain of; of two in conflict, both.
    pub(crate) fn alarms(&self) -> Vec<Alarm<'_>> {
        let mut alarms = Vec::new();
        for pair in &self.comparison.conflicting {
            let (one, other) = (&self.english[pair.english], &self.chinese[pair.chinese]);
            alarms.push(Alarm { english: Some(one), chinese: Some(other) });
        }
        for &place in &self.comparison.unmatched_english {
            let fact = &self.english[place];
            if must_be_kept(fact) {
                alarms.push(Alarm { english: Some(fact), chinese: None });
            }
        }
        for &place in &self.comparison.unmatched_chinese {
            let fact = &self.chinese[place];
            if must_be_kept(fact) {
                alarms.push(Alarm { english: None, chinese: Some(fact) });
            }
        }
        alarms
    }
}

/// Two values in conflict, or one without counterpart.
pub(crate) struct Alarm<'f> {
    english: Option<&'f Fact>,
    chinese: Option<&'f Fact>,
}

impl Alarm<'_> {
    pub(crate) fn class(&self) -> FactClass {
        self.english.or(self.chinese).map_or(FactClass::Number, |fact| fact.value.class())
    }

    fn describe(&self, bead: &Bead) -> String {
        let side = |fact: Option<&Fact>, text: &str| {
            fact.map_or("-".to_owned(), |fact| {
                format!("{} ({})", fact.value, &text[fact.span.clone()])
            })
        };
        format!("{} | {}", side(self.english, &bead.english), side(self.chinese, &bead.chinese))
    }
}

/// Prints, for each set, how many beads have an alarm, in all and by class.
pub(crate) fn report(folders: &[PathBuf], options: &Options) -> Result<(), Box<dyn error::Error>> {
    let names: Vec<&str> = FactClass::ALL.iter().map(|class| class.name()).collect();
    println!("set\tpairs\tflagged\tshare\tbound\t{}", names.join("\t"));
    let mut all = Tally::default();
    for folder in folders {
        let mut tally = Tally::default();
        for bead in gold::documents(folder)?.into_iter().flatten() {
            tally.count(&bead, options);
        }
        let name = folder.file_name().unwrap_or_default().to_string_lossy().into_owned();
        tally.print(&name);
        all.add(&tally);
    }
    all.print("all");
    Ok(())
}

#[derive(Default)]
struct Tally {
    pairs: usize,
    flagged: usize,
    /// Beads with values that differ in a bound or in points.
    bounds: usize,
    by_class: BTreeMap<FactClass, usize>,
}

impl Tally {
    fn count(&mut self, bead: &Bead, options: &Options) {
        let compared = Compared::new(&bead.english, &bead.chinese);
        if !compared.has_values() {
            return;
        }
        self.pairs += 1;
        self.bounds += usize::from(compared.differences().next().is_some());
        for told in compared.differences().filter(|_| options.is_verbose) {
            let (one, other) =
                (&compared.english[told.pair.english], &compared.chinese[told.pair.chinese]);
            let alarm = Alarm { english: Some(one), chinese: Some(other) };
            println!("~ {:?} {}", told.difference, alarm.describe(bead));
            println!("EN {}\nZH {}\n", bead.english, bead.chinese);
        }
        let mut alarms = compared.alarms();
        alarms.retain(|alarm| options.counts(alarm.class()));
        self.flagged += usize::from(!alarms.is_empty());
        let mut classes: Vec<FactClass> = alarms.iter().map(Alarm::class).collect();
        classes.sort();
        classes.dedup();
        for class in classes {
            *self.by_class.entry(class).or_default() += 1;
        }
        if options.is_verbose && !alarms.is_empty() {
            for alarm in &alarms {
                println!("# {}", alarm.describe(bead));
            }
            println!("EN {}\nZH {}\n", bead.english, bead.chinese);
        }
    }

    fn add(&mut self, other: &Self) {
        self.bounds += other.bounds;
        self.pairs += other.pairs;
        self.flagged += other.flagged;
        for (class, count) in &other.by_class {
            *self.by_class.entry(*class).or_default() += count;
        }
    }

    fn print(&self, name: &str) {
        let counts =
            FactClass::ALL.map(|class| self.by_class.get(&class).unwrap_or(&0).to_string());
        println!(
            "{name}\t{}\t{}\t{:.4}\t{}\t{}",
            self.pairs,
            self.flagged,
            self.flagged as f64 / self.pairs.max(1) as f64,
            self.bounds,
            counts.join("\t")
        );
    }
}
