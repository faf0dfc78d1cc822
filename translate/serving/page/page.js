"use strict";
(() => {
  const TEXTS = {
    en: {
      skip: "Skip to the content",
      title: "French into English",
      about: "Side by side, with quotations, names and figures checked. Nothing leaves the machine that serves this page.",
      key: "API key of this server",
      drop: "Drop an article here, or choose a file",
      formats: (all) => `It may be ${all}.`,
      paste: "Or paste French text",
      go: "Translate",
      cancel: "Cancel",
      correct: "Correct",
      keep: "Keep corrections",
      format: "Format",
      download: "Download",
      again: "Another article",
      nothing: "Choose a file or paste a text first.",
      working: (name) => `Translating ${name}`,
      waiting: "Waiting for its turn",
      done: (done, total, left) => `${done} of ${total} sentences` + (left === null ? "" : `, about ${left} left`),
      seconds: (n) => (n < 90 ? `${Math.max(1, Math.round(n))} seconds` : `${Math.round(n / 60)} minutes`),
      result: (name) => `${name} in English`,
      kept: (n) => (n === 1 ? "1 correction is kept." : `${n} corrections are kept.`),
      unkept: "Corrections that are not kept yet would be lost. Leave all the same?",
      gone: "The server does not answer. Is it still running?",
      same: "as the article",
      pasted: "pasted text",
    },
    fr: {
      skip: "Aller au contenu",
      title: "Du français à l’anglais",
      about: "Côte à côte ; citations, noms et chiffres sont vérifiés. Rien ne quitte la machine qui sert cette page.",
      key: "Clé d’API de ce serveur",
      drop: "Déposez un article ici ou choisissez un fichier",
      formats: (all) => `Formats : ${all}.`,
      paste: "Ou collez un texte français",
      go: "Traduire",
      cancel: "Annuler",
      correct: "Corriger",
      keep: "Garder les corrections",
      format: "Format",
      download: "Télécharger",
      again: "Un autre article",
      nothing: "Choisissez d’abord un fichier ou collez un texte.",
      working: (name) => `Traduction de ${name}`,
      waiting: "En attente",
      done: (done, total, left) => `${done} phrases sur ${total}` + (left === null ? "" : `, encore ${left} environ`),
      seconds: (n) => (n < 90 ? `${Math.max(1, Math.round(n))} secondes` : `${Math.round(n / 60)} minutes`),
      result: (name) => `${name} en anglais`,
      kept: (n) => (n === 1 ? "1 correction est gardée." : `${n} corrections sont gardées.`),
      unkept: "Les corrections qui ne sont pas encore gardées seraient perdues. Quitter quand même ?",
      gone: "Le serveur ne répond pas. Fonctionne-t-il encore ?",
      same: "celui de l’article",
      pasted: "texte collé",
    },
  };
  const language = (navigator.languages || [navigator.language]).map((l) => l.slice(0, 2)).find((l) => l in TEXTS) || "en";
  const say = TEXTS[language];
  const $ = (id) => document.getElementById(id);
  document.documentElement.lang = language;
  document.title = say.title;
  for (const node of document.querySelectorAll("[data-text]")) node.textContent = say[node.dataset.text];

  let key = "";
  let current = null; // the document on the desk: id and name
  let turn = 0; // counts what was sent or cancelled; an answer to an earlier turn is of no interest
  const steps = { ask: $("ask"), working: $("working"), result: $("result") };
  function show(step) {
    for (const [name, node] of Object.entries(steps)) node.hidden = name !== step;
  }
  function fail(message) {
    show("ask");
    $("error").textContent = message;
    if (current) forget();
  }

  // The server answers with JSON, or says in one sentence what is wrong.
  async function ask(path, options = {}) {
    let answer;
    try {
      answer = await fetch(path, { ...options, headers: { ...options.headers, ...(key ? { Authorization: `Bearer ${key}` } : {}) } });
    } catch { throw new Error(say.gone); }
    if (answer.ok) return answer;
    if (answer.status === 403) { $("key-row").hidden = false; }
    let message = answer.statusText;
    try { message = (await answer.json()).error || message; } catch { /* no JSON: the status says it */ }
    throw new Error(message);
  }
  const json = async (...request) => (await ask(...request)).json();

  async function send(file, name) {
    const mine = ++turn;
    $("error").textContent = "";
    key = $("key").value;
    const form = new FormData();
    form.append("file", file, name);
    $("working-title").textContent = say.working(name);
    $("status").textContent = say.waiting;
    $("progress").removeAttribute("value");
    show("working");
    $("working-title").focus();
    try {
      const { id } = await json("/documents", { method: "POST", body: form });
      current = { id, name };
      if (turn === mine) await follow(id, mine);
      else forget();
    } catch (error) { if (turn === mine) fail(error.message); }
  }

  let told = "";
  async function follow(id, mine) {
    for (;;) {
      const state = await json(`/documents/${id}`);
      if (turn !== mine) return;
      if (state.status === "error") throw new Error(state.error);
      if (state.status === "done") { await open(id); return; }
      if (state.total) {
        $("progress").max = state.total;
        $("progress").value = state.done;
        const left = state.seconds_left === null ? null : say.seconds(state.seconds_left);
        const now = say.done(state.done, state.total, left);
        if (now !== told) $("status").textContent = told = now; // a screen reader hears changes alone
      }
      await new Promise((wake) => setTimeout(wake, 400));
    }
  }

  async function open(id) {
    const page = await (await ask(`/documents/${id}/result?format=html`)).text();
    if (!current || current.id !== id) return;
    $("result-title").textContent = $("page").title = say.result(current.name);
    $("kept").textContent = "";
    $("correct").setAttribute("aria-pressed", "false");
    $("keep").hidden = true;
    $("page").srcdoc = page;
    show("result");
    $("result-title").focus();
  }

  // The page in the frame has its own ways to correct; its sentences are read from there.
  const inside = () => $("page").contentDocument;
  function edited() {
    const store = JSON.parse(inside().getElementById("translation").textContent);
    const records = store.blocks.flatMap((block) => block.segments || []);
    const texts = {};
    for (const node of inside().querySelectorAll(".en .s, h1 .s")) {
      const text = node.textContent.replace(/\s+/g, " ").trim();
      const number = node.dataset.s - 1;
      if (text && text !== records[number].target.replace(/\s+/g, " ").trim()) texts[number] = text;
    }
    return texts;
  }
  const unkept = () => !$("keep").hidden && Object.keys(edited()).length > 0;
  $("correct").addEventListener("click", () => {
    inside().querySelector("[data-do='edit']").click();
    const on = inside().querySelector("[data-do='edit']").getAttribute("aria-pressed");
    $("correct").setAttribute("aria-pressed", on);
    $("keep").hidden = false;
    if (on === "true") inside().querySelector(".en .s, h1 .s").focus();
  });
  $("keep").addEventListener("click", async () => {
    const texts = edited();
    try {
      if (Object.keys(texts).length) {
        await ask(`/documents/${current.id}/corrections`, { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify({ texts }) });
        await open(current.id);
      }
      $("kept").textContent = say.kept(Object.keys(texts).length);
    } catch (error) { $("kept").textContent = error.message; }
  });
  $("download").addEventListener("click", async (event) => {
    event.preventDefault();
    try {
      const answer = await ask(`/documents/${current.id}/result?format=${$("format").value}`);
      const name = decodeURIComponent(answer.headers.get("content-disposition").split("''")[1]);
      const link = Object.assign(document.createElement("a"), { href: URL.createObjectURL(await answer.blob()), download: name });
      link.click();
      URL.revokeObjectURL(link.href);
    } catch (error) { $("kept").textContent = error.message; }
  });

  function forget() {
    const { id } = current;
    current = null;
    ask(`/documents/${id}`, { method: "DELETE" }).catch(() => { /* it is forgotten after a day */ });
  }
  function begin() {
    $("page").removeAttribute("srcdoc");
    $("ask").reset();
    $("key").value = key;
    show("ask");
    $("file").focus();
  }
  $("cancel").addEventListener("click", () => { turn += 1; if (current) forget(); begin(); });
  $("again").addEventListener("click", () => {
    if (unkept() && !confirm(say.unkept)) return;
    current = null;
    begin();
  });
  addEventListener("beforeunload", (event) => { if (!$("result").hidden && unkept()) event.preventDefault(); });

  $("ask").addEventListener("submit", (event) => {
    event.preventDefault();
    const file = $("file").files[0];
    const text = $("text").value;
    if (file) send(file, file.name);
    else if (text.trim()) send(new Blob([text], { type: "text/plain" }), `${say.pasted}.txt`);
    else { $("error").textContent = say.nothing; $("text").focus(); }
  });
  $("file").addEventListener("change", () => { if ($("file").files.length && (!$("key-row").hidden ? $("key").value : true)) $("ask").requestSubmit(); });
  $("text").addEventListener("keydown", (event) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) $("ask").requestSubmit();
  });
  // A file that misses the frame must not take the place of the page.
  for (const kind of ["dragover", "dragleave", "drop"])
    addEventListener(kind, (event) => {
      event.preventDefault();
      $("drop").classList.toggle("over", kind === "dragover");
      const file = kind === "drop" && !$("ask").hidden && event.dataTransfer.files[0];
      if (file) send(file, file.name);
    });

  (async () => {
    try {
      const { keyRequired, supportedFilesFormat, results } = await json("/frontend/settings");
      $("key-row").hidden = !keyRequired;
      $("formats").textContent = say.formats(supportedFilesFormat.join(" "));
      $("file").accept = supportedFilesFormat.join(",");
      for (const name of results) $("format").add(new Option(name === "same" ? say.same : name, name));
      $("format").value = "html";
      show("ask");
    } catch (error) { fail(error.message); }
  })();
})();
