const { cohort, words, trade, html, each } = require("../lib/words.cjs");
const { body } = require("../lib/documents.cjs");
const { count, surest, wheel } = require("../lib/parts.cjs");

const POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; media-src 'self'; connect-src 'self'; worker-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'none'; frame-src 'none'; object-src 'none'";

// What is around a page of a learner, or of the cohort.
module.exports = function (data) {
  const { page, collections, overview, title, content } = data;
  const { url } = page;
  if (overview) {
    const { learner, shelf, title: own } = overview;
    return framed({ url, learner, shelf, title: learner ? `${own} · ${learner.name}` : own, main: content });
  }
  const learner = collections.learners[url.split("/")[1]];
  if (!learner) return framed({ url, title, main: content });
  if (url === learner.home) {
    const { name, headline } = learner;
    const main = start(learner);
    return framed({ url, learner, shelf: "", title: name, description: headline, linked: linked(learner), main });
  }
  const entry = learner.at[url.slice(learner.home.length)];
  const main = document(learner, entry);
  return framed({ url, learner, shelf: entry.kind.shelf, title: `${title} · ${learner.name}`, main });
};

function framed({ url, learner, title, shelf, description, linked, main }) {
  const home = learner?.home ?? "/";
  return `<!DOCTYPE html>
<html lang="nl">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${POLICY}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${html(title)} · Cohort</title>
${description ? `<meta name="description" content="${html(description)}">\n` : ""}<link rel="canonical" href="https://cohort.example${url}">
<link rel="icon" href="/icon.svg" type="image/svg+xml">
<link rel="stylesheet" href="/site.css">
<script src="/site.js" defer></script>
${learner ? shared(learner, title, url) : ""}${linked ?? ""}</head>
<body>
<a class="skip" href="#main">Naar de tekst</a>
<header class="bar">
<a class="bar__site" href="/">Cohort</a>
<div class="bar__tools">
<a class="tool" id="search" data-index="${home}search.json" href="${home}${learner ? "competences/" : "learners/"}"><svg viewBox="0 0 24 24" aria-hidden="true"><circle cx="10.5" cy="10.5" r="6.5"/><path d="m15.5 15.5 5 5"/></svg><span>${learner ? "Zoek in dit portfolio" : "Zoeken"}</span></a>
<button class="tool" type="button" id="scheme" hidden aria-pressed="false"><svg viewBox="0 0 24 24" aria-hidden="true"><path d="M12 3a9 9 0 1 0 9 9 7 7 0 0 1-9-9z"/></svg><span class="unseen">Donker</span></button>
</div>
</header>
${learner ? navigation(learner, shelf) : COHORT}
<main id="main" tabindex="-1">
${learner ? `<p class="learner"><a href="${home}">${html(learner.name)}</a> <span>${html(learner.headline)}</span></p>` : ""}
${main}
</main>
<dialog class="find" id="find" aria-labelledby="find-title">
<form method="dialog"><h2 id="find-title"><label for="find-words">Wat zoek je?</label></h2>
<p><input id="find-words" type="search" autocomplete="off"><button class="tool" type="submit">Sluiten</button></p></form>
<p role="status" data-found="{n} gevonden"></p><ol></ol>
</dialog>
<footer class="foot">
<p>${learner ? `Nieuwste document: ${learner.newest}.` : html(cohort.school)}</p>
</footer>
</body>
</html>
`;
}

const shared = (learner, title, url) => `<meta property="og:type" content="profile">
<meta property="og:title" content="${html(title)}">
<meta property="og:description" content="${html(learner.headline)}">
<meta property="og:url" content="https://cohort.example${url}">
<meta property="og:image" content="https://cohort.example/icon.svg">
<link rel="alternate" type="application/atom+xml" title="${html(learner.name)}" href="${learner.home}feed.xml">
`;

function linked({ name, headline, competences }) {
  const knowsAbout = competences.map(({ title, code }) => ({
    "@type": "DefinedTerm",
    inDefinedTermSet: trade.title,
    name: title,
    termCode: code,
  }));
  const mainEntity = { "@type": "Person", name, description: headline, knowsAbout };
  const page = { "@context": "https://schema.org", "@type": "ProfilePage", inLanguage: "nl", mainEntity };
  return `<script type="application/ld+json">${JSON.stringify(page).replaceAll("<", "\\u003c")}</script>\n`;
}

// Made once for each entry that can be the current one.
const navigation = (learner, shelf) => ((learner.navigation ??= {})[shelf] ??= `<nav class="navigation" aria-label="Portfolio van ${html(learner.name)}">
<ul>
${each(
  words.navigation,
  ({ address, title, phase }) =>
    `<li><a href="${learner.home}${address}"${address === shelf ? ' aria-current="true"' : ""}${phase ? ` class="phase phase--${phase}"` : ""}>${title}</a></li>\n`,
)}</ul>
</nav>`);

const COHORT = `<nav class="navigation" aria-label="${html(cohort.title)}">
<ul><li><a href="/">${html(cohort.title)}</a></li><li><a href="/learners/">Lerenden</a></li><li><a href="/competences/">Competenties</a></li><li><a href="/requirements/">Eisenprofielen</a></li></ul>
</nav>`;

function document(learner, entry) {
  const about = learner.about[`about/${entry.key}`];
  return `<header class="head"><p class="role">${entry.kind.title}</p><h1>${html(entry.title)}</h1></header>
${entry.data.type === "cycle" ? cycle(learner) : ""}${body(learner, entry)}
${about ? `<section aria-labelledby="about-this"><h2 id="about-this">Zie ook</h2><ul>${each(about, ({ link, kind }) => `<li>${link} <small>${kind.title.toLowerCase()}</small></li>`)}</ul></section>` : ""}
${pager(entry)}`;
}

function pager({ before, after }) {
  if (!before && !after) return "";
  const links = beside(before, "prev", "← ", "") + beside(after, "next", "", " →");
  return `<nav class="pager" aria-label="Hiervoor en hierna">${links}</nav>`;
}

const beside = (entry, rel, before, after) =>
  entry ? `<a rel="${rel}" href="${entry.address}">${before}${html(entry.title)}${after}</a>` : "";

const cycle = (learner) => `${wheel(learner)}
<section aria-labelledby="steps">
<h2 id="steps">Wat er in elke fase is</h2>
<ul class="steps">
${each(words.phases, ({ id, number, title }) => {
  const printed = words.printed.filter(({ kind }) => words.kinds[kind].phase === id);
  const steps = each(printed, ({ kind, title }) => `<li class="step">${title} ${count(learner.about[kind], "documenten")}</li>`);
  return `<li class="phase--${id}"><a href="${learner.home}${id}/">${number} ${title}</a>
<ul>${steps}</ul></li>
`;
})}</ul>
</section>
`;

function start(learner) {
  const now = learner.about.cycle[0];
  return `<header class="hero">
<h1>${html(learner.name)}</h1>
<p class="hero__headline">${html(learner.headline)}</p>
<p>${html(learner.profile.ambition)}</p>
</header>
<section class="highlights" aria-labelledby="can"><h2 id="can">Wat ik kan</h2>
<ul class="cards">
${each(
  learner.profile.highlights,
  (id) => `<li class="card"><h3>${learner.links[id]}</h3>
<p class="card__who">${surest(learner, id)}</p>${learner.about[`${id}/evidence`] ? `<p class="card__proof">Bewijs: ${each(learner.about[`${id}/evidence`], ({ document }) => `${document.link} `)}</p>` : ""}</li>
`,
)}</ul></section>
<section aria-labelledby="cycle"><h2 id="cycle">Ronde ${now.data.number}: ${now.link}</h2>
${wheel(learner)}</section>
${body(learner, learner.first)}`;
}
