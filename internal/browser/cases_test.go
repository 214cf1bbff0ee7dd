package browser

import (
	"io/fs"
	"os"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"bulletin/internal/build"
	"bulletin/internal/longtest"
)

// caseFolder is the output of a case of internal/build that only a page or a sheet of paper shows.
func caseFolder(t *testing.T, name string) string {
	t.Helper()
	const cases = "../build/testdata/cases/"
	files := fstest.MapFS{}
	err := fs.WalkDir(os.DirFS(cases+"base"), ".", func(file string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		content, err := os.ReadFile(cases + "base/" + file)
		files[file] = &fstest.MapFile{Data: content}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	text, err := os.ReadFile(cases + name + ".md")
	if err != nil {
		t.Fatal(err)
	}
	files["content/2022-h1/edition.md"] = &fstest.MapFile{Data: text}
	out := t.TempDir()
	result, err := build.Build(build.Options{Site: files, Out: out})
	if err != nil || result.Errors > 0 {
		t.Fatal(err, result.Diags)
	}
	return out
}

// TestDarkCharts: where a browser turns light pages dark by itself, names and marks beside charts can still be read, drawn and live.
func TestDarkCharts(t *testing.T) {
	longtest.Skip(t)
	t.Parallel()
	folder := caseFolder(t, "dark-charts")
	for _, script := range []bool{true, false} {
		tab := dark(t, "dark")
		tab.Script(script)
		tab.Size(1366, 768)
		tab.Open(address(t, folder) + "/2022-h1/indicators/touzi.html")
		if script {
			startAll(t, tab, "touzi.html")
		}
		seen := 0
		for _, c := range Eval[[]struct{ Left, Top, Width, Height float64 }](tab, `Array.from(document.querySelectorAll("figure.chart .live canvas, figure.chart > .picture > svg"))
			.filter((e) => e.getClientRects().length > 0).map((e) => { const b = e.getBoundingClientRect(); return {Left: b.left + scrollX, Top: b.top + scrollY, Width: b.width, Height: b.height}; })`) {
			seen++
			light, dark := uint8(0), uint8(255)
			shot := tab.shoot(c.Left, c.Top, c.Width*.12, c.Height) // names stand at the left
			for y := range shot.Bounds().Dy() {
				for x := range shot.Bounds().Dx() {
					g := gray(shot.At(x, y))
					light, dark = max(light, g), min(dark, g)
				}
			}
			if light-dark < 130 {
				t.Errorf("script %t: beside a chart at %.0f nothing can be told apart: %d to %d", script, c.Top, dark, light)
			}
		}
		if seen == 0 {
			t.Error("no charts")
		}
	}
}

// TestPaperCases: code wraps and leaves the type as it is; a heading stands over its wide table, whose first column is wide
// enough; a line that ends before a long figure does not gape.
func TestPaperCases(t *testing.T) {
	longtest.Skip(t)
	t.Parallel()
	tab := open(t)
	t.Run("code", func(t *testing.T) {
		printed := printed(t, tab, caseFolder(t, "md-code-overflow"), "2022-h1/index.html")
		for k := range printed {
			for _, w := range printed[k].Words {
				if w.Right > areaLeft+areaWidth+1 && !printed[k].across() {
					t.Errorf("page %d: “%s” ends at %.0f", k+1, w.Text, w.Right)
				}
			}
		}
		lines := printed[0].lines()
		at := slices.IndexFunc(lines, func(w pdfWord) bool { return strings.Contains(w.Text, "正文第一段") })
		if at < 0 {
			t.Fatal("no paragraph")
		}
		// Two characters of indent and 26 more make a line of 28.
		if n, wide := len([]rune(lines[at].Text)), lines[at].Right-lines[at].Left; n < 24 || n > 27 || wide < areaWidth*.85 {
			t.Errorf("the paragraph's first line has %d characters in %.0f points", n, wide)
		}
	})
	t.Run("wide table", func(t *testing.T) {
		printed := printed(t, tab, caseFolder(t, "paper-wide-table"), "2022-h1/index.html")
		page := slices.IndexFunc(printed, func(s pdfSheet) bool { return strings.Contains(s.text(), "饮料制造业") })
		if page < 0 || !strings.Contains(printed[page].text(), "（一）分行业") {
			t.Fatalf("the heading is not on the page of its table, %d", page)
		}
		longest := 0
		for _, w := range printed[page].Words {
			if strings.Contains("农副食品加工和酒、饮料制造业（合计）", w.Text) {
				longest = max(longest, len([]rune(w.Text)))
			}
		}
		if longest < 6 {
			t.Errorf("a line of the first column has %d characters at most", longest)
		}
	})
	t.Run("figure at a line's end", func(t *testing.T) {
		printed := printed(t, tab, caseFolder(t, "paper-word-reference"), "2022-h1/index.html")
		said := false
		for k := range printed {
			for _, l := range printed[k].lines() {
				if !strings.Contains(l.Text, "完成年度目标") {
					continue
				}
				said = true
				// 16 points a Chinese character, half of it a digit: a line that is pulled apart is much wider.
				units := 0
				for _, r := range l.Text {
					if units++; r > 0x2e80 {
						units++
					}
				}
				if each := (l.Right - l.Left) / float64(units); each > 9.5 {
					t.Errorf("“%s” is pulled apart: %.1f points a half character", l.Text, each)
				}
			}
		}
		if !said {
			t.Error("the statement is not there")
		}
	})
}
