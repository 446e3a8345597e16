function link(item, rel) {
  return item ? `<a rel="${rel}" href="${item.url}">${item.data.title}</a>` : "";
}

function furniture(data) {
  const folder = data.page.filePathStem.split("/")[1];
  const learner = data.collections.learners[folder];
  if (!learner) return ["", ""];
  const place = learner.place[data.page.url];
  return [
    `<nav data-index="/${folder}/search.json">${learner.navigation}</nav>`,
    `<nav>${link(learner.items[place - 1], "prev")} ${link(learner.items[place + 1], "next")}</nav>`,
  ];
}

module.exports = function (data) {
  const [navigation, around] = furniture(data);
  return `<!DOCTYPE html>
<html lang="nl">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${data.title} · Cohort</title>
${data.headline ? `<meta name="description" content="${data.headline}">` : ""}
<link rel="canonical" href="https://cohort.example${data.page.url}">
</head>
<body>
<a href="#main">Naar de tekst</a>
<header><a href="/">Cohort</a></header>
${navigation}
<main id="main">
<h1>${data.title}</h1>
${data.date ? `<p><time>${new Date(data.date).toISOString().slice(0, 10)}</time></p>` : ""}
${data.content}
${around}
</main>
<footer>Leerhuis De Kade</footer>
</body>
</html>
`;
};
