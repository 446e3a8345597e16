const { words } = require("../lib/words.cjs");

module.exports = class {
  data() {
    return { layout: null, permalink: "/search.json" };
  }

  render({ collections }) {
    return JSON.stringify([
      ...Object.values(collections.learners).map(({ home, name, headline }) => [home, name, headline]),
      ...words.groups.map(({ address, title }) => [`/${address}`, title, ""]),
    ]);
  }
};
