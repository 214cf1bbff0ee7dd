(function () {
"use strict";

const most = 64 << 20, mostMaps = 64;

async function inflate(bytes, format) {
const parts = [];
let size = 0;
try {
const reader = new Blob([bytes]).stream().pipeThrough(new DecompressionStream(format)).getReader();
for (let next = await reader.read(); !next.done && size < most; next = await reader.read()) {
parts.push(next.value);
size += next.value.length;
}
} catch (failure) { /* what stands behind the stream, or damage */ }
return new Uint8Array(await new Blob(parts).arrayBuffer());
}

function raw(bytes) {
let text = "";
for (let at = 0; at < bytes.length; at += 8192) text += String.fromCharCode.apply(null, bytes.subarray(at, at + 8192));
return text;
}

const unhex = (digits) => {
const text = digits.replace(/\s/g, ""), whole = text.length % 2 === 1 ? text + "0" : text;
return (whole.match(/../g) || []).map((two) => String.fromCharCode(parseInt(two, 16))).join("");
};
const number = (text) => Array.from(text.slice(0, 4)).reduce((n, sign) => n * 256 + sign.charCodeAt(0), 0);
const sized = (n, size) => { let out = ""; for (let k = 0; k < size; k++) { out = String.fromCharCode(n % 256) + out; n = Math.floor(n / 256); } return out; };
const letters = (wide) => { let out = ""; for (let k = 0; k + 1 < wide.length; k += 2) out += String.fromCharCode(wide.charCodeAt(k) * 256 + wide.charCodeAt(k + 1)); return out; };
const hexed = (text) => (text.match(/<[0-9A-Fa-f\s]*>/g) || []).map((s) => unhex(s.slice(1, -1)));

function glyphs(stream) {
if (stream.indexOf("beginbf") < 0) return null;
const m = new Map();
for (const part of stream.matchAll(/begin(bfchar|bfrange)([^]*?)end(?:bfchar|bfrange)/g)) {
if (part[1] === "bfchar") {
const list = hexed(part[2]);
for (let k = 0; k + 1 < list.length; k += 2) m.set(list[k], letters(list[k + 1]));
continue;
}
part[2].split("\n").forEach((line) => {
const list = hexed(line), several = list.length > 3 || line.indexOf("[") >= 0;
if (list.length < 3) return;
const a = number(list[0]), b = Math.min(number(list[1]), a + 65535);
for (let k = a; k <= b; k++) {
if (several && k - a + 2 < list.length) m.set(sized(k, list[0].length), letters(list[k - a + 2]));
else if (!several && list[2].length === 2) m.set(sized(k, list[0].length), letters(sized(number(list[2]) + k - a, 2)));
}
});
}
return m;
}

function decoded(list, m) {
if (!m) return list.join("");
let out = "";
list.forEach((s) => {
for (let k = 0; k < s.length;) {
const two = m.get(s.slice(k, k + 2));
out += two !== undefined ? two : m.get(s[k]) || "";
k += two !== undefined ? 2 : 1;
}
});
return out;
}

async function ofPDF(bytes, codes) {
const text = raw(bytes), streams = [], maps = [null];
for (let at = text.indexOf("stream"); at >= 0; at = text.indexOf("stream", at + 6)) {
if (text.slice(at - 3, at) === "end") continue;
let from = at + 6;
if (text[from] === "\r") from++;
if (text[from] === "\n") from++;
const end = text.indexOf("endstream", from);
const stream = raw(await inflate(bytes.subarray(from, end < 0 ? bytes.length : end), "deflate"));
if (stream !== "") streams.push(stream);
}
streams.forEach((s) => {
const m = glyphs(s), has = m && new Set(Array.from(m.values()).join(""));
if (m && maps.length < mostMaps && codes.some((code) => code && Array.from(code).every((letter) => has.has(letter)))) maps.push(m);
});
for (const s of streams) {
const list = Array.from(s.matchAll(/<([0-9A-Fa-f\s]*)>|\(((?:[^()\\]|\\[^])*)\)/g), (m) => (m[1] !== undefined ? unhex(m[1]) : m[2]));
for (const m of maps) {
const said = decoded(list, m), found = codes.find((code) => code && said.indexOf(code) >= 0);
if (found) return found;
}
}
return "";
}

async function ofWord(bytes, codes) {
const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
let end = bytes.length - 22;
while (end >= 0 && view.getUint32(end, true) !== 0x06054b50) end--;
if (end < 0) return "";
let at = view.getUint32(end + 16, true);
for (let n = view.getUint16(end + 10, true); n > 0 && at + 46 <= bytes.length && view.getUint32(at, true) === 0x02014b50; n--) {
const packed = view.getUint16(at + 10, true), size = view.getUint32(at + 20, true), name = view.getUint16(at + 28, true), local = view.getUint32(at + 42, true);
if (/^word\/(?:document|header\d*|footer\d*|footnotes|endnotes)\.xml$/.test(raw(bytes.subarray(at + 46, at + 46 + name))) && local + 30 <= bytes.length) {
const from = local + 30 + view.getUint16(local + 26, true) + view.getUint16(local + 28, true), part = bytes.subarray(from, from + size);
const text = new TextDecoder().decode(packed === 0 ? part : await inflate(part, "deflate-raw")).replace(/<[^>]*>/g, "");
const found = codes.find((code) => code && text.indexOf(code) >= 0);
if (found) return found;
}
at += 46 + name + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
}
return "";
}

window.bulletinPrinted = { find: (name, bytes, codes) => (/\.pdf$/i.test(name) ? ofPDF(bytes, codes) : /\.docx$/i.test(name) ? ofWord(bytes, codes) : Promise.resolve("")) };
})();
