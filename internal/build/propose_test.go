package build

import (
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"bulletin/internal/analysis"
	"bulletin/internal/model"
)

// proposed is a site's proposal; the site must have no errors.
func proposed(t *testing.T, site fs.FS) *Proposal {
	t.Helper()
	p, diags, err := Propose(site)
	if err != nil || p == nil {
		t.Fatalf("Propose: %v, %v", diags, err)
	}
	return p
}

// TestProposals: what is proposed loads, passes every check, and leaves nothing to propose.
func TestProposals(t *testing.T) {
	for _, site := range []string{"../..", "testdata/golden/figures", "testdata/school", "testdata/province", "testdata/single"} {
		t.Run(filepath.Base(site), func(t *testing.T) {
			p := proposed(t, os.DirFS(site))
			if again := proposed(t, os.DirFS(site)); again.YAML != p.YAML {
				t.Errorf("the second proposal is\n%s\nthe first\n%s", again.YAML, p.YAML)
			}
			if p.Matters == 0 {
				return
			}
			text := p.YAML
			if p.Exists {
				before, err := os.ReadFile(filepath.Join(site, filepath.FromSlash(p.File)))
				if err != nil {
					t.Fatal(err)
				}
				text = string(before) + "\n" + text
			}
			pasted := overlay(t, site, map[string]string{p.File: text})
			result, err := Build(Options{Site: pasted})
			if err != nil || result.Errors > 0 || result.Warnings > 0 {
				t.Fatalf("pasted: %v, %v\n%s", err, result.Diags, text)
			}
			if left := proposed(t, pasted); left.Matters != 0 {
				t.Errorf("after pasting %d are left:\n%s", left.Matters, left.YAML)
			}
		})
	}
}

// TestProposal: 丙县 has a matter about 合同额 in the ledger that is closed, and is still at zero; its 申报数 was not sent.
func TestProposal(t *testing.T) {
	p := proposed(t, os.DirFS("testdata/golden/figures"))
	const want = `  # 丙县合同额：尚未破零（at-zero/hetong/bing）
  - number: "2022-4"
    opened: "2022-h1"
    region: bing
    indicator: hetong
    matter: "2022年1—6月合同额尚未破零，年度目标{{ 目标 }}，须查明原因、尽快破零"
    unit: "丙县"
    deadline: 2022-09-30
    state: 新增

  # 丙县申报数：未报送（not-reported/shenbao/bing）
  - number: "2022-5"
    opened: "2022-h1"
    region: bing
    indicator: shenbao
    matter: "2022年1—6月的申报数未报送，须核实补报"
    unit: "丙县"
    deadline: 2022-09-30
    state: 新增
`
	if !p.Exists || p.File != "data/actions/2022.yaml" || strings.TrimRight(p.YAML, "\n")+"\n" != want {
		t.Errorf("Propose: %s, exists %v\n%s\nwant\n%s", p.File, p.Exists, p.YAML, want)
	}
}

func TestProposedDeadline(t *testing.T) {
	for _, c := range []struct{ name, date, want string }{
		{"the quarter's end", "2022-07-20", "2022-09-30"},
		{"thirty days before it", "2022-08-31", "2022-09-30"},
		{"too near", "2022-09-01", "2022-12-31"},
		{"the first quarter", "2022-01-25", "2022-03-31"},
		{"the year's last quarter", "2022-10-18", "2022-12-31"},
		{"not beyond the year", "2022-12-20", "2022-12-31"},
	} {
		var d model.Date
		d.Year, d.Month, d.Day = number(c.date[:4]), number(c.date[5:7]), number(c.date[8:])
		p := &proposer{view: &analysis.View{Edition: &model.Edition{Date: d}}}
		if got := p.deadline().String(); got != c.want {
			t.Errorf("%s: deadline after %s = %s, want %s", c.name, c.date, got, c.want)
		}
	}
}

func number(digits string) int {
	n := 0
	for _, c := range digits {
		n = 10*n + int(c-'0')
	}
	return n
}

func TestProposedNumbers(t *testing.T) {
	for _, c := range []struct {
		name   string
		before map[int][]string
		want   string
	}{
		{"the first of all", nil, "2022-01 2022-02"},
		{"counting on", map[int][]string{2022: {"2022-01", "2022-14"}}, "2022-15 2022-16"},
		{"the highest", map[int][]string{2022: {"2022-09", "2022-02"}}, "2022-10 2022-11"},
		{"another form", map[int][]string{2022: {"教督2022-3"}}, "教督2022-4 教督2022-5"},
		{"a number that is taken in another year", map[int][]string{2021: {"2022-02"}, 2022: {"2022-01"}}, "2022-03 2022-04"},
		{"a year of its own", map[int][]string{2021: {"2021-07"}}, "2022-01 2022-02"},
		{"no digits at the end", map[int][]string{2022: {"一号"}}, "2022-01 2022-02"},
	} {
		site := &model.Site{Actions: map[int][]*model.Action{}}
		for year, list := range c.before {
			for _, n := range list {
				site.Actions[year] = append(site.Actions[year], &model.Action{Number: n})
			}
		}
		p := &proposer{site: site, view: &analysis.View{Edition: &model.Edition{Period: model.Period{Year: 2022, Month: 6}}}}
		next := p.numbers()
		if got := next() + " " + next(); got != c.want {
			t.Errorf("%s: numbers() = %s, want %s", c.name, got, c.want)
		}
	}
}
