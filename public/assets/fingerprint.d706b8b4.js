(function () {
"use strict";


const rounds = (() => { // the first 32 bits of the fractions of the cube roots of the first 64 primes
const list = [];
for (let n = 2; list.length < 64; n++) {
let prime = true;
for (let d = 2; d * d <= n; d++) if (n % d === 0) prime = false;
if (prime) list.push(fraction(n, 3n));
}
return new Uint32Array(list);
})();

function fraction(n, power) {
const wanted = BigInt(n) << (32n * power);
let low = 0n, high = 1n << 40n;
while (high - low > 1n) {
const middle = (low + high) >> 1n;
if (middle ** power <= wanted) low = middle;
else high = middle;
}
return Number(low & 0xffffffffn);
}

function sha256(bytes) {
const state = new Uint32Array([2, 3, 5, 7, 11, 13, 17, 19].map((n) => fraction(n, 2n)));
const whole = bytes.length - bytes.length % 64, tail = new Uint8Array(bytes.length % 64 < 56 ? 64 : 128);
tail.set(bytes.subarray(whole));
tail[bytes.length - whole] = 0x80;
const view = new DataView(tail.buffer);
view.setUint32(tail.length - 8, Math.floor(bytes.length / 0x20000000));
view.setUint32(tail.length - 4, bytes.length * 8 % 0x100000000);
const w = new Uint32Array(64);
const blocks = (data) => {
const words = new DataView(data.buffer, data.byteOffset, data.byteLength);
for (let at = 0; at < data.length; at += 64) {
for (let k = 0; k < 16; k++) w[k] = words.getUint32(at + 4 * k);
block(state, w);
}
};
blocks(bytes.subarray(0, whole));
blocks(tail);
return Array.from(state, (n) => n.toString(16).padStart(8, "0")).join("");
}

function block(state, w) {
for (let k = 16; k < 64; k++) {
const a = w[k - 15], b = w[k - 2];
w[k] = w[k - 16] + w[k - 7] + ((a >>> 7 | a << 25) ^ (a >>> 18 | a << 14) ^ a >>> 3) + ((b >>> 17 | b << 15) ^ (b >>> 19 | b << 13) ^ b >>> 10);
}
let a = state[0], b = state[1], c = state[2], d = state[3], e = state[4], f = state[5], g = state[6], h = state[7];
for (let k = 0; k < 64; k++) {
const one = h + ((e >>> 6 | e << 26) ^ (e >>> 11 | e << 21) ^ (e >>> 25 | e << 7)) + (e & f ^ ~e & g) + rounds[k] + w[k] | 0;
const two = ((a >>> 2 | a << 30) ^ (a >>> 13 | a << 19) ^ (a >>> 22 | a << 10)) + (a & b ^ a & c ^ b & c) | 0;
h = g; g = f; f = e; e = d + one | 0; d = c; c = b; b = a; a = one + two | 0;
}
[a, b, c, d, e, f, g, h].forEach((n, k) => { state[k] += n; });
}

const sumOf = (text) => sha256(new TextEncoder().encode(text));


function decode(bytes) {
const mark = (list) => list.every((b, k) => bytes[k] === b);
if (mark([0xef, 0xbb, 0xbf])) return new TextDecoder("utf-8").decode(bytes);
if (mark([0xff, 0xfe])) return new TextDecoder("utf-16le").decode(bytes);
if (mark([0xfe, 0xff])) return new TextDecoder("utf-16be").decode(bytes);
try {
return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
} catch (failure) {
const head = String.fromCharCode.apply(null, bytes.subarray(0, 2048)).toLowerCase();
return new TextDecoder(head.indexOf("utf-8") >= 0 ? "utf-8" : "gb18030").decode(bytes);
}
}

function archived(bytes) {
let raw = "";
for (let at = 0; at < bytes.length; at += 8192) raw += String.fromCharCode.apply(null, bytes.subarray(at, at + 8192));
const border = /boundary="?([^";\r\n]+)"?/i.exec(raw.slice(0, 4096));
if (!border) throw new Error("no page in the archive");
const parts = raw.split(new RegExp("\\r?\\n--" + border[1].replace(/[^A-Za-z0-9]/g, "\\$&") + "(?:--)?[ \\t]*\\r?\\n")).slice(1);
for (const part of parts) {
const cut = /\r?\n\r?\n/.exec(part);
if (!cut) continue;
const head = part.slice(0, cut.index);
let body = part.slice(cut.index + cut[0].length);
if (!/^content-type:\s*text\/html/im.test(head)) continue;
if (/^content-transfer-encoding:\s*quoted-printable/im.test(head)) {
body = body.replace(/[ \t]+(?=\r?\n)/g, "").replace(/=\r?\n/g, "").replace(/=([0-9A-Fa-f]{2})/g, (all, hex) => String.fromCharCode(parseInt(hex, 16)));
} else if (/^content-transfer-encoding:\s*base64/im.test(head)) body = atob(body.replace(/\s/g, ""));
return decode(Uint8Array.from(body, (c) => c.charCodeAt(0)));
}
throw new Error("no page in the archive");
}


const set = (names) => new Set(names.split(" "));
const attributes = ["title", "alt", "aria-label", "placeholder", "label", "value", "datetime", "colspan", "rowspan", "start", "reversed",
"data-sort", "data-of", "data-pad", "data-unit", "data-text"];
const inline = set("a abbr b bdi bdo big button cite code data del dfn em font i ins kbd label mark q ruby rb rp rt s samp small span strike strong sub sup time tt u var wbr");
const marked = set("tr td th caption figcaption h1 h2 h3 h4 h5 h6");
const left = set("style link meta base template");
const replaced = { iframe: ["src", "srcdoc"], frame: ["src"], object: ["data"], embed: ["src"], video: ["src", "poster"], audio: ["src"],
canvas: [], input: ["type"], select: [], textarea: [] };
const raised = { sup: "^{", sub: "_{", del: "~{", s: "~{", strike: "~{" };
const unread = (name) => /^(?:role|tabindex|focusable|xmlns)$|^(?:aria-|on|xmlns:)/.test(name);
const spoken = ["title", "alt", "aria-label", "placeholder", "value"];

const trim = (text) => text.replace(/^[ \t\n\f\r]+|[ \t\n\f\r]+$/g, "");
const plain = (text) => trim(text).replace(/[ \t\n\f\r]+/g, " ");
const solid = (text) => text.replace(/[ \t\n\f\r]+/g, "");
const letters = (text) => text.replace(/[\s\u0085（）；：，。“”\u200b\u2060\ufeff]/g, "");
const compare = (a, b) => (a < b ? -1 : a > b ? 1 : 0);

function unescaped(part) {
try { return decodeURIComponent(part); } catch (failure) { return part; }
}

function target(address) {
address = trim(address);
const scheme = /^([^:]*):/.exec(address);
if (scheme && /^(?:data|blob)$/i.test(scheme[1])) return scheme[1].toLowerCase();
const cut = address.indexOf("#"), fragment = cut < 0 ? "" : address.slice(cut + 1);
if (fragment !== "") return "#" + unescaped(fragment);
const path = (cut < 0 ? address : address.slice(0, cut)).split("?")[0];
return unescaped(path.slice(path.lastIndexOf("/") + 1));
}

const file = (address) => target(address).replace(/\.download$/, "").replace(/\(\d+\)(\.|$)/g, "$1");
const picture = (address) => (trim(address).startsWith("data:") ? "data:" + sumOf(solid(trim(address).slice(5))) : file(address));

function dense(json) {
let out = "", quoted = false, escaped = false;
for (const c of json) {
if (quoted) {
quoted = escaped || c !== '"';
escaped = c === "\\" && !escaped;
} else if (/[ \t\n\f\r]/.test(c)) continue;
else if (c === '"') { quoted = true; escaped = false; }
out += c;
}
return out;
}

const fresh = (depth) => ({ words: "", sayable: "", blank: false, extras: [], raised: depth, ended: false, joints: [] });

class Reader {
constructor() {
Object.assign(this, { lines: [], scripts: [], later: [], claims: [], said: [], apart: new Map() });
Object.assign(this, { made: 0, after: 0, hidden: 0, unseen: 0, record: 0, folded: [], now: fresh(0), outside: null });
}

line(line) { (this.hidden > 0 ? this.folded : this.lines).push(line); }

walk(node) {
if (node.nodeType === 3) { this.text(node.data); return; }
const element = node.nodeType === 1;
if (element && node.localName === "script") { this.script(node); return; }
const e = element ? this.begin(node) : null;
node.childNodes.forEach((child) => this.walk(child));
if (element) this.end(e);
}

begin(node) {
const space = node.namespaceURI, foreign = space !== "http://www.w3.org/1999/xhtml";
const e = { node: node, foreign: foreign, name: !foreign ? node.localName : (/svg$/.test(space) ? "svg:" : "math:") + node.localName };
this.handlers(node);
if (this.unseen > 0) this.unseen++;
else if (this.after > 0) {
this.after++;
if (!inline.has(e.name)) this.flush();
} else if (this.made > 0) {
this.made++;
this.claim(node);
} else this.enter(e);
return e;
}

enter(e) {
const node = e.node, html = !e.foreign;
if (html && node.hasAttribute("data-later")) {
this.flush();
this.after = 1;
} else if (html && (node.hasAttribute("data-made") || e.name === "div" && node.classList.contains("live"))) {
this.made = 1;
this.claim(node);
} else if (html && left.has(e.name)) {
if (e.name === "meta" && /^refresh$/i.test(node.getAttribute("http-equiv") || "")) this.scripts.push("refresh " + plain(node.getAttribute("content") || ""));
this.unseen = 1;
} else {
if (this.hidden > 0) this.hidden++;
else if (html && node.hasAttribute("hidden")) {
this.hidden = 1;
this.outside = this.now;
this.now = fresh(0);
}
if (html) this.element(e);
else {
this.flush();
this.line("<" + this.drawn(e));
}
}
}

drawn(e) {
const list = Array.from(e.node.attributes).filter((a) => !unread(a.name)).map((a) => (
a.name === "href" || a.name === "xlink:href" ? "href=" + target(plain(a.value)) : a.name + "=" + plain(a.value)));
return e.name + " " + list.sort(compare).join(" ");
}

element(e) {
const node = e.node, block = !inline.has(e.name);
if (block) this.flush();
if (this.record > 0 || e.name === "table" && node.classList.contains("records")) this.record++;
if (marked.has(e.name)) this.line("<" + e.name);
else if (e.name === "img") this.line("<img " + picture(node.getAttribute("src") || ""));
else if (Object.prototype.hasOwnProperty.call(replaced, e.name)) {
this.line("<" + e.name + replaced[e.name].filter((n) => node.hasAttribute(n)).map((n) => " " + plain(node.getAttribute(n))).join(""));
}
this.values(e, block ? (line) => this.line(line) : (line) => this.now.extras.push(line));
if (e.name === "span" && this.now.ended && !this.now.blank) this.now.joints.push(this.now.words.length);
if (raised[e.name]) {
this.write(raised[e.name]);
this.now.raised++;
}
}

values(e, add) {
const node = e.node;
attributes.forEach((name) => {
if (!node.hasAttribute(name)) return;
const value = plain(node.getAttribute(name));
if (value === "" && name !== "reversed" || value === "1" && /^(?:col|row)span$/.test(name)) return;
if (name === "data-of" && this.record > 0) this.claims.push(value);
else add("@" + name + "=" + value);
});
if (node.hasAttribute("data-head")) this.claims.push(node.getAttribute("data-head"));
if ((e.name === "a" || e.name === "area") && node.hasAttribute("href")) {
const t = target(node.getAttribute("href"));
if (t !== "") add("@href=" + t);
}
}

text(text) {
if (this.unseen > 0) return;
if (this.made > 0) this.claims.push(text);
else this.write(text);
}

write(text) {
const run = this.now;
for (const c of text) {
if (c === " " || c === "\n" || c === "\t" || c === "\f" || c === "\r") {
run.blank = true;
continue;
}
if (run.blank && run.words !== "") run.words += " ";
run.blank = run.ended = false;
run.words += c;
if (run.raised === 0) run.sayable += c;
}
}

flush() {
const run = this.now;
if (run.words !== "" && this.after > 0) this.later.push(run.words);
else if (run.words !== "") {
this.line("=" + run.words);
this.part(run);
this.said.push(letters(run.sayable));
}
run.extras.forEach((line) => this.line(line));
this.now = fresh(run.raised);
}

part(run) {
const at = run.joints.filter((k, n, all) => k > 0 && k < run.words.length && k !== all[n - 1]);
if (at.length > 0) this.apart.set(run.words, [0].concat(at).map((k, n) => run.words.slice(k, at[n])).join("　"));
}

end(e) {
if (this.unseen > 0) this.unseen--;
else if (this.after > 0) {
if (this.after === 1 || !inline.has(e.name)) this.flush();
this.after--;
} else if (this.made > 0) this.made--;
else {
if (raised[e.name]) {
this.write("}");
this.now.raised--;
}
if (!inline.has(e.name)) this.flush();
this.now.ended = inline.has(e.name);
if (this.record > 0) this.record--;
if (this.hidden === 1) {
this.flush();
this.now = this.outside;
}
this.hidden = Math.max(0, this.hidden - 1);
}
}

claim(node) {
spoken.forEach((name) => { if (node.hasAttribute(name)) this.claims.push(node.getAttribute(name)); });
if (node.hasAttribute("src")) this.claims.push(file(node.getAttribute("src")));
}

script(node) {
this.handlers(node);
const src = node.getAttribute(node.hasAttribute("src") ? "src" : "href"), kind = (node.getAttribute("type") || "").toLowerCase();
if (src !== null && node.hasAttribute("data-made")) this.claims.push(file(src));
else if (src !== null) this.scripts.push("src " + file(src));
const text = kind.indexOf("json") >= 0 ? dense(node.textContent) : kind.indexOf("octet-stream") >= 0 ? solid(node.textContent) : trim(node.textContent);
if (text !== "") this.scripts.push("text " + sumOf(text));
}

handlers(node) {
Array.from(node.attributes).forEach((a) => {
const value = plain(a.value);
if (/^on/.test(a.name) || /^javascript:/i.test(value)) this.scripts.push("on " + a.name + "=" + value);
});
}

unknown(fixed) {
const page = this.said.join(""), words = fixed.map(letters), known = new Map([["", true]]), list = [];
this.said.concat(words).forEach((text) => known.set(text, true));
const says = (text) => page.indexOf(text) >= 0 || words.some((word) => {
if (!text.startsWith(word)) return false;
const rest = text.slice(word.length);
return words.indexOf(rest) >= 0 || page.indexOf(rest) >= 0 || page.indexOf(rest.replace(/排序$/, "")) >= 0;
});
this.claims.forEach((claim) => {
const text = letters(claim);
if (!known.has(text)) known.set(text, says(text));
if (!known.get(text)) list.push("!" + plain(claim));
});
return list;
}
}

function page(text, words) {
const r = new Reader();
r.walk(new DOMParser().parseFromString(text, "text/html"));
r.flush();
return { lines: r.lines.concat(r.unknown(words)), scripts: Array.from(new Set(r.scripts)).sort(compare), hidden: r.folded, later: r.later, apart: r.apart };
}

function read(name, bytes, words) {
switch ((/\.[^.]*$/.exec(name.toLowerCase()) || [""])[0]) {
case ".html": case ".htm": case ".xhtml": return page(decode(bytes), words);
case ".mhtml": case ".mht": return page(archived(bytes), words);
case ".csv": case ".json": case ".txt":
return { lines: decode(bytes).replace(/\r\n/g, "\n").replace(/\n+$/, "").split("\n"), scripts: [], hidden: [], later: [] };
}
return null;
}

const says = (c) => sumOf(c.lines.join("\n")) + (c.scripts.length > 0 ? "+" + sumOf(c.scripts.join("\n")) : "") + (c.hidden.length > 0 ? "-" + sumOf(c.hidden.join("\n")) : "");

function same(sealed, got) {
const parts = (s) => /^([0-9a-f]*)(?:\+([0-9a-f]+))?(?:-([0-9a-f]+))?$/.exec(s) || [];
const a = parts(sealed), b = parts(got);
return Boolean(a[1]) && b[1] === a[1] && (!b[2] || b[2] === a[2]) && (!b[3] || b[3] === a[3]);
}

window.bulletinFingerprint = { sha256: sha256, read: read, says: says, same: same };
})();
