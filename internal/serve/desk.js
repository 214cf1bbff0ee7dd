// The preview's script: it keeps an open page up to date, lists what is wrong, and shows the author's view. It runs only in
// previews; a built page never has it.
(function () {
  "use strict";

  const desk = "DESK"; // the token and the site's folder
  const own = document.currentScript, pageName = own.dataset.page;
  let digest = own.dataset.digest; // of the page as it stands here
  const memory = "bulletin-desk:" + location.pathname;

  const element = (tag, attributes, children) => {
    const e = document.createElement(tag);
    Object.keys(attributes || {}).forEach((key) => e.setAttribute(key, attributes[key]));
    (children || []).forEach((child) => e.append(child));
    return e;
  };

  // ---- Where the reader was ----

  // anchors are what scrolling is remembered by: what has an id and stands in the flow of the text.
  const anchors = () => Array.from(document.querySelectorAll("main [id], #main")).filter((e) => e.getClientRects().length > 0);

  // nearest is the anchor that the reader is at, and where it stands in the view.
  function nearest() {
    let found = null;
    anchors().forEach((e) => {
      const top = e.getBoundingClientRect().top;
      if (top <= 8 && (found === null || top >= found.top)) found = { id: e.id, top: top };
    });
    return found;
  }

  function back(to) {
    const target = to && document.getElementById(to.id);
    if (target) window.scrollTo(0, window.scrollY + target.getBoundingClientRect().top - to.top);
    return Boolean(target);
  }

  function remember() {
    const sorted = [], tables = Array.from(document.querySelectorAll("main table"));
    document.querySelectorAll("main table th[aria-sort]").forEach((th) => {
      const table = th.closest("table");
      sorted.push([table.id, tables.indexOf(table), Array.from(th.parentNode.children).indexOf(th), th.getAttribute("aria-sort")]);
    });
    const open = Array.from(document.querySelectorAll("details")).map((d) => d.open);
    sessionStorage.setItem(memory, JSON.stringify({ nearest: nearest(), y: window.scrollY, open: open, sorted: sorted, view: view.shown }));
  }

  function restore() {
    let was;
    try {
      was = JSON.parse(sessionStorage.getItem(memory));
    } catch (failure) {
      return null;
    }
    sessionStorage.removeItem(memory);
    if (!was) return null;
    const details = document.querySelectorAll("details");
    if (details.length === was.open.length) was.open.forEach((open, k) => { details[k].open = open; });
    const tables = document.querySelectorAll("main table");
    was.sorted.forEach((s) => {
      const table = s[0] ? document.getElementById(s[0]) : tables[s[1]], head = table && table.tHead && table.tHead.rows[table.tHead.rows.length - 1].children[s[2]];
      const button = head && head.querySelector("button");
      for (let k = 0; button && k < 3 && head.getAttribute("aria-sort") !== s[3]; k++) button.click();
    });
    if (!back(was.nearest)) window.scrollTo(0, was.y);
    return was;
  }

  // ---- The page as it was written ----

  // This script stands before those of the page: what it finds is what the program wrote. It keeps a copy, and which node of the
  // page each of the copy's is. A new writing is held against the copy, and what differs is changed in the page, where the rest
  // stays as scripts and the reader have made it. What scripts have built upon is not changed: then the page is loaded again.
  const twins = new Map();
  const inHead = (page) => Array.from(page.head.children).filter((e) => e.tagName !== "TITLE" && !e.matches("[data-made], #desk-marks, [data-leaving]"));
  const isSheet = (e) => e.matches('link[rel="stylesheet"]');
  const frame = (page) => [page.documentElement.className, ...inHead(page).map((e) => (isSheet(e) ? "sheet" : e.outerHTML))].join("\n");
  const scripts = (page) => Array.from(page.querySelectorAll("script[src]:not([data-made])")).map((e) => e.getAttribute("src")).join("\n");
  const framed = frame(document), written = document.body.cloneNode(true);
  const built = "nav, table, thead, tbody, tr, th, td, figure, details, script"; // what none may be added of or taken away
  const parts = "nav, table, figure, details"; // what is something else by its class
  const kinds = ["group", "part", "whole"]; // of rows, by which they are sorted
  const fixed = "nav, thead, noscript"; // what is copied elsewhere
  pair(written, document.body);
  written.lastChild.remove(); // this script

  function pair(was, live) {
    twins.set(was, live);
    for (let a = was.firstChild, b = live.firstChild; a && b; a = a.nextSibling, b = b.nextSibling) pair(a, b);
  }

  // compare adds to steps what makes of the page's node what it is now; it is false where only loading again does.
  function compare(was, now, steps) {
    if (was.isEqualNode(now)) return true;
    const live = twins.get(was);
    if (!live || was.nodeName !== now.nodeName) return false;
    if (was.nodeType !== Node.ELEMENT_NODE) {
      steps.push(() => { was.data = live.data = now.data; return live.parentNode; });
      return true;
    }
    if (was.matches(fixed) || was.matches(parts) && was.className !== now.className) return false;
    if (was.matches("tr") && kinds.some((kind) => was.classList.contains(kind) !== now.classList.contains(kind))) return false;
    Array.from(now.attributes).filter((a) => was.getAttribute(a.name) !== a.value).forEach((a) => steps.push(() => {
      [was, live].forEach((e) => e.setAttributeNS(a.namespaceURI, a.name, a.value));
      return live;
    }));
    Array.from(was.attributes).filter((a) => !now.hasAttribute(a.name)).forEach((a) => steps.push(() => {
      [was, live].forEach((e) => e.removeAttribute(a.name));
      return live;
    }));
    let a = Array.from(was.childNodes), b = Array.from(now.childNodes), before = null;
    while (a.length > 0 && b.length > 0 && a[0].isEqualNode(b[0])) [before] = [a.shift(), b.shift()];
    while (a.length > 0 && b.length > 0 && a[a.length - 1].isEqualNode(b[b.length - 1])) a.pop(), b.pop();
    if (a.length === b.length && a.every((node, k) => node.nodeName === b[k].nodeName)) return a.every((node, k) => compare(node, b[k], steps));
    if (a.concat(b).some((node) => node.nodeType === Node.ELEMENT_NODE && (node.matches(built) || node.querySelector(built)))) return false;
    if (a.concat(before || []).some((node) => !twins.has(node) || twins.get(node).parentNode !== live)) return false;
    steps.push(() => {
      a.forEach((node) => { twins.get(node).remove(); node.remove(); });
      b.forEach((node) => {
        const copy = node.cloneNode(true), made = document.importNode(node, true);
        was.insertBefore(copy, before ? before.nextSibling : was.firstChild);
        live.insertBefore(made, before ? twins.get(before).nextSibling : live.firstChild);
        pair(copy, made);
        before = copy;
      });
      return live;
    });
    return true;
  }

  // dress changes the style sheets for those of a new writing: an edition's has the words of its running heads, and its 核验码, which
  // each figure changes. The former stays until the new one is there. Where colours differ, which charts have been painted with, the
  // page is loaded again.
  function dress(next) {
    const now = inHead(next).filter(isSheet);
    inHead(document).filter(isSheet).forEach((was, k) => {
      if (was.getAttribute("href") === now[k].getAttribute("href")) return;
      const made = document.importNode(now[k], true), colours = (sheet) => (sheet && sheet.cssRules.length > 0 ? sheet.cssRules[0].cssText : "");
      made.onload = () => {
        const same = colours(was.sheet) === colours(made.sheet);
        was.remove();
        if (!same) again();
      };
      was.setAttribute("data-leaving", "");
      was.after(made);
    });
  }

  function again() {
    remember();
    location.reload();
  }

  // become makes this page what a new writing says, or is false.
  function become(next) {
    const script = next.querySelector("body > script[data-digest]"), steps = [];
    if (!script || frame(next) !== framed || scripts(next) !== scripts(document) || document.querySelector("main script[src]")) return false;
    while (script.nextSibling) script.nextSibling.remove();
    script.remove();
    if (!compare(written, next.body, steps)) return false;
    const at = nearest(), touched = new Set();
    view.clear();
    steps.forEach((step) => {
      const element = step(), box = element && element.matches("script[id]") && document.querySelector('[data-option="' + element.id + '"]');
      const whole = element && (box || element).closest("table, figure.chart");
      if (whole) touched.add(whole);
    });
    document.title = next.title;
    dress(next);
    const charts = Array.from(touched).filter((e) => e.tagName === "FIGURE");
    charts.forEach((e) => e.classList.remove("is-live")); // its picture is new already
    touched.forEach((e) => {
      const sorted = e.querySelector("th[aria-sort] button");
      for (let k = 0; sorted && k < 3; k++) sorted.click(); // once around: the same order, of what is there now
    });
    back(at);
    requestAnimationFrame(() => setTimeout(() => document.dispatchEvent(new CustomEvent("bulletin-renewed", { detail: charts }))));
    digest = script.dataset.digest;
    return true;
  }

  // ---- What is wrong ----

  const host = element("div", { id: "bulletin-desk", "data-alone": "" });
  const shadow = host.attachShadow({ mode: "open" });
  const panel = element("section", { class: "panel", role: "region", "aria-label": "预览" });
  shadow.append(element("link", { rel: "stylesheet", href: "/~desk/desk.css" }), panel);
  let state = null, dismissed = "";

  function place(m) {
    const text = m.place || "站点";
    const button = element("button", { type: "button", class: "place", title: "复制位置" }, [text]);
    button.addEventListener("click", () => {
      copy(text);
      button.textContent = "已复制 " + text;
    });
    const out = [button];
    if (desk.root && m.file) {
      const path = (desk.root.charAt(0) === "/" ? "" : "/") + desk.root.replace(/\\/g, "/").replace(/\/$/, "") + "/" + m.file;
      const at = m.line ? ":" + m.line + ":" + (m.col || 1) : "";
      out.push(element("a", { class: "editor", href: "vscode://file" + encodeURI(path) + at, title: "在 VS Code 中打开" }, ["打开"]));
    }
    return out;
  }

  function copy(text) {
    if (navigator.clipboard && window.isSecureContext) {
      navigator.clipboard.writeText(text).catch(() => {});
      return;
    }
    const area = element("textarea", {});
    area.value = text;
    shadow.append(area);
    area.select();
    document.execCommand("copy");
    area.remove();
  }

  const item = (m) => element("li", { class: m.error ? "error" : "warning" }, [
    element("p", { class: "at" }, [element("b", {}, [m.error ? "错误" : "警告"]), ...place(m), element("code", {}, [m.code])]),
    element("p", {}, [m.text + (m.fix ? "；" + m.fix : "") + (/？$/.test(m.fix || "") ? "" : "。")]),
  ]);

  function show() {
    const errors = state.mistakes.filter((m) => m.error), warnings = state.mistakes.filter((m) => !m.error);
    const key = JSON.stringify([state.failed, errors]);
    panel.textContent = "";
    const head = element("p", { class: "head", role: "status" });
    const words = [];
    if (state.failed) words.push("读取失败");
    if (errors.length > 0) words.push(errors.length + "个错误，网页停在上次没有错误的样子");
    if (warnings.length > 0) words.push(warnings.length + "个警告");
    if (words.length === 0) words.push(state.checked ? "没有错误" : "正在检查");
    head.append(element("strong", {}, ["预览"]), element("span", {}, [words.join("，")]));
    const list = element("ol", { class: "mistakes" });
    if (state.failed) list.append(element("li", { class: "error" }, [element("p", {}, [state.failed])]));
    errors.concat(warnings).forEach((m) => list.append(item(m)));
    const urgent = (errors.length > 0 || state.failed) && dismissed !== key;
    const body = element("details", {}, [element("summary", {}, ["列出"]), list]);
    body.open = Boolean(urgent);
    body.addEventListener("toggle", () => { if (!body.open) dismissed = key; });
    panel.className = "panel" + (urgent ? " urgent" : "");
    const button = element("button", { type: "button", "aria-pressed": String(view.shown) }, ["作者视图"]);
    button.addEventListener("click", () => view.toggle(button));
    if (pageName) head.append(button);
    panel.append(head);
    if (list.children.length > 0) panel.append(body);
    panel.append(view.body);
  }

  document.addEventListener("keydown", (event) => {
    const body = panel.querySelector("details");
    if (event.key === "Escape" && body && body.open) body.open = false;
  });

  // ---- The author's view ----

  const view = { shown: false, body: element("div", { class: "view" }), marks: [] };

  view.clear = () => {
    view.marks.reverse().forEach((undo) => undo());
    document.querySelectorAll("[data-desk-from]").forEach((cell) => { cell.removeAttribute("title"); cell.removeAttribute("data-desk-from"); });
    view.marks = [];
    view.body.textContent = "";
  };

  // mark sets the texts of the marks into the page, each behind the one before.
  view.mark = (marks) => {
    const main = document.querySelector("main");
    if (!main) return 0;
    const walker = document.createTreeWalker(main, NodeFilter.SHOW_TEXT, { acceptNode: (node) => node.parentNode.closest("svg, script, .contents, figcaption") ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT });
    const nodes = [];
    while (walker.nextNode()) nodes.push(walker.currentNode);
    let node = 0, from = 0, found = 0;
    marks.forEach((m) => {
      const text = m.text.replace(/\u2060/g, "");
      for (let n = node; n < nodes.length; n++) {
        const at = nodes[n].data.indexOf(text, n === node ? from : 0);
        if (at < 0) continue;
        const whole = nodes[n].data, first = nodes[n], rest = first.splitText(at + text.length);
        const span = element("span", { class: "desk-mark desk-" + m.class, title: [m.word, m.says, m.evidence, m.source, m.fix, m.place].filter(Boolean).join("\n") }, [text]);
        first.data = whole.slice(0, at);
        first.after(span);
        view.marks.push(() => { // the first text is the page's own
          first.data = whole;
          span.remove();
          rest.remove();
        });
        nodes.splice(n + 1, 0, rest);
        node = n + 1;
        from = 0;
        found++;
        break;
      }
    });
    return found;
  };

  view.toggle = (button) => {
    view.shown = !view.shown;
    button.setAttribute("aria-pressed", String(view.shown));
    view.clear();
    if (view.shown) view.load();
  };

  view.load = () => ask("author", (told) => {
    view.clear();
    view.mark(told.marks);
    if (!document.getElementById("desk-marks")) document.head.append(element("link", { id: "desk-marks", rel: "stylesheet", href: "/~desk/desk.css" }));
    (told.cells || []).forEach((cell) => {
      document.querySelectorAll('a[href$="' + CSS.escape(cell.href) + '"]').forEach((a) => {
        const td = a.closest("td, th") || a;
        td.setAttribute("data-desk-from", "");
        td.title = cell.place;
      });
    });
    const counts = element("p", {}, [told.tally || "本页没有文稿"]);
    const missing = element("ul", {}, told.missing.map((line) => element("li", {}, [line])));
    view.body.append(counts);
    if (told.missing.length > 0) view.body.append(element("p", {}, [element("strong", {}, ["还缺"])]), missing);
  });

  // ---- Listening ----

  const address = (what) => "/~desk/" + what + "?token=" + encodeURIComponent(desk.token) + "&page=" + encodeURIComponent(pageName);

  function ask(what, take) {
    const request = new XMLHttpRequest();
    request.open("GET", address(what));
    request.onload = () => { if (request.status === 200) take(JSON.parse(request.responseText)); };
    request.send();
  }

  function hear(told) {
    state = told;
    show();
    if (told.page && told.page !== digest) follow();
    else if (view.shown) view.load();
  }

  // follow brings the page as it is now.
  let following = false;
  function follow() {
    if (following) return;
    following = true;
    const request = new XMLHttpRequest();
    request.open("GET", location.pathname + location.search);
    request.onload = () => {
      following = false;
      if (request.status !== 200 || !become(new DOMParser().parseFromString(request.responseText, "text/html"))) again();
      else hear(state);
    };
    request.onerror = () => { following = false; }; // the stream tells of it
    request.send();
  }

  // A hidden page hears nothing, and of those that are seen one holds the stream and tells the others, where the browser can: it keeps
  // six streams to one host, and the seventh page would wait for ever.
  const others = window.BroadcastChannel && navigator.locks && window.EventSource ? new BroadcastChannel("bulletin-desk") : null;
  let stream = null, timer = 0, turn = null, leave = null;

  function away() {
    if (!state) return;
    panel.className = "panel away";
    panel.textContent = "预览已停止；重新运行 bulletin serve 后自动接上";
  }

  function open() {
    stream = new EventSource(address("events"));
    stream.onmessage = (event) => {
      hear(JSON.parse(event.data));
      if (others) others.postMessage("news");
    };
    stream.onerror = () => {
      away();
      if (others) others.postMessage("away");
    };
  }

  function quit() {
    clearInterval(timer);
    if (stream) stream.close();
    if (leave) leave();
    else if (turn) turn.abort();
    stream = turn = leave = null;
  }

  function listen() {
    if (document.hidden) {
      quit();
      return;
    }
    if (stream || turn) return;
    if (!window.EventSource) timer = setInterval(() => ask("state", hear), 1000);
    if (!window.EventSource || others) ask("state", hear);
    if (!others) {
      if (window.EventSource) open();
      return;
    }
    turn = new AbortController();
    navigator.locks.request("bulletin-desk", { signal: turn.signal }, () => new Promise((done) => {
      leave = done;
      open();
    })).catch(() => {}); // it was hidden before its turn came
  }
  if (others) {
    others.onmessage = (event) => {
      if (stream || document.hidden) return;
      if (event.data === "away") away();
      else ask("state", hear);
    };
  }

  function start() {
    document.documentElement.append(host);
    const was = restore();
    if (was && was.view) view.shown = true;
    document.addEventListener("visibilitychange", listen);
    listen();
  }
  if (document.readyState === "complete") start();
  else window.addEventListener("load", start);
})();
