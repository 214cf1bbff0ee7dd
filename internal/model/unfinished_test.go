package model

import "testing"

func TestUnfinished(t *testing.T) {
	for text, want := range map[string]int{
		"": -1, "统计局": -1, "待补": -1, "（待补）": -1, "（待补：报送办法）": 0, "一（待写：二）（待补：三）": 3, "一（待补：二）（待写：三）": 3,
	} {
		if got := Unfinished(text); got != want {
			t.Errorf("Unfinished(%q) = %d, want %d", text, got, want)
		}
		if got := Finished(text); want < 0 && got != text || want >= 0 && got != "" {
			t.Errorf("Finished(%q) = %q", text, got)
		}
	}
}
