package browser

import (
	"strings"
	"testing"
)

// typeArea is the width in pixels of the A4 sheet within the margins of the style sheet: (210 − 24 − 20) mm.
const typeArea = 627

// onPaper lists what is wrong with a page as print has it: what is wider than the type area (the browser would
// shrink the whole page), heads that say their words twice or not at all, live charts, hidden pictures, and
// navigation.
const onPaper = `(() => {
	const shown = (e) => getComputedStyle(e).display !== "none" && e.getClientRects().length > 0;
	const wrong = [];
	const all = (selector) => Array.from(document.querySelectorAll(selector));
	const width = document.documentElement.clientWidth;
	all("body *").forEach((e) => {
		const box = e.getBoundingClientRect();
		if (shown(e) && box.width > 1 && box.right > width + 1 && !e.closest("svg, .said")) {
			wrong.push(e.tagName + "." + e.className + " ends at " + Math.round(box.right) + " of " + width);
		}
	});
	all("thead button").filter(shown).forEach((b) => wrong.push("a button in the head " + b.closest("th").textContent));
	all("thead th[data-head]").forEach((h) => {
		const printed = getComputedStyle(h, "::before").content;
		if (printed !== '"' + h.getAttribute("data-head") + '"') wrong.push("a head prints " + printed);
	});
	all(".live, nav").filter(shown).forEach((e) => wrong.push(e.className + " is printed"));
	all("body:not([class]) figure.chart .picture").filter((e) => !shown(e)).forEach((e) => wrong.push(e.parentNode.id + " is not printed"));
	return wrong.slice(0, 5).join("; ");
})()`

// checkPaper prints one page of each kind, and looks at what the printer gets.
func checkPaper(t *testing.T, folder string, pages []string) {
	tab := open(t)
	for _, page := range pages {
		tab.Size(1366, 768)
		tab.Open(address(t, folder) + "/" + page)
		tab.ScrollThrough()
		tab.WaitFor(allStarted)
		tab.Media("print")
		tab.Size(typeArea, 900)
		if wrong := Eval[string](tab, onPaper); wrong != "" {
			t.Errorf("%s on paper: %s", page, wrong)
		}
		if pdf := tab.PDF(); !strings.HasPrefix(string(pdf), "%PDF-") {
			t.Errorf("%s: printing gave %.20q", page, pdf)
		}
		tab.Media("screen")
	}
}
