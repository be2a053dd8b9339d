//! The keys of a line as they are written, in their order.

use std::io;

use md5::{Digest, Md5};
use serde::Serialize;

use crate::field::field_text;
use crate::jsonl::WrittenRow;
use crate::row::BitextRow;

/// What all lines of a file say alike.
#[derive(Serialize)]
pub(super) struct FileKeys<'f> {
    #[serde(rename = "文件名")]
    pub(super) name: &'f str,
    #[serde(rename = "是否待查文件")]
    pub(super) is_doubtful: bool,
    #[serde(rename = "是否重复文件")]
    pub(super) is_repeated: bool,
    #[serde(rename = "段落数")]
    pub(super) paragraphs: usize,
    #[serde(rename = "去重段落数")]
    pub(super) repeated_paragraphs: usize,
    #[serde(rename = "低质量段落数")]
    pub(super) poor_paragraphs: usize,
}

/// The rest of a line: one row.
#[derive(Serialize)]
pub(super) struct Paragraph<'r> {
    #[serde(rename = "行号")]
    pub(super) number: usize,
    #[serde(rename = "是否重复")]
    pub(super) is_repeated: bool,
    #[serde(rename = "是否跨文件重复")]
    is_repeated_elsewhere: bool,
    it_text: &'static str,
    zh_text: String,
    en_text: String,
    ar_text: &'static str,
    nl_text: &'static str,
    de_text: &'static str,
    eo_text: &'static str,
    fr_text: &'static str,
    he_text: &'static str,
    ja_text: &'static str,
    pt_text: &'static str,
    ru_text: &'static str,
    es_text: &'static str,
    sv_text: &'static str,
    ko_text: &'static str,
    th_text: &'static str,
    id_text: &'static str,
    cht_text: String,
    vi_text: &'static str,
    #[serde(rename = "扩展字段")]
    extension: String,
    #[serde(rename = "时间")]
    date: &'r str,
    zh_text_md5: String,
}

impl<'r> Paragraph<'r> {
    /// The line of a row, whose number and repetition the file knows.
    pub(super) fn of(row: &'r BitextRow, date: &'r str) -> io::Result<Self> {
        let chinese = field_text(&row.target_text);
        let is_traditional = row.target_language.starts_with("zh-Hant");
        let (zh_text, cht_text) =
            if is_traditional { (String::new(), chinese) } else { (chinese, String::new()) };
        let zh_text_md5 = format!("{:032x}", md5(&zh_text));
        let extension = serde_json::to_string(&Extension { zhen: WrittenRow::without_text(row) })?;
        Ok(Self {
            number: 0,
            is_repeated: false,
            is_repeated_elsewhere: false,
            it_text: "",
            zh_text,
            en_text: field_text(&row.source_text),
            ar_text: "",
            nl_text: "",
            de_text: "",
            eo_text: "",
            fr_text: "",
            he_text: "",
            ja_text: "",
            pt_text: "",
            ru_text: "",
            es_text: "",
            sv_text: "",
            ko_text: "",
            th_text: "",
            id_text: "",
            cht_text,
            vi_text: "",
            extension,
            date,
            zh_text_md5,
        })
    }

    /// The Chinese text, in whatever script.
    pub(super) fn chinese(&self) -> &str {
        if self.zh_text.is_empty() { &self.cht_text } else { &self.zh_text }
    }

    /// Tells whether one side has no text.
    pub(super) fn is_poor(&self) -> bool {
        self.en_text.is_empty() || self.chinese().is_empty()
    }
}

/// What stands in 扩展字段.
#[derive(Serialize)]
struct Extension<'r> {
    zhen: WrittenRow<'r>,
}

/// The MD5 of a text; its hexadecimal form is what tools print.
pub(super) fn md5(text: &str) -> u128 {
    u128::from_be_bytes(Md5::digest(text.as_bytes()).into())
}
