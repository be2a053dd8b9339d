//! The steps of pairing: mirrored names, their check, and content for what is left.

use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};

use rayon::prelude::*;
use zhen_align::{
    Aligner, DocumentMatch, DocumentSignature, LEAST_TRANSLATION_PROBABILITY, Matches, Model,
    aligned_share, match_documents, signature_probability, translation_probability,
};
use zhen_lexicon::Lexicon;
use zhen_text::{Document, Language};

use super::signatures::{NotReadable, read_in_folder};
use super::{MirroredNames, PairBy, PairingOptions};
use crate::folders::{FilePair, FolderFile, FolderFiles, FolderPairs, PairedBy, UnpairedFile};

/// A file while it is being paired.
#[derive(Debug)]
struct File {
    path: PathBuf,
    signature: Option<DocumentSignature>,
    /// Whether it is a document in the language of the other folder.
    is_other_language: bool,
    /// Why it has no counterpart, as far as is known.
    reason: Option<String>,
    is_paired: bool,
}

/// Pairs the files of two folders.
pub(super) struct Pairer<'p> {
    english: Vec<File>,
    chinese: Vec<File>,
    mirrored: Vec<(usize, usize)>,
    options: &'p PairingOptions,
    lexicon: &'p Lexicon<'p>,
    pairs: Vec<FilePair>,
    /// Pairs of mirrored names whose contents disagree.
    parted: usize,
}

impl<'p> Pairer<'p> {
    pub(super) fn new(
        files: FolderFiles,
        options: &'p PairingOptions,
        lexicon: &'p Lexicon<'p>,
    ) -> Self {
        let mirrored = if options.by == PairBy::Content { Vec::new() } else { files.mirrored() };
        let side = |files: Vec<FolderFile>| {
            let file = |file: FolderFile| File {
                path: file.path,
                signature: None,
                is_other_language: false,
                reason: None,
                is_paired: false,
            };
            files.into_iter().map(file).collect()
        };
        let (english, chinese) = (side(files.english), side(files.chinese));
        Self { english, chinese, mirrored, options, lexicon, pairs: Vec::new(), parted: 0 }
    }

    /// Pairs all files; `progress` is told how many of how many are read.
    pub(super) fn pair(mut self, progress: &(impl Fn(usize, usize) + Sync)) -> FolderPairs {
        let checks = self.options.mirrored == MirroredNames::Check;
        let by_content = self.options.by != PairBy::Names;
        for &(english, chinese) in &self.mirrored {
            self.english[english].is_paired = true;
            self.chinese[chinese].is_paired = true;
        }
        let is_read = |file: &&mut File| if file.is_paired { checks } else { by_content };
        let (options, lexicon) = (self.options, self.lexicon);
        let sides =
            [(&mut self.english, Language::English), (&mut self.chinese, Language::Chinese)];
        let files: Vec<(&mut File, Language)> = sides
            .into_iter()
            .flat_map(|(files, language)| {
                files.iter_mut().filter(is_read).map(move |file| (file, language))
            })
            .collect();
        let (total, done) = (files.len(), AtomicUsize::new(0));
        files.into_par_iter().for_each(|(file, language)| {
            file.read(language, options, lexicon);
            progress(done.fetch_add(1, Ordering::Relaxed) + 1, total);
        });
        self.turn_swapped();
        self.take_mirrored(checks);
        if by_content {
            self.take_matches();
        }
        self.finish()
    }

    /// Turns pairs of mirrored names that were given the wrong way round: each file is in the
    /// language of the other folder.
    fn turn_swapped(&mut self) {
        let (options, lexicon) = (self.options, self.lexicon);
        for &(english, chinese) in &self.mirrored {
            let (one, other) = (&mut self.english[english], &mut self.chinese[chinese]);
            if one.is_other_language && other.is_other_language {
                std::mem::swap(one, other);
                for (file, language) in [(one, Language::English), (other, Language::Chinese)] {
                    (file.reason, file.is_other_language) = (None, false);
                    file.read(language, options, lexicon);
                }
            }
        }
    }

    /// Takes pairs of mirrored names, those apart whose contents disagree.
    fn take_mirrored(&mut self, checks: bool) {
        let mirrored = std::mem::take(&mut self.mirrored);
        let judge = |&(english, chinese): &(usize, usize)| {
            checks.then(|| self.judge(&self.english[english], &self.chinese[chinese]))
        };
        let judged: Vec<Option<f64>> = mirrored.par_iter().map(judge).collect();
        for ((english, chinese), score) in mirrored.into_iter().zip(judged) {
            let (one, other) = (&mut self.english[english], &mut self.chinese[chinese]);
            match score.filter(|score| *score < LEAST_TRANSLATION_PROBABILITY) {
                None => self.pairs.push(FilePair {
                    english: one.path.clone(),
                    chinese: other.path.clone(),
                    score,
                    by: PairedBy::Names,
                }),
                Some(score) => {
                    (one.is_paired, other.is_paired) = (false, false);
                    let both = one.signature.is_some() && other.signature.is_some();
                    self.parted += usize::from(both);
                    let names = [one.path.clone(), other.path.clone()];
                    for (file, mirror) in [(one, &names[1]), (other, &names[0])] {
                        if file.signature.is_some() {
                            file.reason = Some(if both {
                                format!(
                                    "{} has the same name, but they are probably not a \
                                     translation of each other ({score:.2})",
                                    mirror.display()
                                )
                            } else {
                                format!(
                                    "{} has the same name, but cannot be read",
                                    mirror.display()
                                )
                            });
                        }
                    }
                }
            }
        }
    }

    /// The probability that two files of one name are one document; 0 if one was not read.
    fn judge(&self, english: &File, chinese: &File) -> f64 {
        let (Some(one), Some(other)) = (&english.signature, &chinese.signature) else { return 0.0 };
        let score = signature_probability(one, other, self.lexicon);
        if score >= LEAST_TRANSLATION_PROBABILITY {
            return score;
        }
        // Not lightly: the documents are read again and aligned.
        let aligner = Aligner::new(self.lexicon, Model::built_in());
        let read = self.read_again(english, chinese);
        read.map_or(score, |(one, other)| translation_probability(&one, &other, &aligner))
    }

    /// The documents of two files, of which only signatures were kept.
    fn read_again(&self, english: &File, chinese: &File) -> Option<(Document, Document)> {
        let options = &self.options.reading;
        let english = read_in_folder(&english.path, Language::English, options).ok()?;
        let chinese = read_in_folder(&chinese.path, Language::Chinese, options).ok()?;
        Some((english, chinese))
    }

    /// Matches what is left by content.
    fn take_matches(&mut self) {
        let (english, own) = signed(&mut self.english);
        let (chinese, its) = signed(&mut self.chinese);
        let aligner = Aligner::new(self.lexicon, Model::built_in());
        let aligned = |one: usize, other: usize| {
            let files = (&self.english[english[one]], &self.chinese[chinese[other]]);
            let (one, other) = self.read_again(files.0, files.1)?;
            aligned_share(&one, &other, &aligner)
        };
        let least = self.options.least_score;
        let matches = match_documents(&own, &its, self.lexicon, least, aligned);
        for found in &matches.matches {
            let (one, other) = (english[found.english], chinese[found.chinese]);
            self.english[one].is_paired = true;
            self.chinese[other].is_paired = true;
            self.pairs.push(FilePair {
                english: self.english[one].path.clone(),
                chinese: self.chinese[other].path.clone(),
                score: Some(found.probability),
                by: PairedBy::Content,
            });
        }
        let Matches { nearest_to_english, nearest_to_chinese, .. } = matches;
        let is_paired = |files: &[File], at: usize| files[at].is_paired;
        for (&index, nearest) in english.iter().zip(nearest_to_english) {
            let nearest = nearest.map(|found: DocumentMatch| {
                let other = chinese[found.chinese];
                let path = self.chinese[other].path.clone();
                (path, found.probability, is_paired(&self.chinese, other))
            });
            self.english[index].tell_nearest(nearest, Language::Chinese);
        }
        for (&index, nearest) in chinese.iter().zip(nearest_to_chinese) {
            let nearest = nearest.map(|found: DocumentMatch| {
                let other = english[found.english];
                let path = self.english[other].path.clone();
                (path, found.probability, is_paired(&self.english, other))
            });
            self.chinese[index].tell_nearest(nearest, Language::English);
        }
    }

    fn finish(mut self) -> FolderPairs {
        self.pairs.sort_by(|one, other| one.english.cmp(&other.english));
        let sides = [(self.english, Language::English), (self.chinese, Language::Chinese)];
        let unpaired = sides.into_iter().flat_map(|(files, language)| {
            files.into_iter().filter(|file| !file.is_paired).map(move |file| UnpairedFile {
                path: file.path,
                language,
                reason: file
                    .reason
                    .unwrap_or_else(|| format!("no {} file has this name", language.other())),
            })
        });
        FolderPairs { pairs: self.pairs, unpaired: unpaired.collect(), parted: self.parted }
    }
}

impl File {
    fn read(&mut self, language: Language, options: &PairingOptions, lexicon: &Lexicon<'_>) {
        match read_in_folder(&self.path, language, &options.reading) {
            Ok(document) => self.signature = Some(DocumentSignature::new(&document, lexicon)),
            Err(NotReadable { reason, is_other_language }) => {
                self.reason = Some(reason);
                self.is_other_language = is_other_language;
            }
        }
    }

    /// Says of a file without counterpart which one would have been the likeliest.
    fn tell_nearest(&mut self, nearest: Option<(PathBuf, f64, bool)>, other: Language) {
        if self.is_paired || self.reason.is_some() {
            return;
        }
        self.reason = Some(match nearest {
            Some((path, score, is_paired)) if score >= 0.01 => {
                let path = Path::display(&path);
                let taken = if is_paired { ", goes better with another" } else { "" };
                format!("no counterpart: the likeliest, {path} ({score:.2}){taken}")
            }
            _ => format!("no {other} document is like it"),
        });
    }
}

/// The numbers and signatures of the files that are free and were read.
fn signed(files: &mut [File]) -> (Vec<usize>, Vec<DocumentSignature>) {
    let free = files.iter_mut().enumerate().filter(|(_, file)| !file.is_paired);
    free.filter_map(|(index, file)| Some((index, file.signature.take()?))).unzip()
}
