const dark = document.getElementById("scheme");
dark.hidden = false;
dark.addEventListener("click", () => document.documentElement.classList.toggle("dark"));

const opener = document.getElementById("search");
const dialog = document.getElementById("find");
opener.addEventListener("click", async (event) => {
  event.preventDefault();
  dialog.showModal();
  const pages = await (await fetch(opener.dataset.index)).json();
  document.getElementById("find-words").addEventListener("input", ({ target }) => {
    const found = pages.filter((page) => page.join(" ").toLowerCase().includes(target.value.toLowerCase()));
    const links = found.map(([address, title]) => Object.assign(document.createElement("a"), { href: address, textContent: title }));
    dialog.querySelector("ol").replaceChildren(...links.map((link) => Object.assign(document.createElement("li")).appendChild(link).parentNode));
  });
});
