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

// built builds a site, which must have no error, and returns its warnings.
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
		warnings = append(warnings, d.String())
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
			"全市 区县 全省", 28, ""},
		{"schools.yaml",
			"shiyanxuequ diyizhongxue dierzhongxue shiyanxiaoxue changqingluxiaoxue", "tizhi-jiankang-hegelv jinshilv kehou-fuwu-canjia jiaoshi-peixun-renci",
			"全学区 学校 ", 0, ""},
		{"counties.yaml",
			"xishui jishou jishoushixin jishouxian chongqing-2 chaoyang wulingxian wulingxian-2 shengzhi quanguo", "gdp zengzhang liangshi-chanliang touzi touzi-minjian",
			"全省 市州 全国", 22, "data/indicators.yaml:51:9: 警告[confusable]: 指标“投资（民间）”和“投资”只有括号里的字不同，容易混淆；用 differs 说明两项指标有什么不同。"},
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
