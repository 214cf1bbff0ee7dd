(function () {
"use strict";


const mostTable = 8 << 20;

function hunks(a, b) {
let begin = 0, aEnd = a.length, bEnd = b.length;
while (begin < aEnd && begin < bEnd && a[begin] === b[begin]) begin++;
while (aEnd > begin && bEnd > begin && a[aEnd - 1] === b[bEnd - 1]) { aEnd--; bEnd--; }
if (begin === aEnd && begin === bEnd) return [];
const n = aEnd - begin, m = bEnd - begin;
if (n === 0 || m === 0 || n * m > mostTable) return n === m && n > 0 ? byLine(a, b, begin, aEnd) : [[begin, aEnd, begin, bEnd]];
const long = new Int32Array((n + 1) * (m + 1)), at = (i, j) => i * (m + 1) + j, list = [];
for (let i = n - 1; i >= 0; i--) {
for (let j = m - 1; j >= 0; j--) {
long[at(i, j)] = a[begin + i] === b[begin + j] ? long[at(i + 1, j + 1)] + 1 : Math.max(long[at(i + 1, j)], long[at(i, j + 1)]);
}
}
const same = (i, j) => i < n && j < m && a[begin + i] === b[begin + j];
for (let i = 0, j = 0; i < n || j < m;) {
if (same(i, j)) { i++; j++; continue; }
const h = [begin + i, 0, begin + j, 0];
while ((i < n || j < m) && !same(i, j)) {
if (j === m || i < n && long[at(i + 1, j)] >= long[at(i, j + 1)]) i++;
else j++;
}
h[1] = begin + i;
h[3] = begin + j;
list.push(h);
}
return list;
}

function byLine(a, b, begin, end) {
const list = [];
for (let k = begin; k < end; k++) {
if (a[k] === b[k]) continue;
const last = list[list.length - 1];
if (last && last[1] === k) last[1] = last[3] = k + 1;
else list.push([k, k + 1, k, k + 1]);
}
return list;
}


const textOf = (line) => (line[0] === "=" ? line.slice(1) : null);

const shown = (c, text) => (c.apart && c.apart.get(text)) || text;

function textAfter(c, at, end) {
for (let k = at + 1; k < Math.min(end, at + 12, c.lines.length); k++) {
if (textOf(c.lines[k]) !== null) return shown(c, textOf(c.lines[k]));
}
return "";
}

function where(c, at) {
const lines = c.lines;
let heading = "", row = "";
for (let k = Math.min(at, lines.length - 1); k >= 0 && heading === ""; k--) {
if (lines[k] === "<tr") row = row || textAfter(c, k, at);
else if (/^<(?:h[1-6]|caption|figcaption)$/.test(lines[k])) heading = textAfter(c, k, lines.length);
}
return (heading + "，" + row).replace(/^，+|，+$/g, "");
}

const attributes = { title: "鼠标停留时的说明", "data-sort": "排序用的数", href: "链接", alt: "朗读的说明", "aria-label": "朗读的说明",
colspan: "单元格跨度", rowspan: "单元格跨度", "data-of": "窄屏或打印时显示的", "data-unit": "窄屏或打印时显示的", "data-pad": "窄屏或打印时显示的" };

function words(c, lines) {
const out = [];
lines.forEach((line) => {
const kind = line.slice(0, 1), text = line.slice(1), cut = text.indexOf("=");
if (kind === "=") out.push(shown(c, text));
else if (kind === "!") out.push("控件里的“" + text + "”");
else if (kind === "@" && cut >= 0) out.push((attributes[text.slice(0, cut)] || text.slice(0, cut)) + "“" + text.slice(cut + 1) + "”");
else if (kind === "<" && text.startsWith("svg:")) { if (out[out.length - 1] !== "图上的图形") out.push("图上的图形"); }
else if (kind === "<" && text.indexOf(" ") >= 0) out.push("嵌入的“" + text + "”");
else if (kind !== "<" && line !== "") out.push(line);
});
return out;
}

const alike = (a, b) => a.length === b.length && a.every((x, k) => x === b[k]);

function changes(sealed, said) {
const list = hunks(sealed.lines, said.lines).map((h) => {
const c = [where(sealed, h[0]), words(sealed, sealed.lines.slice(h[0], h[1])), words(said, said.lines.slice(h[2], h[3]))];
return alike(c[1], c[2]) ? [c[0], ["版式"], ["版式不同"]] : c;
});
if (said.scripts.length > 0 && !alike(sealed.scripts, said.scripts)) list.push(["脚本和图表数据", ["封存时的"], ["有改动，可能改变打开后看到的内容"]]);
if (said.hidden.length > 0 && !alike(sealed.hidden, said.hidden)) {
const c = ["窄屏上显示的图", [], []];
hunks(sealed.hidden, said.hidden).forEach((h) => {
c[1] = c[1].concat(words(sealed, sealed.hidden.slice(h[0], h[1])));
c[2] = c[2].concat(words(said, said.hidden.slice(h[2], h[3])));
});
list.push(c);
}
return list;
}

function short(list) {
const text = Array.from(list.join("　"));
return text.length > 120 ? text.slice(0, 120).join("") + "…（共 " + text.length + " 字）" : text.join("");
}

const most = 20;

function tell(list) {
const out = list.slice(0, most).map((c) => {
const at = c[0] === "" ? "" : c[0] + "：";
if (c[1].length === 0) return at + "多出“" + short(c[2]) + "”";
if (c[2].length === 0) return at + "缺少“" + short(c[1]) + "”";
return at + "“" + short(c[1]) + "”变成了“" + short(c[2]) + "”";
});
if (list.length > most) out.push("另有 " + (list.length - most) + " 处不同");
return out;
}


const chosen = new Map(); // sealed pages that were chosen, by their paths
const patience = 15000, grace = 500; // how long a frame is waited for, and after it was read, in milliseconds

function pageAt(path) {
if (chosen.has(path)) return Promise.resolve(chosen.get(path));
if (window.location.protocol === "file:") return Promise.resolve(null);
return new Promise((done) => {
const frame = document.createElement("iframe");
const end = (text) => {
clearTimeout(clock);
window.removeEventListener("message", hear);
frame.remove();
done(text);
};
const hear = (event) => { if (event.source === frame.contentWindow && typeof event.data.sealedPage === "string") end(event.data.sealedPage); };
const clock = setTimeout(() => end(null), patience);
window.addEventListener("message", hear);
frame.addEventListener("load", () => setTimeout(() => end(null), grace));
frame.setAttribute("hidden", "");
frame.setAttribute("src", path.split("/").map(encodeURIComponent).join("/") + "#sealed-page");
document.body.append(frame);
});
}

const titleOf = (said) => said.lines.map(textOf).find((text) => text !== null) || "";
const base = (path) => path.slice(path.lastIndexOf("/") + 1).toLowerCase();

function inCommon(a, b) {
const count = new Map();
a.forEach((line) => count.set(line, (count.get(line) || 0) + 1));
return b.reduce((n, line) => {
const left = count.get(line) || 0;
count.set(line, left - 1);
return left > 0 ? n + 1 : n;
}, 0);
}

async function find(name, said, editions, words) {
const print = window.bulletinFingerprint, title = titleOf(said);
const all = editions.reduce((list, e) => list.concat((e.files || []).filter((f) => /\.html$/.test(f[0]) && f[2]).map((f) => ({ edition: e, file: f }))), []);
const named = all.filter((c) => base(c.file[0]) === base(name)), others = all.filter((c) => base(c.file[0]) !== base(name));
let best = null, most = 0, titled = false;
const look = async (candidate) => {
const text = titled && named.indexOf(candidate) < 0 ? null : await pageAt(candidate.file[0]);
if (text === null) return;
const sealed = print.read("page.html", new TextEncoder().encode(text), words), same = base(candidate.file[0]) === base(name);
if (!print.same(candidate.file[2], print.says(sealed)) || !same && text.indexOf(title) < 0) return;
titled = titled || titleOf(sealed) === title;
const common = inCommon(sealed.lines, said.lines) + (same ? Math.floor(sealed.lines.length / 10) : 0);
if (common > most) {
most = common;
best = Object.assign({ sealed: sealed }, candidate);
}
};
for (const list of [named, others]) {
for (let k = 0; k < list.length; k += 4) await Promise.all(list.slice(k, k + 4).map(look));
}
return best && { edition: best.edition, file: best.file, places: tell(changes(best.sealed, said)) };
}

window.bulletinCompare = { find: find, choose: (path, bytes) => chosen.set(path, new TextDecoder().decode(bytes)) };
})();
