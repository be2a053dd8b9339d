//! Links and code of Markdown and HTML: their words, addresses and places.

use zhen_document::{DocumentFormat, ReadOptions, read};
use zhen_segment::split_document;
use zhen_text::{Document, Language, LinkKind};

fn document(text: &str, format: DocumentFormat) -> Document {
    let mut options = ReadOptions::default();
    options.format = Some(format);
    let reading = read(text.as_bytes(), &options).expect("it is readable");
    split_document(reading.extract.into_document(Language::English))
}

/// Renders links as `words -> target`, pictures as `words => target`, code as `code`.
fn told(document: &Document) -> Vec<String> {
    assert_eq!(document.verify(), Ok(()));
    let words = |span: &std::ops::Range<usize>| &document.text()[span.clone()];
    let links = document.links().iter().map(|link| {
        let arrow = if link.kind == LinkKind::Page { "->" } else { "=>" };
        format!("{} {arrow} {}", words(&link.span), link.target)
    });
    links.chain(document.code_spans().iter().map(|span| words(span).to_owned())).collect()
}

#[test]
fn markdown_keeps_links_and_code_beside_the_text() {
    let table: [(&str, &[&str]); 16] = [
        ("See [the *old* pier](/pier \"title\").", &["the old pier -> /pier"]),
        ("[a  b\n  c](/x) [d][e]\n\n[e]: <y z>", &["a b\nc -> /x", "d -> y z"]),
        (
            "<https://pier.example> <x@pier.example>",
            &["https://pier.example -> https://pier.example", "x@pier.example -> x@pier.example"],
        ),
        ("![a map](m.png) and ![](n.png)", &["a map => m.png", " => n.png"]),
        ("[![crane](c.png)](/crane)", &["crane -> /crane", "crane => c.png"]),
        ("![](first.png)\n\nText.\n\n![](last.png)", &[" => first.png", " => last.png"]),
        ("Run `ferry  list` or ``a ` b``.", &["ferry list", "a ` b"]),
        (
            "- one [two](3)\n\n| `a` | [b](c) |\n|---|---|\n| `d` | e |",
            &["two -> 3", "b -> c", "a", "d"],
        ),
        ("# A [head](#h) with `code`", &["head -> #h", "code"]),
        ("```\n[no](link) `code`\n```\n\n<!-- [not](seen) `code` -->\n\nText.", &[]),
        ("[broken](\n\n`open", &[]),
        ("a [b][c] d", &[]),
        ("![](map.png)\n\n```\nferry list\n```\n\nText.", &[" => map.png"]),
        ("Text.\n\n![](map.png)\n\n```\nferry list\n```", &[" => map.png"]),
        ("[a &amp; b](/q?a=1&amp;b=2) `a &amp; b`", &["a & b -> /q?a=1&b=2", "a &amp; b"]),
        ("中文[链接](链接.md)，`代码`。", &["链接 -> 链接.md", "代码"]),
    ];
    for (text, expected) in table {
        assert_eq!(told(&document(text, DocumentFormat::Markdown)), expected, "{text}");
    }
}

#[test]
fn html_keeps_links_and_code_beside_the_text() {
    let table: [(&str, &[&str]); 10] = [
        ("See <a href='/pier'> the <b>old</b>\n pier </a>.", &["the old pier -> /pier"]),
        ("Run <code>a</code> <code>b<i>c</i></code> now, please.", &["a", "bc"]),
        (
            "Run <code>a &amp;&amp; b &lt; c</code> now, and <code>d </code><code>e</code>, please.",
            &["a && b < c", "d", "e"],
        ),
        (
            "<a href='/1'><code>one</code></a><a href='/2?a&amp;b'><code>two</code></a> of the boats",
            &["one -> /1", "two -> /2?a&b", "one", "two"],
        ),
        ("Line <code>one<br>two</code> of the text of this page.", &["one", "two"]),
        ("A map: <img src='m.png' alt='map'> of the <a name='x'>pier</a>.", &[" => m.png"]),
        ("<img src='data:x,y'>No picture <a href='/b'></a>here.", &[]),
        ("One <a href='a'>two <a href='b'>three</a> four.", &["two -> a", "three -> b"]),
        ("港口的<a href='/zh'>\n  码头\n</a>。", &["码头 -> /zh"]),
        ("Before <span hidden><a href='/h'>hidden</a></span> after it.", &[]),
    ];
    for (text, expected) in table {
        let page = format!("<html><body><h1>The pier of the town</h1><p>{text}</p></body></html>");
        assert_eq!(told(&document(&page, DocumentFormat::Html)), expected, "{text}");
    }
}
