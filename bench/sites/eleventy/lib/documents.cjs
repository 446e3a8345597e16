// What is on the page of a document, and again where documents are put together: its fields and its prose.
const { words, html, each, month, standards, levels } = require("./words.cjs");

const { values } = words;

const proven = (learner, title, list) =>
  `<section><h2>${title}</h2><dl class="claims">${each(
    list,
    ({ competence, level, rationale }) =>
      `<dt>${learner.links[competence]} ${levels[level]}</dt><dd>${html(rationale)}</dd>`,
  )}</dl></section>`;

const bodies = {
  profile: (learner, { data }, prose) => `<div class="columns">
<section aria-labelledby="perspectives"><h2 id="perspectives">Perspectieven</h2>
<dl>${each(data.perspectives, ({ kind, text }) => `<dt>${values[kind]}</dt><dd>${html(text)}</dd>`)}</dl></section>
<section aria-labelledby="learning-person"><h2 id="learning-person">Hoe ik leer</h2>
<dl><dt>Motivatie</dt><dd>${html(data.motivation)}</dd><dt>Leerstijl</dt><dd>${html(data.learning_style)}</dd></dl></section>
</div>
${prose}`,

  cycle: (learner, { data, title, when }, prose) => `<p>Ronde ${data.number}: ${html(title)} · ${when} · ${values[data.phase]}</p>
<p class="focus">${html(data.focus)}</p>
${prose}`,

  experience: (learner, { data, when }, prose) => `<p class="role">${when} · ${values[data.learning]} · ${values[data.stage]} · ${values[data.setting]} · ${html(data.organisation)} · ${html(data.role)} · ${values[data.purpose]}</p>
${prose}
<dl class="starrt">${each(words.starrt, ({ id, title }) => `<dt>${title}</dt><dd>${html(data.starrt[id])}</dd>`)}</dl>
${proven(learner, "Wat het laat zien", data.competences)}`,

  evidence: (learner, { data, when }, prose) => `<p class="role">${values[data.media]} · ${when} · ${learner.at[`experiences/${data.experience}/`].link}</p>
${prose}
<dl>
<dt>Eigen bijdrage</dt><dd>${html(data.contribution)}</dd>
<dt>Wie het kan bevestigen</dt><dd>${learner.people[data.confirmed_by]}, ingevuld in het portfolio, niet gecontroleerd</dd>
</dl>
${proven(learner, "Wat het bewijst", data.competences)}`,

  assessment: (learner, { data, when }, prose) => `<p class="role">${when} · ${learner.people[data.by]}</p>
${prose}
<table class="table"><caption>Niveaus</caption><thead><tr><th scope="col">Competentie</th><th scope="col">Niveau</th><th scope="col">Waarom</th></tr></thead>
<tbody>${each(
    data.scores,
    ({ competence, level, rationale }) =>
      `<tr><th scope="row">${learner.links[competence]}</th><td data-label="Niveau">${levels[level]} Niveau ${level}</td><td data-label="Waarom">${html(rationale)}</td></tr>`,
  )}</tbody></table>`,

  question: (learner, { data, when }, prose) => `<p><span class="state">${values[data.status]}</span> <span class="role">${when}</span></p>
${prose}
<dl>
<dt>Waar de vraag vandaan komt</dt><dd>${html(data.origin)}</dd>
<dt>Waarover</dt><dd>${data.competences.map((id) => learner.links[id]).join(", ")}</dd>
</dl>`,

  dialogue: (learner, { data, when }, prose) => `<p class="role">${when} · ${values[data.phase]} · ${data.participants.map((id) => learner.people[id]).join(", ")} · sturing ${data.steering} van 100</p>
${prose}
<dl>${each(words.agreements, ({ id, title }) => `<dt>Afgesproken over ${title}</dt><dd>${html(data.agreements[id])}</dd>`)}</dl>
${each(
    data.feedback,
    ({ from, about, text }) =>
      `<blockquote class="feedback"><p>${html(text)}</p><p class="role">${learner.people[from]} · ${learner.at[`${about}/`].link}</p></blockquote>`,
  )}
<p>Waarover: ${each(data.about, (other) => `${learner.at[`${other}/`].link} `)}</p>
<p>Volgende stappen:</p><ul>${each(data.next_steps, (step) => `<li>${html(step)}</li>`)}</ul>`,

  validation: (learner, { data, when }, prose) => `<p class="role">${when} · ${learner.people[data.assessor]}, ingevuld in het portfolio, niet gecontroleerd</p>
<p>Gelegd naast <strong>${html(standards[data.standard].title)}</strong> (${data.methods.map((id) => values[id]).join(", ")})</p>
${prose}
<table class="table"><caption>Wat er gevonden is</caption><thead><tr><th scope="col">Competentie</th><th scope="col">Niveau</th><th scope="col">oordeel</th><th scope="col">Bewijs</th></tr></thead>
<tbody>${each(
    data.outcomes,
    ({ competence, level, verdict, evidence }) =>
      `<tr><th scope="row">${learner.links[competence]}</th><td data-label="Niveau">${levels[level]}</td><td data-label="oordeel"><span class="standing standing--${verdict}">${values[verdict]}</span></td><td data-label="Bewijs"><ul>${each(evidence, (proof) => `<li>${learner.at[`evidence/${proof}/`].link}</li>`)}</ul></td></tr>`,
  )}</tbody></table>`,

  goal: (learner, { data }, prose) => `<p><span class="state">${values[data.status]}</span> ${learner.links[data.competence]} naar niveau ${levels[data.level]}</p>
${prose}
<table class="table"><caption>Activiteiten</caption><thead><tr><th scope="col">Activiteit</th><th scope="col">Vorm van leren</th><th scope="col">Wanneer</th><th scope="col">Stand</th></tr></thead>
<tbody>${each(
    data.activities,
    ({ title, learning, start, status }) =>
      `<tr><th scope="row">${html(title)}</th><td data-label="Vorm van leren">${values[learning]}</td><td data-label="Wanneer">${month(start)}</td><td data-label="Stand">${values[status]}</td></tr>`,
  )}</tbody></table>`,
};

// Made once, however many pages show it.
const body = (learner, entry) => (entry.body ??= bodies[entry.data.type](learner, entry, entry.item.templateContent));

// A goal without its prose.
const goal = (learner, entry) => bodies.goal(learner, entry, "");

module.exports = { bodies, body, goal };
