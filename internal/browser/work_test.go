package browser

import (
	"io/fs"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/chromedp/chromedp/kb"

	"bulletin/internal/longtest"
	"bulletin/internal/sitegen"
)

// manySite has so many members that its board is higher than a screen.
func manySite() (fs.FS, error) {
	files := fstest.MapFS{}
	err := sitegen.Files(sitegen.Size{Regions: 44, Indicators: 14, Reports: 2}, func(path string, content []byte) error {
		files[path] = &fstest.MapFile{Data: content}
		return nil
	})
	return files, err
}

// TestContentsStay: the column of contents is in view wherever a long page is scrolled to, and the page has one left edge.
func TestContentsStay(t *testing.T) {
	longtest.Skip(t)
	t.Parallel()
	folder, _ := buildSite(t, "sample")
	tab := open(t)
	tab.Size(screenWidth, screenHeight)
	for _, page := range []string{"2022-h1/index.html", "2022-h1/schedule.html", "2022-h1/indicators/yanfa-jiance.html"} {
		tab.Open(address(t, folder) + "/" + page)
		wrong := Eval[[]string](tab, `(() => {
			const wrong = [], contents = document.getElementById("contents"), end = document.documentElement.scrollHeight - innerHeight;
			const main = document.querySelector("main").getBoundingClientRect();
			for (let part = 0; part <= 4; part++) {
				scrollTo(0, end * part / 4);
				const box = contents.getBoundingClientRect(), seen = Math.min(box.bottom, innerHeight) - Math.max(box.top, 0);
				const sheet = document.querySelector(".sheet").getBoundingClientRect();
				const wanted = Math.min(innerHeight, sheet.bottom) - Math.max(0, sheet.top);
				if (seen < wanted - 40 || box.right > main.left) wrong.push("at " + part + "/4 the contents have " + Math.round(seen) + " of " + Math.round(wanted) + " px");
			}
			scrollTo(0, 0);
			return wrong;
		})()`)
		for _, w := range wrong {
			t.Errorf("%s: %s", page, w)
		}
	}
	tab.Open(address(t, folder) + "/2022-h1/index.html")
	edges := Eval[[]string](tab, `(() => {
		const left = Math.round(document.querySelector("h1").getBoundingClientRect().left);
		return Array.from(document.querySelectorAll("h1, h2, h3, .finding, .text > p, .figures-table, figure.chart, .records, .points"))
			.filter((e) => e.getClientRects().length > 0 && !e.closest("#contents") && Math.abs(e.getBoundingClientRect().left - left) > 1)
			.map((e) => e.tagName + " " + e.textContent.trim().slice(0, 12) + " begins at " + Math.round(e.getBoundingClientRect().left) + ", not " + left).slice(0, 5);
	})()`)
	for _, e := range edges {
		t.Error(e)
	}
	beside := Eval[bool](tab, `(() => {
		const key = document.querySelector(".key").getBoundingClientRect(), board = document.querySelector(".small-board").getBoundingClientRect();
		return board.left >= key.right && board.top < key.bottom && board.right <= innerWidth;
	})()`)
	if !beside {
		t.Error("the small board does not stand beside the main points")
	}
}

// TestScheduleIsShort: the schedule opens with cases and deadlines, and is no longer than a few screens.
func TestScheduleIsShort(t *testing.T) {
	t.Parallel()
	folder, _ := buildSite(t, "sample")
	tab := open(t)
	tab.Size(screenWidth, screenHeight)
	tab.Open(address(t, folder) + "/2022-h1/schedule.html")
	if high := Eval[int](tab, `document.documentElement.scrollHeight`); high > 4000 {
		t.Errorf("the schedule is %d px high", high)
	}
	top := Eval[[]float64](tab, `["#pressing", "#deadlines", ".cases li", ".due li"].map((s) => document.querySelector(s).getBoundingClientRect().bottom)`)
	for k, bottom := range top {
		if bottom > screenHeight {
			t.Errorf("part %d of the opening ends at %.0f", k, bottom)
		}
	}
	wrong := Eval[[]string](tab, `(() => {
		const svg = document.querySelector("#f-c_gantt_AT_xiangxi svg, figure[id^=f-c_gantt] svg"), marks = Array.from(svg.querySelectorAll(".marks line"));
		const figure = svg.closest("figure").getBoundingClientRect(), main = document.querySelector("main").getBoundingClientRect();
		const wrong = figure.width < main.width - 2 ? ["the calendar is " + Math.round(figure.width) + " of " + Math.round(main.width) + " px wide"] : [];
		if (document.querySelector("#milestones ~ .scroll, #milestones ~ figure + .scroll")) wrong.push("the table of the calendar follows the chart");
		return wrong;
	})()`)
	for _, w := range wrong {
		t.Error(w)
	}
}

// crossingLabels lists what stands across the line of time progress, or of the edition's day, in pictures.
const crossingLabels = `(() => {
	const wrong = [];
	document.querySelectorAll("figure.chart svg.picture").forEach((svg) => {
		const lines = Array.from(svg.querySelectorAll(".marks line")).map((l) => l.getBoundingClientRect());
		svg.querySelectorAll(".labels text").forEach((text) => {
			const box = text.getBoundingClientRect();
			lines.forEach((line) => {
				const at = (line.left + line.right) / 2;
				if (box.left < at && at < box.right && line.top < box.bottom && box.top < line.bottom) {
					wrong.push(text.textContent + " in " + svg.querySelector("title").textContent.slice(0, 12));
				}
			});
		});
	});
	return wrong.slice(0, 5);
})()`

// TestNoLabelCrosses looks at the pictures, which stand where no script runs.
func TestNoLabelCrosses(t *testing.T) {
	longtest.Skip(t)
	t.Parallel()
	for site, pages := range map[string][]string{
		"sample": {"2022-h1/index.html", "2022-h1/schedule.html", "2022-h1/counties/baojing.html", "2022-h1/indicators/jishu-hetong.html", "2022-h1/indicators/xiangmu-yuqi.html"},
		"school": nil, "province": nil,
	} {
		folder, all := buildSite(t, site)
		tab := open(t)
		tab.Script(false)
		tab.Size(screenWidth, screenHeight)
		if pages == nil {
			pages = kinds(t, folder, all)
		}
		for _, page := range pages {
			tab.Open(address(t, folder) + "/" + page)
			tab.Script(true)
			for _, label := range Eval[[]string](tab, crossingLabels) {
				t.Errorf("%s %s: a line runs through %s", site, page, label)
			}
			tab.Script(false)
		}
	}
}

// TestBoardHeadStays scrolls a board of many rows to its end: the head and the name of the row are still there, in full.
func TestBoardHeadStays(t *testing.T) {
	t.Parallel()
	folder, pages := buildSite(t, "many")
	board := ""
	for _, page := range pages {
		if strings.HasSuffix(page, "/board.html") {
			board = page
		}
	}
	tab := open(t)
	tab.Size(screenWidth, screenHeight)
	tab.Open(address(t, folder) + "/" + board)
	if rows := Eval[int](tab, `document.querySelectorAll("#t_board tbody tr").length`); rows < 40 {
		t.Fatalf("%d rows", rows)
	}
	wrong := Eval[[]string](tab, `(() => {
		const scroll = document.querySelector("#t_board .scroll"), table = scroll.querySelector("table"), wrong = [];
		document.querySelector("#t_board").scrollIntoView();
		scroll.scrollTop = scroll.scrollHeight;
		const head = table.tHead.rows[0].cells[1].getBoundingClientRect(), view = scroll.getBoundingClientRect();
		const at = document.elementFromPoint(head.left + head.width / 2, head.bottom - 4);
		if (scroll.scrollTop < 200) wrong.push("the board does not scroll");
		if (head.top < view.top - 1 || head.bottom > Math.min(view.bottom, innerHeight)) wrong.push("the head is at " + Math.round(head.top));
		if (!at || !table.tHead.contains(at)) wrong.push("the head is covered by " + (at && at.outerHTML.slice(0, 60)));
		if (document.querySelector("figure[id^=f-c_board]")) wrong.push("the board is drawn, whose head cannot stay");
		document.querySelectorAll("#t_board tbody th, .small-board th").forEach((th) => { if (th.textContent.includes("…")) wrong.push(th.textContent); });
		return wrong;
	})()`)
	for _, w := range wrong {
		t.Errorf("%s: %s", board, w)
	}
}

// TestNumbersAreOneStop: the numbers of a text are one stop of the Tab key, and the arrows lead through them; without script
// each is a link.
func TestNumbersAreOneStop(t *testing.T) {
	t.Parallel()
	folder, _ := buildSite(t, "sample")
	tab := open(t)
	page := address(t, folder) + "/2022-h1/index.html"
	tab.Open(page)
	refs, stops := Eval[int](tab, `document.querySelectorAll("a.ref").length`), Eval[int](tab, `Array.from(document.querySelectorAll("a.ref")).filter((a) => a.tabIndex >= 0).length`)
	if refs < 50 || stops != 1 {
		t.Errorf("%d numbers are %d stops, want one", refs, stops)
	}
	at := func() int {
		return Eval[int](tab, `Array.from(document.querySelectorAll("a.ref")).indexOf(document.activeElement)`)
	}
	Eval[bool](tab, `document.querySelector("a.ref").focus() || true`)
	tab.Settle()
	for _, step := range []struct {
		key  string
		want int
	}{{kb.ArrowRight, 1}, {kb.ArrowRight, 2}, {kb.ArrowLeft, 1}, {kb.ArrowLeft, 0}, {kb.ArrowLeft, refs - 1}, {kb.ArrowRight, 0}} {
		tab.Press(step.key)
		if got := at(); got != step.want {
			t.Fatalf("an arrow leads to number %d, want %d", got, step.want)
		}
	}
	tab.Press(kb.Tab)
	if got := at(); got >= 0 {
		t.Errorf("the Tab key stops at number %d after the first", got)
	}
	if help := Eval[string](tab, `document.getElementById("reading").textContent`); !strings.Contains(help, "→键、←键") {
		t.Errorf("the help does not tell of the arrows: %s", help)
	}
	if n := Eval[int](tab, `Array.from(document.querySelectorAll("main a, main button, main summary, main [tabindex]")).filter((e) => e.tabIndex >= 0 && e.checkVisibility()).length`); n > 200 {
		t.Errorf("a bulletin has %d stops of the Tab key", n)
	}
	tab.Script(false)
	tab.Open(page)
	tab.Script(true)
	if n := Eval[int](tab, `Array.from(document.querySelectorAll("a.ref")).filter((a) => a.tabIndex >= 0).length`); n != refs {
		t.Errorf("without script %d of %d numbers can be reached", n, refs)
	}
}

// TestOrdersSaveNothing: an order is a form to be printed.
func TestOrdersSaveNothing(t *testing.T) {
	longtest.Skip(t)
	t.Parallel()
	folder, pages := buildSite(t, "sample")
	tab := open(t)
	for _, page := range pages {
		if !strings.Contains(page, "/orders/") {
			continue
		}
		tab.Open(address(t, folder) + "/" + page)
		if n := Eval[int](tab, `document.querySelectorAll(".save, .save-line").length`); n != 0 {
			t.Errorf("%s has %d menus to save from", page, n)
		}
		return
	}
	t.Fatal("no order")
}
