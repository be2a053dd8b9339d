//! Every folder of `cases/` shows what a report of one or more samples looks like in each format,
//! with messages in English (`expected.FORMAT`) and in Chinese (`expected.zh.FORMAT`).
//!
//! `UPDATE_EXPECT=1 cargo test` rewrites these; read the difference before keeping it. Of a sarif
//! file the rules are shown in one case only, for they are the same in all.

use std::fs;
use std::path::Path;

use zhen_check::MessageLanguage;
use zhen_formats::FindingsFormat;

use crate::{Sample, samples, written};

#[test]
fn every_case_is_written_as_expected() {
    let cases: [(&str, Vec<Sample>, &[MessageLanguage]); 6] = [
        ("lines", vec![samples::lines()], &[MessageLanguage::English, MessageLanguage::Chinese]),
        ("parts", vec![samples::parts()], &[MessageLanguage::English, MessageLanguage::Chinese]),
        ("terms", vec![samples::terms()], &[MessageLanguage::English, MessageLanguage::Chinese]),
        ("hostile", vec![samples::hostile()], &[MessageLanguage::English]),
        ("nothing", Vec::new(), &[MessageLanguage::English]),
        (
            "folder",
            vec![samples::agreeing(), samples::lines(), samples::agreeing()],
            &[MessageLanguage::English],
        ),
    ];
    for (name, samples, languages) in cases {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/findings/cases").join(name);
        // Text and page have golden files of their own: tests/notice.
        let is_for_programs = |format: &FindingsFormat| {
            !matches!(format, FindingsFormat::Text | FindingsFormat::Html)
        };
        for format in FindingsFormat::ALL.into_iter().filter(is_for_programs) {
            for &language in languages {
                let file = match language {
                    MessageLanguage::English => format!("expected.{format}"),
                    MessageLanguage::Chinese => format!("expected.zh.{format}"),
                };
                let report = written(&samples, format, language);
                compare(&folder.join(file), shown(name, format, &report));
            }
        }
    }
}

fn shown<'r>(case: &str, format: FindingsFormat, report: &'r str) -> &'r str {
    match (case, format) {
        ("nothing" | "parts", _)
        | (_, FindingsFormat::Json | FindingsFormat::Tsv | FindingsFormat::Junit) => report,
        _ => report.split_once("\n]}},\n").unwrap().1,
    }
}

fn compare(path: &Path, written: &str) {
    if std::env::var_os("UPDATE_EXPECT").is_some() {
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, written).unwrap();
    }
    let expected = fs::read_to_string(path).unwrap_or_default();
    assert_eq!(written, expected, "{}", path.display());
}
