package browser

import (
	"slices"
	"strings"
	"testing"

	"bulletin/internal/longtest"
)

// headsOnly leaves nothing to be seen of a page but the heads of its tables, where they stand, and returns their words.
const headsOnly = `(() => {
	document.querySelectorAll("body, body *").forEach((e) => e.style.setProperty("visibility", e.closest("thead") ? "visible" : "hidden", "important"));
	const words = [];
	document.querySelectorAll("thead th").forEach((head) => {
		if (head.getClientRects().length === 0) return;
		const texts = document.createTreeWalker(head, NodeFilter.SHOW_TEXT);
		while (texts.nextNode()) if (!texts.currentNode.parentElement.closest("[aria-hidden], .said")) words.push(texts.currentNode.data.trim());
	});
	return words;
})()`

// TestHeadsOnPaper prints pages from a browser, where scripts have made buttons of heads, and looks for each word of all heads on the sheets.
func TestHeadsOnPaper(t *testing.T) {
	longtest.Skip(t)
	t.Parallel()
	folder, pages := buildSite(t, "paper")
	tab := open(t)
	indicator := pages[slices.IndexFunc(pages, func(p string) bool { return strings.HasPrefix(p, "2022-h1/indicators/") })]
	for _, page := range []string{"2022-h1/schedule.html", "2022-h1/counties/jia.html", indicator} {
		tab.Media("print")
		tab.Open(address(t, folder) + "/" + page)
		words := slices.DeleteFunc(Eval[[]string](tab, headsOnly), func(w string) bool { return w == "" })
		tab.Media("")
		if len(words) < 10 {
			t.Errorf("%s has heads of %d words", page, len(words))
		}
		text := ""
		all := sheets(t, tab.PDF())
		for k := range all {
			text += strings.ReplaceAll(all[k].text(), "\u200b", "")
		}
		wanted := map[string]int{}
		for _, w := range words {
			wanted[w]++
		}
		for w, n := range wanted {
			if got := strings.Count(text, w); got < n {
				t.Errorf("%s prints “%s” %d times, of %d heads: %s", page, w, got, n, text)
			}
		}
	}
}
