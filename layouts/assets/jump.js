// From a page to the same page in another edition. Which editions there are is told by a script at the site's root, asked for when
// the list is opened: a page that was made before them need not be made again. Without it the page leads to its neighbours
// and to the list of all editions.
(function () {
  "use strict";

  const elsewhere = "（通报正文）"; // of an edition that has no such page

  // ---- Lists that open ----

  const lists = Array.from(document.querySelectorAll(".editions, .switch details"));
  lists.forEach((list) => {
    list.addEventListener("keydown", (event) => {
      if (event.key !== "Escape" || !list.open) return;
      list.open = false;
      list.querySelector("summary").focus();
    });
  });
  document.addEventListener("click", (event) => {
    lists.forEach((list) => { if (!list.contains(event.target)) list.open = false; });
  });

  // ---- Editions ----

  const own = document.currentScript, source = own && own.src ? own.src : "";
  const at = source.indexOf("assets/jump.js"), box = document.querySelector(".editions");
  if (at < 0 || !box) return;
  const root = source.slice(0, at);
  const address = location.href.split(/[?#]/)[0];
  const path = address.slice(0, at) === root ? decodeURI(address.slice(at)) : "";
  const cut = path.indexOf("/");
  if (cut < 0) return;
  const edition = path.slice(0, cut), page = path.slice(cut + 1) || "index.html";

  function fill(editions, some) {
    const having = some[page], list = document.createElement("ul");
    if (!editions.some((e) => e[0] === edition)) return;
    editions.forEach((e, k) => {
      const item = document.createElement("li"), link = document.createElement("a"), there = !having || having.indexOf(k) >= 0;
      link.href = root + e[0] + "/" + encodeURI(there ? page : "index.html");
      link.textContent = e[1];
      if (e[0] === edition) link.setAttribute("aria-current", "page");
      item.append(link);
      if (!there) {
        const said = document.createElement("small");
        said.textContent = elsewhere;
        item.append(said);
      }
      list.append(item);
    });
    list.append(box.querySelector("li:last-child"));
    box.querySelector("ul").replaceWith(list);
  }

  const before = window.bulletinEditions; // search's
  window.bulletinEditions = (editions, some) => {
    if (before) before(editions);
    if (box.querySelector("[aria-current]") === null) fill(editions, some || {});
  };
  let asked = false;
  box.addEventListener("toggle", () => {
    if (asked || !box.open) return;
    asked = true;
    const script = document.createElement("script");
    script.src = root + "editions.js";
    document.head.append(script);
  });
})();
