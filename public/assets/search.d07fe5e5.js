(function () {
"use strict";

const words = {
open: "查找",
title: "在本期内查找",
hint: "名称、拼音首字母、编号或正文里的字",
close: "关闭",
key: "按 / 键打开查找",
loading: "正在读入…",
failed: "没有读到本期的查找文件；重新生成网页后再试",
none: "没有找到",
found: (n, shown) => "共" + n + "处" + (shown < n ? "，列出前" + shown + "处；多写几个字可以缩小范围" : ""),
past: "也在往期里找",
here: "本页",
editions: "其他期次",
allEditions: "全部期次",
elsewhere: "（通报正文）", // of an edition that has no such page
indicators: "全部指标",
others: "其他指标",
};
const most = 60; // hits that are listed

const own = document.currentScript;
const source = own && own.src ? own.src : "";
const place = /assets\/search\.[^/]*$/.exec(source); // its name tells its content
const root = place ? source.slice(0, place.index) : "";
const single = root === "";

function make(tag, attributes, text) {
const e = document.createElement(tag);
Object.keys(attributes).forEach((name) => e.setAttribute(name, attributes[name]));
if (text) e.textContent = text;
return e;
}


const wide = /[\uff01-\uff5e]/g;
const parted = /(\d)[,\u2009\u00a0 ](?=\d{3}(?!\d))/g;
function folded(text) {
let out = text.replace(wide, (c) => String.fromCharCode(c.charCodeAt(0) - 0xfee0)).replace(/[〇○]/g, "零").replace(/\u2212/g, "-").toLowerCase();
if (/[,\u2009\u00a0 ]/.test(out)) {
for (let before = ""; before !== out;) {
before = out;
out = out.replace(parted, "$1");
}
out = out.replace(/[ \u3000\u00a0]+/g, "");
}
return out;
}

function whereIs(text, n) {
let low = 0, high = text.length;
while (low < high) {
const middle = (low + high) >> 1;
if (folded(text.slice(0, middle + 1)).length > n) high = middle;
else low = middle + 1;
}
return low;
}


const books = [];
let waiting = [], broken = false, composing = false;

function shelve(told, here) {
const book = { label: told.label, edition: told.edition, here: here, names: told.names || [], sections: [] };
book.names.forEach((n) => { n.keys = [n.n].concat(n.a || []).map(folded); });
told.pages.forEach((p) => {
p.s.forEach((s) => {
const lines = s[2] ? s[2].split("\n") : [];
book.sections.push({ path: p.p, page: p.n, kind: p.k || "", id: s[0], title: s[1], head: folded(s[1] || p.n), lines: lines, text: folded(s[2] || "") });
});
});
books.push(book);
last = { q: "", of: new Map() };
}

window.bulletinSearch = (told) => {
shelve(told, told.edition === edition());
waiting.forEach((go) => go());
};
let editions = [];
let some = {}; // the places in editions of those that have a page which not all have
window.bulletinEditions = (list, having) => { editions = list; some = having || {}; };

const edition = () => {
const found = /(?:^|\s)edition-(\S+)/.exec(document.documentElement.className);
return found ? found[1] : editions.length > 0 ? editions[0][0] : "";
};

function script(path, done) {
const e = make("script", { src: root + path, "data-made": "" });
e.onload = () => done(true);
e.onerror = () => done(false);
document.head.append(e);
}

let asked = false, askedPast = false;
function load() {
if (asked) return;
asked = true;
if (single) {
shelve({ label: "", edition: "", names: [], pages: pagesHere() }, true);
return;
}
script("editions.js", () => script(edition() + "/search.js", (ok) => {
broken = !ok;
panel.past.hidden = editions.length < 2;
panel.list();
}));
}
function loadPast() {
if (askedPast) return;
askedPast = true;
editions.filter((e) => e[0] !== edition()).forEach((e) => script(e[0] + "/search.js", () => panel.list()));
}

function pagesHere() {
const main = document.querySelector("main") || document.body, sections = [];
let section = null;
const begin = (id, title) => sections.push(section = [id, title, ""]);
begin("", "");
const blocks = "p, li, dt, dd, td, th, caption, figcaption, summary, h1, h2, h3, h4, h5, h6";
let number = 0;
Array.from(main.querySelectorAll(blocks)).forEach((e) => {
if (e.closest("nav, [hidden], .search") || e.querySelector(blocks)) return;
const copy = e.cloneNode(true);
Array.from(copy.querySelectorAll(".said, svg, button, script")).forEach((part) => part.remove());
const text = copy.textContent.replace(/\u2060/g, "").replace(/\s+/g, " ").trim();
if (text === "") return;
if (/^H[1-6]$/.test(e.tagName)) {
if (!e.id) e.id = "search-" + number++;
begin(e.id, text);
} else section[2] += (section[2] ? "\n" : "") + text;
});
return [{ p: "", n: document.title, s: sections }];
}


class Found {
constructor(limit) {
this.limit = limit;
this.byRank = new Map();
this.all = 0;
}

room(rank) {
let better = 0;
this.byRank.forEach((list, r) => { if (r <= rank) better += list.length; });
return better < this.limit;
}

add(rank, make) {
this.all++;
if (!this.room(rank)) return;
if (!this.byRank.has(rank)) this.byRank.set(rank, []);
this.byRank.get(rank).push(make());
}

list() {
const ranks = Array.from(this.byRank.keys()).sort((a, b) => a - b);
return [].concat(...ranks.map((rank) => this.byRank.get(rank))).slice(0, this.limit);
}
}

const plain = /^[a-z0-9-]+$/;

function named(name, q) {
let best = 9;
name.keys.forEach((key) => {
const at = key.indexOf(q);
if (at >= 0) best = Math.min(best, key === q ? 0 : at === 0 ? 1 : plain.test(key) ? 9 : 2);
});
return best;
}

function within(text, q, next) {
let begin = -1, at = -1, long = false;
while (next >= 0 && !long) {
const from = text.lastIndexOf("\n", next) + 1, end = text.indexOf("\n", next), to = end < 0 ? text.length : end;
long = to - from > 24;
if (begin < 0 || long) [begin, at] = [from, next - from];
next = end < 0 ? -1 : text.indexOf(q, to);
}
return { begin: begin, at: at, long: long };
}

let last = { q: "", of: new Map() };

function hits(query, past, limit) {
const q = folded(query.trim()), found = new Found(limit || most), of = new Map();
if (q === "") return { all: 0, list: [] };
const longer = last.q !== "" && q.indexOf(last.q) >= 0;
books.forEach((book) => {
if (!book.here && !past) return;
const behind = book.here ? 0 : 100, held = [];
of.set(book, held);
book.names.forEach((n) => {
const rank = named(n, q);
if (rank < 9) found.add(behind + rank, () => ({ rank: behind + rank, title: n.n, kind: n.k, path: n.p, id: "", line: "", book: book, at: 0 }));
});
(longer && last.of.get(book) || book.sections).forEach((s) => {
const inTitle = s.head.indexOf(q), inText = inTitle < 0 ? s.text.indexOf(q) : -1;
if (inTitle < 0 && inText < 0) return;
held.push(s);
const hit = (rank, more) => Object.assign({ rank: rank, title: s.title || s.page, kind: s.title ? s.page : s.kind, path: s.path, id: s.id, line: "", book: book }, more);
if (inTitle >= 0) { // one hit a section
const rank = behind + 10 + (s.head === q ? 0 : 1);
found.add(rank, () => hit(rank, { at: inTitle }));
} else if (!found.room(behind + 20)) found.all++;
else {
const place = within(s.text, q, inText), rank = behind + (place.long ? 20 : 30);
found.add(rank, () => hit(rank, { at: place.at, section: s, begin: place.begin }));
}
});
});
last = { q: q, of: of };
const list = found.list();
list.forEach((hit) => { // of those that are shown: the folded text has as many lines as the text
if (hit.section) hit.line = hit.section.lines[lineOf(hit.section.text, hit.begin)];
});
return { all: found.all, list: list, length: q.length };
}

function lineOf(text, begin) {
let n = 0;
for (let at = text.indexOf("\n"); at >= 0 && at < begin; at = text.indexOf("\n", at + 1)) n++;
return n;
}

function parts(line, at, length) {
const same = folded(line).length === line.length, where = (n) => same ? n : whereIs(line, n);
const from = where(at), to = where(at + length - 1) + 1, begin = Math.max(0, from - 16);
return [(begin > 0 ? "…" : "") + line.slice(begin, from), line.slice(from, to), line.slice(to, to + 40) + (to + 40 < line.length ? "…" : "")];
}


const panel = { element: null };

panel.build = () => {
const box = panel.element = make("div", { class: "search", "data-made": "", role: "dialog", "aria-modal": "true", "aria-label": words.title, hidden: "" });
panel.input = make("input", { type: "search", role: "combobox", "aria-expanded": "true", "aria-controls": "search-hits", "aria-autocomplete": "list", "aria-label": words.title, placeholder: words.hint, autocomplete: "off", spellcheck: "false" });
const close = make("button", { type: "button", class: "close" }, words.close);
close.addEventListener("click", panel.close);
panel.status = make("p", { class: "status", role: "status", "aria-live": "polite" });
panel.hits = make("ul", { id: "search-hits", role: "listbox", "aria-label": words.title });
panel.past = make("label", { class: "past" });
panel.past.hidden = true;
panel.alsoPast = make("input", { type: "checkbox" });
panel.alsoPast.addEventListener("change", () => { loadPast(); panel.list(); });
panel.past.append(panel.alsoPast, words.past);
const key = make("label", { class: "key" }), keyed = make("input", { type: "checkbox" });
keyed.checked = single_key();
keyed.addEventListener("change", () => { remember("bulletin-search-key", keyed.checked ? "on" : "off"); });
key.append(keyed, words.key);
const head = make("p", { class: "line" });
head.append(panel.input, close);
const foot = make("p", { class: "options" });
foot.append(panel.past, key);
box.append(head, panel.status, panel.hits, foot);
panel.input.addEventListener("input", (event) => { composing = event.isComposing; panel.list(); });
panel.input.addEventListener("compositionend", () => { composing = false; panel.list(); });
box.addEventListener("keydown", panel.key);
document.body.append(box);
};

const remembered = (name) => { try { return localStorage.getItem(name); } catch (failure) { return null; } };
const remember = (name, value) => { try { localStorage.setItem(name, value); } catch (failure) { /* for this page only */ panel[name] = value; } };
const single_key = () => (panel["bulletin-search-key"] || remembered("bulletin-search-key")) !== "off";

panel.open = () => {
if (!panel.element) panel.build();
panel.from = document.activeElement;
panel.element.hidden = false;
panel.input.focus();
panel.input.select();
waiting = [panel.list];
load();
panel.list();
};

panel.close = () => {
panel.element.hidden = true;
panel.hits.textContent = panel.status.textContent = ""; // a page that is saved now says what it said
if (panel.from && panel.from.focus) panel.from.focus();
};

panel.key = (event) => {
if (event.isComposing) return;
const list = Array.from(panel.hits.querySelectorAll("a")), now = list.findIndex((e) => e.getAttribute("aria-selected") === "true");
const go = (k) => {
if (list.length === 0) return;
if (now >= 0) list[now].setAttribute("aria-selected", "false");
const next = list[(k + list.length) % list.length];
next.setAttribute("aria-selected", "true");
panel.input.setAttribute("aria-activedescendant", next.id);
next.scrollIntoView({ block: "nearest" });
};
switch (event.key) {
case "Escape": panel.close(); break;
case "ArrowDown": go(now + 1); break;
case "ArrowUp": go(now < 0 ? -1 : now - 1); break;
case "Enter":
if (event.target !== panel.input || list.length === 0) return;
(now < 0 ? list[0] : list[now]).click();
break;
case "Tab": { // the dialog keeps the focus
const stops = Array.from(panel.element.querySelectorAll("input, button, a")).filter((e) => e.getClientRects().length > 0);
const at = stops.indexOf(document.activeElement);
if (event.shiftKey && at <= 0) stops[stops.length - 1].focus();
else if (!event.shiftKey && at === stops.length - 1) stops[0].focus();
else return;
break;
}
default: return;
}
event.preventDefault();
event.stopPropagation();
};

panel.list = () => {
if (!panel.element || panel.element.hidden || composing) return;
const query = panel.input.value;
panel.input.removeAttribute("aria-activedescendant");
if (query.trim() === "") {
panel.hits.textContent = panel.status.textContent = "";
return;
}
if (books.length === 0) {
panel.hits.textContent = "";
panel.status.textContent = broken ? words.failed : words.loading;
return;
}
const result = hits(query, panel.alsoPast.checked);
panel.status.textContent = result.all === 0 ? words.none : words.found(result.all, result.list.length);
result.list.forEach((hit, k) => panel.show(hit, k, result.length));
while (panel.hits.childNodes.length > result.list.length) panel.hits.lastChild.remove();
};

const items = [];

function line(k) {
const item = make("li", { role: "none" }), link = make("a", { tabindex: "-1", role: "option", id: "search-hit-" + k, "aria-selected": "false" });
const title = make("b", {}), kind = make("span", { class: "kind" }), snippet = make("span", { class: "snippet" }), mark = make("mark", {});
const before = document.createTextNode(""), behind = document.createTextNode("");
snippet.append(before, mark, behind);
link.append(title, kind);
link.addEventListener("click", panel.close);
item.append(link);
return { item: item, link: link, title: title, kind: kind, snippet: snippet, texts: [before, mark, behind] };
}

panel.show = (hit, k, length) => {
const own = items[k] || (items[k] = line(k)), href = (single ? "" : root + hit.path) + (hit.id ? "#" + hit.id : "");
own.link.setAttribute("href", href || "#");
own.link.setAttribute("aria-selected", "false");
own.title.textContent = hit.title;
own.kind.textContent = [hit.kind, hit.book.here ? "" : hit.book.label].filter(Boolean).join("　");
own.snippet.remove();
if (hit.line) {
parts(hit.line, hit.at, length).forEach((text, n) => { own.texts[n].textContent = text; });
own.link.append(own.snippet);
}
if (!own.item.parentNode) panel.hits.append(own.item);
};

window.bulletinFind = (query, past, limit) => { load(); return hits(query, past, limit); };


const typing = (e) => e && (e.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(e.tagName));
document.addEventListener("keypress", (event) => { // the key itself is not to be typed into the panel
if (event.key !== "/" || event.ctrlKey || event.altKey || event.metaKey || event.isComposing || typing(event.target) || !single_key()) return;
if (panel.element && !panel.element.hidden) return;
event.preventDefault();
panel.open();
});
const button = make("button", { type: "button", class: "open-search", "data-made": "", "aria-haspopup": "dialog", title: words.title }, words.open);
button.addEventListener("click", panel.open);
const head = document.querySelector("header.masthead") || document.querySelector("header");
if (head) head.append(button);


function listed(name, word) {
const box = make("details", { class: name, "data-later": "" }), head = make("summary", {}, word), list = make("ul", {});
box.append(head, list);
box.addEventListener("keydown", (event) => {
if (event.key !== "Escape" || !box.open) return;
box.open = false;
head.focus();
});
document.addEventListener("click", (event) => { if (!box.contains(event.target)) box.open = false; });
return box;
}

const crumbs = document.querySelector(".crumbs");
const address = location.href.split(/[?#]/)[0];
const path = !single && address.slice(0, root.length) === root ? decodeURI(address.slice(root.length)) : "";
function otherEditions() {
const box = listed("editions", words.editions), page = path.slice(path.indexOf("/") + 1) || "index.html";
let wanted = false;
box.addEventListener("toggle", () => {
if (wanted || !box.open) return;
wanted = true;
script("editions.js", () => {
const having = some[page];
editions.forEach((e, k) => {
const item = make("li", {}), there = !having || having.indexOf(k) >= 0;
const link = make("a", { href: root + e[0] + "/" + encodeURI(there ? page : "index.html") }, e[1]);
if (e[0] === edition()) link.setAttribute("aria-current", "page");
item.append(link);
if (!there) item.append(make("small", {}, words.elsewhere));
box.lastChild.append(item);
});
const item = make("li", {});
item.append(make("a", { href: root + "index.html" }, words.allEditions));
box.lastChild.append(item);
});
});
crumbs.querySelector("ol").after(box);
}
if (crumbs && path.indexOf("/") > 0 && crumbs.querySelector('a[href$="#archive"]')) otherEditions(); // the manual has none

function otherIndicators() {
const here = document.querySelector(".contents [aria-current]"), turns = Array.from(document.querySelectorAll(".turn a[rel]"));
const kin = Array.from(document.querySelectorAll(".contents a")).filter((a) => /(^|\/)indicators\//.test(decodeURI(a.href.slice(root.length))));
if (!here || kin.indexOf(here) < 0 || kin.length < 2) return;
const nav = make("nav", { class: "switch", "data-later": "", "aria-label": words.others }), box = listed("", words.indicators);
const turn = (rel, before, after) => turns.filter((a) => a.rel === rel).forEach((a) => {
nav.append(make("a", { href: a.href }, before + a.textContent.replace(/^.*?：/, "") + after));
});
kin.forEach((a) => {
const item = make("li", {});
item.append(a.cloneNode(true));
box.lastChild.append(item);
});
turn("prev", "‹ ", "");
nav.append(box);
turn("next", "", " ›");
crumbs.after(nav);
document.querySelector(".sheet").classList.add("switched");
}
if (crumbs && path.indexOf("/") > 0) otherIndicators();
})();
