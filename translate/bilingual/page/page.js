"use strict";
(() => {
  const root = document.documentElement;
  const main = document.getElementById("article");
  const panel = document.querySelector(".panel");
  const store = document.getElementById("translation");
  const data = JSON.parse(store.textContent);
  const records = data.blocks.flatMap((block) => block.segments || []);
  document.querySelector(".tools").hidden = false;

  const side = (node) => (node.closest(".fr, .original") ? "source" : "target");
  const both = (number) => document.querySelectorAll(`.s[data-s="${number}"]`);
  const segmentOf = (node) => (node instanceof Element ? node.closest(".s") : null);

  // A sentence and its counterpart, a word and its counterpart.
  function light(segment, word) {
    for (const old of document.querySelectorAll(".s.on, .w")) old.classList.remove("on", "w");
    if (!segment) return;
    for (const node of both(segment.dataset.s)) {
      node.classList.add("on");
      if (!word) continue;
      for (const twin of node.querySelectorAll("[data-w]"))
        if (twin.dataset.w === word.dataset.w) twin.classList.add("w");
    }
  }
  document.addEventListener("pointerover", (event) => {
    const segment = segmentOf(event.target);
    light(segment || segmentOf(document.activeElement), segment && event.target.closest("[data-w]"));
  });

  // What is known of a sentence, on demand.
  function explain(number, fromSource) {
    const record = records[number - 1];
    const lines = [];
    const other = fromSource ? record.target : record.source;
    lines.push([fromSource ? "English" : "French", other]);
    if (record.confidence != null && record.origin !== "person") lines.push(["confidence", `${Math.round(100 * record.confidence)} %`]);
    for (const finding of record.findings || []) lines.push([finding.severity === "note" ? "not sure" : "mistake", `${finding.message} (${finding.code})`]);
    for (const pair of record.counterparts || []) {
      const text = Array.from(record.source).slice(...pair.source).join("");
      if (pair.note || pair.subject === "quotation")
        lines.push([pair.subject, pair.subject === "name" ? pair.note : text + (pair.note ? `, ${pair.note}` : "")]);
    }
    for (const repair of record.repairs || []) lines.push(["repaired", repair]);
    for (const text of record.alternatives || []) lines.push(["or", text]);
    if (record.origin === "person") lines.push(["by", "a person"]);
    const list = document.createElement("dl");
    for (const [term, text] of lines) {
      list.append(Object.assign(document.createElement("dt"), { textContent: term }));
      list.append(Object.assign(document.createElement("dd"), { textContent: text }));
    }
    panel.replaceChildren(list);
    if ((record.findings || []).length) {
      const button = Object.assign(document.createElement("button"), { type: "button", textContent: "Accept as it is" });
      button.addEventListener("click", () => accept(number));
      panel.append(button);
    }
    panel.hidden = false;
  }
  const close = () => { panel.hidden = true; };

  function go(segment) {
    if (!segment) return;
    const folded = segment.closest("details");
    if (folded) folded.open = true;
    segment.focus({ preventScroll: true });
    segment.scrollIntoView({ block: "center" });
  }
  document.addEventListener("focusin", (event) => {
    const segment = segmentOf(event.target);
    if (segment) light(segment, null);
  });
  document.addEventListener("click", (event) => {
    const segment = segmentOf(event.target);
    if (segment && !event.target.closest("a[href^='http'], a[href^='mailto']"))
      explain(segment.dataset.s, side(segment) === "source");
    else if (!event.target.closest(".panel, .tools")) close();
    const link = event.target.closest("a[href^='#s']");
    if (link) { event.preventDefault(); go(document.querySelector(link.getAttribute("href"))); }
  });

  // `n` also reaches the title, which stands above the article.
  const english = (everywhere) => [...(everywhere ? document : main).querySelectorAll("h1 .s, .en .s")];
  function step(by, wanted) {
    const all = english(Boolean(wanted));
    const here = segmentOf(document.activeElement);
    let at = here ? all.findIndex((s) => s.dataset.s === here.dataset.s) : (by > 0 ? -1 : all.length);
    for (let tries = 0; tries < all.length; tries += 1) {
      at = (at + by + all.length) % all.length;
      if (!wanted || wanted(all[at])) { go(all[at]); return all[at]; }
    }
    return null;
  }
  // Labels and what stands around the article are marked, but not gone to and not counted.
  const isFlagged = (segment) => Boolean(segment.nextElementSibling?.matches(".flag:not(.aside)"));
  function nextFlag() {
    const segment = step(1, isFlagged);
    if (segment) explain(segment.dataset.s, false);
  }
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") { close(); document.activeElement.blur(); light(null); return; }
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.target.isContentEditable || event.target.matches("input")) return;
    if (event.key === "j") step(1);
    else if (event.key === "k") step(-1);
    else if (event.key === "n") nextFlag();
    else if (event.key === "Enter" && segmentOf(event.target)) {
      const segment = segmentOf(event.target);
      explain(segment.dataset.s, side(segment) === "source");
    }
  });

  // Corrections: `translate update page.html` takes them back.
  function commit(segment) {
    const record = records[segment.dataset.s - 1];
    const text = segment.textContent.replace(/\s+/g, " ").trim();
    if (text === segment.dataset.was) return;
    segment.dataset.was = text;
    segment.classList.add("edited");
    Object.assign(record, { target: text, origin: "person" });
    for (const gone of ["target_inlines", "counterparts", "findings", "repairs", "alternatives", "confidence"]) delete record[gone];
    changed = true;
    unflag(segment.dataset.s);
  }
  // What is not to be checked any more: no mark, no note, and the count follows.
  function unflag(number) {
    for (const node of both(number)) {
      for (const mark of node.querySelectorAll(".f, .d")) mark.classList.remove("f", "d");
      const flag = node.nextElementSibling;
      if (flag && flag.matches(".flag")) flag.remove();
    }
    const note = document.getElementById(`note-${number}`);
    const list = note?.closest("section");
    note?.remove();
    if (list && !list.querySelector("li")) list.remove();
    const notes = document.querySelector(".notes");
    if (notes) notes.hidden = !notes.querySelector("li");
    const button = document.querySelector("[data-do='next-flag']");
    if (!button) return;
    const left = (kind) => document.querySelectorAll(`.flag.${kind}`).length;
    button.textContent = `⚠ ${left("mistake")} with mistakes, ${left("doubt")} not sure`;
    button.hidden = left("mistake") + left("doubt") === 0;
  }
  // A person takes a sentence as it is: it is theirs now, and `translate update` says so.
  function accept(number) {
    const record = records[number - 1];
    Object.assign(record, { origin: "person" });
    delete record.findings;
    changed = true;
    document.querySelector("[data-do='save']").hidden = false;
    unflag(number);
    close();
  }
  addEventListener("input", (event) => { if (event.target.isContentEditable) changed = true; });
  let changed = false;
  let editing = false;
  function edit(button) {
    editing = !editing;
    button.setAttribute("aria-pressed", String(editing));
    for (const segment of document.querySelectorAll(".en .s, h1 .s")) {
      if (editing) {
        segment.dataset.was = segment.textContent.replace(/\s+/g, " ").trim();
        segment.contentEditable = "plaintext-only";
      } else { commit(segment); segment.removeAttribute("contenteditable"); }
    }
    document.querySelector("[data-do='save']").hidden = !editing && !changed;
  }
  function save() {
    for (const segment of document.querySelectorAll(".s[contenteditable]")) commit(segment);
    store.textContent = JSON.stringify(data).replace(/</g, "\\u003c");
    const copy = root.cloneNode(true);
    for (const node of copy.querySelectorAll(".s")) { node.removeAttribute("contenteditable"); node.classList.remove("on"); delete node.dataset.was; }
    copy.querySelector(".panel").hidden = true;
    copy.querySelector(".tools").hidden = true;
    copy.querySelector("[data-do='edit']").setAttribute("aria-pressed", "false");
    const blob = new Blob(["<!doctype html>\n", copy.outerHTML], { type: "text/html" });
    const link = Object.assign(document.createElement("a"), { href: URL.createObjectURL(blob), download: decodeURIComponent(location.pathname.split("/").pop()) || "article.html" });
    link.click();
    changed = false;
  }
  addEventListener("beforeunload", (event) => { if (changed) event.preventDefault(); });

  document.querySelector(".tools").addEventListener("change", (event) => {
    document.body.classList.toggle(event.target.dataset.view, event.target.checked);
  });
  document.querySelector(".tools").addEventListener("click", (event) => {
    const what = event.target.dataset.do;
    if (what === "next-flag") nextFlag();
    else if (what === "edit") edit(event.target);
    else if (what === "save") save();
    else if (what === "theme") {
      const dark = root.dataset.theme ? root.dataset.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
      root.dataset.theme = dark ? "light" : "dark";
    }
  });
})();
