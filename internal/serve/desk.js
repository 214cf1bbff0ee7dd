// The preview's script: it keeps an open page up to date, lists what is wrong, and shows the author's view. It runs only in
// previews; a built page never has it.
(function () {
  "use strict";

  const desk = "DESK"; // the token and the site's folder
  const own = document.currentScript, pageName = own.dataset.page, digest = own.dataset.digest;
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

  function remember() {
    let nearest = null;
    anchors().forEach((e) => {
      const top = e.getBoundingClientRect().top;
      if (top <= 8 && (nearest === null || top >= nearest.top)) nearest = { id: e.id, top: top };
    });
    const sorted = [];
    document.querySelectorAll("table[id] th[aria-sort]").forEach((th) => {
      sorted.push([th.closest("table").id, Array.from(th.parentNode.children).indexOf(th), th.getAttribute("aria-sort")]);
    });
    const open = Array.from(document.querySelectorAll("details")).map((d) => d.open);
    sessionStorage.setItem(memory, JSON.stringify({ nearest: nearest, y: window.scrollY, open: open, sorted: sorted, view: view.shown }));
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
    was.sorted.forEach((s) => {
      const table = document.getElementById(s[0]), head = table && table.tHead && table.tHead.rows[table.tHead.rows.length - 1].children[s[1]];
      const button = head && head.querySelector("button");
      for (let k = 0; button && k < 3 && head.getAttribute("aria-sort") !== s[2]; k++) button.click();
    });
    const target = was.nearest && document.getElementById(was.nearest.id);
    if (target) window.scrollTo(0, window.scrollY + target.getBoundingClientRect().top - was.nearest.top);
    else window.scrollTo(0, was.y);
    return was;
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
    view.marks.forEach((mark) => { mark.replaceWith(...mark.childNodes); });
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
        const range = document.createRange();
        range.setStart(nodes[n], at);
        range.setEnd(nodes[n], at + text.length);
        const span = element("span", { class: "desk-mark desk-" + m.class, title: [m.word, m.says, m.evidence, m.source, m.fix, m.place].filter(Boolean).join("\n") });
        const rest = nodes[n].splitText(at + text.length);
        range.surroundContents(span);
        nodes.splice(n + 1, 0, rest);
        view.marks.push(span);
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
    if (told.page && told.page !== digest) {
      remember();
      location.reload();
      return;
    }
    show();
    if (view.shown) view.load();
  }

  // A hidden page hears nothing: a browser keeps six streams to one host, and the seventh page would wait for ever.
  let stream = null, timer = 0;
  function listen() {
    if (document.hidden) {
      if (stream) stream.close();
      stream = null;
      clearInterval(timer);
      return;
    }
    if (!window.EventSource) {
      timer = setInterval(() => ask("state", hear), 1000);
      ask("state", hear);
      return;
    }
    if (stream) return;
    stream = new EventSource(address("events"));
    stream.onmessage = (event) => hear(JSON.parse(event.data));
    stream.onerror = () => {
      if (state) {
        panel.className = "panel away";
        panel.textContent = "预览已停止；重新运行 bulletin serve 后自动接上";
      }
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
