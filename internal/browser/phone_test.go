package browser

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"bulletin/internal/build"
	"bulletin/internal/longtest"

	"github.com/chromedp/cdproto/accessibility"
	"github.com/chromedp/chromedp"
)

// phones are the widths of narrow screens in pixels.
var phones = []int{390, 360, 320}

// phoneFaults tells what a reader on a narrow screen cannot see, by the boxes of elements.
const phoneFaults = `(() => {
const all = (root, selector) => Array.from(root.querySelectorAll(selector));
const view = document.documentElement.clientWidth, faults = [];
const fault = (e, text) => { if (faults.length < 8) faults.push((e.closest("[id]") || e).id + ": " + text); };
const box = (e) => e.getBoundingClientRect();
const shown = (e) => e && e.getClientRects().length > 0 && box(e).width > 1 && box(e).height > 1;
const within = (e) => box(e).left >= 0 && box(e).right <= view + 0.5;
const clear = (a, b) => box(a).right <= box(b).left + 0.5 || box(b).right <= box(a).left + 0.5 || box(a).bottom <= box(b).top + 0.5 || box(b).bottom <= box(a).top + 0.5;
// per is how many figures stand beside each other by the classes of a table.
const per = (block) => ["by", ...[360, 390].filter((width) => view >= width).map((width) => "at-" + width)].reduce((n, kind) => { const m = block.className.match(new RegExp("(?:^| )" + kind + "-(\\d+)")); return m ? Number(m[1]) : n; }, 0);
// Rows of lines: the name, the state and the key figure stand beside each other; every figure has room and is clear of the next.
all(document, ".on-phone-lines").forEach((block) => {
	const place = (kind) => { const m = block.className.match(new RegExp("(?:^| )" + kind + "-(\\d+)")); return m ? Number(m[1]) - 1 : -1; };
	all(block, "tbody > tr:not(.group), tfoot > tr").forEach((row) => {
		const main = ["name", "state", "key"].map(place).filter((k) => k >= 0 && k < row.cells.length).map((k) => row.cells[k]).filter((cell) => cell.textContent.trim());
		main.forEach((cell) => {
			if (!within(cell) || box(cell).height < 1) fault(cell, "not seen: " + row.textContent.slice(0, 30));
			if (main.some((other) => other !== cell && !clear(cell, other))) fault(cell, "lies over another: " + row.textContent.slice(0, 30));
		});
		if (main.length > 1 && main.slice(1).some((cell) => box(cell).left < box(main[0]).left || box(cell).top > box(main[0]).bottom)) fault(row, "not in the first line: " + row.textContent.slice(0, 30));
		// The figures stand in as many lines as internal/table counts for this width.
		const beside = ["name", "state", "key", "unit", "index"].map(place), figures = Array.from(row.cells).filter((cell, k) => shown(cell) && !beside.includes(k) && !cell.classList.contains("r") && cell.className);
		const lines = figures.filter((cell, k) => k === 0 || box(cell).left <= box(figures[k - 1]).left).length;
		if (lines > Math.ceil(figures.length / per(block))) fault(row, lines + " lines of " + figures.length + " figures: " + row.textContent.slice(0, 30));
		Array.from(row.cells).filter(shown).forEach((cell) => {
			if (cell.scrollWidth > cell.clientWidth + 1) fault(cell, "is cut: " + cell.textContent);
			if (!within(cell)) fault(cell, "is out of the view: " + cell.textContent);
		});
	});
	if (shown(block.querySelector("tbody .index"))) fault(block, "shows numbers of rows");
});
// Boards and registers: every cell lies in the view.
all(document, ".on-phone-list tbody tr > *, .records tbody tr > *").filter(shown).forEach((cell) => {
	if (!within(cell) || cell.scrollWidth > cell.clientWidth + 1) fault(cell, "is cut: " + cell.textContent.slice(0, 30));
});
all(document, ".on-phone-list td").filter(shown).forEach((cell) => {
	const said = getComputedStyle(cell, "::before").content;
	if (!said || said === "none" || said === '""') fault(cell, "is of no column: " + cell.textContent.slice(0, 30));
});
// Small boards: a row lists what it counts, or says how much of it, and the list does not scroll.
all(document, ".small-board").forEach((board) => {
	const scroll = board.querySelector(".scroll");
	if (scroll.scrollWidth > scroll.clientWidth + 1) fault(scroll, "a small board scrolls");
	all(board, "tbody tr").forEach((row) => {
		const listed = all(row, "td:not(.sum)").filter(shown), sum = row.querySelector(".sum");
		if (listed.length !== Number(sum.dataset.listed || sum.textContent)) fault(row, listed.length + " listed: " + row.textContent.slice(0, 30));
		if (listed.some((cell) => !within(cell))) fault(row, "is out of the view");
	});
});
// Charts: the text of what is shown is at least 9 px high, lies in the picture and is clear of other text.
all(document, "figure.chart svg").filter(shown).forEach((picture) => {
	if (box(picture.parentNode).width < 2) return; // for who listens alone
	const scale = box(picture).width / picture.viewBox.baseVal.width;
	const texts = all(picture, "text").filter(shown);
	texts.forEach((text, k) => {
		const size = parseFloat(getComputedStyle(text).fontSize) * scale, at = box(text);
		if (size < 9) fault(picture, "text of " + size.toFixed(1) + " px: " + text.textContent);
		if (at.left < box(picture).left - 1 || at.right > box(picture).right + 1) fault(picture, "leaves the picture: " + text.textContent);
		if (picture.parentNode.className !== "phone") return;
		texts.slice(k + 1).forEach((other) => {
			const b = box(other), over = Math.min(at.right, b.right) - Math.max(at.left, b.left), down = Math.min(at.bottom, b.bottom) - Math.max(at.top, b.top);
			if (over > 1.5 && down > 0.4 * Math.min(at.height, b.height)) fault(picture, "texts touch: " + text.textContent + " | " + other.textContent);
		});
	});
});
// The head of a page begins at its left edge, and its words stand apart.
all(document, ".masthead > .running, .masthead > .issues").filter(shown).forEach((head) => {
	if (box(head).left > parseFloat(getComputedStyle(head.parentNode).paddingLeft) + 1) fault(head, "begins at " + Math.round(box(head).left) + " px");
	const first = head.querySelector("span");
	if (first && first.previousSibling && first.previousSibling.nodeType === 3 && parseFloat(getComputedStyle(first).marginLeft) < 8) fault(head, "runs into what follows");
});
all(document, ".archive li > * + *").forEach((part) => { // on one line with the one before
	const a = box(part.previousElementSibling), b = box(part);
	if (Math.abs(a.bottom - b.bottom) < 8 && b.left - a.right < 8) fault(part, "runs into what stands before: " + part.textContent);
});
all(document, "figure.chart .phone").forEach((phone) => {
	if (phone.getAttribute("aria-hidden") !== "true") fault(phone, "is told twice");
	if (!shown(phone)) fault(phone, "the picture for narrow screens is not shown");
	const first = phone.nextElementSibling;
	if (!first || first.getClientRects().length === 0 || !first.querySelector("[role=img]")) fault(phone, "who listens hears nothing");
});
return faults;
})()`

// checkPhone finds what cannot be seen at the widths of phones, on the page that is open.
func checkPhone(t *testing.T, tab *Tab, what string) {
	t.Helper()
	for _, width := range phones {
		tab.Size(width, 700)
		tab.Settle()
		for _, fault := range append(tab.Overflow(), Eval[[]string](tab, phoneFaults)...) {
			t.Errorf("%s at %d: %s", what, width, fault)
		}
	}
}

// TestPhone looks at a page of each kind as readers on phones do, with script and without.
func TestPhone(t *testing.T) {
	t.Parallel()
	lookByPhone(t, "sample")
}

// sweepPhone looks at pages of other sites.
func sweepPhone(t *testing.T) { lookByPhone(t, "school", "scored", "full", "province") }

func lookByPhone(t *testing.T, sites ...string) {
	for _, site := range sites {
		t.Run(site, func(t *testing.T) {
			t.Parallel()
			folder, pages := buildSite(t, site)
			root := address(t, folder) + "/"
			pages = kinds(t, folder, pages)
			if site == "scored" { // the sample again, with scores
				pages = slices.DeleteFunc(pages, func(page string) bool { return !strings.HasSuffix(page, "/scores.html") })
			}
			eachPage(t, pages, func(t *testing.T) func(page string) {
				tab, plain := open(t), open(t)
				plain.Script(false)
				return func(page string) {
					tab.Size(320, 700)
					tab.Open(root + page)
					tab.ScrollThrough()
					checkPhone(t, tab, page)
					for _, v := range tab.Axe() {
						t.Errorf("%s at 320: %s", page, v)
					}
					plain.Size(320, 700)
					plain.Open(root + page)
					for _, fault := range append(plain.Overflow(), Eval[[]string](plain, phoneFaults)...) {
						t.Errorf("%s at 320 without script: %s", page, fault)
					}
				}
			})
		})
	}
}

// TestPhoneAttachment looks at a county's material, which brings the pictures for narrow screens, and at an edition, which
// does not.
func TestPhoneAttachment(t *testing.T) {
	longtest.Skip(t)
	t.Parallel()
	tab := open(t)
	tab.Size(360, 700)
	content := attached(t, "sample", build.AttachOptions{Names: []string{"泸溪县"}, Static: true})
	if n := strings.Count(string(content), "class=phone "); n == 0 {
		t.Error("a county's material has no pictures for narrow screens")
	}
	tab.Open(alone(t, content))
	checkPhone(t, tab, "泸溪县")
	if of := Eval[string](tab, `getComputedStyle(document.querySelector("table.figures-table")).display`); of != "block" {
		t.Errorf("a table is shown as %s", of)
	}
	tab.Open(alone(t, attached(t, "sample", build.AttachOptions{Names: []string{"作战图"}, Static: true})))
	checkPhone(t, tab, "作战图")
}

// TestPhoneRoles holds that a table stays one for who listens, whatever becomes of its looks.
func TestPhoneRoles(t *testing.T) {
	longtest.Skip(t)
	t.Parallel()
	folder, _ := buildSite(t, "sample")
	for _, script := range []bool{true, false} {
		tab := open(t)
		tab.Script(script)
		tab.Size(360, 700)
		page := pageOf(t, folder, "counties")
		tab.Open(address(t, folder) + "/" + page)
		roles := map[string]int{}
		tree, err := chromedp.Call(tab.ctx, accessibility.GetFullAXTree, accessibility.GetFullAXTreeParams{})
		tab.must("read what is told", err)
		for _, n := range tree.Nodes {
			if n.Role != nil {
				roles[strings.Trim(string(n.Role.Value), `"`)]++
			}
		}
		tables := Eval[int](tab, `document.querySelectorAll("main table").length`)
		if roles["table"] < tables || roles["row"] < 20 || roles["rowheader"] < 15 || roles["columnheader"] < 8 || roles["cell"]+roles["gridcell"] < 100 {
			t.Errorf("%s, script %v: %d tables, and roles %v", page, script, tables, roles)
		}
		if script {
			bare := Eval[int](tab, `document.querySelectorAll(".on-phone-lines tr:not([role]), .on-phone-lines td:not([role]), .on-phone-lines th:not([role])").length`)
			if bare > 0 {
				t.Errorf("%d parts of tables have no role", bare)
			}
		}
	}
}

// pageOf is the first page in a folder of the newest edition.
func pageOf(t *testing.T, root, folder string) string {
	t.Helper()
	entries, err := os.ReadDir(filepath.Join(root, "2022-h1", folder))
	if err != nil || len(entries) == 0 {
		t.Fatal(fmt.Errorf("no pages in %s: %w", folder, err))
	}
	return "2022-h1/" + folder + "/" + entries[0].Name()
}
