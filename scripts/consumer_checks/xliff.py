"""Checks xliff files with tools that read translations.

needs: libxml2-utils

No package of the registries ships the schemas of XLIFF 2.1, so xmllint validates against
xliff21.rng beside this file, which is written from the standard. Python's own parser compares
every text and value, translate-toolkit every text.

Reads   FOLDER/{sample,odd}.xliff, and the same rows in FOLDER/{sample,odd}.jsonl
Prints  a line for each check: format, consumer, what was checked, ok or what failed
Run     python3 scripts/consumer_checks/xliff.py FOLDER
"""

import subprocess
import sys
import xml.etree.ElementTree as ElementTree
from pathlib import Path

import translate.__version__
from translate.storage import xliff2

from tmx import PYTHON, TOOLKIT, allowed, attempt, equal, squeezed, two_sided, unit_tag, xmllint_version

CORE = "{urn:oasis:names:tc:xliff:document:2.0}"
METADATA = "{urn:oasis:names:tc:xliff:metadata:2.0}"


def main(folder):
    failed = False
    for name in ("sample", "odd"):
        path = folder / f"{name}.xliff"
        rows = two_sided(folder / f"{name}.jsonl")
        checks = [
            (xmllint_version(), "valid XLIFF 2.1 by the RELAX NG schema", lambda: validate(path)),
            (PYTHON, "texts, scores, ids, documents, languages, flags", lambda: compare_all(path, rows)),
            (TOOLKIT, "texts of all units", lambda: compare_texts(path, rows)),
        ]
        for consumer, what, check in checks:
            problem = attempt(check)
            failed |= problem is not None
            print("xliff", consumer, f"{name}: {what}, {len(rows)} rows", problem or "ok", sep="\t")
    return 1 if failed else 0


def validate(path):
    schema = Path(__file__).with_name("xliff21.rng")
    command = ["xmllint", "--noout", "--nonet", "--huge", "--relaxng", str(schema), str(path)]
    result = subprocess.run(command, capture_output=True, text=True, check=False)
    if result.returncode:
        raise AssertionError(result.stderr)


def compare_all(path, rows):
    root = ElementTree.parse(path).getroot()
    equal(root.get("srcLang"), "en", "srcLang")
    equal(root.get("trgLang"), unit_tag(rows[0]), "trgLang")
    files = root.findall(f"{CORE}file")
    equal(len({file.get("id") for file in files}), len(files), "different ids of files")
    units = [(file, unit) for file in files for unit in file.iter(f"{CORE}unit")]
    equal(len(units), len(rows), "number of units")
    equal(len({unit.get("id") for _, unit in units}), len(units), "different ids of units")
    for number, ((file, unit), row) in enumerate(zip(units, rows)):
        of_file, of_unit = values_of(file), values_of(unit)
        equal(of_unit["score"], f"{row['score']:.4f}", f"score of row {number}")
        equal(of_unit["bead"], row["bead"], f"bead of row {number}")
        equal(of_unit.get("flags", ""), ",".join(row.get("flags", [])), f"flags of row {number}")
        equal(squeezed(file.get("original", "")), squeezed(allowed(row["src_doc"])), f"original of row {number}")
        segment = unit.find(f"{CORE}segment")
        for element, side, key in (("source", "src", "en"), ("target", "trg", "zh")):
            what = f"{element} of row {number}"
            equal(whole_text(segment.find(CORE + element)), row["translation"][key], f"text, {what}")
            equal(squeezed(of_file[f"{element}-document"]), squeezed(allowed(row[f"{side}_doc"])), f"document, {what}")
            equal(of_file[f"{element}-language"], row.get(f"{side}_lang", ""), f"language, {what}")
            ids = ",".join(map(str, row[f"{side}_ids"]))
            equal(of_unit.get(f"{element}-ids", ""), ids, f"ids, {what}")


def values_of(element):
    path = f"{METADATA}metadata/{METADATA}metaGroup[@category='zhen']/{METADATA}meta"
    return {meta.get("type"): meta.text or "" for meta in element.findall(path)}


def whole_text(element):
    """The text of an element with the characters that cp elements stand for."""
    pieces = [element.text or ""]
    for code_point in element.findall(f"{CORE}cp"):
        pieces += [chr(int(code_point.get("hex"), 16)), code_point.tail or ""]
    return "".join(pieces)


def compare_texts(path, rows):
    """The toolkit does not know cp: such characters are missing in its texts."""
    units = xliff2.Xliff2File.parsefile(str(path)).units
    equal(len(units), len(rows), "number of units")
    for number, (unit, row) in enumerate(zip(units, rows)):
        for found, key in ((unit.source, "en"), (unit.target, "zh")):
            text = row["translation"][key]
            expected = "".join(c for c in text if c >= " " and c not in "\ufffe\uffff")
            equal(found or "", expected, f"{key} of row {number}")
        equal(bool(unit.target) == unit.istranslated(), True, f"state of row {number}")


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    sys.exit(main(Path(sys.argv[1])))
