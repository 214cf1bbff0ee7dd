package browser

import (
	"fmt"
	"image"
	"io/fs"
	"path"
	"regexp"
	"strings"
	"testing"
	"testing/fstest"
)

// onePage are the sizes of what is within the margins of papers that are one page of A4, in pixels:
// (210 − 14 − 16) × (297 − 11 − 10) mm and (210 − 20 − 24) × (297 − 18 − 15) mm.
var onePage = map[string]image.Point{"sheet": {680, 1043}, "order": {627, 997}}

// TestFullSheets lays out a sheet and an order that have more than they can hold.
func TestFullSheets(t *testing.T) {
	swept(t, "sheets")
	t.Parallel()
	printSheets(t, "full", kinds)
}

// printSheets lays out sheets and orders of a site: each is one page, with all of its text on it and none of it small.
func printSheets(t *testing.T, site string, choose func(t *testing.T, folder string, pages []string) []string) {
	t.Helper()
	folder, pages := buildSite(t, site)
	checkLinks(t, folder)
	pages = choose(t, folder, pages)
	printed := map[string]int{}
	root := address(t, folder) + "/"
	eachPage(t, pages, func(t *testing.T) func(page string) {
		tab := open(t)
		return func(page string) {
			kind := strings.TrimSuffix(path.Base(path.Dir(page)), "s")
			size, one := onePage[kind]
			if !one {
				return
			}
			tab.Script(len(page)%2 == 0) // a sheet does without
			tab.Media("print")           // as screen it would print what the screen shows
			tab.Open(root + page)
			pdf := string(tab.Sheets())
			tab.Script(true)
			checkOnePage(t, tab, page, pdf, size)
			quiet(t, tab, root)
		}
	})
	for _, page := range pages {
		printed[path.Base(path.Dir(page))]++
	}
	if printed["sheets"] == 0 || printed["orders"] == 0 {
		t.Errorf("no sheets or no orders: %v", printed)
	}
}

// pdfPage is a page of a PDF, as its first sign; Chromium writes pages uncompressed.
var (
	pdfPage = regexp.MustCompile(`/Type\s*/Page\b`)
	pdfBox  = regexp.MustCompile(`/MediaBox\s*\[\s*0\s+0\s+([0-9.]+)\s+([0-9.]+)\s*\]`)
)

// leaving lists text that is outside the paper or cut off, or smaller than 9 points where it is more than the mark of
// a note, and what does not stand on the one page.
const leaving = `((width, height) => {
	const wrong = [];
	const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
	while (walker.nextNode()) {
		const node = walker.currentNode, range = document.createRange(), parent = node.parentElement;
		if (!node.textContent.trim() || parent.closest(".said, script, .skip")) continue;
		range.selectNodeContents(node);
		const text = node.textContent.trim().slice(0, 20);
		for (const box of range.getClientRects()) {
			if (box.width === 0) continue;
			if (box.left < -1 || box.right > width + 1 || box.bottom > height + 1) {
				wrong.push(text + " reaches " + Math.round(box.right) + ", " + Math.round(box.bottom) + " of " + width + ", " + height);
			}
			if (parseFloat(getComputedStyle(parent).fontSize) < 11.9 && !parent.closest("sup")) wrong.push(text + " is small");
			for (let e = parent; e; e = e.parentElement) {
				const clips = getComputedStyle(e).overflow !== "visible" && e !== document.documentElement && e !== document.body;
				const around = e.getBoundingClientRect();
				if (clips && (box.right > around.right + 1 || box.bottom > around.bottom + 1)) wrong.push(text + " is cut off");
			}
		}
	}
	return wrong.slice(0, 4).join("; ");
})`

// checkOnePage looks at a page that is open for print, and at what printing it gave.
func checkOnePage(t *testing.T, tab *Tab, page, pdf string, size image.Point) {
	t.Helper()
	box := pdfBox.FindStringSubmatch(pdf)
	if n := len(pdfPage.FindAllString(pdf, -1)); n != 1 || box == nil || box[1][:3] != "594" || box[2][:3] != "841" {
		t.Errorf("%s: %d pages of %v, want one of A4", page, n, box)
	}
	tab.Size(size.X, size.Y)
	if wrong := Eval[string](tab, fmt.Sprintf("%s(%d, %d)", leaving, size.X, size.Y)); wrong != "" {
		t.Errorf("%s: %s", page, wrong)
	}
}

// fullSite has more of everything than a sheet or an order can hold, with long names and long texts.
func fullSite() fs.FS {
	const name = "高新技术企业研发费用加计扣除政策兑现"
	var indicators, targets, figures, actions, dates strings.Builder
	for k := range 40 {
		fmt.Fprintf(&indicators, "      - {id: zhibiao-%d, name: %s%d类企业数, short: 指标%d, unit: 万元, decimals: 2, department: 科技局, definition: 略, reporting: 略, contact: 科技局}\n", k, strings.Repeat(name, 1+k%2), k, k)
		fmt.Fprintf(&targets, "  zhibiao-%d: {zhou: 200000, jia: 100000, yi: 100000}\n", k)
		fmt.Fprintf(&figures, "  zhibiao-%d: {zhou: 40000, jia: 1000%d.25, yi: 29%03d}\n", k, k%10, 800-k)
	}
	text := strings.Repeat("逐户清理近一年签订的合同，派人上门辅导，补齐差距，", 1)
	for k := range 14 {
		fmt.Fprintf(&actions, "  - {number: 甲督办字〔2022〕第%d号, opened: 2022-h1, region: jia, indicator: zhibiao-%d, matter: %s到位, measures: %s到位, unit: 甲县科技和工业信息化局, person: 分管副局长, deadline: 2022-09-30, state: 新增}\n",
			k, k, strings.Repeat(text, 1+k*2), strings.Repeat(text, 1+3*k))
		fmt.Fprintf(&dates, "  - {id: jiedian-%d, title: %s, start: 2022-08-01, due: 2022-10-%02d, who: 各县市科技和工业信息化局、发展和改革局、财政局、税务局、统计局}\n", k, strings.Repeat("第二批企业申报截止", 1+k%4), 1+k)
	}
	files := fstest.MapFS{}
	for file, content := range map[string]string{
		"data/site.yaml": "title: 示例通报\nissuer: 示例局\nsample: true\nmarking: 内部资料\ncontacts: show\n",
		"data/regions.yaml": "prefecture: {id: zhou, name: 示例州}\ncounties:\n  - id: jia\n    name: 很长很长的名称民族自治县\n    bureau: 很长很长的名称民族自治县科学技术和工业信息化局\n    team:\n" +
			strings.Repeat("      - {name: 欧阳某某, role: 科技股负责人, phone: \"0743-0000001\", since: 2022-03-01}\n", 6) + "  - {id: yi, name: 乙县}\n",
		"data/indicators.yaml":       "groups:\n  - id: zu\n    name: 一组\n    indicators:\n" + indicators.String(),
		"data/targets/2022.yaml":     "year: 2022\nset_by: 州\nsigned_on: 2022-01-20\nvalues:\n" + targets.String(),
		"data/reports/2022-06.yaml":  "period: 2022-06\nstatus: 快报\nvalues:\n" + figures.String(),
		"data/actions/2022.yaml":     "year: 2022\nactions:\n" + actions.String(),
		"data/milestones/2022.yaml":  "year: 2022\nmilestones:\n" + dates.String(),
		"content/2022-h1/edition.md": "---\nlabel: 2022年上半年\nperiod: 2022-06\ndate: 2022-07-20\n---\n\n情况。\n",
	} {
		files[file] = &fstest.MapFile{Data: []byte(content)}
	}
	return files
}
