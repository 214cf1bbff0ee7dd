package check

import (
	"strings"
	"testing"
	"testing/fstest"

	"bulletin/internal/chart"
	"bulletin/internal/diag"
	"bulletin/internal/load"
)

// TestSilenced: what a note, a reason or an explanation answers is not told, and kept with the answer.
func TestSilenced(t *testing.T) {
	for _, test := range []struct{ code, file, from, to, answer string }{
		{"jump", "data/reports/2023-06.yaml", "    kaifaqu: 125\n", "    kaifaqu: {value: 7730, explained: {jump: 并入园区}}\n", "已在 explained 中说明：并入园区"},
		{"fraction", "data/reports/2023-06.yaml", "    qingshan: 845\n", "    qingshan: {value: 845.5, note: 半家}\n", "已在 note 中说明：半家"},
		{"rate-range", "data/reports/2023-06.yaml", "    nanling: 79.4\n", "    nanling: {value: 179.4, explained: {rate-range: 口径}}\n", "口径"},
		{"zero-target", "data/targets/2023.yaml", "    nanling: 32\n", "    nanling: {value: 0, note: 没有任务}\n", "没有任务"},
		{"rate-range", "data/targets/2023.yaml", "    nanling: 82.0\n", "    nanling: {value: 120, note: 如此}\n", "如此"},
		{"fraction", "data/targets/2023.yaml", "    nanling: 4\n", "    nanling: {value: 4.5, note: 如此}\n", "如此"},
		{"sum-of-targets", "data/targets/2023.yaml", "    qingshan: 42.00\n", "    qingshan: {value: 43.00, note: 留有余量}\n", "留有余量"},
		{"signing-date", "data/targets/2023.yaml", "signed_on: 2023-02-20}", "signed_on: 2021-02-20, note: 三年一签}", "三年一签"},
		{"far-over", "data/targets/2023.yaml", "    shizhi: 2.00\n", "    shizhi: {value: 0.10, note: 刚起步}\n", "刚起步"},
		{"open-milestone", "data/milestones/2023.yaml", "done: 2023-05-30, who: 各县", "who: 各县, note: 延期", "延期"},
		{"early-done", "data/milestones/2023.yaml", "done: 2023-05-30, who: 各县", "done: 2023-03-30, who: 各县, note: 提前", "提前"},
		{"met-action", "data/actions/2023.yaml", "    opened: 2023-h1\n    region: nanling\n", "    opened: 2023-q1\n    reason: 还要看三季度\n    region: nanling\n", "还要看三季度"},
	} {
		site := fstest.MapFS{}
		lay(t, site, "testdata/base")
		text := string(site[test.file].Data)
		if strings.Count(text, test.from) < 1 {
			t.Fatalf("%s has no %s", test.file, test.from)
		}
		last := strings.LastIndex(text, test.from)
		site[test.file] = &fstest.MapFile{Data: []byte(text[:last] + test.to + text[last+len(test.from):])}
		diags := &diag.List{}
		s, err := load.Site(site, chart.Usual(), diags)
		if err != nil || diags.HasErrors() {
			t.Fatal(err, diags.Sorted())
		}
		Site(s, diags)
		for _, d := range diags.Sorted() {
			if d.Code == test.code {
				t.Errorf("%s is told: %s", test.code, d)
			}
		}
		found := false
		for _, d := range diags.Silenced() {
			found = found || d.Code == test.code && strings.Contains(d.Fix, test.answer)
		}
		if !found {
			t.Errorf("%s: the answer “%s” is not kept: %v", test.code, test.answer, diags.Silenced())
		}
	}
}
