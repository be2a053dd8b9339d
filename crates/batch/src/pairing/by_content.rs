//! The steps of pairing: mirrored names, their check, and content for what is left.

use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};

use rayon::prelude::*;
use zhen_align::{
    Aligner, DocumentMatch, DocumentSignature, LEAST_TRANSLATION_PROBABILITY, Matches, Model,
    aligned_figures, match_documents, signature_probability, translation_probability,
};
use zhen_lexicon::Lexicon;
use zhen_text::{Document, Language};

use super::signatures::{Expect, NotReadable, Trouble, read_in_folder};
use super::{MirroredNames, PairBy, PairingOptions};
use crate::folders::{
    FilePair, FolderFile, FolderFiles, FolderPairs, PairedBy, UnpairedCause, UnpairedFile,
};

/// A file while it is being paired.
#[derive(Debug)]
struct File {
    path: PathBuf,
    signature: Option<DocumentSignature>,
    /// What was wrong when it was read.
    trouble: Option<Trouble>,
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
    /// What is no file, hidden files, and whether the folders were given the wrong way round.
    others: Vec<UnpairedFile>,
    hidden: usize,
    is_swapped: bool,
}

/// What is made of two files of one name.
enum Judged {
    /// They stay a pair, with their probability if they can be judged.
    Pair(Option<f64>),
    /// They are probably no translation of each other.
    Parted(f64),
    /// One of them cannot be read, or both are in one language.
    Unreadable,
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
                trouble: None,
                reason: None,
                is_paired: false,
            };
            files.into_iter().map(file).collect()
        };
        let (english, chinese) = (side(files.english), side(files.chinese));
        Self {
            english,
            chinese,
            mirrored,
            options,
            lexicon,
            pairs: Vec::new(),
            parted: 0,
            others: files.others,
            hidden: files.hidden,
            is_swapped: false,
        }
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
        if checks || self.mirrored.is_empty() {
            self.turn_folders();
        }
        self.turn_swapped();
        self.take_mirrored(checks);
        if by_content {
            self.take_matches();
        }
        self.finish()
    }

    /// Turns the folders if they were given the wrong way round: most files of each are in the
    /// language of the other.
    fn turn_folders(&mut self) {
        let is_wrong = |files: &[File]| {
            let right = files.iter().filter(|file| file.signature.is_some()).count();
            files.iter().filter(|file| file.is_in_other_language()).count() > right
        };
        if !is_wrong(&self.english) || !is_wrong(&self.chinese) {
            return;
        }
        self.is_swapped = true;
        std::mem::swap(&mut self.english, &mut self.chinese);
        self.mirrored.iter_mut().for_each(|pair| *pair = (pair.1, pair.0));
        let (options, lexicon) = (self.options, self.lexicon);
        let sides =
            [(&mut self.english, Language::English), (&mut self.chinese, Language::Chinese)];
        for (files, language) in sides {
            let was_read = |file: &&mut File| file.signature.is_some() || file.trouble.is_some();
            let files: Vec<&mut File> = files.iter_mut().filter(was_read).collect();
            files.into_par_iter().for_each(|file| file.read(language, options, lexicon));
        }
    }

    /// Turns pairs of mirrored names that were given the wrong way round: each file is in the
    /// language of the other folder, or one is and it is not clear what the other is in.
    fn turn_swapped(&mut self) {
        let (options, lexicon) = (self.options, self.lexicon);
        for &(english, chinese) in &self.mirrored {
            let (one, other) = (&mut self.english[english], &mut self.chinese[chinese]);
            let may_be_other = |file: &File| {
                file.is_in_other_language() || file.trouble == Some(Trouble::UnclearLanguage)
            };
            let is_sure = one.is_in_other_language() || other.is_in_other_language();
            if is_sure && may_be_other(one) && may_be_other(other) {
                std::mem::swap(one, other);
                one.read(Language::English, options, lexicon);
                other.read(Language::Chinese, options, lexicon);
            }
        }
    }

    /// Takes pairs of mirrored names, those apart whose contents disagree.
    fn take_mirrored(&mut self, checks: bool) {
        let mirrored = std::mem::take(&mut self.mirrored);
        let judge = |&(english, chinese): &(usize, usize)| match checks {
            true => self.judge(&self.english[english], &self.chinese[chinese]),
            false => Judged::Pair(None),
        };
        let judged: Vec<Judged> = mirrored.par_iter().map(judge).collect();
        for ((english, chinese), judged) in mirrored.into_iter().zip(judged) {
            let (one, other) = (&mut self.english[english], &mut self.chinese[chinese]);
            let names = [one.path.clone(), other.path.clone()];
            if let Judged::Pair(score) = judged {
                let [english, chinese] = names;
                self.pairs.push(FilePair { english, chinese, score, by: PairedBy::Names });
                continue;
            }
            (one.is_paired, other.is_paired) = (false, false);
            self.parted += usize::from(matches!(judged, Judged::Parted(_)));
            for (file, mirror) in [(one, &names[1]), (other, &names[0])] {
                let mirror = mirror.display();
                if let Judged::Parted(score) = judged {
                    file.reason = Some(format!(
                        "{mirror} has the same name, but they are probably not a translation of \
                         each other ({score:.2})"
                    ));
                } else if file.trouble.is_none() {
                    file.reason = Some(format!("{mirror} has the same name, but cannot be paired"));
                }
            }
        }
    }

    /// Judges two files of one name. What cannot be told is no reason to part them.
    fn judge(&self, english: &File, chinese: &File) -> Judged {
        let both = [english, chinese];
        if both
            .iter()
            .any(|file| matches!(file.trouble, Some(Trouble::Unreadable | Trouble::OtherLanguage)))
        {
            return Judged::Unreadable;
        }
        let aligner = Aligner::new(self.lexicon, Model::built_in());
        let judge_again = || {
            let read = self.read_again(english, chinese, Expect::Anything);
            read.map(|(one, other)| translation_probability(&one, &other, &aligner))
        };
        let is_likely = |score: &f64| *score >= LEAST_TRANSLATION_PROBABILITY;
        let (Some(one), Some(other)) = (&english.signature, &chinese.signature) else {
            return Judged::Pair(judge_again().filter(is_likely));
        };
        let score = Some(signature_probability(one, other, self.lexicon));
        // Not lightly parted: the documents are read again and aligned.
        match score.filter(is_likely).or_else(judge_again) {
            Some(score) if !is_likely(&score) => Judged::Parted(score),
            score => Judged::Pair(score),
        }
    }

    /// The documents of two files, of which only signatures were kept.
    fn read_again(
        &self,
        english: &File,
        chinese: &File,
        expect: Expect,
    ) -> Option<(Document, Document)> {
        let options = &self.options.reading;
        let english = read_in_folder(&english.path, Language::English, expect, options).ok()?;
        let chinese = read_in_folder(&chinese.path, Language::Chinese, expect, options).ok()?;
        Some((english, chinese))
    }

    /// Matches what is left by content.
    fn take_matches(&mut self) {
        let (english, own) = signed(&mut self.english);
        let (chinese, its) = signed(&mut self.chinese);
        let aligner = Aligner::new(self.lexicon, Model::built_in());
        let aligned = |one: usize, other: usize| {
            let files = (&self.english[english[one]], &self.chinese[chinese[other]]);
            let (one, other) = self.read_again(files.0, files.1, Expect::ItsLanguage)?;
            aligned_figures(&one, &other, &aligner)
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
                cause: match file.trouble {
                    None => UnpairedCause::NoCounterpart,
                    Some(Trouble::Unreadable) => UnpairedCause::Unreadable,
                    Some(_) => UnpairedCause::OtherLanguage,
                },
                reason: file
                    .reason
                    .unwrap_or_else(|| format!("no {} file has this name", language.other())),
            })
        });
        let others = self.others.into_iter().map(|mut file| {
            if self.is_swapped {
                file.language = file.language.other();
            }
            file
        });
        let mut found = FolderPairs {
            pairs: self.pairs,
            unpaired: unpaired.chain(others).collect(),
            parted: self.parted,
            swapped: self.is_swapped,
            hidden: self.hidden,
        };
        found.sort();
        found
    }
}

impl File {
    fn read(&mut self, language: Language, options: &PairingOptions, lexicon: &Lexicon<'_>) {
        (self.signature, self.trouble, self.reason) = (None, None, None);
        match read_in_folder(&self.path, language, Expect::ItsLanguage, &options.reading) {
            Ok(document) => self.signature = Some(DocumentSignature::new(&document, lexicon)),
            Err(NotReadable { reason, trouble }) => {
                (self.reason, self.trouble) = (Some(reason), Some(trouble));
            }
        }
    }

    fn is_in_other_language(&self) -> bool {
        self.trouble == Some(Trouble::OtherLanguage)
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
