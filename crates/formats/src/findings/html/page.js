
// The filter and keys of a page of findings; nothing is loaded and nothing leaves the page.
(() => {
  const root = document.documentElement;
  const find = (selector) => document.querySelector(selector);
  const tools = find(".tools");
  const summary = find(".summary");
  const list = find(".findings");
  const only = find(".only input");
  const boxes = Array.from(document.querySelectorAll(".filter input"));
  const notes = Array.from(document.querySelectorAll(".finding"));
  const entries = Array.from(document.querySelectorAll(".findings li"));
  const marks = Array.from(document.querySelectorAll("mark"), (mark) => [mark, mark.dataset.findings.split(" ")]);
  const beads = Array.from(document.querySelectorAll(".bead"));
  const indexOf = new Map(notes.map((note, index) => [note, index]));
  let shown = [];
  let current = -1;

  root.classList.add("js");
  // Both are last in the file; here they come where they are seen.
  find(".title").after(summary);
  if (list) {
    summary.after(list);
    tools.hidden = false;
  }

  // What the boxes leave

  function filter() {
    const off = boxes.filter((box) => !box.checked).map((box) => box.value);
    shown = notes.map((note) => !off.some((name) => note.classList.contains(name)));
    notes.forEach((note, index) => {
      note.hidden = !shown[index];
      entries[index].hidden = !shown[index];
    });
    for (const [mark, numbers] of marks) {
      mark.classList.toggle("off", !numbers.some((number) => shown[number - 1]));
    }
    const inLeaf = new Map();
    for (const bead of beads) {
      const isFound =
        bead.classList.contains("found") && bead.querySelector(".finding:not([hidden]), mark:not(.off)") !== null;
      const isShown = isFound || !only.checked;
      bead.hidden = !isShown;
      inLeaf.set(bead.parentNode, (inLeaf.get(bead.parentNode) || 0) + (isShown ? 1 : 0));
    }
    const inPair = new Map();
    for (const [leaf, count] of inLeaf) {
      leaf.hidden = count === 0 && !leaf.querySelector(":scope > .finding:not([hidden])");
      inPair.set(leaf.parentNode, inPair.get(leaf.parentNode) || !leaf.hidden);
      // What is not laid out yet takes room by its number of rows.
      leaf.style.containIntrinsicBlockSize = only.checked ? count * 120 + "px" : "";
    }
    for (const [pair, isShown] of inPair) {
      pair.hidden = !isShown;
    }
    find(".nothing").hidden = shown.includes(true);
    say();
  }

  // From finding to finding

  function say() {
    const all = shown.filter((is) => is).length;
    const before = shown.slice(0, current + 1).filter((is) => is).length;
    find(".step").textContent = before + " / " + all;
  }

  function go(index, block) {
    if (notes[current]) {
      notes[current].classList.remove("current");
    }
    current = index;
    const note = notes[index];
    note.classList.add("current");
    note.tabIndex = -1;
    note.focus({ preventScroll: true });
    if (block) {
      note.scrollIntoView({ block });
    }
    say();
  }

  function seek(from, step) {
    for (let index = from; notes[index]; index += step) {
      if (shown[index]) {
        go(index, "center");
        return;
      }
    }
  }

  const next = () => seek(current + 1, 1);
  const previous = () => seek(current < 0 ? notes.length - 1 : current - 1, -1);

  // Goes to the finding that an address names; the browser has scrolled.
  function visit() {
    const target = document.getElementById(location.hash.slice(1));
    const index = target ? indexOf.get(target) : undefined;
    if (index !== undefined && shown[index]) {
      go(index, "center");
    }
  }

  const keys = {
    n: next,
    j: next,
    p: previous,
    k: previous,
    g: () => seek(0, 1),
    G: () => seek(notes.length - 1, -1),
    f: () => {
      only.checked = !only.checked;
      filter();
    },
  };
  addEventListener("keydown", (event) => {
    const isTyping = event.target.matches && event.target.matches("input:not([type=checkbox]), select, textarea");
    if (isTyping || event.ctrlKey || event.metaKey || event.altKey) {
      return;
    }
    if (Object.hasOwn(keys, event.key)) {
      event.preventDefault();
      keys[event.key]();
    }
  });
  tools.addEventListener("click", (event) => {
    const button = event.target.closest("button");
    if (button && button.dataset.action === "next") {
      next();
    } else if (button && button.dataset.action === "previous") {
      previous();
    }
  });
  only.addEventListener("change", filter);
  boxes.forEach((box) => box.addEventListener("change", filter));
  // A mark leads to its note.
  find("main").addEventListener("click", (event) => {
    const mark = event.target.closest("mark:not(.off)");
    if (mark && String(getSelection()) === "") {
      const number = mark.dataset.findings.split(" ").find((number) => shown[number - 1]);
      go(number - 1, "nearest");
    }
  });
  addEventListener("hashchange", visit);

  filter();
  visit();
})();
