// Each learner's pages belong together: everything they share is gathered once, in a collection.
const { gathered } = require("./lib/learner.cjs");

function learners(api) {
  const items = {};
  for (const item of api.getFilteredByGlob("content/*/**/*.md")) {
    (items[item.filePathStem.split("/")[1]] ??= []).push(item);
  }
  return Object.fromEntries(Object.entries(items).map(([folder, each]) => [folder, gathered(folder, each)]));
}

module.exports = function (config) {
  config.addCollection("learners", learners);
  config.addGlobalData("layout", "page.11ty.cjs");
  config.addPassthroughCopy({ static: "." });
  return {
    dir: { input: "content", includes: "../_includes", output: "public" },
    markdownTemplateEngine: false,
  };
};
