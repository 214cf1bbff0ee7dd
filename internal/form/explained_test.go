package form

import (
	"testing"

	"bulletin/internal/model"
)

// TestExplained: what nobody has written yet is not asked of those who fill in.
func TestExplained(t *testing.T) {
	for _, test := range []struct {
		indicator model.Indicator
		want      string
	}{
		{model.Indicator{Definition: "甲", Reporting: "乙", Department: "丙", Contact: "丁"}, "【指标解释】甲\n【报送办法】乙\n【数据来源】丙\n【咨询】丁"},
		{model.Indicator{Definition: "（待补：指标解释）", Reporting: "（待补：报送办法）", Department: "丙", Contact: "丁"}, "【数据来源】丙\n【咨询】丁"},
	} {
		if got := explained(&test.indicator); got != test.want {
			t.Errorf("explained = %q, want %q", got, test.want)
		}
	}
}
