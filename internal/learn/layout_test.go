package learn

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"bulletin/internal/chart"
	"bulletin/internal/diag"
	"bulletin/internal/load"
	"bulletin/internal/model"
	"bulletin/internal/xlsx"
)

var update = flag.Bool("update", false, "write the verdicts behind the layouts in testdata")

// sites are the sites of the layouts, by the name in their first line.
var sites = map[string]string{"sample": "../..", "province": "../build/testdata/province", "school": "../build/testdata/school",
	"lvyou": blindSites + "lvyou", "jiaotong": blindSites + "jiaotong", "shuili": blindSites + "shuili", "minzheng": blindSites + "minzheng", "weisheng": blindSites + "weisheng",
	"nongye": blindSites + "nongye", "gongye": blindSites + "gongye"}

// blindSites are where the sites of the blind workbooks stand.
const blindSites = "../claim/testdata/blind/sites/"

var loaded = map[string]*model.Site{}

func siteOf(t *testing.T, name string) *model.Site {
	t.Helper()
	if s := loaded[name]; s != nil {
		return s
	}
	var diags diag.List
	s, err := load.Site(os.DirFS(sites[name]), chart.Usual(), &diags)
	if err != nil || diags.HasErrors() {
		t.Fatal(err, diags.Sorted())
	}
	loaded[name] = s
	return s
}

// layout is a made workbook with what should come of it: testdata/layouts/*.txt.
//
//	site: sample
//	period: 2022-07
//	file: 附表.xlsx
//	== name of a sheet
//	hidden: C 5      columns and rows that nobody sees
//	a | b | <        a cell a row; < is merged with its left, ^ with the one above
//	--
//	what becomes of each number
type layout struct {
	site, file string
	options    Options
	grids      []*xlsx.Grid
	body, want string
}

func readLayout(t *testing.T, name string) layout {
	t.Helper()
	source, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	body, want, _ := strings.Cut(string(source), "\n--\n")
	l := layout{file: "附表.xlsx", body: body, want: want}
	var grid [][]string
	flush := func() {
		if len(l.grids) > 0 {
			fill(l.grids[len(l.grids)-1], grid)
		}
		grid = nil
	}
	for _, line := range strings.Split(body, "\n") {
		key, value, _ := strings.Cut(line, ": ")
		switch {
		case strings.HasPrefix(line, "== "):
			flush()
			l.grids = append(l.grids, &xlsx.Grid{Name: line[3:], HiddenRows: map[int]bool{}, HiddenColumns: map[int]bool{}})
		case len(l.grids) > 0 && key == "hidden":
			for _, hidden := range strings.Fields(value) {
				row, _ := strconv.Atoi(hidden)
				if _, column, ok := xlsx.ParseAddress(hidden + "1"); ok && row == 0 {
					l.grids[len(l.grids)-1].HiddenColumns[column] = true
				} else {
					l.grids[len(l.grids)-1].HiddenRows[row] = true
				}
			}
		case len(l.grids) > 0:
			grid = append(grid, strings.Split(line, "|"))
		case key == "site":
			l.site = value
		case key == "file":
			l.file = value
		case key == "unit":
			l.options.Unit = value
		case key == "period":
			fmt.Sscanf(value, "%d-%d", &l.options.Period.Year, &l.options.Period.Month)
		}
	}
	flush()
	return l
}

// fill makes values of texts: numbers where they look like some, 'x a text, @x a date, %x a percentage.
func fill(g *xlsx.Grid, texts [][]string) {
	for r, row := range texts {
		for c := range row {
			text := strings.TrimSpace(row[c])
			v := xlsx.Value{Row: r + 1, Column: c + 1, Text: strings.ReplaceAll(text, `\n`, "\n")}
			switch {
			case text == "" || text == "<" || text == "^":
				continue
			case plainNumber.MatchString(text):
				v.Kind = xlsx.Number
			case text[0] == '\'':
				v.Text = text[1:]
			case text[0] == '@':
				v.Kind, v.Text = xlsx.Date, text[1:]
			case text[0] == '%' && len(text) > 1:
				v.Kind, v.Text, v.Percent = xlsx.Number, text[1:], true
			}
			right, down := c, r
			for right+1 < len(row) && strings.TrimSpace(row[right+1]) == "<" {
				right++
			}
			for down+1 < len(texts) && c < len(texts[down+1]) && strings.TrimSpace(texts[down+1][c]) == "^" {
				down++
			}
			if right > c || down > r {
				g.Merged = append(g.Merged, xlsx.Range{Row: r + 1, Column: c + 1, LastRow: down + 1, LastColumn: right + 1})
			}
			g.Values = append(g.Values, v)
		}
	}
}

// tell is what became of each number, one a line.
func tell(b *Book) string {
	var out strings.Builder
	for _, d := range b.Verdicts {
		fmt.Fprintf(&out, "%s %s ", d.Sheet, d.cell.address())
		switch d.Standing {
		case Taken:
			fmt.Fprintf(&out, "%s %s", d.Indicator.ID, d.Region.ID)
			if d.Part != nil {
				out.WriteString("/" + d.Part.ID)
			}
			if d.Measure != "figure" {
				out.WriteString(" " + d.Measure)
			}
			fmt.Fprintf(&out, " = %s", d.Value)
		case Ignored:
			fmt.Fprintf(&out, "[%s] %s", d.Text, d.Why)
		default:
			fmt.Fprintf(&out, "？[%s] %s", d.Text, d.Why)
		}
		out.WriteByte('\n')
	}
	for _, f := range b.Faults() {
		if f.Code != "unknown-number" {
			fmt.Fprintf(&out, "%d %s %s：%s\n", f.Class, f.At, f.Code, f.Text)
		}
	}
	return out.String()
}

// TestLayouts: each layout gives the verdicts that stand behind it, and the mapping that is proposed of it gives the same.
func TestLayouts(t *testing.T) {
	files, err := filepath.Glob("testdata/layouts/*.txt")
	if err != nil || len(files) < 13 {
		t.Fatal("too few layouts: ", len(files), err)
	}
	for _, name := range files {
		t.Run(strings.TrimSuffix(filepath.Base(name), ".txt"), func(t *testing.T) {
			l := readLayout(t, name)
			site := siteOf(t, l.site)
			p := learn(site, l.file, l.grids, l.options)
			got := tell(p.Book)
			if *update {
				if err := os.WriteFile(name, []byte(l.body+"\n--\n"+got), 0o644); err != nil {
					t.Fatal(err)
				}
			} else if got != l.want {
				t.Errorf("verdicts:\n%s\nwant:\n%s", got, l.want)
			}
			again(t, site, l, p, got)
		})
	}
}

// again applies the mapping that was proposed: it says the same of every number.
func again(t *testing.T, site *model.Site, l layout, p *Proposal, want string) {
	t.Helper()
	var diags diag.List
	m := load.ParseImport("data/imports/x.yaml", p.YAML(), site, &diags)
	if m == nil || diags.HasErrors() {
		t.Fatalf("the proposed mapping is refused: %v\n%s", diags.Sorted(), p.YAML())
	}
	chosen, fault := choose(site, []*load.Import{m}, l.grids, l.file)
	if fault != nil || chosen != m {
		t.Fatalf("the mapping is not chosen: %+v\n%s", fault, p.YAML())
	}
	if got := tell(understand(site, l.file, l.grids, m, l.options)); got != want {
		for k, line := range strings.Split(got, "\n") {
			if lines := strings.Split(want, "\n"); !slices.Contains(lines, line) {
				t.Errorf("by the mapping line %d: %s", k+1, line)
			}
		}
		t.Errorf("the mapping:\n%s", p.YAML())
	}
}
