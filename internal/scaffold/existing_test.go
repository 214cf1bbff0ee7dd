package scaffold

import (
	"io/fs"
	"maps"
	"os"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"bulletin/internal/diag"
	"bulletin/internal/load"
	"bulletin/internal/model"
	"bulletin/internal/site"
)

func TestNewIssue(t *testing.T) {
	for text, want := range map[string]string{
		"2022-07": "2022-07 2022年1—7月 2022-07", "2022-1": "2022-01 2022年1月 2022-01", "2022-07-01": "2022-07 2022年1—7月 2022-07",
		"2022-q1": "2022-q1 2022年一季度 2022-03", "2022-Q3": "2022-q3 2022年前三季度 2022-09", "2022-q4": "2022-q4 2022年四季度 2022-12",
		"2022-h1": "2022-h1 2022年上半年 2022-06", "2022": "2022 2022年 2022-12", "2022年": "2022 2022年 2022-12", "2022年全年": "2022 2022年 2022-12",
		"2022年三季度": "2022-q3 2022年前三季度 2022-09", "2022年 上半年": "2022-h1 2022年上半年 2022-06", "2022年1—7月": "2022-07 2022年1—7月 2022-07", "2022年7月份": "2022-07 2022年1—7月 2022-07",
		"": "", "2022-13": "", "2022-q5": "", "三月": "", "22-07": "", "1900": "", "2022-07-x": "", "2022-0": "",
	} {
		got := ""
		if issue, ok := NewIssue(text); ok {
			got = issue.ID + " " + issue.Label + " " + issue.Period.String()
		}
		if got != want {
			t.Errorf("NewIssue(%q) = %q, want %q", text, got, want)
		}
	}
}

// over lays files over a site's, and leaves those that are there.
func over(t *testing.T, site fs.FS, files []File) fstest.MapFS {
	t.Helper()
	out := fstest.MapFS{}
	for _, folder := range []string{"data", "content"} {
		err := fs.WalkDir(site, folder, func(name string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() {
				return err
			}
			content, err := fs.ReadFile(site, name)
			out[name] = &fstest.MapFile{Data: content}
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	for _, f := range files {
		if out[f.Path] == nil {
			out[f.Path] = &fstest.MapFile{Data: f.Content}
		}
	}
	return out
}

// TestEdition: a new edition builds in the repository's own site and in a new one, with what it lacks.
func TestEdition(t *testing.T) {
	for _, test := range []struct {
		site  fs.FS
		id    string
		paths string
	}{
		{os.DirFS("../.."), "2022-q3", "content/2022-q3/edition.md data/reports/2022-09.yaml"},
		{os.DirFS("../.."), "2023-q1", "content/2023-q1/edition.md data/reports/2023-03.yaml data/targets/2023.yaml data/actions/2023.yaml"},
		{laid(answered(t, "schools.yaml").Files(day)), "2023-01", "content/2023-01/edition.md data/reports/2023-01.yaml data/targets/2023.yaml data/actions/2023.yaml"},
	} {
		s := read(t, test.site)
		issue, _ := NewIssue(test.id)
		files := Edition(s, issue, model.Date{Year: 2023, Month: 4, Day: 20})
		var paths []string
		for _, f := range files {
			paths = append(paths, f.Path)
		}
		if got := strings.Join(paths, " "); got != test.paths {
			t.Errorf("%s makes %s, want %s", test.id, got, test.paths)
		}
		made := over(t, test.site, files)
		diags := &diag.List{}
		if opened, err := site.Open(made, diags); err != nil || opened == nil {
			t.Errorf("with %s the site is not sound: %v\n%s", test.id, err, printed(diags))
		}
		e := read(t, made).Editions
		if last := e[len(e)-1]; last.ID != test.id || last.Label != issue.Label || last.Date.String() != "2023-04-20" {
			t.Errorf("the newest edition is %+v", last)
		}
	}
}

// TestDated: an edition is dated today if its period ended lately, else at its end; and it stands between its neighbours.
func TestDated(t *testing.T) {
	at := func(y, m, d int) model.Date { return model.Date{Year: y, Month: m, Day: d} }
	before := &model.Edition{Period: model.Period{Year: 2022, Month: 8}, Date: at(2022, 10, 8)}
	after := &model.Edition{Period: model.Period{Year: 2022, Month: 10}, Date: at(2022, 11, 9)}
	same := &model.Edition{Period: model.Period{Year: 2022, Month: 9}, Date: at(2022, 12, 1)}
	released := map[model.Period]*model.Report{{Year: 2022, Month: 9}: {Released: at(2022, 10, 12)}}
	for _, test := range []struct {
		today    model.Date
		editions []*model.Edition
		reports  map[model.Period]*model.Report
		want     string
	}{
		{at(2022, 9, 1), nil, nil, "2022-09-30"},
		{at(2022, 9, 30), nil, nil, "2022-09-30"},
		{at(2022, 10, 1), nil, nil, "2022-10-01"},
		{at(2022, 11, 29), nil, nil, "2022-11-29"},
		{at(2022, 11, 30), nil, nil, "2022-09-30"},
		{at(2026, 11, 29), nil, nil, "2022-09-30"},
		{at(2026, 11, 29), []*model.Edition{before, same}, nil, "2022-10-08"},
		{at(2022, 11, 20), []*model.Edition{before, same, after}, nil, "2022-11-09"},
		{at(2022, 10, 20), []*model.Edition{before, after}, nil, "2022-10-20"},
		{at(2026, 11, 29), []*model.Edition{before}, released, "2022-10-12"},
	} {
		s := &model.Site{Editions: test.editions, Reports: test.reports}
		if got := Dated(s, model.Period{Year: 2022, Month: 9}, test.today).String(); got != test.want {
			t.Errorf("made on %s, beside %d editions, it is dated %s, want %s", test.today, len(test.editions), got, test.want)
		}
	}
}

// TestTargets: every indicator with targets is there, none signed, and last year's numbers stand beside them.
func TestTargets(t *testing.T) {
	own := os.DirFS("../..")
	s := read(t, own)
	file := Targets(s, 2023)
	made := read(t, over(t, own, []File{file}))
	targets := made.Targets[2023]
	if targets == nil {
		t.Fatalf("%s holds no targets", file.Path)
	}
	for _, i := range made.Indicators {
		for _, g := range made.Regions {
			got := targets.Signed(i, g)
			if want := i.Targeted && i.AppliesTo(g); got.Given != want || got.Ok() {
				t.Errorf("the target of %s for %s is %+v", i.ID, g.ID, got)
			}
		}
	}
	for _, want := range []string{"    xiangxi: 未设目标        # 上年 96000\n", "    baojing: 未设目标        # 上年 2（调整后）\n", "set_by: 州人民政府\n"} {
		if !strings.Contains(string(file.Content), want) {
			t.Errorf("the targets lack %q", want)
		}
	}
}

// TestLedger: a new year's ledger names what years before left open, and takes no number of theirs.
func TestLedger(t *testing.T) {
	s := read(t, os.DirFS("../.."))
	text := string(ledger(s, 2023).Content)
	open := 0
	for _, year := range slices.Sorted(maps.Keys(s.Actions)) {
		for _, a := range s.Actions[year] {
			named := strings.Contains(text, "#   "+a.Number+"　")
			if a.State != model.ActionClosed {
				open++
			}
			if named != (a.State != model.ActionClosed) {
				t.Errorf("%s, which is %d, is named: %v", a.Number, a.State, named)
			}
		}
	}
	if open == 0 || Open(s, 2023) != open {
		t.Errorf("Open = %d, want %d", Open(s, 2023), open)
	}
	if strings.Contains(string(ledger(s, 2022).Content), "未办结的：") {
		t.Error("the first year's ledger carries something over")
	}
	if load.ReportFile(model.Period{Year: 2022, Month: 7}) != "data/reports/2022-07.yaml" {
		t.Error("reports stand somewhere else")
	}
}

// TestNewAfterMerger: the targets of a year, and the count of what is not reported, hold only the regions that there are then.
func TestNewAfterMerger(t *testing.T) {
	files := over(t, os.DirFS("../.."), nil)
	regions := string(files["data/regions.yaml"].Data)
	for _, test := range []struct {
		term     string
		y22, y23 bool
	}{
		{"until: 2022-12\n    merged_into: fenghuang", true, false},
		{"since: 2023-01", false, true},
	} {
		files["data/regions.yaml"] = &fstest.MapFile{Data: []byte(strings.Replace(regions, "  - id: luxi\n", "  - id: luxi\n    "+test.term+"\n", 1))}
		var diags diag.List
		s, err := load.Site(files, model.Charts{}, &diags)
		if err != nil {
			t.Fatal(err)
		}
		for year, want := range map[int]bool{2022: test.y22, 2023: test.y23} {
			if got := strings.Contains(string(Targets(s, year).Content), "    luxi: "); got != want {
				t.Errorf("%s: the targets of %d hold luxi: %v, want %v", test.term, year, got, want)
			}
		}
		_, before := Unreported(s, model.Period{Year: 2022, Month: 12})
		_, after := Unreported(s, model.Period{Year: 2023, Month: 12})
		if (before > after) != test.y22 || (after > before) != test.y23 {
			t.Errorf("%s: %d are due in 2022-12, %d in 2023-12", test.term, before, after)
		}
	}
}
