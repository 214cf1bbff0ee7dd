(function () {
"use strict";

const words = {
csv: "保存为CSV", copy: "复制表格", png: "保存PNG", svg: "保存SVG",
saved: "已保存到下载文件夹",
copied: "已复制，可粘贴到Word或WPS",
copyYourself: "浏览器不允许自动复制，表格已选中，请按Ctrl+C",
cannot: "此浏览器不支持保存文件，请改用360、Edge或Chrome等浏览器打开",
failed: "未能保存，请刷新页面后重试",
group: "分组", state: "说明", notes: "附注", note: "注", term: "项目", content: "内容",
title: "表题", unit: "计量单位", data: "数据", source: "来源", marking: "标注", sample: "示例数据",
menu: "保存本节", tables: "表格", charts: "图", and: "和",
chart: "图表", nameless: "未命名", edition: "本期数据",
};

const all = (root, selector) => Array.from(root.querySelectorAll(selector));

function make(tag, attributes, text) {
const e = document.createElement(tag);
Object.keys(attributes).forEach((name) => e.setAttribute(name, attributes[name]));
if (text) e.textContent = text;
return e;
}


const blocks = ["LI", "P", "DIV", "DT", "DD", "UL", "OL"];

function textOf(element, skip) {
let text = "";
const walk = (node) => {
if (node.nodeType === 3) text += node.data.replace(/[ \t\r\n\f]+/g, " ");
if (node.nodeType !== 1 || node.matches("svg, script, style, .beside, [hidden]" + (skip ? ", " + skip : ""))) return;
const small = node !== element && node.tagName === "SMALL" && text.trim() !== "" && node.textContent.trim() !== "";
if (node.tagName === "BR") text += " ";
if (node !== element && blocks.indexOf(node.tagName) >= 0 && text.trim() !== "" && !/；$/.test(text)) text += "；";
if (small) text += "（";
node.childNodes.forEach(walk);
if (small) text = text.trim() + "）";
};
walk(element);
return text.replace(/[\u0000-\u001f\u007f\u200b\ufeff]+/g, " ").replace(/ +/g, " ").replace(/；+$/, "").trim();
}

function before(node, selector) {
const list = all(document, selector);
const earlier = list.filter((e) => e.compareDocumentPosition(node) & Node.DOCUMENT_POSITION_FOLLOWING);
return earlier[earlier.length - 1] || list[0] || null;
}

function factsOf(node) {
const text = (selector, skip) => {
const e = before(node, selector);
return e ? textOf(e, skip) : "";
};
const running = before(node, ".running");
const data = running ? all(running, "span").map((e) => textOf(e)) : [];
const page = text("h1", "small, sup"), site = text(".running", "span") || page, edition = data[0] || ""; // a front page bears the site's title itself
const own = page === site ? "" : page;
return {
page: own, edition: edition, data: data.join("，"),
source: [text(".issuer", ".marking") + (site ? "《" + site + "》" : "") + edition, own].filter((t) => t).join("，"),
marking: text(".issuer .marking"), sample: text(".sample"),
};
}

function titled(facts, title) {
const known = Array.from(facts.page).some((c, k, page) => k > 0 && title.indexOf(page[k - 1] + c) >= 0);
return facts.page && !known ? facts.page + "：" + title : title;
}

function titleOf(table) {
const wrapper = table.closest(".table"), own = wrapper && wrapper.querySelector(".table-title");
const title = own || table.caption || before(table, "h1, h2, h3, h4");
return (title && textOf(title, "sup")) || document.title;
}

const titleOfChart = (figure) => {
const title = figure.querySelector("figcaption b");
return (title && textOf(title)) || words.chart;
};


function plain(text) {
const match = /^[+\-\u2212\uff0d]?(?:0|[1-9]\d{0,14}|[1-9]\d{0,2}(?:,\d{3}){1,4})(?:\.\d+)?%?$/.exec(text);
return match ? text.replace(/,/g, "").replace(/^[\u2212\uff0d]/, "-").replace(/^\+/, "") : "";
}

class Cell {
constructor(element, marked) {
const marks = marked ? "sup, " : "";
const seen = textOf(element, marks + ".said, small"), said = textOf(element, marks + "[aria-hidden=true]");
const small = element.querySelector("small");
this.element = element;
this.marks = marked ? all(element, "sup").map((e) => e.textContent.trim()).filter((t) => t) : [];
this.figure = plain(textOf(element, marks + ".said, small, .stacked b, i")); // without marks and shapes of states
this.rest = this.figure && element.querySelector(".said") ? said.split("，").slice(1).join("，") : "";
this.text = this.figure || said;
this.main = this.figure || (small ? textOf(element, marks + "[aria-hidden=true], small") : said);
this.small = small && !element.querySelector(".said") ? textOf(small) : "";
this.lines = [seen, small ? textOf(small) : ""].filter((t) => t);
}
}

function gridOf(rows, marked) {
const grid = rows.map(() => []);
rows.forEach((row, r) => {
let column = 0;
Array.from(row.cells).forEach((element) => {
while (grid[r][column]) column++;
const cell = new Cell(element, marked);
for (let down = 0; down < (element.rowSpan || rows.length) && r + down < rows.length; down++) {
for (let across = 0; across < element.colSpan; across++) grid[r + down][column + across] = cell;
}
});
});
return grid;
}

const isGroup = (row) => row.classList.contains("group");

function headOf(cells, without) {
const texts = cells.map((cell) => textOf(cell.element, without ? "sup, small" : "sup"));
return texts.filter((t, k) => t && texts.indexOf(t) === k).join("·");
}

class Sheet {
constructor(table, groups, facts) {
const wrapper = table.closest(".table");
this.list = wrapper && wrapper.querySelector(".table-notes");
const body = Array.from(table.rows).filter((row) => row.parentNode !== table.tHead && !row.hidden);
this.lines = body.filter((row) => !isGroup(row));
this.heads = table.tHead ? gridOf(Array.from(table.tHead.rows), false) : [];
this.cells = gridOf(this.lines, this.list !== null);
this.groups = this.lines.map((row) => groups.get(row) || "");
this.title = titled(facts, titleOf(table));
const unit = wrapper && wrapper.querySelector(".table-unit");
this.unit = unit ? textOf(unit).replace(/^计量单位：/, "") : "";
}

records() {
if (this.heads.length === 0) return this.pairs();
const columns = this.columns();
const rows = this.cells.map((cells, r) => columns.map((column) => column.of(cells, r)));
return [columns.map((column) => column.head)].concat(rows);
}

columns() {
const columns = this.groups.some((g) => g) ? [{ head: words.group, of: (cells, r) => this.groups[r] }] : [];
const width = Math.max.apply(null, this.heads.concat(this.cells).map((row) => row.length));
for (let k = 0; k < width; k++) this.column(k).forEach((column) => columns.push(column));
if (this.cells.some((cells) => cells.some((cell) => cell && cell.marks.length > 0))) {
columns.push({ head: words.notes, of: (cells) => this.marksOf(cells) });
}
return columns;
}

column(k) {
const head = this.heads.map((row) => row[k]).filter((cell) => cell);
const cells = this.cells.map((row) => row[k]).filter((cell) => cell);
const drawn = cells.some((cell) => cell.element.querySelector("svg"));
if (drawn && cells.every((cell) => cell.text === "")) return [];
const small = head.map((cell) => cell.small).filter((t) => t).pop();
const at = (read) => (row) => row[k] ? read(row[k]) : "";
if (small && cells.some((cell) => cell.small)) {
return [{ head: headOf(head, true), of: at((cell) => cell.main) }, { head: small, of: at((cell) => cell.small) }];
}
const columns = [{ head: headOf(head, false), of: at((cell) => this.textIn(cell)) }];
if (cells.some((cell) => cell.rest)) columns.push({ head: headOf(head, true) + "·" + words.state, of: at((cell) => cell.rest) });
return columns;
}

textIn(cell) {
const part = cell.element.tagName === "TH" && cell.element.parentNode.classList.contains("part");
return part && cell.text && cell.text.indexOf("其中") !== 0 ? "其中：" + cell.text : cell.text;
}

marksOf(cells) {
const marked = [];
cells.forEach((cell, k) => {
if (!cell || cell.marks.length === 0 || cells.indexOf(cell) !== k) return;
const head = cell.element.tagName === "TH" ? "" : headOf(this.heads.map((row) => row[k]).filter((h) => h), true) + "：";
marked.push(head + words.note + cell.marks.join("、").replace(/, ?/g, "、"));
});
return marked.join("；");
}

pairs() {
const rows = [];
this.lines.forEach((line) => {
const cells = Array.from(line.cells);
const terms = cells.length % 2 === 0 && cells.every((cell, k) => (cell.tagName === "TH") === (k % 2 === 0));
const texts = cells.map((cell) => new Cell(cell, false).text);
if (!terms) rows.push(texts);
else for (let k = 0; k < texts.length; k += 2) rows.push(texts.slice(k, k + 2));
});
return [[words.term, words.content]].concat(rows);
}

notes() {
if (!this.list) return [];
return all(this.list, "li").map((item) => {
const mark = item.querySelector("sup");
return (mark ? words.note + mark.textContent.trim() + " " : words.note + "：") + textOf(item, "sup");
});
}

tail(facts) {
const line = (name, text) => text ? [name + "：" + text] : [];
return line(words.title, this.title).concat(line(words.unit, this.unit), this.notes(), line(words.data, facts.data),
line(words.source, facts.source), line(words.marking, facts.marking), facts.sample || []);
}
}

function groupsOf(table) {
const groups = new Map();
Array.from(table.tBodies).forEach((body) => {
let group = "";
Array.from(body.rows).forEach((row) => {
if (isGroup(row)) group = textOf(row.cells[0], "sup");
else groups.set(row, group);
});
});
return groups;
}


const formula = /^[\s\u200b-\u200f\u2060]*[=+\-@\uff1d\uff0b\uff0d\uff20]/;

const altered = /^(?:0\d+|\d{12,}|\d+(?:[-\/:.]\d+)(?:[-\/:.]\d+)+|\d+[-\/:]\d+|\d+(?:\.\d+)?[eE][+\-]?\d+|[(（]\d[\d.]*[)）]|\d{1,2}月\d{1,2}日)$/;

const harmless = (text) => formula.test(text) && !plain(text) ? "'" + text : text;

function field(text) {
if (text === "") return "";
if (plain(text) && !altered.test(text)) return plain(text);
return '"' + (altered.test(text) ? "\t" + text : harmless(text)).replace(/"/g, '""') + '"';
}

function csvOf(sheet, facts) {
const records = sheet.records();
const tail = sheet.tail(facts).map((text) => [text]);
const lines = records.concat([[]], tail);
const width = Math.max.apply(null, lines.map((line) => line.length));
const padded = (line) => line.concat(new Array(width - line.length).fill(""));
return "\ufeff" + lines.map((line) => padded(line).map(field).join(",") + "\r\n").join("");
}

function saveTable(table, groups) {
const facts = factsOf(table), sheet = new Sheet(table, groups, facts);
download(new Blob([csvOf(sheet, facts)], { type: "text/csv;charset=utf-8" }), fileName(sheet.title, facts, ".csv"));
}


const escaped = (text) => text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;").replace(/"/g, "&quot;");

const paragraph = (align, style, text) => text ? '<p align="' + align + '" style="margin:0;' + style + '">' + escaped(text) + "</p>" : "";

function cellHTML(cell, columns, head) {
const e = cell.element, style = window.getComputedStyle(e);
const align = head ? "center" : ({ right: "right", center: "center" })[style.textAlign] || "left";
const bold = head || Number(style.fontWeight) >= 600 ? "font-weight:bold;" : "";
const part = e.tagName === "TH" && e.parentNode.classList.contains("part") ? "padding-left:21pt;" : "";
const number = cell.figure ? "white-space:nowrap;" : "mso-number-format:'\\@';";
const spans = (e.rowSpan > 1 ? ' rowspan="' + e.rowSpan + '"' : "") + (columns > 1 ? ' colspan="' + columns + '"' : "");
const tag = head ? "th" : "td";
return "<" + tag + spans + ' align="' + align + '" style="border:1px solid #000000;padding:1pt 3pt;' + bold + part + number + '">' +
cell.lines.map(escaped).join("<br>") + (cell.marks.length > 0 ? "<sup>" + escaped(cell.marks.join("、")) + "</sup>" : "") + "</" + tag + ">";
}

function rowHTML(row, sheet, drawn, head) {
let column = 0;
return "<tr>" + Array.from(row.cells).map((element) => {
const from = column;
column += element.colSpan;
const columns = element.colSpan - drawn.filter((k) => k >= from && k < column).length;
return columns === 0 ? "" : cellHTML(new Cell(element, !head && sheet.list !== null), columns, head);
}).join("") + "</tr>";
}

function htmlOf(table, sheet, facts) {
const drawn = sheet.heads.length > 0 ? sheet.heads[0].map((cell, k) => k).filter((k) => sheet.column(k).length === 0) : [];
const rows = Array.from(table.rows).filter((row) => !row.hidden);
const html = (head) => rows.filter((row) => (row.parentNode === table.tHead) === head).map((row) => rowHTML(row, sheet, drawn, head)).join("");
const size = Math.max.apply(null, rows.map((row) => row.cells.length)) > 8 ? "9pt" : "10.5pt"; // fourteen columns fit on A4
const small = sheet.notes().concat(facts.marking || [], facts.source ? words.source + "：" + facts.source : []);
return '<meta charset="utf-8"><div style="font-family:宋体,SimSun,serif;font-size:10.5pt;color:#000000">' +
paragraph("center", "font-weight:bold;", sheet.title) +
paragraph("right", "", sheet.unit && words.unit + "：" + sheet.unit) +
'<table border="1" cellspacing="0" style="border-collapse:collapse;border:1px solid #000000;font-size:' + size + '">' +
(table.tHead ? "<thead>" + html(true) + "</thead>" : "") + "<tbody>" + html(false) + "</tbody></table>" +
small.map((text) => paragraph("left", "font-size:9pt;", text)).join("") +
paragraph("left", "font-size:9pt;color:#a61b1b;", facts.sample) + "</div>";
}

function textTable(sheet, facts) {
const lines = sheet.records().map((row) => row.map((text) => plain(text) || harmless(text)).join("\t"));
return lines.concat(sheet.notes(), facts.sample || []).join("\r\n") + "\r\n";
}

function putByEvent(table, html, text) {
const put = (event) => {
event.clipboardData.setData("text/html", html);
event.clipboardData.setData("text/plain", text);
event.preventDefault();
event.stopImmediatePropagation();
};
const selection = window.getSelection();
const kept = selection.rangeCount > 0 ? selection.getRangeAt(0) : null;
selection.selectAllChildren(table);
document.addEventListener("copy", put, true);
try {
return document.execCommand("copy");
} catch (failure) {
return false;
} finally {
document.removeEventListener("copy", put, true);
selection.removeAllRanges();
if (kept) selection.addRange(kept);
}
}

function putByClipboard(html, text) {
if (!navigator.clipboard || !navigator.clipboard.write || !window.ClipboardItem) return Promise.reject(new Error("no clipboard"));
return navigator.clipboard.write([new window.ClipboardItem({
"text/html": new Blob([html], { type: "text/html" }), "text/plain": new Blob([text], { type: "text/plain" }),
})]);
}

function copyTable(table, groups) {
const facts = factsOf(table), sheet = new Sheet(table, groups, facts);
const html = htmlOf(table, sheet, facts), text = textTable(sheet, facts);
if (putByEvent(table, html, text)) return words.copied;
return putByClipboard(html, text).then(() => words.copied, () => {
window.getSelection().selectAllChildren(table);
return words.copyYourself;
});
}


const namespace = "http://www.w3.org/2000/svg";

function draw(tag, attributes, text) {
const e = document.createElementNS(namespace, tag);
Object.keys(attributes).forEach((name) => e.setAttribute(name, attributes[name]));
if (text) e.textContent = text;
return e;
}

const inherited = [
"fill", "fill-opacity", "fill-rule", "stroke", "stroke-width", "stroke-opacity", "stroke-dasharray", "stroke-dashoffset",
"stroke-linecap", "stroke-linejoin", "stroke-miterlimit", "font-family", "font-size", "font-weight", "font-style",
"text-anchor", "letter-spacing", "visibility", "marker-start", "marker-mid", "marker-end", "clip-rule", "paint-order",
"shape-rendering", "dominant-baseline", "writing-mode",
];
const own = {
"opacity": "1", "clip-path": "none", "mask": "none", "filter": "none", "stop-color": "rgb(0, 0, 0)", "stop-opacity": "1",
"vector-effect": "none", "alignment-baseline": "auto", "baseline-shift": "0px", "text-decoration-line": "none",
};
const attributeOf = (property) => property === "text-decoration-line" ? "text-decoration" : property;

function written(value) {
const two = (n) => ("0" + Number(n).toString(16)).slice(-2);
return value.replace(/rgb\((\d+), (\d+), (\d+)\)/g, (rgb, r, g, b) => "#" + two(r) + two(g) + two(b))
.replace(/(\d)px\b/g, "$1").replace(/url\(["']?[^"'#)]*#([^"')]*)["']?\)/g, "url(#$1)");
}

function stylesOf(element, root) {
const style = window.getComputedStyle(element), around = element === root ? null : window.getComputedStyle(element.parentNode);
const styles = {};
inherited.forEach((property) => {
const value = style.getPropertyValue(property);
if (value && (!around || value !== around.getPropertyValue(property))) styles[property] = written(value);
});
Object.keys(own).forEach((property) => {
const value = style.getPropertyValue(property);
if (value && value !== own[property] && !(property === "baseline-shift" && value === "baseline")) styles[attributeOf(property)] = written(value);
});
const hidden = element !== root && style.display === "none" && !element.matches("title, desc, defs, defs *");
return { element: element, styles: styles, hidden: hidden };
}

function applied(list) {
list.forEach((entry) => {
const e = entry.element;
if (entry.hidden) {
e.remove();
return;
}
inherited.concat(Object.keys(own).map(attributeOf), "class", "style", "tabindex").forEach((name) => e.removeAttribute(name));
Object.keys(entry.styles).forEach((name) => e.setAttribute(name, entry.styles[name]));
});
}

function used(use) {
const link = use.getAttribute("href") || use.getAttributeNS("http://www.w3.org/1999/xlink", "href") || "";
const target = link.charAt(0) === "#" && document.getElementById(link.slice(1));
if (!target || target.contains(use)) return null;
const number = (name) => Number(use.getAttribute(name)) || 0;
const group = draw("g", {});
["class", "style", "fill", "stroke", "opacity"].forEach((name) => use.hasAttribute(name) && group.setAttribute(name, use.getAttribute(name)));
const move = number("x") || number("y") ? " translate(" + number("x") + " " + number("y") + ")" : "";
const transform = ((use.getAttribute("transform") || "") + move).trim();
if (transform) group.setAttribute("transform", transform);
const copy = target.cloneNode(true);
copy.removeAttribute("id");
group.appendChild(copy.tagName === "symbol" || copy.tagName === "svg" ? framed(copy, use) : copy);
return group;
}

function framed(copy, use) {
const frame = draw("svg", {});
["viewBox", "preserveAspectRatio", "class", "width", "height"].forEach((name) => {
const from = (name === "width" || name === "height") && use.hasAttribute(name) ? use : copy;
if (from.hasAttribute(name)) frame.setAttribute(name, from.getAttribute(name));
});
while (copy.firstChild) frame.appendChild(copy.firstChild);
return frame;
}

function expand(root) {
for (let depth = 0; depth < 8; depth++) {
const uses = all(root, "use");
if (uses.length === 0) return;
uses.forEach((use) => {
const group = used(use);
if (group) use.parentNode.replaceChild(group, use);
else use.remove();
});
}
all(root, "use").forEach((use) => use.remove());
}

function fetchReferences(root) {
const defs = draw("defs", {}), seen = new Set(all(root, "[id]").map((e) => e.id));
const names = (element) => {
const found = [];
[element].concat(all(element, "*")).forEach((e) => {
const style = window.getComputedStyle(e);
["fill", "stroke", "clip-path", "mask", "filter", "marker-start", "marker-mid", "marker-end"].forEach((property) => {
const match = /#([^"')]+)["']?\)/.exec(e.getAttribute(property) || style.getPropertyValue(property) || "");
if (match) found.push(match[1]);
});
});
return found;
};
const bring = (name) => {
const target = seen.has(name) ? null : document.getElementById(name);
seen.add(name);
if (!target || target.namespaceURI !== namespace) return;
names(target).forEach(bring);
defs.appendChild(target.cloneNode(true));
};
names(root).forEach(bring);
if (defs.firstChild) root.insertBefore(defs, root.firstChild);
}

function selfContained(picture) {
const copy = picture.cloneNode(true);
expand(copy);
picture.parentNode.insertBefore(copy, picture.nextSibling);
try {
fetchReferences(copy);
applied([copy].concat(all(copy, "*")).map((e) => stylesOf(e, copy)));
} finally {
copy.remove();
}
all(copy, "script, style, foreignObject, image").forEach((e) => e.remove());
return copy;
}

const tight = /^[，。；：、）》”’！？％%…—·」』】〕]/;

function lines(text, width, size, weight, family) {
const pen = document.createElement("canvas").getContext("2d");
pen.font = weight + " " + size + "px " + family;
const pieces = text.match(/[A-Za-z0-9.%+\-\u2212]+[，。；：、）》”’！？％%…—·」』】〕]*|[（《“‘「『【〔]*[^][，。；：、）》”’！？％%…—·」』】〕]*/gu) || [];
const made = [""];
pieces.forEach((piece) => {
const last = made[made.length - 1];
if (last && !tight.test(piece) && pen.measureText(last + piece).width > width) made.push(piece.trim());
else made[made.length - 1] = last + piece;
});
return made.filter((line) => line);
}

class Column {
constructor(root, x, width, family) {
this.root = root;
this.x = x;
this.width = width;
this.family = family;
this.y = 0;
}

add(text, size, weight, colour) {
if (!text) return;
lines(text, this.width, size, weight, this.family).forEach((line) => {
this.y += size * 1.5;
this.root.appendChild(draw("text", {
"x": this.x, "y": Math.round((this.y - size * 0.4) * 10) / 10, "font-family": this.family, "font-size": size,
"font-weight": weight, "fill": colour,
}, line));
});
}
}

const margin = 12;

function boxOf(picture) {
const box = picture.viewBox.baseVal;
if (box && box.width > 0 && box.height > 0) return box;
return { x: 0, y: 0, width: Number(picture.getAttribute("width")) || 720, height: Number(picture.getAttribute("height")) || 360 };
}

class Poster {
constructor(figure) {
const caption = (selector) => {
const e = figure.querySelector("figcaption " + selector);
return e ? textOf(e) : "";
};
const picture = figure.querySelector(".picture > svg");
const box = boxOf(picture), copy = selfContained(picture);
this.facts = factsOf(figure);
this.title = titled(this.facts, titleOfChart(figure));
this.width = box.width + 2 * margin;
const family = written(window.getComputedStyle(picture).getPropertyValue("font-family"));
this.root = draw("svg", { "role": "img" });
const column = new Column(this.root, margin, box.width, family);
column.y = margin - 4;
column.add(caption("b"), box.width < 480 ? 15 : 16, "600", "#1c1c1c");
column.add(caption("span"), 12, "400", "#5c5c5c");
column.y += 8;
this.place(copy, box, column.y);
column.y += box.height + 4;
column.add(this.facts.source, 11, "400", "#5c5c5c");
column.add(this.facts.marking, 11, "400", "#5c5c5c");
column.add(this.facts.sample, 11, "400", "#a61b1b");
this.height = Math.ceil(column.y + margin);
this.ground(picture);
}

place(copy, box, top) {
const group = draw("g", { transform: "translate(" + (margin - box.x) + " " + (Math.round(top) - box.y) + ")" });
inherited.concat("opacity").forEach((name) => copy.hasAttribute(name) && group.setAttribute(name, copy.getAttribute(name)));
while (copy.firstChild) group.appendChild(copy.firstChild);
this.root.appendChild(group);
}

ground(picture) {
const size = { width: this.width, height: this.height };
this.root.setAttribute("viewBox", "0 0 " + size.width + " " + size.height);
const told = picture.querySelector("desc");
all(this.root, "g > title, g > desc").forEach((e) => e.remove());
const first = this.root.firstChild;
this.root.insertBefore(draw("title", {}, this.title), first);
if (told) this.root.insertBefore(draw("desc", {}, told.textContent.trim()), first);
this.root.insertBefore(draw("rect", Object.assign({ fill: "#ffffff" }, size)), first);
}

xml(width, height) {
this.root.setAttribute("width", width);
this.root.setAttribute("height", height);
const text = new XMLSerializer().serializeToString(this.root);
return text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, "\ufffd"); // XML knows no way to write them
}
}

function saveSVG(figure) {
const poster = new Poster(figure);
const text = '<?xml version="1.0" encoding="UTF-8"?>\n' + poster.xml(poster.width, poster.height) + "\n";
download(new Blob([text], { type: "image/svg+xml" }), fileName(poster.title, poster.facts, ".svg"));
}

function scaleOf(poster) {
const wanted = Math.max(2, 1600 / poster.width);
return Math.max(1, Math.min(wanted, 16000 / poster.height, Math.sqrt(6e7 / (poster.width * poster.height))));
}

function savePNG(figure) {
const poster = new Poster(figure), scale = scaleOf(poster);
const width = Math.ceil(poster.width * scale), height = Math.ceil(poster.height * scale);
return new Promise((done, fail) => {
const image = new Image();
image.onerror = () => fail(new Error("picture not read"));
image.onload = () => {
const canvas = document.createElement("canvas");
canvas.width = width;
canvas.height = height;
const pen = canvas.getContext("2d");
pen.fillStyle = "#ffffff";
pen.fillRect(0, 0, width, height);
pen.drawImage(image, 0, 0, width, height);
canvas.toBlob((blob) => blob ? done(blob) : fail(new Error("picture too large")), "image/png");
};
image.src = "data:image/svg+xml;charset=utf-8," + encodeURIComponent(poster.xml(width, height));
}).then((blob) => download(blob, fileName(poster.title, poster.facts, ".png")));
}


function fileName(title, facts, ending) {
const wide = { "\\": "＼", "/": "／", ":": "：", "*": "＊", "?": "？", '"': "＂", "<": "＜", ">": "＞", "|": "｜" };
const safe = (text) => text.replace(/[\\/:*?"<>|]/g, (c) => wide[c])
.replace(/[\u0000-\u001f\u007f-\u009f\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufffd]/g, "").replace(/^[.~\s]+/, "");
const about = [facts.edition, facts.sample ? words.sample : ""].filter((t) => t).map(safe).join("，").slice(0, 30);
const suffix = (about ? "（" + about + "）" : "") + ending;
let name = "";
Array.from(safe(title)).some((c) => {
if (name.length + c.length + suffix.length > 80) return true;
name += c;
return false;
});
name = name.replace(/[.\s]+$/, "") || words.nameless;
return (/^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i.test(name) ? "_" : "") + name + suffix;
}

function download(blob, name) {
const link = make("a", { download: name, hidden: "" });
link.href = URL.createObjectURL(blob);
document.body.appendChild(link);
link.click();
link.remove();
setTimeout(() => URL.revokeObjectURL(link.href), 60000); // old kernels read it only when the reader has named the file
}

const canDownload = () => "download" in HTMLAnchorElement.prototype && Boolean(window.Blob && window.URL && URL.createObjectURL);


function line(title, actions, of) {
const box = make("div", of ? { class: "save-line", "data-of": of } : { class: "save-line" });
const said = make("span", { class: "save-said", role: "status" });
actions.forEach((action) => {
const button = make("button", { type: "button", "aria-label": action.word + "：" + title }, action.word);
button.addEventListener("click", () => perform(action, said));
box.appendChild(button);
});
box.appendChild(said);
return box;
}

class Menu {
constructor() {
this.box = make("details", { class: "save", "data-made": "" });
this.head = this.box.appendChild(make("summary", {}));
this.tables = this.charts = 0;
}

add(title, controls, chart) {
this[chart ? "charts" : "tables"]++;
this.head.textContent = words.menu + [this.tables ? words.tables : "", this.charts ? words.charts : ""].filter((t) => t).join(words.and);
controls.insertBefore(make("span", { class: "save-title" }, title), controls.firstChild);
this.box.appendChild(controls);
}
}

function sectionOf(node) {
const section = node.closest("section, .board-page, main") || document.body;
const heads = all(node.closest("article") || section, "h2").filter((h) => h.compareDocumentPosition(node) & Node.DOCUMENT_POSITION_FOLLOWING);
return heads[heads.length - 1] || section;
}

function perform(action, said) {
said.textContent = "";
if (action.file && !canDownload()) {
said.textContent = words.cannot;
return;
}
new Promise((done) => done(action.run())).then((told) => { said.textContent = told || words.saved; }, (failure) => {
said.textContent = words.failed;
console.warn(action.word, failure);
});
}

const unsaved = ".form, .small-board *, .wall *";

function offers() {
return all(document, "table, figure.chart").filter((e) => !e.matches(unsaved)).map((e) => {
const block = e.closest(".table") || e.closest(".scroll") || e, of = e.closest(".table, [id]");
if (e.tagName !== "TABLE") {
if (!e.querySelector(".picture > svg")) return null;
const title = titleOfChart(e);
return { block: e.closest(".figures") || e, title: title, chart: true, controls: line(title, [
{ word: words.png, file: true, run: () => savePNG(e) },
{ word: words.svg, file: true, run: () => saveSVG(e) },
], e.id) };
}
if (e.rows.length === 0) return null;
const groups = groupsOf(e), title = titleOf(e);
return { block: block, title: title, chart: false, controls: line(title, [
{ word: words.csv, file: true, run: () => saveTable(e, groups) },
{ word: words.copy, file: false, run: () => copyTable(e, groups) },
], of ? of.id : "") };
}).filter((offer) => offer);
}

function menus() {
const bySection = new Map(), last = new Map();
offers().forEach((offer) => {
const section = sectionOf(offer.block);
if (!bySection.has(section)) bySection.set(section, new Menu());
bySection.get(section).add(offer.title, offer.controls, offer.chart);
last.set(section, offer.block);
});
bySection.forEach((menu, section) => last.get(section).insertAdjacentElement("afterend", menu.box));
}

function edition() {
const block = document.getElementById("edition-data"), place = document.querySelector("[data-embedded]");
if (!block || !place) return;
const controls = line(words.edition, [{ word: words.csv, file: true, run: () => saveEdition(block) }]);
controls.setAttribute("data-made", "");
place.appendChild(controls);
}

function saveEdition(block) {
if (!window.DecompressionStream) return words.cannot;
const bytes = Uint8Array.from(atob(block.textContent), (c) => c.charCodeAt(0));
const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate"));
return new Response(stream).arrayBuffer().then((content) => {
const file = block.hasAttribute("data-columns") ? rowsOf(new TextDecoder("utf-8", { ignoreBOM: true }).decode(content)) : content;
download(new Blob([file], { type: "text/csv;charset=utf-8" }), block.getAttribute("data-name"));
});
}

function rowsOf(packed) {
const rows = [];
packed.split("\x1e").forEach((column) => {
let above = "";
column.split("\x1f").forEach((field, k) => {
if (field !== "") above = field === "\x1d" ? "" : field;
(rows[k] = rows[k] || []).push(above);
});
});
return rows.map((row) => row.join(",") + "\r\n").join("");
}

menus();
edition();
document.addEventListener("bulletin-renewed", () => { // a preview has changed the page, and what titles say
const open = all(document, "details.save").map((e) => {
e.remove();
return e.open;
});
menus();
all(document, "details.save").forEach((e, k) => { e.open = Boolean(open[k]); });
});
})();
