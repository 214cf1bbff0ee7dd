(function () {
"use strict";

const words = {
keys: "用方向键逐项查看，按Esc键结束",
chart: "图表",
sortBy: (head) => "按“" + head + "”排序",
};

const many = 80;

const all = (root, selector) => Array.from(root.querySelectorAll(selector));

function make(tag, attributes, text) {
const e = document.createElement(tag);
Object.keys(attributes).forEach((name) => e.setAttribute(name, attributes[name]));
if (text) e.textContent = text;
return e;
}

function textOf(root, selector) {
const found = root.querySelector(selector);
return found ? found.textContent : "";
}


class Live {
constructor(box, speaker, options) {
this.box = box;
this.options = options;
this.figure = box.closest("figure");
this.speaker = speaker;
this.told = [];
this.at = -1;
this.chart = null;
}

narrow() {
const says = (name) => getComputedStyle(this.figure).getPropertyValue(name).trim() === "1";
if (says("--in-table")) return true;
if (this.figure.querySelector(".phone")) return says("--phone");
return this.figure.classList.contains("slim") && this.figure.clientWidth < Number(this.box.getAttribute("data-least"));
}

attempt(step) {
try {
step();
} catch (failure) {
this.failed = true;
this.box.hidden = true;
this.figure.classList.remove("is-live");
console.warn(this.figure.id, failure);
try {
this.erase();
} catch (again) {} // a chart that could not begin may not know how to end
}
}

start() {
this.near = true;
if (this.narrow()) return;
const first = !this.option;
if (first) {
const option = this.options(this.box.getAttribute("data-option"));
const about = [textOf(this.figure, "figcaption > b"), textOf(this.figure, "svg > desc")].filter(Boolean).join("。");
this.told = window.bulletinCharts.prepare(option, about);
this.option = option;
}
const held = this.figure.querySelector(".picture") === document.activeElement;
this.box.hidden = false;
this.figure.classList.add("is-live");
this.draw();
if (first) this.listen();
if (held) this.box.focus();
}

rest() {
this.near = false;
if (this.chart && !this.box.contains(document.activeElement)) this.leave();
}

leave() {
this.end();
this.erase();
this.box.hidden = true;
this.figure.classList.remove("is-live");
}

draw() {
this.canvas = this.box.appendChild(make("div", {}));
this.canvas.style.height = Number(this.box.getAttribute("data-height")) + "px";
if (this.canvas.clientWidth === 0) throw new Error("no room");
this.ratio = window.devicePixelRatio;
this.width = this.canvas.clientWidth;
this.chart = window.bulletinCharts.init(this.canvas, this.ratio);
this.chart.setOption(this.option);
}

erase() {
const chart = this.chart;
if (this.canvas) this.canvas.remove();
this.chart = this.canvas = null;
if (chart) chart.dispose();
}

fit() {
if (this.chart && this.narrow()) this.leave();
if (!this.chart && this.near && !this.failed && !this.narrow()) this.attempt(() => this.start());
if (!this.chart || this.canvas.clientWidth === 0) return;
if (this.ratio !== window.devicePixelRatio) { // a canvas does not get sharper by itself
this.erase();
this.attempt(() => this.draw());
} else if (this.width !== this.canvas.clientWidth) {
this.width = this.canvas.clientWidth;
this.chart.resize();
}
}

renew() {
if (!this.option) return; // it has not begun
this.failed = this.option = null;
this.attempt(() => {
this.leave();
this.start();
});
}

listen() {
if (this.told.length === 0) return;
const attributes = {
tabindex: "0", role: "application", "aria-roledescription": words.chart,
"aria-label": textOf(this.figure, "svg > title") || words.chart, "aria-describedby": "chart-keys",
};
Object.keys(attributes).forEach((name) => this.box.setAttribute(name, attributes[name]));
if (this.listens) return;
this.listens = true;
this.box.addEventListener("keydown", (event) => this.key(event));
this.box.addEventListener("blur", () => this.end());
}

key(event) {
if (event.ctrlKey || event.altKey || event.metaKey || event.shiftKey || !this.chart) return;
const last = this.told.length - 1;
switch (event.key) {
case "ArrowRight": case "ArrowDown": this.show(Math.min(this.at + 1, last)); break;
case "ArrowLeft": case "ArrowUp": this.show(this.at < 0 ? last : Math.max(this.at - 1, 0)); break;
case "Home": this.show(0); break;
case "End": this.show(last); break;
case "Escape": this.end(); break;
default: return;
}
event.preventDefault();
}

show(k) {
if (k < 0) return;
this.at = k;
const point = window.bulletinCharts.show(this.chart, this.told[k]);
this.speaker.textContent = this.told[k].text.replace(/\n/g, "，");
this.box.scrollLeft = point[0] - this.box.clientWidth / 2; // where the view is narrower than the chart
}

end() {
this.at = -1;
this.speaker.textContent = "";
if (this.chart) this.chart.dispatchAction({ type: "hideTip" });
}
}

function unpack() {
const block = document.getElementById("chart-options");
if (!block) return Promise.resolve((id) => JSON.parse(document.getElementById(id).textContent));
if (!window.DecompressionStream) return Promise.reject(new Error("no DecompressionStream"));
const bytes = Uint8Array.from(atob(block.textContent), (c) => c.charCodeAt(0));
const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate"));
return new Response(stream).json().then((list) => {
const options = new Map(list);
return (id) => options.get(id);
});
}

function charts() {
const boxes = all(document, "figure.chart > .live[data-option]");
if (boxes.length === 0 || !window.echarts || !window.bulletinCharts) return;
unpack().then((options) => enliven(boxes, options)).catch((failure) => console.warn("charts", failure));
}

function enliven(boxes, options) {
const main = document.querySelector("main") || document.body;
const speaker = main.appendChild(make("div", { class: "said", "aria-live": "polite", id: "chart-item", "data-made": "" }));
const keys = main.appendChild(make("p", { id: "chart-keys", "data-made": "" }, words.keys));
keys.hidden = true;
const lives = new Map(boxes.map((box) => [box, new Live(box, speaker, options)]));
if (lives.size > many) { // pictures that stay, and scroll where the screen is narrow
all(document, "figure.chart:not(.slim) > .picture").forEach((picture) => picture.setAttribute("tabindex", "0"));
}
whenNear(lives);
follow(lives);
document.addEventListener("bulletin-renewed", (event) => lives.forEach((live) => { if (event.detail.indexOf(live.figure) >= 0) live.renew(); }));
}

function whenNear(lives) {
if (!window.IntersectionObserver) {
lives.forEach((live) => live.attempt(() => live.start()));
return;
}
const byFigure = new Map();
const observer = new IntersectionObserver((entries) => entries.forEach((e) => {
const live = byFigure.get(e.target);
if (!e.isIntersecting) live.rest();
else if (!live.chart && !live.failed) live.attempt(() => live.start());
if (e.isIntersecting && lives.size <= many) observer.unobserve(e.target);
}), { rootMargin: "600px 0px" });
lives.forEach((live) => {
byFigure.set(live.figure, live);
observer.observe(live.figure);
});
}

function follow(lives) {
const fitAll = () => lives.forEach((live) => live.fit());
window.addEventListener("resize", fitAll); // also when the reader zooms
if (!window.ResizeObserver) return;
const observer = new ResizeObserver((entries) => entries.forEach((e) => lives.get(e.target).fit()));
lives.forEach((live, box) => observer.observe(box));
}


function cellAt(row, column) {
let at = 0;
return Array.from(row.cells).find((cell) => (at += cell.colSpan) > column);
}

function keyOf(row, column) {
const cell = cellAt(row, column);
let text = cell && cell.getAttribute("data-sort");
if (cell && text === null && cellAt(row.parentNode.parentNode.tHead.rows[0], column).hasAttribute("data-text")) {
text = cell.textContent.trim().replace("\u2212", "-");
}
const key = text ? Number(text) : NaN;
return isNaN(key) ? null : key;
}

class Sorter {
constructor(table) {
this.body = table.tBodies[0];
this.heads = Array.from(table.tHead.rows[0].cells);
this.original = Array.from(this.body.rows);
this.groups = this.original.filter((row) => row.classList.contains("group"));
this.blocks = [];
this.original.filter((row) => !row.classList.contains("group")).forEach((row) => {
const last = this.blocks[this.blocks.length - 1];
if (last && row.classList.contains("part")) last.rows.push(row);
else this.blocks.push({ rows: [row], whole: row.classList.contains("whole"), place: this.blocks.length });
});
this.column = -1;
this.order = 0; // 1 ascending, -1 descending, 0 original
this.heads.forEach((head, column) => {
if (this.original.some((row) => keyOf(row, column) !== null)) this.button(head, column);
});
}

button(head, column) {
const button = make("button", { type: "button" });
const link = head.querySelector("a");
if (link) {
button.setAttribute("class", "beside");
button.setAttribute("data-made", "");
button.setAttribute("aria-label", words.sortBy(link.textContent));
button.appendChild(make("span", { "aria-hidden": "true" }, "↕"));
head.insertBefore(button, link.nextSibling);
} else {
const unit = head.querySelector("small");
while (head.firstChild && head.firstChild !== unit) button.appendChild(head.firstChild);
head.setAttribute("data-head", Array.from(button.childNodes, (word) => word.textContent || "\u200b").join("")); // a line may break where a <wbr> stands
head.insertBefore(button, unit);
}
button.addEventListener("click", () => this.click(column));
}

click(column) {
const first = this.heads[column].classList.contains("n") ? -1 : 1;
if (this.column !== column) this.order = first;
else this.order = this.order === 0 ? first : this.order === first ? -first : 0;
this.column = column;
this.heads.forEach((head) => head.removeAttribute("aria-sort"));
if (this.order !== 0) this.heads[column].setAttribute("aria-sort", this.order > 0 ? "ascending" : "descending");
this.groups.forEach((row) => { row.hidden = this.order !== 0; });
const rows = document.createDocumentFragment();
this.sorted().forEach((row) => rows.appendChild(row));
this.body.appendChild(rows);
}

sorted() {
if (this.order === 0) return this.original;
const keys = this.blocks.map((block) => keyOf(block.rows[0], this.column));
const blocks = this.blocks.slice().sort((a, b) => {
if (a.whole !== b.whole) return a.whole ? -1 : 1;
const x = keys[a.place], y = keys[b.place];
if (a.whole || x === y) return a.place - b.place;
if (x === null || y === null) return x === null ? 1 : -1; // gaps last, whichever way
return (x < y ? -1 : 1) * this.order;
});
return blocks.reduce((rows, block) => rows.concat(block.rows), this.groups.slice());
}
}

function tables() {
all(document, "table.sortable").forEach((table) => {
if (table.tHead && table.tHead.rows.length === 1 && table.tBodies.length === 1) new Sorter(table);
});
}


function stops() {
all(document, ".part, body:not(.paper-attachment) main").forEach((part) => {
const refs = () => all(part, "a.ref[href]"); // a preview may add some
const stop = (at) => refs().forEach((ref) => { ref.tabIndex = ref === at ? 0 : -1; });
stop(refs()[0]);
document.addEventListener("bulletin-renewed", () => stop(refs()[0]));
const own = (event) => event.target.closest("a.ref[href]");
part.addEventListener("focusin", (event) => { if (own(event)) stop(own(event)); });
part.addEventListener("keydown", (event) => {
const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
if (!step || !own(event) || event.ctrlKey || event.altKey || event.metaKey || event.shiftKey) return;
event.preventDefault();
const list = refs();
list[(list.indexOf(own(event)) + step + list.length) % list.length].focus();
});
});
}


const roles = { TABLE: "table", THEAD: "rowgroup", TBODY: "rowgroup", TFOOT: "rowgroup", TR: "row", TD: "cell" };

function roleOf(part) {
if (part.tagName !== "TH") return roles[part.tagName];
const scope = part.getAttribute("scope");
return scope === "col" || !scope && part.closest("thead") ? "columnheader" : "rowheader"; // single files leave it out of heads
}

function keepRoles() {
all(document, ".on-phone-lines table, .on-phone-list table, table.records").forEach((table) => {
[table].concat(all(table, "thead, tbody, tfoot, tr, th, td")).forEach((part) => part.setAttribute("role", roleOf(part)));
if (!table.classList.contains("records") || !table.tHead) return;
const heads = Array.from(table.tHead.rows[0].cells).map((head) => head.firstChild ? head.firstChild.textContent : "");
all(table, "tbody td:not([data-of])").forEach((cell) => {
if (!cell.querySelector("[class^=state-]")) cell.setAttribute("data-of", heads[cell.cellIndex] || "");
});
});
}


function unfold() {
const set = (open) => (each) => { each.open = open; };
let folded = [];
window.addEventListener("beforeprint", () => {
folded = all(document, "details.fold").filter((each) => !each.open);
folded.forEach(set(true));
});
window.addEventListener("afterprint", () => folded.forEach(set(false)));
}

charts();
tables();
stops();
keepRoles();
unfold();
})();
