package browser

import (
	"encoding/xml"
	"fmt"
	"io/fs"
	"math"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/css"
	"github.com/chromedp/cdproto/dom"
	"github.com/chromedp/chromedp"

	"bulletin/internal/build"
	"bulletin/internal/longtest"
)

// The type area of GB/T 9704-2012 on A4, in points from the top left corner, and its lines.
const (
	areaLeft, areaTop     = 28 / mm, 37 / mm
	areaWidth, areaHeight = 156 / mm, 225 / mm
	charactersOfLine      = 28
	linesOfPage           = 22

	mm = 25.4 / 72 // of a point
)

// pdfWord is a word of a PDF with its place, in points from the page's top left corner.
type pdfWord struct {
	Left   float64 `xml:"xMin,attr"`
	Top    float64 `xml:"yMin,attr"`
	Right  float64 `xml:"xMax,attr"`
	Bottom float64 `xml:"yMax,attr"`
	Text   string  `xml:",chardata"`
}

type pdfSheet struct {
	Width  float64   `xml:"width,attr"`
	Height float64   `xml:"height,attr"`
	Words  []pdfWord `xml:"flow>block>line>word"`
}

// middle is the height on which a word stands: its box depends on the font.
func (w *pdfWord) middle() float64 { return (w.Top + w.Bottom) / 2 }

func (s *pdfSheet) across() bool { return s.Width > s.Height }

// text is all words without what separates them.
func (s *pdfSheet) text() string {
	var b strings.Builder
	for _, w := range s.Words {
		b.WriteString(strings.TrimSpace(w.Text))
	}
	return b.String()
}

// lines joins words that stand on a line, from the top.
func (s *pdfSheet) lines() []pdfWord {
	words := slices.Clone(s.Words)
	slices.SortStableFunc(words, func(a, b pdfWord) int { return int(math.Round(a.Bottom/4) - math.Round(b.Bottom/4)) })
	var lines []pdfWord
	for _, w := range words {
		if n := len(lines); n > 0 && math.Abs(lines[n-1].Bottom-w.Bottom) < 4 {
			lines[n-1].Text += w.Text
			lines[n-1].Left, lines[n-1].Right = min(lines[n-1].Left, w.Left), max(lines[n-1].Right, w.Right)
			continue
		}
		lines = append(lines, w)
	}
	return lines
}

// sheets reads a PDF with poppler, which CI must have.
func sheets(t *testing.T, pdf []byte) []pdfSheet {
	t.Helper()
	tool, err := exec.LookPath("pdftotext")
	if err != nil && os.Getenv("CI") != "true" {
		t.Skip("no pdftotext: install poppler-utils")
	}
	file := filepath.Join(t.TempDir(), "a.pdf")
	if err := os.WriteFile(file, pdf, 0o666); err != nil {
		t.Fatal(err)
	}
	out, err := exec.Command(tool, "-bbox-layout", file, "-").Output()
	if err != nil {
		t.Fatal("pdftotext: ", err)
	}
	var read struct {
		Sheets []pdfSheet `xml:"body>doc>page"`
	}
	if err := xml.Unmarshal(out, &read); err != nil {
		t.Fatal(err)
	}
	return read.Sheets
}

// TestGBT9704 prints the text pages of a small site, and everything as one document, and measures what comes out.
func TestGBT9704(t *testing.T) {
	longtest.Skip(t)
	t.Parallel()
	folder, _ := buildSite(t, "paper")
	tab := open(t)
	print := func(page string) []pdfSheet { return printed(t, tab, folder, page) }
	t.Run("bulletin", func(t *testing.T) {
		printed := print("2022-h1/index.html")
		checkSheets(t, printed)
		checkPlain28by22(t, printed)
		checkHead(t, &printed[0])
		checkHeadings(t, tab)
		checkNumbers(t, printed)
		last := slices.IndexFunc(printed, func(s pdfSheet) bool { return strings.Contains(s.text(), "附表2") })
		if last < 0 || !printed[last].across() {
			t.Errorf("the wide table is not on a page across: %d", last)
		}
	})
	t.Run("county", func(t *testing.T) {
		printed := print("2022-h1/counties/jia.html")
		checkSheets(t, printed)
		checkRows(t, printed)
	})
	t.Run("attached", func(t *testing.T) { checkAttached(t, tab, paperSite()) })
}

// printed are the sheets of a page. Sheets, which draws nothing, gives as many of the same sizes.
func printed(t *testing.T, tab *Tab, folder, page string) []pdfSheet {
	t.Helper()
	tab.Media("")
	tab.Open(address(t, filepath.Join(folder, page)))
	drawn, empty := sheets(t, tab.PDF()), sheets(t, tab.Sheets())
	same := func(a, b pdfSheet) bool { return a.Width == b.Width && a.Height == b.Height }
	if !slices.EqualFunc(drawn, empty, same) || slices.ContainsFunc(empty, func(s pdfSheet) bool { return len(s.Words) > 0 }) {
		t.Errorf("%s: %d sheets drawn, %d empty, or of other sizes, or not empty", page, len(drawn), len(empty))
	}
	return drawn
}

// checkSizes holds that each kind of page has the paper that is meant for it, and one sheet of it where it is to be one.
func checkSizes(t *testing.T) {
	folder, _ := buildSite(t, "paper")
	tab := open(t)
	for _, p := range []struct {
		page          string
		width, height float64
		sheets        int // 0 for any number
	}{
		{"2022-h1/ledger.html", 297, 210, 1}, {"2022-h1/schedule.html", 210, 297, 0}, {"2022-h1/tasks.html", 420, 297, 0},
		{"2022-h1/sheets/jia.html", 210, 297, 1}, {"2022-h1/board.html", 420, 297, 1},
	} {
		printed := printed(t, tab, folder, p.page)
		if !isSize(&printed[0], p.width, p.height) || p.sheets > 0 && len(printed) != p.sheets {
			t.Errorf("%s: %d sheets, the first %.0f × %.0f points; want %d of %v × %v mm",
				p.page, len(printed), printed[0].Width, printed[0].Height, p.sheets, p.width, p.height)
		}
	}
}

func isSize(s *pdfSheet, width, height float64) bool {
	return math.Abs(s.Width*mm-width) < .5 && math.Abs(s.Height*mm-height) < .5
}

// checkSheets: each page is A4, upright or across, all text is within the type area but the running head and the page
// number, which are where they belong.
func checkSheets(t *testing.T, printed []pdfSheet) {
	t.Helper()
	for k := range printed {
		s := &printed[k]
		left, top, right, bottom := areaLeft, areaTop, areaLeft+areaWidth, areaTop+areaHeight
		switch {
		case s.across() && isSize(s, 297, 210):
			left, top, right, bottom = areaTop-2/mm, areaLeft, areaTop-2/mm+areaHeight, areaLeft+areaWidth
		case !isSize(s, 210, 297):
			t.Errorf("page %d is %.1f × %.1f points", k+1, s.Width, s.Height)
		}
		var above string
		var number []pdfWord
		for _, w := range s.Words {
			switch {
			case w.middle() < top:
				above += w.Text
			case !s.across() && w.middle() > bottom, s.across() && w.Right < left:
				number = append(number, w)
			case w.Left < left-1 || w.Right > right+1:
				t.Errorf("page %d: “%s” is at %.0f–%.0f, outside the type area", k+1, w.Text, w.Left, w.Right)
			}
		}
		checkPageNumber(t, k+1, s.across(), number)
		if !strings.Contains(above, "示例数据") || strings.Contains(above, "示例局") == (k == 0 && strings.Contains(s.text(), "截至2022年")) {
			t.Errorf("page %d has the head “%s”", k+1, above)
		}
	}
}

// checkPageNumber: the number stands between dashes; upright at the outer corner, a character from the edge, its dashes 7
// mm below the type area; on a page across where an upright page that is turned would have it.
func checkPageNumber(t *testing.T, page int, across bool, number []pdfWord) {
	t.Helper()
	if len(number) == 0 {
		t.Errorf("page %d has no number", page)
		return
	}
	slices.SortFunc(number, func(a, b pdfWord) int { return int(8 * (a.Left + a.Top - b.Left - b.Top)) })
	first, last := number[0], number[len(number)-1]
	if got, want := strings.Join(texts(number), ""), fmt.Sprintf("—%d—", page); got != want {
		t.Errorf("page %d is numbered “%s”, want “%s”", page, got, want)
	}
	odd := page%2 == 1
	switch {
	case across:
		if (first.Top > areaLeft+areaWidth/2) != odd {
			t.Errorf("the number of page %d, across, is %.0f from the top", page, first.Top)
		}
	case math.Abs(first.middle()-areaTop-areaHeight-7/mm) > 3:
		t.Errorf("the number of page %d stands %.0f points from the top", page, first.middle())
	case odd && math.Abs(last.Right-areaLeft-areaWidth+14) > 3, !odd && math.Abs(first.Left-areaLeft-14) > 3:
		t.Errorf("the number of page %d reaches from %.0f to %.0f", page, first.Left, last.Right)
	}
}

// checkPlain28by22 counts the characters of lines, and the lines of pages, that hold the long paragraph and nothing else.
func checkPlain28by22(t *testing.T, printed []pdfSheet) {
	t.Helper()
	pages := 0
	for k := range printed {
		s := &printed[k]
		lines := slices.DeleteFunc(s.lines(), func(w pdfWord) bool { return w.middle() < areaTop || w.middle() > areaTop+areaHeight })
		if strings.Trim(strings.Join(texts(lines), ""), "国") != "" || len(lines) == 0 {
			continue
		}
		pages++
		if len(lines) != linesOfPage {
			t.Errorf("page %d has %d lines, want %d", k+1, len(lines), linesOfPage)
		}
		for n, line := range lines {
			if got := len([]rune(line.Text)); got != charactersOfLine {
				t.Errorf("page %d, line %d has %d characters, want %d", k+1, n+1, got, charactersOfLine)
			}
			if math.Abs(line.Left-areaLeft) > 1 || math.Abs(line.Right-areaLeft-areaWidth) > 1 {
				t.Errorf("page %d, line %d reaches from %.1f to %.1f, want the type area", k+1, n+1, line.Left, line.Right)
			}
		}
	}
	if pages < 2 {
		t.Errorf("%d pages of plain text, want 2", pages)
	}
}

func texts(words []pdfWord) []string {
	out := make([]string, len(words))
	for k, w := range words {
		out[k] = strings.TrimSpace(w.Text)
	}
	return out
}

// checkHead: marking, issuer's mark, number and title stand on the first page in this order, as the author gave them.
func checkHead(t *testing.T, s *pdfSheet) {
	t.Helper()
	text := s.text()
	at := -1
	for _, want := range []string{"内部资料", "示例局文件", "示发〔2022〕3号", "示例通报", "2022年7月20日", "截至"} {
		next := strings.Index(text[at+1:], want)
		if next < 0 {
			t.Fatalf("no “%s” in its place on the first page: %s", want, text)
		}
		at += next + 1
	}
}

// checkHeadings: the levels have the standard's sizes, and the faces that the chains of the style sheet come to here.
func checkHeadings(t *testing.T, tab *Tab) {
	t.Helper()
	tab.Media("print")
	defer tab.Media("")
	for _, h := range []struct {
		selector, family string
		points           float64
	}{
		{".document > .title", "小标宋", 22}, {"article h2", "黑体", 16}, {"article h3", "楷体", 16}, {"article h4", "仿宋", 16}, {"article h5", "仿宋", 16}, {"article > p", "仿宋", 16},
	} {
		style := Eval[[]string](tab, fmt.Sprintf(`(() => { const s = getComputedStyle(document.querySelector(%q)); return [s.fontFamily, s.fontSize]; })()`, h.selector))
		if first, _, _ := strings.Cut(style[0], ","); !strings.Contains(first, h.family) {
			t.Errorf("%s is set in %s, want %s first", h.selector, style[0], h.family)
		}
		px, err := strconv.ParseFloat(strings.TrimSuffix(style[1], "px"), 64)
		if err != nil || math.Abs(px*.75-h.points) > .1 {
			t.Errorf("%s is %s high, want %v points", h.selector, style[1], h.points)
		}
		for _, used := range platformFonts(t, tab, h.selector) {
			if !strings.Contains(style[0], used) {
				t.Errorf("%s is drawn in %s, which is not of its chain %s", h.selector, used, style[0])
			}
		}
	}
}

// platformFonts are the families that the browser draws an element's text with.
func platformFonts(t *testing.T, tab *Tab, selector string) []string {
	t.Helper()
	_, err := chromedp.Call(tab.ctx, dom.Enable, dom.EnableParams{})
	tab.must("nodes", err)
	_, err = chromedp.Call(tab.ctx, css.Enable, cdp.Empty{})
	tab.must("styles", err)
	document, err := chromedp.Call(tab.ctx, dom.GetDocument, dom.GetDocumentParams{})
	tab.must("document", err)
	node, err := chromedp.Call(tab.ctx, dom.QuerySelector, dom.QuerySelectorParams{NodeID: document.Root.NodeID, Selector: selector})
	tab.must("find "+selector, err)
	fonts, err := chromedp.Call(tab.ctx, css.GetPlatformFontsForNode, css.GetPlatformFontsForNodeParams{NodeID: node.NodeID})
	tab.must("fonts of "+selector, err)
	var families []string
	for _, f := range fonts.Fonts {
		families = append(families, f.FamilyName)
	}
	return families
}

// checkNumbers: headings that the author does not number are numbered by level.
func checkNumbers(t *testing.T, printed []pdfSheet) {
	t.Helper()
	var all strings.Builder
	for k := range printed {
		all.WriteString(printed[k].text())
	}
	for _, want := range []string{"一、总的情况", "二、下步安排", "（一）分项", "（二）又一项", "（一）再一项", "1.细目", "（1）小目", "1.列项"} {
		if !strings.Contains(all.String(), want) {
			t.Errorf("no “%s” on paper", want)
		}
	}
}

// checkRows: the head of a table that goes on is on each of its pages, and no row is on two.
func checkRows(t *testing.T, printed []pdfSheet) {
	t.Helper()
	begins, ends := regexp.MustCompile(`a\d\d`), regexp.MustCompile(`z\d\d`)
	pages, rows := 0, 0
	for k := range printed {
		text := printed[k].text()
		first, _, isTable := strings.Cut(text, "倒排工期")
		from, to := begins.FindAllString(first, -1), ends.FindAllString(first, -1)
		if len(from) != len(to) {
			t.Errorf("page %d has the beginnings of %d rows and the ends of %d: %v %v", k+1, len(from), len(to), from, to)
		}
		if len(from) > 0 {
			pages, rows = pages+1, rows+len(from)
			if !strings.Contains(first, "状态") || !strings.Contains(first, "完成率") {
				t.Errorf("page %d has rows and no head", k+1)
			}
		}
		if isTable {
			break
		}
	}
	if pages < 2 || rows != paperIndicators {
		t.Errorf("the table has %d rows on %d pages, want %d on two or more", rows, pages, paperIndicators)
	}
}

// checkAttached: in one document every part keeps its paper.
func checkAttached(t *testing.T, tab *Tab, site fs.FS) {
	t.Helper()
	made, err := build.Attach(build.AttachOptions{Site: site, Names: []string{"2022-h1", "通报正文", "督办台账", "作战图", "sheets/jia"}, Static: true})
	if err != nil || len(made.Files) != 1 {
		t.Fatal(err, made)
	}
	file := filepath.Join(t.TempDir(), "all.html")
	if err := os.WriteFile(file, made.Files[0].Forms[0].Content, 0o666); err != nil {
		t.Fatal(err)
	}
	tab.Open(address(t, file))
	printed := sheets(t, tab.PDF())
	for _, p := range []struct {
		text          string // on one page
		width, height float64
	}{
		{"示例通报作战图", 420, 297}, {"督办台账", 297, 210}, {"一县一单示例通报", 210, 297}, {"附表1", 210, 297},
	} {
		found := slices.IndexFunc(printed, func(s pdfSheet) bool { return strings.Contains(s.text(), p.text) && isSize(&s, p.width, p.height) })
		if found < 0 {
			t.Errorf("no page of %v × %v mm has “%s”", p.width, p.height, p.text)
		}
	}
}

// paperIndicators are so many that a matrix of them needs a page across.
const paperIndicators = 19

// paperSite has a text that fills pages, wide and long tables, and a red head.
func paperSite() fstest.MapFS {
	var indicators, targets, figures strings.Builder
	for k := range paperIndicators {
		fmt.Fprintf(&indicators, "      - {id: zhibiao-%d, name: a%02d企业研发费用加计扣除政策兑现和科技型中小企业入库登记辅导服务情况统计z%02d, short: 指标%d, unit: 万元, decimals: 2, department: 科技局, definition: 略, reporting: 略, contact: 科技局}\n", k, k, k, k)
		fmt.Fprintf(&targets, "  zhibiao-%d: {zhou: 200, jia: 100, yi: 100}\n", k)
		fmt.Fprintf(&figures, "  zhibiao-%d: {zhou: 40, jia: 10.25, yi: 29.75}\n", k)
	}
	files := fstest.MapFS{}
	for file, content := range map[string]string{
		"data/site.yaml":             "title: 示例通报\nissuer: 示例局\nsample: true\nmarking: 内部资料\nred_head: {issuer_mark: 示例局文件}\ncharts: {county: [], indicator: []}\n",
		"data/regions.yaml":          "prefecture: {id: zhou, name: 示例州}\ncounties:\n  - {id: jia, name: 甲县}\n  - {id: yi, name: 乙县}\n",
		"data/indicators.yaml":       "groups:\n  - id: zu\n    name: 一组\n    indicators:\n" + indicators.String(),
		"data/targets/2022.yaml":     "year: 2022\nset_by: 州\nsigned_on: 2022-01-20\nvalues:\n" + targets.String(),
		"data/reports/2022-06.yaml":  "period: 2022-06\nstatus: 快报\nvalues:\n" + figures.String(),
		"data/actions/2022.yaml":     "year: 2022\nactions:\n  - {number: 督1, opened: 2022-h1, region: jia, indicator: zhibiao-1, matter: 补齐, measures: 清理, unit: 甲县科技局, person: 局长, deadline: 2022-09-30, state: 新增}\n",
		"content/2022-h1/edition.md": "---\nlabel: 2022年上半年\nperiod: 2022-06\ndate: 2022-07-20\ndocument_number: 示发〔2022〕3号\n---\n\n## 总的情况\n\n" + strings.Repeat("国", charactersOfLine*linesOfPage*3) + "\n\n### 分项\n\n好。\n\n#### 细目\n\n好。\n\n##### 小目\n\n好。\n\n### 又一项\n\n1. 列项\n2. 又列\n\n## 下步安排\n\n### 再一项\n\n好。\n",
	} {
		files[file] = &fstest.MapFile{Data: []byte(content)}
	}
	return files
}
