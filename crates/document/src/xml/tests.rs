//! What XML is read as, and what is said of XML that is damaged.

use proptest::prelude::*;

use super::*;

/// Renders the events of a text in one line, or the error.
fn events(text: &str) -> String {
    let mut reader = XmlReader::new(text, DocumentFormat::Tmx, None);
    let mut shown = String::new();
    loop {
        match reader.next() {
            Ok(Some(XmlEvent::Start(tag))) => shown += &format!("<{}>", tag.name()),
            Ok(Some(XmlEvent::End(name))) => shown += &format!("</{name}>"),
            Ok(Some(XmlEvent::Text(text))) => shown += &text,
            Ok(None) => return shown,
            Err(error) => return format!("! {error}"),
        }
    }
}

#[test]
fn xml_is_read_event_by_event() {
    let table = [
        ("<a/>", "<a></a>"),
        ("\u{feff}<a>\r\n</a>\n", "<a>\n</a>"),
        ("<?xml version='1.0'?><!-- x --><w:a><w:b  w:c='1' /></w:a >", "<a><b></b></a>"),
        ("<a>&lt;&#x4E2D;&#25991;&amp;amp;</a>", "<a><中文&amp;</a>"),
        ("<a><![CDATA[<b>&lt;]]></a>", "<a><b>&lt;</a>"),
        ("<a>&#x1F; \u{1}</a>", "<a>\u{1f} \u{1}</a>"),
        ("<a>&nbsp;</a>", "<a>&nbsp;</a>"),
    ];
    for (text, expected) in table {
        assert_eq!(events(text), expected);
    }
}

#[test]
fn entities_are_never_resolved() {
    let laughs = "<!DOCTYPE a [<!ENTITY x \"ha\"><!ENTITY y \"&x;&x;\">\
                  <!ENTITY z SYSTEM \"file:///etc/passwd\">]><a>&y;&z;</a>";
    assert_eq!(events(laughs), "<a>&y;&z;</a>");
}

#[test]
fn attributes_are_found_by_local_name() {
    let text = "<a xmlns:val='no' w:val='1 &gt; 0' x='&nbsp;'/>";
    let mut reader = XmlReader::new(text, DocumentFormat::Tmx, None);
    let Ok(Some(XmlEvent::Start(tag))) = reader.next() else { panic!("a start tag") };
    assert_eq!(tag.attribute("val").as_deref(), Some("1 > 0"));
    assert_eq!(tag.attribute("x").as_deref(), Some("&nbsp;"));
    assert_eq!(tag.attribute("y"), None);
}

#[test]
fn elements_are_skipped_whole() {
    let mut reader = XmlReader::new("<a><b><b/>1</b><c/></a>", DocumentFormat::Tmx, None);
    reader.next().expect("the markup is sound");
    reader.next().expect("the markup is sound");
    reader.skip().expect("the markup is sound");
    let Ok(Some(XmlEvent::Start(tag))) = reader.next() else { panic!("a start tag") };
    assert_eq!(tag.name(), "c");
}

#[test]
fn damage_is_named_with_its_line() {
    let table = [
        ("", "line 1: no XML element in it"),
        ("<!-- -->\n", "line 2: no XML element in it"),
        ("<a>\n<b>\n</a>", "line 3: </a> where </b> must stand"),
        ("<a/>\n</a>", "line 2: </a> ends an element that never began"),
        ("<a>\n<b>text", "line 2: the file ends inside <b>; it is cut short"),
        ("<a>\n<b", "line 2: the file ends inside a tag; it is cut short"),
        ("<a>\n<b c='", "line 2: the file ends inside a tag; it is cut short"),
        ("<a>\n<![CDATA[b", "line 2: the file ends inside a tag; it is cut short"),
        ("<a>\n<!-- b", "line 2: the file ends inside a tag; it is cut short"),
        ("<a>\nR&D</a>", "line 2: a '&' that begins no reference; as text it must be &amp;"),
        ("<a>\nR & D;</a>", "line 2: a '&' that begins no reference; as text it must be &amp;"),
        ("<a>1\n< 2></a>", "line 2: a '<' that begins no tag; as text it must be &lt;"),
        ("<a>\n<></a>", "line 2: a '<' that begins no tag; as text it must be &lt;"),
        ("<a>\n&#0;</a>", "line 2: &#0; is no character"),
        ("<a>\n&#xD800;</a>", "line 2: &#xD800; is no character"),
        ("<a>\n<b c/></a>", "line 2: <b> has an attribute without a quoted value"),
        ("<a/>\n<b/>", "line 2: <b> after the end of the root element"),
        ("<a/>\n\n text", "line 3: text outside the root element"),
        ("\ntext<a/>", "line 2: text outside the root element"),
        ("<a>\n<!b></a>", "line 2: a '<!' that begins nothing"),
    ];
    for (text, expected) in table {
        assert_eq!(events(text), format!("! damaged tmx file: {expected}"), "{text}");
    }
}

#[test]
fn a_part_is_named_before_its_line() {
    let mut reader = XmlReader::new("<a>", DocumentFormat::Docx, Some("word/document.xml"));
    reader.next().expect("the markup is sound");
    assert_eq!(
        reader.next().unwrap_err().to_string(),
        "damaged docx file: word/document.xml line 1: the file ends inside <a>; it is cut short"
    );
}

#[test]
fn depth_has_a_limit() {
    let deep = |depth: usize| format!("{}{}", "<a>".repeat(depth), "</a>".repeat(depth));
    assert!(events(&deep(DEEPEST)).ends_with("</a>"));
    let error = "! damaged tmx file: line 1: elements nest deeper than 10000";
    assert_eq!(events(&deep(DEEPEST + 1)), error);
    assert_eq!(events(&"<a>".repeat(1_000_000)), error);
}

#[test]
fn parts_are_decoded_as_they_declare() {
    let decoded = |bytes: &[u8]| {
        decode_part(bytes.to_vec(), DocumentFormat::Docx, "word/document.xml")
            .map_err(|error| error.to_string())
    };
    assert_eq!(decoded(b"<a/>").expect("the bytes are text"), "<a/>");
    assert_eq!(decoded(b"\xef\xbb\xbf<a/>").expect("the bytes are text"), "<a/>");
    assert_eq!(decoded(b"\xff\xfe<\0a\0/\0>\0").expect("the bytes are text"), "<a/>");
    assert_eq!(
        decoded(b"<a>\n\0</a>").unwrap_err(),
        "damaged docx file: word/document.xml: line 2: zero byte at offset 4: this is a binary \
         file, not text"
    );
}

proptest! {
    #[test]
    fn any_text_is_read_without_panic(text in "[<>/!?&;#x\\[\\]\"'= a-c:中\n-]{0,40}") {
        events(&text);
        Scan::new(&text).count();
    }

    /// Whatever the reader accepts, the scan reads alike.
    #[test]
    fn the_scan_agrees_with_the_reader(pieces in proptest::collection::vec(prop_oneof![
        Just("<a>"), Just("</a>"), Just("<b/>"), Just("&lt;"), Just("&#20013;"), Just("x y"),
        Just("<![CDATA[<d>&amp;]]>"), Just("<!-- <a> -->"), Just("<c d='>'>"), Just("</c>"),
        Just("&e;"), Just("中"), Just("<?p >?>"),
    ], 0..12)) {
        let text = format!("<r>{}</r>", pieces.concat());
        let read = events(&text);
        prop_assume!(!read.starts_with('!'));
        let mut scanned = String::new();
        for mark in Scan::new(&text) {
            match mark {
                Mark::Open(name, _) => scanned += &format!("<{name}>"),
                Mark::Close(name) => scanned += &format!("</{name}>"),
                Mark::Text(text) => scanned += &text,
            }
        }
        prop_assert_eq!(read, scanned);
    }
}
