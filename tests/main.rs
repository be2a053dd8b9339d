//! Integration tests of the zhen binary: what it reads, writes, says and returns.
//!
//! `cases/NAME/{en.txt,zh.txt,expected.tsv}` are pairs of small documents, each showing one thing
//! about alignment; `UPDATE_EXPECT=1 cargo test` rewrites what is expected, for review.

// How the binary is run: the only place that knows its path.
mod command;

// `zhen align`: cases, formats, standard streams, swapped documents, choices of beads.
mod align;
// `--anchors`: beads that a person has confirmed.
mod anchors;
// Inputs that cannot be used: one line on stderr, exit code 2, nothing written.
mod bad_input;
// Bitexts that are read: their files, encodings and order, whatever they are called.
mod bitext_input;
// `zhen build`: folders and job lists, failures beside successes, where results go.
mod build;
// `zhen build`: the files of their own that a job list names.
mod own_files;
// `zhen check`: findings, reports, folders, bitexts, suppressions, base, detector.
mod check;
// `zhen check --glossary`: terms of a glossary and of the document itself.
mod check_terms;
// `zhen check --base`: renamed files, folders below, what is in no repository; a git hook.
mod check_base;
// `zhen check` on folders: what is not checked, exit codes, the table, every format.
mod check_folders;
// `zhen check` on links and code of Markdown and HTML.
mod check_links;
// `zhen check`: where findings stand in the original, in documents of all formats.
mod check_places;
// `zhen check`: what the report must not replace, folders beside files, pipes, the detector's pages.
mod check_refused;
// `zhen convert`: there and back again.
mod convert;
// The sample corpus of this repository: same bytes for any number of threads, accuracy floor.
mod corpora;
mod corpus;
// Documents of all formats: told by content, verified, traced, parted by language.
mod documents;
// `zhen explain`: text, JSON, null beads, rows that are not there.
mod explain;
// `zhen facts`: tables, objects, languages.
mod facts;
mod filters;
mod formats;
// Help, version, completions, threads, verbosity, closed pipes.
mod general;
// Formats without text: costs, scores that are missing, memory.
mod indices;
// Ctrl-C and the request to end.
#[cfg(unix)]
mod interrupt;
// `--glossary`: a user's terms linked, counted, refused when faulty.
mod glossary;
// Moved blocks: flags in tsv, a field in jsonl, a row in explanations.
mod moved;
// `zhen pair`: names, contents, near-duplicates, orphans, pairs that are none.
mod pair;
// The commands of the README, run as they stand there.
mod readme;
#[cfg(unix)]
mod resume;
// `zhen score` and `zhen evaluate`: figures worked out by hand.
mod score;
// `zhen build`: lines that repeat on the pages of a site.
mod site;
// `zhen align --jsonl`: order, threads, bad lines, texts and files.
mod stream;
// `zhen align --jsonl`: figures, warnings and keys of the line in an answer.
mod stream_answers;
// `zhen align --jsonl`: an answer before the next question, closed pipes, refusals.
mod stream_ends;
// `zhen train` and `--lexicon`: learning and using words.
mod train;
// `zhen segment` and `zhen split`.
mod words_and_sentences;
