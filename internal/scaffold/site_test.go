package scaffold

import (
	"fmt"
	"io/fs"
	"os"
	"strings"
	"testing"
	"testing/fstest"

	"bulletin/internal/build"
	"bulletin/internal/diag"
	"bulletin/internal/load"
	"bulletin/internal/model"
)

// day is the day on which the sites of these tests are made.
var day = model.Date{Year: 2022, Month: 10, Day: 20}

// planned is the plan of answers without errors.
func planned(t *testing.T, a *load.Answers, diags *diag.List) *Plan {
	t.Helper()
	p := NewPlan(a, diags)
	if diags.HasErrors() {
		t.Fatalf("the answers have errors:\n%s", printed(diags))
	}
	return p
}

func printed(diags *diag.List) string {
	var b strings.Builder
	for _, d := range Cells(diags.Sorted()) {
		fmt.Fprintln(&b, d)
	}
	return b.String()
}

func laid(files []File) fstest.MapFS {
	out := fstest.MapFS{}
	for _, f := range files {
		out[f.Path] = &fstest.MapFile{Data: f.Content}
	}
	return out
}

// built builds a site, which must have no error, and returns its warnings but those that it is new.
func built(t *testing.T, files fs.FS) []string {
	t.Helper()
	result, err := build.Build(build.Options{Site: files})
	if err != nil {
		t.Fatal(err)
	}
	var warnings []string
	for _, d := range result.Diags {
		if d.Severity == diag.Error {
			t.Errorf("the new site has an error: %s", d)
		}
		if d.Code != "unfinished" && d.Code != "empty-report" { // a new site has nothing in it yet
			warnings = append(warnings, d.String())
		}
	}
	return warnings
}

func read(t *testing.T, files fs.FS) *model.Site {
	t.Helper()
	diags := &diag.List{}
	s, err := load.Site(files, model.Charts{}, diags)
	if err != nil || diags.HasErrors() {
		t.Fatalf("Site = %v\n%s", err, printed(diags))
	}
	return s
}

// answered are the answers of testdata.
func answered(t *testing.T, name string) *Plan {
	t.Helper()
	raw, err := os.ReadFile("testdata/" + name)
	if err != nil {
		t.Fatal(err)
	}
	diags := &diag.List{}
	return planned(t, load.ReadAnswers(name, raw, diags), diags)
}

// TestSites: sites of several fields build at once, without a word; and their ids are those that their authors know.
func TestSites(t *testing.T) {
	for _, test := range []struct {
		answers string
		regions string // ids, the upper level last
		ids     string // of indicators
		words   string
		missing int
		warned  string
	}{
		{"environment.yaml",
			"dongchuan lucheng shanxian luan yanshan kaifaqu shizhi hunan", "xikeliwu-nongdu youliang-tianshu pm10-nongdu zhongdian-wuranwu-paifang vocs jiancha-cishu",
			"全市 区县 全省", 16, ""},
		{"schools.yaml",
			"shiyanxuequ diyizhongxue dierzhongxue shiyanxiaoxue changqingluxiaoxue", "tizhi-jiankang-hegelv jinshilv kehou-fuwu-canjia jiaoshi-peixun-renci",
			"全学区 学校 ", 0, ""},
		{"untargeted.yaml", // no indicator has a target, and the file of targets says so
			"yunping donghu xishan", "shimin-laidian-jianshu xuncha-cishu",
			"全区 街道 ", 6, ""},
		{"counties.yaml",
			"xishui jishou jishoushixin jishouxian chongqing-2 chaoyang wulingxian wulingxian-2 shengzhi quanguo", "gdp zengzhanglv liangshi-chanliang touzi touzi-minjian",
			"全省 市州 全国", 12, "data/indicators.yaml:52:9: 警告[confusable]: 指标“投资（民间）”和“投资”只有括号里的字不同，容易混淆；用 differs 说明两项指标有什么不同。"},
	} {
		t.Run(test.answers, func(t *testing.T) {
			p := answered(t, test.answers)
			files := laid(p.Files(day))
			if got := strings.Join(built(t, files), "\n"); got != test.warned {
				t.Errorf("the new site is warned of:\n%s\nwant:\n%s", got, test.warned)
			}
			s := read(t, files)
			var regions, indicators []string
			for _, g := range s.Regions {
				regions = append(regions, g.ID)
			}
			if s.Province != nil {
				regions = append(regions, s.Province.ID)
			}
			for _, i := range s.Indicators {
				indicators = append(indicators, i.ID)
			}
			if got := strings.Join(regions, " "); got != test.regions {
				t.Errorf("regions %s\n   want %s", got, test.regions)
			}
			if got := strings.Join(indicators, " "); got != test.ids {
				t.Errorf("indicators %s\n      want %s", got, test.ids)
			}
			if got := s.Words.Whole + " " + s.Words.Member + " " + s.Words.Upper; got != test.words {
				t.Errorf("words %q, want %q", got, test.words)
			}
			if p.Missing != test.missing {
				t.Errorf("%d texts are missing, want %d", p.Missing, test.missing)
			}
			again := answered(t, test.answers).Files(day)
			for _, f := range again {
				if string(files[f.Path].Data) != string(f.Content) {
					t.Errorf("%s is another one the second time", f.Path)
				}
			}
		})
	}
}

// TestNew: what a new site still lacks is told where it stands, and no page shows it but the text that is to be written.
func TestNew(t *testing.T) {
	files := laid(answered(t, "environment.yaml").Files(day))
	result, err := build.Build(build.Options{Site: files})
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, d := range result.Diags {
		got = append(got, d.Pos.File+" "+d.Code)
	}
	want := "content/2022-q3/edition.md empty-report, content/2022-q3/edition.md unfinished, data/indicators.yaml unfinished, data/targets/2021.yaml unfinished, data/targets/2022.yaml unfinished"
	if text := strings.Join(got, ", "); text != want {
		t.Errorf("a new site is told %s\nwant %s", text, want)
	}
	result.Strict()
	if result.Errors != 4 {
		t.Errorf("strictly it has %d errors, want 4", result.Errors)
	}
	for _, i := range read(t, files).Indicators {
		if model.Finished(i.Department) == "" || model.Finished(i.Contact) == "" || model.Finished(i.Definition) != "" && i.Name == "优良天数比例" {
			t.Errorf("%s is of %q, ask %q: %q", i.Name, i.Department, i.Contact, i.Definition)
		}
	}
}

// TestIssued: the first edition has the date that is told, or one that suits its period.
func TestIssued(t *testing.T) {
	today := model.Date{Year: 2026, Month: 11, Day: 29}
	for issued, want := range map[string]string{"": "2022-09-30", "2022-10-20": "2022-10-20", "2022年10月8日": "2022-10-08", "十月": "bad-date", "2022-09-29": "early-edition"} {
		diags := &diag.List{}
		said := Said{Title: "通报", Issuer: "局", First: "2022-q3", Date: issued, Whole: "甲市", Members: "乙县、丙县", Indicators: "指标（个）"}
		p := NewPlan(said.Answers(map[string]string{"印发日期": "--date"}), diags)
		if diags.HasErrors() {
			if d := diags.Sorted(); len(d) != 1 || d[0].Code != want || d[0].File != "--date" {
				t.Errorf("issued on %q: %v, want %s", issued, d, want)
			}
			continue
		}
		if got := read(t, laid(p.Files(today))).Editions[0].Date.String(); got != want {
			t.Errorf("issued on %q it is dated %s, want %s", issued, got, want)
		}
	}
}
