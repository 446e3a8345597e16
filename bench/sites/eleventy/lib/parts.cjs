// Small things that several pages have.
const { words, html, each, levels } = require("./words.cjs");

const count = (entries, what) =>
  entries?.length
    ? `<details class="count"><summary><b>${entries.length}</b><span class="unseen"> ${what}</span></summary><ul>${each(entries, ({ link }) => `<li>${link}</li>`)}</ul></details>`
    : '<span class="nothing">0</span>';

const chips = (learner, list) =>
  `<p class="chips">${each(list, ({ competence }) => `<span>${html(learner.titles[competence])}</span> `)}</p>`;

const phaseHeads = each(
  words.phases,
  ({ id, number, title }) =>
    `<th scope="col" class="phase--${id}"><span class="phase__number">${number}</span> ${title}</th>`,
);

const proof = (learner, entry) => (entry.card ??= `<li class="card"><h3>${entry.link}</h3>
<p><span class="role">${words.values[entry.data.media]} · ${entry.when}</span></p>
<p class="card__who"><span class="sure">te bevestigen door</span> ${learner.people[entry.data.confirmed_by]}, ingevuld in het portfolio, niet gecontroleerd</p>
${chips(learner, entry.data.competences)}</li>
`);

// What is surest about a competence: validated, else what an assessment says.
function surest(learner, id) {
  const validated = learner.about[`${id}/validation`]?.[0];
  const { document, said } = validated ?? learner.about[`${id}/assessment`]?.[0] ?? {};
  if (!document) return "nog niet beoordeeld";
  const how = validated ? '<span class="sure">gevalideerd door</span>' : "beoordeeld door";
  const who = learner.people[validated ? document.data.assessor : document.data.by];
  return `Niveau ${levels[said.level]}, ${how} ${who}, ${document.when}`;
}

const wheel = (learner) => {
  const now = learner.about.cycle[0].data.phase;
  return (learner.wheel ??= `<div class="wheel">
<svg viewBox="0 0 200 200" role="img" aria-labelledby="wheel-title">
<title id="wheel-title">De ronde: vier fasen en hoe ver elke fase is</title>
${each(
    words.phases,
    ({ id, number }) => `<g class="phase--${id}${id === now ? " state--busy" : ""}" transform="rotate(${90 * number - 180} 100 100)">
<path class="track" pathLength="100" d="M 184 107 A 84 84 0 0 1 107 184"/>${id === now ? '<path class="done" pathLength="100" d="M 184 107 A 84 84 0 0 1 107 184"/>' : ""}
</g>
`,
  )}</svg>
<ol class="wheel__list">
${each(words.phases, ({ id, title }) => `<li class="phase--${id}"><a href="${learner.home}${id}/">${title}</a>${id === now ? " <span>bezig</span>" : ""}</li>\n`)}</ol>
</div>`);
};

const map = (learner) => (learner.map ??= `<section aria-labelledby="map">
<h2 id="map">Competentie per fase</h2>
<table class="table map">
<caption>Hoeveel documenten er in elke fase over elke competentie zijn</caption>
<thead><tr><th scope="col">Competentie</th>${phaseHeads}</tr></thead>
<tbody>
${each(
  learner.competences,
  ({ id }) =>
    `<tr><th scope="row">${learner.links[id]}</th>${each(words.phases, (phase) => `<td class="phase--${phase.id}" data-label="${phase.title}">${count(learner.about[`${id}@${phase.id}`], "documenten")}</td>`)}</tr>\n`,
)}</tbody>
</table>
</section>`);

module.exports = { count, chips, phaseHeads, proof, surest, wheel, map };
