module.exports = class {
  data() {
    return { title: "Cohort" };
  }

  render({ collections }) {
    const names = Object.keys(collections.learners);
    return `<ul>\n${names.map((name) => `<li><a href="/${name}/profile/">${name}</a></li>`).join("\n")}\n</ul>`;
  }
};
