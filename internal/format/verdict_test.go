package format

import (
	"strings"
	"testing"

	"bulletin/internal/analysis"
	"bulletin/internal/model"
)

// kinds are the kinds of indicators by name.
var kinds = map[string]*model.Indicator{
	"task": {}, "limit": {Better: model.Lower},
	"level": {Measure: model.Stock}, "limit of a level": {Measure: model.Stock, Better: model.Lower},
	"rate": {Measure: model.Rate}, "limit of a rate": {Measure: model.Rate, Better: model.Lower},
}

// needed says of which kinds a predicate can be asked.
func needed(n analysis.Needs, kind string) bool {
	switch n {
	case analysis.OfPaced:
		return kind == "task" || kind == "limit"
	case analysis.OfTask:
		return kind == "task"
	case analysis.OfLimit:
		return strings.HasPrefix(kind, "limit")
	case analysis.OfLevel:
		return kind != "task" && kind != "limit"
	}
	return true
}

// TestVerdicts: each predicate has a word for each kind of which it can be asked, and no other in the table.
func TestVerdicts(t *testing.T) {
	if len(verdicts) != len(analysis.Predicates) {
		t.Errorf("%d words for %d predicates", len(verdicts), len(analysis.Predicates))
	}
	for _, p := range analysis.Predicates {
		for kind, i := range kinds {
			if !needed(p.Needs, kind) {
				continue
			}
			for _, end := range []bool{false, true} {
				if got := Verdict(p, i, end); got == "" {
					t.Errorf("Verdict(%s, %s, year's end %t) is empty", p.Name, kind, end)
				}
			}
		}
	}
	if got := Verdict(&analysis.Predicate{Name: "other"}, kinds["task"], false); got != "" {
		t.Errorf("Verdict of no predicate of the table = %s, want nothing", got)
	}
}

// TestVerdict holds the words themselves.
func TestVerdict(t *testing.T) {
	for _, test := range []struct {
		p         *analysis.Predicate
		kind      string
		word, end string
	}{
		{analysis.IsOver, "task", "超额完成年度目标", "超额完成年度目标"},
		{analysis.IsMet, "task", "完成年度目标", "完成年度目标"},
		{analysis.KeepsPace, "task", "达到序时进度", "完成年度目标"},
		{analysis.KeepsPace, "limit", "控制在序时进度以内", "控制在年度控制数以内"},
		{analysis.IsBehind, "task", "落后序时", "未完成年度目标"},
		{analysis.IsBehind, "limit", "超出序时进度", "超出年度控制数"},
		{analysis.IsFarBehind, "task", "严重落后序时", "未完成年度目标"},
		{analysis.IsAtZero, "task", "尚未破零", "未破零"},
		{analysis.IsExceeded, "limit", "超出年度控制数", "超出年度控制数"},
		{analysis.IsReached, "rate", "达到年度目标", "达到年度目标"},
		{analysis.IsReached, "limit of a level", "控制在年度控制数以内", "控制在年度控制数以内"},
		{analysis.IsShort, "level", "尚未达到年度目标", "未达到年度目标"},
		{analysis.IsShort, "limit of a rate", "高于年度控制数", "超出年度控制数"},
		{analysis.IsNotReported, "limit", "未报送", "未报送"},
		{analysis.IsLast, "task", "居末位", "居末位"},
	} {
		if got := Verdict(test.p, kinds[test.kind], false); got != test.word {
			t.Errorf("Verdict(%s, %s) = %s, want %s", test.p.Name, test.kind, got, test.word)
		}
		if got := Verdict(test.p, kinds[test.kind], true); got != test.end {
			t.Errorf("Verdict(%s, %s) at the year's end = %s, want %s", test.p.Name, test.kind, got, test.end)
		}
	}
}

// TestOneWord: a target is 年度目标 and a limit 年度控制数, never 全年目标, 全年任务 or 上限; 末 stands only for the last place.
func TestOneWord(t *testing.T) {
	words := []string{Behind(true, true), Behind(true, false), OnPace(true, true), OnPace(true, false)}
	for _, v := range verdicts {
		for _, list := range [][2]string{v.task, v.limit, v.level, v.levelLimit} {
			words = append(words, list[:]...)
		}
	}
	for _, w := range words {
		for _, other := range []string{"全年目标", "全年任务", "年度任务", "上限", "限额"} {
			if strings.Contains(w, other) {
				t.Errorf("%s, want 年度目标 or 年度控制数", w)
			}
		}
		if strings.Contains(w, "末") && w != Verdict(analysis.IsLast, kinds["task"], false) {
			t.Errorf("%s, want no 末", w)
		}
	}
	for kind, i := range kinds {
		want := "年度目标"
		if strings.HasPrefix(kind, "limit") {
			want = "年度控制数"
		}
		if got := Goal(i); got != want {
			t.Errorf("Goal(%s) = %s, want %s", kind, got, want)
		}
	}
}

func TestMixedWords(t *testing.T) {
	for _, test := range []struct {
		limits, end  bool
		behind, pace string
	}{
		{false, false, "落后序时", "达到序时进度"}, {false, true, "未完成年度目标", "完成年度目标"},
		{true, false, "未达序时要求", "达到序时要求"}, {true, true, "未达年度要求", "达到年度要求"},
	} {
		if got := Behind(test.limits, test.end); got != test.behind {
			t.Errorf("Behind(%t, %t) = %s, want %s", test.limits, test.end, got, test.behind)
		}
		if got := OnPace(test.limits, test.end); got != test.pace {
			t.Errorf("OnPace(%t, %t) = %s, want %s", test.limits, test.end, got, test.pace)
		}
	}
}
