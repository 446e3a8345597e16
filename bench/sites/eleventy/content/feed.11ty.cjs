// A feed a learner, newest first.
const { html, each, isoDay } = require("../lib/words.cjs");

const SITE = "https://cohort.example";

module.exports = class {
  data() {
    return {
      layout: null,
      pagination: { data: "collections.learners", size: 1, alias: "learner", resolve: "values" },
      permalink: ({ learner }) => `${learner.home}feed.xml`,
    };
  }

  render({ learner: { home, name, profile, at } }) {
    const dated = Object.values(at)
      .filter(({ data }) => data.date)
      .map((entry) => ({ ...entry, day: `${isoDay(entry.data.date)}T00:00:00Z` }))
      .sort((a, b) => (a.day < b.day ? 1 : -1))
      .slice(0, 10);
    return `<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="nl">
<id>${SITE}${home}</id>
<title>${html(profile.title)}</title>
<updated>${dated[0]?.day ?? ""}</updated>
<link rel="self" href="${SITE}${home}feed.xml" />
<link rel="alternate" href="${SITE}${home}" />
<author><name>${html(name)}</name></author>
${each(
  dated,
  ({ address, title, day, kind }) => `<entry>
<id>${SITE}${address}</id>
<title>${html(title)}</title>
<updated>${day}</updated>
<link rel="alternate" href="${SITE}${address}" />
<category term="${kind.title.toLowerCase()}" />
</entry>
`,
)}</feed>
`;
  }
};
