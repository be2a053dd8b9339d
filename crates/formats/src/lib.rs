//! Bitexts in and out: tsv, index, jsonl, job lists.
