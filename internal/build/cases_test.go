package build

import (
	"io/fs"
	"os"
	"strings"
	"testing"

	"bulletin/internal/diag"
)

// caseSite is a site of testdata/cases: a folder of its own, or a text over their common data. internal/browser has the cases that only a
// page or a sheet of paper shows.
func caseSite(t *testing.T, name string) fs.FS {
	t.Helper()
	if _, err := os.Stat("testdata/cases/" + name); err == nil {
		return os.DirFS("testdata/cases/" + name)
	}
	text, err := os.ReadFile("testdata/cases/" + name + ".md")
	if err != nil {
		t.Fatal(err)
	}
	return overlay(t, "testdata/cases/base", map[string]string{"content/2022-h1/edition.md": string(text)})
}

// TestCases: small sites that once came out wrong, with what comes of them.
func TestCases(t *testing.T) {
	for _, c := range []struct {
		name   string
		errors []string // beginnings of the errors, behind the folder
		told   []string // beginnings of what else must be told
		page   string   // of the output
		shows  []string
		hides  []string
	}{
		{name: "md-cjk-emphasis", page: "2022-h1/index.html",
			shows: []string{"<strong>“两个清单”</strong>制度", "<strong>总的要求：</strong>各县区要<strong>“一月一调度”</strong>", "<strong>5.2%</strong>", "<strong>9.4亿元</strong>",
				"<strong>存在问题：</strong>", "<strong>合计：</strong>全市", "<strong>（一）</strong>总体情况"},
			hides: []string{"**"}},
		{name: "md-dropped-footnote", told: []string{"2022-h1/edition.md:10:1: 警告[unused-footnote]", "2022-h1/edition.md:12:1: 警告[heading-mark]",
			"2022-h1/edition.md:14:3: 警告[wide-braces]", "2022-h1/edition.md:16:6: 警告[private-character]"}},
		{name: "md-indent", errors: []string{"2022-h1/edition.md:9:25: 错误[contradiction]"}},
		{name: "md-tilde-range", page: "2022-h1/index.html", shows: []string{"1~4月好于1~3月", "2~3个工作日，5~6月", "<del>删去</del>"}},
		{name: "prose-fullwidth", errors: []string{"2022-h1/edition.md:7:9: 错误[contradiction]", "2022-h1/edition.md:9:9: 错误[contradiction]", "2022-h1/edition.md:11:9: 错误[contradiction]"}},
		{name: "prose-other-subject", page: "2022-h1/index.html", shows: []string{"210.5"}},
		{name: "rate-permille", page: "2022/index.html", shows: []string{"1.30个千分点"}, hides: []string{"下降1.3个百分点", "下降1.30个百分点"}},
		{name: "region-merged", page: "2022-h1/counties/bing.html", shows: []string{"2022年1月起含原丁县，此前的数不含，不作比较"}, hides: []string{"ding.html"}},
		{name: "region-merged", page: "2021-h1/counties/ding.html", shows: []string{"丁县"}, hides: []string{"2022-h1/counties/ding.html", "起含原"}},
		{name: "region-merged", page: "2022-h1/counties/wu.html", shows: []string{"责任单位 戊县统计局"}},
		{name: "region-merged", page: "2022-h1/index.html", hides: []string{"丁县"}},
	} {
		t.Run(c.name+"/"+c.page, func(t *testing.T) {
			out := t.TempDir()
			result, err := Build(Options{Site: caseSite(t, c.name), Out: out})
			if err != nil {
				t.Fatal(err)
			}
			told, errors := "\n", 0
			for _, d := range result.Diags {
				told += strings.TrimPrefix(d.String(), "content/") + "\n"
				if d.Severity == diag.Error {
					errors++
				}
			}
			for _, want := range append(c.errors, c.told...) {
				if !strings.Contains(told, "\n"+want) {
					t.Errorf("%s is not told:%s", want, told)
				}
			}
			if errors != len(c.errors) {
				t.Errorf("%d errors, want %d:%s", errors, len(c.errors), told)
			}
			if c.page == "" {
				return
			}
			page, err := os.ReadFile(out + "/" + c.page)
			if err != nil {
				t.Fatal(err)
			}
			for _, want := range c.shows {
				if !strings.Contains(string(page), want) {
					t.Errorf("%s does not show %s", c.page, want)
				}
			}
			for _, not := range c.hides {
				if strings.Contains(string(page), not) {
					t.Errorf("%s shows %s", c.page, not)
				}
			}
		})
	}
}

// TestCaseStillAccused: what looks like a true text of other subjects is accused where its own figure is wrong.
func TestCaseStillAccused(t *testing.T) {
	text, err := os.ReadFile("testdata/cases/prose-other-subject/content/2022-h1/edition.md")
	if err != nil {
		t.Fatal(err)
	}
	wrong := strings.Replace(string(text), "210.5亿元", "310.5亿元", 1)
	result, err := Build(Options{Site: overlay(t, "testdata/cases/prose-other-subject", map[string]string{"content/2022-h1/edition.md": wrong})})
	if err != nil {
		t.Fatal(err)
	}
	var accused []string
	for _, d := range result.Diags {
		if d.Severity == diag.Error {
			accused = append(accused, d.String())
		}
	}
	if wrong == string(text) || len(accused) != 1 || !strings.Contains(accused[0], "[contradiction]: 写的是310.5亿元") {
		t.Errorf("accused: %v", accused)
	}
}
