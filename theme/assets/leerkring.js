/* What a page gains by a script, and nothing it needs one for: colours, search, filters. */
"use strict";

/* Colours ------------------------------------------------------------------------------------- */

const root = document.documentElement;
const scheme = document.getElementById("lk-scheme");

function isDark() {
  return root.dataset.scheme ? root.dataset.scheme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
}

if (scheme) {
  scheme.hidden = false;
  scheme.setAttribute("aria-pressed", isDark());
  scheme.addEventListener("click", () => {
    root.dataset.scheme = isDark() ? "light" : "dark";
    scheme.setAttribute("aria-pressed", isDark());
    try { localStorage.setItem("lk-scheme", root.dataset.scheme); } catch { /* for this page only */ }
  });
}

/* Search: the index of this portfolio, or of the cohort ---------------------------------------- */

const opener = document.getElementById("lk-search");
const box = document.getElementById("lk-find");

/* Small letters that Unicode does not take apart, as people write them without. */
const PLAIN = {
  ł: "l", ø: "o", đ: "d", ħ: "h", ŧ: "t", ı: "i", ĸ: "k", æ: "ae", œ: "oe", þ: "th", ð: "d", ŋ: "ng",
  ɨ: "i", ƶ: "z", ɓ: "b", ɗ: "d", ƙ: "k", ƴ: "y", ə: "e", ß: "ss", ς: "σ",
  "‘": "'", "’": "'", "ʹ": "'", "ʻ": "'", "ʼ": "'", "ʽ": "'", "ʾ": "'", "ʿ": "'"
};

/* A text as it is sought: small letters without accents, as the names of files and addresses have them. */
function folded(text) {
  const small = text.normalize("NFKD").toUpperCase().toLowerCase().normalize("NFKD"); // ß has two capitals
  return small.replace(/[\p{Mn}\p{Me}\p{Cf}]/gu, "").replace(/[^\x00-\x7f]/gu, sign => PLAIN[sign] ?? sign);
}

/* Where in a text the sign is that stands at a place of the folded one. */
function unfolded(text, place) {
  let at = 0;
  for (const sign of text) {
    place -= folded(sign).length;
    if (place < 0) break;
    at += sign.length;
  }
  return at;
}

function score(words, title, text) {
  let sum = 0;
  for (const word of words) {
    const inTitle = title.includes(word);
    if (!inTitle && !text.includes(word)) return 0;
    sum += inTitle ? 10 : 1;
  }
  return sum;
}

function excerpt(word, text, plain) {
  const at = unfolded(text, Math.max(plain.indexOf(word), 0));
  const from = at < 40 ? 0 : text.indexOf(" ", at - 40) + 1;
  return (from ? "… " : "") + text.slice(from, from + 140) + (text.length > from + 140 ? " …" : "");
}

function result(address, title, said) {
  const link = document.createElement("a");
  link.href = address;
  link.textContent = title;
  const item = document.createElement("li");
  item.append(link);
  if (said) {
    const text = document.createElement("p");
    text.textContent = said;
    item.append(text);
  }
  return item;
}

if (opener && box) {
  const field = box.querySelector("input");
  const list = box.querySelector("ol");
  const status = box.querySelector("[role=status]");
  const index = new URL(opener.dataset.index, location.href);
  let entries;

  async function load() {
    const found = await (await fetch(index)).json();
    entries = found.map(([address, title, text]) => ({
      address: new URL(address, index).href, title, text, foldedTitle: folded(title), foldedText: folded(text),
    }));
  }

  function search() {
    const words = folded(field.value).split(/\s+/).filter(Boolean);
    const found = !words.length || !entries ? [] : entries
      .map(it => [score(words, it.foldedTitle, it.foldedText), it])
      .filter(([points]) => points)
      .sort((one, other) => other[0] - one[0]);
    list.replaceChildren(...found.slice(0, 20).map(([, it]) =>
      result(it.address, it.title, it.text && excerpt(words[0], it.text, it.foldedText))));
    status.textContent = words.length ? status.dataset.found.replace("{n}", found.length) : "";
  }

  async function open(event) {
    event.preventDefault();
    box.showModal();
    field.select();
    if (!entries) await load();
    search();
  }

  opener.addEventListener("click", open);
  opener.setAttribute("role", "button");
  opener.setAttribute("aria-haspopup", "dialog");
  field.addEventListener("input", search);
  box.addEventListener("click", event => { if (event.target === box) box.close(); });
  document.addEventListener("keydown", event => {
    const typing = event.target.closest("input, textarea, select, [contenteditable]");
    if (event.key === "/" && !typing && !event.ctrlKey && !event.metaKey && !event.altKey) open(event);
  });
}

/* Filters: which learners of a cohort are shown ------------------------------------------------- */

const filters = document.getElementById("lk-filters");
if (filters) {
  const index = new URL(filters.dataset.index, location.href);
  const status = filters.querySelector("[role=status]");
  const matches = document.getElementById("lk-matches");
  const all = document.getElementById("lk-all");
  const MOST = 60;
  const clear = filters.querySelector("[type=reset]");
  let learners;

  /* What each competence is called, here and in other languages, by its tag. */
  const called = new Map([...filters.elements.competence.options].map(it => [it.value, [it.text, it.dataset.also].join(" ")]));

  async function load() {
    const found = await (await fetch(index)).json();
    learners = found.map(([address, photo, name, headline, language, chips, initials, leaves, texts, tags]) => {
      const known = tags.split(" ");
      const competences = known.filter(tag => tag && called.has(tag)).map(tag => called.get(tag));
      return {
        address, photo, name, headline, language, chips, initials, leaves, tags: new Set(known),
        text: folded([name, headline, ...chips, ...texts, ...competences].join(" ")),
      };
    });
  }

  function wanted() {
    const value = name => filters.elements[name].value;
    const [competence, level] = [value("competence"), value("level")];
    const others = [value("requirement"), value("phase"), value("learning"), filters.elements.validated.checked && "v-yes"];
    const levels = level && !competence ? tag => tag.endsWith(level) : null;
    const tags = [competence && competence + level, ...others].filter(Boolean);
    const words = folded(value("word")).split(/\s+/).filter(Boolean);
    return tags.length || words.length || levels ? it =>
      tags.every(tag => it.tags.has(tag)) && words.every(word => it.text.includes(word)) && (!levels || [...it.tags].some(levels)) : null;
  }

  function card(it) {
    const made = document.getElementById("lk-match").content.cloneNode(true);
    const [headline, chips] = made.querySelectorAll("p");
    const link = made.querySelector("a");
    const [photo, letters] = made.querySelectorAll(".lk-face");
    link.href = new URL(it.address, index).href;
    link.textContent = it.name;
    const leaves = made.querySelector(".lk-leaves");
    if (it.leaves) leaves.textContent = leaves.dataset.said.replace("{language}", it.leaves); else leaves.remove();
    headline.textContent = it.headline;
    if (it.language) headline.lang = it.language;
    if (it.photo) photo.src = new URL(it.photo, index).href; else photo.remove();
    if (it.photo || !it.initials) letters.remove(); else letters.textContent = it.initials;
    if (!it.chips.length) chips.remove();
    chips.append(...it.chips.flatMap(text => {
      const chip = document.createElement("span");
      chip.textContent = text;
      return [chip, " "];
    }));
    return made;
  }

  function said(found) {
    const { shown, none, nobody, hint } = status.dataset;
    if (found.length) return shown.replace("{n}", found.length).replace("{of}", learners.length);
    const words = filters.elements.word.value.trim();
    return (words ? none.replace("{words}", () => words) : nobody) + " " + hint;
  }

  async function apply() {
    const holds = wanted();
    if (holds && !learners) await load();
    const found = holds ? learners.filter(holds) : [];
    matches.replaceChildren(...found.slice(0, MOST).map(card));
    matches.hidden = !holds;
    all.hidden = Boolean(holds);
    clear.hidden = !holds;
    status.textContent = holds ? said(found) : "";
  }

  filters.addEventListener("input", apply);
  filters.addEventListener("reset", () => setTimeout(apply));
  filters.addEventListener("submit", event => event.preventDefault());
  apply();
}
