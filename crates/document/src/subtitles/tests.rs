use std::collections::BTreeMap;

use proptest::prelude::*;
use zhen_text::Language;

use super::*;

fn letters(text: &str) -> BTreeMap<char, usize> {
    let mut counts = BTreeMap::new();
    for letter in text.chars().filter(|letter| letter.is_alphanumeric()) {
        *counts.entry(letter).or_default() += 1;
    }
    counts
}

/// Reads a file and renders a piece a line, after the checks that every file must pass.
fn shown(text: &str) -> Vec<String> {
    let extract = match read(text, DocumentFormat::Srt) {
        Ok(extract) => extract,
        Err(error) => return vec![format!("! {error}")],
    };
    assert_eq!(letters(extract.text()), letters(&witness(text)), "{text:?}");
    let pieces = extract.pieces().iter().map(|piece| {
        let reason = piece.omission.map_or("", OmissionReason::name);
        format!("{}|{reason}|{}", piece.origin, &extract.text()[piece.span.clone()])
    });
    let pieces = pieces.collect();
    // Panics unless every letter is in one piece.
    let _document = extract.into_document(Language::English);
    pieces
}

const FIRST: &str = "cue 1 00:00:01.000 --> 00:00:02.000";

#[test]
fn damaged_cues_cost_no_others() {
    let first = |text: &str| format!("{FIRST}||{text}");
    let second = |text: &str| format!("cue 2 00:00:03.000 --> 00:00:04.000||{text}");
    let table: [(&str, &str, Vec<String>); 12] = [
        (
            "no blank line between cues",
            "1\n00:00:01,000 --> 00:00:02,000\nOne.\n2\n00:00:03,000 --> 00:00:04,000\nTwo.",
            vec![first("One."), second("Two.")],
        ),
        (
            "no numbers",
            "00:00:01,000 --> 00:00:02,000\nOne.\n\n00:00:03,000 --> 00:00:04,000\nTwo.\n",
            vec![first("One."), second("Two.")],
        ),
        (
            "a blank line inside a cue",
            "1\n00:00:01,000 --> 00:00:02,000\nOne.\n\nMore.\n\n2\n00:00:03,000 --> 00:00:04,000\nTwo.\n",
            vec![first("One.\nMore."), second("Two.")],
        ),
        (
            "blank lines between all lines",
            "1\n\n00:00:01,000 --> 00:00:02,000\n\nOne.\n\n2\n\n00:00:03,000 --> 00:00:04,000\n\nTwo.\n",
            vec![first("One."), second("Two.")],
        ),
        (
            "a number without times",
            "1\n00:00:01,000 --> 00:00:02,000\nOne.\n\n2\nTwo.\n",
            vec![first("One.\n2\nTwo.")],
        ),
        (
            "text before the first cue",
            "Translated by Ola\n\n1\n00:00:01,000 --> 00:00:02,000\nOne.\n",
            vec!["line 1||Translated by Ola".to_owned(), first("One.")],
        ),
        (
            "an empty cue and a cut last one",
            "1\n00:00:01,000 --> 00:00:02,000\n\n2\n00:00:03,000 --> 00:00:04,000\nTwo.\n\n3\n00:00:05,000 --> 00:0",
            vec![second("Two.")],
        ),
        (
            "times with nothing after them",
            "1\n00:00:01,000 --> 00:00:02,000\nOne.\n\n2\n00:00:03,000 --> 00:00:04,000",
            vec![first("One.")],
        ),
        (
            "old Mac line ends, a number twice, an arrow inside of the text",
            "\u{feff}1\r00:00:01,000 --> 00:00:02,000\rA --> B\r\r1\r00:00:03,000 --> 00:00:04,000\rTwo.\r",
            vec![first("A --> B"), second("Two.")],
        ),
        (
            "a number as the text",
            "1\n00:00:01,000 --> 00:00:02,000\n42\n\n2\n00:00:03,000 --> 00:00:04,000\n7\n",
            vec![first("42"), second("7")],
        ),
        (
            "cues out of order",
            "1\n00:00:03,000 --> 00:00:04,000\nTwo.\n\n2\n00:00:01,000 --> 00:00:02,000\nOne.\n",
            vec![
                "cue 2 00:00:01.000 --> 00:00:02.000||One.".to_owned(),
                "cue 1 00:00:03.000 --> 00:00:04.000||Two.".to_owned(),
            ],
        ),
        (
            "text on the line of the times",
            "1\n00:00:01,000 --> 00:00:02,000 One.\n",
            vec![first("One.")],
        ),
    ];
    for (name, text, expected) in table {
        assert_eq!(shown(text), expected, "{name}");
    }
}

#[test]
fn notes_styles_and_names_of_webvtt_are_no_cues() {
    let text = "WEBVTT - Harbour\nKind: captions\n\nNOTE two\nlines\n\nSTYLE\n::cue { color: red }\n\n\
        intro 1\n00:01.000 --> 00:02.000 align:start\n<v Gu>One.</v>\nNOTE is a word\n\n\
        NOTE\n\nStray.\n";
    assert_eq!(
        shown(text),
        [
            "line 1|metadata|- Harbour\nKind: captions",
            "line 4|comment|two\nlines",
            "line 7|code|::cue { color: red }",
            &format!("{FIRST}||One.\nNOTE is a word"),
            "line 17||Stray.",
        ]
    );
}

#[test]
fn a_file_without_cues_is_refused() {
    let message = "! damaged srt file: the whole file: no subtitle in it; each needs a line of \
        times such as 00:00:01,000 --> 00:00:02,500";
    for text in ["", "\n\n", "WEBVTT\n", "1\nOne.\n", "00:00:01,000 --> soon\nOne.\n"] {
        assert_eq!(shown(text), [message], "{text:?}");
    }
}

#[test]
fn text_below_damaged_times_is_a_cue_of_its_own() {
    let text = "1\n00:00:05,000 --> 00:00:06,000\nSecond.\n\n2\n00:00:01,000 --> 00:00:02,000\n\
        First.\n\n3\n00:00:0x,000 -> 00:00:08,000\nBroken.\n";
    assert_eq!(
        shown(text),
        [
            "cue 2 00:00:01.000 --> 00:00:02.000||First.",
            "cue 3 00:00:02.000 --> 00:00:02.000||Broken.",
            "cue 1 00:00:05.000 --> 00:00:06.000||Second.",
        ]
    );
    assert_eq!(
        read(text, DocumentFormat::Srt).expect("the file has cues").warnings(),
        ["line 10: the times are damaged: the text below is put after the subtitle above"]
    );
}

#[test]
fn large_files_take_linear_time() {
    shown(&"1\n00:00:01,000 --> 00:00:02,000\n<i>One\n".repeat(30_000));
    shown(&format!("1\n00:00:01,000 --> 00:00:02,000\n{}", "<a {\\ & ".repeat(2_000)));
    shown(&format!("1\n00:00:01,000 --> 00:00:02,000\n{}", "{\\".repeat(400_000)));
    shown(&format!("00:01 --> 00:02\na{}", "\n".repeat(300_000)));
    shown(&format!("00:01 --> 00:02\n{}", "1\n\n\n\n".repeat(100_000)));
}

proptest! {
    #[test]
    fn any_text_is_read_without_loss(text in "(\\PC|[\n\r<>&;{}\\\\:0-9-]){0,80}") {
        shown(&text);
        shown(&format!("WEBVTT\n\n{text}\n\n00:01 --> 00:02\n{text}"));
        shown(&format!("00:00:01,000 --> 00:00:02,000\n{text}"));
    }

    #[test]
    fn any_file_of_cues_is_read_without_loss(lines in proptest::collection::vec(prop_oneof![
        Just(""), Just("1"), Just("12"), Just("00:00:01,000 --> 00:00:02,000"), Just("WEBVTT"),
        Just("00:01.000 --> 00:02.000 align:start"), Just("00:03 --> 00:01 words"), Just("NOTE x"),
        Just("NOTE"), Just("STYLE"), Just("REGION"), Just("<v Gu>嗨</v>"), Just("{\\an8}Top &amp; x"),
        Just("- Hello."), Just("00:00:0x,000 -> 00:00:08,000"), Just("00:00:05 --> 0"), Just("♪ 歌 ♪"), Just("a --> b"), Just("id: 7"), Just("&#20013;"), Just(" "),
    ], 0..24), end in prop_oneof![Just("\n"), Just("\r\n"), Just("\r")], is_vtt in any::<bool>()) {
        let head = if is_vtt { format!("WEBVTT{end}{end}") } else { String::new() };
        shown(&format!("{head}{}", lines.join(end)));
    }
}
