//! Markup to tags and text: the door to html5ever's tokenizer.
//!
//! Only the tokenizer is used, and no tree is built: a page of any size and depth then takes time
//! and space linear in its length, and nothing recurs. The tokenizer compares each attribute of a tag
//! with all others, so that those beyond some number are not handed to it ([`outline`]). Entities are decoded, attributes read, and
//! scripts told from text as the HTML standard asks; what the tags mean is for the caller.

use std::cell::RefCell;

use html5ever::tendril::StrTendril;
use html5ever::tokenizer::states::RawKind;
use html5ever::tokenizer::{
    BufferQueue, Tag, TagKind, Token, TokenSink, TokenSinkResult, Tokenizer, TokenizerOpts,
};
use html5ever::{Attribute, LocalName};

use super::element;
use super::outline::Outline;

/// Name of an element, in lower case; cheap to copy and to compare.
pub(crate) type Name = LocalName;

/// How a markup is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Dialect {
    /// Pages as browsers read them.
    Html,
    /// Pages as browsers without scripts and frames read them: what stands in `noscript` or
    /// `iframe` is markup, not raw text.
    Unscripted,
    /// XML: `<script/>` and `<title/>` end where they begin, and CDATA sections are text.
    Xml,
}

/// The attributes of a tag.
pub(crate) struct Attributes(Vec<Attribute>);

impl Attributes {
    /// Returns the value of an attribute, by its name in lower case.
    pub(crate) fn get(&self, name: &str) -> Option<&str> {
        let attribute = self.0.iter().find(|attribute| &*attribute.name.local == name);
        attribute.map(|attribute| &*attribute.value)
    }
}

/// What takes the tokens of a markup, in order.
pub(crate) trait TokenReader {
    /// Takes an opening tag; `closes_itself` tells whether it is written `<name/>`.
    fn open(&mut self, name: &Name, attributes: &Attributes, closes_itself: bool);
    /// Takes a closing tag.
    fn close(&mut self, name: &Name);
    /// Takes decoded text; one text may come in several pieces.
    fn text(&mut self, text: &str);
    /// Takes the inside of a comment.
    fn comment(&mut self, text: &str);
}

/// Bytes that are handed to the tokenizer at a time, so that no second copy of the page is held.
const CHUNK: usize = 1 << 16;

/// Splits a markup into tokens.
pub(crate) fn tokenize(markup: &str, dialect: Dialect, reader: &mut dyn TokenReader) {
    let sink = Sink { reader: RefCell::new(reader), dialect };
    let tokenizer = Tokenizer::new(sink, TokenizerOpts::default());
    let input = BufferQueue::default();
    let mut start = 0;
    for excess in Outline::of(markup, dialect).excess {
        feed(&tokenizer, &input, &markup[start..excess.start]);
        start = excess.end;
    }
    feed(&tokenizer, &input, &markup[start..]);
    tokenizer.end();
}

fn feed(tokenizer: &Tokenizer<Sink>, input: &BufferQueue, mut rest: &str) {
    while !rest.is_empty() {
        let (chunk, later) = rest.split_at(rest.floor_char_boundary(CHUNK));
        rest = later;
        input.push_back(StrTendril::from(chunk));
        // The sink never asks to stop for a script, so that the whole chunk is read.
        let _ = tokenizer.feed(input);
    }
}

struct Sink<'r> {
    reader: RefCell<&'r mut dyn TokenReader>,
    dialect: Dialect,
}

impl TokenSink for Sink<'_> {
    type Handle = ();

    fn process_token(&self, token: Token, _line: u64) -> TokenSinkResult<()> {
        let mut reader = self.reader.borrow_mut();
        match token {
            Token::TagToken(Tag { kind: TagKind::StartTag, name, self_closing, attrs, .. }) => {
                reader.open(&name, &Attributes(attrs), self_closing);
                return text_after(&name, self.dialect, self_closing);
            }
            Token::TagToken(Tag { name, .. }) => reader.close(&name),
            Token::CharacterTokens(text) => reader.text(&text),
            // `<?…?>` is a comment to HTML and an instruction to XML, and no text to either.
            Token::CommentToken(text) if !text.starts_with('?') => reader.comment(&text),
            // Browsers drop zero bytes.
            Token::CommentToken(_)
            | Token::DoctypeToken(_)
            | Token::NullCharacterToken
            | Token::EOFToken
            | Token::ParseError(_) => {}
        }
        TokenSinkResult::Continue
    }

    fn adjusted_current_node_present_but_not_in_html_namespace(&self) -> bool {
        self.dialect == Dialect::Xml
    }
}

/// Tells how the text inside an element is to be read.
fn text_after(name: &str, dialect: Dialect, closes_itself: bool) -> TokenSinkResult<()> {
    match name {
        _ if !element::is_raw(name, dialect, closes_itself) => TokenSinkResult::Continue,
        "script" => TokenSinkResult::RawData(RawKind::ScriptData),
        "title" | "textarea" => TokenSinkResult::RawData(RawKind::Rcdata),
        "plaintext" => TokenSinkResult::Plaintext,
        _ => TokenSinkResult::RawData(RawKind::Rawtext),
    }
}
