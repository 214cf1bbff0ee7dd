package browser

import (
	"fmt"
	"testing"

	"github.com/chromedp/chromedp/kb"
)

// rows reads the heads of the rows that a reader sees.
const rows = `(id) => Array.from(document.querySelectorAll("#" + id + " tbody tr")).filter(r => !r.hidden).map(r => r.cells[0].textContent).join(" ")`

// sorted is the state of a table's heads: “-” for none, “↑”, “↓”.
const sorted = `(id) => Array.from(document.querySelectorAll("#" + id + " thead th")).map(h =>
	({ascending: "↑", descending: "↓"})[h.getAttribute("aria-sort")] || "-").join("")`

const click = `(id, column) => { document.querySelector("#" + id + " thead th:nth-child(" + column + ") button").click(); return true; }`

func call[T any](tab *Tab, function string, args string) T {
	tab.t.Helper()
	return Eval[T](tab, "("+function+")("+args+")")
}

func TestTablesSort(t *testing.T) {
	t.Parallel()
	tab := open(t)
	url := fixture(t, "tables.html", testdata(t, "tables.html"))
	const whole = "全州 其中：首批 "
	const a = "甲县 其中：首次 其中：复核 "
	original := whole + a + "乙县 丙县 丁县 戊县"
	for _, c := range []struct {
		name   string
		table  string
		clicks []int
		want   string
		heads  string
	}{
		{"as written", "flat", nil, original, "-----"},
		{"figures begin with the greatest", "flat", []int{2}, whole + "丙县 丁县 " + a + "戊县 乙县", "-↓---"},
		{"then the least, gaps still last", "flat", []int{2, 2}, whole + "戊县 " + a + "丁县 丙县 乙县", "-↑---"},
		{"then as written", "flat", []int{2, 2, 2}, original, "-----"},
		{"then again", "flat", []int{2, 2, 2, 2}, whole + "丙县 丁县 " + a + "戊县 乙县", "-↓---"},
		{"places begin with the first", "flat", []int{3}, whole + "丙县 丁县 " + a + "戊县 乙县", "--↑--"},
		{"another column starts anew", "flat", []int{2, 3}, whole + "丙县 丁县 " + a + "戊县 乙县", "--↑--"},
		{"negative, equal, and very great", "flat", []int{4}, whole + "戊县 丙县 " + a + "乙县 丁县", "---↓-"},
		{"equal rows keep their order both ways", "flat", []int{4, 4}, whole + "乙县 丁县 " + a + "丙县 戊县", "---↑-"},
		{"groups", "grouped", nil, "科技投入 甲 乙 科技产出 丙 其中：丁", "--"},
		{"groups are hidden while sorted", "grouped", []int{2}, "丙 其中：丁 甲 乙", "-↓"},
		{"groups come back", "grouped", []int{2, 2, 2}, "科技投入 甲 乙 科技产出 丙 其中：丁", "--"},
	} {
		t.Run(c.name, func(t *testing.T) {
			tab.Open(url)
			for _, column := range c.clicks {
				call[bool](tab, click, fmt.Sprintf("%q, %d", c.table, column))
			}
			if got := call[string](tab, rows, fmt.Sprintf("%q", c.table)); got != c.want {
				t.Errorf("rows after clicks %v = %s, want %s", c.clicks, got, c.want)
			}
			if got := call[string](tab, sorted, fmt.Sprintf("%q", c.table)); got != c.heads {
				t.Errorf("heads after clicks %v = %s, want %s", c.clicks, got, c.heads)
			}
			quiet(t, tab, folderOf(url))
		})
	}
}

func TestTablesHaveButtonsWhereTheySort(t *testing.T) {
	t.Parallel()
	tab := open(t)
	tab.Open(fixture(t, "tables.html", testdata(t, "tables.html")))
	const names = `Array.from(document.querySelectorAll("th")).map(h => { const b = h.querySelector("button");
		return b ? b.getAttribute("aria-label") || b.textContent : ""; }).filter(n => n).join(" ")`
	want := "累计 位次 按“投入”排序 完成率"
	if got := Eval[string](tab, names); got != want {
		t.Errorf("buttons = %s, want %s", got, want)
	}
	if n := Eval[int](tab, `document.querySelectorAll("a button, button a").length`); n != 0 {
		t.Errorf("%d buttons in links or links in buttons, want 0", n)
	}
	if n := Eval[int](tab, `Object.keys(window).filter(k => k === "bulletin" || k === "echarts").length`); n != 0 {
		t.Errorf("%d names of the script are global, want 0", n)
	}
	for _, v := range tab.Axe() {
		t.Errorf("axe: %s", v)
	}
}

func TestTablesByKeyboard(t *testing.T) {
	t.Parallel()
	tab := open(t)
	tab.Open(fixture(t, "tables.html", testdata(t, "tables.html")))
	tab.Press(kb.Tab + kb.Tab) // the scrolling region, then the first button
	if got := Eval[string](tab, `document.activeElement.textContent`); got != "累计" {
		t.Fatalf("focus = %s, want 累计", got)
	}
	for _, c := range []struct{ name, key, want string }{
		{"enter", kb.Enter, "-↓---"}, {"blank", " ", "-↑---"}, {"enter again", kb.Enter, "-----"},
	} {
		tab.Press(c.key)
		if got := call[string](tab, sorted, `"flat"`); got != c.want {
			t.Errorf("%s: heads = %s, want %s", c.name, got, c.want)
		}
		if got := Eval[string](tab, `document.activeElement.textContent`); got != "累计" {
			t.Errorf("%s: focus = %s, want 累计", c.name, got)
		}
	}
}
