package build

import (
	"strings"
	"testing"
)

// TestLedgerTexts: 东山县 was behind when a matter was opened and is on time since: what the ledger said then is no
// mistake now. What was never true is one in each edition that shows it.
func TestLedgerTexts(t *testing.T) {
	const ledger = `year: 2024
actions:
  - number: "1"
    opened: 2024-q1
    region: dong
    indicator: qianyue
    matter: %MATTER%
    unit: 东山县
    deadline: 2024-08-30
    state: 逾期
    result: %RESULT%
`
	for _, test := range []struct {
		matter, result string
		says           string
	}{
		{"签约额落后序时，现完成{{ 完成率 }}", "签约额仍落后序时", ""},
		{"签约额完成12.0%，低于序时进度{{ 较序时 绝对值 }}", "签约额已达到序时进度", ""},
		{"签约额尚未破零", "已约谈", "“尚未破零”与数据不符"},
		{"签约额达到序时进度", "已约谈", "“达到序时进度”与数据不符"},
		{"签约额落后序时", "签约额尚未破零", "“尚未破零”与数据不符"},
	} {
		files := map[string]string{"data/actions/2024.yaml": strings.NewReplacer("%MATTER%", `"`+test.matter+`"`, "%RESULT%", `"`+test.result+`"`).Replace(ledger)}
		result, err := Build(Options{Site: overlay(t, "../claim/testdata/verdicts", files)})
		if err != nil {
			t.Fatal(err)
		}
		var said []string
		for _, d := range result.Diags {
			if d.Code == "contradiction" {
				said = append(said, d.Text)
			}
		}
		if test.says == "" && len(said) > 0 || test.says != "" && !strings.Contains(strings.Join(said, "\n"), test.says) {
			t.Errorf("%s, %s: %q, want %q", test.matter, test.result, said, test.says)
		}
	}
}
