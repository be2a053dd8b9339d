//! Cantonese readings, and how names of Hong Kong spell them.
//!
//! The readings are `data/cantonese.bin`, made by `scripts/build-names`, read in place: magic
//! `zhencan` and the layout version; FNV-1a checksum; numbers of syllables, of bytes of their
//! pool, of readings; starts and pool of the syllables in Jyutping without tones; then for each
//! reading, sorted, the character (3 bytes) and the number of its syllable (2 bytes).
//!
//! Official Hong Kong spelling never had a published table; it is regular enough to be given by
//! rule: each initial and final has a few spellings, and names combine them freely.

use std::collections::{BTreeMap, BTreeSet};

use zhen_segment::simplify_char;

use crate::image::{StringList, count, seal, sections, write_strings};
use crate::table::TableError;

const MAGIC: [u8; 8] = *b"zhencan\x01";
const READING_BYTE: usize = 5;

static BUILT_IN: &[u8] = include_bytes!("../../data/cantonese.bin");

/// Spellings of the initials of Jyutping; longest first.
const INITIALS: &[(&str, &[&str])] = &[
    ("gw", &["kw", "gw"]),
    ("kw", &["kw"]),
    ("ng", &["ng", ""]),
    ("b", &["p", "b"]),
    ("p", &["p"]),
    ("m", &["m"]),
    ("f", &["f"]),
    ("d", &["t", "d"]),
    ("t", &["t"]),
    ("n", &["n"]),
    ("l", &["l"]),
    ("g", &["k", "g"]),
    ("k", &["k"]),
    ("h", &["h"]),
    ("w", &["w"]),
    ("z", &["ch", "ts", "j", "tz"]),
    ("c", &["ch", "ts"]),
    ("s", &["s", "sh"]),
    ("j", &["y", ""]),
];

/// Spellings of the finals.
const FINALS: &[(&str, &[&str])] = &[
    ("aa", &["a", "ah", "ar"]),
    ("aai", &["ai", "aai"]),
    ("aau", &["au", "aau"]),
    ("aam", &["am", "aam"]),
    ("aan", &["an", "aan"]),
    ("aang", &["ang", "aang"]),
    ("aap", &["ap", "aap"]),
    ("aat", &["at", "aat"]),
    ("aak", &["ak", "aak"]),
    ("ai", &["ai"]),
    ("au", &["au", "ow"]),
    ("am", &["am", "um"]),
    ("an", &["an", "un"]),
    ("ang", &["ang"]),
    ("ap", &["ap", "up"]),
    ("at", &["at", "ut"]),
    ("ak", &["ak"]),
    ("e", &["e", "eh"]),
    ("ei", &["ei", "i", "ee", "ay"]),
    ("eng", &["eng", "ing"]),
    ("ek", &["ek", "ik"]),
    ("eoi", &["ui", "eui"]),
    ("eon", &["un", "eon"]),
    ("eot", &["ut"]),
    ("oe", &["oe", "eu"]),
    ("oeng", &["eung", "eong"]),
    ("oek", &["euk", "eok"]),
    ("i", &["i", "ee", "ze", "z", "e"]),
    ("iu", &["iu", "ew"]),
    ("im", &["im"]),
    ("in", &["in"]),
    ("ing", &["ing"]),
    ("ip", &["ip"]),
    ("it", &["it"]),
    ("ik", &["ik", "ick"]),
    ("o", &["o", "or", "oh", "aw"]),
    ("oi", &["oi", "oy"]),
    ("on", &["on"]),
    ("ong", &["ong"]),
    ("ok", &["ok"]),
    ("ot", &["ot"]),
    ("ou", &["o", "ou", "oo"]),
    ("u", &["u", "oo"]),
    ("ui", &["ui", "ooi"]),
    ("un", &["un", "oon"]),
    ("ung", &["ung"]),
    ("ut", &["ut", "oot"]),
    ("uk", &["uk", "ook"]),
    ("yu", &["yu", "ue", "u"]),
    ("yun", &["uen", "yuen", "un"]),
    ("yut", &["uet", "yuet", "ut"]),
];

/// Returns the Cantonese readings of a character in either script, in Jyutping without tones.
pub fn cantonese_readings(character: char) -> impl Iterator<Item = &'static str> {
    // The layout is fixed when the binary is built, and a test checks it.
    let sounds = Sounds::new(BUILT_IN).ok();
    let character = simplify_char(character);
    sounds.into_iter().flat_map(move |sounds| sounds.of(character))
}

/// Every Jyutping syllable of the table, without tones.
pub(super) fn all_syllables() -> impl Iterator<Item = &'static str> {
    let syllables = Sounds::new(BUILT_IN).ok().map(|sounds| sounds.syllables);
    syllables.into_iter().flat_map(|list| (0..list.len()).map(move |index| list.text(index)))
}

/// Returns the spellings of a Jyutping syllable in names of Hong Kong.
pub(super) fn spellings(jyutping: &str) -> Vec<String> {
    if matches!(jyutping, "m" | "ng") {
        return vec!["ng".to_owned(), "m".to_owned()];
    }
    let initial = INITIALS.iter().find(|(own, _)| jyutping.starts_with(own));
    let (rest, initials) = match initial {
        Some((own, forms)) => (&jyutping[own.len()..], *forms),
        None => (jyutping, &[""][..]),
    };
    let finals = FINALS.iter().find(|(own, _)| *own == rest).map_or(&[][..], |(_, forms)| *forms);
    let mut all = Vec::new();
    for first in initials {
        for last in finals {
            let spelling = match (*first, *last) {
                // A glide is written once: yu, yuen; and not at all before i in some names: ip.
                ("y", last) if last.starts_with('y') => last.to_owned(),
                ("", last) if jyutping.starts_with('j') && !last.starts_with(['i', 'y']) => {
                    continue;
                }
                (first, last) => format!("{first}{last}"),
            };
            if !all.contains(&spelling) {
                all.push(spelling);
            }
        }
    }
    all
}

#[derive(Clone, Copy, Debug)]
struct Sounds<'t> {
    syllables: StringList<'t>,
    readings: &'t [u8],
}

impl<'t> Sounds<'t> {
    fn new(image: &'t [u8]) -> Result<Self, TableError> {
        let lengths = |[syllables, pool, readings]: [usize; 3]| {
            [4 * (syllables + 1), pool, READING_BYTE * readings]
        };
        let [starts, pool, readings] = sections(image, MAGIC, lengths)?;
        Ok(Self { syllables: StringList { starts, pool }, readings })
    }

    fn of(self, character: char) -> impl Iterator<Item = &'t str> {
        let (mut low, mut high) = (0, self.readings.len() / READING_BYTE);
        while low < high {
            let middle = low + (high - low) / 2;
            if self.reading(middle).is_some_and(|(other, _)| other < u32::from(character)) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        (low..)
            .map_while(move |index| self.reading(index))
            .take_while(move |&(other, _)| other == u32::from(character))
            .map(move |(_, syllable)| self.syllables.text(syllable))
    }

    fn reading(&self, index: usize) -> Option<(u32, usize)> {
        let bytes = self.readings.get(index * READING_BYTE..(index + 1) * READING_BYTE)?;
        Some((
            u32::from_le_bytes([bytes[0], bytes[1], bytes[2], 0]),
            usize::from(u16::from_le_bytes([bytes[3], bytes[4]])),
        ))
    }
}

/// Collects Cantonese readings for their table.
#[derive(Clone, Debug, Default)]
pub struct CantoneseBuilder {
    readings: BTreeSet<(char, String)>,
}

impl CantoneseBuilder {
    /// Makes an empty builder.
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a reading in Jyutping without tone.
    pub fn add(&mut self, character: char, jyutping: &str) {
        self.readings.insert((simplify_char(character), jyutping.to_owned()));
    }

    /// Returns the byte image; the same readings give the same bytes.
    pub fn build(&self) -> Vec<u8> {
        let syllables: BTreeSet<&str> =
            self.readings.iter().map(|(_, syllable)| syllable.as_str()).collect();
        let numbers: BTreeMap<&str, u16> = syllables.iter().copied().zip(0..).collect();
        let (starts, pool) = write_strings(syllables.into_iter());
        let mut body = Vec::new();
        for length in [numbers.len(), pool.len(), self.readings.len()] {
            body.extend(count(length).to_le_bytes());
        }
        body.extend(starts);
        body.extend(pool);
        for (character, syllable) in &self.readings {
            body.extend(&u32::from(*character).to_le_bytes()[..3]);
            body.extend(numbers[syllable.as_str()].to_le_bytes());
        }
        seal(MAGIC, &body)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::image::{HEADER_BYTE, checksum, verify};

    #[test]
    fn the_readings_in_the_binary_are_whole_and_as_their_manifest_says() {
        assert_eq!(verify(BUILT_IN), Ok(()));
        assert!(Sounds::new(BUILT_IN).is_ok());
        let manifest = include_str!("../../data/names.manifest");
        let row = format!(
            "cantonese.bin\t{}\t{:016x}\n",
            BUILT_IN.len(),
            checksum(&BUILT_IN[HEADER_BYTE..])
        );
        assert!(manifest.contains(&row), "{row}");
    }

    #[test]
    fn readings_are_found_in_either_script() {
        let table: &[(char, &[&str])] =
            &[('鄭', &["zeng"]), ('郑', &["zeng"]), ('吴', &["ng"]), ('a', &[]), ('\u{ac00}', &[])];
        for (character, expected) in table {
            let found: Vec<&str> = cantonese_readings(*character).collect();
            assert!(
                expected.iter().all(|reading| found.contains(reading)),
                "{character} {found:?}"
            );
            assert_eq!(found.is_empty(), expected.is_empty(), "{character} {found:?}");
        }
    }

    #[test]
    fn syllables_are_spelled_as_in_names() {
        for (jyutping, spelling) in [
            ("zeng", "cheng"),
            ("zan", "chun"),
            ("jip", "ip"),
            ("jip", "yip"),
            ("jyu", "yu"),
            ("jyun", "yuen"),
            ("kyun", "kuen"),
            ("gwok", "kwok"),
            ("si", "sze"),
            ("ng", "ng"),
            ("au", "au"),
            ("heoi", "hui"),
        ] {
            assert!(spellings(jyutping).iter().any(|own| own == spelling), "{jyutping} {spelling}");
        }
    }
}
