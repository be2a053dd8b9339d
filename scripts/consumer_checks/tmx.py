"""Checks tmx files with tools that read translation memories.

needs: libxml2-utils

xmllint validates against tmx14.dtd beside this file; Python's own parser compares every text and
property, translate-toolkit every text; its program pocount counts the translated ones.

Reads   FOLDER/{sample,odd}.tmx, and the same rows in FOLDER/{sample,odd}.jsonl
Prints  a line for each check: format, consumer, what was checked, ok or what failed
Run     python3 scripts/consumer_checks/tmx.py FOLDER
"""

import json
import subprocess
import sys
import xml.etree.ElementTree as ElementTree
from pathlib import Path

import translate.__version__
from translate.storage import tmx

LANG = "{http://www.w3.org/XML/1998/namespace}lang"
TOOLKIT = f"translate-toolkit {translate.__version__.sver}"
PYTHON = f"Python xml.etree {sys.version.split()[0]}"


def main(folder):
    failed = False
    for name in ("sample", "odd"):
        path = folder / f"{name}.tmx"
        rows = two_sided(folder / f"{name}.jsonl")
        checks = [
            (xmllint_version(), "valid TMX 1.4 by the DTD", lambda: validate(path)),
            (PYTHON, "texts, languages, scores, ids, documents, flags", lambda: compare_all(path, rows)),
            (TOOLKIT, "texts of all units", lambda: compare_texts(path, rows)),
            (TOOLKIT + " pocount", "number of translated units", lambda: count(path, rows)),
        ]
        for consumer, what, check in checks:
            problem = attempt(check)
            failed |= problem is not None
            print("tmx", consumer, f"{name}: {what}, {len(rows)} rows", problem or "ok", sep="\t")
    return 1 if failed else 0


def attempt(check):
    """Returns what failed in one line, or None."""
    try:
        check()
    except Exception as error:  # Whatever a consumer raises is its verdict.
        return " ".join(f"{type(error).__name__}: {error}".split())[:300]
    return None


def two_sided(path):
    """The rows of a jsonl file that have text or sentences on both sides."""
    with open(path, encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    return [row for row in rows if "0" not in row["bead"].split("-")]


def allowed(text):
    """A text as XML 1.0 can hold it: without some characters, trimmed as zhen trims lines."""
    kept = "".join(c for c in text if c in "\t\n\r" or (c >= " " and c not in "\ufffe\uffff"))
    return kept if kept == text else kept.strip(" \u3000\u00a0\ufeff")


def squeezed(name):
    """A document name without white space: jsonl keeps line breaks that other formats join."""
    return "".join(name.split())


def equal(found, expected, what):
    if found != expected:
        raise AssertionError(f"{what}: expected {str(expected)[:80]!r}, found {str(found)[:80]!r}")


def xmllint_version():
    version = subprocess.run(["xmllint", "--version"], capture_output=True, text=True, check=True)
    return "xmllint " + version.stderr.split("\n")[0].rsplit(" ", 1)[-1]


def validate(path):
    dtd = Path(__file__).with_name("tmx14.dtd")
    command = ["xmllint", "--noout", "--nonet", "--huge", "--dtdvalid", str(dtd), str(path)]
    result = subprocess.run(command, capture_output=True, text=True, check=False)
    if result.returncode:
        raise AssertionError(result.stderr)


def compare_all(path, rows):
    root = ElementTree.parse(path).getroot()
    header = root.find("header")
    equal(header.get("srclang"), "en", "srclang")
    equal(header.get("segtype"), "sentence", "segtype")
    units = root.findall("body/tu")
    equal(len(units), len(rows), "number of units")
    for number, (unit, row) in enumerate(zip(units, rows)):
        properties = properties_of(unit)
        equal(properties["x-score"], f"{row['score']:.4f}", f"score of row {number}")
        equal(properties["x-bead"], row["bead"], f"bead of row {number}")
        equal(properties.get("x-flags", ""), ",".join(row.get("flags", [])), f"flags of row {number}")
        for variant, side, key in zip(unit.findall("tuv"), ("src", "trg"), ("en", "zh"), strict=True):
            what = f"{key} of row {number}"
            properties = properties_of(variant)
            equal(variant.findtext("seg"), allowed(row["translation"][key]), f"text, {what}")
            equal(squeezed(properties.get("x-document", "")), squeezed(allowed(row[f"{side}_doc"])), f"document, {what}")
            ids = ",".join(map(str, row[f"{side}_ids"]))
            equal(properties.get("x-segment-ids", ""), ids, f"ids, {what}")
            tag = variant.get(LANG)
            equal(tag.split("-")[0], key, f"tag, {what}")
            equal(properties.get("x-language", tag), row.get(f"{side}_lang", ""), f"label, {what}")
        equal(unit.find("tuv").get(LANG), header.get("srclang"), f"srclang of row {number}")


def properties_of(element):
    return {prop.get("type"): prop.text or "" for prop in element.findall("prop")}


def compare_texts(path, rows):
    units = []
    for target in sorted({unit_tag(row) for row in rows}):
        with open(path, "rb") as file:
            store = tmx.tmxfile(file, "en", target)
        units.append((target, store.units))
    for number, row in enumerate(rows):
        unit = dict(units)[unit_tag(row)][number]
        equal(unit.source or "", allowed(row["translation"]["en"]), f"source of row {number}")
        equal(unit.target or "", allowed(row["translation"]["zh"]), f"target of row {number}")


def unit_tag(row):
    label = row.get("trg_lang", "")
    return label if label.startswith("zh") else "zh"


def count(path, rows):
    command = [sys.executable, "-m", "translate.tools.pocount", "--csv", str(path)]
    result = subprocess.run(command, capture_output=True, text=True, check=True)
    head, values = result.stdout.strip().split("\n")
    counts = dict(zip(head.split(","), values.split(",")))
    # A unit with an empty source is a header to it, one with an empty target not translated.
    texts = [[allowed(row["translation"][key]) for key in ("en", "zh")] for row in rows]
    expected = sum(1 for english, chinese in texts if english and chinese)
    equal(int(counts["Translated Messages"]), expected, "translated units")


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    sys.exit(main(Path(sys.argv[1])))
