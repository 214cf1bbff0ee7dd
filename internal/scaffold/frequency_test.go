package scaffold

import (
	"strings"
	"testing"

	"bulletin/internal/model"
)

// TestFrequencies: how often an indicator is reported is asked for, a new site asks for nothing that is not due, and its guide goes on with the
// edition of the next figures.
func TestFrequencies(t *testing.T) {
	files := laid(answered(t, "quarterly.yaml").Files(day))
	if told := built(t, files); len(told) > 0 {
		t.Errorf("the new site is warned of %q", told)
	}
	s := read(t, files)
	for k, want := range []model.Frequency{model.Quarterly, model.HalfYearly, model.Yearly} {
		if got := s.Indicators[k].Every; got != want {
			t.Errorf("%s: every %d, want %d", s.Indicators[k].Name, got, want)
		}
	}
	guide := ""
	for name, f := range files {
		if strings.HasSuffix(name, "使用说明.txt") {
			guide = string(f.Data)
		}
	}
	if !strings.Contains(guide, "以下一期 2025年前三季度 为例") || !strings.Contains(guide, "bulletin form 2025-09") {
		t.Errorf("the guide goes on otherwise:\n%s", guide)
	}
	first := func(id string) Issue {
		issue, ok := NewIssue(id)
		if !ok {
			t.Fatal(id)
		}
		return issue
	}
	of := func(every ...model.Frequency) *model.Site {
		s := &model.Site{}
		for _, f := range every {
			s.Indicators = append(s.Indicators, &model.Indicator{Every: f})
		}
		return s
	}
	for _, test := range []struct {
		site     *model.Site
		id, want string
	}{
		{of(model.Quarterly, model.Yearly), "2025", "2026-q1"}, {of(model.Quarterly), "2025-q1", "2025-h1"}, {of(model.Quarterly), "2025-q3", "2025"},
		{of(model.HalfYearly), "2025-h1", "2025"}, {of(model.HalfYearly), "2025", "2026-h1"}, {of(model.Yearly), "2025", "2026"},
		{of(model.Monthly, model.Quarterly), "2025-h1", "2025"}, {of(model.Monthly), "2025-07", "2025-08"},
	} {
		if got := first(test.id).after(test.site).ID; got != test.want {
			t.Errorf("behind %s comes %s, want %s", test.id, got, test.want)
		}
	}
}
