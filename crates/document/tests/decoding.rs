//! Bytes of every encoding a Chinese or English document comes in, and bytes that are no text.

use encoding_rs::{BIG5, Encoding, GB18030, GBK, UTF_8, WINDOWS_1252};
use proptest::prelude::*;
use zhen_document::{DecodeError, decode, encoding_for_label};

const SIMPLIFIED: &str =
    "港务局说，渡轮明天早上六点恢复开航，票价不变。乘客请提前二十分钟到达码头。\n";
const TRADITIONAL: &str =
    "港務局說，渡輪明天早上六點恢復開航，票價不變。乘客請提前二十分鐘到達碼頭。\n";
/// A character outside GBK, which GB 18030 writes in four bytes.
const RARE: &str = "码头边的石碑上刻着“㐂”字和“𠮷”字，谁也不认识。\n";
/// Characters of the Hong Kong supplement to Big5.
const HONG_KONG: &str = "佢哋喺碼頭食嘢，啲船仲未開，嗰個船長話聽日先至有船。\n";

fn encode(text: &str, encoding: &'static Encoding) -> Vec<u8> {
    let (bytes, _, unmappable) = encoding.encode(text);
    assert!(!unmappable, "{text}");
    bytes.into_owned()
}

/// Big5 with its Hong Kong supplement, which encoding_rs reads and does not write.
fn encode_hong_kong(text: &str) -> Vec<u8> {
    let pairs =
        || (0x87..=0xfe_u8).flat_map(|lead| (0x40..=0xfe_u8).map(move |trail| [lead, trail]));
    let find = |character: char| {
        let is_it =
            |pair: &[u8; 2]| BIG5.decode_without_bom_handling(pair).0 == character.to_string();
        pairs().find(is_it).unwrap_or_else(|| panic!("{character} is not in Big5-HKSCS")).to_vec()
    };
    text.chars().flat_map(|c| if c.is_ascii() { vec![c as u8] } else { find(c) }).collect()
}

fn utf16(text: &str, little: bool, mark: bool) -> Vec<u8> {
    let units = text.encode_utf16();
    let units = mark.then_some(0xfeff).into_iter().chain(units);
    units.flat_map(|unit| if little { unit.to_le_bytes() } else { unit.to_be_bytes() }).collect()
}

#[test]
fn encodings_are_detected() {
    let english_with_name = "The pilot of the ferry, Gu Haiting (顾海亭), has crossed the bay more \
        than forty thousand times and knows every rock in it.\n";
    let western = "The café on the quay of Málaga serves the naïve tourist a crème brûlée.\n";
    let cases: [(&str, Vec<u8>, &str); 11] = [
        (SIMPLIFIED, SIMPLIFIED.into(), "UTF-8"),
        (SIMPLIFIED, encode(SIMPLIFIED, GBK), "gb18030"),
        (RARE, encode(RARE, GB18030), "gb18030"),
        (TRADITIONAL, encode(TRADITIONAL, BIG5), "Big5"),
        (HONG_KONG, encode_hong_kong(HONG_KONG), "Big5"),
        (english_with_name, encode(english_with_name, GBK), "gb18030"),
        (western, encode(western, WINDOWS_1252), "windows-1252"),
        ("渡轮开航", encode("渡轮开航", GBK), "gb18030"),
        ("渡輪開航", encode("渡輪開航", BIG5), "Big5"),
        (SIMPLIFIED, utf16(SIMPLIFIED, true, false), "UTF-16LE"),
        (TRADITIONAL, utf16(TRADITIONAL, false, false), "UTF-16BE"),
    ];
    for (text, bytes, name) in cases {
        let decoded = decode(&bytes, None).unwrap();
        assert_eq!((decoded.text.as_str(), decoded.had_bom), (text, false));
        assert!(decoded.encoding_name.eq_ignore_ascii_case(name), "{}", decoded.encoding_name);
    }
}

#[test]
fn byte_order_marks_decide_and_are_no_text() {
    let english = "The ferry sails at six.\r\n";
    for text in [english, SIMPLIFIED, RARE] {
        let marked = format!("\u{feff}{text}").into_bytes();
        for (bytes, name) in [
            (marked, "UTF-8"),
            (utf16(text, true, true), "UTF-16LE"),
            (utf16(text, false, true), "UTF-16BE"),
        ] {
            let decoded = decode(&bytes, None).unwrap();
            assert_eq!(decoded.text, text);
            assert_eq!((decoded.encoding_name.as_str(), decoded.had_bom), (name, true));
        }
    }
}

#[test]
fn utf16_english_without_mark_is_recognised() {
    for little in [true, false] {
        let decoded = decode(&utf16("Ferry\nsails.\n", little, false), None).unwrap();
        assert_eq!(decoded.text, "Ferry\nsails.\n");
    }
}

#[test]
fn a_named_encoding_overrides_detection() {
    let bytes = encode("渡輪", BIG5);
    assert_eq!(decode(&bytes, Some(BIG5)).unwrap().text, "渡輪");
    let error = decode("票价：3元\n渡轮".as_bytes(), Some(BIG5)).unwrap_err();
    assert!(matches!(error, DecodeError::Malformed { encoding: "Big5", .. }), "{error}");
    let error = decode(b"one\ntwo \xff three", Some(UTF_8)).unwrap_err();
    assert_eq!(error, DecodeError::Malformed { encoding: "UTF-8", offset: 8, line: 2 });
}

#[test]
fn zero_bytes_mean_a_binary_file() {
    let error = decode(b"text\nmore\0binary\x01\x02\x03", None).unwrap_err();
    assert_eq!(error, DecodeError::Binary { offset: 9, line: 2 });
    let error =
        decode(b"\x7fELF\x02\x01\x01\0\0\0\0\0\0\0\0\0\x03\0>\0\x01\0\0\0", None).unwrap_err();
    assert!(matches!(error, DecodeError::Binary { .. }), "{error}");
}

#[test]
fn lone_surrogates_are_named() {
    let mut bytes = utf16("one\ntwo", true, true);
    bytes.extend([0x00, 0xd8, b'x', 0x00]);
    let error = decode(&bytes, None).unwrap_err();
    assert_eq!(error, DecodeError::Malformed { encoding: "UTF-16LE", offset: 16, line: 2 });
}

#[test]
fn broken_utf8_is_not_taken_for_another_encoding() {
    let mut bytes = SIMPLIFIED.repeat(3).into_bytes();
    let offset = SIMPLIFIED.len() + 3;
    bytes.insert(offset, 0xff);
    assert_eq!(decode(&bytes, None), Err(DecodeError::Unknown { offset, line: 2 }));
    let cut = &SIMPLIFIED.as_bytes()[..31];
    assert_eq!(decode(cut, None), Err(DecodeError::Unknown { offset: 30, line: 1 }));
}

#[test]
fn signs_in_english_texts_are_no_chinese_characters() {
    // ° and the letter behind it are a character of Big5 and of GBK.
    let text = "The water of the bay is at 12°C in March, and 5µm of sand lie on the quay (£3).\n";
    let decoded = decode(&encode(text, WINDOWS_1252), None).unwrap();
    assert_eq!((decoded.text.as_str(), decoded.warning), (text, None));
}

#[test]
fn english_with_the_quotes_of_chinese_encodings_is_read() {
    // Without a Chinese character, ten quotes and more were no known encoding, or another one.
    let text = "The pilot’s “no” — in the café… — was heard. ".repeat(20);
    assert_eq!(decode(&encode(&text, GBK), None).unwrap().text, text);
    let text = text.replace('é', "e");
    assert_eq!(decode(&encode(&text, BIG5), None).unwrap().text, text);
}

#[test]
fn pages_know_their_western_encoding_better_than_a_detector() {
    let page = "<html><meta charset=\"iso-8859-2\"><p>Antonín Dvořák's opera is played.</p>";
    let (bytes, _, _) = encoding_rs::ISO_8859_2.encode(page);
    let reading = zhen_document::read(&bytes, &zhen_document::ReadOptions::default()).unwrap();
    assert!(reading.extract.text().contains("Dvořák's"), "{}", reading.extract.text());
    assert_eq!(reading.extract.warnings(), [""; 0]);
}

#[test]
fn labels_are_known_in_their_usual_spellings() {
    for (label, name) in [
        ("utf-8", "UTF-8"),
        ("GB2312", "GBK"),
        ("gbk", "GBK"),
        ("GB18030", "gb18030"),
        ("big5-hkscs", "Big5"),
        ("UTF-16LE", "UTF-16LE"),
        ("cp936", "GBK"),
    ] {
        assert_eq!(encoding_for_label(label).map(Encoding::name), Some(name), "{label}");
    }
    assert_eq!(encoding_for_label("klingon"), None);
}

#[test]
fn empty_files_are_empty_texts() {
    assert_eq!(decode(b"", None).unwrap().text, "");
    assert_eq!(decode(b"\xef\xbb\xbf", None).unwrap().text, "");
}

proptest! {
    #[test]
    fn no_bytes_panic(bytes in proptest::collection::vec(any::<u8>(), 0..200)) {
        if let Ok(decoded) = decode(&bytes, None) {
            prop_assert!(!decoded.text.contains('\0'));
        }
        for encoding in [UTF_8, GB18030, BIG5, encoding_rs::UTF_16LE] {
            if let Err(error) = decode(&bytes, Some(encoding)) {
                prop_assert!(!error.to_string().is_empty());
            }
        }
    }

    #[test]
    fn valid_utf8_is_kept_as_it_is(text in "[a-z ，。\u{4e00}-\u{9fff}\r\n]{0,80}") {
        let decoded = decode(text.as_bytes(), None).unwrap();
        prop_assert_eq!(decoded.text, text);
    }
}
