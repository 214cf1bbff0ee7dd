package browser

import (
	"fmt"
	"math"
	"strconv"
	"strings"
	"testing"

	"bulletin/internal/longtest"
)

// checkWall looks at a board that is open for print: one A3 sheet across, from which no text sticks out.
func checkWall(t *testing.T, tab *Tab, page, pdf string) {
	t.Helper()
	tab.Size(wallWidth, wallHeight)
	if wrong := Eval[string](tab, onWall); wrong != "" {
		t.Errorf("%s on the wall: %s", page, wrong)
	}
	if n := len(pdfPage.FindAllString(pdf, -1)); n != 1 {
		t.Errorf("%s prints %d sheets, want 1", page, n)
	}
	if box := pdfBox.FindStringSubmatch(pdf); box == nil || !near(box[1], 1190.6) || !near(box[2], 841.9) {
		t.Errorf("%s: sheet %v, want A3 across, 1190.6 × 841.9 points", page, box)
	}
}

func near(points string, want float64) bool {
	got, err := strconv.ParseFloat(points, 64)
	return err == nil && math.Abs(got-want) < 1
}

// The area within the margins of the board's sheet in pixels, (420 − 24) × (297 − 20) mm, and the least type on it,
// 3 mm, which boards of very many regions need; those of up to a dozen have figures of 1 cm.
const (
	wallWidth  = 1496
	wallHeight = 1046
	wallType   = 10
)

// onWall lists what is wrong with a board as print has it: text beyond the sheet, text that is too small, other parts of
// the page, and what must be there but is not.
var onWall = fmt.Sprintf(`(() => {
	const wide = %d, high = %d, least = %d, wrong = [];
	const shown = (e) => e.getClientRects().length > 0;
	const wall = document.querySelector(".wall");
	const all = (selector) => Array.from(document.querySelectorAll(selector)).filter(shown);
	all("body *").filter((e) => !e.closest(".wall") && !e.contains(wall) && e.tagName !== "SCRIPT" && e.id !== "chart-item")
		.forEach((e) => wrong.push(e.tagName + "." + e.className + " is printed"));
	const top = wall.getBoundingClientRect().top;
	const svg = wall.querySelector("svg").getBoundingClientRect();
	all(".wall p, .wall span, .wall svg text").forEach((e) => {
		const b = e.getBoundingClientRect();
		if (b.left < -1 || b.right > wide + 1 || b.bottom - top > high + 1) {
			wrong.push("“" + e.textContent + "” ends at " + Math.round(b.right) + ", " + Math.round(b.bottom - top));
		}
		if (e.closest("svg") && (b.top < svg.top - 1 || b.bottom > svg.bottom + 1)) wrong.push("“" + e.textContent + "” leaves the drawing");
		if (parseFloat(getComputedStyle(e).fontSize) < least) wrong.push("“" + e.textContent + "” is too small");
	});
	if (top !== 0) wrong.push("the board begins at " + top);
	[".wall-title", ".wall-issuer", ".wall-legend", ".wall-note"].filter((s) => all(s).length !== 1).forEach((s) => wrong.push("no " + s));
	const sample = document.querySelector("body > .sample");
	if (Boolean(sample) !== (all(".wall-sample").length === 1)) wrong.push("the sample band differs");
	return wrong.slice(0, 5).join("; ");
})()`, wallWidth, wallHeight, wallType)

// TestBoardLeadsToEvidence follows a cell of the table without script: it leads to the county's row, whose figure is the
// cell's.
func TestBoardLeadsToEvidence(t *testing.T) {
	t.Parallel()
	folder, _ := buildSite(t, "sample")
	tab := open(t)
	tab.Script(false)
	tab.Open(address(t, folder) + "/2022-h1/board.html")
	tab.Script(true)
	cell := Eval[[]string](tab, `(() => {
		const a = document.querySelector("#t_board tbody tr:nth-child(2) td a.stacked");
		return [a.href, a.firstChild.childNodes[0].textContent, a.closest("tr").cells[0].textContent];
	})()`)
	tab.Open(cell[0])
	row := Eval[string](tab, `document.querySelector("tr:target").textContent`)
	if !strings.Contains(row, cell[1]) || !strings.Contains(row, cell[2]) {
		t.Errorf("the cell %s of %s leads to the row %s", cell[1], cell[2], row)
	}
}

// TestBoardSorts sorts by a column: the whole stays first, the sums stay below.
func TestBoardSorts(t *testing.T) {
	longtest.Skip(t)
	t.Parallel()
	folder, _ := buildSite(t, "sample")
	tab := open(t)
	tab.Open(address(t, folder) + "/2022-h1/board.html")
	got := Eval[[]string](tab, `(() => {
		const table = document.querySelector("#t_board table"), heads = table.tHead.rows[0].cells;
		heads[heads.length - 2].querySelector("button").click();
		return Array.from(table.rows).slice(1).map((r) => r.cells[r.cells.length - 2].textContent);
	})()`)
	for k := 2; k < len(got)-2; k++ {
		before, _ := strconv.Atoi(got[k-1])
		after, _ := strconv.Atoi(got[k])
		if before < after {
			t.Errorf("sorted by those behind: %v", got)
			break
		}
	}
	if n := len(got); n < 4 || got[n-1] != "" || got[n-2] == "" {
		t.Errorf("sorted by those behind: %v, want the sums below", got)
	}
}
