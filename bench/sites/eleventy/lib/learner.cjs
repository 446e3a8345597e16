// What the pages of one learner share: every document with its link, by kind, by competence and kind
// ("trade:t1/evidence"), by competence and phase ("trade:t1@value"), who gave which level ("trade:t1=self"), and
// what is about what ("about/evidence/proof-1/").
const { words, html, day, month, isoDay, names, levels } = require("./words.cjs");

function when({ start, end, date }) {
  if (date) return day(date);
  if (!start) return "";
  const until = end ? `<time datetime="${end}">${month(end)}</time>` : "nu";
  return `<time datetime="${start}">${month(start)}</time> – ${until}`;
}

function entryOf(item, home) {
  const { data, url } = item;
  return {
    item,
    data,
    kind: words.kinds[data.type],
    title: data.title,
    address: url,
    key: url.slice(home.length),
    link: `<a href="${url}">${html(data.title)}</a>`,
    when: when(data),
  };
}

function claims({ type, competence, competences, scores, outcomes }) {
  if (type === "goal") return [{ competence }];
  if (type === "question") return competences.map((competence) => ({ competence }));
  return scores ?? outcomes ?? competences ?? [];
}

function gathered(folder, items) {
  const home = `/${folder}/`;
  const first = entryOf(items.find((item) => item.url === home), home);
  const profile = first.data;
  const people = { self: html(profile.name) };
  const roles = { self: "self" };
  for (const { id, name, role, function: job, organisation } of profile.people ?? []) {
    people[id] = `${html(name)} <span class="role">(${words.values[job]}, ${html(organisation)})</span>`;
    roles[id] = role;
  }
  const at = {};
  const about = {};
  const add = (key, value) => (about[key] ??= []).push(value);
  const shown = new Set(profile.highlights);
  let newest = "";
  const documents = items.filter((item) => item.url !== home).sort((a, b) => (a.url < b.url ? -1 : 1));
  for (const item of documents) {
    const entry = entryOf(item, home);
    const { data } = entry;
    at[entry.key] = entry;
    const before = about[data.type]?.at(-1);
    if (before) [entry.before, before.after] = [before, entry];
    add(data.type, entry);
    if (item.data.date && isoDay(data.date) > newest) newest = isoDay(data.date);
    for (const said of claims(data)) {
      shown.add(said.competence);
      add(`${said.competence}/${data.type}`, { document: entry, said });
      add(`${said.competence}@${entry.kind.phase}`, entry);
      if (data.type === "assessment") {
        about[`${said.competence}=${roles[data.by]}`] = `<a class="seen" href="${entry.address}">${levels[said.level]}</a>`;
      }
      for (const proof of said.evidence ?? []) add(`about/evidence/${proof}/`, entry);
    }
    if (data.experience) add(`about/experiences/${data.experience}/`, entry);
    for (const other of data.about ?? []) add(`about/${other}/`, entry);
  }
  const competences = Object.keys(names)
    .filter((id) => shown.has(id))
    .map((id) => ({ id, ...names[id], address: `${home}competences/${id.replace(":", "-")}/` }));
  const links = Object.fromEntries(
    competences.map(({ id, title, code, address }) => [
      id,
      `<a href="${address}">${html(title)}</a> <small class="code">${code}</small>`,
    ]),
  );
  const titles = Object.fromEntries(competences.map(({ id, title }) => [id, title]));
  const { name, headline } = profile;
  return { home, first, profile, name, headline, people, at, about, competences, links, titles, newest: day(newest) };
}

module.exports = { gathered };
