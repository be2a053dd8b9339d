#!/usr/bin/env python3
"""Checks the formats of indices as the tools of their kind read them.

Reads FOLDER/{sample,odd}.{index,vecalign,ladder} and the same rows in FOLDER/{sample,odd}.jsonl.
Prints one line a check, tab-separated: format, consumer, what was checked, ok or what failed.
Files that are missing are passed over: rows that leave sentences out cannot be a ladder.

    python3 scripts/consumer_checks/index.py FOLDER

What the aligners' own scripts do with a line is done here in words of our own: a Python literal
on either side of a colon (Vecalign, Bertalign), and the sentences between two rungs (hunalign).
"""

import json
import platform
import sys
from ast import literal_eval
from itertools import pairwise
from pathlib import Path

PYTHON = f"Python {platform.python_version()}"


def main():
    folder = Path(sys.argv[1])
    failed = False
    for name in ("sample", "odd"):
        for suffix, what, check in CHECKS:
            path = folder / f"{name}.{suffix}"
            if path.exists():
                problem = check(path, rows_of(folder / f"{name}.jsonl"))
                failed |= problem is not None
                print(suffix, PYTHON, f"{name}: {what}", problem or "ok", sep="\t")
    sys.exit(failed)


def rows_of(path):
    with open(path, encoding="utf-8", newline="\n") as lines:
        return [json.loads(line) for line in lines]


def literals(path):
    """Each line as its two lists of sentences and its third field, or None without one."""
    with open(path, encoding="utf-8") as lines:
        for line in lines:
            fields = [field.strip() for field in line.split(":")]
            score = float(fields[2]) if len(fields) > 2 else None
            yield literal_eval(fields[0]), literal_eval(fields[1]), score


def beads_agree(path, rows):
    found = [(source, target) for source, target, _ in literals(path)]
    expected = [(row["src_ids"], row["trg_ids"]) for row in rows]
    return None if found == expected else first_difference(found, expected)


def confidences_agree(path, rows):
    found = [score for _, _, score in literals(path)]
    expected = [row["score"] for row in rows]
    return None if found == expected else first_difference(found, expected)


def costs_agree(path, rows):
    """1 - confidence, and 0 for what has no counterpart."""
    found = [score for _, _, score in literals(path)]
    nulls = [not (row["src_ids"] and row["trg_ids"]) for row in rows]
    expected = [0.0 if null else round(1 - row["score"], 6) for row, null in zip(rows, nulls)]
    return None if found == expected else first_difference(found, expected)


def rungs_of(path):
    with open(path, encoding="utf-8") as lines:
        for line in lines:
            english, chinese, score = line.rstrip("\n").split("\t")
            yield int(english), int(chinese), float(score)


def ladder_agrees(path, rows):
    rungs = list(rungs_of(path))
    if rungs[0][:2] != (0, 0):
        return f"the first rung is {rungs[0]}"
    found = [
        (list(range(low[0], high[0])), list(range(low[1], high[1])), low[2])
        for low, high in pairwise(rungs)
    ]
    expected = [(row["src_ids"], row["trg_ids"], row["score"]) for row in rows]
    return None if found == expected else first_difference(found, expected)


def last_rung_counts(path, rows):
    counts = tuple(sum(len(row[key]) for row in rows) for key in ("src_ids", "trg_ids"))
    last = list(rungs_of(path))[-1][:2]
    return None if last == counts else f"{last}, expected {counts}"


def first_difference(found, expected):
    if len(found) != len(expected):
        return f"{len(found)} beads, expected {len(expected)}"
    number = next(n for n, pair in enumerate(zip(found, expected)) if pair[0] != pair[1])
    return f"bead {number + 1}: {found[number]}, expected {expected[number]}"


CHECKS = [
    ("index", "literals are the beads", beads_agree),
    ("index", "third fields are the confidences", confidences_agree),
    ("vecalign", "literals are the beads", beads_agree),
    ("vecalign", "third fields are the costs", costs_agree),
    ("ladder", "sentences between rungs are the beads, with their scores", ladder_agrees),
    ("ladder", "the last rung counts the sentences", last_rung_counts),
]

if __name__ == "__main__":
    main()
