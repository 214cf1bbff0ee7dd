package browser

import (
	"bytes"
	"fmt"
	"slices"
	"strings"
	"testing"

	"bulletin/internal/longtest"

	"github.com/chromedp/chromedp/kb"
)

const started = `document.querySelectorAll("figure.is-live").length`

func live(charts []Chart) []string {
	var ids []string
	for _, c := range charts {
		if c.Live {
			ids = append(ids, strings.TrimPrefix(c.ID, "f-"))
		}
	}
	return ids
}

func TestChartsStartWhenNear(t *testing.T) {
	t.Parallel()
	tab := open(t)
	url := fixture(t, "charts.html", testdata(t, "charts.html"))
	tab.Open(url)
	tab.WaitFor(started + " >= 2")
	if got, want := live(tab.Charts()), []string{"rows", "months"}; !slices.Equal(got, want) {
		t.Errorf("live at the top = %v, want %v", got, want)
	}
	tab.ScrollThrough()
	tab.WaitFor(started + " >= 3")
	charts := tab.Charts()
	if got, want := live(charts), []string{"rows", "months", "far"}; !slices.Equal(got, want) {
		t.Errorf("live after scrolling = %v, want %v", got, want)
	}
	for _, c := range charts {
		if c.Live == c.Picture {
			t.Errorf("%s: live %v and picture %v, want one of them", c.ID, c.Live, c.Picture)
		}
		if c.Live && (c.Inked < 100 || c.Width != c.Room || c.Room == 0) {
			t.Errorf("%s: %d dots inked on %d pixels in a room of %d", c.ID, c.Inked, c.Width, c.Room)
		}
	}
	if errors := tab.Seen().Errors; len(errors) > 0 {
		t.Errorf("errors: %s", strings.Join(errors, "; "))
	}
	if outside := tab.Seen().Outside(folderOf(url)); len(outside) > 0 {
		t.Errorf("requests to %v", outside)
	}
	for _, v := range tab.Axe() {
		t.Errorf("axe: %s", v)
	}
}

func TestChartsWithoutWhatTheyNeed(t *testing.T) {
	longtest.Skip(t)
	t.Parallel()
	page := testdata(t, "charts.html")
	for _, c := range []struct {
		name, before, page string
		want               []string
	}{
		{"no IntersectionObserver", "delete window.IntersectionObserver", page, []string{"rows", "months", "far"}},
		{"no ECharts", "", strings.Replace(page, `<script src="assets/echarts.min.js"></script>`, "", 1), nil},
		{"ECharts fails", `Object.defineProperty(window, "echarts", {value: {init() { throw new Error("no"); }, getInstanceByDom() {}}})`,
			strings.Replace(page, `<script src="assets/echarts.min.js"></script>`, "", 1), nil},
		{"no canvas", "HTMLCanvasElement.prototype.getContext = () => null", page, nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			tab := open(t)
			url := fixture(t, "charts.html", c.page)
			tab.BeforeLoad(c.before)
			tab.Open(url)
			tab.ScrollThrough()
			if len(c.want) > 0 {
				tab.WaitFor(fmt.Sprintf("%s === %d", started, len(c.want)))
			}
			charts := tab.Charts()
			if got := live(charts); !slices.Equal(got, c.want) {
				t.Errorf("live = %v, want %v", got, c.want)
			}
			for _, chart := range charts {
				if chart.Live == chart.Picture {
					t.Errorf("%s: live %v and picture %v, want one of them", chart.ID, chart.Live, chart.Picture)
				}
			}
			if errors := tab.Seen().Errors; len(errors) > 0 {
				t.Errorf("errors: %s", strings.Join(errors, "; "))
			}
		})
	}
}

func TestChartsWithoutScriptArePictures(t *testing.T) {
	t.Parallel()
	tab := open(t)
	tab.Script(false)
	tab.Open(fixture(t, "charts.html", testdata(t, "charts.html")))
	for _, c := range tab.Charts() {
		if c.Live || !c.Picture || c.Height < 50 {
			t.Errorf("%s: live %v, picture %v, %d high", c.ID, c.Live, c.Picture, c.Height)
		}
	}
}

func TestChartsFollowWidthAndZoom(t *testing.T) {
	t.Parallel()
	for _, before := range []string{"", "delete window.ResizeObserver"} {
		t.Run(before, func(t *testing.T) {
			tab := open(t)
			tab.BeforeLoad(before)
			tab.Open(fixture(t, "charts.html", testdata(t, "charts.html")))
			tab.WaitFor(started + " >= 2")
			wide := tab.Charts()[0]
			tab.Size(620, 700)
			tab.WaitFor(fmt.Sprintf(`document.querySelector("canvas").getBoundingClientRect().width < %d`, wide.Width))
			narrow := tab.Charts()[0]
			if narrow.Width != narrow.Room || narrow.Inked < 100 {
				t.Errorf("chart is %d wide in a room of %d, %d dots inked", narrow.Width, narrow.Room, narrow.Inked)
			}
			if over := tab.Overflow(); len(over) > 0 {
				t.Errorf("overflow: %v", over)
			}
			tab.Zoom(496, 560, 1.25) // the same window, nearer
			tab.WaitFor(`document.querySelector("canvas").width > 1.2 * document.querySelector("canvas").getBoundingClientRect().width`)
			if c := tab.Charts()[0]; c.Width != c.Room || c.Width >= narrow.Width || c.Inked < 100 {
				t.Errorf("after zoom: %d pixels in a room of %d, %d dots inked", c.Width, c.Room, c.Inked)
			}
		})
	}
}

func TestPaperHasThePictures(t *testing.T) {
	longtest.Skip(t)
	t.Parallel()
	tab := open(t)
	tab.Open(fixture(t, "charts.html", testdata(t, "charts.html")))
	tab.WaitFor(started + " >= 2")
	before := tab.Charts()[0]
	tab.Media("print")
	for _, c := range tab.Charts() {
		if c.Live || !c.Picture {
			t.Errorf("on paper %s: live %v, picture %v", c.ID, c.Live, c.Picture)
		}
	}
	if pdf := tab.PDF(); !bytes.HasPrefix(pdf, []byte("%PDF-")) {
		t.Errorf("PDF begins with %.20q", pdf)
	}
	tab.Media("screen")
	if after := tab.Charts()[0]; after != before {
		t.Errorf("after printing the chart is %+v, want %+v", after, before)
	}
	if errors := tab.Seen().Errors; len(errors) > 0 {
		t.Errorf("errors: %s", strings.Join(errors, "; "))
	}
}

func TestChartsByKeyboard(t *testing.T) {
	t.Parallel()
	tab := open(t)
	tab.Open(fixture(t, "charts.html", testdata(t, "charts.html")))
	tab.WaitFor(started + " >= 2")
	const said = `document.getElementById("chart-item").textContent`
	const drawn = `(text) => echarts.getInstanceByDom(document.activeElement.firstElementChild).getZr().storage
		.getDisplayList(true).some((e) => e.style && e.style.text === text)`
	tab.Press(kb.Tab)
	if got := Eval[string](tab, `document.activeElement.getAttribute("aria-label")`); got != "丙县居首" {
		t.Fatalf("focus is on %q, want the first chart", got)
	}
	for _, c := range []struct{ name, key, want, tip string }{
		{"down", kb.ArrowDown, "丙县，3%", "丙县"},
		{"right", kb.ArrowRight, "乙县，未报送", "未报送"},
		{"end", kb.End, "甲县，1%", "甲县"},
		{"past the end", kb.ArrowDown, "甲县，1%", "甲县"},
		{"up", kb.ArrowUp, "乙县，未报送", "乙县"},
		{"home", kb.Home, "丙县，3%", "丙县"},
		{"before the beginning", kb.ArrowLeft, "丙县，3%", "丙县"},
		{"another key", "x", "丙县，3%", "丙县"},
		{"escape", kb.Escape, "", ""},
		{"up from outside", kb.ArrowUp, "甲县，1%", "甲县"},
	} {
		tab.Press(c.key)
		if got := Eval[string](tab, said); got != c.want {
			t.Errorf("%s: said = %q, want %q", c.name, got, c.want)
		}
		if c.tip != "" {
			tab.WaitDrawn(fmt.Sprintf("(%s)(%q)", drawn, c.tip))
		}
	}
	tab.Press(kb.Tab)
	if got := Eval[string](tab, said); got != "" {
		t.Errorf("after leaving: said = %q, want nothing", got)
	}
	tab.Press(kb.ArrowRight + kb.ArrowRight)
	if got, want := Eval[string](tab, said), "1—2月，2022年 未报送，序时目标 0.00亿元"; got != want {
		t.Errorf("months: said = %q, want %q", got, want)
	}
	tab.WaitDrawn(fmt.Sprintf("(%s)(%q)", drawn, "2022年 未报送"))
	for key, want := range map[string]string{kb.Home: "1月，2022年 1.01亿元，序时目标 −0.50亿元", kb.End: "1—3月，年度目标 3.00亿元"} {
		tab.Press(key)
		if got := Eval[string](tab, said); got != want {
			t.Errorf("months: said = %q, want %q", got, want)
		}
	}
}

// A chart that is wider than a narrow view scrolls by itself, and to the item that is told.
func TestChartsScrollInANarrowView(t *testing.T) {
	t.Parallel()
	tab := open(t)
	tab.Size(300, 700)
	tab.Open(fixture(t, "charts.html", testdata(t, "charts.html")))
	tab.WaitFor(started + " >= 2")
	if over := tab.Overflow(); len(over) > 0 {
		t.Errorf("overflow: %v", over)
	}
	tab.Press(kb.Tab + kb.Tab)
	const box = `document.activeElement`
	tab.Press(kb.End)
	if left := Eval[float64](tab, box+".scrollLeft"); left < 100 {
		t.Errorf("at the last item the chart is scrolled by %v, want more than 100", left)
	}
	tab.Press(kb.Home)
	if left := Eval[float64](tab, box+".scrollLeft"); left > 10 {
		t.Errorf("at the first item the chart is scrolled by %v, want less than 10", left)
	}
	if errors := tab.Seen().Errors; len(errors) > 0 {
		t.Errorf("errors: %s", strings.Join(errors, "; "))
	}
}
