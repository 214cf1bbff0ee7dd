package browser

import (
	"testing"

	"bulletin/internal/longtest"
)

// TestJump: over file://, the selector leads to the same page in each edition that has it, and else to the edition's own text; it
// opens and closes by the keyboard. Without script a page leads to its neighbours, and home to all editions. Back to the top is small,
// large enough for a finger, and lies on nothing.
func TestJump(t *testing.T) {
	longtest.Skip(t)
	t.Parallel()
	_, root := madeAt(t, "../..")
	tab := open(t)
	tab.Size(1366, 900)
	tab.Open(root + "2022-h1/orders/2022-06.html") // a matter that was opened by this edition
	Eval[any](tab, `document.querySelector(".editions summary").click()`)
	tab.WaitFor(`document.querySelectorAll(".editions li").length === 4`)
	for k, want := range []string{"2022-h1/orders/2022-06.html", "2022-q1/index.html", "2021/index.html", "index.html"} {
		if got := Eval[string](tab, `document.querySelectorAll(".editions a")[`+string(rune('0'+k))+`].href`); got != root+want {
			t.Errorf("link %d leads to %s, not to %s", k, got, want)
		}
	}
	if v := tab.Axe(); len(v) > 0 {
		t.Errorf("axe: %v", v)
	}
	Eval[any](tab, `document.querySelector(".editions a").dispatchEvent(new KeyboardEvent("keydown", {key: "Escape", bubbles: true}))`)
	if !Eval[bool](tab, `!document.querySelector(".editions").open && document.activeElement.matches(".editions summary")`) {
		t.Error("Escape does not close the list and give the focus back")
	}
	if Eval[bool](tab, `document.querySelector(".crumbs > a[href$='#archive']").getClientRects().length > 0`) {
		t.Error("the link stands beside the selector that takes its place")
	}
	quiet(t, tab, root)

	tab.Open(root + "2022-h1/indicators/jishu-hetong.html")
	Eval[any](tab, `document.querySelector(".editions summary").click()`)
	tab.WaitFor(`document.querySelectorAll(".editions li").length === 4`)
	if got := Eval[string](tab, `document.querySelectorAll(".editions a")[2].href`); got != root+"2021/indicators/jishu-hetong.html" {
		t.Errorf("the indicator in another edition: %s", got)
	}
	if n := Eval[int](tab, `document.querySelectorAll(".switch li a").length`); n < 15 {
		t.Errorf("the switcher has %d indicators", n)
	}
	for _, width := range []int{1366, 1920, 390} {
		tab.Size(width, 900)
		for _, page := range []string{"2022-h1/counties/jishou.html", "2022-h1/indicators/jishu-hetong.html", "2022-h1/index.html", "index.html"} {
			tab.Open(root + page)
			Eval[any](tab, `window.scrollTo(0, document.body.scrollHeight)`)
			if said := Eval[string](tab, `(() => {
				const a = document.querySelector(".to-top"), b = a.getBoundingClientRect();
				if (b.height < 24 || b.width < 24) return "small: " + b.width + "×" + b.height;
				if (b.bottom > innerHeight + 1 || b.top < 0) return "out of sight at the end of the page";
				const inside = (e) => { const r = document.createRange(); r.selectNodeContents(e); return r.getClientRects(); };
				const over = Array.from(document.querySelectorAll("main *, .foot p")).filter((e) => e.children.length === 0 && e.textContent.trim() !== "" && e.checkVisibility()).find((e) =>
					Array.from(inside(e)).some((r) => r.right > b.left && r.left < b.right && r.bottom > b.top && r.top < b.bottom));
				return over ? "on " + over.tagName + " " + over.textContent.trim().slice(0, 20) : document.documentElement.scrollWidth > innerWidth ? "too wide" : "";
			})()`); said != "" {
				t.Errorf("%s at %d: back to the top is %s", page, width, said)
			}
			Eval[any](tab, `document.querySelector(".to-top").click()`)
			tab.WaitFor(`scrollY === 0`)
		}
	}

	tab.Script(false)
	tab.Open(root + "2022-q1/counties/jishou.html")
	if n := Eval[int](tab, `document.querySelectorAll(".turn a[href*='/2021/'], .turn a[href*='/2022-h1/'], .crumbs a[href$='index.html']").length`); n < 4 {
		t.Errorf("without script %d links lead to other editions", n)
	}
	for _, page := range []string{"counties/jishou", "indicators/jishu-hetong", "index", "board", "schedule", "tasks", "ledger", "assessments", "sheets/jishou", "orders/2022-06"} {
		tab.Open(root + "2022-h1/" + page + ".html")
		if said := Eval[string](tab, `(() => {
			const seen = (e) => e && e.getClientRects().length > 0, missing = [];
			if (!seen(document.querySelector(".crumbs > a[href$='index.html#archive']"))) missing.push("editions");
			for (const kind of ["counties", "indicators"]) {
				const to = new Set(Array.from(document.querySelectorAll("a")).filter((a) => seen(a) && a.href.includes("/" + kind + "/")).map((a) => a.href.split("#")[0]));
				if (to.size < 9) missing.push(kind);
			}
			if (!seen(document.querySelector(".to-top"))) missing.push("top");
			return missing.join(", ");
		})()`); said != "" {
			t.Errorf("without script %s does not lead to: %s", page, said)
		}
	}
	tab.Open(root + "index.html#archive")
	if n := Eval[int](tab, `document.querySelectorAll(".issues a, #archive ~ ul a").length`); n < 6 {
		t.Errorf("without script the home page has %d links to editions", n)
	}
	tab.Open(root + "2022-q1/counties/jishou.html")
	tab.Media("print")
	if Eval[bool](tab, `[".crumbs", ".switch", ".to-top"].some((s) => document.querySelector(s).getClientRects().length > 0)`) {
		t.Error("paper shows what leads elsewhere")
	}
}
