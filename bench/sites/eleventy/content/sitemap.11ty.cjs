const { each } = require("../lib/words.cjs");
const { overviews } = require("../lib/overviews.cjs");

module.exports = class {
  data() {
    return { layout: null, permalink: "/sitemap.xml" };
  }

  render({ collections }) {
    const pages = Object.values(collections.learners).flatMap((learner) => [
      learner.home,
      ...Object.values(learner.at).map(({ address }) => address),
      ...overviews(learner).map(({ address }) => address),
    ]);
    return `<?xml version="1.0" encoding="utf-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
${each(pages, (address) => `<url><loc>https://cohort.example${address}</loc></url>\n`)}</urlset>
`;
  }
};
