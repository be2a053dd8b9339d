
// Keys, filters and word links of the page. All is done from a few listeners, so that a page of
// 50,000 beads costs no more than a page of five; nothing is loaded and nothing leaves the page.
"use strict";
(() => {
  const root = document.documentElement;
  const find = (selector) => document.querySelector(selector);
  const main = find("main");
  const tools = find(".tools");
  const help = find(".help");
  const nothing = find(".nothing");
  const slider = find(".threshold input");
  const beads = Array.from(main.querySelectorAll("article.bead"));
  const scores = beads.map((bead) => Number(bead.dataset.score));
  const numberOf = new Map(beads.map((bead, index) => [bead, index]));
  const filters = Array.from(tools.querySelectorAll("[data-filter]"), (button) => button.dataset.filter);
  let filter = "all";
  let threshold = Number(slider.value);
  let current = -1;
  let lit = [];
  let pinned = null;

  root.classList.add("js");
  // The summary is the last thing in the file; here it comes where it is seen.
  find(".title").after(find(".summary"));
  tools.hidden = false;
  const spoken = document.createElement("p");
  spoken.className = "spoken";
  spoken.setAttribute("aria-live", "polite");
  document.body.append(spoken);

  // Filters

  const isDoubtful = (index) => scores[index] < threshold;
  const isNull = (index) => beads[index].classList.contains("null");
  const isMoved = (index) => beads[index].classList.contains("moved");
  const tests = { all: () => true, doubtful: isDoubtful, null: isNull, moved: isMoved };
  const isShown = (index) => tests[filter](index);

  function show(name) {
    filter = name;
    root.dataset.filter = name;
    for (const button of tools.querySelectorAll("[data-filter]")) {
      button.setAttribute("aria-pressed", String(button.dataset.filter === name));
    }
    const inLeaf = new Map();
    let count = 0;
    beads.forEach((bead, index) => {
      bead.classList.toggle("doubtful", isDoubtful(index));
      const shown = isShown(index) ? 1 : 0;
      count += shown;
      inLeaf.set(bead.parentNode, (inLeaf.get(bead.parentNode) || 0) + shown);
    });
    const inPair = new Map();
    for (const [leaf, shown] of inLeaf) {
      leaf.hidden = shown === 0;
      // What is not laid out yet takes room by its number of beads.
      leaf.style.containIntrinsicBlockSize = name === "all" ? "" : shown * 80 + "px";
      inPair.set(leaf.parentNode, (inPair.get(leaf.parentNode) || 0) + shown);
    }
    for (const [pair, shown] of inPair) {
      pair.hidden = shown === 0;
    }
    nothing.hidden = count > 0;
    const total = beads.length.toLocaleString("en");
    find(".count").textContent = count === beads.length ? total + " beads" : count.toLocaleString("en") + " of " + total + " beads";
  }

  // The current bead

  function go(index, block) {
    const bead = beads[index];
    if (!bead) {
      return;
    }
    if (beads[current]) {
      beads[current].classList.remove("current");
      beads[current].removeAttribute("tabindex");
    }
    current = index;
    bead.classList.add("current");
    bead.tabIndex = 0;
    bead.setAttribute("aria-label", "Bead " + (index + 1) + ", confidence " + bead.dataset.score);
    bead.focus({ preventScroll: true });
    if (block) {
      bead.scrollIntoView({ block });
    }
  }

  // Where a search for the next bead begins: at the current one, else at the top of the window.
  function origin(step) {
    if (current >= 0) {
      return current + step;
    }
    const bars = main.getBoundingClientRect();
    const element = document.elementFromPoint(bars.left + bars.width / 2, Math.max(bars.top, 0) + 120);
    const bead = element ? element.closest(".bead") : null;
    return bead ? numberOf.get(bead) : step === 1 ? 0 : beads.length - 1;
  }

  function seek(from, step, test, block) {
    for (let index = from; beads[index]; index += step) {
      if (isShown(index) && test(index)) {
        go(index, block);
        return;
      }
    }
  }

  // Goes to the bead that an address names, whatever the filter.
  function visit(address) {
    const target = address ? document.getElementById(decodeURIComponent(address)) : null;
    const bead = target ? target.closest(".bead") : null;
    if (bead) {
      const index = numberOf.get(bead);
      if (!isShown(index)) {
        show("all");
      }
      go(index, "center");
    }
  }

  // Marks that belong together

  function light(mark) {
    lit.forEach((other) => other.classList.remove("lit"));
    lit = [];
    if (mark) {
      const bead = mark.closest(".bead");
      lit = Array.from(bead.querySelectorAll('[data-link="' + mark.dataset.link + '"]'));
      lit.forEach((other) => other.classList.add("lit"));
    }
  }

  const markAt = (event) => (event.target.closest ? event.target.closest("[data-link]") : null);

  function stepMark(step) {
    const bead = beads[current];
    const marks = bead ? Array.from(bead.querySelectorAll("[data-link], .alone")) : [];
    const before = marks.indexOf(document.activeElement);
    const mark = marks[before < 0 ? (step === 1 ? 0 : marks.length - 1) : before + step];
    if (mark) {
      mark.tabIndex = -1;
      mark.focus();
      const side = mark.closest("p");
      const partners = lit.filter((other) => other.closest("p") !== side);
      const said = partners.map((other) => other.textContent).join(" ");
      spoken.textContent = mark.textContent + ": " + (said || "no match");
    }
  }

  main.addEventListener("pointerover", (event) => light(markAt(event) || pinned));
  main.addEventListener("pointerleave", () => light(pinned));
  main.addEventListener("focusin", (event) => {
    pinned = markAt(event);
    light(pinned);
  });
  main.addEventListener("click", (event) => {
    const link = event.target.closest("a[href]");
    if (link) {
      event.preventDefault();
      location.hash = link.hash;
      visit(link.hash.slice(1));
      return;
    }
    const bead = event.target.closest(".bead");
    pinned = markAt(event);
    light(pinned);
    if (!bead) {
      return;
    }
    if (event.target.closest(".margin b")) {
      location.hash = bead.id;
    } else if (String(getSelection()) === "") {
      const keep = pinned;
      go(numberOf.get(bead), "");
      pinned = keep;
      light(pinned);
    }
  });
  addEventListener("hashchange", () => visit(location.hash.slice(1)));

  // Tools

  tools.addEventListener("click", (event) => {
    const button = event.target.closest("button");
    if (!button) {
      return;
    }
    if (button.dataset.filter) {
      show(button.dataset.filter);
    } else if (button.dataset.action === "help") {
      help.showModal();
    }
  });
  slider.addEventListener("input", () => {
    threshold = Number(slider.value);
    find(".threshold output").textContent = threshold.toFixed(2);
    show(filter);
  });

  const any = () => true;
  const keys = {
    j: () => seek(origin(1), 1, any, "nearest"),
    k: () => seek(origin(-1), -1, any, "nearest"),
    n: () => seek(origin(1), 1, isDoubtful, "center"),
    p: () => seek(origin(-1), -1, isDoubtful, "center"),
    m: () => seek(origin(1), 1, (index) => isNull(index) || isMoved(index), "center"),
    g: () => seek(0, 1, any, "center"),
    G: () => seek(beads.length - 1, -1, any, "center"),
    f: () => show(filters[(filters.indexOf(filter) + 1) % filters.length]),
    "?": () => help.showModal(),
    ArrowRight: () => stepMark(1),
    ArrowLeft: () => stepMark(-1),
    Escape: () => {
      pinned = null;
      light(null);
      if (beads[current]) {
        beads[current].focus({ preventScroll: true });
      }
    },
  };
  keys.ArrowDown = keys.j;
  keys.ArrowUp = keys.k;

  addEventListener("keydown", (event) => {
    const isTyping = event.target.matches && event.target.matches("input, select, textarea");
    if (help.open || isTyping || event.ctrlKey || event.metaKey || event.altKey) {
      return;
    }
    if (Object.hasOwn(keys, event.key)) {
      event.preventDefault();
      keys[event.key]();
    }
  });

  show("all");
  visit(location.hash.slice(1));
})();
