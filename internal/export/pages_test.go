package export

import (
	"io/fs"
	"os"
	"path/filepath"
	"reflect"
	"strconv"
	"strings"
	"sync"
	"testing"
	"testing/fstest"

	"bulletin/internal/analysis"
	"bulletin/internal/chart"
	"bulletin/internal/diag"
	"bulletin/internal/model"
	"bulletin/internal/page"
	"bulletin/internal/site"
	"bulletin/internal/table"
)

const sample = "../.."

// opened is a site without mistakes.
func opened(t testing.TB, files fs.FS) *site.Site {
	t.Helper()
	var diags diag.List
	s, err := site.Open(files, &diags)
	if err != nil || s == nil {
		t.Fatal(err, diags.Sorted())
	}
	return s
}

// overlaid is a site with some files replaced.
func overlaid(t testing.TB, dir string, files map[string]string) fs.FS {
	t.Helper()
	out := fstest.MapFS{}
	for _, part := range []string{"data", "content"} {
		err := fs.WalkDir(os.DirFS(dir), part, func(name string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() {
				return err
			}
			content, err := os.ReadFile(filepath.Join(dir, name))
			out[name] = &fstest.MapFile{Data: content}
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	for name, content := range files {
		out[name] = &fstest.MapFile{Data: []byte(content)}
	}
	return out
}

// with is a file of a site with something added.
func with(t testing.TB, dir, name, more string) map[string]string {
	t.Helper()
	content, err := os.ReadFile(filepath.Join(dir, name))
	if err != nil {
		t.Fatal(err)
	}
	return map[string]string{name: string(content) + more}
}

// sites are those whose pages are walked: this repository's sample, sites of other fields, small sites of one meaning each, and
// what those have not: scores with tiers, a map, a table with every column.
func sites(t testing.TB) map[string]*site.Site {
	t.Helper()
	openedSites.Do(func() { allSites = openSites(t) })
	return allSites
}

// The sites are opened once; no test changes them.
var (
	openedSites sync.Once
	allSites    map[string]*site.Site
)

func openSites(t testing.TB) map[string]*site.Site {
	t.Helper()
	out := map[string]*site.Site{"sample": opened(t, os.DirFS(sample))}
	for _, pattern := range []string{"../build/testdata/province", "../build/testdata/school", "../build/testdata/single", "../build/testdata/meaning/*"} {
		dirs, err := filepath.Glob(pattern)
		if err != nil || len(dirs) == 0 {
			t.Fatal(pattern, err)
		}
		for _, dir := range dirs {
			out[filepath.Base(dir)] = opened(t, os.DirFS(dir))
		}
	}
	const figures = "../build/testdata/golden/figures"
	out["scores"] = opened(t, overlaid(t, figures, with(t, figures, "data/site.yaml",
		"scores:\n  indicators: {hetong: 60, shenbao: 40}\n  cap: 120\n  tiers:\n    - {name: 第一类, counties: [jia, yi]}\n    - {name: 第二类, counties: [bing, ding]}\n")))
	mapped := with(t, figures, "data/site.yaml", "map: {file: data/map.geojson, approval: 湘S(2024)012号}\n")
	mapped["data/map.geojson"] = squares("jia", "yi", "bing", "ding")
	out["map"] = opened(t, overlaid(t, figures, mapped))
	out["columns"] = opened(t, overlaid(t, figures, with(t, figures, "content/2022-h1/edition.md", everyColumn)))
	return out
}

// squares are the boundaries of regions by their ids, a square each.
func squares(ids ...string) string {
	var features []string
	for k, id := range ids {
		x := strconv.Itoa(110 + k)
		y := strconv.Itoa(111 + k)
		features = append(features, `{"type":"Feature","id":"`+id+`","properties":{},"geometry":{"type":"Polygon","coordinates":[[[`+
			x+`,28],[`+y+`,28],[`+y+`,29],[`+x+`,29],[`+x+`,28]]]}}`)
	}
	return `{"type":"FeatureCollection","features":[` + strings.Join(features, ",") + `]}`
}

// everyColumn is a table with every measure of references.
const everyColumn = "\n\n```table\nindicator: 合同额\ncolumns: [累计, 目标, 上年同期, 增量, 欠账, 剩余, 月均需, 当前月均, 所需倍数, 完成率, 较序时, 同比, 较整体, " +
	"位次, 位次变化, 占比, 任务占比, 首末差, 首末比, 预计全年, 季节预计, 预计完成率]\n```\n"

// walker holds what pages show against the data of their edition.
type walker struct {
	t       *testing.T
	where   string
	data    *Data
	index   map[string]*Row
	view    *analysis.View
	figures int   // cells looked up
	points  int   // of charts
	last    place // of the row above, for its parts
	zeroRow bool  // the second row of sums of a board
}

func newWalker(t *testing.T, v *analysis.View) *walker {
	w := &walker{t: t, data: New(v), view: v, index: map[string]*Row{}}
	for _, s := range w.data.Subjects {
		for k := range s.Rows {
			r := &s.Rows[k]
			key := strings.Join([]string{s.ID, r.Region.ID, r.Period.String(), r.Measure.ID}, " ")
			if w.index[key] != nil {
				t.Errorf("%s twice", key)
			}
			w.index[key] = r
		}
	}
	return w
}

// row looks a number up by its names.
func (w *walker) row(indicator, region string, p model.Period, measure string) *Row {
	return w.index[strings.Join([]string{indicator, region, p.String(), measure}, " ")]
}

func (w *walker) errorf(format string, args ...any) {
	w.t.Helper()
	w.t.Errorf(w.where+": "+format, args...)
}

// TestPagesAreInTheData: every figure in a table and every point of a chart of every page is in the data of its edition, by
// indicator, region, period and measure; where a page tells that there is none, so do the data.
func TestPagesAreInTheData(t *testing.T) {
	for name, s := range sites(t) {
		t.Run(name, func(t *testing.T) {
			pages := page.All(s.Model, s.Parser)
			figures, points := 0, 0
			for _, e := range s.Model.Editions {
				w := newWalker(t, analysis.New(s.Model, e))
				for k := range pages {
					if p := &pages[k]; strings.HasPrefix(p.Path, e.ID+"/") {
						w.where = p.Path
						w.page(p)
					}
				}
				figures, points = figures+w.figures, points+w.points
			}
			if figures == 0 || points == 0 && name == "sample" {
				t.Errorf("looked up %d figures and %d points", figures, points)
			}
			t.Logf("%d figures, %d points", figures, points)
		})
	}
}

// page looks up all tables and charts of a page's data, wherever they are in it.
func (w *walker) page(p *page.Page) {
	var diags diag.List
	data := p.Data(&diags)
	w.walk(reflect.ValueOf(data), p, map[uintptr]bool{})
}

func (w *walker) walk(v reflect.Value, p *page.Page, seen map[uintptr]bool) {
	switch v.Kind() {
	case reflect.Pointer:
		if v.IsNil() || seen[v.Pointer()] {
			return
		}
		seen[v.Pointer()] = true
		switch x := v.Interface().(type) {
		case *table.Table:
			w.table(x, p)
		case *chart.Chart:
			w.chart(x)
		case *model.Region, *model.Indicator:
		default:
			w.walk(v.Elem(), p, seen)
		}
	case reflect.Struct:
		for k := range v.NumField() {
			if v.Type().Field(k).IsExported() {
				w.walk(v.Field(k), p, seen)
			}
		}
	case reflect.Slice:
		for k := range v.Len() {
			w.walk(v.Index(k), p, seen)
		}
	}
}
