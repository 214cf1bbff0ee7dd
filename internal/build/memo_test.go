package build

import (
	"flag"
	"fmt"
	"io/fs"
	"maps"
	"math/rand/v2"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"bulletin/internal/diag"
	"bulletin/internal/longtest"
)

// changing is a small site of three editions, and of a report beyond them.
var changing = map[string]string{
	"data/site.yaml": "title: 示例通报\nissuer: 示例局\ndata: none\n",
	"data/regions.yaml": `words: {whole: 全州, member: 县, upper: 全省}
prefecture: {id: zhou, name: 示例州}
counties:
  - {id: jia, name: 甲县}
  - {id: yi, name: 乙县}
  - {id: bing, name: 丙县}
`,
	"data/indicators.yaml": `groups:
  - id: zu
    name: 一组
    indicators:
      - {id: hetong, name: 合同额, unit: 家, department: 甲处, definition: 甲, reporting: 甲, contact: 甲处, adds_up: false, why_not: 例}
      - {id: yinhuan, name: 隐患数, unit: 起, better: lower, department: 甲处, definition: 甲, reporting: 甲, contact: 甲处, adds_up: false, why_not: 例}
      - {id: lv, name: 合格率, unit: "%", measure: rate, department: 甲处, definition: 甲, reporting: 甲, contact: 甲处}
`,
	"data/targets/2023.yaml":    "year: 2023\nset_by: 州政府\nsigned_on: 2023-01-20\nvalues:\n  hetong: {zhou: 30, jia: 10, yi: 10, bing: 10}\n  yinhuan: {zhou: 9, jia: 3, yi: 3, bing: 3}\n  lv: {zhou: 90, jia: 90, yi: 90, bing: 90}\n",
	"data/targets/2024.yaml":    "year: 2024\nset_by: 州政府\nsigned_on: 2024-01-20\nvalues:\n  hetong: {zhou: 30, jia: 10, yi: 10, bing: 10}\n  yinhuan: {zhou: 9, jia: 3, yi: 3, bing: 3}\n  lv: {zhou: 90, jia: 90, yi: 90, bing: 90}\n",
	"data/reports/2023-06.yaml": report("2023-06", 9, 3),
	"data/reports/2023-12.yaml": report("2023-12", 28, 6),
	"data/reports/2024-03.yaml": report("2024-03", 6, 1),
	"data/reports/2024-06.yaml": report("2024-06", 14, 2),
	"data/reports/2024-09.yaml": report("2024-09", 22, 4),
	"data/milestones/2024.yaml": "year: 2024\nmilestones:\n  - {id: m, title: 年中督导, due: 2024-07-28, who: 各县}\n",
	"data/events/2024.yaml":     "year: 2024\nevents:\n  - {title: 科技活动周, date: 2024-05-21, kind: 活动, place: 甲县}\n",
	"data/actions/2024.yaml": `year: 2024
actions:
  - {number: "2024-01", opened: q1, region: jia, indicator: hetong, matter: "合同额只完成{{ 完成率 }}", unit: 甲县, deadline: 2024-09-30, state: 推进中}
  - {number: "2024-02", opened: h1, region: yi, indicator: hetong, matter: 合同额须补齐, unit: 乙县, deadline: 2024-10-30, state: 推进中}
`,
	"content/y/edition.md":            "---\nlabel: 2023年度\nperiod: 2023-12\ndate: 2024-01-22\n---\n\n## 一、情况\n\n全州合同额{{ 合同额 累计 }}。\n",
	"content/q1/edition.md":           "---\nlabel: 2024年一季度\nperiod: 2024-03\ndate: 2024-04-16\n---\n\n## 一、情况\n\n一季度情况如下。[半年见此](edition:h1)\n\n```table\nindicator: hetong\n```\n",
	"content/h1/edition.md":           "---\nlabel: 2024年上半年\nperiod: 2024-06\ndate: 2024-07-16\nhighlights:\n  - 甲县合同额{{ 甲县 合同额 累计 }}。\n---\n\n## 一、情况\n\n上期甲县合同额为{{ 上期 甲县 合同额 累计 }}。\n\n```chart\nkind: months\nindicator: hetong\nregion: jia\n```\n",
	"content/h1/counties/jia.md":      "甲县合同额累计{{ 合同额 累计 }}，上年为{{ 上年 合同额 累计 }}。\n",
	"content/q1/indicators/lv.md":     "合格率情况平稳。\n",
	"content/h1/indicators/hetong.md": "各县合同额见表。\n",
}

func report(period string, whole, part int) string {
	return fmt.Sprintf("period: %s\nstatus: 快报\nvalues:\n  hetong: {zhou: %d, jia: %d, yi: %d, bing: %d}\n  yinhuan: {zhou: %d, jia: 1, yi: 1, bing: 1}\n  lv: {zhou: 91, jia: 90, yi: %d, bing: 93}\n",
		period, whole, part, part+1, part+2, part, 88+part)
}

// sentences are appended to texts: some true, some not, some naming months and editions before or after the text's own.
var sentences = []string{
	"甲县合同额累计{{ 2024年上半年 甲县 合同额 累计 }}。", "2024年9月，甲县合同额累计4家。", "截至2024年6月，乙县合同额累计3家。", "甲县合同额比上年多{{ 2023年度 甲县 合同额 累计 }}。",
	"丙县合同额累计4家。", "全州合同额居全省第3位。", "乙县已完成{{ 2024-09 乙县 合同额 累计 }}。", "工作仍须加力。", "全州合格率为91%。", "合同额居前的是{{ 合同额 前2 }}。",
}

var someNumber = regexp.MustCompile(`: \d+(,|})`)

// edits are what authors do to a site between two builds, and what happens to its output. Each says what it did.
var edits = []func(r *rand.Rand, site map[string]string, out string) string{
	func(r *rand.Rand, site map[string]string, _ string) string { // a figure or a target
		file := some(r, site, "data/reports/", "data/targets/")
		places := someNumber.FindAllStringIndex(site[file], -1)
		if len(places) == 0 {
			return "nothing"
		}
		at := places[r.IntN(len(places))]
		site[file] = site[file][:at[0]] + fmt.Sprintf(": %d", r.IntN(12)) + site[file][at[1]-1:]
		return "a number of " + file
	},
	func(r *rand.Rand, site map[string]string, _ string) string {
		file := some(r, site, "content/")
		site[file] += "\n" + sentences[r.IntN(len(sentences))] + "\n"
		return "a sentence of " + file
	},
	func(r *rand.Rand, site map[string]string, _ string) string {
		file := some(r, site, "content/")
		if _, head, found := strings.Cut(changing[file], "---"); found && head != "" || changing[file] != "" {
			site[file] = changing[file]
		}
		return "the first text of " + file
	},
	func(r *rand.Rand, site map[string]string, _ string) string { // a head that other editions show
		id := []string{"y", "q1", "h1"}[r.IntN(3)]
		file := "content/" + id + "/edition.md"
		site[file] = regexp.MustCompile(`(?m)^label: .*$`).ReplaceAllString(site[file], fmt.Sprintf("label: 第%d次通报", r.IntN(90)))
		return "the label of " + id
	},
	func(r *rand.Rand, site map[string]string, _ string) string {
		more := []string{"data: none\n", "data: none\n", "", "data: none\nattachments: {whole: static}\n"}[r.IntN(4)] // they take most of the time
		site["data/site.yaml"] = fmt.Sprintf("title: 通报%d\nissuer: 示例局\nsample: %t\nthresholds: {behind: %d}\n%s", r.IntN(3), r.IntN(2) == 0, 2+r.IntN(4), more)
		return "site.yaml"
	},
	func(r *rand.Rand, site map[string]string, _ string) string {
		name := []string{"layouts/assets/sheet.css", "layouts/assets/bulletin.css"}[r.IntN(2)]
		if _, there := site[name]; there {
			delete(site, name)
		} else {
			site[name] = "body { color: black }\n"
		}
		return name
	},
	func(r *rand.Rand, site map[string]string, _ string) string {
		if _, there := site["layouts/county.html"]; there && r.IntN(2) == 0 {
			delete(site, "layouts/county.html")
		} else {
			site["layouts/county.html"] = fmt.Sprintf("{{define \"main\"}}<h1>{{.Heading}} %d</h1>{{end}}\n", r.IntN(5))
		}
		return "a layout"
	},
	func(r *rand.Rand, site map[string]string, _ string) string { // months that come and go
		file := []string{"data/reports/2023-06.yaml", "data/reports/2024-09.yaml", "data/reports/2023-03.yaml", "data/reports/2024-05.yaml"}[r.IntN(4)]
		if _, there := site[file]; there {
			delete(site, file)
		} else {
			site[file] = report(strings.TrimSuffix(filepath.Base(file), ".yaml"), r.IntN(30), r.IntN(9))
		}
		return file
	},
	func(r *rand.Rand, site map[string]string, _ string) string { // editions that come and go
		if _, there := site["content/q3/edition.md"]; there {
			delete(site, "content/q3/edition.md")
		} else if _, there := site["data/reports/2024-09.yaml"]; there {
			site["content/q3/edition.md"] = "---\nlabel: 2024年前三季度\nperiod: 2024-09\ndate: 2024-10-16\n---\n\n## 一、情况\n\n如下。\n"
		}
		return "an edition"
	},
	func(r *rand.Rand, site map[string]string, _ string) string {
		day := 10 + r.IntN(18)
		site["data/actions/2024.yaml"] = regexp.MustCompile(`deadline: 2024-09-\d+`).ReplaceAllString(site["data/actions/2024.yaml"], fmt.Sprintf("deadline: 2024-09-%d", day))
		return "the ledger"
	},
	func(r *rand.Rand, site map[string]string, _ string) string {
		site["data/regions.yaml"] = strings.Replace(changing["data/regions.yaml"], "乙县", []string{"乙县", "乙新县"}[r.IntN(2)], 1)
		return "a name"
	},
	func(r *rand.Rand, _ map[string]string, out string) string { // a page that somebody changed or took away
		pages, _ := filepath.Glob(filepath.Join(out, "*", "*", "*.html"))
		if len(pages) == 0 {
			return "nothing"
		}
		p := pages[r.IntN(len(pages))]
		if r.IntN(2) == 0 {
			os.Remove(p)
			return "a page that is gone"
		}
		if text, err := os.ReadFile(p); err == nil && len(text) > 0 { // as a disk would, of the same length
			text[len(text)/2] ^= 1
			os.WriteFile(p, text, 0o666)
		}
		return "a page that was changed"
	},
	func(r *rand.Rand, _ map[string]string, out string) string { // a record that is cut off or spoiled
		name := filepath.Join(filepath.Dir(out), ".bulletin", filepath.Base(out), "memo")
		text, err := os.ReadFile(name)
		if err != nil || len(text) == 0 {
			return "nothing"
		}
		if at := r.IntN(len(text)); r.IntN(2) == 0 {
			text = text[:at]
		} else {
			text[at] ^= 1
		}
		os.WriteFile(name, text, 0o666)
		return "the record"
	},
	func(_ *rand.Rand, _ map[string]string, _ string) string { return "nothing" },
}

// some is one of the files whose names begin so.
func some(r *rand.Rand, site map[string]string, folders ...string) string {
	var names []string
	for _, name := range slices.Sorted(maps.Keys(site)) {
		if slices.ContainsFunc(folders, func(f string) bool { return strings.HasPrefix(name, f) }) {
			names = append(names, name)
		}
	}
	return names[r.IntN(len(names))]
}

// editsTried is how many edits TestKeptAsMade makes; the checks of a submission make 200.
var editsTried = flag.Int("edits", 20, "")

// TestKeptAsMade: after any edit a build that keeps what has not changed leaves the same bytes as one that makes everything, and says
// the same.
func TestKeptAsMade(t *testing.T) {
	longtest.Skip(t)
	n := *editsTried
	r := rand.New(rand.NewPCG(12, 4))
	dir := t.TempDir()
	some, all := filepath.Join(dir, "some", "public"), filepath.Join(dir, "all", "public")
	site, program := maps.Clone(changing), "one"
	kept, unchanged, failed := 0, 0, 0
	for k := range n {
		var done []string
		before := maps.Clone(site)
		for range 1 + r.IntN(2) {
			done = append(done, edits[r.IntN(len(edits))](r, site, some))
		}
		if r.IntN(20) == 0 {
			program += "'"
			done = append(done, "the program")
		}
		one := builtAs(t, site, Options{Out: some, Program: program, Overwrite: true})
		whole := builtAs(t, site, Options{Out: all, Program: program, All: true})
		if got, want := told(one), told(whole); got != want {
			t.Fatalf("edit %d (%s): said\n%s\nwant\n%s", k, strings.Join(done, ", "), got, want)
		}
		if whole.Errors > 0 {
			failed++
			site = before
			continue
		}
		if whole.Kept != 0 {
			t.Fatalf("a build of everything kept %d editions", whole.Kept)
		}
		if diff := different(t, some, all); diff != "" {
			t.Fatalf("edit %d (%s), %d editions kept: %s", k, strings.Join(done, ", "), one.Kept, diff)
		}
		kept += one.Kept
		if one.Kept == one.Editions {
			unchanged++
		}
	}
	t.Logf("%d edits: %d editions kept, in %d builds all of them; %d builds with errors", n, kept, unchanged, failed)
	if kept < n/2 || unchanged == 0 || failed > n/2 {
		t.Errorf("too little was tried")
	}
}

func builtAs(t *testing.T, site map[string]string, o Options) *Result {
	t.Helper()
	files := fstest.MapFS{}
	for name, text := range site {
		files[name] = &fstest.MapFile{Data: []byte(text)}
	}
	o.Site = files
	result, err := Build(o)
	if err != nil {
		t.Fatal(err)
	}
	return result
}

// told is what a build tells its caller, but for the files that it happened to find.
func told(r *Result) string {
	lines := []string{fmt.Sprint(r.Editions, r.Pages, r.Charts, r.Errors, r.Warnings)}
	for _, d := range r.Diags {
		lines = append(lines, d.String())
	}
	return strings.Join(lines, "\n")
}

// different names a file that differs between two folders.
func different(t *testing.T, a, b string) string {
	t.Helper()
	one, two := hashesOf(t, a), hashesOf(t, b)
	for name := range one {
		if one[name] != two[name] {
			return name + " differs"
		}
	}
	for name := range two {
		if _, there := one[name]; !there {
			return name + " is missing"
		}
	}
	return ""
}

func hashesOf(t *testing.T, dir string) map[string]string {
	t.Helper()
	out := map[string]string{}
	err := fs.WalkDir(os.DirFS(dir), ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		content, err := os.ReadFile(filepath.Join(dir, name))
		out[name] = string(content)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// TestKept: which editions a change makes anew.
func TestKept(t *testing.T) {
	for _, test := range []struct {
		name string
		edit func(map[string]string)
		kept int
	}{
		{"nothing", func(map[string]string) {}, 3},
		{"a figure of the newest", inPlaceOf("data/reports/2024-06.yaml", "jia: 2", "jia: 1"), 2},
		{"a figure of the year before", inPlaceOf("data/reports/2023-12.yaml", "jia: 6", "jia: 5"), 0},
		{"a month after all", inPlaceOf("data/reports/2024-09.yaml", "jia: 4", "jia: 5"), 3},
		{"a text", inPlaceOf("content/q1/edition.md", "情况如下", "的情况如下"), 2},
		{"a label", inPlaceOf("content/q1/edition.md", "2024年一季度", "2024年1季度"), 0},
		{"targets of the next year", func(s map[string]string) {
			s["data/targets/2025.yaml"] = strings.ReplaceAll(s["data/targets/2024.yaml"], "2024", "2025")
		}, 3},
		{"a style", func(s map[string]string) { s["layouts/assets/sheet.css"] = "b {}\n" }, 0},
		{"a setting", inPlaceOf("data/site.yaml", "示例局", "示例甲局"), 0},
	} {
		out := filepath.Join(t.TempDir(), "public")
		site := maps.Clone(changing)
		if r := builtAs(t, site, Options{Out: out, Program: "p"}); r.Errors > 0 || r.Kept > 0 {
			t.Fatal(r.Diags, r.Kept)
		}
		test.edit(site)
		r := builtAs(t, site, Options{Out: out, Program: "p"})
		if r.Errors > 0 || r.Kept != test.kept {
			t.Errorf("%s: kept %d editions, want %d; %v", test.name, r.Kept, test.kept, r.Diags)
		}
		if r := builtAs(t, site, Options{Out: out}); r.Kept != 0 {
			t.Errorf("%s: an unnamed program kept %d", test.name, r.Kept)
		}
	}
}

func inPlaceOf(file, old, new string) func(map[string]string) {
	return func(site map[string]string) {
		if !strings.Contains(site[file], old) {
			panic(file + " has no " + old)
		}
		site[file] = strings.Replace(site[file], old, new, 1)
	}
}

// TestNamedMonths: a text that names a later month is judged again when that month is reported.
func TestNamedMonths(t *testing.T) {
	out := filepath.Join(t.TempDir(), "public")
	site := maps.Clone(changing)
	delete(site, "data/reports/2024-09.yaml")
	site["content/h1/counties/jia.md"] = "2024年9月，甲县合同额累计5家。\n"
	builtAs(t, site, Options{Out: out, Program: "p"})
	site["data/reports/2024-09.yaml"] = changing["data/reports/2024-09.yaml"]
	got := builtAs(t, site, Options{Out: out, Program: "p"})
	want := builtAs(t, site, Options{Out: filepath.Join(t.TempDir(), "public")})
	if told(got) != told(want) {
		t.Errorf("said\n%s\nwant\n%s", told(got), told(want))
	}
}

// TestRepeats: a warning is told again by builds that make nothing.
func TestRepeats(t *testing.T) {
	out := filepath.Join(t.TempDir(), "public")
	site := maps.Clone(changing)
	site["content/h1/counties/jia.md"] += "\n甲县共有{{ 合同额 累计 }}的合同，另有7家在谈。\n"
	site["data/reports/2024-06.yaml"] = strings.Replace(site["data/reports/2024-06.yaml"], "lv: {zhou: 91", "lv: {zhou: 0.91", 1)
	first := builtAs(t, site, Options{Out: out, Program: "p"})
	again := builtAs(t, site, Options{Out: out, Program: "p"})
	if first.Errors > 0 || first.Warnings == 0 || again.Kept != 3 || told(first) != told(again) {
		t.Errorf("first\n%s\nthen, of %d editions kept\n%s", told(first), again.Kept, told(again))
	}
	if slices.ContainsFunc(again.Diags, func(d diag.Diagnostic) bool { return d.Line == 0 }) {
		t.Errorf("a message lost its place: %v", again.Diags)
	}
}
