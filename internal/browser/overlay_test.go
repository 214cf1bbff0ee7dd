package browser

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// overlayFaults tells what is wrong with the preview's list of mistakes, by boxes: as it opens, and scrolled to its end.
const overlayFaults = `(() => {
	const panel = document.getElementById("bulletin-desk").shadowRoot.querySelector(".panel"), head = panel.querySelector(".head"), faults = [];
	const box = (e) => e.getBoundingClientRect(), at = box(panel), wide = document.documentElement.clientWidth;
	if (at.left < 0 || at.right > wide + 0.5 || at.top < 0 || at.bottom > innerHeight) faults.push("the list leaves the view: " + [at.left, at.top, at.right, at.bottom].map(Math.round));
	if (at.height > 0.45 * innerHeight + 0.5) faults.push("the list takes " + Math.round(at.height) + " of " + innerHeight + " px");
	if (panel.scrollHeight <= panel.clientHeight) faults.push("the list does not scroll: it says nothing of the head");
	const seen = (when) => {
		const words = document.createTreeWalker(panel, NodeFilter.SHOW_TEXT);
		while (words.nextNode()) {
			const range = document.createRange();
			range.selectNodeContents(words.currentNode);
			for (const b of range.getClientRects()) {
				if (b.left < at.left || b.right > at.right + 0.5) faults.push(when + ": cut: " + words.currentNode.data.slice(0, 30));
			}
		}
		head.querySelectorAll("strong, span, button").forEach((e) => {
			const b = box(e), top = panel.getRootNode().elementFromPoint((b.left + b.right) / 2, (b.top + b.bottom) / 2);
			if (b.top < at.top || b.bottom > at.bottom || !(top && head.contains(top))) faults.push(when + ": not seen in the head: " + e.textContent);
		});
	};
	panel.scrollTop = 0;
	seen("first");
	panel.scrollTop = panel.scrollHeight;
	seen("at the end");
	const last = box(panel.querySelector(".mistakes li:last-child"));
	if (last.bottom > at.bottom + 0.5) faults.push("the last mistake cannot be reached");
	panel.scrollTop = 0;
	return faults.slice(0, 6);
})()`

// TestPreviewOverlay: many mistakes leave more than half of the page in view, nothing of them is cut on a desk's screen or a phone's,
// their head stays while they scroll, and a click on a place copies it.
func TestPreviewOverlay(t *testing.T) {
	t.Parallel()
	folder, address, reload := desk(t, "../build/testdata/school")
	site := filepath.Join(folder, "data", "site.yaml")
	text, err := os.ReadFile(site)
	if err != nil {
		t.Fatal(err)
	}
	var wrong strings.Builder
	for k := range 12 {
		fmt.Fprintf(&wrong, "unknown-and-rather-long-name-of-a-key-%d: 1\n", k)
	}
	tab := open(t)
	tab.Open(address)
	const shadow = `document.getElementById("bulletin-desk").shadowRoot`
	comes(t, tab, "the panel", shadow+`.querySelector(".head")`)
	if err := os.WriteFile(site, append(text, wrong.String()...), 0o644); err != nil {
		t.Fatal(err)
	}
	reload()
	comes(t, tab, "the mistakes", shadow+`.querySelectorAll(".urgent .mistakes li.error").length >= 10`)
	for _, size := range [][2]int{{1366, 600}, {390, 700}} {
		tab.Size(size[0], size[1])
		tab.Settle()
		for _, fault := range Eval[[]string](tab, overlayFaults) {
			t.Errorf("at %d: %s", size[0], fault)
		}
	}
	copied := Eval[[]string](tab, `(() => {
		const place = `+shadow+`.querySelector(".mistakes .place"), text = place.textContent;
		let copied = "";
		Object.defineProperty(navigator, "clipboard", {configurable: true, value: {writeText: (text) => { copied = text; return Promise.resolve(); }}});
		place.click();
		return [text, copied, place.textContent];
	})()`)
	if !strings.HasPrefix(copied[0], "data/site.yaml:") || copied[1] != copied[0] || copied[2] != "已复制 "+copied[0] {
		t.Errorf("a click on the place copies and tells %q", copied)
	}
}
