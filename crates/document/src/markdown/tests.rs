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
    let extract = read(text);
    assert_eq!(letters(extract.text()), letters(&witness(text)), "{text:?}");
    let pieces = extract.pieces().iter().map(|piece| {
        let what = piece.omission.map_or(piece.kind.name(), OmissionReason::name);
        format!("{} {what}: {}", piece.origin, &extract.text()[piece.span.clone()])
    });
    let pieces = pieces.collect();
    // Panics unless every letter is in one piece.
    let _document = extract.into_document(Language::English);
    pieces
}

#[test]
fn odd_marks_cost_no_text() {
    let table: [(&str, &[&str]); 18] = [
        ("a<br>b\n<br>\nc", &["line 1 paragraph: a\nb\nc"]),
        ("<b>1.</b> First\n", &["line 1 paragraph: 1. First"]),
        ("Line\n<b>\nbold\n</b>\nend", &["line 1 paragraph: Line\nbold\nend"]),
        ("<td>2</td><td># of boats</td>", &["line 1 cell: 2", "line 1 cell: # of boats"]),
        (
            "Use the <li> tag.\n\nNext.",
            &["line 1 paragraph: Use the", "line 1 paragraph: tag.", "line 3 paragraph: Next."],
        ),
        ("约~30~40元，10~20元", &["line 1 paragraph: 约~30~40元，10~20元"]),
        (
            "> <!-- One\n> two. -->\n> 一二。",
            &["line 1 comment: One\ntwo.", "line 3 paragraph: 一二。"],
        ),
        ("<!-->a<!--->b", &["line 1 paragraph: ab"]),
        (
            "A\n\n<!-- open\n\nB",
            &["line 1 paragraph: A", "line 3 comment: open", "line 5 comment: B"],
        ),
        ("``a `<b>` c``, `d", &["line 1 paragraph: a `<b>` c, `d"]),
        ("`a\n<b>c` <i>d</i>", &["line 1 paragraph: a <b>c d"]),
        ("x {a} {#id .b} {{ c }} {.d e}", &["line 1 paragraph: x {a} {{ c }} {.d e}"]),
        (
            "- a\n\n  <div>\n    b\n  </div>\n\n- c",
            &["line 1 item: a", "line 4 item: b", "line 7 item: c"],
        ),
        ("1. a\n   ```\n   x\n2. b", &["line 1 item: a", "line 3 code: x", "line 4 item: b"]),
        ("> ```\n> x\ny", &["line 2 code: x", "line 3 paragraph: y"]),
        ("<https://a.example> <x@b.example>", &["line 1 paragraph: https://a.example x@b.example"]),
        ("{{< tooltip text=\"a < b\" >}}s", &["line 1 paragraph: a < bs"]),
        (
            "<?php echo 1; ?>a<!DOCTYPE x>b",
            &["line 1 paragraph: ab", "line 1 code: <?php echo 1; ?>", "line 1 code: <!DOCTYPE x>"],
        ),
    ];
    for (text, expected) in table {
        assert_eq!(shown(text), expected, "{text}");
    }
}

#[test]
fn placeholders_and_type_parameters_are_text() {
    let table: [(&str, &[&str]); 9] = [
        ("Ask <your-name> for `<b>`.", &["line 1 paragraph: Ask <your-name> for <b>."]),
        (
            "<host>:<PORT> and <your API key>",
            &["line 1 paragraph: <host>:<PORT> and <your API key>"],
        ),
        (
            "A List<String> or Vec<T>, Map<Key>",
            &["line 1 paragraph: A List<String> or Vec<T>, Map<Key>"],
        ),
        ("a<Badge>b</Badge>c", &["line 1 paragraph: abc"]),
        ("See <Badge> here, <Toc/>", &["line 1 paragraph: See here,"]),
        ("<code-group>\nx\n</code-group>", &["line 2 paragraph: x"]),
        ("<router-link to=\"/a\">x", &["line 1 paragraph: x"]),
        ("x <video> y <kbd>z</kbd> <wbr>", &["line 1 paragraph: x y z"]),
        ("| <name> |\n|---|\n| b<T> |", &["line 1 cell: <name>", "line 3 cell: b<T>"]),
    ];
    for (text, expected) in table {
        assert_eq!(shown(text), expected, "{text}");
    }
}

#[test]
fn what_is_never_closed_is_warned_of() {
    let table: [(&str, &[&str]); 6] = [
        (
            "---\ntitle: a\n---\nb\n\n```sh\nls\n\nText.\n",
            &["line 6: the fence is never closed: all below is taken for code"],
        ),
        (
            "a\n\n<!-- b\n\nText.\n",
            &["line 3: the comment is never closed: all below is taken for it"],
        ),
        ("```\na\n```\n\n<!-- b -->\n", &[]),
        ("> ```\n> a\n\nText.\n", &[]),
        ("<!--\n```\n-->\n\nText.\n", &[]),
        ("a <!-- b\n", &[]),
    ];
    for (text, expected) in table {
        assert_eq!(read(text).warnings(), expected, "{text}");
    }
}

#[test]
fn blocks_inside_of_deep_nesting_do_not_repeat_it() {
    for mark in ["- ", "> "] {
        let text = mark.repeat(4_000) + &"<p>a".repeat(4_000);
        let clean = clean::clean(&text, 1, Comments::Aside);
        assert!(clean.text.len() < 100 * text.len(), "{}", clean.text.len());
        shown(&text);
    }
}

#[test]
fn indented_tags_below_tags_are_no_code() {
    let text = "<div>\n    <h1>Gauge</h1>\n    <a href=\"x\">\n        <img src=\"y\">\n    </a>\n        Text\n</div>";
    assert_eq!(shown(text), ["line 2 title: Gauge", "line 6 paragraph: Text"]);
}

#[test]
fn statements_of_mdx_end_where_their_brackets_close() {
    let text = "import {\n  A,\n} from 'a'\n\nexport const b = () => (\n  <p>\n\n    {b}\n  </p>\n)\n\nText {b}.";
    assert_eq!(
        shown(text),
        [
            "line 1 code: import {\n  A,\n} from 'a'",
            "line 5 code: export const b = () => (\n  <p>\n\n    {b}\n  </p>\n)",
            "line 12 paragraph: Text .",
            "line 12 code: b",
        ]
    );
    let open = "{/* x */}\n\nexport const a = (\n\nText.";
    assert_eq!(
        shown(open),
        ["line 1 comment: x", "line 3 code: export const a = (", "line 5 paragraph: Text."]
    );
}

#[test]
fn deep_and_long_texts_take_linear_time() {
    let n = 10_000;
    let texts = [
        "> ".repeat(n) + "a",
        "- ".repeat(n) + "a",
        "*".repeat(n) + "a" + &"*".repeat(n),
        "[".repeat(n) + "a" + &"]".repeat(n),
        "<div>".repeat(n) + "a" + &"</div>".repeat(n),
        "<div>\n".repeat(n) + "a\n" + &"</div>\n".repeat(n),
        "<a b=\"".repeat(n),
        "<A b={".repeat(n),
        "<!-- ".repeat(n),
        "a <!-- ".repeat(n),
        "{{< ".repeat(n),
        "{% highlight %}".repeat(n),
        "export const a = (\n\n".repeat(n),
        "<pre>".repeat(n),
        "{/* import x from 'y' ".repeat(n),
        "```\n".repeat(n),
        "!!! note\n    ".repeat(n),
        (1..300).map(|n| "`".repeat(n) + " ").collect::<String>().repeat(3),
        "---\n".repeat(n),
        "| a ".repeat(n) + "\n" + &"|---".repeat(n) + "\n",
        "\n".repeat(n) + &" ".repeat(n),
        "$$ a\n".repeat(n),
        "~a".repeat(n),
        ":::a\n".repeat(n),
        "[^a]: b\n".repeat(n),
        "a\n: b\n".repeat(n),
    ];
    for text in texts {
        let start = std::time::Instant::now();
        shown(&text);
        let seconds = start.elapsed().as_secs_f64();
        let head: String = text.chars().take(20).collect();
        println!("{head:?}: {seconds} s");
    }
}

/// Letters that stand in a construct, and are text wherever it stands.
#[derive(Clone, Debug)]
struct Construct {
    source: &'static str,
    text: &'static str,
}

/// Blocks and the letters in them that people read or that are left out by name, told by hand.
const CONSTRUCTS: [Construct; 26] = [
    Construct { source: "Plain *words* here.", text: "Plain words here" },
    Construct {
        source: "渡轮**明天**开航，\n票价不变。", text: "渡轮明天开航票价不变"
    },
    Construct { source: "# Head {#id}", text: "Head" },
    Construct { source: "Setext\n===", text: "Setext" },
    Construct { source: "- one\n- two\n\n  more", text: "one two more" },
    Construct { source: "1. eins\n2. zwei", text: "eins zwei" },
    Construct { source: "> quoted\n> lines", text: "quoted lines" },
    Construct { source: "> [!NOTE] 标题\n> body", text: "标题 body" },
    Construct { source: "```rust\nlet <a> = {b};\n```", text: "let a b" },
    Construct { source: "| a | b |\n|---|---|\n| c<br>d | `e` |", text: "a b c d e" },
    Construct { source: "<!--\n## Old\n\n* list\n-->", text: "Old list" },
    Construct { source: "<!-- a --> b <!-- c -->", text: "abc" },
    Construct { source: "{{< note title=\"注\" >}}\nText\n{{< /note >}}", text: "注 Text" },
    Construct { source: "{% include x.html %}", text: "" },
    Construct { source: ":::tip[Dry]\nwater\n:::", text: "Dry water" },
    Construct { source: "!!! note \"Tide\"\n    low\n\n    high", text: "Tide low high" },
    Construct { source: "<div class=\"x\">\n  <p>inner</p>\n  text\n</div>", text: "inner text" },
    Construct { source: "<ul>\n    <li>one</li>\n    <li>two\n</ul>", text: "one two" },
    Construct { source: "<pre>\ncode <b>x</b>\n\n</pre>", text: "code x" },
    Construct { source: "[link](/url \"title\") ![alt](p.png)", text: "link alt" },
    Construct { source: "[ref][x-y]\n\n[x-y]: /url 'title'", text: "ref" },
    Construct { source: "<https://a.example>", text: "https a example" },
    Construct { source: "a &amp; &copy; \\* \\<b> `<i>`", text: "abi" },
    Construct { source: "$$\nx + y\n$$", text: "xy" },
    Construct { source: "***", text: "" },
    Construct {
        source: "<Card title=\"x\"\n\n  on={() => {y}}>\n  inside\n</Card>",
        text: "inside",
    },
];

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn any_sequence_of_constructs_keeps_its_letters(
        indices in proptest::collection::vec(0..CONSTRUCTS.len(), 0..12),
        end in prop_oneof![Just("\n"), Just("\r\n"), Just("\r")],
        front in any::<bool>(),
    ) {
        let mut text = String::new();
        let mut expected = String::new();
        if front {
            text.push_str("---\ntitle: \"Tide\"\nid: z9\n---\n");
            expected.push_str("Tide id z9");
        }
        for construct in indices.iter().map(|&index| &CONSTRUCTS[index]) {
            // A rule keeps lists and boxes apart.
            text.extend(["\n", construct.source, "\n\n---\n"]);
            expected.push_str(construct.text);
        }
        let text = text.replace('\n', end);
        shown(&text);
        let extract = read(&text);
        prop_assert_eq!(letters(extract.text()), letters(&expected), "{}", text);
    }

    #[test]
    fn any_text_is_read_without_loss(text in "(\\PC|[\n<>{}`*_~#|\\[\\]()!:$&;=+ -]){0,120}") {
        shown(&text);
    }

    #[test]
    fn any_mixture_of_marks_is_read_without_loss(marks in proptest::collection::vec(prop_oneof![
        Just("\n"), Just("\n\n"), Just("  "), Just("    "), Just("> "), Just("- "), Just("1. "),
        Just("# "), Just("```"), Just("~~~"), Just("`"), Just("<!--"), Just("-->"), Just("<div>"),
        Just("</div>"), Just("<Tab a={b}>"), Just("</Tab>"), Just("<td>"), Just("<br>"), Just("<pre>"),
        Just("</pre>"), Just("{{< x title=\"t\" >}}"), Just("{% y %}"), Just("{"), Just("}"),
        Just("{/*"), Just("*/}"), Just("import a from 'b'\n"), Just("export const c = {\n"),
        Just(":::note"), Just("!!! tip \"q\"\n"), Just("| a | b |\n|---|---|\n"), Just("[x]: /y\n"),
        Just("[^1]: "), Just("[^1]"), Just("$$"), Just("$"), Just("words"), Just("汉字"), Just("---\n"),
        Just("title: z\n"), Just("\\"), Just("<"), Just("&lt;"), Just("![a](b)"), Just("**"),
        Just(": "), Just("~"), Just("\t"), Just("<script>"), Just("`````{note} n\n"), Just("{{"),
    ], 0..40)) {
        shown(&marks.concat());
    }
}
