package analysis

import (
	"strings"
	"testing"

	"bulletin/internal/model"
)

// TestWholeOfSome: a whole that is the sum of those who have reported is compared with the same of last year, or not at all.
func TestWholeOfSome(t *testing.T) {
	adds := flow
	adds.AddsUp = true
	for _, tt := range []struct {
		name, rows       string
		left             string
		lastYear, growth string
		narrowed         bool
	}{
		{"all have reported", "全州 60 30 20\n吉首 20 10 8\n泸溪 20 15 7\n凤凰 20 5 5", "", "20", "50", false},
		{"one has not: last year without it, too", "全州 60 25 20\n吉首 20 10 8\n泸溪 20 15 7\n凤凰 20 未报送 5", "凤凰", "15", "66.6667", true},
		{"one without an entry", "全州 60 25 20\n吉首 20 10 8\n泸溪 20 15 7\n凤凰 20 . 5", "凤凰", "15", "66.6667", true},
		{"a zone counts as well", "全州 60 25 20\n吉首 20 10 8\n泸溪 20 15 7\n高新区 20 未报送 5", "高新区", "15", "66.6667", true},
		{"the same was missing last year", "全州 60 25 15\n吉首 20 10 8\n泸溪 20 15 7\n凤凰 20 未报送 未报送", "凤凰", "15", "66.6667", false},
		{"it was missing last year, and is there now", "全州 60 30 15\n吉首 20 10 8\n泸溪 20 15 7\n凤凰 20 5 未报送", "", "OtherMembers", "NoLastYear", false},
		{"others are missing now", "全州 60 20 15\n吉首 20 未报送 8\n泸溪 20 15 7\n凤凰 20 5 未报送", "吉首", "OtherMembers", "NoLastYear", false},
		{"the author has what is missing", "全州 60 30 20\n吉首 20 10 8\n泸溪 20 15 7\n凤凰 20 未报送 5", "", "20", "50", false},
		{"what is secret is in the whole", "全州 60 25 20\n吉首 20 10 8\n泸溪 20 15 7\n凤凰 20 保密 5", "", "20", "25", false},
		{"who takes no part is not missing", "全州 60 25 15\n吉首 20 10 8\n泸溪 20 15 7\n凤凰 20 不适用 未报送", "", "OtherMembers", "NoLastYear", false},
		{"last year was no sum", "全州 60 25 31\n吉首 20 10 8\n泸溪 20 15 7\n凤凰 20 未报送 5", "凤凰", "OtherMembers", "NoLastYear", false},
		{"nobody has reported", "全州 60 25 20\n吉首 20 未报送 8\n泸溪 20 未报送 12", "", "20", "25", false},
		{"rounding hides nothing", "全州 60 25.1 20\n吉首 20 10.04 8\n泸溪 20 15.04 7\n凤凰 20 未报送 5", "凤凰", "15", "67.3333", true},
	} {
		t.Run(tt.name, func(t *testing.T) {
			v, i := sheet{indicator: adds, rows: tt.rows}.view(t)
			if strings.Contains(tt.rows, ".04") {
				i.Decimals = 1
			}
			var names []string
			for _, r := range v.LeftOut(i) {
				names = append(names, r.Name)
			}
			c := v.Cell(i, v.Site.Whole())
			last := show(c.LastYear)
			if c.LastYear.Gap == model.OtherMembers {
				last = "OtherMembers"
			}
			if got := strings.Join(names, " "); got != tt.left || last != tt.lastYear || show(c.Growth.Num) != tt.growth || v.Narrowed(i) != tt.narrowed {
				t.Errorf("left out %q, last year %s, growth %s, narrowed %v", got, last, show(c.Growth.Num), v.Narrowed(i))
			}
		})
	}
	for name, i := range map[string]model.Indicator{"no sum": flow, "rate": {Targeted: true, Measure: model.Rate, AddsUp: true}} {
		v, i := sheet{indicator: i, rows: "全州 60 25 20\n吉首 20 10 8\n泸溪 20 15 7\n凤凰 20 未报送 5"}.view(t)
		if left := v.LeftOut(i); len(left) > 0 {
			t.Errorf("%s leaves out %s", name, left[0].Name)
		}
	}
}

// TestWholeOfOthersBefore: nothing is said of how a whole moved that held others before; that of a county is.
func TestWholeOfOthersBefore(t *testing.T) {
	adds := flow
	adds.AddsUp = true
	s := sheet{indicator: adds, before: map[int]string{3: "全州 60 12\n吉首 20 5\n泸溪 20 4\n凤凰 20 3"}, rows: "全州 60 25 20\n吉首 20 10 8\n泸溪 20 15 7\n凤凰 20 未报送 5"}
	v, i := s.view(t)
	if _, ok := v.Before(i, v.Site.Whole()); ok {
		t.Error("a whole of two is compared with one of three")
	}
	if was, ok := v.Before(i, find(t, v.Site, "吉首")); !ok || !was.Value.Ok() {
		t.Error("a county has no edition before")
	}
	s.rows = "全州 60 30 20\n吉首 20 10 8\n泸溪 20 15 7\n凤凰 20 5 5"
	v, i = s.view(t)
	if _, ok := v.Before(i, v.Site.Whole()); !ok {
		t.Error("a whole of three is not compared with one of three")
	}
}

// TestYearEndOfOthers: last year's shape is taken of the same members.
func TestYearEndOfOthers(t *testing.T) {
	adds := flow
	adds.AddsUp = true
	s := sheet{indicator: adds, rows: "全州 60 25 20\n吉首 20 10 8\n泸溪 20 15 7\n凤凰 20 未报送 5"}
	v, i := s.view(t)
	report(t, v.Site, model.Period{Year: 2021, Month: 12}, rows("全州 . 50\n吉首 . 18\n泸溪 . 12\n凤凰 . 20"), 2)
	v = New(v.Site, v.Edition)
	c := v.Cell(i, v.Site.Whole())
	if got := show(v.Forecast(&c).Seasonal); got != "50" { // 25 × 30 ÷ 15
		t.Errorf("in last year's shape %s, want 50", got)
	}
}
