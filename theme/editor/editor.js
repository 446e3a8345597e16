// What a form can do more with a script: entries without a new page, problems while somebody writes, files
// looked at before they are sent, and what was typed and not kept. Without it all works.
(() => {
  const form = document.querySelector(".ed-form[data-path]");
  if (!form) return;
  const told = document.getElementById("told");
  const shown = document.getElementById("shown");
  const prose = document.getElementById("prose");
  let changed = "changed" in form.dataset;
  let next = 1000;
  let waiting;
  let asked = 0;

  // Entries of a list ----------------------------------------------------------------------------------
  const rename = (part, path, row) => {
    const fresh = (text, from, to) => text.split(from).join(to);
    for (const each of part.querySelectorAll("*")) {
      for (const name of ["id", "name", "for", "aria-describedby", "aria-labelledby", "value"]) {
        if (!each.hasAttribute(name) || each.tagName === "OPTION") continue;
        const text = fresh(each.getAttribute(name), path + "/+", path + "/" + row);
        const dashed = path.replaceAll("/", "-");
        each.setAttribute(name, fresh(text, dashed + "-+", dashed + "-" + row));
      }
      if (each.tagName === "TEMPLATE") rename(each.content, path, row);
    }
  };
  const focus = (part) => (part?.querySelector("select, input:not([type=hidden]), textarea") ?? part)?.focus();

  form.addEventListener("click", (event) => {
    const button = event.target.closest("button");
    if (!button || !(button.dataset.do || "more" in button.dataset)) return;
    event.preventDefault();
    if ("more" in button.dataset) {
      const list = button.closest("fieldset");
      const entry = list.querySelector(":scope > template").content.cloneNode(true);
      rename(entry, button.value.slice(5), next++);
      const ol = list.querySelector(":scope > ol");
      ol.append(entry);
      focus(ol.lastElementChild);
    } else {
      const entry = button.closest("li");
      const list = entry.closest("fieldset");
      if (button.dataset.do === "up") entry.previousElementSibling?.before(entry);
      if (button.dataset.do === "down") entry.nextElementSibling?.after(entry);
      if (button.dataset.do === "drop") {
        const beside = entry.nextElementSibling ?? entry.previousElementSibling;
        entry.remove();
        focus(beside ?? list.querySelector(":scope > p > [data-more]"));
      } else button.focus();
    }
    touched();
  });

  // Levels of the competence that was chosen ------------------------------------------------------------
  const levels = () => {
    for (const select of form.querySelectorAll("select[data-level]")) {
      const around = select.closest("fieldset.ed-group") ?? form;
      const box = around.querySelector("input[list=search-competence]");
      if (!box) continue;
      const group = [...select.querySelectorAll("optgroup")].find((each) => box.value.endsWith(" · " + each.label));
      const same = group && [...group.children].find((each) => each.value === select.value);
      if (same) same.selected = true; // the scales of two frameworks have the same numbers
      for (const each of select.querySelectorAll("optgroup")) each.hidden = each.disabled = each !== group && !each.querySelector(":checked");
      select.options[0].textContent = group ? "" : select.dataset.level;
    }
  };

  // Problems, dates and the story while somebody writes --------------------------------------------------
  const folds = function* (part) {
    for (let fold = part?.closest("details"); fold; fold = fold.parentElement.closest("details")) yield fold;
  };
  const touched = (event) => {
    changed = true;
    for (const fold of folds(event?.target)) fold.querySelector(":scope > summary > .ed-said")?.remove(); // what was in it
    levels();
    clearTimeout(waiting);
    waiting = setTimeout(check, 500);
  };
  form.addEventListener("input", touched);
  form.addEventListener("submit", () => {
    changed = false;
    clearTimeout(waiting);
    if (told && [...form.querySelectorAll("[type=file]")].some((box) => box.files.length)) told.textContent = form.dataset.ready;
  });
  addEventListener("beforeunload", (event) => { if (changed) event.preventDefault(); });

  const line = ({ sentence, hint, blank }) => {
    const made = document.createElement("p");
    made.append(blank ? form.dataset.blank : sentence);
    if (blank) made.className = "ed-blank";
    if (hint) made.append(" ", Object.assign(document.createElement("small"), { textContent: hint }));
    return made;
  };
  // The path of a field as it is counted there: entries from 0 on, in the order in which they stand.
  const counted = (name) => {
    let path = name;
    for (const list of form.querySelectorAll(".ed-list")) {
      const mark = list.querySelector(":scope > input[type=hidden]").name.slice(0, -1);
      if (!name.startsWith(mark)) continue;
      const row = name.slice(mark.length).split("/")[0];
      const at = [...list.querySelectorAll(":scope > ol > li")].findIndex((entry) => entry.querySelector(`[name^="${CSS.escape(mark + row)}"]`));
      if (at >= 0) path = path.split("/").map((step, index) => index === mark.split("/").length - 1 ? at : step).join("/");
    }
    return path.slice(2);
  };
  const pathOf = (id) => {
    const part = document.getElementById(id);
    const named = part?.getAttribute("name") ?? part?.querySelector("[name^='f/']")?.name;
    if (!named) return id.slice(2).replaceAll("-", "/");
    const deep = id.slice(2).split("-").length;
    return counted(named).split("/").slice(0, deep).join("/");
  };

  const typed = () => {
    const data = new FormData(form);
    for (const [name, value] of [...data]) {
      if (!(value instanceof File)) continue;
      data.delete(name);
      if (value.size) data.append(".chosen", name.slice(3));
    }
    return data;
  };
  const check = async () => {
    if (!form.dataset.check) return;
    const mine = ++asked;
    const answer = await fetch(form.dataset.check, { method: "POST", body: typed() }).catch(() => null);
    document.getElementById("gone").hidden = answer?.status !== 404;
    if (!answer?.ok || mine !== asked) return;
    const found = await answer.json();
    document.getElementById("elsewhere").hidden = !found.elsewhere;
    const links = [];
    for (const box of form.querySelectorAll(".ed-wrong")) {
      const id = box.id.slice(0, -6);
      const problems = found.fields[id === "prose" ? ".prose" : pathOf(id)] ?? [];
      box.replaceChildren(...problems.map(line));
      const control = document.getElementById(id);
      if (control && "value" in control) problems.length ? control.setAttribute("aria-invalid", "true") : control.removeAttribute("aria-invalid");
      for (const each of problems) links.push([id, each]);
      if (problems.length) for (const fold of folds(box)) fold.open = true;
    }
    for (const box of form.querySelectorAll(".ed-spoken")) {
      const id = box.id.slice(0, -7);
      const said = found.dates[pathOf(id)] ?? "";
      box.textContent = said === document.getElementById(id).value.trim() ? "" : said;
    }
    if (shown) shown.innerHTML = found.prose; // made and cleaned as for a page of the site
    summary(found, links);
  };
  const summary = (found, links) => {
    if (!told) return;
    const list = document.getElementById("todo-list");
    const items = [...found.rest.map((each) => ["", each]), ...links].map(([id, each]) => {
      const item = document.createElement("li");
      item.append(...(id ? [Object.assign(document.createElement("a"), { href: "#" + id, textContent: each.question || each.sentence })] : [each.sentence]));
      if (each.hint) item.append(" ", Object.assign(document.createElement("small"), { textContent: each.hint }));
      return item;
    });
    list.replaceChildren(...items);
    document.getElementById("todo-count").textContent = found.count;
    document.getElementById("todo").hidden = !found.count;
    told.textContent = found.count ? `${form.dataset.todo}: ${found.count}` : form.dataset.fine;
  };

  // A bar above the story --------------------------------------------------------------------------------
  const tools = form.querySelector(".ed-tools");
  if (tools) {
    tools.hidden = false;
    tools.addEventListener("click", ({ target: { dataset } }) => {
      const { selectionStart: start, selectionEnd: end, value } = prose;
      const said = value.slice(start, end);
      let made;
      if (dataset.mark) made = dataset.mark + said + dataset.mark;
      else if (dataset.line) made = said.split("\n").map((each) => dataset.line + each).join("\n");
      else if ("link" in dataset) made = `[${said}](https://)`;
      else return;
      prose.focus();
      prose.setRangeText(made, start, end, said ? "select" : "end");
      touched();
    });
  }

  // A file that is chosen: what it is, and whether it can be shown, before anything is sent -----------------
  const kinds = (form.dataset.kinds ?? "").split(" ");
  const most = Number(form.dataset.most);
  const chosen = (box) => {
    const said = document.getElementById(box.id + "-said");
    const [file] = box.files;
    said.replaceChildren();
    if (!file) return;
    const kind = file.name.split(".").pop().toLowerCase();
    const size = new Intl.NumberFormat(document.documentElement.lang, { maximumFractionDigits: 1 }).format(file.size / 1e6);
    said.append(`${file.name} · ${size} MB`);
    const wrong = !kinds.includes(kind) ? form.dataset.kind : file.size > most ? form.dataset.large : "";
    if (wrong) said.append(line({ sentence: wrong }));
    box.toggleAttribute("aria-invalid", Boolean(wrong));
    if (wrong || !file.type.startsWith("image/") || file.size > 2e7) return;
    const reader = new FileReader();
    reader.onload = () => {
      const picture = Object.assign(document.createElement("img"), { src: reader.result, alt: file.name });
      picture.onerror = () => picture.remove(); // a kind that this browser does not show
      said.append(picture);
    };
    reader.readAsDataURL(file);
  };
  form.addEventListener("change", ({ target }) => {
    if (target.type !== "file") return;
    chosen(target);
    touched();
  });

  // What was typed is noted when the page goes away; what waits for the next moment is sent at once ---------
  addEventListener("pagehide", () => {
    if (changed && form.dataset.check) fetch(form.dataset.check, { method: "POST", body: typed(), keepalive: true }).catch(() => {});
  });
  // What an address leads to may be in a part that is closed ------------------------------------------------
  const unfold = () => {
    const meant = document.getElementById(location.hash.slice(1));
    const closed = [...folds(meant)].filter((fold) => !fold.open);
    for (const fold of closed) fold.open = true;
    if (closed.length) meant.scrollIntoView();
  };
  addEventListener("hashchange", unfold);
  unfold();
  levels();
})();
