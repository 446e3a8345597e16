// What the school says once for all learners, and how things are written.
const cohort = require("../data/cohort.json");
const trade = require("../data/trade.json");
const words = require("../data/words.json");

const UNSAFE = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };
const html = (text) => String(text ?? "").replace(/[&<>"]/g, (sign) => UNSAFE[sign]);
const each = (list, write) => (list ?? []).map(write).join("");

const days = new Intl.DateTimeFormat("nl", { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" });
const months = new Intl.DateTimeFormat("nl", { month: "long", year: "numeric", timeZone: "UTC" });
const day = (date) => days.format(new Date(date));
const month = (date) => months.format(new Date(date));
const isoDay = (date) => (typeof date === "string" ? date : date.toISOString().slice(0, 10));

const names = Object.fromEntries(trade.competences.map(({ id, title }) => [`${trade.id}:${id}`, { title, code: id }]));
const standards = Object.fromEntries(trade.requirements.map((each) => [`${trade.id}:${each.id}`, each]));
const levels = Object.fromEntries(
  trade.levels.map(({ id, title }) => [
    id,
    `<span class="level" title="${html(title)}">${id}<span class="of">/${trade.levels.length}</span></span>`,
  ]),
);
const nothing = '<span class="nothing">–</span>';

module.exports = { cohort, trade, words, html, each, day, month, isoDay, names, standards, levels, nothing };
