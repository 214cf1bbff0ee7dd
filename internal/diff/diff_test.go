package diff_test

import (
	"bytes"
	"encoding/json"
	"math/rand/v2"
	"reflect"
	"regexp"
	"strings"
	"testing"
	"testing/fstest"

	"bulletin/internal/diff"
	"bulletin/internal/model"
)

// TestForms: hostile names neither break out of a form nor steer a terminal, and every form tells every change.
func TestForms(t *testing.T) {
	const hostile = "<script>alert(1)</script>\x1b[31m*_#|"
	r := &diff.Report{Old: hostile, New: "现在", PagesKnown: true, Pages: []string{"h1/index.html"}, Items: []diff.Item{
		{Kind: diff.Figure, Title: hostile, Columns: []diff.Column{{Name: "数值", Old: "832", New: "912", Unit: "万元"}, {Name: "备注", Old: "", New: hostile}},
			Effects:    []diff.Effect{{Edition: "h1", Label: "半年", Name: "完成率", Old: "12.8%", New: "14.0%"}, {Edition: "h1", Label: "半年", Name: "位次", Old: "第8", New: "第8"}},
			PagesKnown: true, Pages: []string{"h1/index.html"}},
		{Kind: diff.Event, Presence: diff.Added, Title: "活动"},
	}, Also: []diff.Effect{{Label: "半年", Name: "发现", Old: "", New: hostile}}}
	for _, f := range diff.Forms {
		out, err := f.Write(r)
		if err != nil {
			t.Fatal(err)
		}
		text := string(out)
		if f.Name != "json" && (strings.Contains(text, "<script>") && f.Name != "text" || strings.Contains(text, "\x1b") && f.Name != "html") {
			t.Errorf("%s lets markup through:\n%s", f.Name, text)
		}
		for _, part := range []string{"832", "912", "14.0%", "活动", "h1/index.html"} {
			if !strings.Contains(text, part) {
				t.Errorf("%s does not tell %s:\n%s", f.Name, part, text)
			}
		}
	}
	out, _ := diff.Forms[0].Write(r)
	if want := "数值 832 → 912万元；备注 新增“<script>alert(1)</script>�[31m*_#|”；完成率 12.8% → 14.0%；位次不变；影响 1 页"; !strings.Contains(string(out), want) {
		t.Errorf("text is\n%s\nwithout\n%s", out, want)
	}
	var back diff.Report
	if out, _ := diff.Forms[3].Write(r); json.Unmarshal(out, &back) != nil || back.Items[0].Columns[1].New != hostile {
		t.Errorf("json reads back as %+v", back)
	}
	same := &diff.Report{}
	if out, _ := diff.Forms[0].Write(same); !strings.Contains(string(out), "没有不同") {
		t.Errorf("nothing is told as %s", out)
	}
}

// TestLabels: every field of the records that are compared has its label, or is passed over on purpose.
func TestLabels(t *testing.T) {
	seen := map[reflect.Type]bool{}
	var look func(reflect.Type)
	look = func(x reflect.Type) {
		for x.Kind() == reflect.Pointer || x.Kind() == reflect.Slice {
			x = x.Elem()
		}
		if x.Kind() != reflect.Struct || seen[x] || diff.Worded(x) {
			return
		}
		seen[x] = true
		names := map[string]string{}
		for k := range x.NumField() {
			f := x.Field(k)
			if !f.IsExported() {
				continue
			}
			label, known := diff.Label(x.Name() + "." + f.Name)
			if !known {
				t.Errorf("%s.%s has no label: is it part of what a %s says?", x.Name(), f.Name, x.Name())
			}
			if other, twice := names[label]; twice && label != "" {
				t.Errorf("%s.%s and %s are both called %s: one would be taken for the other", x.Name(), f.Name, other, label)
			}
			if names[label] = f.Name; label != "" {
				look(f.Type)
			}
		}
	}
	for _, x := range []any{model.Site{}, model.Region{}, model.Indicator{}, model.Milestone{}, model.Action{}, model.Event{}, model.Correction{}, model.Edition{}, model.TargetChange{}, model.TargetMore{}, model.Source{}} {
		look(reflect.TypeOf(x))
	}
}

// TestSameEdition: an edition does not differ from itself.
func TestSameEdition(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	s := read(t, newMade(r, 5, 9).write(r))
	if report := diff.Editions(s, s.Editions[0], s.Editions[0]); !report.Same() {
		t.Errorf("%d items: %+v", len(report.Items), report.Items[0])
	}
	if report := diff.Editions(s, s.Editions[0], s.Editions[1]); report.Count(diff.Figure) == 0 || report.Count(diff.Text) == 0 {
		t.Errorf("two editions: %s", report.Summary())
	}
}

// TestMembers: between two editions it is told which regions ended, began or are called otherwise, and their figures are not compared.
func TestMembers(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	files := newMade(r, 2, 5).write(r)
	files["data/regions.yaml"] = &fstest.MapFile{Data: []byte("prefecture: {id: dq0, name: 全市}\ncounties:\n" +
		"  - {id: dq1, name: 甲区, formerly: [{name: 甲县, until: 2023-04}]}\n  - {id: dq2, name: 乙县}\n" +
		"  - {id: dq3, name: 丙县, until: 2023-04, merged_into: dq2}\n  - {id: dq4, name: 丁区, since: 2023-05}\n")}
	for name, id := range map[string]string{"data/reports/2023-03.yaml": "dq4", "data/reports/2023-06.yaml": "dq3"} {
		cell := regexp.MustCompile(`(?m)^    ` + id + `:.*\n(?:      .*\n)*`)
		files[name] = &fstest.MapFile{Data: cell.ReplaceAll(bytes.ReplaceAll(files[name].Data, []byte("\r"), nil), nil)}
	}
	s := read(t, files)
	report := diff.Editions(s, s.Editions[0], s.Editions[1])
	var told []string
	for k := range report.Items {
		i := &report.Items[k]
		if i.Kind == diff.Region {
			told = append(told, i.Sentence())
		}
		if i.Kind == diff.Figure && (i.Region == "dq3" || i.Region == "dq4") {
			t.Errorf("compared: %s", i.Sentence())
		}
		if i.Kind == diff.Figure && i.Region == "dq2" && i.Page != "h1/indicators/"+i.Indicator+".html#r-dq2" {
			t.Errorf("shown on %s", i.Page)
		}
	}
	if got, want := strings.Join(told, "\n"), "甲区：名称 甲县 → 甲区\n删去 丙县（并入乙县）\n新增 丁区"; got != want {
		t.Errorf("told\n%s\nwant\n%s", got, want)
	}
}

// TestEnds: a region that ends is told with the month and what it became part of, and nothing of what was never set.
func TestEnds(t *testing.T) {
	r := rand.New(rand.NewPCG(5, 6))
	files := newMade(r, 2, 4).write(r)
	regions := func(more string) *fstest.MapFile {
		return &fstest.MapFile{Data: []byte("prefecture: {id: dq0, name: 全市}\ncounties:\n  - {id: dq1, name: 甲县}\n  - {id: dq2, name: 乙县}\n  - {id: dq3, name: 丙县" + more + "}\n")}
	}
	files["data/regions.yaml"] = regions("")
	was := read(t, files)
	files["data/regions.yaml"] = regions(", until: 2023-12, merged_into: dq2")
	report := diff.Sites(was, read(t, files))
	if len(report.Items) != 1 || report.Items[0].Sentence() != "丙县：撤并 新增“2023年”；并入 新增“乙县”" {
		t.Errorf("told %+v", report.Items)
	}
}
