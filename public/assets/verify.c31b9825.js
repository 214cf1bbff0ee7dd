(function () {
"use strict";

const words = {
identical: "与封存时逐字节相同", saved: "重新保存过，内容相同", different: "内容不同", otherBytes: "字节不同，内容没有核对", unknown: "不是封存的文件", unreadable: "读不了",
reading: "正在读…",
none: "没有哪一期的封存记录里有这个文件。",
bytesOnly: "这种文件在这里只能比对字节，字节不是封存的那些：可能只是重新打印、重新保存过，也可能改动过，内容没有得到证明。请向发送方要原来的文件。",
claims: (code) => "文件上印的核验码是 " + code + "，只表明自称是哪一期，不证明内容。",
stranger: (code) => "文件上印的核验码 " + code + " 不是哪一期的。",
noCode: "核验码是16个字母和数字，四个一组，其中没有0、O、1、I。",
named: (code) => "核验码 " + code,
unnamed: (code) => "核验码 " + code + " 不是哪一期的：抄错一个字符也查不到，没有封存的期次不在内。",
codeOnly: "核验码只表明自称是哪一期，不证明内容；是不是原件，要用文件本身核验。",
changed: (n) => "第" + n + "版封存的文件里没有和它相同的。",
open: (n) => "这一期已经重新打开，第" + n + "版还没有封存。",
old: (n) => "这是旧版，现行的是第" + n + "版。",
later: (text) => "保存时网页上另有封存以后的提示，不在核验之内：" + text,
broken: "文件不完整，或者不是它的名称所说的那一种。",
noSeals: "没有读到封存记录 seals.js，不能核验。请从网站或发布的文件夹打开本页。",
where: "要列出哪里不同：把封存的原网页和它一起选进来（从文件夹打开本页时），或者用 bulletin verify。",
looking: "正在找不同的地方…",
against: (edition, file) => "比对的是 " + edition.title + "（" + edition.label + "）第" + edition.revision + "版的 " + file[0],
};
const print = window.bulletinFingerprint;
const box = document.getElementById("verify"), input = document.getElementById("verify-files"), results = document.getElementById("verify-results");
let known = null;

function make(tag, attributes, text) {
const e = document.createElement(tag);
Object.keys(attributes).forEach((name) => e.setAttribute(name, attributes[name]));
if (text) e.textContent = text;
return e;
}

const base = (name) => name.slice(Math.max(name.lastIndexOf("/"), name.lastIndexOf("\\")) + 1).toLowerCase();

function sparse(digests) {
return digests.split("+").map((short) => {
if (short.length !== 43) return short;
const sum = atob(short.replace(/-/g, "+").replace(/_/g, "/"));
return Array.from(sum, (sign) => ("0" + sign.charCodeAt(0).toString(16)).slice(-2)).join("");
}).join("+");
}

const lists = (edition) => (edition.files || []).concat(edition.handed || [], edition.earlier || []);

const succeeded = (edition) => (edition.open ? words.open : words.old)(edition.revision);

const codesOf = (edition) => (edition.former || []).concat({ revision: edition.revision, date: edition.date, code: edition.code }).filter((r) => r.code);

function folded(typed) {
const signs = typed.trim().replace(/^核验码/, "").replace(/^[：:]+/, "").replace(/[！-～]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0xfee0))
.replace(/[‐‑‒–—―−\-\s]/g, "").toUpperCase();
return /^[2-9A-HJ-NP-Z]{0,16}$/.test(signs) ? signs.replace(/(.{4})(?=.)/g, "$1-") : null;
}

function find(name, agrees) {
for (const named of [true, false]) {
for (const edition of known.editions) {
for (const file of lists(edition)) {
if (agrees(file) && (!named || base(file[0]) === base(name))) return { edition: edition, file: file };
}
}
}
return null;
}

const code = /(?:^|[^0-9A-Za-z])([2-9A-HJ-NP-Z]{4}-[2-9A-HJ-NP-Z]{4}-[2-9A-HJ-NP-Z]{4}-[2-9A-HJ-NP-Z]{4})(?:[^0-9A-Za-z]|$)/;

function judge(name, bytes) {
const sum = print.sha256(bytes);
const result = { sum: sum, notes: [] };
let found = find(name, (file) => file[1] === sum);
if (found) return Object.assign(result, { verdict: "identical" }, found);
let said = null;
try {
said = print.read(name, bytes, known.words);
} catch (failure) {
result.notes.push(words.broken);
return Object.assign(result, { verdict: "unreadable" });
}
if (said) {
said.later.forEach((text) => result.notes.push(words.later(text)));
const says = print.says(said);
found = find(name, (file) => print.same(file[2], says));
if (found) return Object.assign(result, { verdict: "saved" }, found);
} else result.notes.push(words.bytesOnly);
const codes = said ? said.lines.map((line) => code.exec(line)).filter((m) => m).map((m) => m[1]) : [];
const edition = known.editions.find((e) => codes.indexOf(e.code) >= 0 || (e.former || []).some((f) => codes.indexOf(f.code) >= 0));
if (codes.length > 0) result.notes.push(edition ? words.claims(codes[0]) : words.stranger(codes[0]));
if (!edition) result.notes.push(words.none);
const former = edition && codes.indexOf(edition.code) < 0 ? edition.former.find((f) => codes.indexOf(f.code) >= 0) : null;
if (former && (edition.earlier || []).some((file) => file[3] === former.revision)) result.notes.push(words.changed(former.revision));
if (former) result.notes.push(succeeded(edition));
return Object.assign(result, { verdict: edition ? "different" : "unknown", edition: edition || null, revision: former ? former.revision : 0, said: said });
}

async function printed(name, r, bytes) {
const codes = known.editions.reduce((list, e) => list.concat(e.code, (e.former || []).map((f) => f.code)), []).filter((c) => c);
const found = window.bulletinPrinted ? await window.bulletinPrinted.find(name, bytes, codes) : "";
const edition = known.editions.find((e) => e.code === found) || known.editions.find((e) => (e.former || []).some((f) => f.code === found));
if (!edition || !found) return r;
const former = edition.code === found ? null : edition.former.find((f) => f.code === found);
const notes = r.notes.filter((note) => note !== words.none).concat(words.claims(found), former ? succeeded(edition) : []);
return Object.assign(r, { verdict: "different", edition: edition, revision: former ? former.revision : edition.revision, notes: notes });
}

async function locate(name, r, bytes) {
if (r.notes.indexOf(words.bytesOnly) >= 0) return printed(name, r, bytes);
if (!r.said || !window.bulletinCompare || r.said.lines.length === 0) return r;
const title = r.said.lines[0].slice(1), editions = r.edition ? [r.edition] : known.editions.filter((e) => title.indexOf(e.label) >= 0);
const found = await window.bulletinCompare.find(name, r.said, editions, known.words);
if (!found) return Object.assign(r, { notes: r.edition ? r.notes.concat(words.where) : r.notes });
const notes = r.notes.filter((note) => note !== words.none).concat(words.against(found.edition, found.file));
return Object.assign(r, { verdict: "different", edition: found.edition, notes: notes, places: found.places });
}

function show(name, item, r) {
item.textContent = "";
item.setAttribute("class", "verify-result " + (r.verdict === "unknown" ? "different" : r.verdict));
item.append(make("h3", {}, r.verdict === "different" && r.notes.indexOf(words.bytesOnly) >= 0 ? words.otherBytes : words[r.verdict]), make("p", {}, name));
if (r.edition) {
const revision = r.file ? r.file[3] : r.revision || r.edition.revision;
const sealed = (r.edition.former || []).find((f) => f.revision === revision) || r.edition;
item.append(make("p", { class: "of" }, r.edition.title + "（" + r.edition.label + "）第" + revision + "版" + (r.file ? "，" + sealed.date + "封存，核验码 " + sealed.code + "，原件 " + r.file[0] : "")));
if (r.file && revision < r.edition.revision) item.append(make("p", { class: "of" }, succeeded(r.edition)));
}
r.notes.forEach((note) => item.append(make("p", { class: "of" }, note)));
if (r.places) {
const list = item.appendChild(make("ul", { class: "places" }));
r.places.forEach((place) => list.append(make("li", {}, place)));
}
item.append(make("p", { class: "sum" }, "SHA-256 " + r.sum));
}

function lookUp(typed) {
const code = folded(typed), named = document.getElementById("verify-named");
named.textContent = "";
if (code !== null && code.length < 19) return;
const item = named.appendChild(make("div", { class: "verify-result" }));
if (code === null || !known) {
item.append(make("p", {}, known ? words.noCode : words.noSeals));
return;
}
const edition = known.editions.find((e) => codesOf(e).some((r) => r.code === code));
if (!edition) {
item.append(make("p", {}, words.unnamed(code)));
return;
}
const r = codesOf(edition).find((r) => r.code === code);
item.append(make("h3", {}, words.named(code)), make("p", {}, edition.title + "（" + edition.label + "）第" + r.revision + "版，" + r.date + "封存"));
if (r.revision < edition.revision) item.append(make("p", { class: "of" }, succeeded(edition)));
item.append(make("p", { class: "of" }, words.codeOnly));
}

function bytesOf(file) {
return new Promise((done, fail) => {
const reader = new FileReader();
reader.onload = () => done(new Uint8Array(reader.result));
reader.onerror = () => fail(reader.error);
reader.readAsArrayBuffer(file);
});
}

function choose(r, bytes) {
if (r.verdict === "identical" && window.bulletinCompare && /\.html$/.test(r.file[0])) window.bulletinCompare.choose(r.file[0], bytes);
return r;
}

async function take(files) {
results.textContent = "";
const differing = await Promise.all(Array.from(files, async (file) => {
const item = results.appendChild(make("div", { class: "verify-result" }, words.reading));
if (!known) {
item.textContent = words.noSeals;
return null;
}
let bytes;
try {
bytes = await bytesOf(file);
} catch (failure) {
show(file.name, item, { verdict: "unreadable", notes: [words.broken], sum: "" });
return null;
}
const r = choose(judge(file.name, bytes), bytes);
show(file.name, item, r);
if (r.verdict !== "different" && r.verdict !== "unknown") return null;
if (r.said) item.append(make("p", { class: "of" }, words.looking));
return { name: file.name, item: item, r: r, bytes: bytes };
}));
differing.filter((d) => d).forEach((d) => locate(d.name, d.r, d.bytes).then((located) => show(d.name, d.item, located)));
}

window.bulletinSeals = (record) => {
record.editions.forEach((edition) => lists(edition).forEach((file) => {
file[1] = sparse(file[1]);
file[2] = sparse(file[2]);
}));
known = record;
};
window.bulletinVerify = (name, bytes) => choose(judge(name, bytes), bytes); // for tests, and so are the next
window.bulletinFolded = folded;
window.bulletinLocate = (name, bytes) => locate(name, judge(name, bytes), bytes);

if (!print || !window.FileReader || !box) return;
box.classList.add("ready");
input.addEventListener("change", () => { if (input.files.length > 0) take(input.files); });
const typed = document.getElementById("verify-code");
typed.addEventListener("input", (event) => { if (!event.isComposing) lookUp(typed.value); });
typed.addEventListener("compositionend", () => lookUp(typed.value));
const drop = box.querySelector(".drop");
["dragenter", "dragover"].forEach((kind) => document.addEventListener(kind, (event) => { event.preventDefault(); drop.classList.add("over"); }));
document.addEventListener("dragleave", (event) => { if (!event.relatedTarget) drop.classList.remove("over"); });
document.addEventListener("drop", (event) => {
event.preventDefault();
drop.classList.remove("over");
if (event.dataTransfer && event.dataTransfer.files.length > 0) take(event.dataTransfer.files);
});
})();
