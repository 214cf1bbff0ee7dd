package page

import (
	"fmt"
	"io/fs"
	"os"
	"strings"
	"testing"
	"testing/fstest"

	"bulletin/internal/chart"
	"bulletin/internal/diag"
	"bulletin/internal/load"
	"bulletin/internal/model"
)

// newestOf is the newest edition of a site as its pages see it.
func newestOf(t *testing.T, folder string) *edition {
	t.Helper()
	return newestIn(t, os.DirFS(folder))
}

func newestIn(t *testing.T, files fs.FS) *edition {
	t.Helper()
	var diags diag.List
	site, err := load.Site(files, chart.Usual(), &diags)
	if err != nil || diags.HasErrors() {
		t.Fatal(err, diags.Sorted())
	}
	return newEdition(site.Editions[len(site.Editions)-1], nil, newViews(site))
}

// TestSmallBoard: the whole first, then those with most behind; of more members than fit the worst, with word of the others;
// every cell says its state in words; a long name gives way to the short one.
func TestSmallBoard(t *testing.T) {
	for _, folder := range []string{"../..", "../build/testdata/school", "../build/testdata/province"} {
		ed := newestOf(t, folder)
		b := ed.smallBoard(false)
		if b == nil {
			t.Fatalf("%s has no small board", folder)
		}
		below := 0
		for _, r := range ed.site.Regions {
			if r.HasPage() {
				below++
			}
		}
		want := below
		if below > smallAll {
			want = smallWorst
		}
		if got := len(b.Rows) - 1; got != want || !b.Rows[0].Whole {
			t.Errorf("%s: %d rows below the whole, want %d", folder, got, want)
		}
		if (b.Left != "") != (below > want) || b.Left != "" && !strings.Contains(b.Left, "其余") {
			t.Errorf("%s: of %d members %d are shown, which reads %q", folder, below, want, b.Left)
		}
		for k, r := range b.Rows {
			if k > 1 && r.Behind > b.Rows[k-1].Behind {
				t.Errorf("%s: %s with %d stands below %d", folder, r.Name.Text, r.Behind, b.Rows[k-1].Behind)
			}
			if len(r.Cells) != len(b.Columns) {
				t.Errorf("%s: %s has %d cells for %d columns", folder, r.Name.Text, len(r.Cells), len(b.Columns))
			}
			for col, c := range r.Cells {
				if c.Said == "" || c.Class == "" || (c.Shape == "") != (c.Class == "gap") || b.Tight && c.Text != "" {
					t.Errorf("%s: %s on %s: %+v", folder, r.Name.Text, b.Columns[col].Text, c)
				}
			}
		}
	}
	ed := newestOf(t, "../..")
	for _, r := range ed.site.Regions {
		if r.Kind == model.Zone && ed.smallName(r) != r.Short {
			t.Errorf("%s is called %s on a small board, want %s", r.Name, ed.smallName(r), r.Short)
		}
	}
}

// TestSmallBoardLeaves: what is more than a small board holds is told in one sentence, which ends with the link to the board; a row that
// counts more than it lists says how many it lists.
func TestSmallBoardLeaves(t *testing.T) {
	for _, c := range []struct {
		members, indicators int
		left                string
		listed              int
	}{
		{12, 24, "", 0},
		{12, 25, "只列落后最多的24项指标，其余1项指标见", 24},
		{13, 24, "只列落后项数最多的10个县市，其余3个见", 0},
		{30, 40, "只列落后项数最多的10个县市、落后最多的24项指标，其余20个、16项指标见", 24},
	} {
		var regions, indicators, targets, figures strings.Builder
		for k := range c.members {
			fmt.Fprintf(&regions, "  - {id: xian-%d, name: 第%d县}\n", k, k)
		}
		for k := range c.indicators {
			fmt.Fprintf(&indicators, "      - {id: zhibiao-%d, name: 指标%d, unit: 万元, decimals: 0, department: 科技局, definition: 略, reporting: 略, contact: 科技局}\n", k, k)
			fmt.Fprintf(&targets, "  zhibiao-%d: {zhou: 200", k)
			fmt.Fprintf(&figures, "  zhibiao-%d: {zhou: 20", k)
			for m := range c.members {
				fmt.Fprintf(&targets, ", xian-%d: 100", m)
				fmt.Fprintf(&figures, ", xian-%d: 10", m)
			}
			targets.WriteString("}\n")
			figures.WriteString("}\n")
		}
		files := fstest.MapFS{}
		for file, content := range map[string]string{
			"data/site.yaml":             "title: 示例通报\nissuer: 示例局\n",
			"data/regions.yaml":          "prefecture: {id: zhou, name: 示例州}\ncounties:\n" + regions.String(),
			"data/indicators.yaml":       "groups:\n  - id: zu\n    name: 一组\n    indicators:\n" + indicators.String(),
			"data/targets/2022.yaml":     "year: 2022\nset_by: 州\nsigned_on: 2022-01-20\nvalues:\n" + targets.String(),
			"data/reports/2022-06.yaml":  "period: 2022-06\nstatus: 快报\nvalues:\n" + figures.String(),
			"content/2022-h1/edition.md": "---\nlabel: 2022年上半年\nperiod: 2022-06\ndate: 2022-07-20\n---\n\n情况。\n",
		} {
			files[file] = &fstest.MapFile{Data: []byte(content)}
		}
		b := newestIn(t, files).smallBoard(false)
		if b.Left != c.left || b.All.Text != "作战图" || b.All.Href == "" {
			t.Errorf("%d members, %d indicators: %q and a link to %+v, want %q", c.members, c.indicators, b.Left, b.All, c.left)
		}
		for _, r := range b.Rows {
			if r.Behind != c.indicators || r.Listed != c.listed {
				t.Errorf("%d members, %d indicators: %s counts %d and lists %d, want %d", c.members, c.indicators, r.Name.Text, r.Behind, r.Listed, c.listed)
			}
		}
	}
}
