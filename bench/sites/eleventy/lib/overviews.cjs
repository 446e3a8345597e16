// The pages of a learner that nobody wrote: what is on each of them.
const { trade, words, html, each, names, standards, levels, nothing } = require("./words.cjs");
const { count, chips, proof, surest, map } = require("./parts.cjs");
const { body, goal } = require("./documents.cjs");

const { values } = words;
const seen = (learner, id, role) => learner.about[`${id}=${role}`] ?? nothing;

// Each is on a page of its own and on the page for printing.
const phases = {
  recognise(learner) {
    const by = (field, value) => count((learner.about.experience ?? []).filter(({ data }) => data[field] === value), "leerervaringen");
    return `<section aria-labelledby="rings">
<h2 id="rings">Cirkel van Leren</h2>
<table>
<caption>Leerervaringen naar vorm en fase van leren</caption>
<thead><tr><th scope="col">Vorm van leren</th><th scope="col">Leerervaringen</th></tr></thead>
<tbody>
${each(words.learning, (id) => `<tr><th scope="row">${values[id]}</th><td>${by("learning", id)}</td></tr>\n`)}${each(["initial", "post-initial"], (id) => `<tr><th scope="row">${values[id]}</th><td>${by("stage", id)}</td></tr>\n`)}</tbody>
</table>
</section>
<section aria-labelledby="history">
<h2 id="history">Leergeschiedenis</h2>
<ol class="timeline">
${each(
  learner.about.experience,
  ({ data, when, link }) =>
    `<li class="${data.learning}"><span class="timeline__when">${when}</span> ${link} <span class="role">${values[data.learning]} · ${values[data.setting]} · ${html(data.organisation)}</span></li>\n`,
)}</ol>
</section>
<section aria-labelledby="shown">
<h2 id="shown">Wat de leerervaringen laten zien</h2>
<table class="table">
<caption>Competentie naar vorm van leren</caption>
<thead><tr><th scope="col">Competentie</th>${each(words.learning, (id) => `<th scope="col">${values[id]}</th>`)}</tr></thead>
<tbody>
${each(learner.competences, ({ id }) => {
  const all = learner.about[`${id}@recognise`] ?? [];
  const cells = each(
    words.learning,
    (form) => `<td data-label="${values[form]}">${count(all.filter(({ data }) => data.learning === form), "leerervaringen")}</td>`,
  );
  return `<tr><th scope="row">${learner.links[id]}</th>${cells}</tr>\n`;
})}</tbody>
</table>
</section>`;
  },

  value: (learner) => `<section aria-labelledby="levels">
<h2 id="levels">Wie wat zegt</h2>
<table class="table">
<caption>Het laatste niveau dat ieder gaf, en het bewijs</caption>
<thead><tr><th scope="col">Competentie</th>${each(words.roles, ({ title }) => `<th scope="col">${title}</th>`)}<th scope="col">Bewijs</th></tr></thead>
<tbody>
${each(
  learner.competences,
  ({ id }) =>
    `<tr><th scope="row">${learner.links[id]}</th>${each(words.roles, (role) => `<td data-label="${role.title}">${seen(learner, id, role.id)}</td>`)}<td data-label="Bewijs"><ul>${each(learner.about[`${id}/evidence`], ({ document }) => `<li>${document.link}</li>`)}</ul></td></tr>\n`,
)}</tbody>
</table>
</section>
<section aria-labelledby="proof">
<h2 id="proof">Hoeveel bewijs is er?</h2>
<table class="table">
<caption>Bewijs per competentie</caption>
<thead><tr><th scope="col">Competentie</th><th scope="col">leerervaringen</th><th scope="col">bewijs</th><th scope="col">beoordelingen</th><th scope="col">oordelen</th><th scope="col">hoogste niveau</th></tr></thead>
<tbody>
${each(learner.competences, ({ id, address }) => {
  const all = (kind) => learner.about[`${id}/${kind}`] ?? [];
  const highest = Math.max(0, ...all("evidence").map(({ said }) => said.level));
  return `<tr><th scope="row">${learner.links[id]}</th>
<td data-label="leerervaringen"><a href="${address}#claims">${all("experience").length} leerervaringen</a></td><td data-label="bewijs"><a href="${address}#proof">${all("evidence").length} stukken</a></td><td data-label="beoordelingen"><a href="${address}#said">${all("assessment").length} beoordelingen</a></td><td data-label="oordelen"><a href="${address}#said">${all("validation").length} oordelen</a></td><td data-label="hoogste niveau">${levels[highest] ?? nothing}</td></tr>\n`;
})}</tbody>
</table>
</section>
<section aria-labelledby="starrt">
<h2 id="starrt">STARR(T)</h2>
<table class="table">
<caption>Welke stappen van de reflectie elke leerervaring heeft</caption>
<thead><tr><th scope="col">Leerervaring</th>${each(words.starrt, ({ title }) => `<th scope="col">${title}</th>`)}</tr></thead>
<tbody>
${each(
  learner.about.experience,
  ({ link, data }) =>
    `<tr><th scope="row">${link}</th>${each(words.starrt, ({ id, title }) => `<td data-label="${title}">${data.starrt[id] ? '<span class="verdict verdict--yes">ja</span>' : '<span class="verdict verdict--no">nee</span>'}</td>`)}</tr>\n`,
)}</tbody>
</table>
</section>`,

  calibrate: (learner) =>
    each(learner.about.validation, ({ data, link, when }) => {
      const standard = standards[data.standard];
      return `<section>
<h2>${html(standard.title)}</h2>
<p>${values[standard.kind]} · ${html(standard.organisation)}</p>
<table class="table">
<caption>Gevraagd, gezien en gevalideerd</caption>
<thead><tr><th scope="col">Competentie</th><th scope="col">gevraagd</th><th scope="col">zelf</th><th scope="col">begeleider</th><th scope="col">gevalideerd</th><th scope="col">oordeel</th><th scope="col">door wie, wanneer</th></tr></thead>
<tbody>
${each(standard.asks, ({ competence, level }) => calibrated(learner, competence, levels[level]))}${each(data.outcomes, ({ competence }) => calibrated(learner, competence, nothing))}</tbody>
</table>
<h3>${link} <small>${when}</small></h3>
<p>${learner.people[data.assessor]}</p>
</section>`;
    }),

  develop: (learner) => `<section aria-labelledby="path">
<h2 id="path">Van leervragen naar doelen</h2>
<table class="table">
<caption>Elke leervraag en elk doel</caption>
<thead><tr><th scope="col">Van</th><th scope="col">Doelen en activiteiten</th></tr></thead>
<tbody>
${each(learner.about.question, ({ link, data }) => {
  const goals = each(data.competences, (id) => each(learner.about[`${id}/goal`], ({ document }) => `${document.link} `) || '<span class="nothing">nog geen doel</span> ');
  return `<tr><th scope="row">${link}<br><small>leervraag, ${values[data.status]}</small></th><td data-label="Doelen en activiteiten">${goals}</td></tr>\n`;
})}${each(
    learner.about.goal,
    ({ link, data }) =>
      `<tr><th scope="row">${link} <span class="state">${values[data.status]}</span></th><td data-label="Doelen en activiteiten"><ul>${each(data.activities, ({ title, learning, status }) => `<li>${html(title)} <small>${values[learning]}</small> <span class="state">${values[status]}</span></li>`)}</ul></td></tr>\n`,
  )}</tbody>
</table>
</section>
<section aria-labelledby="steering">
<h2 id="steering">Wie er stuurt</h2>
<table class="table">
<caption>Sturing: 0 is gepamperd, 100 is zelfregulerend</caption>
<thead><tr><th scope="col">Wanneer</th><th scope="col">Dialoog</th><th scope="col">Sturing</th></tr></thead>
<tbody>${each(learner.about.dialogue, ({ when, link, data }) => `<tr><th scope="row">${when}</th><td data-label="Dialoog">${link}</td><td data-label="Sturing">${data.steering}</td></tr>`)}</tbody>
</table>
</section>
<section aria-labelledby="agreements">
<h2 id="agreements">Afspraken</h2>
${each(
  learner.about.dialogue,
  ({ link, when, data }) => `<article class="agreement"><h3>${link} <small>${when}</small></h3>
<dl>${each(words.agreements, ({ id, title }) => `<dt>${title}</dt><dd>${html(data.agreements[id])}</dd>`)}</dl></article>
`,
)}</section>
<section aria-labelledby="next">
<h2 id="next">De volgende ronde begint bij</h2>
<dl>
<dt>Open leervragen</dt><dd>${count(learner.about.question?.filter(({ data }) => data.status === "open"), "leervragen")}</dd>
<dt>Doelen die lopen</dt><dd>${count(learner.about.goal?.filter(({ data }) => data.status === "active"), "doelen")}</dd>
<dt>Volgende stappen</dt><dd>${each(learner.about.dialogue, ({ data, link }) => `<ul>${each(data.next_steps, (step) => `<li>${html(step)}</li>`)}</ul>${link}`)}</dd>
</dl>
</section>`,
};

function calibrated(learner, id, asked) {
  const { document, said } = learner.about[`${id}/validation`]?.[0] ?? {};
  const name = learner.links[id] ?? `<span>${html(names[id].title)}</span> <small class="code">${names[id].code}</small>`;
  const verdict = document
    ? `<td data-label="gevalideerd">${levels[said.level]}</td>
<td data-label="oordeel"><span class="standing standing--${said.verdict}">${values[said.verdict]}</span></td>
<td data-label="door wie, wanneer">${learner.people[document.data.assessor]}<br><small><a href="${document.address}">${document.when}</a></small></td>`
    : `<td data-label="gevalideerd">${nothing}</td>
<td data-label="oordeel"><span class="standing standing--not-judged">niet beoordeeld</span></td>
<td data-label="door wie, wanneer">${nothing}</td>`;
  return `<tr><th scope="row">${name}</th>
<td data-label="gevraagd">${asked}</td>
<td data-label="zelf">${seen(learner, id, "self")}</td>
<td data-label="begeleider">${seen(learner, id, "facilitator")}</td>
${verdict}</tr>\n`;
}

const phase = (learner, id) => ((learner.phases ??= {})[id] ??= phases[id](learner));

function ofPhase(learner, { title, phase: id }) {
  const cycle = learner.about.cycle[0];
  return `<header class="head phase--${id}"><h1>${title}</h1>
<p>Ronde ${cycle.data.number}: ${cycle.link} · ${cycle.when}</p></header>
${phase(learner, id)}`;
}

function ofCompetence(learner, { competence: { id, title, code } }) {
  const all = (kind, write, none) => each(learner.about[`${id}${kind}`], write) || none;
  const said = (by, why) => ({ document, said }) =>
    `<tr><td data-label="Wanneer">${document.when}</td><td data-label="Wie"><a href="${document.address}">${learner.people[document.data[by]]}</a></td><td data-label="Niveau">${levels[said.level]}</td><td data-label="Waarom">${why(said)}</td></tr>\n`;
  return `<header class="head"><p class="role">${html(trade.title)} ${code}</p><h1>${html(title)}</h1>
<p>${surest(learner, id)}</p></header>
<section aria-labelledby="proof"><h2 id="proof">Bewijs</h2>
<ul class="cards">${all("/evidence", ({ document }) => proof(learner, document), "<li>Nog geen.</li>")}</ul></section>
<section aria-labelledby="claims"><h2 id="claims">Leerervaringen die dit laten zien</h2>
<ul>${all("/experience", ({ document, said: { rationale } }) => `<li>${document.link} <small>${document.when} · ${values[document.data.learning]}</small><br>${html(rationale)}</li>`, "<li>Nog geen.</li>")}</ul></section>
<section aria-labelledby="said"><h2 id="said">Wie wat zei</h2>
<table class="table"><caption>Elk gegeven niveau</caption>
<thead><tr><th scope="col">Wanneer</th><th scope="col">Wie</th><th scope="col">Niveau</th><th scope="col">Waarom</th></tr></thead>
<tbody>
${all("/assessment", said("by", ({ rationale }) => html(rationale)), "")}${all("/validation", said("assessor", ({ verdict }) => values[verdict]), "")}</tbody></table></section>
<section aria-labelledby="ahead"><h2 id="ahead">Wat er nog komt</h2>
<ul>${all("@develop", ({ link, kind }) => `<li>${link} <small>${kind.title.toLowerCase()}</small></li>`, "<li>Nog geen doel of leervraag.</li>")}</ul></section>
<section aria-labelledby="over-cycles"><h2 id="over-cycles">Door de rondes heen</h2>
<table class="table"><caption>De niveaus en oordelen aan het eind van elke ronde</caption>
<thead><tr><th scope="col">Ronde</th>${each(words.roles, ({ title }) => `<th scope="col">${title}</th>`)}</tr></thead>
<tbody>${each(learner.about.cycle, ({ link }) => `<tr><th scope="row">${link}</th>${each(words.roles, (role) => `<td data-label="${role.title}">${seen(learner, id, role.id)}</td>`)}</tr>`)}</tbody></table></section>`;
}

const views = {
  phase: ofPhase,
  competence: ofCompetence,

  competences: (learner, { title }) => `<h1>${title}</h1>\n${map(learner)}`,

  experiences: (learner, { title }) => `<h1>${title}</h1>
${each(
  words.learning,
  (id) => `<section aria-labelledby="${id}"><h2 id="${id}">${values[id][0].toUpperCase()}${values[id].slice(1)}</h2>
<ul class="cards">${
    each(
      learner.about.experience?.filter(({ data }) => data.learning === id),
      ({ link, when, data }) => `<li class="card"><h3>${link}</h3>
<p><span class="role">${when} · ${values[data.setting]} · ${html(data.organisation)} · ${html(data.role)}</span></p>
${chips(learner, data.competences)}</li>
`,
    ) || "<li>Nog geen.</li>"
  }</ul></section>
`,
)}`,

  evidence: (learner, { title }) => `<h1>${title}</h1>
<ul class="cards">${each(learner.about.evidence, (entry) => proof(learner, entry))}</ul>`,

  dialogues: (learner, { title }) => `<h1>${title}</h1>
<section aria-labelledby="dialogues"><h2 id="dialogues">Dialogen</h2>
<ul>${each(learner.about.dialogue, ({ link, when, data }) => `<li>${link} <small>${when} · ${data.participants.map((id) => learner.people[id]).join(", ")}</small></li>`)}</ul></section>
<section aria-labelledby="assessments"><h2 id="assessments">Beoordelingen</h2>
<ul>${each(learner.about.assessment, ({ link, when, data }) => `<li>${link} <small>${when} · ${learner.people[data.by]}</small></li>`)}</ul></section>
<section aria-labelledby="validations"><h2 id="validations">Validaties</h2>
<ul>${each(learner.about.validation, ({ link, when, data }) => `<li>${link} <small>${when} · ${learner.people[data.assessor]}</small></li>`)}</ul></section>`,

  plan: (learner, { title }) => `<h1>${title}</h1>
<section aria-labelledby="goals"><h2 id="goals">Doelen</h2>
${each(learner.about.goal, (entry) => `<article class="item"><h3>${entry.link}</h3>${goal(learner, entry)}</article>\n`)}</section>
<section aria-labelledby="questions"><h2 id="questions">Leervragen</h2>
<ul>${each(learner.about.question, ({ link, when, data }) => `<li>${link} <small>${when} · ${values[data.status]}</small></li>`)}</ul></section>`,

  print: (learner) => `<header class="head"><h1>${html(learner.name)}</h1><p>${html(learner.headline)}</p></header>
${body(learner, learner.first)}
${map(learner)}
${each(
  words.phases,
  ({ id, number, title }) => `<section class="print__part"><h2 class="phase--${id}"><span class="phase__number">${number}</span> ${title}</h2>
${phase(learner, id)}</section>
`,
)}${each(
    words.printed,
    ({ kind, title }) => `<section class="print__part"><h2>${title}</h2>
${each(learner.about[kind], (entry) => `<article class="item"><h3>${html(entry.title)}</h3>${body(learner, entry)}</article>\n`)}</section>
`,
  )}`,
};

const HAVE_PROSE = new Set(["print"]);

function overviews(learner) {
  const { home } = learner;
  const of = (view, name, title, more) => ({ learner, view, title, address: `${home}${name}/`, shelf: `${name}/`, ...more });
  return [
    ...words.phases.map(({ id, title }) => of("phase", id, title, { phase: id })),
    ...Object.entries(words.overviews).map(([name, title]) => of(name, name, title)),
    ...learner.competences.map((competence) => ({
      ...of("competence", "competences", competence.title, { competence }),
      address: competence.address,
    })),
  ];
}

module.exports = { views, overviews, HAVE_PROSE };
