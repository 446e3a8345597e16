// One search index a learner.
const { body } = require("../lib/documents.cjs");
const { overviews } = require("../lib/overviews.cjs");

module.exports = class {
  data() {
    return {
      layout: null,
      pagination: { data: "collections.learners", size: 1, alias: "learner", resolve: "values" },
      permalink: ({ learner }) => `${learner.home}search.json`,
    };
  }

  render({ learner }) {
    const plain = (entry) => body(learner, entry).replace(/<[^>]+>/g, " ");
    return JSON.stringify([
      [learner.home, learner.name, ""],
      ...overviews(learner).map(({ address, title }) => [address, title, ""]),
      ...Object.values(learner.at).map((entry) => [entry.address, entry.title, plain(entry)]),
    ]);
  }
};
