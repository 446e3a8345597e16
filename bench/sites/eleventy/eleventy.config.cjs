// Each learner's pages belong together: their navigation, what is before and after, their search.

function folderOf(item) {
  return item.filePathStem.split("/")[1];
}

function learners(api) {
  const found = {};
  for (const item of api.getFilteredByGlob("content/*/**/*.md")) {
    (found[folderOf(item)] ??= { items: [], place: {} }).items.push(item);
  }
  for (const learner of Object.values(found)) {
    learner.items.forEach((item, number) => (learner.place[item.url] = number));
    const links = learner.items.map((item) => `<li><a href="${item.url}">${item.data.title}</a></li>`);
    learner.navigation = `<ul>\n${links.join("\n")}\n</ul>`;
  }
  return found;
}

module.exports = function (config) {
  config.addCollection("learners", learners);
  config.addGlobalData("layout", "page.11ty.cjs");
  return {
    dir: { input: "content", includes: "../_includes", output: "public" },
    markdownTemplateEngine: false,
  };
};
