(function () {
"use strict";

const here = document.currentScript && document.currentScript.getAttribute("src");
const found = here && /^((?:\.\.\/)+)assets\//.exec(here);
const edition = /(?:^|\s)edition-(\S+)/.exec(document.documentElement.className);
if (!found || !edition) return; // a single file, or no page of an edition
const root = found[1];

function make(tag, attributes, text) {
const e = document.createElement(tag);
Object.keys(attributes).forEach((name) => e.setAttribute(name, attributes[name]));
if (text) e.textContent = text;
return e;
}

const within = (address) => typeof address === "string" && /^[\w-]+(?:[/.][\w-]+)*(?:#[\w-]*)?$/.test(address) ? root + address : "";

function next(list) {
const at = list.findIndex((e) => e[0] === edition[1]), main = document.getElementById("main");
if (at < 1 || !main) return;
let turn = main.querySelector(".turn");
const links = turn ? Array.from(turn.querySelectorAll("a")) : [];
if (links.some((a) => a.textContent.indexOf("下一期：") === 0)) return;
const href = within(list[at - 1][0] + "/index.html");
if (!href) return;
if (!turn) main.append(turn = make("nav", { class: "turn", "aria-label": "相邻页面", "data-later": "" }));
turn.append(make("a", { href: href, "data-later": "" }, "下一期：" + list[at - 1][1]));
}

function notices(list) {
const mine = list.find((e) => e[0] === edition[1]), more = mine && mine[2] || {};
const told = Array.isArray(more.notices) ? more.notices.slice() : [];
const head = document.querySelector(".masthead"), own = document.querySelector(".revision");
if (own && more.revision > Number((own.getAttribute("data-revision") || 1))) {
told.unshift(["这一页是第" + (own.getAttribute("data-revision") || 1) + "版，本期已有第" + more.revision + "版", mine[0] + "/index.html"]);
}
if (!head || document.querySelector(".later-notices")) return;
const box = make("div", { class: "later-notices", role: "note", "data-later": "" });
told.forEach((n) => {
const p = make("p", {}), href = within(n[1]);
p.append(href ? make("a", { href: href }, n[0]) : String(n[0]));
box.append(p);
});
if (told.length > 0) head.after(box);
}

const before = window.bulletinEditions;
window.bulletinEditions = (list, ...more) => {
if (before) before(list, ...more);
if (!Array.isArray(list)) return;
next(list);
notices(list);
};
document.head.append(make("script", { src: root + "editions.js", "data-made": "" }));
})();
