//! Tests of reading XML step by step.

use super::*;

/// Steps as text, and the error that ends them.
fn steps(xml: &[u8]) -> (String, Option<String>) {
    let mut reader = XmlReader::new(xml);
    let mut found = String::new();
    loop {
        match reader.step() {
            Ok(XmlStep::Start) => {
                let attributes: String =
                    reader.attributes.iter().map(|(k, v)| format!(" {k}={v}")).collect();
                found += &format!("<{}{attributes}>", reader.name());
            }
            Ok(XmlStep::End) => found += &format!("</{}>", reader.name()),
            Ok(XmlStep::Text) => found += reader.text(),
            Ok(XmlStep::Finished) => break,
            Err(error) => {
                assert_eq!(reader.step().expect("nothing follows an error"), XmlStep::Finished);
                return (found, Some(error.to_string()));
            }
        }
    }
    (found, reader.take_fault().map(|fault| fault.to_string()))
}

#[test]
fn names_lose_their_prefix_and_references_are_resolved() {
    let xml = "\u{feff}<?xml version='1.0'?><!DOCTYPE a SYSTEM 'none.dtd' [<!ENTITY e SYSTEM '/etc/passwd'>]>\n\
               <x:a xmlns:x='urn:x' xml:lang=\"e&amp;n\" n='&e; &#x4e2d;'><!-- c --><b/>&lt;&#20013;&e;<?p?><![CDATA[&<]]></x:a >\n";
    let expected = "<a lang=e&n n=&e; &#x4e2d;><b></b><中&e;&<</a>";
    assert_eq!(steps(xml.as_bytes()), (expected.to_owned(), None));
}

#[test]
fn entities_never_grow() {
    let xml = "<!DOCTYPE a [<!ENTITY a 'x'><!ENTITY b '&a;&a;'><!ENTITY c '&b;&b;'>]><a>&c;</a>";
    assert_eq!(steps(xml.as_bytes()), ("<a>&c;</a>".to_owned(), None));
}

#[test]
fn what_breaks_the_structure_ends_the_reading() {
    let table = [
        ("", "line 1: no XML element in it"),
        ("\n<!-- a -->\n", "line 3: no XML element in it"),
        ("<a>\n<b>\n", "line 3: the file ends too soon; it is cut short"),
        ("<a>\n<b x='", "line 2: the file ends inside a tag; it is cut short"),
        ("<a>\n</b>", "line 2: </b> where </a> must stand"),
        ("<a/>\n</a>", "line 2: </a> ends an element that never began"),
        ("<a/>\n<b/>", "line 2: <b> after the end of the root element"),
        ("id\ttext", "line 1: text outside the root element"),
        ("<a/>\nb", "line 1: text outside the root element"),
        ("<a>\n< b</a>", "line 2: a '<' that begins no tag; as text it must be &lt;"),
        ("<a b=c>", "line 1: <a> has an attribute without a quoted value"),
        ("<a>\n<!-- ", "line 2: the file ends inside a tag; it is cut short"),
        ("<a><![CDATA[", "line 1: the file ends inside a tag; it is cut short"),
        ("<a>\n<!x>", "line 2: a '<!' that begins nothing"),
    ];
    for (xml, expected) in table {
        assert_eq!(steps(xml.as_bytes()).1.as_deref(), Some(expected), "{xml:?}");
    }
    let deep = "<a>".repeat(DEEPEST + 1);
    assert_eq!(steps(deep.as_bytes()).1.as_deref(), Some("line 1: elements nest deeper than 1000"));
}

#[test]
fn faults_of_a_text_do_not_end_the_reading() {
    let table: [(&[u8], &str, &str); 4] = [
        (b"<a>\nx\xffy</a>", "<a>\nx\u{fffd}y</a>", "line 2: not valid UTF-8"),
        (b"<a>\n&#0;<b/></a>", "<a>\n<b></b></a>", "line 2: &#0; is no character"),
        (
            b"<a>\nR & D<b/></a>",
            "<a>\nR <b></b></a>",
            "line 2: a '&' that begins no reference; as text it must be &amp;",
        ),
        (b"<a>\n&#xD800;\n&#0;</a>", "<a>\n\n</a>", "line 2: &#xD800; is no character"),
    ];
    for (xml, expected, fault) in table {
        assert_eq!(steps(xml), (expected.to_owned(), Some(fault.to_owned())));
    }
}

#[test]
fn the_rest_of_an_element_is_passed_over() {
    let mut reader = XmlReader::new("<a><b><b>x</b></b><c/></a>".as_bytes());
    for expected in ["a", "b"] {
        assert_eq!(reader.step().expect("it is well-formed"), XmlStep::Start);
        assert_eq!(reader.name(), expected);
    }
    reader.skip().expect("it is well-formed");
    assert_eq!((reader.step().expect("it is well-formed"), reader.name()), (XmlStep::Start, "c"));
    reader.skip().expect("it is well-formed");
    assert_eq!(reader.step().expect("it is well-formed"), XmlStep::End);
}

#[test]
fn a_text_tag_or_record_without_end_ends_the_reading() {
    use std::io::{BufReader, Read as _, repeat};
    let message = "a text, tag or unit longer than 64 MiB; the file is damaged or no bitext";
    for start in ["<a>\n", "<a>\n<b c='", "<a>\n<!-- ", "<a>\n<![CDATA["] {
        let mut reader = XmlReader::new(start.as_bytes().chain(BufReader::new(repeat(b'x'))));
        let error = loop {
            match reader.step() {
                Ok(step) => assert_ne!(step, XmlStep::Finished),
                Err(error) => break error.to_string(),
            }
        };
        assert!(error.ends_with(message), "{start}: {error}");
        assert!(reader.has_ended());
    }
}

#[test]
fn a_record_of_many_texts_may_not_be_longer_than_one() {
    let text = format!("<a>{}</a>", format!("<b>{}&amp;</b>", "x".repeat(1 << 16)).repeat(1 << 10));
    let mut reader = XmlReader::new(text.as_bytes());
    reader.step().expect("it is well-formed");
    reader.begin_record();
    let error = reader.skip().expect_err("it is too long").to_string();
    assert!(error.starts_with("line 1: a text, tag or unit longer than 64 MiB; "), "{error}");
    let mut reader = XmlReader::new(text.as_bytes());
    for _ in 0..3 {
        reader.step().expect("it is well-formed");
    }
    reader.begin_record();
    reader.end_record();
    reader.skip().expect("only records are bounded");
}

#[test]
fn a_tag_of_many_attributes_or_a_long_name_is_no_bitext() {
    let many = format!("<a{}/>", " b='c'".repeat(MOST_ATTRIBUTES + 1));
    let expected = "line 1: <a> has more than 1000 attributes";
    assert_eq!(steps(many.as_bytes()).1.as_deref(), Some(expected));
    let long = format!("<{}>", "a".repeat(LONGEST_NAME + 1));
    let expected = "line 1: a name longer than 1000 bytes";
    assert_eq!(steps(long.as_bytes()).1.as_deref(), Some(expected));
}
