package load

import (
	"errors"
	"fmt"
	"reflect"
	"testing"

	"bulletin/internal/diag"
	"bulletin/internal/model"
)

// reportRows are bodies of values in data/reports/2023-03.yaml: plain, nearly plain and not plain at all.
var reportRows = []struct {
	name  string
	plain bool // read by lines
	rows  string
}{
	{"numbers and words", true, "  yanfa:\n    qingshan: 2.95\n    donghe: 1.20\n    xihu: 未报送\n  qiye: 未报送\n"},
	{"comments and blanks", true, "\n  # 一\n  yanfa: # 研发\n\n    # 二\n    qingshan: 2.95   # 三\n# 四\n    donghe: 0 #五\n"},
	{"deep indentation", true, "      yanfa:\n            qingshan: 1\n            donghe: 2\n"},
	{"another indentation for each", true, "  yanfa:\n    qingshan: 1\n  qiye:\n      qingshan: 2\n      xihu: 1\n"},
	{"mappings between", true, "  qiye:\n    qingshan: {value: 14, parts: {shouci: 9}, note: \"a # b\"}\n    donghe: 3\n    xihu: {value: 4, yoy: -3.1}\n"},
	{"explanations between", true, "  yanfa:\n    qingshan: 2.95\n    donghe: {value: 1, explained: {jump: 集中登记, falling: \"核减 # 二\"}}\n    xihu:\n      value: 4\n      explained:\n        jump: 一\n"},
	{"mapping on its own lines", true, "  yanfa:\n    qingshan:\n      value: 2.95\n\n      note: |\n        一\n         \n        二\n    donghe: 3\n    xihu:\n        value: 4\n"},
	{"long text", true, "  yanfa:\n    qingshan: {value: 2.95,\n      note: 一\n       二}\n    donghe: 3\n"},
	{"comment inside a mapping", false, "  yanfa:\n    qingshan:\n      value: 2.95\n  # 一\n      note: 二\n"},
	{"quotation over rows", false, "  yanfa:\n    qingshan: {value: 1, note: \"一\n    donghe: 3\n    xihu: {value: 4}, 二\"}\n    nanling: 3\n"},
	{"quotation over a comment", false, "  yanfa:\n    qingshan: {value: 1, note: \"一\n# 二\n      三\"}\n"},
	{"quotation over indicators", false, "  yanfa:\n    qingshan: {value: 1, note: \"一\n  qiye:\n    donghe: 三\"}\n"},
	{"number goes on", false, "  yanfa:\n    qingshan: 1\n      2\n    donghe: 3\n"},
	{"quoted key", false, "  yanfa:\n    \"qingshan\": 1\n"},
	{"flow all over", false, "  yanfa: {qingshan: 1, donghe: 2}\n"},
	{"anchors", false, "  yanfa:\n    qingshan: &a {value: 1}\n    donghe: *a\n"},
	{"anchor on a key", false, "  &k yanfa:\n    qingshan: 1\n"},
	{"blanket with rows", false, "  yanfa: 未报送\n    qingshan: 1\n"},
	{"blanket in quotes", false, "  yanfa: \"未报送\"\n"},
	{"duplicate region", false, "  yanfa:\n    qingshan: 1\n    qingshan: 2\n"},
	{"duplicate region as mapping", false, "  yanfa:\n    qingshan: 1\n    qingshan: {value: 2}\n"},
	{"duplicate indicator", false, "  yanfa:\n    qingshan: 1\n  yanfa:\n    donghe: 1\n"},
	{"unknown region", false, "  yanfa:\n    qingsan: 1\n"},
	{"unknown indicator", false, "  yanfaa:\n    qingshan: 1\n"},
	{"no rows", false, "  yanfa:\n  qiye:\n    qingshan: 1\n"},
	{"no rows at the end", false, "  qiye:\n    qingshan: 1\n  yanfa:\n"},
	{"nothing at all", false, "\n"},
	{"no value", false, "  yanfa:\n    qingshan:\n    donghe: 1\n"},
	{"no value at the end", false, "  yanfa:\n    donghe: 1\n    qingshan:\n"},
	{"no space", false, "  yanfa:\n    qingshan:1\n    donghe: 1\n"},
	{"comment without space", false, "  yanfa:\n    qingshan: 1#一\n"},
	{"thousands", false, "  yanfa:\n    qingshan: 1,000\n"},
	{"quoted number", false, "  yanfa:\n    qingshan: \"1\"\n"},
	{"negative", false, "  yanfa:\n    qingshan: -1\n"},
	{"wrong gap", false, "  yanfa:\n    qingshan: 未设目标\n"},
	{"not for the region", false, "  qiye:\n    kaifaqu: 1\n"},
	{"less indentation", false, "  yanfa:\n    qingshan: 1\n   donghe: 2\n"},
	{"more indentation", false, "  yanfa:\n    qingshan: 1\n     donghe: 2\n"},
	{"not indented", false, "yanfa:\n    qingshan: 1\n"},
	{"tab", false, "  yanfa:\n\t\tqingshan: 1\n"},
	{"tab before a comment", false, "  yanfa:\n\t# 一\n    qingshan: 1\n"},
	{"list", false, "  - yanfa\n  - qiye\n"},
	{"tag", false, "  yanfa:\n    qingshan: !!int 1\n"},
	{"merge", false, "  yanfa:\n    <<: {qingshan: 1}\n"},
	{"second document", false, "  yanfa:\n    qingshan: 1\n---\na: 1\n"},
	{"another values", false, "  yanfa:\n    qingshan: 1\nvalues:\n  qiye:\n    qingshan: 1\n"},
	{"unknown key below", false, "  yanfa:\n    qingshan: 1\nnote: 一\n"},
	{"syntax below", false, "  yanfa:\n    qingshan: 1\nnote: [一\n"},
}

const reportHead = "period: 2023-03\nstatus: 快报\nvalues:\n"

// TestPlainAgrees reads the same rows by lines and as a whole. Where the first succeeds, the second has to come to
// the same.
func TestPlainAgrees(t *testing.T) {
	l := named(t)
	for _, c := range reportRows {
		t.Run(c.name, func(t *testing.T) {
			plain := agree(t, l, c.rows)
			if plain != c.plain {
				t.Errorf("read by lines = %v, want %v", plain, c.plain)
			}
		})
	}
}

// FuzzPlainAgrees does the same with rows of any kind.
func FuzzPlainAgrees(f *testing.F) {
	for _, c := range reportRows {
		f.Add(c.rows)
	}
	l := named(f)
	f.Fuzz(func(t *testing.T, rows string) { agree(t, l, rows) })
}

// named is a loader that knows the names of the base site.
func named(t testing.TB) *loader {
	t.Helper()
	l := newLoader(baseSite(t), usual, &diag.List{})
	var err error
	if l.files, err = walk(l.fsys, l.diags); err != nil {
		t.Fatal(err)
	}
	if err := errors.Join(l.readRegions(), l.readIndicators()); err != nil {
		t.Fatal(err)
	}
	return l
}

// agree compares the two readings of rows, and tells whether they were plain.
func agree(t *testing.T, l *loader, rows string) (plain bool) {
	t.Helper()
	const name = "data/reports/2023-03.yaml"
	text, ok := clean(name, []byte(reportHead+rows), &diag.List{})
	if !ok {
		return false
	}
	empty := func() *model.Report {
		return model.NewReport(model.Period{Year: 2023, Month: 3}, name, len(l.site.Indicators), len(l.site.Regions))
	}
	byLine, whole := empty(), empty()
	plain = byLines(name, text, l.reportDecoder(byLine))
	diags := &diag.List{}
	r := &reader{file: name, diags: diags}
	if root := r.root(text); root != nil {
		l.reportDecoder(whole)(r, root, body{})
	}
	if plain && (diags.HasErrors() || !reflect.DeepEqual(byLine, whole)) {
		t.Errorf("%q\nby lines   %+v\nas a whole %+v\n%s", rows, byLine, whole, printed(diags))
	}
	return plain
}

// TestPlainAllocations: a file costs the same few allocations whether it has ten rows or a thousand.
func TestPlainAllocations(t *testing.T) {
	allocations := func(rows int) float64 {
		l := named(t)
		text := []byte(reportHead + "  yanfa:\n")
		for k := range rows {
			g := &model.Region{Index: len(l.site.Regions), ID: fmt.Sprintf("region-%d", k), Kind: model.County}
			l.site.Regions = append(l.site.Regions, g)
			l.regions.byID[g.ID] = g
			text = fmt.Appendf(text, "    %s: %d.25 # %d\n", g.ID, k, k)
		}
		report := model.NewReport(model.Period{Year: 2023, Month: 3}, "a.yaml", len(l.site.Indicators), len(l.site.Regions))
		return testing.AllocsPerRun(5, func() {
			if !byLines("a.yaml", text, l.reportDecoder(report)) {
				t.Fatal("not read by lines")
			}
		})
	}
	few, many := allocations(10), allocations(1000)
	if many > few+50 {
		t.Errorf("%v allocations for 1000 rows, %v for 10", many, few)
	}
}
