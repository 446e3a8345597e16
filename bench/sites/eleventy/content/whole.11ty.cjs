// Overviews with the prose of documents: these wait until that is made.
const { views, overviews, HAVE_PROSE } = require("../lib/overviews.cjs");

module.exports = class {
  data() {
    const before = (learners) => learners.flatMap(overviews).filter(({ view }) => HAVE_PROSE.has(view));
    return {
      pagination: { data: "collections.learners", size: 1, alias: "overview", resolve: "values", before },
      permalink: ({ overview }) => `${overview.address}index.html`,
    };
  }

  render({ overview }) {
    return views[overview.view](overview.learner, overview);
  }
};
