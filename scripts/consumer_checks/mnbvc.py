#!/usr/bin/env python3
"""Checks MNBVC lines: the keys and types its checker asks for, and the values its README defines.

Reads FOLDER/{sample,odd}.mnbvc and the same rows in FOLDER/{sample,odd}.jsonl.
Prints one line a check, tab-separated: format, consumer, what was checked, ok or what failed.

    python3 scripts/consumer_checks/mnbvc.py FOLDER
"""

import hashlib
import json
import platform
import re
import sys
from collections import Counter
from itertools import groupby
from pathlib import Path

PYTHON = f"Python {platform.python_version()}"

LANGUAGES = "it zh en ar nl de eo fr he ja pt ru es sv ko th id cht vi".split()
TYPES = {
    "文件名": str,
    "是否待查文件": bool,
    "是否重复文件": bool,
    "段落数": int,
    "去重段落数": int,
    "低质量段落数": int,
    "行号": int,
    "是否重复": bool,
    "是否跨文件重复": bool,
    **{f"{language}_text": str for language in LANGUAGES},
    "扩展字段": str,
    "时间": str,
    "zh_text_md5": str,
}


def main():
    folder = Path(sys.argv[1])
    failed = False
    for name in ("sample", "odd"):
        path = folder / f"{name}.mnbvc"
        if not path.exists():
            continue
        lines, rows = objects(path), objects(folder / f"{name}.jsonl")
        rows = [row for row in rows if "0" not in row["bead"].split("-")]
        for what, check in CHECKS:
            problem = check(lines, rows)
            failed |= problem is not None
            print("mnbvc", PYTHON, f"{name}: {what}", problem or "ok", sep="\t")
    sys.exit(failed)


def objects(path):
    with open(path, encoding="utf-8", newline="\n") as lines:
        return [json.loads(line) for line in lines]


def keys_and_types(lines, _):
    for number, line in enumerate(lines, start=1):
        if list(line) != list(TYPES):
            return f"line {number}: keys {list(line)}"
        wrong = [key for key, value in line.items() if type(value) is not TYPES[key]]
        if wrong:
            return f"line {number}: type of {wrong}"
        if not re.fullmatch(r"(\d{8})?", line["时间"]):
            return f"line {number}: 时间 {line['时间']!r}"
    return None


def texts_agree(lines, rows):
    if len(lines) != len(rows):
        return f"{len(lines)} lines, expected {len(rows)}"
    for number, (line, row) in enumerate(zip(lines, rows), start=1):
        is_traditional = row.get("trg_lang", "").startswith("zh-Hant")
        chinese = "cht_text" if is_traditional else "zh_text"
        expected = {"en_text": row["translation"]["en"], chinese: row["translation"]["zh"]}
        for language in LANGUAGES:
            if line[f"{language}_text"] != expected.get(f"{language}_text", ""):
                return f"line {number}: {language}_text is {line[f'{language}_text'][:40]!r}"
    return None


def hashes_agree(lines, _):
    for number, line in enumerate(lines, start=1):
        if line["zh_text_md5"] != hashlib.md5(line["zh_text"].encode()).hexdigest():
            return f"line {number}"
    return None


def counts_agree(lines, _):
    files = [(name, list(group)) for name, group in groupby(lines, lambda line: line["文件名"])]
    twice = [name for name, count in Counter(name for name, _ in files).items() if count > 1]
    if twice:
        return f"rows of {twice} stand apart"
    for name, group in files:
        texts, repeated = set(), []
        for line in group:
            text = line["zh_text"] or line["cht_text"]
            repeated.append(text in texts)
            texts.add(text)
        poor = sum(not (line["en_text"] and (line["zh_text"] or line["cht_text"])) for line in group)
        expected = (len(group), sum(repeated), poor)
        for number, (line, is_repeated) in enumerate(zip(group, repeated), start=1):
            found = (line["段落数"], line["去重段落数"], line["低质量段落数"])
            if (found, line["行号"], line["是否重复"]) != (expected, number, is_repeated):
                return f"{name}: line {number}: {found}, expected {expected}"
            if line["是否待查文件"] or line["是否重复文件"] or line["是否跨文件重复"]:
                return f"{name}: line {number}: a key is true that is kept for others"
    return None


def rest_agrees(lines, rows):
    for number, (line, row) in enumerate(zip(lines, rows), start=1):
        rest = {key: value for key, value in row.items() if key not in ("id", "translation")}
        if json.loads(line["扩展字段"]) != {"zhen": rest}:
            return f"line {number}: {line['扩展字段'][:80]}"
    return None


CHECKS = [
    ("keys, their order and types", keys_and_types),
    ("texts are those of the rows", texts_agree),
    ("zh_text_md5 is the hash of zh_text", hashes_agree),
    ("counts and repetitions of each document", counts_agree),
    ("扩展字段 holds the rest of the row", rest_agrees),
]

if __name__ == "__main__":
    main()
