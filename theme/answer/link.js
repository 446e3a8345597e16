// The question in the part of a link behind its #: a stranger's data, of which nothing is shown but as text.
(() => {
  "use strict";
  const at = (id) => document.getElementById(id);
  const MOST_SIGNS = 20000, MOST_BYTES = 65536;
  const HIDDEN = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u2028\u2029\ud800-\udfff\u00ad\u200b\u2060-\u2064\ufeff\u034f\u115f\u1160\u17b4\u17b5\u180e\u2800\u3164\uffa0\ufff9-\uffff\u202a-\u202e\u2066-\u2069]|\p{M}{5}/u;
  const SEEN = /[\p{L}\p{N}\p{P}\p{S}]/u;
  const known = JSON.parse(at("known").textContent);

  const tell = (why) => {
    for (const each of document.querySelectorAll("[data-fault]")) each.hidden = each.dataset.fault !== why;
  };

  // What is behind the # --------------------------------------------------------------------------------
  const unpacked = async (signs) => {
    const packed = Uint8Array.from(atob(signs.replaceAll("-", "+").replaceAll("_", "/")), (it) => it.charCodeAt(0));
    const reader = new Blob([packed]).stream().pipeThrough(new DecompressionStream("deflate")).getReader();
    const parts = [];
    for (let size = 0; ; ) {
      const { done, value } = await reader.read();
      if (done) break;
      size += value.length;
      if (size > MOST_BYTES) { reader.cancel(); throw new RangeError(); }
      parts.push(value);
    }
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(await new Blob(parts).arrayBuffer());
  };

  const matches = (pattern, text) => new RegExp(pattern, "u").test(text);
  const within = (count, least, most) => count >= (least ?? 0) && count <= (most ?? Infinity);
  const KINDS = {
    string: (it, says) => typeof it === "string" && within([...it].length, says.minLength, says.maxLength) && (!says.pattern || matches(says.pattern, it)) && !HIDDEN.test(it) && (!says.minLength || SEEN.test(it)),
    array: (it, says) => Array.isArray(it) && within(it.length, says.minItems, says.maxItems) && it.every((each) => fits(each, says.items)),
    object: (it, says) => typeof it === "object" && it !== null && !Array.isArray(it)
      && within(Object.keys(it).length, says.minProperties, says.maxProperties)
      && (says.required ?? []).every((name) => Object.hasOwn(it, name))
      && Object.entries(it).every(([name, value]) => isField(name, value, says)),
  };
  const isField = (name, value, says) => {
    if (Object.hasOwn(says.properties ?? {}, name)) return fits(value, says.properties[name]);
    return Boolean(says.additionalProperties) && matches(says.propertyNames.pattern, name) && fits(value, says.additionalProperties);
  };
  const fits = (value, says) => ("const" in says ? value === says.const : Object.hasOwn(KINDS, says.type) && KINDS[says.type](value, says));

  // The page --------------------------------------------------------------------------------------------
  const make = (tag, text = "", set = {}) => Object.assign(document.createElement(tag), { textContent: text }, set);
  const block = ({ as, text }) => make({ h: "h3", li: "p", pre: "pre", quote: "blockquote" }[as] ?? "p", as === "li" ? `• ${text}` : text, { dir: "auto" });
  const claim = ({ title, text }) => {
    const entry = make("li", "", { dir: "auto" });
    entry.append(make("strong", title), text ? `: ${text}` : "");
    return entry;
  };
  const shown = (work, say) => {
    const whole = make("article", "", { className: "work" });
    whole.append(make("h2", work.title, { dir: "auto" }), make("p", [work.kind, work.date].filter(Boolean).join(", "), { className: "quiet" }));
    for (const part of work.parts) whole.append(make("h3", part.title), make("p", part.text, { className: "lines", dir: "auto" }));
    whole.append(...work.prose.map(block));
    if (work.claims.length) {
      const list = make("ul");
      list.append(...work.claims.map(claim));
      whole.append(make("h3", say.shows), list);
    }
    if (work.beside) whole.append(make("p", say.beside.replace("{file}", () => work.beside), { className: "quiet" }));
    return whole;
  };

  const filled = (text, values) => text.replace(/⟦(\w+)⟧/g, (_, name) => values[name] ?? "");
  const fill = (part, values) => {
    const walker = document.createTreeWalker(part, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) walker.currentNode.nodeValue = filled(walker.currentNode.nodeValue, values);
    for (const each of part.querySelectorAll("[data-if]")) if (!values[each.dataset.if]) each.remove();
  };

  const show = (asked) => {
    const template = at(`${asked.language}-${asked.kind}`), words = known.languages[asked.language];
    if (!(template instanceof HTMLTemplateElement)) return tell("other");
    const { learner, person, mail = "", standard = "", words: question = "", works } = asked;
    const values = { learner, mail, standard, words: question, name: person.name, initials: person.initials, role: person.role, title: works[0].title, titles: works.map((it) => it.title).join(", ") };
    const say = Object.fromEntries(Object.entries(words.say).map(([name, text]) => [name, filled(text, values)]));
    const part = template.content.cloneNode(true);
    fill(part, values);
    part.getElementById("works").replaceWith(...works.map((work) => shown(work, say)));
    document.documentElement.lang = asked.language;
    document.title = say.page;
    at("linked").append(part);
    answering({ ...asked, mail, say, marks: known.marks, titles: works.map((it) => it.title), methods: words.methods, verdicts: words.verdicts, personal: known.personal });
  };

  const begin = async () => {
    if (self !== top) return tell("framed");
    const signs = location.hash.slice(1);
    if (!signs) return tell("empty");
    if (!("DecompressionStream" in self)) return tell("old");
    if (signs.length > MOST_SIGNS || !/^1\.[\w-]+$/.test(signs)) return tell("cut");
    let asked;
    try { asked = JSON.parse(await unpacked(signs.slice(2))); } catch { return tell("cut"); }
    return fits(asked, known.schema) ? show(asked) : tell("other");
  };
  addEventListener("hashchange", () => location.reload());
  tell("");
  begin();
})();
