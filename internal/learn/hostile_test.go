package learn

import (
	"bytes"
	"fmt"
	"strings"
	"testing"

	"bulletin/internal/diag"
	"bulletin/internal/load"
	"bulletin/internal/xlsx"
)

// hostile are texts that somebody might put into a cell or a name.
var hostile = []string{
	`<script>alert(1)</script>`, `"]]>'`, "a\nb: c", "- x", "{{.Name}}", "*", "{region}", strings.Repeat("(", 300), strings.Repeat("高", 5000), "\u202e\u0000\ufeff", "# 表", "1-", "至月", "(单位:)", "单位:", "%", "‰", "其中:", "注",
}

// TestHostileTexts: whatever stands in a table, the mapping is read again and the page holds no markup of it.
func TestHostileTexts(t *testing.T) {
	site := siteOf(t, "sample")
	for _, bad := range hostile {
		g := &xlsx.Grid{Name: bad}
		fill(g, [][]string{{"2022年7月"}, {"县市", "x", "高企申报（家）"}, {"吉首市", "5", "6"}, {"x", "7", "8"}})
		for k := range g.Values {
			if g.Values[k].Text == "x" {
				g.Values[k].Text = bad
			}
		}
		p := learn(site, bad+".xlsx", []*xlsx.Grid{g}, Options{})
		var diags diag.List
		if m := load.ParseImport("data/imports/x.yaml", p.YAML(), site, &diags); m == nil {
			t.Errorf("%q: the mapping is refused: %v\n%s", bad, diags.Sorted(), p.YAML())
		}
		page, err := p.HTML()
		if err != nil {
			t.Fatal(err)
		}
		if bytes.Contains(page, []byte("<script")) || bytes.Contains(page, []byte("alert(1)</")) && !bytes.Contains(page, []byte("&lt;script")) {
			t.Errorf("%q: markup in the page", bad)
		}
		if n := len(p.Verdicts); n != 4 {
			t.Errorf("%q: %d numbers have verdicts, want 4", bad, n)
		}
	}
}

// TestMergedOverEach: merged ranges over one another, and beyond the sheet, cost no more than the sheet.
func TestMergedOverEach(t *testing.T) {
	g := &xlsx.Grid{Name: "x"}
	var rows [][]string
	for r := range 60 {
		row := make([]string, 40)
		for c := range row {
			row[c] = fmt.Sprint(r + c)
		}
		rows = append(rows, row)
	}
	fill(g, rows)
	for k := range 2000 {
		g.Merged = append(g.Merged, xlsx.Range{Row: 1 + k%60, Column: 1, LastRow: 1 << 20, LastColumn: 1 << 14})
	}
	b := understand(siteOf(t, "sample"), "x.xlsx", []*xlsx.Grid{g}, nil, Options{})
	if len(b.Verdicts) != 60*40 {
		t.Errorf("%d verdicts, want %d", len(b.Verdicts), 60*40)
	}
}

// FuzzGrid: every number of any table has one verdict, and what is proposed is read again.
func FuzzGrid(f *testing.F) {
	f.Add("2022年1—7月高企申报（家）\n县市|累计|同比%\n吉首市|20|5\n合计|20|")
	f.Add("指标|单位|吉首|泸溪\n高企申报|家|1|2\n其中：首次申报|家|1|1")
	f.Add("县市|1|2|3|4\n吉首|1|2|3|4")
	f.Fuzz(func(t *testing.T, text string) {
		site := siteOf(t, "sample")
		g := &xlsx.Grid{Name: "表"}
		var rows [][]string
		for _, line := range strings.Split(text, "\n") {
			rows = append(rows, strings.Split(line, "|"))
		}
		fill(g, rows)
		p := learn(site, "x.xlsx", []*xlsx.Grid{g}, Options{})
		numbers := 0
		l := newLexicon(site)
		for k := range g.Values {
			if l.cellOf(&g.Values[k]).numeric() {
				numbers++
			}
		}
		for _, d := range p.Verdicts {
			if d.cell.numeric() {
				numbers--
			}
		}
		if numbers != 0 {
			t.Errorf("%d numbers without a verdict", numbers)
		}
		var diags diag.List
		if load.ParseImport("data/imports/x.yaml", p.YAML(), site, &diags) == nil {
			t.Errorf("the mapping is refused: %v\n%s", diags.Sorted(), p.YAML())
		}
	})
}

// TestLargeTables: what a table costs grows with its cells.
func TestLargeTables(t *testing.T) {
	site := siteOf(t, "sample")
	for name, size := range map[string][2]int{"long": {12_000, 4}, "wide": {12, 4_000}} {
		rows := [][]string{{"县市", "累计"}}
		for range size[0] {
			row := []string{"合计"}
			for range size[1] {
				row = append(row, "7")
			}
			rows = append(rows, row)
		}
		for range size[1] - 1 {
			rows[0] = append(rows[0], "增速")
		}
		g := &xlsx.Grid{Name: "x"}
		fill(g, rows)
		allocated := testing.AllocsPerRun(1, func() {
			if b := understand(site, "x.xlsx", []*xlsx.Grid{g}, nil, Options{}); len(b.Verdicts) != size[0]*size[1] {
				t.Errorf("%s: %d verdicts", name, len(b.Verdicts))
			}
		})
		if most := float64(60 * size[0] * size[1]); allocated > most {
			t.Errorf("%s: %.0f allocations, want at most %.0f", name, allocated, most)
		}
	}
}
