package browser

import (
	"slices"
	"strconv"
	"strings"
	"testing"

	"bulletin/internal/longtest"
)

// tornWords tells which words of heads stand on two lines though one has room for them. Words are what a <wbr> parts.
const tornWords = `((heads) => Array.from(document.querySelectorAll(heads)).filter((e) => e.getClientRects().length > 0).flatMap((e) => {
	const torn = [], words = document.createTreeWalker(e, NodeFilter.SHOW_TEXT), pen = document.createElement("canvas").getContext("2d");
	while (words.nextNode()) {
		const range = document.createRange(), style = getComputedStyle(words.currentNode.parentElement), cell = getComputedStyle(e);
		range.selectNodeContents(words.currentNode);
		pen.font = style.fontWeight + " " + style.fontSize + " " + style.fontFamily;
		const room = e.getBoundingClientRect().width - parseFloat(cell.paddingLeft) - parseFloat(cell.paddingRight);
		const tops = new Set(Array.from(range.getClientRects(), (r) => Math.round(r.top)));
		if (tops.size > 1 && pen.measureText(words.currentNode.data).width <= room - 1) torn.push(words.currentNode.data + " of " + e.textContent);
	}
	return torn;
}))`

// TestHeadsOfWords: heads of small boards and, on narrow screens, of tables break between words.
func TestHeadsOfWords(t *testing.T) {
	longtest.Skip(t)
	t.Parallel()
	for site, edition := range map[string]string{"school": "2023-q3/", "full": "2022-h1/", "sample": "2022-h1/"} {
		t.Run(site, func(t *testing.T) {
			t.Parallel()
			folder, _ := buildSite(t, site)
			tab, root := open(t), address(t, folder)+"/"
			tab.Size(1349, 600)
			for _, page := range []string{edition + "index.html", "index.html"} {
				tab.Open(root + page)
				for _, torn := range Eval[[]string](tab, tornWords+`(".small-board thead th")`) {
					t.Errorf("%s: a head of the small board tears %s", page, torn)
				}
			}
			for _, page := range []string{"index.html", edition + "index.html", edition + "schedule.html", edition + "counties/" + map[string]string{"school": "xiao-40", "full": "jia", "sample": "baojing"}[site] + ".html"} {
				tab.Size(390, 700)
				tab.Open(root + page)
				for _, width := range phones {
					tab.Size(width, 700)
					tab.Settle()
					for _, torn := range Eval[[]string](tab, tornWords+`(".on-phone-lines thead th")`) {
						t.Errorf("%s at %d: a head tears %s", page, width, torn)
					}
				}
			}
		})
	}
}

// late tells of rows whose days or words of state do not stand beside the first line of what they are about.
const late = `Array.from(document.querySelectorAll(".cases li, .due li, .dues li")).filter((row) => row.getClientRects().length > 0).flatMap((row) => {
	const range = document.createRange(), what = row.querySelector("div, .what");
	range.selectNodeContents(what);
	const first = Math.min(...Array.from(range.getClientRects(), (r) => r.top));
	return Array.from(row.children).filter((e) => e !== what && Math.abs(e.getBoundingClientRect().top - first) > 6).map((e) => e.textContent + " beside " + what.textContent);
})`

// TestFirstLines: on narrow screens days and states stand beside the first line of a long matter, and the way to a page does not name the
// page, whose heading follows.
func TestFirstLines(t *testing.T) {
	longtest.Skip(t)
	t.Parallel()
	folder, _ := buildSite(t, "full")
	tab, root := open(t), address(t, folder)+"/"
	for _, page := range []string{"index.html", "2022-h1/schedule.html", "2022-h1/counties/jia.html"} {
		tab.Size(320, 700)
		tab.Open(root + page)
		rows := Eval[[]string](tab, late)
		for _, row := range rows[:min(len(rows), 3)] {
			t.Errorf("%s: %s", page, row)
		}
		if seen := Eval[[]string](tab, `Array.from(document.querySelectorAll(".crumbs [aria-current]")).filter((e) => e.getBoundingClientRect().width > 1).map((e) => e.textContent)`); len(seen) > 0 {
			t.Errorf("%s: the way says %q", page, seen)
		}
	}
}

// lonely tells which texts of several lines end in one of a single character.
const lonely = `((of) => Array.from(document.querySelectorAll(of)).filter((e) => {
	const range = document.createRange();
	range.selectNodeContents(e);
	const lines = Array.from(range.getClientRects()).filter((r) => r.width > 0), last = lines[lines.length - 1];
	return lines.length > 1 && last.top > lines[0].bottom - 2 && last.width < 1.5 * parseFloat(getComputedStyle(e).fontSize);
}).map((e) => e.textContent))`

// TestNarrowLines: on narrow screens what is told of cases ends in no line of one character, and what an order says has the width of the
// screen: two facts beside each other left four characters for a name, and tore days.
func TestNarrowLines(t *testing.T) {
	longtest.Skip(t)
	t.Parallel()
	tab := open(t)
	many, _ := buildSite(t, "many")
	tab.Size(390, 700)
	tab.Open(address(t, many) + "/2022-h1/schedule.html")
	for _, text := range Eval[[]string](tab, lonely+`(".cases small")`) {
		t.Errorf("a line of one character ends %s", text)
	}
	paper, pages := buildSite(t, "paper")
	order := pages[slices.IndexFunc(pages, func(p string) bool { return strings.HasPrefix(p, "2022-h1/orders/") })]
	for _, width := range phones {
		tab.Size(width, 700)
		tab.Open(address(t, paper) + "/" + order)
		checkFit(t, tab, order, strconv.Itoa(width))
		narrow := Eval[[]string](tab, `Array.from(document.querySelectorAll(".form td")).filter((e) => e.offsetWidth < .6 * e.closest("table").offsetWidth).map((e) => e.textContent)`)
		if len(narrow) > 0 || Eval[int](tab, `document.querySelectorAll(".form td").length`) < 8 {
			t.Errorf("%s at %d: little room for %q", order, width, narrow)
		}
	}
}

// TestTogether: what belongs together is printed on one sheet: a paragraph and the table across that it leads to, a county's few dates and
// what stands before them.
func TestTogether(t *testing.T) {
	longtest.Skip(t)
	t.Parallel()
	for _, c := range []struct{ site, page, first, second string }{
		{"province", "2024/index.html", "各市州联系单位分工如下", "临川市"},
		{"school", "2023-q3/counties/xiao-03.html", "工作节点", "倒排工期"},
	} {
		folder, _ := buildSite(t, c.site)
		tab := open(t)
		tab.Open(address(t, folder) + "/" + c.page)
		found := false
		for _, sheet := range sheets(t, tab.PDF()) {
			if text := sheet.text(); strings.Contains(text, c.first) {
				found = true
				if !strings.Contains(text, c.second) {
					t.Errorf("%s: “%s” stands without “%s”", c.page, c.first, c.second)
				}
			}
		}
		if !found {
			t.Errorf("%s: no sheet has “%s”", c.page, c.first)
		}
	}
}
