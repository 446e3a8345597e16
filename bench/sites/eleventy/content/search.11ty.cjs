// One search index a learner.
module.exports = class {
  data() {
    return {
      layout: null,
      pagination: { data: "collections.learners", size: 1, alias: "name", resolve: "keys" },
      permalink: ({ name }) => `/${name}/search.json`,
    };
  }

  render({ collections, name }) {
    return JSON.stringify(
      collections.learners[name].items.map((item) => ({
        address: item.url,
        title: item.data.title,
        text: item.templateContent.replace(/<[^>]+>/g, " "),
      })),
    );
  }
};
