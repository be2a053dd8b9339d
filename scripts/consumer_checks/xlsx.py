#!/usr/bin/env python3
"""Checks xlsx files with openpyxl, pandas and, where it is installed, LibreOffice.

Reads FOLDER/sample.xlsx and odd.xlsx, with sample.jsonl and odd.jsonl as the truth. Prints one line
for each check (format, consumer, what, ok or what failed), and exits with 1 if one failed.

Then reviews the sample as a translator would, and leaves it as FOLDER/edited.xlsx: the Chinese text
of the first row is changed to EDITED, the second row has `keep` = no, a column `reviewer` stands
before the others. Read back, it has one row less than the sample, and one rejected. Where there is
LibreOffice, FOLDER/edited-libreoffice.xlsx is that file saved again by it.

    pip install -r scripts/consumer_checks/requirements.txt
    python3 scripts/consumer_checks/xlsx.py FOLDER
"""

# optional: libreoffice-calc-nogui

import json
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import openpyxl
import pandas

EDITED = "改过的译文：=1+1，“好”。"
NAMES = ("sample", "odd")
COLUMNS = (
    "keep src_text trg_text score bead src_ids trg_ids src_doc trg_doc flags note".split()
)
TEXTS = [name for name in COLUMNS if name != "score"]
LONGEST = 32_767
# What a cell cannot hold.
UNHELD = re.compile("[\0-\x1f\ufffe\uffff]")


def held(text):
    """A text as a cell holds it."""
    text = UNHELD.sub("", text).strip(" \u3000\u00a0\ufeff")
    units = text.encode("utf-16-le")
    return text if len(units) <= 2 * LONGEST else units[: 2 * LONGEST].decode("utf-16-le", "ignore")


def truth(folder, name):
    with open(folder / f"{name}.jsonl", encoding="utf-8", newline="\n") as lines:
        rows = [json.loads(line) for line in lines.read().split("\n") if line]
    return [
        {
            "keep": "yes",
            "src_text": held(row["translation"]["en"]),
            "trg_text": held(row["translation"]["zh"]),
            "score": row["score"],
            "bead": row["bead"],
            "src_ids": ",".join(map(str, row["src_ids"])),
            "trg_ids": ",".join(map(str, row["trg_ids"])),
            "src_doc": held(row["src_doc"]),
            "trg_doc": held(row["trg_doc"]),
            "flags": ",".join(row.get("flags", [])),
            "note": "",
        }
        for row in rows
    ]


def unescaped(value):
    """Leaves out `x005F_`, the escape in texts that look like an escape themselves.

    openpyxl leaves it out of shared strings, even where it is text, but not of other strings.
    """
    return value.replace("x005F_", "") if isinstance(value, str) else value


def same(found, expected):
    assert len(found) == len(expected), f"{len(found)} rows instead of {len(expected)}"
    for number, (one, other) in enumerate(zip(found, expected)):
        for key in other:
            assert one[key] == unescaped(other[key]), (
                f"row {number}, {key}: {one[key]!r} instead of {other[key]!r}"
            )


def rows_of(path):
    """The rows of all sheets as openpyxl gives them."""
    book = openpyxl.load_workbook(path)
    rows = []
    for sheet in book.worksheets:
        values = sheet.iter_rows(values_only=True)
        header = next(values)
        for row in values:
            cells = {name: unescaped(cell) for name, cell in zip(header, row)}
            rows.append({name: "" if cell is None else cell for name, cell in cells.items()})
    return rows


def check_types(path):
    book = openpyxl.load_workbook(path)
    for sheet in book.worksheets:
        for row in sheet.iter_rows(min_row=2):
            for name, cell in zip(COLUMNS, row):
                wanted = "n" if name == "score" or cell.value is None else ("s", "inlineStr")
                assert cell.data_type in wanted, f"{cell.coordinate} is {cell.data_type}"
                assert cell.number_format == ("0.0000" if name == "score" else "@"), cell.coordinate
                if name in ("src_text", "trg_text"):
                    assert cell.alignment.wrap_text and cell.alignment.vertical == "top"


def check_looks(path):
    book = openpyxl.load_workbook(path)
    assert book.sheetnames[0] == "bitext", book.sheetnames
    assert book.properties.created.year == 1980, book.properties.created
    for sheet in book.worksheets:
        last = sheet.max_row
        assert [cell.value for cell in sheet[1]] == COLUMNS
        assert all(cell.font.bold for cell in sheet[1])
        assert sheet.freeze_panes == "A2", sheet.freeze_panes
        assert sheet.auto_filter.ref == f"A1:K{last}", sheet.auto_filter.ref
        assert 55 < sheet.column_dimensions["B"].width < 65, sheet.column_dimensions["B"].width
        (keep,) = sheet.data_validations.dataValidation
        assert (str(keep.sqref), keep.formula1) == (f"A2:A{last}", '"yes,no"'), keep
        rules = {
            str(ranges.sqref): [rule.type for rule in ranges.rules]
            for ranges in sheet.conditional_formatting
        }
        wanted = {f"A2:K{last}": ["expression"] * 3, f"D2:D{last}": ["colorScale"]}
        assert rules == wanted, rules


def frame_rows(path):
    sheets = pandas.read_excel(path, sheet_name=None, dtype={name: str for name in TEXTS},
                               keep_default_na=False)
    frame = pandas.concat(sheets.values())
    rows = frame.to_dict(orient="records")
    return [{name: unescaped(value) for name, value in row.items()} for row in rows]


def review(folder):
    """Edits the sample and saves it."""
    book = openpyxl.load_workbook(folder / "sample.xlsx")
    sheet = book["bitext"]
    sheet["C2"] = EDITED
    sheet["A3"] = "no"
    sheet["K3"] = "another sentence"
    sheet.insert_cols(1)
    sheet["A1"] = "reviewer"
    sheet["A2"] = "Ms Li"
    book.save(folder / "edited.xlsx")
    rows = rows_of(folder / "edited.xlsx")
    assert rows[0]["trg_text"] == EDITED and rows[1]["keep"] == "no"
    same(rows[2:], truth(folder, "sample")[2:])


def resaved(path, folder):
    """Saves a file again with LibreOffice, into a folder; returns the new file."""
    with tempfile.TemporaryDirectory() as profile:
        command = ["soffice", f"-env:UserInstallation=file://{profile}", "--headless"]
        command += ["--convert-to", "xlsx", "--outdir", str(folder), str(path)]
        subprocess.run(command, check=True, capture_output=True, timeout=300)
    return Path(folder) / path.name


def check_libreoffice(path, expected):
    with tempfile.TemporaryDirectory() as folder:
        same(rows_of(resaved(path, folder)), expected)


def resave_edited(folder):
    with tempfile.TemporaryDirectory() as other:
        saved = resaved(folder / "edited.xlsx", other)
        shutil.copyfile(saved, folder / "edited-libreoffice.xlsx")
    assert rows_of(folder / "edited-libreoffice.xlsx")[0]["trg_text"] == EDITED


def checks(folder):
    """All checks as (consumer, what, function)."""
    book, frames = f"openpyxl {openpyxl.__version__}", f"pandas {pandas.__version__}"
    office = None
    if shutil.which("soffice"):
        version = subprocess.run(["soffice", "--version"], capture_output=True, text=True).stdout
        office = " ".join(version.split()[:2])
    for name in NAMES:
        path, rows = folder / f"{name}.xlsx", truth(folder, name)
        count = f"{len(rows)} rows of {name}"
        yield book, count, lambda: same(rows_of(path), rows)
        yield book, f"types of {name}", lambda: check_types(path)
        yield book, f"looks of {name}", lambda: check_looks(path)
        yield frames, count, lambda: same(frame_rows(path), rows)
        if office:
            yield office, f"{count}, saved again", lambda: check_libreoffice(path, rows)
    yield book, "reviewed", lambda: review(folder)
    if office:
        yield office, "reviewed, saved again", lambda: resave_edited(folder)


def main():
    folder = Path(sys.argv[1])
    failed = False
    for consumer, what, check in checks(folder):
        try:
            check()
            result = "ok"
        except Exception as error:  # noqa: BLE001: whatever a consumer raises is its answer
            result = f"{type(error).__name__}: {error}".replace("\n", " ").replace("\t", " ")
            failed = True
        print("xlsx", consumer, what, result, sep="\t", flush=True)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
