package analysis

import (
	"testing"

	"bulletin/internal/model"
)

var efforts = [...]string{"NoEffort", "PresentPace", "RaisedPace", "HighPace", "VeryHighPace"}

// TestEffort holds hand-worked cases with the default lines 1.2, 2 and 4. In June 6 months are gone and 6 left, so
// that the ratio is (target − figure) ÷ figure; in April 4 are gone and 8 left: (target − figure) × 4 ÷ (figure × 8).
func TestEffort(t *testing.T) {
	for _, test := range []struct {
		name           string
		indicator      model.Indicator
		month          int
		target, figure string
		level, ratio   string
	}{
		{"half done in June", flow, 6, "100", "50", "PresentPace", "1"},              // 50 ÷ 50
		{"on the first line", flow, 6, "110", "50", "PresentPace", "1.2"},            // 60 ÷ 50
		{"just above it", flow, 6, "110.0001", "50", "RaisedPace", "1.2"},            // 60.0001 ÷ 50 = 1.200002
		{"on the second line", flow, 6, "99", "33", "RaisedPace", "2"},               // 66 ÷ 33
		{"above it", flow, 6, "100", "33", "HighPace", "2.0303"},                     // 67 ÷ 33
		{"on the third line", flow, 6, "165", "33", "HighPace", "4"},                 // 132 ÷ 33
		{"above it", flow, 6, "100", "15", "VeryHighPace", "5.6667"},                 // 85 ÷ 15
		{"a third in April", flow, 4, "3", "1", "PresentPace", "1"},                  // 2 × 4 ÷ (1 × 8)
		{"a tenth in April", flow, 4, "10", "1", "VeryHighPace", "4.5"},              // 9 × 4 ÷ (1 × 8)
		{"one month left", flow, 11, "12", "11", "PresentPace", "1"},                 // 1 × 11 ÷ (11 × 1)
		{"nothing done", flow, 6, "100", "0", "VeryHighPace", "NotMeasurable"},       // no present pace
		{"less than nothing", flow, 6, "100", "-3", "VeryHighPace", "NotMeasurable"}, // no present pace
		{"reached", flow, 6, "100", "100", "NoEffort", "0"},                          //
		{"over", flow, 6, "100", "130", "NoEffort", "0"},                             //
		{"reached in December", flow, 12, "100", "100", "NoEffort", "0"},             //
		{"not reached in December", flow, 12, "100", "99", "NoEffort", "YearOver"},
		{"target of nothing", flow, 6, "0", "0", "NoEffort", "0"},
		{"no target", flow, 6, "未设目标", "10", "NoEffort", "NoTarget"},
		{"not reported", flow, 6, "100", "未报送", "NoEffort", "NotReported"},
		{"confidential", flow, 6, "100", "保密", "NoEffort", "Confidential"},
		{"less is better", lower(flow), 6, "100", "50", "NoEffort", "NoPace"},
		{"stock", stock, 6, "100", "50", "NoEffort", "NoPace"},
		{"rate", rate, 6, "100", "50", "NoEffort", "NoPace"},
	} {
		v, i := sheet{indicator: test.indicator, month: test.month, rows: "甲 " + test.target + " " + test.figure}.view(t)
		v.Site.Limits.Effort = model.EffortLines{Raised: model.MustDecimal("1.2"), High: model.Int(2), VeryHigh: model.Int(4)}
		c := v.Cell(i, find(t, v.Site, "甲"))
		got := v.Effort(&c)
		if efforts[got.Level] != test.level || show(got.Ratio) != test.ratio {
			t.Errorf("%s: Effort() = %s, %s, want %s, %s", test.name, efforts[got.Level], show(got.Ratio), test.level, test.ratio)
		}
	}
}
