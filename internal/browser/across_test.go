package browser

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"bulletin/internal/build"
	"bulletin/internal/longtest"
)

// TestOpeningLiesAcross: where the table of a county lies across, what opens the page lies with it, and a few rows that follow such a
// table stand below it: alone on an upright sheet each would be little.
func TestOpeningLiesAcross(t *testing.T) {
	longtest.Skip(t)
	t.Parallel()
	tab := open(t)
	folder, _ := buildSite(t, "full")
	all := printed(t, tab, folder, "2022-h1/counties/jia.html")
	with := func(text string) int {
		return slices.IndexFunc(all, func(s pdfSheet) bool { return strings.Contains(s.text(), text) })
	}
	if !all[0].across() || strings.Count(all[0].text(), "万元") < 3 {
		t.Errorf("the opening is upright, or without rows: %s", all[0].text())
	}
	if table := with("一、指标完成情况"); table < 0 || !all[table].across() {
		t.Errorf("the table is on sheet %d", table+1)
	}
	if text := with("二、要点"); text < 0 || all[text].across() {
		t.Errorf("the text on sheet %d is not upright", text+1)
	}
	folder, pages := buildSite(t, "school")
	page := pages[slices.IndexFunc(pages, func(p string) bool { return strings.HasPrefix(p, "2023-q3/counties/") })]
	all = printed(t, tab, folder, page)
	if table, rows := with("倒排工期"), with("工作节点"); table < 0 || table != rows {
		t.Errorf("%s: the schedule is on sheet %d, its few dates on sheet %d", page, table+1, rows+1)
	}
}

// TestOpeningAndFootHaveCompany: a long table begins on the sheet of what opens the page, and the foot stands below a table that lies across:
// each would be alone on a sheet.
func TestOpeningAndFootHaveCompany(t *testing.T) {
	longtest.Skip(t)
	t.Parallel()
	folder, _ := buildSite(t, "paper")
	all := printed(t, open(t), folder, "2022-h1/counties/jia.html")
	for what, at := range map[string]int{"opening": 0, "foot": len(all) - 1} {
		if rows := strings.Count(all[at].text(), "万元"); rows < 3 {
			t.Errorf("the sheet of the %s has %d rows: %s", what, rows, all[at].text())
		}
	}
	if last := all[len(all)-1]; !strings.Contains(last.text(), "引用格式") || !last.across() {
		t.Errorf("the last sheet: %s", last.text())
	}
}

// TestTitlesOnOneSheet: where pages of indicators follow each other, no long title or head begins on one sheet and ends on the next.
func TestTitlesOnOneSheet(t *testing.T) {
	longtest.Skip(t)
	t.Parallel()
	tab := open(t)
	names := []string{}
	for k := range 8 {
		names = append(names, "indicators/zhibiao-"+strconv.Itoa(k))
	}
	tab.Open(alone(t, attached(t, "paper", build.AttachOptions{Names: names, Static: true})))
	begins, ends, found := regexp.MustCompile(`a\d\d企`), regexp.MustCompile(`计z\d\d`), 0
	for k, s := range sheets(t, tab.PDF()) {
		from, to := begins.FindAllString(s.text(), -1), ends.FindAllString(s.text(), -1)
		found += len(from)
		if len(from) != len(to) {
			t.Errorf("sheet %d has the beginnings %v and the ends %v", k+1, from, to)
		}
	}
	if found < 2*len(names) {
		t.Errorf("%d names", found)
	}
}

// TestTasksOpenWithTheirTable: what explains the weights of tasks stands on the sheet of the table, also where that is of A3.
func TestTasksOpenWithTheirTable(t *testing.T) {
	longtest.Skip(t)
	t.Parallel()
	folder, _ := buildSite(t, "paper")
	first := printed(t, open(t), folder, "2022-h1/tasks.html")[0]
	if !isSize(&first, 420, 297) || !strings.Contains(first.text(), "阅读说明") || !strings.Contains(first.text(), "各县市承担的目标份额和完成率") {
		t.Errorf("the first sheet, %.0f × %.0f: %s", first.Width, first.Height, first.text())
	}
}

// TestContentsOnOneSheet: the contents of a whole edition, with numbers of three digits, are one sheet with the cover.
func TestContentsOnOneSheet(t *testing.T) {
	longtest.Skip(t)
	t.Parallel()
	tab := open(t)
	for _, site := range []string{"sample", "school", "province", "full", "many", "paper"} {
		page := string(attached(t, site, build.AttachOptions{Whole: true, Static: true}))
		from := strings.Index(page, "class=toc")
		end := strings.Index(page[max(from, 0):], "</nav>")
		if from < 0 || end < 0 {
			t.Fatalf("%s: no contents", site)
		}
		entries := strings.Count(page[from:from+end], "</a>") // what follows is left out: it takes long to print
		tab.Open(alone(t, []byte(page[:from]+strings.ReplaceAll(page[from:from+end], "</a>", "<b>188</b></a>")+"</nav>")))
		all := sheets(t, tab.PDF())
		numbers := 0
		for k := range all {
			numbers += strings.Count(all[k].text(), "188")
		}
		if len(all) != 1 || entries < 20 || numbers != entries {
			t.Errorf("%s: %d entries, %d of them with numbers, are on %d sheets", site, entries, numbers, len(all))
		}
	}
}
