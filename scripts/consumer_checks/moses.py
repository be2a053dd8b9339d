#!/usr/bin/env python3
"""Checks the three files of moses by the tools that read them.

Reads FOLDER/{sample,odd}.{en,zh,ids} and the same rows in FOLDER/{sample,odd}.jsonl.
Prints one line a check, tab-separated: format, consumer, what was checked, ok or what failed.

    python3 scripts/consumer_checks/moses.py FOLDER

needs: coreutils, and the packages in requirements.txt
"""

import json
import platform
import subprocess
import sys
from importlib.metadata import version
from pathlib import Path

import jieba
from sacremoses import MosesDetokenizer, MosesTokenizer

PYTHON = f"Python {platform.python_version()}"


def main():
    folder = Path(sys.argv[1])
    failed = False
    for name in ("sample", "odd"):
        if not (folder / f"{name}.en").exists():
            continue
        for consumer, what, check in CHECKS:
            problem = check(folder, name)
            failed |= problem is not None
            print("moses", consumer, f"{name}: {what}", problem or "ok", sep="\t")
    sys.exit(failed)


def rows_of(folder, name):
    """The rows as jsonl has them; moses holds two-sided beads only."""
    with open(folder / f"{name}.jsonl", encoding="utf-8", newline="\n") as lines:
        rows = [json.loads(line) for line in lines]
    return [row for row in rows if "0" not in row["bead"].split("-")]


def lines_of(folder, name, part):
    """The lines as trainers read them: file iteration, which ends a line at a line feed alone."""
    with open(folder / f"{name}.{part}", encoding="utf-8", newline="\n") as lines:
        return [line.removesuffix("\n") for line in lines]


def equal_length(folder, name):
    paths = [folder / f"{name}.{part}" for part in ("en", "zh", "ids")]
    counts = [int(subprocess.check_output(["wc", "-l", path]).split()[0]) for path in paths]
    expected = len(rows_of(folder, name))
    return None if counts == [expected] * 3 else f"{counts}, expected {expected}"


def lines_are_lines(folder, name):
    for part in ("en", "zh", "ids"):
        raw = (folder / f"{name}.{part}").read_bytes()
        text = raw.decode("utf-8")
        universal = (folder / f"{name}.{part}").read_text(encoding="utf-8")
        counts = [raw.count(b"\n"), len(text.splitlines()), len(universal.split("\n")) - 1]
        if len(set(counts)) != 1:
            return f"{part}: {counts} by \\n, splitlines and universal newlines"
    return None


def texts_agree(folder, name):
    rows = rows_of(folder, name)
    for part in ("en", "zh"):
        for number, (line, row) in enumerate(zip(lines_of(folder, name, part), rows, strict=True)):
            if line != row["translation"][part]:
                return f"{part} line {number + 1}: {line[:40]!r}"
    return None


def ids_agree(folder, name):
    rows = rows_of(folder, name)
    for number, (line, row) in enumerate(zip(lines_of(folder, name, "ids"), rows, strict=True)):
        fields = line.split("\t")
        if len(fields) != 5:
            return f"line {number + 1}: {len(fields)} fields"
        documents = [" ".join(row[key].split()) for key in ("src_doc", "trg_doc")]
        names = [" ".join(f"s{sentence + 1}" for sentence in row[key]) for key in ("src_ids", "trg_ids")]
        if [" ".join(field.split()) for field in fields[:2]] != documents or fields[2:4] != names:
            return f"line {number + 1}: {line!r}"
        if float(fields[4]) != row["score"]:
            return f"line {number + 1}: score {fields[4]}, expected {row['score']}"
    return None


def english_is_tokenised(folder, name):
    tokenizer, detokenizer = MosesTokenizer(lang="en"), MosesDetokenizer(lang="en")
    for number, line in enumerate(lines_of(folder, name, "en")):
        tokens = tokenizer.tokenize(line, escape=False)
        text = detokenizer.detokenize(tokens, unescape=False)
        if "\n" in text:
            return f"line {number + 1}: becomes several lines"
        if name == "sample" and "".join(text.split()) != "".join(line.split()):
            return f"line {number + 1}: {text[:60]!r}"
    return None


def chinese_is_segmented(folder, name):
    jieba.setLogLevel("ERROR")
    for number, line in enumerate(lines_of(folder, name, "zh")):
        if "".join(jieba.cut(line)) != line:
            return f"line {number + 1}: {line[:40]!r}"
    return None


CHECKS = [
    ("wc", "three files have as many lines as there are rows", equal_length),
    (PYTHON, "a line is a line by every rule of splitting", lines_are_lines),
    (PYTHON, "texts are those of the rows", texts_agree),
    (PYTHON, "documents, sentences and scores are those of the rows", ids_agree),
    (f"sacremoses {version('sacremoses')}", "English is tokenised and detokenised", english_is_tokenised),
    (f"jieba {version('jieba')}", "Chinese is segmented", chinese_is_segmented),
]

if __name__ == "__main__":
    main()
