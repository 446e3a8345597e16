module.exports = class {
  data() {
    return { title: "Deze bladzijde is er niet", permalink: "/404.html" };
  }

  render({ title }) {
    return `<h1>${title}</h1><p><a href="/">Naar het begin</a></p>`;
  }
};
