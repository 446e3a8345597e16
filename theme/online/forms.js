"use strict";
// What Sveltia CMS would fetch from unpkg.com is here; the policy of the page lets nothing else through.
(() => {
  const fetched = window.fetch;
  window.fetch = (asked, ...rest) => {
    const address = String(asked instanceof Request ? asked.url : asked);
    const words = /^https:\/\/unpkg\.com\/@sveltia\/cms@[\d.]+\/locales\/([A-Za-z-]+\.json)$/;
    const own = words.exec(address);
    return fetched.call(window, own ? new URL(`locales/${own[1]}`, document.baseURI) : asked, ...rest);
  };
})();
