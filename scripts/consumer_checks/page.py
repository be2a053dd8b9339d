#!/usr/bin/env python3
# needs: chromium chromium-driver fonts-noto-cjk poppler-utils tidy
"""Reads sample.html and odd.html in Chromium as a reader would, and compares with the jsonl truth.

Usage: python3 scripts/consumer_checks/page.py FOLDER

FOLDER holds sample.html, sample.jsonl, odd.html, odd.jsonl, and pair.html with linked words. Pictures of the sample (light, dark,
narrow, printed) are written into FOLDER/pictures. One line a check; exit status 1 if one failed.
"""

import base64
import json
import re
import subprocess
import sys
from pathlib import Path

import html5lib
from selenium import webdriver
from selenium.webdriver import ActionChains, Keys
from selenium.webdriver.chrome.service import Service

# What a page shows of each bead; a replaced character reads back from its attribute.
BEADS = """
const text = (p) => p.classList.contains("none") ? "" : Array.from(p.childNodes, function read(node) {
  if (node.nodeType === Node.TEXT_NODE) { return node.data; }
  if (node.dataset.char) { return String.fromCodePoint(parseInt(node.dataset.char, 16)); }
  return Array.from(node.childNodes, read).join("");
}).join("");
const ids = (p) => (p.dataset.ids || "").split(" ").filter(Boolean).map(Number);
return Array.from(document.querySelectorAll("article.bead"), (bead) => {
  const [en, zh] = ["en", "zh"].map((side) => bead.querySelector(":scope > p." + side));
  const names = bead.closest(".pair").querySelectorAll("h2 bdi");
  return [text(en), text(zh), Number(bead.dataset.score), ids(en), ids(zh),
    bead.querySelector(".margin span").textContent, ...Array.from(names, text)];
});
"""
SHOWN = """return Array.from(document.querySelectorAll("article.bead"))
  .map((bead, index) => bead.checkVisibility() ? index : -1).filter((index) => index >= 0)"""
CURRENT = "return Array.from(document.querySelectorAll('article.bead')).indexOf(document.activeElement)"
IN_VIEW = """const box = document.activeElement.getBoundingClientRect();
return box.bottom > 0 && box.top < innerHeight"""


class Checks:
    """Prints one line for each check and remembers failures."""

    def __init__(self):
        self.failed = False

    def say(self, consumer, what, problem=""):
        self.failed |= bool(problem)
        print("html", consumer, what, str(problem)[:300] or "ok", sep="\t")

    def equal(self, consumer, what, found, expected):
        self.say(consumer, what, "" if found == expected else f"{found!r} instead of {expected!r}")


def start():
    options = webdriver.ChromeOptions()
    options.binary_location = "/usr/bin/chromium"
    for argument in ["--headless=new", "--no-sandbox", "--disable-gpu", "--hide-scrollbars"]:
        options.add_argument(argument)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
    driver = webdriver.Chrome(options=options, service=Service("/usr/bin/chromedriver"))
    size(driver, 1280, 1000)
    return driver


def size(driver, width, height):
    metrics = {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": False}
    driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", metrics)


def truth(path):
    """The rows of the jsonl as the page is asked for them."""
    rows = []
    for line in filter(None, path.read_text("utf-8").split("\n")):
        row = json.loads(line)
        texts = [row["translation"]["en"], row["translation"]["zh"]]
        numbers = [row["score"], row["src_ids"], row["trg_ids"], row["bead"]]
        rows.append(texts + numbers + [row["src_doc"], row["trg_doc"]])
    return rows


def doubtful(rows, threshold=0.5):
    return [index for index, row in enumerate(rows) if row[2] < threshold]


def nulls(rows):
    return [index for index, row in enumerate(rows) if "0" in row[5].split("-")]


def requests_of(driver):
    """Addresses that the page asked for, but for its own."""
    found = []
    for entry in driver.get_log("performance"):
        message = json.loads(entry["message"])["message"]
        if message["method"] == "Network.requestWillBeSent":
            address = message["params"]["request"]["url"]
            # The favicon of the browser's first empty tab is none of the page's.
            if not address.startswith(("file:///", "data:", "chrome:", "about:")):
                found.append(address)
    return found


def check_markup(checks, path):
    text = path.read_text("utf-8")
    parser = html5lib.HTMLParser(strict=False)
    parser.parse(text)
    errors = [f"{place}: {code}" for place, code, _ in parser.errors]
    checks.say(f"html5lib {html5lib.__version__}", f"{path.name} has no parse error", "; ".join(errors[:3]))
    tidy = subprocess.run(["tidy", "-quiet", "-errors", str(path)], capture_output=True, text=True)
    # This tidy is older than some elements and attributes of the living standard.
    known = ("hidden", "<dialog>", "aria-", "text-spacing", "proprietary attribute")
    lines = [line for line in tidy.stderr.splitlines() if re.match(r"line \d+", line)]
    left = [line for line in lines if "rror" in line and not any(word in line for word in known)]
    version = subprocess.run(["tidy", "-version"], capture_output=True, text=True).stdout.split()[-1]
    checks.say(f"tidy {version}", f"{path.name} has no error", "; ".join(left[:3]))


def check_texts(checks, driver, chromium, folder, name):
    driver.get((folder / f"{name}.html").as_uri())
    rows = truth(folder / f"{name}.jsonl")
    found = driver.execute_script(BEADS)
    # Names of documents are brought to one line in a page, and left as they are in jsonl.
    fields = 6 if name == "odd" else 8
    rows_shown, shown = [row[:fields] for row in rows], [row[:fields] for row in found]
    problem = "" if len(shown) == len(rows) else f"{len(shown)} beads instead of {len(rows)}"
    for index, (left, right) in enumerate(zip(shown, rows_shown)):
        if left != right and not problem:
            problem = f"bead {index + 1}: {str(left)[:120]} instead of {str(right)[:120]}"
    what = "texts, scores, ids, types and documents"
    checks.say(chromium, f"{name}: {what} of {len(rows)} beads", problem)
    errors = [entry["message"] for entry in driver.get_log("browser")]
    checks.say(chromium, f"{name}: nothing on the console", "; ".join(errors))
    checks.say(chromium, f"{name}: no request", "; ".join(requests_of(driver)))
    scripts = driver.execute_script("return document.scripts.length")
    checks.equal(chromium, f"{name}: no script but its own", scripts, 1)
    wide = driver.execute_script("return document.documentElement.scrollWidth - innerWidth")
    checks.equal(chromium, f"{name}: nothing wider than the window", max(wide, 0), 0)
    return rows


def press(driver, *keys):
    chain = ActionChains(driver, duration=0)
    for key in keys:
        chain.send_keys(key)
    chain.perform()


def check_filters(checks, driver, chromium, rows):
    beads = driver.find_elements("css selector", "article.bead")
    moved = [index for index in nulls(rows) if "moved" in beads[index].get_attribute("class")]
    expected = {"doubtful": doubtful(rows), "null": nulls(rows), "moved": moved, "all": list(range(len(rows)))}
    for name, indices in expected.items():
        driver.find_element("css selector", f"[data-filter={name}]").click()
        checks.equal(chromium, f"filter {name} shows {len(indices)} beads", driver.execute_script(SHOWN), indices)
    seen = []
    for _ in range(4):
        press(driver, "f")
        seen.append(driver.execute_script("return document.documentElement.dataset.filter"))
    checks.equal(chromium, "key f cycles the filter", seen, ["doubtful", "null", "moved", "all"])
    slider = driver.find_element("css selector", ".threshold input")
    slider.send_keys(Keys.END)
    driver.find_element("css selector", "[data-filter=doubtful]").click()
    checks.equal(chromium, "slider moves the bound", driver.execute_script(SHOWN), doubtful(rows, 1.0))
    for _ in range(10):
        slider.send_keys(Keys.ARROW_LEFT)
    driver.find_element("css selector", "[data-filter=all]").click()


def check_keys(checks, driver, chromium, rows):
    low, lone, last = doubtful(rows), nulls(rows), len(rows) - 1
    # What each key leads to from a bead; where there is nothing more, it stays.
    leads = {
        "g": lambda at: 0,
        "G": lambda at: last,
        "j": lambda at: min(at + 1, last),
        "k": lambda at: max(at - 1, 0),
        "n": lambda at: next((bead for bead in low if bead > at), at),
        "p": lambda at: next((bead for bead in reversed(low) if bead < at), at),
        "m": lambda at: next((bead for bead in lone if bead > at), at),
    }
    leads |= {Keys.ARROW_DOWN: leads["j"], Keys.ARROW_UP: leads["k"]}
    table, at = [], 0
    for key in ["g", "j", Keys.ARROW_DOWN, "k", Keys.ARROW_UP, "k", "n", "n", "p", "g", "m", "m", "G", "j"]:
        at = leads[key](at)
        table.append((key, at))
    driver.find_element("css selector", "h1").click()
    found = []
    for key, _ in table:
        press(driver, key)
        in_view = driver.execute_script(IN_VIEW)
        found.append(driver.execute_script(CURRENT) if in_view else "out of view")
    names = " ".join({Keys.ARROW_DOWN: "↓", Keys.ARROW_UP: "↑"}.get(key, key) for key, _ in table)
    checks.equal(chromium, f"focus after {names}", found, [index for _, index in table])
    press(driver, "?")
    is_open = "return document.querySelector('.help').open"
    opened = driver.execute_script(is_open)
    press(driver, Keys.ESCAPE)
    checks.equal(chromium, "? opens the help, Esc closes it", [opened, driver.execute_script(is_open)], [True, False])
    checks.equal(chromium, "focus comes back from the help", driver.execute_script(CURRENT), last)


def check_marks(checks, driver, chromium, kind):
    lit = """return Array.from(document.querySelectorAll(".lit"), (mark) => [mark.closest("p").lang.slice(0, 2),
      mark.closest("article").id, mark.dataset.link])"""
    mark = driver.execute_script("""return Array.from(document.querySelectorAll("p.en ." + arguments[0])).find((mark) =>
      mark.closest("article").querySelectorAll('[data-link="' + mark.dataset.link + '"]').length == 2)""", kind)
    if mark is None:
        checks.say(chromium, f"there is a {kind} with its counterpart", "there is none")
        return
    driver.execute_script("arguments[0].scrollIntoView({block: 'center'})", mark)
    place = [mark.get_property("parentElement").find_element("xpath", "..").get_attribute("id"), mark.get_attribute("data-link")]
    both = [["en", *place], ["zh", *place]]
    ActionChains(driver).move_to_element(mark).perform()
    checks.equal(chromium, f"pointing at a {kind} lights its partner", driver.execute_script(lit), both)
    ActionChains(driver).move_to_element(driver.find_element("css selector", ".tools")).perform()
    checks.equal(chromium, "and leaving it puts both out", driver.execute_script(lit), [])
    mark.click()
    checks.equal(chromium, "a tap lights both", driver.execute_script(lit), both)
    press(driver, Keys.ESCAPE)
    checks.equal(chromium, "Esc puts them out", driver.execute_script(lit), [])
    press(driver, Keys.ARROW_RIGHT)
    keyed = driver.execute_script(lit)
    spoken = driver.execute_script("return document.querySelector('.spoken').textContent")
    problem = "" if len(keyed) > 1 and ": " in spoken else f"{keyed} {spoken}"
    checks.say(chromium, "→ lights the first mark of the bead and says its partner", problem)
    press(driver, Keys.ESCAPE)


def check_moved(checks, driver, chromium, rows):
    links = driver.find_elements("css selector", "article.bead a[href]")
    if not links:
        checks.say(chromium, "the sample has no moved bead")
        return
    driver.find_element("css selector", "[data-filter=moved]").click()
    for link in links:
        start = driver.execute_script("return arguments[0].closest('article').id", link)
        side = 4 if "Chinese" in link.text else 3
        number = int(re.search(r"\d+", link.text).group())
        driver.execute_script("arguments[0].scrollIntoView({block: 'center'})", link)
        link.click()
        arrived = driver.execute_script(CURRENT)
        problem = "" if number in rows[arrived][side] else f"arrived at bead {arrived + 1}"
        checks.say(chromium, f"link of {start} leads to sentence {number}", problem)
    driver.find_element("css selector", "[data-filter=all]").click()


def check_looks(checks, driver, chromium, folder):
    pictures = folder / "pictures"
    pictures.mkdir(exist_ok=True)
    driver.get("about:blank")
    driver.get((folder / "sample.html").as_uri())

    def take(name, width, height):
        size(driver, width, height)
        driver.save_screenshot(str(pictures / f"{name}.png"))

    paper = "return getComputedStyle(document.documentElement).backgroundColor"
    take("light", 1280, 1000)
    light = driver.execute_script(paper)
    driver.find_element("css selector", "[data-action=theme]").click()
    dark = driver.execute_script(paper)
    take("dark", 1280, 1000)
    checks.say(chromium, "the button makes it dark", "" if light != dark else light)
    driver.refresh()
    kept = driver.execute_script(paper)
    checks.equal(chromium, "dark is kept when the page is loaded again", kept, dark)
    driver.find_element("css selector", "[data-action=theme]").click()
    take("narrow", 400, 1400)
    wide = driver.execute_script("return document.documentElement.scrollWidth")
    checks.equal(chromium, "400 pixels are wide enough", wide, 400)
    size(driver, 1280, 1000)
    driver.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": True})
    driver.refresh()
    take("no-script", 1280, 1000)
    driver.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": False})
    driver.refresh()
    sheet = {"preferCSSPageSize": True, "paperWidth": 8.27, "paperHeight": 11.69}
    pdf = base64.b64decode(driver.execute_cdp_cmd("Page.printToPDF", sheet)["data"])
    (pictures / "print.pdf").write_bytes(pdf)
    for old in pictures.glob("print-*.png"):
        old.unlink()
    subprocess.run(["pdftoppm", "-r", "80", "-png", pictures / "print.pdf", pictures / "print"], check=True)
    text = subprocess.run(["pdftotext", "-layout", pictures / "print.pdf", "-"], capture_output=True, text=True, check=True).stdout
    sheets = [sheet for sheet in text.split("\f") if sheet.strip()]
    heads = [sum("English" in line and "中文" in line for line in sheet.splitlines()) for sheet in sheets]
    problem = "" if all(heads) else f"{heads} headings on the sheets"
    checks.say("pdftotext", f"each of {len(sheets)} printed sheets has its heading", problem)


def main():
    folder = Path(sys.argv[1]).resolve()
    checks = Checks()
    for name in ["sample", "odd"]:
        check_markup(checks, folder / f"{name}.html")
    driver = start()
    try:
        chromium = f"Chromium {driver.capabilities['browserVersion']}"
        check_texts(checks, driver, chromium, folder, "odd")
        rows = check_texts(checks, driver, chromium, folder, "sample")
        check_filters(checks, driver, chromium, rows)
        check_keys(checks, driver, chromium, rows)
        check_marks(checks, driver, chromium, "fact")
        check_moved(checks, driver, chromium, rows)
        # A page that `zhen align` wrote links words too.
        driver.get((folder / "pair.html").as_uri())
        check_marks(checks, driver, chromium, "word")
        check_looks(checks, driver, chromium, folder)
        errors = [entry["message"] for entry in driver.get_log("browser")]
        checks.say(chromium, "nothing on the console after all this", "; ".join(errors))
        checks.say(chromium, "no request after all this", "; ".join(requests_of(driver)))
    finally:
        driver.quit()
    return 1 if checks.failed else 0


if __name__ == "__main__":
    sys.exit(main())
