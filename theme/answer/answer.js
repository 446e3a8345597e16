// The form of a question: what is typed stays in this tab until somebody saves it, mails it or copies it.
const answering = (asked) => {
  "use strict";
  const at = (id) => document.getElementById(id);
  const make = (tag, set = {}, ...inner) => {
    const it = document.createElement(tag);
    for (const [name, value] of Object.entries(set)) name in it ? (it[name] = value) : it.setAttribute(name, value);
    it.append(...inner);
    return it;
  };
  const say = asked.say;
  const form = at("form");
  const isValidation = asked.kind === "validation";
  const LOCALES = { en: "en-GB" }; // the day before the month, as the site writes it
  const MOST = 4000;
  const MOST_OF_A_LETTER = 1900; // of an address that begins with mailto; some mail programs cut longer ones
  const WORDS_A_MINUTE = 200, MINUTES_TO_ANSWER = 3, MINUTES_A_COMPETENCE = 0.25;
  const YOU = /\b(?:je|jij|jouw?|you|your)\b/i;
  let sent = true;
  form.hidden = false;

  // The questions about each competence ---------------------------------------------------------------
  const choice = (name, value, title, told) =>
    make("label", {}, make("input", { type: "radio", name, value }), make("span", {}, title, ...(told ? [make("small", { textContent: told })] : [])));

  const group = (name, title, choices) => {
    const inner = choices.map((it) => choice(name, it.id, it.title, it.told));
    const heading = make("p", { className: "why", id: `${name}-title`, textContent: title });
    return make("div", { className: "choices", role: "radiogroup", "aria-labelledby": `${name}-title` }, heading, ...inner, choice(name, "", say.unknown));
  };

  asked.competences.forEach((each, n) => {
    const box = make("fieldset", { id: `c${n}`, tabIndex: -1 }, make("legend", { textContent: each.title }));
    if (each.told) box.append(make("p", { textContent: each.told }));
    if (isValidation) box.append(group(`verdict${n}`, say.verdict, asked.verdicts));
    box.append(group(`level${n}`, say.level, each.levels));
    box.append(make("label", { className: "why", htmlFor: `why${n}`, textContent: say.why }), make("textarea", { id: `why${n}`, rows: 3 }), make("p", { className: "bad", id: `why${n}-wrong` }));
    at("competences").append(box);
  });

  at("you").hidden = !asked.competences.some((each) => each.levels.some((it) => YOU.test(it.told)));
  const read = document.querySelector("main").innerText.split(/\s+/).length / WORDS_A_MINUTE;
  const minutes = Math.round(read + MINUTES_TO_ANSWER + asked.competences.length * MINUTES_A_COMPETENCE);
  at("minutes").textContent = say.minutes.replace("{count}", minutes);

  // What was answered -----------------------------------------------------------------------------------
  const data = () => new FormData(form);
  const typed = (id) => (at(id) ? at(id).value.replace(/\r\n?/g, "\n").trim() : "");
  const today = () => { const now = new Date(); return [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((it) => String(it).padStart(2, "0")).join("-"); };
  const judged = () => asked.competences.map((each, n) => {
    const level = data().get(`level${n}`), verdict = data().get(`verdict${n}`), why = typed(`why${n}`);
    if (isValidation ? !verdict : !level) return null;
    return { competence: each.id, ...(verdict ? { verdict } : {}), ...(level ? { level } : {}), ...(why ? { rationale: why } : {}) };
  }).filter(Boolean);

  const answer = () => {
    const all = { type: "answer", version: 1, request: asked.request, to: asked.to, kind: asked.kind, about: asked.about, date: today(), keep: data().get("keep") === "yes" };
    if (all.keep) all.show_as = data().get("show");
    if (typed("text")) all.text = typed("text");
    if (judged().length) all[isValidation ? "outcomes" : "scores"] = judged();
    if (isValidation) {
      all.methods = data().getAll("methods");
      if (typed("advice")) all.advice = typed("advice");
    }
    return all;
  };

  // What was typed, as long as this tab is open: a reload or a return from the mail program keeps it. -----
  const KEPT = `leerkring:${JSON.stringify([asked.request, asked.to, asked.kind, asked.about, asked.mail])}`; // about has digests
  const boxes = () => [...form.querySelectorAll("textarea:not([readonly])")];
  const settle = () => { at("show").hidden = data().get("keep") === "no"; };
  const quietly = (step) => { try { return step(sessionStorage); } catch { return null; } }; // some browsers refuse it
  const remember = () => quietly((tab) => tab.setItem(KEPT, JSON.stringify([boxes().map((it) => [it.id, it.value]), [...data()]])));
  const recall = () => quietly((tab) => {
    const kept = tab.getItem(KEPT);
    if (!kept) return;
    const [texts, choices] = JSON.parse(kept);
    for (const box of boxes()) box.value = texts.find(([id]) => id === box.id)?.[1] ?? box.value;
    for (const it of form.querySelectorAll("input")) it.checked = choices.some(([name, value]) => name === it.name && value === it.value);
    sent = !(texts.some(([, value]) => value) || choices.length);
    settle();
  });

  // What is still to do -----------------------------------------------------------------------------------
  const told = (id, text) => {
    at(`${id}-wrong`).textContent = text;
    at(id).setAttribute("aria-describedby", `${id}-wrong`);
    at(id).toggleAttribute("aria-invalid", false);
    if (text) at(id).setAttribute("aria-invalid", "true");
  };
  const faults = () => {
    const found = [];
    for (const box of boxes()) {
      const count = [...typed(box.id)].length;
      const text = count > MOST ? say.too_long.replace("{count}", count) : "";
      told(box.id, text);
      if (text) found.push([box.id, text]);
    }
    asked.competences.forEach((each, n) => {
      const isJudged = judged().some((it) => it.competence === each.id);
      if (typed(`why${n}`) && !isJudged) found.push([`c${n}`, say.todo_choice.replace("{title}", () => each.title)]);
    });
    if (isValidation && !judged().length) found.push([asked.competences.length ? "c0" : "text", say.todo_outcomes]);
    if (isValidation && !data().getAll("methods").length) found.push(["methods", say.todo_methods]);
    if (!isValidation && !typed("text") && !judged().length) { told("text", say.todo_text); found.push(["text", say.todo_text]); }
    if (!data().get("keep")) found.push(["keep", say.todo_keep]);
    if (data().get("keep") !== "no" && !data().get("show")) found.push(["show", say.todo_show]);
    return found;
  };
  const isReady = () => {
    const found = faults();
    const links = found.map(([id, text]) => make("li", {}, make("a", { href: `#${id}`, textContent: text, onclick: (event) => { event.preventDefault(); at(id).focus(); at(id).scrollIntoView(); } })));
    at("wrong").replaceChildren(...(found.length ? [make("p", { textContent: say.todo }), make("ul", {}, ...links)] : []));
    if (found.length) { at("review").hidden = true; at("wrong").focus(); }
    return !found.length;
  };

  // What will be shown ------------------------------------------------------------------------------------
  const called = (all) => ({ name: asked.person.name, initials: asked.person.initials, role: "" })[all.show_as];
  const worded = () => judged().map((each) => {
    const known = asked.competences.find((it) => it.id === each.competence);
    const verdict = asked.verdicts.find((it) => it.id === each.verdict)?.title;
    const level = known.levels.find((it) => it.id === each.level)?.title;
    return { title: known.title, said: [verdict, level].filter(Boolean).join(", "), why: each.rationale ?? "" };
  });
  const shown = (all) => {
    if (!all.keep) return [make("p", { textContent: say.not_kept })];
    const who = [called(all), asked.person.role, all.show_as === "role" ? "" : asked.person.organisation].filter(Boolean).join(", ");
    const list = worded().map(({ title, said, why }) => make("li", {}, make("strong", { textContent: title }), `: ${said}`, ...(why ? [make("br"), why] : [])));
    const texts = [all.text, all.advice].filter(Boolean).map((text) => make("p", { className: "lines", dir: "auto", textContent: text }));
    return [...texts, ...(list.length ? [make("ul", {}, ...list)] : []), make("p", { className: "quiet", textContent: `${who}, ${new Date().toLocaleDateString(LOCALES[document.documentElement.lang] ?? document.documentElement.lang, { dateStyle: "long" })}` })];
  };

  // What somebody may not have meant to tell: said once, before anything is sent. It is in the way of nothing.
  const personal = (all) => {
    const texts = [all.text, all.advice, ...judged().map((it) => it.rationale)].filter(Boolean).join("\n").normalize("NFKC").replace(/\p{Pd}/gu, "-");
    const found = all.keep ? asked.personal.flatMap((it) => [...texts.matchAll(new RegExp(it, "giu"))].map((match) => match[1])) : [];
    at("personal").hidden = !found.length;
    at("personal").textContent = say.personal.replace("{found}", () => found.join(", "));
  };

  // The ways back -------------------------------------------------------------------------------------------
  const name = `${say.file}-${asked.to}-${asked.request.slice(0, 6)}.json`;
  const file = () => new File([`${JSON.stringify(answer(), null, 1)}\n`], name, { type: "application/json" });
  const packed = () => {
    const bytes = new TextEncoder().encode(JSON.stringify(answer()));
    const signs = btoa(Array.from(bytes, (it) => String.fromCharCode(it)).join(""));
    return asked.marks[0] + signs.replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "") + asked.marks[1];
  };
  // What the question says stays one line of a letter, and never looks like an answer in it.
  const plain = (text) => text.replaceAll("[", "(").replaceAll("]", ")").replace(/&(?=[#\w])/g, "& ").replace(/\s+/g, " ");
  const lines = () => [
    ...worded().map(({ title, said, why }) => `${plain(title)}: ${plain(said)}${why ? `. ${why}` : ""}`),
    ...asked.methods.filter((it) => data().getAll("methods").includes(it.id)).map((it) => plain(it.title)),
    ...(typed("advice") ? ["", typed("advice")] : []),
  ];
  const letter = (more = lines()) => [plain(say.letter), "", typed("text"), "", ...(more.length ? [...more, ""] : []), say.leave, packed(), ""].join("\n");
  const address = (body) => `mailto:${encodeURIComponent(asked.mail).replaceAll("%40", "@")}?subject=${encodeURIComponent(plain(say.subject))}&body=${encodeURIComponent(body.replaceAll("\n", "\r\n"))}`;
  const done = (text) => {
    at("done").textContent = text;
    at("sent").hidden = !text;
  };

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    if (!isReady()) return;
    at("shown").replaceChildren(...shown(answer()));
    personal(answer());
    const whole = [letter(), letter([])].map(address).find((it) => it.length <= MOST_OF_A_LETTER);
    at("mail").href = whole ?? address(`${plain(say.letter)}\n\n${say.attach}\n`);
    at("mail").dataset.long = whole ? "" : "yes";
    done("");
    at("review").hidden = false;
    at("review").focus();
    sent = false;
  });
  form.addEventListener("input", () => {
    at("review").hidden = true;
    at("emptied").textContent = "";
    sent = false;
    settle();
    remember();
  });

  const save = (said) => {
    const link = make("a", { href: URL.createObjectURL(file()), download: name });
    document.body.append(link);
    link.click();
    link.remove();
    sent = true;
    done(said.replace("{file}", () => name).replace("{name}", () => asked.learner));
  };
  at("save").addEventListener("click", () => save(say.saved));
  at("mail").addEventListener("click", (event) => {
    if (sent || !at("mail").dataset.long) { sent = true; done(say.mailed); return; }
    event.preventDefault(); // a mail that says a file is added must not open before there is one
    save(say.mail_long);
  });
  at("copy").addEventListener("click", async () => {
    at("out").value = letter();
    at("outbox").hidden = false;
    at("out").select();
    at("sent").hidden = false;
    try { await navigator.clipboard.writeText(letter()); done(say.copied); } catch { at("out").focus(); }
    sent = true;
  });
  const text = () => new File([letter()], name.replace(/json$/, "txt"), { type: "text/plain" }); // what telephones share
  if (navigator.canShare?.({ files: [text()] })) {
    at("share").hidden = false;
    at("share").addEventListener("click", () => navigator.share({ files: [text()] }).then(() => { sent = true; done(say.shared); }, () => {}));
  }
  at("empty").addEventListener("click", () => {
    form.reset();
    quietly((tab) => tab.removeItem(KEPT));
    settle();
    at("out").value = at("shown").textContent = "";
    at("review").hidden = at("outbox").hidden = true;
    sent = true;
    at("emptied").textContent = say.emptied;
    at("emptied").focus();
  });
  addEventListener("beforeunload", (event) => { if (!sent) event.preventDefault(); });
  recall();
};
if (document.getElementById("asked")) answering(JSON.parse(document.getElementById("asked").textContent));
