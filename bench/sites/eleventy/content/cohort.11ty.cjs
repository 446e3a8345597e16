const { pages } = require("../lib/cohort.cjs");

module.exports = class {
  data() {
    return {
      pagination: { data: "collections.learners", size: 1, alias: "overview", resolve: "values", before: pages },
      permalink: ({ overview }) => `${overview.address}index.html`,
    };
  }

  render({ overview }) {
    return overview.main;
  }
};
