// The pages that show all learners.
const { cohort, trade, words, html, each, names, standards, levels } = require("./words.cjs");
const { count, phaseHeads, surest } = require("./parts.cjs");

const card = (learner) => (learner.card ??= `<li class="card"><h2><a href="${learner.home}">${html(learner.name)}</a></h2>
<p>${html(learner.headline)}</p>
<p class="chips">${each(learner.profile.highlights, (id) => `<span>${html(learner.titles[id])}</span> `)}</p></li>
`);

function belongs({ about }, { by, is }) {
  if (by === "validated") return Boolean(about.validation) === (is === "yes");
  return about[by === "phase" ? "cycle" : "experience"]?.some(({ data }) => data[by] === is);
}

function cohortMap(learners, claimed) {
  const rows = each(claimed, ({ id, title, code, address }) => {
    const cells = each(words.phases, (phase) => {
      const many = learners.filter(({ about }) => about[`${id}@${phase.id}`]).length;
      return `<td class="phase--${phase.id}" data-label="${phase.title}">${many}</td>`;
    });
    return `<tr><th scope="row"><a href="${address}">${html(title)}</a> <small class="code">${code}</small></th>${cells}</tr>\n`;
  });
  return `<table class="table map">
<caption>Hoeveel lerenden elke competentie in elke fase hebben laten zien</caption>
<thead><tr><th scope="col">Competentie</th>${phaseHeads}</tr></thead>
<tbody>
${rows}</tbody>
</table>`;
}

const GROUPS = `<nav class="groups" aria-labelledby="groups"><h2 id="groups">Bladeren</h2>
<ul class="chips"><li><a href="/competences/">Op competentie</a></li><li><a href="/requirements/">Op eisenprofiel</a></li>${each(words.groups, ({ address, title }) => `<li><a href="/${address}">${title}</a></li>`)}</ul></nav>`;

const listed = (title, learners) => `<h1>${title}</h1>
<ul class="cards">${each(learners, card) || "<li>Nog niemand.</li>"}</ul>
${GROUPS}`;

const start = (learners, map) => `<header class="hero"><p class="role">${html(cohort.school)}</p><h1>${html(cohort.title)}</h1>
<ul class="contact"><li>${html(cohort.contact.name)}</li><li><a href="${html(cohort.contact.website)}">${html(cohort.contact.website)}</a></li></ul></header>
<section aria-labelledby="learners"><h2 id="learners">Lerenden</h2>
<ul class="cards">${each(learners, card)}</ul></section>
<section aria-labelledby="map"><h2 id="map">Competentie per fase</h2>
${map}</section>`;

const claimedBy = (learners, { id, title, code }) => `<header class="head"><p class="role">${html(trade.title)} ${code}</p><h1>${html(title)}</h1></header>
<table class="table"><caption>Wie dit laat zien</caption><thead><tr><th scope="col">Lerende</th><th scope="col">Leerervaringen</th><th scope="col">Bewijs</th><th scope="col">Bevestiging</th></tr></thead>
<tbody>
${each(
  learners.filter(({ links }) => links[id]),
  (learner) =>
    `<tr><th scope="row"><a href="${learner.home}competences/${id.replace(":", "-")}/">${html(learner.name)}</a></th><td data-label="Leerervaringen">${count(learner.about[`${id}@recognise`], "leerervaringen")}</td><td data-label="Bewijs"><ul>${each(learner.about[`${id}/evidence`], ({ document }) => `<li>${document.link}</li>`)}</ul></td><td data-label="Bevestiging">${surest(learner, id)}</td></tr>\n`,
)}</tbody></table>`;

const requirements = () => `<h1>Eisenprofielen</h1>
<ul class="cards">${each(
  Object.entries(standards),
  ([id, { title, kind, organisation }]) =>
    `<li class="card"><h2><a href="/requirements/${id.replace(":", "-")}/">${html(title)}</a></h2><p class="role">${words.values[kind]} · ${html(organisation)}</p></li>`,
)}</ul>`;

function requirement(learners, id, { title, kind, organisation, asks }) {
  const rows = each(learners, ({ home, name, about }) =>
    each(
      about.validation?.filter(({ data }) => data.standard === id),
      ({ address, data }) =>
        `<tr><th scope="row"><a href="${home}calibrate/">${html(name)}</a></th><td data-label="gevraagd">${asks.length}</td><td data-label="beoordeeld"><a href="${address}">${data.outcomes.length}</a></td></tr>\n`,
    ),
  );
  return `<header class="head"><p class="role">${words.values[kind]} · ${html(organisation)}</p><h1>${html(title)}</h1></header>
<section aria-labelledby="asks"><h2 id="asks">Wat er gevraagd wordt</h2>
<table class="table"><caption>Het gevraagde niveau van elke competentie</caption><thead><tr><th scope="col">Competentie</th><th scope="col">gevraagd</th></tr></thead>
<tbody>${each(asks, ({ competence, level }) => `<tr><th scope="row">${html(names[competence].title)} <small class="code">${names[competence].code}</small></th><td data-label="gevraagd">${levels[level]} Niveau ${level}</td></tr>`)}</tbody></table></section>
<section aria-labelledby="who"><h2 id="who">Wie ernaast gelegd is</h2>
<table class="table"><caption>Hoeveel er gevraagd en beoordeeld is</caption><thead><tr><th scope="col">Lerende</th><th scope="col">gevraagd</th><th scope="col">beoordeeld</th></tr></thead>
<tbody>
${rows}</tbody></table></section>`;
}

// Each with what is on it.
function pages(learners) {
  const claimed = Object.keys(names)
    .filter((id) => learners.some(({ links }) => links[id]))
    .map((id) => ({ id, ...names[id], address: `/competences/${id.replace(":", "-")}/` }));
  const map = cohortMap(learners, claimed);
  return [
    { address: "/", title: cohort.title, main: start(learners, map) },
    { address: "/learners/", title: "Lerenden", main: listed("Lerenden", learners) },
    ...words.groups.map((group) => ({
      address: `/${group.address}`,
      title: group.title,
      main: listed(group.title, learners.filter((learner) => belongs(learner, group))),
    })),
    { address: "/competences/", title: "Competenties", main: `<h1>Competenties</h1>\n${map}` },
    ...claimed.map((each) => ({ address: each.address, title: each.title, main: claimedBy(learners, each) })),
    { address: "/requirements/", title: "Eisenprofielen", main: requirements() },
    ...Object.entries(standards).map(([id, standard]) => ({
      address: `/requirements/${id.replace(":", "-")}/`,
      title: standard.title,
      main: requirement(learners, id, standard),
    })),
  ];
}

module.exports = { pages };
