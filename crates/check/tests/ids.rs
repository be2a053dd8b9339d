//! Ids of findings survive edits of other passages.

use std::collections::BTreeSet;

use proptest::prelude::*;
use zhen_check::{CheckOptions, CheckedPair, FindingId, check};
use zhen_text::{Alignment, Bead, Document, Language, ScoredBead};

/// Lines that translate each other but for a slip, and lines that match.
const SLIPS: [(&str, &str); 5] = [
    ("The pier is 120 metres long.", "码头长210米。"),
    ("Tickets cost 15 yuan.", "票价18元。"),
    ("It was opened on 3 May 1998.", "1998年5月8日启用。"),
    ("About 40% of the boats are red.", "约有45%的船是红色的。"),
    ("See Article 7 of the rules.", "见规则第九条。"),
];
const MATCHES: [(&str, &str); 4] = [
    ("The harbour is quiet.", "港口很安静。"),
    ("Boats return every morning.", "渔船每天早上返航。"),
    ("It has 3 cranes.", "有3台吊车。"),
    ("The lamp is lit at dusk.", "黄昏时点灯。"),
];

fn line(choice: usize) -> (&'static str, &'static str) {
    *SLIPS.iter().chain(&MATCHES).nth(choice).expect("choices are of the table")
}

fn ids(lines: &[usize]) -> Vec<FindingId> {
    let side = |side: fn((&'static str, &'static str)) -> &'static str| -> String {
        lines.iter().map(|&choice| format!("{}\n", side(line(choice)))).collect()
    };
    let english = Document::from_lines(side(|line| line.0), Language::English);
    let chinese = Document::from_lines(side(|line| line.1), Language::Chinese);
    let beads = (0..lines.len()).map(|index| ScoredBead {
        bead: Bead { source: index..index + 1, target: index..index + 1 },
        confidence: 1.0,
    });
    let alignment = Alignment::new(lines.len(), lines.len(), beads.collect())
        .expect("each line has one counterpart");
    let pair = CheckedPair { english: &english, chinese: &chinese, alignment: &alignment };
    let report = check(&pair, &CheckOptions::default());
    report.findings.iter().map(|finding| finding.id).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn editing_a_line_keeps_the_ids_of_the_others(
        lines in proptest::collection::vec(0..SLIPS.len() + MATCHES.len(), 2..9),
        edited in any::<prop::sample::Index>(),
        by in SLIPS.len()..SLIPS.len() + MATCHES.len(),
    ) {
        let before = ids(&lines);
        let slips = lines.iter().filter(|&&choice| choice < SLIPS.len()).count();
        prop_assert_eq!(before.len(), slips);
        let all: BTreeSet<FindingId> = before.iter().copied().collect();
        prop_assert_eq!(all.len(), slips, "each finding has its own id, duplicates too");
        let mut after = lines.clone();
        let edited = edited.index(lines.len());
        let was_slip = lines[edited] < SLIPS.len();
        after[edited] = by;
        let after = ids(&after);
        prop_assert!(after.iter().all(|id| all.contains(id)), "{:?} {:?}", before, after);
        prop_assert_eq!(after.len(), slips - usize::from(was_slip));
    }
}
