package site_test

import (
	"fmt"
	"io/fs"
	"os"
	"runtime"
	"strings"
	"testing"
	"testing/fstest"

	"bulletin/internal/claim"
	"bulletin/internal/delimited"
	"bulletin/internal/diag"
	"bulletin/internal/learn"
	"bulletin/internal/load"
	"bulletin/internal/longtest"
	"bulletin/internal/model"
	"bulletin/internal/page"
	"bulletin/internal/prose"
	"bulletin/internal/render"
	"bulletin/internal/xlsx"
	"bulletin/layouts"
)

const small = "../build/testdata/single"

// with is a small site with files laid over it.
func with(tb testing.TB, files map[string]string) fstest.MapFS {
	tb.Helper()
	out, from := fstest.MapFS{}, os.DirFS(small)
	err := fs.WalkDir(from, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		content, err := fs.ReadFile(from, name)
		out[name] = &fstest.MapFile{Data: content}
		return err
	})
	if err != nil {
		tb.Fatal(err)
	}
	for name, content := range files {
		out[name] = &fstest.MapFile{Data: []byte(content)}
	}
	return out
}

// reader reads what is made of n like things, right or wrong.
type reader struct {
	name string
	n    int
	make func(tb testing.TB, n int) func()
}

// loading reads a site in which one file repeats something.
func loading(file, before, again, after string) func(tb testing.TB, n int) func() {
	return func(tb testing.TB, n int) func() {
		text := before
		if strings.Contains(again, "%") {
			var b strings.Builder
			for k := range n {
				fmt.Fprintf(&b, again, k)
			}
			text += b.String() + after
		} else {
			text += strings.Repeat(again, n) + after
		}
		files := with(tb, map[string]string{file: text})
		if file == "data/map.geojson" {
			settings := files["data/site.yaml"].Data
			files["data/site.yaml"] = &fstest.MapFile{Data: append(settings, "map: {file: data/map.geojson, approval: 湘S(2024)012号}\n"...)}
		}
		return func() {
			var diags diag.List
			if _, err := load.Site(files, model.Charts{}, &diags); err != nil {
				tb.Fatal(err)
			}
		}
	}
}

// text parses a text that repeats something; in paragraphs of so many where that is not zero.
func text(again string, each int) func(tb testing.TB, n int) func() {
	return func(tb testing.TB, n int) func() {
		source := strings.Repeat(again, n)
		if each > 0 {
			source = strings.Repeat(strings.Repeat(again, each)+"\n\n", n/each)
		}
		parser := prose.New(page.DirectiveNames(), load.Directive)
		o := prose.Options{
			Link: func(string, string) (string, error) { return "#", nil },
			Figure: func(words []string, pos diag.Pos, diags *diag.List) prose.Figure {
				diags.Error(pos, "unknown", "", "没有这个数")
				return prose.Figure{}
			},
			Check: func(runs []claim.Run) (verdicts []claim.Verdict) {
				for r := range runs {
					for p := range runs[r].Pieces {
						for at := range runs[r].Pieces[p].Text { // a doubt at each character
							verdicts = append(verdicts, claim.Verdict{Run: r, Piece: p, Start: at, End: at + 1, Outcome: claim.Doubtful, Text: "存疑"})
						}
					}
				}
				return verdicts
			},
		}
		return func() {
			var diags diag.List
			parser.Parse(&model.Document{File: "a.md", Line: 1, Source: []byte(source)}, o, &diags)
		}
	}
}

const report = "period: 2024-06\nstatus: 快报\nvalues:\n"

// readers are all readers of what others wrote; claims have tests of their own.
var readers = []reader{
	{"YAML: lists", 20_000, loading("data/events/2024.yaml", "year: 2024\nevents: [", "[], ", "]\n")},
	{"YAML: keys", 20_000, loading("data/events/2024.yaml", "year: 2024\n", "a%d: 1\n", "")},
	{"YAML: one key", 20_000, loading("data/events/2024.yaml", "year: 2024\n", "a: 1\n", "")},
	{"YAML: comments", 20_000, loading("data/events/2024.yaml", "year: 2024\nevents:\n", "  # a\n  - {}\n", "")},
	{"YAML: anchors", 20_000, loading("data/events/2024.yaml", "year: 2024\nevents:\n", "  - &a%d b\n", "")},
	{"YAML: aliases", 2000, loading("data/events/2024.yaml", "year: &y 2024\nevents:\n", "  - *y\n", "")},
	{"YAML: broken at the end", 10_000, loading("data/events/2024.yaml", "year: 2024\nevents:\n", "  - a\n", " x\n")},
	{"YAML: a long text", 100_000, loading("data/events/2024.yaml", "year: 2024\nevents: \"", "a ", "\"\n")},
	{"YAML: regions", 4000, loading("data/regions.yaml", "prefecture: {id: q, name: 青}\ncounties:\n", "  - {id: a%[1]d, name: 甲%[1]d}\n", "")},
	{"YAML: like regions", 4000, loading("data/regions.yaml", "prefecture: {id: q, name: 青}\ncounties:\n", "  - {id: a%d, name: 甲}\n", "")},
	{"reports: plain", 10_000, loading("data/reports/2024-06.yaml", report, "  a:\n    b: 1\n", "")},
	{"reports: entries", 10_000, loading("data/reports/2024-06.yaml", report+"  a:\n", "    b%d: {value: 1}\n", "")},
	{"maps: features in lines", 20_000, loading("data/map.geojson", `{"type":"FeatureCollection","features":[{}`, ",\n{}", "]}")},
	{"maps: features in one line", 20_000, loading("data/map.geojson", `{"type":"FeatureCollection","features":[{}`, ",{}", "]}")},
	{"maps: points", 40_000, loading("data/map.geojson", `{"type":"FeatureCollection","features":[{"type":"Feature","geometry":{"type":"Polygon","coordinates":[[[1,2]`, ",[1,2]", "]]}}]}")},
	{"texts: paragraphs", 4000, text("增长3。\n\n", 0)},
	{"texts: a paragraph", 600, text("增长3。", 0)},
	{"texts: paragraphs at their bounds", 8000, text("增长3。", 2000)},
	{"texts: brackets", 16_000, text("[", 1000)},
	{"texts: links", 8000, text("[a](", 500)},
	{"texts: emphasis", 8000, text("*a **a ", 300)},
	{"texts: code", 8000, text("`a ", 900)},
	{"texts: markup", 8000, text("a <!--", 900)},
	{"texts: definitions", 4000, text("[a]: b\n\n", 0)},
	{"texts: notes", 4000, text("[^a]: b\n\n", 0)},
	{"texts: headings", 8000, text("# a\n", 0)},
	{"texts: fences", 8000, text("```x\n```\n", 0)},
	{"texts: items", 8000, text("- a\n", 0)},
	{"texts: rows", 1000, func(tb testing.TB, n int) func() {
		return text("|a|b|\n|-|-|\n"+strings.Repeat("|`\\|`|c|\n", n), 0)(tb, 1)
	}},
	{"references", 8000, text("{{ a }}\n", 400)},
	{"references: open", 10_000, text("{{ ", 5000)},
	{"layouts", 4000, func(tb testing.TB, n int) func() {
		own := fstest.MapFS{"county.html": {Data: []byte(`{{define "main"}}` + strings.Repeat("{{if .Title}}a{{end}}{{.Nothing}}\n", n) + "{{end}}")}}
		return func() {
			var diags diag.List
			if _, err := render.Load(layouts.Files, own, &diags); err != nil {
				tb.Fatal(err)
			}
		}
	}},
	{"editions", 200, func(tb testing.TB, n int) func() {
		files := with(tb, nil)
		for k := range n {
			files[fmt.Sprintf("content/e%d/edition.md", k)] = files["content/2024-h1/edition.md"]
		}
		return func() {
			var diags diag.List
			if _, err := load.Site(files, model.Charts{}, &diags); err != nil {
				tb.Fatal(err)
			}
		}
	}},
	{"mappings", 4000, func(tb testing.TB, n int) func() {
		s := siteOf(tb)
		var b strings.Builder
		b.WriteString("learned: 2024-06\nsheets:\n  - sheet: a\n    captions:\n")
		for k := range n {
			fmt.Fprintf(&b, "      \"甲%d\": figure\n", k)
		}
		return func() {
			var diags diag.List
			load.ParseImport("a.yaml", []byte(b.String()), s, &diags)
		}
	}},
	{"CSV", 20_000, func(tb testing.TB, n int) func() {
		data := []byte("甲,乙\n" + strings.Repeat("\"a\nb\",1\n", n))
		return func() { _, _ = delimited.Read("a.csv", data) }
	}},
	{"tables of another layout", 500, func(tb testing.TB, n int) func() {
		s, data := siteOf(tb), []byte("单位,本月止累计,同比\n"+strings.Repeat("青山市,12.5,3%\n", n))
		return func() { learn.Pasted(s, "a.csv", data, learn.Options{}) }
	}},
	{"workbooks", 4000, func(tb testing.TB, n int) func() {
		book := &xlsx.Book{Sheets: []xlsx.Sheet{{Name: "甲"}}}
		for k := range n {
			book.Sheets[0].Rows = append(book.Sheets[0].Rows, xlsx.Row{Cells: []xlsx.Cell{{Text: fmt.Sprint("乙", k)}, {Text: "丙"}}})
		}
		data, err := xlsx.Write(book)
		if err != nil {
			tb.Fatal(err)
		}
		return func() {
			if _, err := xlsx.Read(data); err != nil {
				tb.Fatal(err)
			}
		}
	}},
}

func siteOf(tb testing.TB) *model.Site {
	tb.Helper()
	var diags diag.List
	s, err := load.Site(with(tb, nil), model.Charts{}, &diags)
	if err != nil || diags.HasErrors() {
		tb.Fatal(err, diags.Sorted())
	}
	return s
}

// TestGrowth: reading four times as much allocates about four times as much, in number and in bytes, whatever is wrong with it.
func TestGrowth(t *testing.T) {
	longtest.Skip(t)
	const times = 4
	for _, r := range readers {
		t.Run(r.name, func(t *testing.T) {
			number, bytes := cost(r.make(t, r.n))
			number4, bytes4 := cost(r.make(t, times*r.n))
			if float64(number4) > 1.5*times*float64(max(number, 5000)) {
				t.Errorf("%d allocations for %d, %d for %d", number, r.n, number4, times*r.n)
			}
			if float64(bytes4) > 1.5*times*float64(max(bytes, 1<<20)) {
				t.Errorf("%d bytes for %d, %d for %d", bytes, r.n, bytes4, times*r.n)
			}
		})
	}
}

// cost is what a reading allocates.
func cost(read func()) (number, bytes uint64) {
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	read()
	runtime.ReadMemStats(&after)
	return after.Mallocs - before.Mallocs, after.TotalAlloc - before.TotalAlloc
}

// BenchmarkGrowth tells how long each of n, 2n and 4n things takes: ns/thing stays the same where time is linear.
func BenchmarkGrowth(b *testing.B) {
	for _, r := range readers {
		for _, times := range []int{1, 2, 4} {
			b.Run(fmt.Sprintf("%s/%d", r.name, times*r.n), func(b *testing.B) {
				read := r.make(b, times*r.n)
				for b.Loop() {
					read()
				}
				b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/float64(times*r.n), "ns/thing")
			})
		}
	}
}
