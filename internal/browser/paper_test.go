package browser

import (
	"strings"
	"testing"
)

// typeAreas are the widths in pixels of papers within the margins of paper.css, in mm: 156, 180, 265, 396, 180, 166.
var typeAreas = map[string]int{"text": 589, "work": 680, "ledger": 1001, "board": 1496, "sheet": 680, "order": 627}

// typeArea is the width of the paper that the open page prints on.
func typeArea(t *testing.T, tab *Tab) int {
	t.Helper()
	paper := strings.TrimPrefix(Eval[string](tab, "document.body.className"), "paper-")
	width := typeAreas[paper]
	if width == 0 {
		t.Fatalf("no paper “%s”", paper)
	}
	return width
}

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
		if (shown(e) && box.width > 1 && box.right > width + 1 && !e.closest("svg, .said, .on-paper-wide, .on-paper-huge")) {
			wrong.push(e.tagName + "." + e.className + " ends at " + Math.round(box.right) + " of " + width);
		}
	});
	all("thead button").filter(shown).forEach((b) => wrong.push("a button in the head " + b.closest("th").textContent));
	all("thead th[data-head]").forEach((h) => {
		const printed = getComputedStyle(h, "::before").content;
		const said = Array.from(h.querySelectorAll("button"), (b) => b.textContent).join("");
		if (printed.replace(/\u200b/g, "") !== '"' + said + '"') wrong.push("a head prints " + printed + " for " + said);
	});
	all(".chart .picture > svg").filter(shown).forEach((e) => { // 225 mm is the type area of GB/T 9704
		const height = (e.closest("figure") || e).getBoundingClientRect().height;
		if (height > 225 / 25.4 * 96) wrong.push("a chart is " + Math.round(height) + " high and would be cut");
	});
	// 8 points in charts of texts, and no word over another; what is reduced to fit the sheet, and the board, may be smaller.
	all(".paper-text .chart .picture > svg").filter(shown).forEach((e) => {
		const at = e.getBoundingClientRect(), scale = at.width / e.viewBox.baseVal.width, words = Array.from(e.querySelectorAll("text")).filter((w) => w.getClientRects().length > 0);
		if (e.viewBox.baseVal.width > 720 || at.height / e.viewBox.baseVal.height < scale - 0.01) return;
		words.forEach((w, k) => {
			const a = w.getBoundingClientRect(), size = parseFloat(getComputedStyle(w).fontSize) * scale * 0.75;
			if (size < 7.95) wrong.push("a chart has a word of " + size.toFixed(2) + " points: " + w.textContent);
			words.slice(k + 1).forEach((other) => {
				const b = other.getBoundingClientRect(), over = Math.min(a.right, b.right) - Math.max(a.left, b.left), down = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
				if (over > 1.5 && down > 0.4 * Math.min(a.height, b.height)) wrong.push("words touch in a chart: " + w.textContent + " | " + other.textContent);
			});
		});
	});
	// 9 points. Smaller may be: drawings, which print as wide as the page; marks of notes; in a matrix its glyphs and, where
	// its columns are narrow, words for gaps; tables that are wider than the widest sheet.
	const smaller = "svg, sup, .table:not(.on-paper-roomy) .board .gap, .board i, .said, [class*=on-paper-50], [class*=on-paper-60], [class*=on-paper-70], [class*=on-paper-80], [class*=on-paper-90]";
	const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
	while (texts.nextNode()) {
		const parent = texts.currentNode.parentElement;
		if (!texts.currentNode.data.trim() || parent.closest("script, style") || parseFloat(getComputedStyle(parent).fontSize) >= 11.9 || parent.closest(smaller) || !shown(parent)) continue;
		wrong.push(parent.tagName + "." + parent.className + " is set in " + getComputedStyle(parent).fontSize + ": " + texts.currentNode.data.trim().slice(0, 20));
	}
	all(".figures-table .bar").filter(shown).forEach((e) => {
		const number = e.nextElementSibling;
		if (number && number.getBoundingClientRect().left - e.getBoundingClientRect().right < 2) wrong.push("a bar touches " + number.textContent);
	});
	all("thead th:not([data-head])").filter(shown).forEach((e) => { // the lines of each word
		const words = document.createTreeWalker(e, NodeFilter.SHOW_TEXT);
		while (words.nextNode()) {
			const range = document.createRange();
			range.selectNodeContents(words.currentNode);
			const tops = new Set(Array.from(range.getClientRects(), (r) => Math.round(r.top)));
			if (words.currentNode.data.trim() && tops.size > 1 && words.currentNode.parentNode.closest(".figures-table:not(.board)")) wrong.push("a head breaks within " + words.currentNode.data);
		}
	});
	all(".figures-table tbody th").filter((e) => shown(e) && !e.closest(".on-paper-units")).forEach((e) => { // no line of one character ends a name
		const range = document.createRange(), lines = [];
		range.selectNodeContents(e);
		Array.from(range.getClientRects()).sort((a, b) => a.bottom - b.bottom).forEach((r) => {
			const line = lines[lines.length - 1];
			if (line && r.bottom - line.bottom < 7) line.width += r.width;
			else lines.push({ bottom: r.bottom, width: r.width });
		});
		if (lines.length > 1 && lines[lines.length - 1].width < 1.5 * parseFloat(getComputedStyle(e).fontSize)) wrong.push("a line of one character ends " + e.textContent);
	});
	all("pre").filter(shown).forEach((e) => { if (getComputedStyle(e).whiteSpace !== "pre-wrap") wrong.push("code does not wrap"); });
	all(".live, nav, .footnote-backref").filter(shown).forEach((e) => wrong.push(e.className + " is printed"));
	all("body:not(.paper-board) figure.chart .picture").filter((e) => !shown(e)).forEach((e) => wrong.push(e.parentNode.id + " is not printed"));
	return wrong.slice(0, 5).join("; ");
})()`

// checkPaper looks at what the printer gets of the open page, and at its sheets.
func checkPaper(t *testing.T, tab *Tab, page string) {
	t.Helper()
	tab.Media("print")
	defer tab.Media("screen")
	paper := strings.TrimPrefix(Eval[string](tab, "document.body.className"), "paper-")
	tab.Size(typeArea(t, tab), 900)
	if wrong := Eval[string](tab, onPaper); wrong != "" {
		t.Errorf("%s on paper: %s", page, wrong)
	}
	pdf := string(tab.Sheets())
	if !strings.HasPrefix(pdf, "%PDF-") || !pdfPage.MatchString(pdf) {
		t.Errorf("%s: printing gave %.20q", page, pdf)
	}
	if paper == "board" {
		checkWall(t, tab, page, pdf)
	}
	if size, one := onePage[paper]; one {
		checkOnePage(t, tab, page, pdf, size)
	}
}
